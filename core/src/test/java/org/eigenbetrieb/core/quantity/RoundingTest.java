package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.eigenbetrieb.core.quantity.Rounding.CEILING;
import static org.eigenbetrieb.core.quantity.Rounding.HALF_EVEN;
import static org.eigenbetrieb.core.quantity.Rounding.HALF_UP;
import static org.eigenbetrieb.core.quantity.Rounding.UP;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rounded division of whole numbers. */
class RoundingTest {

    private static final long MAX = Long.MAX_VALUE;
    private static final long MIN = Long.MIN_VALUE;

    @ParameterizedTest
    @CsvSource({
        // tenths, HALF_UP, HALF_EVEN, DOWN, UP, FLOOR, CEILING
        " 55,  6,  6,  5,  6,  5,  6",
        " 25,  3,  2,  2,  3,  2,  3",
        " 16,  2,  2,  1,  2,  1,  2",
        " 11,  1,  1,  1,  2,  1,  2",
        " 10,  1,  1,  1,  1,  1,  1",
        "-10, -1, -1, -1, -1, -1, -1",
        "-11, -1, -1, -1, -2, -2, -1",
        "-16, -2, -2, -1, -2, -2, -1",
        "-25, -3, -2, -2, -3, -3, -2",
        "-55, -6, -6, -5, -6, -6, -5",
        "  4,  0,  0,  0,  1,  0,  1",
        " -5, -1,  0,  0, -1, -1,  0"
    })
    void divide_rounds_tenths(long tenths, long halfUp, long halfEven, long down, long up, long floor, long ceiling) {
        assertThat(HALF_UP.divide(tenths, 10)).isEqualTo(halfUp);
        assertThat(HALF_EVEN.divide(tenths, 10)).isEqualTo(halfEven);
        assertThat(Rounding.DOWN.divide(tenths, 10)).isEqualTo(down);
        assertThat(UP.divide(tenths, 10)).isEqualTo(up);
        assertThat(Rounding.FLOOR.divide(tenths, 10)).isEqualTo(floor);
        assertThat(CEILING.divide(tenths, 10)).isEqualTo(ceiling);
    }

    @Test
    void divide_holds_the_extremes() {
        assertThat(HALF_UP.divide(MIN, 1)).isEqualTo(MIN);
        assertThat(HALF_UP.divide(MAX, -1)).isEqualTo(-MAX);
        assertThat(HALF_UP.divide(MIN, MIN)).isEqualTo(1);
        assertThat(HALF_UP.divide(MAX, MIN)).isEqualTo(-1);
        assertThat(HALF_UP.divide(MIN / 2, MIN)).isEqualTo(1);
        assertThat(HALF_UP.divide(MIN / 2 + 1, MIN)).isZero();
        assertThat(HALF_EVEN.divide(MIN / 2, MIN)).isZero();
        assertThat(UP.divide(1, MIN)).isEqualTo(-1);
        assertThat(UP.divide(MIN, MAX)).isEqualTo(-2);
        assertThat(UP.divide(MIN, 3)).isEqualTo(-3074457345618258603L);
    }

    @ParameterizedTest
    @EnumSource
    void divide_refuses_0_and_what_no_long_holds(Rounding rounding) {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> rounding.divide(5, 0))
                .withMessage("Division of 5 by 0");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> rounding.divide(MIN, -1))
                .withMessage("The result of -9223372036854775808 / -1 is too large for a long");
    }

    @Test
    void multiplyDivide_rounds_once() {
        // 7 of 12 months of the plan
        assertThat(HALF_UP.multiplyDivide(38374878, 7, 12)).isEqualTo(22385346);
        assertThat(HALF_UP.multiplyDivide(-160531, 1, 2)).isEqualTo(-80266);
    }

    @Test
    void multiplyDivide_holds_the_extremes() {
        assertThat(HALF_UP.multiplyDivide(MAX, MAX, MAX)).isEqualTo(MAX);
        assertThat(HALF_UP.multiplyDivide(MIN, MIN, MIN)).isEqualTo(MIN);
        assertThat(HALF_UP.multiplyDivide(MIN, MAX, MIN)).isEqualTo(MAX);
        assertThat(HALF_UP.multiplyDivide(MIN, 1, 1)).isEqualTo(MIN);
        assertThat(HALF_UP.multiplyDivide(MAX, 2, 4)).isEqualTo(MAX / 2 + 1);
    }

    @Test
    void multiplyDivide_refuses_0_and_what_no_long_holds() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> HALF_UP.multiplyDivide(5, 6, 0));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> HALF_UP.multiplyDivide(MAX, 2, 0))
                .withMessage("Division of 9223372036854775807 * 2 by 0");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> HALF_UP.multiplyDivide(MAX, 2, 1))
                .withMessage("The result of 9223372036854775807 * 2 / 1 is too large for a long");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> HALF_UP.multiplyDivide(MIN, 1, -1));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> HALF_UP.multiplyDivide(MIN, -1, 1));
    }
}
