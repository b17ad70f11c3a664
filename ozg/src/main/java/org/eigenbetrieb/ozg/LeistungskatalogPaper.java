package org.eigenbetrieb.ozg;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.pack.PaperContent;
import org.eigenbetrieb.core.pack.PaperRequest;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.report.ChartData;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.ozg.internal.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as a paper of a pack, kind {@code leistungskatalog}.
 *
 * <p>Tables by role: {@code katalog}, the list ({@link CatalogueFormat#STANDARD}); {@code summen}, totals that papers print
 * ({@link CatalogueFigures#printed}), may be left out; {@code vorstand}, an earlier state of the list, may be left out.
 * {@code projekte}, the project list (columns {@code proj_id}, {@code name}, {@code erledigung_prozent}), and {@code
 * zuordnung}, which entry is brought online by which project (columns {@code nr}, {@code proj_id}), may be left out together.
 * Parameters: {@code stand}, the day of the list, otherwise the Stichtag of the paper; {@code vorstand}, the day of the
 * earlier state; {@code prognose}, a day to forecast, with an earlier state only. Where a pack has several catalogues of
 * different tables, the figures of each carry the dimension {@code katalog}, the id of its paper. Stateless and safe for use by several
 * threads.
 */
public record LeistungskatalogPaper() implements RecordPaper {

    /** A table or a parameter is missing or does not fit. */
    private static final String WRONG_PAPER = "EB-OZG-070";

    private static final List<String> TABLES = List.of("katalog", "summen", "zuordnung", "projekte", "vorstand");
    private static final List<String> PARAMETERS = List.of("stand", "vorstand", "prognose");

    @Override
    public String kind() {
        return "leistungskatalog";
    }

    @Override
    public PaperContent read(PaperRequest request) {
        PaperContent.Builder content = PaperContent.builder();
        List<Problem> problems = new ArrayList<>();
        unknown(request, "parameter", request.paper().records().parameters().keySet(), PARAMETERS, problems);
        unknown(request, "table", request.paper().records().files().keySet(), TABLES, problems);
        Optional<CsvTable> table = request.table("katalog");
        LocalDate stand = day(request, "stand", problems).orElse(request.paper().stichtag());
        if (!request.paper().records().files().containsKey("katalog")) {
            problems.add(problem(
                    request, "the paper has no table katalog", "\"files\": {\"katalog\": \"ozg-katalog.csv\"}"));
        }
        Optional<Leistungskatalog> before = before(request, stand, problems);
        if (table.isEmpty()) {
            return content.problems(problems).build();
        }
        Read<Leistungskatalog> read = Leistungskatalog.read(table.get(), stand);
        problems.addAll(read.problems());
        Leistungskatalog catalogue = read.value();
        String paper = request.paper().id();
        String name = several(request) ? paper : "";
        Optional<Read<List<Figure>>> printed = request.table("summen")
                .map(totals -> CatalogueFigures.printed(
                        totals, catalogue, paper, name, request.paper().format().notation()));
        printed.ifPresent(totals -> problems.addAll(totals.problems()));
        if (catalogue.entries().isEmpty()) {
            return content.problems(problems).build(); // no report of zeros
        }
        CatalogueFigures figures = CatalogueFigures.of(catalogue, paper, name);
        content.addAllFigures(figures.figures())
                .putAllUnits(figures.units())
                .putAllLabels(figures.labels())
                .addAllRelations(figures.relations())
                .addAllFindings(catalogue.findings(paper));
        printed.ifPresent(totals -> content.addAllFigures(totals.value()));
        Optional<CsvTable> links = request.table("zuordnung");
        Optional<CsvTable> projects = request.table("projekte");
        if (links.isPresent() && projects.isPresent()) {
            ProjectLinks checked = ProjectLinks.of(catalogue, links.get(), projects.get(), paper);
            problems.addAll(checked.problems());
            content.addAllFindings(checked.findings());
        } else if (links.isPresent() || projects.isPresent()) {
            problems.add(problem(
                    request,
                    "the paper has only one of the tables projekte and zuordnung; nothing is compared",
                    "the project list as projekte, and zuordnung with the columns nr and proj_id"));
        }
        List<Section> sections = new ArrayList<>(CatalogueReport.sections(catalogue, paper));
        List<ChartData> charts = new ArrayList<>(CatalogueReport.charts(catalogue));
        before.map(earlier -> CatalogueChange.between(earlier, catalogue))
                .ifPresent(change -> content.addAllFindings(change.findings(paper)));
        Optional<LocalDate> until = until(request, stand, problems);
        before.ifPresent(earlier -> sections.addAll(
                sections.size() - 1, history(request.paper().id(), earlier, catalogue, until.orElse(null), charts)));
        sections.addAll(ChartData.sections(
                paper,
                charts.stream()
                        .map(chart -> new ChartData(
                                paper + "." + chart.id(), chart.title(), chart.categories(), chart.series()))
                        .toList()));
        return content.problems(problems)
                .printer((evaluation, view) ->
                        titled(sections, name.isEmpty() ? "" : request.paper().title()))
                .build();
    }

    /** The sections with the title of the paper in their headings, where a pack has several catalogues. */
    private static List<Section> titled(List<Section> sections, String title) {
        return title.isEmpty()
                ? List.copyOf(sections)
                : sections.stream()
                        .map(each -> new Section(each.id(), each.heading() + " – " + title, each.blocks()))
                        .toList();
    }

    @Override
    public List<Problem> incomplete(PaperRequest request) {
        return read(request).problems();
    }

    /** The earlier state of the list, with every problem of its table even where it cannot be used. */
    private static Optional<Leistungskatalog> before(PaperRequest request, LocalDate stand, List<Problem> problems) {
        Optional<CsvTable> table = request.table("vorstand");
        Optional<LocalDate> day = day(request, "vorstand", problems);
        if (table.isEmpty()) {
            if (day.isPresent() && !request.paper().records().files().containsKey("vorstand")) {
                problems.add(problem(
                        request,
                        "the parameter vorstand names the day of an earlier state, and the paper has no such table",
                        "\"files\": {\"vorstand\": \"ozg-katalog-2022.csv\"}"));
            }
            return Optional.empty();
        }
        boolean usable = day.isPresent() && day.get().isBefore(stand);
        if (!usable) {
            problems.add(problem(
                    request,
                    "the earlier state has no day before " + stand + "; it is not used",
                    "\"parameters\": {\"vorstand\": \"2022-09-28\"}"));
        }
        Read<Leistungskatalog> read = Leistungskatalog.read(table.get(), day.orElse(stand));
        problems.addAll(read.problems());
        return usable && !read.value().entries().isEmpty() ? Optional.of(read.value()) : Optional.empty();
    }

    /** Whether the pack has other catalogues of the same day, made of other tables: their figures are kept apart. */
    private static boolean several(PaperRequest request) {
        return request.pack().papers().stream()
                        .filter(other -> other.records()
                                .kind()
                                .equals(request.paper().records().kind()))
                        .map(other -> String.valueOf(other.records().files().get("katalog")))
                        .distinct()
                        .count()
                > 1;
    }

    /** The day to forecast; none without an earlier state, and none in the past. */
    private static Optional<LocalDate> until(PaperRequest request, LocalDate stand, List<Problem> problems) {
        Optional<LocalDate> until = day(request, "prognose", problems);
        boolean early = until.isPresent() && until.get().isBefore(stand);
        if (early) {
            problems.add(problem(
                    request,
                    "the parameter prognose is a day before " + stand + ", the day of the list; nothing is forecast",
                    "a later day"));
        } else if (until.isPresent() && !request.paper().records().files().containsKey("vorstand")) {
            problems.add(problem(
                    request,
                    "the parameter prognose needs an earlier state; nothing is forecast",
                    "\"files\": {\"vorstand\": \"ozg-katalog-2022.csv\"}, and its day as the parameter vorstand"));
        }
        return early ? Optional.empty() : until;
    }

    private static List<Section> history(
            String paper,
            Leistungskatalog before,
            Leistungskatalog catalogue,
            @Nullable LocalDate until,
            List<ChartData> charts) {
        CatalogueHistory history = CatalogueHistory.of(List.of(before, catalogue));
        CountingRule rows = CountingRule.rows();
        List<Section> sections = new ArrayList<>();
        CatalogueChange change = CatalogueChange.between(before, catalogue);
        sections.add(CatalogueReport.section(paper, "veraenderung", "Veränderung", CatalogueReport.change(change)));
        sections.add(CatalogueReport.section(
                paper, "bewegungen", "Neu online und andere Änderungen", CatalogueReport.moves(change)));
        sections.add(CatalogueReport.section(paper, "verlauf", "Zeitverlauf", CatalogueReport.burnUp(history, rows)));
        charts.add(CatalogueReport.burnUpChart(history, rows));
        sections.add(Section.of(
                paper + "-offen",
                "Was hängt",
                CatalogueReport.block(paper, CatalogueReport.stuckByReason(history)),
                CatalogueReport.block(paper, CatalogueReport.stuck(history, 30))));
        Optional.ofNullable(until)
                .flatMap(day -> history.forecast(rows, day))
                .ifPresent(forecast -> sections.add(
                        CatalogueReport.section(paper, "prognose", "Erwartung", CatalogueReport.forecast(forecast))));
        return sections;
    }

    private static void unknown(
            PaperRequest request, String what, Collection<String> names, List<String> known, List<Problem> problems) {
        for (String name : names) {
            if (!known.contains(name)) {
                problems.add(problem(
                        request,
                        what + " " + Texts.quote(name) + " is not known; it is not used",
                        "one of " + String.join(", ", known)));
            }
        }
    }

    private static Optional<LocalDate> day(PaperRequest request, String name, List<Problem> problems) {
        Optional<String> text = request.parameter(name);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException e) {
            problems.add(problem(
                    request,
                    "parameter " + name + " " + Texts.quote(text.orElse("")) + " is not a day",
                    "for example 2023-09-28"));
            return Optional.empty();
        }
    }

    private static Problem problem(PaperRequest request, String message, String expected) {
        return Problem.error(WRONG_PAPER, request.paper().place(), message, "expected " + expected);
    }
}
