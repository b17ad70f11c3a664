package org.eigenbetrieb.securityreport.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/** Reads JSON token by token: what nobody asks for is skipped and never held in memory. */
final class JsonPull {

    /** Levels of nesting; real catalogues have less than 20. */
    private static final int DEEPEST = 100;
    /** Largest document in characters. */
    private static final long MOST_CHARACTERS = 64L << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxDocumentLength(MOST_CHARACTERS)
                    .maxTokenCount(10_000_000)
                    .maxStringLength(1_000_000)
                    .maxNumberLength(60)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;
    private final List<Problem> problems;

    private JsonPull(String file, JsonParser parser, List<Problem> problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /** Reads a document; its outermost object is the argument. */
    interface Body {
        void read(JsonPull pull) throws IOException;
    }

    /** Reads one field; the parser stands on its value. */
    interface Field {
        void read(String name) throws IOException;
    }

    /**
     * Reads a stream to its end; the caller closes it.
     *
     * @return SHA-256 of all bytes; empty with a problem when they are not one JSON object
     */
    static String read(InputStream in, String file, List<Problem> problems, Body body) {
        int before = problems.size();
        DigestInputStream hashed = new DigestInputStream(in, sha256());
        try {
            Reader reader = withoutMark(new InputStreamReader(hashed, StandardCharsets.UTF_8.newDecoder()));
            try (JsonParser parser = FACTORY.createParser(reader)) {
                JsonPull pull = new JsonPull(file, parser, problems);
                JsonToken first = parser.nextToken();
                if (first != JsonToken.START_OBJECT) {
                    problems.add(Problem.error(
                            "EB-OSC-001",
                            pull.place(),
                            first == null ? "the file is empty" : "the document is not an object",
                            "expected a JSON document that begins with {"));
                    return "";
                }
                body.read(pull);
                if (parser.nextToken() != null) {
                    problems.add(Problem.error(
                            "EB-OSC-001", pull.place(), "text after the end of the document", "expected nothing more"));
                }
            }
            while (hashed.read() >= 0) {
                // what the parser has not read belongs to the hash as well
            }
        } catch (StreamConstraintsException e) {
            problems.add(broken(file, e, "the document is too large: ", "divide it, or correct what is repeated"));
        } catch (JsonProcessingException e) {
            problems.add(broken(file, e, "this is not JSON: ", "correct the text here, or get the file again"));
        } catch (CharacterCodingException e) {
            problems.add(Problem.error(
                    "EB-OSC-001", SourceRef.of(file), "the file is not UTF-8", "save it as UTF-8, or get it again"));
        } catch (IOException e) {
            problems.add(Problem.error(
                    "EB-OSC-001",
                    SourceRef.of(file),
                    "the file cannot be read: " + e.getClass().getSimpleName(),
                    "expected a readable file"));
        }
        boolean broken = problems.stream()
                .skip(before)
                .anyMatch(problem -> problem.code().equals("EB-OSC-001"));
        return broken ? "" : HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    }

    private static Reader withoutMark(Reader reader) throws IOException {
        PushbackReader pushback = new PushbackReader(reader, 1);
        int first = pushback.read();
        if (first >= 0 && first != '\uFEFF') {
            pushback.unread(first);
        }
        return pushback;
    }

    private static Problem broken(String file, JsonProcessingException e, String what, String expected) {
        JsonLocation at = e.getLocation();
        SourceRef place = at == null || at.getLineNr() < 1
                ? SourceRef.of(file)
                : SourceRef.of(file, at.getLineNr(), Math.max(at.getColumnNr(), 0));
        return Problem.error("EB-OSC-001", place, what + e.getOriginalMessage(), expected);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Where the parser stands. */
    SourceRef place() {
        JsonLocation at = parser.currentTokenLocation();
        return at.getLineNr() < 1
                ? SourceRef.of(file)
                : SourceRef.of(file, at.getLineNr(), Math.max(at.getColumnNr(), 0));
    }

    /** Reads the fields of the object that the parser stands on; anything else is a problem and skipped. */
    void object(Field field) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            wrong("an object { … }");
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            field.read(name);
        }
    }

    /** Reads the items of the list that the parser stands on; anything else is a problem and skipped. */
    void list(Body item) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            wrong("a list [ … ]");
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item.read(this);
        }
    }

    /** The text that the parser stands on; empty with a problem for anything else. */
    String text() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        wrong("text in double quotes");
        return "";
    }

    /** What a parser makes of the text that the parser stands on; null with a problem when it is malformed. */
    <T> @Nullable T parsed(Function<String, T> reader) throws IOException {
        SourceRef place = place();
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrong("text in double quotes");
            return null;
        }
        String text = parser.getText();
        try {
            return reader.apply(text);
        } catch (DateTimeException e) {
            problems.add(
                    Problem.error("EB-OSC-002", place, "\"" + text + "\" is not a date", "for example 2023-06-30"));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error("EB-OSC-002", place, String.valueOf(e.getMessage()), ""));
        }
        return null;
    }

    /** Makes something of what was read; what its constructor does not allow is a problem of the place. */
    void attempt(SourceRef place, Runnable making) {
        try {
            making.run();
        } catch (DateTimeException | IllegalArgumentException | IllegalStateException e) {
            problems.add(Problem.error("EB-OSC-002", place, String.valueOf(e.getMessage()), ""));
        }
    }

    /** A field that nobody knows. */
    void unknown(String name) throws IOException {
        problems.add(Problem.error(
                "EB-OSC-002", place(), "field \"" + name + "\" is not known here", "correct its name or remove it"));
        parser.skipChildren();
    }

    /** Skips the value that the parser stands on. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    private void wrong(String expected) throws IOException {
        problems.add(
                Problem.error("EB-OSC-002", place(), "found " + kind(parser.currentToken()), "expected " + expected));
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
