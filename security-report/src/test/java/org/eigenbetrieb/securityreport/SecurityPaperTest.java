package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
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
                .contains("EB-SEC-102", "EB-SEC-120", "EB-SEC-122")
                .doesNotContain("EB-SEC-125");
        assertThat(run.findings())
                .flatExtracting(Finding::cells)
                .extracting(cell -> Objects.requireNonNull(cell.source()).file())
                .as("a finding points to what is printed")
                .doesNotContain("pack.json");
        assertThat(run.findings())
                .filteredOn(finding -> finding.code().equals("EB-SEC-102"))
                .flatExtracting(Finding::cells)
                .extracting(cell -> String.valueOf(cell.source()))
                .containsExactly("isms-kopf.csv:5");
        assertThat(run.findings())
                .filteredOn(finding -> finding.code().equals("EB-SEC-112"))
                .flatExtracting(Finding::cells)
                .extracting(cell -> String.valueOf(cell.source()))
                .as("the table, not its row: rows tell how many were left out")
                .containsExactly("isms-massnahmen.csv");
        assertThat(Renderers.csv().render(run.document("isms-2023", View.PRINTED)))
                .contains("Anfragen nach Art", "180 von rund 254", "Link in einer E-Mail", "15 min");
        assertThat(run.explain(rest).toText()).contains("Gesamtzahl − Summe der Arten");
    }

    /** isms-kennzahlen.csv, textzeile 2337: 180 and about 74 of 254 = 71 %; projekte, 10_032, textzeile 2100: 20 %. */
    @Test
    void theRegisterIsComparedWithTheProjectThatATableDeclares(@TempDir Path folder) throws IOException {
        String declared = PACK.replace("\"projekte\": ", "\"projektbezug\": \"isms-projektbezug.csv\", \"projekte\": ");
        Pack pack = pack(folder, declared);

        assertThat(pack.problems()).isEmpty();
        assertThat(pack.run().findings())
                .filteredOn(finding -> finding.code().equals("EB-SEC-125"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.meldung()).contains("180 von rund 254", "rund 71 %", "10_032 20 %");
                    assertThat(finding.cells())
                            .extracting(cell -> String.valueOf(cell.source()))
                            .containsExactly("isms-kopf.csv:7", "projekte-2023-08-31.csv:20:5");
                });

        Files.writeString(
                folder.resolve("projekte-2023-08-31.csv"),
                Files.readString(folder.resolve("projekte-2023-08-31.csv"))
                        .replace("Dokumentation,20,Q4/2023", "Dokumentation,71,Q4/2023"));
        assertThat(PackFolder.read(folder, SecurityReport.registry())
                        .value()
                        .orElseThrow()
                        .run()
                        .findings())
                .extracting(Finding::code)
                .doesNotContain("EB-SEC-125");
    }

    @Test
    void aDeclaredProjectThatIsNotThereIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("bezug.csv"), "merkmal,proj_id\nsoftware-erfasst,99_999\nanfragen-gesamt,10_032\n");
        Pack pack = pack(folder, PACK.replace("\"projekte\": ", "\"projektbezug\": \"bezug.csv\", \"projekte\": "));

        assertThat(pack.problems())
                .extracting(Problem::toString)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("EB-SEC-002  bezug.csv:2:2  column proj_id")
                                .contains("expected the id of a project of the project list")
                                .doesNotContain("99_999"), // ids of projects have classes of their own
                        second -> assertThat(second)
                                .startsWith("EB-SEC-002  bezug.csv:3")
                                .contains("software-erfasst"));
    }

    @Test
    void columnsThatAreNotReadAreNamedInAllTables(@TempDir Path folder) throws IOException {
        pack(folder, PACK);
        for (String[] each : new String[][] {
            {"isms-kopf.csv", "merkmal,wert,textzeile", "merkmal,wert,einstuffung"},
            {"isms-anfragen.csv", "einstufung", "einstuffung"},
            {"isms-vorfaelle.csv", "min_bis_eindaemmung", "min_bis_eindaemung"},
            {"isms-massnahmen.csv", "faellig", "faelig"},
            {"sicherheit-ereignisse.csv", "quelle", "vermerk"}
        }) {
            Path file = folder.resolve(each[0]);
            Files.writeString(file, Files.readString(file).replaceFirst(each[1], each[2]));
        }

        assertThat(PackFolder.read(folder, SecurityReport.registry()).problems())
                .filteredOn(problem -> problem.code().equals("EB-SEC-008"))
                .extracting(problem -> problem.severity() + " " + problem.place() + " " + problem.message())
                .containsExactlyInAnyOrder(
                        "WARNING isms-kopf.csv:1:3 column \"einstuffung\" is not read – did you mean \"einstufung\"?",
                        "WARNING isms-anfragen.csv:1:4 column \"einstuffung\" is not read – did you mean \"einstufung\"?",
                        "WARNING isms-vorfaelle.csv:1:4 column \"min_bis_eindaemung\" is not read – did you mean"
                                + " \"min_bis_eindaemmung\"?",
                        "WARNING isms-massnahmen.csv:1:4 column \"faelig\" is not read – did you mean \"faellig\"?",
                        "INFO sicherheit-ereignisse.csv column \"vermerk\" is not read");
    }

    /** Whoever misspells the column of classes has not said that the facts are public. */
    @Test
    void aMisspelledColumnOfClassesMakesNothingPublic(@TempDir Path folder) throws IOException {
        pack(folder, PACK);
        Path kopf = folder.resolve("isms-kopf.csv");
        Files.writeString(kopf, Files.readString(kopf).replaceFirst("textzeile", "einstuffung"));

        assertThat(PackFolder.read(folder, SecurityReport.registry()).problems())
                .filteredOn(problem -> problem.code().equals("EB-SEC-007"))
                .hasSize(3)
                .allMatch(problem -> problem.message().contains("every version of the report names"));
    }

    @Test
    void tablesThatHoldForEveryVersionHaveNoClasses(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("frei.csv"), "tag,einstufung\n2023-05-01,vertraulich\n");
        Pack pack = pack(folder, PACK.replace("\"projekte\": ", "\"feiertage\": \"frei.csv\", \"projekte\": "));

        assertThat(pack.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.toString())
                    .startsWith("EB-SEC-007  frei.csv:1:2")
                    .contains("feiertage", "not used");
            assertThat(problem.toString()).doesNotContain("2023-05-01");
        });
    }

    @Test
    void aFactOfANarrowerClassIsWithheldAndTheVersionSaysSo(@TempDir Path folder) throws IOException {
        pack(folder, PACK);
        Path kopf = folder.resolve("isms-kopf.csv");
        Files.writeString(
                kopf,
                Files.readString(kopf)
                        .replace("textzeile", "einstufung")
                        .replaceAll("(?m),[0-9]+$", ",oeffentlich")
                        .replace("~74,oeffentlich", "~74,vertraulich"));
        Pack pack = PackFolder.read(folder, SecurityReport.registry()).value().orElseThrow();

        assertThat(pack.problems()).isEmpty();
        assertThat(Renderers.text(200).render(pack.run().document("isms-2023", View.PRINTED)))
                .contains("Fehlende Verfahren", "in dieser Fassung nicht enthalten", "180")
                .doesNotContain("rund 74", "254");
    }

    @Test
    void aPublicRunRepeatsNoCellThatThePublicMayNotSee(@TempDir Path folder) throws IOException {
        pack(folder, PACK);
        Files.writeString(folder.resolve("isms-vorfaelle.csv"), """
                id,bezeichnung,gemeldet,min_bis_eindaemmung,einstufung
                V-1,geheim,2023-02-30,4,vertraulich
                V-2,offen,2023-04-11,viele,oeffentlich
                V-2,offen,2023-04-11,4,oeffentlich
                """);
        Path tasks = folder.resolve("isms-massnahmen.csv");
        Files.writeString(tasks, Files.readString(tasks).replaceFirst("Q4/2023", "30.02.2023"));

        assertThat(PackFolder.read(folder, SecurityReport.registry()).problems())
                .extracting(Problem::toString)
                .satisfiesExactlyInAnyOrder(
                        hidden -> assertThat(hidden)
                                .startsWith("EB-SEC-002  isms-vorfaelle.csv:2:3  column gemeldet: what stands here")
                                .contains("expected for example 2023-04-11T09:12", "not repeated here")
                                .doesNotContain("2023-02-30"),
                        number -> assertThat(number)
                                .startsWith("EB-SEC-002  isms-vorfaelle.csv:3:4  column min_bis_eindaemmung")
                                .doesNotContain("viele"),
                        date -> assertThat(date)
                                .startsWith("EB-SEC-002  isms-massnahmen.csv:5:4  faellig \"30.02.2023\" is not a date")
                                .contains("expected for example 2025-04-30"));
    }

    /** A misspelled role, a table under the role of a document, a misspelled kind: nobody knows who may read the file. */
    @Test
    void ofFilesThatNobodyKnowsNoCellIsRepeated(@TempDir Path folder) throws IOException {
        pack(folder, PACK);
        Files.writeString(
                folder.resolve("isms-vorfaelle.csv"), "Zqx1,Zqx2,Zqx2\nV-1,\"a\"Zqx3,intern\nZqx4\nZqx5,a,b,Zqx6\n");
        for (String json : List.of(
                PACK.replace("\"vorfaelle\":", "\"vorfaele\":"),
                PACK.replace("\"vorfaelle\":", "\"katalog-x\":"),
                PACK.replace("sicherheitsbericht", "sicherheits-bericht"))) {
            Files.writeString(folder.resolve("pack.json"), json);

            assertThat(PackFolder.read(folder, SecurityReport.registry()).problems())
                    .extracting(Problem::toString)
                    .anyMatch(text -> text.contains("isms-vorfaelle.csv:1"))
                    .noneMatch(text -> text.contains("Zqx"));
        }
    }

    @Test
    void contradictingAndMisspelledNotificationsAreNamedAndTheStricterCounts(@TempDir Path folder) throws IOException {
        pack(
                folder,
                PACK.replace("\"kopf\":", "\"geltung\": \"geltung.csv\", \"meldungen\": \"meldungen.csv\", \"kopf\":")
                        .replace("\"oeffentlich\"", "\"vertraulich\""));
        Files.writeString(folder.resolve("geltung.csv"), "pflicht,gilt,grund\ndsgvo-33,ja,G\ndsgvo-34x,ja,G\n");
        Files.writeString(
                folder.resolve("isms-vorfaelle.csv"),
                "id,bezeichnung,gemeldet\nA,eins,2023-03-01T10:00\nB,zwei,2023-03-01T10:00\n");
        Files.writeString(folder.resolve("meldungen.csv"), """
                vorfall,pflicht,schritt,meldepflichtig,gemeldet
                A,dsgvo-33,meldung,nein,
                A,dsgvo-33,meldung,ja,2023-03-09T10:00
                B,dsgvo-33,meldnug,ja,2023-03-02T10:00
                """);
        Pack pack = PackFolder.read(folder, SecurityReport.registry()).value().orElseThrow();

        assertThat(pack.problems())
                .extracting(problem -> problem.code() + " " + problem.place())
                .containsExactlyInAnyOrder(
                        "EB-SEC-009 meldungen.csv:3:1", "EB-SEC-010 geltung.csv:3:1", "EB-SEC-010 meldungen.csv:4:3");
        assertThat(pack.problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.contains("meldungen.csv:2"))
                .anyMatch(text -> text.contains("did you mean \"meldung\"?"));
        assertThat(pack.run().findings())
                .filteredOn(finding -> finding.code().equals("EB-SEC-110"))
                .as("A was reported after 72 hours; what was reported of B nobody can tell")
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("A");
    }

    /** What stands there may be the first row, and a word in it the name of a column by chance. */
    @Test
    void aFirstLineThatIsNoHeaderIsARow(@TempDir Path folder) throws IOException {
        pack(folder, PACK);
        Files.writeString(folder.resolve("isms-vorfaelle.csv"), "ZqxI,ZqxT,id,x\nZqxI,ZqxT,id\nA,B,C,D\n");
        Files.writeString(
                folder.resolve("isms-massnahmen.csv"), "massnahme,status,ZqxT,ZqxGrund,intern\nmassnahme,a,b,c,d\n");

        assertThat(PackFolder.read(folder, SecurityReport.registry()).problems())
                .extracting(Problem::toString)
                .anyMatch(
                        text -> text.contains("the first line does not look like the header of the table \"vorfaelle\"")
                                && text.contains("expected a header line that names bezeichnung, id"))
                .anyMatch(text -> text.contains("header of the table \"massnahmen\""))
                .noneMatch(text -> text.contains("Zqx"));
    }

    /** Remedies say nothing of what stands in a file. */
    @Test
    void whatIsWrongWithAFileAsAWholeIsSaidWithItsRemedy(@TempDir Path folder) throws IOException {
        pack(folder, PACK);
        Path incidents = folder.resolve("isms-vorfaelle.csv");
        Files.writeString(incidents, Files.readString(incidents).replace(',', ';'));
        Path requests = folder.resolve("isms-anfragen.csv");
        Files.write(requests, Files.readString(requests).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(PackFolder.read(folder, SecurityReport.registry()).problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.startsWith("EB-CSV-005  isms-vorfaelle.csv:1:1")
                        && text.contains("declare the delimiter semicolon (;)"))
                .anyMatch(text -> text.startsWith("EB-CSV-002  isms-anfragen.csv")
                        && text.contains("declare the encoding Windows-1252, or save the file as UTF-8"))
                .noneMatch(text -> text.contains("Anträge") || text.contains("Rogue"));
    }

    @Test
    void aFileThatCannotBeReadHidesNoProblemOfTheOthers(@TempDir Path folder) throws IOException {
        pack(folder, PACK);
        Path incidents = folder.resolve("isms-vorfaelle.csv");
        Files.writeString(incidents, Files.readString(incidents).replace(',', ';'));
        Path tasks = folder.resolve("isms-massnahmen.csv");
        Files.writeString(tasks, Files.readString(tasks).replaceFirst("Q4/2023", "30.02.2023"));
        Files.writeString(
                folder.resolve("sicherheit-ereignisse.csv"), "tag,bezeichnung,schutzziel\n12.06.2023,Wasser,egal\n");

        assertThat(PackFolder.read(folder, SecurityReport.registry()).problems())
                .extracting(problem -> problem.code() + " " + problem.place())
                .contains(
                        "EB-CSV-005 isms-vorfaelle.csv:1:1",
                        "EB-SEC-002 isms-massnahmen.csv:5:4",
                        "EB-SEC-002 sicherheit-ereignisse.csv:2:1",
                        "EB-SEC-002 sicherheit-ereignisse.csv:2:3")
                .noneMatch(text -> text.startsWith("EB-SEC-006"));
    }

    @Test
    void withoutSingleFactsAllOtherTablesAreCheckedAllTheSame(@TempDir Path folder) throws IOException {
        pack(folder, PACK.replace("\"kopf\": \"isms-kopf.csv\",", "\"pflichten\": \"pflichten.csv\","));
        Files.writeString(folder.resolve("pflichten.csv"), "pflicht,schritt\n");
        Path tasks = folder.resolve("isms-massnahmen.csv");
        Files.writeString(tasks, Files.readString(tasks).replaceFirst("Q4/2023", "30.02.2023"));

        assertThat(PackFolder.read(folder, SecurityReport.registry()).problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.startsWith("EB-SEC-006") && text.contains("\"kopf\" is missing"))
                .anyMatch(text -> text.startsWith("EB-SEC-002  isms-massnahmen.csv:5:4"))
                .anyMatch(text -> text.startsWith("EB-CSV-019  pflichten.csv"));
    }

    @Test
    void aMeasureOfAProjectThatIsNotInTheListIsNamed(@TempDir Path folder) throws IOException {
        pack(folder, PACK);
        Path tasks = folder.resolve("isms-massnahmen.csv");
        Files.writeString(tasks, Files.readString(tasks).replace("17_089", "17_98x"));

        assertThat(PackFolder.read(folder, SecurityReport.registry()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("EB-SEC-011  isms-massnahmen.csv:3:6  column projekt: this project is not in")
                        .doesNotContain("17_98x"));
        Files.writeString(folder.resolve("pack.json"), PACK.replace("\"oeffentlich\"", "\"vertraulich\""));
        assertThat(PackFolder.read(folder, SecurityReport.registry()).problems())
                .singleElement()
                .asString()
                .contains("project \"17_98x\" is not in the project list");
    }

    /** The project list is another paper's: there, intern is a word like others. */
    @Test
    void aWordInTheProjectListClassifiesItOnlyWhereTheColumnHoldsNothingElse(@TempDir Path folder) throws IOException {
        pack(folder, PACK);
        Path projects = folder.resolve("projekte-2023-08-31.csv");
        String list = Files.readString(projects);
        for (String[] each : new String[][] {
            {"auftraggeber", "intern", "extern", "found"}, {"zugang", "intern", "oeffentlich", "hidden"},
            {"", "vertraulich", "", "hidden"}, {"", "extern", "intern", "hidden"}
        }) {
            StringBuilder changed = new StringBuilder();
            int line = 0;
            for (String row : list.lines().toList()) {
                changed.append(row)
                        .append(',')
                        .append(line == 0 ? each[0] : each[1 + line % 2])
                        .append('\n');
                line++;
            }
            Files.writeString(projects, changed.toString());

            assertThat(PackFolder.read(folder, SecurityReport.registry())
                            .value()
                            .orElseThrow()
                            .run()
                            .findings())
                    .as("column %s", each[0])
                    .extracting(Finding::code)
                    .satisfies(codes -> assertThat(codes.contains("EB-SEC-122")).isEqualTo(each[3].equals("found")));
        }
    }

    /** Classes in a column whose name was forgotten count. */
    @Test
    void aColumnOfClassesWithoutNameMakesNothingPublic(@TempDir Path folder) throws IOException {
        pack(folder, PACK);
        Files.writeString(
                folder.resolve("isms-vorfaelle.csv"),
                "id,bezeichnung,,einstufung\n1,ZqxA,vertraulich,oeffentlich\n2,ZqxB,,oeffentlich\n");
        Files.writeString(
                folder.resolve("sicherheit-ereignisse.csv"),
                "tag,,bezeichnung,schutzziel\n2023-06-12,intern,ZqxC,verfuegbarkeit\n");
        Pack pack = PackFolder.read(folder, SecurityReport.registry()).value().orElseThrow();

        assertThat(pack.problems())
                .extracting(Problem::toString)
                .anyMatch(text ->
                        text.startsWith("EB-SEC-008  isms-vorfaelle.csv") && text.contains("number 3 without a name"))
                .anyMatch(text -> text.startsWith("EB-SEC-008  sicherheit-ereignisse.csv"));
        assertThat(Renderers.csv().render(pack.run().document("isms-2023", View.PRINTED)))
                .contains("ZqxB")
                .doesNotContain("ZqxA", "ZqxC");
        assertThat(pack.run().findings()).extracting(Finding::meldung).noneMatch(text -> text.contains("ZqxC"));
    }

    /** What stands behind the last name of the header is a cell like others. */
    @Test
    void whatStandsInAColumnWithoutNameIsNotRepeated(@TempDir Path folder) throws IOException {
        pack(folder, PACK);
        Files.writeString(folder.resolve("isms-vorfaelle.csv"), "id,bezeichnung,einstufung,\n1,Vorfall,intern,Zqx\n");

        assertThat(PackFolder.read(folder, SecurityReport.registry()).problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.startsWith("EB-CSV-006  isms-vorfaelle.csv:2:4  a column has no name"))
                .noneMatch(text -> text.contains("Zqx"));
    }

    @Test
    void aCatalogueThatCannotBeUsedIsNotSaidToBeMissing(@TempDir Path folder) throws IOException {
        Pack pack = packWithCatalogues(folder, CATALOGUE.replace("\"controls\"", "\"controlls\""), "");

        assertThat(pack.problems())
                .extracting(problem -> problem.code() + " " + problem.place().file())
                .contains("EB-OSC-010 kernel.json", "EB-OSC-012 kernel.json");
        assertThat(pack.run().findings())
                .filteredOn(finding -> finding.meldung().contains("BER.7"))
                .extracting(Finding::meldung)
                .containsExactly(
                        "Der Verweis grundschutz++:BER.7 ist nicht geprüft: Der Katalog dieser Ausgabe liegt bei,"
                                + " ist aber nicht verwendbar.");
        assertThat(Renderers.text(200).render(pack.run().document("isms-2023", View.PRINTED)))
                .contains("Katalog nicht verwendbar");
    }

    @Test
    void aPreviousReportThatIsNotEarlierIsNamed(@TempDir Path folder) throws IOException {
        Pack pack =
                pack(folder, PACK.replace("\"projekte\": ", "\"vorbericht-kopf\": \"isms-kopf.csv\", \"projekte\": "));

        assertThat(pack.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("EB-SEC-006")
                        .contains("2023-08-31", "nothing is compared"));
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

    private static final String CATALOGUE = """
            {"catalog": {"uuid": "%s", "metadata": {"title": "Kernel", "version": "2", "oscal-version": "1.1.3"}, "groups": [
              {"id": "BER", "title": "Berechtigung", "controls": [
                {"id": "BER.1", "title": "Rollen", "controls": [{"id": "BER.1.1", "title": "Rollen trennen"}]},
                {"id": "BER.2", "title": "Konten", "props": [{"name": "status", "value": "Withdrawn"}]},
                {"id": "BER.3", "title": "Fristen"}]}]}}
            """.formatted("11111111-1111-4111-8111-111111111111");
    private static final String PROFILE = """
            {"profile": {"metadata": {"title": "Auswahl", "oscal-version": "1.1.3"},
              "imports": [{"href": "#r1", "include-controls": [{"with-ids": ["BER.1"], "with-child-controls": "yes"}]}],
              "back-matter": {"resources": [{"uuid": "r1", "rlinks": [{"href": "../quelle/kernel.json"}]}]}}}
            """;
    private static final String MAPPING = """
            {"mapping-collection": {"mappings": [{"source-resource": {"href": "alt.json"},
              "target-resource": {"href": "ziel/kernel.json"}, "status": "draft", "maps": [
                {"relationship": "subset-of", "sources": [{"id-ref": "ORP.4"}], "targets": [{"id-ref": "BER.1"}, {"id-ref": "BER.9"}]}]}]}}
            """;
    private static final String TASKS = """
            art,id,bezeichnung,faellig,status,anforderungen,einstufung
            massnahme,1,Rollen trennen,,geplant,grundschutz++:BER.1.1,oeffentlich
            massnahme,2,Konten prüfen,,geplant,grundschutz++:BER.2,oeffentlich
            massnahme,3,Fristen setzen,,geplant,grundschutz++:BER.3,oeffentlich
            massnahme,4,Anmeldung,,geplant,it-grundschutz-2023:ORP.4,oeffentlich
            massnahme,5,Zutritt,,geplant,grundschutz++:BER.7,oeffentlich
            """;

    private static Pack packWithCatalogues(Path folder, String catalogue, String parameters) throws IOException {
        Files.writeString(folder.resolve("kernel.json"), catalogue);
        Files.writeString(folder.resolve("profil.json"), PROFILE);
        Files.writeString(folder.resolve("zuordnung.json"), MAPPING);
        Files.writeString(folder.resolve("vorhaben.csv"), TASKS);
        Files.writeString(folder.resolve("alt.csv"), "id,titel\nORP.5,Anderes\n");
        return pack(
                folder,
                PACK.replace(
                                "\"massnahmen\": \"isms-massnahmen.csv\",",
                                "\"massnahmen\": \"vorhaben.csv\", \"anforderungen\": \"alt.csv\","
                                        + " \"katalog-grundschutz++\": \"kernel.json\", \"profil-grundschutz++\": \"profil.json\","
                                        + " \"zuordnung-it-grundschutz-2023\": \"zuordnung.json\",")
                        .replace(
                                "\"oeffentlich\",",
                                "\"vertraulich\", \"anforderungen\": \"it-grundschutz-2023\"," + parameters));
    }

    @Test
    void oscalFilesOfThePackCheckTheReferences(@TempDir Path folder) throws IOException {
        Pack pack = packWithCatalogues(folder, CATALOGUE, "");

        assertThat(pack.problems())
                .extracting(problem -> problem.code() + " " + problem.place())
                .containsExactlyInAnyOrder(
                        "EB-OSC-007 kernel.json",
                        "EB-OSC-007 profil.json",
                        "EB-OSC-007 zuordnung.json",
                        "EB-OSC-008 zuordnung.json");
        assertThat(pack.problems())
                .extracting(Problem::message)
                .anyMatch(text -> text.endsWith("does not have: BER.9"));
        assertThat(pack.run().findings())
                .filteredOn(finding -> finding.code().compareTo("EB-SEC-116") >= 0
                                && finding.meldung().contains("Anforderung BER")
                        || finding.meldung().contains("ORP.4"))
                .extracting(finding -> finding.code() + " " + finding.meldung())
                .containsExactlyInAnyOrder(
                        "EB-SEC-116 Die Anforderung BER.2 ist in der Ausgabe grundschutz++ entfallen.",
                        "EB-SEC-116 Die Anforderung BER.7 gibt es in der Ausgabe grundschutz++ nicht.",
                        "EB-SEC-116 Die Anforderung ORP.4 gibt es in der Ausgabe it-grundschutz-2023 nicht; die Zuordnung"
                                + " zu anderen Katalogen nennt stattdessen BER.1, BER.9.",
                        "EB-SEC-124 Die Anforderung BER.3 steht im Katalog grundschutz++, das Profil des Betriebs wählt"
                                + " sie aber nicht aus.");
        assertThat(Renderers.text().render(pack.run().document("isms-2023", View.PRINTED)))
                .contains("grundschutz++: Kernel, Version 2, SHA-256 ");
    }

    /** The mapping of the BSI names the catalogue by a uuid that the catalogue of today no longer has. */
    @Test
    void aMappingThatWasMadeForAnotherVersionIsSaidNotToBeChecked(@TempDir Path folder) throws IOException {
        packWithCatalogues(folder, CATALOGUE, "");
        Files.writeString(
                folder.resolve("zuordnung.json"),
                MAPPING.replace(
                        "{\"href\": \"ziel/kernel.json\"}",
                        "{\"href\": \"ziel/abc-kernel.json\", \"props\": [{\"name\": \"catalog_uuid\", \"value\":"
                                + " \"22222222-2222-4222-8222-222222222222\"}]}"));
        Pack pack = PackFolder.read(folder, SecurityReport.registry()).value().orElseThrow();

        assertThat(pack.problems())
                .filteredOn(problem -> problem.code().equals("EB-OSC-009"))
                .singleElement()
                .asString()
                .contains("zuordnung.json", "ziel/abc-kernel.json", "its uuid is 22222222-2222-4222-8222-222222222222");
        assertThat(pack.problems()).extracting(Problem::code).doesNotContain("EB-OSC-008");
    }

    @Test
    void aPinnedFileIsUsedAndAnotherOneIsNot(@TempDir Path folder, @TempDir Path other) throws Exception {
        String pin = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(CATALOGUE.getBytes(StandardCharsets.UTF_8)));
        String parameter = "\"sha256-katalog-grundschutz++\": \"" + pin + "\", ";

        Pack same = packWithCatalogues(folder, CATALOGUE, parameter);
        Pack changed = packWithCatalogues(other, CATALOGUE.replace("Fristen", "Termine"), parameter);

        assertThat(same.problems())
                .extracting(Problem::place)
                .noneMatch(place -> place.file().equals("kernel.json"));
        assertThat(changed.problems())
                .filteredOn(problem -> problem.code().equals("EB-OSC-004"))
                .singleElement()
                .asString()
                .contains("kernel.json", "pinned is " + pin);
        assertThat(changed.run().findings())
                .extracting(Finding::meldung)
                .anyMatch(text -> text.startsWith("Der Verweis grundschutz++:BER.1.1 ist nicht geprüft"));
    }

    @Test
    void brokenAndMissingOscalFilesAreNamedAndTheReportIsMade(@TempDir Path folder, @TempDir Path other)
            throws IOException {
        Pack broken = packWithCatalogues(folder, CATALOGUE.substring(0, 120), "");
        Pack missing = pack(
                other,
                PACK.replace(
                        "\"kopf\":",
                        "\"katalog-grundschutz++\": \"../kernel.json\",  \"katalog-x\": \"weg.json\", \"kopf\":"));

        assertThat(broken.problems()).extracting(Problem::code).contains("EB-JSN-001", "EB-OSC-006");
        assertThat(broken.run().findings()).isNotEmpty();
        assertThat(missing.problems()).extracting(Problem::code).containsExactlyInAnyOrder("EB-PCK-017", "EB-PCK-032");
        assertThat(missing.run().findings()).isNotEmpty();
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
