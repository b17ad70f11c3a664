package org.eigenbetrieb.planning.projects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.Mark;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportFinding;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.SourceRef;

/** A portfolio as tables. */
final class PortfolioReport {

    private static final String UNKNOWN = "nicht angegeben";

    private final Portfolio portfolio;
    private final String paper;
    private final List<ReportFinding> findings = new ArrayList<>();
    private final Map<SourceRef, List<Mark>> marks = new HashMap<>();

    private PortfolioReport(Portfolio portfolio, String paper, boolean numbered) {
        this.portfolio = portfolio;
        this.paper = paper;
        for (ProjectFinding finding : portfolio.findings()) {
            String number = paper + "." + (findings.size() + 1);
            findings.add(new ReportFinding(
                    number, finding.code(), finding.severity(), finding.meldung(), List.of(), finding.places(), ""));
            finding.places()
                    .forEach(place -> marks.computeIfAbsent(place, row -> new ArrayList<>())
                            .add(Mark.of(finding.severity(), finding.meldung(), numbered ? number : "")));
        }
    }

    /** With its findings, or without them where a document lists all findings together. */
    static List<Section> sections(Portfolio portfolio, String paper, boolean withFindings) {
        PortfolioReport report = new PortfolioReport(portfolio, paper, withFindings);
        String day = Days.print(portfolio.list().stichtag());
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                paper + "-uebersicht",
                "Projekte nach Amt und Status zum " + day,
                Block.table(report.summary()),
                Block.paragraph("Status nach der Regel „" + portfolio.rule().id() + "“: "
                        + portfolio.rule().source().citation())));
        sections.add(Section.of(paper + "-liste", "Projektliste zum " + day, Block.table(report.list())));
        portfolio
                .comparison()
                .ifPresent(comparison -> sections.add(Section.of(
                        paper + "-vergleich",
                        "Veränderungen seit " + Days.print(comparison.before().stichtag()),
                        Block.table(report.comparison(comparison)))));
        if (withFindings) {
            sections.add(Section.of(paper + "-feststellungen", "Feststellungen", Block.findings(report.findings)));
        }
        return List.copyOf(sections);
    }

    private ReportTable summary() {
        ReportTable.Builder table = ReportTable.builder(paper + ".status", "Projekte nach Amt und Status")
                .column(ReportColumn.label("amt", "Amt"));
        for (ProjectStatus status : ProjectStatus.values()) {
            table.column(ReportColumn.number(
                    "status_" + (status == ProjectStatus.NOT_DERIVABLE ? "x" : status.code()),
                    status.label(),
                    "Anzahl"));
        }
        table.column(ReportColumn.number("gesamt", "gesamt", "Anzahl"));
        int number = 1;
        for (Map.Entry<String, Map<ProjectStatus, Integer>> owner :
                portfolio.byOwner().entrySet()) {
            String name = owner.getKey().isEmpty() ? UNKNOWN : owner.getKey();
            table.row(ReportRow.of("amt" + number++, ReportRow.Kind.LINE, 0, counts(name, owner.getValue())));
        }
        table.row(ReportRow.of("gesamt", ReportRow.Kind.TOTAL, 0, counts("gesamt", portfolio.byStatus())));
        return table.build();
    }

    private static List<Cell> counts(String name, Map<ProjectStatus, Integer> byStatus) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(name));
        int sum = 0;
        for (int count : byStatus.values()) {
            cells.add(count(count));
            sum += count;
        }
        cells.add(count(sum));
        return cells;
    }

    private static Cell count(int number) {
        return Cell.number(Quantity.of(number, 0, Unit.COUNT), Origin.COMPUTED);
    }

    private ReportTable list() {
        ReportTable.Builder table = ReportTable.builder(paper + ".liste", "Projektliste")
                .column(ReportColumn.key("proj_id", "Nr."))
                .column(ReportColumn.label("name", "Projekt"))
                .column(ReportColumn.text("thema", "Thema"))
                .column(ReportColumn.number("erledigung_prozent", "erledigt", "%"))
                .column(ReportColumn.text("geplanter_abschluss", "geplanter Abschluss"))
                .column(ReportColumn.text("status", "Status"))
                .column(ReportColumn.text("grund", "Grund"));
        int number = 1;
        for (Map.Entry<String, Project> row : portfolio.list().byKey().entrySet()) {
            Project project = row.getValue();
            Assessment assessment =
                    Objects.requireNonNull(portfolio.assessments().get(row.getKey()));
            Cell.Text status =
                    new Cell.Text(assessment.status().label(), marks.getOrDefault(project.source(), List.of()));
            table.row(
                    "p" + number++,
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(project.id()),
                    Cell.text(project.name()),
                    Cell.text(project.topic()),
                    completion(project),
                    Cell.text(project.plannedEnd().printed()),
                    status,
                    Cell.text(assessment.text()));
        }
        return table.build();
    }

    private static Cell completion(Project project) {
        Quantity completion = project.completion();
        return completion == null
                ? Cell.absent("", "kein Erledigungsgrad angegeben").from(project.source())
                : Cell.number(completion, Origin.INPUT).from(project.source());
    }

    private ReportTable comparison(ProjectComparison comparison) {
        String before = Days.print(comparison.before().stichtag());
        String now = Days.print(comparison.now().stichtag());
        ReportTable.Builder table = ReportTable.builder(paper + ".vergleich", "Projekte am " + before + " und " + now)
                .column(ReportColumn.key("proj_id", "Nr."))
                .column(ReportColumn.label("name", "Projekt"))
                .column(ReportColumn.number("erledigt_vorher", before, "%").inGroup("erledigt"))
                .column(ReportColumn.number("erledigt_jetzt", now, "%").inGroup("erledigt"))
                .column(ReportColumn.number("fortschritt", "Veränderung", "%-Punkte"))
                .column(ReportColumn.text("abschluss_vorher", before).inGroup("geplanter Abschluss"))
                .column(ReportColumn.text("abschluss_jetzt", now).inGroup("geplanter Abschluss"))
                .column(ReportColumn.text("was", ""));
        int number = 1;
        for (ProjectComparison.Pair pair : comparison.continued()) {
            String what = pair.endMoved() ? "Abschluss geändert" : "";
            table.row(
                    "v" + number++,
                    ReportRow.Kind.LINE,
                    0,
                    Cell.text(pair.now().id()),
                    Cell.text(pair.now().name()),
                    completion(pair.before()),
                    completion(pair.now()),
                    progress(pair),
                    Cell.text(pair.before().plannedEnd().printed()),
                    Cell.text(pair.now().plannedEnd().printed()),
                    Cell.text(what));
        }
        for (Project project : comparison.added()) {
            table.row(single("v" + number++, project, false, "neu"));
        }
        for (Project project : comparison.removed()) {
            table.row(single("v" + number++, project, true, "entfallen"));
        }
        for (Project project : comparison.ambiguous()) {
            boolean earlier = comparison.before().projects().contains(project);
            table.row(single("v" + number++, project, earlier, "nicht vergleichbar"));
        }
        return table.build();
    }

    private static ReportRow single(String id, Project project, boolean before, String what) {
        Cell completion = completion(project);
        Cell end = Cell.text(project.plannedEnd().printed());
        return ReportRow.of(
                id,
                ReportRow.Kind.LINE,
                0,
                Cell.text(project.id()),
                Cell.text(project.name()),
                before ? completion : Cell.empty(),
                before ? Cell.empty() : completion,
                Cell.empty(),
                before ? end : Cell.empty(),
                before ? Cell.empty() : end,
                Cell.text(what));
    }

    private static Cell progress(ProjectComparison.Pair pair) {
        Quantity from = pair.before().completion();
        Quantity to = pair.now().completion();
        if (from == null || to == null) {
            return Cell.absent("", "auf einer Seite kein Erledigungsgrad angegeben");
        }
        int decimals = Math.max(0, Math.max(from.decimals(), to.decimals()));
        Rational progress = to.value().minus(from.value());
        return Cell.number(Quantity.round(progress, decimals, Unit.PERCENT, Rounding.HALF_UP), Origin.COMPUTED);
    }
}
