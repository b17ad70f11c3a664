package org.eigenbetrieb.securityreport;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigenbetrieb.core.source.HouseStyle;
import org.eigenbetrieb.core.source.SourceRef;
import org.immutables.value.Value;

/**
 * The report of the officer for information security and data protection over a period.
 *
 * <p>It holds everything, whoever reads it; {@link Disclosure#apply} makes the version for an audience. Immutable and safe for
 * use by several threads.
 */
@Value.Immutable
@HouseStyle
public interface Taetigkeitsbericht {

    /**
     * First day of the period.
     *
     * @return the day
     */
    LocalDate begin();

    /**
     * Last day of the period.
     *
     * @return the day, not before the first
     */
    LocalDate end();

    /**
     * The day whose knowledge the report holds: what is overdue, is overdue on that day.
     *
     * @return the day
     */
    LocalDate stand();

    /**
     * Where days and local times are counted.
     *
     * @return the zone
     */
    ZoneId zone();

    /**
     * All requests of the period.
     *
     * @return the number
     */
    @Value.Default
    default Count requestsTotal() {
        return Count.UNKNOWN;
    }

    /**
     * Requests by kind, as far as they are itemised.
     *
     * @return the kinds in the order of the report; ids are unique
     */
    List<RequestCount> requests();

    /**
     * Number of incidents as the report states it, which may be more than it lists.
     *
     * @return the number
     */
    @Value.Default
    default Count incidentsTotal() {
        return Count.UNKNOWN;
    }

    /**
     * Protection goals for which incidents are recorded at all. For any other goal "no incident" is not known.
     *
     * @return the goals
     */
    Set<Schutzziel> recordedGoals();

    /**
     * The incidents.
     *
     * @return the incidents in the order of the report; ids are unique
     */
    List<Incident> incidents();

    /**
     * Measures, guidelines, certifications, tests, trainings.
     *
     * @return the tasks in the order of the report; ids are unique
     */
    List<Task> tasks();

    /**
     * Which duties to report apply.
     *
     * @return at most one answer per duty
     */
    List<Scope> scopes();

    /**
     * Decisions about reporting and reports that were made.
     *
     * @return the rows in order
     */
    List<Notification> notifications();

    /**
     * Software products that the register documents.
     *
     * @return the number
     */
    @Value.Default
    default Count softwareRecorded() {
        return Count.UNKNOWN;
    }

    /**
     * Software products that the register still lacks.
     *
     * @return the number
     */
    @Value.Default
    default Count softwareMissing() {
        return Count.UNKNOWN;
    }

    /**
     * Smallest number of cases about which statistics are printed.
     *
     * @return at least 1; 3 unless the report declares another
     */
    @Value.Default
    default int smallestN() {
        return 3;
    }

    /**
     * For whom this version is.
     *
     * @return the class; {@link Classification#CONFIDENTIAL} for the complete report
     */
    @Value.Default
    default Classification audience() {
        return Classification.CONFIDENTIAL;
    }

    /**
     * What this version withholds.
     *
     * @return the fields; empty for the complete report
     */
    Set<Field> withheld();

    /**
     * Classes of single facts, by their name in the table {@code kopf}. A version for an audience keeps the class of a fact
     * that it withholds.
     *
     * @return the facts that not everybody may see; others are public
     */
    Map<String, Classification> factClasses();

    /**
     * Where the report was read.
     *
     * @return the place
     */
    SourceRef place();

    /** Checks period, ids and the number of cases. */
    @Value.Check
    default void check() {
        if (end().isBefore(begin())) {
            throw new IllegalArgumentException("A report cannot end on " + end() + ", before it begins on " + begin());
        }
        if (smallestN() < 1) {
            throw new IllegalArgumentException("Statistics need at least 1 case, not " + smallestN());
        }
        factClasses().forEach((name, classification) -> {
            boolean possible = SingleFact.find(name)
                    .map(fact -> !fact.isEverywhere() || classification == Classification.PUBLIC)
                    .orElse(false);
            if (!possible) {
                throw new IllegalArgumentException("The fact \"" + name + "\" cannot be " + classification.code()
                        + ": it is not known, or every version names it");
            }
        });
        unique("kind of request", requests().stream().map(RequestCount::kind).toList());
        unique("incident", incidents().stream().map(Incident::id).toList());
        unique("task", tasks().stream().map(Task::id).toList());
        unique("duty", scopes().stream().map(Scope::duty).toList());
    }

    /**
     * Whether the fact with a name is one that this version withholds.
     *
     * @param name name of the fact in the table {@code kopf}, for example {@code software-fehlend}
     * @return true when readers of this version may not see it
     */
    default boolean withholdsFact(String name) {
        Classification classification = factClasses().get(name);
        return classification != null && !classification.isVisibleTo(audience());
    }

    private static void unique(String what, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException("Two parts of the report are " + what + " \"" + id + "\"");
            }
        }
    }

    /**
     * A builder.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a report. Not safe for use by several threads. */
    final class Builder extends ImmutableTaetigkeitsbericht.Builder {
        Builder() {}
    }
}
