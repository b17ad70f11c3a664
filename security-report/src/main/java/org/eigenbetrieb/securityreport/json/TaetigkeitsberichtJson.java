package org.eigenbetrieb.securityreport.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eigenbetrieb.core.json.internal.JsonPull;
import org.eigenbetrieb.core.json.internal.JsonText;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.Answer;
import org.eigenbetrieb.securityreport.Classification;
import org.eigenbetrieb.securityreport.Count;
import org.eigenbetrieb.securityreport.DueDate;
import org.eigenbetrieb.securityreport.DurationRange;
import org.eigenbetrieb.securityreport.Field;
import org.eigenbetrieb.securityreport.Incident;
import org.eigenbetrieb.securityreport.Moment;
import org.eigenbetrieb.securityreport.Notification;
import org.eigenbetrieb.securityreport.RequestCount;
import org.eigenbetrieb.securityreport.Schutzziel;
import org.eigenbetrieb.securityreport.Scope;
import org.eigenbetrieb.securityreport.Taetigkeitsbericht;
import org.eigenbetrieb.securityreport.Task;
import org.eigenbetrieb.securityreport.catalogue.RequirementRef;
import org.jspecify.annotations.Nullable;

/**
 * A report, or the version of one for an audience, to and from JSON.
 *
 * <p>Everything is text in the forms that the types print: counts {@code 180} or {@code ~74}, moments in UTC, durations in ISO
 * 8601. What is unknown is left out. Stateless and safe for use by several threads.
 */
public final class TaetigkeitsberichtJson {

    private static final String FORMAT = "eigenbetrieb-taetigkeitsbericht/1";

    private static final List<String> REQUEST = List.of("kind", "title", "count", "classification", "place");
    private static final List<String> INCIDENT = List.of(
            "id",
            "title",
            "origin",
            "goals",
            "occurred",
            "detected",
            "reported",
            "contained",
            "recovered",
            "statedDetection",
            "statedContainment",
            "statedRestoration",
            "contradicted",
            "extent",
            "extentOf",
            "classification",
            "place");
    private static final List<String> TASK = List.of(
            "kind",
            "id",
            "title",
            "requirements",
            "due",
            "status",
            "progress",
            "reason",
            "role",
            "project",
            "classification",
            "place");
    private static final List<String> SCOPE =
            List.of("duty", "applies", "reason", "role", "decided", "classification", "place");
    private static final List<String> NOTIFICATION =
            List.of("incident", "duty", "step", "notifiable", "reason", "submitted", "classification", "place");
    private static final List<String> LISTS = List.of("goals", "contradicted", "requirements");

    private TaetigkeitsberichtJson() {}

    /**
     * Writes a report.
     *
     * @param report the report; the version for an audience when others are to read it
     * @return the document; {@link #read} gives back an equal report
     */
    public static String write(Taetigkeitsbericht report) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("format", FORMAT);
        out.put("audience", report.audience().code());
        out.put("begin", report.begin().toString());
        out.put("end", report.end().toString());
        out.put("stand", report.stand().toString());
        out.put("zone", report.zone().getId());
        out.put("place", report.place().toString());
        out.put("smallestN", Integer.toString(report.smallestN()));
        texts(
                out,
                "withheld",
                report.withheld().stream().sorted().map(Field::name).toList());
        if (!report.factClasses().isEmpty()) {
            Map<String, Object> classes = new LinkedHashMap<>();
            report.factClasses().forEach((fact, classification) -> classes.put(fact, classification.code()));
            out.put("factClasses", classes);
        }
        count(out, "requestsTotal", report.requestsTotal());
        count(out, "incidentsTotal", report.incidentsTotal());
        count(out, "softwareRecorded", report.softwareRecorded());
        count(out, "softwareMissing", report.softwareMissing());
        texts(
                out,
                "recordedGoals",
                report.recordedGoals().stream().sorted().map(Schutzziel::code).toList());
        list(out, "requests", report.requests(), (each, item) -> {
            item.put("kind", each.kind());
            item.put("title", each.title());
            count(item, "count", each.count());
            item.put("classification", each.classification().code());
            item.put("place", each.place().toString());
        });
        list(out, "incidents", report.incidents(), (each, item) -> incident(item, each));
        list(out, "tasks", report.tasks(), (each, item) -> task(item, each));
        list(out, "scopes", report.scopes(), (each, item) -> {
            item.put("duty", each.duty());
            item.put("applies", each.applies().code());
            unlessEmpty(item, "reason", each.reason());
            unlessEmpty(item, "role", each.role());
            LocalDate decided = each.decided();
            unlessEmpty(item, "decided", decided == null ? "" : decided.toString());
            item.put("classification", each.classification().code());
            item.put("place", each.place().toString());
        });
        list(out, "notifications", report.notifications(), (each, item) -> {
            item.put("incident", each.incident());
            item.put("duty", each.duty());
            unlessEmpty(item, "step", each.step());
            item.put("notifiable", each.notifiable().code());
            unlessEmpty(item, "reason", each.reason());
            moment(item, "submitted", each.submitted());
            item.put("classification", each.classification().code());
            item.put("place", each.place().toString());
        });
        return JsonText.write(out);
    }

    private static void incident(Map<String, Object> out, Incident each) {
        out.put("id", each.id());
        unlessEmpty(out, "title", each.title());
        unlessEmpty(out, "origin", each.origin());
        texts(out, "goals", each.goals().stream().sorted().map(Schutzziel::code).toList());
        moment(out, "occurred", each.occurred());
        moment(out, "detected", each.detected());
        moment(out, "reported", each.reported());
        moment(out, "contained", each.contained());
        moment(out, "recovered", each.recovered());
        duration(out, "statedDetection", each.statedDetection());
        duration(out, "statedContainment", each.statedContainment());
        duration(out, "statedRestoration", each.statedRestoration());
        texts(
                out,
                "contradicted",
                each.contradicted().stream().sorted().map(Incident.Metric::code).toList());
        count(out, "extent", each.extent());
        unlessEmpty(out, "extentOf", each.extentOf());
        out.put("classification", each.classification().code());
        out.put("place", each.place().toString());
    }

    private static void task(Map<String, Object> out, Task each) {
        out.put("kind", each.kind().code());
        out.put("id", each.id());
        unlessEmpty(out, "title", each.title());
        texts(out, "requirements", each.requirements());
        unlessEmpty(out, "due", each.due().map(DueDate::text).orElse(""));
        out.put("status", each.status().code());
        unlessEmpty(out, "progress", each.progress().map(String::valueOf).orElse(""));
        unlessEmpty(out, "reason", each.reason());
        unlessEmpty(out, "role", each.role());
        unlessEmpty(out, "project", each.project());
        out.put("classification", each.classification().code());
        out.put("place", each.place().toString());
    }

    /** Writes the fields of one record. */
    private interface Fields<T> {
        void write(T each, Map<String, Object> item);
    }

    private static <T> void list(Map<String, Object> out, String name, List<T> all, Fields<T> fields) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (T each : all) {
            Map<String, Object> item = new LinkedHashMap<>();
            fields.write(each, item);
            items.add(item);
        }
        out.put(name, items);
    }

    private static void texts(Map<String, Object> out, String name, List<?> texts) {
        if (!texts.isEmpty()) {
            out.put(name, texts.stream().map(Object::toString).toList());
        }
    }

    private static void unlessEmpty(Map<String, Object> out, String name, String text) {
        if (!text.isEmpty()) {
            out.put(name, text);
        }
    }

    private static void count(Map<String, Object> out, String name, Count count) {
        unlessEmpty(out, name, count.least() == null ? "" : count.toString());
    }

    private static void moment(Map<String, Object> out, String name, Moment moment) {
        unlessEmpty(out, name, moment.kind() == Moment.Kind.UNKNOWN ? "" : moment.toString());
    }

    private static void duration(Map<String, Object> out, String name, DurationRange range) {
        unlessEmpty(out, name, range.isUnknown() ? "" : range.toString());
    }

    /**
     * Reads a report.
     *
     * @param bytes the document, UTF-8
     * @param file its name, for messages
     * @return the report, empty when there is an error, and every problem with its place
     */
    public static Read<Optional<Taetigkeitsbericht>> read(byte[] bytes, String file) {
        List<Problem> problems = new ArrayList<>();
        Taetigkeitsbericht.Builder report = Taetigkeitsbericht.builder().place(SourceRef.of(file));
        String hash = JsonPull.read(
                new ByteArrayInputStream(bytes),
                file,
                problems,
                pull -> pull.object(name -> field(pull, name, report)));
        if (hash.isEmpty() || !problems.isEmpty()) {
            return Read.of(Optional.empty(), problems);
        }
        try {
            return Read.of(Optional.of(report.build()), problems);
        } catch (IllegalArgumentException | IllegalStateException e) {
            problems.add(Problem.error("EB-JSN-005", SourceRef.of(file), String.valueOf(e.getMessage()), ""));
            return Read.of(Optional.empty(), problems);
        }
    }

    private static void field(JsonPull pull, String name, Taetigkeitsbericht.Builder report) throws IOException {
        switch (name) {
            case "format" -> pull.parsed(TaetigkeitsberichtJson::format);
            case "audience" -> set(pull, Classification::of, report::audience);
            case "begin" -> set(pull, LocalDate::parse, report::begin);
            case "end" -> set(pull, LocalDate::parse, report::end);
            case "stand" -> set(pull, LocalDate::parse, report::stand);
            case "zone" -> set(pull, ZoneId::of, report::zone);
            case "place" -> set(pull, SourceRef::parse, report::place);
            case "smallestN" -> set(pull, Integer::valueOf, report::smallestN);
            case "withheld" -> pull.list(item -> set(item, Field::valueOf, report::addWithheld));
            case "factClasses" ->
                pull.object(fact ->
                        set(pull, Classification::of, classification -> report.putFactClasses(fact, classification)));
            case "requestsTotal" -> set(pull, Count::parse, report::requestsTotal);
            case "incidentsTotal" -> set(pull, Count::parse, report::incidentsTotal);
            case "softwareRecorded" -> set(pull, Count::parse, report::softwareRecorded);
            case "softwareMissing" -> set(pull, Count::parse, report::softwareMissing);
            case "recordedGoals" -> pull.list(item -> set(item, Schutzziel::of, report::addRecordedGoals));
            case "requests" ->
                pull.list(item -> record(item, REQUEST, TaetigkeitsberichtJson::request, report::addRequests));
            case "incidents" ->
                pull.list(item -> record(item, INCIDENT, TaetigkeitsberichtJson::incident, report::addIncidents));
            case "tasks" -> pull.list(item -> record(item, TASK, TaetigkeitsberichtJson::task, report::addTasks));
            case "scopes" -> pull.list(item -> record(item, SCOPE, TaetigkeitsberichtJson::scope, report::addScopes));
            case "notifications" ->
                pull.list(item ->
                        record(item, NOTIFICATION, TaetigkeitsberichtJson::notification, report::addNotifications));
            default -> pull.unknown(name);
        }
    }

    private static String format(String text) {
        if (!text.equals(FORMAT)) {
            throw new IllegalArgumentException("\"" + text + "\" is another kind of document; expected " + FORMAT);
        }
        return text;
    }

    private static <T> void set(JsonPull pull, Function<String, T> parser, Consumer<T> setter) throws IOException {
        T value = pull.parsed(parser);
        if (value != null) {
            setter.accept(value);
        }
    }

    /** The texts of one record by their names. */
    private record Texts(Map<String, List<String>> all) {

        String text(String name) {
            List<String> texts = all.getOrDefault(name, List.of());
            return texts.isEmpty() ? "" : texts.get(0);
        }

        List<String> texts(String name) {
            return all.getOrDefault(name, List.of());
        }

        <T> T parsed(String name, Function<String, T> parser, T otherwise) {
            String text = text(name);
            return text.isEmpty() ? otherwise : parser.apply(text);
        }

        Classification classification() {
            return parsed("classification", Classification::of, Classification.INTERNAL);
        }

        SourceRef place() {
            return SourceRef.parse(text("place"));
        }
    }

    private static <T> void record(JsonPull pull, List<String> names, Function<Texts, T> maker, Consumer<T> setter)
            throws IOException {
        SourceRef place = pull.place();
        Map<String, List<String>> texts = new HashMap<>();
        texts.put("place", List.of(place.toString()));
        pull.object(name -> {
            List<String> values = new ArrayList<>();
            if (!names.contains(name)) {
                pull.unknown(name);
            } else if (LISTS.contains(name)) {
                pull.list(item -> values.add(item.text()));
            } else {
                values.add(pull.text());
            }
            texts.put(name, values);
        });
        pull.attempt(place, () -> setter.accept(maker.apply(new Texts(texts))));
    }

    private static RequestCount request(Texts texts) {
        return new RequestCount(
                texts.text("kind"),
                texts.text("title"),
                texts.parsed("count", Count::parse, Count.UNKNOWN),
                texts.classification(),
                texts.place());
    }

    private static Incident incident(Texts texts) {
        return Incident.builder()
                .id(texts.text("id"))
                .title(texts.text("title"))
                .origin(texts.text("origin"))
                .goals(texts.texts("goals").stream().map(Schutzziel::of).toList())
                .occurred(moment(texts, "occurred"))
                .detected(moment(texts, "detected"))
                .reported(moment(texts, "reported"))
                .contained(moment(texts, "contained"))
                .recovered(moment(texts, "recovered"))
                .statedDetection(texts.parsed("statedDetection", DurationRange::parse, DurationRange.UNKNOWN))
                .statedContainment(texts.parsed("statedContainment", DurationRange::parse, DurationRange.UNKNOWN))
                .statedRestoration(texts.parsed("statedRestoration", DurationRange::parse, DurationRange.UNKNOWN))
                .contradicted(texts.texts("contradicted").stream()
                        .map(Incident.Metric::of)
                        .toList())
                .extent(texts.parsed("extent", Count::parse, Count.UNKNOWN))
                .extentOf(texts.text("extentOf"))
                .classification(texts.classification())
                .place(texts.place())
                .build();
    }

    private static Task task(Texts texts) {
        String due = texts.text("due");
        String progress = texts.text("progress");
        return Task.builder()
                .kind(Task.Kind.of(texts.text("kind")))
                .id(texts.text("id"))
                .title(texts.text("title"))
                .requirements(texts.texts("requirements").stream()
                        .map(RequirementRef::parse)
                        .toList())
                .due(due.isEmpty() ? Optional.empty() : Optional.of(DueDate.parse(due)))
                .status(texts.parsed("status", Task.Status::of, Task.Status.UNKNOWN))
                .progress(progress.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(progress)))
                .reason(texts.text("reason"))
                .role(texts.text("role"))
                .project(texts.text("project"))
                .classification(texts.classification())
                .place(texts.place())
                .build();
    }

    private static Scope scope(Texts texts) {
        String decided = texts.text("decided");
        @Nullable LocalDate day = decided.isEmpty() ? null : LocalDate.parse(decided);
        return new Scope(
                texts.text("duty"),
                Answer.of(texts.text("applies")),
                texts.text("reason"),
                texts.text("role"),
                day,
                texts.classification(),
                texts.place());
    }

    private static Notification notification(Texts texts) {
        return new Notification(
                texts.text("incident"),
                texts.text("duty"),
                texts.text("step"),
                Answer.of(texts.text("notifiable")),
                texts.text("reason"),
                moment(texts, "submitted"),
                texts.classification(),
                texts.place());
    }

    /** Moments are written with their offset; the zone of the reader does not matter. */
    private static Moment moment(Texts texts, String name) {
        return texts.parsed(name, text -> Moment.parse(text, ZoneId.of("UTC")), Moment.UNKNOWN);
    }
}
