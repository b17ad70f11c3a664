package org.eigenbetrieb.core.json.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Reads JSON into values that know their place, with bounded size and depth.
 *
 * <p>The bytes are decoded first: the parser then counts columns in characters, not in bytes. Stateless and safe for use
 * by several threads.
 */
public final class JsonTree {

    private final String file;
    private final JsonLimits limits;
    private final List<Problem> problems = new ArrayList<>();

    private JsonTree(String file, JsonLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /**
     * Reads a document.
     *
     * @param bytes the document, UTF-8, with or without a byte order mark
     * @param file its name in messages
     * @param limits how large it may be
     * @return the value, or empty when the text is not JSON, and every problem {@code EB-JSN-001} and {@code EB-JSN-002}
     */
    public static Read<Optional<JsonValue>> read(byte[] bytes, String file, JsonLimits limits) {
        JsonTree tree = new JsonTree(file, limits);
        Optional<JsonValue> value = tree.parse(bytes);
        return Read.of(value, tree.problems);
    }

    private Optional<JsonValue> parse(byte[] bytes) {
        if (bytes.length > limits.size()) {
            problem(
                    reached(bytes, limits.size()),
                    "the file has " + bytes.length + " bytes; here the most that is read ends",
                    "expected at most " + limits.size());
            return Optional.empty();
        }
        Optional<String> text = decode(bytes);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try (JsonParser parser = JsonParsers.parser(new StringReader(text.get()), limits)) {
            try {
                return document(parser);
            } catch (JsonProcessingException e) {
                problems.add(JsonTrouble.of(file, parser, limits, e));
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }

    private Optional<JsonValue> document(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            problem(SourceRef.of(file), "the file is empty", "expected JSON");
            return Optional.empty();
        }
        JsonValue value = value(parser, token);
        if (parser.nextToken() != null) {
            problem(place(parser), "text after the end of the document", "expected nothing more");
        }
        return Optional.of(value);
    }

    private void problem(SourceRef place, String message, String expected) {
        problems.add(Problem.error(JsonTrouble.CODE, place, message, expected));
    }

    /** Line and column of the byte with that number. */
    private SourceRef reached(byte[] bytes, int number) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < number; i++) {
            boolean end = bytes[i] == '\n';
            line += end ? 1 : 0;
            // a byte 10xxxxxx continues a character
            column = end ? 1 : column + ((bytes[i] & 0xC0) == 0x80 ? 0 : 1);
        }
        return SourceRef.of(file, line, column);
    }

    /** The text without a byte order mark; empty with a problem when the bytes are not UTF-8. */
    private Optional<String> decode(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        int from = text.length() > 0 && text.charAt(0) == '\uFEFF' ? 1 : 0;
        if (result.isUnderflow()) {
            return Optional.of(text.subSequence(from, text.length()).toString());
        }
        int line = 1;
        int column = 1;
        for (int i = from; i < text.length(); i++) {
            boolean end = text.charAt(i) == '\n';
            line += end ? 1 : 0;
            column = end ? 1 : column + 1;
        }
        problem(
                SourceRef.of(file, line, column),
                "this byte is not UTF-8",
                "save the file as UTF-8; an older program may have written Windows-1252");
        return Optional.empty();
    }

    private JsonValue value(JsonParser parser, JsonToken token) throws IOException {
        SourceRef place = place(parser);
        return switch (token) {
            case START_OBJECT -> object(parser, place);
            case START_ARRAY -> {
                List<JsonValue> items = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    items.add(value(parser, next));
                }
                yield new JsonValue.Arr(List.copyOf(items), place);
            }
            case VALUE_STRING -> new JsonValue.Text(parser.getText(), place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Num(parser.getText(), place);
            case VALUE_TRUE -> new JsonValue.Bool(true, place);
            case VALUE_FALSE -> new JsonValue.Bool(false, place);
            default -> new JsonValue.Null(place);
        };
    }

    private JsonValue object(JsonParser parser, SourceRef place) throws IOException {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_OBJECT; next = parser.nextToken()) {
            SourceRef at = place(parser);
            String name = parser.currentName();
            JsonValue value = value(parser, parser.nextToken());
            if (fields.putIfAbsent(name, value) != null) {
                problems.add(twice(name, at));
            }
        }
        return new JsonValue.Obj(fields, place);
    }

    static Problem twice(String name, SourceRef at) {
        return Problem.error(
                "EB-JSN-002", at, "field \"" + JsonValue.shortened(name) + "\" stands here twice", "keep one of them");
    }

    private SourceRef place(JsonParser parser) {
        return JsonTrouble.place(file, parser.currentTokenLocation());
    }
}
