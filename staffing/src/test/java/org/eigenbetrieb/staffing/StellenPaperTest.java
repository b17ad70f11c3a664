package org.eigenbetrieb.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.report.ReportColumn;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.source.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Stellenübersicht as a paper of a pack. Expected numbers: reference table stellenuebersicht-2024.csv, line 1090. */
class StellenPaperTest {

    private static final String PACK = """
            {"organisation": "KGRZ", "land": "RP", "municipality": "Koblenz", "stand": "2023-09-28", "planYear": 2024,
             "papers": [{"id": "stellen", "title": "Stellenübersicht 2024", "kind": "stellenuebersicht", "year": 2024,
               "stichtag": "2023-06-30", "format": {"delimiter": ",", "encoding": "utf-8", "notation": "plain"},
               "files": {"stellen": "stellen.csv", "vermerke": "vermerke.csv"}%s}]}""";

    @TempDir
    Path folder;

    @BeforeEach
    void tables() throws IOException {
        Files.copy(Koblenz.FOLDER.resolve("stellenuebersicht-2024.csv"), folder.resolve("stellen.csv"));
        Files.copy(Koblenz.FOLDER.resolve("stellenvermerke-2024.csv"), folder.resolve("vermerke.csv"));
        pack("");
    }

    private void pack(String more) throws IOException {
        Files.writeString(folder.resolve("pack.json"), PACK.replace("%s", more));
    }

    private void replace(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }

    private Pack read() {
        return PackFolder.read(folder, Staffing.registry()).value().orElseThrow();
    }

    @Test
    void thePrintedTotalsAreClaimsThatHold() {
        PackRun run = read().run();
        assertThat(run.pack().problems()).isEmpty();
        FigureKey total = FigureKey.parse("stellen|ANSATZ|2024");
        assertThat(run.evaluation().value(total).ifKnown()).contains(Rational.parse("66.90"));
        assertThat(run.coverage().count(Verdict.CONTRADICTION)).isZero();
        assertThat(run.verdicts())
                .filteredOn(verdict -> verdict.verdict() == Verdict.EXACT)
                .extracting(verdict -> verdict.relation())
                .contains("stellen:stellen.soll.gesamt", "stellen:stellen.ist.gesamt.nach-einheiten");
        assertThat(run.findings()).extracting(Finding::code).contains("EB-STF-106", "EB-STF-109");
    }

    @Test
    void aWrongPrintedTotalIsAContradiction() throws IOException {
        replace("stellen.csv", "summe,66.90", "summe,69.60");
        PackRun run = read().run();
        assertThat(run.findings())
                .filteredOn(finding -> finding.code().equals("EB-CHK-002"))
                .anyMatch(finding ->
                        finding.message().contains("69,60") && finding.message().contains("66,9"));
    }

    @Test
    void aPostThatNoNoteExplainsIsAFindingWithBothNumbers() throws IOException {
        replace("stellen.csv", "EGr. E 13,,stelle,1.00,1.00,1.00", "EGr. E 13,,stelle,2.00,1.00,1.00");
        Finding open = read().run().findings().stream()
                .filter(finding -> finding.code().equals("EB-STF-101"))
                .findFirst()
                .orElseThrow();
        assertThat(open.meldung())
                .isEqualTo("17.20.00 EGr. 13: aus 1,00 Stellen werden 2,00, aber kein Vermerk erklärt es; offen bleiben"
                        + " 1,00");
        assertThat(open.recomputed()).contains(Rational.ONE);
        assertThat(open.gap()).contains(Rational.ONE);
        assertThat(open.cells().get(0).id()).isEqualTo("stellen:17.20.00:E-13:soll");
    }

    @Test
    void aGroupThatNoPayTableHasIsNamedAndKept() throws IOException {
        replace("stellen.csv", "EGr. E 13", "EGr. E 31");
        Pack pack = read();

        assertThat(pack.problems())
                .singleElement()
                .asString()
                .contains("EB-STF-011  stellen.csv:", "no pay group EGr. 31", "at most E 15");
        assertThat(pack.run()
                        .evaluation()
                        .value(FigureKey.parse("stellen|ANSATZ|2024"))
                        .ifKnown())
                .contains(Rational.parse("66.90"));
    }

    @Test
    void aTransferWithoutItsOtherEndIsAFinding() throws IOException {
        replace(
                "vermerke.csv",
                "17.20.40,EGr. E 07,2024,verlagerung,1.0,17.20.40,17.20.10,,EGr. 7,17/082,,,,,1089\n",
                "");
        List<String> codes = read().run().findings().stream().map(Finding::code).toList();
        assertThat(codes).contains("EB-STF-101", "EB-STF-102");
    }

    private static List<ReportTable> tables(PackRun run) {
        return run.document("unterlagen", View.PRINTED).sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Table.class::isInstance)
                .map(block -> ((Block.Table) block).table())
                .toList();
    }

    private static List<String> numbers(ReportTable table, int column) {
        return table.rows().stream()
                .map(row -> row.cells().get(column) instanceof Cell.Number number
                        ? number.quantity().value().toString()
                        : "")
                .toList();
    }

    @Test
    void theEffectOfKwIsPrintedByMonth() {
        ReportTable months = tables(read().run()).stream()
                .filter(table -> table.id().endsWith("-monate"))
                .findFirst()
                .orElseThrow();

        // stellenvermerke-2024.csv: post 17/077 (1,0) of EGr. 9b falls away on 31 July 2024
        assertThat(months.columns()).extracting(ReportColumn::header).containsExactly("Monat", "EGr. 9b", "Summe");
        assertThat(months.rows())
                .extracting(row -> row.cells().get(0).toString())
                .hasSize(12);
        assertThat(numbers(months, 2)).containsExactly("0", "0", "0", "0", "0", "0", "0", "-1", "-1", "-1", "-1", "-1");
    }

    @Test
    void chartsShowTheUnitsAndTheWayFromTheYearBefore() {
        List<ReportTable> charts = read().run().document("unterlagen", View.PRINTED).sections().stream()
                .filter(section -> section.heading().equals("Diagrammdaten"))
                .flatMap(section -> section.blocks().stream())
                .map(block -> ((Block.Table) block).table())
                .toList();

        assertThat(charts).hasSize(2);
        Rational total = Rational.ZERO;
        for (String unit : numbers(charts.get(0), 1)) {
            total = total.plus(Rational.parse(unit));
        }
        assertThat(total).isEqualTo(Rational.parse("66.90")); // stellenuebersicht-2024.csv, the sum
        // Soll 2023, the moves of the notes, what is left open, Soll 2024
        assertThat(numbers(charts.get(1), 1)).startsWith("322/5").endsWith("0", "669/10");
    }

    @Test
    void itIsPrintedAsTheFormTheBridgeAndTheSums() {
        PackRun run = read().run();
        String text = Renderers.text(200).render(run.document("unterlagen", View.PRINTED));
        assertThat(text)
                .contains("Stellenübersicht 2024", "Veränderung der Stellen 2023 bis 2024", "66,90", "Schulnetz");
    }

    @Test
    void beamteCountWhereThePackSaysSo() throws IOException {
        pack(", \"parameters\": {\"beamte\": \"gezaehlt\"}");
        PackRun run = read().run();
        assertThat(run.evaluation()
                        .value(FigureKey.parse("stellen|ANSATZ|2024"))
                        .ifKnown())
                .contains(Rational.parse("72.90"));
    }

    @Test
    void unknownParametersAreNamed() throws IOException {
        pack(", \"parameters\": {\"beamte\": \"halb\", \"farbe\": \"rot\"}");
        assertThat(read().problems()).extracting(Problem::code).containsExactly("EB-STF-007", "EB-STF-007");
    }

    @Test
    void aTableWithNamesIsNotReadUnlessTheColumnIsLeftOut() throws IOException {
        replace("stellen.csv", "org_einheit,org_name,", "org_einheit,Stelleninhaber,");
        assertThat(read().problems()).extracting(Problem::code).containsExactly("EB-STF-003");
        assertThat(read().figures().figures()).isEmpty();
        pack(", \"parameters\": {\"weglassen\": \"Stelleninhaber\"}");
        assertThat(read().problems()).isEmpty();
        assertThat(read().run()
                        .evaluation()
                        .value(FigureKey.parse("stellen|ANSATZ|2024"))
                        .ifKnown())
                .contains(Rational.parse("66.90"));
    }

    /** A neighbour with German tables, an invented pay table and the Personalaufwand of its Erfolgsplan. */
    private void neighbour() throws IOException {
        Files.writeString(
                folder.resolve("stellen.csv"),
                "org_einheit;gruppe;soll;soll_vorjahr;ist\n10;EGr. 6;1,50;1,50;1,00\n10;EGr. 9b;2,00;1,00;1,00\n");
        Files.writeString(folder.resolve("vermerke.csv"), """
                org_einheit;gruppe;haushalt;wortlaut
                10;EGr. 9b;2026;"Neueinrichtung einer 1,0 Stelle der EGr. 9b (StNr. 10/4)"
                10;EGr. 6;2026;"0,5 kw-Vermerk 15.04.2026 (StNr. 10/2)"
                """);
        Files.writeString(folder.resolve("entgelt.csv"), """
                gruppe;stufe;monatsentgelt;sonderzahlung_prozent;arbeitgeber_prozent;gueltig_ab;quelle
                EGr. 6;3;2.000,00;80;25;01.01.2020;erfundene Tabelle
                EGr. 9b;3;3.000,00;70;25;01.01.2020;erfundene Tabelle
                """);
        Files.writeString(folder.resolve("gruende.csv"), "grund;betrag\nBeihilfen;4.000,00\n");
        Files.writeString(
                folder.resolve("fakten.csv"),
                "posten,phase,zeitraum,wert,einheit\npersonalaufwand,ANSATZ,2026,140000.00,EUR\n");
        Files.writeString(folder.resolve("pack.json"), """
                {"organisation": "Stadtwerk", "land": "RP", "municipality": "Musterstadt", "stand": "2025-09-01",
                 "planYear": 2026, "papers": [
                  {"id": "fakten", "title": "Fakten", "year": 2026, "file": "fakten.csv",
                   "format": {"delimiter": ",", "encoding": "utf-8", "notation": "plain"},
                   "keys": {"line": "posten", "phase": "phase", "period": "zeitraum", "unit": "einheit"},
                   "columns": {"wert": {"role": "input", "exact": true}}},
                  {"id": "stellen", "title": "Stellenübersicht 2026", "kind": "stellenuebersicht", "year": 2026,
                   "stichtag": "2025-06-30", "format": {"delimiter": ";", "encoding": "utf-8", "notation": "german"},
                   "files": {"stellen": "stellen.csv", "vermerke": "vermerke.csv", "entgelt": "entgelt.csv",
                     "gruende": "gruende.csv"},
                   "parameters": {"stufe": "3", "personalaufwand": "personalaufwand|ANSATZ|2026"}}]}""");
    }

    @Test
    void aNeighbourWithGermanTablesAndWordingGetsBridgeKwAndCost() throws IOException {
        neighbour();
        PackRun run = read().run();
        assertThat(run.pack().problems()).isEmpty();
        assertThat(run.findings()).extracting(Finding::code).containsExactly("EB-STF-112");
        // E 6: 1,5 until 15 April, then 1,0: 3 × 3.000 + 2.500 + 8 × 2.000 = 27.500, bonus 80 % of
        // (3 × 1,5 + 1,25 + 8) / 12 × 2.000 = 1.833,33; × 1,25 in cents per month: 36.666,66 (2.291,66 with November)
        // E 9b: 2 × 3.000 × 12 = 72.000, bonus 2 × 2.100 = 4.200; × 1,25 = 95.250
        assertThat(value(run, "personalkosten|ANSATZ|2026|stellengruppe=E 9b")).isEqualTo(Rational.of(95_250));
        Rational e6 = value(run, "personalkosten|ANSATZ|2026|stellengruppe=E 6");
        assertThat(e6).isEqualTo(Rational.parse("36666.66"));
        Rational total = Rational.of(95_250).plus(e6);
        assertThat(value(run, "personalkosten-differenz|ANSATZ|2026"))
                .isEqualTo(Rational.of(140_000).minus(total));
        assertThat(value(run, "personalkosten-ungeklaert|ANSATZ|2026"))
                .isEqualTo(Rational.of(136_000).minus(total));
        String text = Renderers.text(200).render(run.document("unterlagen", View.PRINTED));
        assertThat(text).contains("Wirkung der kw- und ku-Vermerke", "Personalkosten", "ungeklärt", "16.04.2026");
    }

    private static Rational value(PackRun run, String key) {
        return run.evaluation().value(FigureKey.parse(key)).ifKnown().orElseThrow();
    }

    @Test
    void aLineThatCannotBeReadLeavesNoSumThatIsTooSmall() throws IOException {
        neighbour();
        replace("stellen.csv", "10;EGr. 6;1,50;", "10;;1,50;");
        PackRun run = read().run();
        assertThat(run.pack().problems()).extracting(Problem::code).contains("EB-STF-001");
        assertThat(run.evaluation()
                        .value(FigureKey.parse("stellen|ANSATZ|2026"))
                        .ifKnown())
                .isEmpty();
    }

    @Test
    void aNumberOfPostsThatCannotBeReadIsUnknownAndNotNothing() throws IOException {
        neighbour();
        replace("stellen.csv", "10;EGr. 6;1,50;", "10;EGr. 6;-1,50;");
        PackRun run = read().run();
        assertThat(run.pack().problems()).extracting(Problem::code).contains("EB-STF-005");
        assertThat(run.evaluation()
                        .value(FigureKey.parse("stellen|ANSATZ|2026"))
                        .ifKnown())
                .isEmpty();
        assertThat(value(run, "stellen|ANSATZ|2025")).isEqualTo(Rational.parse("2.50"));
    }
}
