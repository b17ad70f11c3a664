package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.CsvValue;
import org.eigenbetrieb.core.csv.CsvWriter;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A table of key figures of municipal IT over the years, as it is given or printed.
 *
 * <p>One row for each {@link Kennzahl}, or for each kind of it, and one column for each year. A cell that is not there
 * is missing, never 0. Immutable and safe for use by several threads; {@link KennzahlenRun} computes and checks.
 *
 * @param form how the table is written
 * @param columns the years in the order of the paper
 * @param rows the rows in the order of the paper
 */
public record Kennzahlen(TableForm form, List<YearColumn> columns, List<Row> rows) {

    private static final Set<String> KEYS = Set.of("kennzahl", "merkmal", "bezeichnung", "einheit");

    /**
     * A number in a cell.
     *
     * @param value the number as it is printed
     * @param place where it stands
     */
    public record Entry(Quantity value, SourceRef place) {

        /** Checks that both are given. */
        public Entry {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(place, "place");
        }
    }

    /**
     * A row.
     *
     * @param kennzahl what it shows
     * @param merkmal which kind of it: kind of device, who pays, what is deducted, whose benchmark; empty where there
     *     is only one row
     * @param label the row as it is printed
     * @param unit unit in which it is printed
     * @param entries its numbers by id of the column
     * @param place where it stands
     */
    public record Row(
            Kennzahl kennzahl, String merkmal, String label, Unit unit, Map<String, Entry> entries, SourceRef place) {

        /** Checks and copies the parts. */
        public Row {
            Objects.requireNonNull(kennzahl, "kennzahl");
            Objects.requireNonNull(merkmal, "merkmal");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(place, "place");
            if (!unit.convertsTo(kennzahl.unit())) {
                throw new IllegalArgumentException(
                        kennzahl.id() + " counts " + kennzahl.unit() + ", which " + unit + " does not convert to");
            }
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** Key of the row in its paper. */
        String id() {
            return merkmal.isEmpty() ? kennzahl.id() : kennzahl.id() + "." + Keys.id(merkmal);
        }
    }

    /** Copies the lists. */
    public Kennzahlen {
        Objects.requireNonNull(form, "form");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a table: columns {@code kennzahl} (id of a {@link Kennzahl}), {@code merkmal}, {@code bezeichnung},
     * {@code einheit} (the last three may be missing or empty) and one column for each year, named as
     * {@link YearColumn#of} reads it.
     *
     * @param table the table
     * @param form how it is written
     * @return what could be read, and every problem
     */
    public static Read<Kennzahlen> read(CsvTable table, TableForm form) {
        List<Problem> problems = new ArrayList<>(table.missing(List.of("kennzahl")));
        List<YearColumn> columns = years(table, form, KEYS, problems);
        if (!problems.isEmpty() && table.column("kennzahl").isEmpty()) {
            return Read.of(new Kennzahlen(form, columns, List.of()), problems);
        }
        List<Row> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CsvTable.Row line : table.rows()) {
            read(line, form, columns, problems).ifPresent(row -> {
                if (seen.add(row.id())) {
                    rows.add(row);
                } else {
                    problems.add(Problem.error(
                            "EB-KPI-002",
                            row.place(),
                            "\"" + row.id() + "\" stands in the table twice; the second row was left out",
                            "keep one, or tell them apart in the column merkmal"));
                }
            });
        }
        return Read.of(new Kennzahlen(form, columns, rows), problems);
    }

    /** The columns that are years; a column that is neither a year nor known nor ignored is named. */
    static List<YearColumn> years(CsvTable table, TableForm form, Set<String> keys, List<Problem> problems) {
        List<YearColumn> columns = new ArrayList<>();
        for (String header : new LinkedHashSet<>(table.header())) {
            Optional<YearColumn> column = YearColumn.of(header, form.stand());
            if (column.isPresent()) {
                columns.add(column.get());
            } else if (!header.isEmpty()
                    && !keys.contains(header)
                    && !form.ignored().contains(header)) {
                problems.add(
                        Problem.warning(
                                "EB-KPI-003",
                                SourceRef.of(table.file()),
                                "column \"" + header + "\" was not read: it is neither a year nor one of "
                                        + String.join(
                                                ", ", keys.stream().sorted().toList()),
                                "name years ist_2022, plan_2024, ergebnis_2016 or 2015; list under ignored what is not wanted"));
            }
        }
        if (columns.isEmpty()) {
            problems.add(Problem.error(
                    "EB-KPI-003",
                    SourceRef.of(table.file()),
                    "no column is a year",
                    "expected headers such as ist_2022, plan_2024, ergebnis_2016 or 2015"));
        }
        return columns;
    }

    private static Optional<Row> read(
            CsvTable.Row line, TableForm form, List<YearColumn> columns, List<Problem> problems) {
        CsvTable.Cell key = line.cell("kennzahl");
        Optional<Kennzahl> kennzahl = Kennzahl.find(key.text().strip());
        if (kennzahl.isEmpty()) {
            List<String> known = new ArrayList<>();
            for (Kennzahl each : Kennzahl.values()) {
                known.add(each.id());
            }
            problems.add(Problem.error(
                    "EB-KPI-001",
                    key.place(),
                    "\"" + key.text() + "\" is not a key figure; the row was left out",
                    "expected one of " + String.join(", ", known)));
            return Optional.empty();
        }
        String merkmal = Cells.text(line, "merkmal");
        if (merkmal.isEmpty() == kennzahl.get().isDivided() || !Keys.isValue(merkmal)) {
            problems.add(Problem.error(
                    "EB-KPI-004",
                    line.find("merkmal").map(CsvTable.Cell::place).orElse(line.place()),
                    merkmal.isEmpty()
                            ? kennzahl.get().id() + " needs a merkmal that says which one it is; the row was left out"
                            : "\"" + merkmal + "\" cannot be the merkmal of "
                                    + kennzahl.get().id() + "; the row was left out",
                    kennzahl.get().isDivided()
                            ? "expected a short name without ; = [ ] |, for example notebook"
                            : "expected an empty cell: there is only one "
                                    + kennzahl.get().id()));
            return Optional.empty();
        }
        String unitText = Cells.text(line, "einheit");
        Optional<Unit> unit = unitText.isEmpty() ? Optional.of(kennzahl.get().unit()) : Cells.unit(unitText);
        if (unit.isEmpty() || !unit.get().convertsTo(kennzahl.get().unit())) {
            problems.add(Problem.error(
                    "EB-KPI-004",
                    line.cell("einheit").place(),
                    "\"" + unitText + "\" is not a unit of " + kennzahl.get().id() + "; the row was left out",
                    "expected " + kennzahl.get().unit() + " or a unit that converts to it"));
            return Optional.empty();
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (YearColumn column : columns) {
            CsvTable.Cell cell = line.cell(column.id());
            Cells.number(cell, form.notation(), unit.get(), problems)
                    .ifPresent(value -> entries.put(column.id(), new Entry(value, cell.place())));
        }
        String label = Cells.text(line, "bezeichnung");
        return Optional.of(new Row(
                kennzahl.get(),
                merkmal,
                label.isEmpty()
                        ? merkmal.isEmpty()
                                ? kennzahl.get().label()
                                : kennzahl.get().label() + " " + merkmal
                        : label,
                unit.get(),
                entries,
                line.place()));
    }

    /**
     * The row of a key figure.
     *
     * @param kennzahl the key figure
     * @param merkmal which kind of it; empty where there is only one row
     * @return the row, or empty when the table has none
     */
    public Optional<Row> row(Kennzahl kennzahl, String merkmal) {
        return rows.stream()
                .filter(row -> row.kennzahl() == kennzahl && row.merkmal().equals(merkmal))
                .findFirst();
    }

    /**
     * The rows of a key figure.
     *
     * @param kennzahl the key figure
     * @return its rows in the order of the paper
     */
    public List<Row> rows(Kennzahl kennzahl) {
        return rows.stream().filter(row -> row.kennzahl() == kennzahl).toList();
    }

    /**
     * The column of a year; of several the first one.
     *
     * @param year the year
     * @return the column
     * @throws IllegalArgumentException when the table has no such year
     */
    public YearColumn column(int year) {
        return columns.stream()
                .filter(column -> column.year() == year)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The table has no year " + year + "; it has "
                        + columns.stream().map(YearColumn::year).toList()));
    }

    /**
     * Every number of the table as a figure. What follows from others is a claim, everything else an input; the rates
     * of the first year, whose previous year is not in the table, are inputs, too.
     *
     * @return the figures in the order of the paper
     */
    public List<Figure> figures() {
        return figures(Set.of());
    }

    /** The same, with some computed key figures taken as inputs because what they follow from is not printed. */
    List<Figure> figures(Collection<Kennzahl> given) {
        List<Figure> figures = new ArrayList<>();
        for (Row row : rows) {
            for (YearColumn column : columns) {
                Entry entry = row.entries().get(column.id());
                if (entry == null) {
                    continue;
                }
                boolean claim = row.kennzahl().isComputed() && !given.contains(row.kennzahl());
                boolean counted = row.kennzahl().unit().equals(Unit.COUNT)
                        && !row.kennzahl().isComputed()
                        && form.exact().contains(column.id());
                figures.add(new Figure(
                        Keys.of(row.kennzahl(), column, row.merkmal()),
                        row.unit(),
                        entry.value(),
                        Figure.Blank.MISSING,
                        counted ? Figure.EXACT : entry.value().decimals(),
                        claim && !isUnfounded(row.kennzahl(), column) ? Origin.PRINTED : Origin.INPUT,
                        new Place(form.paper(), row.id(), column.id(), row.label(), column.title()),
                        entry.place()));
            }
        }
        return figures;
    }

    /** Whether a rate has no previous year in the table. */
    boolean isUnfounded(Kennzahl kennzahl, YearColumn column) {
        return (kennzahl == Kennzahl.SPEICHER_STEIGERUNG || kennzahl == Kennzahl.ARBEITSPLAETZE_STEIGERUNG)
                && before(column).isEmpty();
    }

    /** The column of the year before. */
    Optional<YearColumn> before(YearColumn column) {
        return columns.stream()
                .filter(other -> other.year() == column.year() - 1)
                .reduce((one, other) -> other);
    }

    /**
     * The table that figures make up, for example figures that were read from JSON. Figures of other papers and
     * concepts are left alone.
     *
     * @param figures figures as {@link #figures()} gives them
     * @param form how the table is written
     * @return the table, with rows and columns in the order of the figures
     */
    public static Kennzahlen of(FigureSet figures, TableForm form) {
        Map<String, YearColumn> columns = new LinkedHashMap<>();
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Figure figure : figures.figures()) {
            Optional<Kennzahl> kennzahl = Kennzahl.find(figure.key().concept().id());
            Optional<YearColumn> column = YearColumn.of(figure.place().column(), form.stand());
            Quantity printed = figure.printed();
            if (kennzahl.isEmpty()
                    || column.isEmpty()
                    || printed == null
                    || !figure.place().paper().equals(form.paper())) {
                continue;
            }
            columns.putIfAbsent(column.get().id(), column.get());
            String merkmal = figure.key().dimensions().get(Keys.MERKMAL).orElse("");
            String id = figure.place().row();
            Map<String, Entry> entries = new LinkedHashMap<>();
            SourceRef place =
                    SourceRef.of(figure.source().file(), figure.source().line(), 0);
            Row known = rows.get(id);
            if (known != null) {
                entries.putAll(known.entries());
                place = known.place();
            }
            entries.put(column.get().id(), new Entry(printed, figure.source()));
            rows.put(id, new Row(kennzahl.get(), merkmal, figure.place().label(), figure.unit(), entries, place));
        }
        return new Kennzahlen(form, List.copyOf(columns.values()), List.copyOf(rows.values()));
    }

    /**
     * Writes the table as JSON; {@code docs/kpi.md} lists the fields.
     *
     * @return the document
     */
    public String toJson() {
        return KpiJson.write(this);
    }

    /**
     * Reads what {@link #toJson} writes, or what was written by hand like it.
     *
     * @param bytes the document, UTF-8
     * @param file its name in messages
     * @return the table, equal to the one that was written; what can be read, when there are problems; empty when it is no
     *     such table. Fields that are not known are problems
     */
    public static Read<Optional<Kennzahlen>> readJson(byte[] bytes, String file) {
        return KpiJson.kennzahlen(bytes, file);
    }

    /**
     * Writes the table as {@link #read} reads it.
     *
     * @param format how to write; its notation must be the one of the form
     * @return the bytes
     */
    public byte[] toCsv(CsvFormat format) {
        List<String> header = new ArrayList<>(List.of("kennzahl", "merkmal", "bezeichnung", "einheit"));
        columns.forEach(column -> header.add(column.id()));
        CsvWriter writer = CsvWriter.of(format).header(header);
        for (Row row : rows) {
            List<CsvValue> values = new ArrayList<>();
            values.add(CsvValue.id(row.kennzahl().id()));
            values.add(CsvValue.text(row.merkmal()));
            values.add(CsvValue.text(row.label()));
            values.add(CsvValue.id(row.unit().code()));
            for (YearColumn column : columns) {
                Entry entry = row.entries().get(column.id());
                values.add(entry == null ? CsvValue.EMPTY : CsvValue.number(entry.value()));
            }
            writer.row(values);
        }
        return writer.bytes();
    }

    /** Labels of everything that can be computed, for explanations. */
    Map<FigureKey, String> labels() {
        Map<FigureKey, String> labels = new LinkedHashMap<>();
        for (Row row : rows) {
            for (YearColumn column : columns) {
                labels.put(Keys.of(row.kennzahl(), column, row.merkmal()), row.label() + ", " + column.title());
            }
        }
        return labels;
    }
}
