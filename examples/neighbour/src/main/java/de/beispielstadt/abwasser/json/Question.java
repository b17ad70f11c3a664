package de.beispielstadt.abwasser.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A question: a flat JSON object of texts and numbers. Immutable and safe for use by several threads.
 *
 * @param fields texts by name, in the order of the document
 */
public record Question(Map<String, String> fields) {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Copies the map. */
    public Question {
        fields = Map.copyOf(fields);
    }

    /**
     * Reads a question.
     *
     * @param in the document
     * @return the question
     * @throws IOException when the text is not JSON or cannot be read
     * @throws IllegalArgumentException when it is JSON of another form
     */
    public static Question read(InputStream in) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("expected an object such as {\"figure\": \"ergebnis plan\"}");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                if (!parser.nextToken().isScalarValue()) {
                    throw new IllegalArgumentException("\"" + name + "\" is not a text");
                }
                fields.put(name, parser.getText());
            }
        }
        return new Question(fields);
    }

    /**
     * A field of the question.
     *
     * @param name its name
     * @return its text
     * @throws IllegalArgumentException when the question does not have it
     */
    public String text(String name) {
        String text = fields.get(name);
        if (text == null) {
            throw new IllegalArgumentException("the question has no \"" + name + "\"");
        }
        return text;
    }

    /**
     * The answer to a question that cannot be answered.
     *
     * @param message why
     * @return a JSON object with the field {@code error}
     */
    public static String error(String message) {
        return "{\"error\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(message)) + "\"}";
    }
}
