package org.eigenbetrieb.core.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonIn;
import org.eigenbetrieb.core.json.internal.JsonLaw;
import org.eigenbetrieb.core.json.internal.JsonValue;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Layouts to and from JSON.
 *
 * <p>Every problem of a file is reported at once, with its place: unknown or missing fields, unknown references,
 * cycles, duplicate lines, missing validity. Stateless and safe for use by several threads.
 */
public final class LayoutJson {

    private static final int MOST_ROWS = 2_000;

    private final List<Problem> problems;

    private LayoutJson(List<Problem> problems) {
        this.problems = problems;
    }

    /**
     * Writes a layout, one row per line and without what goes without saying.
     *
     * <p>The places of rows and columns are not written: they are those of the document. {@link #read} gives back the
     * same layout with the places of the new document.
     *
     * @param layout a layout without {@link Layout#problems() problems}
     * @return the document
     */
    public static String write(Layout layout) {
        return JsonOut.write(new LayoutWriter(layout)::write);
    }

    /**
     * Reads a layout.
     *
     * @param bytes the document, UTF-8
     * @param file its name, for messages
     * @return the layout, empty when there is an error, and every problem
     */
    public static Read<Optional<Layout>> read(byte[] bytes, String file) {
        return JsonIn.read(bytes, file, (fields, problems) -> {
            Layout layout = new LayoutJson(problems).layout(fields, file);
            if (layout.rows().size() <= MOST_ROWS) {
                problems.addAll(layout.problems());
            }
            return Optional.of(layout);
        });
    }

    private Layout layout(JsonFields fields, String file) {
        String id = fields.text("id", "\"rp-zwischenbericht-guv\"");
        String form = fields.text("form", "\"Zwischenbericht\"");
        String version = fields.text("version", "\"2023\"");
        Jurisdiction place = JsonLaw.place(fields);
        Validity validity = JsonLaw.validity(fields);
        LegalSource source = JsonLaw.source(fields.requiredObject("source"));
        String gliederung = fields.text("gliederung", "", true);
        Unit unit = fields.has("unit") ? NumberJson.unit(fields, "unit") : Unit.EUR;
        Layout.Records records = fields.object("records").flatMap(this::records).orElse(Layout.Records.ACCOUNTS);
        Set<Concept> external = new LinkedHashSet<>();
        for (String name : fields.texts("external")) {
            concept(name, fields.place("external")).ifPresent(external::add);
        }
        List<LayoutColumn> columns = new ArrayList<>();
        for (JsonValue column : fields.requiredList("columns")) {
            column(column).ifPresent(columns::add);
        }
        List<LayoutRow> rows = new ArrayList<>();
        for (JsonValue row : fields.requiredList("rows")) {
            row(row, unit).ifPresent(rows::add);
        }
        if (rows.size() > MOST_ROWS) {
            fields.report(
                    "EB-JSN-006", "rows", "the form has " + rows.size() + " rows", "expected at most " + MOST_ROWS);
        }
        List<Layout.Assertion> assertions = new ArrayList<>();
        for (JsonValue assertion : fields.list("assertions")) {
            assertion(assertion).ifPresent(assertions::add);
        }
        fields.finish();
        return new Layout(
                id,
                form,
                version,
                place,
                validity,
                source,
                gliederung,
                records,
                external,
                columns,
                rows,
                assertions,
                SourceRef.of(file));
    }

    private Optional<Layout.Records> records(JsonFields fields) {
        Concept concept = fields.parsed("concept", "\"kontobetrag\"", Concept::of);
        DimensionKey dimension = fields.parsed("dimension", "\"konto\"", DimensionKey::new);
        String label = fields.text("label", "\"Konto\"");
        fields.finish();
        return concept == null || dimension == null || label.isBlank()
                ? Optional.empty()
                : Optional.of(new Layout.Records(concept, dimension, label));
    }

    private Optional<Concept> concept(String id, SourceRef place) {
        try {
            return Optional.of(Concept.of(id));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error("EB-JSN-005", place, String.valueOf(e.getMessage()), ""));
            return Optional.empty();
        }
    }

    private Optional<LayoutColumn> column(JsonValue value) {
        JsonFields fields = JsonFields.of(value, problems);
        String id = fields.text("id", "\"plan\"");
        String header = fields.text("header", "\"Plan {year}\"");
        String group = fields.text("group", "", true);
        boolean optional = fields.bool("optional");
        LayoutColumn.Content content;
        Optional<JsonFields> percent = fields.object("percent");
        if (percent.isPresent()) {
            JsonFields parts = percent.get();
            content = new LayoutColumn.Percent(
                    parts.text("part", "\"ist\""),
                    parts.text("whole", "\"plan\""),
                    parts.integer("decimals", 0, 6, 0),
                    parts.optional("ifZero", text -> {
                                Notation.PLAIN.parse(text, Unit.PERCENT);
                                return text;
                            })
                            .orElse(""));
            parts.finish();
        } else {
            Phase.Kind phase = fields.constant("phase", Phase.Kind.class, null);
            int nachtrag = fields.integer("nachtrag", 0, 99, 0);
            if (nachtrag > 0 && phase != Phase.Kind.ANSATZ) {
                fields.report("EB-JSN-005", "nachtrag", "only a plan (ansatz) has a Nachtrag", "leave it out");
                nachtrag = 0;
            }
            content = new LayoutColumn.Facts(
                    phase,
                    nachtrag,
                    fields.constant("period", LayoutColumn.Basis.class, LayoutColumn.Basis.YEAR),
                    fields.integer("offset", -50, 50, 0),
                    dimensions(fields),
                    fields.text("calculator", "", true),
                    fields.object("sum").map(this::columnWeights).orElse(Map.of()),
                    fields.object("otherwise").map(JsonFields::textMap).orElse(Map.of()),
                    fields.has("unit") ? NumberJson.unit(fields, "unit") : null);
        }
        fields.finish();
        return id.isBlank()
                ? Optional.empty()
                : Optional.of(new LayoutColumn(id, header, group, optional, content, fields.place()));
    }

    private static Dimensions dimensions(JsonFields fields) {
        Optional<JsonFields> object = fields.object("dimensions");
        Dimensions dimensions = Dimensions.NONE;
        if (object.isPresent()) {
            for (Map.Entry<String, String> entry : object.get().textMap().entrySet()) {
                try {
                    dimensions = dimensions.with(new DimensionKey(entry.getKey()), entry.getValue());
                } catch (IllegalArgumentException e) {
                    object.get().report("EB-JSN-005", entry.getKey(), String.valueOf(e.getMessage()), "");
                }
            }
        }
        return dimensions;
    }

    private Optional<Layout.Assertion> assertion(JsonValue value) {
        JsonFields fields = JsonFields.of(value, problems);
        Concept line = fields.parsed("line", "\"summe-mittelverwendung\"", Concept::of);
        Map<Concept, Rational> weights = weights(fields.requiredObject("terms"));
        String rule = fields.text("rule", "\"Einnahmen gleich Ausgaben\"");
        fields.finish();
        return line == null ? Optional.empty() : Optional.of(new Layout.Assertion(line, weights, rule, fields.place()));
    }

    private Optional<LayoutRow> row(JsonValue value, Unit unit) {
        JsonFields fields = JsonFields.of(value, problems);
        int level = fields.integer("level", 0, 9, 0);
        Optional<LayoutRow> row;
        if (fields.has("heading")) {
            row = Optional.of(
                    new LayoutRow.Heading(fields.text("heading", "\"1. Umsatzerlöse\""), level, fields.place()));
        } else if (fields.has("accountsOf")) {
            Concept post = fields.parsed("accountsOf", "\"umsatzerloese\"", Concept::of);
            row = post == null ? Optional.empty() : Optional.of(new LayoutRow.Accounts(post, level, fields.place()));
        } else {
            row = line(fields, level, unit);
        }
        fields.finish();
        return row;
    }

    private Optional<LayoutRow> line(JsonFields fields, int level, Unit unit) {
        Concept concept = fields.parsed("line", "\"umsatzerloese\"", Concept::of);
        String number = fields.text("number", "", true);
        LayoutRow.Style style = fields.constant("style", LayoutRow.Style.class, LayoutRow.Style.LINE);
        String label = fields.text("label", concept == null ? "" : concept.id(), true);
        boolean shared = fields.bool("shared");
        Unit own = fields.has("unit") ? NumberJson.unit(fields, "unit") : unit;
        String parent = fields.text("parent", "", true);
        Set<String> notIn = new HashSet<>(fields.texts("notIn"));
        LayoutRow.Rule rule = rule(fields);
        return concept == null
                ? Optional.empty()
                : Optional.of(new LayoutRow.Line(
                        concept, number, label, style, level, shared, own, rule, parent, notIn, fields.place()));
    }

    private LayoutRow.Rule rule(JsonFields fields) {
        List<LayoutRow.Rule> found = new ArrayList<>();
        if (fields.bool("accounts")) {
            found.add(new LayoutRow.Rule.OfAccounts());
        }
        if (fields.bool("children")) {
            found.add(new LayoutRow.Rule.OfChildren());
        }
        fields.object("terms")
                .map(this::weights)
                .map(LayoutRow.Rule.OfTerms::new)
                .ifPresent(found::add);
        fields.object("positivePart")
                .map(this::weights)
                .map(LayoutRow.Rule.PositivePart::new)
                .ifPresent(found::add);
        fields.object("quotient").ifPresent(parts -> {
            Concept dividend = parts.parsed("dividend", "\"gesamtkosten\"", Concept::of);
            Concept divisor = parts.parsed("divisor", "\"arbeitsplaetze\"", Concept::of);
            Rational factor = parts.optional("factor", NumberJson::rational).orElse(Rational.ONE);
            parts.finish();
            if (dividend != null && divisor != null) {
                found.add(new LayoutRow.Rule.Quotient(dividend, divisor, factor));
            }
        });
        if (found.size() > 1) {
            fields.report(
                    "EB-JSN-005",
                    "line",
                    "a line has one rule, this one has " + found.size(),
                    "keep one of accounts, children, terms, positivePart, quotient");
        }
        return found.isEmpty() ? new LayoutRow.Rule.Input() : found.get(0);
    }

    private Map<String, Rational> columnWeights(JsonFields fields) {
        Map<String, Rational> weights = new LinkedHashMap<>();
        for (String column : fields.all().keySet()) {
            @Nullable Rational weight = fields.parsed(column, "1", NumberJson::rational);
            if (weight != null) {
                weights.put(column, weight);
            }
        }
        return weights;
    }

    private Map<Concept, Rational> weights(JsonFields fields) {
        Map<Concept, Rational> weights = new LinkedHashMap<>();
        fields.all().forEach((name, value) -> {
            @Nullable Rational weight = fields.parsed(name, "1", NumberJson::rational);
            Optional<Concept> concept = concept(name, value.place());
            if (weight != null && concept.isPresent()) {
                weights.put(concept.get(), Objects.requireNonNull(weight));
            }
        });
        if (weights.isEmpty()) {
            problems.add(Problem.error(
                    "EB-JSN-005", fields.place(), "a list of terms is empty", "expected a line and its weight"));
        }
        return weights;
    }
}
