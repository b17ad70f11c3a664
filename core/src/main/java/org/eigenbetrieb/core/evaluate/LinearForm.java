package org.eigenbetrieb.core.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;

/** A weighted sum of figures that vary independently, plus a rest: what occurs twice is not counted twice. */
final class LinearForm {

    private final Map<FigureKey, Rational> weights = new LinkedHashMap<>();
    private Interval rest = Interval.ZERO;

    static LinearForm of(FigureKey key) {
        LinearForm form = new LinearForm();
        form.weights.put(key, Rational.ONE);
        return form;
    }

    static LinearForm of(Interval interval) {
        LinearForm form = new LinearForm();
        form.rest = interval;
        return form;
    }

    void add(LinearForm other, Rational weight) {
        other.weights.forEach((key, own) -> weights.merge(key, own.times(weight), Rational::plus));
        rest = rest.plus(other.rest.times(weight));
    }

    Map<FigureKey, Rational> weights() {
        return weights;
    }

    Interval rest() {
        return rest;
    }
}
