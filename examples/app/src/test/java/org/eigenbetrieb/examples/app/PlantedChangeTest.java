package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.Checker;
import org.eigenbetrieb.core.check.PrintedNet;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.layout.Link;
import org.eigenbetrieb.core.layout.Links;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.planning.Planning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One wrong cell in a consistent printed pack: exactly the relations that contain it, and whose rounding the change
 * exceeds, become contradictions, and nothing else does.
 *
 * <p>The packs are that of Koblenz as it would be printed without a mistake, and one of every form of each Land with
 * invented amounts. What rounding allows is computed by {@link Allowance}, not by the library. Each rule of each form
 * and each rule between papers is broken at least once; with {@code -Plong} every cell of every paper is changed.
 */
class PlantedChangeTest {

    private static final boolean EVERY_CELL = Boolean.getBoolean("eigenbetrieb.long");
    private static final long LARGE = 1_000_003;

    private static final Pack KOBLENZ = Koblenz.whole().read();

    private static PrintedPack invented(Path folder, String land, String day) {
        Pack pack = InventedPack.of(folder.resolve(land + day), land, LocalDate.parse(day), 4);
        return PrintedPack.invented(pack, 7);
    }

    @Test
    void one_wrong_cell_breaks_exactly_the_relations_whose_rounding_it_exceeds(@TempDir Path folder) {
        List<PrintedPack> packs = new ArrayList<>();
        packs.add(PrintedPack.recomputed(KOBLENZ));
        packs.add(invented(folder, "RP", "2023-09-28"));
        packs.add(invented(folder, "NW", "2023-09-28"));
        packs.add(invented(folder, "BW", "2023-09-28")); // its forms of 2020
        packs.add(invented(folder, "BW", "2025-01-15")); // its forms of 2024

        Set<String> broken = new TreeSet<>();
        packs.forEach(pack -> new Planting(pack, broken).run());

        Set<String> untested = rules();
        untested.removeAll(broken);
        assertThat(untested).as("rules that no case breaks").isEmpty();
    }

    /** What follows moves along; two inputs that must agree are the only ones that can contradict each other. */
    @Test
    void a_changed_input_moves_what_follows_from_it_and_contradicts_nothing_that_is_computed() {
        PrintedPack consistent = PrintedPack.recomputed(KOBLENZ);
        List<FigureKey> inputs = consistent.figures().stream()
                .filter(figure -> figure.printed() != null
                        && KOBLENZ.net().figures().containsKey(figure.key())
                        && KOBLENZ.net().defining(figure.key()).isEmpty())
                .map(Figure::key)
                .distinct()
                .toList();
        Random random = new Random(28_09_2023);
        for (int n = 0; n < (EVERY_CELL ? inputs.size() : 25); n++) {
            FigureKey input = inputs.get(EVERY_CELL ? n : random.nextInt(inputs.size()));
            PrintedPack changed = consistent.with(input, Rational.of(random.nextInt(1, 9_000_000)));

            Map<FigureKey, Rational> before = consistent.values();
            Map<FigureKey, Rational> after = changed.values();
            Set<FigureKey> following = new HashSet<>(Set.of(input));
            for (Relation relation : KOBLENZ.net().order()) {
                Map<FigureKey, Rational> weights = relation.formula().linear().orElse(Map.of());
                boolean follows = relation.formula().references().stream().anyMatch(following::contains);
                // Where another operand moves, too, the two may cancel: a balancing line does nothing else.
                boolean alone = weights.getOrDefault(input, Rational.ZERO).signum() != 0
                        && weights.keySet().stream().noneMatch(key -> !key.equals(input) && following.contains(key));
                if (follows) {
                    following.add(relation.target());
                }
                boolean moved = !Objects.equals(after.get(relation.target()), before.get(relation.target()));
                assertThat(moved && !follows)
                        .as("%s does not follow from %s", relation.target(), input)
                        .isFalse();
                assertThat(!moved && alone && after.containsKey(relation.target()))
                        .as("%s follows from %s", relation.target(), input)
                        .isFalse();
            }
            PrintedNet net =
                    PrintedNet.of(KOBLENZ.net(), FigureSet.of(KOBLENZ.figures().stand(), changed.figures()));
            assertThat(Checker.check(net.net()))
                    .filteredOn(verdict -> verdict.verdict() == Verdict.CONTRADICTION)
                    .extracting(RelationVerdict::relation)
                    .as("after %s changed", input)
                    .isSubsetOf(changed.disagreements());
        }
    }

    /** Every rule between papers and every rule of every form that this library brings. */
    private static Set<String> rules() {
        Set<String> rules = new TreeSet<>();
        for (Links links : Planning.registry().links().values()) {
            links.links().stream().map(Link::id).forEach(id -> rules.add("regel:" + id));
        }
        for (Layout layout : Planning.registry().layouts().values()) {
            for (LayoutRow.Line line : layout.lines()) {
                if (!(line.rule() instanceof LayoutRow.Rule.Input) && line.style() != LayoutRow.Style.UNPRINTED) {
                    rules.add(layout.id() + ":" + line.concept().id());
                }
            }
            for (LayoutColumn column : layout.columns()) {
                if (isDerived(column)) {
                    rules.add(layout.id() + ":" + column.id());
                }
            }
            for (int n = 1; n <= layout.assertions().size(); n++) {
                rules.add(layout.id() + ":bedingung-" + n);
            }
        }
        return rules;
    }

    private static boolean isDerived(LayoutColumn column) {
        return column.content() instanceof LayoutColumn.Percent
                || column.content() instanceof LayoutColumn.Facts facts
                        && (!facts.sum().isEmpty() || !facts.slot().isEmpty());
    }

    /** Changes cells of one pack, one at a time. */
    private static final class Planting {

        private final Pack pack;
        private final List<Figure> figures;
        private final Allowance allowance;
        private final CheckNet net;
        private final List<CheckCell> cells;
        private final Map<Integer, List<Relation>> byCell = new HashMap<>();
        private final Map<String, Relation> relations = new LinkedHashMap<>();
        private final Map<String, Verdict> before;
        private final Map<FigureKey, Set<String>> rules = new HashMap<>();
        private final Set<String> broken;
        private final Random random = new Random(28_09_2023);

        /**
         * A pack in which to plant changes.
         *
         * @param printed the pack, without a contradiction
         * @param broken the rules that were broken by some change; new ones are added
         */
        Planting(PrintedPack printed, Set<String> broken) {
            this.broken = broken;
            this.pack = printed.pack();
            this.figures = printed.figures();
            this.allowance = new Allowance(pack.net(), figures);
            PrintedNet bound =
                    PrintedNet.of(pack.net(), FigureSet.of(pack.figures().stand(), figures));
            assertThat(bound.inexpressible()).isEmpty();
            this.net = bound.net();
            this.cells = net.cells().stream().limit(figures.size()).toList();
            this.before = verdicts(net);
            assertThat(before).as("a consistent pack").doesNotContainValue(Verdict.CONTRADICTION);
            for (Relation relation : pack.net().relations()) {
                relations.put(relation.id(), relation);
                allowance
                        .cells(relation)
                        .forEach(cell -> byCell.computeIfAbsent(cell, key -> new ArrayList<>())
                                .add(relation));
            }
            for (LayoutBinding binding : pack.bindings().values()) {
                Layout layout = binding.layout();
                for (LayoutRow.Line line : layout.lines()) {
                    for (LayoutColumn column : layout.columns()) {
                        binding.key(line, column)
                                .ifPresent(key -> rules.computeIfAbsent(key, any -> new TreeSet<>())
                                        .addAll(
                                                isDerived(column) && line.rule() instanceof LayoutRow.Rule.Input
                                                        ? List.of(layout.id() + ":" + column.id())
                                                        : List.of(layout.id() + ":"
                                                                + line.concept().id())));
                    }
                }
                for (LayoutBinding.Slot slot : binding.slots()) {
                    for (LayoutColumn column : layout.columns()) {
                        boolean filled = column.content() instanceof LayoutColumn.Facts facts
                                && facts.slot().equals(slot.slot());
                        if (filled) {
                            rules.computeIfAbsent(slot.target(), any -> new TreeSet<>())
                                    .add(layout.id() + ":" + column.id());
                        }
                    }
                }
            }
        }

        private static Map<String, Verdict> verdicts(CheckNet net) {
            Map<String, Verdict> verdicts = new LinkedHashMap<>();
            Checker.check(net).forEach(verdict -> verdicts.put(verdict.relation(), verdict.verdict()));
            return verdicts;
        }

        /** The rules that a relation stands for. */
        private Set<String> rules(Relation relation) {
            String[] parts = relation.id().split(":", -1);
            if (parts[0].equals("regel")) {
                return Set.of("regel:" + parts[1]);
            }
            LayoutBinding binding = pack.bindings().get(relation.paper());
            if (binding == null || parts.length != 3) {
                return rules.getOrDefault(relation.target(), Set.of(parts[0]));
            }
            String layout = binding.layout().id();
            String column = parts[2].replace(".quer", "");
            boolean derived = isDerived(binding.layout().column(column).orElseThrow());
            boolean across = parts[2].endsWith(".quer");
            boolean ofColumn = derived
                    && (across
                            || binding.layout().column(column).orElseThrow().content() instanceof LayoutColumn.Percent
                            || binding.layout()
                                    .line(parts[1])
                                    .map(line -> line.rule() instanceof LayoutRow.Rule.Input)
                                    .orElse(true));
            if (parts[1].startsWith("bedingung-") || !ofColumn) {
                Set<String> all = new TreeSet<>(rules.getOrDefault(relation.target(), Set.of()));
                all.add(layout + ":" + parts[1]);
                return all;
            }
            return Set.of(layout + ":" + column);
        }

        void run() {
            if (EVERY_CELL) {
                for (int cell = 0; cell < figures.size(); cell++) {
                    if (figures.get(cell).printed() != null) {
                        Set<Long> changes = new LinkedHashSet<>(List.of(LARGE, -1L));
                        for (Relation relation : byCell.getOrDefault(cell, List.of())) {
                            changes.addAll(edges(relation, cell));
                        }
                        for (long steps : changes) {
                            plant(cell, steps);
                        }
                    }
                }
                return;
            }
            for (Relation relation : relations.values()) {
                List<Integer> printed = allowance.cells(relation).stream()
                        .filter(cell -> figures.get(cell).printed() != null)
                        .toList();
                if (printed.isEmpty() || broken.containsAll(rules(relation))) {
                    continue;
                }
                // Its own figure just too much, now and then just not; or one of those it follows from.
                int cell = random.nextBoolean() ? printed.get(0) : printed.get(random.nextInt(printed.size()));
                List<Long> edges = edges(relation, cell);
                plant(cell, edges.get(edges.size() - 1));
                if (random.nextInt(4) == 0) {
                    plant(cell, edges.get(0));
                }
                if (!broken.containsAll(rules(relation))) {
                    plant(printed.get(0), LARGE);
                }
            }
        }

        /** The largest change that a relation allows, and the smallest that it does not. */
        private List<Long> edges(Relation relation, int cell) {
            boolean up = random.nextBoolean();
            return allowance
                    .steps(relation, cell, up)
                    .map(most -> up ? List.of(most, most + 1) : List.of(-most, -most - 1))
                    .orElse(List.of(1L, LARGE));
        }

        private void plant(int index, long steps) {
            if (steps == 0) {
                return;
            }
            Figure figure = figures.get(index);
            Quantity printed = Objects.requireNonNull(figure.printed());
            Quantity moved = Quantity.of(printed.unscaled() + steps, printed.decimals(), printed.unit());
            Figure changed = PrintedPack.printing(figure, moved, figure.precision());
            Allowance after = allowance.with(index, changed);
            List<Relation> containing = byCell.getOrDefault(index, List.of());

            Set<String> expected = new TreeSet<>();
            for (Relation relation : containing) {
                if (after.contradicts(relation)) {
                    expected.add(relation.id());
                }
            }
            after.differing(figure.key())
                    .forEach(other ->
                            expected.add(Checker.SAME + cells.get(other).id()));
            Map<String, Verdict> verdicts = verdicts(
                    containing.stream().anyMatch(allowance::branches) ? bound(index, changed) : with(index, moved));
            Set<String> contradicting = verdicts.entrySet().stream()
                    .filter(each -> each.getValue() == Verdict.CONTRADICTION)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(contradicting)
                    .as("%s printed as %s in place of %s", figure.place(), moved, printed)
                    .isEqualTo(expected);
            Set<String> touched = containing.stream().map(Relation::id).collect(Collectors.toSet());
            before.forEach((relation, verdict) -> {
                if (!touched.contains(relation) && !relation.startsWith(Checker.SAME)) {
                    assertThat(verdicts.get(relation))
                            .as("%s does not contain %s", relation, figure.place())
                            .isEqualTo(verdict);
                }
            });
            expected.stream()
                    .flatMap(id -> Stream.ofNullable(relations.get(id)))
                    .forEach(relation -> broken.addAll(rules(relation)));
        }

        private CheckNet with(int index, Quantity moved) {
            List<CheckCell> changed = new ArrayList<>(net.cells());
            changed.set(index, changed.get(index).printing(moved));
            return CheckNet.of(changed, net.relations());
        }

        /** Where a balancing line may change sides the relations are bound anew. */
        private CheckNet bound(int index, Figure changed) {
            List<Figure> others = new ArrayList<>(figures);
            others.set(index, changed);
            return PrintedNet.of(pack.net(), FigureSet.of(pack.figures().stand(), others))
                    .net();
        }
    }
}
