package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.quantity.Rational;

/** Relations between forms: posts that two forms assign differently differ by the accounts concerned. */
final class FormTies {

    private FormTies() {}

    /**
     * One relation for every post or sum of posts, phase and period that two forms have in common, except where a post
     * is among those without a value.
     */
    static List<Relation> between(Collection<LayoutBinding> bindings, Set<FigureKey> failed) {
        List<Relation> ties = new ArrayList<>();
        List<LayoutBinding> all = List.copyOf(bindings);
        Set<String> done = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (!all.get(i).layout().gliederung().equals(all.get(j).layout().gliederung())) {
                    tie(all.get(i), all.get(j), failed, done, ties);
                }
            }
        }
        return ties;
    }

    /** The accounts behind a line: its own, or those of all lines that it adds up; none when one of these has none. */
    private static List<String> accounts(
            LayoutBinding binding, LayoutRow.Line line, LayoutColumn column, Set<FigureKey> failed) {
        if (binding.key(line, column).filter(failed::contains).isPresent()) {
            return List.of();
        }
        if (!(line.rule() instanceof LayoutRow.Rule.OfTerms terms)) {
            return binding.assignment().accounts(line.concept());
        }
        List<String> all = new ArrayList<>();
        for (Map.Entry<Concept, Rational> term : terms.weights().entrySet()) {
            Optional<LayoutRow.Line> part = binding.layout().line(term.getKey().id());
            List<String> own = part.isPresent() && term.getValue().equals(Rational.ONE)
                    ? accounts(binding, part.get(), column, failed)
                    : List.of();
            if (own.isEmpty()) {
                return List.of();
            }
            all.addAll(own);
        }
        return all;
    }

    private static void tie(
            LayoutBinding one, LayoutBinding other, Set<FigureKey> failed, Set<String> done, List<Relation> ties) {
        for (LayoutRow.Line line : other.layout().lines()) {
            Optional<LayoutRow.Line> same = one.layout().line(line.concept().id());
            if (same.isEmpty() || line.shared() || same.get().shared()) {
                continue;
            }
            for (LayoutColumn column : other.layout().columns()) {
                Optional<FigureKey> key = other.key(line, column);
                List<String> here = accounts(other, line, column, failed);
                if (column.content() instanceof LayoutColumn.Percent || key.isEmpty() || here.isEmpty()) {
                    continue;
                }
                for (LayoutColumn match : one.layout().columns()) {
                    Optional<FigureKey> twin = one.key(same.get(), match);
                    boolean sameTime = twin.isPresent()
                            && twin.get().phase().equals(key.get().phase())
                            && twin.get().period().equals(key.get().period());
                    List<String> there = accounts(one, same.get(), match, failed);
                    if (match.content() instanceof LayoutColumn.Facts
                            && sameTime
                            && !there.isEmpty()
                            && done.add(key.get() + " " + twin.get())) {
                        ties.add(tie(other, key.get(), twin.get(), column, match, one, here, there));
                    }
                }
            }
        }
    }

    private static Relation tie(
            LayoutBinding other,
            FigureKey key,
            FigureKey twin,
            LayoutColumn column,
            LayoutColumn match,
            LayoutBinding one,
            List<String> here,
            List<String> there) {
        List<Formula.Term> terms = new ArrayList<>();
        terms.add(new Formula.Term(Rational.ONE, Formula.ref(twin)));
        Set<String> both = new LinkedHashSet<>(here);
        both.retainAll(there);
        for (String account : here) {
            if (!both.contains(account)) {
                terms.add(new Formula.Term(Rational.ONE, Formula.ref(other.key(account, column))));
            }
        }
        for (String account : there) {
            if (!both.contains(account)) {
                terms.add(new Formula.Term(Rational.ONE.negate(), Formula.ref(one.key(account, match))));
            }
        }
        boolean alike = terms.size() == 1;
        return Relation.asserting(
                        "zuordnung:" + other.paper() + ":" + key.concept() + ":" + column.id(),
                        key,
                        new Formula.Sum(terms),
                        alike
                                ? "Posten wie in " + one.paper()
                                : "Posten aus " + one.paper() + ", berichtigt um anders zugeordnete Konten",
                        other.layout().source(),
                        other.layout().place())
                .inPaper(other.paper());
    }
}
