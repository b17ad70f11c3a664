package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;

class ReportComparisonTest {

    private static final SourceRef PLACE = SourceRef.of("report.csv");

    private static Task task(String id, String due, Task.Status status, int progress) {
        return Task.builder()
                .kind(Task.Kind.MASSNAHME)
                .id(id)
                .title("Maßnahme " + id)
                .due(DueDate.parse(due))
                .status(status)
                .progress(progress)
                .classification(Classification.PUBLIC)
                .place(PLACE)
                .build();
    }

    private static Taetigkeitsbericht report(int year, Task... tasks) {
        return Taetigkeitsbericht.builder()
                .begin(LocalDate.of(year, 1, 1))
                .end(LocalDate.of(year, 12, 31))
                .stand(LocalDate.of(year + 1, 1, 31))
                .zone(Koblenz.ZONE)
                .place(PLACE)
                .requestsTotal(Count.of(1000L + year))
                .softwareRecorded(Count.of(180))
                .addTasks(tasks)
                .build();
    }

    private final Taetigkeitsbericht before = report(
            2022,
            task("a", "Q4/2023", Task.Status.IN_PROGRESS, 40),
            task("b", "Q4/2023", Task.Status.IN_PROGRESS, 90),
            task("c", "Q4/2023", Task.Status.IN_PROGRESS, 50),
            task("d", "Q4/2023", Task.Status.PLANNED, 0),
            task("e", "2022", Task.Status.DONE, 100));
    private final Taetigkeitsbericht now = report(
            2023,
            task("a", "Q2/2024", Task.Status.IN_PROGRESS, 60),
            task("b", "Q4/2023", Task.Status.DONE, 100),
            task("c", "Q4/2023", Task.Status.PAUSED, 30),
            task("f", "2024", Task.Status.PLANNED, 0));

    @Test
    void whatHappenedToEachTaskIsSaid() {
        List<ReportComparison.TaskChange> changes = new ReportComparison(before, now).tasks();

        assertThat(changes)
                .extracting(change -> change.id() + " " + change.changes())
                .containsExactly(
                        "a [POSTPONED, PROGRESSED]",
                        "b [DONE, PROGRESSED]",
                        "c [FELL_BACK]",
                        "d [VANISHED]",
                        "f [NEW]");
    }

    @Test
    void whatIsOpenedAgainDatedOrOfAnotherKindIsCalledThat() {
        Task undated = Task.builder()
                .kind(Task.Kind.MASSNAHME)
                .id("u")
                .title("u")
                .status(Task.Status.PLANNED)
                .classification(Classification.PUBLIC)
                .place(PLACE)
                .build();
        Taetigkeitsbericht earlier = report(
                2022, task("r", "Q4/2023", Task.Status.DONE, 100), undated, task("k", "2024", Task.Status.PLANNED, 0));
        Taetigkeitsbericht later = report(
                2023,
                task("r", "Q4/2023", Task.Status.IN_PROGRESS, 90),
                Task.builder().from(undated).due(DueDate.parse("2024")).build(),
                Task.builder()
                        .from(task("k", "2024", Task.Status.PLANNED, 0))
                        .kind(Task.Kind.RICHTLINIE)
                        .build());

        assertThat(new ReportComparison(earlier, later).tasks())
                .extracting(change -> change.id() + " " + change.changes())
                .containsExactly("r [REOPENED]", "u [FIRST_DATE]", "k [OTHER_KIND]");
        assertThat(SecurityReport.of(later, Classification.PUBLIC)
                        .withPrevious(earlier)
                        .findings())
                .filteredOn(finding -> finding.code().equals("EB-SEC-123"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.meldung()).contains("r wieder geöffnet"));
    }

    @Test
    void theComparisonIsPrintedAndWhatWentWrongIsAFinding() {
        SecurityReport report = SecurityReport.of(now, Classification.PUBLIC).withPrevious(before);

        assertThat(Renderers.text().render(report.document("Betrieb")))
                .contains("Vergleich mit dem vorigen Bericht", "3.022", "3.023", "ohne Abschluss entfallen");
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals("EB-SEC-123"))
                .extracting(Finding::meldung)
                .hasSize(3);
    }

    @Test
    void overdueMeasuresAndContradictoryProgressAreFindings() {
        Taetigkeitsbericht report = report(2023, task("x", "Q4/2023", Task.Status.IN_PROGRESS, 100));

        assertThat(SecurityReport.of(report, Classification.PUBLIC).findings())
                .extracting(Finding::code)
                .contains("EB-SEC-111", "EB-SEC-113");
    }

    @Test
    void aMeasureThatIsOnlyWithheldInOneOfTheReportsIsNeitherNewNorVanished() {
        Task open = task("x", "Q4/2025", Task.Status.IN_PROGRESS, 40);
        Task internal = Task.builder()
                .from(open)
                .classification(Classification.INTERNAL)
                .build();

        for (SecurityReport report : List.of(
                SecurityReport.of(report(2023, internal), Classification.PUBLIC).withPrevious(report(2022, open)),
                SecurityReport.of(report(2023, open), Classification.PUBLIC).withPrevious(report(2022, internal)))) {
            assertThat(report.comparison().orElseThrow().tasks()).isEmpty();
            assertThat(report.findings()).extracting(Finding::code).doesNotContain("EB-SEC-123");
        }
    }

    @Test
    void smallAndCapitalLettersOfAnIdAreTheSameUnlessBothAreThere() {
        Task small = task("m1", "Q4/2025", Task.Status.IN_PROGRESS, 40);
        Task capital = Task.builder().from(small).id("M1").build();
        Task withheld = Task.builder()
                .from(capital)
                .classification(Classification.INTERNAL)
                .build();

        assertThat(new ReportComparison(report(2022, small), report(2023, capital)).tasks())
                .extracting(change -> change.id() + " " + change.changes())
                .containsExactly("m1 [UNCHANGED]");
        assertThat(new ReportComparison(report(2022, small), report(2023, small, capital)).tasks())
                .extracting(change -> change.id() + " " + change.changes())
                .containsExactly("m1 [UNCHANGED]", "M1 [NEW]");
        SecurityReport narrower =
                SecurityReport.of(report(2023, withheld), Classification.PUBLIC).withPrevious(report(2022, small));
        assertThat(narrower.comparison().orElseThrow().tasks())
                .as("not vanished: it is only withheld now")
                .isEmpty();
        assertThat(narrower.findings()).extracting(Finding::code).doesNotContain("EB-SEC-123");
    }

    /** A number that stands for a withheld id is another one next year. */
    @Test
    void measuresWithNumbersInPlaceOfTheirIdsAreNotCompared() {
        Task person = task("frau-musterfrau", "Q4/2025", Task.Status.IN_PROGRESS, 40);
        Task other = task("herr-mustermann", "Q4/2027", Task.Status.IN_PROGRESS, 40);
        SecurityReport report =
                SecurityReport.of(report(2023, other), Classification.PUBLIC).withPrevious(report(2022, person));

        assertThat(report.version().tasks()).extracting(Task::id).containsExactly("M1");
        assertThat(report.comparison().orElseThrow().tasks()).isEmpty();
    }

    @Test
    void thatAReasonIsMissingIsSaidOnlyWhereReasonsAreShown() {
        Taetigkeitsbericht report = report(2023, task("x", "Q1/2023", Task.Status.IN_PROGRESS, 40));

        for (Classification audience : Classification.values()) {
            assertThat(SecurityReport.of(report, audience).findings())
                    .filteredOn(finding -> finding.code().equals("EB-SEC-111"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.meldung().contains("ohne Angabe eines Grundes"))
                            .isEqualTo(audience != Classification.PUBLIC));
        }
    }

    @Test
    void reportsInTheWrongOrderAreMisuse() {
        assertThatThrownBy(() -> new ReportComparison(now, before)).hasMessageContaining("not before");
    }
}
