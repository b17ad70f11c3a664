package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.eigenbetrieb.core.quantity.Rounding.HALF_UP;

import org.junit.jupiter.api.Test;

/** Shares in percent. */
class PercentTest {

    private static Quantity percent(String text) {
        return Notation.PLAIN.parse(text, Unit.PERCENT);
    }

    @Test
    void of_rounds_to_the_decimals_asked_for() {
        assertThat(Percent.of(38374878, 1272550000, 2, HALF_UP)).isEqualTo(percent("3.02"));
        assertThat(Percent.of(1, 8, 1, HALF_UP)).isEqualTo(percent("12.5"));
        assertThat(Percent.of(1, 8, 0, HALF_UP)).isEqualTo(percent("13"));
        assertThat(Percent.of(1, 3, 12, HALF_UP)).isEqualTo(percent("33.333333333333"));
    }

    @Test
    void of_keeps_signs_and_parts_above_the_whole() {
        assertThat(Percent.of(-160531, 38374878, 1, HALF_UP)).isEqualTo(percent("-0.4"));
        assertThat(Percent.of(-1, -8, 1, HALF_UP)).isEqualTo(percent("12.5"));
        assertThat(Percent.of(9, 8, 1, HALF_UP)).isEqualTo(percent("112.5"));
        assertThat(Percent.of(0, 8, 1, HALF_UP)).isEqualTo(percent("0.0"));
    }

    @Test
    void of_holds_the_extremes() {
        assertThat(Percent.of(Long.MAX_VALUE, Long.MAX_VALUE, 12, HALF_UP)).isEqualTo(percent("100.000000000000"));
        assertThat(Percent.of(Long.MIN_VALUE, Long.MIN_VALUE, 12, HALF_UP)).isEqualTo(percent("100.000000000000"));
        assertThat(Percent.of(Long.MIN_VALUE, Long.MAX_VALUE, 2, HALF_UP)).isEqualTo(percent("-100.00"));
        assertThat(Percent.of(1, Long.MIN_VALUE, 2, HALF_UP)).isEqualTo(percent("0.00"));
    }

    @Test
    void percent_of_0_is_not_applicable_and_not_0() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Percent.of(160531, 0, 1, HALF_UP))
                .withMessage("Percent of 0 is not applicable (part 160531);"
                        + " ask for the whole first and report the figure as not applicable");
    }

    @Test
    void of_refuses_decimals_out_of_range_and_results_too_long() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Percent.of(1, 2, 13, HALF_UP))
                .withMessage("A percentage has 0 to 12 decimals, not 13");
        assertThatIllegalArgumentException().isThrownBy(() -> Percent.of(1, 2, -1, HALF_UP));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Percent.of(Long.MAX_VALUE, 1, 0, HALF_UP));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Percent.of(10_000_000_000_000_000L, 1, 0, HALF_UP));
    }
}
