package org.eigenbetrieb.securityreport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.Problem;
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

    private static final String FACT = "merkmal";
    private static final String PROJECT = "proj_id";
    private static final String PERCENT = "erledigung_prozent";

    /** The projects that are declared for a fact; a row that names another fact or no project with a number is a problem. */
    static List<StatedProgress> of(CsvTable declared, CsvTable projects, String fact, List<Problem> problems) {
        List<Problem> missing = new ArrayList<>(declared.missing(List.of(FACT, PROJECT)));
        missing.addAll(projects.missing(List.of(PROJECT, PERCENT)));
        problems.addAll(missing);
        List<StatedProgress> found = new ArrayList<>();
        if (!missing.isEmpty()) {
            return found;
        }
        Map<String, CsvTable.Row> byId = new HashMap<>();
        projects.rows().forEach(row -> byId.putIfAbsent(row.cell(PROJECT).text().strip(), row));
        for (CsvTable.Row row : declared.rows()) {
            String id = row.cell(PROJECT).text().strip();
            CsvTable.Row project = id.isEmpty() ? null : byId.get(id);
            String problem = !row.cell(FACT).text().strip().equals(fact)
                    ? "only the fact " + fact + " can be compared with a project"
                    : project == null ? "the project list has no project \"" + id + "\"" : null;
            Long percent = project == null
                    ? null
                    : percent(project.cell(PERCENT).text().strip());
            if (problem != null) {
                problems.add(Problem.error(
                        "EB-SEC-002", row.place(), problem, "correct the row; until then it is not used"));
            } else if (project != null && percent != null) {
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
