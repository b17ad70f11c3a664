package org.eigenbetrieb.planning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.eigenbetrieb.core.json.LayoutJson;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.planning.projects.PaceRule;
import org.eigenbetrieb.planning.projects.ProjectPaper;
import org.eigenbetrieb.planning.rules.NachtragsPaper;
import org.eigenbetrieb.planning.rules.RuleBook;

/**
 * The layouts and calculators of this module.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class Planning {

    private static final List<String> LAYOUTS = List.of(
            "rp-erfolgsplan",
            "rp-erfolgsplan-konten",
            "rp-liquiditaetskredit",
            "rp-vermoegensplan",
            "rp-zwischenbericht-guv",
            "rp-zwischenbericht-vermoegensplan");

    private Planning() {}

    /**
     * A registry with everything that this module offers.
     *
     * @return the registry; use {@link Registry#toBuilder()} to add your own layouts and calculators
     */
    public static Registry registry() {
        return Registry.builder()
                .layouts(layouts())
                .calculator(Hochrechnung.linear())
                .calculator(Hochrechnung.planwert())
                .calculator(Hochrechnung.istPlusRestplan())
                .calculator(Hochrechnung.vorjahresverlauf())
                .calculator(Hochrechnung.festwert())
                .paper(new ProjectPaper("projekte", PaceRule.standard()))
                .paper(new NachtragsPaper("nachtragspruefung", RuleBook.standard()))
                .build();
    }

    private static List<Layout> layouts() {
        List<Layout> layouts = new ArrayList<>();
        for (String id : LAYOUTS) {
            String file = "layouts/" + id + ".json";
            try (InputStream in = Planning.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("The library is incomplete: " + file + " is missing");
                }
                layouts.add(LayoutJson.read(in.readAllBytes(), file).orThrow().orElseThrow());
            } catch (IOException e) {
                throw new UncheckedIOException("The library cannot be read: " + file, e);
            }
        }
        return layouts;
    }
}
