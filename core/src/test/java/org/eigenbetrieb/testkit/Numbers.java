package org.eigenbetrieb.testkit;

import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;

/** Exact numbers as a person reads them. */
final class Numbers {

    private Numbers() {}

    /** Plain notation in a unit; a number that has no finite notation is given as a fraction, too. */
    static String text(Rational number, Unit unit) {
        Rational inUnit = number.timesTenTo(-unit.exponent());
        for (int decimals = Math.max(0, Math.min(unit.decimals() + unit.exponent(), 12)); decimals <= 12; decimals++) {
            if (inUnit.fits(decimals)) {
                return rounded(number, decimals, unit);
            }
        }
        return rounded(number, 6, unit) + " (exactly " + inUnit + ")";
    }

    private static String rounded(Rational number, int decimals, Unit unit) {
        try {
            return Quantity.round(number, decimals, unit, Rounding.HALF_UP).toString();
        } catch (ArithmeticException tooLong) {
            return number.timesTenTo(-unit.exponent()) + " " + unit;
        }
    }
}
