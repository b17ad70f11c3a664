package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.check.RepairPart.State;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.junit.jupiter.api.Test;

/** Which cells must change so that everything fits, and what is proven about it. Expected values are worked by hand. */
class RepairsTest {

    private static RepairReport repair(Sheet sheet) {
        return Repairs.of(sheet.net(), sheet.verdicts());
    }

    private static RepairPart part(Sheet sheet) {
        RepairReport report = repair(sheet);
        assertThat(report.parts()).hasSize(1);
        return report.parts().get(0);
    }

    private static List<List<String>> cells(RepairPart part) {
        return part.repairs().stream()
                .map(repair -> repair.changes().stream()
                        .map(change -> change.cell().id())
                        .toList())
                .toList();
    }

    private static List<String> proposals(RepairPart part) {
        return part.repairs().stream()
                .flatMap(repair -> repair.changes().stream())
                .map(change -> change.cell().id() + " " + change.proposed().toBigDecimal() + " [" + change.low() + ", "
                        + change.high() + "]")
                .toList();
    }

    // ---- sums ----

    @Test
    void what_rounding_explains_needs_no_repair() {
        Sheet sheet = new Sheet().cell("t", "10").cell("a", "4").cell("b", "5").sum("t", "a", "b");

        RepairReport report = repair(sheet);
        assertThat(report.parts()).isEmpty();
        assertThat(report.fitting()).isEqualTo(1);
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void a_wrong_sum_by_itself_has_as_many_explanations_as_cells() {
        Sheet sheet =
                new Sheet().exact("t", "100").exact("a", "40").exact("b", "50").sum("t", "a", "b");

        RepairPart part = part(sheet);
        assertThat(part.state()).isEqualTo(State.COMPLETE);
        assertThat(part.isUnique()).isFalse();
        assertThat(part.weight()).isEqualTo(Rational.ONE);
        assertThat(proposals(part)).containsExactlyInAnyOrder("t 90 [90, 90]", "a 50 [50, 50]", "b 60 [60, 60]");
    }

    @Test
    void a_cell_where_two_wrong_sums_cross_is_the_only_repair() {
        Sheet sheet = new Sheet()
                .cell("a", "13")
                .cell("b", "20")
                .cell("c", "30")
                .cell("row", "60")
                .cell("column", "51")
                .cell("d", "20")
                .sum("row", "a", "b", "c")
                .sum("column", "a", "d")
                .cell("all", "33")
                .sum("all", "b", "-1 d", "a", "20 b", "-20 b");

        RepairPart part = part(sheet);
        // row wants a = 10 ± 2, column wants a = 31 ± 1: a cannot be both, so two cells are wrong.
        assertThat(part.weight()).isEqualTo(Rational.of(2));

        Sheet crossing = new Sheet()
                .cell("a", "13")
                .cell("b", "20")
                .cell("c", "30")
                .cell("row", "81")
                .cell("column", "51")
                .cell("d", "20")
                .sum("row", "a", "b", "c")
                .sum("column", "a", "d");
        RepairPart unique = part(crossing);
        assertThat(unique.isUnique()).isTrue();
        assertThat(cells(unique)).containsExactly(List.of("a"));
        // From the row 81 − 20 − 30 = 31 ± 2, from the column 51 − 20 = 31 ± 1 (each number ± ½).
        assertThat(proposals(unique)).containsExactly("a 31 [30, 32]");
        assertThat(unique.repairs().get(0).changes().get(0).cause()).isEqualTo(Slip.SWAPPED);
    }

    @Test
    void two_swapped_digits_are_named_and_rank_first() {
        Sheet sheet = new Sheet()
                .cell("t", "1352000")
                .cell("a", "1000000")
                .cell("b", "300000")
                .cell("c", "25000")
                .sum("t", "a", "b", "c");

        RepairPart part = part(sheet);
        Repair.Change first = part.repairs().get(0).changes().get(0);
        assertThat(part.repairs()).hasSize(4);
        assertThat(first.cell().id()).isEqualTo("t");
        assertThat(first.cause()).isEqualTo(Slip.SWAPPED);
        assertThat(first.proposed()).isEqualTo(Quantity.of(1_325_000, 0, Unit.EUR));
        // 25.000 for 52.000 would be a swap as well; a and b differ in more.
        assertThat(part.repairs().get(1).changes().get(0).cell().id()).isEqualTo("c");
        assertThat(part.repairs().get(1).changes().get(0).cause()).isEqualTo(Slip.SWAPPED);
        assertThat(part.repairs().get(2).changes().get(0).cause()).isEqualTo(Slip.UNKNOWN);
    }

    @Test
    void a_number_that_is_printed_so_elsewhere_ranks_first() {
        Sheet sheet =
                new Sheet().stating("summe").cell("t", "100").cell("t2", "110").cell("t3", "110");
        // t disagrees with t2 and t3: only t alone repairs both.
        RepairPart part = part(sheet);
        assertThat(part.isUnique()).isTrue();
        assertThat(cells(part)).containsExactly(List.of("t"));
        assertThat(part.repairs().get(0).changes().get(0).elsewhere()).isNotNull();
    }

    @Test
    void trust_decides_which_of_two_cells_is_lighter() {
        CheckCell one = new Sheet().exact("a", "1").net().cell("a");
        CheckCell other = new Sheet().exact("t", "2").net().cell("t");
        CheckCell trusted = new CheckCell(
                "t",
                other.unit(),
                other.printed(),
                other.blank(),
                other.precision(),
                null,
                other.place(),
                other.source(),
                Rational.of(5, 2));
        CheckNet net = CheckNet.of(
                List.of(one, trusted),
                new Sheet().exact("t", "2").exact("a", "1").sum("t", "a").net().relations());

        RepairPart part = Repairs.of(net, Checker.check(net)).parts().get(0);
        assertThat(part.isUnique()).isTrue();
        assertThat(cells(part)).containsExactly(List.of("a"));
    }

    @Test
    void relations_that_agree_one_by_one_may_fail_together() {
        // a + b = 10 and a − b = 1 (each exactly) need a = 5½ and b = 4½: a is printed 5 ± ½, b 4 ± ½, so that fits;
        // with 2a = 12 it does not any more, although 12 = 2 · (5 ± ½) + 1 would.
        Sheet fits = new Sheet().exact("s", "10").exact("d", "1").cell("a", "5").cell("b", "4");
        fits.sum("s", "a", "b").sum("d", "a", "-1 b");
        assertThat(repair(fits).parts()).isEmpty();

        Sheet fails =
                new Sheet().exact("s", "10").exact("d", "2").cell("a", "6").cell("b", "5");
        fails.sum("s", "a", "b").sum("d", "a", "-1 b");
        assertThat(fails.verdicts())
                .extracting(RelationVerdict::verdict)
                .containsExactly(Verdict.WITHIN_ROUNDING, Verdict.WITHIN_ROUNDING);
        // s and d give a = 6 and b = 4, but b is printed as 5 ± ½.
        RepairPart part = part(fails);
        assertThat(part.isJoint()).isTrue();
        assertThat(cells(part)).containsExactlyInAnyOrder(List.of("s"), List.of("d"), List.of("b"));
    }

    @Test
    void an_unbounded_end_is_left_open() {
        // p is 0 % of anything that is at least 200 times the 1 € above the line.
        Sheet sheet = new Sheet()
                .cell("p", "0", "PERCENT")
                .exact("above", "1")
                .exact("below", "100")
                .percent("p", "above", "below");
        assertThat(sheet.verdict().verdict()).isEqualTo(Verdict.CONTRADICTION);
        assertThat(proposals(part(sheet)))
                .contains("p 1 [1, 1]", "above 0 [-1/2, 1/2]")
                .anyMatch(text -> text.startsWith("below") && text.endsWith("[null, null]"));
    }

    // ---- ratios ----

    @Test
    void a_wrong_percentage_can_be_repaired_in_each_of_its_cells() {
        Sheet sheet = new Sheet()
                .cell("p", "54", "PERCENT")
                .cell("a", "900", "TEUR")
                .cell("b", "2001", "TEUR")
                .percent("p", "a", "b");

        // 900/2001 = 44,98 %; 0,54 · 2001 = 1080,5; 900/0,54 = 1666,7
        assertThat(part(sheet).repairs())
                .extracting(repair -> repair.changes().get(0).cell().id()
                        + repair.changes().get(0).proposed().toBigDecimal())
                .containsExactlyInAnyOrder("p45", "a1081", "b1667");
    }

    @Test
    void growth_counts_from_the_year_before() {
        Sheet sheet = new Sheet()
                .cell("g", "25.0", "PERCENT")
                .exact("now", "240")
                .exact("before", "200")
                .growth("g", "now", "before");

        assertThat(part(sheet).repairs())
                .extracting(repair -> repair.changes().get(0).cell().id()
                        + repair.changes().get(0).proposed().toBigDecimal())
                .containsExactlyInAnyOrder("g20.0", "now250", "before192");
    }

    @Test
    void a_quotient_that_is_used_again_ties_both_places() {
        // q = a/b = 50 € per post and twice q is 100; q is printed 60 and the double 120: one cell, q itself, is wrong
        // only if the double is wrong, too. a, b, or q with the double; a and b alone suffice.
        Sheet sheet = new Sheet()
                .cell("q", "60")
                .exact("a", "500")
                .cell("b", "10", "COUNT", 99)
                .cell("double", "120")
                .ratio("q", "a", "b")
                .sum("double", "2 q");

        assertThat(cells(part(sheet))).containsExactlyInAnyOrder(List.of("a"), List.of("b"));

        // Here only the quotient is wrong: the double is that of 500/10.
        Sheet single = new Sheet()
                .cell("q", "60")
                .exact("a", "500")
                .cell("b", "10", "COUNT", 99)
                .cell("double", "100")
                .ratio("q", "a", "b")
                .sum("double", "2 q");
        RepairPart part = part(single);
        assertThat(part.isUnique()).isTrue();
        assertThat(proposals(part)).containsExactly("q 50 [50, 50]");
    }

    @Test
    void what_the_form_prints_for_0_counts_where_the_divisor_is_0() {
        Sheet sheet = new Sheet()
                .cell("p", "5", "PERCENT")
                .exact("a", "7")
                .exact("plan", "0")
                .percent("p", "a", "plan", "0");

        // The form prints 0, or the plan was 7 / 5 % = 140 (127,3 to 155,6).
        assertThat(part(sheet).repairs())
                .extracting(repair -> repair.changes().get(0).cell().id()
                        + repair.changes().get(0).proposed().toBigDecimal())
                .containsExactlyInAnyOrder("p0", "plan140");
    }

    @Test
    void relations_that_cannot_be_checked_take_no_part() {
        Sheet sheet = new Sheet()
                .exact("t", "10")
                .exact("a", "4")
                .missing("b")
                .exact("u", "4")
                .sum("t", "a", "b")
                .sum("u", "a");

        assertThat(repair(sheet).parts()).isEmpty();
        assertThat(repair(sheet).fitting()).isEqualTo(1);
    }

    @Test
    void an_empty_cell_that_means_nothing_can_be_what_is_wrong() {
        Sheet sheet = new Sheet().exact("t", "10").exact("a", "4").nothing("b").sum("t", "a", "b");

        assertThat(part(sheet).repairs())
                .extracting(repair -> repair.changes().get(0).cell().id()
                        + repair.changes().get(0).proposed().toBigDecimal())
                .contains("b6.00");
    }

    // ---- rounded sums ----

    @Test
    void a_rounded_sum_has_no_tolerance() {
        Sheet sheet = new Sheet()
                .cell("t", "1003", "EUR", 0)
                .cell("a", "501.5", "EUR", 0)
                .cell("b", "500.5", "EUR", 0);
        sheet.relation(Kind.SUM, "t", List.of("a", "b"), List.of(), null, Mode.ROUNDED_SUM);

        // 501.5 → 502 and 500.5 → 500, to the even neighbour: 1002. Or one of the parts is 1 more.
        RepairPart part = part(sheet);
        assertThat(cells(part)).containsExactlyInAnyOrder(List.of("t"), List.of("a"), List.of("b"));
        assertThat(part.repairs()).allMatch(Repair::confirmed);
        assertThat(proposals(part)).contains("t 1002 [2003/2, 2005/2]", "a 503 [1005/2, 1007/2]");
    }

    @Test
    void a_rounded_sum_that_no_whole_number_of_last_digits_meets_is_not_repaired_there() {
        // Twice a rounded number is even: a alone cannot make 3, t or the weightless b can.
        Sheet sheet = new Sheet().cell("t", "3").cell("a", "1");
        sheet.relation(Kind.SUM, "t", List.of("2 a"), List.of(), null, Mode.ROUNDED_SUM);

        assertThat(cells(part(sheet))).containsExactly(List.of("t"));
    }

    // ---- limits and proof ----

    @Test
    void a_full_list_says_that_there_are_more() {
        Sheet sheet =
                new Sheet().exact("t", "100").exact("a", "40").exact("b", "50").sum("t", "a", "b");
        RepairPart part = Repairs.of(sheet.net(), sheet.verdicts(), RepairLimits.STANDARD.listing(2))
                .parts()
                .get(0);

        assertThat(part.state()).isEqualTo(State.MORE);
        assertThat(part.repairs()).hasSize(2);
        assertThat(part.isUnique()).isFalse();
    }

    @Test
    void a_search_that_is_stopped_claims_nothing_it_has_not_proven() {
        for (int steps = 1; steps < 40; steps++) {
            PlantedTable table = PlantedTable.of(77, 60);
            table.plant(3);
            CheckNet net = table.net();
            AtomicInteger asked = new AtomicInteger();
            int most = steps;
            RepairLimits limits = new RepairLimits(1000, 40L * steps, () -> asked.incrementAndGet() > most);
            RepairReport stopped = Repairs.of(net, Checker.check(net), limits);
            RepairReport whole = Repairs.of(net, Checker.check(net));
            assertThat(whole.isComplete()).isTrue();
            for (int i = 0; i < stopped.parts().size(); i++) {
                RepairPart part = stopped.parts().get(i);
                if (part.state() == State.COMPLETE) {
                    assertThat(whole.parts()).contains(part);
                }
                assertThat(part.isUnique() && part.state() == State.OPEN).isFalse();
            }
        }
    }

    @Test
    void more_work_never_says_less() {
        // A table with totals of its rows and columns, and twelve cells that are too large.
        int size = 40;
        Random random = new Random(5);
        long[][] truth = new long[size][size];
        boolean[][] wrong = new boolean[size][size];
        for (int planted = 0; planted < 12; planted++) {
            wrong[random.nextInt(size)][random.nextInt(size)] = true;
        }
        Sheet sheet = new Sheet();
        String[][] rows = new String[size][size];
        String[][] columns = new String[size][size];
        long[] across = new long[size];
        long[] down = new long[size];
        Set<String> planted = new TreeSet<>();
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                truth[r][c] = 1L + random.nextInt(99_999);
                across[r] += truth[r][c];
                down[c] += truth[r][c];
                String id = "c" + r + "." + c;
                rows[r][c] = id;
                columns[c][r] = id;
                sheet.cell(id, String.valueOf(truth[r][c] + (wrong[r][c] ? 100 + random.nextInt(9900) : 0)));
                if (wrong[r][c]) {
                    planted.add(id);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            sheet.cell("z" + i, String.valueOf(across[i])).sum("z" + i, rows[i]);
            sheet.cell("s" + i, String.valueOf(down[i])).sum("s" + i, columns[i]);
        }
        CheckNet net = sheet.net();
        List<RelationVerdict> verdicts = sheet.verdicts();

        Rational proven = Rational.ZERO;
        for (long steps : new long[] {1_000_000, 2_000_000, 8_000_000}) {
            RepairPart part = Repairs.of(net, verdicts, new RepairLimits(1000, steps, () -> false))
                    .parts()
                    .get(0);
            assertThat(part.repairs()).as(steps + " steps").isNotEmpty();
            assertThat(part.repairs().get(0).ids()).as(steps + " steps").hasSameSizeAs(planted);
            assertThat(part.weight()).as(steps + " steps").isGreaterThanOrEqualTo(proven);
            proven = part.weight();
        }
        assertThat(proven).isEqualTo(Rational.of(planted.size()));
    }

    @Test
    void the_same_net_yields_the_same_repairs() {
        PlantedTable table = PlantedTable.of(5, 80);
        table.plant(4);
        CheckNet net = table.net();
        List<RelationVerdict> verdicts = Checker.check(net);

        assertThat(Repairs.of(net, verdicts)).isEqualTo(Repairs.of(net, verdicts));
    }

    @Test
    void rules_that_exclude_each_other_are_named() {
        // The divisor is a + b − a − b = 0 · anything only as long as nobody divides by it: growth of nothing.
        Sheet sheet = new Sheet()
                .cell("p", "10", "PERCENT")
                .exact("a", "5")
                .exact("b", "5")
                .exact("c", "4")
                .percent("p", "a", "c")
                .sum("c", "0 a", "0 b");

        assertThat(sheet.verdicts()).extracting(RelationVerdict::verdict).contains(Verdict.CONTRADICTION);
        RepairPart part = part(sheet);
        assertThat(part.state()).isEqualTo(State.IMPOSSIBLE);
        assertThat(part.repairs()).isEmpty();
        assertThat(part.conflicting()).containsExactly("r1", "r2");
    }

    @Test
    void verdicts_of_another_net_are_refused() {
        Sheet one = new Sheet().exact("t", "1").exact("a", "2").sum("t", "a");
        CheckNet other = new Sheet().exact("t", "1").net();

        assertThatThrownBy(() -> Repairs.of(one.net(), Checker.check(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not those of this net");
    }
}
