package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueDateTest {

    @ParameterizedTest
    @CsvSource({
        "2025-04-30,2025-04-30,2025-04-30",
        "2023-09-18/2023-09-22,2023-09-18,2023-09-22",
        "April 2025,2025-04-01,2025-04-30",
        "04/2025,2025-04-01,2025-04-30",
        "2025-04,2025-04-01,2025-04-30",
        "Februar 2024,2024-02-01,2024-02-29",
        "Q4/2023,2023-10-01,2023-12-31",
        "2023-Q4,2023-10-01,2023-12-31",
        "KW 38/2023,2023-09-18,2023-09-24",
        "KW 1/2026,2025-12-29,2026-01-04",
        "KW 53/2026,2026-12-28,2027-01-03",
        "2025,2025-01-01,2025-12-31"
    })
    void aDateIsAsPreciseAsItIsGiven(String text, LocalDate first, LocalDate last) {
        DueDate date = DueDate.parse(text);

        assertThat(date.first()).isEqualTo(first);
        assertThat(date.last()).isEqualTo(last);
        assertThat(date.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Merkposten",
                "Q5/2023",
                "KW 53/2025",
                "KW 0/2025",
                "13/2025",
                "2025-02-30",
                "April 25",
                "bald 2025",
                "2023-09-22/2023-09-18"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> DueDate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void somethingIsOverdueOnTheDayAfterItsLastDay() {
        DueDate quarter = DueDate.parse("Q4/2023");

        assertThat(quarter.isPast(LocalDate.of(2023, 12, 31))).isFalse();
        assertThat(quarter.isPast(LocalDate.of(2024, 1, 1))).isTrue();
        assertThat(quarter.daysLeft(LocalDate.of(2023, 12, 31))).isZero();
        assertThat(quarter.daysLeft(LocalDate.of(2024, 1, 1))).isEqualTo(-1);
    }
}
