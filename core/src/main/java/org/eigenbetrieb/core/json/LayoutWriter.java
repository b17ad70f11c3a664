package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;

/** Writes layouts as people write them: one row per line, nothing that goes without saying. */
final class LayoutWriter {

    private final Layout layout;

    LayoutWriter(Layout layout) {
        this.layout = layout;
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", layout.id());
        out.writeStringField("form", layout.form());
        out.writeStringField("version", layout.version());
        LawJson.place(layout.jurisdiction(), out);
        LawJson.validity(layout.validity(), out);
        LawJson.source(layout.source(), out);
        JsonOut.unlessEmpty(out, "gliederung", layout.gliederung());
        if (!layout.records().equals(Layout.Records.ACCOUNTS)) {
            out.writeObjectFieldStart("records");
            out.writeStringField("concept", layout.records().concept().id());
            out.writeStringField("dimension", layout.records().dimension().id());
            out.writeStringField("label", layout.records().label());
            out.writeEndObject();
        }
        if (!layout.external().isEmpty()) {
            JsonOut.texts(out, "external", layout.external().stream().sorted().toList());
        }
        out.writeArrayFieldStart("columns");
        for (LayoutColumn column : layout.columns()) {
            JsonOut.line(out, inner -> column(column, inner));
        }
        out.writeEndArray();
        out.writeArrayFieldStart("rows");
        for (LayoutRow row : layout.rows()) {
            JsonOut.line(out, inner -> row(row, inner));
        }
        out.writeEndArray();
        if (!layout.assertions().isEmpty()) {
            out.writeArrayFieldStart("assertions");
            for (Layout.Assertion assertion : layout.assertions()) {
                JsonOut.line(out, inner -> assertion(assertion, inner));
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static void column(LayoutColumn column, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", column.id());
        out.writeStringField("header", column.header());
        JsonOut.unlessEmpty(out, "group", column.group());
        if (column.content() instanceof LayoutColumn.Percent percent) {
            out.writeObjectFieldStart("percent");
            out.writeStringField("part", percent.part());
            out.writeStringField("whole", percent.whole());
            unlessZero("decimals", percent.decimals(), out);
            JsonOut.unlessEmpty(out, "ifZero", percent.ifZero());
            out.writeEndObject();
        } else if (column.content() instanceof LayoutColumn.Facts facts) {
            out.writeStringField("phase", JsonFields.nameOf(facts.phase()));
            unlessZero("nachtrag", facts.nachtrag(), out);
            if (facts.basis() != LayoutColumn.Basis.YEAR) {
                out.writeStringField("period", JsonFields.nameOf(facts.basis()));
            }
            unlessZero("offset", facts.offset(), out);
            if (!facts.dimensions().isEmpty()) {
                out.writeObjectFieldStart("dimensions");
                for (var dimension : facts.dimensions().asMap().entrySet()) {
                    out.writeStringField(dimension.getKey().id(), dimension.getValue());
                }
                out.writeEndObject();
            }
            JsonOut.unlessEmpty(out, "calculator", facts.slot());
            if (!facts.sum().isEmpty()) {
                out.writeObjectFieldStart("sum");
                for (Map.Entry<String, Rational> part : facts.sum().entrySet()) {
                    weight(part.getKey(), part.getValue(), out);
                }
                out.writeEndObject();
            }
            if (!facts.otherwise().isEmpty()) {
                out.writeObjectFieldStart("otherwise");
                for (Map.Entry<String, String> part : facts.otherwise().entrySet()) {
                    out.writeStringField(part.getKey(), part.getValue());
                }
                out.writeEndObject();
            }
            if (facts.unit() != null) {
                NumberJson.unit("unit", facts.unit(), out);
            }
        }
        ifTrue("optional", column.optional(), out);
        out.writeEndObject();
    }

    private void row(LayoutRow row, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (row instanceof LayoutRow.Heading heading) {
            out.writeStringField("heading", heading.text());
            unlessZero("level", heading.level(), out);
        } else if (row instanceof LayoutRow.Accounts accounts) {
            out.writeStringField("accountsOf", accounts.post().id());
            unlessZero("level", accounts.level(), out);
        } else if (row instanceof LayoutRow.Line line) {
            line(line, out);
        }
        out.writeEndObject();
    }

    private void line(LayoutRow.Line line, JsonGenerator out) throws IOException {
        out.writeStringField("line", line.concept().id());
        JsonOut.unlessEmpty(out, "number", line.number());
        if (!line.label().equals(line.concept().id())) {
            out.writeStringField("label", line.label());
        }
        if (line.style() != LayoutRow.Style.LINE) {
            out.writeStringField("style", JsonFields.nameOf(line.style()));
        }
        unlessZero("level", line.level(), out);
        ifTrue("shared", line.shared(), out);
        if (!line.unit().equals(Unit.EUR)) {
            NumberJson.unit("unit", line.unit(), out);
        }
        JsonOut.unlessEmpty(out, "parent", line.parent());
        if (!line.notIn().isEmpty()) {
            JsonOut.texts(out, "notIn", inFormOrder(line));
        }
        rule(line.rule(), out);
    }

    /** The columns that the line leaves out, as the form orders them; a set has no order of its own. */
    private List<String> inFormOrder(LayoutRow.Line line) {
        List<String> ids = layout.columns().stream().map(LayoutColumn::id).toList();
        return line.notIn().stream()
                .sorted((one, other) -> {
                    int byColumn = Integer.compare(ids.indexOf(one), ids.indexOf(other));
                    return byColumn != 0 ? byColumn : one.compareTo(other);
                })
                .toList();
    }

    private static void rule(LayoutRow.Rule rule, JsonGenerator out) throws IOException {
        ifTrue("accounts", rule instanceof LayoutRow.Rule.OfAccounts, out);
        ifTrue("children", rule instanceof LayoutRow.Rule.OfChildren, out);
        if (rule instanceof LayoutRow.Rule.OfTerms terms) {
            weights("terms", terms.weights(), out);
        } else if (rule instanceof LayoutRow.Rule.PositivePart part) {
            weights("positivePart", part.weights(), out);
        } else if (rule instanceof LayoutRow.Rule.Quotient quotient) {
            out.writeObjectFieldStart("quotient");
            out.writeStringField("dividend", quotient.dividend().id());
            out.writeStringField("divisor", quotient.divisor().id());
            if (!quotient.factor().equals(Rational.ONE)) {
                weight("factor", quotient.factor(), out);
            }
            out.writeEndObject();
        }
    }

    private static void assertion(Layout.Assertion assertion, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("line", assertion.line().id());
        weights("terms", assertion.weights(), out);
        out.writeStringField("rule", assertion.rule());
        out.writeEndObject();
    }

    private static void weights(String name, Map<Concept, Rational> weights, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<Concept, Rational> term : weights.entrySet()) {
            weight(term.getKey().id(), term.getValue(), out);
        }
        out.writeEndObject();
    }

    /** Small whole weights are numbers, as people write them; all others texts that nothing rounds. */
    static void weight(String name, Rational weight, JsonGenerator out) throws IOException {
        if (weight.isWhole() && weight.numerator().bitLength() < Integer.SIZE) {
            out.writeNumberField(name, weight.numerator());
        } else {
            out.writeStringField(name, NumberJson.shortest(weight));
        }
    }

    private static void unlessZero(String name, int number, JsonGenerator out) throws IOException {
        if (number != 0) {
            out.writeNumberField(name, number);
        }
    }

    private static void ifTrue(String name, boolean value, JsonGenerator out) throws IOException {
        if (value) {
            out.writeBooleanField(name, true);
        }
    }
}
