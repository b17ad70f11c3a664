package org.eigenbetrieb.securityreport;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * What the project list says about the end of a project, to be held against the measures of the report.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id id of the project
 * @param name name of the project
 * @param due planned end, or null when the list gives no date
 * @param place where it stands
 */
public record ProjectDate(String id, String name, @Nullable DueDate due, SourceRef place) {

    /** Checks that nothing is missing. */
    public ProjectDate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(place, "place");
    }

    /**
     * Reads a project list.
     *
     * @param table the list
     * @param id column of the ids
     * @param name column of the names
     * @param end column of the planned ends; what is no date there counts as none
     * @return the projects with an id
     */
    public static Read<List<ProjectDate>> read(CsvTable table, String id, String name, String end) {
        var missing = table.missing(List.of(id, name, end));
        List<ProjectDate> projects = new ArrayList<>();
        if (missing.isEmpty()) {
            for (CsvTable.Row row : table.rows()) {
                if (!row.cell(id).isBlank()) {
                    String printed = row.cell(end).text().strip();
                    projects.add(new ProjectDate(
                            row.cell(id).text().strip(),
                            row.cell(name).text().strip(),
                            date(printed),
                            row.cell(end).place()));
                }
            }
        }
        return Read.of(List.copyOf(projects), missing);
    }

    private static @Nullable DueDate date(String printed) {
        try {
            return printed.length() == 10 && printed.charAt(2) == '.' && printed.charAt(5) == '.'
                    ? DueDate.parse(
                            printed.substring(6) + "-" + printed.substring(3, 5) + "-" + printed.substring(0, 2))
                    : DueDate.parse(printed);
        } catch (IllegalArgumentException e) {
            return null; // free text such as "Merkposten" is no date
        }
    }
}
