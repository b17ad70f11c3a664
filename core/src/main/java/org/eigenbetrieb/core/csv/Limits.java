package org.eigenbetrieb.core.csv;

/**
 * How much of a file is read at most, so that no input exhausts the memory.
 *
 * <p>What exceeds a limit is a problem that names the limit, never silently cut. Immutable and safe for use by
 * several threads.
 *
 * @param bytes most bytes of a file
 * @param rows most rows without the header, bad ones included
 * @param fields most fields of a row
 * @param fieldLength most characters of a field
 * @param problems most problems that are listed one by one; the others are counted
 */
public record Limits(int bytes, int rows, int fields, int fieldLength, int problems) {

    /** 64 MiB, one million rows, 500 fields of at most 100,000 characters, 1,000 problems: far above any plan. */
    public static final Limits STANDARD = new Limits(64 << 20, 1_000_000, 500, 100_000, 1_000);

    /** Checks that every limit allows something. */
    public Limits {
        if (bytes < 1 || rows < 1 || fields < 1 || fieldLength < 1 || problems < 1) {
            throw new IllegalArgumentException("A limit of less than 1 allows nothing: " + bytes + " bytes, " + rows
                    + " rows, " + fields + " fields, " + fieldLength + " characters, " + problems + " problems");
        }
        if (bytes > 1 << 30) {
            throw new IllegalArgumentException("A limit of " + bytes + " bytes is above 1 GiB, the most this reader"
                    + " takes; read such files as a stream");
        }
    }
}
