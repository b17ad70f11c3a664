package org.eigenbetrieb.securityreport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.source.HouseStyle;
import org.eigenbetrieb.core.source.SourceRef;
import org.immutables.value.Value;

/**
 * A security incident. It names no one.
 *
 * <p>Moments that are not recorded are {@link Moment#UNKNOWN}. Durations may be stated without moments; both are used
 * together. Immutable and safe for use by several threads.
 */
@Value.Immutable
@HouseStyle
public interface Incident {

    /** The durations that are measured. */
    enum Metric {
        /** From the beginning to becoming aware. */
        DETECT("erkennung", "Zeit bis zur Erkennung"),
        /** From becoming aware to containment. */
        CONTAIN("eindaemmung", "Zeit bis zur Eindämmung"),
        /** From becoming aware to recovery. */
        RECOVER("wiederherstellung", "Zeit bis zur Wiederherstellung");

        private final String code;
        private final String label;

        Metric(String code, String label) {
            this.code = code;
            this.label = label;
        }

        /**
         * The word used in tables.
         *
         * @return {@code erkennung}, {@code eindaemmung} or {@code wiederherstellung}
         */
        public String code() {
            return code;
        }

        /**
         * The metric with a code.
         *
         * @param code see {@link #code()}
         * @return the metric
         * @throws IllegalArgumentException when there is none
         */
        public static Metric of(String code) {
            return Codes.of(values(), Metric::code, code);
        }

        /**
         * The metric as it is printed.
         *
         * @return the German label
         */
        public String label() {
            return label;
        }
    }

    /**
     * Id, unique in the report.
     *
     * @return the id
     */
    String id();

    /**
     * What happened, in a few words.
     *
     * @return the title; empty when it is withheld
     */
    String title();

    /**
     * Where it came from or how it was noticed.
     *
     * @return the source; empty when it is not recorded
     */
    @Value.Default
    default String origin() {
        return "";
    }

    /**
     * Protection goals that were hurt.
     *
     * @return the goals; empty when they are not recorded
     */
    Set<Schutzziel> goals();

    /**
     * When it began.
     *
     * @return the moment
     */
    @Value.Default
    default Moment occurred() {
        return Moment.UNKNOWN;
    }

    /**
     * When the enterprise became aware of it.
     *
     * @return the moment
     */
    @Value.Default
    default Moment detected() {
        return Moment.UNKNOWN;
    }

    /**
     * When it was reported to the security officer.
     *
     * @return the moment
     */
    @Value.Default
    default Moment reported() {
        return Moment.UNKNOWN;
    }

    /**
     * When it could spread no further.
     *
     * @return the moment
     */
    @Value.Default
    default Moment contained() {
        return Moment.UNKNOWN;
    }

    /**
     * When everything worked again.
     *
     * @return the moment
     */
    @Value.Default
    default Moment recovered() {
        return Moment.UNKNOWN;
    }

    /**
     * Stated time from the beginning to becoming aware.
     *
     * @return the range
     */
    @Value.Default
    default DurationRange statedDetection() {
        return DurationRange.UNKNOWN;
    }

    /**
     * Stated time from becoming aware to containment.
     *
     * @return the range
     */
    @Value.Default
    default DurationRange statedContainment() {
        return DurationRange.UNKNOWN;
    }

    /**
     * Stated further time from containment to recovery.
     *
     * @return the range
     */
    @Value.Default
    default DurationRange statedRestoration() {
        return DurationRange.UNKNOWN;
    }

    /**
     * Metrics whose statements contradict each other in the complete report, where a version withholds what shows it.
     *
     * @return the metrics; usually none
     */
    Set<Metric> contradicted();

    /**
     * How much was affected.
     *
     * @return the number
     */
    @Value.Default
    default Count extent() {
        return Count.UNKNOWN;
    }

    /**
     * What {@link #extent()} counts.
     *
     * @return German text such as {@code eingegangene Mails}; empty when nothing is counted
     */
    @Value.Default
    default String extentOf() {
        return "";
    }

    /**
     * Who may see it.
     *
     * @return the class; {@link Classification#INTERNAL} unless somebody has decided otherwise
     */
    @Value.Default
    default Classification classification() {
        return Classification.INTERNAL;
    }

    /**
     * Where it stands.
     *
     * @return the place
     */
    SourceRef place();

    /**
     * When the enterprise became aware, as far as all moments tell: not after it was reported.
     *
     * @return the moment
     */
    default Moment awareness() {
        Moment known = detected();
        Instant from = known.earliest();
        Instant to = reported().latest();
        boolean helps = known.latest() == null && to != null && (from == null || !to.isBefore(from));
        return helps ? new Moment(from, to, known.estimated()) : known;
    }

    /**
     * How long something took: from the moments and the stated durations together.
     *
     * @param metric what is measured
     * @return the range, {@link DurationRange#UNKNOWN} when nothing is known; empty when the statements contradict each other
     */
    default Optional<DurationRange> duration(Metric metric) {
        if (contradicted().contains(metric)) {
            return Optional.empty();
        }
        return switch (metric) {
            case DETECT -> DurationRange.of(occurred(), awareness()).flatMap(statedDetection()::meet);
            case CONTAIN -> DurationRange.of(awareness(), contained()).flatMap(statedContainment()::meet);
            case RECOVER -> {
                Optional<DurationRange> contain = duration(Metric.CONTAIN);
                Optional<DurationRange> restore =
                        DurationRange.of(contained(), recovered()).flatMap(statedRestoration()::meet);
                Optional<DurationRange> whole = DurationRange.of(awareness(), recovered());
                yield contain.isEmpty() || restore.isEmpty()
                        ? Optional.empty()
                        : whole.flatMap(contain.get().plus(restore.get())::meet);
            }
        };
    }

    /**
     * Metrics whose statements contradict each other.
     *
     * @return the metrics
     */
    default List<Metric> contradictions() {
        return List.of(Metric.values()).stream()
                .filter(metric -> duration(metric).isEmpty())
                .toList();
    }

    /** Checks the id, and that extents are named. */
    @Value.Check
    default void check() {
        if (id().isBlank() || id().length() > 60) {
            throw new IllegalArgumentException("An incident needs an id of 1 to 60 characters");
        }
        Duration longest = Duration.ofDays(36_525);
        for (DurationRange range : List.of(statedDetection(), statedContainment(), statedRestoration())) {
            if (range.least().compareTo(longest) > 0) {
                throw new IllegalArgumentException("Incident " + id() + " states a duration of more than 100 years");
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

    /** Collects the parts of an incident. Not safe for use by several threads. */
    final class Builder extends ImmutableIncident.Builder {
        Builder() {}
    }
}
