package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Closed intervals. */
class IntervalTest {

    private static Interval between(long low, long high) {
        return Interval.of(Rational.of(low), Rational.of(high));
    }

    @Test
    void of_refuses_swapped_ends() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> between(2, 1))
                .withMessage("Interval ends are swapped: 2 is above 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.around(Rational.ONE, Rational.of(-1)));
    }

    @Test
    void touching_intervals_meet() {
        assertThat(between(1, 2).meets(between(2, 3))).isTrue();
        assertThat(between(1, 2).meets(Interval.of(Rational.of(2001, 1000), Rational.of(3))))
                .isFalse();
    }

    @Test
    void the_printed_sum_of_rounded_thousands_may_differ_by_half_a_unit_per_part() {
        Interval parts = Quantity.of(645, 0, Unit.TEUR)
                .interval()
                .plus(Quantity.of(680, 0, Unit.TEUR).interval());

        assertThat(parts.meets(Quantity.of(1326, 0, Unit.TEUR).interval())).isTrue();
        assertThat(parts.meets(Quantity.of(1327, 0, Unit.TEUR).interval())).isFalse();
    }

    @Test
    void multiplying_by_a_negative_number_swaps_the_ends() {
        assertThat(between(1, 2).times(Rational.of(-3))).isEqualTo(between(-6, -3));
    }

    @Test
    void the_extremes_of_a_product_lie_in_the_corners() {
        assertThat(between(-2, 3).times(between(-5, 4))).isEqualTo(between(-15, 12));
    }

    @Test
    void a_divisor_that_holds_0_is_refused() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> between(1, 2).dividedBy(between(0, 3)))
                .withMessage("Division by an interval that holds 0: [0, 3]");
    }

    @Test
    void the_positive_part_replaces_negative_numbers_by_0() {
        assertThat(between(-2, 3).positivePart()).isEqualTo(between(0, 3));
        assertThat(between(-2, -1).positivePart()).isEqualTo(Interval.ZERO);
        assertThat(between(1, 3).positivePart()).isEqualTo(between(1, 3));
    }

    @Test
    void supported_decimals_stop_where_the_interval_is_wider_than_a_last_digit() {
        assertThat(Quantity.euros("383748.78").interval().supportedDecimals(4)).isEqualTo(2);
        assertThat(Quantity.of(645, 0, Unit.TEUR).interval().supportedDecimals(2))
                .isZero();
        assertThat(Interval.at(Rational.of(1, 3)).supportedDecimals(2)).isEqualTo(2);
    }

    @Test
    void toString_shows_the_ends() {
        assertThat(Interval.of(Rational.ONE, Rational.of(5, 2))).hasToString("[1, 5/2]");
    }
}
