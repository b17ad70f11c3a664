package org.eigenbetrieb.core.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.check.RepairModel.Unit;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * All lightest sets of units whose change makes a system fit together.
 *
 * <p>Each set that does not suffice yields a conflict, units of which at least one must change; a set that suffices
 * hits every conflict. Sets are built up along conflicts, lightest first (iterative deepening), and cut off by the
 * weight that disjoint conflicts still cost. Every set is looked at once: a branch leaves out the units of the
 * branches before it. Used once, by one thread.
 */
final class RepairSearch {

    /** The work or time that is allowed is used up. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("exhausted", null, false, false);
        }
    }

    private final RepairModel model;
    private final List<Unit> units;
    private final BigInteger[] weights;
    private final Rational scale;
    private final int most;
    private final List<BitSet> conflicts = new ArrayList<>();
    private final List<BitSet> found = new ArrayList<>();
    private final List<BitSet> undecided = new ArrayList<>();
    private long count;
    private boolean truncated;
    private boolean exhausted;
    private boolean contradictory;
    private BigInteger bound = BigInteger.ZERO;
    private @Nullable BigInteger next;

    RepairSearch(RepairModel model, int most) {
        this.model = model;
        this.units = model.units();
        this.most = most;
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

    /** Searches; afterwards the getters tell what was found and what is proven. */
    void run() {
        try {
            disjointConflicts();
            if (contradictory) {
                return;
            }
            while (found.isEmpty()) {
                next = null;
                visit(new BitSet(), new BitSet(), BigInteger.ZERO);
                if (!found.isEmpty() || next == null || truncated) {
                    return;
                }
                bound = next;
            }
        } catch (Exhausted e) {
            exhausted = true;
        }
    }

    /** Conflicts that share no unit: each costs at least one. Leaves none behind only when all else fits together. */
    private void disjointConflicts() {
        BitSet free = new BitSet();
        while (true) {
            BitSet conflict;
            try {
                conflict = model.conflict(free);
            } catch (RepairModel.Undecided e) {
                break;
            }
            if (conflict == null) {
                break;
            }
            if (conflict.isEmpty()) {
                contradictory = true;
                return;
            }
            conflicts.add(conflict);
            free.or(conflict);
        }
        bound = lower(new BitSet(), new BitSet(), BigInteger.ZERO).orElse(BigInteger.ZERO);
    }

    private Optional<BigInteger> lower(BitSet chosen, BitSet excluded, BigInteger weight) {
        BitSet used = (BitSet) excluded.clone();
        BigInteger total = weight;
        for (BitSet conflict : conflicts) {
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

    private void visit(BitSet chosen, BitSet excluded, BigInteger weight) {
        Optional<BigInteger> least = lower(chosen, excluded, weight);
        if (least.isEmpty()) {
            return;
        }
        if (least.get().compareTo(bound) > 0) {
            next = next == null ? least.get() : next.min(least.get());
            return;
        }
        BitSet branch = smallestOpen(chosen, excluded);
        if (branch == null) {
            BitSet conflict;
            try {
                conflict = model.conflict(chosen);
            } catch (RepairModel.Undecided e) {
                undecided.add((BitSet) chosen.clone());
                return;
            }
            if (conflict == null) {
                record(chosen);
                return;
            }
            conflicts.add(conflict);
            visit(chosen, excluded, weight);
            return;
        }
        BitSet without = (BitSet) excluded.clone();
        for (int unit : order(branch, excluded)) {
            chosen.set(unit);
            visit(chosen, without, weight.add(weights[unit]));
            chosen.clear(unit);
            without.set(unit);
            if (truncated) {
                return;
            }
        }
    }

    /** The conflict that is not hit yet and leaves the fewest choices. */
    private @Nullable BitSet smallestOpen(BitSet chosen, BitSet excluded) {
        BitSet best = null;
        int fewest = Integer.MAX_VALUE;
        for (BitSet conflict : conflicts) {
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
    private List<Integer> order(BitSet branch, BitSet excluded) {
        List<Integer> order = new ArrayList<>();
        int[] hits = new int[units.size()];
        for (int i = branch.nextSetBit(0); i >= 0; i = branch.nextSetBit(i + 1)) {
            if (!excluded.get(i)) {
                order.add(i);
                for (BitSet conflict : conflicts) {
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

    private void record(BitSet chosen) {
        long cells = 1;
        for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
            Unit unit = units.get(i);
            Rational least = unit.weight();
            long choices = unit.parts().stream()
                    .filter(part -> part.cell().trust().equals(least))
                    .count();
            cells = Math.min(Integer.MAX_VALUE, cells * choices);
        }
        found.add((BitSet) chosen.clone());
        count += cells;
        truncated = count > most;
    }

    /** The lightest sets, in the order in which they were found. */
    List<BitSet> found() {
        return found;
    }

    /** Whether there are more sets than were wanted. */
    boolean truncated() {
        return truncated;
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
        return !undecided.isEmpty();
    }

    /** The weight below which no set suffices. */
    Rational bound() {
        return Rational.of(bound).dividedBy(scale);
    }

    /** The conflicts that were met. */
    List<BitSet> conflicts() {
        return conflicts;
    }
}
