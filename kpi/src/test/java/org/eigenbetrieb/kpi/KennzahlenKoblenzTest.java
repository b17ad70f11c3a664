package org.eigenbetrieb.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.report.ChartData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The key figures of Koblenz. Expected numbers are those of the reference table kennzahlen-edv.csv (row named in the test)
 * or are computed by hand from them.
 */
class KennzahlenKoblenzTest {

    private static final KennzahlenRun RUN = Koblenz.run();
    private final KennzahlenRun run = RUN;

    private static Rational known(Value value) {
        return value.ifKnown().orElseThrow();
    }

    private static String round(Value value, int decimals) {
        return known(value).round(decimals, Rounding.HALF_UP).toPlainString();
    }

    private List<Finding> findings(String code) {
        return run.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
    }

    @Test
    void everything_is_read_without_a_problem() {
        assertThat(run.problems()).isEmpty();
        assertThat(run.table().rows()).hasSize(17);
        assertThat(run.figures()).hasSize(17 * 7);
    }

    // Row "Summe IT-Arbeitsplätze nach anteiliger Bewertung": 1842 1954 2109 2572 2630 3044 3290.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // PCs + remote workplaces + a quarter of the mobile devices
        "2018, 1842, EXACT, 1842",
        "2019, 1953.75, WITHIN_ROUNDING, 1954",
        "2020, 2108.75, WITHIN_ROUNDING, 2109",
        "2021, 2572, EXACT, 2572",
        // PCs + virtual machines + a quarter of the mobile devices
        "2022, 2629.5, WITHIN_ROUNDING, 2630",
        "2023, 3044, EXACT, 3044",
        "2024, 3289, WITHIN_ROUNDING, 3290",
    })
    void each_year_is_counted_by_the_rule_that_reproduces_it(int year, String count, Verdict verdict, String printed) {
        assertThat(known(run.value(Kennzahl.ARBEITSPLAETZE, year))).isEqualTo(Rational.parse(count));
        RuleFit used = run.fits().stream()
                .filter(fit -> fit.column().year() == year && fit.used())
                .findFirst()
                .orElseThrow();
        assertThat(used.verdict()).isEqualTo(verdict);
        assertThat(used.printed()).hasToString(printed + " COUNT");
        assertThat(used.definition().id())
                .isEqualTo("it-arbeitsplaetze." + (year < 2022 ? "heimarbeit" : "betriebssystem"));
    }

    /** 1673 + 764 + 616/4 = 2591: what the finding on 2021 proposes is not a contradiction once it is printed. */
    @Test
    void a_year_that_was_corrected_to_the_rule_in_force_is_counted_by_it() {
        Kennzahlen corrected = Kennzahlen.read(Koblenz.changed("kennzahlen-edv.csv", ",2572,", ",2591,"), Koblenz.FORM)
                .orThrow();
        KennzahlenRun rerun =
                KennzahlenRun.of(corrected, Kpi.registry(Koblenz.definitions()), Koblenz.rules(), Koblenz.PLACE);

        assertThat(known(rerun.value(Kennzahl.ARBEITSPLAETZE, 2021))).isEqualTo(Rational.of(2591));
        assertThat(rerun.fits())
                .filteredOn(fit -> fit.column().year() == 2021 && fit.used())
                .singleElement()
                .satisfies(fit -> {
                    assertThat(fit.definition().id()).isEqualTo("it-arbeitsplaetze.betriebssystem");
                    assertThat(fit.verdict()).isEqualTo(Verdict.EXACT);
                });
        assertThat(rerun.findings()).extracting(Finding::code).doesNotContain("EB-KPI-101");
    }

    @Test
    void exactly_one_rule_reproduces_each_year() {
        Map<Integer, Long> fitting = run.fits().stream()
                .filter(RuleFit::fits)
                .collect(Collectors.groupingBy(fit -> fit.column().year(), Collectors.counting()));

        assertThat(fitting)
                .hasSize(7)
                .allSatisfy((year, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void the_rule_in_force_does_not_give_the_workplaces_of_2021() {
        assertThat(findings("EB-KPI-101")).hasSize(1);
        Finding finding = findings("EB-KPI-101").get(0);
        // 1673 + 764 + 616/4 = 2591
        assertThat(finding.recomputed()).contains(Rational.of(2591));
        assertThat(finding.gap()).contains(Rational.of(-19));
        assertThat(finding.meldung())
                .isEqualTo("Ist 2021: Gedruckt sind 2.572 IT-Arbeitsplätze, noch gezählt als „PC's und Notebooks“ +"
                        + " „Remote/Heim-Arbeitsplätze incl. Tokenzugänge“ + 1/4 „Mobile Endgeräte“; seit 2021 zählen"
                        + " „PC's und Notebooks“ + „Virtuelle Maschinen (VM's)“ + 1/4 „Mobile Endgeräte“, das sind"
                        + " 2.591");
        // 2591 / 2108,75 = 1,2287; 2629,5 / 2591 = 1,0149; 6520717 / 2591 = 2516,68
        assertThat(finding.vorschlag())
                .contains("2.591 statt 2.572")
                .contains("Steigerungsrate Ist 2021 22,87 % statt 21,97 %")
                .contains("Steigerungsrate Ist 2022 1,49 % statt 2,24 %")
                .contains("Kosten je Arbeitsplatz Ist 2021 2.517 € statt 2.535 €");
        assertThat(finding.cells().get(0).source()).hasToString("kennzahlen-edv.csv:9:8");
    }

    @Test
    void counted_as_exact_the_plan_of_2024_follows_no_rule() {
        // 2121 + 955 + 852/4 = 3289, printed are 3290: only rounding of the planned devices explains it.
        Kennzahlen exact = Kennzahlen.read(
                        Koblenz.file("kennzahlen-edv.csv"), Koblenz.FORM.exactIn("ist_2018", "ist_2022", "plan_2024"))
                .orThrow();
        KennzahlenRun strict =
                KennzahlenRun.of(exact, Kpi.registry(Koblenz.definitions()), Koblenz.rules(), Koblenz.PLACE);

        assertThat(strict.findings())
                .filteredOn(finding -> finding.code().equals("EB-KPI-102"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.gap()).contains(Rational.ONE);
                    assertThat(finding.meldung())
                            .isEqualTo("Plan 2024: Keine Bewertung ergibt die gedruckten 3.290 IT-Arbeitsplätze"
                                    + " („Führendes Betriebssystem“ 3.289; „Geräte und Heimarbeitsplätze“ 3.577)");
                });
    }

    // Row "= Gesamtkosten je Arbeitsplatz der Stadtverwaltung Koblenz".
    @ParameterizedTest
    @CsvSource({"2018, 3025", "2019, 3096", "2020, 2755", "2021, 2535", "2022, 2625", "2023, 2462"})
    void the_cost_per_workplace_is_what_is_printed(int year, String printed) {
        assertThat(round(run.value(Kennzahl.ARBEITSPLATZKOSTEN, year), 0)).isEqualTo(printed);
    }

    @Test
    void rounded_workplaces_would_miss_two_years() {
        // 6048117/1954 = 3095,25 and 6901562/2630 = 2624,17: printed are 3096 and 2625.
        assertThat(Rational.of(6_048_117).dividedBy(Rational.of(1954)).round(0, Rounding.HALF_UP))
                .hasToString("3095");
        assertThat(Rational.of(6_901_562).dividedBy(Rational.of(2630)).round(0, Rounding.HALF_UP))
                .hasToString("2624");
        assertThat(known(run.value(Kennzahl.ARBEITSPLATZKOSTEN, 2019)))
                .isEqualTo(Rational.of(6_048_117).dividedBy(Rational.parse("1953.75")));
    }

    // Row "Gesamt-IT-Arbeitsplätze Steigerungsrate in % p.a."; 2018 is given, its previous year is not printed.
    @ParameterizedTest
    @CsvSource({"2018, 3.38", "2019, 6.07", "2020, 7.93", "2021, 21.97", "2022, 2.24", "2023, 15.76", "2024, 8.05"})
    void growth_of_the_workplaces(int year, String rate) {
        assertThat(round(run.value(Kennzahl.ARBEITSPLAETZE_STEIGERUNG, year), 2))
                .isEqualTo(rate);
    }

    // Row "Gesamt-Produktivspeichervolumen Steigerungsrate in % p.a."; 2019 is printed as 31,87.
    @ParameterizedTest
    @CsvSource({"2018, 17.10", "2019, 31.75", "2020, 26.51", "2021, 14.29", "2022, 0.00", "2023, 16.67", "2024, 14.29"})
    void growth_of_the_storage(int year, String rate) {
        assertThat(round(run.value(Kennzahl.SPEICHER_STEIGERUNG, year), 2)).isEqualTo(rate);
    }

    @Test
    void no_single_number_contradicts_its_parts() {
        assertThat(run.verdicts()).extracting(RelationVerdict::verdict).doesNotContain(Verdict.CONTRADICTION);
        assertThat(run.verdicts())
                .filteredOn(verdict -> verdict.verdict() == Verdict.WITHIN_ROUNDING)
                .extracting(RelationVerdict::target)
                .containsExactlyInAnyOrder(
                        "kennzahlen-edv:it-arbeitsplaetze:ist_2019",
                        "kennzahlen-edv:it-arbeitsplaetze:ist_2020",
                        "kennzahlen-edv:it-arbeitsplaetze:ist_2022",
                        "kennzahlen-edv:it-arbeitsplaetze:plan_2024",
                        "kennzahlen-edv:it-arbeitsplaetze-steigerung:plan_2024",
                        "kennzahlen-edv:it-kosten:ist_2020",
                        "kennzahlen-edv:it-kosten-je-arbeitsplatz:plan_2024",
                        "kennzahlen-edv:produktivspeicher-steigerung:ist_2019");
    }

    // Rows "Umsatzerlöse … Verwaltung", "… Eigenbetrieben", "Zwischensumme:": 5833782 + 559030 - 5609620 and so on.
    @ParameterizedTest
    @CsvSource({
        "2018, 783192",
        "2019, 462358",
        "2020, 166732",
        "2021, 176062",
        "2022, 140878",
        "2023, 199700",
        "2024, 209685"
    })
    void the_subtotal_lacks_an_unprinted_deduction(int year, String amount) {
        assertThat(known(run.value(Kennzahl.ABZUG, "nicht-gedruckt", year))).hasToString(amount);
    }

    @Test
    void the_missing_row_is_one_finding_with_every_amount() {
        assertThat(run.missingRows()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(MissingRow.Kind.NOT_PRINTED);
            assertThat(row.sum()).isEqualTo("it-erloese-zwischensumme");
        });
        assertThat(findings("EB-KPI-104"))
                .singleElement()
                .extracting(Finding::meldung)
                .asString()
                .isEqualTo("Vor „Zwischensumme:“ fehlt eine Zeile: In 7 Spalten ist die Zahl kleiner als die Summe der"
                        + " Zeilen darüber, um Ist 2018 783.192 €; Ist 2019 462.358 €; Ist 2020 166.732 €; Ist 2021"
                        + " 176.062 €; Ist 2022 140.878 €; Ist 2023 199.700 €; Plan 2024 209.685 €");
        assertThat(run.remarks("Budget der Schulen"))
                .filteredOn(finding -> finding.code().equals("EB-KPI-104"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.meldung()).endsWith("ist das wohl: Budget der Schulen");
                    assertThat(finding.vorschlag()).contains("„– Budget der Schulen“");
                });
        assertThat(findings("EB-CHK-002")).isEmpty();
    }

    /** 2022 is the first year by the new rule because 2021 is still counted by the old one: that is said there, once. */
    @Test
    void the_rate_of_2022_is_part_of_the_finding_on_2021() {
        assertThat(findings("EB-KPI-103")).isEmpty();
    }

    @Test
    void a_rate_across_a_change_of_rules_is_named_where_both_years_are_counted_rightly() {
        // counted as wished, 2021 follows its rule; then the rate of 2021 compares two rules: 2591 / 2108,75
        Kennzahlen counted = Kennzahlen.read(Koblenz.changed("kennzahlen-edv.csv", ",2572,", ",2591,"), Koblenz.FORM)
                .orThrow();
        KennzahlenRun other = KennzahlenRun.of(counted, Kpi.registry(Koblenz.definitions()), List.of(), Koblenz.PLACE);

        assertThat(other.findings())
                .filteredOn(finding -> finding.code().equals("EB-KPI-103"))
                .singleElement()
                .extracting(Finding::meldung)
                .asString()
                // heimarbeit: (1673 + 745 + 154) / 2108,75; betriebssystem: 2591 / (1595 + 666 + 121,75)
                .isEqualTo("Ist 2021: Die Steigerungsrate vergleicht Jahre mit verschiedener Bewertung der"
                        + " IT-Arbeitsplätze; nach einheitlicher Bewertung beträgt sie: „Geräte und"
                        + " Heimarbeitsplätze“ 21,97 %; „Führendes Betriebssystem“ 8,74 %");
    }

    @Test
    void the_column_ist_2023_is_older_than_the_end_of_its_year() {
        assertThat(findings("EB-KPI-105")).singleElement().satisfies(finding -> {
            assertThat(finding.cells()).hasSize(17);
            assertThat(finding.meldung())
                    .isEqualTo("Die Spalte „Ist 2023“ nennt sich Ist; am 18.9.2023 war das Jahr aber nicht"
                            + " abgeschlossen. Ihre Zahlen sind Plan- oder Erwartungswerte");
        });
    }

    @Test
    void the_benchmark_of_2024_is_carried_forward() {
        assertThat(findings("EB-KPI-106"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.cells().get(0).id())
                        .isEqualTo("kennzahlen-edv:it-richtwert.kgst:plan_2024"));
    }

    @Test
    void values_said_not_to_be_adjusted_differ_from_the_year_before() {
        List<Benchmark> benchmarks = Benchmark.read(Koblenz.file("kgst-richtwerte.csv"), Notation.PLAIN)
                .orThrow();

        // 4131 in 2021, 4396 in 2022, 4425 in 2023 and 2024; the note says "from 2022 on": one note, one finding
        assertThat(run.remarks(benchmarks)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-KPI-112");
            assertThat(finding.cells())
                    .extracting(cell -> cell.place().column())
                    .containsExactly("ist_2022", "ist_2023");
            assertThat(finding.meldung())
                    .contains("Ist 2022 4.396 € nach 4.131 €", "Ist 2023 4.425 € nach 4.396 €")
                    .endsWith("unverändert ist erst Plan 2024");
            assertThat(finding.vorschlag()).contains("vermutlich 2024 statt 2022");
        });
    }

    @Test
    void all_planned_devices_grew_by_one_rate() {
        assertThat(findings("EB-KPI-107"))
                .singleElement()
                .extracting(Finding::meldung)
                .asString()
                .isEqualTo("Plan 2024: Alle 4 Gerätezahlen sind die des Vorjahres, um denselben Satz erhöht (8,058 % –"
                        + " 8,074 %) und für den Druck gerundet");
    }

    @Test
    void by_one_rule_the_workplace_became_cheaper_in_2022() {
        assertThat(run.restated(Kennzahl.ARBEITSPLATZKOSTEN, "betriebssystem"))
                .hasEntrySatisfying(
                        2021,
                        value -> assertThat(known(value))
                                .isEqualTo(Rational.of(6_520_717).dividedBy(Rational.of(2591))))
                .hasEntrySatisfying(
                        2022,
                        value -> assertThat(known(value))
                                .isEqualTo(Rational.of(6_901_562).dividedBy(Rational.parse("2629.5"))));
        assertThat(run.restated(Kennzahl.ARBEITSPLAETZE, "it-arbeitsplaetze.heimarbeit"))
                .hasSize(7)
                .hasEntrySatisfying(2022, value -> assertThat(known(value)).isEqualTo(Rational.parse("2760.5")));
    }

    @Test
    void the_rise_of_2022_comes_from_the_new_rule() {
        Decomposition decomposition = run.decomposition(2022).orElseThrow();
        Rational before = Rational.of(6_520_717).dividedBy(Rational.of(2572));
        Rational after = Rational.of(6_901_562).dividedBy(Rational.parse("2629.5"));
        Rational alike = Rational.of(6_901_562).dividedBy(Rational.parse("2760.5"));

        assertThat(decomposition.total()).isEqualTo(after.minus(before));
        assertThat(decomposition.definition()).isEqualTo(after.minus(alike));
        assertThat(decomposition.cost().plus(decomposition.volume())).isEqualTo(alike.minus(before));
        // 124,55 of 89,40: by one rule the workplace would have become cheaper
        assertThat(decomposition.definition().round(2, Rounding.HALF_UP)).hasToString("124.55");
        assertThat(decomposition.total().round(2, Rounding.HALF_UP)).hasToString("89.40");
    }

    @Test
    void the_first_year_has_nothing_to_be_compared_with() {
        assertThat(run.decomposition(2018)).isEmpty();
    }

    @Test
    void it_says_where_a_figure_comes_from() {
        assertThat(run.explain(Keys.of(Kennzahl.ARBEITSPLATZKOSTEN, run.table().column(2022)))
                        .toText())
                .contains("1/4 × Mobile Endgeräte, Ist 2022: 726  ← kennzahlen-edv.csv:8:9")
                .contains("Führendes Betriebssystem: pc + virtuelle-maschine + 1/4 × mobil");
    }

    @Test
    void the_report_has_a_table_for_each_question() {
        assertThat(run.sections())
                .extracting(section -> section.heading())
                .containsExactly(
                        "Kennzahlen",
                        "IT-Arbeitsplätze nach jeder Bewertung",
                        "Warum sich die Kosten je Arbeitsplatz ändern");
    }

    @Test
    void chart_data_have_one_point_for_each_year() {
        ChartData chart = run.chart("kosten", "Kosten", List.of(Kennzahl.ARBEITSPLATZKOSTEN, Kennzahl.SOFTWARE));

        assertThat(chart.categories()).startsWith("Ist 2018").endsWith("Plan 2024");
        assertThat(chart.series().get(1).points())
                .extracting(point -> point.ifKnown().orElseThrow().unscaled())
                .containsExactly(204L, 219L, 248L, 277L, 294L, 337L, 347L);
        assertThat(chart.toTable().rows()).hasSize(7);
    }
}
