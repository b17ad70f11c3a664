package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aTimeIsExactInItsZone() {
        assertThat(Moment.parse("2023-04-11T09:12", BERLIN))
                .isEqualTo(Moment.exact(Instant.parse("2023-04-11T07:12:00Z")));
        assertThat(Moment.parse("2023-04-11T09:12-05:00", BERLIN).earliest()).isEqualTo("2023-04-11T14:12:00Z");
    }

    @Test
    void aDayIsSomeMomentOfThatDay() {
        Moment day = Moment.parse("2023-03-26", BERLIN); // the day has 23 hours

        assertThat(day.kind()).isEqualTo(Moment.Kind.BOUNDED);
        assertThat(day.earliest()).isEqualTo("2023-03-25T23:00:00Z");
        assertThat(day.latest()).isEqualTo("2023-03-26T21:59:59Z");
        assertThat(day).isEqualTo(Moment.onDay(LocalDate.of(2023, 3, 26), BERLIN));
    }

    @Test
    void aTimeThatTheClockShowsTwiceIsBoundedByBoth() {
        Moment twice = Moment.parse("2023-10-29T02:30", BERLIN);

        assertThat(twice)
                .isEqualTo(
                        Moment.between(Instant.parse("2023-10-29T00:30:00Z"), Instant.parse("2023-10-29T01:30:00Z")));
    }

    @Test
    void aTimeThatTheClockNeverShowsIsRefused() {
        assertThatThrownBy(() -> Moment.parse("2023-03-26T02:30", BERLIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2023-03-26T02:00 to 2023-03-26T03:00");
    }

    @Test
    void estimatesAndBoundsKeepWhatIsNotKnownOpen() {
        assertThat(Moment.parse("../2023-04-11", BERLIN).earliest()).isNull();
        assertThat(Moment.parse("2023-04-11/..", BERLIN).latest()).isNull();
        assertThat(Moment.parse("?", BERLIN)).isEqualTo(Moment.UNKNOWN);
        Moment about = Moment.parse("~2023-04-11T09:00 PT30M", BERLIN);
        assertThat(about.kind()).isEqualTo(Moment.Kind.ESTIMATED);
        assertThat(about.earliest()).isEqualTo("2023-04-11T06:30:00Z");
        assertThat(about.latest()).isEqualTo("2023-04-11T07:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gestern",
                "2023-02-30",
                "2023-04-11T25:00",
                "../..x",
                "~",
                "2023-04-12/2023-04-11",
                "~2023-04-11 -PT1H"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Moment.parse(text, BERLIN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theUnknownIsNeverPrintedAsANumber() {
        assertThat(DurationRange.of(Moment.UNKNOWN, Moment.UNKNOWN)).contains(DurationRange.UNKNOWN);
        assertThat(DurationRange.UNKNOWN.label()).isEqualTo("unbekannt");
        assertThat(DurationRange.parseMinutes("90-150").label()).isEqualTo("1 h 30 min bis 2 h 30 min");
    }

    /** From the day before yesterday to the day after: the seconds at the ends of days are nobody's statement. */
    @Test
    void boundsThatComeFromDaysAreGivenInMinutes() {
        Moment may5 = Moment.parse("2023-05-05", Koblenz.ZONE);
        Moment may7 = Moment.parse("2023-05-07", Koblenz.ZONE);

        assertThat(DurationRange.of(may5, may7).orElseThrow().label()).isEqualTo("1 d bis 3 d");
        assertThat(DurationRange.of(
                                Moment.parse("../2023-05-05", Koblenz.ZONE), Moment.parse("2023-05-06", Koblenz.ZONE))
                        .orElseThrow()
                        .label())
                .isEqualTo("unbekannt");
        assertThat(DurationRange.exactly(Duration.ofSeconds(61)).label()).isEqualTo("1 min 1 s");
    }

    @Test
    void aTimeThatTheClockShowsTwiceSaysWhichOne() {
        assertThat(Labels.text(Moment.parse("2023-10-29T02:30", Koblenz.ZONE), Koblenz.ZONE))
                .isEqualTo("zwischen 29.10.2023, 02:30 Uhr (Sommerzeit) und 29.10.2023, 02:30 Uhr (Winterzeit)");
        assertThat(Labels.text(Moment.parse("2023-10-29T02:30+01:00", Koblenz.ZONE), Koblenz.ZONE))
                .isEqualTo("29.10.2023, 02:30 Uhr (Winterzeit)");
        assertThat(Labels.text(Moment.parse("2023-10-29T03:00", Koblenz.ZONE), Koblenz.ZONE))
                .isEqualTo("29.10.2023, 03:00 Uhr");
    }
}
