package org.eigenbetrieb.core.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a rule or form is in force.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param from first day in force
 * @param to last day in force, or null when no end is known; not before {@code from}
 */
public record Validity(LocalDate from, @Nullable LocalDate to) {

    /** Checks the order of the days. */
    public Validity {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("A validity cannot end on " + to + ", before it begins on " + from);
        }
    }

    /**
     * In force from a day on.
     *
     * @param from first day
     * @return the validity without a known end
     */
    public static Validity from(LocalDate from) {
        return new Validity(from, null);
    }

    /**
     * Whether a day lies in it.
     *
     * @param day the day
     * @return true when the rule is in force on that day
     */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** First and last day, {@code ..} for an open end. */
    @Override
    public String toString() {
        return from + "/" + (to == null ? ".." : to);
    }
}
