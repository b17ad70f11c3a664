package org.eigenbetrieb.core.json.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.ContentReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/** Says in our words what the JSON library stumbled over, and where. */
final class JsonTrouble {

    static final String CODE = "EB-JSN-001";
    private static final Pattern CHARACTER = Pattern.compile("code ([0-9]{1,7})");
    private static final Pattern WORD = Pattern.compile("[Tt]oken '([^']{1,40})");

    private JsonTrouble() {}

    static SourceRef place(String file, @Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? SourceRef.of(file)
                : SourceRef.of(file, location.getLineNr(), Math.max(location.getColumnNr(), 0));
    }

    static Problem of(String file, JsonParser parser, JsonLimits limits, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        SourceRef place = place(file, at == null || at.getLineNr() < 1 ? parser.currentLocation() : at);
        String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
        if (e instanceof StreamConstraintsException) {
            return Problem.error(
                    CODE,
                    place,
                    "the document is too large: " + excess(message, limits),
                    "divide the document, or correct what is nested or repeated by mistake");
        }
        return Problem.error(
                CODE,
                place,
                "this is not JSON: "
                        + (message.startsWith("Unexpected end-of-input") ? end(file, parser, message) : text(message)),
                "correct the text here; JSON wants double quotes, commas between entries and none at the end");
    }

    private static String excess(String message, JsonLimits limits) {
        if (message.startsWith("Document nesting depth")) {
            return "it nests deeper than " + limits.depth() + " levels";
        }
        if (message.startsWith("Token count")) {
            return "it has more than " + limits.tokens() + " names and values";
        }
        if (message.startsWith("Document length")) {
            return "it has more than " + limits.size() + " characters";
        }
        if (message.startsWith("Number")) {
            return "a number has more than " + JsonLimits.NUMBER + " characters";
        }
        if (message.startsWith("Name")) {
            return "a name has more than " + JsonLimits.NAME + " characters";
        }
        return "a text has more than " + JsonLimits.TEXT + " characters";
    }

    private static String end(String file, JsonParser parser, String message) {
        if (message.contains("closing quote") || message.contains("character escape")) {
            return "the document ends inside a text";
        }
        var open = parser.getParsingContext();
        if (open.inRoot()) {
            return "the document ends inside a word or number";
        }
        SourceRef begin = place(file, open.startLocation(ContentReference.unknown()));
        return "the document ends, and the " + (open.inArray() ? "list" : "object") + " that begins at line "
                + begin.line() + ", column " + begin.column() + " is not closed";
    }

    private static String text(String message) {
        if (message.startsWith("Unexpected close marker")) {
            return "the bracket " + quoted(message)
                    + (message.contains("no open")
                            ? " closes nothing"
                            : " closes something that was opened with another one");
        }
        if (message.startsWith("Unrecognized character escape") || message.contains("character escape")) {
            return "after a backslash in a text stands " + quoted(message) + ", which JSON does not know";
        }
        if (message.startsWith("Unexpected character")) {
            return quoted(message) + " stands where " + wanted(message);
        }
        if (message.startsWith("Unrecognized token") || message.startsWith("Non-standard token")) {
            Matcher word = WORD.matcher(message);
            return (word.find() ? "\"" + shown(word.group(1)) + "\"" : "a word") + " stands there without quotes";
        }
        if (message.startsWith("Illegal unquoted character")) {
            return "a line break or another control character stands inside a text";
        }
        if (message.startsWith("Invalid numeric value")) {
            return "a number is not written as JSON wants it, for example with a zero in front";
        }
        return "what stands there does not belong there";
    }

    private static String wanted(String message) {
        if (message.contains("comma")) {
            return "a comma or a closing bracket was expected";
        }
        if (message.contains("double-quote")) {
            return "a name in double quotes was expected";
        }
        if (message.contains("colon")) {
            return "a colon between name and value was expected";
        }
        if (message.contains("a value") || message.contains("a valid value")) {
            return "a value was expected";
        }
        if (message.contains("comment")) {
            return "something else was expected; JSON has no comments";
        }
        return message.contains("digit") || message.contains("number") || message.contains("numeric")
                ? "a digit was expected"
                : "something else was expected";
    }

    private static String quoted(String message) {
        if (message.startsWith("Unexpected close marker")) {
            return message.contains("marker ']'") ? "]" : "}";
        }
        Matcher code = CHARACTER.matcher(message);
        if (!code.find()) {
            return "a character";
        }
        int character = Integer.parseInt(code.group(1));
        return Character.isISOControl(character) || !Character.isDefined(character)
                ? "a character that does not show (number " + character + ")"
                : "\"" + Character.toString(character) + "\"";
    }

    private static String shown(String word) {
        StringBuilder shown = new StringBuilder();
        word.codePoints().limit(40).forEach(each -> shown.appendCodePoint(Character.isISOControl(each) ? '?' : each));
        return shown.toString();
    }
}
