package org.eigenbetrieb.ozg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue as a paper of a pack. */
class LeistungskatalogPaperTest {

    private static final Registry REGISTRY =
            Registry.builder().paper(new LeistungskatalogPaper()).build();

    @TempDir
    Path folder = Path.of("");

    private Pack pack(String files, String parameters) throws IOException {
        Files.writeString(folder.resolve("pack.json"), """
                {
                  "organisation": "Kommunales Gebietsrechenzentrum Koblenz",
                  "municipality": "Koblenz",
                  "land": "RP",
                  "stand": "2023-09-28",
                  "planYear": 2024,
                  "papers": [
                    {"id": "ozg", "title": "Übersicht digitale Verwaltungsprozesse", "kind": "leistungskatalog",
                     "year": 2023, "stichtag": "2023-09-28",
                     "format": {"delimiter": ",", "encoding": "utf-8", "notation": "plain"},
                     "files": {%s}, "parameters": {%s}}
                  ],
                  "documents": [{"id": "ozg", "title": "OZG", "papers": ["ozg"]}]
                }
                """.formatted(files, parameters));
        return PackFolder.read(folder, REGISTRY).value().orElseThrow();
    }

    private void copy(String name) throws IOException {
        Files.copy(Koblenz.folder().resolve(name), folder.resolve(name));
    }

    @Test
    void koblenzIsCheckedAgainstItsPrintedTotals() throws IOException {
        copy("ozg-katalog.csv");
        copy("ozg-summen.csv");
        Pack pack = pack("\"katalog\": \"ozg-katalog.csv\", \"summen\": \"ozg-summen.csv\"", "");
        PackRun run = pack.run();
        ReportDocument document = run.document("ozg", View.PRINTED);

        assertThat(pack.problems()).allMatch(problem -> problem.severity() != Severity.ERROR);
        assertThat(run.coverage().count(Verdict.CONTRADICTION)).isZero();
        assertThat(run.coverage().count(Verdict.EXACT)).isGreaterThan(20);
        assertThat(run.findings()).extracting(Finding::code).contains("EB-OZG-101", "EB-OZG-111", "EB-OZG-115");
        assertThat(document.sections())
                .extracting(Section::id)
                .contains("ozg-status", "ozg-amt", "ozg-fokus", "ozg-gruende", "ozg-liste");
        assertThat(run.explain(CatalogueFigures.services(Koblenz.catalogue())).toText())
                .contains("403")
                .contains("Summe der Status")
                .contains("ozg-katalog.csv:2");
    }

    @Test
    void twoCataloguesAreKeptApart() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "leistung,status\nA,ja\nB,nein\n");
        Files.writeString(folder.resolve("b.csv"), "leistung,status\nC,ja\nD,ja\nE,geplant\n");
        pack("", "");
        String paper = """
                {"id": "%s", "title": "%s", "kind": "leistungskatalog", "year": 2023, "stichtag": "2023-09-28",
                 "files": {"katalog": "%s", "vorstand": "alt.csv"},
                 "parameters": {"vorstand": "2022-09-28", "prognose": "2024-01-01"}}""";
        Files.writeString(folder.resolve("alt.csv"), "leistung,status\nA,geplant\n");
        Files.writeString(folder.resolve("pack.json"), """
                {"organisation": "Test", "municipality": "Neustadt", "land": "RP", "stand": "2023-09-28",
                 "planYear": 2024, "papers": [%s, %s],
                 "documents": [{"id": "beide", "title": "Beide", "papers": ["stadt", "betrieb"]}]}
                """.formatted(
                        paper.formatted("stadt", "Stadt", "a.csv"), paper.formatted("betrieb", "Betrieb", "b.csv")));
        PackRun run = PackFolder.read(folder, REGISTRY).value().orElseThrow().run();

        assertThat(run.coverage().count(Verdict.CONTRADICTION)).isZero();
        assertThat(Renderers.text().render(run.document("beide", View.PRINTED)))
                .contains("Stand der Digitalisierung – Stadt", "Stand der Digitalisierung – Betrieb")
                .containsPattern("Zeilen +1 +0 +0 +1 +2")
                .containsPattern("Zeilen +2 +0 +1 +0 +3");
    }

    @Test
    void aCatalogueWithoutEntriesIsNoReportOfZeros() throws IOException {
        Files.writeString(folder.resolve("neu.csv"), "nr,leistung,status\n");
        Pack pack = pack("\"katalog\": \"neu.csv\"", "");

        assertThat(pack.problems()).extracting(Problem::code).contains("EB-OZG-012");
        assertThat(pack.run().document("ozg", View.PRINTED).sections())
                .extracting(Section::id)
                .noneMatch(id -> id.startsWith("ozg"));
    }

    @Test
    void printedTotalsAreWholeNumbersInTheNotationOfTheFile() throws IOException {
        Files.writeString(folder.resolve("neu.csv"), "nr,leistung,status\n1,A,ja\n");
        Files.writeString(folder.resolve("summen.csv"), "quelle,status,anzahl\nV,ja,1.000\nFrau Muster,summe,1\n");
        Pack pack = pack("\"katalog\": \"neu.csv\", \"summen\": \"summen.csv\"", "");

        assertThat(pack.problems())
                .extracting(problem -> problem.code() + " " + problem.place())
                .containsExactlyInAnyOrder("EB-OZG-020 summen.csv:2:3", "EB-OZG-008 summen.csv:3:1");
        assertThat(pack.problems().toString()).contains("notation").doesNotContain("Muster");
        assertThat(CatalogueFigures.printed(
                                Koblenz.table("summen.csv", "status,anzahl\nja,1.000\n"),
                                Koblenz.catalogue(),
                                "ozg",
                                "",
                                Notation.GERMAN)
                        .orThrow())
                .singleElement()
                .satisfies(figure -> assertThat(figure.toString()).contains("1000"));
    }

    @Test
    void unknownTablesAndParametersAreNamed() throws IOException {
        Files.writeString(folder.resolve("neu.csv"), "leistung,status\nA,ja\n");
        Pack pack = pack("\"katalog\": \"neu.csv\", \"summe\": \"neu.csv\"", "\"prognosse\": \"2023-12-31\"");

        assertThat(pack.problems())
                .filteredOn(problem -> problem.code().equals("EB-OZG-070"))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "parameter \"prognosse\" is not known; it is not used",
                        "table \"summe\" is not known; it is not used");
    }

    @Test
    void anEarlierStateGivesChangeBurnUpAndForecast() throws IOException {
        Files.writeString(folder.resolve("neu.csv"), "leistung,status\nA,ja\nB,ja\nC,geplant\n");
        Files.writeString(folder.resolve("alt.csv"), "leistung,status\nA,ja\nB,geplant\nC,geplant\n");
        Pack pack = pack(
                "\"katalog\": \"neu.csv\", \"vorstand\": \"alt.csv\"",
                "\"vorstand\": \"2022-09-28\", \"prognose\": \"2023-12-31\"");

        assertThat(pack.problems()).isEmpty();
        assertThat(pack.run().document("ozg", View.PRINTED).sections())
                .extracting(Section::id)
                .contains("ozg-veraenderung", "ozg-verlauf", "ozg-offen", "ozg-prognose");
    }

    @Test
    void whatWentOnlineSinceTheEarlierStateIsListed() throws IOException {
        Files.writeString(
                folder.resolve("neu.csv"), "nr,leistung,status\n1,A,ja\n2,B,ja\n3,C,geplant\n4,D,ja\n5,E,in Arbeit\n");
        Files.writeString(
                folder.resolve("alt.csv"),
                "nr,leistung,status\n1,A,ja\n2,B,geplant\n5,E,geplant\n6,F,nein\n3,C,geplant\n");
        Pack pack = pack("\"katalog\": \"neu.csv\", \"vorstand\": \"alt.csv\"", "\"vorstand\": \"2023-06-01\"");
        String printed = Renderers.csv().render(pack.run().document("ozg", View.PRINTED));

        // B went online and D is new and online: 2; E moved, F is gone, A and C stay as they are
        assertThat(printed)
                .contains("Was sich seit dem 01.06.2023 geändert hat")
                .containsSubsequence(
                        "2;;B;geplant;ja",
                        "5;;E;geplant;in Arbeit",
                        "4;;D;nicht in der Liste;ja",
                        "6;;F;nein;nicht mehr in der Liste")
                .doesNotContain("C;geplant;geplant");
        assertThat(Renderers.text().render(pack.run().document("ozg", View.PRINTED)))
                .contains("Neu online: 2.");
    }

    @Test
    void chartsShowTheCatalogueAndItsStates() throws IOException {
        Files.writeString(folder.resolve("neu.csv"), "leistung,status,amt\nA,ja,10\nB,ja,20\nC,geplant,10\n");
        Files.writeString(folder.resolve("alt.csv"), "leistung,status,amt\nA,ja,10\nB,geplant,20\nC,geplant,10\n");
        Pack pack = pack("\"katalog\": \"neu.csv\", \"vorstand\": \"alt.csv\"", "\"vorstand\": \"2022-09-28\"");
        String printed = Renderers.text().render(pack.run().document("ozg", View.PRINTED));

        assertThat(printed).contains("Diagrammdaten");
        assertThat(printed.substring(printed.indexOf("Diagrammdaten")))
                .containsPattern("28.09.2022 +1 +3")
                .containsPattern("28.09.2023 +2 +3")
                .containsPattern("geplant +1 +1");
    }

    @Test
    void entriesAreHeldAgainstTheProjectsThatTheTableNames() throws IOException {
        Files.writeString(
                folder.resolve("neu.csv"), "nr,leistung,status\n1,A,ja\n2,B,in Arbeit\n3,C,ja\n4,D,geplant\n");
        Files.writeString(
                folder.resolve("projekte.csv"),
                "proj_id,name,erledigung_prozent\nP1,Portal,40\nP2,Anträge,100\nP3,Fertig,100\nP4,Offen,\n");
        Files.writeString(folder.resolve("zuordnung.csv"), "nr,proj_id\n1,P1\n2,P2\n3,P3\n4,P4\n9,P1\n1,P9\n");
        String tables = "\"katalog\": \"neu.csv\", \"projekte\": \"projekte.csv\"";
        Pack pack = pack(tables + ", \"zuordnung\": \"zuordnung.csv\"", "");

        assertThat(pack.problems())
                .filteredOn(problem -> problem.code().equals("EB-OZG-071"))
                .extracting(problem -> problem.place() + " " + problem.message())
                .containsExactlyInAnyOrder(
                        "zuordnung.csv:6:1 \"9\" is no entry of the catalogue; the row is not used",
                        "zuordnung.csv:7:2 \"P9\" is no project of the list; the row is not used");
        assertThat(pack.run().findings())
                .filteredOn(finding -> finding.code().startsWith("EB-OZG-14"))
                .extracting(finding -> finding.code() + " " + finding.meldung())
                .containsExactlyInAnyOrder(
                        "EB-OZG-142 „A“ (Nr. 1) ist online, das Projekt P1 „Portal“ ist nach der Projektliste aber erst zu"
                                + " 40 % erledigt.",
                        "EB-OZG-141 Das Projekt P2 „Anträge“ ist nach der Projektliste zu 100 % erledigt, „B“ (Nr. 2) ist"
                                + " aber noch „in Arbeit“.");
        assertThat(pack(tables, "").problems()).extracting(Problem::code).contains("EB-OZG-070");
    }

    @Test
    void whatDoesNotFitIsNamedAndNothingIsThrown() throws IOException {
        Files.writeString(folder.resolve("neu.csv"), "leistung,status\nA,ja\n");
        assertThat(pack("\"summen\": \"neu.csv\"", "").problems())
                .extracting(Problem::code)
                .contains("EB-OZG-070");
        assertThat(pack("\"katalog\": \"neu.csv\", \"vorstand\": \"neu.csv\"", "\"stand\": \"gestern\"")
                        .problems())
                .filteredOn(problem -> problem.code().equals("EB-OZG-070"))
                .as("the day of the list and the missing day of the earlier state")
                .hasSize(2);
    }

    @Test
    void parametersThatHaveNoEffectAreNamed() throws IOException {
        Files.writeString(folder.resolve("neu.csv"), "nr,leistung,status\n1,A,ja\n");

        assertThat(pack("\"katalog\": \"neu.csv\"", "\"vorstand\": \"2022-09-28\", \"prognose\": \"2030-01-01\"")
                        .problems())
                .extracting(Problem::toString)
                .hasSize(2)
                .anyMatch(text -> text.contains("vorstand names the day of an earlier state"))
                .anyMatch(text -> text.contains("prognose needs an earlier state"));
        assertThat(pack(
                                "\"katalog\": \"neu.csv\", \"vorstand\": \"neu.csv\"",
                                "\"vorstand\": \"2022-09-28\", \"prognose\": \"2020-12-31\"")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("EB-OZG-070")
                .contains("prognose is a day before");
    }

    @Test
    void aTableThatCannotBeReadHidesNoProblemOfTheOthers() throws IOException {
        Files.writeString(folder.resolve("neu.csv"), "nr;leistung;status\n1;A;ja\n");
        Files.writeString(folder.resolve("alt.csv"), "nr,leistung,status\n1,A,jein\n");

        assertThat(pack("\"katalog\": \"neu.csv\", \"vorstand\": \"alt.csv\"", "\"vorstand\": \"2022-09-28\"")
                        .problems())
                .extracting(problem -> problem.code() + " " + problem.place())
                .containsExactlyInAnyOrder("EB-CSV-005 neu.csv:1:1", "EB-OZG-001 alt.csv:2:3");
    }
}
