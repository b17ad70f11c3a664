package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/** Reads JSON into values that know their place, with bounded size and depth. */
final class JsonTree {

    /** Largest document in bytes. */
    static final int MOST_BYTES = 16 << 20;

    private static final int DEEPEST = 40;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(1_000_000)
                    .maxNumberLength(60)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    private JsonTree(String file) {
        this.file = file;
    }

    /** The value, or empty when the text is not JSON. */
    static Read<Optional<JsonValue>> read(byte[] bytes, String file) {
        JsonTree tree = new JsonTree(file);
        Optional<JsonValue> value = tree.parse(bytes);
        return Read.of(value, tree.problems);
    }

    private Optional<JsonValue> parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            problems.add(Problem.error(
                    "EB-JSN-001",
                    SourceRef.of(file),
                    "the file has " + bytes.length + " bytes",
                    "expected at most " + MOST_BYTES));
            return Optional.empty();
        }
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int from = mark ? 3 : 0;
        try (JsonParser parser = FACTORY.createParser(bytes, from, bytes.length - from)) {
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
