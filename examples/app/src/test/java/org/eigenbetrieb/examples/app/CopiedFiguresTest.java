package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eigenbetrieb.core.check.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures copied from another column, and headings that do not fit, in the papers of Koblenz. */
class CopiedFiguresTest {

    private static List<String> messages(List<Finding> findings, String code) {
        return findings.stream()
                .filter(finding -> finding.code().equals(code))
                .map(Finding::message)
                .toList();
    }

    @Test
    void headings_and_units_that_koblenz_prints_wrong_are_found() {
        List<Finding> findings = Koblenz.whole().run().findings();

        // vermoegensplan-2024-vorhaben.csv: the heading of the column VE prints 2023, the overview VE 2024;
        // verbindlichkeiten.csv: the end of the year of the plan is headed 2025
        assertThat(messages(findings, "EB-PCK-101"))
                .anySatisfy(message -> assertThat(message).contains("\"ve_2023\" names 2023"))
                .anySatisfy(message -> assertThat(message).contains("\"ende_haushaltsjahr_2025\" names 2025"))
                .hasSize(2);
        // investitionsprogramm-summen.csv: two sheets print €, their values are thousands
        assertThat(messages(findings, "EB-PCK-102"))
                .containsExactly(
                        "14 rows print € from \"11 Ausgaben für Bauten auf fremden Grundstücken\" on, but the numbers"
                                + " are in T€");
    }

    @Test
    void a_figure_of_the_year_before_is_recognised(@TempDir Path folder) {
        // jahresvergleich-2016-2024.csv: Materialaufwand is 4.188.690 in 2023 and 4.874.000 in 2024
        List<Finding> findings = Koblenz.wholeTo(folder.resolve("koblenz"))
                .change(
                        "jahresvergleich-2016-2024",
                        table -> table.line("materialaufwand").set("plan_2024", "4188690"))
                .run()
                .findings();

        assertThat(findings)
                .anySatisfy(
                        finding -> assertThat(finding.message())
                                .contains(
                                        "(plan_2024) is that of \"Materialaufwand\" (plan_2023) at jahresvergleich-2016-2024.csv:3:10"));
    }
}
