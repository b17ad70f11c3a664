package org.eigenbetrieb.examples.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;

/**
 * A paper in short: no accounts, and no posts that are 0 everywhere. Posts that the form prints only as a list of
 * accounts show their computed sum, so that the short table adds up too.
 */
final class Summary {

    private final PackRun run;
    private final LayoutBinding binding;
    private final ReportTable full;
    private final Map<String, ReportRow> printed = new HashMap<>();

    Summary(PackRun run, String paper) {
        this.run = run;
        this.full = run.table(paper, View.PRINTED);
        this.binding = Objects.requireNonNull(run.pack().bindings().get(paper));
        full.rows().forEach(row -> printed.put(row.id(), row));
    }

    ReportTable table(String caption) {
        ReportTable.Builder table = ReportTable.builder(full.id(), caption);
        full.columns().stream().filter(Summary::isShown).forEach(table::column);
        for (LayoutRow.Line line : binding.layout().lines()) {
            List<Cell> cells = cells(line);
            boolean post = kind(line) == ReportRow.Kind.LINE;
            if (!isRepetition(line) && (!post || cells.stream().anyMatch(Summary::isNotZero))) {
                table.row(ReportRow.of(line.concept().id(), kind(line), line.level(), cells));
            }
        }
        return table.build();
    }

    private static boolean isShown(ReportColumn column) {
        return column.kind() != ReportColumn.Kind.KEY;
    }

    private static boolean isNotZero(Cell cell) {
        return cell instanceof Cell.Absent
                || cell instanceof Cell.Number number && number.quantity().unscaled() != 0;
    }

    /** Whether the line is called "Summe" and adds up nothing but the line above it. */
    private static boolean isRepetition(LayoutRow.Line line) {
        return line.label().equals("Summe") && line.rule().references().size() == 1;
    }

    /** Without accounts the sums of posts are the posts. */
    private static ReportRow.Kind kind(LayoutRow.Line line) {
        return switch (line.style()) {
            case RESULT -> ReportRow.Kind.RESULT;
            case TOTAL -> ReportRow.Kind.TOTAL;
            case SUBTOTAL, LINE, MEMO, UNPRINTED -> ReportRow.Kind.LINE;
        };
    }

    private List<Cell> cells(LayoutRow.Line line) {
        ReportRow row = printed.get(line.concept().id());
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < full.columns().size(); i++) {
            ReportColumn column = full.columns().get(i);
            if (column.kind() == ReportColumn.Kind.LABEL) {
                cells.add(Cell.text(binding.layout().name(line)));
            } else if (isShown(column)) {
                cells.add(row == null ? computed(line, i) : row.cells().get(i));
            }
        }
        return cells;
    }

    /** What a line holds that the form does not print; forms have no percentages there. */
    private Cell computed(LayoutRow.Line line, int column) {
        return binding.key(
                        line,
                        binding.layout().column(full.columns().get(column).id()).orElseThrow())
                .filter(binding.figures()::containsKey)
                .map(key -> cell(run.evaluation(), key, decimals(column)))
                .orElse(Cell.empty());
    }

    /** The decimals with which the column is printed. */
    private int decimals(int column) {
        return full.rows().stream()
                .map(row -> row.cells().get(column))
                .filter(Cell.Number.class::isInstance)
                .mapToInt(cell -> ((Cell.Number) cell).quantity().decimals())
                .min()
                .orElse(0);
    }

    static Cell cell(Evaluation evaluation, FigureKey key) {
        return cell(evaluation, key, Integer.MAX_VALUE);
    }

    private static Cell cell(Evaluation evaluation, FigureKey key, int most) {
        Optional<Rational> value = evaluation.value(key).ifKnown();
        return value.isPresent() ? number(value.get(), evaluation, key, most) : Cell.text("–");
    }

    /** A number in the figure's unit, to the decimals that the figure's inputs support. */
    private static Cell number(Rational value, Evaluation evaluation, FigureKey key, int most) {
        Unit unit = evaluation.unit(key);
        int wanted = Math.max(0, Math.min(most, unit.decimals() + unit.exponent()));
        int decimals = evaluation
                .interval(key)
                .map(range -> range.timesTenTo(-unit.exponent()).supportedDecimals(wanted))
                .orElse(0);
        return Cell.number(Quantity.round(value, decimals, unit, Rounding.HALF_UP), Origin.COMPUTED);
    }
}
