package org.eigenbetrieb.core.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;

/**
 * How a figure differs from the same figure of another phase or period – plan, actual, forecast, the year before – and
 * which figures drive the difference.
 *
 * <p>Where both follow by the same sum from figures that stand beside each other, the difference is the sum of theirs,
 * exactly and at every level; so it leads down to the accounts. What does not is one part. Immutable and safe for use by
 * several threads.
 *
 * @param before what is compared with, such as the plan
 * @param after what is compared, such as the forecast
 * @param unit what both count
 * @param weight with which the difference enters that of the figure asked for: 1 or −1 as a rule
 * @param from value of {@code before}
 * @param to value of {@code after}
 * @param parts what the difference is made of; empty where it is one part
 */
public record Variance(
        FigureKey before, FigureKey after, Unit unit, Rational weight, Value from, Value to, List<Variance> parts) {

    /** Forms have fewer; bounds the work where sums meet again and again. */
    private static final int MOST_FIGURES = 20_000;

    /** Copies the list. */
    public Variance {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        parts = List.copyOf(parts);
    }

    /**
     * The difference of two figures with what it is made of.
     *
     * @param evaluation the values
     * @param before what is compared with
     * @param after what is compared
     * @return the difference
     * @throws IllegalArgumentException when there is no such figure, or the figures count different things
     */
    public static Variance of(Evaluation evaluation, FigureKey before, FigureKey after) {
        Unit unit = evaluation.unit(after);
        if (!evaluation.unit(before).convertsTo(unit)) {
            throw new IllegalArgumentException(before + " counts " + evaluation.unit(before) + ", " + after + " counts "
                    + unit + "; only like can be compared");
        }
        return new Search(evaluation).of(before, after, Rational.ONE);
    }

    /** Finds the parts; used once. */
    private static final class Search {
        private final Evaluation evaluation;
        private final Map<FigureKey, List<Relation>> rules = new HashMap<>();
        private final Set<FigureKey> path = new HashSet<>();
        private int figures;

        Search(Evaluation evaluation) {
            this.evaluation = evaluation;
            for (Relation relation : evaluation.net().relations()) {
                boolean defining = relation.role() == Relation.Role.DEFINING;
                List<Relation> all = rules.computeIfAbsent(relation.target(), key -> new ArrayList<>());
                all.add(defining ? 0 : all.size(), relation);
            }
        }

        Variance of(FigureKey before, FigureKey after, Rational weight) {
            List<Variance> parts = new ArrayList<>();
            if (++figures < MOST_FIGURES && path.add(after)) {
                terms(before, after).forEach((from, to) -> parts.add(of(from, to.key(), weight.times(to.weight()))));
                path.remove(after);
            }
            return new Variance(
                    before,
                    after,
                    evaluation.unit(after),
                    weight,
                    evaluation.value(before),
                    evaluation.value(after),
                    parts);
        }

        /** The figures that both add up, by the rules that define them or by others of the same form that hold exactly. */
        private Map<FigureKey, Term> terms(FigureKey before, FigureKey after) {
            for (Relation other : rules.getOrDefault(after, List.of())) {
                for (Relation one : rules.getOrDefault(before, List.of())) {
                    Map<FigureKey, Term> terms = match(one, other);
                    boolean defining = one.role() == Relation.Role.DEFINING && other.role() == one.role();
                    if (!terms.isEmpty() && (defining || addUp(terms, before, after))) {
                        return terms;
                    }
                }
            }
            return Map.of();
        }

        /** Pairs of figures that mean the same with the same weight; empty where the rules are no such sums. */
        private static Map<FigureKey, Term> match(Relation one, Relation other) {
            Map<FigureKey, Rational> from = sum(one);
            Map<FigureKey, Rational> to = sum(other);
            Map<FigureKey, Term> pairs = new LinkedHashMap<>();
            if (from.size() != to.size()) {
                return pairs;
            }
            for (Map.Entry<FigureKey, Rational> term : to.entrySet()) {
                Optional<FigureKey> twin = from.entrySet().stream()
                        .filter(each ->
                                each.getKey().concept().equals(term.getKey().concept())
                                        && each.getKey()
                                                .dimensions()
                                                .equals(term.getKey().dimensions())
                                        && each.getValue().equals(term.getValue())
                                        && !pairs.containsKey(each.getKey()))
                        .map(Map.Entry::getKey)
                        .findFirst();
                if (twin.isEmpty()) {
                    return Map.of();
                }
                pairs.put(twin.get(), new Term(term.getKey(), term.getValue()));
            }
            return pairs;
        }

        /** What a rule adds up, where it is a plain sum that nobody rounds. */
        private static Map<FigureKey, Rational> sum(Relation relation) {
            return relation.rounding() == null ? relation.formula().linear().orElse(Map.of()) : Map.of();
        }

        private boolean addUp(Map<FigureKey, Term> terms, FigureKey before, FigureKey after) {
            Optional<Rational> rest = difference(before, after);
            for (Map.Entry<FigureKey, Term> term : terms.entrySet()) {
                Optional<Rational> part =
                        difference(term.getKey(), term.getValue().key());
                rest = rest.flatMap(left ->
                        part.map(moved -> left.minus(moved.times(term.getValue().weight()))));
            }
            return rest.filter(left -> left.signum() == 0).isPresent();
        }

        private Optional<Rational> difference(FigureKey before, FigureKey after) {
            Optional<Rational> from = evaluation.value(before).ifKnown();
            return from.flatMap(value -> evaluation.value(after).ifKnown().map(to -> to.minus(value)));
        }
    }

    /** A figure and its weight. */
    private record Term(FigureKey key, Rational weight) {}

    /**
     * After minus before.
     *
     * @return the signed difference in base units, or empty when one of them has no number
     */
    public Optional<Rational> difference() {
        return from.ifKnown().flatMap(plan -> to.ifKnown().map(actual -> actual.minus(plan)));
    }

    /**
     * The difference in percent of what is compared with; of a negative amount in percent of its size.
     *
     * @return the percentage; empty without difference, and where what is compared with is 0
     */
    public Optional<Rational> percent() {
        Optional<Rational> plan = from.ifKnown().filter(value -> value.signum() != 0);
        return plan.flatMap(
                value -> difference().map(moved -> moved.dividedBy(value.abs()).times(Rational.HUNDRED)));
    }

    /**
     * How much of the difference of the figure asked for this part makes up: its own difference times its weight.
     *
     * @return the signed contribution in base units, or empty when one of the figures has no number
     */
    public Optional<Rational> contribution() {
        return difference().map(moved -> moved.times(weight));
    }

    /**
     * What drives the difference: the parts that have no parts themselves and differ. Their contributions add up to the
     * difference exactly.
     *
     * @return the drivers, largest first; those without number stand in front
     */
    public List<Variance> drivers() {
        List<Variance> drivers = new ArrayList<>();
        collect(drivers);
        drivers.removeIf(driver ->
                driver.contribution().filter(value -> value.signum() == 0).isPresent());
        Comparator<Variance> size = Comparator.<Variance, Boolean>comparing(
                        driver -> driver.contribution().isPresent())
                .thenComparing(driver ->
                        driver.contribution().map(value -> value.abs().negate()).orElse(Rational.ZERO));
        drivers.sort(size);
        return List.copyOf(drivers);
    }

    private void collect(List<Variance> drivers) {
        if (parts.isEmpty()) {
            drivers.add(this);
        } else {
            parts.forEach(part -> part.collect(drivers));
        }
    }
}
