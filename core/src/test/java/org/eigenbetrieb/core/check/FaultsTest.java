package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.junit.jupiter.api.Test;

/** One fault is one finding: what follows from it stands beneath. */
class FaultsTest {

    /** A table of exact amounts whose last row is the sum of the others, column by column. */
    private static CheckNet table(String[] rows, long[]... columns) {
        List<CheckCell> cells = new ArrayList<>();
        List<CheckRelation> relations = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            List<Member> terms = new ArrayList<>();
            for (int r = 0; r < rows.length; r++) {
                String id = rows[r] + ":" + (2023 + c);
                cells.add(new CheckCell(
                        id,
                        Unit.EUR,
                        Quantity.of(columns[c][r], 0, Unit.EUR),
                        Figure.Blank.MISSING,
                        Figure.EXACT,
                        null,
                        new Place("plan", rows[r], Integer.toString(2023 + c), rows[r]),
                        null));
                if (r < rows.length - 1) {
                    terms.add(new Member(id, Rational.ONE));
                }
            }
            relations.add(new CheckRelation(
                    "summe:" + (2023 + c),
                    Kind.SUM,
                    rows[rows.length - 1] + ":" + (2023 + c),
                    terms,
                    List.of(),
                    null,
                    Mode.INTERVAL,
                    "Summe der Zeilen",
                    LegalSource.ARITHMETIC));
        }
        return CheckNet.of(cells, relations);
    }

    private static List<Finding> findings(CheckNet net) {
        List<RelationVerdict> verdicts = Checker.check(net);
        return Findings.of(net, verdicts, Repairs.of(net, verdicts));
    }

    @Test
    void the_cell_where_two_wrong_sums_cross_is_one_finding_with_the_other_sum_beneath() {
        Sheet sheet = new Sheet()
                .cell("a", "1352")
                .cell("b", "2000")
                .cell("row", "3325")
                .cell("c", "4000")
                .cell("column", "5325")
                .sum("row", "a", "b")
                .sum("column", "a", "c");

        List<Finding> findings = findings(sheet.net());
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-002");
            assertThat(finding.suspect().orElseThrow().cell().id()).isEqualTo("a");
            assertThat(finding.alternatives()).isEmpty();
            assertThat(finding.search()).contains(RepairPart.State.COMPLETE);
            assertThat(finding.beneath()).extracting(Finding::relation).containsExactly("r2");
            assertThat(finding.advice())
                    .startsWith(
                            "\"Zeile a\" (plan) at bericht.csv:2:3: 1.325 € instead of 1.352 € – the only cell whose"
                                    + " change alone makes all 2 relations around it hold (two digits swapped");
            assertThat(finding.vorschlag()).contains("1.325 € statt 1.352 €").contains("Zahlendreher");
        });
    }

    @Test
    void a_wrong_sum_by_itself_names_the_other_cells_that_would_do() {
        Sheet sheet =
                new Sheet().exact("t", "100").exact("a", "41").exact("b", "52").sum("t", "a", "b");

        assertThat(findings(sheet.net())).singleElement().satisfies(finding -> {
            assertThat(finding.suspect()).isPresent();
            assertThat(finding.alternatives()).hasSize(2);
            assertThat(finding.advice()).contains("one of several cells that would do");
        });
    }

    @Test
    void figures_that_are_jointly_inconsistent_are_a_finding_of_their_own() {
        Sheet sheet =
                new Sheet().exact("s", "10").exact("d", "2").cell("a", "6").cell("b", "5");
        sheet.sum("s", "a", "b").sum("d", "a", "-1 b");

        assertThat(findings(sheet.net())).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-007");
            assertThat(finding.verdict()).isEmpty();
            assertThat(finding.suspect()).isPresent();
        });
    }

    @Test
    void sums_that_differ_in_several_columns_report_the_amounts_of_the_missing_row() {
        CheckNet net = table(
                new String[] {"loehne", "strom", "summe"},
                new long[] {700_000, 80_000, 803_471},
                new long[] {730_000, 90_000, 846_118},
                new long[] {750_000, 95_000, 845_000});

        assertThat(findings(net)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-008");
            assertThat(finding.message())
                    .isEqualTo("\"summe\" differs from its parts in 2 columns, as if a row were missing:"
                            + " 2023: 23.471 €, 2024: 26.118 €");
            assertThat(finding.meldung()).contains("2023: 23.471 €, 2024: 26.118 €");
            assertThat(finding.beneath()).hasSize(2);
        });
    }

    @Test
    void a_typing_error_in_each_of_two_columns_is_no_missing_row() {
        CheckNet net =
                table(new String[] {"loehne", "strom", "summe"}, new long[] {700_000, 80_000, 870_000}, new long[] {
                    730_000, 90_000, 802_000
                });

        assertThat(findings(net)).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-002");
            assertThat(finding.suspect().orElseThrow().cause()).isNotEqualTo(Slip.UNKNOWN);
        });
    }

    @Test
    void a_search_that_ended_early_says_so() {
        Sheet sheet =
                new Sheet().exact("t", "100").exact("a", "41").exact("b", "52").sum("t", "a", "b");
        List<RelationVerdict> verdicts = sheet.verdicts();
        RepairReport stopped = Repairs.of(sheet.net(), verdicts, new RepairLimits(1000, 1, () -> true));

        assertThat(Findings.of(sheet.net(), verdicts, stopped)).singleElement().satisfies(finding -> {
            assertThat(finding.relation()).isEqualTo("r1");
            assertThat(finding.search()).contains(RepairPart.State.OPEN);
            assertThat(finding.advice()).isNotEmpty();
        });
    }
}
