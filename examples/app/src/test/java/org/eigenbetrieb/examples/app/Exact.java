package org.eigenbetrieb.examples.app;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact fraction of the tests' own, so that the library is not checked with itself. */
record Exact(BigInteger above, BigInteger below) implements Comparable<Exact> {

    static final Exact ZERO = of("0");
    static final Exact ONE = of("1");
    static final Exact HALF = of("0.5");
    static final Exact HUNDRED = of("100");

    Exact {
        if (below.signum() <= 0) {
            throw new IllegalArgumentException(above + "/" + below);
        }
        BigInteger divisor = above.gcd(below);
        above = above.divide(divisor);
        below = below.divide(divisor);
    }

    static Exact of(BigDecimal number) {
        return number.scale() <= 0
                ? new Exact(number.toBigIntegerExact(), BigInteger.ONE)
                : new Exact(number.unscaledValue(), BigInteger.TEN.pow(number.scale()));
    }

    /** A decimal such as {@code -1605.31} or a fraction such as {@code 1/4}. */
    static Exact of(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? of(new BigDecimal(text))
                : of(text.substring(0, slash)).over(of(text.substring(slash + 1)));
    }

    static Exact tenTo(int exponent) {
        return of(BigDecimal.ONE.scaleByPowerOfTen(exponent));
    }

    Exact plus(Exact other) {
        return new Exact(above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
    }

    Exact minus(Exact other) {
        return plus(other.negate());
    }

    Exact times(Exact other) {
        return new Exact(above.multiply(other.above), below.multiply(other.below));
    }

    Exact over(Exact other) {
        BigInteger sign = BigInteger.valueOf(other.above.signum());
        return new Exact(above.multiply(other.below).multiply(sign), below.multiply(other.above.abs()));
    }

    Exact negate() {
        return new Exact(above.negate(), below);
    }

    Exact abs() {
        return new Exact(above.abs(), below);
    }

    int signum() {
        return above.signum();
    }

    /** Whether it has no more decimals than these. */
    boolean fits(int decimals) {
        return times(tenTo(decimals)).below.equals(BigInteger.ONE);
    }

    Exact min(Exact other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Exact max(Exact other) {
        return compareTo(other) >= 0 ? this : other;
    }

    BigDecimal round(int decimals, RoundingMode mode) {
        return new BigDecimal(above).divide(new BigDecimal(below), decimals, mode);
    }

    /** The number itself where it is a finite decimal, otherwise rounded to 12 decimals. */
    BigDecimal plain(RoundingMode otherwise) {
        try {
            return new BigDecimal(above).divide(new BigDecimal(below));
        } catch (ArithmeticException periodic) {
            return round(12, otherwise);
        }
    }

    @Override
    public int compareTo(Exact other) {
        return above.multiply(other.below).compareTo(other.above.multiply(below));
    }

    @Override
    public String toString() {
        return plain(RoundingMode.HALF_UP).toPlainString();
    }
}
