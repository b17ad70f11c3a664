package org.eigenbetrieb.staffing;

import java.util.Objects;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * A sum that the form prints: a claim that is checked.
 *
 * <p>It adds up the lines of its unit, kind and group; what is left open does not restrict it. Lines that are printed
 * for information only have sums of their own. Immutable and safe for use by several threads.
 *
 * @param label what is printed beside it
 * @param unit code of the unit, or empty for all units
 * @param kind the kind of staff, or null for both
 * @param group the group, or null for all
 * @param nachrichtlich whether it adds up the lines that are printed for information only
 * @param soll printed sum of the plan year
 * @param sollVorjahr printed sum of the year before
 * @param ist printed sum of the posts that were filled at the Stichtag
 * @param place the line in its file
 */
public record SumLine(
        String label,
        String unit,
        @Nullable StaffKind kind,
        @Nullable PayGroup group,
        boolean nachrichtlich,
        PostCount soll,
        PostCount sollVorjahr,
        PostCount ist,
        SourceRef place) {

    /** Checks that nothing is missing. */
    public SumLine {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(soll, "soll");
        Objects.requireNonNull(sollVorjahr, "sollVorjahr");
        Objects.requireNonNull(ist, "ist");
        Objects.requireNonNull(place, "place");
    }

    /**
     * The number in a column.
     *
     * @param column the column
     * @return the printed sum
     */
    public PostCount count(PostLine.Column column) {
        return switch (column) {
            case SOLL -> soll;
            case SOLL_VORJAHR -> sollVorjahr;
            case IST -> ist;
        };
    }

    /** Whether a line belongs to the sum. */
    boolean covers(PostLine line) {
        return line.nachrichtlich() == nachrichtlich
                && (unit.isEmpty() || unit.equals(line.unit().code()))
                && (kind == null || kind == line.kind())
                && (group == null || group.equals(line.group()));
    }
}
