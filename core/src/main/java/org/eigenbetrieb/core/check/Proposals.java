package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.RepairModel.Range;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one number for each cell of a repair: with the printed decimals, inside what helps, and such that most
 * relations become exact.
 */
final class Proposals {

    private static final int MOST_CANDIDATES = 8;
    private static final int MOST_TRIALS = 200;

    /** How many of the cells are asked whether they follow from others; of more the first one that does is taken. */
    private static final int MANY = 16;

    /** How many numbers are looked at together: of many cells fewer trials, because each takes longer. */
    private static final int MOST_NUMBERS = 3200;

    /** What it costs to look at one cell, in steps of {@link Simplex}, about. */
    private static final int STEPS_PER_CELL = 10;

    private final CheckNet net;
    private final Map<String, List<CheckRelation>> relationsOf = new HashMap<>();
    private final Map<CheckCell.Fact, List<CheckCell>> byFact = new HashMap<>();
    private final Map<String, Rational> values = new HashMap<>();

    /** A cell to change and the numbers that help, in base units. */
    record Free(CheckCell cell, Range range) {}

    /**
     * Numbers for the cells, in their order.
     *
     * @param numbers one for each cell
     * @param exact how many relations and identities of these cells are then exact
     * @param confirmed whether none of them is then a contradiction
     */
    record Choice(List<Quantity> numbers, int exact, boolean confirmed) {
        boolean isAsGoodAs(Choice other) {
            return confirmed == other.confirmed ? exact >= other.exact : confirmed;
        }
    }

    Proposals(CheckNet net, List<CheckRelation> checkable) {
        this.net = net;
        for (CheckRelation relation : checkable) {
            Set<String> members = new LinkedHashSet<>();
            members.add(relation.target());
            relation.terms().forEach(member -> members.add(member.cell()));
            relation.divisors().forEach(member -> members.add(member.cell()));
            members.forEach(id ->
                    relationsOf.computeIfAbsent(id, key -> new ArrayList<>()).add(relation));
        }
        for (CheckCell cell : net.cells()) {
            if (cell.fact() != null && cell.printed() != null) {
                byFact.computeIfAbsent(cell.fact(), key -> new ArrayList<>()).add(cell);
            }
        }
    }

    /**
     * Numbers for some cells.
     *
     * @param free the cells and what helps
     * @param others cells that are taken as changed already, by id
     * @param work counts and limits the work
     */
    Choice choose(List<Free> free, Map<String, CheckCell> others, Simplex.Work work) {
        return new Trial(free, others, work).run();
    }

    /** The number nearest to a value that can be printed in a cell; empty when it has more than 18 digits. */
    static Optional<Quantity> nearest(CheckCell cell, Rational value) {
        return Trial.exactly(cell, value).or(() -> Trial.round(cell, value, Rounding.HALF_UP));
    }

    /** What these numbers, one for each cell, make exact, and whether they leave no contradiction. */
    Choice judge(List<Free> free, List<Quantity> numbers, Map<String, CheckCell> others, Simplex.Work work) {
        Trial trial = new Trial(free, others, work);
        for (int i = 0; i < free.size(); i++) {
            CheckCell cell = free.get(i).cell;
            trial.chosen.put(cell.id(), cell.printing(numbers.get(i)));
        }
        trial.waiting.clear();
        return trial.run();
    }

    /** The relations and identities around some changed cells that are contradictions with their new numbers. */
    Set<String> contradictions(Map<String, CheckCell> changed, Simplex.Work work) {
        Set<CheckRelation> touched = new LinkedHashSet<>();
        Set<String> ids = new LinkedHashSet<>(changed.keySet());
        changed.forEach((id, cell) -> {
            touched.addAll(relationsOf.getOrDefault(id, List.of()));
            if (cell.fact() != null) {
                byFact.getOrDefault(cell.fact(), List.of()).forEach(twin -> ids.add(twin.id()));
            }
        });
        for (CheckRelation relation : touched) {
            ids.add(relation.target());
            relation.terms().forEach(member -> ids.add(member.cell()));
            relation.divisors().forEach(member -> ids.add(member.cell()));
        }
        work.spend(ids.size() * STEPS_PER_CELL);
        List<CheckCell> cells = new ArrayList<>();
        for (CheckCell cell : net.cells()) {
            if (ids.contains(cell.id())) {
                cells.add(changed.getOrDefault(cell.id(), cell));
            }
        }
        Set<String> contradictions = new LinkedHashSet<>();
        for (RelationVerdict verdict : Checker.check(CheckNet.of(cells, List.copyOf(touched)))) {
            if (verdict.verdict() == Verdict.CONTRADICTION) {
                contradictions.add(verdict.relation());
            }
        }
        return contradictions;
    }

    /** Tries numbers for the cells of one repair; used once. */
    private final class Trial {

        private final List<Free> free;
        private final Simplex.Work work;
        private final Map<String, CheckCell> chosen = new LinkedHashMap<>();
        private final Set<String> waiting = new LinkedHashSet<>();
        private final List<CheckRelation> relations;
        private final Set<String> twins = new LinkedHashSet<>();
        private final int most;
        private int trials;
        private @Nullable Choice best;

        Trial(List<Free> free, Map<String, CheckCell> others, Simplex.Work work) {
            this.free = free;
            this.work = work;
            chosen.putAll(others);
            Set<CheckRelation> touched = new LinkedHashSet<>();
            for (Free each : free) {
                waiting.add(each.cell.id());
                touched.addAll(relationsOf.getOrDefault(each.cell.id(), List.of()));
                if (each.cell.fact() != null) {
                    byFact.getOrDefault(each.cell.fact(), List.of()).forEach(twin -> twins.add(twin.id()));
                }
            }
            relations = List.copyOf(touched);
            most = Math.max(1, Math.min(MOST_TRIALS, MOST_NUMBERS / (free.size() * free.size())));
        }

        Choice run() {
            next();
            if (best == null) {
                throw new IllegalStateException("No number was tried for " + free);
            }
            return best;
        }

        private CheckCell cell(String id) {
            CheckCell replaced = chosen.get(id);
            return replaced == null ? net.cell(id) : replaced;
        }

        /** Gives the cell that most follows from the others its number, and so on. */
        private void next() {
            if (waiting.isEmpty()) {
                judge();
                return;
            }
            Free cell = null;
            List<Quantity> candidates = List.of();
            int asked = 0;
            for (Free each : free) {
                if (waiting.contains(each.cell.id())) {
                    List<Quantity> own = candidates(each);
                    if (cell == null || own.size() > candidates.size()) {
                        cell = each;
                        candidates = own;
                    }
                    if (waiting.size() > MANY && (!candidates.isEmpty() || ++asked == MANY)) {
                        break;
                    }
                }
            }
            if (cell == null) {
                return;
            }
            String id = cell.cell.id();
            waiting.remove(id);
            for (Quantity candidate : candidates.isEmpty() ? inside(cell) : candidates) {
                if (trials >= most && best != null) {
                    break;
                }
                chosen.put(id, cell.cell.printing(candidate));
                next();
            }
            chosen.remove(id);
            waiting.add(id);
        }

        private void judge() {
            trials++;
            List<CheckCell> cells = new ArrayList<>();
            Set<String> ids = new LinkedHashSet<>(twins);
            for (CheckRelation relation : relations) {
                ids.add(relation.target());
                relation.terms().forEach(member -> ids.add(member.cell()));
                relation.divisors().forEach(member -> ids.add(member.cell()));
            }
            free.forEach(each -> ids.add(each.cell.id()));
            work.spend(ids.size() * STEPS_PER_CELL);
            ids.forEach(id -> cells.add(cell(id)));
            int exact = 0;
            boolean confirmed = true;
            for (RelationVerdict verdict : Checker.check(CheckNet.of(cells, relations))) {
                exact += verdict.verdict() == Verdict.EXACT ? 1 : 0;
                confirmed &= verdict.verdict() != Verdict.CONTRADICTION;
            }
            List<Quantity> numbers = new ArrayList<>();
            for (Free each : free) {
                Quantity number = cell(each.cell.id()).printed();
                numbers.add(Objects.requireNonNull(number));
                Interval around = cell(each.cell.id()).interval().orElseThrow();
                confirmed &= meets(around, each.range);
            }
            Choice choice = new Choice(List.copyOf(numbers), exact, confirmed);
            if (best == null
                    || (choice.confirmed && !best.confirmed)
                    || (choice.confirmed == best.confirmed && choice.exact > best.exact)) {
                best = choice;
            }
        }

        private static boolean meets(Interval interval, Range range) {
            return (range.low() == null || interval.high().compareTo(range.low()) >= 0)
                    && (range.high() == null || interval.low().compareTo(range.high()) <= 0);
        }

        /** What relations and identities without another waiting cell make of a cell. */
        private List<Quantity> candidates(Free each) {
            Set<Quantity> found = new LinkedHashSet<>();
            for (CheckRelation relation : relations) {
                work.spend(1 + relation.terms().size() + relation.divisors().size());
                solve(relation, each.cell.id())
                        .flatMap(value -> number(each, value))
                        .ifPresent(found::add);
            }
            for (String id : twins) {
                CheckCell twin = cell(id);
                if (!waiting.contains(id)
                        && !id.equals(each.cell.id())
                        && Objects.equals(twin.fact(), each.cell.fact())
                        && twin.unit().convertsTo(each.cell.unit())) {
                    twin.value().flatMap(value -> number(each, value)).ifPresent(found::add);
                }
            }
            return found.stream().limit(MOST_CANDIDATES).toList();
        }

        private Optional<Quantity> number(Free each, Rational value) {
            return round(each.cell, value, Rounding.HALF_UP)
                    .filter(number -> helps(each, number))
                    .or(() -> exactly(each.cell, value).filter(number -> helps(each, number)));
        }

        private static boolean helps(Free each, Quantity number) {
            return meets(each.cell.printing(number).interval().orElseThrow(), each.range);
        }

        /** Numbers inside the range that do not follow from anything: nearest to the printed one first. */
        private List<Quantity> inside(Free each) {
            List<Rational> wanted = new ArrayList<>();
            Rational low = each.range.low();
            Rational high = each.range.high();
            Rational printed = each.cell.value().orElse(Rational.ZERO);
            Rational near = printed;
            near = low == null ? near : near.max(low);
            near = high == null ? near : near.min(high);
            if (low != null && high != null) {
                wanted.add(low.plus(high).times(Rational.HALF));
            }
            wanted.add(near);
            Set<Quantity> numbers = new LinkedHashSet<>();
            for (Rational value : wanted) {
                for (Rounding rounding : List.of(Rounding.HALF_UP, Rounding.CEILING, Rounding.FLOOR)) {
                    round(each.cell, value, rounding).ifPresent(numbers::add);
                }
            }
            if (numbers.isEmpty()) {
                Quantity zero = Quantity.of(0, 0, each.cell.unit());
                numbers.add(Objects.requireNonNullElse(each.cell.printed(), zero));
            }
            List<Quantity> ordered = new ArrayList<>(numbers);
            // Stable: those that help before those that a coarse rounding pushes out.
            ordered.sort(Comparator.comparing(number -> !helps(each, number)));
            return ordered;
        }

        private static Optional<Quantity> round(CheckCell cell, Rational value, Rounding rounding) {
            for (int decimals = decimals(cell); decimals >= -12; decimals--) {
                try {
                    return Optional.of(Quantity.round(value, decimals, cell.unit(), rounding));
                } catch (ArithmeticException e) {
                    // more than 18 digits: fewer decimals
                    if (decimals < 0) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.empty();
        }

        /** The value itself in a cell that is not rounded: with more decimals than printed where these are too few. */
        private static Optional<Quantity> exactly(CheckCell cell, Rational value) {
            if (cell.precision() != Figure.EXACT) {
                return Optional.empty();
            }
            for (int decimals = decimals(cell); decimals <= 12; decimals++) {
                try {
                    Quantity number = Quantity.round(value, decimals, cell.unit(), Rounding.HALF_UP);
                    if (number.value().equals(value)) {
                        return Optional.of(number);
                    }
                } catch (ArithmeticException e) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }

        /** With how many decimals a cell is printed; for an empty one, its unit's. */
        private static int decimals(CheckCell cell) {
            Quantity printed = cell.printed();
            if (printed == null) {
                return cell.unit().exponent() == 0 ? cell.unit().decimals() : 0;
            }
            int known = cell.precision() == Figure.EXACT ? printed.decimals() : cell.precision();
            return Math.max(-12, Math.min(12, known));
        }

        /** The number that a relation wants in one of its cells, when all others are known. */
        private Optional<Rational> solve(CheckRelation relation, String id) {
            boolean rounds = relation.mode() == CheckRelation.Mode.ROUNDED_SUM;
            Line above = line(relation.terms(), id, rounds);
            Line below = line(relation.divisors(), id, rounds);
            boolean target = relation.target().equals(id);
            if (above == null || below == null || (!target && waiting.contains(relation.target()))) {
                return Optional.empty();
            }
            if (!target && above.weight.signum() == 0 && below.weight.signum() == 0) {
                return Optional.empty();
            }
            Rational printed = target ? Rational.ZERO : value(relation.target(), rounds);
            if (relation.kind() == Kind.SUM) {
                Rational weight = target ? above.weight.minus(Rational.ONE) : above.weight;
                return weight.signum() == 0
                        ? Optional.empty()
                        : Optional.of(printed.minus(above.rest).dividedBy(weight));
            }
            Rational factor = factor(relation);
            Rational shift = relation.kind() == Kind.GROWTH ? Rational.ONE.negate() : Rational.ZERO;
            if (target) {
                if (above.weight.signum() != 0 || below.weight.signum() != 0) {
                    return Optional.empty();
                }
                if (below.rest.signum() == 0) {
                    return Optional.ofNullable(relation.ifZero()).map(Quantity::value);
                }
                return Optional.of(above.rest.dividedBy(below.rest).plus(shift).times(factor));
            }
            // (above.rest + above.weight x) / (below.rest + below.weight x) = quotient
            Rational quotient = printed.dividedBy(factor).minus(shift);
            Rational weight = quotient.times(below.weight).minus(above.weight);
            return weight.signum() == 0
                    ? Optional.empty()
                    : Optional.of(above.rest.minus(quotient.times(below.rest)).dividedBy(weight));
        }

        private Rational value(String id, boolean rounds) {
            CheckCell cell = cell(id);
            Rational value = chosen.containsKey(id)
                    ? cell.value().orElseThrow()
                    : values.computeIfAbsent(id, key -> cell.value().orElseThrow());
            return rounds ? Checker.halfEven(cell, value) : value;
        }

        private Rational factor(CheckRelation relation) {
            if (relation.kind() != Kind.RATIO) {
                return Rational.HUNDRED;
            }
            Unit one = net.cell(relation.terms().get(0).cell()).unit();
            Unit other = net.cell(relation.divisors().get(0).cell()).unit();
            return Rational.ONE.timesTenTo(one.convertsTo(other) ? 0 : other.exponent());
        }

        /** A sum as a straight line in one cell; null when another of its cells has no number yet. */
        private @Nullable Line line(List<Member> members, String id, boolean rounds) {
            for (Member member : members) {
                if (!member.cell().equals(id) && waiting.contains(member.cell())) {
                    return null;
                }
            }
            Rational weight = Rational.ZERO;
            Rational rest = Rational.ZERO;
            for (Member member : members) {
                if (member.cell().equals(id)) {
                    weight = weight.plus(member.weight());
                } else {
                    rest = rest.plus(value(member.cell(), rounds).times(member.weight()));
                }
            }
            return new Line(weight, rest);
        }
    }

    private record Line(Rational weight, Rational rest) {}
}
