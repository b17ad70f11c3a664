package org.eigenbetrieb.core.json.internal;

import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.source.SourceRef;

/** A JSON value that knows where it stands. Immutable. */
public sealed interface JsonValue {

    /**
     * Where it begins.
     *
     * @return file, line and column
     */
    SourceRef place();

    /**
     * What it is, for messages.
     *
     * @return a few English words
     */
    default String kind() {
        if (this instanceof Obj) {
            return "an object";
        }
        if (this instanceof Arr) {
            return "a list";
        }
        if (this instanceof Text text) {
            return "the text \"" + shortened(text.value()) + "\"";
        }
        if (this instanceof Num num) {
            return "the number " + num.value();
        }
        return this instanceof Bool bool ? Boolean.toString(bool.value()) : "null";
    }

    /**
     * The text, cut where it is too long for a message.
     *
     * @param text any text
     * @return at most 80 characters
     */
    static String shortened(String text) {
        if (text.length() <= 80) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(59)) ? 59 : 60) + "…";
    }

    /**
     * An object.
     *
     * @param fields values by name, in the order of the document
     * @param place where it begins
     */
    record Obj(Map<String, JsonValue> fields, SourceRef place) implements JsonValue {}

    /**
     * A list.
     *
     * @param items its values in their order
     * @param place where it begins
     */
    record Arr(List<JsonValue> items, SourceRef place) implements JsonValue {}

    /**
     * A text.
     *
     * @param value the text
     * @param place where it begins
     */
    record Text(String value, SourceRef place) implements JsonValue {}

    /**
     * A number.
     *
     * @param value the number as it is written
     * @param place where it begins
     */
    record Num(String value, SourceRef place) implements JsonValue {}

    /**
     * True or false.
     *
     * @param value which of them
     * @param place where it begins
     */
    record Bool(boolean value, SourceRef place) implements JsonValue {}

    /**
     * Null.
     *
     * @param place where it begins
     */
    record Null(SourceRef place) implements JsonValue {}
}
