package org.eigenbetrieb.core.quantity;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Splits an amount by weights so that the parts add up to it again: largest remainder (Hare–Niemeyer).
 *
 * <p>Every part is its exact share rounded down or up to a whole unit (a cent, where the amount is in cents), and no
 * unit is lost or invented. The units that rounding down leaves over go one each to the largest remainders; among
 * equal remainders to the larger weight, among equal weights to the one that comes first. So a larger weight never
 * gets less than a smaller one, and the order of unequal weights does not matter. Stateless and safe for use by several
 * threads.
 */
public final class Allocation {

    private Allocation() {}

    /**
     * Splits an amount by weights.
     *
     * @param total the amount in its smallest unit, for example cents; a negative one is split like the positive one,
     *     with the signs changed
     * @param weights at least one, none negative, not all 0; a weight of 0 gets nothing
     * @return the parts in the order of the weights; their sum is the total
     * @throws IllegalArgumentException when there is no weight, one is negative, or all are 0
     */
    public static long[] allocate(long total, long... weights) {
        long sum = 0;
        boolean small = total != Long.MIN_VALUE;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] < 0) {
                throw new IllegalArgumentException("Weight " + weights[i] + " (number " + (i + 1)
                        + ") is negative; a share cannot be, take negative weights out or allocate them separately");
            }
            sum += weights[i];
            small &= sum >= 0;
        }
        if (small && sum == 0) {
            throw new IllegalArgumentException(
                    weights.length == 0
                            ? "There is no weight to allocate " + total + " by"
                            : "All " + weights.length + " weights are 0; " + total + " cannot be allocated by them");
        }
        long amount = Math.abs(total);
        small = small && Math.multiplyHigh(amount, sum) == 0 && amount * sum >= 0;
        long[] parts = small ? allocateSmall(amount, sum, weights) : allocateLarge(total, weights);
        if (total < 0) {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = -parts[i];
            }
        }
        return parts;
    }

    /** The parts of an amount whose product with the sum of the weights fits into a long. */
    private static long[] allocateSmall(long amount, long sum, long[] weights) {
        int count = weights.length;
        long[] parts = new long[count];
        long[] remainders = new long[count];
        long left = amount;
        for (int i = 0; i < count; i++) {
            long share = amount * weights[i];
            long part = share / sum;
            parts[i] = part;
            remainders[i] = share - part * sum;
            left -= part;
        }
        award(parts, remainders, weights, (int) left);
        return parts;
    }

    /** The same for amounts and weights of any size. */
    private static long[] allocateLarge(long total, long[] weights) {
        int count = weights.length;
        BigInteger amount = BigInteger.valueOf(total).abs();
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            sum = sum.add(BigInteger.valueOf(weight));
        }
        long[] parts = new long[count];
        BigInteger[] remainders = new BigInteger[count];
        BigInteger left = amount;
        for (int i = 0; i < count; i++) {
            BigInteger[] share = amount.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
            parts[i] = share[0].longValue();
            remainders[i] = share[1];
            left = left.subtract(share[0]);
        }
        BigInteger[] ranking = remainders.clone();
        Arrays.sort(ranking);
        long[] ranks = new long[count];
        for (int i = 0; i < count; i++) {
            ranks[i] = Arrays.binarySearch(ranking, remainders[i]);
        }
        award(parts, ranks, weights, left.intValueExact());
        return parts;
    }

    /** Adds one unit to each of the {@code left} parts that come first by remainder, then weight, then place. */
    private static void award(long[] parts, long[] remainders, long[] weights, int left) {
        if (left == 0) {
            return;
        }
        long[] sorted = remainders.clone();
        Arrays.sort(sorted);
        long last = sorted[sorted.length - left];
        int excess = -left;
        for (int i = 0; i < parts.length; i++) {
            int unit = remainders[i] >= last ? 1 : 0;
            parts[i] += unit;
            excess += unit;
        }
        if (excess > 0) {
            takeBack(parts, remainders, weights, last, excess);
        }
    }

    /** Takes one unit from each of the {@code excess} parts with that remainder that come last by weight, then place. */
    private static void takeBack(long[] parts, long[] remainders, long[] weights, long remainder, int excess) {
        long[] tied = new long[weights.length];
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            if (remainders[i] == remainder) {
                tied[count++] = weights[i];
            }
        }
        Arrays.sort(tied, 0, count);
        long largest = tied[excess - 1];
        int equal = excess;
        for (int i = 0; tied[i] < largest; i++) {
            equal--;
        }
        for (int i = weights.length - 1; i >= 0; i--) {
            if (remainders[i] == remainder && (weights[i] < largest || weights[i] == largest && equal-- > 0)) {
                parts[i]--;
            }
        }
    }
}
