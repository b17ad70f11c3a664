package org.eigenbetrieb.core.figure;

/**
 * A direction in which figures of one concept are told apart: account, organisational unit, customer, measure.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id lower-case letters, digits and {@code -}, beginning with a letter
 */
public record DimensionKey(String id) implements Comparable<DimensionKey> {

    /** Number of an account; data of the municipality, never a constant of the library. */
    public static final DimensionKey KONTO = new DimensionKey("konto");
    /** Which form's assignment of accounts a post follows. */
    public static final DimensionKey GLIEDERUNG = new DimensionKey("gliederung");
    /** What a percentage is taken of. */
    public static final DimensionKey BEZUG = new DimensionKey("bezug");

    /** Checks the id; see the record's description. */
    public DimensionKey {
        if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("\"" + id
                    + "\" is not a dimension; expected lower-case letters, digits and '-', for example konto");
        }
    }

    @Override
    public int compareTo(DimensionKey other) {
        return id.compareTo(other.id);
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }
}
