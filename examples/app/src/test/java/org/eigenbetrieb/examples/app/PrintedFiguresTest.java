package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pack as it was laid before the committee: every printed figure is carried, checked, and agrees or is named. */
class PrintedFiguresTest {

    @TempDir
    static Path directory = Path.of("");

    private static final List<String> TABLES = List.of(
            Koblenz.KONTEN,
            Koblenz.GESAMT,
            Koblenz.VERMOEGENSPLAN,
            Koblenz.GUV,
            Koblenz.ZWISCHENBERICHT_VERMOEGENSPLAN,
            Koblenz.PROSAWERTE);

    private static Program program = new Program(-1, "", "");
    private static List<Table.Row> figures = List.of();
    private static List<Table.Row> relations = List.of();
    private static Map<String, Table.Row> verdicts = Map.of();
    private static List<Json> findings = List.of();
    private static Json coverage = Json.parse("{}");

    @BeforeAll
    static void check_the_pack() {
        Path out = directory.resolve("out");
        program = Program.pack(Koblenz.original().folder(), out);
        figures = Table.read(out.resolve("check").resolve("figures.csv")).rows();
        relations = Table.read(out.resolve("check").resolve("relations.csv")).rows();
        verdicts = new LinkedHashMap<>();
        for (Table.Row row :
                Table.read(out.resolve("check").resolve("verdicts.csv")).rows()) {
            assertThat(verdicts.put(row.get("relation"), row)).isNull();
        }
        Json json = Json.read(out.resolve("findings.json"));
        findings = json.list("findings");
        coverage = json.get("coverage");
    }

    private static boolean isFigureColumn(String column) {
        return column.matches("(ergebnis|ansatz|plan|ist|hochrechnung|prozent|ve)_.*|wert");
    }

    /** A cell as file, line and field, as a spreadsheet counts. */
    private record Place(String file, String line, String field) {}

    private static Map<Place, Table.Row> figuresByPlace() {
        Map<Place, Table.Row> places = new LinkedHashMap<>();
        for (Table.Row figure : figures) {
            if (!figure.get("file").isEmpty()) {
                Place place = new Place(figure.get("file"), figure.get("line"), figure.get("field"));
                assertThat(places.put(place, figure)).as("%s twice", place).isNull();
            }
        }
        return places;
    }

    // ------------------------------------------------------------------------------------------------ carried

    @Test
    void every_printed_cell_of_every_table_is_a_figure_with_its_file_line_and_field() {
        Map<Place, Table.Row> carried = figuresByPlace();
        Set<Place> places = new LinkedHashSet<>();
        SoftAssertions all = new SoftAssertions();
        for (String paper : TABLES) {
            Table table = Koblenz.original().table(paper);
            for (Table.Row row : table.rows()) {
                for (int field = 0; field < table.header().size(); field++) {
                    String column = table.header().get(field);
                    boolean noFigureHere =
                            column.equals("ve_2024") && row.get(column).isEmpty();
                    if (!isFigureColumn(column) || noFigureHere) {
                        continue;
                    }
                    Place place = new Place(paper + ".csv", Integer.toString(row.line()), Integer.toString(field + 1));
                    places.add(place);
                    Table.Row figure = carried.get(place);
                    all.assertThat(figure).as("%s %s", place, row).isNotNull();
                    if (figure != null) {
                        all.assertThat(figure.get("value")).as("%s", place).isEqualTo(row.get(column));
                        all.assertThat(figure.get("unit"))
                                .as("%s", place)
                                .isEqualTo(column.startsWith("prozent_") ? "PERCENT" : "EUR");
                        String label = paper.equals(Koblenz.PROSAWERTE) ? "groesse" : "bezeichnung";
                        all.assertThat(figure.get("label")).as("%s", place).startsWith(row.get(label));
                    }
                }
            }
        }
        all.assertThat(carried.keySet()).as("figures that no table prints").isEqualTo(places);
        all.assertAll();
        // 300 + 72 + 38 + 18 + 636 + 114 + 5 cells, counted by hand; 20 lines have no commitment authorisations.
        assertThat(places).hasSize(1183);
    }

    @Test
    void an_empty_cell_of_the_interim_report_is_nothing_and_not_missing() {
        assertThat(figures.stream().filter(figure -> figure.get("value").isEmpty()))
                .extracting(figure -> figure.get("figure") + " " + figure.get("blank"))
                .containsExactly(
                        "zwischenbericht-guv:5031000000:plan_2023 nothing",
                        "zwischenbericht-guv:5031000000:hochrechnung_2023 nothing");
    }

    // ------------------------------------------------------------------------------------------------ covered

    @Test
    void every_printed_percentage_is_the_target_of_one_relation() {
        Map<String, List<String>> relationsOf = new LinkedHashMap<>();
        relations.stream()
                .filter(row ->
                        row.get("role").equals("target") && row.get("kind").equals("percent"))
                .forEach(row -> relationsOf
                        .computeIfAbsent(row.get("figure"), id -> new ArrayList<>())
                        .add(row.get("relation")));
        List<String> percentages = figures.stream()
                .filter(figure -> figure.get("unit").equals("PERCENT"))
                .map(figure -> figure.get("figure"))
                .toList();

        // Two columns on each of the 106 lines of the profit and loss account.
        assertThat(percentages).hasSize(212);
        assertThat(relationsOf.keySet()).containsExactlyInAnyOrderElementsOf(percentages);
        assertThat(relationsOf.values()).allMatch(ids -> ids.size() == 1);
    }

    @Test
    void every_cell_that_can_be_computed_has_a_verdict() {
        Set<String> targets = new LinkedHashSet<>();
        relations.stream()
                .filter(row -> row.get("role").equals("target"))
                .forEach(row -> targets.add(row.get("figure")));
        SoftAssertions all = new SoftAssertions();
        int derived = 0;
        for (String paper : Koblenz.FORMS) {
            Expected expected = new Expected(Koblenz.original());
            Map<String, String> columns = Papers.columns(Koblenz.original(), paper);
            for (Table.Row row : Koblenz.original().table(paper).rows()) {
                Map<String, Expected.Value> values = expected.paper(paper).getOrDefault(Expected.id(row), Map.of());
                for (String column : columns.keySet()) {
                    Expected.Value value = values.get(column);
                    String figure = paper + ":" + Expected.id(row) + ":" + column;
                    if (value != null && !value.input()) {
                        derived++;
                        all.assertThat(targets.contains(figure) || verdicts.containsKey("same:" + figure))
                                .as("%s is checked", figure)
                                .isTrue();
                    }
                }
            }
        }
        all.assertAll();
        // 1178 cells of the forms, less the 634 inputs of NoEchoTest.
        assertThat(derived).isEqualTo(544);
    }

    @Test
    void nothing_is_left_unchecked() {
        assertThat(coverage.get("checkedAnything").text()).isEqualTo("true");
        assertThat(coverage.list("notCheckable")).isEmpty();
        assertThat(coverage.list("failedRules")).isEmpty();
        assertThat(verdicts.values()).noneMatch(row -> row.get("verdict").equals("NOT_CHECKABLE"));
        for (String verdict : List.of("EXACT", "WITHIN_ROUNDING", "CONTRADICTION", "NOT_CHECKABLE")) {
            assertThat((long) coverage.get("relations").number(verdict))
                    .as(verdict)
                    .isEqualTo(verdicts.values().stream()
                            .filter(row -> row.get("verdict").equals(verdict))
                            .count());
        }
    }

    // ------------------------------------------------------------------------------------------------ agreed

    @Test
    void the_only_contradictions_are_the_two_percentages_of_waste_disposal() {
        assertThat(verdicts.values().stream()
                        .filter(row -> row.get("verdict").equals("CONTRADICTION"))
                        .map(row -> row.get("relation")))
                .containsExactly(
                        "zwischenbericht-guv:5225000000:ist-prozent",
                        "zwischenbericht-guv:5225000000:hochrechnung-prozent");
        assertThat(program.status()).isZero();
        assertThat(program.out()).contains("2 contradictions");
    }

    @Test
    void a_contradiction_is_reported_with_both_numbers_its_rule_and_every_cell() {
        List<Json> errors = findings.stream()
                .filter(finding -> finding.text("severity").equals("ERROR"))
                .toList();
        // Both percentages of one row are missing: one finding with two contradictions beneath it.
        assertThat(errors).extracting(finding -> finding.text("code")).containsExactly("EB-CHK-010");
        List<Json> contradictions = errors.get(0).list("beneath");

        assertThat(contradictions)
                .extracting(finding -> finding.text("code") + " " + finding.text("recomputed") + " "
                        + finding.text("low") + " " + finding.text("high") + " " + finding.text("gap"))
                // 408 of 1.000 and 816 of 1.000; the amounts are rounded to whole euros.
                .containsExactly("EB-CHK-004 40.8 40.75 40.85 -40.8", "EB-CHK-004 81.6 81.55 81.65 -81.6");
        Json first = contradictions.get(0);
        assertThat(first.text("message"))
                .contains("\"Abfallentsorgung\"")
                .contains("printed as 0 %")
                .contains("408 € to 1.000 € is 40,8 %");
        assertThat(first.text("meldung")).contains("mit 0 % angegeben").contains("408 € von 1.000 € sind 40,8 %");
        assertThat(first.text("rule")).isEqualTo("Ist 30.06.2023 in % von Plan 2023");
        assertThat(first.list("cells"))
                .extracting(cell -> cell.text("file") + ":" + cell.text("line") + ":" + cell.text("column") + " "
                        + cell.text("printed"))
                .containsExactly(
                        "zwischenbericht-guv.csv:73:7 0",
                        "zwischenbericht-guv.csv:73:6 408",
                        "zwischenbericht-guv.csv:73:5 1000");
    }

    @Test
    void every_verdict_gives_the_printed_number_and_what_the_others_allow() {
        SoftAssertions all = new SoftAssertions();
        for (Table.Row row : verdicts.values()) {
            BigDecimal low = new BigDecimal(row.get("low"));
            BigDecimal high = new BigDecimal(row.get("high"));
            all.assertThat(low).as("%s", row).isLessThanOrEqualTo(high);
            all.assertThat(row.get("gap")).as("%s", row).isNotEmpty();
            if (row.get("verdict").equals("EXACT") && low.compareTo(high) == 0 && !isPercentOf0(row)) {
                BigDecimal printed =
                        row.get("printed").isEmpty() ? BigDecimal.ZERO : new BigDecimal(row.get("printed"));
                all.assertThat(low.setScale(printed.scale(), RoundingMode.HALF_UP))
                        .as("%s", row)
                        .isEqualTo(printed);
            }
        }
        all.assertAll();
    }

    private static boolean isPercentOf0(Table.Row verdict) {
        return verdict.get("relation").endsWith("-prozent")
                && verdict.get("low").equals(verdict.get("high"))
                && verdict.get("low").equals("0");
    }

    /** Exactly the disagreements that the reader of the paper can find with a pocket calculator. */
    @Test
    void differences_that_rounding_explains_are_counted_and_none_is_large() {
        List<Table.Row> rounded = verdicts.values().stream()
                .filter(row -> row.get("verdict").equals("WITHIN_ROUNDING"))
                .toList();

        assertThat(rounded)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(new BigDecimal(row.get("gap")).abs())
                        .isGreaterThan(BigDecimal.ZERO)
                        .isLessThanOrEqualTo(new BigDecimal("2")));
        assertThat(verdicts.get("same:erfolgsplan-2024-konten:5062900000:ergebnis_2022"))
                .as("3568 here, 3.568,12 in the interim report")
                .extracting(row -> row.get("verdict") + " " + row.get("printed") + " " + row.get("gap"))
                .isEqualTo("WITHIN_ROUNDING 3568 -0.12");
    }

    @Test
    void an_account_with_a_plan_of_0_prints_0_percent_by_the_rule_of_the_form() {
        // Plan 0, Ist 182: printed 0.
        assertThat(verdicts.get("zwischenbericht-guv:4412903000:ist-prozent"))
                .extracting(row -> row.get("verdict") + " " + row.get("low") + " " + row.get("high"))
                .isEqualTo("EXACT 0 0");
        assertThat(relations.stream()
                        .filter(row -> row.get("relation").equals("zwischenbericht-guv:4412903000:ist-prozent")
                                && row.get("role").equals("target"))
                        .map(row -> row.get("if_zero")))
                .containsExactly("0");
    }

    @Test
    void short_account_numbers_of_the_plan_are_named_once() {
        assertThat(program.err().lines().filter(line -> line.startsWith("EB-")))
                .singleElement()
                .asString()
                .startsWith(
                        "EB-PCK-010  erfolgsplan-2024-konten.csv:68:3  29 account numbers have fewer than 10 digits");
    }

    @Test
    void posts_that_two_forms_assign_differently_are_tied_by_the_accounts_concerned() {
        // 601.683,65 (Erfolgsplan) + 359,48 (5792000000, there under interest) − 3.568,12 (5062900000, here under
        // staff).
        assertThat(verdicts.get("zuordnung:zwischenbericht-guv:sonstige-betriebliche-aufwendungen:ergebnis"))
                .extracting(row -> row.get("verdict") + " " + row.get("printed") + " " + row.get("gap"))
                .isEqualTo("EXACT 598475.01 0");
        assertThat(members("zuordnung:zwischenbericht-guv:sonstige-betriebliche-aufwendungen:ergebnis"))
                .contains(
                        "erfolgsplan-2024-konten:sonstige-betriebliche-aufwendungen:ergebnis_2022 1",
                        "zwischenbericht-guv:5792000000:ergebnis_2022 1",
                        "zwischenbericht-guv:5062900000:ergebnis_2022 -1");
    }

    @Test
    void staff_costs_of_both_forms_differ_by_the_account_that_only_one_of_them_counts_there() {
        // 4.229.664,95 (Erfolgsplan) + 3.568,12 (5062900000, there among the other expenses) = 4.233.233,07.
        assertThat(verdicts.get("zuordnung:zwischenbericht-guv:personalaufwand:ergebnis"))
                .isNotNull()
                .extracting(row -> row.get("verdict") + " " + row.get("printed") + " " + row.get("gap"))
                .isEqualTo("EXACT 4233233.07 0");
        assertThat(members("zuordnung:zwischenbericht-guv:personalaufwand:ergebnis"))
                .contains(
                        "erfolgsplan-2024-konten:personalaufwand:ergebnis_2022 1",
                        "zwischenbericht-guv:5062900000:ergebnis_2022 1");
    }

    private static List<String> members(String relation) {
        return relations.stream()
                .filter(row ->
                        row.get("relation").equals(relation) && !row.get("role").equals("target"))
                .map(row -> row.get("figure") + " " + row.get("weight"))
                .toList();
    }
}
