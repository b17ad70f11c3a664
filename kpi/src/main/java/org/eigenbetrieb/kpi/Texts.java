package org.eigenbetrieb.kpi;

import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;

/** Numbers in messages, in German notation. */
final class Texts {

    private Texts() {}

    /** With unit, rounded to so many decimals; value in base units. */
    static String number(Rational value, int decimals, Unit unit) {
        String symbol = Notation.symbol(unit);
        return Notation.GERMAN.format(Quantity.round(value, decimals, unit, Rounding.HALF_UP))
                + (symbol.isEmpty() ? "" : " " + symbol);
    }

    /** With unit and up to two decimals, as many as it has; value in base units. */
    static String number(Rational value, Unit unit) {
        int decimals = 0;
        while (decimals < 2 && !value.timesTenTo(-unit.exponent()).fits(decimals)) {
            decimals++;
        }
        return number(value, decimals, unit);
    }

    /** As {@link #number(Rational, Unit)}, with a plus sign before a positive number. */
    static String signed(Rational value, Unit unit) {
        return (value.signum() > 0 ? "+" : "") + number(value, unit);
    }

    static String quantity(Quantity quantity) {
        String symbol = Notation.symbol(quantity.unit());
        return Notation.GERMAN.format(quantity) + (symbol.isEmpty() ? "" : " " + symbol);
    }
}
