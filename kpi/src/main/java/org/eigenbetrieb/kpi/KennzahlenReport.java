package org.eigenbetrieb.kpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.ChartData;
import org.eigenbetrieb.core.report.Mark;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Severity;

/** The report on a table of key figures. */
final class KennzahlenReport {

    private final KennzahlenRun run;
    private final Evaluation evaluation;
    private final View view;
    private final Kennzahlen table;
    private final String paper;

    /** The values may be those of a pack that the table is part of. */
    KennzahlenReport(KennzahlenRun run, Evaluation evaluation, View view) {
        this.run = run;
        this.evaluation = evaluation;
        this.view = view;
        this.table = run.table();
        this.paper = Keys.id(table.form().paper());
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(paper + ".tabelle", "Kennzahlen", Block.table(printed())));
        if (!run.fits().isEmpty()) {
            sections.add(Section.of(
                    paper + ".bewertung",
                    "IT-Arbeitsplätze nach jeder Bewertung",
                    Block.table(rules()),
                    Block.table(restated(
                            "kosten",
                            "Kosten je Arbeitsplatz, alle Jahre nach einer Bewertung",
                            Kennzahl.ARBEITSPLATZKOSTEN)),
                    Block.table(restated(
                            "steigerung",
                            "Steigerung der IT-Arbeitsplätze, alle Jahre nach einer Bewertung",
                            Kennzahl.ARBEITSPLAETZE_STEIGERUNG))));
        }
        sections.add(Section.of(
                paper + ".wirkungen", "Warum sich die Kosten je Arbeitsplatz ändern", Block.table(effects())));
        return sections;
    }

    /** What charts of the key figures show, for programs that draw: years down, series across. */
    List<Section> charts() {
        List<ChartData> charts = new ArrayList<>();
        chart(charts, "bestand", "Verlauf: IT-Arbeitsplätze und Software", Kennzahl.ARBEITSPLAETZE, Kennzahl.SOFTWARE);
        chart(charts, "arbeitsplatzkosten", "Verlauf: Kosten je Arbeitsplatz", Kennzahl.ARBEITSPLATZKOSTEN);
        return ChartData.sections(paper, charts);
    }

    /** A key figure that has no figures in any year has no series. */
    private void chart(List<ChartData> charts, String id, String title, Kennzahl... all) {
        List<Kennzahl> known = Stream.of(all)
                .filter(kennzahl ->
                        table.columns().stream().anyMatch(column -> run.units().containsKey(Keys.of(kennzahl, column))))
                .toList();
        if (!known.isEmpty()) {
            charts.add(run.chart(paper + ".verlauf-" + id, title, known, evaluation));
        }
    }

    private ReportTable.Builder years(String id, String caption) {
        ReportTable.Builder builder =
                ReportTable.builder(paper + "." + id, caption).column(ReportColumn.label("zeile", ""));
        table.columns().forEach(column -> builder.column(ReportColumn.number(column.id(), column.title(), "")));
        return builder;
    }

    /** The table as it is printed, with what follows computed. */
    private ReportTable printed() {
        ReportTable.Builder builder = years("werte", "Kennzahlen der EDV");
        for (Kennzahlen.Row row : table.rows()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(row.label()));
            for (YearColumn column : table.columns()) {
                cells.add(printed(row, column));
            }
            boolean result = row.kennzahl() == Kennzahl.ARBEITSPLATZKOSTEN;
            builder.row(ReportRow.of(
                    row.id(),
                    result
                            ? ReportRow.Kind.RESULT
                            : row.kennzahl().isComputed() ? ReportRow.Kind.SUBTOTAL : ReportRow.Kind.LINE,
                    0,
                    cells));
            if (row.kennzahl() == Kennzahl.ZWISCHENSUMME) {
                hidden(builder);
            }
        }
        return builder.build();
    }

    private void hidden(ReportTable.Builder builder) {
        if (run.units().keySet().stream().noneMatch(key -> isHidden(key))) {
            return;
        }
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text("Nicht gedruckte Abzüge (rechnerisch)"));
        for (YearColumn column : table.columns()) {
            cells.add(value(Keys.of(Kennzahl.ABZUG, column, KennzahlenNet.NOT_PRINTED), Unit.EUR, 0));
        }
        builder.row(ReportRow.of(KennzahlenNet.NOT_PRINTED, ReportRow.Kind.MEMO, 0, cells));
    }

    private static boolean isHidden(FigureKey key) {
        return key.concept().equals(Kennzahl.ABZUG.concept())
                && key.dimensions().get(Keys.MERKMAL).equals(Optional.of(KennzahlenNet.NOT_PRINTED));
    }

    private Cell printed(Kennzahlen.Row row, YearColumn column) {
        FigureKey key = Keys.of(row.kennzahl(), column, row.merkmal());
        Kennzahlen.Entry entry = row.entries().get(column.id());
        Cell cell = value(
                key,
                row.unit(),
                entry == null ? decimals(row.kennzahl()) : entry.value().decimals());
        if (cell instanceof Cell.Number number && entry != null) {
            Cell.Number placed = number.from(entry.place());
            if (view == View.RECOMPUTED
                    || number.quantity().value().equals(entry.value().value())) {
                return placed;
            }
            boolean rounding = run.verdict(key)
                    .filter(verdict -> verdict == Verdict.WITHIN_ROUNDING)
                    .isPresent();
            return placed.with(Mark.of(
                    rounding ? Severity.INFO : Severity.WARNING,
                    "gedruckt: " + Texts.quantity(entry.value()) + (rounding ? ", der Unterschied ist Rundung" : "")));
        }
        return cell;
    }

    private static int decimals(Kennzahl kennzahl) {
        return kennzahl.unit().equals(Unit.PERCENT) ? 2 : 0;
    }

    private Cell value(FigureKey key, Unit unit, int decimals) {
        if (!run.units().containsKey(key)) {
            return Cell.empty();
        }
        boolean input = evaluation.input(key).isPresent();
        return evaluation
                .value(key)
                .ifKnown()
                .<Cell>map(value -> Cell.number(
                        Quantity.round(value, decimals, unit, Rounding.HALF_UP),
                        input ? Origin.INPUT : Origin.COMPUTED))
                .orElseGet(() -> Cell.absent("–", "nicht berechenbar: eine Angabe fehlt"));
    }

    /** One row for each rule, marked where the rule is used. */
    private ReportTable rules() {
        ReportTable.Builder builder = years("arbeitsplaetze", "IT-Arbeitsplätze: gedruckt und nach jeder Bewertung");
        List<Cell> first = new ArrayList<>();
        first.add(Cell.text("gedruckt"));
        for (YearColumn column : table.columns()) {
            first.add(table.row(Kennzahl.ARBEITSPLAETZE, "")
                    .map(row -> row.entries().get(column.id()))
                    .<Cell>map(
                            entry -> Cell.number(entry.value(), Origin.PRINTED).from(entry.place()))
                    .orElse(Cell.empty()));
        }
        builder.row(ReportRow.of("gedruckt", ReportRow.Kind.LINE, 0, first));
        Map<CalculatorInfo, List<Cell>> rows = new LinkedHashMap<>();
        for (RuleFit fit : run.fits()) {
            List<Cell> cells = rows.computeIfAbsent(fit.definition(), info -> {
                List<Cell> made = new ArrayList<>();
                made.add(Cell.text(info.title()));
                return made;
            });
            Cell cell = value(
                    Keys.defined(
                            Kennzahl.ARBEITSPLAETZE,
                            fit.column(),
                            fit.definition().id()),
                    Unit.COUNT,
                    2);
            cells.add(cell instanceof Cell.Number number ? marked(number, fit) : cell);
        }
        rows.forEach((info, cells) -> builder.row(ReportRow.of(info.id(), ReportRow.Kind.LINE, 0, cells)));
        return builder.note("Nicht gerundet; gerundet wird erst im Druck.").build();
    }

    private static Cell.Number marked(Cell.Number number, RuleFit fit) {
        String text = switch (fit.verdict()) {
            case EXACT -> "ergibt die gedruckte Zahl";
            case WITHIN_ROUNDING -> "ergibt die gedruckte Zahl im Rahmen der Rundung";
            case CONTRADICTION -> "ergibt die gedruckte Zahl nicht";
            case NOT_CHECKABLE -> "nicht prüfbar";
        };
        boolean wrong = fit.used() && fit.verdict() == Verdict.CONTRADICTION;
        return number.with(Mark.of(
                wrong ? Severity.ERROR : Severity.INFO, fit.used() ? text + "; für dieses Jahr verwendet" : text));
    }

    /** A series by every rule. */
    private ReportTable restated(String id, String caption, Kennzahl kennzahl) {
        ReportTable.Builder builder = years(id, caption);
        for (CalculatorInfo definition : run.definitions()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(definition.title()));
            for (YearColumn column : table.columns()) {
                cells.add(value(Keys.defined(kennzahl, column, definition.id()), kennzahl.unit(), 2));
            }
            builder.row(ReportRow.of(definition.id(), ReportRow.Kind.LINE, 0, cells));
        }
        return builder.build();
    }

    /** The change of the cost per workplace and its effects. */
    private ReportTable effects() {
        ReportTable.Builder builder =
                years("veraenderung", "Veränderung der Kosten je Arbeitsplatz gegenüber dem Vorjahr");
        row(builder, KennzahlenNet.COST, "durch die Kosten", ReportRow.Kind.LINE);
        row(builder, KennzahlenNet.VOLUME, "durch die Zahl der Arbeitsplätze", ReportRow.Kind.LINE);
        row(builder, KennzahlenNet.DEFINITION, "durch die geänderte Bewertung", ReportRow.Kind.LINE);
        row(builder, "", "Veränderung", ReportRow.Kind.RESULT);
        return builder.build();
    }

    private void row(ReportTable.Builder builder, String effect, String label, ReportRow.Kind kind) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(label));
        for (YearColumn column : table.columns()) {
            FigureKey key = effect.isEmpty() ? Keys.of(Kennzahl.VERAENDERUNG, column) : Keys.effect(column, effect);
            cells.add(table.before(column).isEmpty() ? Cell.empty() : value(key, Unit.EUR, 2));
        }
        builder.row(ReportRow.of(effect.isEmpty() ? "summe" : effect, kind, 0, cells));
    }

    /** A list of benchmarks. */
    static Section benchmarks(String paper, List<Benchmark> benchmarks) {
        ReportTable.Builder builder = ReportTable.builder(Keys.id(paper) + ".richtwerte", "Richtwerte")
                .column(ReportColumn.label("richtwert", "Richtwert"))
                .column(ReportColumn.text("jahr", "Jahr"))
                .column(ReportColumn.number("wert", "Wert", ""))
                .column(ReportColumn.text("anpassung", "Anpassung"))
                .column(ReportColumn.text("quelle", "Quelle"));
        for (int i = 0; i < benchmarks.size(); i++) {
            Benchmark benchmark = benchmarks.get(i);
            String adjustment = switch (benchmark.adjustment()) {
                case SURVEYED -> "erhoben";
                case INDEXED -> "fortgeschrieben";
                case CARRIED_FORWARD -> "übernommen";
            };
            builder.row(
                    "zeile-" + (i + 1),
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(benchmark.label()),
                    Cell.text(Integer.toString(benchmark.year())),
                    Cell.number(benchmark.value(), Origin.INPUT),
                    Cell.text(adjustment),
                    Cell.text(benchmark.source().citation()));
        }
        return Section.of(Keys.id(paper) + ".vergleich", "Richtwerte", Block.table(builder.build()));
    }
}
