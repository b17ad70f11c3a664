package org.eigenbetrieb.ozg;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The day from which a service has had a status.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param day first day in the status
 * @param status the status
 */
public record StatusChange(LocalDate day, OnlineStatus status) {

    /** Checks that nothing is missing. */
    public StatusChange {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(status, "status");
    }

    /** {@code 2023-01-10 in Arbeit}. */
    @Override
    public String toString() {
        return day + " " + status.label();
    }
}
