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

    /** What an operation takes at least that does not fit into machine words. */
    private static final int LARGE = 24;

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

    /** How many times as long arithmetic with it takes as with two machine words, about: reducing takes the square. */
    int effort() {
        if (large == null) {
            return 1;
        }
        int words = (large.numerator().bitLength() + large.denominator().bitLength()) / 64;
        return LARGE + 6 * words * words;
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
            if (denominator == other.denominator) {
                long sum = numerator + other.numerator;
                if (((numerator ^ sum) & (other.numerator ^ sum)) >= 0 && sum != Long.MIN_VALUE) {
                    return denominator == 1 ? new Exact(sum, 1, null) : reduced(sum, denominator);
                }
            } else {
                long left = numerator * other.denominator;
                long right = other.numerator * denominator;
                long below = denominator * other.denominator;
                long sum = left + right;
                if (fits(numerator, other.denominator, left)
                        && fits(other.numerator, denominator, right)
                        && fits(denominator, other.denominator, below)
                        && ((left ^ sum) & (right ^ sum)) >= 0
                        && sum != Long.MIN_VALUE) {
                    return reduced(sum, below);
                }
            }
        }
        return of(toRational().plus(other.toRational()));
    }

    Exact minus(Exact other) {
        return plus(other.negate());
    }

    Exact times(Exact other) {
        return large == null && other.large == null
                ? product(numerator, denominator, other.numerator, other.denominator)
                : of(toRational().times(other.toRational()));
    }

    Exact dividedBy(Exact other) {
        if (large == null && other.large == null && other.numerator != 0) {
            return other.numerator < 0
                    ? product(-numerator, denominator, other.denominator, -other.numerator)
                    : product(numerator, denominator, other.denominator, other.numerator);
        }
        return of(toRational().dividedBy(other.toRational()));
    }

    /** The product of two fractions, each in lowest terms: reduced crosswise first, so that more of them fit. */
    private static Exact product(long above, long below, long otherAbove, long otherBelow) {
        if (above == 0 || otherAbove == 0) {
            return ZERO;
        }
        long one = otherBelow == 1 ? 1 : gcd(above, otherBelow);
        long other = below == 1 ? 1 : gcd(otherAbove, below);
        long a = above / one;
        long b = otherAbove / other;
        long c = below / other;
        long d = otherBelow / one;
        long numerator = a * b;
        long denominator = c * d;
        if (fits(a, b, numerator) && fits(c, d, denominator)) {
            return new Exact(numerator, denominator, null);
        }
        return of(Rational.of(above, below).times(Rational.of(otherAbove, otherBelow)));
    }

    /** Whether a product did not overflow; never the smallest long, whose negative there is not. */
    private static boolean fits(long one, long other, long product) {
        return Math.multiplyHigh(one, other) == product >> 63 && product != Long.MIN_VALUE;
    }

    private static long gcd(long one, long other) {
        long a = Math.abs(one);
        long b = Math.abs(other);
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    private static Exact reduced(long numerator, long denominator) {
        if (numerator == 0) {
            return ZERO;
        }
        long divisor = gcd(numerator, denominator);
        return new Exact(numerator / divisor, denominator / divisor, null);
    }

    @Override
    public int compareTo(Exact other) {
        if (large == null && other.large == null) {
            if (denominator == other.denominator) {
                return Long.compare(numerator, other.numerator);
            }
            long left = numerator * other.denominator;
            long right = other.numerator * denominator;
            if (fits(numerator, other.denominator, left) && fits(other.numerator, denominator, right)) {
                return Long.compare(left, right);
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
