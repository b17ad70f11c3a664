package org.eigenbetrieb.securityreport;

/** Protection goals of information security, as IT-Grundschutz names them. */
public enum Schutzziel {
    /** Only those see it who may. */
    VERTRAULICHKEIT("vertraulichkeit", "Vertraulichkeit"),
    /** It is complete and unchanged. */
    INTEGRITAET("integritaet", "Integrität"),
    /** It is there when it is needed. */
    VERFUEGBARKEIT("verfuegbarkeit", "Verfügbarkeit");

    private final String code;
    private final String label;

    Schutzziel(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The word used in tables.
     *
     * @return the transliterated name in lower case
     */
    public String code() {
        return code;
    }

    /**
     * The word printed in reports.
     *
     * @return the German label
     */
    public String label() {
        return label;
    }

    /**
     * The goal with a code.
     *
     * @param code see {@link #code()}
     * @return the goal
     * @throws IllegalArgumentException when there is none
     */
    public static Schutzziel of(String code) {
        return Codes.of(values(), Schutzziel::code, code);
    }
}
