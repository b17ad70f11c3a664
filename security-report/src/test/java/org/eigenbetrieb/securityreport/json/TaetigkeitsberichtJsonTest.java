package org.eigenbetrieb.securityreport.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.Answer;
import org.eigenbetrieb.securityreport.Classification;
import org.eigenbetrieb.securityreport.Count;
import org.eigenbetrieb.securityreport.Disclosure;
import org.eigenbetrieb.securityreport.DueDate;
import org.eigenbetrieb.securityreport.DurationRange;
import org.eigenbetrieb.securityreport.Incident;
import org.eigenbetrieb.securityreport.Moment;
import org.eigenbetrieb.securityreport.Notification;
import org.eigenbetrieb.securityreport.RequestCount;
import org.eigenbetrieb.securityreport.Schutzziel;
import org.eigenbetrieb.securityreport.Scope;
import org.eigenbetrieb.securityreport.SecurityReport;
import org.eigenbetrieb.securityreport.Taetigkeitsbericht;
import org.eigenbetrieb.securityreport.Task;
import org.eigenbetrieb.securityreport.catalogue.RequirementRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaetigkeitsberichtJsonTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final SourceRef PLACE = SourceRef.of("report.csv", 7, 0);

    private static Taetigkeitsbericht full() {
        return Taetigkeitsbericht.builder()
                .begin(LocalDate.of(2026, 1, 1))
                .end(LocalDate.of(2026, 6, 30))
                .stand(LocalDate.of(2026, 7, 15))
                .zone(ZONE)
                .place(SourceRef.of("report.csv"))
                .smallestN(5)
                .requestsTotal(Count.about(1200))
                .addRequests(
                        new RequestCount("allgemein", "allgemein", Count.between(3, 9), Classification.PUBLIC, PLACE))
                .incidentsTotal(Count.atLeast(1))
                .addRecordedGoals(Schutzziel.VERFUEGBARKEIT)
                .softwareRecorded(Count.of(180))
                .softwareMissing(Count.about(74))
                .addIncidents(Incident.builder()
                        .id("v1")
                        .title("Vorfall mit \"Anführung\" und Ümlaut")
                        .origin("Meldestelle")
                        .addGoals(Schutzziel.INTEGRITAET, Schutzziel.VERTRAULICHKEIT)
                        .occurred(Moment.parse("../2026-02-01", ZONE))
                        .detected(Moment.parse("~2026-02-01T09:00 PT30M", ZONE))
                        .reported(Moment.parse("2026-02-01T10:00", ZONE))
                        .contained(Moment.parse("2026-02-01", ZONE))
                        .statedDetection(DurationRange.parseMinutes("~9"))
                        .statedContainment(DurationRange.parseMinutes("4-6"))
                        .statedRestoration(DurationRange.parseMinutes(">=11"))
                        .extent(Count.of(4))
                        .extentOf("Konten")
                        .classification(Classification.CONFIDENTIAL)
                        .place(PLACE)
                        .build())
                .addTasks(Task.builder()
                        .kind(Task.Kind.MASSNAHME)
                        .id("8.1")
                        .title("Passwortmanager")
                        .addRequirements(RequirementRef.parse("it-grundschutz-2023:ORP.4.A8"))
                        .due(DueDate.parse("Q4/2026"))
                        .status(Task.Status.PAUSED)
                        .progress(40)
                        .reason("lieferzeit")
                        .role("IT-Leitung")
                        .project("10_028")
                        .classification(Classification.PUBLIC)
                        .place(PLACE)
                        .build())
                .addScopes(new Scope(
                        "bsig-32",
                        Answer.NO,
                        "gutachten",
                        "Rechtsamt",
                        LocalDate.of(2026, 1, 2),
                        Classification.INTERNAL,
                        PLACE))
                .addNotifications(new Notification(
                        "v1",
                        "dsgvo-33",
                        "meldung",
                        Answer.YES,
                        "risiko",
                        Moment.parse("2026-02-03T12:00", ZONE),
                        Classification.INTERNAL,
                        PLACE))
                .build();
    }

    @Test
    void aReportIsReadBackEqual() {
        Read<Optional<Taetigkeitsbericht>> read = TaetigkeitsberichtJson.read(
                TaetigkeitsberichtJson.write(full()).getBytes(StandardCharsets.UTF_8), "r.json");

        assertThat(read.problems()).isEmpty();
        assertThat(read.value()).contains(full());
    }

    @ParameterizedTest
    @EnumSource(Classification.class)
    void aVersionIsReadBackEqual(Classification audience) {
        Taetigkeitsbericht version = Disclosure.standard().apply(full(), audience);

        assertThat(TaetigkeitsberichtJson.read(
                                TaetigkeitsberichtJson.write(version).getBytes(StandardCharsets.UTF_8), "r.json")
                        .orThrow())
                .contains(version);
    }

    @Test
    void theTablesAreReadBackEqualExceptForTheirPlaces() {
        Map<String, CsvTable> tables = new LinkedHashMap<>();
        SecurityReport.write(full(), CsvFormat.RFC4180)
                .forEach((role, bytes) -> tables.put(
                        role,
                        CsvReader.read(bytes, role + ".csv", CsvFormat.RFC4180, Limits.STANDARD)
                                .orThrow()));

        Taetigkeitsbericht back = SecurityReport.read(tables, ZONE, PersonGuard.standard())
                .orThrow()
                .orElseThrow();

        assertThat(TaetigkeitsberichtJson.write(back).replaceAll("\"place\": \"[^\"]*\"", ""))
                .isEqualTo(TaetigkeitsberichtJson.write(full()).replaceAll("\"place\": \"[^\"]*\"", ""));
    }

    @Test
    void everyProblemOfADocumentIsNamedWithItsPlace() {
        String text = TaetigkeitsberichtJson.write(full())
                .replace("\"stand\": \"2026-07-15\"", "\"stand\": \"gestern\"")
                .replace("\"requestsTotal\": \"~1200\"", "\"requestsTotal\": 1200")
                .replace("\"role\": \"IT-Leitung\"", "\"rolle\": \"IT-Leitung\"")
                .replace("\"progress\": \"40\"", "\"progress\": \"140\"");

        Read<Optional<Taetigkeitsbericht>> read =
                TaetigkeitsberichtJson.read(text.getBytes(StandardCharsets.UTF_8), "r.json");

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).extracting(Problem::code).containsOnly("EB-JSN-003", "EB-JSN-005");
        assertThat(read.problems())
                .extracting(Problem::message)
                .anyMatch(each -> each.contains("gestern"))
                .anyMatch(each -> each.contains("a number"))
                .anyMatch(each -> each.contains("rolle"))
                .anyMatch(each -> each.contains("140"));
        assertThat(read.problems()).allMatch(problem -> problem.place().line() > 0);
    }

    @Test
    void anotherDocumentIsRefused() {
        assertThat(TaetigkeitsberichtJson.read("{\"format\": \"x\"}".getBytes(StandardCharsets.UTF_8), "r.json")
                        .value())
                .isEmpty();
        assertThat(TaetigkeitsberichtJson.read(new byte[0], "r.json").problems())
                .isNotEmpty();
    }
}
