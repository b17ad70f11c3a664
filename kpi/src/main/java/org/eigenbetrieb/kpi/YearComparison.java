package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.check.Checker;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Findings;
import org.eigenbetrieb.core.check.PrintedNet;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ChartData;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A comparison of years: income, expenses and the result of each year, side by side.
 *
 * <p>Amounts are in euros. Missing cells are missing, not 0. Immutable and safe for use by several threads.
 *
 * @param form how the table is written
 * @param columns the years in the order of the paper
 * @param rows the rows in the order of the paper
 */
public record YearComparison(TableForm form, List<YearColumn> columns, List<Row> rows) {

    private static final LegalSource FORM = LegalSource.form("Jahresvergleich");
    private static final Set<String> KEYS = Set.of("posten", "bezeichnung", "zeilentyp");

    /** What a row is. */
    public enum Kind {
        /** Adds to the result. */
        INCOME,
        /** Takes from the result; printed without sign. */
        EXPENSE,
        /** The result: income less expenses. */
        RESULT,
        /** For information only. */
        MEMO
    }

    /**
     * A row.
     *
     * @param id its key, a concept such as {@code materialaufwand}
     * @param label the row as it is printed
     * @param kind what it is
     * @param entries its amounts by id of the column
     * @param place where it stands
     */
    public record Row(String id, String label, Kind kind, Map<String, Kennzahlen.Entry> entries, SourceRef place) {

        /** Checks and copies the parts. */
        public Row {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(place, "place");
            if (!id.matches("[a-z][a-z0-9-]{0,79}")) {
                throw new IllegalArgumentException("\"" + id
                        + "\" is not a key; expected lower-case letters, digits and '-', for example materialaufwand");
            }
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** Copies the lists. */
    public YearComparison {
        Objects.requireNonNull(form, "form");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a table: columns {@code posten}, {@code zeilentyp} ({@code ertrag}, {@code aufwand}, {@code ergebnis} or
     * {@code nachrichtlich}), {@code bezeichnung} (may be missing), and one column for each year.
     *
     * @param table the table
     * @param form how it is written
     * @return what could be read, and every problem
     */
    public static Read<YearComparison> read(CsvTable table, TableForm form) {
        List<Problem> missing = table.missing(List.of("posten", "zeilentyp"));
        List<Problem> problems = new ArrayList<>(missing);
        List<YearColumn> columns = Kennzahlen.years(table, form, KEYS, problems);
        Map<String, Row> rows = new LinkedHashMap<>();
        for (CsvTable.Row line : missing.isEmpty() ? table.rows() : List.<CsvTable.Row>of()) {
            CsvTable.Cell type = line.cell("zeilentyp");
            Kind kind = switch (type.text().strip()) {
                case "ertrag" -> Kind.INCOME;
                case "aufwand" -> Kind.EXPENSE;
                case "ergebnis" -> Kind.RESULT;
                case "nachrichtlich" -> Kind.MEMO;
                default -> null;
            };
            if (kind == null) {
                problems.add(Problem.error(
                        "EB-KPI-004",
                        type.place(),
                        "\"" + type.text() + "\" is not a kind of row; the row was left out",
                        "expected ertrag, aufwand, ergebnis or nachrichtlich"));
                continue;
            }
            Map<String, Kennzahlen.Entry> entries = new LinkedHashMap<>();
            for (YearColumn column : columns) {
                CsvTable.Cell cell = line.cell(column.id());
                Cells.number(cell, form.notation(), Unit.EUR, problems)
                        .ifPresent(value -> entries.put(column.id(), new Kennzahlen.Entry(value, cell.place())));
            }
            String posten = line.cell("posten").text().strip();
            String label = Cells.text(line, "bezeichnung");
            try {
                Row row = new Row(posten, label.isEmpty() ? posten : label, kind, entries, line.place());
                if (rows.putIfAbsent(posten, row) != null) {
                    problems.add(Problem.error(
                            "EB-KPI-002",
                            line.place(),
                            "\"" + posten + "\" stands in the table twice; the second row was left out",
                            "keep one of the rows"));
                }
            } catch (IllegalArgumentException e) {
                problems.add(
                        Problem.error("EB-KPI-004", line.cell("posten").place(), String.valueOf(e.getMessage()), ""));
            }
        }
        return Read.of(new YearComparison(form, columns, List.copyOf(rows.values())), problems);
    }

    /**
     * The figure of a row in a year.
     *
     * @param row key of the row
     * @param column the year
     * @return the key
     */
    public FigureKey key(String row, YearColumn column) {
        return FigureKey.of(row, column.phase(), column.period());
    }

    /**
     * Every amount as a figure: income and expenses are inputs, the result is a claim.
     *
     * @return the figures in the order of the paper
     */
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Row row : rows) {
            for (YearColumn column : columns) {
                Kennzahlen.Entry entry = row.entries().get(column.id());
                if (entry != null) {
                    figures.add(new Figure(
                            key(row.id(), column),
                            Unit.EUR,
                            entry.value(),
                            Figure.Blank.MISSING,
                            form.exact().contains(column.id())
                                    ? Figure.EXACT
                                    : entry.value().decimals(),
                            row.kind() == Kind.RESULT ? Origin.PRINTED : Origin.INPUT,
                            new Place(form.paper(), row.id(), column.id(), row.label(), column.title()),
                            entry.place()));
                }
            }
        }
        return figures;
    }

    /**
     * That the result is income less expenses, year by year.
     *
     * @return one relation for each year and result
     */
    public List<Relation> relations() {
        List<Relation> relations = new ArrayList<>();
        for (YearColumn column : columns) {
            for (Row result : rows) {
                if (result.kind() == Kind.RESULT) {
                    Map<FigureKey, Rational> terms = new LinkedHashMap<>();
                    for (Row row : rows) {
                        if (row.kind() == Kind.INCOME) {
                            terms.put(key(row.id(), column), Rational.ONE);
                        } else if (row.kind() == Kind.EXPENSE) {
                            terms.put(key(row.id(), column), Rational.ONE.negate());
                        }
                    }
                    relations.add(Relation.defining(
                                    "kpi:" + Keys.id(form.paper()) + ":" + result.id() + ":" + column.id(),
                                    key(result.id(), column),
                                    Formula.sum(terms),
                                    "Erträge abzüglich Aufwendungen",
                                    FORM,
                                    result.place())
                            .inPaper(form.paper()));
                }
            }
        }
        return relations;
    }

    private Map<FigureKey, Unit> units() {
        Map<FigureKey, Unit> units = new LinkedHashMap<>();
        for (Row row : rows) {
            columns.forEach(column -> units.put(key(row.id(), column), Unit.EUR));
        }
        return units;
    }

    private PrintedNet check() {
        RelationNet net = RelationNet.of(units(), relations()).orThrow();
        return PrintedNet.of(net, FigureSet.of(form.stand(), figures()));
    }

    /**
     * Rows that seem to be missing: where the printed result differs from income less expenses in several years.
     *
     * @return the rows, see {@link MissingRow}
     */
    public List<MissingRow> missingRows() {
        PrintedNet printed = check();
        return MissingRow.detect(printed.net(), Checker.check(printed.net()));
    }

    /**
     * What does not fit: one finding for a row that seems to be missing, otherwise one for each result that does not
     * follow.
     *
     * @return the findings
     */
    public List<Finding> findings() {
        PrintedNet printed = check();
        List<RelationVerdict> verdicts = Checker.check(printed.net());
        List<MissingRow> missing = MissingRow.detect(printed.net(), verdicts);
        if (missing.isEmpty()) {
            return Findings.of(printed.net(), verdicts);
        }
        return missing.stream().map(MissingRow::finding).toList();
    }

    /**
     * Growth of every row against the year before, exact.
     *
     * @return an evaluation with the figures {@code posten|phase|year|merkmal=steigerung} in percent
     */
    public Evaluation growth() {
        Map<FigureKey, Unit> units = units();
        List<Relation> relations = new ArrayList<>();
        for (Row row : rows) {
            for (YearColumn column : columns) {
                before(column).ifPresent(earlier -> {
                    FigureKey target = growthKey(row.id(), column);
                    units.put(target, Unit.PERCENT);
                    relations.add(Relation.defining(
                            "kpi:" + Keys.id(form.paper()) + ":steigerung:" + row.id() + ":" + column.id(),
                            target,
                            KennzahlenNet.growthOf(key(row.id(), column), key(row.id(), earlier)),
                            "Steigerung gegenüber " + earlier.year(),
                            LegalSource.ARITHMETIC,
                            row.place()));
                });
            }
        }
        List<Figure> given = figures().stream()
                .map(figure -> Figure.input(
                        figure.key(), Objects.requireNonNull(figure.printed(), "printed"), figure.source()))
                .toList();
        return Evaluator.compile(RelationNet.of(units, relations).orThrow())
                .evaluate(FigureSet.of(form.stand(), given));
    }

    /**
     * The figure of a growth rate.
     *
     * @param row key of the row
     * @param column the year
     * @return the key
     */
    public FigureKey growthKey(String row, YearColumn column) {
        return key(row, column).with(Dimensions.of(Keys.MERKMAL, "steigerung"));
    }

    private Optional<YearColumn> before(YearColumn column) {
        return columns.stream()
                .filter(other -> other.year() == column.year() - 1)
                .findFirst();
    }

    /**
     * The amounts as chart data: years along the axis, one series for each row.
     *
     * @return the chart; missing amounts are gaps
     */
    public ChartData chart() {
        List<ChartData.Series> series = new ArrayList<>();
        for (Row row : rows) {
            List<ChartData.Point> points = new ArrayList<>();
            for (YearColumn column : columns) {
                Kennzahlen.Entry entry = row.entries().get(column.id());
                points.add(entry == null ? new ChartData.Point.Gap() : new ChartData.Point.Known(entry.value()));
            }
            series.add(new ChartData.Series(row.label(), points));
        }
        return new ChartData(
                Keys.id(form.paper()) + ".verlauf",
                "Jahresvergleich",
                columns.stream().map(YearColumn::title).toList(),
                series);
    }

    /**
     * The report: amounts and growth.
     *
     * @return the sections
     */
    public List<Section> sections() {
        Evaluation growth = growth();
        ReportTable.Builder amounts = table("betraege", "Jahresvergleich");
        ReportTable.Builder rates = table("steigerung", "Steigerung gegenüber dem Vorjahr");
        for (Row row : rows) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.text(row.label())));
            List<Cell> grown = new ArrayList<>(List.of(Cell.text(row.label())));
            for (YearColumn column : columns) {
                Kennzahlen.Entry entry = row.entries().get(column.id());
                cells.add(
                        entry == null
                                ? Cell.absent("–", "nicht angegeben")
                                : Cell.number(entry.value(), Origin.INPUT).from(entry.place()));
                grown.add(
                        before(column).isEmpty()
                                ? Cell.empty()
                                : growth.value(growthKey(row.id(), column))
                                        .ifKnown()
                                        .<Cell>map(rate -> Cell.number(
                                                Quantity.round(rate, 2, Unit.PERCENT, Rounding.HALF_UP),
                                                Origin.COMPUTED))
                                        .orElseGet(() -> Cell.absent("–", "nicht berechenbar")));
            }
            ReportRow.Kind kind = row.kind() == Kind.RESULT
                    ? ReportRow.Kind.RESULT
                    : row.kind() == Kind.MEMO ? ReportRow.Kind.MEMO : ReportRow.Kind.LINE;
            amounts.row(ReportRow.of(row.id(), kind, 0, cells));
            rates.row(ReportRow.of(row.id(), kind, 0, grown));
        }
        return List.of(Section.of(
                Keys.id(form.paper()), "Jahresvergleich", Block.table(amounts.build()), Block.table(rates.build())));
    }

    private ReportTable.Builder table(String id, String caption) {
        ReportTable.Builder builder =
                ReportTable.builder(Keys.id(form.paper()) + "." + id, caption).column(ReportColumn.label("posten", ""));
        columns.forEach(column -> builder.column(ReportColumn.number(column.id(), column.title(), "")));
        return builder;
    }
}
