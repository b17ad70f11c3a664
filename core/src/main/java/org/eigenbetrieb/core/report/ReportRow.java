package org.eigenbetrieb.core.report;

import java.util.List;
import java.util.Objects;

/**
 * A row of a {@link ReportTable}.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id id of the row, unique in its table
 * @param kind what the row is
 * @param level depth of indentation, from 0 to 9
 * @param cells one cell for each column of the table, in their order
 */
public record ReportRow(String id, Kind kind, int level, List<Cell> cells) {

    /** What a row is. */
    public enum Kind {
        /** A heading over the rows that follow; its other cells are usually empty. */
        HEADING,
        /** A post. */
        LINE,
        /** A sum of posts above. */
        SUBTOTAL,
        /** The sum of a whole part. */
        TOTAL,
        /** What the table is made for: a result, a balance. */
        RESULT,
        /** For information only ("nachrichtlich"); takes no part in the sums. */
        MEMO
    }

    /** Checks and copies the parts; see the record's description. */
    public ReportRow {
        Ids.check("row", id);
        Objects.requireNonNull(kind, "kind");
        if (level < 0 || level > 9) {
            throw new IllegalArgumentException("Row " + id + " has level " + level + "; allowed are 0 to 9");
        }
        cells = List.copyOf(cells);
    }

    /**
     * A row.
     *
     * @param id id of the row
     * @param kind what the row is
     * @param level depth of indentation
     * @param cells one cell for each column
     * @return the row
     */
    public static ReportRow of(String id, Kind kind, int level, List<? extends Cell> cells) {
        return new ReportRow(id, kind, level, List.copyOf(cells));
    }

    /**
     * A row.
     *
     * @param id id of the row
     * @param kind what the row is
     * @param level depth of indentation
     * @param cells one cell for each column
     * @return the row
     */
    public static ReportRow of(String id, Kind kind, int level, Cell... cells) {
        return new ReportRow(id, kind, level, List.of(cells));
    }
}
