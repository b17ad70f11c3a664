package org.eigenbetrieb.core.csv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.NotationException;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A table that was read: named columns, rows of text, and the place of every cell.
 *
 * <p>Texts are as they stand in the file: nothing is trimmed, no number is interpreted, leading zeros stay. Rows that
 * could not be read are not among the {@link #rows()}; they are listed in {@link #rejected()}. Immutable and safe for
 * use by several threads. {@link CsvReader} makes tables.
 */
public final class CsvTable {

    private final String file;
    private final int headerLine;
    private final List<String> header;
    private final Map<String, Integer> positions;
    private final List<Row> rows;
    private final List<Rejected> rejected;

    CsvTable(String file, int headerLine, List<String> header, List<Raw> rows, List<Rejected> rejected) {
        this.file = file;
        this.headerLine = headerLine;
        this.header = List.copyOf(header);
        this.positions = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (!header.get(i).isEmpty()) {
                positions.putIfAbsent(header.get(i), i);
            }
        }
        List<Row> made = new ArrayList<>(rows.size());
        for (Raw raw : rows) {
            made.add(new Row(this, raw.line(), raw.fields()));
        }
        this.rows = List.copyOf(made);
        this.rejected = List.copyOf(rejected);
    }

    static CsvTable empty(String file) {
        return new CsvTable(file, 0, List.of(), List.of(), List.of());
    }

    /** A row before it belongs to a table. */
    record Raw(int line, List<String> fields) {}

    /**
     * Name of the file, as it stands in messages.
     *
     * @return the name
     */
    public String file() {
        return file;
    }

    /**
     * Names of the columns in the order of the file, without blanks around them.
     *
     * @return one name per field, empty where the header is empty; the list is empty when the header could not be
     *     read; unmodifiable
     */
    public List<String> header() {
        return header;
    }

    /**
     * Field number of a column; the first one when a name occurs twice.
     *
     * @param name name of the column, exactly as in the header
     * @return the number from 1, as a spreadsheet counts, or nothing when there is no such column
     */
    public OptionalInt column(String name) {
        Integer position = positions.get(name);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position + 1);
    }

    /**
     * The rows that could be read, in the order of the file.
     *
     * @return the rows without the header; unmodifiable
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The rows that could not be read, in the order of the file; a problem names each of them.
     *
     * @return the rejected rows; unmodifiable
     */
    public List<Rejected> rejected() {
        return rejected;
    }

    /**
     * Looks for columns that a reader needs.
     *
     * @param required names of columns
     * @return a problem {@code EB-CSV-019} for each that is missing, with the most similar name that is there
     */
    public List<Problem> missing(List<String> required) {
        List<Problem> problems = new ArrayList<>();
        for (String name : required) {
            if (!positions.containsKey(name)) {
                String similar = Similar.to(name, positions.keySet());
                problems.add(Problem.error(
                        Codes.MISSING_COLUMN,
                        SourceRef.of(file, headerLine, 0),
                        "column " + Texts.quote(name) + " is missing"
                                + (similar.isEmpty() ? "" : " – did you mean " + Texts.quote(similar) + "?"),
                        positions.isEmpty()
                                ? "expected a header line that names it"
                                : "expected it in the header, which has " + Texts.list(positions.keySet())));
            }
        }
        return problems;
    }

    /**
     * Looks for columns that a reader does not read, so that none is dropped in silence.
     *
     * @param known names of all columns that it reads
     * @return the other columns with a name, from left to right
     */
    public List<UnknownColumn> unknown(Collection<String> known) {
        List<String> absent =
                known.stream().filter(name -> !positions.containsKey(name)).toList();
        List<UnknownColumn> unknown = new ArrayList<>();
        positions.forEach((name, position) -> {
            if (!known.contains(name)) {
                unknown.add(new UnknownColumn(
                        name, Similar.to(name, absent), SourceRef.of(file, headerLine, position + 1)));
            }
        });
        return List.copyOf(unknown);
    }

    /** File and size, for debugging. */
    @Override
    public String toString() {
        return file + " (" + header.size() + " columns, " + rows.size() + " rows, " + rejected.size() + " rejected)";
    }

    /** A row that could be read. Immutable and safe for use by several threads. */
    public static final class Row {

        private final CsvTable table;
        private final int line;
        private final List<String> fields;

        private Row(CsvTable table, int line, List<String> fields) {
            this.table = table;
            this.line = line;
            this.fields = fields;
        }

        /**
         * The line of the file in which the row starts.
         *
         * @return the line from 1
         */
        public int line() {
            return line;
        }

        /**
         * The place of the row.
         *
         * @return file and line
         */
        public SourceRef place() {
            return SourceRef.of(table.file, line, 0);
        }

        /**
         * The cell of a column that must be there.
         *
         * @param column name of the column
         * @return the cell
         * @throws IllegalArgumentException when the table has no such column; ask {@link CsvTable#missing} before
         */
        public Cell cell(String column) {
            return find(column)
                    .orElseThrow(() -> new IllegalArgumentException("Table " + table.file + " has no column "
                            + Texts.quote(column) + "; it has " + Texts.list(table.positions.keySet())));
        }

        /**
         * The cell of a column that may be there.
         *
         * @param column name of the column
         * @return the cell, or nothing when the table has no such column
         */
        public Optional<Cell> find(String column) {
            Integer position = table.positions.get(column);
            return position == null ? Optional.empty() : Optional.of(at(position));
        }

        /**
         * All cells of named columns, from left to right.
         *
         * @return the cells; unmodifiable
         */
        public List<Cell> cells() {
            List<Cell> cells = new ArrayList<>(table.positions.size());
            for (int position : table.positions.values()) {
                cells.add(at(position));
            }
            return List.copyOf(cells);
        }

        /**
         * The texts of all fields, also of columns without name or with the name of another one.
         *
         * @return the texts in the order of {@link CsvTable#header()}; unmodifiable
         */
        public List<String> fields() {
            return List.copyOf(fields);
        }

        private Cell at(int position) {
            return new Cell(
                    table.header.get(position), fields.get(position), SourceRef.of(table.file, line, position + 1));
        }

        /** Place and texts, for debugging. */
        @Override
        public String toString() {
            return place() + " " + fields;
        }
    }

    /**
     * A cell of a table.
     *
     * @param column name of its column
     * @param text the text exactly as it stands in the file, without the quotes around it
     * @param place file, line where the row starts, field number
     */
    public record Cell(String column, String text, SourceRef place) {

        /** Checks that nothing is missing. */
        public Cell {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(place, "place");
        }

        /**
         * Whether nothing but blanks stands in it.
         *
         * @return true when it is empty or blank
         */
        public boolean isBlank() {
            return Texts.strip(text).isEmpty();
        }

        /**
         * The number in it.
         *
         * @param notation how the column writes numbers
         * @param unit what it counts
         * @return the number; nothing and no problem when the cell is blank; nothing and a problem
         *     {@code EB-CSV-004} when it holds something else
         */
        public Read<Optional<Quantity>> quantity(Notation notation, Unit unit) {
            if (isBlank()) {
                return new Read<>(Optional.empty(), List.of());
            }
            try {
                return new Read<>(Optional.of(notation.parse(text, unit)), List.of());
            } catch (NotationException e) {
                String hint = Texts.strip(text).startsWith("#")
                        ? "a spreadsheet prints this when its formula failed or its column is too narrow; correct it"
                                + " there and save again"
                        : e.detail();
                return new Read<>(
                        Optional.empty(),
                        List.of(Problem.error(
                                Codes.NOT_A_NUMBER,
                                place,
                                column + " " + Texts.quote(text) + " is not "
                                        + (unit.convertsTo(Unit.EUR) ? "an amount" : "a number") + " in "
                                        + notation.label(),
                                "expected " + e.expected() + " – " + hint)));
            }
        }

        /**
         * The key in it, such as an account number: text whose leading zeros matter.
         *
         * <p>Blanks around it are no part of a key. Refused is what spreadsheets make of keys when they take them for
         * numbers: {@code 4,4119E+09}, {@code 4411901000,00}.
         *
         * @return the key; nothing and no problem when the cell is blank; nothing and a problem {@code EB-CSV-018}
         *     when a spreadsheet has spoiled it; the key and a warning {@code EB-CSV-022} when blanks or invisible
         *     characters stood around or in it
         */
        public Read<Optional<String>> key() {
            return Keys.read(this);
        }
    }

    /**
     * A column that a reader does not read.
     *
     * @param name its name
     * @param similar the most similar name that the reader knows and the table lacks: probably meant; empty for none
     * @param place where the header names it
     */
    public record UnknownColumn(String name, String similar, SourceRef place) {

        /** Checks that nothing is missing. */
        public UnknownColumn {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(similar, "similar");
            Objects.requireNonNull(place, "place");
        }

        /**
         * The name for a message.
         *
         * @return the name in quotes, shortened, without characters that do not show
         */
        public String quoted() {
            return Texts.quote(name);
        }
    }

    /**
     * A row that could not be read.
     *
     * @param place file and line where it starts
     * @param fields what was found, as far as it could be split; unmodifiable
     * @param code code of the first problem with it
     */
    public record Rejected(SourceRef place, List<String> fields, String code) {

        /** Checks and copies the parts. */
        public Rejected {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(code, "code");
            fields = List.copyOf(fields);
        }
    }
}
