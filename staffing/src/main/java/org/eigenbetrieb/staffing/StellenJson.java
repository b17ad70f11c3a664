package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonIn;
import org.eigenbetrieb.core.json.internal.JsonText;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/** The posts and their notes to and from JSON; numbers are texts in plain notation, what is empty is left out. */
final class StellenJson {

    private static final String FORMAT = "eigenbetrieb-stellenuebersicht/1";
    private static final String UNIT = ' ' + Unit.VZAE.code();

    private StellenJson() {}

    static String write(Stellenuebersicht plan) {
        Figure.Blank blank = plan.lines().isEmpty()
                ? Figure.Blank.MISSING
                : plan.lines().get(0).soll().blank();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("format", FORMAT);
        out.put("year", plan.year());
        out.put("stichtag", plan.stichtag().toString());
        out.put("blank", JsonFields.nameOf(blank));
        out.put("source", plan.place().toString());
        out.put("lines", plan.lines().stream().map(line -> line(line, blank)).toList());
        out.put("sums", plan.sums().stream().map(sum -> sum(sum, blank)).toList());
        out.put("notes", plan.notes().stream().map(StellenJson::note).toList());
        out.put("lost", plan.lost().stream().map(SourceRef::toString).toList());
        return JsonText.write(out);
    }

    private static Map<String, Object> line(PostLine line, Figure.Blank blank) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("unit", line.unit().code());
        put(out, "unitName", line.unit().name());
        out.put("kind", line.kind().id());
        out.put("group", line.group().label());
        put(out, "amtsbezeichnung", line.amtsbezeichnung());
        put(out, "einstiegsamt", line.einstiegsamt());
        if (line.nachrichtlich()) {
            out.put("nachrichtlich", true);
        }
        for (PostLine.Column column : PostLine.Column.values()) {
            count(out, JsonFields.nameOf(column), line.count(column), blank, line.place());
        }
        out.put("source", line.place().toString());
        return out;
    }

    private static Map<String, Object> sum(SumLine sum, Figure.Blank blank) {
        Map<String, Object> out = new LinkedHashMap<>();
        put(out, "label", sum.label());
        put(out, "unit", sum.unit());
        StaffKind kind = sum.kind();
        put(out, "kind", kind == null ? "" : kind.id());
        PayGroup group = sum.group();
        put(out, "group", group == null ? "" : group.label());
        if (sum.nachrichtlich()) {
            out.put("nachrichtlich", true);
        }
        for (PostLine.Column column : PostLine.Column.values()) {
            count(out, JsonFields.nameOf(column), sum.count(column), blank, sum.place());
        }
        out.put("source", sum.place().toString());
        return out;
    }

    /** A count is a text; an object, where its place or what blank means differs from its line. */
    private static void count(
            Map<String, Object> out, String name, PostCount count, Figure.Blank usual, SourceRef place) {
        Quantity printed = count.printed();
        String text = printed == null ? "" : number(printed);
        if (count.blank() == usual && count.place().equals(place)) {
            put(out, name, text);
            return;
        }
        Map<String, Object> more = new LinkedHashMap<>();
        put(more, "posts", text);
        if (count.blank() != usual) {
            more.put("blank", JsonFields.nameOf(count.blank()));
        }
        more.put("source", count.place().toString());
        out.put(name, more);
    }

    private static Map<String, Object> note(Vermerk note) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("unit", note.unit());
        out.put("group", note.group().label());
        out.put("year", note.year());
        out.put("kind", note.kind().id());
        put(out, "posts", note.posts().map(StellenJson::number).orElse(""));
        put(out, "fromUnit", note.fromUnit().orElse(""));
        put(out, "toUnit", note.toUnit().orElse(""));
        put(out, "fromGroup", note.fromGroup().map(PayGroup::label).orElse(""));
        put(out, "toGroup", note.toGroup().map(PayGroup::label).orElse(""));
        put(out, "number", note.number().orElse(""));
        put(out, "formerNumber", note.formerNumber().orElse(""));
        put(out, "relatedNumber", note.relatedNumber().orElse(""));
        put(out, "date", note.date().map(LocalDate::toString).orElse(""));
        put(out, "reading", note.reading().id());
        out.put("source", note.place().toString());
        return out;
    }

    private static void put(Map<String, Object> out, String name, String text) {
        if (!text.isEmpty()) {
            out.put(name, text);
        }
    }

    private static String number(Quantity posts) {
        String text = posts.toString();
        return text.substring(0, text.length() - UNIT.length());
    }

    static Read<Optional<Stellenuebersicht>> read(byte[] bytes, String file) {
        return JsonIn.readGood(bytes, file, StellenJson::plan);
    }

    private static Optional<Stellenuebersicht> plan(JsonFields fields, List<Problem> problems) {
        int before = problems.size();
        fields.format(FORMAT);
        int year = fields.integer("year", 1, 9998, null);
        LocalDate stichtag = fields.date("stichtag", "\"2023-06-30\"");
        boolean known = problems.size() == before;
        Figure.Blank blank = fields.constant("blank", Figure.Blank.class, Figure.Blank.MISSING);
        List<SourceRef> lost = new ArrayList<>();
        List<PostLine> lines = fields.objects("lines", each -> kept(each, blank, lost));
        List<SumLine> sums = fields.optionalObjects("sums", each -> sum(each, blank));
        List<Vermerk> notes = fields.optionalObjects("notes", StellenJson::note);
        if (fields.has("lost")) {
            lost.addAll(fields.readAll("lost", SourceRef::parse));
        }
        SourceRef place = place(fields);
        fields.finish();
        return known
                ? Optional.of(new Stellenuebersicht(year, stichtag, lines, sums, notes, lost, place))
                : Optional.empty();
    }

    /** A line that cannot be read leaves the sums without value. */
    private static Optional<PostLine> kept(JsonFields fields, Figure.Blank blank, List<SourceRef> lost) {
        Optional<PostLine> line = line(fields, blank);
        if (line.isEmpty()) {
            lost.add(fields.place());
        }
        return line;
    }

    private static Optional<PostLine> line(JsonFields fields, Figure.Blank blank) {
        String code = fields.text("unit", "\"17.20.30\"");
        String name = fields.text("unitName", "", true);
        PayGroup group = fields.parsed("group", "\"EGr. 9a\"", PayGroup::parse);
        StaffKind kind = fields.has("kind") ? kind(fields) : group == null ? null : kindOf(fields, group);
        String amtsbezeichnung = fields.text("amtsbezeichnung", "", true);
        String einstiegsamt = fields.text("einstiegsamt", "", true);
        boolean nachrichtlich = fields.bool("nachrichtlich");
        PostCount[] counts = counts(fields, blank);
        SourceRef place = place(fields);
        return fields.make(() -> new PostLine(
                new OrgUnit(code, name),
                known(kind),
                known(group),
                amtsbezeichnung,
                einstiegsamt,
                nachrichtlich,
                counts[0],
                counts[1],
                counts[2],
                place));
    }

    private static Optional<SumLine> sum(JsonFields fields, Figure.Blank blank) {
        String label = fields.text("label", "", true);
        String unit = fields.text("unit", "", true);
        StaffKind kind = fields.has("kind") ? kind(fields) : null;
        PayGroup group = fields.optional("group", PayGroup::parse).orElse(null);
        boolean nachrichtlich = fields.bool("nachrichtlich");
        PostCount[] counts = counts(fields, blank);
        SourceRef place = place(fields);
        return fields.make(
                () -> new SumLine(label, unit, kind, group, nachrichtlich, counts[0], counts[1], counts[2], place));
    }

    private static Optional<Vermerk> note(JsonFields fields) {
        Vermerk.Builder note = Vermerk.builder()
                .unit(fields.text("unit", "\"17.20.30\""))
                .year(fields.integer("year", 1, 9998, null))
                .posts(fields.optional("posts", StellenJson::posts))
                .fromUnit(text(fields, "fromUnit"))
                .toUnit(text(fields, "toUnit"))
                .fromGroup(fields.optional("fromGroup", PayGroup::parse))
                .toGroup(fields.optional("toGroup", PayGroup::parse))
                .number(text(fields, "number"))
                .formerNumber(text(fields, "formerNumber"))
                .relatedNumber(text(fields, "relatedNumber"))
                .date(fields.optional("date", LocalDate::parse))
                .reading(fields.optional("reading", word(Vermerk.Reading::find, "zugeordnet, unvollstaendig"))
                        .orElse(Vermerk.Reading.PRINTED))
                .place(place(fields));
        PayGroup group = fields.parsed("group", "\"EGr. 9a\"", PayGroup::parse);
        Vermerk.Kind kind =
                fields.parsed("kind", "\"kw\"", word(Vermerk.Kind::find, "neueinrichtung, kw, ku and others"));
        return fields.make(() -> note.group(known(group)).kind(known(kind)).build());
    }

    private static Optional<String> text(JsonFields fields, String name) {
        return fields.has(name) ? Optional.of(fields.text(name, "\"17/084\"")) : Optional.empty();
    }

    private static @Nullable StaffKind kind(JsonFields fields) {
        return fields.parsed("kind", "\"beschaeftigte\"", word(StaffKind::find, "beamte, beschaeftigte"));
    }

    private static @Nullable StaffKind kindOf(JsonFields fields, PayGroup group) {
        Optional<StaffKind> kind = group.kind();
        return kind.isPresent() ? kind.get() : kind(fields);
    }

    private static PostCount[] counts(JsonFields fields, Figure.Blank usual) {
        PostLine.Column[] columns = PostLine.Column.values();
        PostCount[] counts = new PostCount[columns.length];
        for (int i = 0; i < columns.length; i++) {
            String name = JsonFields.nameOf(columns[i]);
            counts[i] = fields.isObject(name)
                    ? fields.object(name).map(each -> count(each, usual)).orElseThrow()
                    : new PostCount(
                            fields.optional(name, StellenJson::posts).orElse(null),
                            usual,
                            fields.has("source") ? place(fields) : fields.place(name));
        }
        return counts;
    }

    private static PostCount count(JsonFields fields, Figure.Blank usual) {
        Quantity posts = fields.optional("posts", StellenJson::posts).orElse(null);
        Figure.Blank blank = fields.constant("blank", Figure.Blank.class, usual);
        SourceRef place = place(fields);
        fields.finish();
        return new PostCount(posts, blank, place);
    }

    private static Quantity posts(String text) {
        Quantity posts = Quantity.parse(text + UNIT);
        if (posts.unscaled() < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number of posts; expected 0 or more");
        }
        return posts;
    }

    private static <T> Function<String, T> word(Function<String, Optional<T>> finder, String words) {
        return text -> finder.apply(text)
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                                + "\" is not known here; expected " + words));
    }

    private static SourceRef place(JsonFields fields) {
        return fields.optional("source", SourceRef::parse).orElse(fields.place());
    }

    /** Nothing is made of an object with a problem, and what is null has one. */
    private static <T> T known(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("A part without value has a problem");
        }
        return part;
    }
}
