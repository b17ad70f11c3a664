package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a paper's table, recognised: which line of the layout or which account each one is.
 *
 * <p>Every row is either recognised or named in a problem.
 */
final class PaperTable {

    /** A recognised row. The line is the post for an account. */
    record Row(CsvTable.Row cells, LayoutRow.Line line, String account, String label) {}

    private final PaperDescription paper;
    private final @Nullable CsvTable table;
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, SourceRef> shortAccounts = new LinkedHashMap<>();
    private final List<SourceRef> lost = new ArrayList<>();

    private PaperTable(PaperDescription paper, @Nullable CsvTable table) {
        this.paper = paper;
        this.table = table;
    }

    /** A paper that is computed without a table. */
    static PaperTable none(PaperDescription paper) {
        return new PaperTable(paper, null);
    }

    /** A paper whose table could not be read at all. */
    static PaperTable unreadable(PaperDescription paper) {
        PaperTable table = new PaperTable(paper, null);
        table.lost.add(SourceRef.of(paper.file()));
        return table;
    }

    /** Rows that could not be used: sums over the rows that are left would be wrong in silence. */
    List<SourceRef> lost() {
        return Collections.unmodifiableList(lost);
    }

    static PaperTable of(PaperDescription paper, Layout layout, CsvTable table, Map<String, String> assigned) {
        PaperTable result = new PaperTable(paper, table);
        result.checkHeader();
        result.recognise(layout, assigned);
        return result;
    }

    /** Notes that a recognised row cannot be used after all. */
    void lose(Row row) {
        lost.add(row.cells().place());
    }

    List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    List<Problem> problems() {
        return problems;
    }

    /** Number of a column as a spreadsheet counts it. */
    int position(String column) {
        return table == null ? 1 : table.column(column).orElse(1);
    }

    /** Names of the described columns that the table has. */
    Map<String, PaperDescription.Column> columns() {
        Map<String, PaperDescription.Column> present = new LinkedHashMap<>();
        if (table != null) {
            paper.columns().forEach((name, column) -> {
                if (table.column(name).isPresent()) {
                    present.put(name, column);
                }
            });
        }
        return present;
    }

    private void checkHeader() {
        CsvTable csv = Objects.requireNonNull(table);
        if (csv.header().isEmpty()) {
            return;
        }
        PaperDescription.Keys keys = paper.keys();
        for (String key : List.of(keys.line(), keys.account(), keys.label(), keys.unit())) {
            if (!key.isEmpty()) {
                problems.addAll(csv.missing(List.of(key)));
            }
        }
        paper.columns().forEach((name, column) -> {
            if (csv.column(name).isEmpty()) {
                boolean claim = column.role() == PaperDescription.Role.CLAIM;
                for (Problem problem : csv.missing(List.of(name))) {
                    problems.add(
                            claim
                                    ? new Problem(
                                            "EB-PCK-011",
                                            Severity.INFO,
                                            problem.place(),
                                            "column \"" + name + "\" is not there; its figures are computed, there is"
                                                    + " nothing printed to check",
                                            "")
                                    : problem);
                }
            }
        });
        List<String> known = new ArrayList<>(List.of(keys.line(), keys.account(), keys.label(), keys.unit()));
        known.addAll(paper.columns().keySet());
        known.addAll(paper.ignored());
        for (String name : csv.header()) {
            if (!name.isEmpty() && !known.contains(name)) {
                problems.add(Problem.warning(
                        "EB-PCK-012",
                        SourceRef.of(csv.file()),
                        "column \"" + name + "\" is described nowhere and was not read",
                        "describe it under \"columns\" of paper " + paper.id() + " or list it under \"ignored\""));
            }
        }
    }

    private void recognise(Layout layout, Map<String, String> assigned) {
        CsvTable csv = Objects.requireNonNull(table);
        csv.rejected().forEach(row -> lost.add(row.place()));
        PaperDescription.Keys keys = paper.keys();
        boolean unkeyed = Stream.of(keys.line(), keys.account())
                .anyMatch(key -> !key.isEmpty() && csv.column(key).isEmpty());
        if (unkeyed) {
            csv.rows().forEach(row -> lost.add(row.place())); // the missing column is named; no row can be recognised
            return;
        }
        Map<String, LayoutRow.Line> lines = new HashMap<>();
        layout.lines().forEach(line -> lines.put(line.concept().id(), line));
        Map<String, SourceRef> seen = new HashMap<>();
        for (CsvTable.Row row : csv.rows()) {
            Optional<String> account = account(row);
            if (account.isEmpty()) {
                lost.add(row.place());
                continue;
            }
            String label = text(row, paper.keys().label());
            String post = text(row, paper.keys().line());
            if (post.isEmpty() && !account.get().isEmpty()) {
                post = assigned.getOrDefault(account.get(), "");
            }
            LayoutRow.Line line = lines.get(post);
            if (line == null) {
                problems.add(unknown(row, post, account.get(), layout));
                lost.add(row.place());
                continue;
            }
            if (!account.get().isEmpty() && !(line.rule() instanceof LayoutRow.Rule.OfAccounts)) {
                problems.add(Problem.error(
                        "EB-PCK-005",
                        place(row, paper.keys().line()),
                        "account " + account.get() + " cannot belong to \"" + post
                                + "\", which does not add up accounts",
                        "expected one of " + posts(layout)));
                lost.add(row.place());
                continue;
            }
            String id = account.get().isEmpty() ? post : account.get();
            SourceRef first = seen.putIfAbsent(id, row.place());
            if (first != null) {
                problems.add(Problem.error(
                        "EB-PCK-006",
                        row.place(),
                        "\"" + id + "\" stands in this table twice, first in line " + first.line(),
                        "keep one row; the second one was not used"));
                lost.add(row.place());
                continue;
            }
            rows.add(new Row(row, line, account.get(), label.isEmpty() ? line.text() : label));
        }
        if (!shortAccounts.isEmpty()) {
            Map.Entry<String, SourceRef> first =
                    shortAccounts.entrySet().iterator().next();
            problems.add(Problem.warning(
                    "EB-PCK-010",
                    first.getValue(),
                    shortAccounts.size() + (shortAccounts.size() == 1 ? " account number has" : " account numbers have")
                            + " fewer than " + paper.accounts().length() + " digits, the first is " + first.getKey(),
                    "they were filled up with zeros on the right, as pack.json says; correct the numbers or the"
                            + " declared length"));
        }
    }

    /** The account number in full length; empty text for a line; empty when it was a problem. */
    private Optional<String> account(CsvTable.Row row) {
        String column = paper.keys().account();
        Optional<CsvTable.Cell> cell = column.isEmpty() ? Optional.empty() : row.find(column);
        if (cell.isEmpty() || cell.get().isBlank()) {
            return Optional.of("");
        }
        var key = cell.get().key();
        problems.addAll(key.problems());
        if (key.value().isEmpty()) {
            return Optional.empty();
        }
        String account = key.value().get();
        int length = paper.accounts().length();
        if (!account.matches("[0-9A-Za-z][0-9A-Za-z./-]{0,29}")) {
            problems.add(Problem.error(
                    "EB-PCK-009",
                    cell.get().place(),
                    "\"" + account + "\" is not an account number",
                    "expected digits, letters, '.', '/' and '-'"));
            return Optional.empty();
        }
        if (length == 0 || account.length() == length) {
            return Optional.of(account);
        }
        if (account.length() > length || !account.chars().allMatch(c -> c >= '0' && c <= '9')) {
            problems.add(Problem.error(
                    "EB-PCK-009",
                    cell.get().place(),
                    "account number " + account + " has " + account.length() + " characters",
                    "expected " + length + " digits, as pack.json says"));
            return Optional.empty();
        }
        shortAccounts.put(account, cell.get().place());
        return Optional.of(account + "0".repeat(length - account.length()));
    }

    private Problem unknown(CsvTable.Row row, String post, String account, Layout layout) {
        if (post.isEmpty()) {
            return Problem.error(
                    "EB-PCK-005",
                    account.isEmpty() ? row.place() : place(row, paper.keys().account()),
                    account.isEmpty()
                            ? "the row says neither which line nor which account it is"
                            : "account " + account + " is assigned to no post",
                    "name its post in column \"" + paper.keys().line() + "\": one of " + posts(layout));
        }
        return Problem.error(
                "EB-PCK-004",
                place(row, paper.keys().line()),
                "\"" + post + "\" is no line of layout " + layout.id(),
                "expected one of "
                        + layout.lines().stream()
                                .map(line -> line.concept().id())
                                .toList());
    }

    private static List<String> posts(Layout layout) {
        return layout.lines().stream()
                .filter(line -> line.rule() instanceof LayoutRow.Rule.OfAccounts)
                .map(LayoutRow.Line::concept)
                .map(Concept::id)
                .toList();
    }

    private static SourceRef place(CsvTable.Row row, String column) {
        return row.find(column).map(CsvTable.Cell::place).orElse(row.place());
    }

    static String text(CsvTable.Row row, String column) {
        return column.isEmpty()
                ? ""
                : row.find(column).map(CsvTable.Cell::text).map(String::strip).orElse("");
    }
}
