package org.eigenbetrieb.core.json.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON token by token: what nobody asks for is skipped and never held in memory. Bounded by {@link
 * JsonLimits#STREAM}. Not safe for use by several threads.
 */
public final class JsonPull {

    private static final JsonLimits LIMITS = JsonLimits.STREAM;

    private final String file;
    private final JsonParser parser;
    private final List<Problem> problems;

    private JsonPull(String file, JsonParser parser, List<Problem> problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /** Reads a value that the reader stands on. */
    public interface Body {
        /**
         * Reads it.
         *
         * @param pull the reader
         * @throws IOException when the document breaks off
         */
        void read(JsonPull pull) throws IOException;
    }

    /** Reads one field; the reader stands on its value. */
    public interface Field {
        /**
         * Reads it.
         *
         * @param name name of the field
         * @throws IOException when the document breaks off
         */
        void read(String name) throws IOException;
    }

    /**
     * Reads a stream to its end; the caller closes it.
     *
     * @param in the document, UTF-8
     * @param file its name in messages
     * @param problems takes up every problem; {@code EB-JSN-001} is one of the document as a whole
     * @param body reads the outermost object
     * @return SHA-256 of all bytes; empty with a problem when they are not one JSON object
     */
    public static String read(InputStream in, String file, List<Problem> problems, Body body) {
        int before = problems.size();
        DigestInputStream hashed = new DigestInputStream(in, sha256());
        Utf8Reader text = new Utf8Reader(hashed);
        try (JsonParser parser = JsonParsers.parser(text, LIMITS)) {
            document(parser, file, problems, body);
            while (hashed.read() >= 0) {
                // what the parser has not read belongs to the hash as well
            }
        } catch (CharacterCodingException e) {
            problems.add(broken(
                    SourceRef.of(file, text.line(), text.column()),
                    "this byte is not UTF-8",
                    "save the file as UTF-8, or get it again"));
        } catch (IOException e) {
            problems.add(broken(
                    SourceRef.of(file, text.line(), text.column()),
                    "from here on the file cannot be read",
                    "expected a readable file"));
        }
        boolean whole = problems.stream()
                .skip(before)
                .noneMatch(problem -> problem.code().equals(JsonTrouble.CODE));
        return whole ? HexFormat.of().formatHex(hashed.getMessageDigest().digest()) : "";
    }

    private static void document(JsonParser parser, String file, List<Problem> problems, Body body) throws IOException {
        try {
            JsonPull pull = new JsonPull(file, parser, problems);
            JsonToken first = parser.nextToken();
            if (first == null) {
                problems.add(broken(SourceRef.of(file), "the file is empty", "expected JSON"));
                return;
            }
            if (first != JsonToken.START_OBJECT) {
                problems.add(broken(pull.place(), "found " + kind(first), "expected an object { … }"));
                return;
            }
            body.read(pull);
            if (parser.nextToken() != null) {
                problems.add(broken(pull.place(), "text after the end of the document", "expected nothing more"));
            }
        } catch (JsonProcessingException e) {
            problems.add(JsonTrouble.of(file, parser, LIMITS, e));
        }
    }

    private static Problem broken(SourceRef place, String message, String expected) {
        return Problem.error(JsonTrouble.CODE, place, message, expected);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /**
     * Where the reader stands.
     *
     * @return file, line and column
     */
    public SourceRef place() {
        return JsonTrouble.place(file, parser.currentTokenLocation());
    }

    /**
     * Reads the fields of the object that the reader stands on; anything else is a problem and skipped.
     *
     * @param field reads each; of fields with the same name the first one, the others are problems
     * @throws IOException when the document breaks off
     */
    public void object(Field field) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            wrong("an object { … }");
            return;
        }
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            SourceRef at = place();
            parser.nextToken();
            if (names.add(name)) {
                field.read(name);
            } else {
                problems.add(JsonTree.twice(name, at));
                parser.skipChildren();
            }
        }
    }

    /**
     * Reads the items of the list that the reader stands on; anything else is a problem and skipped.
     *
     * @param item reads each
     * @throws IOException when the document breaks off
     */
    public void list(Body item) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            wrong("a list [ … ]");
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item.read(this);
        }
    }

    /**
     * The text that the reader stands on.
     *
     * @return the text; empty with a problem for anything else
     * @throws IOException when the document breaks off
     */
    public String text() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        wrong("text in double quotes");
        return "";
    }

    /**
     * What a parser makes of the text that the reader stands on.
     *
     * @param <T> what it makes
     * @param reader throws an unchecked exception for what it does not know
     * @return what it made; null with a problem when the text is malformed
     * @throws IOException when the document breaks off
     */
    public <T> @Nullable T parsed(Function<String, T> reader) throws IOException {
        SourceRef place = place();
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrong("text in double quotes");
            return null;
        }
        String text = parser.getText();
        try {
            return reader.apply(text);
        } catch (DateTimeException e) {
            problems.add(Problem.error(
                    "EB-JSN-005",
                    place,
                    "\"" + JsonValue.shortened(text) + "\" is not a day",
                    "expected for example 2023-06-30"));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error("EB-JSN-005", place, String.valueOf(e.getMessage()), ""));
        }
        return null;
    }

    /**
     * Makes something of what was read; what its constructor does not allow is a problem of the place.
     *
     * @param place where it stands
     * @param making calls the constructor
     */
    public void attempt(SourceRef place, Runnable making) {
        try {
            making.run();
        } catch (DateTimeException | IllegalArgumentException | IllegalStateException e) {
            problems.add(Problem.error("EB-JSN-005", place, String.valueOf(e.getMessage()), ""));
        }
    }

    /**
     * Reports a field that nobody knows and skips it.
     *
     * @param name its name
     * @throws IOException when the document breaks off
     */
    public void unknown(String name) throws IOException {
        problems.add(Problem.error(
                "EB-JSN-003",
                place(),
                "field \"" + JsonValue.shortened(name) + "\" is not known here",
                "correct its name or remove it"));
        parser.skipChildren();
    }

    /**
     * Skips the value that the reader stands on.
     *
     * @throws IOException when the document breaks off
     */
    public void skip() throws IOException {
        parser.skipChildren();
    }

    private void wrong(String expected) throws IOException {
        problems.add(
                Problem.error("EB-JSN-005", place(), "found " + kind(parser.currentToken()), "expected " + expected));
        parser.skipChildren();
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "null";
        };
    }
}
