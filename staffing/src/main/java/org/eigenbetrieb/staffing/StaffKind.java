package org.eigenbetrieb.staffing;

import java.util.Locale;
import java.util.Optional;

/** By what law somebody on a post serves. */
public enum StaffKind {
    /** Civil servants, paid by BesGr. */
    BEAMTE("beamte", "Beamte"),
    /** Employees under a collective agreement, paid by EGr. */
    BESCHAEFTIGTE("beschaeftigte", "Beschäftigte");

    private final String id;
    private final String label;

    StaffKind(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /**
     * The id that figures carry as a dimension.
     *
     * @return {@code beamte} or {@code beschaeftigte}
     */
    public String id() {
        return id;
    }

    /**
     * The word that is printed.
     *
     * @return the German word
     */
    public String label() {
        return label;
    }

    /**
     * Reads what tables write: {@code Beamte}, {@code Beschäftigte}, {@code Tarifbeschäftigte}, with or without umlaut.
     *
     * @param text the text
     * @return the kind, or empty when it is neither
     */
    public static Optional<StaffKind> find(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT).replace("ä", "ae");
        if (word.startsWith("beamt")) {
            return Optional.of(BEAMTE);
        }
        return word.startsWith("beschaeftigt") || word.startsWith("tarifbeschaeftigt")
                ? Optional.of(BESCHAEFTIGTE)
                : Optional.empty();
    }
}
