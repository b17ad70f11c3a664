package org.eigenbetrieb.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a year has passed at the end of a day. */
class ElapsedTimeTest {

    @ParameterizedTest(name = "{0} at the end of {1}: {2} of {3}")
    @CsvSource({
        "months, 2023-01-31, 1, 12",
        "months, 2023-02-28, 2, 12",
        "months, 2024-02-29, 2, 12",
        "months, 2023-06-30, 6, 12",
        "months, 2023-12-31, 12, 12",
        "days, 2023-01-01, 1, 365",
        "days, 2023-06-30, 181, 365",
        "days, 2023-12-31, 365, 365",
        "days, 2024-02-29, 60, 366",
        "days, 2024-06-30, 182, 366",
        "days, 2024-12-31, 366, 366",
        "days, 2000-12-31, 366, 366",
        "days, 2100-12-31, 365, 365",
        "30-360, 2023-01-01, 1, 360",
        "30-360, 2023-01-30, 30, 360",
        "30-360, 2023-01-31, 30, 360",
        "30-360, 2023-02-27, 57, 360",
        "30-360, 2023-02-28, 60, 360",
        "30-360, 2024-02-28, 58, 360",
        "30-360, 2024-02-29, 60, 360",
        "30-360, 2023-03-01, 61, 360",
        "30-360, 2023-06-15, 165, 360",
        "30-360, 2023-06-30, 180, 360",
        "30-360, 2023-12-30, 360, 360",
        "30-360, 2023-12-31, 360, 360",
    })
    void each_convention_counts_in_its_way(String convention, LocalDate day, String elapsed, String year) {
        ElapsedTime time = ElapsedTime.of(convention);

        assertThat(time.fits(day)).isTrue();
        assertThat(time.elapsed(day)).hasToString(elapsed);
        assertThat(time.year(day)).hasToString(year);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-01-30", "2023-06-15", "2024-02-28", "2023-12-01"})
    void months_count_only_to_the_end_of_a_month(LocalDate day) {
        assertThat(ElapsedTime.MONTHS.fits(day)).isFalse();
        assertThat(ElapsedTime.DAYS.fits(day)).isTrue();
        assertThat(ElapsedTime.THIRTY_360.fits(day)).isTrue();
    }

    @Test
    void a_convention_that_is_not_known_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> ElapsedTime.of("quarters"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"quarters\" is not a way to count time; expected months, days or 30-360");
    }
}
