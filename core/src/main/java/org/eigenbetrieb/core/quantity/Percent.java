package org.eigenbetrieb.core.quantity;

/**
 * Shares in percent, rounded once and exactly.
 *
 * <p>A quotient that other figures are computed from stays a {@link Rational}; this is for the figure that is
 * printed. Stateless and safe for use by several threads.
 */
public final class Percent {

    private static final long[] FACTORS = factors();

    private Percent() {}

    private static long[] factors() {
        long[] factors = new long[Quantity.MOST_DECIMALS + 1];
        long factor = 100;
        for (int decimals = 0; decimals < factors.length; decimals++) {
            factors[decimals] = factor;
            factor *= 10;
        }
        return factors;
    }

    /**
     * How much of a whole a part is, in percent: 1 of 8 is 12.5 PERCENT with one decimal.
     *
     * <p>Exact whatever the size of the numbers: the result is what {@link java.math.BigDecimal} gives.
     *
     * @param part the part, in the same unit and with the same decimals as the whole; may be negative or larger than
     *     the whole
     * @param whole the whole, not 0; may be negative, then the sign of the result changes
     * @param decimals decimals of the result, from 0 to 12
     * @param rounding how to round
     * @return 100 · part / whole in {@link Unit#PERCENT}
     * @throws ArithmeticException when the whole is 0, because a percentage of 0 is not applicable (and is not 0),
     *     or when the result has more than 18 digits
     * @throws IllegalArgumentException when the decimals are out of range
     */
    public static Quantity of(long part, long whole, int decimals, Rounding rounding) {
        if (decimals < 0 || decimals >= FACTORS.length) {
            throw new IllegalArgumentException("A percentage has 0 to 12 decimals, not " + decimals);
        }
        if (whole == 0) {
            throw new ArithmeticException("Percent of 0 is not applicable (part " + part
                    + "); ask for the whole first and report the figure as not applicable");
        }
        return new Quantity(rounding.multiplyDivide(part, FACTORS[decimals], whole), decimals, Unit.PERCENT);
    }
}
