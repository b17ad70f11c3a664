package org.eigenbetrieb.core.evaluate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.figure.FigureKey;

/**
 * A net of plain sums, laid out for being computed millions of times: whole amounts in, whole amounts out, nothing
 * allocated.
 *
 * <p>Every figure has a slot in one array. Amounts are whole numbers of the smallest unit in which the figure's
 * {@linkplain org.eigenbetrieb.core.quantity.Unit#decimals() unit} is kept: cents, hundredths of a post. The caller
 * writes the inputs, {@link #evaluate(long[])} writes the sums, the same as {@link Evaluator#evaluate} computes. There
 * is no place for a missing input here: every input is a number, and whoever does not know one asks the
 * {@link Evaluator}. {@link Evaluator#dense()} makes plans. Immutable and safe for use by several threads, each with an
 * array of its own.
 */
public final class DensePlan {

    private final FigureKey[] keys;
    private final Map<FigureKey, Integer> slots;
    private final int[] inputs;
    private final List<Sum> sums;
    private final List<Block> blocks;
    private final DenseProgram program;

    /** A figure as weighted sum of others; every weight fits into an int. */
    record Sum(int target, int[] operands, long[] weights) {}

    DensePlan(FigureKey[] keys, Map<FigureKey, Integer> slots, int[] inputs, List<Sum> sums) {
        this.keys = keys;
        this.slots = slots;
        this.inputs = inputs;
        this.sums = sums;
        this.blocks = Block.of(sums, keys.length);
        this.program = new DenseProgram(blocks);
    }

    /**
     * How many figures the net has.
     *
     * @return the number of slots
     */
    public int size() {
        return keys.length;
    }

    /**
     * The place of a figure in the array.
     *
     * @param key the figure
     * @return its slot, from 0
     * @throws IllegalArgumentException when the net has no such figure
     */
    public int slot(FigureKey key) {
        Integer slot = slots.get(key);
        if (slot == null) {
            throw new IllegalArgumentException("The net has no figure " + key + "; it has " + keys.length + " others");
        }
        return slot;
    }

    /**
     * The figure in a slot.
     *
     * @param slot from 0 to {@link #size()} - 1
     * @return the figure
     */
    public FigureKey key(int slot) {
        return keys[slot];
    }

    /**
     * The slots that the caller fills: figures that no relation computes.
     *
     * @return a copy, ascending
     */
    public int[] inputs() {
        return inputs.clone();
    }

    /**
     * An array for the amounts of one plan; every input is 0 until it is written.
     *
     * @return a new array, one place per slot
     */
    public long[] newValues() {
        return new long[keys.length];
    }

    /**
     * Room for several plans that are computed together, which takes much less time than one after the other.
     *
     * @param plans how many, at least 1
     * @return a new batch; every input is 0 until it is set
     * @throws IllegalArgumentException when there are less than 1 plans or too many for memory
     */
    public DenseBatch newBatch(int plans) {
        return new DenseBatch(this, blocks, plans);
    }

    /**
     * Computes every sum of one plan.
     *
     * @param values the inputs in their slots; the sums are written to theirs
     * @return whether every sum fits into a long; if not, {@link #overflows(long[])} names those that do not, and no
     *     sum may be used
     * @throws IllegalArgumentException when the array does not have one place per slot
     */
    public boolean evaluate(long[] values) {
        check(values);
        try {
            program.run(values);
            return true;
        } catch (ArithmeticException overflow) {
            return overflows(values).isEmpty();
        }
    }

    /**
     * Computes every sum of one plan with numbers of any size and names those that do not fit into a long.
     *
     * @param values the inputs in their slots; the sums are written to theirs
     * @return the figures, in the order in which they are computed; what is computed from them is not repeated. Empty
     *     when every sum fits
     * @throws IllegalArgumentException when the array does not have one place per slot
     */
    public List<FigureKey> overflows(long[] values) {
        check(values);
        List<FigureKey> found = new ArrayList<>();
        boolean[] failed = new boolean[keys.length];
        for (Sum sum : sums) {
            BigInteger total = BigInteger.ZERO;
            for (int i = 0; i < sum.operands.length; i++) {
                failed[sum.target] |= failed[sum.operands[i]];
                BigInteger value = BigInteger.valueOf(values[sum.operands[i]]);
                total = total.add(value.multiply(BigInteger.valueOf(sum.weights[i])));
            }
            if (!failed[sum.target] && total.bitLength() > 63) {
                failed[sum.target] = true;
                found.add(keys[sum.target]);
            }
            values[sum.target] = total.longValue();
        }
        return List.copyOf(found);
    }

    private void check(long[] values) {
        if (values.length != keys.length) {
            throw new IllegalArgumentException("A plan of this net has " + keys.length + " slots, not " + values.length
                    + "; take the array from newValues()");
        }
    }

    /** Its size, for debugging. */
    @Override
    public String toString() {
        return "dense plan of " + keys.length + " figures, " + inputs.length + " of them inputs";
    }
}
