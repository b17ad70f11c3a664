package org.eigenbetrieb.securityreport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * How far a project is by the project list, where a table of the pack declares that the project does what a fact of the
 * report counts.
 *
 * @param project id of the project
 * @param percent its completion in percent, 0 to 100
 * @param place where the completion stands
 */
record StatedProgress(String project, long percent, SourceRef place) {

    private static final String PROJECT = "proj_id";
    private static final String PERCENT = "erledigung_prozent";

    /**
     * The projects that are declared for the number of registered applications, as far as the audience may see both rows; a
     * row that names another fact or no project is a problem.
     */
    static List<StatedProgress> of(
            CsvTable declared, CsvTable projects, Classification audience, PersonGuard guard, List<Problem> problems) {
        InputTable links = InputTable.PROJEKTBEZUG;
        List<Problem> missing = new ArrayList<>(links.check(declared));
        missing.addAll(projects.missing(List.of(PROJECT, PERCENT)));
        problems.addAll(missing);
        List<StatedProgress> found = new ArrayList<>();
        if (missing.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            return found;
        }
        Map<String, CsvTable.Row> byId = new HashMap<>();
        projects.rows().forEach(row -> byId.putIfAbsent(row.cell(PROJECT).text().strip(), row));
        for (CsvTable.Row row : projects.rows()) {
            Long percent = percent(row.cell(PERCENT).text().strip());
            if (percent != null && percent > 100) {
                new Cells(InputTable.PROJEKTE, row, problems).fail(PERCENT, "is " + percent + ", more than all");
            }
        }
        Set<String> seen = new HashSet<>();
        RowClasses classes = new RowClasses(links, declared);
        RowClasses projectClasses = new RowClasses(InputTable.PROJEKTE, projects);
        for (CsvTable.Row row : declared.rows()) {
            Cells cells = new Cells(links, row, problems);
            String fact = cells.required("merkmal");
            String id = cells.required(PROJECT);
            classes.read(row, cells);
            CsvTable.Row project = byId.get(id);
            if (!fact.isEmpty() && !fact.equals(SingleFact.ERFASST.id())) {
                cells.fail("merkmal", "\"" + fact + "\" cannot be compared with a project");
            } else if (!id.isEmpty() && project == null) {
                cells.fail(PROJECT, "\"" + id + "\" is not in the project list");
            }
            if (!cells.failed() && !seen.add(fact + " " + id)) {
                problems.add(Problem.error(
                        "EB-SEC-003",
                        row.cell(PROJECT).place(),
                        "project \"" + id + "\" stands there twice",
                        "keep one; the second row is left out"));
                continue;
            }
            if (cells.failed() || project == null) {
                continue;
            }
            Optional<String> suspicion = guard.suspicionInId(id);
            if (suspicion.isPresent()) {
                problems.add(Problem.warning(
                        "EB-SEC-005",
                        row.cell(PROJECT).place(),
                        PROJECT + " seems to name a person: " + suspicion.get(),
                        "choose an id that names no one; until then nothing is compared by it"));
                continue;
            }
            boolean visible = classes.shows(row, audience) && projectClasses.shows(project, audience);
            Long percent = percent(project.cell(PERCENT).text().strip());
            if (visible && percent != null && percent <= 100) {
                found.add(new StatedProgress(id, percent, project.cell(PERCENT).place()));
            }
        }
        return found;
    }

    /** A whole number of percent; a project without one, which the project list reports, is not compared. */
    private static @Nullable Long percent(String text) {
        boolean number = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.valueOf(text) : null;
    }
}
