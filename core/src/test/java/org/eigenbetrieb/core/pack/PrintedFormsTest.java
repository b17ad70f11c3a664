package org.eigenbetrieb.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigenbetrieb.core.check.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headings, units and numbers of rows are held against what the pack declares. */
class PrintedFormsTest {

    private static List<Finding> findings(Packs pack, String code) {
        return pack.build().run().findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
    }

    /** The column of the plan under another heading. */
    private static Packs headed(String heading, String more) {
        return Packs.pack()
                .with("bezeichnung,plan,ist", "bezeichnung," + heading + ",ist")
                .paperWith("\"plan\": {\"column\": \"plan\",", "\"" + heading + "\": {\"column\": \"plan\"," + more);
    }

    @Test
    void a_heading_of_another_year_is_a_finding_with_its_place() {
        assertThat(findings(headed("ansatz_2022", ""), "EB-PCK-101"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .isEqualTo(
                                    "the heading \"ansatz_2022\" names 2022, but the column stands for Plan 2023 (2023)");
                    assertThat(finding.meldung())
                            .isEqualTo(
                                    "Die Überschrift „ansatz_2022“ nennt 2022, die Spalte steht aber für „Plan 2023“ (2023)");
                    assertThat(finding.cells().get(0).source()).hasToString("bericht.csv:1:4");
                });
    }

    @ParameterizedTest
    @CsvSource({"plan", "ansatz_2023", "Ansatz 2023 (statt 2022)", "4412022000"})
    void a_heading_without_year_or_with_the_right_one_is_none(String heading) {
        assertThat(findings(headed(heading, ""), "EB-PCK-101")).isEmpty();
    }

    @Test
    void a_heading_that_names_another_unit_is_a_finding_unless_it_is_declared() {
        assertThat(findings(headed("plan_teur", ""), "EB-PCK-102"))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("the heading \"plan_teur\" names T€, but the column is declared in €");
        assertThat(findings(headed("plan_teur", " \"unit\": \"TEUR\","), "EB-PCK-102"))
                .isEmpty();
        assertThat(findings(headed("Plan in €", ""), "EB-PCK-102")).isEmpty();
    }

    @Test
    void numbers_in_a_column_without_a_heading_are_one_finding() {
        // the form of commitment appropriations of Koblenz prints eleven numbers under ten headings
        Packs pack = Packs.pack()
                .formWith(
                        "\"id\": \"plan\", \"header\": \"Plan {year}\"",
                        "\"id\": \"plan\", \"header\": \"(ohne Überschrift)\"")
                .with("Zinsen,10,", "Zinsen,,");

        assertThat(findings(pack, "EB-PCK-109")).singleElement().satisfies(finding -> {
            assertThat(finding.meldung())
                    .contains("„Druck“", "„Summe Erträge“", "eine Zahl mehr")
                    .doesNotContain("„Zinsen“");
            assertThat(finding.cells()).hasSize(4);
        });
        assertThat(findings(Packs.pack(), "EB-PCK-109")).isEmpty();
    }

    @Test
    void rows_that_print_another_unit_are_one_finding_where_they_stand_together() {
        Packs pack = Packs.pack()
                .table("bericht.csv", """
                        posten,konto,bezeichnung,plan,ist,hochrechnung,einheit
                        umsatz,4411,Druck,1000,400.00,800.00,T€
                        umsatz,4412,Beratung,500,300.00,600.00,T€
                        zinsen,,Zinsen,10,5.00,10.00,€
                        material,5421,Papier,700,350.00,700.00,T€
                        """)
                .paperWith("\"label\": \"bezeichnung\"}", "\"label\": \"bezeichnung\", \"unit\": \"einheit\"}");

        List<Finding> found = findings(pack, "EB-PCK-102");

        assertThat(found)
                .extracting(Finding::message)
                .containsExactly(
                        "2 rows print T€ from \"Druck\" on, but the numbers are in €",
                        "1 row prints T€ from \"Papier\" on, but the numbers are in €");
        assertThat(found.get(0).cells()).hasSize(2);
        assertThat(found.get(1).cells().get(0).source()).hasToString("bericht.csv:5:7");
        assertThat(pack.build().problems()).noneMatch(problem -> problem.code().equals("EB-PCK-012"));
    }

    @ParameterizedTest
    @CsvSource({"4. Zinsen, 1", "3. Zinsen, 0", "3 Zinsen, 0", "Zinsen, 0", "IV. Zinsen, 1", "3a Zinsen, 1"})
    void a_row_with_another_number_than_its_line_is_a_finding(String label, int count) {
        Packs pack = Packs.pack()
                .formWith("\"label\": \"Zinsen\"", "\"number\": \"3.\", \"label\": \"Zinsen\"")
                .with("zinsen,,Zinsen", "zinsen,," + label);

        assertThat(findings(pack, "EB-PCK-103"))
                .hasSize(count)
                .allSatisfy(finding -> assertThat(finding.message()).contains(label, "with 3."));
    }

    @Test
    void a_number_of_another_phase_is_named_with_its_place() {
        // the plan of all income is 1510; what is printed is the forecast
        Packs pack = Packs.pack().with("Summe Erträge,1510,", "Summe Erträge,1410,");

        assertThat(pack.build().run().findings())
                .anySatisfy(finding -> assertThat(finding.message())
                        .contains(
                                "the number of \"Summe Erträge\" (plan) is that of \"Summe Erträge\" (hochrechnung) at"
                                        + " bericht.csv:5:6, another period or phase"));
    }

    @Test
    void a_number_of_the_row_beside_is_named_with_its_place() {
        Packs pack = Packs.pack().with("Druck,1000,", "Druck,500,");

        assertThat(pack.build().run().findings())
                .anySatisfy(finding -> assertThat(finding.meldung())
                        .contains("(plan) steht auch bei „", "bericht.csv:", "der Zeile daneben"));
    }

    @Test
    void short_numbers_agree_by_chance_and_say_nothing() {
        Packs pack = Packs.pack().with("Zinsen,10,5.00,10.00", "Zinsen,10,5.00,11.00");

        assertThat(pack.build().run().findings())
                .allSatisfy(finding -> assertThat(finding.message()).doesNotContain("another period or phase"));
    }
}
