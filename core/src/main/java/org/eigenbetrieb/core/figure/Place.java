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
 * @param heading the column as it is printed, for messages; may be empty
 */
public record Place(String paper, String row, String column, String label, String heading) {

    /** Checks that nothing is missing. */
    public Place {
        Objects.requireNonNull(paper, "paper");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(heading, "heading");
    }

    /**
     * A cell whose column has no printed heading.
     *
     * @param paper id of the paper
     * @param row id of the row
     * @param column name of the column
     * @param label the row as it is printed; may be empty
     */
    public Place(String paper, String row, String column, String label) {
        this(paper, row, column, label, "");
    }

    /**
     * What to call the column to people: its printed heading, or its name where none is known.
     *
     * @return the heading; empty where there is no column
     */
    public String columnHeading() {
        return heading.isEmpty() ? column : heading;
    }

    /** Paper, row and column, separated by {@code :}. */
    @Override
    public String toString() {
        return paper + ":" + row + ":" + column;
    }
}
