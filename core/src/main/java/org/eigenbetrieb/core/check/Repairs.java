package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eigenbetrieb.core.check.RepairModel.Part;
import org.eigenbetrieb.core.check.RepairModel.Range;
import org.eigenbetrieb.core.check.RepairModel.Unit;
import org.eigenbetrieb.core.check.RepairPart.State;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * Finds which cells of a net are most likely wrong: the lightest sets of cells whose change makes everything fit.
 *
 * <p>After Fellegi and Holt (1976) with rounding: a set of cells is a repair when, with every other cell inside its
 * printed interval, all relations that could be checked and all identities hold for one common choice of values. All
 * decisions are exact; a repair is called the only one only when that is proven. Relations that could not be checked
 * take no part. In mode rounded-sum unchanged cells count as printed. Stateless and safe for use by several threads.
 */
public final class Repairs {

    private Repairs() {}

    /**
     * Repairs a net within the standard limits.
     *
     * @param net the net
     * @param verdicts what {@link Checker#check} says of it
     * @return the parts that do not fit together, with their repairs
     */
    public static RepairReport of(CheckNet net, List<RelationVerdict> verdicts) {
        return of(net, verdicts, RepairLimits.STANDARD);
    }

    /**
     * Repairs a net.
     *
     * @param net the net
     * @param verdicts what {@link Checker#check} says of it
     * @param limits how far to search
     * @return the parts that do not fit together, with their repairs
     * @throws IllegalArgumentException when the verdicts are those of another net
     */
    public static RepairReport of(CheckNet net, List<RelationVerdict> verdicts, RepairLimits limits) {
        return new Repairer(net, verdicts, limits).run();
    }

    /** Counts steps and stops when there are too many. */
    private static final class Meter implements Simplex.Work {
        private final RepairLimits limits;
        private long steps;
        private long asked;
        private boolean on = true;

        Meter(RepairLimits limits) {
            this.limits = limits;
        }

        @Override
        public void spend(int more) {
            steps += more;
            if (on && (steps > limits.steps() || (steps - asked > 5000 && stop()))) {
                throw new RepairSearch.Exhausted();
            }
        }

        private boolean stop() {
            asked = steps;
            return limits.stop().getAsBoolean();
        }
    }

    /** Takes a net apart and repairs what does not fit; used once. */
    private static final class Repairer {

        private final CheckNet net;
        private final RepairLimits limits;
        private final List<CheckRelation> checkable = new ArrayList<>();
        private final Map<String, RelationVerdict> verdictOf = new HashMap<>();
        private final Map<String, Integer> classes;
        private final Map<String, List<String>> relationsOf = new HashMap<>();
        private final Evidence evidence;
        private final Proposals proposals;

        Repairer(CheckNet net, List<RelationVerdict> verdicts, RepairLimits limits) {
            this.net = net;
            this.limits = limits;
            if (verdicts.size() < net.relations().size()) {
                throw new IllegalArgumentException("The verdicts are not those of this net: " + verdicts.size()
                        + " for " + net.relations().size() + " relations");
            }
            for (int i = 0; i < verdicts.size(); i++) {
                RelationVerdict verdict = verdicts.get(i);
                if (i < net.relations().size()) {
                    CheckRelation relation = net.relations().get(i);
                    if (!relation.id().equals(verdict.relation())) {
                        throw new IllegalArgumentException("The verdicts are not those of this net: "
                                + verdict.relation() + " where " + relation.id() + " stands");
                    }
                    if (verdict.verdict() != Verdict.NOT_CHECKABLE) {
                        checkable.add(relation);
                    }
                }
                verdictOf.putIfAbsent(verdict.relation(), verdict);
                if (verdict.verdict() != Verdict.NOT_CHECKABLE) {
                    relationsOf
                            .computeIfAbsent(verdict.target(), key -> new ArrayList<>())
                            .add(verdict.relation());
                    verdict.operands().stream()
                            .distinct()
                            .filter(id -> !id.equals(verdict.target()))
                            .forEach(id -> relationsOf
                                    .computeIfAbsent(id, key -> new ArrayList<>())
                                    .add(verdict.relation()));
                }
            }
            this.classes = classes();
            this.evidence = new Evidence(net);
            this.proposals = new Proposals(net, checkable);
        }

        /** Occurrences that the checker compares are one class. */
        private Map<String, Integer> classes() {
            Map<String, Integer> number = new LinkedHashMap<>();
            int next = 0;
            for (CheckCell cell : net.cells()) {
                number.put(cell.id(), next++);
            }
            for (RelationVerdict verdict : verdictOf.values()) {
                if (verdict.isIdentity()
                        && verdict.verdict() != Verdict.NOT_CHECKABLE
                        && verdict.operands().size() == 1) {
                    number.put(
                            verdict.target(),
                            Objects.requireNonNull(number.get(verdict.operands().get(0))));
                }
            }
            return number;
        }

        RepairReport run() {
            List<RepairPart> parts = new ArrayList<>();
            List<String> open = new ArrayList<>();
            int fitting = 0;
            for (Component component : components()) {
                Meter meter = new Meter(limits);
                RepairModel model = new RepairModel(component.cells, classes, component.relations, meter);
                boolean contradicts = component.contradictions().size() > 0;
                if (!contradicts) {
                    try {
                        if (model.conflict(new BitSet()) == null) {
                            fitting++;
                            continue;
                        }
                    } catch (RepairSearch.Exhausted | RepairModel.Undecided e) {
                        open.add(component.cells.get(0).id());
                        continue;
                    }
                }
                parts.add(new Solver(component, model, meter).solve(parts.size() + 1));
            }
            return new RepairReport(parts, fitting, open);
        }

        private List<Component> components() {
            int[] parent = new int[net.cells().size()];
            for (int i = 0; i < parent.length; i++) {
                parent[i] = i;
            }
            for (CheckRelation relation : checkable) {
                int target = classOf(relation.target());
                relation.terms().forEach(member -> join(parent, target, classOf(member.cell())));
                relation.divisors().forEach(member -> join(parent, target, classOf(member.cell())));
            }
            Map<Integer, Component> components = new LinkedHashMap<>();
            for (CheckCell cell : net.cells()) {
                if (relationsOf.containsKey(cell.id())) {
                    components
                            .computeIfAbsent(find(parent, classOf(cell.id())), key -> new Component())
                            .cells
                            .add(cell);
                }
            }
            for (CheckRelation relation : checkable) {
                Component component = Objects.requireNonNull(components.get(find(parent, classOf(relation.target()))));
                component.relations.add(relation);
                component.ids.add(relation.id());
            }
            for (RelationVerdict verdict : verdictOf.values()) {
                if (verdict.isIdentity() && verdict.verdict() != Verdict.NOT_CHECKABLE) {
                    Objects.requireNonNull(components.get(find(parent, classOf(verdict.target()))))
                            .ids
                            .add(verdict.relation());
                }
            }
            return List.copyOf(components.values());
        }

        private int classOf(String cell) {
            return Objects.requireNonNull(classes.get(cell));
        }

        private static int find(int[] parent, int element) {
            int root = element;
            while (parent[root] != root) {
                parent[root] = parent[parent[root]];
                root = parent[root];
            }
            return root;
        }

        private static void join(int[] parent, int one, int other) {
            parent[find(parent, other)] = find(parent, one);
        }

        /** A cell of a repair, with the unit that stands for it. */
        private record Chosen(Unit unit, Proposals.Free free) {}

        /** A repair and what it was made from, cell by cell in the same order. */
        private record Candidate(List<Chosen> chosen, Repair repair) {
            private static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::repair, Ranking.ORDER);
        }

        /** Cells that hang together. */
        private final class Component {
            private final List<CheckCell> cells = new ArrayList<>();
            private final List<CheckRelation> relations = new ArrayList<>();
            private final List<String> ids = new ArrayList<>();

            List<String> contradictions() {
                return ids.stream()
                        .filter(id -> Objects.requireNonNull(verdictOf.get(id)).verdict() == Verdict.CONTRADICTION)
                        .toList();
            }
        }

        /** Repairs one component. */
        private final class Solver {
            private final Component component;
            private final RepairModel model;
            private final Meter meter;

            Solver(Component component, RepairModel model, Meter meter) {
                this.component = component;
                this.model = model;
                this.meter = meter;
            }

            RepairPart solve(int number) {
                RepairSearch search = new RepairSearch(model, limits.most());
                search.run();
                List<Candidate> candidates = new ArrayList<>();
                boolean all = list(search.found(), candidates);
                List<RepairPart.Fault> faults = List.of();
                if (!candidates.isEmpty()) {
                    candidates.sort(Candidate.ORDER);
                    Best best = new Best(candidates.get(0));
                    best.improve();
                    faults = best.faults();
                    moveToFront(best.candidate, candidates);
                }
                State state;
                if (search.contradictory()) {
                    state = State.IMPOSSIBLE;
                } else if (search.exhausted() || search.leftOpen() || candidates.isEmpty()) {
                    state = State.OPEN;
                } else {
                    state = search.truncated() || !all ? State.MORE : State.COMPLETE;
                }
                List<Repair> repairs = new ArrayList<>();
                for (Candidate candidate : candidates) {
                    repairs.add(candidate.repair.ranked(repairs.size() + 1));
                }
                return new RepairPart(
                        number,
                        component.cells.stream().map(CheckCell::id).toList(),
                        component.ids,
                        component.contradictions(),
                        state,
                        search.bound(),
                        repairs,
                        limits.most(),
                        faults,
                        state == State.IMPOSSIBLE ? conflicting() : List.of());
            }

            /** The best one may be found only after the list was full: then it takes the place of the last. */
            private void moveToFront(Candidate best, List<Candidate> candidates) {
                boolean listed =
                        candidates.removeIf(candidate -> candidate.repair.ids().equals(best.repair.ids()));
                if (!listed && candidates.size() == limits.most()) {
                    candidates.remove(candidates.size() - 1);
                }
                candidates.add(0, best);
            }

            /** Writes sets of units out as sets of cells; false when not all are listed. */
            private boolean list(List<BitSet> found, List<Candidate> candidates) {
                for (BitSet units : found) {
                    // The first one is listed in any case.
                    meter.on = !candidates.isEmpty();
                    try {
                        if (!write(units, Map.of(), limits.most(), candidates)) {
                            return false;
                        }
                    } catch (RepairSearch.Exhausted e) {
                        return false;
                    } finally {
                        meter.on = true;
                    }
                }
                return true;
            }

            /** With the cells that are fixed for their units, and any others for the rest. */
            private boolean write(BitSet units, Map<Unit, CheckCell> fixed, int most, List<Candidate> candidates) {
                List<Unit> chosen = new ArrayList<>();
                List<Range> ranges = new ArrayList<>();
                for (int i = units.nextSetBit(0); i >= 0; i = units.nextSetBit(i + 1)) {
                    chosen.add(model.units().get(i));
                    ranges.add(model.range(units, model.units().get(i)));
                }
                return expand(chosen, ranges, fixed, new ArrayList<>(), most, candidates);
            }

            private boolean expand(
                    List<Unit> units,
                    List<Range> ranges,
                    Map<Unit, CheckCell> fixed,
                    List<Chosen> chosen,
                    int most,
                    List<Candidate> candidates) {
                int next = chosen.size();
                if (next == units.size()) {
                    if (candidates.size() == most) {
                        return false;
                    }
                    List<Chosen> ordered = new ArrayList<>(chosen);
                    ordered.sort(Comparator.comparing(each -> evidence.position(each.free.cell())));
                    candidates.add(new Candidate(
                            ordered, repair(ordered.stream().map(Chosen::free).toList())));
                    return true;
                }
                Unit unit = units.get(next);
                Rational weight = unit.weight();
                CheckCell only = fixed.get(unit);
                for (Part part : unit.parts()) {
                    if (!part.cell().trust().equals(weight)
                            || (only != null && !part.cell().equals(only))) {
                        continue;
                    }
                    chosen.add(new Chosen(unit, new Proposals.Free(part.cell(), own(unit, part, ranges.get(next)))));
                    boolean more = expand(units, ranges, fixed, chosen, most, candidates);
                    chosen.remove(chosen.size() - 1);
                    if (!more) {
                        return false;
                    }
                }
                return true;
            }

            /** The most likely repair, and what could replace each of its cells. */
            private final class Best {
                private Candidate candidate;
                private final Map<Integer, List<Candidate>> alternatives = new HashMap<>();

                Best(Candidate candidate) {
                    this.candidate = candidate;
                }

                /** Replaces cell by cell while that makes the repair more likely. */
                void improve() {
                    try {
                        for (int round = 0; round < 3; round++) {
                            Candidate before = candidate;
                            for (int i = 0; i < candidate.chosen.size(); i++) {
                                for (Candidate other : alternatives(i)) {
                                    if (Candidate.ORDER.compare(other, candidate) < 0) {
                                        candidate = other;
                                        alternatives.clear();
                                    }
                                }
                            }
                            if (before.equals(candidate)) {
                                return;
                            }
                        }
                    } catch (RepairSearch.Exhausted | RepairModel.Undecided e) {
                        // What was found so far stays.
                        return;
                    }
                }

                private List<Candidate> alternatives(int replaced) {
                    List<Candidate> known = alternatives.get(replaced);
                    if (known == null) {
                        known = replacements(replaced);
                        alternatives.put(replaced, known);
                    }
                    return known;
                }

                /** The same repair with another cell in place of one of its cells. */
                private List<Candidate> replacements(int replaced) {
                    Unit out = candidate.chosen.get(replaced).unit;
                    BitSet rest = new BitSet();
                    Map<Unit, CheckCell> fixed = new HashMap<>();
                    for (Chosen each : candidate.chosen) {
                        if (!each.unit.equals(out)) {
                            rest.set(each.unit.index());
                            fixed.put(each.unit, each.free.cell());
                        }
                    }
                    BitSet conflict = model.conflict(rest);
                    List<Candidate> found = new ArrayList<>();
                    if (conflict == null) {
                        return found;
                    }
                    for (int i = conflict.nextSetBit(0); i >= 0; i = conflict.nextSetBit(i + 1)) {
                        if (!model.units().get(i).weight().equals(out.weight())) {
                            continue;
                        }
                        BitSet other = (BitSet) rest.clone();
                        other.set(i);
                        if (i == out.index() || model.conflict(other) == null) {
                            write(other, fixed, Integer.MAX_VALUE, found);
                        }
                    }
                    Set<String> before = candidate.repair.ids();
                    found.removeIf(each -> each.repair.ids().equals(before));
                    found.sort(Candidate.ORDER);
                    return found;
                }

                /** Cells that contradict each other while this one stays as printed. */
                private List<String> because(int kept) {
                    BitSet rest = new BitSet();
                    candidate.chosen.forEach(each -> rest.set(each.unit.index()));
                    rest.clear(candidate.chosen.get(kept).unit.index());
                    List<String> cells = new ArrayList<>();
                    try {
                        BitSet conflict = Objects.requireNonNullElseGet(model.conflict(rest), BitSet::new);
                        for (int i = conflict.nextSetBit(0); i >= 0; i = conflict.nextSetBit(i + 1)) {
                            model.units()
                                    .get(i)
                                    .parts()
                                    .forEach(part -> cells.add(part.cell().id()));
                        }
                    } catch (RepairSearch.Exhausted | RepairModel.Undecided e) {
                        cells.addAll(tied(candidate.chosen.get(kept).free.cell()));
                    }
                    return cells;
                }

                /** The cell and the changed cells that relations or a common fact tie to it, directly or by others. */
                private Set<String> tied(CheckCell kept) {
                    Set<String> tied = new LinkedHashSet<>(Set.of(kept.id()));
                    List<CheckCell> ends = new ArrayList<>(List.of(kept));
                    for (int i = 0; i < ends.size(); i++) {
                        CheckCell end = ends.get(i);
                        Set<String> own = new HashSet<>(relationsOf.getOrDefault(end.id(), List.of()));
                        for (Chosen other : candidate.chosen) {
                            CheckCell cell = other.free.cell();
                            boolean same = cell.fact() != null && cell.fact().equals(end.fact());
                            boolean together = relationsOf.getOrDefault(cell.id(), List.of()).stream()
                                    .anyMatch(own::contains);
                            if ((same || together) && tied.add(cell.id())) {
                                ends.add(cell);
                            }
                        }
                    }
                    return tied;
                }

                List<RepairPart.Fault> faults() {
                    List<RepairPart.Fault> faults = new ArrayList<>();
                    Set<String> explained = new HashSet<>();
                    for (int i = 0; i < candidate.chosen.size(); i++) {
                        Repair.Change change = candidate.repair.changes().get(i);
                        List<Repair.Change> others = new ArrayList<>();
                        boolean decided = true;
                        try {
                            for (Candidate other : alternatives(i)) {
                                other.repair.changes().stream()
                                        .filter(each -> !candidate
                                                .repair
                                                .ids()
                                                .contains(each.cell().id()))
                                        .forEach(others::add);
                            }
                        } catch (RepairSearch.Exhausted | RepairModel.Undecided e) {
                            decided = false;
                        }
                        List<String> own = new ArrayList<>();
                        for (String id : component.contradictions()) {
                            if (relationsOf
                                            .getOrDefault(change.cell().id(), List.of())
                                            .contains(id)
                                    && explained.add(id)) {
                                own.add(id);
                            }
                        }
                        faults.add(new RepairPart.Fault(change, others, decided, own, because(i)));
                    }
                    return faults;
                }
            }

            /** The range of one cell: what the unit can be without the other cells in it, in base units. */
            private Range own(Unit unit, Part part, Range range) {
                Interval others = Interval.ZERO;
                for (Part other : unit.parts()) {
                    if (!other.cell().id().equals(part.cell().id())) {
                        others = others.plus(
                                other.cell().interval().orElseThrow().times(other.factor()));
                    }
                }
                Rational low = range.low() == null ? null : range.low().minus(others.high());
                Rational high = range.high() == null ? null : range.high().minus(others.low());
                Rational one = low == null ? null : low.dividedBy(part.factor());
                Rational two = high == null ? null : high.dividedBy(part.factor());
                return part.factor().signum() < 0 ? new Range(two, one) : new Range(one, two);
            }

            private Repair repair(List<Proposals.Free> ordered) {
                Proposals.Choice choice = proposals.choose(ordered);
                List<Repair.Change> changes = new ArrayList<>();
                for (int i = 0; i < ordered.size(); i++) {
                    CheckCell cell = ordered.get(i).cell();
                    Range range = ordered.get(i).range();
                    int toUnit = -cell.unit().exponent();
                    changes.add(new Repair.Change(
                            cell,
                            choice.numbers().get(i),
                            range.low() == null ? null : range.low().timesTenTo(toUnit),
                            range.high() == null ? null : range.high().timesTenTo(toUnit),
                            evidence.slip(cell, choice.numbers().get(i), range),
                            evidence.elsewhere(cell, choice.numbers().get(i)),
                            agreeing(cell)));
                }
                return new Repair(1, changes, choice.exact(), choice.confirmed());
            }

            private int agreeing(CheckCell cell) {
                int agreeing = 0;
                for (String id : relationsOf.getOrDefault(cell.id(), List.of())) {
                    Verdict verdict = Objects.requireNonNull(verdictOf.get(id)).verdict();
                    agreeing += verdict == Verdict.EXACT || verdict == Verdict.WITHIN_ROUNDING ? 1 : 0;
                }
                return agreeing;
            }

            /** A smallest set of relations that exclude each other, by leaving out one after the other. */
            private List<String> conflicting() {
                List<CheckRelation> left = new ArrayList<>(component.relations);
                meter.on = false;
                for (CheckRelation relation : component.relations) {
                    List<CheckRelation> fewer = new ArrayList<>(left);
                    fewer.remove(relation);
                    if (!fewer.isEmpty() && excludeEachOther(fewer)) {
                        left = fewer;
                    }
                }
                return left.stream().map(CheckRelation::id).toList();
            }

            private boolean excludeEachOther(List<CheckRelation> relations) {
                RepairModel fewer = new RepairModel(component.cells, classes, relations, meter);
                BitSet all = new BitSet();
                all.set(0, fewer.units().size());
                try {
                    return fewer.conflict(all) != null;
                } catch (RepairModel.Undecided e) {
                    return false;
                }
            }
        }
    }
}
