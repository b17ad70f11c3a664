package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Notation;

/**
 * What a reader of a Stellenübersicht has to know that its tables do not say.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param year the plan year
 * @param stichtag the day for which filled posts are counted
 * @param notation how the tables write numbers
 * @param blank what an empty cell means
 * @param counting which lines take part in the sums
 * @param dropped columns that look like personal data and are to be ignored unread; without that the table is refused
 */
public record ReadOptions(
        int year, LocalDate stichtag, Notation notation, Figure.Blank blank, Counting counting, Set<String> dropped) {

    /** Which lines take part in the sums. */
    public enum Counting {
        /** As the column {@code nachrichtlich} of each line says; a blank counts. */
        AS_STATED,
        /** Beamte are printed for information only, whatever the column says. */
        BEAMTE_NACHRICHTLICH,
        /** Every line counts, whatever the column says. */
        ALL
    }

    /** Checks and copies the parts. */
    public ReadOptions {
        Objects.requireNonNull(stichtag, "stichtag");
        Objects.requireNonNull(notation, "notation");
        Objects.requireNonNull(blank, "blank");
        Objects.requireNonNull(counting, "counting");
        dropped = Set.copyOf(dropped);
        if (year < 1 || year > 9998) {
            throw new IllegalArgumentException("A plan year is between 1 and 9998, not " + year);
        }
    }

    /**
     * Plain notation, empty cells unknown, lines counted as they say, nothing dropped.
     *
     * @param year the plan year
     * @param stichtag the day for which filled posts are counted
     * @return the options
     */
    public static ReadOptions of(int year, LocalDate stichtag) {
        return new ReadOptions(year, stichtag, Notation.PLAIN, Figure.Blank.MISSING, Counting.AS_STATED, Set.of());
    }

    /**
     * The same with another notation.
     *
     * @param other how the tables write numbers
     * @return the options
     */
    public ReadOptions with(Notation other) {
        return new ReadOptions(year, stichtag, other, blank, counting, dropped);
    }

    /**
     * The same with another meaning of empty cells.
     *
     * @param other what an empty cell means
     * @return the options
     */
    public ReadOptions with(Figure.Blank other) {
        return new ReadOptions(year, stichtag, notation, other, counting, dropped);
    }

    /**
     * The same with another rule of counting.
     *
     * @param other which lines take part in the sums
     * @return the options
     */
    public ReadOptions with(Counting other) {
        return new ReadOptions(year, stichtag, notation, blank, other, dropped);
    }

    /**
     * The same, ignoring columns unread.
     *
     * @param columns names of columns
     * @return the options
     */
    public ReadOptions dropping(Set<String> columns) {
        return new ReadOptions(year, stichtag, notation, blank, counting, columns);
    }
}
