package org.eigenbetrieb.staffing;

import java.util.Objects;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A line of the Stellenübersicht: the posts of one pay group in one unit.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param unit the unit
 * @param kind by what law the posts' occupants serve
 * @param group the pay group
 * @param amtsbezeichnung title of the office, for Beamte; may be empty
 * @param einstiegsamt the Einstiegsamt as printed, for Beamte; may be empty
 * @param nachrichtlich whether the line is printed for information only and takes no part in the sums
 * @param soll posts of the plan year
 * @param sollVorjahr posts of the year before
 * @param ist posts that were filled at the Stichtag
 * @param place the line in its file
 */
public record PostLine(
        OrgUnit unit,
        StaffKind kind,
        PayGroup group,
        String amtsbezeichnung,
        String einstiegsamt,
        boolean nachrichtlich,
        PostCount soll,
        PostCount sollVorjahr,
        PostCount ist,
        SourceRef place) {

    /** The columns of the form. */
    public enum Column {
        /** Posts of the plan year. */
        SOLL,
        /** Posts of the year before. */
        SOLL_VORJAHR,
        /** Posts that were filled at the Stichtag. */
        IST
    }

    /** Checks that nothing is missing. */
    public PostLine {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(soll, "soll");
        Objects.requireNonNull(sollVorjahr, "sollVorjahr");
        Objects.requireNonNull(ist, "ist");
        Objects.requireNonNull(place, "place");
        amtsbezeichnung = amtsbezeichnung.strip();
        einstiegsamt = einstiegsamt.strip();
    }

    /**
     * The number in a column.
     *
     * @param column the column
     * @return the number of posts
     */
    public PostCount count(Column column) {
        return switch (column) {
            case SOLL -> soll;
            case SOLL_VORJAHR -> sollVorjahr;
            case IST -> ist;
        };
    }

    /** The cell of the bridge that the line belongs to. */
    Spot spot() {
        return new Spot(unit.code(), group);
    }

    /** Unit and group, as messages name the line. */
    String label() {
        return unit.code() + " " + group.label() + (amtsbezeichnung.isEmpty() ? "" : " (" + amtsbezeichnung + ")");
    }
}
