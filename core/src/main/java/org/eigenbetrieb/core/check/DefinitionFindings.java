package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Severity;

/**
 * Rows whose sums contradict their rule because they follow another one in these columns.
 *
 * <p>One finding per row takes the place of one wrong cell per column; the contradictions stand beneath it. A
 * contradiction whose cell also breaks other relations, or whose number is printed elsewhere, keeps its own finding.
 */
final class DefinitionFindings {

    /** How many rows of one check are searched, the first ones of the papers; further rows keep their findings. */
    private static final int MOST_SEARCHED = 20;

    /** How many levels of subtotals are taken apart; a row may add up itself in a hostile table. */
    private static final int MOST_LEVELS = 6;

    private final CheckNet net;
    private final Map<String, CheckRelation> sums = new HashMap<>();
    /** A sum of each cell that has one, by row and column. */
    private final Map<String, CheckRelation> sumOf = new HashMap<>();

    private final Map<String, List<String>> broken = new LinkedHashMap<>();

    private DefinitionFindings(CheckNet net, List<RelationVerdict> verdicts) {
        this.net = net;
        net.relations().stream().filter(this::addsUpRows).forEach(relation -> {
            sums.put(relation.id(), relation);
            CheckCell target = net.cell(relation.target());
            sumOf.putIfAbsent(row(target) + "\n" + target.place().column(), relation);
        });
        for (RelationVerdict verdict : verdicts) {
            CheckCell target = net.cell(verdict.target());
            if (verdict.verdict() == Verdict.CONTRADICTION
                    && sums.containsKey(verdict.relation())
                    && !target.place().row().isEmpty()
                    && !target.place().column().isEmpty()) {
                broken.computeIfAbsent(row(target), key -> new ArrayList<>()).add(verdict.relation());
            }
        }
    }

    /** Whether it makes a cell of a row from cells of other rows in the same column: only that defines a row. */
    private boolean addsUpRows(CheckRelation relation) {
        CheckCell target = net.cell(relation.target());
        return relation.kind() == Kind.SUM
                && relation.terms().stream()
                        .map(member -> net.cell(member.cell()))
                        .anyMatch(cell -> cell.place()
                                        .paper()
                                        .equals(target.place().paper())
                                && cell.place().column().equals(target.place().column())
                                && !cell.place().row().equals(target.place().row()));
    }

    private static String row(CheckCell cell) {
        return cell.place().paper() + "\n" + cell.place().row();
    }

    static List<Finding> merge(
            CheckNet net, List<RelationVerdict> verdicts, List<Finding> findings, BooleanSupplier stop) {
        DefinitionFindings merger = new DefinitionFindings(net, verdicts);
        return merger.broken.isEmpty() || stop.getAsBoolean() ? findings : merger.merge(findings, stop);
    }

    private List<Finding> merge(List<Finding> findings, BooleanSupplier stop) {
        Map<String, Finding> open = new LinkedHashMap<>();
        Map<String, Finding> rows = new HashMap<>();
        for (Finding finding : findings) {
            boolean missingRow = finding.code().equals(MissingRows.CODE);
            if (missingRow) {
                finding.beneath().forEach(each -> rows.put(each.relation(), finding));
            }
            for (Finding each : missingRow ? finding.beneath() : List.of(finding)) {
                if (isOpen(each)) {
                    open.put(each.relation(), each);
                }
            }
        }
        Map<String, Finding> tops = new HashMap<>();
        Set<String> folded = new HashSet<>();
        DefinitionSearch search = new DefinitionSearch(net);
        int searched = 0;
        for (List<String> relations : broken.values()) {
            List<Finding> own =
                    relations.stream().filter(open::containsKey).map(open::get).toList();
            if (own.isEmpty() || searched++ >= MOST_SEARCHED || stop.getAsBoolean()) {
                continue;
            }
            CheckCell first = own.get(0).cells().get(0);
            Set<String> elsewhere = relations.stream()
                    .filter(id -> !open.containsKey(id))
                    .map(id -> net.cell(target(id)).place().column())
                    .collect(Collectors.toSet());
            Definitions definitions =
                    search.search(first.place().paper(), first.place().row(), elsewhere);
            List<Finding> explained = own.stream()
                    .filter(finding -> definitions.holding(column(finding)).stream()
                            .anyMatch(definition -> definition.odds() > 0 && !isTheRule(definition, finding)))
                    .toList();
            if (!explained.isEmpty() && isWhole(explained, rows) && !lackTheSame(explained)) {
                tops.put(explained.get(0).relation(), finding(definitions, explained));
                explained.forEach(each -> folded.add(each.relation()));
            }
        }
        return tops.isEmpty() ? findings : replaced(findings, tops, folded);
    }

    /** Whether no column is left of a row that seems to be missing: that explains all of them, and by one row. */
    private static boolean isWhole(List<Finding> explained, Map<String, Finding> rows) {
        Set<String> columns = explained.stream().map(DefinitionFindings::column).collect(Collectors.toSet());
        return explained.stream()
                .filter(finding -> rows.containsKey(finding.relation()))
                // A column that is missing in several rows is never explained by another sum in one of them.
                .allMatch(finding -> columns.size() > 1
                        && Objects.requireNonNull(rows.get(finding.relation())).beneath().stream()
                                .allMatch(each -> columns.contains(column(each))));
    }

    /**
     * Whether a row lacks the same amount in several columns: any rows with the same amounts every year make it up, and
     * many columns then say no more than one.
     */
    private static boolean lackTheSame(List<Finding> explained) {
        List<Interval> gaps = new ArrayList<>();
        for (Finding finding : explained) {
            finding.gap()
                    .ifPresent(gap -> gaps.add(
                            Interval.around(gap, finding.range().orElseThrow().width())));
        }
        long same = gaps.stream()
                .mapToLong(gap -> gaps.stream().filter(gap::meets).count())
                .max()
                .orElse(0);
        // One column may be the total of the others.
        return same > 1 && same >= explained.size() - 1;
    }

    private String target(String relation) {
        CheckRelation sum = sums.get(relation);
        if (sum == null) {
            throw new IllegalStateException(relation);
        }
        return sum.target();
    }

    /**
     * Whether a definition is the broken rule itself, with the parts of a subtotal in place of the subtotal: that fits
     * because more rounded numbers leave more room.
     */
    private boolean isTheRule(Definition definition, Finding finding) {
        CheckCell target = finding.cells().get(0);
        Map<String, Rational> found = new HashMap<>();
        definition
                .terms()
                .forEach(term ->
                        parts(target.place().paper() + "\n" + term.row(), column(finding), term.weight(), found));
        Map<String, Rational> declared = new HashMap<>();
        CheckRelation rule = Objects.requireNonNull(sums.get(finding.relation()));
        rule.terms().forEach(member -> parts(row(net.cell(member.cell())), column(finding), member.weight(), declared));
        return found.equals(declared);
    }

    /** Adds a row as the rows that it is added up from in a column, down to those that are not added up. */
    private void parts(String row, String column, Rational weight, Map<String, Rational> parts) {
        parts(row, column, weight, parts, MOST_LEVELS);
    }

    private void parts(String row, String column, Rational weight, Map<String, Rational> parts, int levels) {
        CheckRelation sum = levels == 0 ? null : sumOf.get(row + "\n" + column);
        if (sum == null) {
            parts.merge(row, weight, Rational::plus);
            parts.remove(row, Rational.ZERO);
        } else {
            sum.terms()
                    .forEach(member -> parts(
                            row(net.cell(member.cell())), column, weight.times(member.weight()), parts, levels - 1));
        }
    }

    private static String column(Finding finding) {
        return finding.cells().get(0).place().column();
    }

    /** A contradiction of one sum alone, of which no other place tells the right number. */
    private static boolean isOpen(Finding finding) {
        return finding.code().equals("EB-CHK-002")
                && finding.beneath().isEmpty()
                && finding.suspect()
                        .filter(change -> change.elsewhere() != null)
                        .isEmpty();
    }

    private static List<Finding> replaced(List<Finding> findings, Map<String, Finding> tops, Set<String> folded) {
        List<Finding> result = new ArrayList<>();
        for (Finding finding : findings) {
            List<Finding> parts = finding.code().equals(MissingRows.CODE)
                            && finding.beneath().stream().anyMatch(each -> folded.contains(each.relation()))
                    ? finding.beneath()
                    : List.of(finding);
            for (Finding part : parts) {
                Finding top = tops.get(part.relation());
                if (top != null) {
                    result.add(top);
                } else if (!folded.contains(part.relation())) {
                    result.add(part);
                }
            }
        }
        return List.copyOf(result);
    }

    private Finding finding(Definitions definitions, List<Finding> explained) {
        Finding first = explained.get(0);
        List<CheckCell> cells = new ArrayList<>();
        explained.forEach(finding -> cells.add(finding.cells().get(0)));
        net.cells().stream()
                .filter(cell -> row(cell).equals(row(cells.get(0))) && cell.printed() != null)
                .filter(cell -> cells.stream().noneMatch(other -> other.id().equals(cell.id())))
                .forEach(cells::add);
        Finding.Builder finding = Finding.builder()
                .code("EB-CHK-009")
                .severity(Severity.ERROR)
                .verdict(Verdict.CONTRADICTION)
                .relation(first.relation())
                .cells(cells)
                .unit(first.unit())
                .rule(first.rule())
                .citation(first.citation())
                .message(new Words(definitions, true).message())
                .meldung(new Words(definitions, false).message())
                .advice("say which rule counts for which column, and compare columns only by one rule: the report"
                        + " restates the row by each")
                .vorschlag("angeben, welche Regel für welche Spalte gilt, und Spalten nur nach einer Regel vergleichen:"
                        + " Der Prüfbericht rechnet die Zeile nach jeder um")
                .beneath(explained)
                .definitions(definitions);
        first.search().ifPresent(finding::search);
        return finding.build();
    }

    /** The sentence that says which sum holds where. */
    private record Words(Definitions definitions, boolean english) {

        private String say(String inEnglish, String inGerman) {
            return english ? inEnglish : inGerman;
        }

        private String quoted(String text) {
            return english ? "\"" + text + "\"" : "„" + text + "“";
        }

        String message() {
            List<String> parts = new ArrayList<>();
            definitions.definitions().forEach(definition -> parts.add(part(definition)));
            List<String> undecided = definitions.undecided();
            if (!undecided.isEmpty()) {
                parts.add(
                        say("not decidable, because more than one fits: ", "nicht entscheidbar, weil mehrere passen: ")
                                + String.join(", ", undecided));
            }
            List<String> unexplained = definitions.unexplained();
            if (!unexplained.isEmpty()) {
                parts.add(say("no sum found for ", "keine Summe gefunden für ") + String.join(", ", unexplained));
            }
            return quoted(definitions.label())
                    + say(" does not follow one rule in all columns: ", " folgt nicht in allen Spalten einer Regel: ")
                    + String.join("; ", parts)
                    + say(
                            " (" + definitions.tried() + " sums of " + definitions.rows() + " rows tried)",
                            " (" + definitions.tried() + " Summen aus " + definitions.rows() + " Zeilen versucht)");
        }

        private String part(Definition definition) {
            int n = definition.columns().size();
            String text = Definition.text(definition.terms(), say("\"", "„"), say("\"", "“")) + say(" in ", " in ") + n
                    + say(n == 1 ? " column (" : " columns (", n == 1 ? " Spalte (" : " Spalten (")
                    + String.join(", ", definition.columns()) + ")";
            if (definition.isDeclared()) {
                text += say(", as its rule says for ", ", wie die Regel sagt für ")
                        + String.join(", ", definition.declared());
            } else {
                text += say(", found by search; by chance less than 1 : ", ", durch Suche gefunden; Zufall unter 1 : ")
                        + (1L << Math.min(40, definition.odds()));
            }
            if (!definition.rivals().isEmpty()) {
                text += say(", or as well ", ", ebenso gut ") + String.join(say(" or ", " oder "), definition.rivals());
            }
            return text;
        }
    }
}
