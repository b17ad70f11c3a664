package org.eigenbetrieb.planning.projects;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

/**
 * Makes a project list of a table.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class ProjectListReader {

    private static final Pattern QUARTER = Pattern.compile("[qQ]([1-4])_([1-9][0-9]{3})");

    private final ProjectColumns columns;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, LocalDate> quarters = new LinkedHashMap<>();

    private ProjectListReader(ProjectColumns columns, CsvTable table) {
        this.columns = columns;
        for (String name : table.header()) {
            Matcher quarter = QUARTER.matcher(name);
            if (quarter.matches()) {
                LocalDate month =
                        LocalDate.of(Integer.parseInt(quarter.group(2)), Integer.parseInt(quarter.group(1)) * 3, 1);
                quarters.put(name, month.withDayOfMonth(month.lengthOfMonth()));
            }
        }
    }

    /**
     * Reads a table with the {@linkplain ProjectColumns#STANDARD standard columns}.
     *
     * @param table the table
     * @param stichtag the reporting date of the list
     * @return the list and every problem; a row without a name is left out, a cell that cannot be read counts as blank
     */
    public static Read<ProjectList> read(CsvTable table, LocalDate stichtag) {
        return read(table, stichtag, ProjectColumns.STANDARD);
    }

    /**
     * Reads a table.
     *
     * @param table the table
     * @param stichtag the reporting date of the list
     * @param columns what its columns are called
     * @return the list and every problem; a row without a name is left out, a cell that cannot be read counts as blank
     */
    public static Read<ProjectList> read(CsvTable table, LocalDate stichtag, ProjectColumns columns) {
        List<Problem> missing = table.missing(List.of(columns.name(), columns.completion(), columns.plannedEnd()));
        if (!missing.isEmpty()) {
            return Read.of(new ProjectList(stichtag, List.of()), missing);
        }
        ProjectListReader reader = new ProjectListReader(columns, table);
        List<Project> projects = new ArrayList<>();
        table.rows().forEach(row -> reader.project(row).ifPresent(projects::add));
        return Read.of(new ProjectList(stichtag, projects), reader.problems);
    }

    private Optional<Project> project(CsvTable.Row row) {
        CsvTable.Cell name = row.cell(columns.name());
        if (name.isBlank()) {
            problems.add(Problem.error(
                    "EB-PRJ-001",
                    name.place(),
                    "the project has no name; the row is left out",
                    "expected a name in column \"" + columns.name() + "\""));
            return Optional.empty();
        }
        String id = row.find(columns.id()).flatMap(cell -> take(cell.key())).orElse("");
        String owner = row.find(columns.owner())
                .map(cell -> cell.text().strip())
                .orElseGet(() -> id.substring(0, Math.max(0, id.lastIndexOf('_'))));
        return Optional.of(new Project(
                id,
                text(row, columns.kind()),
                owner,
                name.text().strip(),
                text(row, columns.topic()),
                completion(row.cell(columns.completion())).orElse(null),
                plannedEnd(row.cell(columns.plannedEnd())),
                printedStatus(row),
                row.place()));
    }

    private static String text(CsvTable.Row row, String column) {
        return row.find(column).map(cell -> cell.text().strip()).orElse("");
    }

    private <T> Optional<T> take(Read<Optional<T>> read) {
        problems.addAll(read.problems());
        return read.value();
    }

    private Optional<Quantity> completion(CsvTable.Cell cell) {
        Optional<Quantity> read = take(cell.quantity(columns.notation(), Unit.PERCENT));
        Optional<Quantity> percent = read.filter(
                quantity -> quantity.value().signum() >= 0 && quantity.value().compareTo(Rational.HUNDRED) <= 0);
        if (read.isPresent() && percent.isEmpty()) {
            problems.add(Problem.error(
                    "EB-PRJ-002",
                    cell.place(),
                    cell.column() + " \"" + shortened(cell.text()) + "\" is no share of a whole; it is not used",
                    "expected 0 to 100"));
        }
        return percent;
    }

    private PlannedEnd plannedEnd(CsvTable.Cell cell) {
        PlannedEnd end = PlannedEnd.parse(cell.text());
        if (end.namesYear()) {
            problems.add(Problem.warning(
                    "EB-PRJ-004",
                    cell.place(),
                    cell.column() + " \"" + shortened(cell.text()) + "\" names a year but no day; kept as text",
                    "expected a quarter such as Q1/2024 or a day such as 31.12.2023, if one is meant"));
        }
        return end;
    }

    private Map<LocalDate, ProjectStatus> printedStatus(CsvTable.Row row) {
        Map<LocalDate, ProjectStatus> printed = new LinkedHashMap<>();
        quarters.forEach((column, lastDay) -> {
            CsvTable.Cell cell = row.cell(column);
            if (cell.isBlank()) {
                return;
            }
            Optional<ProjectStatus> status = ProjectStatus.ofCode(cell.text().strip());
            status.ifPresent(known -> printed.put(lastDay, known));
            if (status.isEmpty()) {
                problems.add(Problem.error(
                        "EB-PRJ-003",
                        cell.place(),
                        column + " \"" + shortened(cell.text()) + "\" is not a status; it is not used",
                        "expected z (im Zeitplan), k (zeitkritisch), v (in Verzug), a (abgeschlossen) or ?"));
            }
        });
        return printed;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 50)) + "…";
    }
}
