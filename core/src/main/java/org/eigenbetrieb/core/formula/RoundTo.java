package org.eigenbetrieb.core.formula;

import java.util.Objects;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;

/**
 * That a rule rounds its result, to which decimal and how.
 *
 * <p>Amounts that other amounts are added from are rounded to the cent by their relation; quotients that end a chain
 * are not rounded until they are printed. Immutable.
 *
 * @param decimals decimals in base units: 2 for cents
 * @param rounding how
 */
public record RoundTo(int decimals, Rounding rounding) {

    /** To the cent, ties away from zero. */
    public static final RoundTo CENT = new RoundTo(2, Rounding.HALF_UP);

    /** Checks the parts. */
    public RoundTo {
        Objects.requireNonNull(rounding, "rounding");
        if (decimals < -12 || decimals > 12) {
            throw new IllegalArgumentException("Rounding keeps -12 to 12 decimals, not " + decimals);
        }
    }

    /**
     * The rounded value.
     *
     * @param value value in base units
     * @return the value with at most that many decimals
     */
    public Rational apply(Rational value) {
        return Rational.of(value.timesTenTo(decimals).round(rounding)).timesTenTo(-decimals);
    }
}
