package org.eigenbetrieb.core.figure;

import java.util.Objects;

/**
 * The cell of a paper in which a figure is printed.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param paper id of the paper, for example {@code zwischenbericht-guv}
 * @param row id of the row: a line of the layout or the number of an account
 * @param column name of the column
 * @param label the row as it is printed, for messages; may be empty
 */
public record Place(String paper, String row, String column, String label) {

    /** Checks that nothing is missing. */
    public Place {
        Objects.requireNonNull(paper, "paper");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(label, "label");
    }

    /** Paper, row and column, separated by {@code :}. */
    @Override
    public String toString() {
        return paper + ":" + row + ":" + column;
    }
}
