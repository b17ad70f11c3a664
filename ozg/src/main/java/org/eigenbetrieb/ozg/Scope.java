package org.eigenbetrieb.ozg;

import java.util.Optional;

/** Whether an entry belongs to the services of the Onlinezugangsgesetz. */
public enum Scope {
    /** Belongs to an OZG-Leistung. */
    OZG("ozg", "OZG-Leistung"),
    /** The city's own offer, no official OZG-Leistung. */
    LOCAL("lokal", "keine offizielle OZG-Leistung"),
    /** The list does not say. */
    UNASSIGNED("", "ohne Zuordnung");

    private final String id;
    private final String label;

    Scope(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /**
     * The word for it in tables that are read, empty for {@link #UNASSIGNED}.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * What reports print.
     *
     * @return the German label
     */
    public String label() {
        return label;
    }

    /**
     * The scope with an id.
     *
     * @param text the id; empty for {@link #UNASSIGNED}
     * @return the scope, or empty when the text is none
     */
    public static Optional<Scope> find(String text) {
        for (Scope scope : values()) {
            if (scope.id.equalsIgnoreCase(text)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
