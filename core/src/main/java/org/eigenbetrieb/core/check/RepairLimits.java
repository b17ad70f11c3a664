package org.eigenbetrieb.core.check;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * How far the search for repairs goes.
 *
 * <p>Work is counted, not timed, so that the same net always yields the same result; a caller with a clock passes
 * {@code stop}. Whatever ends a search early, the result says so. As safe for use by several threads as
 * {@code stop} is.
 *
 * @param most how many repairs of one part of a net are listed at most, at least 1
 * @param steps how many steps of arithmetic one part of a net may cost, at least 1
 * @param stop asked now and then; true ends the search
 */
public record RepairLimits(int most, long steps, BooleanSupplier stop) {

    /** A thousand repairs, and as many steps as take some seconds. */
    public static final RepairLimits STANDARD = new RepairLimits(1000, 60_000_000L, () -> false);

    /** Checks that something is allowed. */
    public RepairLimits {
        Objects.requireNonNull(stop, "stop");
        if (most < 1 || steps < 1) {
            throw new IllegalArgumentException(
                    "A search needs at least one repair and one step, not " + most + " and " + steps);
        }
    }

    /**
     * The same limits with another number of repairs.
     *
     * @param repairs how many are listed at most
     * @return the limits
     */
    public RepairLimits listing(int repairs) {
        return new RepairLimits(repairs, steps, stop);
    }

    /**
     * The same limits with a condition that ends the search.
     *
     * @param condition asked now and then; true ends the search
     * @return the limits
     */
    public RepairLimits until(BooleanSupplier condition) {
        return new RepairLimits(most, steps, condition);
    }
}
