package org.eigenbetrieb.planning.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.report.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each trigger met, not met, and undecided with the missing input. */
class NachtragsPruefungTest {

    private static final String HAUSHALT = "haushaltslage-beeintraechtigt";
    private static final String VE = "summe-mittelverwendung|art=verpflichtungsermaechtigung";

    private static TriggerResult result(NachtragsPruefung pruefung, String trigger) {
        return Objects.requireNonNull(pruefung.results().get(trigger), trigger);
    }

    private static Outcome outcome(NachtragsPruefung pruefung, String trigger) {
        return result(pruefung, trigger).outcome();
    }

    private static Rational number(Value value) {
        return value.ifKnown().orElseThrow();
    }

    // ------------------------------------------------------------------------------------------------ RLP § 15 Abs. 3

    @ParameterizedTest(name = "result {0} → {1}, budget impaired: {2} → {3}")
    @CsvSource({
        "414840, 383748.78, true, MET",
        "414840, 383748.78, false, NOT_MET",
        "414840, 383748.78, , CANNOT_BE_DECIDED",
        "414840, 414840, , NOT_MET",
        "414840, 414839.99, true, MET",
        "414840, 500000, , NOT_MET",
        "-100, -200, true, MET",
        "-200, -100, true, NOT_MET",
    })
    void a_worse_result_demands_a_change_only_if_it_impairs_the_budget(
            String plan, String outlook, Boolean impaired, Outcome expected) {
        NachtragsPruefung pruefung = Plans.plan()
                .with("jahresergebnis", plan, outlook)
                .check(Plans.rp(), impaired == null ? Map.of() : Map.of(HAUSHALT, impaired));

        assertThat(outcome(pruefung, "rp-15-3-1")).isEqualTo(expected);
    }

    @Test
    void an_unanswered_question_is_named_as_missing() {
        NachtragsPruefung pruefung =
                Plans.plan().with("jahresergebnis", "414840", "383748.78").check(Plans.rp());

        assertThat(result(pruefung, "rp-15-3-1").missing())
                .containsExactly("Antwort auf die Frage „Beeinträchtigt die Verschlechterung die Haushaltslage der"
                        + " Gemeinde?“ (haushaltslage-beeintraechtigt)");
    }

    @Test
    void a_missing_figure_is_named_by_its_key() {
        NachtragsPruefung pruefung = Plans.plan().only("jahresergebnis", "1").check(Plans.rp(), Map.of(HAUSHALT, true));

        assertThat(outcome(pruefung, "rp-15-3-1")).isEqualTo(Outcome.CANNOT_BE_DECIDED);
        assertThat(result(pruefung, "rp-15-3-1").missing())
                .containsExactly("jahresergebnis|HOCHRECHNUNG.2023-06-30|2023");
        assertThat(result(pruefung, "rp-15-3-3").missing())
                .containsExactly(
                        "summe-mittelverwendung|ANSATZ|2023|art=verpflichtungsermaechtigung",
                        "summe-mittelverwendung|HOCHRECHNUNG.2023-06-30|2023|art=verpflichtungsermaechtigung");
    }

    @Test
    void a_missing_figure_is_no_zero_even_where_zero_would_decide() {
        assertThat(outcome(Plans.plan().only(VE, "0").check(Plans.rp()), "rp-15-3-3"))
                .isEqualTo(Outcome.CANNOT_BE_DECIDED);
    }

    @ParameterizedTest(name = "Zuführung 0 → {0}, Kredite 0 → {1}, bylaw {2}: {3}")
    @CsvSource({
        "0, 0, , NOT_MET",
        "50000, 0, , CANNOT_BE_DECIDED",
        "50000, 0, 50000.00, NOT_MET",
        "50000.01, 0, 50000.00, MET",
        "0, 1, , MET",
        "50000, 1, , MET",
    })
    void more_credit_always_counts_and_more_money_from_the_municipality_only_above_the_bylaw(
            String transfer, String credit, String limit, Outcome expected) {
        ChangeRules rules =
                limit == null ? Plans.rp() : Plans.rpWith(Plans.value("erhebliche-zufuehrung", limit + " EUR"));

        NachtragsPruefung pruefung = Plans.plan()
                .with("erhoehung-eigenkapital", "0", transfer)
                .with("investitionskredite", "0", credit)
                .check(rules);

        assertThat(outcome(pruefung, "rp-15-3-2")).isEqualTo(expected);
    }

    @Test
    void a_limit_that_no_bylaw_sets_is_named_as_missing() {
        NachtragsPruefung pruefung = Plans.plan()
                .with("erhoehung-eigenkapital", "0", "50000")
                .with("investitionskredite", "0", "0")
                .check(Plans.rp());

        assertThat(result(pruefung, "rp-15-3-2").missing())
                .containsExactly("Wert „erhebliche-zufuehrung“ (Betriebssatzung oder Beschluss)");
    }

    @Test
    void further_commitments_demand_a_change_whatever_their_amount() {
        assertThat(outcome(Plans.plan().with(VE, "0", "0.01").check(Plans.rp()), "rp-15-3-3"))
                .isEqualTo(Outcome.MET);
        assertThat(outcome(Plans.plan().with(VE, "100", "100").check(Plans.rp()), "rp-15-3-3"))
                .isEqualTo(Outcome.NOT_MET);
    }

    @Test
    void more_posts_demand_a_change_above_the_bylaw() {
        ChangeRules rules = Plans.rpWith(Plans.value("erhebliche-stellenvermehrung", "2.00 VZAE"));
        Plans more = Plans.plan().with("stellen", "66.90", "69.00").with("stellen-gehoben", "0", "0");

        assertThat(outcome(more.check(rules), "rp-15-3-4")).isEqualTo(Outcome.MET);
        assertThat(result(more.check(rules), "rp-15-3-4").comparisons().get(1).margin())
                .isEqualTo(new Value.Known(Rational.parse("-0.1")));
        assertThat(outcome(more.check(Plans.rp()), "rp-15-3-4")).isEqualTo(Outcome.CANNOT_BE_DECIDED);
    }

    // ------------------------------------------------------------------------------------------------ cover, ceiling

    @Test
    void lines_of_an_asset_group_cover_each_other_and_only_the_rest_needs_consent() {
        Plans plan = Plans.plan()
                .with("konzessionen-schutzrechte", "550000", "620000")
                .with("baukostenzuschuesse", "0", "0")
                .with("anzahlungen-immateriell", "50000", "0");
        ChangeRules tight = Plans.rpWith(Plans.value("mehrausgaben-anlagengruppe", "19999.99 EUR"));
        ChangeRules wide = Plans.rpWith(Plans.value("mehrausgaben-anlagengruppe", "20000.00 EUR"));

        assertThat(outcome(plan.check(tight), "rp-17-5-i")).isEqualTo(Outcome.MET);
        assertThat(outcome(plan.check(wide), "rp-17-5-i")).isEqualTo(Outcome.NOT_MET);
        TriggerResult.Comparison comparison =
                result(plan.check(wide), "rp-17-5-i").comparisons().get(1);
        assertThat(number(comparison.measure())).isEqualTo(Rational.of(20_000));
        assertThat(number(comparison.margin())).isEqualTo(Rational.ZERO);
        assertThat(comparison.changes())
                .extracting(change -> number(change.change()))
                .containsExactly(Rational.of(70_000), Rational.ZERO, Rational.of(-50_000));
    }

    @Test
    void savings_need_no_consent_and_no_bylaw() {
        Plans plan = Plans.plan()
                .with("konzessionen-schutzrechte", "550000", "102647")
                .with("baukostenzuschuesse", "0", "0")
                .with("anzahlungen-immateriell", "0", "0");

        assertThat(outcome(plan.check(Plans.rp()), "rp-17-5-i")).isEqualTo(Outcome.NOT_MET);
    }

    @ParameterizedTest(name = "{0} of 500000: {1}")
    @CsvSource({"251247.30, NOT_MET, 248752.7", "500000, NOT_MET, 0", "500000.01, MET, -0.01"})
    void liquidity_credit_may_reach_its_ceiling_but_not_pass_it(String used, Outcome expected, String margin) {
        NachtragsPruefung pruefung = Plans.plan()
                .only("liquiditaetskredit", "500000")
                .stand("liquiditaetskredit", used)
                .check(Plans.rp());

        assertThat(outcome(pruefung, "rp-15-2-1")).isEqualTo(expected);
        assertThat(number(result(pruefung, "rp-15-2-1").comparisons().get(0).margin()))
                .isEqualTo(Rational.parse(margin));
    }

    // ------------------------------------------------------------------------------------------------ precision

    @Test
    void a_limit_exceeded_only_within_rounding_is_not_decided() {
        NachtragsPruefung hidden =
                Plans.plan().rounded("jahresergebnis", "414840.40", "414840").check(Plans.rp(), Map.of(HAUSHALT, true));
        NachtragsPruefung clear =
                Plans.plan().rounded("jahresergebnis", "414840.51", "414840").check(Plans.rp(), Map.of(HAUSHALT, true));

        assertThat(outcome(hidden, "rp-15-3-1")).isEqualTo(Outcome.CANNOT_BE_DECIDED);
        assertThat(result(hidden, "rp-15-3-1").missing())
                .singleElement()
                .asString()
                .contains("genauere Eingaben");
        assertThat(outcome(clear, "rp-15-3-1")).isEqualTo(Outcome.MET);
        assertThat(result(clear, "rp-15-3-1").comparisons().get(0).close()).isFalse();
    }

    @Test
    void a_limit_that_is_not_exceeded_is_not_met_and_said_to_be_close_where_rounding_could_turn_it() {
        TriggerResult credit = result(
                Plans.plan()
                        .rounded("investitionskredite", "0", "0")
                        .with("erhoehung-eigenkapital", "0", "0")
                        .check(Plans.rp()),
                "rp-15-3-2");

        assertThat(credit.outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(credit.comparisons().get(2).close()).isTrue();
    }

    // ------------------------------------------------------------------------------------------------ other Länder

    private static ChangeRules hessen() {
        return Plans.select("eigenbetrieb", Jurisdiction.of(Land.HE), Plans.STICHTAG);
    }

    private static final String AUSHILFE = "aushilfskraefte-voruebergehend";

    @Test
    void temporary_help_is_no_further_post() {
        Plans plan = Plans.plan().with("stellen", "66.90", "66.95").with("stellen-gehoben", "0", "0");
        Map<String, Boolean> help = Map.of("stellenmehrung-tariflich", false, AUSHILFE, true);

        assertThat(outcome(plan.check(hessen(), help), "he-15-4")).isEqualTo(Outcome.NOT_MET);
    }

    @Test
    void in_hessen_any_further_post_counts_unless_tariffs_force_it() {
        Plans plan = Plans.plan().with("stellen", "66.90", "66.95").with("stellen-gehoben", "0", "0");

        assertThat(outcome(plan.check(hessen(), Map.of("stellenmehrung-tariflich", false, AUSHILFE, false)), "he-15-4"))
                .isEqualTo(Outcome.MET);
        assertThat(outcome(plan.check(hessen(), Map.of("stellenmehrung-tariflich", true)), "he-15-4"))
                .isEqualTo(Outcome.NOT_MET);
        assertThat(outcome(plan.check(hessen()), "he-15-4")).isEqualTo(Outcome.CANNOT_BE_DECIDED);
    }

    @Test
    void in_hessen_unforeseen_urgent_commitments_within_the_total_are_excepted() {
        Plans plan = Plans.plan().with(VE, "0", "10000");
        Map<String, Boolean> all =
                Map.of("ve-unvorhergesehen", true, "ve-unabweisbar", true, "ve-gesamtbetrag-eingehalten", true);

        assertThat(outcome(plan.check(hessen(), all), "he-15-3")).isEqualTo(Outcome.NOT_MET);
        assertThat(outcome(plan.check(hessen(), Map.of("ve-unabweisbar", false)), "he-15-3"))
                .as("one exception that fails decides")
                .isEqualTo(Outcome.MET);
        assertThat(outcome(plan.check(hessen(), Map.of("ve-unabweisbar", true)), "he-15-3"))
                .isEqualTo(Outcome.CANNOT_BE_DECIDED);
    }

    @Test
    void an_anstalt_has_no_trigger_for_commitments() {
        ChangeRules rules = Plans.select("anstalt", Jurisdiction.of(Land.RP, "Koblenz"), Plans.STICHTAG);

        assertThat(rules.triggers()).extracting(Trigger::id).containsExactly("rp-33-1");
        assertThat(rules.complete()).isFalse();
    }

    @ParameterizedTest(name = "result {0} → {1} of 10 million expenses: {2}")
    @CsvSource({"500000, 400000, NOT_MET", "500000, 399999.99, MET"})
    void the_repealed_statute_made_it_one_percent_of_the_expenses(String plan, String outlook, Outcome expected) {
        ChangeRules rules = Plans.select("einrichtung", Jurisdiction.of(Land.NW), LocalDate.of(2005, 6, 30));

        NachtragsPruefung pruefung = Plans.plan()
                .with("jahresergebnis", plan, outlook)
                .only("summe-aufwendungen", "10000000")
                .check(rules);

        assertThat(outcome(pruefung, "nw-einrichtung-1")).isEqualTo(expected);
    }

    @Test
    void a_figure_is_also_found_among_the_lines_of_the_form() {
        ChangeRules rules = Plans.select("einrichtung", Jurisdiction.of(Land.NW), LocalDate.of(2005, 6, 30));
        Plans plan = Plans.plan()
                .with("jahresergebnis", "414840.00", "383748.78")
                .only("summe-aufwendungen|gliederung=zwischenbericht", "11171130");

        NachtragsPruefung found = NachtragsPruefung.of(
                rules, plan.evaluation(), Plans.BASIS.of("zwischenbericht"), Map.of(), Object::toString);

        // 1 % of 11.171.130 is 111.711,30; less 31.091,22 leaves 80.620,08
        assertThat(number(result(found, "nw-einrichtung-1").comparisons().get(0).margin()))
                .isEqualTo(Rational.parse("80620.08"));
        assertThat(outcome(plan.check(rules), "nw-einrichtung-1")).isEqualTo(Outcome.CANNOT_BE_DECIDED);
    }

    // ------------------------------------------------------------------------------------------------ explanation

    @Test
    void the_explanation_leads_from_the_margin_to_inputs_and_bylaw() {
        NachtragsPruefung pruefung = Plans.plan()
                .with("erhoehung-eigenkapital", "10000.00", "75000.00")
                .with("investitionskredite", "0", "0")
                .check(Plans.rpWith(Plans.value("erhebliche-zufuehrung", "50000.00 EUR")));

        assertThat(pruefung.explain("rp-15-3-2")).hasSize(3);
        assertThat(pruefung.explain("rp-15-3-2").get(1).toText())
                .contains(
                        "Spielraum: Erheblich höhere Zuführungen der Gemeinde: -15.000,00 €",
                        "§ 15 Abs. 3 Nr. 2 EigAnVO Rheinland-Pfalz (Fassung vom 05.10.1999)",
                        "Wert „erhebliche-zufuehrung“: 50.000,00 €",
                        "§ 7 Betriebssatzung Musterstadt",
                        "plan.csv:2",
                        "plan.csv:3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pruefung.explain("rp-15-3-9"))
                .withMessageContaining("rp-15-3-9")
                .withMessageContaining("rp-15-3-2");
    }

    @Test
    void an_answer_that_nobody_asked_for_is_refused_with_the_questions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plans.plan().check(Plans.rp(), Map.of("haushaltslage", true)))
                .withMessageContaining("\"haushaltslage\"")
                .withMessageContaining(HAUSHALT);
    }

    @Test
    void a_nachtrag_is_held_against_the_plan_before_it() {
        assertThat(PlanBasis.nachtrag(2023, Plans.STICHTAG, 1).plan()).hasToString("ANSATZ");
        assertThat(PlanBasis.nachtrag(2023, Plans.STICHTAG, 2)).satisfies(basis -> {
            assertThat(basis.plan()).hasToString("ANSATZ.1");
            assertThat(basis.outlook()).hasToString("ANSATZ.2");
        });
        assertThatIllegalArgumentException().isThrownBy(() -> PlanBasis.nachtrag(2023, Plans.STICHTAG, 0));
    }

    @Test
    void the_report_prints_decisions_margins_and_what_is_missing() {
        NachtragsPruefung pruefung = Plans.plan()
                .with("jahresergebnis", "414840.00", "383748.78")
                .with("konzessionen-schutzrechte", "550000", "620000")
                .with("baukostenzuschuesse", "0", "0")
                .with("anzahlungen-immateriell", "50000", "0")
                .check(Plans.rp());

        String text = Renderers.text(200)
                .render(new ReportDocument(
                        "Prüfung",
                        "",
                        "Eigenbetrieb",
                        "",
                        Plans.STICHTAG,
                        java.util.List.of(),
                        pruefung.sections("nachtrag")));

        assertThat(text)
                .contains("nicht entscheidbar", "31.091,22", "§ 15 Abs. 3 Nr. 1", "Für eine Entscheidung fehlt")
                .contains("70.000,00", "-50.000,00", "20.000,00");
    }
}
