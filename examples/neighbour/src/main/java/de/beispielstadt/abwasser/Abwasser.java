package de.beispielstadt.abwasser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.json.LayoutJson;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.planning.Planning;

/** What a pack of the Abwasserbetrieb may use. Stateless and safe for use by several threads. */
public final class Abwasser {

    private static final String FORM = "quartalsbericht.json";

    private Abwasser() {}

    /**
     * Everything that the library has for planning, and our own form and rule.
     *
     * @return the registry
     */
    public static Registry registry() {
        return Planning.registry().toBuilder()
                .layouts(List.of(quartalsbericht()))
                .calculator(new Jahresgang())
                .build();
    }

    /**
     * Our form of the quarterly report, as it is in use since 2025.
     *
     * @return the layout
     */
    public static Layout quartalsbericht() {
        try (InputStream in = Objects.requireNonNull(Abwasser.class.getResourceAsStream(FORM), FORM)) {
            return LayoutJson.read(in.readAllBytes(), FORM).orThrow().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(FORM, e);
        }
    }
}
