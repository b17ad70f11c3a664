package org.eigenbetrieb.core.check;

import java.math.BigInteger;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction that stays in two machine words while it fits, for the inner loop of {@link Simplex}.
 *
 * <p>Same values as {@link Rational}, always in lowest terms; what does not fit is carried by one.
 */
final class Exact implements Comparable<Exact> {

    static final Exact ZERO = new Exact(0, 1, null);
    static final Exact ONE = new Exact(1, 1, null);
    static final Exact MINUS_ONE = new Exact(-1, 1, null);
    private static final long SMALL = 1L << 31;

    private final long numerator;
    private final long denominator;
    private final @Nullable Rational large;

    private Exact(long numerator, long denominator, @Nullable Rational large) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.large = large;
    }

    static Exact of(long number) {
        return new Exact(number, 1, null);
    }

    static Exact of(Rational number) {
        BigInteger above = number.numerator();
        BigInteger below = number.denominator();
        if (above.bitLength() < 63 && below.bitLength() < 63) {
            return new Exact(above.longValue(), below.longValue(), null);
        }
        return new Exact(0, 1, number);
    }

    Rational toRational() {
        return large != null ? large : Rational.of(numerator, denominator);
    }

    int signum() {
        return large != null ? large.signum() : Long.signum(numerator);
    }

    boolean isWhole() {
        return large != null ? large.isWhole() : denominator == 1;
    }

    Exact negate() {
        return large != null ? of(large.negate()) : new Exact(-numerator, denominator, null);
    }

    Exact plus(Exact other) {
        if (large == null && other.large == null) {
            if (denominator == 1 && other.denominator == 1) {
                long sum = numerator + other.numerator;
                if (((numerator ^ sum) & (other.numerator ^ sum)) >= 0 && sum != Long.MIN_VALUE) {
                    return new Exact(sum, 1, null);
                }
            } else if (isSmall() && other.isSmall()) {
                return reduced(
                        numerator * other.denominator + other.numerator * denominator, denominator * other.denominator);
            }
        }
        return of(toRational().plus(other.toRational()));
    }

    Exact minus(Exact other) {
        return plus(other.negate());
    }

    Exact times(Exact other) {
        if (large == null && other.large == null) {
            if (denominator == 1 && other.denominator == 1) {
                long product = numerator * other.numerator;
                long high = Math.multiplyHigh(numerator, other.numerator);
                if (high == product >> 63 && product != Long.MIN_VALUE) {
                    return new Exact(product, 1, null);
                }
            } else if (isSmall() && other.isSmall()) {
                return reduced(numerator * other.numerator, denominator * other.denominator);
            }
        }
        return of(toRational().times(other.toRational()));
    }

    Exact dividedBy(Exact other) {
        if (large == null && other.large == null && isSmall() && other.isSmall() && other.numerator != 0) {
            long sign = other.numerator < 0 ? -1 : 1;
            return reduced(sign * numerator * other.denominator, sign * denominator * other.numerator);
        }
        return of(toRational().dividedBy(other.toRational()));
    }

    /** Both parts below 2^31, so that sums of two products fit. */
    private boolean isSmall() {
        return numerator < SMALL && numerator > -SMALL && denominator < SMALL;
    }

    private static Exact reduced(long numerator, long denominator) {
        if (numerator == 0) {
            return ZERO;
        }
        long a = Math.abs(numerator);
        long b = denominator;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return new Exact(numerator / a, denominator / a, null);
    }

    @Override
    public int compareTo(Exact other) {
        if (large == null && other.large == null) {
            if (denominator == other.denominator) {
                return Long.compare(numerator, other.numerator);
            }
            if (isSmall() && other.isSmall()) {
                return Long.compare(numerator * other.denominator, other.numerator * denominator);
            }
        }
        return toRational().compareTo(other.toRational());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Exact that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return toRational().hashCode();
    }

    @Override
    public String toString() {
        return toRational().toString();
    }
}
