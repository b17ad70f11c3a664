package org.eigenbetrieb.kpi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.time.Period;

/**
 * Indices with the weights of the blocks of cost that they move: material cost by consumer prices, personnel cost by
 * pay.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param weights the series and their weights, which add up to 1
 */
public record IndexMix(Map<IndexSeries, Rational> weights) {

    /** Checks that the weights add up to 1, and copies them. */
    public IndexMix {
        Rational sum = Rational.ZERO;
        for (Map.Entry<IndexSeries, Rational> entry : weights.entrySet()) {
            if (entry.getValue().signum() < 0) {
                throw new IllegalArgumentException(
                        "Weight of " + entry.getKey().id() + " is " + entry.getValue() + "; it cannot be negative");
            }
            sum = sum.plus(entry.getValue());
        }
        if (!sum.equals(Rational.ONE)) {
            throw new IllegalArgumentException("Weights of the indices add up to " + sum + "; expected 1");
        }
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /**
     * A single index.
     *
     * @param series the series
     * @return the mix with the weight 1
     */
    public static IndexMix of(IndexSeries series) {
        return new IndexMix(Map.of(series, Rational.ONE));
    }

    /**
     * By how much prices rose between two years.
     *
     * @param from the earlier year
     * @param to the later year
     * @return the weighted sum of the factors, exact
     * @throws IllegalArgumentException when an index has no value for one of the years
     */
    public Rational factor(int from, int to) {
        Rational factor = Rational.ZERO;
        for (Map.Entry<IndexSeries, Rational> entry : weights.entrySet()) {
            factor = factor.plus(
                    entry.getKey().factor(Period.year(from), Period.year(to)).times(entry.getValue()));
        }
        return factor;
    }

    /**
     * Whether an index was carried forward to reach a year.
     *
     * @param year the year
     * @return true when one of them was
     */
    public boolean isCarriedForward(int year) {
        return weights.keySet().stream()
                .anyMatch(series -> series.carriedForward().contains(Period.year(year)));
    }
}
