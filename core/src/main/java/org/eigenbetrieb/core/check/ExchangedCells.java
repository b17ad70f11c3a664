package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eigenbetrieb.core.check.Repair.Change;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Severity;

/**
 * Two numbers that stand in each other's place, or those of two whole columns or rows: one finding, not one per cell.
 */
final class ExchangedCells {

    private static final String CODE = "EB-CHK-011";
    private static final int MOST_NAMED = 6;

    private final Function<String, Optional<Finding>> contradictions;

    /** Two cells, and what is left of the findings that accuse them. */
    private record Pair(Change one, Change other, Finding first, List<Finding> findings) {}

    /**
     * Looks for exchanged cells.
     *
     * @param contradictions the contradiction of a relation
     */
    ExchangedCells(Function<String, Optional<Finding>> contradictions) {
        this.contradictions = contradictions;
    }

    List<Finding> merge(List<Finding> findings) {
        List<Finding> left = new ArrayList<>(findings);
        Map<String, List<Pair>> lines = new LinkedHashMap<>();
        for (int i = 0; i < left.size(); i++) {
            for (int j = i; j < left.size(); j++) {
                Optional<Pair> pair = i == j ? within(left.get(i)) : across(left.get(i), left.get(j));
                if (pair.isPresent()) {
                    lines.computeIfAbsent(line(pair.get()), key -> new ArrayList<>())
                            .add(pair.get());
                    if (i < j) {
                        left.remove(j);
                    }
                    break;
                }
            }
        }
        Map<Finding, Finding> tops = new LinkedHashMap<>();
        lines.values().forEach(pairs -> {
            tops.put(pairs.get(0).first, finding(pairs));
            pairs.stream().skip(1).forEach(pair -> left.remove(pair.first));
        });
        return left.stream().map(each -> tops.getOrDefault(each, each)).toList();
    }

    /** The cells that a finding accuses together. */
    private static Optional<Pair> within(Finding finding) {
        Change suspect = finding.suspect().orElse(null);
        if (suspect == null || suspect.cause() != Slip.EXCHANGED) {
            return Optional.empty();
        }
        return finding.follows().stream()
                .filter(other -> other.cause() == Slip.EXCHANGED && Exchanges.areExchanged(suspect, other))
                .findFirst()
                .map(other -> new Pair(suspect, other, finding, List.of(finding)));
    }

    /** Two findings of which each accuses one of the cells, or names it as one that would do. */
    private static Optional<Pair> across(Finding one, Finding other) {
        if (!isOpen(one) || !isOpen(other)) {
            // Other places tell both numbers: that each is the one of the other cell is the cause all the same.
            Change first = one.suspect().orElse(null);
            Change second = other.suspect().orElse(null);
            return first != null && second != null && Exchanges.areExchanged(first, second)
                    ? Optional.of(new Pair(first, second, one, List.of(one, other)))
                    : Optional.empty();
        }
        for (Change first : accused(one)) {
            for (Change second : accused(other)) {
                if (Exchanges.areExchanged(first, second)) {
                    return Optional.of(new Pair(first, second, one, List.of(one, other)));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether no other place tells the right number, unless it is the number of the exchanged cell. */
    private static boolean isOpen(Finding finding) {
        return finding.suspect()
                .filter(change -> change.elsewhere() == null || change.cause() == Slip.EXCHANGED)
                .isPresent();
    }

    private static List<Change> accused(Finding finding) {
        List<Change> accused = new ArrayList<>();
        finding.suspect().ifPresent(accused::add);
        if (accused.stream().noneMatch(change -> change.cause() == Slip.EXCHANGED)) {
            accused.addAll(finding.alternatives());
        }
        return accused;
    }

    /** What two pairs share that are the same two columns or rows. */
    private static String line(Pair pair) {
        CheckCell one = pair.one.cell();
        CheckCell other = pair.other.cell();
        boolean row = Exchanges.inRow(one, other);
        String first = row ? one.place().column() : one.place().row();
        String second = row ? other.place().column() : other.place().row();
        return one.place().paper() + "\n" + row + "\n"
                + (first.compareTo(second) < 0 ? first + "\n" + second : second + "\n" + first);
    }

    private Finding finding(List<Pair> pairs) {
        Pair pair = pairs.get(0);
        List<CheckCell> cells = new ArrayList<>();
        List<Change> follows = new ArrayList<>();
        List<Finding> beneath = new ArrayList<>();
        for (Pair each : pairs) {
            cells.add(each.one.cell());
            cells.add(each.other.cell());
            follows.add(Exchanges.because(each.one));
            follows.add(Exchanges.because(each.other));
            for (Finding finding : each.findings) {
                finding.follows().stream()
                        .filter(change -> follows.stream()
                                .noneMatch(own ->
                                        own.cell().id().equals(change.cell().id())))
                        .forEach(follows::add);
                beneath.add(contradictions.apply(finding.relation()).orElse(finding));
                beneath.addAll(finding.beneath());
            }
        }
        Finding.Builder finding = Finding.builder()
                .code(CODE)
                .severity(Severity.ERROR)
                .verdict(Verdict.CONTRADICTION)
                .relation(pair.first.relation())
                .cells(cells)
                .unit(pair.one.cell().unit())
                .rule(pair.first.rule())
                .citation(pair.first.citation())
                .suspect(follows.get(0))
                .follows(follows.subList(1, follows.size()))
                .beneath(beneath);
        pair.first.search().ifPresent(finding::search);
        return finding.message(message(pairs, true))
                .meldung(message(pairs, false))
                .advice(advice(pairs, true))
                .vorschlag(advice(pairs, false))
                .build();
    }

    private static String message(List<Pair> pairs, boolean english) {
        CheckCell one = pairs.get(0).one.cell();
        CheckCell other = pairs.get(0).other.cell();
        boolean row = Exchanges.inRow(one, other);
        String first = row ? column(one, english) : quoted(one.label(), english);
        String second = row ? column(other, english) : quoted(other.label(), english);
        if (pairs.size() > 1) {
            String what = row ? (english ? "columns " : "Spalten ") : (english ? "rows " : "Zeilen ");
            String where = english ? (row ? " rows" : " columns") : row ? " Zeilen" : " Spalten";
            return what + first + (english ? " and " : " und ") + second
                    + (english ? " seem to be exchanged in " : " scheinen vertauscht in ") + pairs.size() + where + ": "
                    + named(pairs, row, english);
        }
        String line = row ? quoted(one.label(), english) : column(one, english);
        return line + ": " + first + " (" + Findings.number(one) + ")" + (english ? " and " : " und ") + second + " ("
                + Findings.number(other) + ")"
                + (english
                        ? " seem to be exchanged: each number fits in the other's place"
                        : " scheinen vertauscht: Jede der beiden Zahlen passt an die Stelle der anderen");
    }

    private static String named(List<Pair> pairs, boolean row, boolean english) {
        List<String> names = pairs.stream()
                .limit(MOST_NAMED)
                .map(pair -> (row ? quoted(pair.one.cell().label(), english) : column(pair.one.cell(), english)) + " "
                        + Findings.number(pair.one.cell()) + (english ? " and " : " und ")
                        + Findings.number(pair.other.cell()))
                .toList();
        int more = pairs.size() - names.size();
        return String.join(", ", names)
                + (more > 0 ? (english ? " and " + more + " more" : " und " + more + " weitere") : "");
    }

    private static String column(CheckCell cell, boolean english) {
        String name = english ? cell.place().column() : cell.place().columnHeading();
        return quoted(name.isEmpty() ? cell.id() : name, english);
    }

    private static String quoted(String text, boolean english) {
        return english ? "\"" + text + "\"" : "„" + text + "“";
    }

    private static String advice(List<Pair> pairs, boolean english) {
        if (pairs.size() > 1) {
            return english
                    ? "compare both with the source, also the cells that nothing contradicts: either they are exchanged"
                            + " here, or what they are compared with is"
                    : "beide mit der Vorlage vergleichen, auch Zellen, denen nichts widerspricht: Entweder sind sie hier"
                            + " vertauscht oder dort, womit sie verglichen werden";
        }
        Pair pair = pairs.get(0);
        return (english ? "exchange the two numbers: " : "die beiden Zahlen tauschen: ")
                + Causes.change(pair.one.cell(), pair.other.cell(), english) + ", "
                + Causes.change(pair.other.cell(), pair.one.cell(), english)
                + (english ? "; the other figures require " : "; die übrigen Angaben verlangen ")
                + range(pair.one) + (english ? " and " : " und ") + range(pair.other);
    }

    /** What helps in a cell. */
    private static String range(Change change) {
        Rational low = change.low();
        Rational high = change.high();
        if (low == null || high == null) {
            return Findings.number(change.cell().printing(change.proposed()));
        }
        String least = Findings.number(low, change.cell());
        String most = Findings.number(high, change.cell());
        return least.equals(most) ? least : least + " – " + most;
    }
}
