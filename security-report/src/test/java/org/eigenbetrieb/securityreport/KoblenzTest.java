package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.json.ReportJson;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.Section;
import org.junit.jupiter.api.Test;

/** The report of Koblenz; expected values are those of the reference table isms-kennzahlen.csv, whose textzeile is named. */
class KoblenzTest {

    private static final String PERIOD = "IST.2023-08-31|2023-01-01/2023-08-31";

    private final Taetigkeitsbericht bericht = Koblenz.report();
    private final SecurityReport open = SecurityReport.of(bericht, Classification.PUBLIC)
            .withOtherPapers(Koblenz.projects(), Koblenz.occurrences());

    private Rational value(String concept) {
        Evaluation evaluation = open.evaluate();
        return evaluation.value(FigureKey.parse(concept)).ifKnown().orElseThrow();
    }

    @Test
    void theRestOfTheRequestsIsComputedAndTheItemisedShareStated() {
        // textzeile 2271 and 2273 to 2275
        assertThat(bericht.requestsTotal()).isEqualTo(Count.of(1248));
        long itemised = 47 + 658 + 74 + 45;
        assertThat(value("anfragen-einzeln|" + PERIOD)).isEqualTo(Rational.of(itemised));
        assertThat(value("anfragen-uebrige|" + PERIOD)).isEqualTo(Rational.of(1248 - itemised));
        assertThat(value("anfragen-einzelanteil|" + PERIOD)).isEqualTo(Rational.of(itemised * 100, 1248));
        assertThat(Renderers.text().render(open.document("KGRZ"))).contains("1.248", "824", "424", "66,0");
    }

    @Test
    void theTwoIncidentsHaveTheirIntervals() {
        // textzeile 2291, 2297, 2303, 2307
        assertThat(bericht.incidentsTotal()).isEqualTo(Count.of(2));
        Incident device = bericht.incidents().get(0);
        Incident link = bericht.incidents().get(1);
        assertThat(device.reported()).isEqualTo(Moment.onDay(LocalDate.of(2023, 1, 20), Koblenz.ZONE));
        assertThat(device.duration(Incident.Metric.CONTAIN)).contains(DurationRange.UNKNOWN);
        assertThat(link.reported()).isEqualTo(Moment.onDay(LocalDate.of(2023, 4, 11), Koblenz.ZONE));
        assertThat(link.duration(Incident.Metric.CONTAIN)).contains(DurationRange.exactly(Duration.ofMinutes(4)));
        assertThat(link.duration(Incident.Metric.RECOVER)).contains(DurationRange.exactly(Duration.ofMinutes(4 + 11)));
    }

    @Test
    void aMeanOverOneCaseIsNotPrinted() {
        DurationStatistics contain = DurationStatistics.of(bericht, Incident.Metric.CONTAIN);

        assertThat(contain.n()).isEqualTo(1);
        assertThat(contain.of()).isEqualTo(2);
        assertThat(contain.isSuppressed()).isTrue();
        assertThat(Renderers.text().render(open.document("KGRZ"))).contains("n liegt unter der Mindestzahl 3");
    }

    @Test
    void protectionGoalsThatNobodyRecordsAreNotShownAsZero() {
        assertThat(Renderers.csv().render(open.document("KGRZ")))
                .contains("Verfügbarkeit;nicht erfasst")
                .doesNotContain("Verfügbarkeit;0");
    }

    @Test
    void theRegisterHolds180OfAbout254Applications() {
        // textzeile 2337
        assertThat(bericht.softwareRecorded()).isEqualTo(Count.of(180));
        assertThat(bericht.softwareMissing()).isEqualTo(Count.about(74));
        assertThat(value("verfahren-gesamt|IST.2023-08-31|@2023-08-31")).isEqualTo(Rational.of(254));
        assertThat(Renderers.text().render(open.document("KGRZ"))).contains("180 von rund 254", "rund 70,9 %");
    }

    @Test
    void certificationAndMeasuresStandOnATimeline() {
        // textzeile 2315, 2317, 2327, 2333, 2355
        Task certification = bericht.tasks().get(1);
        assertThat(certification.due().orElseThrow().last()).isEqualTo(LocalDate.of(2025, 4, 30));
        // 14.09.2023 to 30.04.2025: 108 days left in 2023, 366 in 2024, 120 in 2025
        assertThat(certification.due().orElseThrow().daysLeft(bericht.stand())).isEqualTo(108 + 366 + 120);
        assertThat(bericht.tasks()).noneMatch(task -> task.isOverdue(bericht.stand()));
        assertThat(bericht.tasks().stream().filter(task -> task.isOverdue(LocalDate.of(2024, 1, 1))))
                .extracting(Task::id)
                .containsExactly("7", "S1", "8.2", "8.4", "R1", "R2", "R3", "R4");
    }

    @Test
    void otherPapersAreHeldAgainstTheReport() {
        List<Finding> findings = open.findings();

        // prosawerte.csv textzeile 2010; projekte-2023-08-31.csv textzeile 2105 and 2097
        assertThat(findings)
                .filteredOn(finding -> finding.code().equals("EB-SEC-120"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.meldung()).contains("Wasserschaden", "12.06.2023", "Verfügbarkeit"));
        assertThat(findings)
                .filteredOn(finding -> finding.code().equals("EB-SEC-122"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.meldung()).contains("April 2025", "17_089", "Q4/2025"));
        assertThat(findings)
                .filteredOn(finding -> finding.code().equals("EB-SEC-121"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.meldung()).contains("10_028").doesNotContain("Merkposten"));
    }

    @Test
    void theCountdownOfBothCertificationsIsOneSentenceThatNamesItsDay() {
        String text = Renderers.csv().render(open.document("KGRZ"));

        assertThat(text)
                .contains("Zertifizierung K2, K2-KGRZ")
                .containsOnlyOnce("vom Stand des Berichts (14.09.2023) an noch 594 Tage bis zum 30.04.2025");
    }

    @Test
    void notesOfTheProgramAreSentencesAndNoFindings() {
        assertThat(open.findings())
                .extracting(Finding::code)
                .containsExactly("EB-SEC-122", "EB-SEC-120", "EB-SEC-102", "EB-SEC-112", "EB-SEC-121");
        assertThat(Renderers.text(1000).render(open.document("KGRZ")))
                .contains("Median und Mittel werden erst ab 3 auswertbaren Fällen gebildet.")
                .contains("kein aufgeführter Vorfall heißt dort nicht, dass es keinen gab.");
    }

    @Test
    void measuresWithoutADateAreOneFinding() {
        assertThat(open.findings())
                .filteredOn(finding -> finding.code().equals("EB-SEC-112"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.meldung()).isEqualTo("Maßnahmen 8.1, 8.3 haben keinen Termin."));
    }

    @Test
    void noDeadlineIsComputedWhileNobodySaysThatADutyApplies() {
        SecurityReport internal = SecurityReport.of(bericht, Classification.INTERNAL);

        assertThat(internal.deadlines()).isEmpty();
        assertThat(internal.findings())
                .filteredOn(finding -> finding.code().equals("EB-SEC-108"))
                .hasSize(2);
    }

    @Test
    void everyFormCarriesTheSameTexts() {
        var document = open.document("KGRZ");
        List<String> forms = List.of(
                words(Renderers.text(1000).render(document)),
                words(Renderers.markdown().render(document)),
                words(Renderers.html().render(document)),
                words(Renderers.csv().render(document)),
                words(ReportJson.write(document)));
        int texts = 0;
        for (Section section : document.sections()) {
            for (Block block : section.blocks()) {
                if (block instanceof Block.Table table) {
                    for (ReportRow row : table.table().rows()) {
                        for (Cell cell : row.cells()) {
                            if (cell instanceof Cell.Text text) {
                                texts++;
                                assertThat(forms).allMatch(form -> form.contains(words(text.text())));
                            }
                        }
                    }
                }
            }
        }
        assertThat(texts).isGreaterThan(80);
    }

    private static String words(String text) {
        return text.replaceAll("[^A-Za-z0-9ÄÖÜäöüß]+", " ").strip();
    }

    @Test
    void anEventThatIsClassifiedIsNoPartOfThePublicReport() {
        List<Occurrence> occurrences = Occurrence.read(Koblenz.csv("tag,bezeichnung,schutzziel,einstufung\n"
                        + "2023-06-12,Stromausfall,verfuegbarkeit,vertraulich\n"
                        + "2023-06-13,Wasserschaden,verfuegbarkeit,oeffentlich\n"))
                .value();

        assertThat(SecurityReport.of(Koblenz.report(), Classification.PUBLIC)
                        .withOtherPapers(List.of(), occurrences)
                        .findings())
                .extracting(finding -> finding.meldung())
                .noneMatch(text -> text.contains("Stromausfall"))
                .anyMatch(text -> text.contains("Wasserschaden"));
        assertThat(SecurityReport.of(Koblenz.report(), Classification.CONFIDENTIAL)
                        .withOtherPapers(List.of(), occurrences)
                        .findings())
                .extracting(finding -> finding.meldung())
                .anyMatch(text -> text.contains("Stromausfall"));
    }
}
