package org.eigenbetrieb.kpi;

import java.util.Objects;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * How a rule for counting workplaces fits what is printed for one year.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param column the year
 * @param definition the rule
 * @param inForce whether it is in force on 31 December of the year
 * @param used whether the year is computed by it
 * @param computed the workplaces by this rule, not rounded, or why there are none
 * @param printed the printed workplaces, or null when none are printed
 * @param verdict whether the rule reproduces the printed number
 */
public record RuleFit(
        YearColumn column,
        CalculatorInfo definition,
        boolean inForce,
        boolean used,
        Value computed,
        @Nullable Quantity printed,
        Verdict verdict) {

    /** Checks that nothing is missing. */
    public RuleFit {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(computed, "computed");
        Objects.requireNonNull(verdict, "verdict");
    }

    /**
     * Whether the rule reproduces what is printed.
     *
     * @return true when it does exactly or within rounding
     */
    public boolean fits() {
        return verdict == Verdict.EXACT || verdict == Verdict.WITHIN_ROUNDING;
    }

    /** The number of workplaces in German, or a dash. */
    String text() {
        return computed.ifKnown().map(value -> Texts.number(value, Unit.COUNT)).orElse("–");
    }

    /** The printed number in German, or a dash. */
    String printedText() {
        return printed == null ? "–" : Texts.quantity(printed);
    }

    /** The computed number; only where it is known. */
    Rational known() {
        return computed.ifKnown().orElseThrow();
    }
}
