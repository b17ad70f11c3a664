package org.eigenbetrieb.securityreport;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row and collects what is wrong with them. */
final class Cells {

    /** Longest text in a cell of a report. */
    private static final int LONGEST = 300;

    private final InputTable table;
    private final CsvTable.Row row;
    private final List<Problem> problems;
    private boolean failed;

    Cells(InputTable table, CsvTable.Row row, List<Problem> problems) {
        this.table = table;
        this.row = row;
        this.problems = problems;
    }

    /** Whether the row cannot be used. */
    boolean failed() {
        return failed;
    }

    /** The text of a cell without blanks around it; empty when the column is not there. */
    String text(String column) {
        String text = row.find(column).map(cell -> cell.text().strip()).orElse("");
        if (text.length() > LONGEST) {
            fail(column, "has " + text.length() + " characters; a report names facts, not stories");
            return "";
        }
        return text;
    }

    /** A text that must be there. */
    String required(String column) {
        String text = text(column);
        if (text.isEmpty() && !failed) {
            fail(column, "is empty");
        }
        return text;
    }

    /** A text; one that seems to name a person is named and withheld. */
    String named(PersonGuard guard, String column, boolean required) {
        String text = required ? required(column) : text(column);
        Optional<String> why = guard.suspicion(text);
        why.ifPresent(reason -> problems.add(Problem.warning(
                "EB-SEC-005",
                row.cell(column).place(),
                column + " seems to name a person: " + reason,
                "write the function or the statute instead; until then no version of the report prints this text")));
        return why.isPresent() ? Disclosure.WITHHELD : text;
    }

    /** What a parser makes of a cell; null when the cell is empty, or with a problem when it is malformed. */
    <T> @Nullable T parsed(String column, Function<String, T> parser, boolean required) {
        String text = required ? required(column) : text(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            fail(column, "\"" + text + "\" is not a whole number");
        } catch (DateTimeException e) {
            fail(column, "\"" + text + "\" is not a day");
        } catch (IllegalArgumentException e) {
            fail(column, reason(e));
        }
        return null;
    }

    /** What a parser makes of a cell, or something else when the cell is empty or malformed. */
    <T> T parsed(String column, Function<String, T> parser, T otherwise) {
        T parsed = parsed(column, parser, false);
        return parsed == null ? otherwise : parsed;
    }

    /** Several values in a cell, separated by {@code |}; the cell as a whole is refused when one is malformed. */
    <T> List<T> all(String column, Function<String, T> parser) {
        List<T> found = new ArrayList<>();
        for (String part : text(column).split("\\|", -1)) {
            if (!part.isBlank()) {
                try {
                    found.add(parser.apply(part.strip()));
                } catch (IllegalArgumentException e) {
                    fail(column, reason(e));
                }
            }
        }
        return List.copyOf(found);
    }

    /** What a parser says without its own list of what it expects. */
    private static String reason(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        int expected = message.indexOf("; expected ");
        return expected < 0 ? message : message.substring(0, expected);
    }

    /** What is wrong with a cell; what is expected there is said by the table and never repeats a cell. */
    void fail(String column, String what) {
        failed = true;
        problems.add(Problem.error(
                "EB-SEC-002",
                row.find(column).map(CsvTable.Cell::place).orElse(row.place()),
                column + " " + what,
                "expected " + table.expected(row, column)
                        + (table == InputTable.KOPF ? " – the fact is left out" : " – the row is left out")));
    }
}
