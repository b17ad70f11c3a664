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
import org.jspecify.annotations.Nullable;

/** A layout filled with the figures of a run: what is printed. */
final class Statement {

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

    private void addAccounts(ReportTable.Builder table, LayoutRow.Accounts accounts) {
        for (String account : binding.assignment().accounts(accounts.post())) {
            List<Cell> cells = new ArrayList<>();
            for (LayoutColumn column : columns) {
                cells.add(cell(binding.key(account, column), column));
            }
            String label = run.pack().rowLabel(binding.paper(), account).orElse("");
            table.row(row(
                    binding.layout().records().dimension().id() + "-" + account.replace('/', '_'),
                    ReportRow.Kind.LINE,
                    accounts.level(),
                    account,
                    label,
                    cells));
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
