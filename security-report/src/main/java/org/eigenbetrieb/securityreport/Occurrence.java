package org.eigenbetrieb.securityreport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Something that another paper reports and that may be an incident, to be held against the incidents of the report.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param day the day
 * @param title what happened
 * @param goal protection goal that it touches
 * @param place where the other paper says so
 * @param classification who may know of it; public where the table has no such column, because it lists what other
 *     papers print
 */
public record Occurrence(LocalDate day, String title, Schutzziel goal, SourceRef place, Classification classification) {

    /** Checks that nothing is missing. */
    public Occurrence {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(goal, "goal");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(classification, "classification");
    }

    /**
     * Reads a table with the columns {@code tag}, {@code bezeichnung} and {@code schutzziel}, and perhaps
     * {@code einstufung}.
     *
     * @param table the table
     * @return the rows that could be read, a problem {@code EB-SEC-002} for each other one, and {@code EB-SEC-008} for columns
     *     that are not read
     */
    public static Read<List<Occurrence>> read(CsvTable table) {
        List<Problem> problems = new ArrayList<>(InputTable.EREIGNISSE.check(table));
        List<Occurrence> occurrences = new ArrayList<>();
        RowClasses classes = new RowClasses(InputTable.EREIGNISSE, table);
        if (problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR)) {
            for (CsvTable.Row row : table.rows()) {
                Cells cells = new Cells(InputTable.EREIGNISSE, row, problems);
                LocalDate day = cells.parsed("tag", LocalDate::parse, true);
                String title = cells.required("bezeichnung");
                Schutzziel goal = cells.parsed("schutzziel", Schutzziel::of, true);
                Classification classification = classes.read(row, cells);
                if (!cells.failed() && day != null && goal != null) {
                    occurrences.add(new Occurrence(day, title, goal, row.place(), classification));
                }
            }
        }
        return Read.of(List.copyOf(occurrences), problems);
    }
}
