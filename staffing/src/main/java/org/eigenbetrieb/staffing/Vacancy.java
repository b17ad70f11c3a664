package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.util.Objects;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * That posts become free: expected retirements, ends of contract. Whose they are is not recorded.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param day first day on which they are free
 * @param unit code of the unit
 * @param group the group
 * @param posts how many full-time posts, more than 0
 * @param place where it is written down
 */
public record Vacancy(LocalDate day, String unit, PayGroup group, Quantity posts, SourceRef place) {

    /** Checks the parts. */
    public Vacancy {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(place, "place");
        if (!posts.unit().equals(Unit.VZAE) || posts.unscaled() <= 0) {
            throw new IllegalArgumentException("A vacancy is of more than 0 VZAE, not " + posts);
        }
    }
}
