package org.eigenbetrieb.examples.app;

/** A closed interval of the tests' own. */
record Span(Exact low, Exact high) {

    static Span at(Exact value) {
        return new Span(value, value);
    }

    static Span around(Exact centre, Exact half) {
        return new Span(centre.minus(half), centre.plus(half));
    }

    /** What a number printed with so many decimals stands for. */
    static Span printed(Exact value, int decimals) {
        return around(value, Exact.HALF.times(Exact.tenTo(-decimals)));
    }

    Span plus(Span other) {
        return new Span(low.plus(other.low), high.plus(other.high));
    }

    Span times(Exact factor) {
        Exact one = low.times(factor);
        Exact other = high.times(factor);
        return new Span(one.min(other), one.max(other));
    }

    /** The extremes over the corner values. */
    Span over(Span divisor) {
        Exact a = low.over(divisor.low);
        Exact b = low.over(divisor.high);
        Exact c = high.over(divisor.low);
        Exact d = high.over(divisor.high);
        return new Span(a.min(b).min(c).min(d), a.max(b).max(c).max(d));
    }

    boolean holds(Exact value) {
        return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
    }

    boolean meets(Span other) {
        return low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
    }

    boolean isPoint() {
        return low.equals(high);
    }

    @Override
    public String toString() {
        return "[" + low + "; " + high + "]";
    }
}
