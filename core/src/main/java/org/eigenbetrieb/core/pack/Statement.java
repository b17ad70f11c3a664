package org.eigenbetrieb.core.pack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.explain.Variance;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.Mark;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.time.Phase;
import org.jspecify.annotations.Nullable;

/** A layout filled with the figures of a run: what is printed. */
final class Statement {

    /** Drivers that are listed one by one; the others are added up. */
    private static final int MOST_DRIVERS = 15;

    private final PackRun run;
    private final View view;
    private final PaperDescription paper;
    private final LayoutBinding binding;
    private final List<LayoutColumn> columns;
    private final boolean hasAccounts;
    private final Map<FigureKey, Figure> printed = new HashMap<>();
    private final Map<Place, List<Mark>> marks = new HashMap<>();
    private final Map<String, Integer> inputDecimals = new HashMap<>();
    private final Map<String, Boolean> wholeNumbers = new HashMap<>();

    Statement(PackRun run, String paper, View view) {
        this.run = run;
        this.view = view;
        LayoutBinding found = run.pack().bindings().get(paper);
        if (found == null) {
            throw new IllegalArgumentException("There is no paper \"" + paper + "\" with a layout; expected one of "
                    + run.pack().bindings().keySet());
        }
        this.binding = found;
        this.paper = run.pack().description().papers().stream()
                .filter(each -> each.id().equals(paper))
                .findFirst()
                .orElseThrow();
        this.hasAccounts = binding.layout().rows().stream().anyMatch(row -> row instanceof LayoutRow.Accounts);
        for (Figure figure : run.pack().figures().figures()) {
            if (figure.place().paper().equals(paper)) {
                printed.putIfAbsent(figure.key(), figure);
                if (figure.origin() == Origin.INPUT && figure.printed() != null) {
                    inputDecimals.merge(
                            figure.place().column(), figure.printed().decimals(), Math::max);
                }
            }
        }
        this.columns =
                binding.layout().columns().stream().filter(this::isPrinted).toList();
        collectMarks();
    }

    private boolean isPrinted(LayoutColumn column) {
        return !column.optional()
                || paper.columns().values().stream()
                        .anyMatch(mapped -> mapped.column().equals(column.id()));
    }

    private void collectMarks() {
        if (view != View.PRINTED) {
            return;
        }
        int number = 0;
        for (Finding finding : run.findings()) {
            Mark mark = Mark.of(finding.severity(), finding.meldung(), "F" + ++number);
            marks.computeIfAbsent(finding.cells().get(0).place(), key -> new ArrayList<>())
                    .add(mark);
        }
    }

    ReportTable table() {
        ReportTable.Builder table =
                ReportTable.builder(binding.paper(), binding.layout().form());
        if (hasAccounts) {
            Layout.Records records = binding.layout().records();
            table.column(ReportColumn.key(records.dimension().id(), records.label()));
        }
        table.column(ReportColumn.label("bezeichnung", "Bezeichnung"));
        for (LayoutColumn column : columns) {
            ReportColumn number = ReportColumn.number(column.id(), binding.header(column), unitNote(column));
            table.column(column.group().isEmpty() ? number : number.inGroup(column.group()));
        }
        int heading = 0;
        for (LayoutRow row : binding.layout().rows()) {
            if (row instanceof LayoutRow.Heading text) {
                table.row(row(
                        "abschnitt-" + ++heading, ReportRow.Kind.HEADING, text.level(), "", text.text(), List.of()));
            } else if (row instanceof LayoutRow.Accounts accounts) {
                addAccounts(table, accounts);
            } else if (row instanceof LayoutRow.Line line && line.style() != LayoutRow.Style.UNPRINTED) {
                table.row(row(line.concept().id(), kind(line), line.level(), "", line.text(), cells(line)));
            }
        }
        return table.build();
    }

    /**
     * The differences from the plan of each line and account: for each column of actual or forecast amounts of the year
     * the shown number less the planned one, and that in percent of the plan. Posts and accounts that are 0 in all of
     * these columns are only counted. Empty where the form has no such columns.
     */
    Optional<ReportTable> variances() {
        Optional<LayoutColumn> plan = columns.stream()
                .filter(column -> isOf(column, Phase.Kind.ANSATZ))
                .findFirst();
        List<LayoutColumn> others = columns.stream()
                .filter(column -> isOf(column, Phase.Kind.IST) || isOf(column, Phase.Kind.HOCHRECHNUNG))
                .toList();
        if (plan.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        ReportTable.Builder table = ReportTable.builder(
                binding.paper() + ".abweichungen", "Abweichungen von " + binding.header(plan.get()));
        if (hasAccounts) {
            Layout.Records records = binding.layout().records();
            table.column(ReportColumn.key(records.dimension().id(), records.label()));
        }
        table.column(ReportColumn.label("bezeichnung", "Bezeichnung"));
        for (LayoutColumn column : others) {
            table.column(ReportColumn.number(column.id() + "-abweichung", "Abweichung", unitNote(column))
                    .inGroup(binding.header(column)));
            table.column(ReportColumn.number(column.id() + "-abweichung-prozent", "in %", "%")
                    .inGroup(binding.header(column)));
        }
        int without = 0;
        for (LayoutRow row : binding.layout().rows()) {
            if (row instanceof LayoutRow.Accounts accounts) {
                for (String account : binding.assignment().accounts(accounts.post())) {
                    List<Cell> cells = new ArrayList<>();
                    Cell planned = cell(binding.key(account, plan.get()), plan.get());
                    others.forEach(column -> addVariance(planned, cell(binding.key(account, column), column), cells));
                    if (isZero(planned) && isZero(cells)) {
                        without++;
                        continue;
                    }
                    table.row(varianceRow(
                            recordId(account),
                            ReportRow.Kind.LINE,
                            accounts.level(),
                            account,
                            run.pack().rowLabel(binding.paper(), account).orElse(""),
                            cells));
                }
            } else if (row instanceof LayoutRow.Line line && line.style() != LayoutRow.Style.UNPRINTED) {
                List<Cell> cells = new ArrayList<>();
                Cell planned = shown(line, plan.get());
                others.forEach(column -> addVariance(planned, shown(line, column), cells));
                if (line.style() == LayoutRow.Style.LINE && isZero(planned) && isZero(cells)) {
                    without++;
                    continue;
                }
                table.row(varianceRow(
                        line.concept().id(),
                        kind(line),
                        line.level(),
                        "",
                        binding.layout().name(line),
                        cells));
            }
        }
        if (without > 0) {
            table.note(
                    without == 1
                            ? "Eine Zeile ist hier nicht aufgeführt: Plan und Vergleichswerte sind 0."
                            : without + " Zeilen sind hier nicht aufgeführt: Plan und Vergleichswerte sind 0.");
        }
        return Optional.of(table.build());
    }

    private static boolean isZero(Cell cell) {
        return cell instanceof Cell.Number number && number.quantity().value().signum() == 0;
    }

    /** Whether the differences, every second one of these cells, are all 0. */
    private static boolean isZero(List<Cell> variances) {
        for (int i = 0; i < variances.size(); i += 2) {
            if (!isZero(variances.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a column holds figures of the paper's year in this phase. */
    private boolean isOf(LayoutColumn column, Phase.Kind phase) {
        return column.content() instanceof LayoutColumn.Facts facts
                && facts.phase() == phase
                && facts.offset() == 0
                && facts.dimensions().asMap().isEmpty()
                && (facts.basis() == LayoutColumn.Basis.YEAR
                        || phase == Phase.Kind.IST && facts.basis() == LayoutColumn.Basis.YEAR_TO_STICHTAG);
    }

    private Cell shown(LayoutRow.Line line, LayoutColumn column) {
        return binding.key(line, column).map(key -> cell(key, column)).orElse(Cell.empty());
    }

    private static void addVariance(Cell planned, Cell other, List<Cell> cells) {
        if (planned instanceof Cell.Number from && other instanceof Cell.Number to) {
            Rational plan = from.quantity().value();
            Rational moved = to.quantity().value().minus(plan);
            int decimals = Math.min(from.quantity().decimals(), to.quantity().decimals());
            boolean exact = moved.timesTenTo(-to.quantity().unit().exponent()).fits(decimals);
            int shown = exact ? decimals : to.quantity().decimals();
            cells.add(
                    Cell.number(Quantity.round(moved, shown, to.quantity().unit(), Rounding.HALF_UP), Origin.COMPUTED));
            cells.add(
                    plan.signum() == 0
                            ? Cell.empty()
                            : Cell.number(
                                    Quantity.round(
                                            moved.dividedBy(plan.abs()).times(Rational.HUNDRED),
                                            1,
                                            Unit.PERCENT,
                                            Rounding.HALF_UP),
                                    Origin.COMPUTED));
        } else {
            cells.add(Cell.empty());
            cells.add(Cell.empty());
        }
    }

    private ReportRow varianceRow(
            String id, ReportRow.Kind kind, int level, String account, String label, List<Cell> figures) {
        List<Cell> cells = new ArrayList<>();
        if (hasAccounts) {
            cells.add(Cell.text(account));
        }
        cells.add(Cell.text(label));
        cells.addAll(figures);
        return ReportRow.of(id, kind, level, cells);
    }

    private String recordId(String account) {
        return binding.layout().records().dimension().id() + "-" + account.replace('/', '_');
    }

    /**
     * What drives the difference between the last forecast and the plan in the last result line of the form. Empty where
     * the form has no result or no such columns, and where nothing differs.
     */
    Optional<ReportTable> drivers() {
        Optional<LayoutColumn> plan = columns.stream()
                .filter(column -> isOf(column, Phase.Kind.ANSATZ))
                .findFirst();
        Optional<LayoutColumn> forecast = columns.stream()
                .filter(column -> isOf(column, Phase.Kind.HOCHRECHNUNG))
                .reduce((first, second) -> second);
        Optional<LayoutRow.Line> result = binding.layout().lines().stream()
                .filter(line -> line.style() == LayoutRow.Style.RESULT)
                .reduce((first, second) -> second);
        if (plan.isEmpty() || forecast.isEmpty() || result.isEmpty()) {
            return Optional.empty();
        }
        Optional<FigureKey> before = binding.key(result.get(), plan.get());
        Optional<FigureKey> after = binding.key(result.get(), forecast.get());
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        Variance variance = Variance.of(run.evaluation(), before.get(), after.get());
        boolean known = variance.difference().isPresent();
        return known && !variance.drivers().isEmpty()
                ? Optional.of(drivers(variance, result.get(), plan.get(), forecast.get()))
                : Optional.empty();
    }

    private ReportTable drivers(Variance variance, LayoutRow.Line result, LayoutColumn plan, LayoutColumn forecast) {
        String name = binding.layout().name(result);
        ReportTable.Builder table = ReportTable.builder(
                        binding.paper() + ".treiber",
                        "Was die Abweichung von „" + name + "“ ausmacht: " + binding.header(forecast) + " gegenüber "
                                + binding.header(plan))
                .column(ReportColumn.label("angabe", "Angabe"))
                .column(ReportColumn.number("beitrag", "Beitrag zum Ergebnis", unitNote(variance.unit())))
                .column(ReportColumn.number("prozent", "Abweichung vom Plan", "%"));
        List<Variance> drivers = variance.drivers();
        Rational rest = variance.difference().orElseThrow();
        for (int i = 0; i < drivers.size() && i < MOST_DRIVERS; i++) {
            Rational contribution = drivers.get(i).contribution().orElseThrow();
            rest = rest.minus(contribution);
            table.row(
                    "treiber-" + (i + 1),
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(run.pack().label(drivers.get(i).after())),
                    amount(contribution, variance.unit()),
                    drivers.get(i)
                            .percent()
                            .<Cell>map(percent -> Cell.number(
                                    Quantity.round(percent, 1, Unit.PERCENT, Rounding.HALF_UP), Origin.COMPUTED))
                            .orElse(Cell.empty()));
        }
        if (drivers.size() > MOST_DRIVERS) {
            table.row(
                    "uebrige",
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text("übrige " + (drivers.size() - MOST_DRIVERS)),
                    amount(rest, variance.unit()),
                    Cell.empty());
        }
        // The drivers follow from the figures; what the lines show may be printed, and rounded differently.
        Rational computed = variance.difference().orElseThrow();
        List<Cell> shown = new ArrayList<>();
        addVariance(shown(result, plan), shown(result, forecast), shown);
        Rational difference = view == View.PRINTED && shown.get(0) instanceof Cell.Number number
                ? number.quantity().value()
                : computed;
        if (!difference.equals(computed)) {
            table.row(
                    "druck",
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text("Unterschied der gedruckten zu den gerechneten Angaben"),
                    amount(difference.minus(computed), variance.unit()),
                    Cell.empty());
        }
        table.row(
                "abweichung",
                ReportRow.Kind.TOTAL,
                0,
                Cell.text("Abweichung"),
                amount(difference, variance.unit()),
                shown.get(1));
        return table.build();
    }

    private static Cell amount(Rational value, Unit unit) {
        return Cell.number(
                Quantity.round(value, Math.max(0, unit.decimals() + unit.exponent()), unit, Rounding.HALF_UP),
                Origin.COMPUTED);
    }

    private void addAccounts(ReportTable.Builder table, LayoutRow.Accounts accounts) {
        for (String account : binding.assignment().accounts(accounts.post())) {
            List<Cell> cells = new ArrayList<>();
            for (LayoutColumn column : columns) {
                cells.add(cell(binding.key(account, column), column));
            }
            String label = run.pack().rowLabel(binding.paper(), account).orElse("");
            table.row(row(recordId(account), ReportRow.Kind.LINE, accounts.level(), account, label, cells));
        }
    }

    private List<Cell> cells(LayoutRow.Line line) {
        List<Cell> cells = new ArrayList<>();
        for (LayoutColumn column : columns) {
            Optional<FigureKey> key = binding.key(line, column);
            cells.add(key.isPresent() ? cell(key.get(), column) : Cell.empty());
        }
        return cells;
    }

    private ReportRow row(String id, ReportRow.Kind kind, int level, String account, String label, List<Cell> figures) {
        List<Cell> cells = new ArrayList<>();
        if (hasAccounts) {
            cells.add(Cell.text(account));
        }
        cells.add(Cell.text(label));
        for (int i = 0; i < columns.size(); i++) {
            cells.add(figures.isEmpty() ? Cell.empty() : figures.get(i));
        }
        return ReportRow.of(id, kind, level, cells);
    }

    private static ReportRow.Kind kind(LayoutRow.Line line) {
        return switch (line.style()) {
            case LINE, UNPRINTED -> ReportRow.Kind.LINE;
            case SUBTOTAL -> ReportRow.Kind.SUBTOTAL;
            case TOTAL -> ReportRow.Kind.TOTAL;
            case RESULT -> ReportRow.Kind.RESULT;
            case MEMO -> ReportRow.Kind.MEMO;
        };
    }

    /** The unit that all figures of a column share, for its heading. */
    private String unitNote(LayoutColumn column) {
        if (column.content() instanceof LayoutColumn.Percent) {
            return "%";
        }
        List<Unit> units = binding.layout().lines().stream()
                .map(line -> printedIn(column, line.unit()))
                .distinct()
                .toList();
        return units.size() == 1 ? unitNote(units.get(0)) : "";
    }

    /** The unit that the form prints a column in, where it fits. */
    private static Unit printedIn(LayoutColumn column, Unit unit) {
        Unit own = column.content() instanceof LayoutColumn.Facts facts ? facts.unit() : null;
        return own == null || !own.convertsTo(unit) ? unit : own;
    }

    private static String unitNote(Unit unit) {
        return unit.equals(Unit.VZAE) ? "Stellen" : Notation.symbol(unit);
    }

    private Cell cell(FigureKey key, LayoutColumn column) {
        Figure figure = printed.get(key);
        if (figure != null && (view == View.PRINTED || figure.origin() == Origin.INPUT)) {
            return printedCell(figure, key, column);
        }
        return computedCell(key, column);
    }

    private Cell printedCell(Figure figure, FigureKey key, LayoutColumn column) {
        if (figure.printed() == null) {
            if (figure.blank() == Figure.Blank.NOTHING) {
                return Cell.empty();
            }
            return figure.origin() == Origin.PRINTED
                    ? computedCell(key, column)
                    : Cell.absent("", "nicht angegeben").from(figure.source());
        }
        Cell.Number cell = Cell.number(figure.printed(), figure.origin()).from(figure.source());
        for (Mark mark : marks.getOrDefault(figure.place(), List.of())) {
            cell = cell.with(mark);
        }
        return cell;
    }

    private Cell computedCell(FigureKey key, LayoutColumn column) {
        Value value = run.evaluation().value(key);
        if (value instanceof Failure failure) {
            Optional<String> printed = ifZero(failure, column);
            return printed.isPresent()
                    ? Cell.absent(
                            printed.get(),
                            "nicht anwendbar, weil die Bezugsgröße 0 ist; das Formular druckt dafür " + printed.get())
                    : Cell.absent("–", Texts.reason(failure, run.pack()));
        }
        Rational number = value.ifKnown().orElseThrow();
        Unit unit = printedIn(column, run.evaluation().unit(key));
        int most = decimals(column, unit);
        @Nullable Interval range = run.evaluation().interval(key).orElse(null);
        int decimals = range == null ? 0 : range.timesTenTo(-unit.exponent()).supportedDecimals(most);
        boolean given = run.evaluation().net().defining(key).isEmpty();
        try {
            Cell.Number cell = Cell.number(
                    Quantity.round(number, decimals, unit, Rounding.HALF_UP), given ? Origin.INPUT : Origin.COMPUTED);
            return given
                    ? run.evaluation()
                            .input(key)
                            .map(input -> cell.from(input.source()))
                            .orElse(cell)
                    : cell;
        } catch (ArithmeticException e) {
            return Cell.absent("–", "Die Zahl hat mehr als 18 Ziffern");
        }
    }

    /** What the form prints for a percentage of 0. */
    private static Optional<String> ifZero(Failure failure, LayoutColumn column) {
        if (failure.reason() == Failure.Reason.NOT_APPLICABLE
                && column.content() instanceof LayoutColumn.Percent percent
                && !percent.ifZero().isEmpty()) {
            Quantity printed = Quantity.of(new BigDecimal(percent.ifZero()), Unit.PERCENT);
            return Optional.of(Notation.GERMAN.format(printed));
        }
        return Optional.empty();
    }

    /** Decimals that the column prints at most: those of its inputs, or as many as its exact numbers need. */
    private int decimals(LayoutColumn column, Unit unit) {
        if (column.content() instanceof LayoutColumn.Percent percent) {
            return percent.decimals();
        }
        int all = unit.decimals() + unit.exponent();
        OptionalInt given = paper.columns().entrySet().stream()
                .filter(mapped -> mapped.getValue().column().equals(column.id()))
                .filter(mapped -> inputDecimals.containsKey(mapped.getKey()))
                .mapToInt(mapped -> Math.max(0, inputDecimals.getOrDefault(mapped.getKey(), 0)))
                .max();
        return given.orElseGet(
                () -> wholeNumbers.computeIfAbsent(column.id(), id -> hasWholeNumbers(column)) ? 0 : all);
    }

    private boolean hasWholeNumbers(LayoutColumn column) {
        return binding.layout().lines().stream()
                .flatMap(line -> binding.key(line, column).stream())
                .flatMap(key -> run.evaluation().value(key).ifKnown().stream())
                .allMatch(Rational::isWhole);
    }
}
