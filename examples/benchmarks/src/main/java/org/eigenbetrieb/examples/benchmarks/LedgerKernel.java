package org.eigenbetrieb.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The hand-written limit of bulk reading: one loop over a fixed buffer, for this one form of file.
 *
 * <p>It checks what the library checks: that a row has four fields and nothing but printable ASCII, that a key is not
 * empty, that an amount is one in German notation with at most two decimals and fits, that no total overflows. It knows
 * what the library has to find out: which columns there are, that keys are short, that nothing is quoted, and it stops at
 * the first mistake without saying where it is.
 */
final class LedgerKernel {

    private static final int BUFFER = 1 << 18;
    private static final int PLACES = 1 << 12;
    private static final int LONGEST_KEY = 32;

    private final byte[] buffer = new byte[BUFFER];
    private final byte[] keys = new byte[PLACES * LONGEST_KEY];
    private final int[] lengths = new int[PLACES];
    private final long[] sums = new long[PLACES];
    private int keyCount;

    /** The totals by year and account, then the sums of the plan. */
    static long[] read(Path file) throws IOException {
        LedgerKernel kernel = new LedgerKernel();
        try (InputStream in = Files.newInputStream(file)) {
            kernel.read(in);
        }
        return kernel.totals();
    }

    private void read(InputStream in) throws IOException {
        int end = 0;
        boolean head = true;
        while (true) {
            int count = in.read(buffer, end, BUFFER - end);
            if (count < 0) {
                break;
            }
            end += count;
            int last = end - 1;
            while (last >= 0 && buffer[last] != '\n') {
                last--;
            }
            int at = 0;
            if (head) {
                while (buffer[at++] != '\n') {
                    // the header is known
                }
                head = false;
            }
            while (at <= last) {
                at = row(at);
            }
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
        }
        if (end > 0) {
            throw new IllegalStateException("no line end");
        }
    }

    /** Adds up one row and returns where the next one begins. */
    private int row(int start) {
        byte[] bytes = buffer;
        int at = start;
        while (bytes[at] != ';') {
            check(bytes[at++]);
        }
        int key = ++at;
        int hash = 0;
        while (bytes[at] != ';') {
            check(bytes[at]);
            hash = 31 * hash + bytes[at++];
        }
        int year = at++;
        while (bytes[at] != ';') {
            check(bytes[at]);
            hash = 31 * hash + bytes[at++];
        }
        int length = at - key;
        if (year == key || at == year + 1 || length > LONGEST_KEY) {
            throw new IllegalStateException("key");
        }
        at++;
        boolean negative = bytes[at] == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long amount = 0;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            amount = amount * 10 + (bytes[at++] - '0');
        }
        int digits = at - first;
        int decimals = 0;
        if (bytes[at] == ',') {
            int mark = at++;
            while (bytes[at] >= '0' && bytes[at] <= '9') {
                amount = amount * 10 + (bytes[at++] - '0');
            }
            decimals = at - mark - 1;
            if (decimals == 0) {
                throw new IllegalStateException("amount");
            }
        }
        if (digits == 0 || digits > 16 || decimals > 2 || bytes[at] != '\r' || bytes[at + 1] != '\n') {
            throw new IllegalStateException("amount");
        }
        for (; decimals < 2; decimals++) {
            amount *= 10;
        }
        int place = place(key, length, hash);
        sums[place] = Math.addExact(sums[place], negative ? -amount : amount);
        return at + 2;
    }

    private static void check(byte b) {
        if (b < ' ' || b == 0x7F || b == '"') {
            throw new IllegalStateException("special");
        }
    }

    private int place(int key, int length, int hash) {
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        while (lengths[place] != 0) {
            int from = place * LONGEST_KEY;
            if (lengths[place] == length && Arrays.equals(keys, from, from + length, buffer, key, key + length)) {
                return place;
            }
            place = place + 1 & PLACES - 1;
        }
        if (++keyCount > PLACES / 2) {
            throw new IllegalStateException("too many keys");
        }
        lengths[place] = length;
        System.arraycopy(buffer, key, keys, place * LONGEST_KEY, length);
        return place;
    }

    private long[] totals() {
        long[] totals = new long[PlanFixture.ROWS * PlanFixture.COLUMNS];
        for (int place = 0; place < PLACES; place++) {
            if (lengths[place] > 0) {
                String key = new String(keys, place * LONGEST_KEY, lengths[place], StandardCharsets.US_ASCII);
                int mark = key.indexOf(';');
                int year = Integer.parseInt(key.substring(0, mark));
                totals[Ledger.cell(year, Long.parseLong(key.substring(mark + 1)))] = sums[place];
            }
        }
        Kernels.plan(Kernels.tree(), totals);
        return totals;
    }
}
