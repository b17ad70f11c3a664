package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.check.Definition;
import org.eigenbetrieb.core.check.Definitions;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** The definitions of a row in {@code findings.json}: which sum holds where, and the row restated by each. */
final class DefinitionsJson {

    private DefinitionsJson() {}

    static void write(Definitions definitions, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("paper", definitions.paper());
        out.writeStringField("row", definitions.row());
        out.writeStringField("label", definitions.label());
        NumberJson.unit("unit", definitions.unit(), out);
        JsonOut.texts(out, "columns", definitions.columns());
        out.writeNumberField("rows", definitions.rows());
        out.writeNumberField("tried", definitions.tried());
        JsonOut.texts(out, "undecided", definitions.undecided());
        JsonOut.texts(out, "unexplained", definitions.unexplained());
        out.writeArrayFieldStart("definitions");
        for (Definition definition : definitions.definitions()) {
            write(definition, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(Definition definition, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("terms");
        for (Definition.Term term : definition.terms()) {
            out.writeStartObject();
            out.writeStringField("row", term.row());
            out.writeStringField("label", term.label());
            NumberJson.exactOrNull("weight", term.weight(), Rounding.HALF_UP, out);
            out.writeEndObject();
        }
        out.writeEndArray();
        JsonOut.texts(out, "columns", definition.columns());
        JsonOut.texts(out, "declared", definition.declared());
        out.writeNumberField("odds", definition.odds());
        JsonOut.texts(out, "rivals", definition.rivals());
        out.writeArrayFieldStart("series");
        for (Definition.Restated restated : definition.series()) {
            out.writeStartObject();
            out.writeStringField("column", restated.column());
            number("value", restated.value(), restated.range(), out);
            number("growth", restated.growth(), restated.growthRange(), out);
            JsonOut.texts(out, "missing", restated.missing());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void number(String name, @Nullable Rational value, @Nullable Interval range, JsonGenerator out)
            throws IOException {
        NumberJson.exactOrNull(name, value, Rounding.HALF_UP, out);
        NumberJson.exactOrNull(name + "Low", range == null ? null : range.low(), Rounding.FLOOR, out);
        NumberJson.exactOrNull(name + "High", range == null ? null : range.high(), Rounding.CEILING, out);
    }

    static Optional<Definitions> read(JsonFields fields) {
        String paper = fields.anyText("paper");
        String row = fields.anyText("row");
        String label = fields.anyText("label");
        Unit unit = NumberJson.unit(fields, "unit");
        List<String> columns = fields.anyTexts("columns");
        int rows = fields.integer("rows", 0, Integer.MAX_VALUE, null);
        int tried = fields.integer("tried", 0, Integer.MAX_VALUE, null);
        List<String> undecided = fields.anyTexts("undecided");
        List<String> unexplained = fields.anyTexts("unexplained");
        List<Definition> definitions = fields.objects("definitions", DefinitionsJson::definition);
        Optional<Definitions> read =
                fields.make(() -> new Definitions(paper, row, label, unit, columns, definitions, rows, tried));
        read.ifPresent(found -> {
            follows(fields, "undecided", undecided, found.undecided());
            follows(fields, "unexplained", unexplained, found.unexplained());
        });
        return read;
    }

    private static void follows(JsonFields fields, String name, List<String> said, List<String> expected) {
        if (!expected.equals(said)) {
            fields.report(
                    "EB-JSN-006",
                    name,
                    "these are not the columns that follow from the definitions",
                    "expected " + expected);
        }
    }

    private static Optional<Definition> definition(JsonFields fields) {
        List<Definition.Term> terms = fields.objects("terms", term -> {
            String row = term.anyText("row");
            String label = term.anyText("label");
            Rational weight = NumberJson.exact(term, "weight");
            return term.make(() -> new Definition.Term(row, label, weight));
        });
        List<String> columns = fields.anyTexts("columns");
        List<String> declared = fields.anyTexts("declared");
        int odds = fields.integer("odds", 0, Integer.MAX_VALUE, null);
        List<String> rivals = fields.anyTexts("rivals");
        List<Definition.Restated> series = fields.objects("series", DefinitionsJson::restated);
        return fields.make(() -> new Definition(terms, columns, declared, odds, rivals, series));
    }

    private static Optional<Definition.Restated> restated(JsonFields fields) {
        String column = fields.anyText("column");
        Rational value = fields.isNull("value") ? null : NumberJson.exact(fields, "value");
        Interval range = range(fields, "value");
        Rational growth = fields.isNull("growth") ? null : NumberJson.exact(fields, "growth");
        Interval growthRange = range(fields, "growth");
        List<String> missing = fields.anyTexts("missing");
        return fields.make(() -> new Definition.Restated(column, value, range, growth, growthRange, missing));
    }

    private static @Nullable Interval range(JsonFields fields, String name) {
        boolean none = fields.isNull(name + "Low");
        if (fields.isNull(name + "High") || none) {
            return null;
        }
        Rational low = NumberJson.exact(fields, name + "Low");
        Rational high = NumberJson.exact(fields, name + "High");
        return fields.attempt(name + "Low", () -> Interval.of(low, high)).orElse(null);
    }
}
