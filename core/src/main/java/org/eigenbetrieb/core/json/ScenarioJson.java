package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.scenario.Scenario;

/**
 * What a scenario leads to as JSON, one movement per line.
 *
 * <p>A movement is the key of the figure, its unit, the value before and after in that unit, and the difference. A
 * value that is not there is null, its reason stands beside it ({@code beforeFailure}, {@code afterFailure}), and there
 * is no difference (null). A value that no plain decimal holds is rounded to 12 decimals, its fraction stands beside
 * it ({@code beforeExact}). Stateless and safe for use by several threads.
 */
public final class ScenarioJson {

    private static final String FORMAT = "eigenbetrieb-scenario/1";

    private ScenarioJson() {}

    /**
     * Writes the name of a scenario and every figure that moves.
     *
     * @param result what the scenario leads to
     * @return the document
     */
    public static String write(Scenario.Result result) {
        return JsonOut.write(out -> {
            out.writeStartObject();
            out.writeStringField("format", FORMAT);
            out.writeStringField("name", result.name());
            out.writeArrayFieldStart("movements");
            for (Scenario.Movement movement : result.movements()) {
                JsonOut.line(out, inner -> movement(movement, inner));
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static void movement(Scenario.Movement movement, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("key", movement.key().toString());
        NumberJson.unit("unit", movement.unit(), out);
        NumberJson.value("before", movement.before(), movement.unit(), out);
        NumberJson.value("after", movement.after(), movement.unit(), out);
        Optional<Rational> difference = movement.difference();
        if (difference.isPresent()) {
            Rational inUnit = difference.get().timesTenTo(-movement.unit().exponent());
            NumberJson.exact("difference", inUnit, Rounding.HALF_UP, out);
        } else {
            out.writeNullField("difference");
        }
        out.writeEndObject();
    }
}
