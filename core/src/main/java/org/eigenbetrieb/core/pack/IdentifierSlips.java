package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Severity;

/**
 * Numbers of accounts and the like that two papers write differently by a typing error: each paper has one that the
 * other lacks, they differ by one digit or two swapped ones, and name or amounts are the same.
 *
 * <p>Only papers that share several of these numbers are compared, and amounts that disagree speak against it.
 */
final class IdentifierSlips {

    /** Papers with fewer numbers in common list different things. */
    private static final int LEAST_SHARED = 3;

    private static final int SHORTEST = 4;
    private static final int MOST_UNMATCHED = 200;
    private static final Rational LEAST_AMOUNT = Rational.of(100);

    /** What a paper prints under each number. */
    private final Map<DimensionKey, Map<String, Map<String, List<Figure>>>> lists = new LinkedHashMap<>();

    private IdentifierSlips(Collection<Figure> figures) {
        for (Figure figure : figures) {
            if (!figure.place().paper().isEmpty()) {
                figure.key().dimensions().asMap().forEach((key, id) -> {
                    if (isNumber(id)) {
                        lists.computeIfAbsent(key, each -> new LinkedHashMap<>())
                                .computeIfAbsent(figure.place().paper(), each -> new LinkedHashMap<>())
                                .computeIfAbsent(id, each -> new ArrayList<>())
                                .add(figure);
                    }
                });
            }
        }
    }

    /** Mostly digits: account numbers, numbers of projects and posts, no names. */
    static boolean isNumber(String id) {
        long digits = id.chars().filter(c -> c >= '0' && c <= '9').count();
        return id.length() >= SHORTEST && 2 * digits >= id.length();
    }

    static List<Finding> find(Collection<Figure> figures) {
        IdentifierSlips slips = new IdentifierSlips(figures);
        List<Finding> findings = new ArrayList<>();
        slips.lists.forEach((key, papers) -> {
            List<String> names = List.copyOf(papers.keySet());
            for (int i = 0; i < names.size(); i++) {
                for (int j = i + 1; j < names.size(); j++) {
                    findings.addAll(slips.compare(key, names.get(i), names.get(j)));
                }
            }
        });
        return findings;
    }

    private List<Finding> compare(DimensionKey key, String first, String second) {
        Map<String, List<Figure>> one = lists.getOrDefault(key, Map.of()).getOrDefault(first, Map.of());
        Map<String, List<Figure>> two = lists.getOrDefault(key, Map.of()).getOrDefault(second, Map.of());
        Set<String> here = new TreeSet<>(one.keySet());
        here.removeAll(two.keySet());
        Set<String> there = new TreeSet<>(two.keySet());
        there.removeAll(one.keySet());
        boolean alike = one.size() - here.size() >= LEAST_SHARED;
        List<Finding> findings = new ArrayList<>();
        if (!alike || here.size() > MOST_UNMATCHED || there.size() > MOST_UNMATCHED) {
            return findings;
        }
        for (String id : here) {
            List<String> meant = there.stream()
                    .filter(other -> isSlip(id, other)
                            && isSame(key, one.getOrDefault(id, List.of()), two.getOrDefault(other, List.of())))
                    .toList();
            if (meant.size() == 1) {
                findings.add(finding(
                        key,
                        one.getOrDefault(id, List.of()).get(0),
                        id,
                        two.getOrDefault(meant.get(0), List.of()).get(0),
                        meant.get(0)));
            }
        }
        return findings;
    }

    /** Whether one typing error turns one number into the other; zeros on the right fill up short numbers. */
    static boolean isSlip(String one, String other) {
        String left = stripped(one);
        String right = stripped(other);
        return !left.equals(right) && (isOneEdit(one, other) || isOneEdit(left, right));
    }

    private static String stripped(String id) {
        int end = id.length();
        while (end > 0 && id.charAt(end - 1) == '0') {
            end--;
        }
        return id.substring(0, end);
    }

    private static boolean isOneEdit(String one, String other) {
        int first = 0;
        while (first < one.length() && first < other.length() && one.charAt(first) == other.charAt(first)) {
            first++;
        }
        String a = one.substring(first);
        String b = other.substring(first);
        if (a.isEmpty() && b.isEmpty()) {
            return false;
        }
        if (a.length() == b.length()) {
            boolean changed = a.substring(1).equals(b.substring(1));
            boolean swapped = a.length() > 1
                    && a.charAt(0) == b.charAt(1)
                    && a.charAt(1) == b.charAt(0)
                    && a.substring(2).equals(b.substring(2));
            return changed || swapped;
        }
        String longer = a.length() > b.length() ? a : b;
        String shorter = a.length() > b.length() ? b : a;
        return longer.length() == shorter.length() + 1 && longer.substring(1).equals(shorter);
    }

    /** The same name or the same amounts, and no amount that disagrees. */
    private static boolean isSame(DimensionKey key, List<Figure> here, List<Figure> there) {
        int agreeing = 0;
        for (Figure one : here) {
            for (Figure other : there) {
                if (isComparable(key, one.key(), other.key())
                        && one.interval().isPresent()
                        && other.interval().isPresent()) {
                    if (!one.interval().get().meets(other.interval().get())) {
                        return false;
                    }
                    Rational size = one.value().orElseThrow().abs();
                    agreeing += size.compareTo(LEAST_AMOUNT) >= 0 ? 1 : 0;
                }
            }
        }
        return agreeing > 0 || hasSameLabel(here.get(0), there.get(0));
    }

    private static boolean hasSameLabel(Figure one, Figure other) {
        String here = plain(one.place().label());
        return here.length() >= SHORTEST && here.equals(plain(other.place().label()));
    }

    private static String plain(String label) {
        StringBuilder plain = new StringBuilder();
        label.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The same thing at the same time, but for the number in question. */
    private static boolean isComparable(DimensionKey key, FigureKey one, FigureKey other) {
        Map<DimensionKey, String> here = new LinkedHashMap<>(one.dimensions().asMap());
        Map<DimensionKey, String> there = new LinkedHashMap<>(other.dimensions().asMap());
        here.remove(key);
        there.remove(key);
        return one.concept().equals(other.concept())
                && one.phase().equals(other.phase())
                && one.period().equals(other.period())
                && here.equals(there);
    }

    private Finding finding(DimensionKey key, Figure one, String id, Figure other, String meant) {
        int here = papers(key, id);
        int there = papers(key, meant);
        boolean thisWrong = here < there;
        boolean otherWrong = there < here;
        String advice = thisWrong || otherWrong
                ? (thisWrong ? id : meant) + " is probably " + (thisWrong ? meant : id) + ", which more papers print"
                : "one of them is probably mistyped; find out which";
        String rat = thisWrong || otherWrong
                ? (thisWrong ? id : meant) + " ist vermutlich " + (thisWrong ? meant : id)
                        + ": So drucken es mehr Unterlagen"
                : "eine davon ist vermutlich verschrieben; klären, welche";
        String where = key.id() + " " + id + " \"" + one.place().label() + "\"";
        return Finding.builder()
                .code("EB-PCK-107")
                .severity(Severity.WARNING)
                .relation("nummer:" + id + ":" + meant)
                .cells(List.of(cell(one), cell(other)))
                .unit(Unit.NUMBER)
                .rule("Dieselbe Nummer in allen Unterlagen")
                .message(where + " stands only here, " + meant + " \""
                        + other.place().label() + "\" only at " + other.source()
                        + ": name or amounts are the same, the numbers differ by a typing error")
                .meldung(key.id() + " " + id + " „" + one.place().label() + "“ steht nur hier, " + meant + " „"
                        + other.place().label() + "“ nur in " + other.source()
                        + ": Name oder Beträge sind gleich, die Nummern unterscheiden sich durch einen Schreibfehler")
                .advice(advice)
                .vorschlag(rat)
                .build();
    }

    private int papers(DimensionKey key, String id) {
        return (int) lists.getOrDefault(key, Map.of()).values().stream()
                .filter(ids -> ids.containsKey(id))
                .count();
    }

    private static CheckCell cell(Figure figure) {
        return CheckCell.text(figure.place(), figure.source());
    }
}
