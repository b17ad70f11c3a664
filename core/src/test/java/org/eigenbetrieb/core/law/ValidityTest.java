package org.eigenbetrieb.core.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a rule is in force. */
class ValidityTest {

    private static final Validity YEAR_2023 = new Validity(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31));

    @ParameterizedTest(name = "in force on {0}: {1}")
    @CsvSource({"2022-12-31, false", "2023-01-01, true", "2023-06-30, true", "2023-12-31, true", "2024-01-01, false"})
    void the_first_and_the_last_day_belong_to_it(LocalDate day, boolean inForce) {
        assertThat(YEAR_2023.contains(day)).isEqualTo(inForce);
    }

    @Test
    void without_a_known_end_it_lasts() {
        Validity open = Validity.from(LocalDate.of(1999, 10, 5));

        assertThat(open.contains(LocalDate.of(1999, 10, 4))).isFalse();
        assertThat(open.contains(LocalDate.of(9999, 12, 31))).isTrue();
        assertThat(open).hasToString("1999-10-05/..");
        assertThat(YEAR_2023).hasToString("2023-01-01/2023-12-31");
    }

    @Test
    void it_may_last_one_day_but_not_less() {
        LocalDate day = LocalDate.of(2023, 6, 30);

        assertThat(new Validity(day, day).contains(day)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Validity(day, day.minusDays(1)))
                .withMessage("A validity cannot end on 2023-06-29, before it begins on 2023-06-30");
    }
}
