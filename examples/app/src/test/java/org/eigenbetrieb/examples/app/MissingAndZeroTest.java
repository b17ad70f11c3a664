package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Missing is not zero: what is not known is not computed, what is 0 is. */
class MissingAndZeroTest {

    private static final String STROM = "5221000000";
    private static final String IST = "ist_2023_06_30";

    @TempDir
    Path directory = Path.of("");

    private Papers recompute(Koblenz pack) {
        Path out = directory.resolve("out");
        assertThat(Program.pack(pack.folder(), out, "--recompute").status()).isZero();
        return Papers.of(out);
    }

    private Koblenz inputsWith(String column, String text) {
        return Koblenz.inputsOnly(directory.resolve("in"))
                .change(Koblenz.GUV, table -> table.account(STROM).set(column, text));
    }

    @Test
    void an_ist_of_0_is_computed_with() {
        Papers papers = recompute(inputsWith(IST, "0"));

        // The accounts add up to 2.021.630, electricity is 153.979 of them.
        assertThat(papers.cell(Koblenz.GUV, "materialaufwand", "ist").text("value"))
                .isEqualTo("1867651");
        assertThat(papers.cell(Koblenz.GUV, STROM, "hochrechnung").text("value"))
                .isEqualTo("0");
        // 191.871 + 153.979
        assertThat(papers.cell(Koblenz.GUV, "jahresergebnis", "ist").text("value"))
                .isEqualTo("345850");
    }

    @Test
    void an_ist_that_is_missing_leaves_everything_open_that_needs_it_and_says_why() {
        Papers papers = recompute(inputsWith(IST, ""));

        String reason = "Angabe fehlt: Konto 5221000000 Strom, Ist 30.06.2023";
        for (String row : new String[] {"materialaufwand", "summe-aufwendungen", "jahresergebnis"}) {
            for (String column : new String[] {"ist", "hochrechnung", "ist-prozent", "hochrechnung-prozent"}) {
                Json cell = papers.cell(Koblenz.GUV, row, column);
                assertThat(cell.text("absent")).as("%s %s", row, column).isEqualTo("–");
                assertThat(cell.text("reason")).as("%s %s", row, column).isEqualTo(reason);
            }
        }
        for (String row : new String[] {"jahresgewinn", "summe-mittelherkunft", "zunahme-liquide-mittel"}) {
            assertThat(papers.cell(Koblenz.ZWISCHENBERICHT_VERMOEGENSPLAN, row, "hochrechnung")
                            .text("reason"))
                    .as(row)
                    .isEqualTo(reason);
        }
    }

    @Test
    void what_does_not_need_the_missing_figure_is_computed_as_before() {
        Papers papers = recompute(inputsWith(IST, ""));

        assertThat(papers.cell(Koblenz.GUV, "materialaufwand", "plan").text("value"))
                .isEqualTo("4188690");
        assertThat(papers.cell(Koblenz.GUV, "umsatzerloese", "hochrechnung").text("value"))
                .isEqualTo("11273548");
        assertThat(papers.cell(Koblenz.GUV, "jahresergebnis", "ergebnis").text("value"))
                .isEqualTo("316426.42");
    }

    @Test
    void a_plan_of_exactly_0_has_no_percentage_and_prints_what_the_form_prints() {
        Koblenz pack = inputsWith("plan_2023", "0");
        pack.change(Koblenz.KONTEN, table -> table.account(STROM).set("ansatz_2023", "0"));
        PackRun run = pack.run();
        LocalDate stichtag = LocalDate.of(2023, 6, 30);
        FigureKey percent = FigureKey.parse(
                "kontobetrag|" + Phase.ist(stichtag) + "|2023-01-01/2023-06-30|bezug=ansatz-2023;konto=" + STROM);

        assertThat(run.evaluation().value(percent)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.reason()).isEqualTo(Failure.Reason.NOT_APPLICABLE);
            assertThat(failure.causes()).containsExactly(FigureKey.parse("kontobetrag|ANSATZ|2023|konto=" + STROM));
        });
        Json cell = recompute(pack).cell(Koblenz.GUV, STROM, "ist-prozent");
        assertThat(cell.text("absent")).isEqualTo("0");
        assertThat(cell.text("reason"))
                .isEqualTo("nicht anwendbar, weil die Bezugsgröße 0 ist; das Formular druckt dafür 0");
    }

    @Test
    void a_plan_of_0_in_one_paper_and_of_325_000_in_the_other_is_a_contradiction_and_not_a_choice() {
        Path out = directory.resolve("out");

        Program program = Program.pack(inputsWith("plan_2023", "0").folder(), out, "--strict");

        assertThat(program.status()).isEqualTo(1);
        assertThat(program.out())
                .contains("EB-CHK-003")
                .contains(
                        "\"Strom\" (plan_2023) is printed as 0 € here and as 325.000 € in erfolgsplan-2024-konten.csv");
    }

    @Test
    void a_plan_that_is_missing_is_another_thing_than_a_plan_of_0() {
        // The column's empty cells are declared as nothing; here they mean missing.
        Koblenz pack = inputsWith("plan_2023", "")
                .replace(
                        "pack.json",
                        "\"plan_2023\": {\"column\": \"plan\", \"role\": \"input\", \"exact\": true, \"blank\": \"nothing\"}",
                        "\"plan_2023\": {\"column\": \"plan\", \"role\": \"input\", \"exact\": true}");
        // The plan also prints the Ansatz 2023 of this account; without that one it is missing everywhere.
        pack.change(Koblenz.KONTEN, table -> table.account(STROM).set("ansatz_2023", ""));

        Papers papers = recompute(pack);

        Json cell = papers.cell(Koblenz.GUV, STROM, "ist-prozent");
        assertThat(cell.text("absent")).isEqualTo("–");
        assertThat(cell.text("reason")).startsWith("Angabe fehlt: Konto 5221000000 Strom, Ansatz 2023");
        assertThat(papers.cell(Koblenz.GUV, "materialaufwand", "plan").text("absent"))
                .isEqualTo("–");
    }

    @Test
    void a_figure_that_one_paper_leaves_empty_is_taken_from_the_other_that_prints_it() {
        Koblenz pack = Koblenz.inputsOnly(directory.resolve("in"));
        pack.change(Koblenz.KONTEN, table -> table.account(STROM).set("ansatz_2023", ""));

        // Printed as Plan 2023 in the interim report: 325.000.
        assertThat(recompute(pack)
                        .cell(Koblenz.KONTEN, "materialaufwand", "vorjahr")
                        .text("value"))
                .isEqualTo("4188690");
    }

    @Test
    void percent_of_0_printed_as_0_is_right_by_the_rule_of_the_form() {
        Path out = directory.resolve("out");
        Program program = Program.pack(Koblenz.original().folder(), out);

        // UE aus Raummieten: plan 0, Ist 182, printed 0.
        assertThat(Table.read(out.resolve("check").resolve("verdicts.csv"))
                        .row(row -> row.get("relation").equals("zwischenbericht-guv:4412903000:ist-prozent"))
                        .get("verdict"))
                .isEqualTo("EXACT");
        assertThat(program.out()).doesNotContain("4412903000").doesNotContain("EB-CHK-006");
    }

    @Test
    void percent_of_0_printed_as_5_is_a_finding() {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"))
                .change(Koblenz.GUV, table -> table.account("4412903000").set("prozent_ist_vom_plan", "5"));
        Path out = directory.resolve("out");

        Program program = Program.pack(pack.folder(), out, "--strict");

        assertThat(program.status()).isEqualTo(1);
        assertThat(program.out()).contains("3 contradictions").contains("EB-CHK-006  zwischenbericht-guv.csv:5:7");
        Json finding = Json.read(out.resolve("findings.json")).list("findings").stream()
                .filter(each -> each.text("code").equals("EB-CHK-006"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.text("message"))
                .contains("\"UE aus Raummieten\"")
                .contains("printed as 5 %")
                .contains("where the divisor is 0 the form prints 0");
        assertThat(finding.text("recomputed")).isEqualTo("0");
        assertThat(finding.text("gap")).isEqualTo("5");
    }

    @Test
    void a_printed_sum_over_a_missing_figure_is_not_checkable_and_says_why() {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"))
                .change(Koblenz.GUV, table -> table.account(STROM).set(IST, ""));
        Path out = directory.resolve("out");

        assertThat(Program.pack(pack.folder(), out, "--strict").status())
                .as("the two percentages of waste disposal are still wrong")
                .isEqualTo(1);
        Json coverage = Json.read(out.resolve("findings.json")).get("coverage");
        assertThat(coverage.list("notCheckable"))
                .extracting(each -> each.text("relation") + ": " + each.text("reason"))
                .contains(
                        "zwischenbericht-guv:materialaufwand:ist: zwischenbericht-guv:5221000000:ist_2023_06_30 is not printed");
    }
}
