package org.eigenbetrieb.core.quantity;

import java.util.Objects;

/**
 * A closed interval of exact numbers: what a printed number stands for.
 *
 * <p>Arithmetic treats operands as independent. Immutable and safe for use by several threads.
 *
 * @param low lower end, belongs to the interval
 * @param high upper end, belongs to the interval, not below the lower end
 */
public record Interval(Rational low, Rational high) {

    /** Zero, exactly. */
    public static final Interval ZERO = at(Rational.ZERO);

    /** Checks the order of the ends. */
    public Interval {
        Objects.requireNonNull(low, "low");
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("Interval ends are swapped: " + low + " is above " + high);
        }
    }

    /**
     * The interval between two ends.
     *
     * @param low lower end
     * @param high upper end
     * @return the interval
     */
    public static Interval of(Rational low, Rational high) {
        return new Interval(low, high);
    }

    /**
     * A single number.
     *
     * @param value the number
     * @return the interval that holds only it
     */
    public static Interval at(Rational value) {
        return new Interval(value, value);
    }

    /**
     * A number with a tolerance to either side.
     *
     * @param centre the number
     * @param tolerance not negative
     * @return the interval
     */
    public static Interval around(Rational centre, Rational tolerance) {
        return new Interval(centre.minus(tolerance), centre.plus(tolerance));
    }

    /**
     * All sums.
     *
     * @param other the other operand
     * @return the interval of the sum
     */
    public Interval plus(Interval other) {
        return new Interval(low.plus(other.low), high.plus(other.high));
    }

    /**
     * All products with a number.
     *
     * @param factor the number
     * @return the interval of the product
     */
    public Interval times(Rational factor) {
        Rational one = low.times(factor);
        Rational two = high.times(factor);
        return factor.signum() < 0 ? new Interval(two, one) : new Interval(one, two);
    }

    /**
     * All products; the extremes lie in the corners.
     *
     * @param other the other operand
     * @return the interval of the product
     */
    public Interval times(Interval other) {
        return hull(low.times(other.low), low.times(other.high), high.times(other.low), high.times(other.high));
    }

    /**
     * All quotients; the extremes lie in the corners.
     *
     * @param divisor must not hold 0
     * @return the interval of the quotient
     * @throws ArithmeticException when the divisor holds 0
     */
    public Interval dividedBy(Interval divisor) {
        if (divisor.contains(Rational.ZERO)) {
            throw new ArithmeticException("Division by an interval that holds 0: " + divisor);
        }
        return hull(
                low.dividedBy(divisor.low),
                low.dividedBy(divisor.high),
                high.dividedBy(divisor.low),
                high.dividedBy(divisor.high));
    }

    /**
     * The part that is not negative, with negative numbers replaced by 0.
     *
     * @return the interval of max(0, x)
     */
    public Interval positivePart() {
        return new Interval(low.max(Rational.ZERO), high.max(Rational.ZERO));
    }

    /**
     * Whether a number lies in it.
     *
     * @param value the number
     * @return true when it does, the ends included
     */
    public boolean contains(Rational value) {
        return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
    }

    /**
     * Whether two intervals have a number in common.
     *
     * @param other the other interval
     * @return true when they meet, touching ends included
     */
    public boolean meets(Interval other) {
        return low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
    }

    /**
     * The number in the middle.
     *
     * @return (low + high) / 2
     */
    public Rational centre() {
        return low.plus(high).times(Rational.HALF);
    }

    /**
     * The distance between the ends.
     *
     * @return high - low, not negative
     */
    public Rational width() {
        return high.minus(low);
    }

    /**
     * How many decimals of a number in this interval mean something: half a last digit covers the interval's half.
     *
     * @param most decimals that are wanted at most, not negative
     * @return decimals from 0 to {@code most}; 0 also where not even whole numbers are certain
     */
    public int supportedDecimals(int most) {
        Rational half = width().times(Rational.HALF);
        int decimals = most;
        while (decimals > 0 && half.compareTo(Rational.HALF.timesTenTo(-decimals)) > 0) {
            decimals--;
        }
        return decimals;
    }

    /**
     * The ends with the decimal mark moved.
     *
     * @param exponent power of ten
     * @return the interval
     */
    public Interval timesTenTo(int exponent) {
        return new Interval(low.timesTenTo(exponent), high.timesTenTo(exponent));
    }

    private static Interval hull(Rational a, Rational b, Rational c, Rational d) {
        return new Interval(a.min(b).min(c.min(d)), a.max(b).max(c.max(d)));
    }

    /** The ends in brackets, for example {@code [1, 5/2]}. */
    @Override
    public String toString() {
        return "[" + low + ", " + high + "]";
    }
}
