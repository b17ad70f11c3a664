package org.eigenbetrieb.ozg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * Holds entries of a catalogue against the projects that bring them online. Which project that is, a table says; names are
 * never compared. Used once.
 */
final class ProjectLinks {

    private static final PersonGuard GUARD = PersonGuard.standard();
    private static final String DONE = "100";

    private record Project(String id, String name, String done, SourceRef place) {}

    private final Leistungskatalog catalogue;
    private final String paper;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private ProjectLinks(Leistungskatalog catalogue, String paper) {
        this.catalogue = catalogue;
        this.paper = paper;
    }

    /** Columns of the links {@code nr} and {@code proj_id}; of the projects {@code proj_id}, {@code name}, {@code erledigung_prozent}. */
    static ProjectLinks of(Leistungskatalog catalogue, CsvTable links, CsvTable projects, String paper) {
        ProjectLinks checked = new ProjectLinks(catalogue, paper);
        checked.problems.addAll(links.missing(List.of("nr", "proj_id")));
        checked.problems.addAll(projects.missing(List.of("proj_id", "name", "erledigung_prozent")));
        if (checked.problems.isEmpty()) {
            checked.check(links, projects);
        }
        return checked;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Finding> findings() {
        return findings;
    }

    private void check(CsvTable links, CsvTable table) {
        Map<String, Project> projects = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String id = row.cell("proj_id").text().strip();
            projects.putIfAbsent(
                    id,
                    new Project(
                            openId(id),
                            open(row.cell("name").text().strip()),
                            row.cell("erledigung_prozent").text().strip(),
                            row.cell("erledigung_prozent").place()));
        }
        Map<String, Leistung> entries =
                catalogue.entries().stream().collect(Collectors.toMap(Leistung::id, entry -> entry, (one, two) -> one));
        for (CsvTable.Row row : links.rows()) {
            Leistung entry = entries.get(row.cell("nr").text().strip());
            Project project = projects.get(row.cell("proj_id").text().strip());
            if (entry == null || project == null) {
                CsvTable.Cell wrong = row.cell(entry == null ? "nr" : "proj_id");
                problems.add(Problem.error(
                        "EB-OZG-071",
                        wrong.place(),
                        Texts.quote(openId(wrong.text())) + " is no "
                                + (entry == null ? "entry of the catalogue" : "project of the list")
                                + "; the row is not used",
                        "correct the number, or remove the row"));
            } else {
                check(entry, project);
            }
        }
    }

    private static String openId(String id) {
        return GUARD.suspicionInId(id).isPresent() ? PersonGuard.WITHHELD : id;
    }

    /** The name of a project, unless it seems to name a person. */
    private static String open(String name) {
        return GUARD.suspicion(name).isPresent() ? PersonGuard.WITHHELD : name;
    }

    private void check(Leistung entry, Project project) {
        boolean done = project.done().equals(DONE);
        boolean online = entry.status() == OnlineStatus.ONLINE;
        if (done == online || project.done().isEmpty()) {
            return;
        }
        String name = "„" + entry.name() + "“ (Nr. " + entry.id() + ")";
        String about = "Projekt " + project.id() + " „" + project.name() + "“";
        findings.add(Finding.builder()
                .code(online ? "EB-OZG-142" : "EB-OZG-141")
                .severity(Severity.WARNING)
                .relation("ozg:projekte")
                .message("entry " + entry.id() + " is " + entry.status().id() + ", its project " + project.id()
                        + " is at " + project.done() + " %")
                .meldung(
                        online
                                ? name + " ist online, das " + about + " ist nach der Projektliste aber erst zu "
                                        + project.done() + " % erledigt."
                                : "Das " + about + " ist nach der Projektliste zu 100 % erledigt, " + name
                                        + " ist aber noch „" + entry.status().label() + "“.")
                .addCells(CheckCell.text(
                        new Place(
                                paper,
                                entry.id(),
                                CatalogueFormat.STANDARD.name(CatalogueFormat.Field.STATUS),
                                entry.name()),
                        entry.source()))
                .unit(Unit.COUNT)
                .rule("Katalog und Projektliste nennen denselben Stand")
                .build());
    }
}
