package org.eigenbetrieb.staffing;

import java.util.Objects;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;

/**
 * How kw and ku take effect: a legal variant as data.
 *
 * <p>A note with a day takes effect after that day, whatever the rule. Immutable and safe for use by several threads.
 *
 * @param id its name, lower-case letters, digits and {@code -}
 * @param place where it applies
 * @param validity when it applies
 * @param kwAtVacancy whether a kw without a day takes the next vacancy of its group; otherwise it waits for a day
 * @param kuAtVacancy whether a ku without a day converts the next vacancy of its group; otherwise it waits for a day
 * @param wholeEnterprise whether vacancies of all units count, or only those of the note's own unit
 * @param lowerVacancyLocks whether a vacancy of a lower group of the same series is locked instead, and the kw becomes a
 *     ku to that group
 * @param ceilingsAsDone whether ceilings count kw as gone and ku as converted unless they are dated later
 * @param source who says so
 */
public record ResolutionRule(
        String id,
        Jurisdiction place,
        Validity validity,
        boolean kwAtVacancy,
        boolean kuAtVacancy,
        boolean wholeEnterprise,
        boolean lowerVacancyLocks,
        boolean ceilingsAsDone,
        LegalSource source) {

    /** Checks that nothing is missing. */
    public ResolutionRule {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(source, "source");
        if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is not the id of a rule; expected lower-case letters, digits and '-'");
        }
    }
}
