package org.eigenbetrieb.core.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents with two blanks of indentation and line feeds, the same on every machine.
 *
 * <p>Documents are names and values: texts, whole numbers, truth values, null, maps and lists of such. Stateless and safe
 * for use by several threads.
 */
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private JsonText() {}

    /**
     * Writes a document.
     *
     * @param document names and values
     * @return the text, ended by a line feed
     */
    public static String write(Map<String, ?> document) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        return text(
                        document,
                        new DefaultPrettyPrinter(SEPARATORS)
                                .withObjectIndenter(indent)
                                .withArrayIndenter(indent))
                + '\n';
    }

    /**
     * Writes an object on one line.
     *
     * @param object names and values
     * @return the text, without a line feed
     */
    public static String line(Map<String, ?> object) {
        DefaultPrettyPrinter.Indenter none = DefaultPrettyPrinter.NopIndenter.instance;
        Separators spaced = SEPARATORS
                .withObjectEntrySpacing(Separators.Spacing.AFTER)
                .withArrayValueSpacing(Separators.Spacing.AFTER);
        return text(
                object,
                new DefaultPrettyPrinter(spaced).withObjectIndenter(none).withArrayIndenter(none));
    }

    private static String text(Map<String, ?> document, PrettyPrinter printer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.setPrettyPrinter(printer);
            value(document, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    private static void value(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> field : map.entrySet()) {
                out.writeFieldName((String) field.getKey());
                value(field.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                value(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value == null) {
            out.writeNull();
        } else {
            throw new IllegalArgumentException(
                    "A document holds no " + value.getClass().getName());
        }
    }
}
