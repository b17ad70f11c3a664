package org.eigenbetrieb.core.folder;

import java.util.ArrayList;
import java.util.List;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.Definition;
import org.eigenbetrieb.core.check.Definitions;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.Mark;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.source.Severity;
import org.jspecify.annotations.Nullable;

/** A row as printed and as if each of its definitions held in all columns, with the change from year to year. */
final class DefinitionsTable {

    private static final int GROWTH_DECIMALS = 2;

    private DefinitionsTable() {}

    static ReportTable of(CheckNet net, Definitions definitions, String id) {
        ReportTable.Builder table = ReportTable.builder(id, definitions.label() + " nach einer Regel in allen Spalten")
                .column(ReportColumn.label("regel", "Regel"));
        for (int i = 0; i < definitions.columns().size(); i++) {
            table.column(
                    ReportColumn.number("s" + (i + 1), definitions.columns().get(i), ""));
        }
        int decimals = 0;
        List<Cell> printed = new ArrayList<>(List.of(Cell.text("gedruckt")));
        for (String column : definitions.columns()) {
            CheckCell cell = printed(net, definitions, column);
            Quantity number = cell == null ? null : cell.printed();
            decimals = number == null ? decimals : Math.max(decimals, number.decimals());
            printed.add(number == null ? Cell.empty() : Cell.number(number, Origin.PRINTED));
        }
        table.row(ReportRow.of("gedruckt", ReportRow.Kind.LINE, 0, printed));
        int row = 0;
        for (Definition definition : definitions.definitions()) {
            List<Cell> values = new ArrayList<>(List.of(Cell.text(definition.toString())));
            List<Cell> growth = new ArrayList<>(List.of(Cell.text("Veränderung zum Vorjahr in %")));
            boolean anyGrowth = false;
            for (Definition.Restated restated : definition.series()) {
                values.add(value(definition, restated, definitions.unit(), decimals));
                growth.add(number(restated.growth(), Unit.PERCENT, GROWTH_DECIMALS));
                anyGrowth |= restated.growth() != null;
            }
            table.row(ReportRow.of("r" + ++row, ReportRow.Kind.SUBTOTAL, 0, values));
            if (anyGrowth) {
                table.row(ReportRow.of("r" + row + "-wachstum", ReportRow.Kind.LINE, 1, growth));
            }
        }
        return table.build();
    }

    private static @Nullable CheckCell printed(CheckNet net, Definitions definitions, String column) {
        return net.cells().stream()
                .filter(cell -> cell.place().paper().equals(definitions.paper())
                        && cell.place().row().equals(definitions.row())
                        && cell.place().column().equals(column))
                .findFirst()
                .orElse(null);
    }

    private static Cell value(Definition definition, Definition.Restated restated, Unit unit, int decimals) {
        if (restated.value() == null) {
            return Cell.absent("–", "nicht gedruckt: " + String.join(", ", restated.missing()));
        }
        Cell cell = number(restated.value(), unit, decimals);
        return cell instanceof Cell.Number number && definition.columns().contains(restated.column())
                ? number.with(Mark.of(Severity.INFO, "ergibt die gedruckte Zahl"))
                : cell;
    }

    private static Cell number(@Nullable Rational value, Unit unit, int decimals) {
        if (value == null) {
            return Cell.empty();
        }
        Rational base = value.timesTenTo(unit.exponent());
        try {
            return Cell.number(Quantity.round(base, decimals, unit, Rounding.HALF_UP), Origin.COMPUTED);
        } catch (ArithmeticException e) {
            return Cell.text(value.round(decimals, Rounding.HALF_UP).toPlainString());
        }
    }
}
