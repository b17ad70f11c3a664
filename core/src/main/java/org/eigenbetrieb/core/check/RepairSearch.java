package org.eigenbetrieb.core.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.eigenbetrieb.core.check.RepairModel.Unit;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * All lightest sets of units whose change makes a system fit together.
 *
 * <p>Each set that does not suffice yields a conflict, units of which at least one must change; a set that suffices
 * hits every conflict. Conflicts that share no unit are apart: what hits the one says nothing of the other. Each such
 * {@link Group} is solved by itself, with the units of all others free, by sets built up along its conflicts, lightest
 * first (iterative deepening), and cut off by the weight that disjoint conflicts still cost. Every set is looked at
 * once: a branch leaves out the units of the branches before it. Groups of which the lightest sets do not suffice
 * together are joined by the conflict that says so and solved anew.
 *
 * <p>What comes out is proven: every repair spends at least its weight on the units of each group, so that a lightest
 * one is made up of one lightest set per group and nothing else. Used once, by one thread.
 */
final class RepairSearch {

    /** The work or time that is allowed is used up. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("exhausted", null, false, false);
        }
    }

    /** Conflicts that hang together. */
    static final class Group {
        private final List<BitSet> conflicts = new ArrayList<>();
        private final BitSet units = new BitSet();
        private final List<BitSet> options = new ArrayList<>();
        private BigInteger bound = BigInteger.ZERO;
        private boolean solved;
        private boolean capped;

        private void add(BitSet conflict) {
            conflicts.add(conflict);
            units.or(conflict);
        }

        /** The lightest sets that hit all its conflicts and suffice when all other groups are free. */
        List<BitSet> options() {
            return options;
        }

        /** Whether there may be more of them than are listed. */
        boolean capped() {
            return capped;
        }
    }

    private final RepairModel model;
    private final List<Unit> units;
    private final BigInteger[] weights;
    private final Rational scale;
    private final int most;
    private final Simplex.Work work;
    private final BitSet given;
    private final BitSet allowed;
    private final List<Group> groups = new ArrayList<>();
    private boolean exhausted;
    private boolean contradictory;
    private boolean leftOpen;
    private @Nullable BigInteger next;

    /**
     * Prepares a search.
     *
     * @param model the system
     * @param most how many sets of one group are listed at most
     * @param work counts and limits the work
     */
    RepairSearch(RepairModel model, int most, Simplex.Work work) {
        this.model = model;
        this.units = model.units();
        this.most = most;
        this.work = work;
        this.given = new BitSet();
        this.allowed = new BitSet();
        this.allowed.set(0, units.size());
        BigInteger common = BigInteger.ONE;
        for (Unit unit : units) {
            BigInteger below = unit.weight().denominator();
            common = common.divide(common.gcd(below)).multiply(below);
        }
        this.scale = Rational.of(common);
        this.weights = new BigInteger[units.size()];
        for (Unit unit : units) {
            weights[unit.index()] = unit.weight().times(scale).numerator();
        }
    }

    /**
     * Prepares a search for one lightest set among some units.
     *
     * @param model the system
     * @param work counts and limits the work
     * @param given units that are free in any case
     * @param allowed units that may be added to them; all of them together suffice
     * @param weight how much a unit weighs
     */
    RepairSearch(RepairModel model, Simplex.Work work, BitSet given, BitSet allowed, IntUnaryOperator weight) {
        this.model = model;
        this.units = model.units();
        this.most = 0;
        this.work = work;
        this.given = given;
        this.allowed = allowed;
        this.scale = Rational.ONE;
        this.weights = new BigInteger[units.size()];
        for (Unit unit : units) {
            weights[unit.index()] = BigInteger.valueOf(weight.applyAsInt(unit.index()));
        }
    }

    /** Allowed units that stand against these being free, or null. */
    private @Nullable BitSet against(BitSet free) {
        BitSet all = (BitSet) free.clone();
        all.or(given);
        BitSet conflict = model.conflict(all);
        if (conflict != null) {
            conflict = (BitSet) conflict.clone();
            conflict.and(allowed);
        }
        return conflict;
    }

    /** Searches; afterwards the getters tell what was found and what is proven. */
    void run() {
        try {
            disjointConflicts();
            while (!contradictory) {
                for (Group group : groups) {
                    if (!group.solved) {
                        solve(group);
                    }
                }
                if (groups.stream().anyMatch(group -> group.options.isEmpty())) {
                    return;
                }
                BitSet against;
                try {
                    against = against(first());
                } catch (RepairModel.Undecided e) {
                    if (groups.size() == 1) {
                        leftOpen = true;
                        groups.get(0).options.clear();
                        return;
                    }
                    joinAll();
                    continue;
                }
                if (against == null && most > 0) {
                    against = spanning();
                }
                if (against == null) {
                    return;
                }
                join(against);
            }
        } catch (Exhausted e) {
            exhausted = true;
        }
    }

    /** The first option of every group. */
    BitSet first() {
        BitSet all = new BitSet();
        groups.forEach(group -> all.or(group.options.get(0)));
        return all;
    }

    /** A conflict between an option of one group and the first options of the others, or null. */
    private @Nullable BitSet spanning() {
        if (groups.size() == 1) {
            return null;
        }
        for (Group group : groups) {
            BitSet others = new BitSet();
            groups.stream().filter(other -> other != group).forEach(other -> others.or(other.options.get(0)));
            for (BitSet option : group.options) {
                BitSet all = (BitSet) others.clone();
                all.or(option);
                try {
                    BitSet conflict = against(all);
                    if (conflict != null) {
                        return conflict;
                    }
                } catch (RepairModel.Undecided e) {
                    leftOpen = true;
                }
            }
        }
        return null;
    }

    /** Conflicts that share no unit, a group each. Leaves none behind only when all else fits together. */
    private void disjointConflicts() {
        BitSet free = new BitSet();
        boolean fits = false;
        while (true) {
            BitSet conflict;
            try {
                conflict = against(free);
            } catch (RepairModel.Undecided e) {
                break;
            }
            if (conflict == null) {
                fits = free.isEmpty();
                break;
            }
            if (conflict.isEmpty()) {
                contradictory = true;
                return;
            }
            Group group = new Group();
            group.add(conflict);
            groups.add(group);
            free.or(conflict);
        }
        if (groups.isEmpty() && !fits) {
            // Undecided from the start: one group without a known conflict.
            groups.add(new Group());
        }
    }

    /** Makes one group of all that a conflict touches. */
    private void join(BitSet conflict) {
        Group joined = new Group();
        for (Group group : List.copyOf(groups)) {
            if (group.units.intersects(conflict)) {
                absorb(joined, group);
            }
        }
        joined.add(conflict);
        groups.add(joined);
    }

    private void joinAll() {
        Group joined = new Group();
        List.copyOf(groups).forEach(group -> absorb(joined, group));
        groups.add(joined);
    }

    private void absorb(Group joined, Group group) {
        group.conflicts.forEach(joined::add);
        joined.bound = joined.bound.add(group.bound);
        groups.remove(group);
    }

    private void solve(Group group) {
        BitSet others = new BitSet();
        groups.stream().filter(other -> other != group).forEach(other -> others.or(other.units));
        BigInteger least =
                lower(group, new BitSet(), new BitSet(), BigInteger.ZERO).orElse(BigInteger.ZERO);
        group.bound = group.bound.max(least);
        while (group.options.isEmpty()) {
            next = null;
            visit(group, others, new BitSet(), new BitSet(), BigInteger.ZERO);
            if (group.options.isEmpty()) {
                if (next == null) {
                    break;
                }
                group.bound = next;
            }
        }
        group.solved = true;
    }

    private Optional<BigInteger> lower(Group group, BitSet chosen, BitSet excluded, BigInteger weight) {
        BitSet used = (BitSet) excluded.clone();
        BigInteger total = weight;
        for (BitSet conflict : group.conflicts) {
            if (conflict.intersects(chosen)) {
                continue;
            }
            BigInteger least = null;
            boolean disjoint = true;
            for (int i = conflict.nextSetBit(0); i >= 0; i = conflict.nextSetBit(i + 1)) {
                if (excluded.get(i)) {
                    continue;
                }
                if (used.get(i)) {
                    disjoint = false;
                }
                least = least == null || weights[i].compareTo(least) < 0 ? weights[i] : least;
            }
            if (least == null) {
                return Optional.empty();
            }
            if (disjoint) {
                total = total.add(least);
                used.or(conflict);
            }
        }
        return Optional.of(total);
    }

    private void visit(Group group, BitSet others, BitSet chosen, BitSet excluded, BigInteger weight) {
        work.spend(1 + group.conflicts.size() / 8);
        Optional<BigInteger> least = lower(group, chosen, excluded, weight);
        if (least.isEmpty()) {
            return;
        }
        if (least.get().compareTo(group.bound) > 0) {
            next = next == null ? least.get() : next.min(least.get());
            return;
        }
        BitSet branch = smallestOpen(group, chosen, excluded);
        if (branch == null) {
            BitSet free = (BitSet) others.clone();
            free.or(chosen);
            BitSet conflict;
            try {
                conflict = against(free);
            } catch (RepairModel.Undecided e) {
                leftOpen = true;
                return;
            }
            if (conflict == null) {
                group.options.add((BitSet) chosen.clone());
                group.capped = group.options.size() > most;
                return;
            }
            if (conflict.isEmpty()) {
                contradictory = true;
                return;
            }
            group.add(conflict);
            visit(group, others, chosen, excluded, weight);
            return;
        }
        BitSet without = (BitSet) excluded.clone();
        for (int unit : order(group, branch, excluded)) {
            chosen.set(unit);
            visit(group, others, chosen, without, weight.add(weights[unit]));
            chosen.clear(unit);
            without.set(unit);
            if (group.capped || contradictory) {
                return;
            }
        }
    }

    /** The conflict that is not hit yet and leaves the fewest choices. */
    private static @Nullable BitSet smallestOpen(Group group, BitSet chosen, BitSet excluded) {
        BitSet best = null;
        int fewest = Integer.MAX_VALUE;
        for (BitSet conflict : group.conflicts) {
            if (conflict.intersects(chosen)) {
                continue;
            }
            BitSet open = (BitSet) conflict.clone();
            open.andNot(excluded);
            if (open.cardinality() < fewest) {
                fewest = open.cardinality();
                best = open;
            }
        }
        return best;
    }

    /** Units that stand in many conflicts first; then lighter ones. */
    private List<Integer> order(Group group, BitSet branch, BitSet excluded) {
        List<Integer> order = new ArrayList<>();
        int[] hits = new int[units.size()];
        for (int i = branch.nextSetBit(0); i >= 0; i = branch.nextSetBit(i + 1)) {
            if (!excluded.get(i)) {
                order.add(i);
                for (BitSet conflict : group.conflicts) {
                    if (conflict.get(i)) {
                        hits[i]++;
                    }
                }
            }
        }
        order.sort(Comparator.comparing((Integer i) -> weights[i])
                .thenComparing(i -> -hits[i])
                .thenComparing(i -> i));
        return order;
    }

    /** The groups; each with options when a repair was found, which then is the first option of every group. */
    List<Group> groups() {
        return groups;
    }

    /** Whether a repair was found and no lighter one exists. */
    boolean found() {
        return !exhausted && !contradictory && groups.stream().noneMatch(group -> group.options.isEmpty());
    }

    /** Whether work or time ran out. */
    boolean exhausted() {
        return exhausted;
    }

    /** Whether no change of cells can help. */
    boolean contradictory() {
        return contradictory;
    }

    /** Whether some sets could not be decided. */
    boolean leftOpen() {
        return leftOpen;
    }

    /** The weight below which no set suffices. */
    Rational bound() {
        BigInteger bound = BigInteger.ZERO;
        for (Group group : groups) {
            BigInteger least = lower(group, new BitSet(), new BitSet(), BigInteger.ZERO)
                    .orElse(BigInteger.ZERO)
                    .max(group.bound);
            bound = bound.add(least);
        }
        return Rational.of(bound).dividedBy(scale);
    }
}
