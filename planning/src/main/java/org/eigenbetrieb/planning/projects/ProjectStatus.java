package org.eigenbetrieb.planning.projects;

import java.util.Optional;

/** How a project stands against its planned end, best first; codes and words as project lists print them. */
public enum ProjectStatus {
    /** Finished. */
    COMPLETED("a", "abgeschlossen"),
    /** Nothing speaks against the planned end. */
    ON_SCHEDULE("z", "im Zeitplan"),
    /** Still on schedule, but the end is at risk. */
    CRITICAL("k", "zeitkritisch"),
    /** The planned end has passed. */
    DELAYED("v", "in Verzug"),
    /** The list does not say enough. */
    NOT_DERIVABLE("?", "nicht ableitbar");

    private final String code;
    private final String label;

    ProjectStatus(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The letter that lists print: {@code a}, {@code z}, {@code k}, {@code v}, or {@code ?}.
     *
     * @return one character
     */
    public String code() {
        return code;
    }

    /**
     * The status in German.
     *
     * @return the words
     */
    public String label() {
        return label;
    }

    /**
     * The status that a list prints.
     *
     * @param code the letter, in either case
     * @return the status, or empty for another text
     */
    public static Optional<ProjectStatus> ofCode(String code) {
        for (ProjectStatus status : values()) {
            if (status.code.equalsIgnoreCase(code)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
