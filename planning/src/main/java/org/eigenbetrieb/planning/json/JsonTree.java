package org.eigenbetrieb.planning.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/** Reads JSON into values that know their place, with bounded size and depth. */
final class JsonTree {

    private static final int MOST_BYTES = 1 << 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxTokenCount(100_000)
                    .maxStringLength(10_000)
                    .maxNumberLength(60)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private final String file;
    private final List<Problem> problems;

    private JsonTree(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * A value and its place.
     *
     * @param content a map of names to values, a list of values, a text, a {@link Digits}, a truth value, or null
     * @param place where it begins
     */
    record Value(@Nullable Object content, SourceRef place) {

        /** What it is, for messages. */
        String kind() {
            if (content == null) {
                return "null";
            }
            if (content instanceof Map) {
                return "an object";
            }
            if (content instanceof List) {
                return "a list";
            }
            return content instanceof String text ? "the text \"" + shortened(text) + "\"" : content.toString();
        }
    }

    /** A number, as it is written. */
    record Digits(String text) {
        @Override
        public String toString() {
            return "the number " + text;
        }
    }

    /** The value, or null with a problem when the text is not JSON. */
    static @Nullable Value read(byte[] bytes, String file, List<Problem> problems) {
        return new JsonTree(file, problems).parse(bytes);
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 50)) + "…";
    }

    private @Nullable Value parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return broken(SourceRef.of(file), "the file has " + bytes.length + " bytes", "at most " + MOST_BYTES);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return broken(SourceRef.of(file), "the file is not UTF-8", "save it as UTF-8");
        }
        try (JsonParser parser = FACTORY.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return broken(SourceRef.of(file), "the file is empty", "expected JSON");
            }
            Value value = value(parser, token);
            if (parser.nextToken() != null) {
                return broken(
                        place(parser.currentTokenLocation()), "text after the end of the document", "nothing more");
            }
            return value;
        } catch (JsonProcessingException e) {
            return broken(
                    e.getLocation() == null ? SourceRef.of(file) : place(e.getLocation()),
                    "this is not JSON, or too large: "
                            + Objects.requireNonNullElse(e.getOriginalMessage(), "")
                                    .replaceAll(", from `[^`]*`", ""),
                    "correct the text here; JSON wants double quotes, commas between entries and none at the end");
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }

    private @Nullable Value broken(SourceRef place, String message, String expected) {
        problems.add(Problem.error("EB-JSN-001", place, message, expected));
        return null;
    }

    private Value value(JsonParser parser, JsonToken token) throws IOException {
        SourceRef place = place(parser.currentTokenLocation());
        return switch (token) {
            case START_OBJECT -> new Value(fields(parser), place);
            case START_ARRAY -> {
                List<Value> items = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    items.add(value(parser, next));
                }
                yield new Value(items, place);
            }
            case VALUE_STRING -> new Value(parser.getText(), place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value(new Digits(parser.getText()), place);
            case VALUE_TRUE -> new Value(true, place);
            case VALUE_FALSE -> new Value(false, place);
            default -> new Value(null, place);
        };
    }

    private Map<String, Value> fields(JsonParser parser) throws IOException {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_OBJECT; next = parser.nextToken()) {
            SourceRef at = place(parser.currentTokenLocation());
            String name = parser.currentName();
            if (fields.putIfAbsent(name, value(parser, parser.nextToken())) != null) {
                problems.add(Problem.error(
                        "EB-JSN-002", at, "field \"" + shortened(name) + "\" stands here twice", "keep one of them"));
            }
        }
        return fields;
    }

    private SourceRef place(JsonLocation location) {
        int line = Math.max(location.getLineNr(), 0);
        return SourceRef.of(file, line, line == 0 ? 0 : Math.max(location.getColumnNr(), 0));
    }
}
