package org.eigenbetrieb.examples.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SplittableRandom;

/**
 * A ledger export of any length: the accounts of the {@linkplain PlanFixture plan} in its six years, of one municipality
 * after the other.
 *
 * <p>The same number of rows gives the same file on every machine; 16.5 million rows are about 550 MB.
 */
final class Ledger {

    static final int FIRST_YEAR = 2022;
    static final long FIRST_ACCOUNT = 5_000_000_000L;

    private static final int CELLS = PlanFixture.ACCOUNTS * PlanFixture.COLUMNS;
    private static final int LONGEST_ROW = 64;
    private static final String HEADER = "gemeinde;jahr;konto;betrag\r\n";

    private Ledger() {}

    /** The file with so many rows; it is written unless it is there. */
    static Path file(int rows) throws IOException {
        Path file = Path.of("target", "ledger-" + rows + ".csv");
        if (!Files.exists(file)) {
            Files.createDirectories(Path.of("target"));
            Path part = Path.of("target", "ledger-" + rows + ".part");
            try (OutputStream out = Files.newOutputStream(part)) {
                write(out, rows);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static void write(OutputStream out, int rows) throws IOException {
        byte[] buffer = new byte[1 << 16];
        byte[] head = HEADER.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, buffer, 0, head.length);
        int at = head.length;
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < rows; row++) {
            if (at > buffer.length - LONGEST_ROW) {
                out.write(buffer, 0, at);
                at = 0;
            }
            int cell = row % CELLS;
            at = number(buffer, at, 7_000_000 + row / CELLS, 8);
            buffer[at++] = ';';
            at = number(buffer, at, FIRST_YEAR + cell % PlanFixture.COLUMNS, 4);
            buffer[at++] = ';';
            at = number(buffer, at, FIRST_ACCOUNT + cell / PlanFixture.COLUMNS, 10);
            buffer[at++] = ';';
            at = amount(buffer, at, cents(random));
            buffer[at++] = '\r';
            buffer[at++] = '\n';
        }
        out.write(buffer, 0, at);
    }

    private static int number(byte[] buffer, int at, long number, int digits) {
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }

    private static int amount(byte[] buffer, int start, long cents) {
        byte[] text = (cents / 100 + (Math.abs(cents % 100) < 10 ? ",0" : ",") + Math.abs(cents % 100))
                .getBytes(StandardCharsets.US_ASCII);
        int at = start;
        if (cents < 0 && cents > -100) {
            buffer[at++] = '-';
        }
        System.arraycopy(text, 0, buffer, at, text.length);
        return at + text.length;
    }

    /** Cents of 1 to 9 digits, every fourth negative. */
    private static long cents(SplittableRandom random) {
        long bound = 10;
        for (int digits = random.nextInt(9); digits > 0; digits--) {
            bound *= 10;
        }
        long amount = random.nextLong(bound);
        return random.nextInt(4) == 0 ? -amount : amount;
    }

    /** What the rows add up to: for each account its years, side by side. */
    static long[] totals(int rows) {
        SplittableRandom random = new SplittableRandom(1);
        long[] totals = new long[PlanFixture.ROWS * PlanFixture.COLUMNS];
        for (int row = 0; row < rows; row++) {
            totals[row % CELLS] += cents(random);
        }
        Kernels.plan(Kernels.tree(), totals);
        return totals;
    }

    /** Where the total of a year and an account stands. */
    static int cell(int year, long account) {
        return (int) (account - FIRST_ACCOUNT) * PlanFixture.COLUMNS + year - FIRST_YEAR;
    }
}
