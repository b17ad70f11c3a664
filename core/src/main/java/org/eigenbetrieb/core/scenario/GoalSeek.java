package org.eigenbetrieb.core.scenario;

import java.math.BigInteger;
import java.util.Optional;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;

/**
 * Finds what an input must be so that a figure reaches a target.
 *
 * <p>Where the figure follows from the input by sums, the value is computed exactly; likewise where it is a quotient of
 * such. Where rounding or balancing lines stand between, the figure only rises or only falls, and the value is found by
 * halving, among all whole cents up to ten trillion euros. What may rise and fall is not searched but said. Of several
 * values that reach the target the one next to the present is taken. Stateless and safe for use by several threads.
 */
public final class GoalSeek {

    /** Farthest value that is tried, in smallest units. */
    private static final BigInteger FARTHEST = BigInteger.TEN.pow(15);

    private final Evaluator evaluator;
    private final FigureSet figures;
    private final FigureKey figure;
    private final Quantity target;
    private final FigureKey by;
    private final Unit unit;
    private final int decimals;

    private GoalSeek(Evaluator evaluator, FigureSet figures, FigureKey figure, Quantity target, FigureKey by) {
        this.evaluator = evaluator;
        this.figures = figures;
        this.figure = figure;
        this.target = target;
        this.by = by;
        this.unit = unit(evaluator, by);
        this.decimals = Math.max(unit.decimals() + unit.exponent(), 0);
        Unit counted = unit(evaluator, figure);
        if (!target.unit().convertsTo(counted)) {
            throw new IllegalArgumentException("The target " + target + " counts " + target.unit() + ", but " + figure
                    + " counts " + counted + "; units of one dimension convert, others never mix");
        }
    }

    private static Unit unit(Evaluator evaluator, FigureKey key) {
        Unit unit = evaluator.net().figures().get(key);
        if (unit == null) {
            throw new IllegalArgumentException("The net has no figure " + key + "; it has "
                    + evaluator.net().figures().size() + " others");
        }
        return unit;
    }

    /**
     * What an input must be so that a figure reaches a target.
     *
     * @param evaluator the compiled net
     * @param figures the figures as they are
     * @param figure the figure that has a target
     * @param target the target
     * @param by the input that may change
     * @return the value, or why there is none
     * @throws IllegalArgumentException when the net does not have one of the figures, or the target counts something else
     */
    public static Solution solve(
            Evaluator evaluator, FigureSet figures, FigureKey figure, Quantity target, FigureKey by) {
        return new GoalSeek(evaluator, figures, figure, target, by).solve();
    }

    private Solution solve() {
        Optional<Relation> rule = evaluator.net().defining(by);
        if (rule.isPresent()) {
            return none(
                    Solution.Reason.NO_INPUT,
                    by + " is computed, not given; change what it follows from: "
                            + rule.get().formula().references());
        }
        Optional<Rational> before = figures.input(by)
                .filter(given -> given.origin() == Origin.INPUT)
                .flatMap(Figure::value);
        if (before.isEmpty()) {
            return none(Solution.Reason.NO_INPUT, by + " has no input value to change");
        }
        Evaluation base = evaluator.evaluate(figures);
        if (base.value(figure) instanceof Failure failure) {
            return none(Solution.Reason.NO_VALUE, figure + " has no number: " + failure.message());
        }
        Dependence dependence = Dependence.of(base, figure, by);
        return switch (dependence.kind()) {
            case NONE -> none(Solution.Reason.INDEPENDENT, figure + " does not depend on " + by);
            case FRACTION -> exact(dependence, before.get());
            case RISING, FALLING -> search(dependence.kind() == Dependence.Kind.RISING, before.get());
            case OPEN ->
                none(
                        Solution.Reason.NOT_MONOTONE,
                        figure + " may rise and fall with " + by + "; the first figure that may is "
                                + dependence.where());
        };
    }

    /** Solves (a + bx) / (c + dx) = t: x = (ct − a) / (b − dt). */
    private Solution exact(Dependence form, Rational before) {
        Rational wanted = target.value();
        Rational slope = form.b().minus(form.d().times(wanted));
        if (slope.signum() == 0) {
            return none(
                    Solution.Reason.OUT_OF_RANGE,
                    figure + " comes ever closer to " + wanted + " but never reaches it, whatever " + by + " is");
        }
        Rational x = form.c().times(wanted).minus(form.a()).dividedBy(slope);
        if (form.d().times(x).plus(form.c()).signum() == 0) {
            return none(Solution.Reason.OUT_OF_RANGE, figure + " is not defined where it would reach " + wanted);
        }
        BigInteger nearest = x.timesTenTo(decimals - unit.exponent()).round(Rounding.HALF_UP);
        return nearest.abs().compareTo(FARTHEST) > 0 ? tooFar() : found(nearest, before);
    }

    /** The value next to the present one among those that reach the target, by doubling and halving. */
    private Solution search(boolean rising, Rational before) {
        Rational wanted = target.value();
        BigInteger start = before.timesTenTo(decimals - unit.exponent()).round(Rounding.HALF_UP);
        Optional<Rational> now = value(start);
        if (now.isEmpty()) {
            return none(Solution.Reason.NO_VALUE, figure + " has no number for whole cents of " + by);
        }
        int side = now.get().compareTo(wanted);
        if (side == 0) {
            return found(start, before);
        }
        BigInteger direction = BigInteger.valueOf((side < 0) == rising ? 1 : -1);
        BigInteger near = start; // still on the side where the figure is now
        BigInteger step = start.abs().max(BigInteger.ONE);
        BigInteger far = near;
        Rational last = now.get();
        while (last.compareTo(wanted) * side > 0) {
            near = far;
            if (far.abs().compareTo(FARTHEST) >= 0) {
                return none(
                        Solution.Reason.OUT_OF_RANGE,
                        figure + " is " + now.get() + " now and goes no further than " + last + " towards " + wanted
                                + ", whatever " + by + " is");
            }
            far = start.add(direction.multiply(step)).max(FARTHEST.negate()).min(FARTHEST);
            step = step.shiftLeft(1);
            Optional<Rational> there = value(far);
            if (there.isEmpty()) {
                return tooFar();
            }
            last = there.get();
        }
        while (far.subtract(near).abs().compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = far.add(near).shiftRight(1);
            Optional<Rational> there = value(middle);
            if (there.isEmpty()) {
                return tooFar();
            }
            if (there.get().compareTo(wanted) * side > 0) {
                near = middle;
            } else {
                far = middle;
            }
        }
        Rational over = value(far).orElseThrow().minus(wanted).abs();
        Rational under = value(near).orElseThrow().minus(wanted).abs();
        return found(under.compareTo(over) < 0 ? near : far, before);
    }

    private Solution tooFar() {
        return none(
                Solution.Reason.OUT_OF_RANGE,
                "to reach " + target.value() + ", " + by + " would have to be larger than numbers are here");
    }

    private Optional<Rational> value(BigInteger smallestUnits) {
        FigureSet changed = Scenario.named("").set(by, quantity(smallestUnits)).apply(evaluator, figures);
        Value value = evaluator.evaluate(changed).value(figure);
        return value.ifKnown();
    }

    private Quantity quantity(BigInteger smallestUnits) {
        return Quantity.of(smallestUnits.longValueExact(), decimals, unit);
    }

    private Solution found(BigInteger smallestUnits, Rational before) {
        Quantity value = quantity(smallestUnits);
        Scenario.Result result =
                Scenario.named(figure + " = " + target).set(by, value).run(evaluator, figures);
        Value reached = result.varied().value(figure);
        if (reached instanceof Failure failure) {
            return none(
                    Solution.Reason.OUT_OF_RANGE,
                    figure + " has no number where " + by + " is " + value + ": " + failure.message());
        }
        Rational number = reached.ifKnown().orElseThrow();
        return new Solution.Found(figure, target, by, before, value, number, number.equals(target.value()), result);
    }

    private static Solution none(Solution.Reason reason, String message) {
        return new Solution.None(reason, message);
    }
}
