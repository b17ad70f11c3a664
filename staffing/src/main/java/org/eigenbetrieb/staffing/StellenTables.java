package org.eigenbetrieb.staffing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ChartData;
import org.eigenbetrieb.core.report.Mark;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.source.Severity;

/** The tables of a Stellenübersicht. */
final class StellenTables {

    private StellenTables() {}

    /** The form: headings of units, lines with notes, printed sums and the computed total. */
    static ReportTable form(Stellenuebersicht plan, Evaluation evaluation, String id) {
        ReportTable.Builder table = ReportTable.builder(id, "Stellenübersicht " + plan.year())
                .column(ReportColumn.label("gruppe", "Organisationseinheit / Gruppe"))
                .column(ReportColumn.text("amtsbezeichnung", "Amtsbezeichnung"))
                .column(ReportColumn.number("soll", "Soll " + plan.year(), "VZÄ"))
                .column(ReportColumn.number("soll-vorjahr", "Soll " + (plan.year() - 1), "VZÄ"))
                .column(ReportColumn.number("ist", "Ist " + VermerkText.day(plan.stichtag()), "VZÄ"))
                .column(ReportColumn.text("vermerke", "Vermerke " + plan.year()))
                .column(ReportColumn.text("vermerke-vorjahr", "Vermerke " + (plan.year() - 1)));
        Map<Spot, List<Vermerk>> notes = new LinkedHashMap<>();
        for (Vermerk note : plan.notes()) {
            notes.computeIfAbsent(new Spot(note.unit(), note.group()), spot -> new ArrayList<>())
                    .add(note);
        }
        String unit = "";
        int headings = 0;
        Set<Spot> printed = new LinkedHashSet<>();
        for (PostLine line : plan.lines()) {
            if (!line.unit().code().equals(unit)) {
                unit = line.unit().code();
                headings++;
                Cell empty = Cell.empty();
                table.row(
                        "einheit-" + headings,
                        ReportRow.Kind.HEADING,
                        0,
                        Cell.text(line.unit().toString()),
                        empty,
                        empty,
                        empty,
                        empty,
                        empty,
                        empty);
            }
            List<Vermerk> here = printed.add(line.spot()) ? notes.getOrDefault(line.spot(), List.of()) : List.of();
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(line.group().label()));
            cells.add(Cell.text(
                    line.einstiegsamt().isEmpty()
                            ? line.amtsbezeichnung()
                            : line.amtsbezeichnung() + " (" + line.einstiegsamt() + ")"));
            for (PostLine.Column column : PostLine.Column.values()) {
                cells.add(cell(line.count(column)));
            }
            cells.add(Cell.text(text(here, plan.year())));
            cells.add(Cell.text(text(here, plan.year() - 1)));
            table.row(ReportRow.of(
                    StellenFigures.rowId(line),
                    line.nachrichtlich() ? ReportRow.Kind.MEMO : ReportRow.Kind.LINE,
                    1,
                    cells));
        }
        total(plan, evaluation, table);
        if (plan.lines().stream().anyMatch(PostLine::nachrichtlich)) {
            table.note("Nachrichtlich ausgewiesene Stellen sind in der Summe nicht enthalten.");
        }
        long assigned = plan.notes().stream()
                .filter(note -> note.reading() == Vermerk.Reading.ASSIGNED)
                .count();
        if (assigned > 0) {
            table.note((assigned == 1 ? "1 Vermerk ist" : assigned + " Vermerke sind")
                    + " beim Erfassen einer Zeile zugeordnet worden.");
        }
        return table.build();
    }

    private static void total(Stellenuebersicht plan, Evaluation evaluation, ReportTable.Builder table) {
        Map<FigureKey, SumLine> claims = new LinkedHashMap<>();
        for (SumLine sum : plan.sums()) {
            claims.putIfAbsent(StellenFigures.sumKey(plan, sum, PostLine.Column.SOLL), sum);
        }
        FigureKey total = plan.total(PostLine.Column.SOLL);
        int number = 0;
        for (Map.Entry<FigureKey, SumLine> claim : claims.entrySet()) {
            number++;
            SumLine sum = claim.getValue();
            sumRow(
                    table,
                    "summe-" + number,
                    claim.getKey().equals(total) ? ReportRow.Kind.TOTAL : ReportRow.Kind.SUBTOTAL,
                    sum.label().isEmpty() ? "Summe" : sum.label(),
                    column -> marked(evaluation.value(StellenFigures.sumKey(plan, sum, column)), sum.count(column)));
        }
        if (!claims.containsKey(total)) {
            sumRow(
                    table,
                    "gesamt",
                    ReportRow.Kind.TOTAL,
                    "Summe",
                    column -> cell(evaluation.value(plan.total(column))));
        }
        if (plan.lines().stream().anyMatch(PostLine::nachrichtlich)
                && !claims.containsKey(plan.totalNachrichtlich(PostLine.Column.SOLL))) {
            sumRow(
                    table,
                    "nachrichtlich",
                    ReportRow.Kind.MEMO,
                    "nachrichtlich",
                    column -> cell(evaluation.value(plan.totalNachrichtlich(column))));
        }
    }

    /** What stands in a column of a sum. */
    private interface Cells {
        Cell at(PostLine.Column column);
    }

    private static void sumRow(ReportTable.Builder table, String id, ReportRow.Kind kind, String label, Cells cells) {
        table.row(
                id,
                kind,
                0,
                Cell.text(label),
                Cell.empty(),
                cells.at(PostLine.Column.SOLL),
                cells.at(PostLine.Column.SOLL_VORJAHR),
                cells.at(PostLine.Column.IST),
                Cell.empty(),
                Cell.empty());
    }

    /** The computed sum; marked when another one is printed. */
    private static Cell marked(Value computed, PostCount claim) {
        Cell cell = cell(computed);
        Optional<Rational> number = computed.ifKnown();
        Quantity printed = claim.printed();
        if (cell instanceof Cell.Number shown
                && printed != null
                && number.isPresent()
                && !printed.value().equals(number.get())) {
            return shown.with(Mark.of(Severity.ERROR, "Gedruckt ist " + BridgeFindings.posts(printed.value()) + "."));
        }
        return cell;
    }

    /** Sums per unit, pay group and kind of staff. */
    static ReportTable sums(Stellenuebersicht plan, Evaluation evaluation, String id) {
        ReportTable.Builder table = ReportTable.builder(id, "Stellen nach Einheiten, Gruppen und Status")
                .column(ReportColumn.label("summe", "Summe"))
                .column(ReportColumn.number("soll", "Soll " + plan.year(), "VZÄ"))
                .column(ReportColumn.number("soll-vorjahr", "Soll " + (plan.year() - 1), "VZÄ"))
                .column(ReportColumn.number("ist", "Ist " + VermerkText.day(plan.stichtag()), "VZÄ"));
        Set<String> units = new LinkedHashSet<>();
        Set<PayGroup> groups = new TreeSet<>();
        Set<StaffKind> kinds = new TreeSet<>();
        plan.lines().stream().filter(line -> !line.nachrichtlich()).forEach(line -> {
            units.add(line.unit().code());
            groups.add(line.group());
            kinds.add(line.kind());
        });
        for (String unit : units) {
            narrowRow(
                    table,
                    "einheit:" + StellenFigures.slug(unit),
                    ReportRow.Kind.LINE,
                    plan.units().getOrDefault(unit, new OrgUnit(unit, "")).toString(),
                    column -> cell(evaluation.value(plan.unitTotal(unit, column))));
        }
        for (PayGroup group : groups) {
            narrowRow(
                    table,
                    "gruppe:" + StellenFigures.slug(group.toString()),
                    ReportRow.Kind.LINE,
                    group.label(),
                    column -> cell(evaluation.value(plan.groupTotal(group, column))));
        }
        for (StaffKind kind : kinds) {
            narrowRow(
                    table,
                    "status:" + kind.id(),
                    ReportRow.Kind.LINE,
                    kind.label(),
                    column -> cell(evaluation.value(plan.kindTotal(kind, column))));
        }
        narrowRow(table, "gesamt", ReportRow.Kind.TOTAL, "Summe", column -> cell(evaluation.value(plan.total(column))));
        return table.build();
    }

    private static void narrowRow(
            ReportTable.Builder table, String id, ReportRow.Kind kind, String label, Cells cells) {
        table.row(
                id,
                kind,
                0,
                Cell.text(label),
                cells.at(PostLine.Column.SOLL),
                cells.at(PostLine.Column.SOLL_VORJAHR),
                cells.at(PostLine.Column.IST));
    }

    /** The bridge: one row per unit and group in which something changes. */
    static ReportTable bridge(PostBridge bridge, Evaluation evaluation, String id) {
        Stellenuebersicht plan = bridge.plan();

        List<Vermerk.Kind> kinds = new ArrayList<>();
        for (Vermerk.Kind kind : Vermerk.Kind.values()) {
            if (bridge.moves().stream().anyMatch(move -> move.note().kind() == kind)) {
                kinds.add(kind);
            }
        }
        ReportTable.Builder table = ReportTable.builder(
                        id, "Veränderung der Stellen " + (plan.year() - 1) + " bis " + plan.year())
                .column(ReportColumn.label("stelle", "Organisationseinheit, Gruppe"))
                .column(ReportColumn.number("vorjahr", "Soll " + (plan.year() - 1), "VZÄ"));
        for (Vermerk.Kind kind : kinds) {
            table.column(ReportColumn.number(kind.id(), kind.label(), "VZÄ"));
        }
        table.column(ReportColumn.number("planjahr", "Soll " + plan.year(), "VZÄ"))
                .column(ReportColumn.number("offen", "offen", "VZÄ"))
                .column(ReportColumn.text("vermerke", "Vermerke"));
        for (PostBridge.Row row : bridge.rows()) {
            boolean changed =
                    !row.moves().isEmpty() || !row.isClosed() || !row.before().equals(row.after());
            if (!changed) {
                continue;
            }
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(new Spot(row.unit(), row.group()).toString()));
            cells.add(cell(row.before()));
            for (Vermerk.Kind kind : kinds) {
                cells.add(moved(row.moves(), kind));
            }
            cells.add(cell(row.after()));
            cells.add(
                    row.isClosed() || !(cell(row.open()) instanceof Cell.Number number)
                            ? cell(row.open())
                            : number.with(Mark.of(Severity.ERROR, "Kein Vermerk erklärt diese Veränderung.")));
            List<Vermerk> notes =
                    row.moves().stream().map(PostBridge.Move::note).distinct().toList();
            cells.add(Cell.text(text(notes, plan.year())));
            table.row(ReportRow.of(
                    StellenFigures.slug(row.unit()) + ":"
                            + StellenFigures.slug(row.group().toString()),
                    row.nachrichtlich() ? ReportRow.Kind.MEMO : ReportRow.Kind.LINE,
                    0,
                    cells));
        }
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text("Alle Einheiten und Gruppen"));
        cells.add(cell(evaluation.value(plan.total(PostLine.Column.SOLL_VORJAHR))));
        for (Vermerk.Kind kind : kinds) {
            FigureKey key = BridgeFigures.moveTotal(plan, kind);
            cells.add(evaluation.net().figures().containsKey(key) ? cell(evaluation.value(key)) : Cell.empty());
        }
        cells.add(cell(evaluation.value(plan.total(PostLine.Column.SOLL))));
        cells.add(cell(evaluation.value(BridgeFigures.openTotal(plan, false))));
        cells.add(Cell.empty());
        table.row(ReportRow.of("gesamt", ReportRow.Kind.TOTAL, 0, cells));
        return table.build();
    }

    /** What charts show: the posts of each unit, and the way from the year before to the plan year. */
    static List<ChartData> charts(PostBridge bridge, Evaluation evaluation, String id) {
        Stellenuebersicht plan = bridge.plan();
        List<OrgUnit> units = plan.lines().stream()
                .filter(line -> !line.nachrichtlich())
                .map(PostLine::unit)
                .distinct()
                .toList();
        List<ChartData.Series> columns = new ArrayList<>();
        columns.add(posts("Soll " + plan.year(), units, PostLine.Column.SOLL, plan, evaluation));
        columns.add(posts("Soll " + (plan.year() - 1), units, PostLine.Column.SOLL_VORJAHR, plan, evaluation));
        columns.add(posts("Ist " + VermerkText.day(plan.stichtag()), units, PostLine.Column.IST, plan, evaluation));
        List<String> steps = new ArrayList<>();
        List<ChartData.Point> values = new ArrayList<>();
        steps.add("Soll " + (plan.year() - 1));
        values.add(point(evaluation.value(plan.total(PostLine.Column.SOLL_VORJAHR))));
        for (Vermerk.Kind kind : Vermerk.Kind.values()) {
            FigureKey key = BridgeFigures.moveTotal(plan, kind);
            if (evaluation.net().figures().containsKey(key)) {
                steps.add(kind.label());
                values.add(point(evaluation.value(key)));
            }
        }
        steps.add("offen");
        values.add(point(evaluation.value(BridgeFigures.openTotal(plan, false))));
        steps.add("Soll " + plan.year());
        values.add(point(evaluation.value(plan.total(PostLine.Column.SOLL))));
        return List.of(
                new ChartData(
                        id + "-je-einheit",
                        "Stellen je Organisationseinheit",
                        units.stream().map(OrgUnit::toString).toList(),
                        columns),
                new ChartData(
                        id + "-schritte",
                        "Veränderung der Stellen " + (plan.year() - 1) + " bis " + plan.year(),
                        steps,
                        List.of(new ChartData.Series("Stellen", values))));
    }

    private static ChartData.Series posts(
            String name, List<OrgUnit> units, PostLine.Column column, Stellenuebersicht plan, Evaluation evaluation) {
        return new ChartData.Series(
                name,
                units.stream()
                        .map(unit -> point(evaluation.value(plan.unitTotal(unit.code(), column))))
                        .toList());
    }

    private static ChartData.Point point(Value value) {
        return cell(value) instanceof Cell.Number number
                ? new ChartData.Point.Known(number.quantity())
                : new ChartData.Point.Gap();
    }

    private static Cell moved(List<PostBridge.Move> moves, Vermerk.Kind kind) {
        Rational sum = Rational.ZERO;
        boolean any = false;
        for (PostBridge.Move move : moves) {
            if (move.note().kind() == kind) {
                sum = sum.plus(move.posts().value());
                any = true;
            }
        }
        return any ? cell(new Value.Known(sum)) : Cell.empty();
    }

    static Cell cell(Value value) {
        if (value instanceof Value.Known known) {
            int decimals = 2;
            while (decimals < 12 && !known.number().fits(decimals)) {
                decimals++;
            }
            return Cell.number(Quantity.round(known.number(), decimals, Unit.VZAE, Rounding.HALF_UP), Origin.COMPUTED);
        }
        return Cell.absent(
                "",
                ((Failure) value).reason() == Failure.Reason.MISSING_INPUT
                        ? "Eine benötigte Zahl ist nicht angegeben."
                        : "Nicht berechenbar.");
    }

    private static Cell cell(PostCount count) {
        Quantity printed = count.printed();
        if (printed == null) {
            return Cell.absent("", "Im Formular leer.").from(count.place());
        }
        return Cell.number(printed, Origin.INPUT).from(count.place());
    }

    /** The notes of a year, equal statements with all their numbers in one bracket, one statement per line. */
    private static String text(List<Vermerk> notes, int year) {
        Map<String, List<String>> statements = new LinkedHashMap<>();
        for (Vermerk note : notes) {
            if (note.year() == year) {
                List<String> numbers =
                        statements.computeIfAbsent(VermerkText.statement(note), statement -> new ArrayList<>());
                if (note.number().isPresent()) {
                    numbers.add(VermerkText.number(note));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        statements.forEach((statement, numbers) -> {
            String bracket = numbers.isEmpty() ? "" : "(StNr. " + String.join(", ", numbers) + ")";
            lines.add(statement.isEmpty() || bracket.isEmpty() ? statement + bracket : statement + " " + bracket);
        });
        return String.join("\n", lines);
    }
}
