package org.eigenbetrieb.core.figure;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The dimensions of a figure: a small map of keys to values, ordered by key.
 *
 * <p>Values are text exactly as the owner writes them; leading zeros of account numbers survive. Immutable and safe
 * for use by several threads.
 */
public final class Dimensions implements Comparable<Dimensions> {

    /** No dimensions: the figure of the whole enterprise. */
    public static final Dimensions NONE = new Dimensions(new TreeMap<>());

    private final Map<DimensionKey, String> values;
    private final String text;

    private Dimensions(Map<DimensionKey, String> values) {
        this.values = Collections.unmodifiableMap(values);
        StringBuilder joined = new StringBuilder();
        values.forEach((key, value) -> joined.append(joined.isEmpty() ? "" : ";")
                .append(key)
                .append('=')
                .append(value));
        this.text = joined.toString();
    }

    /**
     * One dimension.
     *
     * @param key its key
     * @param value its value, 1 to 120 characters without {@code ;}, {@code =}, {@code [}, {@code ]}, {@code |} and control characters
     * @return the dimensions
     */
    public static Dimensions of(DimensionKey key, String value) {
        return NONE.with(key, value);
    }

    /**
     * These dimensions with one more, or with another value for a key.
     *
     * @param key the key
     * @param value the value, see {@link #of(DimensionKey, String)}
     * @return the new dimensions
     * @throws IllegalArgumentException when the value is not allowed
     */
    public Dimensions with(DimensionKey key, String value) {
        if (value.isBlank() || value.length() > 120) {
            throw new IllegalArgumentException("Dimension " + key + " needs a value of 1 to 120 characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ';' || c == '=' || c == '[' || c == ']' || c == '|' || c < ' ') {
                throw new IllegalArgumentException("Dimension " + key + " cannot have the value \"" + value
                        + "\": the character at position " + (i + 1) + " is reserved");
            }
        }
        TreeMap<DimensionKey, String> copy = new TreeMap<>(values);
        copy.put(key, value);
        return new Dimensions(copy);
    }

    /**
     * These dimensions without a key.
     *
     * @param key the key
     * @return the new dimensions
     */
    public Dimensions without(DimensionKey key) {
        if (!values.containsKey(key)) {
            return this;
        }
        TreeMap<DimensionKey, String> copy = new TreeMap<>(values);
        copy.remove(key);
        return copy.isEmpty() ? NONE : new Dimensions(copy);
    }

    /**
     * The value for a key.
     *
     * @param key the key
     * @return the value, or empty
     */
    public Optional<String> get(DimensionKey key) {
        return Optional.ofNullable(values.get(key));
    }

    /**
     * All keys and values, ordered by key.
     *
     * @return an unmodifiable map
     */
    public Map<DimensionKey, String> asMap() {
        return values;
    }

    /**
     * Whether there are none.
     *
     * @return true for {@link #NONE}
     */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * Reads what {@link #toString()} prints: {@code konto=5221000000;gliederung=erfolgsplan}.
     *
     * @param text the text; empty for none
     * @return the dimensions
     * @throws IllegalArgumentException when the text has another form
     */
    public static Dimensions parse(String text) {
        Dimensions result = NONE;
        if (text.isEmpty()) {
            return result;
        }
        for (String part : text.split(";", -1)) {
            int mark = part.indexOf('=');
            if (mark < 1) {
                throw new IllegalArgumentException(
                        "\"" + part + "\" is not a dimension; expected key=value, for example konto=5221000000");
            }
            DimensionKey key = new DimensionKey(part.substring(0, mark));
            if (result.get(key).isPresent()) {
                throw new IllegalArgumentException("\"" + text + "\" gives the dimension " + key + " twice");
            }
            result = result.with(key, part.substring(mark + 1));
        }
        return result;
    }

    @Override
    public int compareTo(Dimensions other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dimensions that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    /** Keys and values in the order of the keys; {@link #parse(String)} reads it back. */
    @Override
    public String toString() {
        return text;
    }
}
