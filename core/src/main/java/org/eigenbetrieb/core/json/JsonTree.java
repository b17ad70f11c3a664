package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
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
 * <p>The bytes are decoded first: the parser then counts columns in characters, not in bytes.
 */
final class JsonTree {

    /** Largest document in bytes. */
    static final int MOST_BYTES = 16 << 20;

    /** Most names and values, brackets counted as values. */
    static final int MOST_TOKENS = 3_000_000;
    /** Levels of nesting in documents of a fixed form. */
    static final int FLAT = 40;
    /** Levels of nesting in trees; as deep as {@link JsonOut} writes them. */
    static final int DEEP = 1_000;

    private static final JsonFactory FLAT_FACTORY = factory(FLAT);
    private static final JsonFactory DEEP_FACTORY = factory(DEEP);

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    private JsonTree(String file) {
        this.file = file;
    }

    private static JsonFactory factory(int depth) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxTokenCount(MOST_TOKENS)
                        .maxStringLength(1_000_000)
                        .maxNumberLength(60)
                        .maxNameLength(1_000)
                        .build())
                .build();
    }

    /** The value, or empty when the text is not JSON. */
    static Read<Optional<JsonValue>> read(byte[] bytes, String file, boolean deep) {
        JsonTree tree = new JsonTree(file);
        Optional<JsonValue> value = tree.parse(bytes, deep ? DEEP_FACTORY : FLAT_FACTORY);
        return Read.of(value, tree.problems);
    }

    private Optional<JsonValue> parse(byte[] bytes, JsonFactory factory) {
        if (bytes.length > MOST_BYTES) {
            problems.add(Problem.error(
                    "EB-JSN-001",
                    SourceRef.of(file),
                    "the file has " + bytes.length + " bytes",
                    "expected at most " + MOST_BYTES));
            return Optional.empty();
        }
        Optional<String> text = decode(bytes);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try (JsonParser parser = factory.createParser(text.get())) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                problems.add(Problem.error("EB-JSN-001", SourceRef.of(file), "the file is empty", "expected JSON"));
                return Optional.empty();
            }
            JsonValue value = value(parser, token);
            if (parser.nextToken() != null) {
                problems.add(Problem.error(
                        "EB-JSN-001",
                        place(parser.currentTokenLocation()),
                        "text after the end of the document",
                        "expected nothing more"));
            }
            return Optional.of(value);
        } catch (StreamConstraintsException e) {
            problems.add(Problem.error(
                    "EB-JSN-001",
                    e.getLocation() == null ? SourceRef.of(file) : place(e.getLocation()),
                    "the document is too large: " + e.getOriginalMessage().replaceAll(", from `[^`]*`", ""),
                    "divide the document, or correct what is nested or repeated by mistake"));
            return Optional.empty();
        } catch (JsonProcessingException e) {
            problems.add(Problem.error(
                    "EB-JSN-001",
                    e.getLocation() == null ? SourceRef.of(file) : place(e.getLocation()),
                    "this is not JSON: " + e.getOriginalMessage(),
                    "correct the text here; JSON wants double quotes, commas between entries and none at the end"));
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
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
        problems.add(Problem.error(
                "EB-JSN-001",
                SourceRef.of(file, line, column),
                "this byte is not UTF-8",
                "save the file as UTF-8; an older program may have written Windows-1252"));
        return Optional.empty();
    }

    private JsonValue value(JsonParser parser, JsonToken token) throws IOException {
        SourceRef place = place(parser.currentTokenLocation());
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
            SourceRef at = place(parser.currentTokenLocation());
            String name = parser.currentName();
            JsonValue value = value(parser, parser.nextToken());
            if (fields.putIfAbsent(name, value) != null) {
                problems.add(Problem.error(
                        "EB-JSN-002", at, "field \"" + name + "\" stands here twice", "keep one of them"));
            }
        }
        return new JsonValue.Obj(fields, place);
    }

    private SourceRef place(JsonLocation location) {
        int line = Math.max(location.getLineNr(), 0);
        return SourceRef.of(file, line, line == 0 ? 0 : Math.max(location.getColumnNr(), 0));
    }
}
