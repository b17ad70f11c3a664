package org.eigenbetrieb.core.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * One connected part of a net as an exact system: which cells may change, and whether the rest then fits together.
 *
 * <p>Occurrences of one fact are one variable with several bounds. Cells that stand in the same sums with the same
 * proportions are one variable, too: whichever of them changes, the rest of the system sees the same ({@link Unit}).
 * A ratio whose target stands nowhere else is a pair of linear relations for each end of the target's interval; one
 * whose target is used again is split until it is decided. Mutable, for one thread.
 */
final class RepairModel {

    private static final int MOST_SPLITS = 40;

    /** With how many combinations of signs of divisors the ends of a range are looked for. */
    private static final int MOST_RANGES = 32;

    private final List<CheckCell> cells;
    private final List<Unit> units = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<Divisor> divisors = new ArrayList<>();
    private final List<Ratio> ratios = new ArrayList<>();
    /** What follows from sums of quotients. */
    private final List<Ratio> followed = new ArrayList<>();

    private final List<Rounded> rounded = new ArrayList<>();
    private final Simplex simplex;
    private final Quotients quotients;

    private final Rational scale;
    private final Map<String, Sum> sumOf = new HashMap<>();
    private final Map<String, Ratio> ratioOf = new HashMap<>();
    private final Map<String, Unit> unitOf = new HashMap<>();
    /** What stands in each plain sum; it adds up to nothing. */
    private final List<Map<Variable, Rational>> sums = new ArrayList<>();

    private final BitSet freed = new BitSet();
    private final BitSet ignored = new BitSet();
    /** Divisors whose sign or ties were set otherwise than by the bounds of the cells since the last time. */
    private final BitSet assumed = new BitSet();

    private boolean fresh = true;

    /** What can be freed by itself: a cell, or several that the rest of the system cannot tell apart. */
    static final class Unit {
        private final int index;
        private final List<Part> parts;
        private final Exact lower;
        private final Exact upper;
        private final BitSet self = new BitSet();
        private @Nullable Variable variable;

        Unit(int index, List<Part> parts, Exact lower, Exact upper) {
            this.index = index;
            this.parts = parts;
            this.lower = lower;
            this.upper = upper;
            self.set(index);
        }

        int index() {
            return index;
        }

        List<Part> parts() {
            return parts;
        }

        /** The smallest weight of its cells. */
        Rational weight() {
            return parts.stream()
                    .map(part -> part.cell.trust())
                    .reduce(Rational::min)
                    .orElseThrow();
        }
    }

    /** A cell and how much of it the unit's variable holds. */
    record Part(CheckCell cell, Rational factor) {}

    /** A range of numbers; null is unbounded. */
    record Range(@Nullable Rational low, @Nullable Rational high) {}

    /** The side conditions cannot be decided with the splits that are allowed. */
    static final class Undecided extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undecided() {
            super("undecided", null, false, false);
        }
    }

    static final class Variable {
        final int index;
        private final List<Unit> units = new ArrayList<>();
        private final List<Divisor> divisors = new ArrayList<>();
        private final List<Ratio> ratios = new ArrayList<>();

        Variable(int index) {
            this.index = index;
        }
    }

    /** A sum that something is divided by, shared by all ratios that divide by it. */
    static final class Divisor {
        private final int index;
        final int row;
        final Map<Variable, Rational> weights;
        final List<Ratio> ratios = new ArrayList<>();
        private boolean strict;
        int sign;
        boolean known;

        Divisor(int index, int row, Map<Variable, Rational> weights) {
            this.index = index;
            this.row = row;
            this.weights = weights;
        }

        boolean mayBeZero() {
            return ratios.stream().allMatch(ratio -> ratio.left || ratio.sum != null || ratio.ifZero != null);
        }
    }

    /** target · divisor = dividend, where dividend and divisor are sums. */
    static final class Ratio {
        final Variable target;
        final Divisor divisor;
        final Map<Variable, Rational> dividend;
        private final @Nullable Exact ifZero;
        private final int targetRow;
        /** The sum that it follows from, and the quotients in it; null when it is one of the relations. */
        private final @Nullable String sum;

        private final List<Ratio> parts;
        private final Map<Rational, Integer> bounds = new HashMap<>();
        boolean shared;
        boolean left;

        Ratio(
                Variable target,
                Divisor divisor,
                Map<Variable, Rational> dividend,
                @Nullable Exact ifZero,
                int targetRow) {
            this.target = target;
            this.divisor = divisor;
            this.dividend = dividend;
            this.ifZero = ifZero;
            this.targetRow = targetRow;
            this.sum = null;
            this.parts = List.of();
        }

        Ratio(Variable target, Divisor divisor, Map<Variable, Rational> dividend, String sum, List<Ratio> parts) {
            this.target = target;
            this.divisor = divisor;
            this.dividend = dividend;
            this.ifZero = null;
            this.targetRow = -1;
            this.sum = sum;
            this.parts = parts;
        }
    }

    /** The row of a sum and what it may be off by. */
    private record Sum(int row, Exact low, Exact high) {}

    /** A cell of a rounded sum: a whole number of last digits. */
    private record Rounded(Unit unit, int number, int link, Exact printed, Exact half) {}

    RepairModel(List<CheckCell> cells, Map<String, Integer> classes, List<CheckRelation> relations, Simplex.Work work) {
        this.cells = List.copyOf(cells);
        this.simplex = new Simplex(work);
        this.scale = scale(cells);
        new Builder(classes, relations).build();
        this.quotients = new Quotients(simplex, work, scale, ratios, new Rest());
    }

    /** The smallest number of which all printed values and half digits are multiples, as a factor. */
    private static Rational scale(List<CheckCell> cells) {
        BigInteger common = BigInteger.ONE;
        for (CheckCell cell : cells) {
            Interval interval = cell.interval().orElseThrow();
            for (Rational end : List.of(interval.low(), interval.high())) {
                BigInteger below = end.denominator();
                common = common.divide(common.gcd(below)).multiply(below);
            }
        }
        return Rational.of(common);
    }

    private Exact scaled(Rational number) {
        return Exact.of(number.times(scale));
    }

    List<Unit> units() {
        return units;
    }

    // ---- building ----

    private final class Builder {

        private final Map<String, Integer> classes;
        private final List<CheckRelation> relations;
        private final Map<Integer, Variable> variableOf = new HashMap<>();

        Builder(Map<String, Integer> classes, List<CheckRelation> relations) {
            this.classes = classes;
            this.relations = relations;
        }

        private int classOf(String cell) {
            return Objects.requireNonNull(classes.get(cell));
        }

        void build() {
            Map<Integer, List<CheckCell>> members = new LinkedHashMap<>();
            for (CheckCell cell : cells) {
                members.computeIfAbsent(classOf(cell.id()), key -> new ArrayList<>(1))
                        .add(cell);
            }
            Map<String, Map<Integer, Rational>> sums = new LinkedHashMap<>();
            BitSet special = new BitSet();
            Map<Integer, Map<Integer, Rational>> incidence = new HashMap<>();
            for (CheckRelation relation : relations) {
                if (relation.kind() == Kind.SUM && relation.mode() == Mode.INTERVAL) {
                    Map<Integer, Rational> weights = weights(relation.terms(), Rational.ONE);
                    weights.merge(classOf(relation.target()), Rational.ONE.negate(), Rational::plus);
                    weights.values().removeIf(weight -> weight.signum() == 0);
                    weights.forEach((key, weight) ->
                            incidence.computeIfAbsent(key, k -> new TreeMap<>()).put(sums.size(), weight));
                    sums.put(relation.id(), weights);
                } else {
                    special.set(classOf(relation.target()));
                    relation.terms().forEach(member -> special.set(classOf(member.cell())));
                    relation.divisors().forEach(member -> special.set(classOf(member.cell())));
                }
            }
            Map<Integer, Rational> factors = units(members, incidence, special);
            sums.forEach((id, weights) -> {
                Map<Variable, Rational> row = new LinkedHashMap<>();
                weights.forEach((key, weight) -> {
                    Rational factor = factors.getOrDefault(key, Rational.ONE);
                    row.put(variable(key), weight.dividedBy(factor));
                });
                RepairModel.this.sums.add(row);
                sum(id, row(simplex, row), Exact.ZERO, Exact.ZERO);
            });
            Map<Variable, Integer> uses = new HashMap<>();
            for (Map<Integer, Rational> weights : sums.values()) {
                weights.keySet().forEach(key -> uses.merge(variable(key), 1, Integer::sum));
            }
            Map<Map<Variable, Rational>, Divisor> known = new HashMap<>();
            for (CheckRelation relation : relations) {
                if (relation.kind() != Kind.SUM) {
                    ratio(relation, known, uses);
                } else if (relation.mode() == Mode.ROUNDED_SUM) {
                    roundedSum(relation, uses);
                }
            }
            for (Ratio ratio : ratios) {
                ratio.shared = uses.getOrDefault(ratio.target, 0) > 1;
            }
            int number = 0;
            for (String id : sums.keySet()) {
                follow(id, RepairModel.this.sums.get(number++));
            }
        }

        /**
         * A sum of quotients by one divisor, times this divisor, is the sum of their dividends: what the sum is equal to
         * is a quotient, too.
         */
        private void follow(String id, Map<Variable, Rational> sum) {
            Set<Divisor> tried = new LinkedHashSet<>();
            sum.keySet().forEach(variable -> variable.ratios.forEach(ratio -> tried.add(ratio.divisor)));
            for (Divisor divisor : tried) {
                Map<Variable, Rational> dividend = new LinkedHashMap<>();
                List<Ratio> parts = new ArrayList<>();
                List<Variable> others = new ArrayList<>();
                sum.forEach((variable, weight) -> {
                    Optional<Ratio> own = variable.ratios.stream()
                            .filter(ratio -> ratio.divisor == divisor && ratio.sum == null)
                            .findFirst();
                    own.ifPresentOrElse(parts::add, () -> others.add(variable));
                    own.ifPresent(ratio -> ratio.dividend.forEach(
                            (each, factor) -> dividend.merge(each, factor.times(weight), Rational::plus)));
                });
                if (!parts.isEmpty() && others.size() <= 1) {
                    dividend.values().removeIf(weight -> weight.signum() == 0);
                    Variable target = others.isEmpty() ? nothing() : others.get(0);
                    Rational weight = sum.getOrDefault(target, Rational.ONE).negate();
                    dividend.replaceAll((each, factor) -> factor.dividedBy(weight));
                    Ratio ratio = new Ratio(target, divisor, dividend, id, parts);
                    followed.add(ratio);
                    divisor.ratios.add(ratio);
                    target.ratios.add(ratio);
                }
            }
        }

        private Variable nothing() {
            Variable variable = new Variable(simplex.variable(Exact.ZERO));
            simplex.bound(variable.index, Exact.ZERO, null, Exact.ZERO, null);
            return variable;
        }

        private void sum(String id, int row, Exact low, Exact high) {
            sumOf.put(id, new Sum(row, low, high));
            simplex.bound(row, low, null, high, null);
        }

        private Map<Integer, Rational> weights(List<Member> members, Rational times) {
            Map<Integer, Rational> weights = new LinkedHashMap<>();
            for (Member member : members) {
                weights.merge(classOf(member.cell()), member.weight().times(times), Rational::plus);
            }
            return weights;
        }

        private Variable variable(int key) {
            return Objects.requireNonNull(variableOf.get(key));
        }

        /** Makes the units and their variables; returns the factor of each class in its variable, where it has one. */
        private Map<Integer, Rational> units(
                Map<Integer, List<CheckCell>> members, Map<Integer, Map<Integer, Rational>> incidence, BitSet special) {
            Map<Integer, Rational> factors = new HashMap<>();
            Map<Map<Integer, Rational>, List<Integer>> groups = new LinkedHashMap<>();
            Map<Integer, List<Integer>> groupOf = new HashMap<>();
            members.forEach((key, occurrences) -> {
                Map<Integer, Rational> own = incidence.getOrDefault(key, Map.of());
                if (occurrences.size() > 1 || special.get(key) || own.isEmpty()) {
                    return;
                }
                Rational first = own.values().iterator().next();
                Map<Integer, Rational> shape = new TreeMap<>();
                own.forEach((relation, weight) -> shape.put(relation, weight.dividedBy(first)));
                factors.put(key, first);
                List<Integer> group = groups.computeIfAbsent(shape, k -> new ArrayList<>());
                group.add(key);
                groupOf.put(key, group);
            });
            members.forEach((key, occurrences) -> {
                List<Integer> group = groupOf.get(key);
                if (group == null) {
                    Variable variable = new Variable(
                            simplex.variable(scaled(occurrences.get(0).value().orElseThrow())));
                    variables.add(variable);
                    variableOf.put(key, variable);
                    occurrences.forEach(cell -> unit(variable, List.of(new Part(cell, Rational.ONE))));
                    return;
                }
                if (group.get(0).equals(key)) {
                    List<Part> parts = new ArrayList<>();
                    Rational value = Rational.ZERO;
                    for (Integer each : group) {
                        CheckCell cell =
                                Objects.requireNonNull(members.get(each)).get(0);
                        Rational factor = Objects.requireNonNull(factors.get(each));
                        parts.add(new Part(cell, factor));
                        value = value.plus(cell.value().orElseThrow().times(factor));
                    }
                    Variable variable = new Variable(simplex.variable(scaled(value)));
                    variables.add(variable);
                    unit(variable, parts);
                    group.forEach(each -> variableOf.put(each, variable));
                }
            });
            // A variable holds factor · cell, so that a member's weight in a row is its share of the shape.
            return factors;
        }

        private void unit(Variable variable, List<Part> parts) {
            Interval total = Interval.ZERO;
            for (Part part : parts) {
                total = total.plus(part.cell.interval().orElseThrow().times(part.factor));
            }
            Unit unit = new Unit(units.size(), List.copyOf(parts), scaled(total.low()), scaled(total.high()));
            unit.variable = variable;
            units.add(unit);
            variable.units.add(unit);
            parts.forEach(part -> unitOf.put(part.cell.id(), unit));
        }

        private Map<Variable, Rational> byVariable(Map<Integer, Rational> weights) {
            Map<Variable, Rational> by = new LinkedHashMap<>();
            weights.forEach((key, weight) -> by.merge(variable(key), weight, Rational::plus));
            by.values().removeIf(weight -> weight.signum() == 0);
            return by;
        }

        private void ratio(
                CheckRelation relation, Map<Map<Variable, Rational>, Divisor> known, Map<Variable, Integer> uses) {
            Variable target = variable(classOf(relation.target()));
            Map<Variable, Rational> below = byVariable(weights(relation.divisors(), Rational.ONE));
            Divisor divisor = known.computeIfAbsent(below, key -> {
                Divisor added = new Divisor(divisors.size(), row(simplex, key), key);
                divisors.add(added);
                key.keySet().forEach(variable -> variable.divisors.add(added));
                return added;
            });
            Map<Integer, Rational> above;
            if (relation.kind() == Kind.RATIO) {
                CheckCell one = cell(relation.terms().get(0).cell());
                CheckCell other = cell(relation.divisors().get(0).cell());
                int exponent =
                        one.unit().convertsTo(other.unit()) ? 0 : other.unit().exponent();
                above = weights(relation.terms(), Rational.ONE.timesTenTo(exponent));
            } else {
                above = weights(relation.terms(), Rational.HUNDRED);
                if (relation.kind() == Kind.GROWTH) {
                    weights(relation.divisors(), Rational.HUNDRED.negate())
                            .forEach((key, weight) -> above.merge(key, weight, Rational::plus));
                }
            }
            Exact ifZero =
                    relation.ifZero() == null ? null : scaled(relation.ifZero().value());
            int targetRow = simplex.sum(new int[] {target.index}, new Exact[] {Exact.ONE});
            Ratio ratio = new Ratio(target, divisor, byVariable(above), ifZero, targetRow);
            ratios.add(ratio);
            ratioOf.put(relation.id(), ratio);
            divisor.ratios.add(ratio);
            target.ratios.add(ratio);
            uses.merge(target, 1, Integer::sum);
            for (Map<Variable, Rational> side : List.of(ratio.dividend, below)) {
                side.keySet().forEach(variable -> uses.merge(variable, 1, Integer::sum));
            }
        }

        private CheckCell cell(String id) {
            return Objects.requireNonNull(unitOf.get(id)).parts.stream()
                    .map(Part::cell)
                    .filter(cell -> cell.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        private void roundedSum(CheckRelation relation, Map<Variable, Integer> uses) {
            Map<String, Rational> weights = new LinkedHashMap<>();
            relation.terms().forEach(member -> weights.merge(member.cell(), member.weight(), Rational::plus));
            weights.merge(relation.target(), Rational.ONE.negate(), Rational::plus);
            int[] columns = new int[weights.size()];
            Exact[] factors = new Exact[weights.size()];
            int i = 0;
            Rational step = Rational.ZERO;
            for (Map.Entry<String, Rational> entry : weights.entrySet()) {
                CheckCell cell = cell(entry.getKey());
                uses.merge(variable(classOf(cell.id())), 2, Integer::sum);
                Optional<Rational> digit = digit(cell);
                if (digit.isPresent()) {
                    Rounded whole = whole(cell, digit.get());
                    rounded.add(whole);
                    columns[i] = whole.number;
                    factors[i++] = scaled(digit.get().times(entry.getValue()));
                    step = gcd(step, digit.get().times(entry.getValue()));
                } else {
                    columns[i] = variable(classOf(cell.id())).index;
                    factors[i++] = Exact.of(entry.getValue());
                    step = gcd(step, cell.value().orElseThrow().times(entry.getValue()));
                }
            }
            CheckCell target = cell(relation.target());
            Optional<Rational> digit = digit(target);
            Rational half = digit.orElse(Rational.ZERO).times(Rational.HALF);
            if (digit.isPresent()) {
                BigInteger printed =
                        target.value().orElseThrow().dividedBy(digit.get()).round(Rounding.HALF_EVEN);
                if (printed.testBit(0)) {
                    // A tie goes to the even neighbour: the ends do not belong to an odd number.
                    step = gcd(step, half);
                    half = half.minus(step.times(Rational.HALF));
                }
            }
            sum(relation.id(), simplex.sum(columns, factors), scaled(half.negate()), scaled(half));
        }

        private static Optional<Rational> digit(CheckCell cell) {
            return cell.precision() == Figure.EXACT || cell.printed() == null
                    ? Optional.empty()
                    : Optional.of(Rational.ONE.timesTenTo(cell.unit().exponent() - cell.precision()));
        }

        private static Rational gcd(Rational one, Rational other) {
            if (one.signum() == 0 || other.signum() == 0) {
                return one.plus(other).abs();
            }
            BigInteger below = one.denominator().multiply(other.denominator());
            return Rational.of(
                    one.numerator()
                            .multiply(other.denominator())
                            .gcd(other.numerator().multiply(one.denominator())),
                    below);
        }

        private Rounded whole(CheckCell cell, Rational digit) {
            Exact printed = Exact.of(
                    Rational.of(cell.value().orElseThrow().dividedBy(digit).round(Rounding.HALF_EVEN)));
            int number = simplex.variable(printed);
            int variable = variable(classOf(cell.id())).index;
            int link = simplex.sum(
                    new int[] {variable, number},
                    new Exact[] {Exact.ONE, scaled(digit).negate()});
            Unit unit = Objects.requireNonNull(unitOf.get(cell.id()));
            return new Rounded(unit, number, link, printed, scaled(digit.times(Rational.HALF)));
        }
    }

    /** What the sums that do not come out as printed say about how many units must change. */
    Balance balance() {
        List<Balance.Line> lines = new ArrayList<>();
        for (Map<Variable, Rational> sum : sums) {
            Exact low = Exact.ZERO;
            Exact high = Exact.ZERO;
            for (Map.Entry<Variable, Rational> entry : sum.entrySet()) {
                Exact weight = Exact.of(entry.getValue());
                boolean positive = weight.signum() > 0;
                List<Unit> members = entry.getKey().units;
                Exact least = members.get(0).lower;
                Exact most = members.get(0).upper;
                for (Unit unit : members) {
                    least = least.compareTo(unit.lower) > 0 ? unit.lower : least;
                    most = most.compareTo(unit.upper) < 0 ? unit.upper : most;
                }
                low = low.plus((positive ? least : most).times(weight));
                high = high.plus((positive ? most : least).times(weight));
            }
            if (low.signum() > 0 || high.signum() < 0) {
                Map<Integer, Rational> weights = new LinkedHashMap<>();
                sum.forEach((variable, weight) -> variable.units.forEach(unit -> weights.put(unit.index, weight)));
                Rational half = high.minus(low).toRational().times(Rational.HALF);
                lines.add(new Balance.Line(weights, low.toRational().plus(half), half));
            }
        }
        return Balance.of(units.size(), lines);
    }

    // ---- which cells are free ----

    /** The units that stand for cells. */
    @Nullable Unit unit(String cell) {
        return unitOf.get(cell);
    }

    /** Leaves some relations and identities out of account from now on, and takes all others into account again. */
    void leave(Set<String> relations) {
        sumOf.forEach((id, sum) -> {
            boolean left = relations.contains(id);
            simplex.bound(sum.row, left ? null : sum.low, null, left ? null : sum.high, null);
        });
        ratioOf.forEach((id, ratio) -> ratio.left = relations.contains(id));
        for (Ratio ratio : followed) {
            ratio.left = relations.contains(ratio.sum) || ratio.parts.stream().anyMatch(part -> part.left);
        }
        ignored.clear();
        for (String id : relations) {
            Unit unit = id.startsWith(Checker.SAME) ? unitOf.get(id.substring(Checker.SAME.length())) : null;
            if (unit != null && !sumOf.containsKey(id) && !ratioOf.containsKey(id)) {
                // The occurrences share a variable: nothing that one of them says binds the others now.
                Objects.requireNonNull(unit.variable).units.forEach(other -> ignored.set(other.index));
            }
        }
        fresh = true;
    }

    private void apply(BitSet units) {
        BitSet free = (BitSet) units.clone();
        free.or(ignored);
        BitSet changed = (BitSet) free.clone();
        changed.xor(freed);
        boolean all = fresh;
        if (all) {
            changed.set(0, this.units.size());
            fresh = false;
        }
        freed.clear();
        freed.or(free);
        for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            rebound(Objects.requireNonNull(this.units.get(i).variable));
        }
        for (Rounded whole : rounded) {
            if (changed.get(whole.unit.index)) {
                boolean free1 = free.get(whole.unit.index);
                BitSet self = whole.unit.self;
                if (free1) {
                    simplex.bound(whole.number, null, null, null, null);
                    simplex.bound(whole.link, whole.half.negate(), null, whole.half, null);
                } else {
                    simplex.bound(whole.number, whole.printed, self, whole.printed, self);
                    simplex.bound(whole.link, null, null, null, null);
                }
            }
        }
        BitSet stale = (BitSet) assumed.clone();
        if (all) {
            stale.set(0, divisors.size());
        }
        for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            Variable variable = Objects.requireNonNull(this.units.get(i).variable);
            variable.divisors.forEach(divisor -> stale.set(divisor.index));
            variable.ratios.forEach(ratio -> stale.set(ratio.divisor.index));
        }
        assumed.clear();
        for (int i = stale.nextSetBit(0); i >= 0; i = stale.nextSetBit(i + 1)) {
            sign(divisors.get(i));
        }
    }

    private void rebound(Variable variable) {
        Unit low = null;
        Unit high = null;
        for (Unit unit : variable.units) {
            if (freed.get(unit.index)) {
                continue;
            }
            if (low == null || unit.lower.compareTo(low.lower) > 0) {
                low = unit;
            }
            if (high == null || unit.upper.compareTo(high.upper) < 0) {
                high = unit;
            }
        }
        simplex.bound(
                variable.index,
                low == null ? null : low.lower,
                low == null ? null : low.self,
                high == null ? null : high.upper,
                high == null ? null : high.self);
    }

    /** What the bounds say about the sign of a divisor. */
    private void sign(Divisor divisor) {
        Exact low = Exact.ZERO;
        Exact high = Exact.ZERO;
        BitSet lowReason = new BitSet();
        BitSet highReason = new BitSet();
        for (Map.Entry<Variable, Rational> entry : divisor.weights.entrySet()) {
            int variable = entry.getKey().index;
            Exact weight = Exact.of(entry.getValue());
            boolean positive = weight.signum() > 0;
            Exact below = positive ? simplex.lower(variable) : simplex.upper(variable);
            Exact above = positive ? simplex.upper(variable) : simplex.lower(variable);
            low = low == null || below == null ? null : low.plus(below.times(weight));
            high = high == null || above == null ? null : high.plus(above.times(weight));
            merge(lowReason, positive ? simplex.lowerReason(variable) : simplex.upperReason(variable));
            merge(highReason, positive ? simplex.upperReason(variable) : simplex.lowerReason(variable));
        }
        if (low != null && low.signum() > 0) {
            decide(divisor, 1, lowReason, false);
        } else if (high != null && high.signum() < 0) {
            decide(divisor, -1, highReason, false);
        } else if (low != null && high != null && low.signum() == 0 && high.signum() == 0) {
            lowReason.or(highReason);
            decide(divisor, 0, lowReason, false);
        } else {
            decide(divisor, 0, null, false);
        }
    }

    private static void merge(BitSet reason, @Nullable BitSet more) {
        if (more != null) {
            reason.or(more);
        }
    }

    /** In reasons, what was assumed of the sign of a divisor stands behind the units. */
    private int assumption(Divisor divisor) {
        return units.size() + divisor.index;
    }

    private void assume(Divisor divisor, int sign) {
        BitSet reason = new BitSet();
        reason.set(assumption(divisor));
        assumed.set(divisor.index);
        decide(divisor, sign, reason, true);
    }

    /**
     * Fixes the sign of a divisor (0: it is zero) and the relations that depend on it; without a reason it stays open.
     * Where it does not follow from bounds but is assumed, the divisor is bounded, too.
     */
    private void decide(Divisor divisor, int sign, @Nullable BitSet reason, boolean assumed) {
        boolean known = reason != null;
        divisor.known = known;
        divisor.sign = sign;
        divisor.strict = assumed && sign != 0;
        if (assumed) {
            simplex.bound(
                    divisor.row,
                    sign < 0 ? null : Exact.ZERO,
                    sign < 0 ? null : reason,
                    sign > 0 ? null : Exact.ZERO,
                    sign > 0 ? null : reason);
        } else {
            simplex.bound(divisor.row, null, null, null, null);
        }
        for (Ratio ratio : divisor.ratios) {
            ratio.bounds.values().forEach(row -> simplex.bound(row, null, null, null, null));
            boolean zero = !ratio.left && known && sign == 0;
            if (ratio.sum == null) {
                simplex.bound(
                        ratio.targetRow,
                        zero ? ratio.ifZero : null,
                        zero ? reason : null,
                        zero ? ratio.ifZero : null,
                        zero ? reason : null);
            }
            if (!ratio.left && known && sign != 0) {
                int target = ratio.target.index;
                tie(ratio, simplex.lower(target), true, sign, union(simplex.lowerReason(target), reason));
                tie(ratio, simplex.upper(target), false, sign, union(simplex.upperReason(target), reason));
            }
        }
    }

    private static BitSet union(@Nullable BitSet one, @Nullable BitSet other) {
        BitSet union = new BitSet();
        merge(union, one);
        merge(union, other);
        return union;
    }

    /** dividend − bound · divisor has the sign that the bound of the quotient and the sign of the divisor give it. */
    private void tie(Ratio ratio, @Nullable Exact bound, boolean least, int sign, BitSet reason) {
        if (bound == null) {
            return;
        }
        int row = boundRow(ratio, bound);
        boolean floor = least == (sign > 0);
        Exact lower = floor ? Exact.ZERO : simplex.lower(row);
        BitSet lowerReason = floor ? reason : simplex.lowerReason(row);
        Exact upper = floor ? simplex.upper(row) : Exact.ZERO;
        BitSet upperReason = floor ? simplex.upperReason(row) : reason;
        simplex.bound(row, lower, lowerReason, upper, upperReason);
    }

    private int boundRow(Ratio ratio, Exact bound) {
        Rational value = bound.toRational().dividedBy(scale);
        return ratio.bounds.computeIfAbsent(value, key -> difference(ratio, key));
    }

    /** dividend − factor · divisor. */
    private int difference(Ratio ratio, Rational factor) {
        Map<Variable, Rational> weights = new LinkedHashMap<>(ratio.dividend);
        ratio.divisor.weights.forEach((variable, weight) ->
                weights.merge(variable, weight.times(factor).negate(), Rational::plus));
        return row(simplex, weights);
    }

    /** A row of the simplex with a weighted sum of variables. */
    static int row(Simplex simplex, Map<Variable, Rational> weights) {
        int[] columns = new int[weights.size()];
        Exact[] factors = new Exact[weights.size()];
        int i = 0;
        for (Map.Entry<Variable, Rational> entry : weights.entrySet()) {
            columns[i] = entry.getKey().index;
            factors[i++] = Exact.of(entry.getValue());
        }
        return simplex.sum(columns, factors);
    }

    // ---- feasibility ----

    /**
     * Whether everything fits together when these units are free.
     *
     * @return null when it does, otherwise units of which at least one must change
     * @throws Undecided when that could not be settled
     */
    @Nullable BitSet conflict(BitSet free) {
        apply(free);
        quotients.start();
        return signs(openDivisors(), 0, this::point);
    }

    /** Forgets what earlier questions left behind; to be called before one that differs much from them. */
    void restart() {
        simplex.restart();
    }

    private List<Divisor> openDivisors() {
        List<Divisor> open = new ArrayList<>();
        for (Divisor divisor : divisors) {
            if (!divisor.known) {
                open.add(divisor);
            }
        }
        return open;
    }

    /** What is asked of the system once the signs of all divisors are fixed. */
    private interface Question {
        /** Answers null, or the units that stand against it. */
        @Nullable BitSet ask();
    }

    /**
     * Asks with the signs of open divisors, one after the other, until the answer is null. As soon as what was assumed
     * cannot hold, no further sign is tried; and what does not depend on the sign of a divisor is not asked twice.
     */
    private @Nullable BitSet signs(List<Divisor> open, int next, Question question) {
        BitSet early = next == open.size() ? null : simplex.check();
        if (early != null) {
            return early;
        }
        if (next == open.size()) {
            return question.ask();
        }
        Divisor divisor = open.get(next);
        BitSet against = new BitSet();
        boolean undecided = false;
        int likely = simplex.value(divisor.row).signum() < 0 ? -1 : 1;
        for (int sign : new int[] {likely, -likely, 0}) {
            if (sign == 0 && !divisor.mayBeZero()) {
                continue;
            }
            assume(divisor, sign);
            try {
                BitSet answer = signs(open, next + 1, question);
                if (answer == null) {
                    return null;
                }
                if (!answer.get(assumption(divisor))) {
                    decide(divisor, 0, null, false);
                    return answer;
                }
                against.or(answer);
            } catch (Undecided e) {
                undecided = true;
            }
        }
        decide(divisor, 0, null, false);
        if (undecided) {
            throw new Undecided();
        }
        against.clear(assumption(divisor));
        return against;
    }

    private final class Rest implements Quotients.Rest {
        @Override
        public boolean holds() {
            return divisors.stream()
                            .noneMatch(divisor ->
                                    divisor.strict && simplex.value(divisor.row).signum() == 0)
                    && rounded.stream()
                            .noneMatch(whole -> freed.get(whole.unit.index)
                                    && !simplex.value(whole.number).isWhole());
        }

        @Override
        public @Nullable BitSet point(int splits) {
            return RepairModel.this.point(splits);
        }
    }

    /** Looks for a point that also is strict, whole and a true quotient where it has to be. */
    private @Nullable BitSet point() {
        return point(MOST_SPLITS);
    }

    private @Nullable BitSet point(int splits) {
        BitSet conflict = simplex.check();
        if (conflict != null) {
            return conflict;
        }
        for (Divisor divisor : divisors) {
            if (divisor.strict && simplex.value(divisor.row).signum() == 0) {
                BitSet stopped = simplex.push(divisor.row, divisor.sign > 0);
                if (simplex.value(divisor.row).signum() == 0 && stopped != null) {
                    BitSet reason = (BitSet) stopped.clone();
                    reason.set(assumption(divisor));
                    return reason;
                }
            }
        }
        for (Rounded whole : rounded) {
            if (freed.get(whole.unit.index) && !simplex.value(whole.number).isWhole()) {
                return whole(whole, splits);
            }
        }
        return quotients.hold() ? null : quotients.settle(splits);
    }

    /** Splits at a number that has to be whole and is not. */
    private @Nullable BitSet whole(Rounded whole, int splits) {
        if (splits == 0) {
            throw new Undecided();
        }
        int number = whole.number;
        Rational value = simplex.value(number).toRational();
        Exact lower = simplex.lower(number);
        Exact upper = simplex.upper(number);
        BitSet lowerReason = simplex.lowerReason(number);
        BitSet upperReason = simplex.upperReason(number);
        Exact floor = Exact.of(Rational.of(value.round(Rounding.FLOOR)));
        BitSet against = new BitSet();
        boolean undecided = false;
        boolean found = false;
        for (boolean below : new boolean[] {true, false}) {
            simplex.bound(
                    number,
                    below ? lower : floor.plus(Exact.ONE),
                    below ? lowerReason : null,
                    below ? floor : upper,
                    below ? null : upperReason);
            try {
                BitSet answer = point(splits - 1);
                if (answer == null) {
                    found = true;
                    break;
                }
                against.or(answer);
            } catch (Undecided e) {
                undecided = true;
            }
        }
        simplex.bound(number, lower, lowerReason, upper, upperReason);
        if (!found && undecided) {
            throw new Undecided();
        }
        return found ? null : against;
    }

    private Rational sum(Map<Variable, Rational> weights) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<Variable, Rational> entry : weights.entrySet()) {
            sum = sum.plus(simplex.value(entry.getKey().index).toRational().times(entry.getValue()));
        }
        return sum;
    }

    /**
     * Numbers for the cells of freed units that fit together with each other and with all that is printed, in base
     * units.
     *
     * @param free the units that are free, a repair
     * @return by the ids of the cells; empty when nothing fits
     * @throws Undecided when that could not be settled
     */
    Map<String, Rational> fitting(BitSet free) {
        apply(free);
        quotients.start();
        Map<String, Rational> fitting = new HashMap<>();
        signs(openDivisors(), 0, () -> {
            BitSet against = point();
            if (against == null) {
                for (int i = free.nextSetBit(0); i >= 0; i = free.nextSetBit(i + 1)) {
                    fit(units.get(i), fitting);
                }
            }
            return against;
        });
        return fitting;
    }

    /** What each cell of a unit is at this point if its other cells are as printed. */
    private void fit(Unit unit, Map<String, Rational> fitting) {
        Variable variable = Objects.requireNonNull(unit.variable);
        Rational value = simplex.value(variable.index).toRational().dividedBy(scale);
        for (Ratio ratio : variable.ratios) {
            if (!ratio.left && ratio.divisor.known && ratio.divisor.sign != 0) {
                Rational divisor = sum(ratio.divisor.weights);
                value = divisor.signum() == 0 ? value : sum(ratio.dividend).dividedBy(divisor);
            }
        }
        for (Rounded whole : rounded) {
            if (whole.unit == unit) {
                Rational digits = simplex.value(whole.number).toRational();
                value = digits.times(Rational.of(2))
                        .times(whole.half.toRational())
                        .dividedBy(scale);
            }
        }
        Rational printed = Rational.ZERO;
        for (Part part : unit.parts) {
            printed = printed.plus(part.cell.value().orElseThrow().times(part.factor));
        }
        for (Part part : unit.parts) {
            Rational own = part.cell.value().orElseThrow();
            fitting.put(part.cell.id(), own.plus(value.minus(printed).dividedBy(part.factor)));
        }
    }

    // ---- ranges ----

    /**
     * Between which numbers the variable of a freed unit can move, in base units.
     *
     * @param free the units that are free, a repair
     * @param unit one of them
     */
    Range range(BitSet free, Unit unit) {
        apply(free);
        Variable variable = Objects.requireNonNull(unit.variable);
        Extremes extremes = new Extremes();
        int[] asked = new int[1];
        signs(openDivisors(), 0, () -> {
            if (asked[0]++ > MOST_RANGES) {
                return null;
            }
            BitSet none = simplex.check();
            if (none == null) {
                extremes.low(end(variable, false).orElse(null));
                simplex.check();
                extremes.high(end(variable, true).orElse(null));
                simplex.check();
            }
            // Ask on: with all signs that were assumed.
            BitSet on = new BitSet();
            on.set(this.units.size(), this.units.size() + divisors.size());
            return none == null ? on : none;
        });
        return extremes.range();
    }

    /** The hull of several ranges. */
    private static final class Extremes {
        private @Nullable Rational low;
        private @Nullable Rational high;
        private boolean lowOpen;
        private boolean highOpen;

        void low(@Nullable Rational end) {
            if (end == null) {
                lowOpen = true;
            } else {
                low = low == null ? end : low.min(end);
            }
        }

        void high(@Nullable Rational end) {
            if (end == null) {
                highOpen = true;
            } else {
                high = high == null ? end : high.max(end);
            }
        }

        Range range() {
            return new Range(lowOpen ? null : low, highOpen ? null : high);
        }
    }

    private Optional<Rational> end(Variable variable, boolean up) {
        Optional<Rational> end = simplex.push(variable.index, up) == null
                ? Optional.empty()
                : Optional.of(simplex.value(variable.index).toRational().dividedBy(scale));
        for (Ratio ratio : variable.ratios) {
            if (ratio.left || !ratio.divisor.known || ratio.divisor.sign == 0) {
                continue;
            }
            Optional<Rational> other = quotientEnd(ratio, up);
            if (end.isEmpty() || (other.isPresent() && (other.get().compareTo(end.get()) < 0) == up)) {
                end = other;
            }
        }
        for (Rounded whole : rounded) {
            if (whole.unit.variable == variable && freed.get(whole.unit.index) && simplex.check() == null) {
                simplex.push(whole.number, up);
                Rational number = Rational.of(
                        simplex.value(whole.number).toRational().round(up ? Rounding.FLOOR : Rounding.CEILING));
                Rational half = whole.half.toRational().dividedBy(scale);
                Rational last = number.times(half).times(Rational.of(2)).plus(up ? half : half.negate());
                if (end.isEmpty() || (last.compareTo(end.get()) < 0) == up) {
                    end = Optional.of(last);
                }
            }
        }
        return end;
    }

    /** The largest (or smallest) quotient, by Dinkelbach's method: exact, because it ends in a corner. */
    private Optional<Rational> quotientEnd(Ratio ratio, boolean up) {
        if (simplex.check() != null) {
            return Optional.empty();
        }
        boolean positive = ratio.divisor.sign > 0;
        if (simplex.value(ratio.divisor.row).signum() == 0) {
            simplex.push(ratio.divisor.row, positive);
        }
        for (int step = 0; step < 100; step++) {
            Rational divisor = sum(ratio.divisor.weights);
            if (divisor.signum() == 0) {
                return Optional.empty();
            }
            Rational quotient = sum(ratio.dividend).dividedBy(divisor);
            int goal = difference(ratio, quotient);
            boolean bounded = simplex.push(goal, up == positive) != null;
            boolean best = simplex.value(goal).signum() == 0;
            simplex.release(goal);
            if (!bounded) {
                return Optional.empty();
            }
            if (best) {
                return Optional.of(quotient);
            }
        }
        return Optional.empty();
    }

    List<CheckCell> cells() {
        return cells;
    }
}
