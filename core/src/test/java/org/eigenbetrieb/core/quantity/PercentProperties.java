package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Percentages are those of BigDecimal, to the last bit. */
@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class PercentProperties {

    private static BigDecimal expected(long part, long whole, int decimals, RoundingMode mode) {
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), decimals, mode);
    }

    @Property(tries = 5000)
    void percent_is_bit_identical_with_BigDecimal_HALF_UP_for_amounts(
            @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long part,
            @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long whole,
            @ForAll @IntRange(min = 0, max = 4) int decimals) {
        Assume.that(whole != 0);

        assertThat(Percent.of(part, whole, decimals, Rounding.HALF_UP).toBigDecimal())
                .isEqualTo(expected(part, whole, decimals, RoundingMode.HALF_UP));
    }

    @Property(tries = 5000)
    void percent_is_bit_identical_with_BigDecimal_at_the_extremes_or_refused_as_too_long(
            @ForAll long part,
            @ForAll long whole,
            @ForAll @IntRange(min = 0, max = 12) int decimals,
            @ForAll Rounding rounding) {
        Assume.that(whole != 0);
        BigDecimal expected = expected(part, whole, decimals, rounding.mode());

        if (expected.precision() > 18) {
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> Percent.of(part, whole, decimals, rounding));
        } else {
            assertThat(Percent.of(part, whole, decimals, rounding).toBigDecimal())
                    .isEqualTo(expected);
        }
    }
}
