package org.eigenbetrieb.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The hand-written limit of bulk reading: one loop over a fixed buffer, eight bytes at once, for this one form of file.
 *
 * <p>It checks what the library checks: that a row has four fields and nothing but printable ASCII, that a key is not
 * empty, that an amount is one in German notation with two decimals, that no total overflows. It knows what the library
 * has to find out: which columns there are, that keys are short, that nothing is quoted, how rows end. It stops at the
 * first mistake without saying where it is.
 */
final class LedgerKernel {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BUFFER = 1 << 18;
    private static final int SLACK = 16;
    private static final int PLACES = 1 << 12;
    private static final int KEY_WORDS = 3;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOW_BITS = 0x7F * ONES;
    private static final long MARKS = ';' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long FROM_BLANK = (0x80 - ' ') * ONES;
    private static final long ZEROS = '0' * ONES;
    private static final long SIXES = 6 * ONES;
    private static final long UPPER_HALVES = 0xF0F0_F0F0_F0F0_F0F0L;
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private final byte[] buffer = new byte[BUFFER + SLACK];
    private final long[] keys = new long[PLACES * KEY_WORDS];
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
        int year = field(bytes, start, ';') + 1;
        int account = field(bytes, year, ';') + 1;
        int amount = field(bytes, account, ';') + 1;
        int end = field(bytes, amount, '\r');
        int yearLength = account - year - 1;
        int accountLength = amount - account - 1;
        if (yearLength == 0 || yearLength > 8 || accountLength == 0 || accountLength > 16 || bytes[end + 1] != '\n') {
            throw new IllegalStateException("row");
        }
        int place = place(
                part(bytes, year, yearLength),
                part(bytes, account, Math.min(accountLength, 8)),
                accountLength > 8 ? part(bytes, account + 8, accountLength - 8) : 0);
        sums[place] = Math.addExact(sums[place], cents(bytes, amount, end));
        return end + 2;
    }

    /** Where the field ends, by the byte that must stand there. */
    private static int field(byte[] bytes, int start, char expected) {
        int at = start;
        while (true) {
            long word = (long) WORDS.get(bytes, at);
            long low = word & LOW_BITS;
            long fine = ((low ^ MARKS) + LOW_BITS) & ((low ^ QUOTES) + LOW_BITS) & (low + FROM_BLANK);
            long stops = (~fine | (low + ONES) | word) & ~LOW_BITS;
            if (stops != 0) {
                at += Long.numberOfTrailingZeros(stops) / Byte.SIZE;
                if (bytes[at] != expected) {
                    throw new IllegalStateException("special");
                }
                return at;
            }
            at += Long.BYTES;
        }
    }

    private static long part(byte[] bytes, int at, int length) {
        return (long) WORDS.get(bytes, at) & -1L >>> Long.SIZE - Byte.SIZE * length;
    }

    private static long cents(byte[] bytes, int start, int end) {
        boolean negative = bytes[start] == '-';
        int first = negative ? start + 1 : start;
        int mark = end - 3;
        int count = mark - first;
        if (count < 1 || count > 8 || bytes[mark] != ',') {
            throw new IllegalStateException("amount");
        }
        long digits = ((long) WORDS.get(bytes, first) ^ ZEROS) << Long.SIZE - Byte.SIZE * count;
        int tens = bytes[mark + 1] - '0';
        int ones = bytes[mark + 2] - '0';
        if (((digits | digits + SIXES) & UPPER_HALVES) != 0 || tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            throw new IllegalStateException("amount");
        }
        long pairs = digits * 10 + (digits >>> 8) & 0x00FF_00FF_00FF_00FFL;
        long fours = pairs * 100 + (pairs >>> 16) & 0x0000_FFFF_0000_FFFFL;
        long cents = (fours * 10_000 + (fours >>> 32) & 0xFFFF_FFFFL) * 100 + tens * 10L + ones;
        return negative ? -cents : cents;
    }

    private int place(long year, long account, long rest) {
        int place = (int) ((((year * FACTOR ^ account) * FACTOR ^ rest) * FACTOR) >>> 52);
        while (true) {
            int at = place * KEY_WORDS;
            if (keys[at] == year && keys[at + 1] == account && keys[at + 2] == rest) {
                return place;
            }
            if (keys[at] == 0) {
                break;
            }
            place = place + 1 & PLACES - 1;
        }
        if (++keyCount > PLACES / 2) {
            throw new IllegalStateException("too many keys");
        }
        keys[place * KEY_WORDS] = year;
        keys[place * KEY_WORDS + 1] = account;
        keys[place * KEY_WORDS + 2] = rest;
        return place;
    }

    private long[] totals() {
        long[] totals = new long[PlanFixture.ROWS * PlanFixture.COLUMNS];
        for (int place = 0; place < PLACES; place++) {
            int at = place * KEY_WORDS;
            if (keys[at] != 0) {
                int year = Integer.parseInt(text(keys[at]));
                totals[Ledger.cell(year, Long.parseLong(text(keys[at + 1]) + text(keys[at + 2])))] = sums[place];
            }
        }
        Kernels.plan(Kernels.tree(), totals);
        return totals;
    }

    private static String text(long word) {
        byte[] bytes = new byte[Long.BYTES];
        WORDS.set(bytes, 0, word);
        return new String(
                bytes, 0, Long.BYTES - Long.numberOfLeadingZeros(word) / Byte.SIZE, StandardCharsets.US_ASCII);
    }
}
