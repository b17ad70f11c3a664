package org.eigenbetrieb.securityreport;

/** An answer that may still be open; the library never gives it, it only asks. */
public enum Answer {
    /** Yes. */
    YES("ja", "ja"),
    /** No. */
    NO("nein", "nein"),
    /** Not decided. */
    OPEN("offen", "noch nicht entschieden");

    private final String code;
    private final String label;

    Answer(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The word used in tables.
     *
     * @return {@code ja}, {@code nein} or {@code offen}
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
     * The answer with a code.
     *
     * @param code see {@link #code()}
     * @return the answer
     * @throws IllegalArgumentException when there is none
     */
    public static Answer of(String code) {
        return Codes.of(values(), Answer::code, code);
    }
}
