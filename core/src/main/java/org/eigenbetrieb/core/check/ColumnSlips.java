package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigenbetrieb.core.check.Repair.Change;
import org.eigenbetrieb.core.source.Severity;

/**
 * The same slip in several cells of one column: a column that was not filled, has the wrong sign or another unit.
 *
 * <p>That is one fault, not one per cell: it is reported on top, with what each cell should say, and the findings on
 * the single cells beneath it.
 */
final class ColumnSlips {

    /** Two zeros may be two slips; three in a column have one cause. */
    private static final int LEAST = 3;

    private static final int MOST_NAMED = 6;
    private static final Set<Slip> SYSTEMATIC = Set.of(Slip.SIGN, Slip.UNIT, Slip.ZERO);

    private ColumnSlips() {}

    static List<Finding> merge(List<Finding> findings) {
        Map<String, List<Finding>> columns = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Change change = finding.suspect().orElse(null);
            if (change != null
                    && SYSTEMATIC.contains(change.cause())
                    && !change.cell().place().column().isEmpty()) {
                String column = change.cell().place().paper() + "\n"
                        + change.cell().place().column() + "\n" + change.cause();
                columns.computeIfAbsent(column, key -> new ArrayList<>()).add(finding);
            }
        }
        Map<Finding, Finding> merged = new HashMap<>();
        Set<Finding> beneath = new HashSet<>();
        columns.values().forEach(same -> {
            if (same.size() >= LEAST) {
                merged.put(same.get(0), column(same));
                beneath.addAll(same);
            }
        });
        List<Finding> result = new ArrayList<>();
        for (Finding finding : findings) {
            Finding top = merged.get(finding);
            if (top != null) {
                result.add(top);
            } else if (!beneath.contains(finding)) {
                result.add(finding);
            }
        }
        return result;
    }

    private static Finding column(List<Finding> findings) {
        List<Change> changes = findings.stream()
                .map(finding -> finding.suspect().orElseThrow())
                .toList();
        Change first = changes.get(0);
        String column = first.cell().place().column();
        int cells = changes.size();
        Finding.Builder finding = Finding.builder()
                .code("EB-CHK-009")
                .severity(Severity.ERROR)
                .verdict(Verdict.CONTRADICTION)
                .relation(findings.get(0).relation())
                .cells(changes.stream().map(Change::cell).toList())
                .unit(first.cell().unit())
                .rule(findings.get(0).rule())
                .citation(findings.get(0).citation());
        findings.get(0).search().ifPresent(finding::search);
        return finding.message("column \"" + column + "\" contradicts other figures in " + cells
                        + " rows in the same way (" + first.cause().english() + "): " + amounts(changes, true))
                .meldung("Spalte „" + column + "“ widerspricht in " + cells
                        + " Zeilen auf dieselbe Weise anderen Angaben ("
                        + first.cause().german() + "): "
                        + amounts(changes, false))
                .advice("look at the whole column, also at cells that nothing contradicts; the findings beneath name"
                        + " what else would do for each cell")
                .vorschlag(
                        "die ganze Spalte prüfen, auch Zellen, denen nichts widerspricht; die Befunde darunter nennen,"
                                + " was je Zelle sonst in Frage käme")
                .beneath(findings)
                .build();
    }

    private static String amounts(List<Change> changes, boolean english) {
        List<String> amounts = new ArrayList<>();
        for (Change change : changes) {
            CheckCell cell = change.cell();
            if (amounts.size() < MOST_NAMED) {
                amounts.add((english ? "\"" + cell.label() + "\" " : "„" + cell.label() + "“ ")
                        + Findings.number(cell.printing(change.proposed()))
                        + (english ? " instead of " : " statt ")
                        + Findings.number(cell));
            }
        }
        int more = changes.size() - amounts.size();
        return String.join(", ", amounts)
                + (more > 0 ? (english ? " and " : " und ") + more + (english ? " more" : " weitere") : "");
    }
}
