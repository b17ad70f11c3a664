package org.eigenbetrieb.planning.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.planning.Planning;
import org.junit.jupiter.api.Test;

/** The interim report to 30.06.2023 held against the plan of 2023 (zwischenbericht-*.csv, prosawerte.csv). */
class KoblenzNachtragTest {

    private static final PackRun RUN = PackFolder.read(Path.of("..", "examples", "koblenz"), Planning.registry())
            .value()
            .orElseThrow()
            .run();

    private static NachtragsPruefung check(ChangeRules rules, Map<String, Boolean> answers) {
        return NachtragsPruefung.of(
                rules, RUN.evaluation(), Plans.BASIS.of("zwischenbericht"), answers, RUN.pack()::label);
    }

    private static TriggerResult result(NachtragsPruefung pruefung, String id) {
        return Objects.requireNonNull(pruefung.results().get(id));
    }

    private static Rational measure(TriggerResult result, int comparison) {
        return result.comparisons().get(comparison).measure().ifKnown().orElseThrow();
    }

    private static Rational margin(TriggerResult result, int comparison) {
        return result.comparisons().get(comparison).margin().ifKnown().orElseThrow();
    }

    @Test
    void the_result_is_about_31_091_22_worse_and_only_a_person_can_say_what_that_means() {
        TriggerResult open = result(check(Plans.rp(), Map.of()), "rp-15-3-1");

        // 414.840,00 planned less 383.748,78 expected (prosawerte.csv, UV/0245/2023); the forecast doubles actual
        // figures that are printed in whole euros, which moves it by 96 at most
        assertThat(measure(open, 0).minus(Rational.parse("31091.22")).abs()).isLessThan(Rational.of(96));
        assertThat(open.outcome()).isEqualTo(Outcome.CANNOT_BE_DECIDED);
        assertThat(result(check(Plans.rp(), Map.of("haushaltslage-beeintraechtigt", false)), "rp-15-3-1")
                        .outcome())
                .isEqualTo(Outcome.NOT_MET);
        assertThat(result(check(Plans.rp(), Map.of("haushaltslage-beeintraechtigt", true)), "rp-15-3-1")
                        .outcome())
                .isEqualTo(Outcome.MET);
    }

    @Test
    void neither_more_credit_nor_more_money_from_the_city_is_needed() {
        assertThat(result(check(Plans.rp(), Map.of()), "rp-15-3-2").outcome()).isEqualTo(Outcome.NOT_MET);
    }

    @Test
    void the_interim_report_has_no_commitments_so_that_their_trigger_stays_open() {
        TriggerResult commitments = result(check(Plans.rp(), Map.of()), "rp-15-3-3");

        assertThat(commitments.outcome()).isEqualTo(Outcome.CANNOT_BE_DECIDED);
        assertThat(commitments.missing()).anySatisfy(each -> assertThat(each).contains("verpflichtungsermaechtigung"));
    }

    @Test
    void no_asset_group_exceeds_its_plan() {
        NachtragsPruefung pruefung = check(Plans.rp(), Map.of());

        // 102.647 expected, 550.000 planned; 1.275.000 both times (zwischenbericht-vermoegensplan.csv)
        assertThat(result(pruefung, "rp-17-5-i").outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(measure(result(pruefung, "rp-17-5-i"), 0)
                        .minus(Rational.of(102_647 - 550_000))
                        .abs())
                .isLessThanOrEqualTo(Rational.of(1));
        assertThat(measure(result(pruefung, "rp-17-5-ii"), 0)).isEqualTo(Rational.ZERO);
        assertThat(result(pruefung, "rp-17-5-iii").outcome()).isEqualTo(Outcome.NOT_MET);
    }

    @Test
    void of_the_liquidity_credit_248_752_70_is_left() {
        TriggerResult ceiling = result(check(Plans.rp(), Map.of()), "rp-15-2-1");

        // 500.000 approved less 251.247,30 used (prosawerte.csv)
        assertThat(ceiling.outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(margin(ceiling, 0)).isEqualTo(Rational.parse("248752.70"));
    }

    @Test
    void by_the_repealed_numbers_about_80_620_08_would_be_left() {
        ChangeRules numeric = Plans.select("einrichtung", Jurisdiction.of(Land.NW), LocalDate.of(2005, 6, 30));

        TriggerResult worse = result(check(numeric, Map.of()), "nw-einrichtung-1");

        // 1 % of 11.171.130 (zwischenbericht-guv.csv, Summe Aufwendungen) less 31.091,22
        assertThat(worse.outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(margin(worse, 0).minus(Rational.parse("80620.08")).abs()).isLessThan(Rational.of(96));
    }

    @Test
    void the_explanation_leads_to_the_accounts_of_the_interim_report() {
        String text = check(Plans.rp(), Map.of()).explain("rp-15-3-1").get(0).toText();

        assertThat(text).contains("zwischenbericht-guv.csv:", "§ 15 Abs. 3 Nr. 1 EigAnVO Rheinland-Pfalz");
    }

    @Test
    void the_pack_answers_whether_the_plan_must_be_changed() {
        String printed = Renderers.text(200).render(RUN.document("zwischenbericht-2023-06-30", View.PRINTED));

        assertThat(printed)
                .contains("Muss der Plan geändert werden? Das ist nicht entscheidbar, weil Angaben fehlen zu")
                .contains("§ 15 Abs. 3 EigAnVO Rheinland-Pfalz", "§ 15 Abs. 3 Nr. 1: Das Jahresergebnis")
                .contains("rp-15-3-1: Antwort auf die Frage")
                .contains("248.752,70")
                .doesNotContain("konnte nicht gedruckt werden");
    }

    /** At the width of a page no word of the decisions is cut: their table has four columns, the amounts one of their own. */
    @Test
    void no_word_of_the_decisions_is_cut_at_the_width_of_a_page() {
        String printed = Renderers.text().render(RUN.document("zwischenbericht-2023-06-30", View.PRINTED));
        String decisions = printed.substring(
                printed.indexOf("Fälle und ihre Prüfung"), printed.indexOf("Für eine Entscheidung fehlt"));

        assertThat(decisions.lines()).allMatch(line -> !line.strip().matches(".*\\p{L}-(\\s{2}.*)?"));
        assertThat(decisions)
                .contains(
                        "Verpflichtungsermächtigungen",
                        "Änderung des Wirtschaftsplans",
                        "Haushaltslage",
                        "31.098,00 €");
    }
}
