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
            assertThat(finding.advice()).contains("one of 3 cells that would do");
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
    void two_years_of_a_row_in_each_others_place_are_one_finding() {
        CheckNet net =
                table(new String[] {"loehne", "strom", "summe"}, new long[] {731_402, 80_000, 791_655}, new long[] {
                    711_655, 90_000, 821_402
                });

        assertThat(findings(net)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-011");
            assertThat(finding.meldung())
                    .isEqualTo("„loehne“: „2023“ (731.402 €) und „2024“ (711.655 €) scheinen vertauscht: Jede der"
                            + " beiden Zahlen passt an die Stelle der anderen");
            assertThat(finding.suspect().orElseThrow().cause()).isEqualTo(Slip.EXCHANGED);
            assertThat(finding.follows())
                    .extracting(change -> change.cell().id())
                    .containsExactly("loehne:2024");
            assertThat(finding.beneath())
                    .hasSize(2)
                    .allSatisfy(each -> assertThat(each.suspect()).isEmpty());
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

    @Test
    void what_has_to_change_with_the_wrong_cell_is_no_finding_of_its_own() {
        // One paper prints 200 and what it is made of, the other 150 and what that is made of.
        Sheet sheet = new Sheet()
                .exact("t", "200")
                .exact("u", "120")
                .exact("v", "80")
                .exact("p", "120")
                .exact("q", "80")
                .exact("a", "150")
                .exact("b", "150")
                .sum("t", "a")
                .sum("a", "b")
                .sum("t", "u", "v")
                .sum("u", "p")
                .sum("v", "q");

        assertThat(findings(sheet.net())).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-002");
            assertThat(finding.relation()).isEqualTo("r1");
            assertThat(finding.suspect().orElseThrow().cell().id()).isEqualTo("a");
            assertThat(finding.follows()).singleElement().satisfies(change -> {
                assertThat(change.cell().id()).isEqualTo("b");
                assertThat(change.proposed()).isEqualTo(Quantity.of(200, 0, Unit.EUR));
            });
            assertThat(finding.advice())
                    .endsWith("; then also \"Zeile b\" (plan) at bericht.csv:8:3: 200 € instead of 150 €; or the other"
                            + " side is wrong, which changes more cells: \"Zeile t\" (plan) 150 € instead of 200 €");
        });
    }

    @Test
    void a_contradiction_that_follows_from_others_stands_beneath_one_of_them() {
        // Rows x + y = total, columns summed up; y is 0 in two rows, and therefore in the last one, too.
        Sheet sheet = new Sheet()
                .exact("x1", "10")
                .exact("y1", "0")
                .exact("t1", "17")
                .exact("x2", "20")
                .exact("y2", "0")
                .exact("t2", "25")
                .exact("x", "30")
                .exact("y", "0")
                .exact("t", "42")
                .sum("t1", "x1", "y1")
                .sum("t2", "x2", "y2")
                .sum("t", "x", "y")
                .sum("x", "x1", "x2")
                .sum("y", "y1", "y2")
                .sum("t", "t1", "t2");

        List<Finding> findings = findings(sheet.net());
        assertThat(findings)
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo("EB-CHK-002"));
        assertThat(findings.get(0).suspect().orElseThrow().cell().id()).isEqualTo("y1");
        assertThat(findings.get(1).suspect().orElseThrow().cell().id()).isEqualTo("y2");
        assertThat(findings.get(0).follows())
                .extracting(change -> change.cell().id())
                .containsExactly("y");
        assertThat(findings.get(0).beneath()).extracting(Finding::relation).containsExactly("r3");
    }

    @Test
    void faults_that_have_nothing_to_do_with_each_other_are_judged_apart() {
        // Both stand in one net, because g is the sum of all; each has its own crossing sums.
        Sheet sheet = new Sheet()
                .exact("a", "13")
                .exact("b", "20")
                .exact("ab", "51")
                .exact("c", "30")
                .exact("ac", "61")
                .exact("d", "45")
                .exact("e", "7")
                .exact("de", "61")
                .exact("f", "8")
                .exact("df", "62")
                .exact("g", "235")
                .sum("ab", "a", "b")
                .sum("ac", "a", "c")
                .sum("de", "d", "e")
                .sum("df", "d", "f")
                .sum("g", "ab", "ac", "de", "df");

        List<Finding> findings = findings(sheet.net());
        assertThat(findings)
                .extracting(finding -> finding.suspect().orElseThrow().cell().id())
                .containsExactly("a", "d");
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.advice())
                        .contains("every smallest repair changes this cell")
                        .doesNotContain("other"));
    }

    @Test
    void the_same_slip_in_a_whole_column_is_one_finding() {
        List<CheckCell> cells = new ArrayList<>();
        List<CheckRelation> relations = new ArrayList<>();
        for (int r = 1; r <= 3; r++) {
            long[] row = {100L * r, 0, 100L * r + 11L * r};
            for (int c = 0; c < 3; c++) {
                cells.add(new CheckCell(
                        "r" + r + ":" + c,
                        Unit.EUR,
                        Quantity.of(row[c], 0, Unit.EUR),
                        Figure.Blank.MISSING,
                        Figure.EXACT,
                        null,
                        new Place("plan", "r" + r, "s" + c, "Zeile " + r),
                        null));
            }
            relations.add(new CheckRelation(
                    "quer" + r,
                    Kind.SUM,
                    "r" + r + ":2",
                    List.of(new Member("r" + r + ":0", Rational.ONE), new Member("r" + r + ":1", Rational.ONE)),
                    List.of(),
                    null,
                    Mode.INTERVAL,
                    "Summe der Spalten",
                    LegalSource.ARITHMETIC));
        }

        assertThat(findings(CheckNet.of(cells, relations))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-010");
            assertThat(finding.meldung())
                    .isEqualTo("Spalte „s1“ widerspricht in 3 Zeilen auf dieselbe Weise anderen Angaben (0 statt des"
                            + " Werts): „Zeile 1“ 11 € statt 0 €, „Zeile 2“ 22 € statt 0 €, „Zeile 3“ 33 € statt 0 €");
            assertThat(finding.beneath()).hasSize(3);
        });
    }

    @Test
    void two_percentages_that_a_row_lacks_are_one_finding() {
        // zwischenbericht-guv.csv, account 5225000000: plan 1.000, actual 408, forecast 816, both percentages 0
        CheckNet net = CheckNet.of(
                List.of(
                        cell("plan", Unit.EUR, 1000, "Plan 2023"),
                        cell("plan_im_plan", Unit.EUR, 1000, "Ansatz 2023"),
                        cell("plan_im_vorjahr", Unit.EUR, 1000, "Ansatz 2023"),
                        cell("ist", Unit.EUR, 408, "Ist 30.06.2023"),
                        cell("hochrechnung", Unit.EUR, 816, "Hochrechnung 2023"),
                        cell("ist_prozent", Unit.PERCENT, 0, "Ist 30.06.2023, % vom Plan"),
                        cell("hochrechnung_prozent", Unit.PERCENT, 0, "Hochrechnung 2023, % vom Plan")),
                List.of(
                        same("plan", "plan_im_plan"),
                        same("plan", "plan_im_vorjahr"),
                        percent("ist_prozent", "ist"),
                        percent("hochrechnung_prozent", "hochrechnung")));

        assertThat(findings(net)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-010");
            assertThat(finding.meldung())
                    .isEqualTo("Zeile „Abfallentsorgung“ widerspricht in 2 Spalten auf dieselbe Weise anderen Angaben"
                            + " (0 statt des Werts): „Ist 30.06.2023, % vom Plan“ 41 % statt 0 %,"
                            + " „Hochrechnung 2023, % vom Plan“ 82 % statt 0 %");
            assertThat(finding.beneath()).hasSize(2);
            assertThat(finding.beneath().get(0).meldung())
                    .isEqualTo("„Abfallentsorgung“ (Ist 30.06.2023, % vom Plan) ist mit 0 % angegeben, 408 € von"
                            + " 1.000 € sind 40,8 % (Abweichung -40,8 Prozentpunkte, Rundungsspielraum 0,57"
                            + " Prozentpunkte)");
            assertThat(finding.beneath().get(0).vorschlag())
                    .contains("41 % statt 0 %")
                    .contains("(0 statt des Werts)")
                    .doesNotContain("zwischen");
        });
    }

    private static CheckCell cell(String column, Unit unit, long number, String heading) {
        return new CheckCell(
                "guv:5225000000:" + column,
                unit,
                Quantity.of(number, 0, unit),
                Figure.Blank.MISSING,
                0,
                null,
                new Place("guv", "5225000000", column, "Abfallentsorgung", heading),
                null);
    }

    private static CheckRelation same(String target, String other) {
        return new CheckRelation(
                target + "=" + other,
                Kind.SUM,
                "guv:5225000000:" + target,
                List.of(new Member("guv:5225000000:" + other, Rational.ONE)),
                List.of(),
                null,
                Mode.INTERVAL,
                "Plan des Zwischenberichts gleich Ansatz des Plans",
                LegalSource.ARITHMETIC);
    }

    private static CheckRelation percent(String target, String part) {
        return new CheckRelation(
                target,
                Kind.PERCENT,
                "guv:5225000000:" + target,
                List.of(new Member("guv:5225000000:" + part, Rational.ONE)),
                List.of(new Member("guv:5225000000:plan", Rational.ONE)),
                null,
                Mode.INTERVAL,
                "Prozent vom Plan",
                LegalSource.ARITHMETIC);
    }

    @Test
    void a_total_that_two_faults_move_says_for_each_what_it_is_when_only_that_one_is_repaired() {
        // a is 10 and should be 15 in two ways, b is 20 and should be 26 in two ways; the total of both says 30.
        List<CheckCell> cells = new ArrayList<>();
        long[] numbers = {10, 20, 30, 7, 8, 5, 10, 12, 14, 13, 13};
        String[] ids = {"a", "b", "gesamt", "a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4"};
        for (int i = 0; i < ids.length; i++) {
            cells.add(new CheckCell(
                    ids[i],
                    Unit.EUR,
                    Quantity.of(numbers[i], 0, Unit.EUR),
                    Figure.Blank.MISSING,
                    Figure.EXACT,
                    null,
                    new Place("plan", ids[i], "2024", ids[i]),
                    null));
        }
        CheckNet net = CheckNet.of(
                cells,
                List.of(
                        sum("gesamt", "a", "b"),
                        sum("a", "a1", "a2"),
                        sum("a", "a3", "a4"),
                        sum("b", "b1", "b2"),
                        sum("b", "b3", "b4")));

        List<Finding> findings = findings(net);
        assertThat(findings).hasSize(2);
        for (Finding finding : findings) {
            Repair.Change change = finding.suspect().orElseThrow();
            boolean isA = change.cell().id().equals("a");
            assertThat(change.proposed()).isEqualTo(Quantity.of(isA ? 15 : 26, 0, Unit.EUR));
            assertThat(finding.follows()).singleElement().satisfies(total -> {
                assertThat(total.cell().id()).isEqualTo("gesamt");
                assertThat(total.proposed()).isEqualTo(Quantity.of(isA ? 35 : 36, 0, Unit.EUR));
            });
        }
    }

    private static CheckRelation sum(String target, String one, String other) {
        return new CheckRelation(
                target + "=" + one,
                Kind.SUM,
                target,
                List.of(new Member(one, Rational.ONE), new Member(other, Rational.ONE)),
                List.of(),
                null,
                Mode.INTERVAL,
                "Summe",
                LegalSource.ARITHMETIC);
    }

    @Test
    void exchanged_cells_that_contradict_sums_and_another_paper_are_one_finding() {
        // Two amounts of one account are swapped between the years; another paper prints them as they should be.
        List<CheckCell> cells = new ArrayList<>();
        List<CheckRelation> relations = new ArrayList<>();
        long[][] years = {{120, 37, 337}, {300, 37, 157}};
        for (int y = 0; y < years.length; y++) {
            CheckCell.Fact fact = new CheckCell.Fact("konto", "202" + y, "ANSATZ", "");
            String[] rows = {"a", "b", "summe", "anderswo"};
            long[] numbers = {years[y][0], years[y][1], years[y][2], years[1 - y][0]};
            for (int r = 0; r < rows.length; r++) {
                cells.add(new CheckCell(
                        rows[r] + ":" + y,
                        Unit.EUR,
                        Quantity.of(numbers[r], 0, Unit.EUR),
                        Figure.Blank.MISSING,
                        Figure.EXACT,
                        r == 0 || r == 3 ? fact : null,
                        new Place(r == 3 ? "bericht" : "plan", rows[r], "202" + y, rows[r]),
                        null));
            }
            relations.add(sum("summe:" + y, "a:" + y, "b:" + y));
        }

        assertThat(findings(CheckNet.of(cells, relations))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-011");
            assertThat(finding.cells()).extracting(CheckCell::id).containsExactly("a:0", "a:1");
        });
    }
}
