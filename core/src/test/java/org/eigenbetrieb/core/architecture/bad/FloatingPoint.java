package org.eigenbetrieb.core.architecture.bad;

import java.util.List;

/** Breaks the rule against floating point in every way that it knows. */
final class FloatingPoint {

    private final List<Double> shares;
    private final long cents;

    FloatingPoint(List<Double> shares, long cents) {
        this.shares = shares;
        this.cents = cents;
    }

    float[] halves() {
        return new float[shares.size()];
    }

    long root() {
        return Math.round(Math.sqrt((double) cents));
    }

    long half() {
        return cents / 2;
    }
}
