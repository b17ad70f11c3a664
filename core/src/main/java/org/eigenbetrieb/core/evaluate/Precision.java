package org.eigenbetrieb.core.evaluate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * How precisely each figure of an evaluation is known.
 *
 * <p>Sums are followed down to the figures that vary independently: inputs, and figures that a rule rounds or that
 * are not linear. All figures are worked through once, in the order of the net, so that long chains need no
 * recursion.
 */
final class Precision {

    private final Map<FigureKey, LinearForm> forms = new HashMap<>();
    private final Map<FigureKey, Interval> own = new HashMap<>();

    Precision(RelationNet net, FigureSet inputs) {
        for (FigureKey key : net.figures().keySet()) {
            if (net.defining(key).isEmpty()) {
                inputs.input(key).flatMap(Figure::interval).ifPresent(interval -> {
                    own.put(key, interval);
                    forms.put(key, LinearForm.of(key));
                });
            }
        }
        for (Relation relation : net.order()) {
            LinearForm form = form(relation.formula());
            if (form != null) {
                add(relation, form);
            }
        }
    }

    private void add(Relation relation, LinearForm form) {
        FigureKey target = relation.target();
        RoundTo rounding = relation.rounding();
        if (rounding == null) {
            forms.put(target, form);
            return;
        }
        Interval exact = hull(form);
        own.put(target, Interval.of(rounding.apply(exact.low()), rounding.apply(exact.high())));
        forms.put(target, LinearForm.of(target));
    }

    Optional<Interval> interval(FigureKey key) {
        LinearForm form = forms.get(key);
        return form == null ? Optional.empty() : Optional.of(hull(form));
    }

    private Interval hull(LinearForm form) {
        Interval total = form.rest();
        for (Map.Entry<FigureKey, Rational> term : form.weights().entrySet()) {
            total = total.plus(own.getOrDefault(term.getKey(), Interval.ZERO).times(term.getValue()));
        }
        return total;
    }

    /** The form of a formula, or null when an operand is not known or a divisor may be 0. */
    private @Nullable LinearForm form(Formula formula) {
        if (formula instanceof Formula.Reference reference) {
            return forms.get(reference.key());
        }
        if (formula instanceof Formula.Constant constant) {
            return LinearForm.of(Interval.at(constant.value().value()));
        }
        if (formula instanceof Formula.Sum sum) {
            LinearForm total = new LinearForm();
            for (Formula.Term term : sum.terms()) {
                LinearForm operand = form(term.operand());
                if (operand == null) {
                    return null;
                }
                total.add(operand, term.weight());
            }
            return total;
        }
        if (formula instanceof Formula.Quotient quotient) {
            LinearForm dividend = form(quotient.dividend());
            LinearForm divisor = form(quotient.divisor());
            if (dividend == null || divisor == null || hull(divisor).contains(Rational.ZERO)) {
                return null;
            }
            return LinearForm.of(hull(dividend).dividedBy(hull(divisor)));
        }
        if (formula instanceof Formula.Product product) {
            LinearForm first = form(product.first());
            LinearForm second = form(product.second());
            return first == null || second == null
                    ? null
                    : LinearForm.of(hull(first).times(hull(second)));
        }
        LinearForm operand = form(((Formula.PositivePart) formula).operand());
        if (operand == null) {
            return null;
        }
        Interval interval = hull(operand);
        return interval.low().signum() >= 0 ? operand : LinearForm.of(interval.positivePart());
    }
}
