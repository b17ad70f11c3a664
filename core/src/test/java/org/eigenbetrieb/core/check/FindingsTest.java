package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;

/** A contradiction becomes a finding that a person can act on: both numbers, the gap, the places, the rule. */
class FindingsTest {

    @Test
    void only_contradictions_are_findings() {
        Sheet sheet = new Sheet()
                .cell("t", "99")
                .cell("a", "33.4")
                .missing("b")
                .sum("t", "3 a")
                .sum("t", "b")
                .cell("u", "100.2")
                .sum("u", "3 a");

        assertThat(sheet.verdicts())
                .extracting(RelationVerdict::verdict)
                .containsExactly(Verdict.CONTRADICTION, Verdict.NOT_CHECKABLE, Verdict.EXACT);
        assertThat(sheet.findings()).extracting(Finding::relation).containsExactly("r1");
    }

    @Test
    void a_wrong_sum_names_both_numbers_gap_and_tolerance() {
        Sheet sheet = new Sheet()
                .cell("t", "1352000")
                .cell("a", "1000000")
                .cell("b", "300000")
                .cell("c", "25000")
                .sum("t", "a", "b", "c");

        assertThat(sheet.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-002");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.verdict()).contains(Verdict.CONTRADICTION);
            assertThat(finding.message())
                    .isEqualTo("\"Zeile t\" (plan) is printed as 1.352.000 €, its parts add up to 1.325.000 €"
                            + " (gap 27.000 €, tolerance 2 €)");
            assertThat(finding.meldung())
                    .isEqualTo("„Zeile t“ (plan) ist mit 1.352.000 € angegeben, aus den Einzelwerten ergeben sich"
                            + " 1.325.000 € (Abweichung 27.000 €, Rundungsspielraum 2 €)");
            assertThat(finding.cells()).extracting(CheckCell::id).containsExactly("t", "a", "b", "c");
            assertThat(finding.gap()).hasValue(Rational.of(27_000));
            assertThat(finding.recomputed()).hasValue(Rational.of(1_325_000));
            assertThat(finding.rule()).isEqualTo("Summe");
            assertThat(finding.citation()).contains("Zwischenbericht");
        });
    }

    @Test
    void a_wrong_percentage_names_what_was_divided() {
        Sheet sheet = new Sheet()
                .cell("t", "36", "PERCENT")
                .cell("ist", "38823.00")
                .exact("plan", "110000")
                .percent("t", "ist", "plan");

        assertThat(sheet.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-004");
            assertThat(finding.message())
                    .startsWith(
                            "\"Zeile t\" (plan) is printed as 36 %, 38.823,00 € to 110.000 € is 35,29 % (gap 0,71 %");
            assertThat(finding.meldung()).contains("38.823,00 € von 110.000 € sind 35,29 %");
        });
    }

    @Test
    void a_fact_with_two_numbers_names_the_other_place() {
        Sheet sheet =
                new Sheet().stating("jahresergebnis").cell("fein", "383748.78").cell("grob", "385", "TEUR");

        assertThat(sheet.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-003");
            assertThat(finding.message())
                    .startsWith(
                            "\"Zeile grob\" (plan) is printed as 385 T€ here and as 383.748,78 € in bericht.csv:2:3")
                    .contains("gap 1,25 T€");
            assertThat(finding.relation()).isEqualTo("same:grob");
            assertThat(finding.citation()).isEmpty();
            assertThat(finding.unit().code()).isEqualTo("TEUR");
        });
    }

    @Test
    void what_a_form_prints_for_a_divisor_of_0_has_a_finding_of_its_own() {
        Sheet sheet = new Sheet()
                .cell("t", "100", "PERCENT")
                .cell("ist", "5.00")
                .exact("plan", "0")
                .percent("t", "ist", "plan", "0");

        assertThat(sheet.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-006");
            assertThat(finding.message())
                    .isEqualTo("\"Zeile t\" (plan) is printed as 100 %; where the divisor is 0 the form prints 0 %");
        });
    }

    @Test
    void a_printed_number_that_does_not_follow_from_the_inputs_is_a_warning_with_the_range_that_does() {
        CheckCell cell = new Sheet().cell("t", "645", "TEUR").net().cell("t");
        Relation relation = Relation.defining(
                "r",
                FigureKey.of("t", Phase.ANSATZ, Period.year(2024)),
                Formula.sum(List.of()),
                "Summe",
                LegalSource.form("Erfolgsplan"),
                SourceRef.of("layout.json"));
        Finding finding = Findings.notFollowing(
                cell, Rational.of(650), Interval.of(Rational.of(649), Rational.of(651)), relation);

        assertThat(finding.code()).isEqualTo("EB-CHK-005");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.verdict()).isEmpty();
        assertThat(finding.gap()).hasValue(Rational.of(-5));
        assertThat(finding.message())
                .isEqualTo("\"Zeile t\" (plan) is printed as 645 T€, the inputs of the pack yield 650 T€"
                        + " (649 T€ – 651 T€); the cause may lie in another cell");
    }
}
