package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Says of a contradiction where its number stands right: with the same figure of another period or phase, or one row
 * above or below. Short numbers say nothing; neither do a sum and its parts.
 */
final class Copies {

    /** Numbers of fewer digits agree by chance. */
    private static final Rational LEAST = Rational.of(100);

    private final Map<String, List<CheckCell>> namesakes = new HashMap<>();
    private final Map<String, List<CheckCell>> columns = new HashMap<>();

    Copies(Collection<CheckCell> cells) {
        for (CheckCell cell : cells) {
            if (cell.printed() == null || cell.source() == null) {
                continue;
            }
            CheckCell.Fact fact = cell.fact();
            if (fact != null) {
                namesakes.computeIfAbsent(name(fact), key -> new ArrayList<>()).add(cell);
            }
            columns.computeIfAbsent(column(cell), key -> new ArrayList<>()).add(cell);
        }
    }

    private static String name(CheckCell.Fact fact) {
        return fact.concept() + "|" + fact.dimension();
    }

    private static String column(CheckCell cell) {
        return cell.place().paper() + "\n" + cell.place().column();
    }

    /** The finding, with the other place where there is one. Where figures are only jointly inconsistent, none says more. */
    Finding explained(Finding finding) {
        if (finding.code().equals("EB-CHK-007")) {
            return finding;
        }
        String first = finding.cells().get(0).id();
        for (CheckCell cell : candidates(finding)) {
            Set<String> concerned = new HashSet<>(Set.of(first)); // that a sum is its only part says nothing
            if (cell.id().equals(first)) {
                finding.cells().forEach(each -> concerned.add(each.id()));
            }
            CheckCell shifted = shifted(cell, concerned);
            CheckCell beside = shifted == null ? beside(cell, concerned) : null;
            CheckCell other = shifted == null ? beside : shifted;
            if (other != null) {
                return Finding.builder()
                        .from(finding)
                        .addCells(other)
                        .message(finding.message() + "; the number of \"" + cell.label() + "\" ("
                                + cell.place().column() + ") is that of \"" + other.label() + "\" ("
                                + other.place().column() + ") at " + other.source()
                                + (shifted == null ? ", the row beside it" : ", another period or phase"))
                        .meldung(finding.meldung() + "; die Zahl von „" + cell.label() + "“ ("
                                + cell.place().column() + ") steht auch bei „" + other.label() + "“ ("
                                + other.place().column() + ") in " + other.source()
                                + (shifted == null ? ", der Zeile daneben" : ", einem anderen Zeitraum oder Stand"))
                        .build();
            }
        }
        return finding;
    }

    /** The cells that may be wrong. */
    private static List<CheckCell> candidates(Finding finding) {
        if (finding.suspect().isPresent()) {
            List<CheckCell> cells = new ArrayList<>();
            cells.add(finding.suspect().get().cell());
            finding.alternatives().forEach(change -> cells.add(change.cell()));
            return cells;
        }
        boolean same = finding.code().equals("EB-CHK-003");
        return finding.cells().subList(0, same ? Math.min(2, finding.cells().size()) : 1);
    }

    /** The same figure of another period or phase with the same number; rather in the same paper. */
    private @Nullable CheckCell shifted(CheckCell cell, Set<String> concerned) {
        CheckCell.Fact fact = cell.fact();
        if (fact == null) {
            return null;
        }
        CheckCell found = null;
        for (CheckCell other : namesakes.getOrDefault(name(fact), List.of())) {
            boolean home = other.place().paper().equals(cell.place().paper());
            if (!fact.equals(other.fact()) && agrees(cell, other, concerned) && (found == null || home)) {
                found = other;
                if (home) {
                    break;
                }
            }
        }
        return found;
    }

    private @Nullable CheckCell beside(CheckCell cell, Set<String> concerned) {
        List<CheckCell> column = columns.getOrDefault(column(cell), List.of());
        int at = column.indexOf(cell);
        for (int i : new int[] {at - 1, at + 1}) {
            if (at >= 0 && i >= 0 && i < column.size() && agrees(cell, column.get(i), concerned)) {
                return column.get(i);
            }
        }
        return null;
    }

    private static boolean agrees(CheckCell cell, CheckCell other, Set<String> concerned) {
        Optional<Rational> one = cell.value();
        return !concerned.contains(other.id())
                && other.unit().convertsTo(cell.unit())
                && one.isPresent()
                && one.get().timesTenTo(-cell.unit().exponent()).abs().compareTo(LEAST) >= 0
                && one.equals(other.value());
    }
}
