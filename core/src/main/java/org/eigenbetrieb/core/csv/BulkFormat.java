package org.eigenbetrieb.core.csv;

import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.quantity.Notation;

/**
 * What {@link BulkReader} adds up: which columns hold the key and which one the amount, and how the file is written.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param csv how the file is written
 * @param keys names of the columns that make up the key, one to four; a common case is the account alone
 * @param amount name of the column with the amount in euros
 * @param notation how the amounts are written
 * @param mostKeys how many different keys are kept at most: they are what reading needs memory for
 * @param mostProblems how many problems are listed one by one at most; the others are counted
 */
public record BulkFormat(
        CsvFormat csv, List<String> keys, String amount, Notation notation, int mostKeys, int mostProblems) {

    static final int MOST_COLUMNS = 4;

    /** Checks and copies the parts. */
    public BulkFormat {
        Objects.requireNonNull(csv, "csv");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(notation, "notation");
        keys = List.copyOf(keys);
        if (keys.isEmpty()
                || keys.size() > MOST_COLUMNS
                || keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException("A key has one to four different columns, not " + keys);
        }
        if (keys.contains(amount)) {
            throw new IllegalArgumentException("Column " + amount + " cannot be key and amount at once");
        }
        if (mostKeys < 1 || mostKeys > 1 << 24 || mostProblems < 1) {
            throw new IllegalArgumentException("Limits of " + mostKeys + " keys and " + mostProblems
                    + " problems are not possible; allowed are 1 to 16,777,216 keys and at least 1 problem");
        }
    }

    /**
     * A format that keeps up to 100,000 keys and lists up to 1,000 problems.
     *
     * @param csv how the file is written
     * @param keys names of the columns that make up the key
     * @param amount name of the column with the amount in euros
     * @param notation how the amounts are written
     * @return the format
     */
    public static BulkFormat of(CsvFormat csv, List<String> keys, String amount, Notation notation) {
        return new BulkFormat(csv, keys, amount, notation, 100_000, 1_000);
    }

    /**
     * The same format with other limits.
     *
     * @param keys how many different keys are kept at most
     * @param problems how many problems are listed one by one at most
     * @return the new format
     */
    public BulkFormat withLimits(int keys, int problems) {
        return new BulkFormat(csv, this.keys, amount, notation, keys, problems);
    }
}
