package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureTest {

    private static final SourceRef PLACE = SourceRef.of("report.csv");

    private static Taetigkeitsbericht.Builder report() {
        return Taetigkeitsbericht.builder()
                .begin(LocalDate.of(2023, 1, 1))
                .end(LocalDate.of(2023, 12, 31))
                .stand(LocalDate.of(2024, 1, 15))
                .zone(Koblenz.ZONE)
                .place(PLACE);
    }

    private static RequestCount request(String kind, long count) {
        return new RequestCount(kind, kind, Count.of(count), Classification.PUBLIC, PLACE);
    }

    private static Incident incident(String id, Classification classification) {
        return Incident.builder()
                .id(id)
                .title("Vorfall")
                .classification(classification)
                .place(PLACE)
                .build();
    }

    private static Taetigkeitsbericht open(Taetigkeitsbericht.Builder report) {
        return Disclosure.standard().apply(report.build(), Classification.PUBLIC);
    }

    @Test
    void aSmallNumberBecomesARangeAndAnotherOneGoesWithIt() {
        Taetigkeitsbericht version = open(
                report().requestsTotal(Count.of(100)).addRequests(request("a", 3), request("b", 60), request("c", 37)));

        assertThat(version.requests()).extracting(row -> row.count().toString()).containsExactly("1-4", "60", ">=1");
        assertThat(version.requestsTotal()).isEqualTo(Count.of(100));
    }

    @Test
    void aSmallRestIsProtectedToo() {
        Taetigkeitsbericht version =
                open(report().requestsTotal(Count.of(99)).addRequests(request("b", 60), request("c", 37)));

        assertThat(version.requests()).extracting(row -> row.count().toString()).containsExactly("60", ">=1");
        assertThat(SecurityReport.of(
                                report().requestsTotal(Count.of(99))
                                        .addRequests(request("b", 60), request("c", 37))
                                        .build(),
                                Classification.PUBLIC)
                        .evaluate()
                        .values()
                        .toString())
                .doesNotContain("97")
                .doesNotContain("number=2]");
    }

    /** A range tells as much as a number: 2-3 of 100 are few. */
    @ParameterizedTest
    @CsvSource({
        "2-3, 1-4",
        "3-3, 1-4",
        "~3, 1-4",
        "0-3, 0-4",
        "2-40, 1-40",
        ">=2, >=1",
        "0-40, 0-40",
        "5-9, 5-9",
        ">=5, >=5",
        "?, ?",
        "0, 0"
    })
    void aSmallBoundOfARangeIsCoarsenedToo(String given, String printed) {
        RequestCount few = new RequestCount("few", "few", Count.parse(given), Classification.PUBLIC, PLACE);
        Taetigkeitsbericht version = open(report().requestsTotal(Count.of(100)).addRequests(few));

        assertThat(version.requests()).extracting(row -> row.count().toString()).containsExactly(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "2-3, 0, 1-4",
        "2-3, 2, >=2",
        ">=3, 1, >=1",
        "3, 0, 1-4",
        "3, 3, 3",
        "20, 3, 20",
        "20-30, 3, 20-30",
        ">=20, 0, >=20"
    })
    void theNumberOfIncidentsTellsNoSmallNumberOfThoseThatAreNotListed(String stated, int listed, String printed) {
        Taetigkeitsbericht.Builder report = report().incidentsTotal(Count.parse(stated));
        for (int i = 0; i < listed; i++) {
            report.addIncidents(incident("v" + i, Classification.PUBLIC));
        }

        assertThat(open(report).incidentsTotal()).hasToString(printed);
    }

    /** In a version for those inside, a range is what the source gives, and nothing was made coarser. */
    @Test
    void aRangeIsNotSaidToBeCoarsenedWhereNothingIs() {
        Taetigkeitsbericht given = report().requestsTotal(Count.of(100))
                .addRequests(new RequestCount("few", "few", Count.between(2, 3), Classification.PUBLIC, PLACE))
                .build();

        assertThat(Renderers.text()
                        .render(SecurityReport.of(given, Classification.INTERNAL)
                                .document("Betrieb")))
                .contains("2 bis 3", "als Spanne angegeben")
                .doesNotContain("vergröbert,");
        assertThat(Renderers.text()
                        .render(SecurityReport.of(given, Classification.PUBLIC).document("Betrieb")))
                .contains("1 bis 4", "nach Regel vergröbert")
                .doesNotContain("2 bis 3");
    }

    /** Ids are printed, too, and stand in figures.csv. */
    @Test
    void anIdThatSeemsToNameAPersonBecomesANumberThatNoOtherEntryHas() {
        Taetigkeitsbericht given = report().requestsTotal(Count.of(100))
                .addRequests(request("frau-musterfrau", 60), request("art-1", 40))
                .addTasks(task("klaus-mustermann", "17"), task("M1", "herr-mustermann"))
                .addIncidents(
                        Incident.builder()
                                .from(incident("herr-mustermann", Classification.PUBLIC))
                                .build(),
                        incident("V1", Classification.PUBLIC))
                .build();

        for (Classification audience : Classification.values()) {
            SecurityReport report = SecurityReport.of(given, audience);
            assertThat(report.version().tasks()).extracting(Task::id).containsExactly("M2", "M1");
            assertThat(report.version().requests())
                    .extracting(RequestCount::kind)
                    .containsExactly("art-2", "art-1");
            assertThat(report.version().incidents())
                    .extracting(Incident::id)
                    .doesNotHaveDuplicates()
                    .hasSize(2);
            assertThat(Renderers.csv().render(report.document("Betrieb")) + report.figures() + report.findings())
                    .doesNotContainIgnoringCase("musterm")
                    .doesNotContainIgnoringCase("musterf");
        }
    }

    private static Task task(String id, String project) {
        return Task.builder()
                .kind(Task.Kind.MASSNAHME)
                .id(id)
                .title("Maßnahme")
                .project(project)
                .classification(Classification.PUBLIC)
                .place(PLACE)
                .build();
    }

    @Test
    void zeroAndLargeNumbersArePrinted() {
        Taetigkeitsbericht version = open(
                report().requestsTotal(Count.of(97)).addRequests(request("a", 0), request("b", 60), request("c", 37)));

        assertThat(version.requests()).extracting(row -> row.count().toString()).containsExactly("0", "60", "37");
    }

    @Test
    void incidentsThatArePrintedMayBeCountedAndHiddenOnesMayNot() {
        Incident shown = Incident.builder()
                .id("a")
                .title("A")
                .classification(Classification.PUBLIC)
                .place(PLACE)
                .build();
        Incident hidden = Incident.builder().id("b").title("B").place(PLACE).build();

        assertThat(open(report().incidentsTotal(Count.of(1)).addIncidents(shown))
                        .incidentsTotal())
                .isEqualTo(Count.of(1));
        assertThat(open(report().incidentsTotal(Count.of(2)).addIncidents(shown, hidden))
                        .incidentsTotal())
                .isEqualTo(Count.atLeast(1));
        assertThat(open(report().incidentsTotal(Count.of(1)).addIncidents(hidden))
                        .incidentsTotal())
                .isEqualTo(Count.between(1, 4));
        assertThat(open(report().incidentsTotal(Count.of(40)).addIncidents(shown))
                        .incidentsTotal())
                .isEqualTo(Count.of(40));
    }

    /** What is missing in the list and what is withheld look alike to the public: else their number could be found. */
    @Test
    void moreIncidentsThanListedAreSaidWithoutTellingHowManyAreWithheld() {
        Incident shown = incident("1", Classification.PUBLIC);
        Incident hidden = incident("2", Classification.CONFIDENTIAL);
        Taetigkeitsbericht missing =
                report().incidentsTotal(Count.of(3)).addIncidents(shown).build();
        Taetigkeitsbericht withheld =
                report().incidentsTotal(Count.of(2)).addIncidents(shown, hidden).build();

        Finding first = counted(missing, Classification.PUBLIC).get(0);
        assertThat(first.severity()).isEqualTo(Severity.INFO);
        assertThat(first.meldung())
                .contains("mehr Vorfälle", "mindestens 1, aufgeführt 1")
                .doesNotContain("3");
        assertThat(counted(withheld, Classification.PUBLIC))
                .singleElement()
                .extracting(Finding::meldung)
                .isEqualTo(first.meldung());
        assertThat(counted(withheld, Classification.CONFIDENTIAL)).isEmpty();
        assertThat(counted(missing, Classification.CONFIDENTIAL))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.meldung()).isEqualTo("Der Bericht nennt 3 Vorfälle und führt 1 einzeln auf.");
                });
        assertThat(counted(
                        report().incidentsTotal(Count.of(0)).addIncidents(shown).build(), Classification.PUBLIC))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARNING);
        assertThat(counted(
                        report().incidentsTotal(Count.of(1)).addIncidents(shown).build(), Classification.PUBLIC))
                .isEmpty();
    }

    private static List<Finding> counted(Taetigkeitsbericht report, Classification audience) {
        return SecurityReport.of(report, audience).findings().stream()
                .filter(finding -> finding.code().equals("EB-SEC-103"))
                .toList();
    }

    /** Somebody has decided and reported; whoever may not see it is not told that nobody has. */
    @Test
    void withheldDecisionsAndReportsAreNoFindings() {
        Incident incident = Incident.builder()
                .id("1")
                .title("x")
                .detected(Moment.parse("2023-02-01T10:00", Koblenz.ZONE))
                .classification(Classification.INTERNAL)
                .place(PLACE)
                .build();
        Scope open = new Scope("dsgvo-33", Answer.YES, "Verantwortlicher", "", null, Classification.INTERNAL, PLACE);
        Notification reported = new Notification(
                "1",
                "dsgvo-33",
                "meldung",
                Answer.YES,
                "",
                Moment.parse("2023-02-02T10:00", Koblenz.ZONE),
                Classification.CONFIDENTIAL,
                PLACE);
        Taetigkeitsbericht report = report().addIncidents(incident)
                .addScopes(
                        open,
                        new Scope("bsig-32", Answer.NO, "Gutachten", "", null, Classification.CONFIDENTIAL, PLACE))
                .addNotifications(reported)
                .build();

        SecurityReport inside = SecurityReport.of(report, Classification.INTERNAL);

        assertThat(inside.findings())
                .extracting(Finding::code)
                .doesNotContain("EB-SEC-108", "EB-SEC-109", "EB-SEC-110");
        assertThat(inside.deadlines()).isEmpty();
        assertThat(SecurityReport.of(report, Classification.CONFIDENTIAL).deadlines())
                .singleElement()
                .extracting(Deadline::state)
                .isEqualTo(Deadline.State.MET);
    }

    @Test
    void whatNobodyHasClassifiedIsInternal() {
        Taetigkeitsbericht bericht = SecurityReport.read(
                        Map.of(
                                "kopf",
                                Koblenz.csv(
                                        "merkmal,wert\nzeitraum-von,2023-01-01\nzeitraum-bis,2023-12-31\nstand,2024-01-15\n"),
                                "vorfaelle",
                                Koblenz.csv("id,bezeichnung\n1,Vorfall\n")),
                        Koblenz.ZONE,
                        PersonGuard.standard())
                .orThrow()
                .orElseThrow();

        assertThat(Disclosure.standard().apply(bericht, Classification.PUBLIC).incidents())
                .isEmpty();
        assertThat(Disclosure.standard().apply(bericht, Classification.INTERNAL).incidents())
                .hasSize(1);
    }

    @Test
    void aVersionDoesNotBecomeWiderAgain() {
        Taetigkeitsbericht version = open(report());

        assertThatThrownBy(() -> Disclosure.standard().apply(version, Classification.INTERNAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("oeffentlich");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gespräch mit Herrn Mustermann",
                "Frau Muster",
                "Dr. Muster",
                "E. Muster",
                "muster@example.org",
                "Anna Muster",
                "gemeldet durch ANNA-Muster",
                "Zugang musterfrau gesperrt"
            })
    void namesOfPersonsAreSuspicious(String text) {
        assertThat(PersonGuard.standard().with(List.of("Musterfrau", "anna")).suspicion(text))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rogue Device (AP)",
                "Link in einer E-Mail",
                "Endpoint Security durch zwei Faktor Authentifizierung",
                "Re-Zertifizierung KDZ Mainz",
                "Richtlinie zur Sensibilisierung und Schulung",
                "z. B. Server",
                "Frauenbeauftragte",
                "Löschung und Aussonderung von Mobile Devices",
                "@",
                ""
            })
    void ordinaryTextsAreNot(String text) {
        assertThat(PersonGuard.standard().suspicion(text)).isEmpty();
    }

    @Test
    void aTextThatSeemsToNameAPersonIsPrintedForNobody() {
        Taetigkeitsbericht bericht = report().addIncidents(Incident.builder()
                        .id("Herr Mustermann")
                        .title("Anruf bei Herrn Mustermann")
                        .classification(Classification.PUBLIC)
                        .place(PLACE)
                        .build())
                .build();

        for (Classification audience : Classification.values()) {
            assertThat(Renderers.html()
                            .render(SecurityReport.of(bericht, audience).document("Betrieb")))
                    .doesNotContain("Mustermann")
                    .contains(Disclosure.WITHHELD);
        }
    }

    @Test
    void theReaderWarnsOfATextThatSeemsToNameAPerson() {
        var read = SecurityReport.read(
                Map.of(
                        "kopf",
                        Koblenz.csv(
                                "merkmal,wert\nzeitraum-von,2023-01-01\nzeitraum-bis,2023-12-31\nstand,2024-01-15\n"),
                        "vorfaelle",
                        Koblenz.csv("id,bezeichnung\n1,Anruf bei Herrn Mustermann\n")),
                Koblenz.ZONE,
                PersonGuard.standard());

        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-SEC-005");
            assertThat(problem.place()).hasToString("test.csv:2:2");
            assertThat(problem.message()).doesNotContain("Mustermann");
        });
    }
}
