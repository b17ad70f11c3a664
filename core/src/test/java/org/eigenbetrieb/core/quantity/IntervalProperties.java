package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Intervals contain what they stand for. */
@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class IntervalProperties {

    /** A member of an interval: low + n/16 of its width. */
    private static Rational member(Interval interval, int sixteenths) {
        return interval.low().plus(interval.width().times(Rational.of(sixteenths, 16)));
    }

    private static Interval enlarge(Interval interval, Rational by) {
        return Interval.of(interval.low().minus(by.abs()), interval.high().plus(by.abs()));
    }

    @Property
    void every_result_contains_the_result_of_every_two_members(
            @ForAll Interval a,
            @ForAll Interval b,
            @ForAll @IntRange(min = 0, max = 16) int i,
            @ForAll @IntRange(min = 0, max = 16) int j) {
        Rational x = member(a, i);
        Rational y = member(b, j);

        assertThat(a.contains(x)).isTrue();
        assertThat(a.plus(b).contains(x.plus(y))).isTrue();
        assertThat(a.times(b).contains(x.times(y))).isTrue();
        assertThat(a.times(y).contains(x.times(y))).isTrue();
        assertThat(a.positivePart().contains(x.max(Rational.ZERO))).isTrue();
        if (!b.contains(Rational.ZERO)) {
            assertThat(a.dividedBy(b).contains(x.dividedBy(y))).isTrue();
        }
    }

    @Property
    void a_number_computes_as_the_interval_that_holds_only_it(@ForAll Rational x, @ForAll Rational y) {
        assertThat(Interval.at(x).plus(Interval.at(y))).isEqualTo(Interval.at(x.plus(y)));
        assertThat(Interval.at(x).times(Interval.at(y))).isEqualTo(Interval.at(x.times(y)));
        if (y.signum() != 0) {
            assertThat(Interval.at(x).dividedBy(Interval.at(y))).isEqualTo(Interval.at(x.dividedBy(y)));
        }
    }

    @Property
    void enlarging_never_turns_meeting_into_not_meeting(@ForAll Interval a, @ForAll Interval b, @ForAll Rational by) {
        Assume.that(a.meets(b));

        assertThat(enlarge(a, by).meets(b)).isTrue();
        assertThat(a.meets(enlarge(b, by))).isTrue();
    }

    @Property
    void enlarging_an_operand_enlarges_every_result(@ForAll Interval a, @ForAll Interval b, @ForAll Rational by) {
        Interval larger = enlarge(a, by);

        assertContains(larger.plus(b), a.plus(b));
        assertContains(larger.times(b), a.times(b));
        assertContains(larger.times(by), a.times(by));
        assertContains(larger.positivePart(), a.positivePart());
        if (!b.contains(Rational.ZERO)) {
            assertContains(larger.dividedBy(b), a.dividedBy(b));
        }
    }

    private static void assertContains(Interval outer, Interval inner) {
        assertThat(outer.contains(inner.low()) && outer.contains(inner.high()))
                .as("%s contains %s", outer, inner)
                .isTrue();
    }

    @Property
    void intervals_meet_exactly_when_they_share_an_end_or_one_holds_an_end_of_the_other(
            @ForAll Interval a, @ForAll Interval b) {
        boolean shared = a.contains(b.low()) || a.contains(b.high()) || b.contains(a.low());

        assertThat(a.meets(b)).isEqualTo(shared).isEqualTo(b.meets(a));
    }

    @Property
    void centre_and_width_describe_the_interval(@ForAll Interval a) {
        assertThat(Interval.around(a.centre(), a.width().times(Rational.HALF))).isEqualTo(a);
    }

    @Property
    void supported_decimals_are_the_most_whose_last_digit_is_at_least_as_wide(
            @ForAll Rational low,
            @ForAll @IntRange(max = 14) int widthExponent,
            @ForAll @IntRange(min = 1, max = 20) int widthDigit,
            @ForAll @IntRange(max = 12) int most) {
        Interval interval = Interval.of(low, low.plus(Rational.of(widthDigit).timesTenTo(-widthExponent)));
        int decimals = interval.supportedDecimals(most);

        assertThat(decimals).isBetween(0, most);
        if (decimals > 0) {
            assertThat(interval.width()).isLessThanOrEqualTo(Rational.ONE.timesTenTo(-decimals));
        }
        if (decimals < most) {
            assertThat(interval.width()).isGreaterThan(Rational.ONE.timesTenTo(-decimals - 1));
        }
    }

    @Property
    void a_printed_number_supports_its_own_decimals(@ForAll Quantity quantity) {
        int inBaseUnits = quantity.decimals() - quantity.unit().exponent();

        assertThat(quantity.interval().supportedDecimals(12)).isEqualTo(Math.max(0, inBaseUnits));
    }

    @Property
    void enlarging_never_supports_more_decimals(@ForAll Interval a, @ForAll Rational by) {
        assertThat(enlarge(a, by).supportedDecimals(12)).isLessThanOrEqualTo(a.supportedDecimals(12));
    }

    @Property
    void timesTenTo_is_multiplication_by_a_power_of_ten(
            @ForAll Interval a, @ForAll @IntRange(min = -12, max = 12) int exponent) {
        assertThat(a.timesTenTo(exponent)).isEqualTo(a.times(Rational.ONE.timesTenTo(exponent)));
    }
}
