package org.eigenbetrieb.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.json.LayoutJson;
import org.eigenbetrieb.core.json.PackJson;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.junit.jupiter.api.Test;

/** The papers of this module in a pack. */
class PapersTest {

    private static final String KENNZAHLEN = """
            {"id": "kennzahlen-edv", "title": "Kennzahlen zu den EDV-Aufwendungen", "kind": "kennzahlen", "year": 2024,
             "files": {"kennzahlen": "kennzahlen-edv.csv", "definitionen": "kennzahlen-edv-definitionen.csv",
                       "regeln": "kennzahlen-edv-regeln.csv", "richtwerte": "kgst-richtwerte.csv",
                       "vergleich": "kennzahlen-edv-vergleich.csv"},
             "parameters": {"gezaehlt": "ist_2018, ist_2019, ist_2020, ist_2021, ist_2022"},
             "ignored": ["textzeile"]}""";
    private static final String AUSZUG = """
            {"id": "kennzahlen-vorlage", "title": "Kennzahlen im Text der Vorlage", "kind": "kennzahlen-auszug",
             "year": 2024, "files": {"kennzahlen": "kennzahlen-edv-vorlage.csv"},
             "parameters": {"gezaehlt": "ist_2018, ist_2019, ist_2020, ist_2021, ist_2022"},
             "ignored": ["textzeile"]}""";
    private static final String KUNDEN = """
            {"id": "externe-kunden", "title": "Umsatzerlöse mit externen Kunden", "kind": "externe-kunden", "year": 2022,
             "files": {"kunden": "externe-kunden.csv"}, "ignored": ["textzeile"]}""";

    private static final Path FOLDER = Path.of("..", "examples", "koblenz");

    private static Pack pack(String... papers) {
        return pack(Kpi.registry(), papers);
    }

    private static Pack pack(Registry registry, String... papers) {
        String json = "{\"organisation\": \"Rechenzentrum\", \"land\": \"RP\", \"municipality\": \"Koblenz\","
                + " \"stand\": \"2023-09-28\", \"planYear\": 2024, \"papers\": [" + String.join(",", papers)
                + "], \"documents\": [{\"id\": \"kennzahlen\", \"title\": \"Kennzahlen\", \"subtitle\": \"\","
                + " \"number\": \"UV/0246/2023\", \"papers\": ["
                + Stream.of(papers)
                        .map(paper -> paper.replaceAll("(?s).*?\"id\": (\"[a-z-]+\").*", "$1"))
                        .collect(Collectors.joining(","))
                + "]}]}";
        return Pack.build(
                PackJson.read(json.getBytes(StandardCharsets.UTF_8), "pack.json")
                        .orThrow()
                        .orElseThrow(),
                registry,
                (file, format) -> CsvReader.read(FOLDER.resolve(file), file, format, Limits.STANDARD));
    }

    @Test
    void the_pack_carries_chart_data_of_workplaces_and_cost() {
        ReportDocument document = pack(KENNZAHLEN).run().document("kennzahlen", View.PRINTED);
        List<ReportTable> charts = document.sections().stream()
                .filter(section -> section.id().equals("kennzahlen-edv.diagramme"))
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Table.class::isInstance)
                .map(block -> ((Block.Table) block).table())
                .toList();

        assertThat(charts).hasSize(2);
        // kennzahlen-edv-vorlage.csv, text line 1121; for 2024 the unrounded 7843324 : (2121 + 955 + 852/4), not : 3290
        assertThat(charts.get(1).rows())
                .extracting(row -> row.cells().get(1) instanceof Cell.Number number
                        ? number.quantity().toString()
                        : "")
                .containsExactly("3025 EUR", "3096 EUR", "2755 EUR", "2535 EUR", "2625 EUR", "2462 EUR", "2385 EUR");
    }

    @Test
    void the_customers_carry_chart_data_of_the_largest_and_of_the_total() {
        Pack read = pack(KUNDEN);
        List<ReportTable> charts = read.run().document("kennzahlen", View.PRINTED).sections().stream()
                .filter(section -> section.id().equals("externe-kunden.diagramme"))
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Table.class::isInstance)
                .map(block -> ((Block.Table) block).table())
                .toList();

        // externe-kunden-2015-2022.csv: the last row, Umsatzerlöse gesamt, and the row of customer 1
        assertThat(charts).hasSize(2);
        assertThat(charts.get(1).rows())
                .extracting(row -> row.cells().get(1) instanceof Cell.Number number
                        ? number.quantity().toString()
                        : "")
                .startsWith("763816.25 EUR")
                .endsWith("1834191.85 EUR")
                .hasSize(8);
        assertThat(charts.get(0).columns()).hasSize(6);
        assertThat(charts.get(0).rows().get(7).cells().get(1))
                .isInstanceOfSatisfying(
                        Cell.Number.class,
                        number -> assertThat(number.quantity()).hasToString("660201.71 EUR"));
    }

    @Test
    void everything_takes_part_in_the_pack() {
        Pack read = pack(KENNZAHLEN, AUSZUG, KUNDEN);
        assertThat(read.problems())
                .filteredOn(problem -> problem.severity() != Severity.INFO)
                .isEmpty();
        PackRun run = read.run();

        assertThat(run.evaluation()
                        .value(FigureKey.parse("it-kosten-je-arbeitsplatz|IST.2022-12-31|2022"))
                        .ifKnown())
                .contains(Rational.of(6_901_562).dividedBy(Rational.parse("2629.5")));
        assertThat(run.verdicts())
                .extracting(verdict -> verdict.verdict())
                .contains(Verdict.EXACT, Verdict.WITHIN_ROUNDING)
                .doesNotContain(Verdict.CONTRADICTION);
        // the excerpt prints 7 rows in 7 columns once more, and all of them agree
        assertThat(run.verdicts())
                .filteredOn(verdict -> verdict.isIdentity())
                .hasSize(49)
                .allMatch(verdict -> verdict.verdict() == Verdict.EXACT);
        assertThat(run.findings())
                .extracting(Finding::code)
                .contains("EB-KPI-101", "EB-KPI-104", "EB-KPI-105", "EB-KPI-108", "EB-KPI-112")
                // 2024 is carried forward, and the paper notes it; the other papers are not in this pack
                .doesNotContain("EB-KPI-103", "EB-KPI-106", "EB-KPI-110")
                .doesNotContain("EB-CHK-002", "EB-CHK-003", "EB-CHK-004");
    }

    @Test
    void it_is_printed_with_its_tables() {
        ReportDocument document = pack(KENNZAHLEN).run().document("kennzahlen", View.PRINTED);

        assertThat(document.sections())
                .extracting(Section::heading)
                .contains("Kennzahlen", "IT-Arbeitsplätze nach jeder Bewertung", "Richtwerte");
        assertThat(Renderers.html().render(document)).contains("783.192", "124,55", "Führendes Betriebssystem");
    }

    @Test
    void a_paper_without_its_table_is_named() {
        Pack read = pack(KENNZAHLEN.replace("\"kennzahlen\": \"kennzahlen-edv.csv\", ", ""));

        assertThat(read.problems()).extracting(Problem::code).contains("EB-KPI-008");
    }

    @Test
    void the_module_offers_three_kinds_of_papers() {
        assertThat(Kpi.registry().papers()).containsOnlyKeys("externe-kunden", "kennzahlen", "kennzahlen-auszug");
        assertThat(Kpi.papers(List.of()).papers()).hasSize(3);
    }

    @Test
    void the_extract_of_kgst_adds_up_within_rounding() throws IOException {
        String paper = """
                {"id": "kgst-sachkosten", "title": "Sachkosten eines Büroarbeitsplatzes", "layout": "kgst-sachkosten",
                 "year": 2010, "file": "kgst-sachkosten.csv", "format": {"delimiter": ",", "encoding": "utf-8", "notation": "plain"},
                 "keys": {"line": "posten", "label": "bezeichnung"},
                 "columns": {"betrag": {"column": "betrag", "role": "input"}},
                 "ignored": ["zeilentyp", "textzeile"]}""";
        Layout layout = LayoutJson.read(
                        Files.readAllBytes(FOLDER.resolve("layouts/kgst-sachkosten.json")), "kgst-sachkosten.json")
                .orThrow()
                .orElseThrow();
        Pack read = pack(Kpi.registry().toBuilder().layouts(List.of(layout)).build(), KENNZAHLEN, paper);
        assertThat(read.problems())
                .filteredOn(problem -> problem.severity() != Severity.INFO)
                .isEmpty();

        // kgst-sachkosten.csv: 4455 + 160.50 + 1400 + 235 = 6250.50, printed 6250; the other sums are exact
        assertThat(read.run().verdicts())
                .filteredOn(verdict -> verdict.target().startsWith("kgst-sachkosten:"))
                .extracting(verdict -> verdict.target(), verdict -> verdict.verdict())
                .containsExactlyInAnyOrder(
                        tuple("kgst-sachkosten:sachkosten-ohne-it:betrag", Verdict.WITHIN_ROUNDING),
                        tuple("kgst-sachkosten:sachkosten-it:betrag", Verdict.EXACT),
                        tuple("kgst-sachkosten:sachkosten:betrag", Verdict.EXACT));
    }
}
