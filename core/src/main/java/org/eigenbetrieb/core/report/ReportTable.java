package org.eigenbetrieb.core.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A table to print: columns, rows of text and figures, remarks.
 *
 * <p>It holds what is printed, not how it is computed; nothing is rounded or summed here. Immutable and safe for use
 * by several threads.
 *
 * @param id id of the table, unique in its document
 * @param caption what the table shows, in German; not blank
 * @param columns columns from left to right; ids are unique, at most one holds the labels
 * @param rows rows from top to bottom; ids are unique, each with one cell per column
 * @param notes remarks on the whole table, printed below it
 */
public record ReportTable(
        String id, String caption, List<ReportColumn> columns, List<ReportRow> rows, List<String> notes) {

    /** Checks and copies the parts; see the record's description. */
    public ReportTable {
        Ids.check("table", id);
        if (caption.isBlank()) {
            throw new IllegalArgumentException("Table " + id + " needs a caption that says what it shows");
        }
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Table " + id + " has no columns");
        }
        checkColumns(id, columns);
        Set<String> seen = new HashSet<>();
        for (ReportRow row : rows) {
            if (!seen.add(row.id())) {
                throw new IllegalArgumentException("Table " + id + " has two rows with the id " + row.id());
            }
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("Row " + row.id() + " of table " + id + " has "
                        + row.cells().size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    private static void checkColumns(String id, List<ReportColumn> columns) {
        Set<String> seen = new HashSet<>();
        boolean label = false;
        for (ReportColumn column : columns) {
            if (!seen.add(column.id())) {
                throw new IllegalArgumentException("Table " + id + " has two columns with the id " + column.id());
            }
            if (column.kind() == ReportColumn.Kind.LABEL) {
                if (label) {
                    throw new IllegalArgumentException("Table " + id + " has two label columns; make one of them text");
                }
                label = true;
            }
        }
    }

    /**
     * Starts a table.
     *
     * @param id id of the table
     * @param caption what the table shows
     * @return a builder
     */
    public static Builder builder(String id, String caption) {
        return new Builder(id, caption);
    }

    /**
     * Position of the column that names the rows: the label column, or the first one.
     *
     * @return position from 0
     */
    public int labelColumn() {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind() == ReportColumn.Kind.LABEL) {
                return i;
            }
        }
        return 0;
    }

    /** Collects the parts of a table. Not safe for use by several threads. */
    public static final class Builder {

        private final String id;
        private final String caption;
        private final List<ReportColumn> columns = new ArrayList<>();
        private final List<ReportRow> rows = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        private Builder(String id, String caption) {
            this.id = Objects.requireNonNull(id, "id");
            this.caption = Objects.requireNonNull(caption, "caption");
        }

        /**
         * Adds a column at the right.
         *
         * @param column the column
         * @return this builder
         */
        public Builder column(ReportColumn column) {
            columns.add(column);
            return this;
        }

        /**
         * Adds a row at the bottom.
         *
         * @param row the row
         * @return this builder
         */
        public Builder row(ReportRow row) {
            rows.add(row);
            return this;
        }

        /**
         * Adds a row at the bottom.
         *
         * @param rowId id of the row
         * @param kind what the row is
         * @param level depth of indentation
         * @param cells one cell for each column
         * @return this builder
         */
        public Builder row(String rowId, ReportRow.Kind kind, int level, Cell... cells) {
            return row(ReportRow.of(rowId, kind, level, cells));
        }

        /**
         * Adds a remark on the whole table.
         *
         * @param note the remark, in German
         * @return this builder
         */
        public Builder note(String note) {
            notes.add(note);
            return this;
        }

        /**
         * Makes the table.
         *
         * @return the table
         * @throws IllegalArgumentException when the parts do not fit; the message names the row or column
         */
        public ReportTable build() {
            return new ReportTable(id, caption, columns, rows, notes);
        }
    }
}
