package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes JSON with two blanks of indentation and line feeds, the same on every machine; what belongs together, such as
 * the row of a table, stands on one line.
 */
final class JsonOut {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private JsonOut() {}

    /** What writes a document. */
    interface Body {
        void write(JsonGenerator out) throws IOException;
    }

    static String write(Body body) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        return text(
                        new DefaultPrettyPrinter(SEPARATORS)
                                .withObjectIndenter(indent)
                                .withArrayIndenter(indent),
                        body)
                + '\n';
    }

    /** A value on one line. */
    static void line(JsonGenerator out, Body body) throws IOException {
        DefaultPrettyPrinter.Indenter none = DefaultPrettyPrinter.NopIndenter.instance;
        Separators spaced = SEPARATORS
                .withObjectEntrySpacing(Separators.Spacing.AFTER)
                .withArrayValueSpacing(Separators.Spacing.AFTER);
        out.writeRawValue(
                text(new DefaultPrettyPrinter(spaced).withObjectIndenter(none).withArrayIndenter(none), body));
    }

    /** A field whose value stands on one line with it. */
    static void line(JsonGenerator out, String name, Body body) throws IOException {
        out.writeFieldName(name);
        line(out, body);
    }

    /** A field with a list of texts on one line. */
    static void texts(JsonGenerator out, String name, Iterable<?> texts) throws IOException {
        line(out, name, inner -> {
            inner.writeStartArray();
            for (Object text : texts) {
                inner.writeString(text.toString());
            }
            inner.writeEndArray();
        });
    }

    /** A text that is left out where it is empty. */
    static void unlessEmpty(JsonGenerator out, String name, String text) throws IOException {
        if (!text.isEmpty()) {
            out.writeStringField(name, text);
        }
    }

    private static String text(PrettyPrinter printer, Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.setPrettyPrinter(printer);
            body.write(out);
        } catch (StreamConstraintsException e) {
            throw new IllegalArgumentException(
                    "The document nests deeper than "
                            + FACTORY.streamWriteConstraints().getMaxNestingDepth() + " levels",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }
}
