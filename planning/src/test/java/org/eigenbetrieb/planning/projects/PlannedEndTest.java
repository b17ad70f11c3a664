package org.eigenbetrieb.planning.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.eigenbetrieb.planning.projects.PlannedEnd.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list prints as planned end. */
class PlannedEndTest {

    @ParameterizedTest
    @CsvSource({
        "Q1/2024, QUARTER, 2024-03-31",
        "Q2/2024, QUARTER, 2024-06-30",
        "Q3/2023, QUARTER, 2023-09-30",
        "Q4/2022, QUARTER, 2022-12-31",
        "Q4 / 2022, QUARTER, 2022-12-31",
        "Q1 2024, QUARTER, 2024-03-31",
        "' Q1/2024 ', QUARTER, 2024-03-31",
        "30.11.2023, DATE, 2023-11-30",
        "1.2.2025, DATE, 2025-02-01",
        "2024-02-29, DATE, 2024-02-29",
    })
    void a_quarter_is_its_last_day_and_a_date_is_its_day(String text, Kind kind, LocalDate day) {
        PlannedEnd end = PlannedEnd.parse(text);

        assertThat(end.kind()).isEqualTo(kind);
        assertThat(end.dayIfAny()).contains(day);
        assertThat(end).hasToString(text.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Langzeit-Projekt",
                "Merkposten",
                "Vlan17 wird genutzt",
                "Q5/2024",
                "Q0/2024",
                "31.02.2024",
                "00.01.2024",
                "2023-02-29",
                "Q1/0999",
                "Q1/24"
            })
    void any_other_text_names_no_day(String text) {
        PlannedEnd end = PlannedEnd.parse(text);

        assertThat(end.kind()).isEqualTo(Kind.TEXT);
        assertThat(end.dayIfAny()).isEmpty();
        assertThat(end).hasToString(text);
    }

    @Test
    void a_blank_is_no_planned_end() {
        assertThat(PlannedEnd.parse(" ").kind()).isEqualTo(Kind.BLANK);
    }

    @Test
    void a_text_with_a_day_and_a_quarter_without_one_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlannedEnd("bald", Kind.TEXT, LocalDate.of(2024, 1, 1)))
                .withMessageContaining("bald");
        assertThatIllegalArgumentException().isThrownBy(() -> new PlannedEnd("Q1/2024", Kind.QUARTER, null));
    }
}
