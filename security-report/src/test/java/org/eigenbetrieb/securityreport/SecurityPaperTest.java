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
                  "files": {"kopf": "isms-kopf.csv", "anfragen": "isms-anfragen.csv", "vorfaelle": "isms-vorfaelle.csv", "massnahmen": "isms-massnahmen.csv", "projekte": "projekte-2023-08-31.csv", "ereignisse": "sicherheit-ereignisse.csv"},
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
            for (Path file : files.filter(
                            each -> each.getFileName().toString().matches("(isms|sicherheit|projekte)-.*[.]csv"))
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
    void dutiesHolidaysCataloguesAndThePreviousReportComeFromThePack(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("geltung.csv"), """
                pflicht,gilt,grund,rolle,entschieden_am
                satzung-7,ja,Betriebssatzung,Werkleitung,2023-01-02
                """);
        Files.writeString(folder.resolve("pflichten.csv"), """
                pflicht,schritt,bezeichnung,nach,dauer,einheit,gueltig_von,quelle,fundstelle
                satzung-7,anzeige,Anzeige beim Werkausschuss,,5,tage,2020-01-01,Betriebssatzung,§ 7
                """);
        Files.writeString(folder.resolve("feiertage.csv"), "tag\n2023-10-03\nmorgen\n");
        Files.writeString(folder.resolve("katalog.csv"), "id,titel\nORP.4,Identitäten\n");
        for (String part : List.of("kopf", "massnahmen")) {
            Files.writeString(
                    folder.resolve("vor-" + part + ".csv"),
                    Files.readString(Koblenz.FOLDER.resolve("isms-" + part + ".csv"))
                            .replace("2023-", "2022-"));
        }
        Pack pack = pack(
                folder,
                PACK.replace(
                                "\"kopf\": \"isms-kopf.csv\",",
                                "\"kopf\": \"isms-kopf.csv\", \"geltung\": \"geltung.csv\", \"pflichten\": \"pflichten.csv\","
                                        + " \"feiertage\": \"feiertage.csv\", \"anforderungen\": \"katalog.csv\","
                                        + " \"vorbericht-kopf\": \"vor-kopf.csv\", \"vorbericht-massnahmen\": \"vor-massnahmen.csv\",")
                        .replace("\"oeffentlich\"", "\"vertraulich\", \"anforderungen\": \"it-grundschutz-2023\""));
        PackRun run = pack.run();

        assertThat(pack.problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .startsWith("EB-SEC-002  feiertage.csv:3:1")
                .contains("\"morgen\" is not a day");
        assertThat(run.findings()).extracting(Finding::code).doesNotContain("EB-SEC-108");
        String printed = Renderers.text().render(run.document("isms-2023", View.PRINTED));
        assertThat(printed).contains("Vergleich mit dem vorigen Bericht");
    }

    @Test
    void aCatalogueWithoutEditionAndAPreviousReportWithoutFactsAreNamedAndNotUsed(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("katalog.csv"), "id,titel\nORP.4,Identitäten\n");
        Pack pack = pack(
                folder,
                PACK.replace(
                        "\"kopf\": \"isms-kopf.csv\",",
                        "\"kopf\": \"isms-kopf.csv\", \"anforderungen\": \"katalog.csv\","
                                + " \"vorbericht-massnahmen\": \"isms-massnahmen.csv\","));

        assertThat(pack.problems()).extracting(Problem::code).containsExactly("EB-SEC-006", "EB-SEC-006");
        assertThat(pack.run().findings()).isNotEmpty();
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
