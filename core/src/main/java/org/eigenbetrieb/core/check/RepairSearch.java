package org.eigenbetrieb.core.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** One group has taken its share of the work. */
    private static final class Later extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Later() {
            super("later", null, false, false);
        }
    }

    /** In how many parts the work is divided at first: what a group needs more than one of them for, it does later. */
    private static final int MOST_PARTS = 64;

    /** Of how many units that were guessed the numbers are found together, at most. */
    private static final int MOST_TOGETHER = 24;

    /** How many sets of a group are looked at before it is worth while to balance its sums. */
    private static final int FEW_VISITS = 30;

    /** Conflicts that hang together. */
    static final class Group {
        private final List<BitSet> conflicts = new ArrayList<>();
        private final BitSet units = new BitSet();
        private final List<BitSet> options = new ArrayList<>();
        private BigInteger bound = BigInteger.ZERO;
        private @Nullable BigInteger doubt;
        private Balance.@Nullable Part balance;
        private boolean counted;
        private boolean solved;
        private boolean capped;

        private void add(BitSet conflict) {
            conflicts.add(conflict);
            units.or(conflict);
            counted = false;
        }

        /** The same sets as a product of smaller ones, where they are one: what is chosen in one does not matter in others. */
        private List<Group> factors() {
            if (capped || options.size() < 2) {
                return List.of(this);
            }
            BitSet all = new BitSet();
            options.forEach(all::or);
            int[] members = all.stream().toArray();
            long[] counts = new long[members.length];
            int[] parent = new int[members.length];
            for (int i = 0; i < members.length; i++) {
                int unit = members[i];
                parent[i] = i;
                counts[i] = options.stream().filter(option -> option.get(unit)).count();
                for (int j = 0; j < i; j++) {
                    int before = members[j];
                    long both = options.stream()
                            .filter(option -> option.get(unit) && option.get(before))
                            .count();
                    if (both * options.size() != counts[i] * counts[j]) {
                        parent[Balance.find(parent, i)] = Balance.find(parent, j);
                    }
                }
            }
            Map<Integer, BitSet> parts = new LinkedHashMap<>();
            for (int i = 0; i < members.length; i++) {
                parts.computeIfAbsent(Balance.find(parent, i), key -> new BitSet())
                        .set(members[i]);
            }
            List<Group> factors = new ArrayList<>();
            long product = 1;
            for (BitSet part : parts.values()) {
                Set<BitSet> own = new LinkedHashSet<>();
                for (BitSet option : options) {
                    BitSet share = (BitSet) option.clone();
                    share.and(part);
                    own.add(share);
                }
                Group factor = new Group();
                factor.units.or(part);
                factor.options.addAll(own);
                factors.add(factor);
                product = Math.min(Integer.MAX_VALUE, product * own.size());
            }
            return product == options.size() ? factors : List.of(this);
        }

        private Group guessed(BitSet guess) {
            options.add(guess);
            capped = true;
            return this;
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
    private @Nullable Balance balance;
    private @Nullable BitSet guess;
    private boolean exhausted;
    private boolean contradictory;
    private boolean leftOpen;
    private @Nullable BigInteger next;
    private long end = Long.MAX_VALUE;
    private int visits;

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
                solve();
                if (groups.stream().anyMatch(group -> group.options.isEmpty())) {
                    return;
                }
                BitSet against;
                try {
                    against = against(first());
                } catch (RepairModel.Undecided e) {
                    if (groups.size() == 1) {
                        leftOpen = true;
                        groups.get(0).doubt = groups.get(0).bound;
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
        joined.bound = joined.bound.add(group.doubt == null ? group.bound : group.bound.min(group.doubt));
        groups.remove(group);
    }

    /** Solves the groups that are not: those that take little work first, so that none takes that of all others. */
    private void solve() {
        long limit = work.limit();
        for (int part = MOST_PARTS; ; part /= 8) {
            boolean all = true;
            for (Group group : groups) {
                if (!group.solved) {
                    end = part == 1 ? Long.MAX_VALUE : work.spent() + limit / part;
                    try {
                        solve(group);
                    } catch (Later e) {
                        group.options.clear();
                        all = false;
                    }
                }
            }
            if (all) {
                return;
            }
            if (guess == null && most > 0) {
                guess();
            }
        }
    }

    /**
     * Finds a set that suffices, whatever it weighs: the solved groups as they are, then what makes sums balance, then
     * one unit of each conflict that is left, and without what turns out not to be needed.
     */
    void guess() {
        BitSet kept = new BitSet();
        groups.stream()
                .filter(group -> group.solved && !group.options.isEmpty())
                .forEach(group -> kept.or(group.options.get(0)));
        BitSet set = new BitSet();
        try {
            model.restart();
            if (guess == null && !kept.isEmpty()) {
                // What makes sums balance may suffice by itself, and better than together with what was chosen before.
                balance().cover(set, Comparator.comparing((Integer unit) -> weights[unit]), work);
                if (against(set) == null) {
                    keep(set);
                }
                set.clear();
            }
            set.or(kept);
            balance().cover(set, Comparator.comparing((Integer unit) -> weights[unit]), work);
            for (BitSet conflict = against(set); conflict != null; conflict = against(set)) {
                if (conflict.isEmpty()) {
                    return;
                }
                set.set(mostHits(conflict, set));
            }
            keep(set);
            for (int unit = set.previousSetBit(units.size()); unit >= 0; unit = set.previousSetBit(unit - 1)) {
                if (!kept.get(unit)) {
                    set.clear(unit);
                    if (against(set) == null) {
                        keep(set);
                    } else {
                        set.set(unit);
                    }
                }
            }
        } catch (RepairModel.Undecided e) {
            // What was found until then, if anything.
        }
    }

    /** Remembers a set that suffices when it is the lightest so far. */
    private void keep(BitSet set) {
        if (guess == null || weight(set).compareTo(weight(guess)) < 0) {
            guess = (BitSet) set.clone();
        }
    }

    private BigInteger weight(BitSet set) {
        return set.stream().mapToObj(unit -> weights[unit]).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The unit of a conflict that hits most of what is not hit yet. */
    private int mostHits(BitSet conflict, BitSet set) {
        int best = -1;
        int most = -1;
        for (int unit = conflict.nextSetBit(0); unit >= 0; unit = conflict.nextSetBit(unit + 1)) {
            int hits = 0;
            for (Group group : groups) {
                for (BitSet each : group.conflicts) {
                    hits += each.get(unit) && !each.intersects(set) ? 1 : 0;
                }
            }
            int order = best < 0 ? -1 : weights[unit].compareTo(weights[best]);
            if (order < 0 || (order == 0 && hits > most)) {
                best = unit;
                most = hits;
            }
        }
        return best;
    }

    /**
     * The groups with what suffices for each, when the search ended early: those that were solved with their lightest
     * sets, all others with what was found first.
     *
     * @return the groups; empty when nothing is known that suffices
     */
    List<Group> guessed() {
        List<Group> parts = new ArrayList<>();
        if (guess == null) {
            return parts;
        }
        BitSet left = (BitSet) guess.clone();
        for (Group group : groups) {
            BitSet own = (BitSet) guess.clone();
            own.and(group.units);
            left.andNot(group.units);
            if (group.solved && group.options.contains(own)) {
                group.options.remove(own);
                group.options.add(0, own);
                parts.add(group);
            } else {
                guessed(own, parts);
            }
        }
        guessed(left, parts);
        return parts;
    }

    /** Units that were guessed, some neighbours at a time: numbers for very many at once take too long. */
    private static void guessed(BitSet units, List<Group> parts) {
        BitSet some = new BitSet();
        for (int unit = units.nextSetBit(0); unit >= 0; unit = units.nextSetBit(unit + 1)) {
            some.set(unit);
            if (some.cardinality() == MOST_TOGETHER || units.nextSetBit(unit + 1) < 0) {
                parts.add(new Group().guessed(some));
                some = new BitSet();
            }
        }
    }

    /** Whether a set is known that suffices and weighs no more than every set must. */
    boolean isGuessLightest() {
        return guess != null && Rational.of(weight(guess)).dividedBy(scale).equals(bound());
    }

    private Balance balance() {
        if (balance == null) {
            balance = model.balance();
        }
        return balance;
    }

    private void solve(Group group) {
        BitSet others = new BitSet();
        groups.stream().filter(other -> other != group).forEach(other -> others.or(other.units));
        BigInteger least =
                lower(group, new BitSet(), new BitSet(), BigInteger.ZERO).orElse(BigInteger.ZERO);
        group.bound = group.bound.max(least);
        visits = 0;
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
        work.spend(1 + group.conflicts.size() * (1 + units.size() / 512));
        if (work.spent() > end) {
            throw new Later();
        }
        Optional<BigInteger> least = lower(group, chosen, excluded, weight);
        if (least.isEmpty()) {
            return;
        }
        BigInteger bound = least.get();
        if (bound.compareTo(group.bound) <= 0 && most > 0 && ++visits > FEW_VISITS) {
            bound = bound.max(balanced(group, others, chosen, excluded, weight));
        }
        if (bound.compareTo(group.bound) > 0) {
            next = next == null ? bound : next.min(bound);
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
                group.doubt = group.doubt == null ? weight : group.doubt.min(weight);
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

    /** What a set weighs at least so that the sums of a group can come out. */
    private BigInteger balanced(Group group, BitSet others, BitSet chosen, BitSet excluded, BigInteger weight) {
        if (!group.counted) {
            for (BitSet conflict : balance().conflicts()) {
                if (conflict.intersects(group.units)
                        && !conflict.intersects(others)
                        && !group.conflicts.contains(conflict)) {
                    group.add(conflict);
                }
            }
            group.counted = true;
            group.balance = balance().part(group.units, work);
        }
        Balance.Part part = group.balance;
        if (part == null) {
            return BigInteger.ZERO;
        }
        BigInteger least = null;
        BitSet own = part.units();
        for (int i = own.nextSetBit(0); i >= 0; i = own.nextSetBit(i + 1)) {
            least = least == null || weights[i].compareTo(least) < 0 ? weights[i] : least;
        }
        if (least == null) {
            return weight;
        }
        int enough = group.bound
                .subtract(weight)
                .divide(least)
                .min(BigInteger.valueOf(Integer.MAX_VALUE))
                .intValue();
        int further = part.further(chosen, excluded, enough, work);
        return weight.add(least.multiply(BigInteger.valueOf(further)));
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

    /** What a repair is made up of when one was found: one option of each, the first ones for example. */
    List<Group> parts() {
        return groups.stream().flatMap(group -> group.factors().stream()).toList();
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
            if (group.doubt != null) {
                least = least.min(group.doubt);
            }
            bound = bound.add(least);
        }
        return Rational.of(bound).dividedBy(scale);
    }
}
