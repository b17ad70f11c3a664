package org.eigenbetrieb.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.json.LayoutJson;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms and rules that the module brings along. */
class PlanningTest {

    private static final Registry REGISTRY = Planning.registry();

    private static Layout layout(String id) {
        return Objects.requireNonNull(REGISTRY.layouts().get(id), id);
    }

    @Test
    void the_registry_is_the_whole_product_on_one_screen() {
        assertThat(REGISTRY.layouts().keySet())
                .containsExactly(
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
        assertThat(REGISTRY.links().keySet()).containsExactly("bw-wirtschaftsplan", "rp-wirtschaftsplan");
        assertThat(REGISTRY.parts().keySet())
                .containsExactly(
                        "bw-wirtschaftsplan-2020",
                        "bw-wirtschaftsplan-2024",
                        "nw-wirtschaftsplan",
                        "rp-wirtschaftsplan");
        assertThat(REGISTRY.calculators().keySet())
                .containsExactly(
                        "hochrechnung.festwert",
                        "hochrechnung.ist-plus-restplan",
                        "hochrechnung.linear",
                        "hochrechnung.planwert",
                        "hochrechnung.vorjahresverlauf");
    }

    // ------------------------------------------------------------------------------------------------ rules

    @Test
    void every_rule_says_what_it_is_who_says_so_and_which_parameters_it_takes() {
        for (Calculator calculator : REGISTRY.calculators().values()) {
            assertThat(calculator.info().slot()).isEqualTo(Hochrechnung.SLOT);
            assertThat(calculator.info().title()).startsWith("Hochrechnung");
            assertThat(calculator.info().source().citation()).isNotBlank();
            assertThat(calculator.info().parameters().values()).noneMatch(String::isBlank);
            assertThat(calculator.info()).isEqualTo(calculator.info());
        }
        assertThat(Hochrechnung.linear().info().parameters()).containsOnlyKeys("convention");
        assertThat(Hochrechnung.istPlusRestplan().info().parameters()).containsOnlyKeys("convention");
        assertThat(Hochrechnung.festwert().info().parameters()).containsOnlyKeys("wert");
        assertThat(Hochrechnung.planwert().info().parameters()).isEmpty();
        assertThat(Hochrechnung.vorjahresverlauf().info().parameters()).isEmpty();
    }

    // ------------------------------------------------------------------------------------------------ forms

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rp-erfolgsplan",
                "rp-erfolgsplan-konten",
                "rp-liquiditaetskredit",
                "rp-vermoegensplan",
                "rp-zwischenbericht-guv",
                "rp-zwischenbericht-vermoegensplan"
            })
    void every_form_loads_without_problems_and_says_where_it_applies_and_why(String id) throws IOException {
        try (InputStream in = Planning.class.getResourceAsStream("layouts/" + id + ".json")) {
            Read<Optional<Layout>> read =
                    LayoutJson.read(Objects.requireNonNull(in, id).readAllBytes(), "layouts/" + id + ".json");

            assertThat(read.problems()).isEmpty();
            Layout layout = read.value().orElseThrow();
            assertThat(layout.problems()).isEmpty();
            assertThat(layout.id()).isEqualTo(id);
            assertThat(layout.jurisdiction().land()).isEqualTo("RP");
            assertThat(layout.source().citation()).startsWith("§ ").contains("EigAnVO Rheinland-Pfalz");
            assertThat(layout.rows()).noneMatch(row -> row.place().line() == 0);
            assertThat(layout.lines()).noneMatch(line -> line.label().contains("\uFFFD"));
        }
    }

    private static List<String> posts(String layout) {
        return layout(layout).lines().stream()
                .filter(line -> line.rule() instanceof LayoutRow.Rule.OfAccounts)
                .map(line -> line.concept().id())
                .toList();
    }

    @Test
    void posts_of_the_erfolgsplan_are_those_of_the_ordinance() {
        assertThat(posts("rp-erfolgsplan"))
                .containsExactly(
                        "umsatzerloese",
                        "bestandsveraenderung",
                        "andere-aktivierte-eigenleistungen",
                        "sonstige-betriebliche-ertraege",
                        "roh-hilfs-und-betriebsstoffe",
                        "bezogene-leistungen",
                        "loehne-und-gehaelter",
                        "soziale-abgaben",
                        "abschreibungen",
                        "abschreibungen-umlaufvermoegen",
                        "konzessionsabgaben",
                        "sonstige-betriebliche-aufwendungen",
                        "ertraege-aus-beteiligungen",
                        "ertraege-aus-wertpapieren",
                        "sonstige-zinsen-und-aehnliche-ertraege",
                        "abschreibungen-finanzanlagen",
                        "zinsen-und-aehnliche-aufwendungen",
                        "ertraege-aus-gewinngemeinschaften",
                        "aufwendungen-aus-verlustuebernahme",
                        "steuern-vom-einkommen-und-ertrag",
                        "sonstige-steuern");
    }

    @Test
    void posts_of_the_interim_report_are_those_it_prints() {
        assertThat(posts("rp-zwischenbericht-guv"))
                .containsExactly(
                        "umsatzerloese",
                        "andere-aktivierte-eigenleistungen",
                        "sonstige-betriebliche-ertraege",
                        "roh-hilfs-und-betriebsstoffe",
                        "bezogene-leistungen",
                        "loehne-und-gehaelter",
                        "soziale-abgaben",
                        "abschreibungen",
                        "sonstige-betriebliche-aufwendungen",
                        "sonstige-zinsen-und-aehnliche-ertraege",
                        "zinsen-und-aehnliche-aufwendungen",
                        "steuern-vom-einkommen-und-ertrag");
    }

    @Test
    void both_forms_of_the_erfolgsplan_share_one_assignment_of_accounts() {
        assertThat(layout("rp-erfolgsplan").gliederung())
                .isEqualTo(layout("rp-erfolgsplan-konten").gliederung())
                .isNotEqualTo(layout("rp-zwischenbericht-guv").gliederung());
        assertThat(posts("rp-erfolgsplan")).containsAll(posts("rp-erfolgsplan-konten"));
    }

    /** The sign of every post in a result: incomes add, expenses take off, whatever sums stand between. */
    private static void addSigns(Layout layout, String line, Rational weight, Map<String, Rational> signs) {
        LayoutRow.Line found = layout.line(line).orElseThrow();
        if (found.rule() instanceof LayoutRow.Rule.OfTerms terms) {
            for (Map.Entry<Concept, Rational> term : terms.weights().entrySet()) {
                addSigns(layout, term.getKey().id(), weight.times(term.getValue()), signs);
            }
        } else {
            signs.merge(line, weight, Rational::plus);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bw-erfolgsplan",
                "nw-erfolgsplan",
                "rp-erfolgsplan",
                "rp-erfolgsplan-konten",
                "rp-zwischenbericht-guv"
            })
    void every_post_enters_the_result_once_and_with_its_sign(String id) {
        Map<String, Rational> signs = new TreeMap<>();
        addSigns(layout(id), "jahresergebnis", Rational.ONE, signs);

        Set<String> incomes = Set.of(
                "umsatzerloese",
                "bestandsveraenderung",
                "andere-aktivierte-eigenleistungen",
                "sonstige-betriebliche-ertraege",
                "ertraege-aus-beteiligungen",
                "ertraege-aus-wertpapieren",
                "sonstige-zinsen-und-aehnliche-ertraege",
                "ertraege-aus-gewinngemeinschaften");
        assertThat(signs.keySet()).isEqualTo(new TreeSet<>(posts(id)));
        signs.forEach((post, sign) ->
                assertThat(sign).as(post).isEqualTo(incomes.contains(post) ? Rational.ONE : Rational.ONE.negate()));
    }

    @Test
    void figures_that_mean_the_same_in_every_form_are_shared() {
        for (String id : List.of("rp-erfolgsplan", "rp-erfolgsplan-konten", "rp-zwischenbericht-guv")) {
            assertThat(layout(id).lines().stream()
                            .filter(LayoutRow.Line::shared)
                            .map(line -> line.concept().id()))
                    .as(id)
                    .containsExactlyInAnyOrder(
                            "andere-aktivierte-eigenleistungen",
                            "abschreibungen",
                            "ergebnis-nach-steuern",
                            "jahresergebnis");
        }
    }

    @Test
    void plan_and_interim_report_of_the_vermoegensplan_have_the_same_lines_and_rules() {
        List<LayoutRow.Line> plan = layout("rp-vermoegensplan").lines();
        List<LayoutRow.Line> report =
                layout("rp-zwischenbericht-vermoegensplan").lines();

        assertThat(plan).hasSize(38);
        assertThat(report)
                .extracting(line -> line.concept() + " " + line.number() + " " + line.label() + " " + line.style() + " "
                        + line.level() + " " + line.rule() + " " + line.parent() + " " + line.shared())
                .containsExactlyElementsOf(plan.stream()
                        .map(line -> line.concept() + " " + line.number() + " " + line.label() + " " + line.style()
                                + " " + line.level() + " " + line.rule() + " " + line.parent() + " " + line.shared())
                        .toList());
        assertThat(report).allMatch(LayoutRow.Line::shared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nw-vermoegensplan", "rp-vermoegensplan", "rp-zwischenbericht-vermoegensplan"})
    void the_balancing_lines_of_the_vermoegensplan_mirror_each_other(String id) {
        LayoutRow.Rule.PositivePart less = (LayoutRow.Rule.PositivePart)
                layout(id).line("abnahme-liquide-mittel").orElseThrow().rule();
        LayoutRow.Rule.PositivePart more = (LayoutRow.Rule.PositivePart)
                layout(id).line("zunahme-liquide-mittel").orElseThrow().rule();

        assertThat(more.weights().keySet()).isEqualTo(less.weights().keySet());
        less.weights()
                .forEach((concept, weight) ->
                        assertThat(more.weights()).as("%s", concept).containsEntry(concept, weight.negate()));
        // Every line of either side takes part, except the balancing lines and the sums.
        Set<String> balanced = new TreeSet<>();
        for (LayoutRow.Line line : layout(id).lines()) {
            boolean side = line.parent().equals("summe-mittelherkunft")
                    || line.parent().equals("summe-sonstige-mittelverwendung")
                    || line.concept().id().equals("summe-anlagevermoegen");
            if (side && !line.concept().id().endsWith("-liquide-mittel")) {
                balanced.add(line.concept().id());
            }
        }
        assertThat(new TreeSet<>(
                        less.weights().keySet().stream().map(Concept::id).toList()))
                .isEqualTo(balanced);
    }

    @Test
    void the_registry_is_new_each_time_and_can_be_extended() {
        Registry own = Planning.registry();

        assertThat(own).isNotSameAs(REGISTRY);
        assertThat(own.toBuilder().build().layouts().keySet())
                .isEqualTo(REGISTRY.layouts().keySet());
    }
}
