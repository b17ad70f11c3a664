package org.eigenbetrieb.core.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigenbetrieb.core.figure.FigureKey;

/**
 * Several plans of one net, computed together: variants of a plan, or the plans of many municipalities.
 *
 * <p>Amounts are set and read by plan and {@linkplain DensePlan#slot slot}, in the smallest unit. Inside, the amounts of
 * one figure lie beside each other for all plans, so that an addition is done for several plans at once.
 * {@link DensePlan#newBatch} makes batches. Mutable; for use by one thread.
 */
public final class DenseBatch {

    private final DensePlan plan;
    private final int plans;
    /** The amounts of a run of adjacent slots: of the first slot for all plans, then of the next slot. */
    private final long[][] rows;
    /** Row of each slot. */
    private final int[] rowOf;
    /** Place in its row at which each slot begins. */
    private final int[] placeOf;
    /** Blocks whose slots are rows. */
    private final Block[] blocks;
    /** Negative where an addition went wrong; the longest row long. */
    private final long[] wrong;

    DenseBatch(DensePlan plan, List<Block> blocks, int plans) {
        if (plans < 1 || plans > (1 << 24) / Math.max(1, plan.size()) + 1024) {
            throw new IllegalArgumentException("A batch of " + plans + " plans of " + plan.size()
                    + " figures each is not possible; take at least one and compute very many in several batches");
        }
        this.plan = plan;
        this.plans = plans;
        int size = plan.size();
        boolean[] cuts = cuts(blocks, size);
        this.rowOf = new int[size];
        this.placeOf = new int[size];
        List<Integer> widths = new ArrayList<>();
        for (int slot = 0; slot < size; slot++) {
            int row = widths.size() - 1;
            int width = cuts[slot] ? 0 : widths.get(row);
            if (cuts[slot]) {
                widths.add(1);
                row++;
            } else {
                widths.set(row, width + 1);
            }
            rowOf[slot] = row;
            placeOf[slot] = width * plans;
        }
        this.rows = new long[widths.size()][];
        int longest = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new long[widths.get(row) * plans];
            longest = Math.max(longest, rows[row].length);
        }
        this.wrong = new long[longest];
        this.blocks = ofRows(blocks, cuts);
    }

    /** Where rows must begin, so that every block reads and writes whole rows. */
    private static boolean[] cuts(List<Block> blocks, int size) {
        boolean[] cuts = new boolean[size + 1];
        cuts[0] = true;
        cuts[size] = true;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Block block : blocks) {
                changed |= cut(block, cuts);
            }
        }
        return cuts;
    }

    private static boolean cut(Block block, boolean[] cuts) {
        int[] starts = Arrays.copyOf(block.operands(), block.operands().length + 1);
        starts[starts.length - 1] = block.target();
        boolean changed = false;
        for (int i = 0; i <= block.width(); i++) {
            boolean needed = i == 0 || i == block.width();
            for (int start : starts) {
                needed |= cuts[start + i];
            }
            for (int start : starts) {
                changed |= needed && !cuts[start + i];
                cuts[start + i] |= needed;
            }
        }
        return changed;
    }

    /** The blocks with the numbers of rows in place of slots. */
    private Block[] ofRows(List<Block> blocks, boolean[] cuts) {
        List<Block> found = new ArrayList<>();
        for (Block block : blocks) {
            int from = 0;
            for (int to = 1; to <= block.width(); to++) {
                if (cuts[block.target() + to]) {
                    found.add(ofRows(block, from));
                    from = to;
                }
            }
        }
        return found.toArray(new Block[0]);
    }

    private Block ofRows(Block block, int from) {
        return new Block(
                rowOf[block.target() + from],
                1,
                ofRows(block.plus(), from),
                ofRows(block.minus(), from),
                ofRows(block.weighted(), from),
                block.weights());
    }

    private int[] ofRows(int[] slots, int from) {
        int[] found = new int[slots.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = rowOf[slots[i] + from];
        }
        return found;
    }

    /**
     * How many plans the batch holds.
     *
     * @return at least 1
     */
    public int plans() {
        return plans;
    }

    /**
     * Sets an amount.
     *
     * @param number the plan, from 0 to {@link #plans()} - 1
     * @param slot the slot of an input
     * @param amount in the smallest unit
     */
    public void set(int number, int slot, long amount) {
        rows[rowOf[slot]][place(number, slot)] = amount;
    }

    /**
     * An amount; that of a sum as of the last {@link #evaluate()}.
     *
     * @param number the plan, from 0 to {@link #plans()} - 1
     * @param slot the slot
     * @return the amount in the smallest unit
     */
    public long get(int number, int slot) {
        return rows[rowOf[slot]][place(number, slot)];
    }

    private int place(int number, int slot) {
        if (number < 0 || number >= plans) {
            throw new IndexOutOfBoundsException("There are plans 0 to " + (plans - 1) + ", not " + number);
        }
        return placeOf[slot] + number;
    }

    /**
     * Computes every sum of every plan.
     *
     * @return whether every sum fits into a long; if not, {@link #overflows(int)} names, plan by plan, those that do
     *     not, and no sum of such a plan may be used
     */
    public boolean evaluate() {
        Arrays.fill(wrong, 0);
        for (Block block : blocks) {
            run(block);
        }
        long any = 0;
        for (long sign : wrong) {
            any |= sign;
        }
        return any >= 0 || evaluateSuspects();
    }

    /** Computes those plans exactly in which an addition left the range on the way. */
    private boolean evaluateSuspects() {
        boolean good = true;
        for (int number = 0; number < plans; number++) {
            long any = 0;
            for (int place = number; place < wrong.length; place += plans) {
                any |= wrong[place];
            }
            good &= any >= 0 || overflows(number).isEmpty();
        }
        return good;
    }

    /**
     * Computes every sum of one plan with numbers of any size and names those that do not fit into a long.
     *
     * @param number the plan, from 0 to {@link #plans()} - 1
     * @return the figures, as {@link DensePlan#overflows} names them
     */
    public List<FigureKey> overflows(int number) {
        long[] values = plan.newValues();
        for (int slot = 0; slot < values.length; slot++) {
            values[slot] = get(number, slot);
        }
        List<FigureKey> found = plan.overflows(values);
        for (int slot = 0; slot < values.length; slot++) {
            set(number, slot, values[slot]);
        }
        return found;
    }

    private void run(Block block) {
        long[] sum = rows[block.target()];
        int[] plus = block.plus();
        int next;
        if (plus.length >= 2) {
            addFirst(sum, rows[plus[0]], rows[plus[1]], wrong);
            next = 2;
        } else if (plus.length == 1) {
            System.arraycopy(rows[plus[0]], 0, sum, 0, sum.length);
            next = 1;
        } else {
            Arrays.fill(sum, 0);
            next = 0;
        }
        for (; next + 1 < plus.length; next += 2) {
            add(sum, rows[plus[next]], rows[plus[next + 1]], wrong);
        }
        if (next < plus.length) {
            add(sum, rows[plus[next]], wrong);
        }
        for (int row : block.minus()) {
            subtract(sum, rows[row], wrong);
        }
        for (int i = 0; i < block.weighted().length; i++) {
            add(sum, rows[block.weighted()[i]], block.weights()[i], wrong);
        }
    }

    // Loops without branches over arrays of equal length: the compiler makes vector instructions of them.

    private static void addFirst(long[] sum, long[] one, long[] two, long[] wrong) {
        for (int i = 0; i < sum.length; i++) {
            long x = one[i];
            long y = two[i];
            long s = x + y;
            wrong[i] |= (x ^ s) & (y ^ s);
            sum[i] = s;
        }
    }

    private static void add(long[] sum, long[] one, long[] two, long[] wrong) {
        for (int i = 0; i < sum.length; i++) {
            long a = sum[i];
            long x = one[i];
            long y = two[i];
            long s = a + x;
            long t = s + y;
            wrong[i] |= (a ^ s) & (x ^ s) | (s ^ t) & (y ^ t);
            sum[i] = t;
        }
    }

    private static void add(long[] sum, long[] one, long[] wrong) {
        for (int i = 0; i < sum.length; i++) {
            long a = sum[i];
            long x = one[i];
            long s = a + x;
            wrong[i] |= (a ^ s) & (x ^ s);
            sum[i] = s;
        }
    }

    private static void subtract(long[] sum, long[] one, long[] wrong) {
        for (int i = 0; i < sum.length; i++) {
            long a = sum[i];
            long x = one[i];
            long s = a - x;
            wrong[i] |= (a ^ s) & (a ^ x);
            sum[i] = s;
        }
    }

    private static void add(long[] sum, long[] one, long weight, long[] wrong) {
        for (int i = 0; i < sum.length; i++) {
            long a = sum[i];
            long x = one[i] * weight;
            long s = a + x;
            long rest = Math.multiplyHigh(one[i], weight) ^ x >> 63;
            wrong[i] |= (a ^ s) & (x ^ s) | rest | -rest;
            sum[i] = s;
        }
    }

    /** Its size, for debugging. */
    @Override
    public String toString() {
        return "batch of " + plans + " plans of a " + plan;
    }
}
