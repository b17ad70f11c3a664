package org.eigenbetrieb.core.evaluate;

import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Which units may meet in a formula: one dimension in sums, none in a plain number. */
final class UnitRules {

    private static final String PLAIN = Unit.NUMBER.dimension();

    private UnitRules() {}

    /** What does not fit between a formula and the unit of its target, or empty. */
    static Optional<String> mismatch(Formula formula, Unit target, Map<FigureKey, Unit> figures) {
        try {
            String dimension = dimension(formula, figures);
            if (dimension != null && !fits(dimension, target.dimension())) {
                return Optional.of("the formula yields " + dimension + ", its figure counts " + target.dimension());
            }
            return Optional.empty();
        } catch (Misfit e) {
            return Optional.of(e.text);
        }
    }

    /** Percentages and plain numbers are both without dimension. */
    private static boolean fits(String formula, String target) {
        return formula.equals(target) || (isPlain(formula) && isPlain(target));
    }

    private static boolean isPlain(String dimension) {
        return dimension.equals(PLAIN) || dimension.equals(Unit.PERCENT.dimension());
    }

    /** Dimension of a formula; null when it fits everything (an empty sum, 0). */
    private static @Nullable String dimension(Formula formula, Map<FigureKey, Unit> figures) {
        if (formula instanceof Formula.Reference reference) {
            Unit unit = figures.get(reference.key());
            return unit == null ? null : unit.dimension();
        }
        if (formula instanceof Formula.Constant constant) {
            return constant.value().unit().dimension();
        }
        if (formula instanceof Formula.Sum sum) {
            String found = null;
            for (Formula.Term term : sum.terms()) {
                String dimension = dimension(term.operand(), figures);
                if (found != null && dimension != null && !fits(dimension, found)) {
                    throw new Misfit("a sum mixes " + found + " and " + dimension);
                }
                found = found == null ? dimension : found;
            }
            return found;
        }
        if (formula instanceof Formula.Quotient quotient) {
            String above = dimension(quotient.dividend(), figures);
            String below = dimension(quotient.divisor(), figures);
            if (below != null && isPlain(below)) {
                return above;
            }
            return above != null && above.equals(below) ? PLAIN : above;
        }
        if (formula instanceof Formula.Product product) {
            String first = dimension(product.first(), figures);
            String second = dimension(product.second(), figures);
            if (first != null && second != null && !isPlain(first) && !isPlain(second)) {
                throw new Misfit("a product multiplies " + first + " by " + second);
            }
            return first == null || isPlain(first) ? second : first;
        }
        return dimension(((Formula.PositivePart) formula).operand(), figures);
    }

    private static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String text;

        Misfit(String text) {
            super(text, null, false, false);
            this.text = text;
        }
    }
}
