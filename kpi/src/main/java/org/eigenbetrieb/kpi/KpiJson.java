package org.eigenbetrieb.kpi;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonIn;
import org.eigenbetrieb.core.json.internal.JsonLaw;
import org.eigenbetrieb.core.json.internal.JsonText;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * The tables of this module to and from JSON; numbers are texts in plain notation, what is empty is left out. A field that
 * is not known is refused, so that nothing about persons slips in. {@code docs/kpi.md} lists the fields.
 */
final class KpiJson {

    private static final String KENNZAHLEN = "eigenbetrieb-kennzahlen/1";
    private static final String CUSTOMERS = "eigenbetrieb-externe-kunden/1";
    private static final String DEFINITIONS = "eigenbetrieb-arbeitsplatzregeln/1";
    private static final String BENCHMARKS = "eigenbetrieb-richtwerte/1";
    private static final String SERIES = "eigenbetrieb-indexreihen/1";

    private KpiJson() {}

    // ---- key figures ----

    static String write(Kennzahlen table) {
        Map<String, Object> out = document(KENNZAHLEN);
        out.put("form", form(table.form()));
        out.put("columns", table.columns().stream().map(YearColumn::id).toList());
        out.put("rows", table.rows().stream().map(KpiJson::row).toList());
        return JsonText.write(out);
    }

    private static Map<String, Object> row(Kennzahlen.Row row) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kennzahl", row.kennzahl().id());
        put(out, "merkmal", row.merkmal());
        put(out, "label", row.label());
        out.put("unit", row.unit().code());
        entries(out, "values", row.entries(), row.place());
        out.put("source", row.place().toString());
        return out;
    }

    static Read<Optional<Kennzahlen>> kennzahlen(byte[] bytes, String file) {
        return JsonIn.readGood(bytes, file, (fields, problems) -> {
            fields.format(KENNZAHLEN);
            Optional<TableForm> form = form(fields.requiredObject("form"));
            List<YearColumn> columns =
                    columns(fields, form.map(TableForm::stand).orElse(LocalDate.MAX));
            List<Kennzahlen.Row> rows = fields.objects("rows", once(each -> row(each, columns), Kennzahlen.Row::id));
            fields.finish();
            return form.map(known -> new Kennzahlen(known, columns, rows));
        });
    }

    private static Optional<Kennzahlen.Row> row(JsonFields fields, List<YearColumn> columns) {
        Kennzahl kennzahl = fields.read(
                "kennzahl", Kennzahl.SOFTWARE.id(), text -> Kennzahl.find(text).orElseThrow(() -> unknown(text)));
        String merkmal = fields.text("merkmal", "", true);
        String label = fields.text("label", kennzahl.label(), true);
        Unit unit = fields.optional("unit", Unit::of).orElse(kennzahl.unit());
        SourceRef place = place(fields);
        Map<String, Kennzahlen.Entry> entries = entries(fields, "values", unit, columns);
        return fields.make(() -> {
            if (merkmal.isEmpty() == kennzahl.isDivided() || !Keys.isValue(merkmal)) {
                throw new IllegalArgumentException(
                        kennzahl.id() + (merkmal.isEmpty() ? " needs a" : " has no") + " merkmal \"" + merkmal + "\"");
            }
            return new Kennzahlen.Row(kennzahl, merkmal, label, unit, entries, place);
        });
    }

    // ---- customers ----

    static String write(CustomerRevenue table) {
        Map<String, Object> out = document(CUSTOMERS);
        out.put("form", form(table.form()));
        out.put("columns", table.columns().stream().map(YearColumn::id).toList());
        out.put("customers", table.customers().stream().map(KpiJson::customer).toList());
        entries(out, "totals", table.totals(), null);
        return JsonText.write(out);
    }

    private static Map<String, Object> customer(CustomerRevenue.Customer customer) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("number", customer.id());
        out.put("name", customer.name());
        if (customer.kind() == CustomerRevenue.Kind.COLLECTIVE) {
            out.put("kind", JsonFields.nameOf(customer.kind()));
        }
        put(out, "group", customer.group());
        put(out, "successor", customer.successor());
        if (!customer.notes().isEmpty()) {
            out.put(
                    "notes",
                    customer.notes().stream().map(JsonFields::nameOf).sorted().toList());
        }
        entries(out, "revenue", customer.entries(), customer.place());
        out.put("source", customer.place().toString());
        return out;
    }

    static Read<Optional<CustomerRevenue>> customers(byte[] bytes, String file) {
        return JsonIn.readGood(bytes, file, (fields, problems) -> {
            fields.format(CUSTOMERS);
            Optional<TableForm> form = form(fields.requiredObject("form"));
            List<YearColumn> columns =
                    columns(fields, form.map(TableForm::stand).orElse(LocalDate.MAX));
            List<CustomerRevenue.Customer> customers =
                    fields.objects("customers", once(each -> customer(each, columns), CustomerRevenue.Customer::id));
            Map<String, Kennzahlen.Entry> totals = entries(fields, "totals", Unit.EUR, columns);
            fields.finish();
            Set<String> ids = new HashSet<>();
            customers.forEach(customer -> ids.add(customer.id()));
            for (CustomerRevenue.Customer customer : customers) {
                if (!customer.successor().isEmpty() && !ids.contains(customer.successor())) {
                    problems.add(Problem.error(
                            "EB-KPI-004",
                            customer.place(),
                            "successor \"" + customer.successor() + "\" of customer " + customer.id()
                                    + " is no customer of this table",
                            "expected the number of another customer"));
                }
            }
            return form.map(known -> new CustomerRevenue(known, columns, customers, totals));
        });
    }

    private static Optional<CustomerRevenue.Customer> customer(JsonFields fields, List<YearColumn> columns) {
        String number = fields.text("number", "\"17\"");
        String name = fields.text("name", "\"Stadtwerke\"");
        CustomerRevenue.Kind kind = fields.constant("kind", CustomerRevenue.Kind.class, CustomerRevenue.Kind.CUSTOMER);
        String group = fields.text("group", "", true);
        String successor = fields.text("successor", "", true);
        Set<CustomerRevenue.Note> notes = new LinkedHashSet<>(
                fields.has("notes") ? fields.readAll("notes", KpiJson::note) : List.<CustomerRevenue.Note>of());
        SourceRef place = place(fields);
        Map<String, Kennzahlen.Entry> entries = entries(fields, "revenue", Unit.EUR, columns);
        return fields.make(
                () -> new CustomerRevenue.Customer(number, name, kind, group, successor, notes, entries, place));
    }

    private static CustomerRevenue.Note note(String text) {
        for (CustomerRevenue.Note note : CustomerRevenue.Note.values()) {
            if (JsonFields.nameOf(note).equals(text)) {
                return note;
            }
        }
        throw unknown(text);
    }

    // ---- rules for counting workplaces ----

    static String writeDefinitions(List<WorkplaceDefinition> definitions) {
        Map<String, Object> out = document(DEFINITIONS);
        out.put("definitions", definitions.stream().map(KpiJson::definition).toList());
        return JsonText.write(out);
    }

    private static Map<String, Object> definition(WorkplaceDefinition definition) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", definition.id());
        out.put("label", definition.label());
        LocalDate from = definition.validity().from();
        LocalDate to = definition.validity().to();
        put(out, "validFrom", from == null ? "" : from.toString());
        put(out, "validTo", to == null ? "" : to.toString());
        Map<String, Object> weights = new LinkedHashMap<>();
        definition.weights().forEach((kind, weight) -> weights.put(kind, weight.toString()));
        out.put("weights", weights);
        out.put("source", JsonLaw.source(definition.source()));
        return out;
    }

    static Read<List<WorkplaceDefinition>> definitions(byte[] bytes, String file) {
        return list(bytes, file, DEFINITIONS, "definitions", KpiJson::definition, WorkplaceDefinition::id);
    }

    private static Optional<WorkplaceDefinition> definition(JsonFields fields) {
        String id = fields.text("id", "\"mit-vm\"");
        String label = fields.text("label", "\"PC, VM und Remote\"");
        Validity validity = JsonLaw.validity(fields);
        JsonFields named = fields.requiredObject("weights");
        Map<String, Rational> weights = new LinkedHashMap<>();
        for (String kind : named.all().keySet()) {
            named.optional(kind, WorkplaceDefinition::weight).ifPresent(weight -> weights.put(kind, weight));
        }
        LegalSource source = JsonLaw.source(fields.requiredObject("source"));
        return fields.make(() -> new WorkplaceDefinition(id, label, validity, weights, source));
    }

    // ---- benchmarks ----

    static String writeBenchmarks(List<Benchmark> benchmarks) {
        Map<String, Object> out = document(BENCHMARKS);
        out.put("benchmarks", benchmarks.stream().map(KpiJson::benchmark).toList());
        return JsonText.write(out);
    }

    private static Map<String, Object> benchmark(Benchmark benchmark) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", benchmark.id());
        out.put("label", benchmark.label());
        out.put("year", benchmark.year());
        out.put("value", number(benchmark.value()));
        out.put("unit", benchmark.value().unit().code());
        out.put("adjustment", JsonFields.nameOf(benchmark.adjustment()));
        out.put("source", JsonLaw.source(benchmark.source()));
        return out;
    }

    static Read<List<Benchmark>> benchmarks(byte[] bytes, String file) {
        return list(bytes, file, BENCHMARKS, "benchmarks", KpiJson::benchmark, each -> each.id() + " " + each.year());
    }

    private static Optional<Benchmark> benchmark(JsonFields fields) {
        String id = fields.text("id", "\"kgst\"");
        String label = fields.text("label", "\"KGSt, bereinigt\"");
        int year = fields.integer("year", 1000, 2999, null);
        Unit unit = fields.optional("unit", Unit::of).orElse(Unit.EUR);
        Quantity value = fields.read("value", "4425", text -> quantity(text, unit));
        Benchmark.Adjustment adjustment = fields.constant("adjustment", Benchmark.Adjustment.class, null);
        LegalSource source = JsonLaw.source(fields.requiredObject("source"));
        return fields.make(() -> new Benchmark(id, label, year, value, adjustment, source));
    }

    // ---- index series ----

    static String writeSeries(List<IndexSeries> series) {
        Map<String, Object> out = document(SERIES);
        out.put("series", series.stream().map(KpiJson::series).toList());
        return JsonText.write(out);
    }

    private static Map<String, Object> series(IndexSeries series) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", series.id());
        out.put("base", series.base());
        out.put("publisher", series.source());
        out.put("retrieved", series.retrieved().toString());
        out.put("frequency", JsonFields.nameOf(series.frequency()));
        Map<String, Object> values = new LinkedHashMap<>();
        series.values().forEach((period, value) -> values.put(text(period, series.frequency()), number(value)));
        out.put("values", values);
        if (!series.carriedForward().isEmpty()) {
            out.put(
                    "carriedForward",
                    series.carriedForward().stream()
                            .map(period -> text(period, series.frequency()))
                            .toList());
        }
        return out;
    }

    static Read<List<IndexSeries>> series(byte[] bytes, String file) {
        return list(bytes, file, SERIES, "series", KpiJson::series, each -> each.id() + " " + each.base());
    }

    private static Optional<IndexSeries> series(JsonFields fields) {
        String id = fields.text("id", "\"vpi\"");
        String base = fields.text("base", "\"2020=100\"");
        String publisher = fields.text("publisher", "\"Statistisches Bundesamt\"");
        LocalDate retrieved = fields.date("retrieved", "\"2023-09-28\"");
        IndexSeries.Frequency frequency = fields.constant("frequency", IndexSeries.Frequency.class, null);
        JsonFields dated = fields.requiredObject("values");
        TreeMap<Period, Quantity> values = new TreeMap<>();
        for (String period : dated.all().keySet()) {
            dated.attempt(period, () -> period(period))
                    .ifPresent(known -> dated.optional(period, text -> quantity(text, Unit.NUMBER))
                            .ifPresent(value -> values.put(known, value)));
        }
        Set<Period> carried = new TreeSet<>(
                fields.has("carriedForward") ? fields.readAll("carriedForward", KpiJson::period) : List.<Period>of());
        return fields.make(() -> new IndexSeries(id, base, publisher, retrieved, frequency, values, carried));
    }

    private static String text(Period period, IndexSeries.Frequency frequency) {
        return frequency == IndexSeries.Frequency.ANNUAL
                ? period.toString()
                : YearMonth.from(Objects.requireNonNull(period.from(), "from")).toString();
    }

    private static Period period(String text) {
        if (text.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
            YearMonth month = YearMonth.parse(text);
            return Period.span(month.atDay(1), month.atEndOfMonth());
        }
        if (text.matches("[0-9]{4}")) {
            return Period.year(Integer.parseInt(text));
        }
        throw new IllegalArgumentException(
                "\"" + shortened(text) + "\" is neither a year such as 2023 nor a month such as 2023-06");
    }

    // ---- what they share ----

    private static Map<String, Object> document(String format) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("format", format);
        return out;
    }

    private static <T> Read<List<T>> list(
            byte[] bytes,
            String file,
            String format,
            String name,
            Function<JsonFields, Optional<T>> reader,
            Function<T, String> key) {
        return JsonIn.readGood(bytes, file, (fields, problems) -> {
                    fields.format(format);
                    List<T> found = List.copyOf(fields.<T>objects(name, once(reader, key)));
                    fields.finish();
                    return Optional.of(found);
                })
                .map(found -> found.orElse(List.of()));
    }

    /** Of several with one key the first is read; the others are named. */
    private static <T> Function<JsonFields, Optional<? extends T>> once(
            Function<JsonFields, Optional<T>> reader, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        return fields -> {
            Optional<T> made = reader.apply(fields);
            if (made.isEmpty() || seen.add(key.apply(made.get()))) {
                return made;
            }
            fields.report(
                    "EB-KPI-002",
                    "",
                    "\"" + key.apply(made.get()) + "\" stands there twice; the second one was left out",
                    "keep one");
            return Optional.empty();
        };
    }

    private static Map<String, Object> form(TableForm form) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("paper", form.paper());
        out.put("stand", form.stand().toString());
        if (!form.notation().equals(Notation.PLAIN)) {
            out.put("notation", form.notation().id());
        }
        if (!form.exact().isEmpty()) {
            out.put("exact", form.exact().stream().sorted().toList());
        }
        if (!form.ignored().isEmpty()) {
            out.put("ignored", form.ignored().stream().sorted().toList());
        }
        return out;
    }

    private static Optional<TableForm> form(JsonFields fields) {
        String paper = fields.text("paper", "\"kennzahlen-edv\"");
        LocalDate stand = fields.date("stand", "\"2023-09-28\"");
        Notation notation = fields.optional("notation", Notation::of).orElse(Notation.PLAIN);
        Set<String> exact = new HashSet<>(fields.texts("exact"));
        Set<String> ignored = new HashSet<>(fields.texts("ignored"));
        return fields.make(() -> new TableForm(paper, stand, notation, exact, ignored));
    }

    private static List<YearColumn> columns(JsonFields fields, LocalDate stand) {
        return List.copyOf(new LinkedHashSet<>(fields.readAll(
                "columns",
                text -> YearColumn.of(text, stand)
                        .orElseThrow(() -> new IllegalArgumentException("\"" + shortened(text)
                                + "\" is not a year; expected ist_2022, plan_2024, ergebnis_2016 or 2015")))));
    }

    /** A number is a text where it stands at the place of its row, else an object with its own place. */
    private static void entries(
            Map<String, Object> out, String name, Map<String, Kennzahlen.Entry> entries, @Nullable SourceRef place) {
        Map<String, Object> values = new LinkedHashMap<>();
        entries.forEach((column, entry) -> {
            if (entry.place().equals(place)) {
                values.put(column, number(entry.value()));
            } else {
                Map<String, Object> more = new LinkedHashMap<>();
                more.put("value", number(entry.value()));
                more.put("source", entry.place().toString());
                values.put(column, more);
            }
        });
        if (!values.isEmpty()) {
            out.put(name, values);
        }
    }

    private static Map<String, Kennzahlen.Entry> entries(
            JsonFields fields, String name, Unit unit, List<YearColumn> columns) {
        Map<String, Kennzahlen.Entry> entries = new LinkedHashMap<>();
        Optional<JsonFields> given = fields.object(name);
        if (given.isEmpty()) {
            return entries;
        }
        JsonFields values = given.get();
        for (YearColumn column : columns) {
            if (values.isObject(column.id())) {
                JsonFields entry = values.requiredObject(column.id());
                Quantity value = entry.read("value", "1", text -> quantity(text, unit));
                SourceRef place = place(entry);
                entry.make(() -> new Kennzahlen.Entry(value, place)).ifPresent(made -> entries.put(column.id(), made));
            } else {
                values.optional(column.id(), text -> quantity(text, unit))
                        .ifPresent(value -> entries.put(
                                column.id(),
                                new Kennzahlen.Entry(
                                        value, fields.has("source") ? place(fields) : values.place(column.id()))));
            }
        }
        values.finish();
        return entries;
    }

    private static String number(Quantity value) {
        String text = value.toString();
        return text.substring(0, text.length() - value.unit().code().length() - 1);
    }

    private static Quantity quantity(String text, Unit unit) {
        return Quantity.parse(text + ' ' + unit.code());
    }

    private static SourceRef place(JsonFields fields) {
        return fields.optional("source", SourceRef::parse).orElse(fields.place());
    }

    private static void put(Map<String, Object> out, String name, String text) {
        if (!text.isEmpty()) {
            out.put(name, text);
        }
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("\"" + shortened(text) + "\" is not known here");
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
