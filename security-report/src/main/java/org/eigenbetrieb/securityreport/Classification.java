package org.eigenbetrieb.securityreport;

/** Who may see something; the order is from the widest circle to the narrowest. */
public enum Classification {
    /** Everybody: may be printed in a paper for a public meeting. */
    PUBLIC("oeffentlich", "öffentlich"),
    /** The administration: committee behind closed doors, management. */
    INTERNAL("intern", "nur für den Dienstgebrauch"),
    /** Those who handle it. */
    CONFIDENTIAL("vertraulich", "vertraulich");

    private final String code;
    private final String label;

    Classification(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The word used in tables.
     *
     * @return {@code oeffentlich}, {@code intern} or {@code vertraulich}
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
     * Whether readers of another class may see what has this class.
     *
     * @param audience class of the readers
     * @return true when this class is not narrower than theirs
     */
    public boolean isVisibleTo(Classification audience) {
        return compareTo(audience) <= 0;
    }

    /**
     * The narrower of two classes.
     *
     * @param other the other class
     * @return the one that fewer may see
     */
    public Classification narrower(Classification other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * The class with a code.
     *
     * @param code see {@link #code()}
     * @return the class
     * @throws IllegalArgumentException when there is none
     */
    public static Classification of(String code) {
        return Codes.of(values(), Classification::code, code);
    }
}
