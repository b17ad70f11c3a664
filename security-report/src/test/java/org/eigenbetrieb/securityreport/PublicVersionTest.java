package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.report.Renderer;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the public version says where something is withheld, contradictory, approximate or marked in another way. */
class PublicVersionTest {

    private static final String KOPF =
            "merkmal,wert\nzeitraum-von,2026-01-01\nzeitraum-bis,2026-03-31\nstand,2026-03-31\n";

    private static Read<Optional<Taetigkeitsbericht>> read(String facts, String role, String table) {
        return SecurityReport.read(
                Map.of("kopf", Koblenz.csv(KOPF + facts), role, Koblenz.csv(table)),
                Koblenz.ZONE,
                PersonGuard.standard());
    }

    private static SecurityReport report(Classification audience, String facts, String role, String table) {
        return SecurityReport.of(read(facts, role, table).value().orElseThrow(), audience);
    }

    private static String printed(SecurityReport report) {
        return Renderers.markdown().render(report.document("Betrieb"));
    }

    /** A pack of papers with their audiences and files, each paper in a document of its own. */
    private static Pack pack(Path folder, Map<String, String> audiences, Map<String, String> tables, String parameters)
            throws IOException {
        List<String> papers = new ArrayList<>();
        List<String> documents = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, String> table : tables.entrySet()) {
            Files.writeString(folder.resolve(table.getKey() + ".csv"), table.getValue());
            files.add("\"%1$s\": \"%1$s.csv\"".formatted(table.getKey()));
        }
        audiences.forEach((id, audience) -> {
            papers.add("""
                    {"id": "%s", "title": "Bericht", "kind": "sicherheitsbericht", "year": 2026, "stichtag": "2026-03-31",
                     "files": {%s}, "parameters": {"leserkreis": "%s"%s}}""".formatted(id, String.join(", ", files), audience, parameters));
            documents.add(
                    "{\"id\": \"%1$s\", \"title\": \"Bericht\", \"subtitle\": \"\", \"number\": \"\", \"papers\": [\"%1$s\"]}"
                            .formatted(id));
        });
        Files.writeString(
                folder.resolve("pack.json"), """
                {"organisation": "Betrieb", "land": "RP", "municipality": "Nachbarstadt", "stand": "2026-03-31",
                 "planYear": 2026, "papers": [%s], "documents": [%s]}""".formatted(String.join(", ", papers), String.join(", ", documents)));
        return PackFolder.read(folder, SecurityReport.registry()).value().orElseThrow();
    }

    private static List<String> told(Pack pack) {
        return pack.problems().stream().map(Problem::toString).toList();
    }

    private static final Map<String, String> SECRETS = Map.of(
            "kopf",
            "merkmal,wert,einstufung\nzeitraum-von,2026-01-01,oeffentlich\nzeitraum-bis,2026-03-31,oeffentlich\n"
                    + "stand,2026-03-31,oeffentlich\nanfragen-gesamt,7117,intern\nsoftware-erfasst,9119,intern\n"
                    + "software-fehlend,6116,vertraulich\n",
            "anfragen",
            "art,bezeichnung,anzahl,einstufung\na,A,997,oeffentlich\nb,B,20,oeffentlich\nc,ZZGEHEIM,4714,intern\n");

    /** 7117 − 997 − 20 = 6100 and 9119 + 6116 = 15235 are nobody's business but the committee's. */
    @ParameterizedTest
    @CsvSource({"oeffentlich, intern", "intern, oeffentlich", "oeffentlich, vertraulich", "vertraulich, oeffentlich"})
    void aPackWithTwoAudiencesUsesNothingOfTheNarrowerPaper(String first, String second, @TempDir Path folder)
            throws IOException {
        Map<String, String> audiences = new LinkedHashMap<>();
        audiences.put("eins", first);
        audiences.put("zwei", second);
        Pack pack = pack(folder, audiences, SECRETS, "");
        PackRun run = pack.run();

        assertThat(pack.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-SEC-012");
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.place().file()).isEqualTo("pack.json");
            assertThat(problem.place().line()).isPositive();
        });
        for (String document : audiences.keySet()) {
            for (Renderer renderer :
                    List.of(Renderers.markdown(), Renderers.csv(), Renderers.text(), Renderers.html())) {
                assertThat(renderer.render(run.document(document, View.PRINTED)))
                        .doesNotContain("ZZGEHEIM", "4714", "7117", "7.117", "6100", "6.100", "15235", "15.235");
            }
        }
        assertThat(run.findings()).extracting(Finding::message).noneMatch(text -> text.contains("7117"));
        String own = first.equals("oeffentlich") ? "eins" : "zwei";
        assertThat(Renderers.csv().render(run.document(own, View.PRINTED))).contains("Einzeln ausgewiesen;1017");
    }

    /** 1000 of one report and 500 of the other are both right, although concept and period are the same. */
    @Test
    void twoReportsForOneAudienceDoNotShareFigures(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("kopf2.csv"), KOPF + "software-erfasst,500\nsoftware-fehlend,700\n");
        Map<String, String> audiences = new LinkedHashMap<>();
        audiences.put("eins", "oeffentlich");
        audiences.put("zwei", "oeffentlich");
        pack(folder, audiences, Map.of("kopf", KOPF + "software-erfasst,1000\nsoftware-fehlend,100\n"), "");
        String json = Files.readString(folder.resolve("pack.json"));
        int second = json.indexOf("\"zwei\"");
        Files.writeString(
                folder.resolve("pack.json"),
                json.substring(0, second) + json.substring(second).replace("kopf.csv", "kopf2.csv"));
        Pack pack = PackFolder.read(folder, SecurityReport.registry()).value().orElseThrow();

        assertThat(pack.problems()).isEmpty();
        assertThat(Renderers.csv().render(pack.run().document("eins", View.PRINTED)))
                .contains("1000 von 1100");
        assertThat(Renderers.csv().render(pack.run().document("zwei", View.PRINTED)))
                .contains("500 von 1200");
    }

    private static final String INCIDENTS = """
            id,bezeichnung,erkannt,eingedaemmt,schutzziele,einstufung
            A,Eins,2026-02-02T10:00,2026-02-02T10:30,vertraulichkeit,oeffentlich
            B,Zwei,2026-02-03T10:00,2026-02-05T10:00,integritaet,%s
            """;
    private static final String GOALS =
            "vorfaelle-gesamt,2\nerfasste-schutzziele,vertraulichkeit|integritaet\nmindestzahl-statistik,1\n";

    @ParameterizedTest
    @ValueSource(strings = {"intern", "vertraulich"})
    void whatIsWithheldIsNotZero(String classification) {
        String printed =
                printed(report(Classification.PUBLIC, GOALS, "vorfaelle", INCIDENTS.formatted(classification)));

        assertThat(printed)
                .contains("| Vertraulichkeit | mindestens 1 ", "| Integrität | – ", "| *ohne Angabe* | *–* ")
                .contains("die übrigen sind in dieser Fassung nicht enthalten")
                .contains("Die Dauern umfassen nur die Vorfälle, die diese Fassung einzeln aufführt.")
                .doesNotContain("| Integrität | 0 |");
    }

    @Test
    void whereAllIncidentsAreListedTheirNumbersArePrinted() {
        assertThat(printed(report(Classification.PUBLIC, GOALS, "vorfaelle", INCIDENTS.formatted("oeffentlich"))))
                .contains("| Vertraulichkeit | 1 |", "| Integrität | 1 |", "| *ohne Angabe* | *0* |")
                .doesNotContain("Die Dauern umfassen nur");
        assertThat(printed(report(Classification.CONFIDENTIAL, GOALS, "vorfaelle", INCIDENTS.formatted("intern"))))
                .contains("| Vertraulichkeit | 1 |", "| Integrität | 1 |");
    }

    /** Detected an hour before it occurred; and 120 minutes stated where the clock, put forward that night, gives 60. */
    @Test
    void contradictoryTimesGiveNoIntervalToThoseWhoSeeDaysOnly() {
        String table = """
                id,bezeichnung,eingetreten,erkannt,eingedaemmt,min_bis_erkennung,einstufung
                A,Eins,2026-02-02T10:00,2026-02-02T09:00,2026-02-02T12:00,,oeffentlich
                E,Fuenf,2026-03-29T01:30,2026-03-29T03:30,,120,oeffentlich
                G,Gut,2026-03-29T01:30,2026-03-29T03:30,,60,oeffentlich
                """;
        SecurityReport report = report(Classification.PUBLIC, "vorfaelle-gesamt,3\n", "vorfaelle", table);

        assertThat(report.version().incidents())
                .extracting(each -> each.duration(Incident.Metric.DETECT).isPresent())
                .containsExactly(false, false, true);
        assertThat(report.version()
                        .incidents()
                        .get(0)
                        .duration(Incident.Metric.CONTAIN)
                        .orElseThrow()
                        .label())
                .isEqualTo("3 h");
        assertThat(printed(report)).contains("widersprüchlich angegeben").doesNotContain("0 min bis", "09:00", "10:00");
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals("EB-SEC-105"))
                .extracting(Finding::meldung)
                .hasSize(2)
                .allMatch(text -> text.contains("Zeit bis zur Erkennung"))
                .noneMatch(text -> text.contains(":00") || text.contains("120"));
        Map<String, byte[]> written = SecurityReport.write(report.version(), CsvFormat.RFC4180);
        assertThat(new String(written.getOrDefault("vorfaelle", new byte[0]), StandardCharsets.UTF_8))
                .contains(",erkennung,");
    }

    /** isms-kopf.csv: software-fehlend ~74; 180 + 74 = 254, 180/254 = 70,9 %. */
    @Test
    void aboutIsSaidInEveryFormat() {
        SecurityReport report = SecurityReport.of(Koblenz.report(), Classification.PUBLIC);

        for (Renderer renderer : List.of(Renderers.markdown(), Renderers.text(), Renderers.html(), Renderers.csv())) {
            String text = renderer.render(report.document("Betrieb"));
            List<String> lines = (text.startsWith("<") ? text.replace('\n', ' ').replace("</tr>", "\n") : text)
                    .lines()
                    .filter(line -> line.contains("noch fehlend") && line.contains("74"))
                    .toList();
            assertThat(lines).isNotEmpty().allMatch(line -> line.contains("rund"));
        }
        assertThat(Renderers.csv().render(report.document("Betrieb")).lines())
                .filteredOn(line -> line.startsWith("gesamt;254") || line.startsWith("Erfassungsgrad;70,9"))
                .hasSize(2)
                .allMatch(line -> line.contains("rund"));
    }

    private static final String DUTIES =
            "pflicht,schritt,bezeichnung,nach,dauer,einheit,gueltig_von,gueltig_bis,quelle,fundstelle\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x,b,B,,2,tage,2025-01-01,,Q1,F1; gueltig_von",
                "x,b,B,,2,tage,2020-01-01,2024-12-31,Q1,F1; gueltig_bis",
                "x,b,B,,2,tage,2020-01-01,,Q2,F1; quelle",
                "x,b,B,,2,tage,2020-01-01,,Q1,F2; fundstelle",
                "x,a,A,,2,tage,2020-01-01,,Q1,F1; schritt",
                "x,b,B,zz,2,tage,2020-01-01,,Q1,F1; nach",
                "y,b,B,,2,tage,2020-01-01,2019-01-01,Q1,F1; gueltig_bis"
            })
    void aDutyThatDoesNotFitIsAProblemOfItsRowAndTheOthersAreKept(String row, String column) {
        Read<List<ReportingDuty>> read =
                ReportingDuty.read(Koblenz.csv(DUTIES + "x,a,A,,1,tage,2020-01-01,,Q1,F1\n" + row + "\n"));

        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-SEC-002");
            assertThat(problem.place().line()).isEqualTo(3);
            assertThat(problem.message()).startsWith(column);
        });
        assertThat(read.value())
                .singleElement()
                .satisfies(duty -> assertThat(duty.steps()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "TLP,TLP:RED",
        "TLP,AMBER",
        "VS,NfD",
        "freigabe,nein",
        "Freigabe,offen?",
        "nur_intern,ja",
        "intern,x",
        "bemerkung,nur intern",
        "oeffentlich,nein",
        "öffentlich,nein",
        "geheim,ja",
        "Klassifizierung,stufe 3",
        "Vertraulichkeit,hoch",
        "merker,VS-NfD",
        "anmerkung,nicht zur Veröffentlichung"
    })
    void aMarkInAnotherColumnWithholdsTheRow(String column, String mark) {
        Read<Optional<Taetigkeitsbericht>> read = read(
                "",
                "massnahmen",
                "art,id,bezeichnung,status,einstufung," + column + "\nmassnahme,A1,ZZMASS,geplant,oeffentlich," + mark
                        + "\nmassnahme,A2,Andere,geplant,oeffentlich,\n");
        SecurityReport report = SecurityReport.of(read.value().orElseThrow(), Classification.PUBLIC);

        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-SEC-008");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        });
        assertThat(printed(report)).contains("Andere").doesNotContain("ZZMASS");
    }

    @ParameterizedTest
    @CsvSource({"TLP,TLP:CLEAR", "freigabe,ja", "nur_intern,nein", "öffentlich,ja", "Vertraulichkeit,öffentlich"})
    void aMarkThatSaysPublicWithholdsNothing(String column, String mark) {
        SecurityReport report = report(
                Classification.PUBLIC,
                "",
                "massnahmen",
                "art,id,bezeichnung,status,einstufung," + column + "\nmassnahme,A1,ZZMASS,geplant,oeffentlich," + mark
                        + "\n");

        assertThat(printed(report)).contains("ZZMASS");
    }

    @Test
    void namesInDutiesEditionsAndDeclaredProjectsAreNotPrinted(@TempDir Path folder) throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("kopf", KOPF + "software-erfasst,180\nsoftware-fehlend,20\n");
        tables.put("projekte", "proj_id,name,geplanter_abschluss,erledigung_prozent\nerika.mustermann,P,2026,20\n");
        tables.put("projektbezug", "merkmal,proj_id\nsoftware-erfasst,erika.mustermann\n");
        tables.put(
                "massnahmen",
                "art,id,bezeichnung,anforderungen,einstufung\nmassnahme,1,Eins,erika.mustermann:ORP.4,oeffentlich\n");
        tables.put("anforderungen", "id,titel\nORP.4,Titel\n");
        tables.put(
                "pflichten",
                DUTIES + "x,a,Frau Erika Mustermann melden,,1,tage,2020-01-01,,Frau Erika Mustermann,bei Frau Erika"
                        + " Mustermann\n");
        tables.put("geltung", "pflicht,gilt,grund,einstufung\nx,offen,,oeffentlich\n");
        Pack pack = pack(folder, Map.of("isms", "vertraulich"), tables, ", \"anforderungen\": \"erika.mustermann\"");
        PackRun run = pack.run();

        assertThat(told(pack))
                .anyMatch(text -> text.startsWith("EB-SEC-005  projektbezug.csv:2:2"))
                .anyMatch(text -> text.startsWith("EB-SEC-005  massnahmen.csv:2:4"))
                .anyMatch(text -> text.startsWith("EB-SEC-005  pflichten.csv:2:3"))
                .anyMatch(text -> text.startsWith("EB-SEC-005  pflichten.csv:2:9"))
                .anyMatch(text -> text.startsWith("EB-SEC-005  pflichten.csv:2:10"))
                .anyMatch(text -> text.startsWith("EB-SEC-006  pack.json") && text.contains("anforderungen"));
        assertThat(Renderers.html().render(run.document("isms", View.PRINTED)).toLowerCase(Locale.ROOT))
                .doesNotContain("mustermann");
        assertThat(run.findings())
                .extracting(finding -> finding.message() + finding.meldung() + finding.citation())
                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("mustermann"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "0000-01-01", "1989-12-31", "2101", "9999-12-31", "2099-12-31/2101-01-01"})
    void aDueDateFarAwayIsASlip(String due) {
        Read<Optional<Taetigkeitsbericht>> read = read(
                "", "massnahmen", "art,id,bezeichnung,faellig,einstufung\nmassnahme,1,Eins," + due + ",oeffentlich\n");

        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-SEC-002");
            assertThat(problem.place()).hasToString("test.csv:2:4");
        });
        assertThat(read.value().orElseThrow().tasks()).isEmpty();
    }

    @Test
    void aReportThatIsDatedBeforeTheEndOfItsPeriodGetsAHint() {
        Read<Optional<Taetigkeitsbericht>> read = SecurityReport.read(
                Map.of("kopf", Koblenz.csv(KOPF.replace("stand,2026-03-31", "stand,2026-03-30"))),
                Koblenz.ZONE,
                PersonGuard.standard());

        assertThat(read.value()).isPresent();
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-SEC-013");
            assertThat(problem.severity()).isEqualTo(Severity.INFO);
            assertThat(problem.place()).hasToString("test.csv:4:2");
        });
    }

    @Test
    void anExpiredCertificateHasNoDaysLeft() {
        String table = "art,id,bezeichnung,faellig,status,einstufung\n"
                + "zertifizierung,Z1,Eins,2026-03-30,geplant,oeffentlich\n"
                + "zertifizierung,Z2,Zwei,2026-04-01,geplant,oeffentlich\n"
                + "zertifizierung,Z3,Drei,2026-03-21,geplant,oeffentlich\n";

        assertThat(printed(report(Classification.PUBLIC, "", "massnahmen", table)))
                .contains("an seit 1 Tag abgelaufen", "an noch 1 Tag bis zum 01.04.2026", "an seit 10 Tagen abgelaufen")
                .doesNotContain("-1 Tag", "-10 Tage");
    }

    /** 3 of 254: small numbers of applications are coarsened like all others. */
    @Test
    void smallNumbersOfApplicationsAreCoarsenedForThePublic() {
        String facts = "software-erfasst,251\nsoftware-fehlend,3\n";
        String none = "art,id,bezeichnung\n";

        assertThat(printed(report(Classification.PUBLIC, facts, "massnahmen", none)))
                .contains("251; noch fehlend: 1 bis 4", "noch fehlend | 1 bis 4")
                .doesNotContain("254", "fehlend | 3");
        assertThat(printed(report(Classification.INTERNAL, facts, "massnahmen", none)))
                .contains("251 von 254");
    }

    @Test
    void findingsPointToTheRowConcerned() {
        Taetigkeitsbericht report = SecurityReport.read(
                        Map.of(
                                "kopf",
                                Koblenz.csv(KOPF),
                                "vorfaelle",
                                table(
                                        "v.csv",
                                        "id,bezeichnung,erkannt\nA,Eins,2026-02-02T10:00\nB,Zwei,2026-02-02T10:00\n"),
                                "geltung",
                                table("g.csv", "pflicht,gilt,grund\nbsig-32,offen,\ndsgvo-33,ja,Betrieb\n"),
                                "meldungen",
                                table(
                                        "m.csv",
                                        "vorfall,pflicht,schritt,meldepflichtig,gemeldet\nA,bsig-32,,nein,\nB,bsig-32,,nein,\n"
                                                + "B,dsgvo-33,meldung,ja,2026-03-02\n")),
                        Koblenz.ZONE,
                        PersonGuard.standard())
                .value()
                .orElseThrow();

        assertThat(SecurityReport.of(report, Classification.CONFIDENTIAL).findings())
                .extracting(
                        finding -> finding.code() + " " + finding.cells().get(0).source())
                .contains("EB-SEC-110 m.csv:4", "EB-SEC-108 g.csv:2", "EB-SEC-109 v.csv:2");
    }

    private static CsvTable table(String file, String text) {
        return CsvReader.read(text.getBytes(StandardCharsets.UTF_8), file, CsvFormat.RFC4180, Limits.STANDARD)
                .orThrow();
    }

    @Test
    void whatIsWrongWithTheProjectListAndTheParametersIsSaid(@TempDir Path folder) throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("kopf", KOPF + "software-erfasst,180\nsoftware-fehlend,20\n");
        tables.put(
                "projekte",
                "proj_id,name,geplanter_abschluss,erledigung_prozent\nP1,Eins,2026,140\nP2,Zwei,2026,20\nP2,Zwei,2027,30\n");
        tables.put("projektbezug", "merkmal,proj_id\nsoftware-erfasst,P1\nsoftware-erfasst,P2\nsoftware-erfasst,P2\n");
        Pack pack = pack(folder, Map.of("isms", "vertraulich"), tables, ", \"anforderungen\": \"x\"");

        assertThat(told(pack))
                .hasSize(4)
                .anyMatch(text -> text.startsWith("EB-SEC-002  projekte.csv:2:4") && text.contains("140"))
                .anyMatch(text -> text.startsWith("EB-SEC-003  projekte.csv:4:1"))
                .anyMatch(text -> text.startsWith("EB-SEC-003  projektbezug.csv:4:2"))
                .anyMatch(text -> text.startsWith("EB-SEC-006  pack.json") && text.contains("without its table"));
        assertThat(pack.run().findings())
                .filteredOn(finding -> finding.code().equals("EB-SEC-125"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("90 %", "20 % of project P2"));
    }

    @Test
    void anOscalFileWhoseEditionSeemsToNameAPersonIsNotUsed(@TempDir Path folder) throws IOException {
        pack(folder, Map.of("isms", "vertraulich"), Map.of("kopf", KOPF), "");
        Files.writeString(folder.resolve("k.json"), "{}");
        Files.writeString(
                folder.resolve("pack.json"),
                Files.readString(folder.resolve("pack.json"))
                        .replace("\"files\": {", "\"files\": {\"katalog-erika.mustermann\": \"k.json\", "));
        Pack pack = PackFolder.read(folder, SecurityReport.registry()).value().orElseThrow();

        assertThat(told(pack))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("EB-SEC-006  pack.json")
                        .contains("\"katalog-…\" seems to name a person")
                        .doesNotContain("mustermann"));
    }
}
