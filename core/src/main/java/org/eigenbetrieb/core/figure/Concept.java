package org.eigenbetrieb.core.figure;

/**
 * What a figure means, independent of the table it stands in.
 *
 * <p>A concept is never a printed line number: numbers differ from form to form. Immutable and safe for use by
 * several threads.
 *
 * @param id lower-case letters, digits and {@code -}, beginning with a letter; German statutory terms transliterated,
 *     for example {@code jahresergebnis}
 */
public record Concept(String id) implements Comparable<Concept> {

    /** Checks the id; see the record's description. */
    public Concept {
        if (!id.matches("[a-z][a-z0-9-]{0,79}")) {
            throw new IllegalArgumentException("\"" + id + "\" is not a concept id; expected lower-case letters, digits"
                    + " and '-', beginning with a letter, for example jahresergebnis");
        }
    }

    /**
     * The concept with an id.
     *
     * @param id the id
     * @return the concept
     */
    public static Concept of(String id) {
        return new Concept(id);
    }

    @Override
    public int compareTo(Concept other) {
        return id.compareTo(other.id);
    }

    /** The id; {@link #of(String)} reads it back. */
    @Override
    public String toString() {
        return id;
    }
}
