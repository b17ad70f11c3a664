package org.eigenbetrieb.ozg.json;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonIn;
import org.eigenbetrieb.core.json.internal.JsonText;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.ozg.EfaReuse;
import org.eigenbetrieb.ozg.Leistung;
import org.eigenbetrieb.ozg.Leistungskatalog;
import org.eigenbetrieb.ozg.OnlineStatus;
import org.eigenbetrieb.ozg.Rating;
import org.eigenbetrieb.ozg.Reason;
import org.eigenbetrieb.ozg.Scope;
import org.eigenbetrieb.ozg.StatusChange;
import org.eigenbetrieb.ozg.Typisierung;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * A catalogue as JSON, one entry per line; what is empty is left out.
 *
 * <p>Reading gives back what was written: the same entries, also keys, types and reasons that are not known. Input is
 * bounded: 16 MiB, texts of a million characters, 40 levels. Stateless and safe for use by several threads.
 */
public final class LeistungskatalogJson {

    private static final String FORMAT = "eigenbetrieb-leistungskatalog/1";

    private LeistungskatalogJson() {}

    /**
     * Writes a catalogue.
     *
     * @param catalogue the catalogue
     * @return the document
     */
    public static String write(Leistungskatalog catalogue) {
        StringBuilder text = new StringBuilder("{\n");
        text.append("  \"format\": \"").append(FORMAT).append("\",\n");
        text.append("  \"stand\": \"").append(catalogue.stand()).append("\",\n");
        text.append("  \"entries\": [");
        String separator = "\n    ";
        for (Leistung entry : catalogue.entries()) {
            text.append(separator).append(line(entry));
            separator = ",\n    ";
        }
        return text.append(catalogue.entries().isEmpty() ? "]\n}\n" : "\n  ]\n}\n")
                .toString();
    }

    private static String line(Leistung entry) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", entry.id());
        out.put("name", entry.name());
        texts(out, "aemter", entry.aemter());
        unlessEmpty(out, "scope", entry.scope().id());
        unlessEmpty(out, "ozgLeistung", entry.ozgLeistung());
        unlessEmpty(out, "leika", entry.leika());
        unlessEmpty(out, "variant", entry.variant());
        unlessEmpty(out, "typisierung", entry.typisierung().text());
        out.put("status", entry.status().id());
        texts(out, "history", entry.history());
        if (entry.fokus()) {
            out.put("fokus", true);
        }
        if (entry.internal()) {
            out.put("internal", true);
        }
        if (entry.bundled().isPresent()) {
            out.put("bundled", entry.bundled().getAsInt());
        }
        unlessEmpty(out, "efa", entry.efa().id());
        texts(out, "reasons", entry.reasons());
        texts(out, "ratings", entry.ratings());
        out.put("source", entry.source().toString());
        return JsonText.line(out);
    }

    private static void unlessEmpty(Map<String, Object> out, String name, String text) {
        if (!text.isEmpty()) {
            out.put(name, text);
        }
    }

    private static void texts(Map<String, Object> out, String name, List<?> texts) {
        if (!texts.isEmpty()) {
            out.put(name, texts.stream().map(Object::toString).toList());
        }
    }

    /**
     * Reads a catalogue.
     *
     * @param bytes the document, UTF-8
     * @param file its name in messages
     * @return the catalogue with all entries that could be read, and every problem; no catalogue when the document is no
     *     JSON or does not say what it is and of which day
     */
    public static Read<Optional<Leistungskatalog>> read(byte[] bytes, String file) {
        return JsonIn.readGood(bytes, file, (fields, problems) -> {
            int before = problems.size();
            fields.format(FORMAT);
            LocalDate stand = fields.date("stand", "\"2023-09-28\"");
            boolean known = problems.size() == before;
            Set<String> ids = new HashSet<>();
            List<Leistung> entries = fields.objects("entries", entry -> entry(entry, problems, ids));
            fields.finish();
            return known ? Optional.of(new Leistungskatalog(stand, entries)) : Optional.empty();
        });
    }

    /** The entry; one with a field that nobody knows is kept, one with a field that does not fit is not. */
    private static Optional<Leistung> entry(JsonFields fields, List<Problem> problems, Set<String> ids) {
        int before = problems.size();
        Leistung.Builder entry = Leistung.builder()
                .id(fields.text("id", "\"1\""))
                .name(fields.text("name", "\"Wohngeld\""))
                .aemter(fields.texts("aemter"))
                .ozgLeistung(fields.text("ozgLeistung", "", true))
                .leika(fields.text("leika", "", true))
                .variant(fields.text("variant", "", true))
                .typisierung(Typisierung.of(fields.text("typisierung", "", true)))
                .fokus(fields.bool("fokus"))
                .internal(fields.bool("internal"))
                .scope(fields.optional("scope", known(Scope::find)).orElse(Scope.UNASSIGNED))
                .efa(fields.optional("efa", known(EfaReuse::find)).orElse(EfaReuse.UNKNOWN))
                .history(all(fields, "history", LeistungskatalogJson::change))
                .reasons(all(fields, "reasons", Reason::of))
                .ratings(all(fields, "ratings", Rating::parse))
                .source(fields.optional("source", SourceRef::parse).orElse(fields.place()));
        OnlineStatus status = fields.parsed("status", "\"ja\"", known(OnlineStatus::find));
        if (fields.has("bundled")) {
            entry.bundled(fields.integer("bundled", 0, Integer.MAX_VALUE, null));
        }
        boolean fits = problems.size() == before;
        fields.finish();
        if (!fits || status == null) {
            return Optional.empty();
        }
        Optional<Leistung> made = fields.attempt("", () -> entry.status(status).build());
        if (made.isPresent() && !ids.add(made.get().id())) {
            fields.report(
                    "EB-JSN-006",
                    "id",
                    "a second entry has the id " + Texts.quote(made.get().id()) + "; it is left out",
                    "expected an id for each entry");
            return Optional.empty();
        }
        return made;
    }

    private static <T> List<T> all(JsonFields fields, String name, Function<String, T> parser) {
        return fields.has(name) ? fields.readAll(name, parser) : List.of();
    }

    private static StatusChange change(String text) {
        int blank = text.indexOf(' ');
        if (blank < 0) {
            throw new IllegalArgumentException(
                    Texts.quote(text) + " is not a change of the status, for example 2023-01-10 in Arbeit");
        }
        String status = text.substring(blank + 1);
        return new StatusChange(
                LocalDate.parse(text.substring(0, blank)),
                known(OnlineStatus::find).apply(status));
    }

    private static <T> Function<String, T> known(Function<String, Optional<T>> finder) {
        return text -> finder.apply(text)
                .orElseThrow(() -> new IllegalArgumentException(Texts.quote(text) + " is not known here"));
    }
}
