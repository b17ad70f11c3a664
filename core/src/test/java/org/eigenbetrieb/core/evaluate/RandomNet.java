package org.eigenbetrieb.core.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Any net without a cycle: every kind of formula, nested, over amounts of money; some rules round. It can be computed a
 * second time, by walking each formula as it is written.
 *
 * @param units every figure
 * @param relations a defining relation for each computed figure, in the order of the keys
 * @param inputs the given figures
 */
public record RandomNet(Map<FigureKey, Unit> units, List<Relation> relations, List<Figure> inputs) {

    /** A net that is the same for the same seed. */
    public static RandomNet of(long seed) {
        Random random = new Random(seed);
        Map<FigureKey, Unit> units = new LinkedHashMap<>();
        List<Figure> inputs = new ArrayList<>();
        List<FigureKey> known = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            FigureKey key = key("eingabe-" + i);
            int decimals = random.nextInt(4) - 1;
            long unscaled = random.nextInt(5) == 0 ? 0 : random.nextInt(4001) - 1000;
            inputs.add(Samples.input(key.concept().id(), Quantity.of(unscaled, decimals, Unit.EUR)));
            units.put(key, Unit.EUR);
            known.add(key);
        }
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(7); i++) {
            FigureKey key = key("wert-" + i);
            Relation relation = Samples.define(key.concept().id(), money(known, random, 3));
            relations.add(
                    switch (random.nextInt(4)) {
                        case 0 -> relation.rounded(RoundTo.CENT);
                        case 1 -> relation.rounded(new RoundTo(random.nextInt(4) - 1, Rounding.HALF_EVEN));
                        default -> relation;
                    });
            units.put(key, Unit.EUR);
            known.add(key);
        }
        return new RandomNet(units, relations, inputs);
    }

    private static FigureKey key(String concept) {
        return FigureKey.of(concept, Phase.ANSATZ, Period.year(2024));
    }

    private static Formula money(List<FigureKey> known, Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(7);
        return switch (kind) {
            case 0 -> Formula.ref(known.get(random.nextInt(known.size())));
            case 1 -> new Formula.Constant(Quantity.of(random.nextInt(2001) - 1000, 2, Unit.EUR), "Wert");
            case 2 -> new Formula.PositivePart(money(known, random, depth - 1));
            case 3 -> new Formula.Product(money(known, random, depth - 1), number(known, random, depth - 1));
            case 4 -> new Formula.Quotient(money(known, random, depth - 1), number(known, random, depth - 1));
            default -> {
                List<Formula.Term> terms = new ArrayList<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    terms.add(new Formula.Term(weight(random), money(known, random, depth - 1)));
                }
                yield new Formula.Sum(terms);
            }
        };
    }

    private static Formula number(List<FigureKey> known, Random random, int depth) {
        if (depth == 0 || random.nextBoolean()) {
            return new Formula.Constant(Quantity.of(random.nextInt(401) - 100, 2, Unit.NUMBER), "Zahl");
        }
        return new Formula.Quotient(money(known, random, depth - 1), money(known, random, depth - 1));
    }

    private static Rational weight(Random random) {
        return random.nextInt(3) == 0
                ? Rational.of(random.nextInt(21) - 10, 1 + random.nextInt(12))
                : Rational.of(random.nextInt(7) - 3);
    }

    /** The net. */
    public RelationNet net() {
        return RelationNet.of(units, relations).orThrow();
    }

    /** The inputs as a set. */
    public FigureSet set() {
        return Samples.set(inputs);
    }

    /** Every figure from exact inputs, formula by formula as written; empty where a divisor is 0. */
    public Map<FigureKey, Optional<Rational>> walk(Map<FigureKey, Rational> exact) {
        Map<FigureKey, Optional<Rational>> values = new LinkedHashMap<>();
        exact.forEach((key, value) -> values.put(key, Optional.of(value)));
        for (Relation relation : relations) {
            values.put(
                    relation.target(),
                    walk(relation.formula(), values).map(value -> round(value, relation.rounding())));
        }
        return values;
    }

    private static Rational round(Rational value, @Nullable RoundTo to) {
        if (to == null) {
            return value;
        }
        RoundingMode mode = to.rounding() == Rounding.HALF_UP ? RoundingMode.HALF_UP : RoundingMode.HALF_EVEN;
        return Rational.of(
                new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), to.decimals(), mode));
    }

    private static Optional<Rational> walk(Formula formula, Map<FigureKey, Optional<Rational>> values) {
        if (formula instanceof Formula.Reference reference) {
            return Objects.requireNonNull(values.get(reference.key()), "value");
        }
        if (formula instanceof Formula.Constant constant) {
            return Optional.of(Rational.of(constant.value().toBigDecimal()));
        }
        if (formula instanceof Formula.Sum sum) {
            Optional<Rational> total = Optional.of(Rational.ZERO);
            for (Formula.Term term : sum.terms()) {
                Optional<Rational> operand = walk(term.operand(), values);
                total = total.flatMap(so -> operand.map(own -> so.plus(own.times(term.weight()))));
            }
            return total;
        }
        if (formula instanceof Formula.Quotient quotient) {
            Optional<Rational> divisor = walk(quotient.divisor(), values).filter(value -> value.signum() != 0);
            return walk(quotient.dividend(), values).flatMap(above -> divisor.map(above::dividedBy));
        }
        if (formula instanceof Formula.Product product) {
            Optional<Rational> second = walk(product.second(), values);
            return walk(product.first(), values).flatMap(one -> second.map(one::times));
        }
        return walk(((Formula.PositivePart) formula).operand(), values)
                .map(value -> value.signum() < 0 ? Rational.ZERO : value);
    }
}
