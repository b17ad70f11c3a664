package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonIn;
import org.eigenbetrieb.core.json.internal.JsonLaw;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.layout.PlanParts;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * The parts of a plan to and from JSON.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class PlanPartsJson {

    private PlanPartsJson() {}

    /**
     * Writes a file of parts.
     *
     * @param parts the parts
     * @return the document; {@link #read} gives back the same parts with the places of the document
     */
    public static String write(PlanParts parts) {
        return JsonOut.write(out -> write(parts, out));
    }

    /**
     * Reads a file of parts.
     *
     * @param bytes the document, UTF-8
     * @param file its name, for messages
     * @return the parts, empty when there is an error, and every problem with its place
     */
    public static Read<Optional<PlanParts>> read(byte[] bytes, String file) {
        return JsonIn.read(bytes, file, (fields, problems) -> {
            String id = fields.text("id", "\"rp-wirtschaftsplan\"");
            String plan = fields.text("plan", "\"Wirtschaftsplan\"");
            Jurisdiction place = JsonLaw.place(fields);
            Validity validity = JsonLaw.validity(fields);
            List<PlanParts.Part> parts = fields.objects("parts", PlanPartsJson::part);
            return fields.make(() -> new PlanParts(id, plan, place, validity, parts, SourceRef.of(file)));
        });
    }

    private static Optional<PlanParts.Part> part(JsonFields fields) {
        String id = fields.text("part", "\"erfolgsplan\"");
        String label = fields.text("label", "\"Erfolgsplan\"");
        boolean mandatory = fields.requiredBool("mandatory");
        List<String> forms = fields.texts("forms");
        List<String> kinds = fields.texts("kinds");
        LegalSource source = JsonLaw.source(fields.requiredObject("source"));
        return fields.make(() -> new PlanParts.Part(id, label, mandatory, forms, kinds, source, fields.place()));
    }

    private static void write(PlanParts parts, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", parts.id());
        out.writeStringField("plan", parts.plan());
        LawJson.place(parts.jurisdiction(), out);
        LawJson.validity(parts.validity(), out);
        out.writeArrayFieldStart("parts");
        for (PlanParts.Part part : parts.parts()) {
            JsonOut.line(out, inner -> write(part, inner));
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(PlanParts.Part part, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("part", part.id());
        out.writeStringField("label", part.label());
        out.writeBooleanField("mandatory", part.mandatory());
        if (!part.forms().isEmpty()) {
            JsonOut.texts(out, "forms", part.forms());
        }
        if (!part.kinds().isEmpty()) {
            JsonOut.texts(out, "kinds", part.kinds());
        }
        LawJson.source(part.source(), out);
        out.writeEndObject();
    }
}
