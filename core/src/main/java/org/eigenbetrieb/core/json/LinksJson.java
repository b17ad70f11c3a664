package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonIn;
import org.eigenbetrieb.core.json.internal.JsonLaw;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.layout.Link;
import org.eigenbetrieb.core.layout.Links;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Rules between papers to and from JSON.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class LinksJson {

    private LinksJson() {}

    /**
     * Writes a file of rules.
     *
     * @param links the rules
     * @return the document; {@link #read} gives back the same rules with the places of the document
     */
    public static String write(Links links) {
        return JsonOut.write(out -> write(links, out));
    }

    /**
     * Reads a file of rules.
     *
     * @param bytes the document, UTF-8
     * @param file its name, for messages
     * @return the rules, empty when there is an error, and every problem with its place
     */
    public static Read<Optional<Links>> read(byte[] bytes, String file) {
        return JsonIn.read(bytes, file, (fields, problems) -> {
            String id = fields.text("id", "\"rp-wirtschaftsplan\"");
            Jurisdiction place = JsonLaw.place(fields);
            Validity validity = JsonLaw.validity(fields);
            List<Link> links = fields.objects("links", LinksJson::link);
            return fields.make(() -> new Links(id, place, validity, links, SourceRef.of(file)));
        });
    }

    private static Optional<Link> link(JsonFields fields) {
        String id = fields.text("id", "\"R3\"");
        String rule = fields.text("rule", "\"Einnahmen gleich Ausgaben\"");
        LegalSource source = JsonLaw.source(fields.requiredObject("source"));
        boolean defines = fields.bool("defines");
        String target = fields.text("target", "\"summe-mittelherkunft\"");
        Map<String, Rational> terms = new LinkedHashMap<>();
        JsonFields weights = fields.requiredObject("terms");
        for (String term : weights.all().keySet()) {
            Rational weight = weights.parsed(term, "1", NumberJson::rational);
            if (weight != null) {
                terms.put(term, weight);
            }
        }
        List<String> each = fields.texts("each");
        return fields.make(() -> new Link(id, rule, source, defines, target, terms, each, fields.place()));
    }

    private static void write(Links links, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", links.id());
        LawJson.place(links.jurisdiction(), out);
        LawJson.validity(links.validity(), out);
        out.writeArrayFieldStart("links");
        for (Link link : links.links()) {
            JsonOut.line(out, inner -> write(link, inner));
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(Link link, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", link.id());
        out.writeStringField("rule", link.rule());
        LawJson.source(link.source(), out);
        if (link.defines()) {
            out.writeBooleanField("defines", true);
        }
        out.writeStringField("target", link.target());
        out.writeObjectFieldStart("terms");
        for (Map.Entry<String, Rational> term : link.terms().entrySet()) {
            LayoutWriter.weight(term.getKey(), term.getValue(), out);
        }
        out.writeEndObject();
        if (!link.each().isEmpty()) {
            JsonOut.texts(out, "each", link.each());
        }
        out.writeEndObject();
    }
}
