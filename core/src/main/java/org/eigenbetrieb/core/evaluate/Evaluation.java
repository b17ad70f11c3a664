package org.eigenbetrieb.core.evaluate;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Every figure of a net with its value, and everything needed to say where it comes from.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Evaluation {

    private final RelationNet net;
    private final FigureSet inputs;
    private final Map<FigureKey, Value> values;
    private volatile @Nullable Precision precision;

    Evaluation(RelationNet net, FigureSet inputs, Map<FigureKey, Value> values) {
        this.net = net;
        this.inputs = inputs;
        this.values = values;
    }

    /**
     * The net that was evaluated.
     *
     * @return the net
     */
    public RelationNet net() {
        return net;
    }

    /**
     * The figures it was evaluated from.
     *
     * @return the figures
     */
    public FigureSet inputs() {
        return inputs;
    }

    /**
     * The value of a figure.
     *
     * @param key the figure
     * @return its number or the reason why there is none
     * @throws IllegalArgumentException when the net has no such figure
     */
    public Value value(FigureKey key) {
        Value value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The net has no figure " + key + "; it has " + values.size() + " others");
        }
        return value;
    }

    /**
     * The unit of a figure.
     *
     * @param key the figure
     * @return its unit
     * @throws IllegalArgumentException when the net has no such figure
     */
    public Unit unit(FigureKey key) {
        value(key);
        return Objects.requireNonNull(net.figures().get(key), "unit");
    }

    /**
     * The input that a figure was taken from.
     *
     * @param key the figure
     * @return the occurrence, or empty for a computed or missing figure
     */
    public Optional<Figure> input(FigureKey key) {
        return net.defining(key).isPresent() ? Optional.empty() : inputs.input(key);
    }

    /**
     * What a figure can be at most and at least, given how precisely its inputs are known.
     *
     * @param key the figure
     * @return the interval in base units; empty when the figure has no number or a divisor may be 0
     */
    public Optional<Interval> interval(FigureKey key) {
        if (value(key).ifKnown().isEmpty()) {
            return Optional.empty();
        }
        return precision().interval(key);
    }

    private Precision precision() {
        Precision known = precision;
        if (known == null) {
            known = new Precision(net, inputs);
            precision = known;
        }
        return known;
    }

    /**
     * All values by figure, in no particular order.
     *
     * @return a copy
     */
    public Map<FigureKey, Value> values() {
        return new HashMap<>(values);
    }
}
