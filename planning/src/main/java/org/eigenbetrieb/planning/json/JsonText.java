package org.eigenbetrieb.planning.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.law.LegalSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents with two blanks of indentation and line feeds, the same on every machine.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /**
     * Writes a document.
     *
     * @param document names and values: texts, whole numbers, truth values, null, maps and lists of such
     * @return the text, ended by a line feed
     */
    public static String write(Map<String, ?> document) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter(separators)
                    .withObjectIndenter(indent)
                    .withArrayIndenter(indent));
            value(document, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString() + '\n';
    }

    /**
     * A source as a value of a document, as {@link JsonObject#source()} reads it.
     *
     * @param source the source
     * @return names and values
     */
    public static Map<String, Object> source(LegalSource source) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", JsonObject.nameOf(source.kind()));
        fields.put("title", source.title());
        if (!source.section().isEmpty()) {
            fields.put("section", source.section());
        }
        LocalDate version = source.version();
        if (version != null) {
            fields.put("version", version.toString());
        }
        fields.put("standing", JsonObject.nameOf(source.standing()));
        return fields;
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
