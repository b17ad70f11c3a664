package org.eigenbetrieb.core.report;

import java.util.Objects;

/**
 * A named value outside a table: a line of a cover sheet or of a list of key facts.
 *
 * <p>Numbers are printed with their unit. Immutable and safe for use by several threads.
 *
 * @param label what it is, in German; not blank
 * @param value its value
 */
public record Fact(String label, Cell value) {

    /** Checks the parts; see the record's description. */
    public Fact {
        Objects.requireNonNull(value, "value");
        if (label.isBlank()) {
            throw new IllegalArgumentException("A fact needs a label");
        }
    }

    /**
     * A fact with a value.
     *
     * @param label what it is
     * @param value its value
     * @return the fact
     */
    public static Fact of(String label, Cell value) {
        return new Fact(label, value);
    }

    /**
     * A fact that is text.
     *
     * @param label what it is
     * @param text the text
     * @return the fact
     */
    public static Fact of(String label, String text) {
        return new Fact(label, Cell.text(text));
    }
}
