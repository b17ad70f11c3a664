package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonIn;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * The figures of a pack to and from JSON, one figure per line.
 *
 * <p>A figure is its key as {@link FigureKey#toString()} prints it, its unit, the printed number as text with its
 * decimals (null for an empty cell), what a blank means, how precisely it is known, whether it was given or claimed,
 * its cell and its place in the file. Stateless and safe for use by several threads.
 */
public final class FigureSetJson {

    private static final String FORMAT = "eigenbetrieb-figures/1";

    private FigureSetJson() {}

    /**
     * Writes figures in their order.
     *
     * @param figures the figures
     * @return the document; {@link #read} gives back equal figures
     */
    public static String write(FigureSet figures) {
        return JsonOut.write(out -> {
            out.writeStartObject();
            out.writeStringField("format", FORMAT);
            out.writeStringField("stand", figures.stand().toString());
            out.writeArrayFieldStart("figures");
            for (Figure figure : figures.figures()) {
                JsonOut.line(out, inner -> figure(figure, inner));
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /**
     * Reads figures.
     *
     * @param bytes the document, UTF-8
     * @param file its name, for messages
     * @return the figures, empty when there is an error, and every problem with its place
     */
    public static Read<Optional<FigureSet>> read(byte[] bytes, String file) {
        return JsonIn.read(bytes, file, (fields, problems) -> {
            fields.format(FORMAT);
            LocalDate stand = fields.read("stand", "2023-09-28", LocalDate::parse);
            List<Figure> figures = fields.objects("figures", FigureSetJson::figure);
            return fields.make(() -> FigureSet.of(stand, figures));
        });
    }

    private static void figure(Figure figure, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("key", figure.key().toString());
        NumberJson.unit("unit", figure.unit(), out);
        NumberJson.quantity("printed", figure.printed(), figure.unit(), out);
        out.writeStringField("blank", figure.blank().name());
        NumberJson.precision(figure.precision(), out);
        out.writeStringField("origin", figure.origin().name());
        out.writeStringField("paper", figure.place().paper());
        out.writeStringField("row", figure.place().row());
        out.writeStringField("column", figure.place().column());
        out.writeStringField("label", figure.place().label());
        if (!figure.place().heading().isEmpty()) {
            out.writeStringField("columnHeading", figure.place().heading());
        }
        out.writeStringField("source", figure.source().toString());
        out.writeEndObject();
    }

    private static Optional<Figure> figure(JsonFields fields) {
        FigureKey key = fields.read("key", "jahresergebnis|ANSATZ|2024", FigureKey::parse);
        Unit unit = NumberJson.unit(fields, "unit");
        Quantity printed = NumberJson.quantity(fields, "printed", unit);
        Figure.Blank blank = fields.named("blank", Figure.Blank.class);
        int precision = NumberJson.precision(fields);
        Origin origin = fields.named("origin", Origin.class);
        Place place = new Place(
                fields.anyText("paper"),
                fields.anyText("row"),
                fields.anyText("column"),
                fields.anyText("label"),
                fields.text("columnHeading", "", true));
        SourceRef source = fields.read("source", "konten.csv:17:5", SourceRef::parse);
        return fields.make(() -> new Figure(key, unit, printed, blank, precision, origin, place, source));
    }
}
