package org.eigenbetrieb.examples.benchmarks;

import java.util.Arrays;
import org.eigenbetrieb.core.quantity.Unit;

/** The hand-written limits: each does one job and nothing else, with the same checks as the library. */
final class Kernels {

    private static final int COLUMNS = PlanFixture.COLUMNS;

    private Kernels() {}

    /** A number with decimals and unit, for limits that make an object as the library does. */
    record Number(long unscaled, int decimals, Unit unit) {}

    static long sum(long[] amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum = Math.addExact(sum, amount);
        }
        return sum;
    }

    /** Hundredths of a percent, HALF_UP. */
    static long percent(long part, long whole) {
        long low = part * 10_000;
        if (Math.multiplyHigh(part, 10_000) != low >> 63) {
            throw new ArithmeticException("too large for this kernel");
        }
        long quotient = low / whole;
        long rest = Math.abs(low - quotient * whole);
        long divisor = Math.abs(whole);
        if (rest >= divisor - rest) {
            quotient += (low ^ whole) < 0 ? -1 : 1;
        }
        return quotient;
    }

    /** Largest remainders; equal ones by weight, then place. For products that fit into a long. */
    static long[] allocate(long total, long[] weights) {
        int count = weights.length;
        long sum = 0;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("negative weight");
            }
            sum = Math.addExact(sum, weight);
        }
        long[] parts = new long[count];
        long[] remainders = new long[count];
        long left = total;
        for (int i = 0; i < count; i++) {
            long share = Math.multiplyExact(total, weights[i]);
            parts[i] = share / sum;
            remainders[i] = share - parts[i] * sum;
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int best = 0;
            for (int i = 1; i < count; i++) {
                if (remainders[i] > remainders[best]
                        || remainders[i] == remainders[best] && weights[i] > weights[best]) {
                    best = i;
                }
            }
            parts[best]++;
            remainders[best] = -1;
        }
        return parts;
    }

    /** Cents of a German amount: sign before or behind, groups of three, two decimals, at most 18 digits. */
    static long parse(byte[] text, int start, int end) {
        int from = start;
        int to = end;
        boolean negative = false;
        if (from < to && text[from] == '-') {
            negative = true;
            from++;
        } else if (from < to && text[to - 1] == '-') {
            negative = true;
            to--;
        }
        long digits = 0;
        int run = 0;
        boolean grouped = false;
        int i = from;
        for (; i < to; i++) {
            int c = text[i];
            int digit = c - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                run++;
            } else if (c == ',') {
                break;
            } else if (c == '.' && (grouped ? run == 3 : run >= 1 && run <= 3 && text[from] != '0')) {
                grouped = true;
                run = 0;
            } else {
                throw new NumberFormatException();
            }
        }
        if ((grouped ? run != 3 : run == 0) || to - i != 3 || i - from > (grouped ? 21 : 16)) {
            throw new NumberFormatException();
        }
        int tens = text[i + 1] - '0';
        int ones = text[i + 2] - '0';
        if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            throw new NumberFormatException();
        }
        digits = digits * 100 + (tens * 10L + ones);
        return negative ? -digits : digits;
    }

    /** The same from a text. */
    static long parse(String text) {
        int from = 0;
        int to = text.length();
        boolean negative = false;
        if (from < to && text.charAt(from) == '-') {
            negative = true;
            from++;
        } else if (from < to && text.charAt(to - 1) == '-') {
            negative = true;
            to--;
        }
        long digits = 0;
        int run = 0;
        boolean grouped = false;
        int i = from;
        for (; i < to; i++) {
            int c = text.charAt(i);
            int digit = c - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                run++;
            } else if (c == ',') {
                break;
            } else if (c == '.' && (grouped ? run == 3 : run >= 1 && run <= 3 && text.charAt(from) != '0')) {
                grouped = true;
                run = 0;
            } else {
                throw new NumberFormatException();
            }
        }
        if ((grouped ? run != 3 : run == 0) || to - i != 3 || i - from > (grouped ? 21 : 16)) {
            throw new NumberFormatException();
        }
        int tens = text.charAt(i + 1) - '0';
        int ones = text.charAt(i + 2) - '0';
        if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            throw new NumberFormatException();
        }
        digits = digits * 100 + (tens * 10L + ones);
        return negative ? -digits : digits;
    }

    /** Writes a German amount and returns where it ends. */
    static int format(long cents, byte[] buffer, int start) {
        int at = start;
        long rest = cents;
        if (rest < 0) {
            buffer[at++] = '-';
            rest = -rest;
        }
        long euros = rest / 100;
        int fraction = (int) (rest - euros * 100);
        int digits = 1;
        for (long bound = 10; digits < 19 && euros >= bound; bound *= 10) {
            digits++;
        }
        int end = at + digits + (digits - 1) / 3;
        int to = end;
        int run = 0;
        do {
            if (run == 3) {
                buffer[--to] = '.';
                run = 0;
            }
            long next = euros / 10;
            buffer[--to] = (byte) ('0' + (euros - next * 10));
            euros = next;
            run++;
        } while (euros > 0);
        buffer[end] = ',';
        buffer[end + 1] = (byte) ('0' + fraction / 10);
        buffer[end + 2] = (byte) ('0' + fraction % 10);
        return end + 3;
    }

    /** The sums of a plan: for each the number of its parts and their rows, those that count against it inverted. */
    static int[] tree() {
        int[][] parts = PlanFixture.parts();
        int[] tree =
                new int[Arrays.stream(parts).mapToInt(rows -> rows.length + 1).sum()];
        int at = 0;
        for (int[] rows : parts) {
            tree[at++] = rows.length;
            for (int row : rows) {
                tree[at++] = PlanFixture.isExpense(row) ? ~row : row;
            }
        }
        return tree;
    }

    /** One plan: rows of 6 columns that lie side by side, the column loop inside. */
    static long plan(int[] tree, long[] values) {
        int target = PlanFixture.ACCOUNTS * COLUMNS;
        int at = 0;
        while (at < tree.length) {
            int end = at + 1 + tree[at];
            for (int column = 0; column < COLUMNS; column++) {
                values[target + column] = 0;
            }
            for (int i = at + 1; i < end; i++) {
                int row = tree[i];
                if (row >= 0) {
                    int from = row * COLUMNS;
                    for (int column = 0; column < COLUMNS; column++) {
                        values[target + column] = Math.addExact(values[target + column], values[from + column]);
                    }
                } else {
                    int from = ~row * COLUMNS;
                    for (int column = 0; column < COLUMNS; column++) {
                        values[target + column] = Math.subtractExact(values[target + column], values[from + column]);
                    }
                }
            }
            target += COLUMNS;
            at = end;
        }
        return values[target - 1];
    }

    /** Several plans: each row holds its columns for all plans; the signs of overflows are collected. */
    static boolean plans(int[] tree, long[][] rows, long[] wrong) {
        Arrays.fill(wrong, 0);
        int target = PlanFixture.ACCOUNTS;
        int at = 0;
        while (at < tree.length) {
            int end = at + 1 + tree[at];
            long[] sum = rows[target++];
            Arrays.fill(sum, 0);
            int i = at + 1;
            for (; i + 1 < end && tree[i] >= 0 && tree[i + 1] >= 0; i += 2) {
                add(sum, rows[tree[i]], rows[tree[i + 1]], wrong);
            }
            for (; i < end; i++) {
                if (tree[i] >= 0) {
                    add(sum, rows[tree[i]], wrong);
                } else {
                    subtract(sum, rows[~tree[i]], wrong);
                }
            }
            at = end;
        }
        long any = 0;
        for (long sign : wrong) {
            any |= sign;
        }
        return any >= 0;
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
}
