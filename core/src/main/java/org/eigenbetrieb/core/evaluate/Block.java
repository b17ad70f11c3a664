package org.eigenbetrieb.core.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The same sum in adjacent columns: what slot {@code target + i} is computed from lies {@code i} slots behind what
 * {@code target} is computed from.
 *
 * @param target the first slot that is written
 * @param width number of columns
 * @param plus first slots of what is added
 * @param minus first slots of what is subtracted
 * @param weighted first slots of what is multiplied and added
 * @param weights the factors of the weighted ones
 */
record Block(int target, int width, int[] plus, int[] minus, int[] weighted, int[] weights) {

    /**
     * The blocks of a net, in an order in which every slot is written before it is read.
     *
     * @param sums in such an order as well
     * @param size number of slots
     */
    static List<Block> of(List<DensePlan.Sum> sums, int size) {
        // Sums of one level do not read each other, whatever blocks they end up in.
        int[] level = new int[size];
        for (DensePlan.Sum sum : sums) {
            int deepest = 0;
            for (int operand : sum.operands()) {
                deepest = Math.max(deepest, level[operand]);
            }
            level[sum.target()] = deepest + 1;
        }
        List<DensePlan.Sum> ordered = new ArrayList<>(sums);
        ordered.sort(Comparator.<DensePlan.Sum>comparingInt(sum -> level[sum.target()])
                .thenComparing(DensePlan.Sum::target));
        List<Block> blocks = new ArrayList<>();
        int i = 0;
        while (i < ordered.size()) {
            DensePlan.Sum first = ordered.get(i);
            int width = 1;
            while (i + width < ordered.size()
                    && level[ordered.get(i + width).target()] == level[first.target()]
                    && isShifted(first, ordered.get(i + width), width)) {
                width++;
            }
            blocks.add(of(first, width));
            i += width;
        }
        return blocks;
    }

    private static boolean isShifted(DensePlan.Sum first, DensePlan.Sum other, int by) {
        if (other.target() - first.target() != by || !Arrays.equals(first.weights(), other.weights())) {
            return false;
        }
        for (int i = 0; i < first.operands().length; i++) {
            if (other.operands()[i] - first.operands()[i] != by) {
                return false;
            }
        }
        return true;
    }

    private static Block of(DensePlan.Sum sum, int width) {
        int count = sum.operands().length;
        int[] plus = new int[count];
        int[] minus = new int[count];
        int[] weighted = new int[count];
        int[] weights = new int[count];
        int pluses = 0;
        int minuses = 0;
        int others = 0;
        for (int i = 0; i < count; i++) {
            int weight = Math.toIntExact(sum.weights()[i]);
            if (weight == 1) {
                plus[pluses++] = sum.operands()[i];
            } else if (weight == -1) {
                minus[minuses++] = sum.operands()[i];
            } else {
                weights[others] = weight;
                weighted[others++] = sum.operands()[i];
            }
        }
        return new Block(
                sum.target(),
                width,
                Arrays.copyOf(plus, pluses),
                Arrays.copyOf(minus, minuses),
                Arrays.copyOf(weighted, others),
                Arrays.copyOf(weights, others));
    }

    /** A part of it. */
    Block part(int from, int columns) {
        return new Block(target + from, columns, moved(plus, from), moved(minus, from), moved(weighted, from), weights);
    }

    private static int[] moved(int[] slots, int by) {
        int[] moved = slots.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += by;
        }
        return moved;
    }

    /** First slots of everything that is read. */
    int[] operands() {
        int[] operands = Arrays.copyOf(plus, plus.length + minus.length + weighted.length);
        System.arraycopy(minus, 0, operands, plus.length, minus.length);
        System.arraycopy(weighted, 0, operands, plus.length + minus.length, weighted.length);
        return operands;
    }
}
