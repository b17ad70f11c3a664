package org.eigenbetrieb.core.csv;

import java.math.BigDecimal;
import java.util.Objects;
import org.eigenbetrieb.core.quantity.Quantity;

/**
 * One field to write: text, a key, or a number.
 *
 * <p>The kind decides how the field is protected from spreadsheets: text cannot become a formula, a key cannot become
 * a number or a date either, and a number stays one, also when it is negative. Immutable and safe for use by several
 * threads.
 */
public sealed interface CsvValue {

    /** An empty field. */
    CsvValue EMPTY = new Text("");

    /**
     * A field with text.
     *
     * @param text the text; may be empty
     * @return the field
     */
    static CsvValue text(String text) {
        return new Text(text);
    }

    /**
     * A field with a key such as an account number.
     *
     * @param key the key; may be empty
     * @return the field
     */
    static CsvValue key(String key) {
        return new Key(key);
    }

    /**
     * A field with a number, written with its own decimals and without its unit.
     *
     * @param quantity the number
     * @return the field
     */
    static CsvValue number(Quantity quantity) {
        return new Number(quantity);
    }

    /**
     * A field with text.
     *
     * @param text the text
     */
    record Text(String text) implements CsvValue {

        /** Checks that there is a text. */
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A field with a key.
     *
     * @param key the key
     */
    record Key(String key) implements CsvValue {

        /** Checks that there is a key. */
        public Key {
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * A field with a number.
     *
     * @param quantity the number
     */
    record Number(Quantity quantity) implements CsvValue {

        /** Checks that there is a number. */
        public Number {
            Objects.requireNonNull(quantity, "quantity");
        }
    }

    /**
     * A number of any size, written with its own decimals.
     *
     * @param number the number
     * @return the value
     */
    static CsvValue decimal(BigDecimal number) {
        return new Decimal(number);
    }

    /**
     * A number of any size, such as the computed end of an interval. Written in plain notation whatever the format
     * declares, and never mistaken for a formula.
     *
     * @param number the number
     */
    record Decimal(BigDecimal number) implements CsvValue {

        /** Checks that there is a number. */
        public Decimal {
            Objects.requireNonNull(number, "number");
        }
    }

    /**
     * An id made of letters, digits and {@code . _ : -}, written as it is.
     *
     * @param id the id
     * @return the value
     * @throws IllegalArgumentException when it holds any other character
     */
    static CsvValue id(String id) {
        return new Id(id);
    }

    /**
     * An id, written as it is: nothing in its alphabet can call a function or leave the cell.
     *
     * @param id the id
     */
    record Id(String id) implements CsvValue {

        /** Checks the characters. */
        public Id {
            for (int i = 0; i < id.length(); i++) {
                char c = id.charAt(i);
                boolean allowed = (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '.'
                        || c == '_'
                        || c == ':'
                        || c == '-';
                if (!allowed) {
                    throw new IllegalArgumentException(
                            "\"" + id + "\" is not an id; expected letters, digits, '.', '_', ':' and '-'");
                }
            }
        }
    }
}
