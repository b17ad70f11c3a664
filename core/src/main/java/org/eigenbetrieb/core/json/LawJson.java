package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;

/** Sources, places and validity in JSON. */
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

    static LegalSource source(JsonFields fields) {
        LegalSource.Kind kind = fields.constant("kind", LegalSource.Kind.class, null);
        String title = fields.text("title", "\"EigAnVO Rheinland-Pfalz\"");
        String section = fields.text("section", "", true);
        LocalDate version = fields.optional("version", LocalDate::parse).orElse(null);
        LegalSource.Standing standing = fields.constant("standing", LegalSource.Standing.class, null);
        fields.finish();
        return new LegalSource(kind, title.isBlank() ? "?" : title, section, version, standing);
    }

    static void validity(Validity validity, JsonGenerator out) throws IOException {
        out.writeStringField("validFrom", validity.from().toString());
        LocalDate to = validity.to();
        if (to != null) {
            out.writeStringField("validTo", to.toString());
        }
    }

    static Validity validity(JsonFields fields) {
        LocalDate from = fields.date("validFrom", "\"1999-10-05\"");
        LocalDate to = fields.optional("validTo", LocalDate::parse).orElse(null);
        if (to != null && to.isBefore(from)) {
            fields.report(
                    "EB-JSN-005",
                    "validTo",
                    "the validity ends on " + to + ", before it begins on " + from,
                    "swap the days or correct one");
            return Validity.from(from);
        }
        return new Validity(from, to);
    }

    static void place(Jurisdiction place, JsonGenerator out) throws IOException {
        JsonOut.unlessEmpty(out, "land", place.land());
        JsonOut.unlessEmpty(out, "municipality", place.municipality());
    }

    static Jurisdiction place(JsonFields fields) {
        String land = fields.text("land", "", true);
        String municipality = fields.text("municipality", "", true);
        try {
            return new Jurisdiction(land, municipality);
        } catch (IllegalArgumentException e) {
            fields.report("EB-JSN-005", "land", String.valueOf(e.getMessage()), "");
            return Jurisdiction.EVERYWHERE;
        }
    }
}
