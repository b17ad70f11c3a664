package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.junit.jupiter.api.Test;

class ReportReaderTest {

    private static final String KOPF =
            "merkmal,wert\nzeitraum-von,2023-01-01\nzeitraum-bis,2023-12-31\nstand,2024-01-15\n";

    private static Read<Optional<Taetigkeitsbericht>> read(String... rolesAndTables) {
        Map<String, CsvTable> tables = new LinkedHashMap<>();
        for (int i = 0; i < rolesAndTables.length; i += 2) {
            tables.put(
                    rolesAndTables[i],
                    CsvReader.read(
                                    rolesAndTables[i + 1].getBytes(StandardCharsets.UTF_8),
                                    "test.csv",
                                    CsvFormat.RFC4180,
                                    Limits.STANDARD)
                            .value());
        }
        return SecurityReport.read(tables, Koblenz.ZONE, PersonGuard.standard());
    }

    @Test
    void badRowsAreNamedAllAtOnceAndGoodOnesKept() {
        Read<Optional<Taetigkeitsbericht>> read = read(
                "kopf",
                KOPF + "anfragen-gesamt,viele\nmindestzahl-statistik,3\nfarbe,rot\n",
                "anfragen",
                "art,bezeichnung,anzahl\nallgemein,allgemein,74\nallgemein,noch einmal,3\nsoftware,,4\nX Y,falsch,1\n",
                "vorfaelle",
                "id,bezeichnung,erkannt,schutzziele\n1,eins,2023-02-30,\n2,zwei,2023-02-03,vertraulichkeit|unsinn\n3,drei,2023-02-03,vertraulichkeit|integritaet\n",
                "massnahmen",
                "art,id,bezeichnung,faellig,fortschritt\nmassnahme,a,A,bald,\nmassnahme,b,B,Q4/2023,110\nding,c,C,,\nmassnahme,d,D,Q4/2023,50\n",
                "meldungen",
                "vorfall,pflicht,meldepflichtig\n9,dsgvo-33,ja\n3,dsgvo-33,ja\n");

        Taetigkeitsbericht report = read.value().orElseThrow();
        assertThat(report.requests()).extracting(RequestCount::kind).containsExactly("allgemein");
        assertThat(report.incidents()).extracting(Incident::id).containsExactly("3");
        assertThat(report.tasks()).extracting(Task::id).containsExactly("d");
        assertThat(report.notifications()).hasSize(1);
        assertThat(report.requestsTotal()).isEqualTo(Count.UNKNOWN);
        assertThat(read.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "EB-SEC-002",
                        "EB-SEC-001", // kopf
                        "EB-SEC-003",
                        "EB-SEC-002",
                        "EB-SEC-002", // anfragen
                        "EB-SEC-002",
                        "EB-SEC-002", // vorfaelle
                        "EB-SEC-002",
                        "EB-SEC-002",
                        "EB-SEC-002", // massnahmen
                        "EB-SEC-004"); // meldungen
    }

    @Test
    void aReportWithoutPeriodOrDateIsNone() {
        Read<Optional<Taetigkeitsbericht>> read = read("kopf", "merkmal,wert\nzeitraum-von,2023-01-01\n");

        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .extracting(Problem::message)
                .allMatch(text -> text.contains("missing"))
                .hasSize(2);
    }

    @Test
    void missingColumnsAreNamed() {
        assertThat(read("kopf", KOPF, "anfragen", "art,titel\nx,y\n").problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("EB-CSV-019", "EB-CSV-019", "EB-SEC-008");
    }

    @Test
    void aFactThatDoesNotFitIsNamedWithItsPlaceAndWhatIsExpected() {
        assertThat(read("kopf", KOPF.replace("2023-12-31", "31.12.2023")).problems())
                .extracting(Problem::toString)
                .containsExactly("EB-SEC-002  test.csv:3:2  wert \"31.12.2023\" is not a day\n"
                        + "            expected a day such as 2023-06-30 – the fact is left out");
        assertThat(read("kopf", KOPF.replace("2023-12-31", "2022-12-31")).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "EB-SEC-001  test.csv:3:2  the period ends on 2022-12-31, before it begins on 2023-01-01\n"
                                + "            expected a last day from 2023-01-01 on; without a period there is no"
                                + " report");
        assertThat(read("kopf", KOPF + "anfragen-gesammt,7\n").problems())
                .extracting(Problem::message)
                .containsExactly("the fact \"anfragen-gesammt\" is not known here – did you mean \"anfragen-gesamt\"?");
    }

    @Test
    void factsHaveClassesThatAreWrittenAndReadBack() {
        Taetigkeitsbericht report = read(
                        "kopf",
                        KOPF.replace("wert\n", "wert,einstufung\n").replaceAll("(?m)([0-9])$", "$1,oeffentlich")
                                + "software-fehlend,~74,vertraulich\nsoftware-erfasst,180,\n")
                .orThrow()
                .orElseThrow();

        assertThat(report.factClasses())
                .containsOnly(
                        Map.entry("software-fehlend", Classification.CONFIDENTIAL),
                        Map.entry("software-erfasst", Classification.INTERNAL));
        Map<String, CsvTable> written = new HashMap<>();
        SecurityReport.write(report, CsvFormat.RFC4180)
                .forEach((role, bytes) -> written.put(role, Koblenz.csv(new String(bytes, StandardCharsets.UTF_8))));
        assertThat(SecurityReport.read(written, Koblenz.ZONE, PersonGuard.standard())
                        .orThrow()
                        .orElseThrow()
                        .factClasses())
                .isEqualTo(report.factClasses());
    }

    @Test
    void unknownTablesAreMisuse() {
        assertThatThrownBy(() -> read("kopf", KOPF, "vorfall", KOPF)).hasMessageContaining("vorfaelle");
        assertThatThrownBy(() -> read("anfragen", KOPF)).hasMessageContaining("kopf");
    }

    @Test
    void longTextsAreNoTextsOfAReport() {
        assertThat(read("kopf", KOPF, "vorfaelle", "id,bezeichnung\n1," + "x".repeat(301) + "\n")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("301 characters"));
    }

    @Test
    void requestsThatAddUpToMoreThanTheTotalAreAFinding() {
        Taetigkeitsbericht report = read(
                        "kopf",
                        KOPF + "anfragen-gesamt,70\n",
                        "anfragen",
                        "art,bezeichnung,anzahl,einstufung\nallgemein,allgemein,74,oeffentlich\n")
                .orThrow()
                .orElseThrow();

        assertThat(SecurityReport.of(report, Classification.PUBLIC).findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("EB-SEC-101");
            assertThat(finding.meldung()).contains("74", "70");
        });
    }

    @Test
    void contradictingMomentsAreAFindingAndGiveNoDuration() {
        Taetigkeitsbericht report = read(
                        "kopf",
                        KOPF,
                        "vorfaelle",
                        "id,bezeichnung,erkannt,eingedaemmt,min_bis_eindaemmung\n1,eins,2023-02-03T10:00,2023-02-03T09:00,\n2,zwei,2023-02-03T10:00,2023-02-03T10:30,4\n3,drei,2023-02-03T10:00,2023-02-03,4\n")
                .orThrow()
                .orElseThrow();

        assertThat(report.incidents().get(0).duration(Incident.Metric.CONTAIN)).isEmpty();
        assertThat(report.incidents().get(1).duration(Incident.Metric.CONTAIN)).isEmpty();
        assertThat(report.incidents().get(2).duration(Incident.Metric.CONTAIN))
                .contains(DurationRange.exactly(Duration.ofMinutes(4)));
        assertThat(SecurityReport.of(report, Classification.CONFIDENTIAL).findings())
                .filteredOn(finding -> finding.code().equals("EB-SEC-105"))
                .extracting(finding -> finding.cells().get(0).source())
                .extracting(String::valueOf)
                .contains("test.csv:2", "test.csv:3")
                .doesNotContain("test.csv:4");
    }

    @Test
    void aColumnThatSeemsToHoldClassesIsNamedAndMakesNothingMorePublic() {
        String facts = "zeitraum-von,2023-01-01,%1$s\nzeitraum-bis,2023-12-31,%1$s\nstand,2024-01-15,%1$s\n"
                        .formatted("oeffentlich")
                + "anfragen-gesamt,7319,intern\nvorfaelle-gesamt,8317,vertraulich\n";
        for (String name : List.of("klasse", "Vertraulichkeit", "merker")) {
            Read<Optional<Taetigkeitsbericht>> read = read("kopf", "merkmal,wert," + name + "\n" + facts);

            assertThat(read.value()).as(name).isEmpty();
            assertThat(read.problems())
                    .as(name)
                    .filteredOn(problem -> problem.code().equals("EB-SEC-008"))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                        assertThat(problem.message()).contains("did you mean \"einstufung\"?");
                    });
        }
    }

    @Test
    void aColumnThatSeemsToHoldClassesHoldsBesideTheOneThatIsRead() {
        Taetigkeitsbericht report = read(
                        "kopf",
                        KOPF,
                        "anfragen",
                        "art,bezeichnung,anzahl,einstufung,merker\na,A,1,oeffentlich,\nb,B,2,oeffentlich,VERTRAULICH\n"
                                + "c,C,3,intern,öffentlich\n")
                .value()
                .orElseThrow();
        List<Occurrence> occurrences = Occurrence.read(
                        Koblenz.csv("tag,bezeichnung,schutzziel,leserkreis\n2023-02-03,A,integritaet,alle\n"
                                + "2023-02-03,B,integritaet,vertraulich\n"))
                .value();

        assertThat(report.requests())
                .extracting(RequestCount::classification)
                .containsExactly(Classification.PUBLIC, Classification.CONFIDENTIAL, Classification.INTERNAL);
        assertThat(occurrences)
                .extracting(Occurrence::classification)
                .containsExactly(Classification.INTERNAL, Classification.CONFIDENTIAL);
    }

    @Test
    void aTableWithTwoColumnsOfClassesIsNotUsed() {
        Read<Optional<Taetigkeitsbericht>> read = read(
                "kopf", KOPF, "vorfaelle", "id,bezeichnung,einstufung,einstufung\n1,eins,oeffentlich,vertraulich\n");

        assertThat(read.value().orElseThrow().incidents()).isEmpty();
        assertThat(read.problems()).extracting(Problem::code).contains("EB-SEC-007");
    }

    @Test
    void idsThatSeemToNameAPersonAreNamedToo() {
        var read = SecurityReport.read(
                Map.of(
                        "kopf",
                        Koblenz.csv(
                                "merkmal,wert\nzeitraum-von,2023-01-01\nzeitraum-bis,2023-12-31\nstand,2024-01-15\n"),
                        "anfragen",
                        Koblenz.csv("art,bezeichnung,anzahl\nfrau-musterfrau,Anträge,80\n"),
                        "vorfaelle",
                        Koblenz.csv("id,bezeichnung\nHerr Mustermann,Anruf\n"),
                        "massnahmen",
                        Koblenz.csv(
                                "art,id,bezeichnung,projekt\nmassnahme,m-klaus-mustermann,Schulung,frau-musterfrau\n")),
                Koblenz.ZONE,
                PersonGuard.standard());

        assertThat(read.problems())
                .extracting(problem -> problem.code() + " " + problem.place().column())
                .containsExactlyInAnyOrder("EB-SEC-005 1", "EB-SEC-005 1", "EB-SEC-005 2", "EB-SEC-005 4");
        assertThat(read.problems()).extracting(Problem::toString).noneMatch(text -> text.contains("ustermann"));
    }
}
