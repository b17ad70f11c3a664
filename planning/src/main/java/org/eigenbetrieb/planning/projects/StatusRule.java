package org.eigenbetrieb.planning.projects;

import java.time.LocalDate;
import java.util.Objects;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A rule that gives a project its status; write your own to use another.
 *
 * <p>It is a pure function: no clock, no files, no state. What it cannot decide is {@link
 * ProjectStatus#NOT_DERIVABLE} with the reason, never a guess.
 */
public interface StatusRule {

    /**
     * Short name of the rule.
     *
     * @return the name
     */
    String id();

    /**
     * When the rule is in use; it is refused for lists outside.
     *
     * @return the validity
     */
    Validity validity();

    /**
     * Who says so, and how sure that is.
     *
     * @return the source
     */
    LegalSource source();

    /**
     * The status of a project.
     *
     * @param project the project
     * @param stichtag the reporting date of its list
     * @param earlier the same project in an earlier list, or null when there is none
     * @return the status with its reason
     */
    Assessment assess(Project project, LocalDate stichtag, @Nullable Earlier earlier);

    /**
     * A project in an earlier list. Immutable and safe for use by several threads.
     *
     * @param stichtag the earlier reporting date
     * @param project the project as it stood there
     */
    record Earlier(LocalDate stichtag, Project project) {

        /** Checks that nothing is missing. */
        public Earlier {
            Objects.requireNonNull(stichtag, "stichtag");
            Objects.requireNonNull(project, "project");
        }
    }
}
