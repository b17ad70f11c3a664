package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.time.MonthNames;
import org.jspecify.annotations.Nullable;

/** The tables of kw, ku and cost. */
final class CostTables {

    private CostTables() {}

    static ReportTable resolution(Resolution resolution, String id) {
        ReportTable.Builder table = ReportTable.builder(
                        id, "Wirkung der kw- und ku-Vermerke bis " + VermerkText.day(resolution.until()))
                .column(ReportColumn.label("stelle", "Organisationseinheit, Gruppe"))
                .column(ReportColumn.key("stellennummer", "Stellennummer"))
                .column(ReportColumn.text("ab", "ab"))
                .column(ReportColumn.text("wirkung", "Wirkung"))
                .column(ReportColumn.number("stellen", "Stellen", "VZÄ"));
        int number = 0;
        for (Resolution.Step step : resolution.steps()) {
            number++;
            PayGroup target = step.target();
            table.row(
                    "wirkung-" + number,
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(new Spot(step.unit(), step.group()).toString()),
                    Cell.text(step.note().number().orElse("")),
                    Cell.text(VermerkText.day(step.day())),
                    Cell.text(step.effect().label() + (target == null ? "" : " nach " + target.label())),
                    StellenTables.cell(new Value.Known(step.posts())));
        }
        for (Resolution.Pending pending : resolution.pending()) {
            number++;
            Vermerk note = pending.note();
            Rational posts = pending.posts();
            table.row(
                    "offen-" + number,
                    ReportRow.Kind.MEMO,
                    0,
                    Cell.text(new Spot(note.unit(), note.group()).toString()),
                    Cell.text(note.number().orElse("")),
                    Cell.empty(),
                    Cell.text("offen: " + pending.reason()),
                    posts == null
                            ? Cell.absent("", "Kein Vermerk sagt, wie viele Stellen es sind.")
                            : StellenTables.cell(new Value.Known(posts)));
        }
        return table.note("Regel: " + resolution.rule().source().citation()).build();
    }

    /** By how many posts the groups differ from the plan at the end of each month of its year. */
    static ReportTable months(Resolution resolution, int year, String id) {
        Set<PayGroup> groups = new TreeSet<>();
        for (int month = 1; month <= 12; month++) {
            groups.addAll(resolution.changes(end(year, month)).keySet());
        }
        ReportTable.Builder table = ReportTable.builder(id, "Stellen nach kw- und ku-Vermerken, Monatsende " + year)
                .column(ReportColumn.label("monat", "Monat"));
        groups.forEach(group -> table.column(
                ReportColumn.number("gruppe-" + StellenFigures.slug(group.toString()), group.label(), "VZÄ")));
        table.column(ReportColumn.number("summe", "Summe", "VZÄ"));
        for (int month = 1; month <= 12; month++) {
            Map<PayGroup, Rational> changes = resolution.changes(end(year, month));
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(MonthNames.of(Month.of(month))));
            Rational sum = Rational.ZERO;
            for (PayGroup group : groups) {
                Rational change = changes.getOrDefault(group, Rational.ZERO);
                sum = sum.plus(change);
                cells.add(StellenTables.cell(new Value.Known(change)));
            }
            cells.add(StellenTables.cell(new Value.Known(sum)));
            table.row(ReportRow.of("monat-" + month, ReportRow.Kind.LINE, 0, cells));
        }
        return table.note("Unterschied zum Soll der Übersicht; ohne die Vermerke, deren Wirkung offen ist.")
                .build();
    }

    private static LocalDate end(int year, int month) {
        return YearMonth.of(year, month).atEndOfMonth();
    }

    /** Cost by group and month and, if there is one, the comparison with the Erfolgsplan. */
    static ReportTable cost(PostCost cost, @Nullable CostComparison comparison, Evaluation evaluation, String id) {
        ReportTable.Builder table = ReportTable.builder(id, "Personalkosten der Stellen")
                .column(ReportColumn.label("zeile", "Gruppe, Monat"))
                .column(ReportColumn.number("betrag", "Kosten", "€"));
        row(table, "nach-gruppen", ReportRow.Kind.HEADING, "nach Gruppen", Cell.empty());
        for (Map.Entry<PayGroup, FigureKey> group : cost.groupTotals().entrySet()) {
            row(
                    table,
                    "gruppe:" + StellenFigures.slug(group.getKey().toString()),
                    ReportRow.Kind.LINE,
                    group.getKey().label(),
                    euros(evaluation.value(group.getValue())));
        }
        row(table, "gesamt", ReportRow.Kind.TOTAL, "Summe", euros(evaluation.value(cost.total())));
        row(table, "nach-monaten", ReportRow.Kind.HEADING, "nach Monaten", Cell.empty());
        for (int month = 1; month <= 12; month++) {
            FigureKey key = cost.monthTotal(month);
            Cell cell = evaluation.values().containsKey(key) ? euros(evaluation.value(key)) : Cell.empty();
            row(table, "monat-" + month, ReportRow.Kind.LINE, MonthNames.of(Month.of(month)), cell);
        }
        if (comparison != null) {
            row(table, "vergleich", ReportRow.Kind.HEADING, "Vergleich mit dem Erfolgsplan", Cell.empty());
            row(
                    table,
                    "differenz",
                    ReportRow.Kind.SUBTOTAL,
                    "Personalaufwand abzüglich Kosten der Stellen",
                    euros(evaluation.value(comparison.difference())));
            int number = 0;
            for (CostComparison.Reason reason : comparison.reasons()) {
                number++;
                row(
                        table,
                        "grund-" + number,
                        ReportRow.Kind.LINE,
                        reason.label(),
                        Cell.number(reason.amount(), Origin.INPUT).from(reason.place()));
            }
            row(
                    table,
                    "ungeklaert",
                    ReportRow.Kind.RESULT,
                    "ungeklärt",
                    euros(evaluation.value(comparison.unexplained())));
        }
        return table.build();
    }

    private static void row(ReportTable.Builder table, String id, ReportRow.Kind kind, String label, Cell cell) {
        table.row(id, kind, kind == ReportRow.Kind.LINE ? 1 : 0, Cell.text(label), cell);
    }

    static Cell euros(Value value) {
        return value.ifKnown()
                .<Cell>map(
                        number -> Cell.number(Quantity.round(number, 2, Unit.EUR, Rounding.HALF_UP), Origin.COMPUTED))
                .orElseGet(() -> Cell.absent("", "Eine benötigte Zahl fehlt, meist das Entgelt einer Gruppe."));
    }
}
