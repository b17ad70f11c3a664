package org.eigenbetrieb.planning.projects;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvValue;
import org.eigenbetrieb.core.csv.CsvWriter;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonLaw;
import org.eigenbetrieb.core.json.internal.JsonText;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio for other programs.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class ProjectExport {

    private static final String FORMAT = "eigenbetrieb-portfolio/1";

    private ProjectExport() {}

    /**
     * The list with the derived status as a table, which {@link ProjectListReader} reads back.
     *
     * @param portfolio the portfolio
     * @param format how the table is written; its notation is the one of the completion
     * @return the bytes of the file
     */
    public static byte[] csv(Portfolio portfolio, CsvFormat format) {
        Set<LocalDate> quarters = new TreeSet<>();
        portfolio
                .list()
                .projects()
                .forEach(project -> quarters.addAll(project.printedStatus().keySet()));
        ProjectColumns names = ProjectColumns.STANDARD;
        List<String> header = new ArrayList<>(List.of(
                names.id(),
                names.kind(),
                names.owner(),
                names.name(),
                names.topic(),
                names.completion(),
                names.plannedEnd()));
        quarters.forEach(quarter -> header.add("q" + quarter.getMonthValue() / 3 + "_" + quarter.getYear()));
        header.addAll(List.of("abschluss_tag", "status", "grund", "erlaeuterung"));
        CsvWriter writer = CsvWriter.of(format).header(header);
        portfolio.list().byKey().forEach((key, project) -> {
            Assessment assessment =
                    Objects.requireNonNull(portfolio.assessments().get(key));
            Quantity completion = project.completion();
            List<CsvValue> row = new ArrayList<>(List.of(
                    CsvValue.key(project.id()),
                    CsvValue.text(project.kind()),
                    CsvValue.key(project.owner()),
                    CsvValue.text(project.name()),
                    CsvValue.text(project.topic()),
                    completion == null ? CsvValue.EMPTY : CsvValue.number(completion),
                    CsvValue.key(project.plannedEnd().printed())));
            for (LocalDate quarter : quarters) {
                ProjectStatus printed = project.printedStatus().get(quarter);
                row.add(CsvValue.text(printed == null ? "" : printed.code()));
            }
            row.add(CsvValue.text(
                    project.plannedEnd().dayIfAny().map(LocalDate::toString).orElse("")));
            row.add(CsvValue.text(assessment.status().code()));
            row.add(CsvValue.text(assessment.reason()));
            row.add(CsvValue.text(assessment.text()));
            writer.row(row);
        });
        return writer.bytes();
    }

    /**
     * The portfolio as JSON: projects with status and reason, counts, changes and findings. Completions are texts in
     * plain notation, in percent; what is not there is null.
     *
     * @param portfolio the portfolio
     * @return the document
     */
    public static String json(Portfolio portfolio) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("stichtag", portfolio.list().stichtag().toString());
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", portfolio.rule().id());
        rule.put("source", JsonLaw.source(portfolio.rule().source()));
        document.put("rule", rule);
        List<Map<String, ?>> projects = new ArrayList<>();
        portfolio
                .list()
                .byKey()
                .forEach((key, project) -> projects.add(project(
                        key,
                        project,
                        Objects.requireNonNull(portfolio.assessments().get(key)))));
        document.put("projects", projects);
        List<Map<String, ?>> counts = new ArrayList<>();
        portfolio.byOwner().forEach((owner, statuses) -> counts.add(counts(owner, statuses)));
        document.put("byOwner", counts);
        document.put("byStatus", counts(null, portfolio.byStatus()));
        portfolio.comparison().ifPresent(comparison -> document.put("comparison", comparison(comparison)));
        List<Map<String, ?>> findings = new ArrayList<>();
        portfolio.findings().forEach(finding -> findings.add(finding(finding)));
        document.put("findings", findings);
        return JsonText.write(document);
    }

    private static Map<String, ?> project(String key, Project project, Assessment assessment) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("key", key);
        fields.put("id", project.id());
        fields.put("kind", project.kind());
        fields.put("owner", project.owner());
        fields.put("name", project.name());
        fields.put("topic", project.topic());
        fields.put("completion", percent(project));
        fields.put("plannedEnd", project.plannedEnd().printed());
        fields.put(
                "plannedDay",
                project.plannedEnd().dayIfAny().map(LocalDate::toString).orElse(null));
        fields.put("status", JsonFields.nameOf(assessment.status()));
        fields.put("reason", assessment.reason());
        fields.put("text", assessment.text());
        fields.put("source", project.source().toString());
        return fields;
    }

    private static @Nullable String percent(Project project) {
        Quantity completion = project.completion();
        return completion == null ? null : Notation.PLAIN.format(completion);
    }

    private static Map<String, ?> counts(@Nullable String owner, Map<ProjectStatus, Integer> statuses) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (owner != null) {
            fields.put("owner", owner);
        }
        statuses.forEach((status, count) -> fields.put(JsonFields.nameOf(status), count));
        return fields;
    }

    private static Map<String, ?> comparison(ProjectComparison comparison) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("before", comparison.before().stichtag().toString());
        List<Map<String, ?>> pairs = new ArrayList<>();
        for (ProjectComparison.Pair pair : comparison.continued()) {
            Map<String, @Nullable Object> change = new LinkedHashMap<>();
            change.put("id", pair.now().id());
            change.put("name", pair.now().name());
            change.put("completionBefore", percent(pair.before()));
            change.put("completion", percent(pair.now()));
            change.put("plannedEndBefore", pair.before().plannedEnd().printed());
            change.put("plannedEnd", pair.now().plannedEnd().printed());
            change.put("endMoved", pair.endMoved());
            pairs.add(change);
        }
        fields.put("continued", pairs);
        fields.put("added", sources(comparison.added()));
        fields.put("removed", sources(comparison.removed()));
        fields.put("ambiguous", sources(comparison.ambiguous()));
        return fields;
    }

    private static List<Map<String, ?>> sources(List<Project> projects) {
        List<Map<String, ?>> rows = new ArrayList<>();
        for (Project project : projects) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", project.id());
            row.put("name", project.name());
            row.put("source", project.source().toString());
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, ?> finding(ProjectFinding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", finding.code());
        fields.put("severity", JsonFields.nameOf(finding.severity()));
        fields.put("message", finding.message());
        fields.put("meldung", finding.meldung());
        Set<String> places = new LinkedHashSet<>();
        finding.places().stream().map(SourceRef::toString).forEach(places::add);
        fields.put("places", List.copyOf(places));
        return fields;
    }
}
