package org.eigenbetrieb.core.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts a second time, from the description of the check folder alone: fractions of whole numbers, all corners
 * tried, nothing shared with the checker.
 */
final class Reference {

    /** A fraction, never reduced. */
    record Fraction(BigInteger above, BigInteger below) implements Comparable<Fraction> {

        static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

        static Fraction of(long number) {
            return new Fraction(BigInteger.valueOf(number), BigInteger.ONE);
        }

        static Fraction of(BigDecimal number) {
            return number.scale() > 0
                    ? new Fraction(number.unscaledValue(), BigInteger.TEN.pow(number.scale()))
                    : new Fraction(number.toBigIntegerExact(), BigInteger.ONE);
        }

        static Fraction of(Rational number) {
            return new Fraction(number.numerator(), number.denominator());
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
        }

        Fraction minus(Fraction other) {
            return plus(new Fraction(other.above.negate(), other.below));
        }

        Fraction times(Fraction other) {
            return new Fraction(above.multiply(other.above), below.multiply(other.below));
        }

        Fraction by(Fraction other) {
            BigInteger sign = BigInteger.valueOf(other.above.signum());
            return new Fraction(
                    above.multiply(other.below).multiply(sign),
                    below.multiply(other.above).multiply(sign));
        }

        Fraction round(int decimals, RoundingMode mode) {
            return of(new BigDecimal(above).divide(new BigDecimal(below), decimals, mode));
        }

        Fraction ten(int exponent) {
            return times(of(BigDecimal.ONE.scaleByPowerOfTen(exponent)));
        }

        @Override
        public int compareTo(Fraction other) {
            return above.multiply(other.below).compareTo(other.above.multiply(below));
        }

        boolean is(@Nullable Rational number) {
            return number != null && compareTo(of(number)) == 0;
        }
    }

    private record Range(Fraction low, Fraction value, Fraction high) {
        boolean holdsZero() {
            return low.compareTo(Fraction.ZERO) <= 0 && high.compareTo(Fraction.ZERO) >= 0;
        }
    }

    /** What the description says of one relation; numbers in the unit of the target, null when not checkable. */
    record Expected(
            Verdict verdict,
            @Nullable Fraction low,
            @Nullable Fraction high,
            @Nullable Fraction gap) {

        static final Expected NOT_CHECKABLE = new Expected(Verdict.NOT_CHECKABLE, null, null, null);

        boolean agreesWith(RelationVerdict verdict) {
            if (verdict.verdict() != this.verdict) {
                return false;
            }
            if (low == null || high == null || gap == null) {
                return verdict.range() == null
                        && verdict.gap() == null
                        && !verdict.reason().isEmpty();
            }
            return verdict.range() != null
                    && low.is(verdict.range().low())
                    && high.is(verdict.range().high())
                    && gap.is(verdict.gap());
        }
    }

    private static final Map<String, Integer> EXPONENTS =
            Map.of("EUR", 0, "TEUR", 3, "MEUR", 6, "VZAE", 0, "COUNT", 0, "PERCENT", 0, "NUMBER", 0, "GB", 0, "TB", 3);

    private Reference() {}

    private static int exponent(CheckCell cell) {
        return Objects.requireNonNull(EXPONENTS.get(cell.unit().code()));
    }

    /** The printed number in base units and the interval around it; null when it is missing. */
    private static @Nullable Range range(CheckCell cell) {
        Quantity printed = cell.printed();
        if (printed == null) {
            return cell.blank() == Figure.Blank.NOTHING ? new Range(Fraction.ZERO, Fraction.ZERO, Fraction.ZERO) : null;
        }
        Fraction value = Fraction.of(printed.toBigDecimal()).ten(exponent(cell));
        Fraction half = cell.precision() == 99
                ? Fraction.ZERO
                : Fraction.of(new BigDecimal("0.5")).ten(exponent(cell) - cell.precision());
        return new Range(value.minus(half), value, value.plus(half));
    }

    private static @Nullable Range add(CheckNet net, List<Member> members) {
        Map<String, Fraction> weights = new LinkedHashMap<>();
        for (Member member : members) {
            weights.merge(member.cell(), Fraction.of(member.weight()), Fraction::plus);
        }
        Range total = new Range(Fraction.ZERO, Fraction.ZERO, Fraction.ZERO);
        for (Map.Entry<String, Fraction> entry : weights.entrySet()) {
            Range own = range(net.cell(entry.getKey()));
            if (own == null) {
                return null;
            }
            Fraction weight = entry.getValue();
            boolean negative = weight.compareTo(Fraction.ZERO) < 0;
            total = new Range(
                    total.low.plus((negative ? own.high : own.low).times(weight)),
                    total.value.plus(own.value.times(weight)),
                    total.high.plus((negative ? own.low : own.high).times(weight)));
        }
        return total;
    }

    static Expected check(CheckNet net, CheckRelation relation) {
        CheckCell target = net.cell(relation.target());
        Range printed = range(target);
        Range terms = add(net, relation.terms());
        Range divisors = relation.kind() == Kind.SUM ? null : add(net, relation.divisors());
        if (printed == null || terms == null || (relation.kind() != Kind.SUM && divisors == null)) {
            return Expected.NOT_CHECKABLE;
        }
        if (relation.mode() == Mode.ROUNDED_SUM) {
            return roundedSum(net, relation, target, printed);
        }
        if (divisors == null) {
            return compare(target, printed, terms, terms.value);
        }
        Range quotient;
        if (divisors.low.compareTo(Fraction.ZERO) == 0
                && divisors.high.compareTo(Fraction.ZERO) == 0
                && relation.ifZero() != null) {
            Fraction form = Fraction.of(relation.ifZero().toBigDecimal()).ten(exponent(target));
            quotient = new Range(form, form, form);
        } else if (divisors.holdsZero()) {
            return Expected.NOT_CHECKABLE;
        } else {
            quotient = corners(terms, divisors, shape(net, relation));
        }
        Fraction rounded = target.printed() == null || target.precision() == 99
                ? quotient.value
                : quotient.value
                        .ten(-exponent(target))
                        .round(target.precision(), RoundingMode.HALF_UP)
                        .ten(exponent(target));
        return compare(target, printed, quotient, rounded);
    }

    /** From a plain quotient to the number that the kind speaks of: factor, then what is added. */
    private static Fraction[] shape(CheckNet net, CheckRelation relation) {
        if (relation.kind() == Kind.PERCENT) {
            return new Fraction[] {Fraction.of(100), Fraction.ZERO};
        }
        if (relation.kind() == Kind.GROWTH) {
            return new Fraction[] {Fraction.of(100), Fraction.of(-100)};
        }
        CheckCell above = net.cell(relation.terms().get(0).cell());
        CheckCell below = net.cell(relation.divisors().get(0).cell());
        boolean alike = above.unit().dimension().equals(below.unit().dimension());
        return new Fraction[] {Fraction.of(1).ten(alike ? 0 : exponent(below)), Fraction.ZERO};
    }

    private static Range corners(Range above, Range below, Fraction[] shape) {
        List<Fraction> all = new ArrayList<>();
        for (Fraction dividend : new Fraction[] {above.low, above.high}) {
            for (Fraction divisor : new Fraction[] {below.low, below.high}) {
                all.add(dividend.by(divisor).times(shape[0]).plus(shape[1]));
            }
        }
        all.sort(null);
        Fraction value = above.value.by(below.value).times(shape[0]).plus(shape[1]);
        return new Range(all.get(0), value, all.get(3));
    }

    private static Expected compare(CheckCell target, Range printed, Range right, Fraction comparable) {
        Verdict verdict;
        if (comparable.compareTo(printed.value) == 0) {
            verdict = Verdict.EXACT;
        } else if (right.high.compareTo(printed.low) < 0 || printed.high.compareTo(right.low) < 0) {
            verdict = Verdict.CONTRADICTION;
        } else {
            verdict = Verdict.WITHIN_ROUNDING;
        }
        int toUnit = -exponent(target);
        return new Expected(
                verdict,
                right.low.ten(toUnit),
                right.high.ten(toUnit),
                printed.value.minus(right.value).ten(toUnit));
    }

    private static Expected roundedSum(CheckNet net, CheckRelation relation, CheckCell target, Range printed) {
        Fraction sum = Fraction.ZERO;
        for (Member member : relation.terms()) {
            CheckCell cell = net.cell(member.cell());
            Range own = Objects.requireNonNull(range(cell));
            sum = sum.plus(halfEven(cell, own.value).times(Fraction.of(member.weight())));
        }
        Fraction rounded = halfEven(target, sum);
        boolean equal = rounded.compareTo(halfEven(target, printed.value)) == 0;
        int toUnit = -exponent(target);
        return new Expected(
                equal ? Verdict.EXACT : Verdict.CONTRADICTION,
                rounded.ten(toUnit),
                rounded.ten(toUnit),
                printed.value.minus(rounded).ten(toUnit));
    }

    private static Fraction halfEven(CheckCell cell, Fraction value) {
        return cell.printed() == null || cell.precision() == 99
                ? value
                : value.ten(-exponent(cell))
                        .round(cell.precision(), RoundingMode.HALF_EVEN)
                        .ten(exponent(cell));
    }
}
