package org.eigenbetrieb.core.pack;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.scenario.Scenario;

/** What a scenario moves, paper by paper in the order of the forms. */
final class Differences {

    private final Pack pack;
    private final Scenario.Result result;
    private final Map<FigureKey, Scenario.Movement> movements = new LinkedHashMap<>();
    private final Set<FigureKey> shown = new LinkedHashSet<>();
    private final ReportTable.Builder table;
    private int rows;

    Differences(Pack pack, Scenario.Result result) {
        this.pack = pack;
        this.result = result;
        result.movements().forEach(movement -> movements.put(movement.key(), movement));
        table = ReportTable.builder("folgen", result.name())
                .column(ReportColumn.label("angabe", "Angabe"))
                .column(ReportColumn.number("vorher", "vorher", ""))
                .column(ReportColumn.number("nachher", "nachher", ""))
                .column(ReportColumn.number("differenz", "Differenz", ""))
                .column(ReportColumn.number("prozent", "in %", ""));
    }

    ReportTable table() {
        for (PaperDescription paper : pack.description().papers()) {
            LayoutBinding binding = pack.bindings().get(paper.id());
            if (binding != null) {
                add(paper.title(), lines(binding));
            }
        }
        Map<FigureKey, String> others = new LinkedHashMap<>();
        movements.keySet().stream()
                .filter(key -> !shown.contains(key))
                .forEach(key -> others.put(key, pack.label(key)));
        add("Weitere Angaben", others);
        return table.build();
    }

    /** What moves in a form, with the names that it prints. */
    private Map<FigureKey, String> lines(LayoutBinding binding) {
        Map<FigureKey, String> names = new LinkedHashMap<>();
        Set<Concept> listed = new HashSet<>();
        for (LayoutRow row : binding.layout().rows()) {
            if (row instanceof LayoutRow.Accounts accounts) {
                listed.add(accounts.post());
            }
        }
        for (LayoutRow.Line line : binding.layout().lines()) {
            List<String> accounts =
                    listed.contains(line.concept()) ? binding.assignment().accounts(line.concept()) : List.of();
            for (String account : accounts) {
                for (LayoutColumn column : binding.layout().columns()) {
                    FigureKey key = binding.key(account, column);
                    if (movements.containsKey(key)) {
                        names.putIfAbsent(key, pack.label(key));
                    }
                }
            }
            for (LayoutColumn column : binding.layout().columns()) {
                Optional<FigureKey> key = binding.key(line, column).filter(movements::containsKey);
                key.ifPresent(
                        moved -> names.putIfAbsent(moved, binding.layout().name(line) + ", " + binding.header(column)));
            }
        }
        return names;
    }

    private void add(String paper, Map<FigureKey, String> names) {
        if (names.isEmpty()) {
            return;
        }
        row(ReportRow.Kind.HEADING, 0, Cell.text(paper), Cell.empty(), Cell.empty(), Cell.empty(), Cell.empty());
        names.forEach((key, name) -> {
            shown.add(key);
            Scenario.Movement movement = movements.get(key);
            if (movement != null) {
                Optional<Rational> difference = movement.difference();
                row(
                        ReportRow.Kind.LINE,
                        1,
                        Cell.text(name),
                        cell(result.base(), key),
                        cell(result.varied(), key),
                        difference
                                .map(value -> number(value, result.varied(), key))
                                .orElse(Cell.empty()),
                        percent(movement));
            }
        });
    }

    private void row(ReportRow.Kind kind, int level, Cell... cells) {
        table.row(ReportRow.of("r" + ++rows, kind, level, List.of(cells)));
    }

    private Cell percent(Scenario.Movement movement) {
        Optional<Rational> from = movement.before().ifKnown().filter(value -> value.signum() != 0);
        if (movement.unit().equals(Unit.PERCENT)
                || from.isEmpty()
                || movement.difference().isEmpty()) {
            return Cell.empty();
        }
        Rational share = movement.difference().get().dividedBy(from.get().abs()).times(Rational.HUNDRED);
        return Cell.number(Quantity.round(share, 1, Unit.PERCENT, Rounding.HALF_UP), Origin.COMPUTED);
    }

    private Cell cell(Evaluation evaluation, FigureKey key) {
        return evaluation.value(key) instanceof Failure failure
                ? Cell.absent("–", Texts.reason(failure, pack))
                : number(evaluation.value(key).ifKnown().orElseThrow(), evaluation, key);
    }

    /** A number to the decimals that its inputs support. */
    private static Cell number(Rational value, Evaluation evaluation, FigureKey key) {
        Unit unit = evaluation.unit(key);
        int most = Math.max(0, unit.decimals() + unit.exponent());
        int decimals = evaluation
                .interval(key)
                .map(range -> range.timesTenTo(-unit.exponent()).supportedDecimals(most))
                .orElse(0);
        return Cell.number(Quantity.round(value, decimals, unit, Rounding.HALF_UP), Origin.COMPUTED);
    }
}
