package org.eigenbetrieb.planning.projects;

import java.util.Objects;

/**
 * The status that a rule gives a project, with its reason.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param status the status
 * @param reason short stable name of the reason, for example {@code end-passed}; lower-case letters and {@code -}
 * @param text the reason in German, with the numbers it rests on
 */
public record Assessment(ProjectStatus status, String reason, String text) {

    /** Checks the parts; see the record's description. */
    public Assessment {
        Objects.requireNonNull(status, "status");
        if (!reason.matches("[a-z]+(-[a-z]+)*") || text.isBlank()) {
            throw new IllegalArgumentException(
                    "A status needs a reason such as end-passed and a text, not \"" + reason + "\", \"" + text + "\"");
        }
    }
}
