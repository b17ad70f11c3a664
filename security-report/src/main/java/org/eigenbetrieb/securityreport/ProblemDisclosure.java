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
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * What an audience is told about problems with the tables of a report: always code, place, column and what is expected; what
 * stands in a cell only when the audience may see row and column, and the text names no person.
 */
final class ProblemDisclosure {

    /** Codes about a file or its header whose messages repeat no cell. */
    private static final Set<String> OF_FILES = Set.of(
            "EB-CSV-001",
            "EB-CSV-007",
            "EB-CSV-008",
            "EB-CSV-015",
            "EB-CSV-016",
            "EB-CSV-019",
            "EB-CSV-020",
            "EB-CSV-021",
            "EB-PCK-017",
            "EB-SEC-001",
            "EB-SEC-008");
    /** Of these not even names of columns are repeated: they may be said of a file without header. */
    private static final Set<String> WITHOUT_HEADER = Set.of("EB-CSV-001", "EB-CSV-016", "EB-CSV-020", "EB-PCK-017");

    /** Codes whose remedy is about the file as a whole and repeats no cell. */
    private static final Set<String> REMEDIES = Set.of("EB-CSV-002", "EB-CSV-005", "EB-CSV-014", "EB-CSV-017");

    private static final String WITHHELD =
            "the text itself is not repeated here, because not every reader of this version" + " may see it";

    private final Classification audience;
    private final PersonGuard guard;
    private final Map<String, List<Source>> files = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final Set<String> documents = new HashSet<>();

    /** A table that was read, or could not be read, with its rows by line. */
    private record Source(
            InputTable role,
            @Nullable CsvTable table,
            @Nullable RowClasses classes,
            Map<Integer, CsvTable.Row> rows) {}

    ProblemDisclosure(Classification audience, PersonGuard guard) {
        this.audience = audience;
        this.guard = guard;
    }

    /** Adds a table; null when it could not be read. */
    void add(InputTable role, String file, @Nullable CsvTable table) {
        Map<Integer, CsvTable.Row> rows = new HashMap<>();
        if (table != null) {
            table.rows().forEach(row -> rows.put(row.line(), row));
        }
        files.computeIfAbsent(file, key -> new ArrayList<>())
                .add(new Source(role, table, table == null ? null : new RowClasses(role, table), rows));
    }

    /** Adds a file that is no known table: a document, or one of which nobody knows who may read it. */
    void addOther(String file, boolean document) {
        (document ? documents : unknown).add(file);
    }

    Problem tell(Problem problem) {
        // EB-SEC-007 names facts, tables and classes that the library knows, and no text
        if (audience == Classification.CONFIDENTIAL || problem.code().equals("EB-SEC-007")) {
            return problem;
        }
        if (problem.code().equals("EB-PCK-022")) {
            return withheld(problem, "nothing of the paper could be used: the plug-in failed", "report the failure");
        }
        String file = problem.place().file();
        if (unknown.contains(file) && !WITHOUT_HEADER.contains(problem.code())
                || documents.contains(file) && problem.code().startsWith("EB-JSN-")) {
            return withheld(problem, row(problem.code()), remedy(problem) + ", or correct the role of the file");
        }
        for (Source source : files.getOrDefault(problem.place().file(), List.of())) {
            Problem told = tell(source, problem);
            if (!told.equals(problem)) {
                return told;
            }
        }
        return problem;
    }

    private Problem tell(Source source, Problem problem) {
        CsvTable table = source.table();
        RowClasses classes = source.classes();
        CsvTable.Row row = source.rows().get(problem.place().line());
        if (table == null || classes == null || row == null) {
            boolean header = table != null && source.role().hasHeader(table) && namesNoOne(table);
            boolean told = (header ? OF_FILES : WITHOUT_HEADER).contains(problem.code());
            return told
                    ? problem
                    : withheld(
                            problem,
                            table != null && !table.header().isEmpty() && OF_FILES.contains(problem.code())
                                    ? header(source.role(), table)
                                    : row(problem.code()),
                            OF_FILES.contains(problem.code())
                                    ? "expected a header line that names "
                                            + String.join(", ", source.role().needed())
                                    : remedy(problem));
        }
        Optional<String> name = column(table, problem.place());
        Classification quoted =
                name.flatMap(column -> source.role().quoted(row, column)).orElse(Classification.CONFIDENTIAL);
        boolean visible = name.isPresent()
                && classes.shows(row, audience)
                && quoted.isVisibleTo(audience)
                && guard.suspicion(row.cell(name.get()).text()).isEmpty();
        if (visible) {
            return problem;
        }
        String expected =
                name.map(column -> source.role().expected(row, column)).orElse("");
        return withheld(
                problem,
                name.map(column -> "column " + column + ": ").orElse("") + what(problem.code()),
                expected.isEmpty() ? "correct the row" : "expected " + expected);
    }

    /** What is wrong with a first line whose names are not repeated, because they may be values. */
    private static String header(InputTable role, CsvTable table) {
        return table.header().containsAll(role.needed())
                ? "columns whose names are not repeated are not read"
                : "the first line does not look like the header of the table \"" + role.role() + "\"";
    }

    private boolean namesNoOne(CsvTable table) {
        return table.header().stream().allMatch(name -> guard.suspicion(name).isEmpty());
    }

    private static String remedy(Problem problem) {
        return switch (problem.code()) {
            case "EB-CSV-009" -> "write empty fields, too";
            case "EB-CSV-010" -> "put a field that holds the delimiter into quotes";
            case "EB-CSV-011" -> "close the quote, and write one inside a field twice; everything behind it is missing";
            case "EB-CSV-012", "EB-CSV-013" -> "put the whole field into quotes, and write one inside it twice";
            default -> REMEDIES.contains(problem.code()) ? problem.expected() : "correct the line";
        };
    }

    private static Optional<String> column(CsvTable table, SourceRef place) {
        return place.column() < 1 || place.column() > table.header().size()
                ? Optional.empty()
                : Optional.of(table.header().get(place.column() - 1))
                        .filter(name -> table.column(name).isPresent());
    }

    private static String row(String code) {
        return switch (code) {
            case "EB-CSV-002" -> "the file has bytes that do not exist in the declared encoding";
            case "EB-CSV-005" -> "the columns seem to be separated by another delimiter than the one declared";
            case "EB-CSV-006" -> "a column has no name; a row in which something stands there is left out";
            case "EB-CSV-009" -> "the row has fewer fields than the header";
            case "EB-CSV-010" -> "the row has more fields than the header";
            case "EB-CSV-011", "EB-CSV-012", "EB-CSV-013" -> "the quotes in the row do not fit";
            case "EB-CSV-014" -> "a field of the row holds a control character";
            default -> code.startsWith("EB-JSN-") ? "the file is not JSON here" : "a row or the header cannot be read";
        };
    }

    private static String what(String code) {
        return switch (code) {
            case "EB-SEC-001" -> "this fact is not known or contradicts another one";
            case "EB-SEC-003" -> "this stands there twice; the second row is left out";
            case "EB-SEC-004" -> "this incident is not among the incidents that could be read; the row is left out";
            case "EB-SEC-005" -> "the text seems to name a person; no version of the report prints it";
            case "EB-SEC-009" ->
                "another row about the same incident and duty says the same or contradicts; the stricter one counts";
            case "EB-SEC-011" -> "this project is not in the project list; nothing is compared with it";
            case "EB-SEC-010" -> "this duty or step is not known; no deadline follows from it";
            default -> "what stands here does not fit";
        };
    }

    private static Problem withheld(Problem problem, String message, String expected) {
        return new Problem(problem.code(), problem.severity(), problem.place(), message, expected + " – " + WITHHELD);
    }
}
