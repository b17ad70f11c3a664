package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                String line = line(change, column);
                if (!line.isEmpty()) {
                    lines.computeIfAbsent(line + "\n" + change.cause(), key -> new ArrayList<>())
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
        List<Finding> contradictions = new ArrayList<>();
        findings.forEach(finding -> flatten(finding, contradictions));
        List<Change> changes = changes(findings, contradictions, column);
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
                .beneath(beneath(contradictions, changes))
                .build();
    }

    private static void flatten(Finding finding, List<Finding> contradictions) {
        contradictions.add(finding);
        finding.beneath().forEach(each -> flatten(each, contradictions));
    }

    /** The slips: what the findings accuse, and what has to change with it if that contradicts something by itself. */
    private static List<Change> changes(List<Finding> findings, List<Finding> contradictions, boolean column) {
        Map<String, Change> changes = new LinkedHashMap<>();
        findings.forEach(finding -> add(finding.suspect().orElseThrow(), changes));
        Change first = findings.get(0).suspect().orElseThrow();
        findings.stream()
                .flatMap(finding -> finding.follows().stream())
                .filter(change -> change.cause() == first.cause()
                        && line(change, column).equals(line(first, column))
                        && contradictions.stream().anyMatch(each -> stands(change, each)))
                .forEach(change -> add(change, changes));
        return List.copyOf(changes.values());
    }

    private static void add(Change change, Map<String, Change> changes) {
        changes.putIfAbsent(change.cell().id(), change);
    }

    private static String line(Change change, boolean column) {
        Place place = change.cell().place();
        String line = column ? place.column() : place.row();
        return line.isEmpty() ? "" : place.paper() + "\n" + line;
    }

    private static boolean stands(Change change, Finding contradiction) {
        return contradiction.cells().stream()
                .anyMatch(cell -> cell.id().equals(change.cell().id()));
    }

    /**
     * The contradictions, each with the slip that stands in it. What else would have to change if only that one were
     * corrected says nothing, as the whole line is wrong.
     */
    private static List<Finding> beneath(List<Finding> contradictions, List<Change> changes) {
        List<Change> open = new ArrayList<>(changes);
        List<Finding> beneath = new ArrayList<>();
        for (Finding contradiction : contradictions) {
            Change own = open.stream()
                    .filter(change -> stands(change, contradiction))
                    .findFirst()
                    .orElse(null);
            if (own != null) {
                open.remove(own);
            }
            Finding.Builder finding = Finding.builder().from(contradiction).beneath(List.of());
            boolean asIs = own != null
                    && contradiction.suspect().filter(own::equals).isPresent()
                    && contradiction.follows().isEmpty();
            if (!asIs) {
                String cause = own == null ? "" : " (" + own.cause().english() + ")";
                String ursache = own == null ? "" : " (" + own.cause().german() + ")";
                finding.suspect(Optional.ofNullable(own))
                        .alternatives(List.of())
                        .follows(List.of())
                        .advice(own == null ? "" : Causes.change(own, true) + cause)
                        .vorschlag(own == null ? "" : Causes.change(own, false) + ursache);
            }
            beneath.add(finding.build());
        }
        return beneath;
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
