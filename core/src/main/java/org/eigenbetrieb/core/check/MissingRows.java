package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eigenbetrieb.core.source.Severity;

/**
 * Sums that differ from their parts in several columns of one row at once, as if a row were missing.
 *
 * <p>One wrong cell per column is possible, too, but one missing row is simpler: it is reported on top, with the amounts
 * that the row would have, and the contradictions beneath it. Where a typing error, another place or the other
 * relations tell which cells are wrong, there is nothing to add.
 */
final class MissingRows {

    private final CheckNet net;
    private final Map<String, CheckRelation> relations = new HashMap<>();

    /** A finding, and whether its cell is known for certain. */
    record Found(Finding finding, boolean certain) {}

    MissingRows(CheckNet net) {
        this.net = net;
        net.relations().forEach(relation -> relations.put(relation.id(), relation));
    }

    List<Finding> merge(List<Found> found) {
        Map<String, List<Finding>> rows = new LinkedHashMap<>();
        for (Found each : found) {
            if (isOpenSum(each)) {
                CheckCell target = each.finding.cells().get(0);
                rows.computeIfAbsent(
                                target.place().paper() + "\n" + target.place().row(), key -> new ArrayList<>())
                        .add(each.finding);
            }
        }
        Map<String, Finding> merged = new HashMap<>();
        Set<String> beneath = new HashSet<>();
        rows.forEach((row, findings) -> {
            if (differentColumns(findings) > 1 && unexplained(findings) * 2 > findings.size()) {
                merged.put(findings.get(0).relation(), row(findings));
                findings.forEach(finding -> beneath.add(finding.relation()));
            }
        });
        List<Finding> result = new ArrayList<>();
        for (Found each : found) {
            Finding top = merged.get(each.finding.relation());
            if (top != null) {
                result.add(top);
            } else if (!beneath.contains(each.finding.relation())) {
                result.add(each.finding);
            }
        }
        return result;
    }

    /** A sum whose wrong cell is not known for certain and not printed elsewhere. */
    private boolean isOpenSum(Found found) {
        Finding finding = found.finding;
        CheckRelation relation = relations.get(finding.relation());
        return relation != null
                && relation.kind() == CheckRelation.Kind.SUM
                && finding.verdict().filter(Verdict.CONTRADICTION::equals).isPresent()
                && !net.cell(relation.target()).place().row().isEmpty()
                && finding.suspect().isPresent()
                && finding.suspect().get().elsewhere() == null
                && !found.certain;
    }

    private static long differentColumns(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.cells().get(0).place().column())
                .distinct()
                .count();
    }

    private static long unexplained(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.suspect().orElseThrow().cause() == Slip.UNKNOWN)
                .count();
    }

    private static Finding row(List<Finding> findings) {
        Finding first = findings.get(0);
        CheckCell sum = first.cells().get(0);
        List<String> amounts = new ArrayList<>();
        List<CheckCell> cells = new ArrayList<>();
        for (Finding finding : findings) {
            CheckCell cell = finding.cells().get(0);
            amounts.add(cell.place().column() + ": "
                    + Findings.number(Objects.requireNonNull(finding.gap().orElse(null)), cell));
            cells.add(cell);
        }
        String all = String.join(", ", amounts);
        int columns = findings.size();
        Finding.Builder finding = Finding.builder()
                .code("EB-CHK-008")
                .severity(Severity.ERROR)
                .verdict(Verdict.CONTRADICTION)
                .relation(first.relation())
                .cells(cells)
                .unit(sum.unit())
                .rule(first.rule())
                .citation(first.citation());
        first.search().ifPresent(finding::search);
        return finding.message("\"" + sum.label() + "\" differs from its parts in " + columns
                        + " columns, as if a row were missing: " + all)
                .meldung("„" + sum.label() + "“ weicht in " + columns
                        + " Spalten von den Einzelwerten ab, als ob eine Zeile fehlte: " + all)
                .advice("look for a row with these amounts; without one, " + columns
                        + " cells are wrong, no single one explains it")
                .vorschlag("eine Zeile mit diesen Beträgen suchen; gibt es keine, sind " + columns
                        + " Zellen falsch, eine allein erklärt es nicht")
                .beneath(findings)
                .build();
    }
}
