package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonIn;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Explanations to and from JSON: the tree of a figure, each figure with its parts inside it.
 *
 * <p>Values and ranges are in the unit of their figure. A value that no plain decimal holds is cut at 12 decimals, a
 * range outward, and its fraction stands beside it ({@code valueExact}). A figure without a value has null and
 * {@code valueFailure} with the reason. Stateless and safe for use by several threads.
 */
public final class ExplanationJson {

    private static final String FORMAT = "eigenbetrieb-explanation/1";

    private ExplanationJson() {}

    /**
     * Writes an explanation.
     *
     * @param explanation the tree
     * @return the document; {@link #read} gives back an equal tree
     * @throws IllegalArgumentException when the tree is deeper than about 500 figures
     */
    public static String write(Explanation explanation) {
        return JsonOut.write(out -> {
            out.writeStartObject();
            out.writeStringField("format", FORMAT);
            out.writeFieldName("figure");
            figure(explanation, out);
            out.writeEndObject();
        });
    }

    /**
     * Reads an explanation.
     *
     * @param bytes the document, UTF-8
     * @param file its name, for messages
     * @return the tree, empty when there is an error, and every problem with its place
     */
    public static Read<Optional<Explanation>> read(byte[] bytes, String file) {
        return JsonIn.readDeep(bytes, file, (fields, problems) -> {
            fields.format(FORMAT);
            Optional<Explanation> figure = figure(fields.requiredObject("figure"));
            return fields.make(figure::orElseThrow);
        });
    }

    private static void figure(Explanation figure, JsonGenerator out) throws IOException {
        Unit unit = figure.unit();
        out.writeStartObject();
        out.writeStringField("key", figure.key().toString());
        out.writeStringField("label", figure.label());
        NumberJson.unit("unit", unit, out);
        NumberJson.value("value", figure.value(), unit, out);
        Interval range = figure.range();
        if (range != null) {
            NumberJson.exact("low", range.low().timesTenTo(-unit.exponent()), Rounding.FLOOR, out);
            NumberJson.exact("high", range.high().timesTenTo(-unit.exponent()), Rounding.CEILING, out);
        }
        NumberJson.exact("weight", figure.weight(), Rounding.HALF_UP, out);
        out.writeStringField("how", figure.how().name());
        out.writeStringField("rule", figure.rule());
        out.writeStringField("citation", figure.citation());
        JsonOut.texts(out, "places", figure.places());
        out.writeBooleanField("repeated", figure.repeated());
        out.writeArrayFieldStart("parts");
        for (Explanation part : figure.parts()) {
            figure(part, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static Optional<Explanation> figure(JsonFields fields) {
        FigureKey key = fields.read("key", "jahresergebnis|ANSATZ|2024", FigureKey::parse);
        String label = fields.anyText("label");
        Unit unit = NumberJson.unit(fields, "unit");
        Value value = NumberJson.value(fields, "value", unit);
        Interval range = range(fields, unit);
        Rational weight = NumberJson.exact(fields, "weight");
        Explanation.How how = fields.named("how", Explanation.How.class);
        String rule = fields.anyText("rule");
        String citation = fields.anyText("citation");
        List<SourceRef> places = fields.readAll("places", SourceRef::parse);
        boolean repeated = fields.requiredBool("repeated");
        List<Explanation> parts = fields.objects("parts", ExplanationJson::figure);
        return fields.make(() ->
                new Explanation(key, label, unit, value, range, weight, how, rule, citation, places, repeated, parts));
    }

    private static @Nullable Interval range(JsonFields fields, Unit unit) {
        if (!fields.has("low") && !fields.has("high")) {
            return null;
        }
        Rational low = NumberJson.exact(fields, "low").timesTenTo(unit.exponent());
        Rational high = NumberJson.exact(fields, "high").timesTenTo(unit.exponent());
        return fields.attempt("low", () -> Interval.of(low, high)).orElse(null);
    }
}
