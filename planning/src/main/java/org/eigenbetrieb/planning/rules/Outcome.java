package org.eigenbetrieb.planning.rules;

/** What a trigger was decided to. */
public enum Outcome {
    /** It is met: what it demands has to be done. */
    MET("erfüllt"),
    /** It is not met. */
    NOT_MET("nicht erfüllt"),
    /** An input is missing; the result names it. */
    CANNOT_BE_DECIDED("nicht entscheidbar");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /**
     * The outcome in German.
     *
     * @return the words
     */
    public String label() {
        return label;
    }

    Outcome negated() {
        return switch (this) {
            case MET -> NOT_MET;
            case NOT_MET -> MET;
            case CANNOT_BE_DECIDED -> CANNOT_BE_DECIDED;
        };
    }
}
