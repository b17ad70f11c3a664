package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eigenbetrieb.core.check.RepairPart.State;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;

/**
 * Laws of repair over printed tables with planted errors. Fixed seeds; the long profile plants more than 10,000 times.
 */
class RepairProperties {

    private static final boolean LONG = Boolean.getBoolean("eigenbetrieb.long");
    private static final int PLANTED = LONG ? 12_000 : 400;
    private static final int COMPARED = LONG ? 1500 : 60;

    private static RepairReport repair(CheckNet net) {
        return Repairs.of(net, Checker.check(net));
    }

    /** All repairs of a net: one repair of each part, in every combination. */
    private static Set<Set<String>> sets(RepairReport report) {
        Set<Set<String>> sets = Set.of(Set.of());
        for (RepairPart part : report.parts()) {
            Set<Set<String>> more = new LinkedHashSet<>();
            for (Repair repair : part.repairs()) {
                for (Set<String> set : sets) {
                    Set<String> union = new TreeSet<>(set);
                    union.addAll(repair.ids());
                    more.add(union);
                }
            }
            sets = more;
        }
        return sets;
    }

    @Example
    void the_list_of_smallest_repairs_is_that_of_trying_every_set_of_cells() {
        int nontrivial = 0;
        for (int seed = 1; seed <= COMPARED; seed++) {
            PlantedTable table = PlantedTable.of(seed * 31L + 7, 12 + seed % 14);
            table.plant(1 + seed % 2);
            CheckNet net = table.net();
            Set<Set<String>> expected = new BruteForce(net).repairs();
            RepairReport report = Repairs.of(net, Checker.check(net), RepairLimits.STANDARD.listing(1_000_000));

            assertThat(report.isComplete()).as("seed " + seed).isTrue();
            if (expected.isEmpty()) {
                assertThat(sets(report)).as("seed " + seed).allMatch(set -> set.size() > 2);
            } else {
                assertThat(new HashSet<>(sets(report))).as("seed " + seed).isEqualTo(expected);
                nontrivial += expected.contains(Set.<String>of()) ? 0 : 1;
            }
        }
        assertThat(nontrivial).isGreaterThan(COMPARED / 2);
    }

    @Example
    void no_clean_table_raises_an_alarm_and_every_planted_contradiction_is_found() {
        for (int seed = 1; seed <= PLANTED; seed++) {
            PlantedTable table = PlantedTable.of(seed, 8 + seed % 60);
            RepairReport clean = repair(table.net());
            assertThat(clean.parts()).as("clean, seed " + seed).isEmpty();
            assertThat(clean.open()).as("clean, seed " + seed).isEmpty();

            int number = seed;
            List<String> planted = table.plant(1 + seed % 4);
            CheckNet net = table.net();
            List<RelationVerdict> verdicts = Checker.check(net);
            RepairReport report = Repairs.of(net, verdicts, RepairLimits.STANDARD.listing(300));
            boolean contradicts = verdicts.stream().anyMatch(verdict -> verdict.verdict() == Verdict.CONTRADICTION);

            assertThat(report.parts().isEmpty()).as("seed " + seed).isEqualTo(!contradicts && !hasJoint(report));
            Rational weight = report.parts().stream().map(RepairPart::weight).reduce(Rational.ZERO, Rational::plus);
            // What was planted repairs the table, so nothing smallest is larger.
            assertThat(weight).as("seed " + seed).isLessThanOrEqualTo(Rational.of(planted.size()));
            for (RepairPart part : report.parts()) {
                assertThat(part.state()).as("seed " + seed).isIn(State.COMPLETE, State.MORE);
                if (part.isUnique() && weight.equals(Rational.of(planted.size()))) {
                    assertThat(planted)
                            .as("seed " + seed)
                            .containsAll(part.repairs().get(0).ids());
                }
                assertThat(part.repairs())
                        .allSatisfy(repair -> assertThat(fitsOrCannotBePrinted(repair))
                                .as("seed %s %s", number, repair.ids())
                                .isTrue());
            }
        }
    }

    /** Tables where numbers that follow from each other, cell by cell, do not fit: about one in a thousand. */
    @Example
    void the_numbers_proposed_for_several_cells_fit_together() {
        for (int seed : List.of(910, 2250, 2607, 4194, 4862, 6699, 6983)) {
            PlantedTable table = PlantedTable.of(seed, 8 + seed % 60);
            table.plant(1 + seed % 4);
            RepairReport report =
                    Repairs.of(table.net(), Checker.check(table.net()), RepairLimits.STANDARD.listing(300));
            for (RepairPart part : report.parts()) {
                assertThat(part.repairs())
                        .as("seed " + seed)
                        .isNotEmpty()
                        .allSatisfy(repair -> assertThat(repair.confirmed()).isTrue());
            }
        }
    }

    /** Whether the numbers fit together, or one of the cells would need more decimals than it is printed with. */
    private static boolean fitsOrCannotBePrinted(Repair repair) {
        return repair.confirmed()
                || repair.changes().stream().anyMatch(change -> {
                    Rational low = change.low();
                    Rational high = change.high();
                    int decimals = change.proposed().decimals();
                    return low != null
                            && high != null
                            && change.cell().precision() == Figure.EXACT
                            && low.timesTenTo(decimals)
                                            .round(Rounding.CEILING)
                                            .compareTo(high.timesTenTo(decimals).round(Rounding.FLOOR))
                                    > 0;
                });
    }

    private static boolean hasJoint(RepairReport report) {
        return report.parts().stream().anyMatch(RepairPart::isJoint);
    }

    @Example
    void every_listed_repair_makes_everything_fit_and_no_smaller_one_does() {
        for (int seed = 1; seed <= COMPARED; seed++) {
            PlantedTable table = PlantedTable.of(seed * 17L, 10 + seed % 40);
            table.plant(1 + seed % 3);
            CheckNet net = table.net();
            BruteForce reference = new BruteForce(net);
            Random random = new Random(seed);
            RepairReport report = Repairs.of(net, Checker.check(net), RepairLimits.STANDARD.listing(20));
            Set<Set<String>> sets = sets(report);
            for (Set<String> set : sets.stream().limit(5).toList()) {
                assertThat(reference.fits(set)).as("seed " + seed + " " + set).isTrue();
                Set<String> fewer = new TreeSet<>(set);
                if (!fewer.isEmpty()) {
                    fewer.remove(List.copyOf(set).get(random.nextInt(set.size())));
                    assertThat(reference.fits(fewer))
                            .as("seed " + seed + " " + fewer)
                            .isFalse();
                }
            }
        }
    }

    @Property(tries = 2000)
    void exact_fractions_are_those_of_Rational(
            @ForAll long a, @ForAll @IntRange(min = 1) int b, @ForAll long c, @ForAll @IntRange(min = 1) int d) {
        Rational one = Rational.of(a, b);
        Rational other = Rational.of(c, d);
        Exact x = Exact.of(one);
        Exact y = Exact.of(other);

        assertThat(x.plus(y).toRational()).isEqualTo(one.plus(other));
        assertThat(x.minus(y).toRational()).isEqualTo(one.minus(other));
        assertThat(x.times(y).toRational()).isEqualTo(one.times(other));
        assertThat(x.compareTo(y)).isEqualTo(one.compareTo(other));
        assertThat(x.negate().toRational()).isEqualTo(one.negate());
        assertThat(x.isWhole()).isEqualTo(one.isWhole());
        if (other.signum() != 0) {
            assertThat(x.dividedBy(y).toRational()).isEqualTo(one.dividedBy(other));
        }
    }
}
