package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** One relation for every post, phase and period that two forms have in common. */
    static List<Relation> between(Collection<LayoutBinding> bindings) {
        List<Relation> ties = new ArrayList<>();
        List<LayoutBinding> all = List.copyOf(bindings);
        Set<String> done = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (!all.get(i).layout().gliederung().equals(all.get(j).layout().gliederung())) {
                    tie(all.get(i), all.get(j), done, ties);
                }
            }
        }
        return ties;
    }

    private static void tie(LayoutBinding one, LayoutBinding other, Set<String> done, List<Relation> ties) {
        for (LayoutRow.Line line : other.layout().lines()) {
            Optional<LayoutRow.Line> same = one.layout().line(line.concept().id());
            List<String> here = other.assignment().accounts(line.concept());
            List<String> there = one.assignment().accounts(line.concept());
            if (same.isEmpty() || line.shared() || same.get().shared() || here.isEmpty() || there.isEmpty()) {
                continue;
            }
            for (LayoutColumn column : other.layout().columns()) {
                Optional<FigureKey> key = other.key(line, column);
                if (column.content() instanceof LayoutColumn.Percent || key.isEmpty()) {
                    continue;
                }
                for (LayoutColumn match : one.layout().columns()) {
                    Optional<FigureKey> twin = one.key(same.get(), match);
                    boolean sameTime = twin.isPresent()
                            && twin.get().phase().equals(key.get().phase())
                            && twin.get().period().equals(key.get().period());
                    if (match.content() instanceof LayoutColumn.Facts
                            && sameTime
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
