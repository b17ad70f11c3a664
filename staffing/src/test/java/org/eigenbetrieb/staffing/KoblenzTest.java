package org.eigenbetrieb.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.source.Severity;
import org.junit.jupiter.api.Test;

/**
 * The Stellenübersicht 2024 of Koblenz. Expected numbers: reference tables stellenuebersicht-2024.csv (text lines 1042 to
 * 1090) and stellenvermerke-2024.csv (text lines 1048 to 1089).
 */
class KoblenzTest {

    private final Stellenuebersicht plan = Koblenz.plan();
    private final Evaluation evaluation = plan.evaluate();

    private Rational value(FigureKey key) {
        return evaluation.value(key).ifKnown().orElseThrow();
    }

    @Test
    void theTotalsAreThosePrintedInTextLine1090() {
        assertThat(value(plan.total(PostLine.Column.SOLL))).isEqualTo(Rational.parse("66.90"));
        assertThat(value(plan.total(PostLine.Column.SOLL_VORJAHR))).isEqualTo(Rational.parse("64.40"));
        assertThat(value(plan.total(PostLine.Column.IST))).isEqualTo(Rational.parse("58.25"));
    }

    @Test
    void beamteAreNachrichtlichAndNotInTheTotals() {
        // Lines 1048, 1071, 1072, 1082: 2,00 + 1,00 + 2,00 + 1,00 in every column.
        for (PostLine.Column column : PostLine.Column.values()) {
            assertThat(value(plan.totalNachrichtlich(column))).isEqualTo(Rational.of(6));
        }
    }

    @Test
    void everyLineAndNoteIsCarried() {
        assertThat(plan.lines()).hasSize(29);
        assertThat(plan.sums()).hasSize(1);
        // 64 rows, and the merger of text line 1061 as a note of its own
        assertThat(plan.notes()).hasSize(65);
    }

    @Test
    void vacanciesAreSollVorjahrLessIst() {
        assertThat(value(plan.vacant())).isEqualTo(Rational.parse("64.40").minus(Rational.parse("58.25")));
    }

    @Test
    void sumsOfUnitsAndGroupsFollowFromTheLines() {
        // Schulnetz, lines 1085 to 1089: 1 + 3 + 1 + 4,5 + 8 = 17,50; 1 + 3 + 1 + 4,5 + 10 = 19,50; Ist 14,50
        assertThat(value(plan.unitTotal("17.20.40", PostLine.Column.SOLL))).isEqualTo(Rational.parse("17.50"));
        assertThat(value(plan.unitTotal("17.20.40", PostLine.Column.SOLL_VORJAHR)))
                .isEqualTo(Rational.parse("19.50"));
        assertThat(value(plan.unitTotal("17.20.40", PostLine.Column.IST))).isEqualTo(Rational.parse("14.50"));
        // E 07, lines 1075, 1084, 1089: 5 + 1 + 8
        assertThat(value(plan.groupTotal(PayGroup.parse("EGr. 7"), PostLine.Column.SOLL)))
                .isEqualTo(Rational.of(14));
    }

    @Test
    void theBridgeClosesRowByRow() {
        PostBridge bridge = plan.bridge();
        assertThat(bridge.isClosed()).isTrue();
        assertThat(bridge.open().ifKnown()).contains(Rational.ZERO);
        Map<String, Rational> changes = new TreeMap<>();
        for (PostBridge.Row row : bridge.rows()) {
            for (PostBridge.Move move : row.moves()) {
                changes.merge(
                        row.unit() + " " + row.group() + " "
                                + move.note().kind().id(),
                        move.posts().value(),
                        Rational::plus);
            }
        }
        // Lines 1061 (from another budget), 1073 (17/084, 17/085), 1075 and 1089 (17/081, 17/082 at both ends)
        assertThat(changes)
                .isEqualTo(Map.of(
                        "17.10.00 E 6 verlagerung", Rational.HALF,
                        "17.20.10 E 11 neueinrichtung", Rational.of(2),
                        "17.20.10 E 7 verlagerung", Rational.of(2),
                        "17.20.40 E 7 verlagerung", Rational.of(-2)));
    }

    @Test
    void whatDoesNotFitIsNamed() {
        List<Finding> findings = plan.bridge().findings("stellen");
        assertThat(findings.stream().map(finding -> finding.code() + " " + finding.severity()))
                .containsExactly(
                        "EB-STF-106 WARNING", // 17/057 noted at 17.20.30 after its transfer (line 1083)
                        "EB-STF-106 WARNING", // 17/081 noted at 17.20.40 after its transfer (line 1089)
                        "EB-STF-114 WARNING", // 17/029: E 8 filled by E 9a (line 1060)
                        "EB-STF-118 INFO", // 0,5 from 10.10.30 (line 1061)
                        "EB-STF-109 INFO", // re-evaluation 2023, only its beginning (line 1073)
                        "EB-STF-112 INFO", // 17/077 kw 31.07.2024 (line 1083)
                        "EB-STF-115 INFO"); // 17/021: A 11 filled by E 10 (line 1072)
        assertThat(findings).noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Test
    void theBrokenNoteIsAboutTheOnlyPostThatIsLeft() {
        Finding broken = plan.bridge().findings("stellen").stream()
                .filter(finding -> finding.code().equals("EB-STF-109"))
                .findFirst()
                .orElseThrow();
        assertThat(broken.meldung())
                .isEqualTo(
                        "Zur Erfassung: Der Vermerk (Neubewertung 2023) bei 17.20.10 EGr. 11 ist nicht vollständig erfasst,"
                                + " es fehlt: die neue Gruppe und die Stellennummer; nach den Vermerken späterer Jahre kommt in"
                                + " Frage: 17/059. Bitte am Druck nachsehen");
    }

    @Test
    void theFormIsPrintedWithUnitsLinesAndTheSum() {
        ReportTable table = plan.table("stellenuebersicht");
        // 8 units, 29 lines, the printed sum and the nachrichtlich sum
        assertThat(table.rows()).hasSize(8 + 29 + 1 + 1);
    }

    @Test
    void everyPrintedNoteOfTheUsualKindIsReadBackFromItsWording() {
        for (Vermerk note : plan.notes()) {
            if (note.reading() == Vermerk.Reading.BROKEN) {
                continue;
            }
            List<Vermerk> read = VermerkParser.parse(note.text(), note.unit(), note.group(), note.year(), note.place())
                    .orThrow();
            Vermerk expected = Vermerk.builder()
                    .from(note)
                    .reading(Vermerk.Reading.PRINTED)
                    .build();
            assertThat(read).as(note.text()).hasSize(1);
            assertThat(read.get(0).text()).isEqualTo(expected.text());
            assertThat(read.get(0).kind()).isEqualTo(expected.kind());
            assertThat(read.get(0).number()).isEqualTo(expected.number());
            assertThat(read.get(0).date()).isEqualTo(expected.date());
        }
    }
}
