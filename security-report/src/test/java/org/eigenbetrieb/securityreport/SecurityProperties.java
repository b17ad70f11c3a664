package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.eigenbetrieb.securityreport.testkit.DeadlineRuleContract;

/** Laws of moments, durations, dates, counts and clocks. */
class SecurityProperties {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("UTC"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("Australia/Lord_Howe"));

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2015-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2035-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Moment> moments() {
        Arbitrary<Duration> widths = Arbitraries.longs().between(0, 1_000_000).map(Duration::ofSeconds);
        return Combinators.combine(instants(), widths, Arbitraries.integers().between(0, 4))
                .as((at, width, kind) -> switch (kind) {
                    case 0 -> Moment.exact(at);
                    case 1 -> Moment.estimated(at, width);
                    case 2 -> Moment.between(at, at.plus(width));
                    case 3 -> new Moment(at, null, false);
                    default -> Moment.UNKNOWN;
                });
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES);
    }

    @Provide
    Arbitrary<DeadlineRule> rules() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 200).map(DeadlineRule::hours),
                Arbitraries.integers().between(1, 60).map(DeadlineRule::days),
                Arbitraries.integers().between(1, 24).map(DeadlineRule::calendarMonths));
    }

    @Property
    void aPrintedMomentIsReadBackInAnyZone(@ForAll("moments") Moment moment, @ForAll("zones") ZoneId zone) {
        assertThat(Moment.parse(moment.toString(), zone)).isEqualTo(moment);
    }

    @Property
    void aDurationHoldsTheTrueOneWhateverTheMomentsReallyWere(
            @ForAll("instants") Instant one,
            @ForAll("instants") Instant other,
            @ForAll @IntRange(max = 100_000) int before,
            @ForAll @IntRange(max = 100_000) int after) {
        Instant from = one.isBefore(other) ? one : other;
        Instant to = one.isBefore(other) ? other : one;
        Moment start = Moment.between(from.minusSeconds(before), from.plusSeconds(after));
        Moment end = Moment.between(to.minusSeconds(after), to.plusSeconds(before));
        Duration truth = Duration.between(from, to);

        DurationRange range = DurationRange.of(start, end).orElseThrow();

        assertThat(range.least()).isLessThanOrEqualTo(truth);
        assertThat(range.most()).isGreaterThanOrEqualTo(truth);
    }

    @Property
    void aMeanAndAMedianHoldTheTrueOnes(@ForAll @Size(min = 3, max = 9) List<@IntRange(max = 100_000) Integer> truths) {
        List<DurationRange> ranges = new ArrayList<>();
        long sum = 0;
        for (int seconds : truths) {
            sum += seconds;
            ranges.add(
                    DurationRange.between(Duration.ofSeconds(seconds / 2), Duration.ofSeconds(seconds + seconds / 3L)));
        }
        List<Integer> sorted = truths.stream().sorted().toList();
        int n = sorted.size();

        DurationStatistics statistics = DurationStatistics.of(Incident.Metric.CONTAIN, ranges, n, 3);

        DurationRange mean = Objects.requireNonNull(statistics.mean());
        DurationRange median = Objects.requireNonNull(statistics.median());
        assertThat(mean.least().toSeconds() * n).isLessThanOrEqualTo(sum);
        assertThat(Objects.requireNonNull(mean.most()).toSeconds() * n).isGreaterThanOrEqualTo(sum);
        long twice = 0L + sorted.get((n - 1) / 2) + sorted.get(n / 2);
        assertThat(median.least().toSeconds() * 2).isLessThanOrEqualTo(twice);
        assertThat(Objects.requireNonNull(median.most()).toSeconds() * 2).isGreaterThanOrEqualTo(twice);
    }

    @Property
    void everyRuleKeepsTheContractOfDeadlines(
            @ForAll("rules") DeadlineRule rule,
            @ForAll("instants") Instant start,
            @ForAll @IntRange(max = 10_000_000) int later,
            @ForAll("zones") ZoneId zone) {
        DeadlineRuleContract.check(rule, start, start.plusSeconds(later), zone);
    }

    @Property
    void anExtensionEndsOnTheFirstWorkingDay(
            @ForAll("instants") Instant end, @ForAll("zones") ZoneId zone, @ForAll @IntRange(max = 4) int holidays) {
        LocalDate last = end.atZone(zone).toLocalDate();
        Set<LocalDate> free = new HashSet<>();
        for (int i = 0; i < holidays; i++) {
            free.add(last.plusDays(i));
        }
        LocalDate expected = last;
        while (expected.getDayOfWeek().getValue() > 5 || free.contains(expected)) {
            expected = expected.plusDays(1);
        }

        var extension = Deadline.extension(end, zone, free);

        assertThat(extension.isPresent()).isEqualTo(!expected.equals(last));
        LocalDate day = expected;
        extension.ifPresent(instant ->
                assertThat(instant.plusSeconds(1).atZone(zone).toLocalDate()).isEqualTo(day.plusDays(1)));
    }

    @Property
    void aPrintedCountIsReadBack(@ForAll @IntRange(max = 1000) int number, @ForAll @IntRange(max = 1000) int more) {
        for (Count count : List.of(
                Count.of(number),
                Count.about(number),
                Count.between(number, number + (long) more),
                Count.atLeast(number),
                Count.UNKNOWN)) {
            assertThat(Count.parse(count.toString())).isEqualTo(count);
        }
    }

    @Property
    void anyTextIsADateOrRefusedWithTheText(@ForAll String text) {
        try {
            DueDate date = DueDate.parse(text);
            assertThat(DueDate.parse(date.text())).isEqualTo(date);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining(text);
        }
    }
}
