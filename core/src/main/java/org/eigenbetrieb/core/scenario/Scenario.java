package org.eigenbetrieb.core.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Changes to inputs, and every figure that moves because of them.
 *
 * <p>Only inputs can be changed: a computed figure follows from its relations. A changed amount is rounded to the
 * smallest unit (cents). Immutable and safe for use by several threads.
 */
public final class Scenario {

    private final String name;
    private final List<Change> changes;

    private Scenario(String name, List<Change> changes) {
        this.name = name;
        this.changes = changes;
    }

    /** A unit of its own has only what names an amount. */
    private record Change(
            String what,
            Predicate<FigureKey> selector,
            @Nullable Unit unit,
            UnaryOperator<Rational> operation) {}

    /**
     * How a figure moves.
     *
     * @param key the figure
     * @param unit what it counts
     * @param before its value without the changes
     * @param after its value with them
     */
    public record Movement(FigureKey key, Unit unit, Value before, Value after) {
        /** Checks that nothing is missing. */
        public Movement {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }

        /**
         * After minus before, in base units.
         *
         * @return the signed difference, or empty when one of them has no number
         */
        public Optional<Rational> difference() {
            return before.ifKnown().flatMap(from -> after.ifKnown().map(to -> to.minus(from)));
        }
    }

    /**
     * What a scenario leads to.
     *
     * @param name name of the scenario
     * @param base the evaluation without the changes
     * @param varied the evaluation with them
     * @param movements every figure that moves, in the order of the keys
     */
    public record Result(String name, Evaluation base, Evaluation varied, List<Movement> movements) {
        /** Copies the list. */
        public Result {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(varied, "varied");
            movements = List.copyOf(movements);
        }

        /**
         * The movement of one figure.
         *
         * @param key the figure
         * @return the movement, or empty when the figure does not move
         */
        public Optional<Movement> movement(FigureKey key) {
            return movements.stream()
                    .filter(movement -> movement.key().equals(key))
                    .findFirst();
        }
    }

    /**
     * A scenario without changes.
     *
     * @param name its name
     * @return the scenario
     */
    public static Scenario named(String name) {
        return new Scenario(name, List.of());
    }

    /**
     * This scenario with an input set to an amount.
     *
     * @param key the input
     * @param value the amount
     * @return the longer scenario
     */
    public Scenario set(FigureKey key, Quantity value) {
        return with(key.toString(), key::equals, value.unit(), before -> value.value());
    }

    /**
     * This scenario with an amount added to an input.
     *
     * @param key the input
     * @param amount the amount, may be negative
     * @return the longer scenario
     */
    public Scenario add(FigureKey key, Quantity amount) {
        return with(key.toString(), key::equals, amount.unit(), before -> before.plus(amount.value()));
    }

    /**
     * This scenario with inputs changed by a percentage.
     *
     * @param what the selection in words, for messages
     * @param selector which inputs
     * @param percent how much more, in percent; negative for less
     * @return the longer scenario
     */
    public Scenario changeByPercent(String what, Predicate<FigureKey> selector, Rational percent) {
        Rational factor = Rational.ONE.plus(percent.dividedBy(Rational.HUNDRED));
        return with(what, selector, null, before -> before.times(factor));
    }

    private Scenario with(
            String what, Predicate<FigureKey> selector, @Nullable Unit unit, UnaryOperator<Rational> operation) {
        List<Change> longer = new ArrayList<>(changes);
        longer.add(new Change(what, selector, unit, operation));
        return new Scenario(name, List.copyOf(longer));
    }

    /**
     * Computes the scenario.
     *
     * @param evaluator the compiled net
     * @param figures the figures without the changes
     * @return both evaluations and every figure that moves
     * @throws IllegalArgumentException when a change selects no input, or counts something else than its input; the
     *     message says what to change instead
     */
    public Result run(Evaluator evaluator, FigureSet figures) {
        Evaluation base = evaluator.evaluate(figures);
        Evaluation varied = evaluator.evaluate(apply(evaluator, figures));
        List<Movement> movements = new ArrayList<>();
        for (Map.Entry<FigureKey, Unit> figure : evaluator.net().figures().entrySet()) {
            Value before = base.value(figure.getKey());
            Value after = varied.value(figure.getKey());
            if (!before.equals(after)) {
                movements.add(new Movement(figure.getKey(), figure.getValue(), before, after));
            }
        }
        return new Result(name, base, varied, movements);
    }

    /** The figures with the changes. */
    FigureSet apply(Evaluator evaluator, FigureSet figures) {
        FigureSet changed = figures;
        for (Change change : changes) {
            changed = apply(change, evaluator, changed);
        }
        return changed;
    }

    private static FigureSet apply(Change change, Evaluator evaluator, FigureSet figures) {
        List<Figure> result = new ArrayList<>(figures.figures().size());
        boolean found = false;
        for (Figure figure : figures.figures()) {
            boolean input = figure.origin() == Origin.INPUT
                    && change.selector.test(figure.key())
                    && evaluator.net().defining(figure.key()).isEmpty();
            Optional<Rational> value = figure.value();
            if (!input || value.isEmpty()) {
                result.add(figure);
                continue;
            }
            found = true;
            if (change.unit != null && !change.unit.convertsTo(figure.unit())) {
                throw new IllegalArgumentException("\"" + change.what + "\" counts " + figure.unit() + ", not "
                        + change.unit + "; units of one dimension convert, others never mix");
            }
            // Occurrences of one fact move together: all take the value that the most precise one gets.
            Rational before = figures.input(figure.key()).flatMap(Figure::value).orElse(value.get());
            result.add(changed(figure, change.operation.apply(before)));
        }
        if (!found) {
            throw new IllegalArgumentException(message(change, evaluator, figures));
        }
        return figures.with(result);
    }

    private static Figure changed(Figure figure, Rational value) {
        int decimals = figure.unit().decimals() + figure.unit().exponent();
        return new Figure(
                figure.key(),
                figure.unit(),
                Quantity.round(value, Math.max(decimals, 0), figure.unit(), Rounding.HALF_UP),
                figure.blank(),
                Figure.EXACT,
                figure.origin(),
                figure.place(),
                figure.source());
    }

    private static String message(Change change, Evaluator evaluator, FigureSet figures) {
        TreeSet<FigureKey> computed = new TreeSet<>();
        for (FigureKey key : evaluator.net().figures().keySet()) {
            if (change.selector.test(key)) {
                computed.add(key);
            }
        }
        if (computed.isEmpty()) {
            return "\"" + change.what + "\" selects none of the "
                    + figures.keys().size() + " figures; check concept, phase, period and dimensions";
        }
        FigureKey first = computed.first();
        return evaluator
                .net()
                .defining(first)
                .map(relation -> "\"" + change.what + "\" is computed, not given; change what it follows from: "
                        + relation.formula().references())
                .orElse("\"" + change.what + "\" has no input value to change");
    }
}
