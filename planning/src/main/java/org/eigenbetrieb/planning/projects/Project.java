package org.eigenbetrieb.planning.projects;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * One row of a project list.
 *
 * <p>It names offices and things, never persons. Immutable and safe for use by several threads.
 *
 * @param id number of the project as printed; may be empty, and may occur twice in a list
 * @param kind what the list calls it, for example {@code Projekt} or {@code Betriebsthema}; may be empty
 * @param owner the office or group that it belongs to; may be empty
 * @param name its name; not blank
 * @param topic what it is about; may be empty
 * @param completion how much is done, from 0 to 100 percent, with its printed decimals, or null when not printed
 * @param plannedEnd when it is to end
 * @param printedStatus the status that the list itself prints, by the last day of the quarter, in order of the days
 * @param source the row
 */
public record Project(
        String id,
        String kind,
        String owner,
        String name,
        String topic,
        @Nullable Quantity completion,
        PlannedEnd plannedEnd,
        Map<LocalDate, ProjectStatus> printedStatus,
        SourceRef source) {

    /** Checks and copies the parts; see the record's description. */
    public Project {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(plannedEnd, "plannedEnd");
        Objects.requireNonNull(source, "source");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A project needs a name");
        }
        if (completion != null
                && (!completion.unit().equals(Unit.PERCENT)
                        || completion.value().signum() < 0
                        || completion.value().compareTo(Rational.HUNDRED) > 0)) {
            throw new IllegalArgumentException(
                    "Project \"" + name + "\" cannot be " + completion + " complete; expected 0 to 100 percent");
        }
        printedStatus = Collections.unmodifiableMap(new TreeMap<>(printedStatus));
    }

    /**
     * How much is done.
     *
     * @return percent from 0 to 100, or empty when not printed
     */
    public Optional<Rational> done() {
        return Optional.ofNullable(completion).map(Quantity::value);
    }

    /**
     * Whether everything is done.
     *
     * @return true at 100 percent; false when less or not printed
     */
    public boolean isComplete() {
        return done().filter(Rational.HUNDRED::equals).isPresent();
    }

    /** The id, or the name where there is none, for messages. */
    String title() {
        return id.isEmpty() ? "\"" + name + "\"" : id + " \"" + name + "\"";
    }

    /** As {@link #title()}, in German. */
    String titel() {
        return id.isEmpty() ? "„" + name + "“" : id + " „" + name + "“";
    }
}
