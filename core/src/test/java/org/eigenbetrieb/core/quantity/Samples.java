package org.eigenbetrieb.core.quantity;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** The numbers that the properties of this package range over. */
final class Samples extends DomainContextBase {

    static final long LARGEST = 999_999_999_999_999_999L;
    static final List<Unit> UNITS =
            List.of(Unit.EUR, Unit.TEUR, Unit.MEUR, Unit.VZAE, Unit.COUNT, Unit.PERCENT, Unit.NUMBER, Unit.GB, Unit.TB);

    @Provide
    Arbitrary<Notation> notations() {
        return Arbitraries.of(Notation.all());
    }

    @Provide
    Arbitrary<Rounding> roundings() {
        return Arbitraries.of(Rounding.values());
    }

    /** Known units and units of a neighbour. */
    @Provide
    Arbitrary<Unit> units() {
        Arbitrary<String> rest = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars('_', '/')
                .ofMaxLength(15);
        Arbitrary<String> first = Arbitraries.strings().withCharRange('A', 'Z').ofLength(1);
        Arbitrary<Unit> others = Combinators.combine(first, rest).as((a, b) -> Unit.of(a + b));
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(UNITS)), Tuple.of(1, others))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        Arbitrary<Long> digits = Arbitraries.oneOf(
                Arbitraries.longs().between(-LARGEST, LARGEST),
                Arbitraries.longs().between(-2_000_000, 2_000_000));
        Arbitrary<Integer> decimals = Arbitraries.integers().between(-12, 12);
        Arbitrary<Quantity> extremes = Arbitraries.of(
                Quantity.of(0, 0, Unit.EUR),
                Quantity.of(0, 12, Unit.EUR),
                Quantity.of(0, -12, Unit.MEUR),
                Quantity.of(-1, 12, Unit.EUR),
                Quantity.of(LARGEST, 12, Unit.EUR),
                Quantity.of(-LARGEST, 0, Unit.MEUR),
                Quantity.of(LARGEST, -12, Unit.MEUR));
        Arbitrary<Quantity> any = Combinators.combine(digits, decimals, units()).as(Quantity::of);
        return Arbitraries.frequencyOf(Tuple.of(1, extremes), Tuple.of(9, any.withoutEdgeCases()));
    }

    @Provide
    Arbitrary<Rational> rationals() {
        BigInteger large = BigInteger.TEN.pow(20);
        Arbitrary<BigInteger> numbers = Arbitraries.oneOf(
                Arbitraries.longs().between(-100, 100).map(BigInteger::valueOf),
                Arbitraries.bigIntegers().between(large.negate(), large));
        Arbitrary<Rational> extremes =
                Arbitraries.of(Rational.ZERO, Rational.ONE, Rational.ONE.negate(), Rational.HALF, Rational.of(large));
        Arbitrary<Rational> any = Combinators.combine(numbers, numbers.filter(number -> number.signum() != 0))
                .as(Rational::of);
        return Arbitraries.frequencyOf(Tuple.of(1, extremes), Tuple.of(9, any.withoutEdgeCases()));
    }

    @Provide
    Arbitrary<Interval> intervals() {
        return Combinators.combine(rationals(), rationals())
                .as((a, b) -> Interval.of(a.min(b), a.max(b)))
                .withoutEdgeCases();
    }
}
