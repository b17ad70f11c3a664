package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact fractions. */
class RationalTest {

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

    @Test
    void of_is_in_lowest_terms_with_a_positive_denominator() {
        Rational rational = Rational.of(6, -8);

        assertThat(rational.numerator()).isEqualTo(-3);
        assertThat(rational.denominator()).isEqualTo(4);
        assertThat(rational).isEqualTo(Rational.of(-3, 4)).hasSameHashCodeAs(Rational.of(-3, 4));
    }

    @Test
    void zero_is_one_object_value_whatever_its_denominator() {
        assertThat(Rational.of(0, -7)).isEqualTo(Rational.ZERO);
        assertThat(Rational.of(new BigDecimal("0.000"))).isEqualTo(Rational.ZERO);
    }

    @Test
    void of_holds_the_extremes() {
        assertThat(Rational.of(Long.MIN_VALUE, -1).numerator()).isEqualTo(MIN.negate());
        assertThat(Rational.of(Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(Rational.ONE);
        assertThat(Rational.of(1, Long.MIN_VALUE).denominator()).isEqualTo(MIN.negate());
    }

    @Test
    void of_refuses_the_denominator_0() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Rational.of(5, 0))
                .withMessage("Division of 5 by 0");
    }

    @Test
    void dividedBy_refuses_0() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Rational.ONE.dividedBy(Rational.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"0.25, 1/4", "-3, -3", "1/4, 1/4", "2/8, 1/4", "-0, 0", "0/5, 0", "-10/4, -5/2", "007, 7", "1.50, 3/2"})
    void parse_reads_decimals_and_fractions(String text, String canonical) {
        assertThat(Rational.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " 1", "1 ", "+1", "1,5", ".5", "5.", "1/", "/4", "1/-4", "1/2/3", "1e5", "NaN", "١", "1.5/2"
            })
    void parse_refuses_other_forms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rational.parse(text))
                .withMessage("\"" + text
                        + "\" is not a number; expected a plain decimal such as -0.25 or a fraction such as 1/4");
    }

    @Test
    void parse_refuses_the_denominator_0_and_texts_above_100_characters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rational.parse("1/0"))
                .withMessage("\"1/0\" divides by 0");
        assertThat(Rational.parse("9".repeat(100)).numerator()).isEqualTo(new BigInteger("9".repeat(100)));
        assertThatIllegalArgumentException().isThrownBy(() -> Rational.parse("9".repeat(101)));
    }

    @Test
    void fits_says_whether_decimals_suffice() {
        assertThat(Rational.of(1, 8).fits(3)).isTrue();
        assertThat(Rational.of(1, 8).fits(2)).isFalse();
        assertThat(Rational.of(1, 3).fits(12)).isFalse();
        assertThat(Rational.of(645_000).fits(-3)).isTrue();
        assertThat(Rational.of(645_001).fits(-3)).isFalse();
    }
}
