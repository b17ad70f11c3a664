package org.eigenbetrieb.examples.app;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * What rounding allows in each relation, computed from the declared rounding of its cells with the tests' own numbers:
 * half the last digit of each cell times its weight, half the last digit of a rule that rounds on the way.
 */
final class Allowance {

    private final RelationNet net;
    private final List<Figure> figures;
    private final Map<FigureKey, List<Integer>> byKey = new HashMap<>();

    Allowance(RelationNet net, List<Figure> figures) {
        this.net = net;
        this.figures = figures;
        for (int i = 0; i < figures.size(); i++) {
            byKey.computeIfAbsent(figures.get(i).key(), key -> new ArrayList<>(2))
                    .add(i);
        }
    }

    /** The same with one cell changed; the figures keep their numbers. */
    Allowance with(int index, Figure changed) {
        List<Figure> others = new ArrayList<>(figures);
        others.set(index, changed);
        return new Allowance(net, others, byKey);
    }

    private Allowance(RelationNet net, List<Figure> figures, Map<FigureKey, List<Integer>> byKey) {
        this.net = net;
        this.figures = figures;
        this.byKey.putAll(byKey);
    }

    // ------------------------------------------------------------------------------------------------ cells

    private static Optional<Exact> value(Figure figure) {
        if (figure.printed() == null) {
            return figure.blank() == Figure.Blank.NOTHING ? Optional.of(Exact.ZERO) : Optional.empty();
        }
        return Optional.of(Exact.of(figure.printed().toBigDecimal())
                .times(Exact.tenTo(figure.printed().unit().exponent())));
    }

    private static int digits(Figure figure) {
        return figure.printed() == null || figure.precision() == Figure.EXACT
                ? Figure.EXACT
                : figure.precision() - figure.printed().unit().exponent();
    }

    /** How much a cell tells of a number that several print: one that was left out tells least. */
    private int fineness(int index) {
        return figures.get(index).printed() == null ? Integer.MIN_VALUE : digits(figures.get(index));
    }

    Span cell(int index) {
        Figure figure = figures.get(index);
        Exact value = value(figure).orElseThrow();
        return digits(figure) == Figure.EXACT ? Span.at(value) : Span.printed(value, digits(figure));
    }

    /** The cell of the paper, else the first of the finest elsewhere, a blank last; -1 when none has a number. */
    private int home(FigureKey key, String paper) {
        int best = -1;
        for (int index : byKey.getOrDefault(key, List.of())) {
            if (value(figures.get(index)).isPresent()) {
                if (figures.get(index).place().paper().equals(paper)) {
                    return index;
                }
                if (best < 0 || fineness(index) > fineness(best)) {
                    best = index;
                }
            }
        }
        return best;
    }

    // ------------------------------------------------------------------------------------------------ relations

    /** A weighted sum of cells, give or take something; null in place of a sum that lacks a number. */
    private final class Sum {
        final Map<Integer, Exact> weights = new LinkedHashMap<>();
        Exact constant = Exact.ZERO;
        Exact slack = Exact.ZERO;
        boolean missing;

        Sum plus(Sum other, Exact weight) {
            other.weights.forEach((cell, own) -> weights.merge(cell, own.times(weight), Exact::plus));
            constant = constant.plus(other.constant.times(weight));
            slack = slack.plus(other.slack.times(weight.abs()));
            missing |= other.missing;
            return this;
        }

        Span span() {
            Span span = Span.around(constant, slack);
            for (Map.Entry<Integer, Exact> each : weights.entrySet()) {
                span = span.plus(cell(each.getKey()).times(each.getValue()));
            }
            return span;
        }
    }

    private Sum sum(Formula formula, String paper, boolean alone) {
        Sum sum = new Sum();
        if (formula instanceof Formula.Reference reference) {
            int cell = home(reference.key(), paper);
            Optional<Relation> definition = net.defining(reference.key());
            if (cell >= 0) {
                sum.weights.put(cell, Exact.ONE);
            } else if (definition.isPresent()) {
                sum.plus(sum(definition.get().formula(), paper, false), Exact.ONE);
                sum.slack = sum.slack.plus(rounding(definition.get(), paper));
            } else {
                sum.missing = true;
            }
        } else if (formula instanceof Formula.Sum terms) {
            boolean single = alone && terms.terms().size() == 1;
            terms.terms()
                    .forEach(term -> sum.plus(
                            sum(term.operand(), paper, single),
                            Exact.of(term.weight().toString())));
        } else if (formula instanceof Formula.Constant constant) {
            sum.constant = Exact.of(constant.value().toBigDecimal())
                    .times(Exact.tenTo(constant.value().unit().exponent()));
        } else if (formula instanceof Formula.PositivePart part) {
            // The operand or 0; where rounding leaves that open, the operand, or anything between.
            Sum operand = sum(part.operand(), paper, false);
            sum.missing = operand.missing;
            if (operand.missing || operand.span().high().signum() > 0) {
                sum.plus(operand, Exact.ONE);
                if (!alone && !operand.missing) {
                    sum.slack =
                            sum.slack.plus(operand.span().low().min(Exact.ZERO).abs());
                }
            } else {
                operand.weights.keySet().forEach(cell -> sum.weights.put(cell, Exact.ZERO));
            }
        } else {
            throw new IllegalArgumentException("no sum: " + formula);
        }
        return sum;
    }

    /** What a rule that rounds can be off by: nothing where it has no fractions to round. */
    private Exact rounding(Relation relation, String paper) {
        if (relation.rounding() == null) {
            return Exact.ZERO;
        }
        int decimals = relation.rounding().decimals();
        Optional<Map<FigureKey, Rational>> linear = relation.formula().linear();
        boolean whole = linear.isPresent()
                && linear.get().values().stream().allMatch(weight -> weight.isWhole())
                && linear.get().keySet().stream().allMatch(key -> isWhole(key, decimals, paper));
        return whole ? Exact.ZERO : Exact.HALF.times(Exact.tenTo(-decimals));
    }

    private boolean isWhole(FigureKey key, int decimals, String paper) {
        int cell = home(key, paper);
        if (cell >= 0) {
            return value(figures.get(cell)).orElseThrow().fits(decimals);
        }
        Optional<Relation> definition = net.defining(key);
        return definition.isPresent()
                && definition.get().formula().linear().isPresent()
                && definition.get().formula().linear().orElseThrow().entrySet().stream()
                        .allMatch(term -> term.getValue().isWhole() && isWhole(term.getKey(), decimals, paper));
    }

    /** A formula as dividend and divisor: most have no divisor. */
    private record Parts(Formula above, @Nullable Formula below, Exact factor, Exact shift) {

        static Parts of(Formula formula) {
            if (formula instanceof Formula.Quotient quotient) {
                return new Parts(quotient.dividend(), quotient.divisor(), Exact.ONE, Exact.ZERO);
            }
            if (formula instanceof Formula.Sum sum
                    && !sum.terms().isEmpty()
                    && sum.terms().get(0).operand() instanceof Formula.Quotient quotient) {
                Exact factor = Exact.of(sum.terms().get(0).weight().toString());
                Exact shift = Exact.ZERO;
                for (Formula.Term term : sum.terms().subList(1, sum.terms().size())) {
                    Formula.Constant constant = (Formula.Constant) term.operand();
                    shift = shift.plus(Exact.of(constant.value().toBigDecimal())
                            .times(Exact.of(term.weight().toString())));
                }
                return new Parts(quotient.dividend(), quotient.divisor(), factor, shift);
            }
            return new Parts(formula, null, Exact.ONE, Exact.ZERO);
        }
    }

    /** The cells that a relation is about; empty when its own figure is printed nowhere or a number is missing. */
    Set<Integer> cells(Relation relation) {
        int target = home(relation.target(), relation.paper());
        if (target < 0) {
            return Set.of();
        }
        Parts parts = Parts.of(relation.formula());
        Sum above = sum(parts.above, relation.paper(), true);
        Set<Integer> cells = new LinkedHashSet<>();
        cells.add(target);
        cells.addAll(above.weights.keySet());
        boolean missing = above.missing;
        if (parts.below != null) {
            Sum below = sum(parts.below, relation.paper(), true);
            cells.addAll(below.weights.keySet());
            missing |= below.missing;
        }
        return missing ? Set.of() : cells;
    }

    /** What the right-hand side can be; empty when that cannot be said. */
    private Optional<Span> span(Relation relation, int target) {
        Parts parts = Parts.of(relation.formula());
        Sum above = sum(parts.above, relation.paper(), true);
        if (above.missing) {
            return Optional.empty();
        }
        if (parts.below == null) {
            boolean again = relation.rounding() != null
                    && digits(figures.get(target)) != relation.rounding().decimals();
            Exact slack = again ? rounding(relation, relation.paper()) : Exact.ZERO;
            return Optional.of(above.span().plus(Span.around(Exact.ZERO, slack)));
        }
        Sum below = sum(parts.below, relation.paper(), true);
        if (below.missing) {
            return Optional.empty();
        }
        Span divisor = below.span();
        if (divisor.isPoint() && divisor.low().signum() == 0 && relation.ifZero() != null) {
            return Optional.of(Span.at(Exact.of(relation.ifZero().toBigDecimal())));
        }
        return divisor.holds(Exact.ZERO)
                ? Optional.empty()
                : Optional.of(above.span().over(divisor).times(parts.factor).plus(Span.at(parts.shift)));
    }

    /** Whether no numbers behind the printed ones fit. */
    boolean contradicts(Relation relation) {
        int target = home(relation.target(), relation.paper());
        return target >= 0
                && span(relation, target).map(span -> !span.meets(cell(target))).orElse(false);
    }

    /** Whether what a relation is about depends on numbers: a balancing line has its operand or 0. */
    boolean branches(Relation relation) {
        return branches(relation.formula(), relation.paper());
    }

    private boolean branches(Formula formula, String paper) {
        if (formula instanceof Formula.Reference reference) {
            return home(reference.key(), paper) < 0
                    && net.defining(reference.key())
                            .map(definition -> branches(definition.formula(), paper))
                            .orElse(false);
        }
        if (formula instanceof Formula.Sum sum) {
            return sum.terms().stream().anyMatch(term -> branches(term.operand(), paper));
        }
        return formula instanceof Formula.PositivePart;
    }

    /** The most steps of its last digit that a cell of a sum can grow or shrink before the relation breaks. */
    Optional<Long> steps(Relation relation, int cell, boolean up) {
        Parts parts = Parts.of(relation.formula());
        int target = home(relation.target(), relation.paper());
        if (parts.below != null || target < 0) {
            return Optional.empty();
        }
        Exact weight = sum(parts.above, relation.paper(), true)
                .weights
                .getOrDefault(cell, Exact.ZERO)
                .negate()
                .plus(cell == target ? Exact.ONE : Exact.ZERO);
        Optional<Span> span = span(relation, target);
        if (weight.signum() == 0 || span.isEmpty()) {
            return Optional.empty();
        }
        // The target less the sum may be anything in here, and must be able to be 0.
        Span gap = cell(target).plus(span.get().times(Exact.ONE.negate()));
        boolean grows = (weight.signum() > 0) == up;
        Exact room = grows ? gap.low().negate() : gap.high();
        return Optional.of(room.over(weight.abs().times(step(cell)))
                .round(0, RoundingMode.FLOOR)
                .longValueExact());
    }

    /** One step of the last digit of a cell, in base units. */
    private Exact step(int cell) {
        Quantity printed = figures.get(cell).printed();
        if (printed == null) {
            throw new IllegalArgumentException("nothing printed in " + figures.get(cell));
        }
        return Exact.tenTo(printed.unit().exponent() - printed.decimals());
    }

    // ------------------------------------------------------------------------------------------------ occurrences

    /** The cell that the others of its fact are compared with: the first of the finest. */
    int finest(FigureKey key) {
        int best = -1;
        for (int index : byKey.getOrDefault(key, List.of())) {
            boolean printed = figures.get(index).printed() != null;
            if (printed && (best < 0 || digits(figures.get(index)) > digits(figures.get(best)))) {
                best = index;
            }
        }
        return best;
    }

    /** The other printed cells of a fact that do not agree with the finest one. */
    Set<Integer> differing(FigureKey key) {
        int finest = finest(key);
        Set<Integer> differing = new LinkedHashSet<>();
        for (int index : byKey.getOrDefault(key, List.of())) {
            if (index != finest
                    && figures.get(index).printed() != null
                    && !cell(index).meets(cell(finest))) {
                differing.add(index);
            }
        }
        return differing;
    }
}
