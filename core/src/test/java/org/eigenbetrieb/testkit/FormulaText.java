package org.eigenbetrieb.testkit;

import java.util.stream.Collectors;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Rational;

/** Formulas and relations in one line, for messages. */
final class FormulaText {

    private FormulaText() {}

    static String of(Relation relation) {
        String text = of(relation.formula());
        if (relation.rounding() != null) {
            text += ", rounded " + relation.rounding().rounding() + " to "
                    + relation.rounding().decimals() + " decimals";
        }
        return text + "  \"" + relation.rule() + "\" (" + relation.id() + ")";
    }

    static String of(Formula formula) {
        if (formula instanceof Formula.Reference reference) {
            return reference.key().toString();
        }
        if (formula instanceof Formula.Constant constant) {
            return constant.value() + " \"" + constant.name() + "\"";
        }
        if (formula instanceof Formula.Sum sum) {
            return sum.terms().isEmpty()
                    ? "nothing (0)"
                    : sum.terms().stream().map(FormulaText::of).collect(Collectors.joining(" + "));
        }
        if (formula instanceof Formula.Quotient quotient) {
            return "(" + of(quotient.dividend()) + ") / (" + of(quotient.divisor()) + ")";
        }
        if (formula instanceof Formula.Product product) {
            return "(" + of(product.first()) + ") × (" + of(product.second()) + ")";
        }
        return "positive part of (" + of(((Formula.PositivePart) formula).operand()) + ")";
    }

    private static String of(Formula.Term term) {
        return term.weight().equals(Rational.ONE) ? of(term.operand()) : term.weight() + " × " + of(term.operand());
    }
}
