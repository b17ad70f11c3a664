package org.eigenbetrieb.planning.projects;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.pack.PaperContent;
import org.eigenbetrieb.core.pack.PaperRequest;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * The project list as a paper of a pack.
 *
 * <p>Tables: {@code liste}, and {@code vorherige} for an earlier list to compare with. Parameters: {@code
 * vorheriger-stichtag} (its reporting date, needed with it), {@code regel} ({@code abgeleitet}, the rule of this paper, or
 * {@code gedruckt}, the status that the list prints), {@code spalte.name} and so on where a column of the list has
 * another name than in {@link ProjectColumns#STANDARD}. Safe for use by several threads if the rule is.
 *
 * @param kind the name that {@code pack.json} uses
 * @param rule gives each project its status
 */
public record ProjectPaper(String kind, StatusRule rule) implements RecordPaper {

    /** What was checked, in words. */
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("EB-PRJ-005", "Eine Projektnummer steht für ein Projekt"),
            Map.entry("EB-PRJ-006", "Jedes Projekt hat eine Nummer, wenn andere seiner Art eine haben"),
            Map.entry("EB-PRJ-007", "Was bis zum Stichtag abgeschlossen sein sollte, ist erledigt"),
            Map.entry("EB-PRJ-009", "Gedruckter Status und Erledigungsgrad passen zusammen"),
            Map.entry("EB-PRJ-010", "Gedruckter Status und Termin passen zusammen"),
            Map.entry("EB-PRJ-011", "Der Erledigungsgrad sinkt nicht gegenüber der vorigen Liste"),
            Map.entry("EB-PRJ-012", "Der geplante Abschluss ist der der vorigen Liste"),
            Map.entry("EB-PRJ-013", "Ein nicht erledigtes Projekt der vorigen Liste steht auch in dieser"),
            Map.entry("EB-PRJ-014", "Nummer und Name bezeichnen ein Projekt eindeutig"),
            Map.entry("EB-PRJ-016", "Zu jedem Projekt ist Erledigungsgrad oder Abschluss angegeben"));

    private static final String PREFIX = "spalte.";
    private static final List<String> PARAMETERS = List.of("vorheriger-stichtag", "regel");

    /** Checks that nothing is missing. */
    public ProjectPaper {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rule, "rule");
    }

    @Override
    public PaperContent read(PaperRequest request) {
        List<Problem> problems = new ArrayList<>();
        ProjectColumns columns = columns(request, problems);
        Optional<CsvTable> table = request.table("liste");
        if (table.isEmpty()) {
            problems.add(wrong(request, "the table \"liste\" is missing", "\"files\": {\"liste\": \"projekte.csv\"}"));
            return PaperContent.builder().problems(problems).build();
        }
        LocalDate stichtag = request.paper().stichtag();
        Read<ProjectList> list = ProjectListReader.read(table.get(), stichtag, columns);
        problems.addAll(list.problems());
        Optional<ProjectList> before = before(request, columns, problems);
        StatusRule chosen =
                request.parameter("regel").orElse("abgeleitet").equals("gedruckt") ? new PrintedStatusRule() : rule;
        if (!chosen.validity().contains(stichtag)) {
            problems.add(wrong(
                    request,
                    "the status rule \"" + chosen.id() + "\" is in use " + chosen.validity() + ", not on " + stichtag,
                    "a rule of that time"));
            return PaperContent.builder().problems(problems).build();
        }
        Portfolio portfolio = before.map(earlier -> Portfolio.of(list.value(), earlier, chosen))
                .orElseGet(() -> Portfolio.of(list.value(), chosen));
        String paper = request.paper().id();
        return PaperContent.builder()
                .addAllFigures(portfolio.figures(paper))
                .putAllUnits(portfolio.units())
                .putAllLabels(portfolio.labels())
                .addAllRelations(portfolio.relations(paper))
                .addAllFindings(findings(portfolio, paper))
                .addAllProblems(problems)
                .printer((evaluation, view) -> PortfolioReport.sections(portfolio, paper, false))
                .build();
    }

    private static ProjectColumns columns(PaperRequest request, List<Problem> problems) {
        Map<String, String> renamed = new HashMap<>();
        ProjectColumns standard = ProjectColumns.STANDARD;
        List<String> names = List.of(
                standard.id(),
                standard.kind(),
                standard.owner(),
                standard.name(),
                standard.topic(),
                standard.completion(),
                standard.plannedEnd());
        request.paper().records().parameters().forEach((name, value) -> {
            boolean column = name.startsWith(PREFIX) && names.contains(name.substring(PREFIX.length()));
            if (column) {
                renamed.put(name.substring(PREFIX.length()), value);
            } else if (!PARAMETERS.contains(name)) {
                problems.add(wrong(
                        request,
                        "parameter \"" + name + "\" is not known",
                        "one of " + PARAMETERS + " or " + PREFIX + " with one of " + names));
            } else if (name.equals("regel") && !value.equals("abgeleitet") && !value.equals("gedruckt")) {
                problems.add(wrong(request, "\"" + value + "\" is not a rule", "abgeleitet or gedruckt"));
            }
        });
        UnaryOperator<String> name = column -> renamed.getOrDefault(column, column);
        return new ProjectColumns(
                name.apply(standard.id()),
                name.apply(standard.kind()),
                name.apply(standard.owner()),
                name.apply(standard.name()),
                name.apply(standard.topic()),
                name.apply(standard.completion()),
                name.apply(standard.plannedEnd()),
                request.paper().format().notation());
    }

    private static Optional<ProjectList> before(PaperRequest request, ProjectColumns columns, List<Problem> problems) {
        Optional<CsvTable> table = request.table("vorherige");
        String day = request.parameter("vorheriger-stichtag").orElse("");
        if (table.isEmpty() && day.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate stichtag = LocalDate.parse(day);
            if (table.isPresent() && stichtag.isBefore(request.paper().stichtag())) {
                Read<ProjectList> list = ProjectListReader.read(table.get(), stichtag, columns);
                problems.addAll(list.problems());
                return Optional.of(list.value());
            }
        } catch (DateTimeException e) {
            // reported below, like a day that does not fit
        }
        problems.add(wrong(
                request,
                table.isEmpty()
                        ? "there is a parameter vorheriger-stichtag, but no table \"vorherige\""
                        : "\"" + day + "\" is not the reporting date of an earlier list; nothing is compared",
                "a table \"vorherige\" and a day before " + request.paper().stichtag() + ", such as 2023-06-30"));
        return Optional.empty();
    }

    private static Problem wrong(PaperRequest request, String message, String expected) {
        return Problem.error(
                "EB-PRJ-015",
                request.paper().place(),
                "paper \"" + request.paper().id() + "\": " + message,
                "expected " + expected);
    }

    private static List<Finding> findings(Portfolio portfolio, String paper) {
        Map<SourceRef, Place> rows = new HashMap<>();
        portfolio
                .list()
                .byKey()
                .forEach(
                        (key, project) -> rows.put(project.source(), new Place(paper, key, "projekt", project.name())));
        List<Finding> findings = new ArrayList<>();
        for (ProjectFinding finding : portfolio.findings()) {
            List<CheckCell> cells = finding.places().stream()
                    .map(source -> CheckCell.text(
                            rows.getOrDefault(source, new Place(paper, "vorherige", "projekt", "")), source))
                    .toList();
            findings.add(Finding.builder()
                    .code(finding.code())
                    .severity(finding.severity())
                    .relation(paper + "." + finding.code())
                    .cells(cells)
                    .unit(Unit.NUMBER)
                    .rule(RULES.getOrDefault(finding.code(), ""))
                    .message(finding.message())
                    .meldung(finding.meldung())
                    .build());
        }
        findings.sort(Comparator.comparing(Finding::severity));
        return findings;
    }
}
