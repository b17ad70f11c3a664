package org.eigenbetrieb.core.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A form as data: rows, columns and the rules that the form itself prints.
 *
 * <p>Numbers and labels belong to the form, meaning belongs to the concepts: another Land's form prints the same
 * concepts under other numbers. Immutable and safe for use by several threads.
 *
 * @param id unique id
 * @param form name of the form as printed
 * @param version which version of the form
 * @param jurisdiction where it is used
 * @param validity when it is used
 * @param source who prescribes or prints it
 * @param gliederung which assignment of accounts to posts the form follows; forms that assign alike share it; may be
 *     empty for a form without accounts
 * @param records what the rows are that a post is made of: accounts, or the measures of an investment programme
 * @param external concepts of other forms that its rules name
 * @param columns the columns
 * @param rows the rows
 * @param assertions what must hold beside the rules of the lines
 * @param place the file it was read from
 */
public record Layout(
        String id,
        String form,
        String version,
        Jurisdiction jurisdiction,
        Validity validity,
        LegalSource source,
        String gliederung,
        Records records,
        Set<Concept> external,
        List<LayoutColumn> columns,
        List<LayoutRow> rows,
        List<Assertion> assertions,
        SourceRef place) {

    /**
     * That a line must equal signed terms, although another rule computes it: a balance, a carry-over.
     *
     * @param line concept of the line
     * @param weights concepts and their weights
     * @param rule the rule in words
     * @param place where it is written down
     */
    public record Assertion(Concept line, Map<Concept, Rational> weights, String rule, SourceRef place) {
        /** Copies the map, keeping its order. */
        public Assertion {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(place, "place");
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        }
    }

    /**
     * What the rows are that a post is made of. They are data, not rows of the form.
     *
     * @param concept what one of them states
     * @param dimension what tells them apart
     * @param label what one of them is called, as heading of its column
     */
    public record Records(Concept concept, DimensionKey dimension, String label) {

        /** Accounts and their balances. */
        public static final Records ACCOUNTS = new Records(Concept.of("kontobetrag"), DimensionKey.KONTO, "Konto");

        /** Checks that nothing is missing. */
        public Records {
            Objects.requireNonNull(concept, "concept");
            Objects.requireNonNull(dimension, "dimension");
            if (label.isBlank()) {
                throw new IllegalArgumentException("The records of a form need a label, such as Konto");
            }
        }
    }

    /** Most rows of a form; bounds the work that a hostile file can cause. */
    private static final int MOST_ROWS = 2_000;

    /** Copies the parts. Use {@link #problems()} to validate. */
    public Layout {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(gliederung, "gliederung");
        Objects.requireNonNull(records, "records");
        Objects.requireNonNull(place, "place");
        external = Set.copyOf(external);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        assertions = List.copyOf(assertions);
    }

    /**
     * The lines with figures, in the order of the form.
     *
     * @return a new list
     */
    public List<LayoutRow.Line> lines() {
        List<LayoutRow.Line> lines = new ArrayList<>();
        for (LayoutRow row : rows) {
            if (row instanceof LayoutRow.Line line) {
                lines.add(line);
            }
        }
        return lines;
    }

    /**
     * A line by what it means.
     *
     * @param concept id of the concept
     * @return the line, or empty
     */
    public Optional<LayoutRow.Line> line(String concept) {
        return lines().stream()
                .filter(line -> line.concept().id().equals(concept))
                .findFirst();
    }

    /**
     * The name of a line that stands alone: one that its form calls only "Summe" is named after the heading above it.
     *
     * @param line a line of this layout
     * @return number and label, with the heading where that is needed
     */
    public String name(LayoutRow.Line line) {
        if (!line.label().equals("Summe")) {
            return line.text();
        }
        if (line.rule() instanceof LayoutRow.Rule.OfTerms terms
                && terms.weights().size() == 1) {
            Concept only = terms.weights().keySet().iterator().next();
            return line(only.id())
                    .map(LayoutRow.Line::text)
                    .map(text -> "Summe " + text)
                    .orElse(line.text());
        }
        String heading = "";
        for (LayoutRow row : rows) {
            if (row instanceof LayoutRow.Heading text) {
                heading = text.text();
            } else if (row.equals(line)) {
                break;
            }
        }
        return heading.isEmpty() ? line.text() : "Summe " + heading;
    }

    /**
     * Whether a paper that names a form means this one.
     *
     * @param name an id, or an id without the version of the form
     * @return true when it is the id, or the id ends with {@code -} and the version behind it
     */
    public boolean isNamed(String name) {
        return id.equals(name) || id.equals(name + "-" + version);
    }

    /**
     * A column by its id.
     *
     * @param column the id
     * @return the column, or empty
     */
    public Optional<LayoutColumn> column(String column) {
        return columns.stream().filter(each -> each.id().equals(column)).findFirst();
    }

    /**
     * Everything that is wrong with the layout: duplicate lines and columns, references to lines that do not exist,
     * cycles.
     *
     * @return the problems, each with its place; empty when the layout can be used
     */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (rows.size() > MOST_ROWS) {
            problems.add(Problem.error(
                    "EB-LAY-005",
                    place,
                    "layout " + id + " has " + rows.size() + " rows",
                    "expected at most " + MOST_ROWS + "; accounts and customers are data, not rows of a form"));
            return problems;
        }
        checkColumns(problems);
        Map<Concept, LayoutRow.Line> lines = new LinkedHashMap<>();
        for (LayoutRow.Line line : lines()) {
            LayoutRow.Line first = lines.putIfAbsent(line.concept(), line);
            if (first != null) {
                problems.add(Problem.error(
                        "EB-LAY-001",
                        line.place(),
                        "line " + line.concept() + " stands in layout " + id + " twice, first at " + first.place(),
                        "give each line of a layout its own concept"));
            }
            if (external.contains(line.concept())) {
                problems.add(Problem.error(
                        "EB-LAY-006",
                        line.place(),
                        "line " + line.concept() + " is also listed as external",
                        "list only concepts of other forms as external"));
            }
        }
        checkReferences(lines, problems);
        checkAssertions(lines, problems);
        checkCycles(lines, problems);
        if (lines.isEmpty() || columns.isEmpty()) {
            problems.add(Problem.error(
                    "EB-LAY-005",
                    place,
                    "layout " + id + " has " + lines.size() + " lines and " + columns.size() + " columns",
                    "a layout needs at least one of each"));
        }
        return problems;
    }

    private void checkColumns(List<Problem> problems) {
        Set<String> seen = new HashSet<>();
        for (LayoutColumn column : columns) {
            if (!seen.add(column.id())) {
                problems.add(Problem.error(
                        "EB-LAY-002",
                        column.place(),
                        "column " + column.id() + " stands in layout " + id + " twice",
                        "give each column of a layout its own id"));
            }
            if (column.content() instanceof LayoutColumn.Facts facts) {
                checkSum(column, facts, problems);
            }
            if (column.content() instanceof LayoutColumn.Percent percent) {
                for (String name : List.of(percent.part(), percent.whole())) {
                    boolean facts = column(name)
                            .filter(c -> c.content() instanceof LayoutColumn.Facts)
                            .isPresent();
                    if (!facts) {
                        problems.add(Problem.error(
                                "EB-LAY-003",
                                column.place(),
                                "column " + column.id() + " takes a percentage with column \"" + name
                                        + "\", which the layout does not have as a column of facts",
                                "expected one of " + factColumns()));
                    }
                }
            }
        }
    }

    /** A column adds up columns of facts that add up none themselves: then there is no circle. */
    private void checkSum(LayoutColumn column, LayoutColumn.Facts facts, List<Problem> problems) {
        for (String name : facts.sum().keySet()) {
            boolean plain = column(name)
                    .filter(c -> c.content() instanceof LayoutColumn.Facts part
                            && part.sum().isEmpty())
                    .isPresent();
            if (!plain) {
                problems.add(Problem.error(
                        "EB-LAY-003",
                        column.place(),
                        "column " + column.id() + " adds up column \"" + name
                                + "\", which the layout does not have as a column of facts that are given",
                        "expected some of " + factColumns()));
            }
        }
        facts.otherwise().forEach((name, instead) -> {
            boolean plain = column(instead)
                    .filter(c -> c.content() instanceof LayoutColumn.Facts part
                            && part.sum().isEmpty())
                    .isPresent();
            if (!plain || !facts.sum().containsKey(name) || facts.sum().containsKey(instead)) {
                problems.add(Problem.error(
                        "EB-LAY-003",
                        column.place(),
                        "column " + column.id() + " takes column \"" + instead + "\" in place of \"" + name + "\"",
                        "expected in \"otherwise\" a column of \"sum\" and one of facts that are given and not in"
                                + " \"sum\""));
            }
        });
    }

    private List<String> factColumns() {
        return columns.stream()
                .filter(column -> column.content() instanceof LayoutColumn.Facts)
                .map(LayoutColumn::id)
                .toList();
    }

    private void checkReferences(Map<Concept, LayoutRow.Line> lines, List<Problem> problems) {
        Set<String> columnIds = new HashSet<>();
        columns.forEach(column -> columnIds.add(column.id()));
        for (LayoutRow row : rows) {
            if (row instanceof LayoutRow.Accounts accounts) {
                LayoutRow.Line post = lines.get(accounts.post());
                if (post == null || !(post.rule() instanceof LayoutRow.Rule.OfAccounts)) {
                    problems.add(Problem.error(
                            "EB-LAY-003",
                            row.place(),
                            "accounts of \"" + accounts.post() + "\" are to be printed, but no line with this concept"
                                    + " adds up accounts",
                            "add a line with rule accounts, style UNPRINTED if the form prints no sum"));
                }
            } else if (row instanceof LayoutRow.Line line) {
                for (Concept reference : line.rule().references()) {
                    if (!lines.containsKey(reference) && !external.contains(reference)) {
                        problems.add(unknown(line, reference.id()));
                    }
                }
                checkFamily(line, lines, problems);
                for (String column : line.notIn()) {
                    if (!columnIds.contains(column)) {
                        problems.add(Problem.error(
                                "EB-LAY-003",
                                line.place(),
                                "line " + line.concept() + " leaves out column \"" + column
                                        + "\", which the layout does not have",
                                "expected one of "
                                        + columns.stream().map(LayoutColumn::id).toList()));
                    }
                }
            }
        }
    }

    /** A child that is not added up, and a sum without children, would be wrong in silence. */
    private void checkFamily(LayoutRow.Line line, Map<Concept, LayoutRow.Line> lines, List<Problem> problems) {
        Optional<LayoutRow.Line> parent = line(line.parent());
        if (!line.parent().isEmpty() && parent.isEmpty()) {
            problems.add(unknown(line, line.parent()));
        }
        if (parent.isPresent() && !(parent.get().rule() instanceof LayoutRow.Rule.OfChildren)) {
            problems.add(Problem.error(
                    "EB-LAY-007",
                    line.place(),
                    "line " + line.concept() + " is a child of " + line.parent()
                            + ", which does not add up its children",
                    "leave out the parent, or let it add up its children"));
        }
        boolean childless = lines.values().stream()
                .noneMatch(other -> other.parent().equals(line.concept().id()));
        if (line.rule() instanceof LayoutRow.Rule.OfChildren && childless) {
            problems.add(Problem.error(
                    "EB-LAY-007",
                    line.place(),
                    "line " + line.concept() + " adds up its children, but no line names it as its parent",
                    "name it as the parent of its parts, or give it another rule"));
        }
    }

    private void checkAssertions(Map<Concept, LayoutRow.Line> lines, List<Problem> problems) {
        for (Assertion assertion : assertions) {
            List<Concept> named = new ArrayList<>(assertion.weights().keySet());
            named.add(assertion.line());
            for (Concept concept : named) {
                if (!lines.containsKey(concept) && !external.contains(concept)) {
                    problems.add(Problem.error(
                            "EB-LAY-003",
                            assertion.place(),
                            "an assertion names \"" + concept + "\", which is no line of this layout",
                            "correct the name, add the line, or list it under \"external\""));
                }
            }
        }
    }

    private static Problem unknown(LayoutRow.Line line, String reference) {
        return Problem.error(
                "EB-LAY-003",
                line.place(),
                "line " + line.concept() + " names \"" + reference + "\", which is no line of this layout",
                "correct the name, add the line, or list it under \"external\" when another form defines it");
    }

    private void checkCycles(Map<Concept, LayoutRow.Line> lines, List<Problem> problems) {
        Map<Concept, Integer> state = new HashMap<>();
        for (Concept concept : lines.keySet()) {
            visit(concept, lines, state, new ArrayList<>(), problems);
        }
    }

    private void visit(
            Concept concept,
            Map<Concept, LayoutRow.Line> lines,
            Map<Concept, Integer> state,
            List<Concept> path,
            List<Problem> problems) {
        LayoutRow.Line line = lines.get(concept);
        Integer known = state.get(concept);
        if (line == null || (known != null && known == 2)) {
            return;
        }
        if (known != null) {
            List<Concept> cycle = new ArrayList<>(path.subList(path.indexOf(concept), path.size()));
            cycle.add(concept);
            problems.add(Problem.error(
                    "EB-LAY-004",
                    line.place(),
                    "lines depend on each other in a circle: "
                            + String.join(
                                    " -> ", cycle.stream().map(Concept::id).toList()),
                    "one of these lines must be given or computed from others"));
            return;
        }
        state.put(concept, 1);
        path.add(concept);
        for (Concept reference : dependencies(line, lines)) {
            visit(reference, lines, state, path, problems);
        }
        path.remove(path.size() - 1);
        state.put(concept, 2);
    }

    private static List<Concept> dependencies(LayoutRow.Line line, Map<Concept, LayoutRow.Line> lines) {
        if (!(line.rule() instanceof LayoutRow.Rule.OfChildren)) {
            return line.rule().references();
        }
        return lines.values().stream()
                .filter(other -> other.parent().equals(line.concept().id()))
                .map(LayoutRow.Line::concept)
                .toList();
    }
}
