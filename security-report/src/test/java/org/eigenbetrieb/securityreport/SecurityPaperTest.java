package org.eigenbetrieb.securityreport;

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
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.source.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a paper of a pack. */
class SecurityPaperTest {

    private static final String PACK = """
            {
              "organisation": "Kommunales Gebietsrechenzentrum Koblenz",
              "land": "RP",
              "municipality": "Koblenz",
              "stand": "2023-09-28",
              "planYear": 2024,
              "papers": [
                {
                  "id": "isms",
                  "title": "Bericht Informationssicherheits- und Datenschutz-Management",
                  "kind": "sicherheitsbericht",
                  "year": 2023,
                  "stichtag": "2023-08-31",
                  "files": {"kopf": "isms-kopf.csv", "anfragen": "isms-anfragen.csv", "vorfaelle": "isms-vorfaelle.csv", "massnahmen": "isms-massnahmen.csv", "projekte": "sicherheit-projekte.csv", "ereignisse": "sicherheit-ereignisse.csv"},
                  "parameters": {"leserkreis": "oeffentlich", "zeitzone": "Europe/Berlin", "kleinste-anzahl": "5"}
                }
              ],
              "documents": [
                {"id": "isms-2023", "title": "Bericht Informationssicherheit", "subtitle": "", "number": "", "papers": ["isms"]}
              ]
            }
            """;

    private static Pack pack(Path folder, String json) throws IOException {
        try (var files = Files.list(Koblenz.FOLDER)) {
            for (Path file : files.filter(each -> each.getFileName().toString().matches("(isms|sicherheit)-.*[.]csv"))
                    .toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        Files.writeString(folder.resolve("pack.json"), json);
        return PackFolder.read(folder, SecurityReport.registry()).value().orElseThrow();
    }

    @Test
    void itIsReadComputedCheckedAndPrinted(@TempDir Path folder) throws IOException {
        Pack pack = pack(folder, PACK);
        PackRun run = pack.run();

        assertThat(pack.problems()).isEmpty();
        FigureKey rest = FigureKey.parse("anfragen-uebrige|IST.2023-08-31|2023-01-01/2023-08-31");
        assertThat(run.evaluation().value(rest).ifKnown().orElseThrow()).hasToString("424");
        assertThat(run.verdicts()).noneMatch(verdict -> verdict.verdict() == Verdict.CONTRADICTION);
        assertThat(run.findings())
                .extracting(Finding::code)
                .contains("EB-SEC-102", "EB-SEC-104", "EB-SEC-120", "EB-SEC-122");
        assertThat(Renderers.csv().render(run.document("isms-2023", View.PRINTED)))
                .contains("Anfragen nach Art", "180 von rund 254", "Link in einer E-Mail", "15 min");
        assertThat(run.explain(rest).toText()).contains("Gesamtzahl − Summe der Arten");
    }

    @Test
    void wrongParametersAndTablesAreNamed(@TempDir Path folder) throws IOException {
        Pack pack = pack(
                folder,
                PACK.replace("oeffentlich", "alle")
                        .replace("Europe/Berlin", "Koblenz")
                        .replace("kleinste-anzahl", "kleinste")
                        .replace("\"ereignisse\"", "\"ereignis\""));

        assertThat(pack.problems())
                .extracting(Problem::code)
                .containsOnly("EB-SEC-006")
                .hasSize(4);
    }

    @Test
    void aPaperWithoutItsFactsIsAProblemAndNoReport(@TempDir Path folder) throws IOException {
        Pack pack = pack(folder, PACK.replace("\"kopf\": \"isms-kopf.csv\", ", ""));

        assertThat(pack.problems()).extracting(Problem::message).anyMatch(text -> text.contains("kopf"));
        assertThat(pack.run().findings()).isEqualTo(List.of());
    }
}
