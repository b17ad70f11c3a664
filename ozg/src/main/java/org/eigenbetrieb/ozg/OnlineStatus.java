package org.eigenbetrieb.ozg;

import java.util.Optional;

/**
 * How far the online offer of a service is, as the city says it.
 *
 * <p>This is the city's own statement for its own citizens. The federal monitoring counts differently, see
 * {@link StatusDerivation}.
 */
public enum OnlineStatus {
    /** Offered online. */
    ONLINE("ja", "ja"),
    /** Being implemented. */
    IN_PROGRESS("in-arbeit", "in Arbeit"),
    /** To be offered, work has not begun. */
    PLANNED("geplant", "geplant"),
    /** Not offered online, for a reason. */
    NOT_OFFERED("nein", "nein");

    private final String id;
    private final String label;

    OnlineStatus(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /**
     * The status in ids of figures and rows: {@code ja}, {@code in-arbeit}, {@code geplant}, {@code nein}.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The word that lists print.
     *
     * @return the German word
     */
    public String label() {
        return label;
    }

    /**
     * The status with an id or a label.
     *
     * @param text for example {@code in Arbeit}; small and capital letters are not told apart
     * @return the status, or empty when the text is none
     */
    public static Optional<OnlineStatus> find(String text) {
        for (OnlineStatus status : values()) {
            if (status.id.equalsIgnoreCase(text) || status.label.equalsIgnoreCase(text)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
