package org.eigenbetrieb.planning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eigenbetrieb.core.json.LayoutJson;
import org.eigenbetrieb.core.json.LinksJson;
import org.eigenbetrieb.core.json.PlanPartsJson;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.planning.projects.PaceRule;
import org.eigenbetrieb.planning.projects.ProjectPaper;
import org.eigenbetrieb.planning.rules.NachtragsPaper;
import org.eigenbetrieb.planning.rules.RuleBook;

/**
 * The layouts, the rules between papers, the parts of plans and the calculators of this module.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class Planning {

    private static final List<String> LAYOUTS = List.of(
            "bw-erfolgsplan",
            "bw-liquiditaetsentwicklung",
            "bw-liquiditaetsplan-2020",
            "bw-liquiditaetsplan-2024",
            "bw-verpflichtungsermaechtigungen",
            "nw-erfolgsplan",
            "nw-liquiditaetskredit",
            "nw-vermoegensplan",
            "rp-auswirkungen-gemeindehaushalt",
            "rp-erfolgsplan",
            "rp-erfolgsplan-konten",
            "rp-festsetzung",
            "rp-finanzplan",
            "rp-investitionsprogramm",
            "rp-investitionsprogramm-massnahmen",
            "rp-jahresvergleich",
            "rp-liquiditaetskredit",
            "rp-verbindlichkeiten",
            "rp-vermoegensplan",
            "rp-vermoegensplan-erlaeuterungen",
            "rp-vermoegensplan-vorhaben",
            "rp-verpflichtungsermaechtigungen",
            "rp-zwischenbericht-guv",
            "rp-zwischenbericht-vermoegensplan");

    private static final List<String> LINKS = List.of("bw-wirtschaftsplan", "rp-wirtschaftsplan");

    private static final List<String> PARTS =
            List.of("bw-wirtschaftsplan-2020", "bw-wirtschaftsplan-2024", "nw-wirtschaftsplan", "rp-wirtschaftsplan");

    private Planning() {}

    /**
     * A registry with everything that this module offers.
     *
     * @return the registry; use {@link Registry#toBuilder()} to add your own layouts and calculators
     */
    public static Registry registry() {
        return Registry.builder()
                .layouts(read(LAYOUTS, "layouts", LayoutJson::read))
                .links(read(LINKS, "links", LinksJson::read))
                .parts(read(PARTS, "parts", PlanPartsJson::read))
                .calculator(Hochrechnung.linear())
                .calculator(Hochrechnung.planwert())
                .calculator(Hochrechnung.istPlusRestplan())
                .calculator(Hochrechnung.vorjahresverlauf())
                .calculator(Hochrechnung.festwert())
                .paper(new ProjectPaper("projekte", PaceRule.standard()))
                .paper(new ErlaeuterungenPaper("erlaeuterungen"))
                .paper(new NachtragsPaper("nachtragspruefung", RuleBook.standard()))
                .review(new ForecastReview())
                .build();
    }

    private static <T> List<T> read(
            List<String> ids, String folder, BiFunction<byte[], String, Read<Optional<T>>> reader) {
        List<T> read = new ArrayList<>();
        for (String id : ids) {
            String file = folder + "/" + id + ".json";
            try (InputStream in = Planning.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("The library is incomplete: " + file + " is missing");
                }
                read.add(reader.apply(in.readAllBytes(), file).orThrow().orElseThrow());
            } catch (IOException e) {
                throw new UncheckedIOException("The library cannot be read: " + file, e);
            }
        }
        return read;
    }
}
