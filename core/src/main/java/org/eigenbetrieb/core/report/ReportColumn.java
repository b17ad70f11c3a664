package org.eigenbetrieb.core.report;

import java.util.Objects;

/**
 * A column of a {@link ReportTable}.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id id of the column, unique in its table, for example {@code plan_2023}
 * @param header what is printed above it; may be empty
 * @param group what is printed above this and the neighbouring columns of the same group, or empty
 * @param kind what stands in it
 * @param unitNote unit of all its numbers as it is printed in the header, for example {@code €}; when it is empty,
 *     each number is printed with its own unit
 */
public record ReportColumn(String id, String header, String group, Kind kind, String unitNote) {

    /** What stands in a column. */
    public enum Kind {
        /** The name of the row; at most one column of a table. Wraps, and is indented by the row's level. */
        LABEL,
        /** Keys such as account numbers: text whose leading zeros matter. */
        KEY,
        /** Text. */
        TEXT,
        /** Numbers; right-aligned. */
        NUMBER
    }

    /** Which side the cells of a column are aligned to. */
    public enum Alignment {
        /** To the left: text. */
        LEFT,
        /** To the right: numbers. */
        RIGHT
    }

    /** Checks the parts; see the record's description. */
    public ReportColumn {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(unitNote, "unitNote");
        Ids.check("column", id);
    }

    /**
     * The column with the names of the rows.
     *
     * @param id id of the column
     * @param header what is printed above it
     * @return the column
     */
    public static ReportColumn label(String id, String header) {
        return new ReportColumn(id, header, "", Kind.LABEL, "");
    }

    /**
     * A column of keys.
     *
     * @param id id of the column
     * @param header what is printed above it
     * @return the column
     */
    public static ReportColumn key(String id, String header) {
        return new ReportColumn(id, header, "", Kind.KEY, "");
    }

    /**
     * A column of text.
     *
     * @param id id of the column
     * @param header what is printed above it
     * @return the column
     */
    public static ReportColumn text(String id, String header) {
        return new ReportColumn(id, header, "", Kind.TEXT, "");
    }

    /**
     * A column of numbers.
     *
     * @param id id of the column
     * @param header what is printed above it
     * @param unitNote unit of all its numbers, or empty when each number prints its own
     * @return the column
     */
    public static ReportColumn number(String id, String header, String unitNote) {
        return new ReportColumn(id, header, "", Kind.NUMBER, unitNote);
    }

    /**
     * The same column under a header that it shares with its neighbours.
     *
     * @param name the shared header
     * @return the new column
     */
    public ReportColumn inGroup(String name) {
        return new ReportColumn(id, header, name, kind, unitNote);
    }

    /**
     * Which side its cells are aligned to.
     *
     * @return right for numbers, left for everything else
     */
    public Alignment alignment() {
        return kind == Kind.NUMBER ? Alignment.RIGHT : Alignment.LEFT;
    }
}
