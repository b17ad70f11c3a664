package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.eigenbetrieb.securityreport.testkit.DeadlineRuleContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract lets the library's rules pass and names what is wrong with bad ones. */
class DeadlineRuleContractTest {

    private record Own(String label, boolean isCountedInDays, BiFunction<Instant, ZoneId, Instant> counting)
            implements DeadlineRule {
        @Override
        public Instant end(Instant start, ZoneId zone) {
            return counting.apply(start, zone);
        }

        @Override
        public String toString() {
            return "Own";
        }
    }

    @Test
    void theRulesOfTheLibraryKeepIt() {
        for (DeadlineRule rule : new DeadlineRule[] {
            DeadlineRule.hours(24),
            DeadlineRule.hours(72),
            DeadlineRule.days(1),
            DeadlineRule.calendarMonths(1),
            DeadlineRule.calendarMonths(12)
        }) {
            assertThatCode(() -> DeadlineRuleContract.check(rule)).doesNotThrowAnyException();
        }
    }

    static Stream<Arguments> bad() {
        AtomicInteger asked = new AtomicInteger();
        return Stream.of(
                Arguments.of(
                        new Own("3 Tage zurück", false, (start, zone) -> start.minus(Duration.ofDays(3))),
                        "must end after it begins"),
                Arguments.of(
                        new Own(
                                "bis zum Monatsersten, dann zwei Tage",
                                false,
                                (start, zone) -> start.plus(
                                        start.atZone(zone).getDayOfMonth() > 28
                                                ? Duration.ofDays(40)
                                                : Duration.ofHours(2))),
                        "a later start must not give an earlier end"),
                Arguments.of(
                        new Own(
                                "wechselhaft",
                                false,
                                (start, zone) ->
                                        start.plus(Duration.ofDays(1_000).plusDays(asked.incrementAndGet()))),
                        "asked again, at another moment"),
                Arguments.of(new Own(" ", false, (start, zone) -> start.plusSeconds(1)), "the label is blank"),
                Arguments.of(
                        new Own("1 Tag, als 24 Stunden gezählt", true, (start, zone) -> start.plus(Duration.ofDays(1))),
                        "must end with the end of a day"),
                Arguments.of(
                        new Own(
                                "Tage in UTC gezählt",
                                true,
                                (start, zone) -> start.atZone(ZoneId.of("UTC"))
                                        .toLocalDate()
                                        .plusDays(2)
                                        .atTime(LocalTime.MAX)
                                        .atZone(ZoneId.of("UTC"))
                                        .toInstant()),
                        "must end with the end of a day"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadRuleIsToldWhatItDoes(DeadlineRule rule, String message) {
        assertThatThrownBy(() -> DeadlineRuleContract.check(rule))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Own in ")
                .hasMessageContaining(message);
    }
}
