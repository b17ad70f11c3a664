package org.eigenbetrieb.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time a figure belongs to. */
class PeriodTest {

    private static final LocalDate STICHTAG = LocalDate.of(2023, 6, 30);

    // ---- what the words of the papers mean ----

    @Test
    void a_year_is_the_span_of_its_days() {
        assertThat(Period.year(2023)).isEqualTo(Period.span(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31)));
        assertThat(Period.parse("2023")).isEqualTo(Period.year(2023));
    }

    @Test
    void the_first_half_of_a_year_ends_on_its_Stichtag() {
        assertThat(Period.yearTo(STICHTAG)).isEqualTo(Period.span(LocalDate.of(2023, 1, 1), STICHTAG));
        assertThat(Period.parse("2023-01-01/2023-06-30")).isEqualTo(Period.yearTo(STICHTAG));
    }

    @Test
    void later_years_earlier_years_and_all_years_are_open_spans() {
        assertThat(Period.parse("2028/..")).isEqualTo(Period.from(LocalDate.of(2028, 1, 1)));
        assertThat(Period.parse("../2023")).isEqualTo(Period.until(LocalDate.of(2023, 12, 31)));
        assertThat(Period.parse("..")).isEqualTo(Period.always());
    }

    @Test
    void the_moment_at_the_end_of_a_day_is_not_the_span_of_that_day() {
        assertThat(Period.at(STICHTAG)).isNotEqualTo(Period.span(STICHTAG, STICHTAG));
        assertThat(Period.parse("@2023-06-30")).isEqualTo(Period.at(STICHTAG));
    }

    @Test
    void a_whole_year_given_by_its_days_is_that_year() {
        Period year = Period.parse("2023-01-01/2023-12-31");

        assertThat(year.calendarYear()).contains(2023);
        assertThat(year).hasToString("2023");
        assertThat(Period.yearTo(STICHTAG).calendarYear()).isEmpty();
        assertThat(Period.from(LocalDate.of(2023, 1, 1)).calendarYear()).isEmpty();
        assertThat(Period.at(STICHTAG).calendarYear()).isEmpty();
    }

    // ---- moving ----

    @Test
    void plusYears_moves_both_ends_and_keeps_open_ones_open() {
        assertThat(Period.year(2023).plusYears(-1)).isEqualTo(Period.year(2022));
        assertThat(Period.yearTo(STICHTAG).plusYears(1)).hasToString("2024-01-01/2024-06-30");
        assertThat(Period.at(STICHTAG).plusYears(-1)).hasToString("@2022-06-30");
        assertThat(Period.from(STICHTAG).plusYears(2)).hasToString("2025-06-30/..");
        assertThat(Period.always().plusYears(7)).isEqualTo(Period.always());
    }

    @Test
    void the_29th_of_February_becomes_the_28th_in_a_common_year() {
        assertThat(Period.at(LocalDate.of(2024, 2, 29)).plusYears(1)).hasToString("@2025-02-28");
        assertThat(Period.yearTo(LocalDate.of(2024, 2, 29)).plusYears(4)).hasToString("2028-01-01/2028-02-29");
    }

    // ---- order ----

    @Test
    void periods_are_ordered_by_first_day_then_last_day_then_instants() {
        List<Period> ordered = List.of(
                Period.until(STICHTAG),
                Period.always(),
                Period.year(2022),
                Period.yearTo(STICHTAG),
                Period.year(2023),
                Period.from(LocalDate.of(2023, 1, 1)),
                Period.span(STICHTAG, STICHTAG),
                Period.at(STICHTAG));
        List<Period> reversed = new ArrayList<>(ordered);
        Collections.reverse(reversed);

        assertThat(reversed.stream().sorted()).containsExactlyElementsOf(ordered);
    }

    // ---- refused ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 2023",
                "23",
                "20233",
                "+2023",
                "2023-06-30",
                "2023-1-1/2023-06-30",
                "2023/",
                "/2023",
                "2023/2024/2025",
                "@",
                "@2023",
                "@..",
                "30.06.2023",
                "heute"
            })
    void parse_refuses_other_forms_and_quotes_the_text(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse(text))
                .withMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@2023-02-29", "2023-01-01/2023-06-31", "@2023-13-01"})
    void parse_refuses_days_that_do_not_exist(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse(text))
                .withMessage("\"" + text + "\" names a day that does not exist");
    }

    @Test
    void a_period_does_not_end_before_it_begins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("2024/2023"))
                .withMessage("A period cannot end on 2023-12-31, before it begins on 2024-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "@+12023-01-01", "0000/.."})
    void years_lie_between_1_and_9999(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse(text))
                .withMessageContaining("is outside 1 to 9999");
    }

    @Test
    void an_instant_is_one_day() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(STICHTAG, STICHTAG.plusDays(1), true))
                .withMessage("An instant has one day");
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(null, STICHTAG, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(null, null, true));
    }
}
