package org.eigenbetrieb.kpi;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.eigenbetrieb.core.quantity.Notation;

/**
 * How a table of figures by year is written: declared by whoever knows the paper, never guessed.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param paper id of the paper: letters, digits and {@code -}
 * @param stand date of the paper; a year that had not ended then has no actual figures
 * @param notation how numbers are written
 * @param exact ids of the columns whose counts were counted and stand for themselves; counts of other columns are
 *     rounded, like planned ones
 * @param ignored columns that are not read
 */
public record TableForm(String paper, LocalDate stand, Notation notation, Set<String> exact, Set<String> ignored) {

    /** Checks and copies the parts. */
    public TableForm {
        Objects.requireNonNull(stand, "stand");
        Objects.requireNonNull(notation, "notation");
        if (paper.isBlank()) {
            throw new IllegalArgumentException("A table needs the id of its paper, for example kennzahlen-edv");
        }
        exact = Set.copyOf(exact);
        ignored = Set.copyOf(ignored);
    }

    /**
     * A table in plain notation in which nothing is declared exact.
     *
     * @param paper id of the paper
     * @param stand date of the paper
     * @return the form
     */
    public static TableForm of(String paper, LocalDate stand) {
        return new TableForm(paper, stand, Notation.PLAIN, Set.of(), Set.of());
    }

    /**
     * The same form with columns of counted numbers.
     *
     * @param columns ids of the columns
     * @return the new form
     */
    public TableForm exactIn(String... columns) {
        return new TableForm(paper, stand, notation, Set.of(columns), ignored);
    }

    /**
     * The same form with columns that are not read.
     *
     * @param columns ids of the columns
     * @return the new form
     */
    public TableForm ignoring(String... columns) {
        return new TableForm(paper, stand, notation, exact, Set.of(columns));
    }
}
