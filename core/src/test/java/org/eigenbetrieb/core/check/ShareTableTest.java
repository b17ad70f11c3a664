package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.eigenbetrieb.core.check.RepairPart.State;
import org.eigenbetrieb.core.quantity.Rational;
import org.junit.jupiter.api.Test;

/**
 * Tables of shares: parts, their total, the share of each part in percent, and the shares added up. Every share is a
 * quotient and a part of a sum at once. What is planted is known; all else follows from the truth that was printed.
 */
class ShareTableTest {

    /** Parts in whole thousands, their total, shares with one decimal and 100,0. */
    private static Map<String, String> printed(long... parts) {
        Map<String, String> printed = new LinkedHashMap<>();
        long total = 0;
        for (long part : parts) {
            total += part;
        }
        for (int i = 0; i < parts.length; i++) {
            printed.put("k" + i, String.valueOf(parts[i]));
        }
        printed.put("s", String.valueOf(total));
        for (int i = 0; i < parts.length; i++) {
            long tenths = (parts[i] * 2000 + total) / (2 * total);
            printed.put("q" + i, tenths / 10 + "." + tenths % 10);
        }
        printed.put("qs", "100.0");
        return printed;
    }

    private static Sheet sheet(Map<String, String> printed) {
        Sheet sheet = new Sheet();
        printed.forEach((id, value) -> sheet.cell(id, value, id.startsWith("q") ? "PERCENT" : "TEUR"));
        List<String> parts = new ArrayList<>();
        List<String> shares = new ArrayList<>();
        for (int i = 0; printed.containsKey("k" + i); i++) {
            parts.add("k" + i);
            shares.add("q" + i);
        }
        sheet.sum("s", parts.toArray(String[]::new));
        sheet.sum("qs", shares.toArray(String[]::new));
        for (int i = 0; i < parts.size(); i++) {
            sheet.percent("q" + i, "k" + i, "s");
        }
        return sheet;
    }

    private static RepairReport repair(Map<String, String> printed) {
        Sheet sheet = sheet(printed);
        return Repairs.of(sheet.net(), sheet.verdicts());
    }

    private static long[] parts(Random random) {
        long[] parts = new long[2 + random.nextInt(6)];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = 20L + random.nextInt(1_000_000) / (1 + random.nextInt(1000));
        }
        return parts;
    }

    @Test
    void a_wrong_total_of_shares_is_the_only_repair_and_100_is_what_it_can_be() {
        for (int n = 2; n <= 7; n++) {
            long[] parts = new long[n];
            for (int i = 0; i < n; i++) {
                parts[i] = 100 + 37L * i;
            }
            Map<String, String> printed = printed(parts);
            printed.put("qs", "700.0");

            RepairReport report = repair(printed);
            assertThat(report.parts()).as(n + " shares").singleElement().satisfies(part -> {
                assertThat(part.isUnique()).isTrue();
                // Whatever rounding does to the shares, those of all parts of their own total are all of it.
                assertThat(part.repairs().get(0).changes()).singleElement().satisfies(change -> {
                    assertThat(change.cell().id()).isEqualTo("qs");
                    assertThat(change.low()).isEqualTo(Rational.HUNDRED);
                    assertThat(change.high()).isEqualTo(Rational.HUNDRED);
                });
            });
        }
    }

    @Test
    void no_table_that_only_rounds_raises_an_alarm() {
        Random random = new Random(20260501);
        for (int t = 0; t < 60; t++) {
            RepairReport report = repair(printed(parts(random)));
            assertThat(report.isComplete()).as("table " + t).isTrue();
            assertThat(report.parts()).as("table " + t).isEmpty();
        }
    }

    @Test
    void a_wrong_cell_is_among_the_smallest_repairs_and_the_list_is_complete() {
        Random random = new Random(20260502);
        int contradicting = 0;
        for (int t = 0; t < 60; t++) {
            Map<String, String> printed = printed(parts(random));
            List<String> cells = List.copyOf(printed.keySet());
            String wrong = cells.get(random.nextInt(cells.size()));
            String truth = Objects.requireNonNull(printed.get(wrong));
            printed.put(wrong, random.nextBoolean() ? "9" + truth : "-" + truth);
            RepairReport report = repair(printed);

            String table = "table " + t + ": " + printed + " instead of " + wrong + " " + truth;
            assertThat(report.isComplete()).as(table).isTrue();
            // One change suffices, so that no smallest repair has more, and this one is among them.
            assertThat(report.parts()).as(table).hasSizeLessThan(2).allSatisfy(part -> {
                assertThat(part.state()).isEqualTo(State.COMPLETE);
                assertThat(part.weight()).isEqualTo(Rational.ONE);
                assertThat(part.repairs()).anySatisfy(repair -> {
                    Repair.Change change = repair.changes().get(0);
                    assertThat(change.cell().id()).isEqualTo(wrong);
                    Rational half = Rational.parse(truth.contains(".") ? "0.05" : "0.5");
                    Rational low = change.low();
                    Rational high = change.high();
                    assertThat(low == null
                                    || low.compareTo(Rational.parse(truth).plus(half)) <= 0)
                            .isTrue();
                    assertThat(high == null
                                    || high.compareTo(Rational.parse(truth).minus(half)) >= 0)
                            .isTrue();
                });
            });
            contradicting += report.parts().size();
        }
        assertThat(contradicting).isGreaterThan(50);
    }

    @Test
    void totals_in_each_others_place_are_the_only_repair_of_their_years() {
        // Totals 3.358 and 2.505 of the parts, in each other's place.
        Map<String, String> one = printed(826, 109, 449, 244, 481, 608, 641);
        Map<String, String> other = printed(266, 1, 182, 683, 708, 425, 240);
        assertThat(one).containsEntry("s", "3358");
        assertThat(other).containsEntry("s", "2505");
        one.put("s", "2505");
        other.put("s", "3358");

        for (Map<String, String> year : List.of(one, other)) {
            assertThat(repair(year).parts()).singleElement().satisfies(part -> {
                assertThat(part.isUnique()).isTrue();
                assertThat(part.repairs().get(0).ids()).containsExactly("s");
            });
        }
    }

    @Test
    void rules_that_exclude_each_other_through_quotients_are_named() {
        // The percentage is the growth and 100 percentage points more: they are never equal.
        Sheet sheet = new Sheet()
                .cell("a", "10")
                .cell("b", "5")
                .cell("share", "200", "PERCENT")
                .cell("growth", "100", "PERCENT")
                .cell("x", "3")
                .cell("y", "5")
                .percent("share", "a", "b")
                .growth("growth", "a", "b")
                .sum("share", "growth")
                .sum("y", "b", "0 x");
        RepairPart part = Repairs.of(sheet.net(), sheet.verdicts()).parts().get(0);

        assertThat(part.state()).isEqualTo(State.IMPOSSIBLE);
        assertThat(part.conflicting()).containsExactly("r1", "r2", "r3");
    }
}
