package org.eigenbetrieb.planning.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.report.ReportDocument;
import org.junit.jupiter.api.Test;

/**
 * The list of 31.08.2023 (reference table projekte-2023-08-31.csv, 68 rows). It prints no status; the expected ones
 * were counted by hand from completion and planned end of each row.
 */
class KoblenzProjectsTest {

    private final ProjectList list = Lists.koblenz().orThrow();
    private final Portfolio portfolio = Portfolio.of(list, PaceRule.standard());

    private ProjectStatus status(String key) {
        return Objects.requireNonNull(portfolio.assessments().get(key), key).status();
    }

    @Test
    void every_row_is_read_without_a_problem() {
        assertThat(Lists.koblenz().problems()).isEmpty();
        assertThat(list.projects()).hasSize(68);
        assertThat(list.projects().stream().filter(project -> project.kind().equals("Projekt")))
                .hasSize(49);
        assertThat(list.projects().stream().filter(project -> project.completion() == null))
                .hasSize(2);
    }

    @Test
    void planned_ends_are_what_is_printed() {
        assertThat(list.projects().stream()
                        .filter(project -> project.plannedEnd().kind() == PlannedEnd.Kind.TEXT)
                        .map(project -> project.plannedEnd().printed()))
                .containsExactly(
                        "Langzeit-Projekt",
                        "Merkposten",
                        "Merkposten",
                        "Langzeit-Betriebsthema",
                        "NeuKonzept",
                        "Konzept ohne Start",
                        "Langzeit-Betriebsthema",
                        "Vlan17 wird genutzt");
        assertThat(list.projects().stream()
                        .filter(project -> project.plannedEnd().kind() == PlannedEnd.Kind.BLANK))
                .extracting(Project::id)
                .containsExactly("92_001");
        assertThat(list.projects().stream()
                        .filter(project -> project.plannedEnd().kind() == PlannedEnd.Kind.DATE))
                .hasSize(9);
    }

    @Test
    void the_rule_derives_6_done_47_on_schedule_3_critical_4_delayed_and_8_not_derivable() {
        assertThat(portfolio.byStatus())
                .containsExactly(
                        Map.entry(ProjectStatus.COMPLETED, 6),
                        Map.entry(ProjectStatus.ON_SCHEDULE, 47),
                        Map.entry(ProjectStatus.CRITICAL, 3),
                        Map.entry(ProjectStatus.DELAYED, 4),
                        Map.entry(ProjectStatus.NOT_DERIVABLE, 8));
        assertThat(status("10_025")).as("80 %, Q2/2023").isEqualTo(ProjectStatus.DELAYED);
        assertThat(status("31_014")).as("50 %, Q3/2023").isEqualTo(ProjectStatus.CRITICAL);
        assertThat(status("Ex_019")).as("90 %, Q3/2023").isEqualTo(ProjectStatus.ON_SCHEDULE);
        assertThat(status("ZV_008")).as("100 %, 31.03.2023").isEqualTo(ProjectStatus.COMPLETED);
        assertThat(status("Ü_029")).as("30 %, Langzeit-Projekt").isEqualTo(ProjectStatus.NOT_DERIVABLE);
        assertThat(status("92_001")).as("neither completion nor end").isEqualTo(ProjectStatus.NOT_DERIVABLE);
    }

    @Test
    void the_owner_is_the_part_of_the_id_before_the_underscore() {
        assertThat(portfolio.byOwner().get("10"))
                .containsEntry(ProjectStatus.COMPLETED, 1)
                .containsEntry(ProjectStatus.ON_SCHEDULE, 9)
                .containsEntry(ProjectStatus.CRITICAL, 0)
                .containsEntry(ProjectStatus.DELAYED, 1)
                .containsEntry(ProjectStatus.NOT_DERIVABLE, 2);
        assertThat(portfolio.byOwner()).containsKeys("Ex", "Ü", "ZV", "01.01", "17", "92", "");
        assertThat(Objects.requireNonNull(portfolio.byOwner().get("")).values().stream()
                        .mapToInt(each -> each)
                        .sum())
                .as("19 Betriebsthemen and the row below 92_001 have no id")
                .isEqualTo(20);
    }

    @Test
    void contradictions_are_findings_that_name_their_rows() {
        assertThat(portfolio.findings())
                .extracting(ProjectFinding::code)
                .containsExactly(
                        "EB-PRJ-005", // 10_027 twice
                        "EB-PRJ-006", // the row below 92_001
                        "EB-PRJ-007", // 10_025
                        "EB-PRJ-007", // 52_002
                        "EB-PRJ-016", // 92_001
                        "EB-PRJ-007", // LAPS, Q4/2022
                        "EB-PRJ-007"); // PRTG, Q2/2023
        ProjectFinding twice = portfolio.findings().get(0);
        assertThat(twice.meldung()).contains("10_027", "Glasfasernetz; Breitbandausbau Schulen");
        assertThat(twice.places())
                .extracting(Object::toString)
                .containsExactly("projekte-2023-08-31.csv:15", "projekte-2023-08-31.csv:16");
        assertThat(portfolio.findings().get(2).message())
                .isEqualTo("10_025 \"eAkte Personal\" was to end on 2023-06-30, 62 days before 2023-08-31, and is"
                        + " 80 % complete");
    }

    @Test
    void figures_add_up_to_the_number_of_rows_both_ways() {
        RelationNet net = RelationNet.of(portfolio.units(), portfolio.relations("projekte"))
                .orThrow();
        Evaluation evaluation =
                Evaluator.compile(net).evaluate(FigureSet.of(Lists.AUGUST, portfolio.figures("projekte")));

        FigureKey total = FigureKey.parse("projekte|IST.2023-08-31|@2023-08-31");
        assertThat(evaluation.value(total).ifKnown()).contains(Rational.of(68));
        assertThat(evaluation.value(FigureKey.parse(total + "|status=v")).ifKnown())
                .contains(Rational.of(4));
        assertThat(evaluation.value(FigureKey.parse(total + "|amt=10")).ifKnown())
                .contains(Rational.of(13));
        FigureKey done = FigureKey.parse("erledigungsgrad|IST.2023-08-31|@2023-08-31|projekt=10_030");
        assertThat(evaluation.value(done).ifKnown()).contains(Rational.of(66));
        assertThat(portfolio.labels()).containsEntry(done, "Erledigungsgrad 10_030 „Datango“");
        assertThat(portfolio.labels().keySet())
                .containsExactlyInAnyOrderElementsOf(portfolio.units().keySet());
    }

    @Test
    void the_report_prints_status_reason_and_summary() {
        String text = Renderers.text(160)
                .render(new ReportDocument(
                        "Projektbericht",
                        "",
                        "Eigenbetrieb",
                        "",
                        Lists.AUGUST,
                        List.of(),
                        portfolio.sections("projekte")));

        assertThat(text)
                .contains(
                        "Projekte nach Amt und Status zum 31.08.2023",
                        "nicht am Text geprüft",
                        "Datango",
                        "zeitkritisch",
                        "EB-PRJ-005");
    }

    @Test
    void the_csv_reads_back_as_the_same_list() {
        byte[] bytes = ProjectExport.csv(portfolio, CsvFormat.RFC4180);

        ProjectList again = ProjectListReader.read(
                        CsvReader.read(bytes, "projekte-2023-08-31.csv", CsvFormat.RFC4180, Limits.STANDARD)
                                .orThrow(),
                        Lists.AUGUST)
                .orThrow();

        assertThat(again).isEqualTo(list);
    }

    @Test
    void the_json_carries_projects_counts_and_findings() {
        String json = ProjectExport.json(portfolio);

        assertThat(json)
                .startsWith("{\n  \"format\": \"eigenbetrieb-portfolio/1\",\n  \"stichtag\": \"2023-08-31\"")
                .contains("\"standing\": \"unverified\"", "\"reason\": \"end-passed\"", "\"code\": \"EB-PRJ-005\"")
                .contains("\"completion\": null");
        assertThat(List.of(json.split("\"key\": ", -1))).hasSize(68 + 1);
    }
}
