package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigenbetrieb.core.check.Repair.Change;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.source.Severity;

/**
 * The same slip in several cells of one column or row: it was not filled, has the wrong sign or another unit.
 *
 * <p>That is one fault, not one per cell: it is reported on top, with what each cell should say, and the findings on
 * the single cells beneath it.
 */
final class LineSlips {

    /** Two zeros in a column may be two slips; three have one cause. */
    private static final int LEAST_OF_COLUMN = 3;

    /** Who fills a row sees its cells side by side. */
    private static final int LEAST_OF_ROW = 2;

    private static final int MOST_NAMED = 6;
    private static final Set<Slip> SYSTEMATIC = Set.of(Slip.SIGN, Slip.UNIT, Slip.ZERO);

    private LineSlips() {}

    static List<Finding> merge(List<Finding> findings) {
        return merge(merge(findings, true), false);
    }

    private static List<Finding> merge(List<Finding> findings, boolean column) {
        Map<String, List<Finding>> lines = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Change change = finding.suspect().orElse(null);
            if (change != null && SYSTEMATIC.contains(change.cause())) {
                Place place = change.cell().place();
                String line = column ? place.column() : place.row();
                if (!line.isEmpty()) {
                    lines.computeIfAbsent(place.paper() + "\n" + line + "\n" + change.cause(), key -> new ArrayList<>())
                            .add(finding);
                }
            }
        }
        Map<Finding, Finding> merged = new HashMap<>();
        Set<Finding> beneath = new HashSet<>();
        lines.values().forEach(same -> {
            if (same.size() >= (column ? LEAST_OF_COLUMN : LEAST_OF_ROW)) {
                merged.put(same.get(0), line(same, column));
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

    private static Finding line(List<Finding> findings, boolean column) {
        List<Change> changes = findings.stream()
                .map(finding -> finding.suspect().orElseThrow())
                .toList();
        Change first = changes.get(0);
        Place place = first.cell().place();
        int cells = changes.size();
        Finding.Builder finding = Finding.builder()
                .code("EB-CHK-010")
                .severity(Severity.ERROR)
                .verdict(Verdict.CONTRADICTION)
                .relation(findings.get(0).relation())
                .cells(changes.stream().map(Change::cell).toList())
                .unit(first.cell().unit())
                .rule(findings.get(0).rule())
                .citation(findings.get(0).citation());
        findings.get(0).search().ifPresent(finding::search);
        String line = column ? "column \"" + place.column() + "\"" : "row \"" + place.label() + "\"";
        String zeile = column ? "Spalte „" + place.columnHeading() + "“" : "Zeile „" + place.label() + "“";
        return finding.message(line + " contradicts other figures in " + cells + (column ? " rows" : " columns")
                        + " in the same way (" + first.cause().english() + "): " + amounts(changes, column, true))
                .meldung(zeile + " widerspricht in " + cells + (column ? " Zeilen" : " Spalten")
                        + " auf dieselbe Weise anderen Angaben ("
                        + first.cause().german() + "): "
                        + amounts(changes, column, false))
                .advice("probably the numbers named belong here; look at the whole " + (column ? "column" : "row")
                        + ", also at cells that nothing contradicts")
                .vorschlag("vermutlich gehören die genannten Zahlen hierher; "
                        + (column ? "die ganze Spalte" : "die ganze Zeile")
                        + " prüfen, auch Zellen, denen nichts widerspricht")
                .beneath(findings)
                .build();
    }

    private static String amounts(List<Change> changes, boolean column, boolean english) {
        List<String> amounts = new ArrayList<>();
        for (Change change : changes) {
            CheckCell cell = change.cell();
            if (amounts.size() < MOST_NAMED) {
                String name = column
                        ? cell.label()
                        : english ? cell.place().column() : cell.place().columnHeading();
                amounts.add((english ? "\"" + name + "\" " : "„" + name + "“ ")
                        + Causes.number(change, english)
                        + (english ? " instead of " : " statt ")
                        + Findings.number(cell));
            }
        }
        int more = changes.size() - amounts.size();
        return String.join(", ", amounts)
                + (more > 0 ? (english ? " and " : " und ") + more + (english ? " more" : " weitere") : "");
    }
}
