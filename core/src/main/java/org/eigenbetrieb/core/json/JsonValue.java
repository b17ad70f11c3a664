package org.eigenbetrieb.core.json;

import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.source.SourceRef;

/** A JSON value that knows where it stands. */
sealed interface JsonValue {

    SourceRef place();

    /** What it is, for messages. */
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

    /** The text, cut where it is too long for a message. */
    static String shortened(String text) {
        if (text.length() <= 80) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(59)) ? 59 : 60) + "…";
    }

    record Obj(Map<String, JsonValue> fields, SourceRef place) implements JsonValue {}

    record Arr(List<JsonValue> items, SourceRef place) implements JsonValue {}

    record Text(String value, SourceRef place) implements JsonValue {}

    record Num(String value, SourceRef place) implements JsonValue {}

    record Bool(boolean value, SourceRef place) implements JsonValue {}

    record Null(SourceRef place) implements JsonValue {}
}
