package org.eigenbetrieb.ozg;

import java.util.Optional;

/** How far the reuse of an online service is that another Land has built for all ("Einer für Alle"). */
public enum EfaReuse {
    /** Nothing is said about reuse. */
    UNKNOWN("", "keine Angabe"),
    /** A service exists or is mentioned that may be reused. */
    POSSIBLE("moeglich", "Nachnutzung möglich"),
    /** A service is being developed. */
    IN_DEVELOPMENT("in-entwicklung", "in Entwicklung"),
    /** The city has registered its interest. */
    INTERESTED("interesse-angemeldet", "Interesse angemeldet"),
    /** The service is there; the city does not use it yet. */
    AVAILABLE("verfuegbar", "verfügbar"),
    /** The city is introducing it. */
    ROLLING_OUT("rollout", "Rollout läuft"),
    /** The city uses it. */
    USED("genutzt", "wird genutzt");

    private final String id;
    private final String label;

    EfaReuse(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /**
     * The word for it in tables that are read, empty for {@link #UNKNOWN}.
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
     * The stage with an id.
     *
     * @param text the id; empty for {@link #UNKNOWN}
     * @return the stage, or empty when the text is none
     */
    public static Optional<EfaReuse> find(String text) {
        for (EfaReuse stage : values()) {
            if (stage.id.equalsIgnoreCase(text)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }
}
