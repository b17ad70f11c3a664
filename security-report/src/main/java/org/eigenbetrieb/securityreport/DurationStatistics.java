package org.eigenbetrieb.securityreport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a duration over incidents, always with the number of cases.
 *
 * <p>Cases whose duration is unknown or open take no part and are counted. Where the cases are fewer than declared, there is
 * no statistic: a mean over one case says nothing. Bounds are whole seconds, rounded outward. Immutable and safe for use by
 * several threads.
 *
 * @param metric what is measured
 * @param n cases that take part
 * @param of all cases
 * @param smallestN fewest cases about which anything is stated
 * @param median middle case; null when suppressed
 * @param mean mean; null when suppressed
 */
public record DurationStatistics(
        Incident.Metric metric,
        int n,
        int of,
        int smallestN,
        @Nullable DurationRange median,
        @Nullable DurationRange mean) {

    /** Checks the numbers. */
    public DurationStatistics {
        Objects.requireNonNull(metric, "metric");
        if (n < 0 || of < n || smallestN < 1) {
            throw new IllegalArgumentException(
                    "Statistics over " + n + " of " + of + " cases, at least " + smallestN + ", do not exist");
        }
        if ((median == null) != (mean == null) || median != null && n < smallestN) {
            throw new IllegalArgumentException("Statistics over " + n + " cases are suppressed below " + smallestN);
        }
    }

    /**
     * The statistics of a report.
     *
     * @param report the report
     * @param metric what is measured
     * @return the statistics over its incidents
     */
    public static DurationStatistics of(Taetigkeitsbericht report, Incident.Metric metric) {
        List<DurationRange> ranges = new ArrayList<>();
        for (Incident incident : report.incidents()) {
            Optional<DurationRange> range = incident.duration(metric);
            range.filter(known -> known.most() != null).ifPresent(ranges::add);
        }
        return of(metric, ranges, report.incidents().size(), report.smallestN());
    }

    /**
     * The statistics of durations.
     *
     * @param metric what is measured
     * @param ranges durations with both bounds
     * @param of all cases, those without duration included
     * @param smallestN fewest cases about which anything is stated
     * @return the statistics
     */
    public static DurationStatistics of(Incident.Metric metric, List<DurationRange> ranges, int of, int smallestN) {
        int n = ranges.size();
        if (n < smallestN) {
            return new DurationStatistics(metric, n, of, smallestN, null, null);
        }
        List<Duration> low = ranges.stream().map(DurationRange::least).sorted().toList();
        List<Duration> high = ranges.stream()
                .map(range -> Objects.requireNonNull(range.most(), "a duration without upper bound"))
                .sorted(Comparator.naturalOrder())
                .toList();
        boolean estimated = ranges.stream().anyMatch(DurationRange::estimated);
        return new DurationStatistics(
                metric,
                n,
                of,
                smallestN,
                range(middle(low), middle(high), 2, estimated),
                range(sum(low), sum(high), n, estimated));
    }

    /** Twice the median. */
    private static Duration middle(List<Duration> sorted) {
        int n = sorted.size();
        return sorted.get((n - 1) / 2).plus(sorted.get(n / 2));
    }

    private static Duration sum(List<Duration> durations) {
        Duration sum = Duration.ZERO;
        for (Duration duration : durations) {
            sum = sum.plus(duration);
        }
        return sum;
    }

    private static DurationRange range(Duration low, Duration high, int divisor, boolean estimated) {
        boolean even = high.equals(Duration.ofSeconds(high.toSeconds())) && high.toSeconds() % divisor == 0;
        return new DurationRange(
                Duration.ofSeconds(low.toSeconds() / divisor),
                Duration.ofSeconds(high.toSeconds() / divisor + (even ? 0 : 1)),
                estimated);
    }

    /**
     * Whether there are too few cases.
     *
     * @return true when nothing is stated
     */
    public boolean isSuppressed() {
        return median == null;
    }
}
