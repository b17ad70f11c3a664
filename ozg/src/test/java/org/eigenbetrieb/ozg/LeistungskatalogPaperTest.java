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
}
