package org.eigenbetrieb.core.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact fraction of whole numbers.
 *
 * <p>Weights, quotients and the ends of intervals are rationals, so that no result depends on the order of
 * operations and nothing is rounded before a rule says so. Always in lowest terms with a positive denominator:
 * equal values are equal objects. Immutable and safe for use by several threads.
 */
public final class Rational implements Comparable<Rational> {

    /** Zero. */
    public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
    /** One. */
    public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);
    /** One half. */
    public static final Rational HALF = new Rational(BigInteger.ONE, BigInteger.TWO);
    /** One hundred. */
    public static final Rational HUNDRED = new Rational(BigInteger.valueOf(100), BigInteger.ONE);

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Rational(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /**
     * A whole number.
     *
     * @param number the number
     * @return the rational
     */
    public static Rational of(long number) {
        return of(BigInteger.valueOf(number));
    }

    /**
     * A whole number.
     *
     * @param number the number
     * @return the rational
     */
    public static Rational of(BigInteger number) {
        return new Rational(number, BigInteger.ONE);
    }

    /**
     * A fraction.
     *
     * @param numerator above the line
     * @param denominator below the line, not 0
     * @return the rational in lowest terms
     * @throws ArithmeticException when the denominator is 0
     */
    public static Rational of(long numerator, long denominator) {
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * A fraction.
     *
     * @param numerator above the line
     * @param denominator below the line, not 0
     * @return the rational in lowest terms
     * @throws ArithmeticException when the denominator is 0
     */
    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("Division of " + numerator + " by 0");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        return new Rational(numerator.divide(divisor), denominator.divide(divisor));
    }

    /**
     * The exact value of a decimal number.
     *
     * @param number the number
     * @return the rational
     */
    public static Rational of(BigDecimal number) {
        return of(number.unscaledValue()).timesTenTo(-number.scale());
    }

    /**
     * Reads a decimal number in plain notation or a fraction: {@code 0.25}, {@code -3}, {@code 1/4}.
     *
     * @param text the text, at most 100 characters
     * @return the rational
     * @throws IllegalArgumentException when the text is neither, or the denominator is 0
     */
    public static Rational parse(String text) {
        if (text.length() > 100 || !text.matches("-?[0-9]+(\\.[0-9]+|/[0-9]+)?")) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is not a number; expected a plain decimal such as -0.25 or a fraction such as 1/4");
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return of(new BigDecimal(text));
        }
        BigInteger denominator = new BigInteger(text.substring(slash + 1));
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("\"" + text + "\" divides by 0");
        }
        return of(new BigInteger(text.substring(0, slash)), denominator);
    }

    /**
     * Above the line, with the sign.
     *
     * @return the numerator in lowest terms
     */
    public BigInteger numerator() {
        return numerator;
    }

    /**
     * Below the line, positive.
     *
     * @return the denominator in lowest terms
     */
    public BigInteger denominator() {
        return denominator;
    }

    /**
     * The sum.
     *
     * @param other what is added
     * @return this + other
     */
    public Rational plus(Rational other) {
        if (denominator.equals(other.denominator)) {
            BigInteger sum = numerator.add(other.numerator);
            return denominator.equals(BigInteger.ONE) ? new Rational(sum, BigInteger.ONE) : of(sum, denominator);
        }
        return of(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /**
     * The difference.
     *
     * @param other what is taken away
     * @return this - other
     */
    public Rational minus(Rational other) {
        return plus(other.negate());
    }

    /**
     * The product.
     *
     * @param other the factor
     * @return this · other
     */
    public Rational times(Rational other) {
        if (denominator.equals(BigInteger.ONE) && other.denominator.equals(BigInteger.ONE)) {
            return new Rational(numerator.multiply(other.numerator), BigInteger.ONE);
        }
        return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * The quotient.
     *
     * @param other the divisor, not 0
     * @return this / other
     * @throws ArithmeticException when the divisor is 0
     */
    public Rational dividedBy(Rational other) {
        return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /**
     * This number with the decimal mark moved.
     *
     * @param exponent power of ten, negative to divide
     * @return this · 10^exponent
     */
    public Rational timesTenTo(int exponent) {
        if (exponent == 0 || numerator.signum() == 0) {
            return this;
        }
        BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        return exponent > 0 ? of(numerator.multiply(power), denominator) : of(numerator, denominator.multiply(power));
    }

    /**
     * The number with the other sign.
     *
     * @return -this
     */
    public Rational negate() {
        return numerator.signum() == 0 ? this : new Rational(numerator.negate(), denominator);
    }

    /**
     * The number without its sign.
     *
     * @return |this|
     */
    public Rational abs() {
        return numerator.signum() < 0 ? negate() : this;
    }

    /**
     * The sign.
     *
     * @return -1, 0 or 1
     */
    public int signum() {
        return numerator.signum();
    }

    /**
     * Whether it is a whole number.
     *
     * @return true when the denominator is 1
     */
    public boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    /**
     * The smaller of two numbers.
     *
     * @param other the other number
     * @return the smaller one
     */
    public Rational min(Rational other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * The larger of two numbers.
     *
     * @param other the other number
     * @return the larger one
     */
    public Rational max(Rational other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * The nearest whole number by a rule.
     *
     * @param rounding the rule
     * @return the whole number
     */
    public BigInteger round(Rounding rounding) {
        if (isWhole()) {
            return numerator;
        }
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, rounding.mode())
                .toBigIntegerExact();
    }

    /**
     * The nearest decimal number by a rule.
     *
     * @param decimals decimals to keep
     * @param rounding the rule
     * @return the decimal number with that scale
     */
    public BigDecimal round(int decimals, Rounding rounding) {
        return new BigDecimal(timesTenTo(decimals).round(rounding), decimals);
    }

    /**
     * Whether a plain decimal number of at most so many decimals is exactly this number.
     *
     * @param decimals most decimals allowed
     * @return true when nothing would be rounded
     */
    public boolean fits(int decimals) {
        return timesTenTo(decimals).isWhole();
    }

    @Override
    public int compareTo(Rational other) {
        if (denominator.equals(other.denominator)) {
            return numerator.compareTo(other.numerator);
        }
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rational that
                && numerator.equals(that.numerator)
                && denominator.equals(that.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    /** A whole number, or a fraction {@code 1/4}; {@link #parse(String)} reads it back when it is not above 100 characters. */
    @Override
    public String toString() {
        return isWhole() ? numerator.toString() : numerator + "/" + denominator;
    }
}
