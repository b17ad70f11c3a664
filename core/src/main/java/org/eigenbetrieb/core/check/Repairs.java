package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eigenbetrieb.core.check.RepairModel.Part;
import org.eigenbetrieb.core.check.RepairModel.Range;
import org.eigenbetrieb.core.check.RepairModel.Unit;
import org.eigenbetrieb.core.check.RepairPart.State;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Finds which cells of a net are most likely wrong: the lightest sets of cells whose change makes everything fit.
 *
 * <p>After Fellegi and Holt (1976) with rounding: a set of cells is a repair when, with every other cell inside its
 * printed interval, all relations that could be checked and all identities hold for one common choice of values. All
 * decisions are exact; a repair is called the only one only when that is proven. Relations that could not be checked
 * take no part. In mode rounded-sum unchanged cells count as printed. Stateless and safe for use by several threads.
 */
public final class Repairs {

    /** How many ways to repair one group of conflicts are compared at most. */
    private static final int MOST_CHOICES = 5000;

    /** How many choices of a group are compared with those of another one. */
    private static final int MOST_EXCHANGED = 50;

    /** With how many steps what was found is written down when the search ended early. */
    private static final long CONCLUSION = 6_000_000;

    /** The same when it was the clock that ended it. */
    private static final long SHORT_CONCLUSION = 3_000_000;

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
        private long end;
        private boolean last;
        private boolean stopped;

        Meter(RepairLimits limits) {
            this.limits = limits;
            this.end = limits.steps();
        }

        @Override
        public void spend(int more) {
            steps += more;
            if (on && (steps > end || (!last && steps - asked > 5000 && stop()))) {
                throw new RepairSearch.Exhausted();
            }
        }

        @Override
        public long spent() {
            return steps;
        }

        @Override
        public long limit() {
            return limits.steps();
        }

        /** The search is over: allows a few steps more to write down what was found, whatever the clock says. */
        void conclude() {
            last = true;
            end = steps + (stopped ? SHORT_CONCLUSION : CONCLUSION);
        }

        boolean isSpent() {
            return on && steps > end;
        }

        private boolean stop() {
            asked = steps;
            stopped = limits.stop().getAsBoolean();
            return stopped;
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

        /** A repair, or what one group of conflicts gives to it, and what it was made from, cell by cell. */
        private record Candidate(List<Chosen> chosen, Repair repair) {
            private static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::repair, Ranking.ORDER);

            BitSet units() {
                BitSet units = new BitSet();
                chosen.forEach(each -> units.set(each.unit.index()));
                return units;
            }
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
                RepairSearch search = new RepairSearch(model, limits.most() * 2, meter);
                search.run();
                boolean found = search.found();
                List<RepairSearch.Group> groups = found ? search.parts() : List.of();
                if (search.exhausted() && !search.contradictory()) {
                    groups = guessed(search);
                    meter.conclude();
                }
                State state = State.OPEN;
                List<Repair> repairs = List.of();
                List<RepairPart.Fault> faults = List.of();
                if (search.contradictory()) {
                    state = State.IMPOSSIBLE;
                } else if (!groups.isEmpty()) {
                    Best best = new Best(groups, found || search.isGuessLightest(), !search.leftOpen());
                    List<Candidate> candidates = new ArrayList<>();
                    boolean all = best.list(candidates);
                    if (best.lightest && best.sure) {
                        state = found && all && !best.stopped ? State.COMPLETE : State.MORE;
                    }
                    repairs = new ArrayList<>();
                    for (Candidate candidate : candidates) {
                        repairs.add(candidate.repair.ranked(repairs.size() + 1));
                    }
                    faults = new Faults(best).faults();
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

            /** What is known to suffice although the search ended early. */
            private List<RepairSearch.Group> guessed(RepairSearch search) {
                meter.conclude();
                try {
                    search.guess();
                } catch (RepairSearch.Exhausted e) {
                    // What was guessed before, if anything.
                }
                return search.guessed();
            }

            /** Between which numbers a unit can move; anything when there is no time left to find out. */
            private Range range(BitSet all, Unit unit) {
                try {
                    return model.range(all, unit);
                } catch (RepairSearch.Exhausted e) {
                    if (!meter.last) {
                        throw e;
                    }
                    return new Range(null, null);
                }
            }

            /** All ways to write a set of units as cells, the numbers of all other changes being given. */
            private boolean write(
                    BitSet part, BitSet all, Map<String, CheckCell> others, int most, List<Candidate> candidates) {
                List<Unit> units = new ArrayList<>();
                List<Range> ranges = new ArrayList<>();
                for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1)) {
                    units.add(model.units().get(i));
                    ranges.add(range(all, model.units().get(i)));
                }
                return expand(units, ranges, others, new ArrayList<>(), most, candidates);
            }

            private boolean expand(
                    List<Unit> units,
                    List<Range> ranges,
                    Map<String, CheckCell> others,
                    List<Chosen> chosen,
                    int most,
                    List<Candidate> candidates) {
                int next = chosen.size();
                if (next == units.size()) {
                    if (candidates.size() >= most) {
                        return false;
                    }
                    candidates.add(candidate(chosen, others));
                    return true;
                }
                Unit unit = units.get(next);
                Rational weight = unit.weight();
                for (Part part : unit.parts()) {
                    if (!part.cell().trust().equals(weight)) {
                        continue;
                    }
                    chosen.add(new Chosen(unit, new Proposals.Free(part.cell(), own(unit, part, ranges.get(next)))));
                    boolean more = expand(units, ranges, others, chosen, most, candidates);
                    chosen.remove(chosen.size() - 1);
                    if (!more) {
                        return false;
                    }
                }
                return true;
            }

            private Candidate candidate(List<Chosen> chosen, Map<String, CheckCell> others) {
                List<Chosen> ordered = new ArrayList<>(chosen);
                ordered.sort(Comparator.comparing(each -> evidence.position(each.free.cell())));
                return new Candidate(
                        ordered, repair(ordered.stream().map(Chosen::free).toList(), others));
            }

            /** The same cells with numbers that fit together, where there are such. */
            private Candidate fitted(Candidate candidate) {
                if (candidate.repair.confirmed()) {
                    return candidate;
                }
                try {
                    Candidate fitted = fitted(candidate, model.fitting(candidate.units()));
                    return fitted.repair.confirmed() ? fitted : candidate;
                } catch (RepairModel.Undecided e) {
                    return candidate;
                }
            }

            /** The most likely repair, group by group, and what could take the place of each group's part of it. */
            private final class Best {
                private final List<RepairSearch.Group> groups;
                private final List<List<Candidate>> choices = new ArrayList<>();
                private final boolean lightest;
                private final boolean sure;
                private boolean stopped;

                /** With the parts of what suffices, and whether it is known to be lightest and each to be decided. */
                Best(List<RepairSearch.Group> groups, boolean lightest, boolean sure) {
                    this.groups = groups;
                    this.lightest = lightest;
                    this.sure = sure;
                    meter.on = meter.last;
                    List<Candidate> first = new ArrayList<>();
                    write(groups.get(0).options().get(0), first(), Map.of(), 1, first);
                    choices.add(List.of(first.get(0)));
                    for (RepairSearch.Group group : groups.subList(1, groups.size())) {
                        first.clear();
                        write(group.options().get(0), first(), numbers(-1), 1, first);
                        choices.add(List.of(first.get(0)));
                    }
                    meter.on = true;
                    try {
                        choose();
                    } catch (RepairSearch.Exhausted | RepairModel.Undecided e) {
                        stopped = true;
                    }
                    fit();
                }

                /** Where the numbers chosen for the most likely repair do not fit together, others that do. */
                private void fit() {
                    meter.on = false;
                    Repair whole = whole(0, 0).repair;
                    meter.on = true;
                    try {
                        if (!whole.confirmed() && !take(exchanged(whole.changes()))) {
                            take(model.fitting(units(-1)));
                        }
                    } catch (RepairSearch.Exhausted | RepairModel.Undecided e) {
                        // As chosen: the ranges are right, and the repair says that its numbers are not confirmed.
                    }
                }

                /** The proposed numbers, and of exchanged cells the one of the other cell. */
                private static Map<String, Rational> exchanged(List<Repair.Change> changes) {
                    Map<String, Rational> numbers = new HashMap<>();
                    for (Repair.Change change : changes) {
                        Quantity number = Exchanges.told(change, changes).orElse(change.proposed());
                        numbers.put(change.cell().id(), number.value());
                    }
                    return numbers;
                }

                /** Takes these numbers if they fit together. */
                private boolean take(Map<String, Rational> numbers) {
                    List<Candidate> fitted = new ArrayList<>();
                    for (List<Candidate> choice : choices) {
                        fitted.add(fitted(choice.get(0), numbers));
                    }
                    boolean fit = together(fitted).repair.confirmed();
                    for (int g = 0; fit && g < fitted.size(); g++) {
                        List<Candidate> own = new ArrayList<>(choices.get(g));
                        own.set(0, fitted.get(g));
                        choices.set(g, own);
                    }
                    return fit;
                }

                private BitSet first() {
                    BitSet all = new BitSet();
                    groups.forEach(group -> all.or(group.options().get(0)));
                    return all;
                }

                /** Of each group the most likely choice, the others being as chosen, until nothing moves. */
                private void choose() {
                    for (int round = 0; round < 2; round++) {
                        boolean moved = false;
                        for (int g = 0; g < groups.size(); g++) {
                            BitSet others = units(g);
                            Map<String, CheckCell> numbers = numbers(g);
                            List<Candidate> found = new ArrayList<>();
                            for (BitSet option : groups.get(g).options()) {
                                BitSet all = (BitSet) others.clone();
                                all.or(option);
                                if (model.conflict(all) == null) {
                                    write(option, all, numbers, MOST_CHOICES, found);
                                }
                            }
                            found.sort(Candidate.ORDER);
                            moved |= round > 0
                                    && !found.get(0)
                                            .repair
                                            .ids()
                                            .equals(choices.get(g).get(0).repair.ids());
                            choices.set(g, found);
                        }
                        if (groups.size() == 1 || (round > 0 && !moved)) {
                            break;
                        }
                    }
                    exchanged();
                }

                /** Puts choices of two groups first that exchange two numbers, which each by itself does not show. */
                private void exchanged() {
                    for (int g = 0; g < groups.size(); g++) {
                        for (int h = g + 1; h < groups.size(); h++) {
                            exchanged(g, h);
                        }
                    }
                }

                private void exchanged(int g, int h) {
                    for (Candidate one : likeliest(g)) {
                        if (likelier(choices.get(g).get(0), one)) {
                            return;
                        }
                        for (Candidate other : likeliest(h)) {
                            meter.spend(1);
                            if (!likelier(choices.get(h).get(0), other) && exchange(one, other)) {
                                BitSet all = units(g);
                                all.andNot(choices.get(h).get(0).units());
                                all.or(one.units());
                                all.or(other.units());
                                if (model.conflict(all) == null) {
                                    first(g, one, other);
                                    first(h, other, one);
                                    return;
                                }
                            }
                        }
                    }
                }

                private List<Candidate> likeliest(int g) {
                    return choices.get(g).stream().limit(MOST_EXCHANGED).toList();
                }

                /** Whether a choice fits better, or is printed elsewhere for more of its cells. */
                private boolean likelier(Candidate one, Candidate other) {
                    return Ranking.PRINTED.compare(one.repair, other.repair) < 0;
                }

                private boolean exchange(Candidate one, Candidate other) {
                    return one.repair.changes().stream()
                            .anyMatch(change -> other.repair.changes().stream()
                                    .anyMatch(partner -> Exchanges.areExchanged(change, partner)));
                }

                private void first(int g, Candidate candidate, Candidate partner) {
                    List<Repair.Change> changes = new ArrayList<>();
                    for (Repair.Change change : candidate.repair.changes()) {
                        boolean exchanged = partner.repair.changes().stream()
                                .anyMatch(other -> Exchanges.areExchanged(change, other));
                        changes.add(exchanged ? Exchanges.because(change) : change);
                    }
                    Repair repair = new Repair(1, changes, candidate.repair.exact(), candidate.repair.confirmed());
                    choices.get(g).remove(candidate);
                    choices.get(g).add(0, new Candidate(candidate.chosen, repair));
                }

                /** The units of all groups but one. */
                private BitSet units(int without) {
                    BitSet units = new BitSet();
                    for (int g = 0; g < choices.size(); g++) {
                        if (g != without) {
                            units.or(choices.get(g).get(0).units());
                        }
                    }
                    return units;
                }

                /** The changed cells of all groups but one. */
                private Map<String, CheckCell> numbers(int without) {
                    Map<String, CheckCell> numbers = new LinkedHashMap<>();
                    for (int g = 0; g < choices.size(); g++) {
                        if (g != without) {
                            for (Repair.Change change :
                                    choices.get(g).get(0).repair.changes()) {
                                numbers.put(change.cell().id(), change.cell().printing(change.proposed()));
                            }
                        }
                    }
                    return numbers;
                }

                /** Repairs, the most likely one first; false when there are or may be more. */
                boolean list(List<Candidate> candidates) {
                    // The first one is listed in any case.
                    meter.on = false;
                    Candidate best = whole(0, 0);
                    meter.on = true;
                    long product = 1;
                    boolean capped = false;
                    for (int g = 0; g < groups.size(); g++) {
                        product = Math.min(Integer.MAX_VALUE, product * choices(g));
                        capped |= groups.get(g).capped();
                    }
                    if (product == 1) {
                        candidates.add(best);
                        return !capped && !stopped;
                    }
                    try {
                        if (product <= limits.most() && !capped) {
                            combine(0, new BitSet(), candidates);
                            candidates.replaceAll(candidate -> fitted(candidate));
                            candidates.sort(Candidate.ORDER);
                            boolean all = candidates.size() <= limits.most();
                            moveToFront(best, candidates);
                            return all;
                        }
                        // One group after the other in another way, then all together.
                        for (int g = 0; g < groups.size(); g++) {
                            for (int i = 1; i < choices.get(g).size() && candidates.size() < limits.most(); i++) {
                                candidates.add(whole(g, i));
                            }
                        }
                        if (groups.size() > 1 && candidates.size() < limits.most()) {
                            candidates.clear();
                            capped |= !combine(0, new BitSet(), candidates);
                        } else {
                            capped = true;
                        }
                        candidates.replaceAll(candidate -> fitted(candidate));
                        candidates.sort(Candidate.ORDER);
                        moveToFront(best, candidates);
                        return !capped;
                    } catch (RepairSearch.Exhausted | RepairModel.Undecided e) {
                        stopped = true;
                        candidates.sort(Candidate.ORDER);
                        moveToFront(best, candidates);
                        return false;
                    }
                }

                private long choices(int g) {
                    long cells = 0;
                    for (BitSet option : groups.get(g).options()) {
                        long product = 1;
                        for (int i = option.nextSetBit(0); i >= 0; i = option.nextSetBit(i + 1)) {
                            Unit unit = model.units().get(i);
                            product = Math.min(
                                    Integer.MAX_VALUE,
                                    product
                                            * unit.parts().stream()
                                                    .filter(part ->
                                                            part.cell().trust().equals(unit.weight()))
                                                    .count());
                        }
                        cells += product;
                    }
                    return cells;
                }

                /** The most likely repair with another choice for one group. */
                private Candidate whole(int group, int choice) {
                    List<Candidate> candidates = new ArrayList<>();
                    for (int g = 0; g < choices.size(); g++) {
                        candidates.add(choices.get(g).get(g == group ? choice : 0));
                    }
                    return together(candidates);
                }

                /** One choice of each group as one repair. */
                private Candidate together(List<Candidate> candidates) {
                    if (candidates.size() == 1) {
                        return candidates.get(0);
                    }
                    List<Chosen> chosen = new ArrayList<>();
                    List<Repair.Change> changes = new ArrayList<>();
                    for (Candidate own : candidates) {
                        chosen.addAll(own.chosen);
                        changes.addAll(own.repair.changes());
                    }
                    chosen.sort(Comparator.comparing(each -> evidence.position(each.free.cell())));
                    changes.sort(Comparator.comparing(each -> evidence.position(each.cell())));
                    Proposals.Choice judged = proposals.judge(
                            chosen.stream().map(Chosen::free).toList(),
                            changes.stream().map(Repair.Change::proposed).toList(),
                            Map.of(),
                            meter);
                    return new Candidate(chosen, new Repair(1, changes, judged.exact(), judged.confirmed()));
                }

                /** Every combination that suffices. */
                private boolean combine(int g, BitSet chosen, List<Candidate> candidates) {
                    if (g == groups.size()) {
                        return model.conflict(chosen) != null
                                || write(chosen, chosen, Map.of(), limits.most(), candidates);
                    }
                    for (BitSet option : groups.get(g).options()) {
                        BitSet more = (BitSet) chosen.clone();
                        more.or(option);
                        if (!combine(g + 1, more, candidates)) {
                            return false;
                        }
                    }
                    return true;
                }

                /** The best one may be found only after the list was full: then it takes the place of the last. */
                private void moveToFront(Candidate best, List<Candidate> candidates) {
                    boolean listed = candidates.removeIf(
                            candidate -> candidate.repair.ids().equals(best.repair.ids()));
                    if (!listed && candidates.size() == limits.most()) {
                        candidates.remove(candidates.size() - 1);
                    }
                    candidates.add(0, best);
                }

                /** Changes of other cells in place of one, all else as chosen. */
                private List<Repair.Change> alternatives(int g, Repair.Change change) {
                    Set<String> before = choices.get(g).get(0).repair.ids();
                    List<Repair.Change> alternatives = new ArrayList<>();
                    for (Candidate other : choices.get(g)) {
                        Set<String> ids = other.repair.ids();
                        long kept = before.stream().filter(ids::contains).count();
                        if (kept == before.size() - 1L
                                && !ids.contains(change.cell().id())) {
                            other.repair.changes().stream()
                                    .filter(each -> !before.contains(each.cell().id()))
                                    .forEach(alternatives::add);
                        }
                    }
                    return alternatives;
                }

                /** Whether all choices of a group are known; where the whole is open, that they are lightest. */
                private boolean decided(int g) {
                    return sure
                            && !groups.get(g).capped()
                            && (!lightest || (!stopped && choices.get(g).size() < MOST_CHOICES));
                }

                /** Whether every lightest repair changes this cell. */
                private boolean certain(int g, Chosen chosen) {
                    return lightest
                            && sure
                            && !groups.get(g).capped()
                            && groups.get(g).options().stream().allMatch(option -> option.get(chosen.unit.index()))
                            && chosen.unit.parts().stream()
                                            .filter(part -> part.cell().trust().equals(chosen.unit.weight()))
                                            .count()
                                    == 1;
                }
            }

            /** Which change is needed for which contradiction. */
            private final class Faults {
                private final Best best;
                private final List<Chosen> chosen = new ArrayList<>();
                private final List<Repair.Change> changes = new ArrayList<>();
                private final List<Integer> groupOf = new ArrayList<>();
                private final Map<String, List<Integer>> needs = new LinkedHashMap<>();
                private final Map<String, List<String>> beneath = new HashMap<>();

                Faults(Best best) {
                    this.best = best;
                    for (int g = 0; g < best.choices.size(); g++) {
                        Candidate candidate = best.choices.get(g).get(0);
                        for (int i = 0; i < candidate.chosen.size(); i++) {
                            chosen.add(candidate.chosen.get(i));
                            changes.add(candidate.repair.changes().get(i));
                            groupOf.add(g);
                        }
                    }
                }

                List<RepairPart.Fault> faults() {
                    Set<Integer> open = new LinkedHashSet<>();
                    for (int i = 0; i < chosen.size(); i++) {
                        open.add(i);
                    }
                    try {
                        attribute(open);
                    } catch (RepairSearch.Exhausted | RepairModel.Undecided e) {
                        touching(open);
                    }
                    model.leave(Set.of());
                    fold(open);
                    // What no contradiction needs stands by itself.
                    List<List<Integer>> roots = new ArrayList<>();
                    List<List<String>> explained = new ArrayList<>();
                    needs.forEach((contradiction, cells) -> {
                        roots.add(cells);
                        List<String> all = new ArrayList<>();
                        all.add(contradiction);
                        all.addAll(beneath.getOrDefault(contradiction, List.of()));
                        explained.add(all);
                    });
                    Map<Integer, List<Integer>> joint = new LinkedHashMap<>();
                    open.forEach(i -> joint.computeIfAbsent(groupOf.get(i), key -> new ArrayList<>())
                            .add(i));
                    joint.values().forEach(cells -> {
                        roots.add(cells);
                        explained.add(List.of());
                    });
                    List<RepairPart.Fault> faults = new ArrayList<>();
                    for (int r = 0; r < roots.size(); r++) {
                        faults.add(fault(roots, r, explained.get(r)));
                    }
                    faults.sort(Comparator.comparing(
                            fault -> evidence.position(fault.change().cell())));
                    return faults;
                }

                /** What hangs together with a contradiction follows from it, even where it does not touch it. */
                private void fold(Set<Integer> open) {
                    for (int i : List.copyOf(open)) {
                        for (Map.Entry<String, List<Integer>> root : needs.entrySet()) {
                            if (groupOf.get(root.getValue().get(0)).equals(groupOf.get(i))) {
                                List<Integer> more = new ArrayList<>(root.getValue());
                                more.add(i);
                                root.setValue(more);
                                open.remove(i);
                                break;
                            }
                        }
                    }
                }

                private RepairPart.Fault fault(List<List<Integer>> roots, int r, List<String> explained) {
                    List<Integer> cells = roots.get(r);
                    int first = cells.get(0);
                    int g = groupOf.get(first);
                    int together = 0;
                    for (int other = 0; other < roots.size(); other++) {
                        together += other != r && groupOf.get(roots.get(other).get(0)) == g ? 1 : 0;
                    }
                    List<Repair.Change> own = roots.size() == 1 || meter.isSpent()
                            ? cells.stream().map(changes::get).toList()
                            : alone(roots, r, explained);
                    return new RepairPart.Fault(
                            own.get(0),
                            best.alternatives(g, changes.get(first)),
                            best.decided(g),
                            best.certain(g, chosen.get(first)),
                            own.subList(1, own.size()),
                            together,
                            explained,
                            meter.isSpent() ? List.of(changes.get(first).cell().id()) : because(first));
                }

                /**
                 * The changes of one fault such that it can be repaired by itself: a cell that several faults move, a
                 * total for example, gets the number that it has when only this one is repaired. Where there is no
                 * such number, as chosen with all others.
                 */
                private List<Repair.Change> alone(List<List<Integer>> roots, int r, List<String> explained) {
                    List<Repair.Change> together =
                            roots.get(r).stream().map(changes::get).toList();
                    Set<String> others = new LinkedHashSet<>(component.contradictions());
                    explained.forEach(others::remove);
                    try {
                        if (explained.isEmpty() || standsAlone(together, others)) {
                            return together;
                        }
                        model.leave(others);
                        List<Integer> cells = suffices(roots, r);
                        BitSet units = units(cells);
                        List<Proposals.Free> free = new ArrayList<>();
                        for (int i : cells) {
                            Unit unit = chosen.get(i).unit;
                            CheckCell cell = chosen.get(i).free.cell();
                            Part part = unit.parts().stream()
                                    .filter(each -> each.cell().id().equals(cell.id()))
                                    .findFirst()
                                    .orElseThrow();
                            free.add(new Proposals.Free(cell, own(unit, part, model.range(units, unit))));
                        }
                        if (free.isEmpty()) {
                            return together;
                        }
                        // The cell that is wrong says the same in any case; only what follows from it may not.
                        List<Repair.Change> alone = new ArrayList<>(together.subList(0, 1));
                        List<Repair.Change> own = repair(free, Map.of()).changes();
                        alone.addAll(own.subList(1, own.size()));
                        boolean same =
                                own.get(0).proposed().equals(together.get(0).proposed());
                        boolean apart = alone.stream()
                                .skip(1)
                                .flatMap(change ->
                                        relationsOf.getOrDefault(change.cell().id(), List.of()).stream())
                                .noneMatch(others::contains);
                        return same && apart && standsAlone(alone, others) ? alone : together;
                    } catch (RepairSearch.Exhausted | RepairModel.Undecided e) {
                        return together;
                    } finally {
                        model.leave(Set.of());
                    }
                }

                /** The cells of one fault, and those that it shares with others; empty when they do not suffice. */
                private List<Integer> suffices(List<List<Integer>> roots, int r) {
                    List<Integer> cells = new ArrayList<>(roots.get(r));
                    if (model.conflict(units(cells)) == null) {
                        return cells;
                    }
                    List<Integer> shared = new ArrayList<>();
                    for (int other = 0; other < roots.size(); other++) {
                        List<Integer> root = roots.get(other);
                        shared.addAll(other == r ? List.of() : root.subList(1, root.size()));
                    }
                    cells.addAll(shared);
                    if (model.conflict(units(cells)) != null) {
                        return List.of();
                    }
                    for (Integer each : shared) {
                        cells.remove(each);
                        if (model.conflict(units(cells)) != null) {
                            cells.add(each);
                        }
                    }
                    return cells;
                }

                private BitSet units(List<Integer> cells) {
                    BitSet units = new BitSet();
                    cells.forEach(i -> units.set(chosen.get(i).unit.index()));
                    return units;
                }

                /** Whether nothing is a contradiction after some changes but what other faults explain. */
                private boolean standsAlone(List<Repair.Change> own, Set<String> others) {
                    Map<String, CheckCell> changed = new LinkedHashMap<>();
                    own.forEach(change ->
                            changed.put(change.cell().id(), change.cell().printing(change.proposed())));
                    return others.containsAll(proposals.contradictions(changed, meter));
                }

                private boolean touches(int i, String contradiction) {
                    return relationsOf
                            .getOrDefault(changes.get(i).cell().id(), List.of())
                            .contains(contradiction);
                }

                /** Over how many papers a contradiction reaches: what goes wrong within one comes first. */
                private long papers(String contradiction) {
                    RelationVerdict verdict = Objects.requireNonNull(verdictOf.get(contradiction));
                    return Stream.concat(Stream.of(verdict.target()), verdict.operands().stream())
                            .map(net::cell)
                            .filter(cell -> cell.source() != null)
                            .map(cell -> cell.place().paper())
                            .distinct()
                            .count();
                }

                private long touched(String contradiction) {
                    long touched = 0;
                    for (int i = 0; i < changes.size(); i++) {
                        touched += touches(i, contradiction) ? 1 : 0;
                    }
                    return touched;
                }

                /**
                 * Takes contradiction after contradiction into account, those first that the fewest changes explain:
                 * the changes that one adds belong to it; one that adds none follows from others.
                 */
                private void attribute(Set<Integer> open) {
                    Set<String> left = new LinkedHashSet<>(component.contradictions());
                    List<String> order = new ArrayList<>(left);
                    order.sort(Comparator.comparing(this::papers).thenComparing(this::touched));
                    BitSet needed = new BitSet();
                    model.leave(left);
                    // Some changes may be needed although no relation is a contradiction by itself.
                    need("", left, needed);
                    for (String contradiction : order) {
                        left.remove(contradiction);
                        model.leave(left);
                        List<Integer> added = need(contradiction, left, needed);
                        if (added.isEmpty()) {
                            follow(contradiction, open, needed);
                        } else {
                            needs.put(contradiction, added);
                            open.removeAll(added);
                        }
                    }
                }

                /** Puts a contradiction that needs no change of its own beneath one whose changes explain it. */
                private void follow(String contradiction, Set<Integer> open, BitSet needed) {
                    Optional<String> root = needs.entrySet().stream()
                            .filter(entry -> entry.getValue().stream().anyMatch(i -> touches(i, contradiction)))
                            .map(Map.Entry::getKey)
                            .findFirst();
                    Optional<Integer> free =
                            open.stream().filter(i -> touches(i, contradiction)).findFirst();
                    if (root.isEmpty() && free.isPresent()) {
                        needs.put(contradiction, List.of(free.get()));
                        open.remove(free.get());
                        // Taken into account from now on: what comes later does not need it once more.
                        needed.set(chosen.get(free.get()).unit.index());
                        return;
                    }
                    String under = root.orElseGet(() -> needs.keySet().stream()
                            .reduce((one, other) -> other)
                            .orElseThrow(RepairModel.Undecided::new));
                    beneath.computeIfAbsent(under, key -> new ArrayList<>()).add(contradiction);
                }

                /**
                 * Adds as few changes as it takes until everything fits that is taken into account: those that touch
                 * the contradiction rather than others, and last those that another one will need for itself.
                 */
                private List<Integer> need(String contradiction, Set<String> left, BitSet needed) {
                    BitSet allowed = new BitSet();
                    Map<Integer, Integer> number = new HashMap<>();
                    for (int i = 0; i < chosen.size(); i++) {
                        int unit = chosen.get(i).unit.index();
                        if (!needed.get(unit)) {
                            allowed.set(unit);
                            number.put(unit, i);
                        }
                    }
                    RepairSearch search = new RepairSearch(
                            model, meter, needed, allowed, unit -> weight(number.get(unit), contradiction, left));
                    search.run();
                    if (!search.found()) {
                        throw new RepairModel.Undecided();
                    }
                    BitSet units = search.first();
                    needed.or(units);
                    return units.stream()
                            .mapToObj(unit -> Objects.requireNonNull(number.get(unit)))
                            .sorted(Comparator.comparing((Integer i) -> !touches(i, contradiction))
                                    .thenComparing(i -> i))
                            .toList();
                }

                private int weight(@Nullable Integer i, String contradiction, Set<String> left) {
                    if (i == null || touches(i, contradiction)) {
                        return 999;
                    }
                    boolean wanted = left.stream().anyMatch(other -> touches(i, other) && touched(other) == 1);
                    return !wanted ? 1000 : isSum(i) ? 1001 : 1002;
                }

                /** Whether a cell adds up others: it rather follows than is the cause. */
                private boolean isSum(int i) {
                    String id = changes.get(i).cell().id();
                    return relationsOf.getOrDefault(id, List.of()).stream()
                            .map(relation -> Objects.requireNonNull(verdictOf.get(relation)))
                            .anyMatch(verdict -> verdict.target().equals(id)
                                    && !verdict.isIdentity()
                                    && verdict.verdict() != Verdict.CONTRADICTION);
                }

                /** When the search ended early: each change explains the contradictions that it stands in. */
                private void touching(Set<Integer> open) {
                    needs.clear();
                    beneath.clear();
                    for (int i = 0; i < chosen.size(); i++) {
                        open.add(i);
                    }
                    for (String contradiction : component.contradictions()) {
                        for (int i = 0; i < chosen.size(); i++) {
                            if (touches(i, contradiction)) {
                                int cell = i;
                                Optional<String> root = needs.entrySet().stream()
                                        .filter(entry -> entry.getValue().contains(cell))
                                        .map(Map.Entry::getKey)
                                        .findFirst();
                                if (root.isPresent()) {
                                    beneath.computeIfAbsent(root.get(), key -> new ArrayList<>())
                                            .add(contradiction);
                                } else {
                                    needs.put(contradiction, List.of(i));
                                    open.remove(i);
                                }
                                break;
                            }
                        }
                    }
                }

                /** Cells that contradict each other while this one stays as printed. */
                private List<String> because(int kept) {
                    BitSet rest = new BitSet();
                    chosen.forEach(each -> rest.set(each.unit.index()));
                    rest.clear(chosen.get(kept).unit.index());
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
                        cells.add(chosen.get(kept).free.cell().id());
                    }
                    return cells;
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

            private Repair repair(List<Proposals.Free> ordered, Map<String, CheckCell> others) {
                boolean on = meter.on;
                meter.on = on && !meter.last;
                Proposals.Choice choice;
                List<Repair.Change> changes;
                try {
                    choice = proposals.choose(ordered, others, meter);
                    changes = changes(ordered, choice);
                    // Where a slip tells the number, that one rather than another that does as well.
                    List<Quantity> told = told(changes);
                    if (!told.equals(choice.numbers())) {
                        Proposals.Choice other = proposals.judge(ordered, told, others, meter);
                        boolean unit = changes.stream().anyMatch(change -> change.cause() == Slip.UNIT);
                        if (other.isAsGoodAs(choice) || (unit && other.confirmed())) {
                            choice = other;
                            changes = changes(ordered, choice);
                        }
                    }
                } finally {
                    meter.on = on;
                }
                return new Repair(1, changes, choice.exact(), choice.confirmed());
            }

            /** The same cells with the numbers that fit; as they were where one of these cannot be printed. */
            private Candidate fitted(Candidate candidate, Map<String, Rational> fitting) {
                List<Proposals.Free> free =
                        candidate.chosen.stream().map(Chosen::free).toList();
                List<Quantity> numbers = new ArrayList<>();
                for (Proposals.Free each : free) {
                    Rational value = fitting.get(each.cell().id());
                    Optional<Quantity> number =
                            value == null ? Optional.empty() : Proposals.nearest(each.cell(), value);
                    if (number.isEmpty()) {
                        return candidate;
                    }
                    numbers.add(number.get());
                }
                Proposals.Choice choice = proposals.judge(free, numbers, Map.of(), meter);
                List<Repair.Change> changes = new ArrayList<>();
                for (Repair.Change change : changes(free, choice)) {
                    boolean exchanged =
                            candidate.repair.changes().get(changes.size()).cause() == Slip.EXCHANGED;
                    changes.add(exchanged ? Exchanges.because(change) : change);
                }
                return new Candidate(candidate.chosen, new Repair(1, changes, choice.exact(), choice.confirmed()));
            }

            private List<Repair.Change> changes(List<Proposals.Free> ordered, Proposals.Choice choice) {
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
                return Exchanges.marked(changes);
            }

            /** The numbers that the slips tell; where they tell none, those that were chosen. */
            private static List<Quantity> told(List<Repair.Change> changes) {
                return changes.stream()
                        .map(change -> Evidence.told(change)
                                .or(() -> Exchanges.told(change, changes))
                                .orElse(change.proposed()))
                        .toList();
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
