package org.eigenbetrieb.core.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;

/**
 * Exact numbers as plain decimals: exact where they are finite, otherwise to 12 decimals.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class Endpoints {

    private static final int DECIMALS = 12;

    private Endpoints() {}

    /**
     * A number as a plain decimal.
     *
     * @param number the number
     * @param otherwise how to round when it is not finite: outward for the ends of an interval
     * @return the shortest decimal that is exactly the number, or one with 12 decimals
     */
    public static BigDecimal plain(Rational number, Rounding otherwise) {
        BigDecimal rounded = number.round(DECIMALS, otherwise);
        if (!Rational.of(rounded).equals(number) && isFinite(number)) {
            rounded = new BigDecimal(number.numerator()).divide(new BigDecimal(number.denominator()));
        }
        BigDecimal shortest = rounded.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static boolean isFinite(Rational number) {
        BigInteger rest = number.denominator();
        for (int prime : new int[] {2, 5}) {
            BigInteger divisor = BigInteger.valueOf(prime);
            while (rest.mod(divisor).signum() == 0) {
                rest = rest.divide(divisor);
            }
        }
        return rest.equals(BigInteger.ONE);
    }
}
