package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Rationals are an ordered field, and agree with the JDK's exact numbers. */
@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class RationalProperties {

    // ---- field ----

    @Property
    void addition_is_commutative_and_associative(@ForAll Rational a, @ForAll Rational b, @ForAll Rational c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    }

    @Property
    void multiplication_is_commutative_and_associative(@ForAll Rational a, @ForAll Rational b, @ForAll Rational c) {
        assertThat(a.times(b)).isEqualTo(b.times(a));
        assertThat(a.times(b).times(c)).isEqualTo(a.times(b.times(c)));
    }

    @Property
    void multiplication_distributes_over_addition(@ForAll Rational a, @ForAll Rational b, @ForAll Rational c) {
        assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
    }

    @Property
    void zero_and_one_are_neutral_and_inverses_lead_back_to_them(@ForAll Rational a) {
        assertThat(a.plus(Rational.ZERO)).isEqualTo(a);
        assertThat(a.times(Rational.ONE)).isEqualTo(a);
        assertThat(a.plus(a.negate())).isEqualTo(Rational.ZERO);
        assertThat(a.minus(a)).isEqualTo(Rational.ZERO);
        if (a.signum() != 0) {
            assertThat(a.dividedBy(a)).isEqualTo(Rational.ONE);
            assertThat(Rational.ONE.dividedBy(a).times(a)).isEqualTo(Rational.ONE);
        }
    }

    @Property
    void division_undoes_multiplication(@ForAll Rational a, @ForAll Rational b) {
        Assume.that(b.signum() != 0);

        assertThat(a.times(b).dividedBy(b)).isEqualTo(a);
    }

    // ---- lowest terms, against BigInteger ----

    @Property
    void every_result_is_in_lowest_terms_with_a_positive_denominator(@ForAll Rational a, @ForAll Rational b) {
        for (Rational result : new Rational[] {a, a.plus(b), a.minus(b), a.times(b), a.negate(), a.timesTenTo(3)}) {
            assertThat(result.denominator().signum()).isEqualTo(1);
            assertThat(result.numerator().gcd(result.denominator())).isEqualTo(BigInteger.ONE);
        }
    }

    @Property
    void sums_and_products_are_those_of_cross_multiplied_BigIntegers(@ForAll Rational a, @ForAll Rational b) {
        BigInteger p = a.numerator();
        BigInteger q = a.denominator();
        BigInteger r = b.numerator();
        BigInteger s = b.denominator();

        assertThat(a.plus(b)).isEqualTo(Rational.of(p.multiply(s).add(r.multiply(q)), q.multiply(s)));
        assertThat(a.minus(b)).isEqualTo(Rational.of(p.multiply(s).subtract(r.multiply(q)), q.multiply(s)));
        assertThat(a.times(b)).isEqualTo(Rational.of(p.multiply(r), q.multiply(s)));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(p.multiply(s).compareTo(r.multiply(q)));
    }

    // ---- decimals, against BigDecimal ----

    @Property
    void decimal_numbers_add_and_multiply_as_BigDecimals_do(@ForAll BigDecimal a, @ForAll BigDecimal b) {
        assertThat(Rational.of(a).plus(Rational.of(b))).isEqualTo(Rational.of(a.add(b)));
        assertThat(Rational.of(a).times(Rational.of(b))).isEqualTo(Rational.of(a.multiply(b)));
        assertThat(Integer.signum(Rational.of(a).compareTo(Rational.of(b)))).isEqualTo(a.compareTo(b));
    }

    @Property
    void rounding_is_that_of_BigDecimal(
            @ForAll Rational a, @ForAll @IntRange(min = -12, max = 12) int decimals, @ForAll Rounding rounding) {
        BigDecimal expected =
                new BigDecimal(a.numerator()).divide(new BigDecimal(a.denominator()), decimals, rounding.mode());

        assertThat(a.round(decimals, rounding)).isEqualTo(expected);
        assertThat(a.round(rounding))
                .isEqualTo(new BigDecimal(a.numerator())
                        .divide(new BigDecimal(a.denominator()), 0, rounding.mode())
                        .toBigInteger());
    }

    @Property
    void a_number_fits_exactly_when_rounding_changes_nothing(
            @ForAll Rational a, @ForAll @IntRange(min = -12, max = 12) int decimals) {
        assertThat(a.fits(decimals))
                .isEqualTo(Rational.of(a.round(decimals, Rounding.DOWN)).equals(a));
    }

    @Property
    void timesTenTo_is_multiplication_by_a_power_of_ten(
            @ForAll Rational a, @ForAll @IntRange(min = -30, max = 30) int exponent) {
        assertThat(a.timesTenTo(exponent)).isEqualTo(a.times(Rational.of(BigDecimal.ONE.scaleByPowerOfTen(exponent))));
    }

    // ---- order ----

    @Property
    void order_is_that_of_the_difference_and_agrees_with_equals(@ForAll Rational a, @ForAll Rational b) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(a.minus(b).signum());
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(a.min(b).compareTo(a.max(b))).isNotPositive();
        assertThat(a.min(b).plus(a.max(b))).isEqualTo(a.plus(b));
    }

    @Property
    void abs_is_never_negative_and_keeps_the_size(@ForAll Rational a) {
        assertThat(a.abs()).isEqualTo(a.max(a.negate()));
    }

    // ---- text ----

    @Property
    void parse_reads_back_what_toString_prints(@ForAll Rational a) {
        assertThat(Rational.parse(a.toString())).isEqualTo(a);
    }

    @Property
    void parse_reads_the_plain_string_of_a_BigDecimal(@ForAll BigDecimal number) {
        String text = number.toPlainString();
        Assume.that(text.length() <= 100);

        assertThat(Rational.parse(text)).isEqualTo(Rational.of(number));
    }
}
