package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;

class ReportReaderTest {

    private static final String KOPF =
            "merkmal,wert\nzeitraum-von,2023-01-01\nzeitraum-bis,2023-12-31\nstand,2024-01-15\n";

    private static Read<Optional<Taetigkeitsbericht>> read(String... rolesAndTables) {
        Map<String, CsvTable> tables = new LinkedHashMap<>();
        for (int i = 0; i < rolesAndTables.length; i += 2) {
            tables.put(rolesAndTables[i], Koblenz.csv(rolesAndTables[i + 1]));
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
}
