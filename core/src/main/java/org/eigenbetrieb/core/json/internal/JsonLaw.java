package org.eigenbetrieb.core.json.internal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;

/** Sources, places and validity in JSON. Stateless and safe for use by several threads. */
public final class JsonLaw {

    private JsonLaw() {}

    /**
     * Reads a source: who says so.
     *
     * @param fields the object that describes it
     * @return the source; something harmless with a problem where a field is wrong
     */
    public static LegalSource source(JsonFields fields) {
        LegalSource.Kind kind = fields.constant("kind", LegalSource.Kind.class, null);
        String title = fields.text("title", "\"EigAnVO Rheinland-Pfalz\"");
        String section = fields.text("section", "", true);
        LocalDate version = fields.optional("version", LocalDate::parse).orElse(null);
        LegalSource.Standing standing = fields.constant("standing", LegalSource.Standing.class, null);
        fields.finish();
        return new LegalSource(kind, title.isBlank() ? "?" : title, section, version, standing);
    }

    /**
     * A source as a value of {@link JsonText}, as {@link #source(JsonFields)} reads it.
     *
     * @param source the source
     * @return names and values
     */
    public static Map<String, Object> source(LegalSource source) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", JsonFields.nameOf(source.kind()));
        fields.put("title", source.title());
        if (!source.section().isEmpty()) {
            fields.put("section", source.section());
        }
        LocalDate version = source.version();
        if (version != null) {
            fields.put("version", version.toString());
        }
        fields.put("standing", JsonFields.nameOf(source.standing()));
        return fields;
    }

    /**
     * Reads the fields {@code validFrom}, which must be there, and {@code validTo}: when a rule is in force.
     *
     * @param fields the object that they are fields of
     * @return the validity
     */
    public static Validity validity(JsonFields fields) {
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

    /**
     * Reads the fields {@code land} and {@code municipality}: where a rule applies; both left out mean everywhere.
     *
     * @param fields the object that they are fields of
     * @return the place
     */
    public static Jurisdiction place(JsonFields fields) {
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
