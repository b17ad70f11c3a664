package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;

/** Writes sources, places and validity. */
final class LawJson {

    private LawJson() {}

    static void source(LegalSource source, JsonGenerator out) throws IOException {
        JsonOut.line(out, "source", inner -> {
            inner.writeStartObject();
            inner.writeStringField("kind", JsonFields.nameOf(source.kind()));
            inner.writeStringField("title", source.title());
            JsonOut.unlessEmpty(inner, "section", source.section());
            LocalDate version = source.version();
            if (version != null) {
                inner.writeStringField("version", version.toString());
            }
            inner.writeStringField("standing", JsonFields.nameOf(source.standing()));
            inner.writeEndObject();
        });
    }

    static void validity(Validity validity, JsonGenerator out) throws IOException {
        out.writeStringField("validFrom", validity.from().toString());
        LocalDate to = validity.to();
        if (to != null) {
            out.writeStringField("validTo", to.toString());
        }
    }

    static void place(Jurisdiction place, JsonGenerator out) throws IOException {
        JsonOut.unlessEmpty(out, "land", place.land());
        JsonOut.unlessEmpty(out, "municipality", place.municipality());
    }
}
