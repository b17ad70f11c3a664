package org.eigenbetrieb.core.evaluate;

import java.util.List;

/**
 * The blocks of a net as one list of numbers, and the loops that run it.
 *
 * <p>A block is written as target, width, and the numbers of slots that are added, subtracted and weighted; then the
 * slots added, the slots subtracted, and slot and weight of each weighted one. Columns are added up in strips that
 * stay in registers. A sum of many adjacent slots in a single column is written as target, 0, first and last slot.
 */
final class DenseProgram {

    private static final int HEAD = 5;
    private static final int RUN = 4;
    private static final int SHORTEST_RUN = 4;

    private final int[] code;

    DenseProgram(List<Block> blocks) {
        int length = 0;
        for (Block block : blocks) {
            length += isRun(block)
                    ? RUN
                    : HEAD + block.plus().length + block.minus().length + 2 * block.weighted().length;
        }
        this.code = new int[length];
        int at = 0;
        for (Block block : blocks) {
            at = isRun(block) ? writeRun(block, at) : write(block, at);
        }
    }

    private static boolean isRun(Block block) {
        int[] plus = block.plus();
        if (block.width() > 1 || plus.length < SHORTEST_RUN || block.minus().length + block.weighted().length > 0) {
            return false;
        }
        for (int i = 1; i < plus.length; i++) {
            if (plus[i] != plus[0] + i) {
                return false;
            }
        }
        return true;
    }

    private int writeRun(Block block, int at) {
        code[at] = block.target();
        code[at + 1] = 0;
        code[at + 2] = block.plus()[0];
        code[at + 3] = block.plus()[block.plus().length - 1];
        return at + RUN;
    }

    private int write(Block block, int start) {
        int at = start;
        code[at++] = block.target();
        code[at++] = block.width();
        code[at++] = block.plus().length;
        code[at++] = block.minus().length;
        code[at++] = block.weighted().length;
        for (int slot : block.plus()) {
            code[at++] = slot;
        }
        for (int slot : block.minus()) {
            code[at++] = slot;
        }
        for (int i = 0; i < block.weighted().length; i++) {
            code[at++] = block.weighted()[i];
            code[at++] = block.weights()[i];
        }
        return at;
    }

    /**
     * Computes every sum.
     *
     * @throws ArithmeticException when a sum, or what was added up of it so far, does not fit into a long
     */
    void run(long[] values) {
        int[] code = this.code;
        int at = 0;
        while (at < code.length) {
            int target = code[at];
            int width = code[at + 1];
            if (width == 0) {
                values[target] = sum(values, code[at + 2], code[at + 3]);
                at += RUN;
                continue;
            }
            int plus = at + HEAD;
            int minus = plus + code[at + 2];
            int weighted = minus + code[at + 3];
            int end = weighted + 2 * code[at + 4];
            int column = 0;
            for (; column + 4 <= width; column += 4) {
                four(values, code, plus, minus, weighted, end, target, column);
            }
            for (; column + 2 <= width; column += 2) {
                two(values, code, plus, minus, weighted, end, target, column);
            }
            if (column < width) {
                one(values, code, plus, minus, weighted, end, target, column);
            }
            at = end;
        }
    }

    private static long sum(long[] values, int first, int last) {
        long sum = 0;
        for (int i = first; i <= last; i++) {
            sum = Math.addExact(sum, values[i]);
        }
        return sum;
    }

    private static void four(
            long[] values, int[] code, int plus, int minus, int weighted, int end, int target, int column) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        for (int i = plus; i < minus; i++) {
            int slot = code[i] + column;
            a = Math.addExact(a, values[slot]);
            b = Math.addExact(b, values[slot + 1]);
            c = Math.addExact(c, values[slot + 2]);
            d = Math.addExact(d, values[slot + 3]);
        }
        for (int i = minus; i < weighted; i++) {
            int slot = code[i] + column;
            a = Math.subtractExact(a, values[slot]);
            b = Math.subtractExact(b, values[slot + 1]);
            c = Math.subtractExact(c, values[slot + 2]);
            d = Math.subtractExact(d, values[slot + 3]);
        }
        for (int i = weighted; i < end; i += 2) {
            int slot = code[i] + column;
            long weight = code[i + 1];
            a = Math.addExact(a, Math.multiplyExact(values[slot], weight));
            b = Math.addExact(b, Math.multiplyExact(values[slot + 1], weight));
            c = Math.addExact(c, Math.multiplyExact(values[slot + 2], weight));
            d = Math.addExact(d, Math.multiplyExact(values[slot + 3], weight));
        }
        int slot = target + column;
        values[slot] = a;
        values[slot + 1] = b;
        values[slot + 2] = c;
        values[slot + 3] = d;
    }

    private static void two(
            long[] values, int[] code, int plus, int minus, int weighted, int end, int target, int column) {
        long a = 0;
        long b = 0;
        for (int i = plus; i < minus; i++) {
            int slot = code[i] + column;
            a = Math.addExact(a, values[slot]);
            b = Math.addExact(b, values[slot + 1]);
        }
        for (int i = minus; i < weighted; i++) {
            int slot = code[i] + column;
            a = Math.subtractExact(a, values[slot]);
            b = Math.subtractExact(b, values[slot + 1]);
        }
        for (int i = weighted; i < end; i += 2) {
            int slot = code[i] + column;
            long weight = code[i + 1];
            a = Math.addExact(a, Math.multiplyExact(values[slot], weight));
            b = Math.addExact(b, Math.multiplyExact(values[slot + 1], weight));
        }
        int slot = target + column;
        values[slot] = a;
        values[slot + 1] = b;
    }

    private static void one(
            long[] values, int[] code, int plus, int minus, int weighted, int end, int target, int column) {
        long a = 0;
        for (int i = plus; i < minus; i++) {
            a = Math.addExact(a, values[code[i] + column]);
        }
        for (int i = minus; i < weighted; i++) {
            a = Math.subtractExact(a, values[code[i] + column]);
        }
        for (int i = weighted; i < end; i += 2) {
            a = Math.addExact(a, Math.multiplyExact(values[code[i] + column], (long) code[i + 1]));
        }
        values[target + column] = a;
    }
}
