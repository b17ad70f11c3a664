package org.eigenbetrieb.core.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * How a number is rounded where a rule says that it is rounded.
 *
 * <p>There is no default: every rounding names its rule. Statutes and forms of the field mean
 * {@link #HALF_UP} ("kaufmännisch") unless they say otherwise. Immutable and safe for use by several threads.
 */
public enum Rounding {
    /** To the nearest, ties away from zero ("kaufmännisch"). */
    HALF_UP(RoundingMode.HALF_UP),
    /** To the nearest, ties to the even neighbour (XBRL 2.1, IEEE 754). */
    HALF_EVEN(RoundingMode.HALF_EVEN),
    /** Towards zero: surplus digits are cut. */
    DOWN(RoundingMode.DOWN),
    /** Away from zero. */
    UP(RoundingMode.UP),
    /** Towards negative infinity. */
    FLOOR(RoundingMode.FLOOR),
    /** Towards positive infinity. */
    CEILING(RoundingMode.CEILING);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    /**
     * The JDK's name for the same rule.
     *
     * @return the rounding mode
     */
    public RoundingMode mode() {
        return mode;
    }

    /**
     * The rounded quotient of two whole numbers, exact whatever their size.
     *
     * @param numerator what is divided
     * @param denominator the divisor, not 0
     * @return numerator / denominator, rounded to a whole number by this rule
     * @throws ArithmeticException when the denominator is 0, or for {@link Long#MIN_VALUE} / -1, which no long holds
     */
    public long divide(long numerator, long denominator) {
        if (denominator == 0) {
            throw new ArithmeticException("Division of " + numerator + " by 0");
        }
        if (denominator == -1 && numerator == Long.MIN_VALUE) {
            throw tooLong(numerator + " / -1");
        }
        long quotient = numerator / denominator;
        long remainder = numerator - quotient * denominator;
        if (remainder == 0) {
            return quotient;
        }
        int sign = (numerator ^ denominator) < 0 ? -1 : 1;
        boolean awayFromZero = switch (this) {
            case DOWN -> false;
            case UP -> true;
            case FLOOR -> sign < 0;
            case CEILING -> sign > 0;
            case HALF_UP -> compareToHalf(remainder, denominator) >= 0;
            case HALF_EVEN -> {
                int half = compareToHalf(remainder, denominator);
                yield half > 0 || half == 0 && (quotient & 1) != 0;
            }
        };
        return awayFromZero ? quotient + sign : quotient;
    }

    /**
     * The rounded share of an amount, exact whatever the size of the product.
     *
     * @param value what is multiplied
     * @param factor what it is multiplied by
     * @param divisor what the product is divided by, not 0
     * @return value · factor / divisor, rounded once to a whole number by this rule
     * @throws ArithmeticException when the divisor is 0 or the result is too large for a long
     */
    public long multiplyDivide(long value, long factor, long divisor) {
        long low = value * factor;
        if (Math.multiplyHigh(value, factor) == low >> 63) {
            return divide(low, divisor);
        }
        if (divisor == 0) {
            throw new ArithmeticException("Division of " + value + " * " + factor + " by 0");
        }
        BigInteger quotient = new BigDecimal(BigInteger.valueOf(value).multiply(BigInteger.valueOf(factor)))
                .divide(BigDecimal.valueOf(divisor), 0, mode)
                .toBigIntegerExact();
        if (quotient.bitLength() > 63) {
            throw tooLong(value + " * " + factor + " / " + divisor);
        }
        return quotient.longValue();
    }

    /** Compares |remainder| with half of |denominator|; unsigned, because no long holds the absolute value of MIN_VALUE. */
    private static int compareToHalf(long remainder, long denominator) {
        long part = Math.abs(remainder);
        return Long.compareUnsigned(part, Math.abs(denominator) - part);
    }

    private static ArithmeticException tooLong(String term) {
        return new ArithmeticException("The result of " + term + " is too large for a long");
    }
}
