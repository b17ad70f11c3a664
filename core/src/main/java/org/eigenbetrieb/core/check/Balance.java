package org.eigenbetrieb.core.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.LongConsumer;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * How many units must change at least so that sums that do not come out come out, where each unit stands in at most two
 * of them.
 *
 * <p>Such sums are the nodes of a graph, the units its edges: in a table with totals the rows and columns, and the cells.
 * The changed units split the nodes into parts that hang together. A part of <i>n</i> nodes takes <i>n</i> − 1 units,
 * and one more unless what is left over adds up to nothing over the whole part, because whatever stands in a unit
 * between two of its nodes counts there with both signs. So the number of units is the number of nodes less the number
 * of parts that may balance; of those there are no more than fit when each node is in the smallest one that it can be
 * in. Rounding counts in full for each node, so that a part is only ruled out when nothing can balance it.
 *
 * <p>Sums that do not fit into such a graph are left out; what holds for some of the sums holds for all of them.
 * Immutable after it was made, for one thread.
 */
final class Balance {

    /** Up to how many nodes parts are looked at one by one. */
    private static final int LARGEST = 4;

    /** So that one part of two, three, four and five nodes counts whole. */
    private static final int SHARE = 60;

    private static final BigInteger GREATEST = BigInteger.ONE.shiftLeft(50);

    /** A sum: how much of each unit stands in it, by the unit's number. */
    record Line(Map<Integer, Rational> weights, Rational centre, Rational half) {}

    private final int[] one;
    private final int[] other;
    private final long[] centre;
    private final long[] half;
    private final List<BitSet> units = new ArrayList<>();

    private Balance(int count, List<Line> nodes, Rational[] factors) {
        this.one = new int[count];
        this.other = new int[count];
        Arrays.fill(one, -1);
        Arrays.fill(other, -1);
        this.centre = new long[nodes.size()];
        this.half = new long[nodes.size()];
        Rational largest = Rational.ONE;
        for (int n = 0; n < factors.length; n++) {
            Line node = nodes.get(n);
            largest = largest.max(node.centre.abs().plus(node.half).times(factors[n].abs()));
        }
        // Whole numbers that fit, rounded such that the intervals only grow.
        Rational step = largest.dividedBy(Rational.of(GREATEST));
        for (int n = 0; n < factors.length; n++) {
            Line node = nodes.get(n);
            centre[n] = node.centre
                    .times(factors[n])
                    .dividedBy(step)
                    .round(Rounding.FLOOR)
                    .longValueExact();
            half[n] = node.half
                            .times(factors[n].abs())
                            .dividedBy(step)
                            .round(Rounding.CEILING)
                            .longValueExact()
                    + 1;
            BitSet own = new BitSet();
            for (int unit : node.weights.keySet()) {
                own.set(unit);
                if (one[unit] < 0) {
                    one[unit] = n;
                } else {
                    other[unit] = n;
                }
            }
            units.add(own);
        }
    }

    /**
     * A graph of those sums that form one, short ones first.
     *
     * @param units how many units there are
     * @param lines sums that do not come out as printed
     */
    static Balance of(int units, List<Line> lines) {
        List<Line> ordered = new ArrayList<>(lines);
        ordered.sort(Comparator.comparing(line -> line.weights.size()));
        List<Line> nodes = new ArrayList<>();
        List<Rational> factors = new ArrayList<>();
        List<Integer> sets = new ArrayList<>();
        Map<Integer, Integer> first = new HashMap<>();
        Map<Integer, Integer> second = new HashMap<>();
        for (Line line : ordered) {
            if (line.centre.abs().compareTo(line.half) <= 0
                    || line.weights.keySet().stream().anyMatch(second::containsKey)) {
                continue;
            }
            // By set of nodes, the factor of this one relative to the set with which everything in common cancels.
            Map<Integer, Rational> wanted = new HashMap<>();
            boolean fits = true;
            for (Map.Entry<Integer, Rational> entry : line.weights.entrySet()) {
                Integer neighbour = first.get(entry.getKey());
                if (neighbour != null) {
                    Rational there =
                            weight(nodes.get(neighbour), entry.getKey()).times(factors.get(neighbour));
                    Rational factor = there.negate().dividedBy(entry.getValue());
                    Rational before = wanted.putIfAbsent(sets.get(neighbour), factor);
                    fits &= before == null || before.equals(factor);
                }
            }
            if (!fits) {
                continue;
            }
            int own = nodes.size();
            for (int n = 0; n < own; n++) {
                Rational factor = wanted.get(sets.get(n));
                if (factor != null) {
                    factors.set(n, factors.get(n).dividedBy(factor));
                }
            }
            for (int n = 0; n < own; n++) {
                if (wanted.containsKey(sets.get(n))) {
                    sets.set(n, own);
                }
            }
            nodes.add(line);
            factors.add(Rational.ONE);
            sets.add(own);
            for (int unit : line.weights.keySet()) {
                (first.containsKey(unit) ? second : first).put(unit, own);
            }
        }
        return new Balance(units, nodes, factors.toArray(new Rational[0]));
    }

    private static Rational weight(Line line, int unit) {
        Rational weight = line.weights.get(unit);
        if (weight == null) {
            throw new IllegalStateException("Unit " + unit + " is not in " + line);
        }
        return weight;
    }

    /** Units of which at least one must change so that one sum comes out; sum by sum. */
    List<BitSet> conflicts() {
        return units;
    }

    /** The nodes of which all units are among these, up to 64 of them; null when there are fewer than two. */
    @Nullable Part part(BitSet among, Simplex.Work work) {
        List<Integer> nodes = new ArrayList<>();
        for (int n = 0; n < units.size() && nodes.size() < Long.SIZE; n++) {
            BitSet own = (BitSet) units.get(n).clone();
            own.andNot(among);
            if (own.isEmpty()) {
                nodes.add(n);
            }
        }
        if (nodes.size() < 2) {
            return null;
        }
        work.spend(nodes.size() * nodes.size() * nodes.size() * nodes.size() / 160);
        return new Part(nodes);
    }

    /** Nodes that balance, and a unit for each step from one to the next. */
    private record Chain(List<Integer> nodes, List<Integer> units, long off) {}

    /**
     * Adds units to some that change, such that sums come out: those that make the smallest parts balance, two nodes
     * first. Not the fewest units, but where each fault stands in two sums, often.
     *
     * @param chosen units that change
     * @param order compares units; the first one between two nodes is taken
     * @param work counts the work
     */
    void cover(BitSet chosen, Comparator<Integer> order, Simplex.Work work) {
        BitSet open = new BitSet();
        for (int n = 0; n < centre.length; n++) {
            open.set(n, !units.get(n).intersects(chosen));
        }
        List<Map<Integer, Integer>> near = near(open, order);
        for (int length = 2; length <= LARGEST; length++) {
            List<Chain> chains = new ArrayList<>();
            for (int n = open.nextSetBit(0); n >= 0; n = open.nextSetBit(n + 1)) {
                chains(List.of(n), List.of(), length, open, near, chains, work);
            }
            chains.sort(Comparator.comparingLong(Chain::off));
            for (Chain chain : chains) {
                if (chain.nodes.stream().allMatch(open::get)) {
                    chain.nodes.forEach(open::clear);
                    chain.units.forEach(chosen::set);
                }
            }
        }
    }

    /** By node, its neighbours and the first unit between. */
    private List<Map<Integer, Integer>> near(BitSet open, Comparator<Integer> order) {
        List<Map<Integer, Integer>> near = new ArrayList<>();
        for (int n = 0; n < centre.length; n++) {
            near.add(new TreeMap<>());
        }
        for (int unit = 0; unit < one.length; unit++) {
            if (other[unit] >= 0 && open.get(one[unit]) && open.get(other[unit])) {
                near.get(one[unit]).merge(other[unit], unit, BinaryOperator.minBy(order));
                near.get(other[unit]).merge(one[unit], unit, BinaryOperator.minBy(order));
            }
        }
        return near;
    }

    private void chains(
            List<Integer> nodes,
            List<Integer> between,
            int length,
            BitSet open,
            List<Map<Integer, Integer>> near,
            List<Chain> chains,
            Simplex.Work work) {
        if (nodes.size() == length) {
            long sum = 0;
            long slack = 0;
            for (int n : nodes) {
                sum += centre[n];
                slack += half[n];
            }
            // Each chain once, not in both directions.
            if (Math.abs(sum) <= slack && nodes.get(0) < nodes.get(length - 1)) {
                chains.add(new Chain(nodes, between, Math.abs(sum)));
            }
            return;
        }
        Map<Integer, Integer> next = near.get(nodes.get(nodes.size() - 1));
        work.spend(1 + next.size());
        next.forEach((node, unit) -> {
            if (open.get(node) && !nodes.contains(node)) {
                chains(with(nodes, node), with(between, unit), length, open, near, chains, work);
            }
        });
    }

    private static List<Integer> with(List<Integer> list, int more) {
        List<Integer> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    /** Some nodes and all their units; used again and again. */
    final class Part {
        private final int size;
        private final int[] local = new int[centre.length];
        private final BitSet own = new BitSet();
        private final List<Integer> nodes;
        private final List<Long> known = new ArrayList<>();

        private Part(List<Integer> nodes) {
            this.nodes = nodes;
            this.size = nodes.size();
            Arrays.fill(local, -1);
            for (int i = 0; i < size; i++) {
                local[nodes.get(i)] = i;
                own.or(units.get(nodes.get(i)));
            }
            long[] sum = new long[size];
            long[] slack = new long[size];
            long[] near = new long[size];
            for (int i = 0; i < size; i++) {
                sum[i] = centre[nodes.get(i)];
                slack[i] = half[nodes.get(i)];
            }
            for (int unit = own.nextSetBit(0); unit >= 0; unit = own.nextSetBit(unit + 1)) {
                int a = local(one, unit);
                int b = local(other, unit);
                if (a >= 0 && b >= 0) {
                    near[a] |= 1L << b;
                    near[b] |= 1L << a;
                }
            }
            for (int i = 0; i < size; i++) {
                grow(1L << i, sum[i], slack[i], i + 1, size, sum, slack, near, known::add);
            }
        }

        /** The units of the nodes. */
        BitSet units() {
            return own;
        }

        private int local(int[] ends, int unit) {
            return ends[unit] < 0 ? -1 : local[ends[unit]];
        }

        /**
         * How many further units must change at least.
         *
         * @param chosen units that change
         * @param excluded units that do not
         * @param enough when it is more than this, no one asks how many more
         * @param work counts the work
         */
        int further(BitSet chosen, BitSet excluded, int enough, Simplex.Work work) {
            int[] parent = new int[size];
            for (int i = 0; i < size; i++) {
                parent[i] = i;
            }
            long open = 0;
            for (int unit = chosen.nextSetBit(0); unit >= 0; unit = chosen.nextSetBit(unit + 1)) {
                int a = local(one, unit);
                int b = local(other, unit);
                if (a >= 0 && b >= 0) {
                    parent[find(parent, b)] = find(parent, a);
                } else if (a >= 0 || b >= 0) {
                    open |= 1L << Math.max(a, b);
                }
            }
            // Nodes that hang together are one. Where a unit leads out of them or they balance, they need nothing more:
            // a part with such a node in it is paid for by that node.
            long[] total = new long[size];
            long[] play = new long[size];
            boolean[] done = new boolean[size];
            for (int i = 0; i < size; i++) {
                int root = find(parent, i);
                total[root] += centre[nodes.get(i)];
                play[root] += half[nodes.get(i)];
                done[root] |= (open >> i & 1) == 1;
            }
            int[] number = new int[size];
            long[] sum = new long[size];
            long[] slack = new long[size];
            int count = 0;
            for (int i = 0; i < size; i++) {
                number[i] = -1;
                if (find(parent, i) == i && !done[i] && Math.abs(total[i]) > play[i]) {
                    sum[count] = total[i];
                    slack[count] = play[i];
                    number[i] = count++;
                }
            }
            long merged = 0;
            for (int i = 0; i < size; i++) {
                int root = find(parent, i);
                if (i != root && number[root] >= 0) {
                    number[i] = number[root];
                    merged |= 1L << number[i];
                }
            }
            long[] near = new long[count];
            for (int unit = own.nextSetBit(0); unit >= 0; unit = own.nextSetBit(unit + 1)) {
                int a = local(one, unit);
                int b = local(other, unit);
                if (a >= 0 && b >= 0 && !excluded.get(unit) && number[a] >= 0 && number[b] >= 0) {
                    near[number[a]] |= 1L << number[b];
                    near[number[b]] |= 1L << number[a];
                }
            }
            work.spend(1 + own.cardinality() / 4);
            int[] least = smallest(near, number, merged);
            // At first as if each of the nodes that hang together balanced with something of its own.
            int most = Long.bitCount(merged) + parts(count, sum, slack, near, least, merged);
            if (count - most > enough) {
                return count - most;
            }
            work.spend(Long.bitCount(merged) * (1 + count * count * count / 40));
            for (long rest = merged; rest != 0; rest &= rest - 1) {
                int a = Long.numberOfTrailingZeros(rest);
                grow(1L << a, sum[a], slack[a], 0, count, sum, slack, near, set -> lower(least, set));
            }
            return count - Math.min(most, parts(count, sum, slack, near, least, 0));
        }

        /** Of each node, how many nodes the smallest part has that balances, among those that do not hang together yet. */
        private int[] smallest(long[] near, int[] number, long merged) {
            int[] least = new int[near.length];
            Arrays.fill(least, LARGEST + 1);
            for (long set : known) {
                long own = 0;
                for (long rest = set; rest != 0; rest &= rest - 1) {
                    int node = number[Long.numberOfTrailingZeros(rest)];
                    own |= node < 0 || (merged >> node & 1) == 1 ? 0 : 1L << node;
                }
                if (Long.bitCount(own) == Long.bitCount(set) && joined(own, near)) {
                    lower(least, own);
                }
            }
            return least;
        }

        private static void lower(int[] least, long set) {
            for (long rest = set; rest != 0; rest &= rest - 1) {
                int node = Long.numberOfTrailingZeros(rest);
                least[node] = Math.min(least[node], Long.bitCount(set));
            }
        }

        /** Adds nodes to a set, in ascending order, and reports those sets that balance and hang together. */
        private static void grow(
                long set, long s, long h, int from, int count, long[] sum, long[] slack, long[] near, LongConsumer to) {
            boolean last = Long.bitCount(set) == LARGEST - 1;
            for (int next = from; next < count; next++) {
                long added = 1L << next;
                if ((set & added) != 0) {
                    continue;
                }
                long more = s + sum[next];
                long slacker = h + slack[next];
                if (Math.abs(more) <= slacker && joined(set | added, near)) {
                    to.accept(set | added);
                }
                if (!last) {
                    grow(set | added, more, slacker, next + 1, count, sum, slack, near, to);
                }
            }
        }

        private static boolean joined(long set, long[] near) {
            return spread(Long.lowestOneBit(set), set, near) == set;
        }

        /** What can be reached within a set of nodes. */
        private static long spread(long from, long set, long[] near) {
            long reached = from;
            long last = from;
            while (last != 0) {
                long next = 0;
                for (long rest = last; rest != 0; rest &= rest - 1) {
                    next |= near[Long.numberOfTrailingZeros(rest)];
                }
                last = next & set & ~reached;
                reached |= last;
            }
            return reached;
        }

        /** How many parts can balance at most, apart from those with a node that is left out. */
        private static int parts(int count, long[] sum, long[] slack, long[] near, int[] least, long without) {
            long all = count == Long.SIZE ? -1L : (1L << count) - 1;
            int parts = 0;
            for (long left = all & ~without; left != 0; ) {
                long reached = spread(Long.lowestOneBit(left), all & ~without, near);
                left &= ~reached;
                int shares = 0;
                int fewest = SHARE;
                long s = 0;
                long h = 0;
                for (long rest = reached; rest != 0; rest &= rest - 1) {
                    int node = Long.numberOfTrailingZeros(rest);
                    shares += SHARE / least[node];
                    fewest = Math.min(fewest, SHARE / least[node]);
                    s += sum[node];
                    h += slack[node];
                }
                // When the whole does not balance, at least one node is in a part that does not.
                parts += (Math.abs(s) <= h ? shares : shares - fewest) / SHARE;
            }
            return parts;
        }
    }

    /** The root of a tree of numbers. */
    static int find(int[] parent, int element) {
        int root = element;
        while (parent[root] != root) {
            root = parent[root];
        }
        return root;
    }
}
