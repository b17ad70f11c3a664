package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.eigenbetrieb.core.check.RepairPart.Fault;
import org.eigenbetrieb.core.check.RepairPart.State;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Large tables and tables with many errors: what is found, what is proven, and that nothing else is claimed. */
class BadTablesTest {

    private static final boolean LONG = Boolean.getBoolean("eigenbetrieb.long");

    /** Numbers by id, whole thousands, from which a sheet is made. */
    private static final class Numbers {
        private final Map<String, Long> exact = new LinkedHashMap<>();
        private final Map<String, Long> wrong = new LinkedHashMap<>();
        private final List<List<String>> sums = new ArrayList<>();

        void put(String id, long euros) {
            exact.put(id, euros);
        }

        void sum(String target, List<String> terms) {
            exact.put(
                    target,
                    terms.stream()
                            .mapToLong(term -> Objects.requireNonNull(exact.get(term)))
                            .sum());
            check(target, terms);
        }

        void check(String target, List<String> terms) {
            List<String> sum = new ArrayList<>(List.of(target));
            sum.addAll(terms);
            sums.add(sum);
        }

        /** Makes a cell wrong by so many thousands. */
        void plant(String id, long thousands) {
            wrong.put(id, thousands);
        }

        Sheet sheet() {
            Sheet sheet = new Sheet();
            exact.forEach((id, euros) -> {
                long thousands = Math.floorDiv(euros + 500, 1000L) + wrong.getOrDefault(id, 0L);
                sheet.cell(id, Long.toString(thousands), "TEUR");
            });
            sums.forEach(sum -> sheet.sum(sum.get(0), sum.subList(1, sum.size()).toArray(new String[0])));
            return sheet;
        }
    }

    /** Tables of four rows and columns with totals, their totals added up to grand totals. */
    private static Numbers tied(int tables, Random random) {
        Numbers numbers = new Numbers();
        List<String> columns = List.of("a", "b", "c", "d");
        Map<String, List<String>> grand = new LinkedHashMap<>();
        for (int t = 0; t < tables; t++) {
            List<String> totals = new ArrayList<>();
            for (int r = 0; r < 4; r++) {
                String row = "t" + t + "r" + r;
                columns.forEach(column -> numbers.put(row + ":" + column, random.nextInt(100_000_000)));
                numbers.sum(
                        row + ":s",
                        columns.stream().map(column -> row + ":" + column).toList());
                totals.add(row);
            }
            String all = "t" + t + "s";
            for (String column : List.of("a", "b", "c", "d", "s")) {
                numbers.sum(
                        all + ":" + column,
                        totals.stream().map(row -> row + ":" + column).toList());
                grand.computeIfAbsent(column, key -> new ArrayList<>()).add(all + ":" + column);
            }
            numbers.check(
                    all + ":s",
                    columns.stream().map(column -> all + ":" + column).toList());
        }
        grand.forEach((column, parts) -> numbers.sum("all:" + column, parts));
        numbers.check("all:s", columns.stream().map(column -> "all:" + column).toList());
        return numbers;
    }

    /** A square table with totals to the right and below, without a grand total. */
    private static Numbers square(int size, int rows, Random random) {
        Numbers numbers = new Numbers();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < size; c++) {
                numbers.put("r" + r + "c" + c, random.nextInt(100_000_000));
            }
        }
        for (int r = 0; r < rows; r++) {
            List<String> row = new ArrayList<>();
            for (int c = 0; c < size; c++) {
                row.add("r" + r + "c" + c);
            }
            numbers.sum("r" + r, row);
        }
        for (int c = 0; c < size; c++) {
            List<String> column = new ArrayList<>();
            for (int r = 0; r < rows; r++) {
                column.add("r" + r + "c" + c);
            }
            numbers.sum("c" + c, column);
        }
        return numbers;
    }

    private static Set<String> plant(Numbers numbers, int errors, int least, int most, Random random) {
        List<String> ids = new ArrayList<>(numbers.exact.keySet());
        Collections.shuffle(ids, random);
        for (String id : ids.subList(0, errors)) {
            numbers.plant(id, (random.nextBoolean() ? 1 : -1) * (long) (least + random.nextInt(most - least)));
        }
        return new TreeSet<>(ids.subList(0, errors));
    }

    private static RepairPart only(RepairReport report) {
        assertThat(report.parts()).hasSize(1);
        return report.parts().get(0);
    }

    @Test
    void thirty_errors_in_two_hundred_tables_tied_by_grand_totals_are_named_one_by_one() {
        Random random = new Random(3);
        Numbers numbers = tied(LONG ? 200 : 100, random);
        Set<String> planted = plant(numbers, 30, 1000, 9000, random);
        Sheet sheet = numbers.sheet();

        RepairPart part = only(Repairs.of(sheet.net(), sheet.verdicts()));

        assertThat(part.state()).isEqualTo(State.COMPLETE);
        assertThat(part.isUnique()).isTrue();
        assertThat(part.repairs().get(0).ids()).containsExactlyInAnyOrderElementsOf(planted);
        assertThat(part.faults()).allMatch(Fault::certain).hasSize(30);
    }

    @Test
    void a_table_where_every_row_and_column_is_wrong_is_repaired_by_equal_differences() {
        Random random = new Random(11);
        Numbers numbers = square(20, 20, random);
        Set<String> planted = new TreeSet<>();
        for (int r = 0; r < 20; r++) {
            String id = "r" + r + "c" + r * 7 % 20;
            numbers.plant(id, 1000L * (r + 1) + (long) r * r);
            planted.add(id);
        }
        Sheet sheet = numbers.sheet();

        RepairPart part = only(Repairs.of(sheet.net(), sheet.verdicts()));

        assertThat(part.weight()).isEqualTo(Rational.of(20));
        assertThat(part.state()).isIn(State.COMPLETE, State.MORE);
        assertThat(part.repairs().get(0).ids()).hasSize(20);
        assertThat(part.repairs().stream().anyMatch(repair -> repair.ids().equals(planted)))
                .isTrue();
    }

    @Test
    void where_the_search_cannot_be_finished_a_repair_is_given_all_the_same() {
        Random random = new Random(5);
        Numbers numbers = square(12, 12, random);
        plant(numbers, 30, 1000, 99_000, random);
        Sheet sheet = numbers.sheet();
        CheckNet net = sheet.net();
        RepairLimits limits = new RepairLimits(1000, 3_000_000, () -> false);

        RepairReport report = Repairs.of(net, sheet.verdicts(), limits);
        RepairPart part = only(report);

        assertThat(part.state()).isIn(State.OPEN, State.MORE);
        assertThat(part.isUnique()).isFalse();
        assertThat(part.repairs()).isNotEmpty();
        assertThat(part.faults()).isNotEmpty();
        int changes = part.repairs().get(0).ids().size();
        assertThat(part.weight()).isLessThanOrEqualTo(Rational.of(changes)).isLessThanOrEqualTo(Rational.of(30));
        assertThat(suffices(net, part.repairs().get(0).ids())).isTrue();
        assertThat(Findings.of(net, sheet.verdicts(), report))
                .allMatch(finding ->
                        finding.suspect().isPresent() || !finding.beneath().isEmpty());
        assertThat(Repairs.of(net, sheet.verdicts(), limits)).isEqualTo(report);
    }

    @Test
    void whatever_the_limit_nothing_is_claimed_that_more_work_refutes() {
        for (int seed = 1; seed <= (LONG ? 60 : 4); seed++) {
            Random random = new Random(seed);
            Numbers numbers = square(5, 5, random);
            plant(numbers, 3 + seed % 5, 30, 900, random);
            CheckNet net = numbers.sheet().net();
            List<RelationVerdict> verdicts = Checker.check(net);
            RepairReport whole = Repairs.of(net, verdicts);
            for (long steps = 1000; steps < 2_000_000; steps *= 3) {
                RepairReport some = Repairs.of(net, verdicts, new RepairLimits(1000, steps, () -> false));
                for (int p = 0; p < some.parts().size(); p++) {
                    RepairPart part = some.parts().get(p);
                    RepairPart full = whole.parts().stream()
                            .filter(each -> each.cells().equals(part.cells()))
                            .findFirst()
                            .orElseThrow();
                    holds(net, part, full, "seed " + seed + ", steps " + steps);
                }
            }
        }
    }

    private static void holds(CheckNet net, RepairPart part, RepairPart full, String where) {
        assertThat(full.state()).as(where).isIn(State.COMPLETE, State.MORE);
        assertThat(part.weight()).as(where).isLessThanOrEqualTo(full.weight());
        for (Repair repair : part.repairs()) {
            assertThat(suffices(net, repair.ids())).as(where).isTrue();
            assertThat(part.state() == State.OPEN
                            || Rational.of(repair.ids().size()).equals(full.weight()))
                    .as(where)
                    .isTrue();
        }
        if (part.state() == State.COMPLETE) {
            assertThat(part.repairs()).as(where).hasSameSizeAs(full.repairs());
        }
        for (Fault fault : part.faults()) {
            String cell = fault.change().cell().id();
            assertThat(!fault.certain()
                            || full.repairs().stream()
                                    .allMatch(repair -> repair.ids().contains(cell)))
                    .as(where)
                    .isTrue();
        }
    }

    private static RepairModel model(CheckNet net) {
        Map<String, Integer> classes = new HashMap<>();
        net.cells().forEach(cell -> classes.put(cell.id(), classes.size()));
        return new RepairModel(List.copyOf(net.cells()), classes, net.relations(), new Uncounted());
    }

    private static boolean suffices(CheckNet net, Set<String> cells) {
        RepairModel model = model(net);
        BitSet free = new BitSet();
        cells.forEach(
                cell -> free.set(Objects.requireNonNull(model.unit(cell), cell).index()));
        return model.conflict(free) == null;
    }

    private static final class Uncounted implements Simplex.Work {
        @Override
        public void spend(int steps) {
            // as much as it takes
        }

        @Override
        public long spent() {
            return 0;
        }

        @Override
        public long limit() {
            return Long.MAX_VALUE;
        }
    }

    @Test
    void sums_never_ask_for_more_changes_than_it_takes() {
        int tight = 0;
        for (int seed = 1; seed <= (LONG ? 200 : 15); seed++) {
            Random random = new Random(seed);
            Numbers numbers = square(3, 2, random);
            plant(numbers, 2 + seed % 4, 5, 12, random);
            CheckNet net = numbers.sheet().net();
            RepairModel model = model(net);
            Balance.Part balance = part(model);
            if (balance == null) {
                continue;
            }
            List<BitSet> sufficient = new ArrayList<>();
            int units = model.units().size();
            for (long set = 0; set < 1L << units; set++) {
                BitSet free = BitSet.valueOf(new long[] {set});
                if (sufficient.stream().anyMatch(less -> contains(free, less)) || model.conflict(free) == null) {
                    sufficient.add(free);
                }
            }
            for (int trial = 0; trial < 40; trial++) {
                BitSet chosen = trial == 0 ? new BitSet() : some(units, 4, random);
                BitSet excluded = trial == 0 ? new BitSet() : some(units, 3, random);
                excluded.andNot(chosen);
                int fewest = sufficient.stream()
                        .filter(set -> contains(set, chosen) && !set.intersects(excluded))
                        .mapToInt(BitSet::cardinality)
                        .min()
                        .orElse(Integer.MAX_VALUE);
                for (int enough : new int[] {0, 2, 100}) {
                    int further = balance.further(chosen, excluded, enough, new Uncounted());
                    assertThat(further)
                            .as("seed " + seed + " " + chosen + " without " + excluded)
                            .isLessThanOrEqualTo(fewest - chosen.cardinality());
                    tight += trial == 0 && enough == 100 && further == fewest ? 1 : 0;
                }
            }
        }
        assertThat(tight).isGreaterThan(5);
    }

    private static Balance.@Nullable Part part(RepairModel model) {
        BitSet all = new BitSet();
        all.set(0, model.units().size());
        return model.balance().part(all, new Uncounted());
    }

    private static boolean contains(BitSet set, BitSet less) {
        BitSet rest = (BitSet) less.clone();
        rest.andNot(set);
        return rest.isEmpty();
    }

    private static BitSet some(int units, int most, Random random) {
        return BitSet.valueOf(new BigInteger(units, random)
                        .and(new BigInteger(units, random))
                        .toByteArray())
                .get(0, units - random.nextInt(most));
    }
}
