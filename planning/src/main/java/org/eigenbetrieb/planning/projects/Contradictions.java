package org.eigenbetrieb.planning.projects;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/** What contradicts itself in a list, and what contradicts an earlier list. */
final class Contradictions {

    private final List<ProjectFinding> findings = new ArrayList<>();

    private Contradictions() {}

    static List<ProjectFinding> of(
            ProjectList list, Map<String, Assessment> assessments, @Nullable ProjectComparison comparison) {
        Contradictions found = new Contradictions();
        found.inIds(list);
        list.byKey().forEach((key, project) -> found.inRow(project, list.stichtag(), assessments.get(key)));
        if (comparison != null) {
            found.between(comparison);
        }
        return List.copyOf(found.findings);
    }

    private void inIds(ProjectList list) {
        Map<String, List<Project>> byId = new LinkedHashMap<>();
        Set<String> numbered = new HashSet<>();
        for (Project project : list.projects()) {
            byId.computeIfAbsent(project.id(), id -> new ArrayList<>()).add(project);
            if (!project.id().isEmpty()) {
                numbered.add(project.kind());
            }
        }
        byId.forEach((id, projects) -> {
            if (!id.isEmpty() && projects.size() > 1) {
                add(
                        "EB-PRJ-005",
                        Severity.WARNING,
                        "id " + id + " stands for " + projects.size() + " projects: " + names(projects, "\"", "\""),
                        "Die Nummer " + id + " steht für " + projects.size() + " Projekte: "
                                + names(projects, "„", "“"),
                        projects);
            }
        });
        for (Project project : byId.getOrDefault("", List.of())) {
            if (numbered.contains(project.kind())) {
                add(
                        "EB-PRJ-006",
                        Severity.WARNING,
                        "\"" + project.name() + "\" has no id, other rows of its kind have one",
                        "„" + project.name() + "“ hat keine Nummer, andere Zeilen dieser Art haben eine",
                        List.of(project));
            }
        }
    }

    private static String names(List<Project> projects, String open, String close) {
        List<String> names =
                projects.stream().map(project -> open + project.name() + close).toList();
        return String.join(", ", names);
    }

    private void inRow(Project project, LocalDate stichtag, @Nullable Assessment assessment) {
        LocalDate end = project.plannedEnd().day();
        Quantity completion = project.completion();
        if (end != null && end.isBefore(stichtag) && !project.isComplete()) {
            long days = ChronoUnit.DAYS.between(end, stichtag);
            String done = completion == null ? "" : percent(completion);
            add(
                    "EB-PRJ-007",
                    Severity.WARNING,
                    project.title() + " was to end on " + end + ", " + days + " days before " + stichtag + ", and is "
                            + (done.isEmpty() ? "of unknown completion" : done + " complete"),
                    project.titel() + " sollte bis " + Days.print(end) + " abgeschlossen sein ("
                            + Days.count(days) + " vor dem Stichtag)"
                            + (done.isEmpty() ? "; ein Erledigungsgrad fehlt" : " und ist zu " + done + " erledigt"),
                    List.of(project));
        }
        if (completion == null && project.plannedEnd().printed().isBlank()) {
            add(
                    "EB-PRJ-016",
                    Severity.INFO,
                    project.title() + " has neither a completion nor a planned end",
                    "Zu " + project.titel() + " fehlen Erledigungsgrad und geplanter Abschluss",
                    List.of(project));
        }
        ProjectStatus printed = project.printedStatus().get(Days.endOfQuarter(stichtag));
        if (printed != null) {
            printedStatus(project, printed, assessment);
        }
    }

    private void printedStatus(Project project, ProjectStatus printed, @Nullable Assessment assessment) {
        Quantity completion = project.completion();
        if (completion != null && project.isComplete() != (printed == ProjectStatus.COMPLETED)) {
            add(
                    "EB-PRJ-009",
                    Severity.WARNING,
                    project.title() + " is " + percent(completion) + " complete, but its status is printed as "
                            + printed.code() + " (" + printed.label() + ")",
                    project.titel() + " ist zu " + percent(completion) + " erledigt, als Status ist aber „"
                            + printed.label() + "“ (" + printed.code() + ") gedruckt",
                    List.of(project));
        } else if (assessment != null
                && assessment.status() != ProjectStatus.NOT_DERIVABLE
                && assessment.status() != printed) {
            add(
                    "EB-PRJ-010",
                    Severity.INFO,
                    project.title() + " is printed as " + printed.code() + ", the rule derives "
                            + assessment.status().code() + " (" + assessment.reason() + ")",
                    project.titel() + " ist als „" + printed.label() + "“ gedruckt, abgeleitet ist „"
                            + assessment.status().label() + "“: " + assessment.text(),
                    List.of(project));
        }
    }

    private void between(ProjectComparison comparison) {
        LocalDate before = comparison.before().stichtag();
        for (ProjectComparison.Pair pair : comparison.continued()) {
            Quantity from = pair.before().completion();
            Quantity to = pair.now().completion();
            if (from != null && to != null && to.value().compareTo(from.value()) < 0) {
                add(
                        "EB-PRJ-011",
                        Severity.WARNING,
                        pair.now().title() + " was " + percent(from) + " complete on " + before + " and is "
                                + percent(to) + " complete now",
                        pair.now().titel() + " war am " + Days.print(before) + " zu " + percent(from)
                                + " erledigt und ist es jetzt zu " + percent(to),
                        List.of(pair.now(), pair.before()));
            }
            if (pair.endMoved()) {
                moved(pair);
            }
        }
        for (Project project : comparison.removed()) {
            if (!project.isComplete()) {
                Quantity done = project.completion();
                add(
                        "EB-PRJ-013",
                        Severity.WARNING,
                        project.title() + " stood in the list of " + before
                                + (done == null ? "" : " with " + percent(done)) + " and is missing now",
                        project.titel() + " stand in der Liste vom " + Days.print(before)
                                + (done == null ? "" : " mit " + percent(done)) + " und fehlt jetzt",
                        List.of(project));
            }
        }
        if (!comparison.ambiguous().isEmpty()) {
            add(
                    "EB-PRJ-014",
                    Severity.WARNING,
                    comparison.ambiguous().size()
                            + " rows of both lists agree in id and name with several others and are not compared",
                    comparison.ambiguous().size()
                            + " Zeilen beider Listen stimmen in Nummer und Name mit mehreren überein und sind nicht"
                            + " verglichen",
                    comparison.ambiguous());
        }
    }

    private void moved(ProjectComparison.Pair pair) {
        String from = pair.before().plannedEnd().printed();
        String to = pair.now().plannedEnd().printed();
        String days = pair.daysMoved()
                .map(count -> " (" + Days.count(Math.abs(count)) + (count > 0 ? " später)" : " früher)"))
                .orElse("");
        add(
                "EB-PRJ-012",
                pair.daysMoved().filter(count -> count < 0).isPresent() ? Severity.INFO : Severity.WARNING,
                pair.now().title() + " was planned to end \"" + from + "\" and is now planned to end \"" + to + "\"",
                pair.now().titel() + ": geplanter Abschluss von „" + from + "“ auf „" + to + "“ geändert" + days,
                List.of(pair.now(), pair.before()));
    }

    private void add(String code, Severity severity, String message, String meldung, List<Project> rows) {
        List<SourceRef> places = rows.stream().map(Project::source).toList();
        findings.add(new ProjectFinding(code, severity, message, meldung, places));
    }

    private static String percent(Quantity quantity) {
        return Notation.GERMAN.format(quantity) + " %";
    }
}
