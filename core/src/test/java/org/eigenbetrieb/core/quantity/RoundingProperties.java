package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Rounded division is that of BigDecimal, in every mode, to the last bit. */
@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class RoundingProperties {

    private static BigInteger expected(BigInteger numerator, long denominator, Rounding rounding) {
        return new BigDecimal(numerator)
                .divide(BigDecimal.valueOf(denominator), 0, rounding.mode())
                .toBigIntegerExact();
    }

    @Property(tries = 5000)
    void divide_is_BigDecimal_division(@ForAll long numerator, @ForAll long denominator, @ForAll Rounding rounding) {
        Assume.that(denominator != 0 && !(numerator == Long.MIN_VALUE && denominator == -1));

        assertThat(rounding.divide(numerator, denominator))
                .isEqualTo(expected(BigInteger.valueOf(numerator), denominator, rounding)
                        .longValueExact());
    }

    @Property(tries = 5000)
    void divide_is_BigDecimal_division_where_ties_are_frequent(
            @ForAll @LongRange(min = -1000, max = 1000) long numerator,
            @ForAll @LongRange(min = -20, max = 20) long denominator,
            @ForAll Rounding rounding) {
        Assume.that(denominator != 0);

        assertThat(rounding.divide(numerator, denominator))
                .isEqualTo(expected(BigInteger.valueOf(numerator), denominator, rounding)
                        .longValueExact());
    }

    @Property(tries = 5000)
    void multiplyDivide_is_BigDecimal_division_of_the_product(
            @ForAll long value, @ForAll long factor, @ForAll long divisor, @ForAll Rounding rounding) {
        Assume.that(divisor != 0);
        BigInteger product = BigInteger.valueOf(value).multiply(BigInteger.valueOf(factor));
        BigInteger expected = expected(product, divisor, rounding);

        if (expected.bitLength() > 63) {
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> rounding.multiplyDivide(value, factor, divisor));
        } else {
            assertThat(rounding.multiplyDivide(value, factor, divisor)).isEqualTo(expected.longValueExact());
        }
    }

    @Property
    void multiplyDivide_by_the_same_number_changes_nothing(
            @ForAll long value, @ForAll long factor, @ForAll Rounding rounding) {
        Assume.that(factor != 0);

        assertThat(rounding.multiplyDivide(value, factor, factor)).isEqualTo(value);
    }

    @Property
    void divide_is_the_rounded_rational(@ForAll long numerator, @ForAll long denominator, @ForAll Rounding rounding) {
        Assume.that(denominator != 0 && !(numerator == Long.MIN_VALUE && denominator == -1));

        assertThat(rounding.divide(numerator, denominator))
                .isEqualTo(Rational.of(numerator, denominator).round(rounding).longValueExact());
    }
}
