package org.eigenbetrieb.ozg.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
import org.jspecify.annotations.Nullable;

/**
 * A catalogue as JSON, one entry per line; what is empty is left out.
 *
 * <p>Reading gives back what was written: the same entries, also keys, types and reasons that are not known. Input is
 * bounded: 64 MiB, texts of 100,000 characters, four levels. Stateless and safe for use by several threads.
 */
public final class LeistungskatalogJson {

    private static final String FORMAT = "eigenbetrieb-leistungskatalog/1";
    private static final int MOST_BYTES = 64 << 20;
    private static final Set<String> FIELDS = Set.of(
            "id",
            "name",
            "aemter",
            "scope",
            "ozgLeistung",
            "leika",
            "typisierung",
            "status",
            "history",
            "fokus",
            "internal",
            "bundled",
            "efa",
            "reasons",
            "ratings",
            "source");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxStringLength(100_000)
                    .maxNumberLength(20)
                    .maxNameLength(100)
                    .build())
            .build();

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
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("id", entry.id());
            out.writeStringField("name", entry.name());
            texts(out, "aemter", entry.aemter());
            unlessEmpty(out, "scope", entry.scope().id());
            unlessEmpty(out, "ozgLeistung", entry.ozgLeistung());
            unlessEmpty(out, "leika", entry.leika());
            unlessEmpty(out, "typisierung", entry.typisierung().text());
            out.writeStringField("status", entry.status().id());
            texts(out, "history", entry.history());
            if (entry.fokus()) {
                out.writeBooleanField("fokus", true);
            }
            if (entry.internal()) {
                out.writeBooleanField("internal", true);
            }
            if (entry.bundled().isPresent()) {
                out.writeNumberField("bundled", entry.bundled().getAsInt());
            }
            unlessEmpty(out, "efa", entry.efa().id());
            texts(out, "reasons", entry.reasons());
            texts(out, "ratings", entry.ratings());
            out.writeStringField("source", entry.source().toString());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    private static void unlessEmpty(JsonGenerator out, String name, String text) throws IOException {
        if (!text.isEmpty()) {
            out.writeStringField(name, text);
        }
    }

    private static void texts(JsonGenerator out, String name, List<?> texts) throws IOException {
        if (!texts.isEmpty()) {
            out.writeArrayFieldStart(name);
            for (Object text : texts) {
                out.writeString(text.toString());
            }
            out.writeEndArray();
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
        Run run = new Run(file);
        Optional<Leistungskatalog> catalogue = run.read(bytes);
        return Read.of(catalogue, run.problems);
    }

    private static final class Run {
        private final String file;
        private final List<Problem> problems = new ArrayList<>();
        private final List<Leistung> entries = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private String format = "";
        private @Nullable LocalDate stand;

        Run(String file) {
            this.file = file;
        }

        Optional<Leistungskatalog> read(byte[] bytes) {
            if (bytes.length > MOST_BYTES) {
                error(
                        "EB-JSN-001",
                        SourceRef.of(file),
                        "the file has " + bytes.length + " bytes",
                        "at most " + MOST_BYTES);
                return Optional.empty();
            }
            String text;
            try {
                text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                error("EB-JSN-001", SourceRef.of(file), "the file is not UTF-8", "save it as UTF-8");
                return Optional.empty();
            }
            boolean whole = true;
            try (JsonParser parser = FACTORY.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
                document(parser);
            } catch (JsonProcessingException e) {
                error(
                        "EB-JSN-001",
                        place(e.getLocation()),
                        "this is not JSON that can be read: " + Texts.quote(String.valueOf(e.getOriginalMessage())),
                        "complete JSON with the fields format, stand and entries");
                whole = false;
            } catch (IOException e) {
                throw new IllegalStateException("Reading from memory failed", e);
            }
            if (whole && !format.equals(FORMAT)) {
                error(
                        "EB-JSN-004",
                        SourceRef.of(file),
                        "the document does not say that it is a catalogue",
                        "\"format\": \"" + FORMAT + "\"");
            }
            if (whole && stand == null) {
                error(
                        "EB-JSN-004",
                        SourceRef.of(file),
                        "the document does not say of which day it is",
                        "\"stand\": \"2023-09-28\"");
            }
            LocalDate day = stand;
            return day == null || !format.equals(FORMAT)
                    ? Optional.empty()
                    : Optional.of(new Leistungskatalog(day, entries));
        }

        private void document(JsonParser parser) throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                error("EB-JSN-001", SourceRef.of(file), "the document is no object", "{ … }");
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                SourceRef at = place(parser.currentTokenLocation());
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "format" -> format = value == JsonToken.VALUE_STRING ? parser.getText() : "";
                    case "stand" -> day(value == JsonToken.VALUE_STRING ? parser.getText() : "", at);
                    case "entries" -> entries(parser, value, at);
                    default -> {
                        error(
                                "EB-JSN-003",
                                at,
                                "field " + Texts.quote(name) + " is not known here",
                                "one of entries, format, stand");
                        parser.skipChildren();
                    }
                }
            }
        }

        private void day(String text, SourceRef at) {
            try {
                stand = LocalDate.parse(text);
            } catch (DateTimeException e) {
                error("EB-JSN-005", at, Texts.quote(text) + " is not a day", "for example 2023-09-28");
            }
        }

        private void entries(JsonParser parser, JsonToken value, SourceRef at) throws IOException {
            if (value != JsonToken.START_ARRAY) {
                error("EB-JSN-005", at, "entries is no list", "a list [ … ]");
                parser.skipChildren();
                return;
            }
            for (JsonToken next = parser.nextToken();
                    next != JsonToken.END_ARRAY && next != null;
                    next = parser.nextToken()) {
                SourceRef place = place(parser.currentTokenLocation());
                if (next == JsonToken.START_OBJECT) {
                    entry(fields(parser), place);
                } else {
                    error("EB-JSN-005", place, "an entry is no object", "{ … }");
                    parser.skipChildren();
                }
            }
        }

        /** The fields of an entry as texts; a single value is a list of one. */
        private Map<String, List<String>> fields(JsonParser parser) throws IOException {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                SourceRef at = place(parser.currentTokenLocation());
                List<String> values = new ArrayList<>();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    for (JsonToken next = parser.nextToken();
                            next != JsonToken.END_ARRAY && next != null;
                            next = parser.nextToken()) {
                        values.add(String.valueOf(parser.getText()));
                        parser.skipChildren();
                    }
                } else if (token == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                    error(
                            "EB-JSN-005",
                            at,
                            "field " + Texts.quote(name) + " holds an object",
                            "a text, a number or a list of texts");
                    continue;
                } else {
                    values.add(String.valueOf(parser.getText()));
                }
                if (!FIELDS.contains(name)) {
                    error(
                            "EB-JSN-003",
                            at,
                            "field " + Texts.quote(name) + " is not known here",
                            "one of "
                                    + String.join(", ", FIELDS.stream().sorted().toList()));
                } else if (fields.putIfAbsent(name, values) != null) {
                    error("EB-JSN-002", at, "field " + Texts.quote(name) + " stands here twice", "keep one of them");
                }
            }
            return fields;
        }

        private void entry(Map<String, List<String>> fields, SourceRef place) {
            try {
                Leistung entry = build(fields, place);
                if (ids.add(entry.id())) {
                    entries.add(entry);
                } else {
                    error(
                            "EB-JSN-006",
                            place,
                            "a second entry has the id " + Texts.quote(entry.id()) + "; it is left out",
                            "an id for each entry");
                }
            } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
                error(
                        "EB-JSN-005",
                        place,
                        "the entry cannot be used: " + e.getMessage(),
                        "id, name, status and fields that fit");
            }
        }

        private static Leistung build(Map<String, List<String>> fields, SourceRef place) {
            Leistung.Builder entry = Leistung.builder()
                    .id(one(fields, "id"))
                    .name(one(fields, "name"))
                    .aemter(fields.getOrDefault("aemter", List.of()))
                    .scope(known(Scope::find, "scope", fields))
                    .ozgLeistung(one(fields, "ozgLeistung"))
                    .leika(one(fields, "leika"))
                    .typisierung(Typisierung.of(one(fields, "typisierung")))
                    .status(known(OnlineStatus::find, "status", fields))
                    .fokus(flag(fields, "fokus"))
                    .internal(flag(fields, "internal"))
                    .efa(known(EfaReuse::find, "efa", fields));
            fields.getOrDefault("history", List.of()).forEach(text -> entry.addHistory(change(text)));
            fields.getOrDefault("reasons", List.of()).forEach(text -> entry.addReasons(Reason.of(text)));
            fields.getOrDefault("ratings", List.of()).forEach(text -> entry.addRatings(Rating.parse(text)));
            String bundled = one(fields, "bundled");
            if (!bundled.isEmpty()) {
                entry.bundled(Integer.parseInt(bundled));
            }
            String source = one(fields, "source");
            return entry.source(source.isEmpty() ? place : SourceRef.parse(source))
                    .build();
        }

        private static StatusChange change(String text) {
            int blank = text.indexOf(' ');
            Optional<OnlineStatus> status = blank < 0 ? Optional.empty() : OnlineStatus.find(text.substring(blank + 1));
            if (status.isEmpty()) {
                throw new IllegalArgumentException(
                        Texts.quote(text) + " is not a change of the status, for example 2023-01-10 in Arbeit");
            }
            return new StatusChange(LocalDate.parse(text.substring(0, blank)), status.get());
        }

        private static String one(Map<String, List<String>> fields, String name) {
            List<String> values = fields.getOrDefault(name, List.of());
            if (values.size() > 1) {
                throw new IllegalArgumentException("field " + name + " holds a list");
            }
            return values.isEmpty() ? "" : values.get(0);
        }

        private static boolean flag(Map<String, List<String>> fields, String name) {
            String text = one(fields, name);
            if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException("field " + name + " is neither true nor false");
            }
            return text.equals("true");
        }

        private static <T> T known(
                Function<String, Optional<T>> finder, String name, Map<String, List<String>> fields) {
            String text = one(fields, name);
            return finder.apply(text)
                    .orElseThrow(() -> new IllegalArgumentException(Texts.quote(text) + " does not fit field " + name));
        }

        private void error(String code, SourceRef place, String message, String expected) {
            problems.add(Problem.error(code, place, message, "expected " + expected));
        }

        private SourceRef place(JsonLocation location) {
            int line = location == null ? 0 : Math.max(location.getLineNr(), 0);
            return SourceRef.of(file, line, line == 0 ? 0 : Math.max(location.getColumnNr(), 0));
        }
    }
}
