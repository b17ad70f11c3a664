package org.eigenbetrieb.kpi;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * That many customers pay one and the same amount: a flat fee.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param amount the amount of a year, in euros, positive
 * @param customers ids of the customers who pay it, by year
 */
public record FlatFee(Quantity amount, Map<Integer, List<String>> customers) {

    /** Checks and copies the parts. */
    public FlatFee {
        if (amount.unscaled() <= 0) {
            throw new IllegalArgumentException("A flat fee is positive, not " + amount);
        }
        TreeMap<Integer, List<String>> copy = new TreeMap<>();
        customers.forEach((year, ids) -> copy.put(year, List.copyOf(ids)));
        customers = Collections.unmodifiableMap(copy);
    }

    /**
     * How often it is paid.
     *
     * @return the number of customers, added up over the years
     */
    public int count() {
        return customers.values().stream().mapToInt(List::size).sum();
    }

    /**
     * How many whole months of the fee an amount is: what a customer pays who begins or ends within a year.
     *
     * @param other the amount
     * @return 1 to 11, or empty when it is no such part of the fee
     */
    public Optional<Integer> months(Quantity other) {
        Objects.requireNonNull(other, "other");
        Rational months = other.value().times(Rational.of(12)).dividedBy(amount.value());
        return months.isWhole() && months.signum() > 0 && months.compareTo(Rational.of(12)) < 0
                ? Optional.of(months.numerator().intValueExact())
                : Optional.empty();
    }
}
