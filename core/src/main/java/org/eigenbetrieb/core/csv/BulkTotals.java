package org.eigenbetrieb.core.csv;

import java.util.List;
import java.util.Optional;

/**
 * What {@link BulkReader} has added up.
 *
 * <p>Every row of the file is either in exactly one total or rejected, with a problem that names it. Immutable and safe
 * for use by several threads.
 */
public final class BulkTotals {

    private final long rows;
    private final long rejected;
    private final List<Total> totals;

    BulkTotals(long rows, long rejected, List<Total> totals) {
        this.rows = rows;
        this.rejected = rejected;
        this.totals = List.copyOf(totals);
    }

    /**
     * The total of one key.
     *
     * @param key its parts in the order of {@link BulkFormat#keys()}; unmodifiable
     * @param cents sum of the amounts in cents
     * @param rows how many rows it is the sum of, at least 1
     */
    public record Total(List<String> key, long cents, long rows) {

        /** Copies the key. */
        public Total {
            key = List.copyOf(key);
        }
    }

    /**
     * How many rows are in the totals.
     *
     * @return rows without the header and without blank lines
     */
    public long rows() {
        return rows;
    }

    /**
     * How many rows could not be used; the problems name them, and count those beyond the limit.
     *
     * @return rows that are in no total
     */
    public long rejected() {
        return rejected;
    }

    /**
     * All totals in the order in which their keys first occur in the file.
     *
     * @return an unmodifiable list
     */
    public List<Total> totals() {
        return totals;
    }

    /**
     * The total of a key; looks through all of them.
     *
     * @param key its parts in the order of {@link BulkFormat#keys()}
     * @return the total, or empty when no row has this key
     */
    public Optional<Total> total(String... key) {
        List<String> wanted = List.of(key);
        return totals.stream().filter(total -> total.key().equals(wanted)).findFirst();
    }

    /** Its size, for debugging. */
    @Override
    public String toString() {
        return totals.size() + " totals of " + rows + " rows, " + rejected + " rejected";
    }
}
