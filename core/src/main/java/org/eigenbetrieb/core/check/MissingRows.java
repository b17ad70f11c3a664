package org.eigenbetrieb.core.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.Repair.Change;
import org.eigenbetrieb.core.check.RepairModel.Range;
import org.eigenbetrieb.core.check.RepairPart.Fault;
import org.eigenbetrieb.core.check.RepairPart.State;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.source.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Sums that differ from their parts in several columns of one row at once, as if a row were missing; or, in a table that
 * has its years one below the other, in several rows of one column, as if a column were missing.
 *
 * <p>A row that is missing is one fault; without it a cell of each column is wrong. It is named where it makes up for at
 * least two cells: with its sums left aside, the lightest repair of the rest changes that many fewer. What the rest of
 * the table says of the row, its total over the years for example, has to fit its amounts. Cells are accused all the
 * same where something tells that they are wrong: another place that prints the right number, the same slip in every
 * column of a row, typing errors.
 */
final class MissingRows {

    static final String CODE = "EB-CHK-008";

    /** How many columns differ and how many wrong cells a row makes up for, at least. */
    private static final int LEAST = 2;

    /** The same for columns: numbers side by side have more to do with each other than numbers one below the other. */
    private static final int LEAST_TRANSPOSED = 3;

    private static final int MOST_TRIED = 8;
    private static final int MOST_NAMED = 4;
    private static final int MOST_COLUMNS = 12;
    private static final RepairLimits LIMITS = new RepairLimits(1000, 10_000_000L, () -> false);

    /** How many cells are repaired once more at most, over all trials. */
    private static final int MOST_CELLS = 4000;

    /** What a whole row can have in common that a missing row cannot explain. */
    private static final Set<Slip> SYSTEMATIC = Set.of(Slip.SIGN, Slip.UNIT, Slip.ZERO, Slip.ROW, Slip.COLUMN);

    /** What hardly happens to fit by chance. */
    private static final Set<Slip> TELLING = Set.of(Slip.SIGN, Slip.UNIT);

    private final CheckNet net;
    private final boolean transposed;
    private final Evidence evidence;
    private final BooleanSupplier stop;
    private final Map<String, CheckRelation> relations = new HashMap<>();
    private final Map<String, RelationVerdict> verdicts = new HashMap<>();
    private final Map<String, List<CheckRelation>> across = new HashMap<>();

    /**
     * Prepares a search.
     *
     * @param transposed whether a column is looked for that is missing in several rows
     */
    MissingRows(CheckNet net, List<RelationVerdict> verdicts, BooleanSupplier stop, boolean transposed) {
        this.net = net;
        this.transposed = transposed;
        this.stop = stop;
        this.evidence = new Evidence(net);
        verdicts.forEach(verdict -> this.verdicts.putIfAbsent(verdict.relation(), verdict));
        for (CheckRelation relation : net.relations()) {
            relations.put(relation.id(), relation);
            String line = line(relation.target());
            if (relation.kind() == Kind.SUM
                    && !line.isEmpty()
                    && relation.terms().stream()
                            .allMatch(member -> line(member.cell()).equals(line))) {
                across.computeIfAbsent(line, key -> new ArrayList<>()).add(relation);
            }
        }
    }

    /**
     * What parts of the net look like with the missing rows.
     *
     * @param parts the parts that a row connects
     * @param rows the rows
     * @param rest repairs of what is wrong besides
     */
    record Explained(List<RepairPart> parts, List<Row> rows, RepairReport rest) {}

    /**
     * A row that is missing.
     *
     * @param amounts what it has in each column that differs, in base units
     * @param contradictions ids of the relations that it explains
     * @param instead changes of cells that do without the row
     * @param only the only row that the sum should be equal to; null when it has several parts
     * @param transposed whether it is a column, with an amount in each row
     */
    record Row(
            Map<CheckCell, Rational> amounts,
            List<String> contradictions,
            List<Change> instead,
            @Nullable CheckCell only,
            boolean transposed) {}

    /** Sums of the same row from the same rows, column by column. */
    private static final class Family {
        private final String line;
        private final Map<String, CheckRelation> sums = new LinkedHashMap<>();

        Family(String line) {
            this.line = line;
        }
    }

    /** Families that the same row is missing in; the first one is to be named. */
    private record Candidate(List<Family> families, int columns) {
        Set<String> ids() {
            Set<String> ids = new LinkedHashSet<>();
            families.forEach(family -> family.sums.values().forEach(sum -> ids.add(sum.id())));
            return ids;
        }
    }

    /** A candidate and what is wrong besides. */
    private record Trial(Candidate candidate, RepairReport rest) {
        /** How many cells are to be changed; very many when that is not known. */
        int cells() {
            boolean open = !rest.open().isEmpty()
                    || rest.parts().stream()
                            .anyMatch(part ->
                                    part.state() == State.OPEN || part.repairs().isEmpty());
            return open ? Integer.MAX_VALUE : changesOf(rest).size();
        }
    }

    /** The rows that are missing, each with the parts of the net that it explains; parts without one are left out. */
    List<Explained> explain(List<RepairPart> all) {
        List<RepairPart> parts = all.stream()
                .filter(part -> part.state() != State.IMPOSSIBLE
                        && !part.contradictions().isEmpty())
                .toList();
        List<Candidate> candidates = candidates(parts);
        if (transposed) {
            candidates = candidates.stream()
                    .filter(candidate -> isAlone(candidate, parts))
                    .toList();
        }
        List<Explained> explained = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (Candidate candidate : candidates) {
            Set<String> ids = new HashSet<>(candidate.ids());
            List<RepairPart> connected = List.of();
            List<Candidate> inside = List.of();
            int before = -1;
            while (ids.size() > before) {
                before = ids.size();
                connected = parts.stream()
                        .filter(part -> part.relations().stream().anyMatch(ids::contains))
                        .toList();
                Set<String> inThem = new HashSet<>();
                connected.forEach(part -> inThem.addAll(part.relations()));
                inside = candidates.stream()
                        .filter(each -> each.ids().stream().anyMatch(inThem::contains))
                        .toList();
                inside.forEach(each -> ids.addAll(each.ids()));
            }
            if (taken.add(connected.get(0).number())) {
                explain(connected, inside).ifPresent(explained::add);
            }
        }
        return explained;
    }

    private Optional<Explained> explain(List<RepairPart> parts, List<Candidate> candidates) {
        List<Candidate> open = new ArrayList<>(candidates);
        List<Candidate> rows = new ArrayList<>();
        List<Change> first = new ArrayList<>();
        int cells = 0;
        for (RepairPart part : parts) {
            List<Change> changes =
                    part.repairs().isEmpty() ? List.of() : part.repairs().get(0).changes();
            first.addAll(changes);
            cells += part.state() == State.OPEN
                    ? part.weight()
                            .round(Rounding.CEILING)
                            .min(BigInteger.valueOf(part.cells().size()))
                            .intValue()
                    : changes.size();
        }
        // Without the row, about one cell of each column that differs is wrong: fewer do not need it.
        boolean known = parts.stream().noneMatch(part -> part.state() == State.OPEN);
        List<Change> before = first;
        List<List<Change>> instead = new ArrayList<>();
        Trial last = null;
        int tried = 0;
        int size = parts.stream().mapToInt(part -> part.cells().size()).sum();
        int most = Math.max(1, Math.min(MOST_TRIED, MOST_CELLS / size));
        while (!open.isEmpty() && tried < most) {
            Trial best = null;
            for (Candidate candidate : open) {
                if (tried++ >= most || stop.getAsBoolean()) {
                    break;
                }
                Trial trial = new Trial(candidate, without(parts, rows, candidate));
                if (trial.cells() <= cells - LEAST
                        && (!known || (cells - trial.cells()) * 4 >= candidate.columns * 3)
                        && (best == null || trial.cells() < best.cells())
                        && fits(candidate, trial.rest)
                        && !cellsAreWrong(candidate, trial.rest, before)) {
                    best = trial;
                }
            }
            if (best == null) {
                break;
            }
            last = best;
            rows.add(best.candidate);
            open.remove(best.candidate);
            instead.add(saved(before, best.rest));
            before = changesOf(best.rest);
            cells = best.cells();
        }
        if (last == null) {
            return Optional.empty();
        }
        RepairReport rest = besides(rows, last.rest);
        List<Row> found = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            found.add(row(rows.get(i), rest, instead.get(i)));
        }
        return Optional.of(new Explained(parts, found, rest));
    }

    // ---- candidates ----

    /** Whether hardly anything else contradicts in the parts that a candidate stands in. */
    private boolean isAlone(Candidate candidate, List<RepairPart> parts) {
        Set<String> ids = candidate.ids();
        long inside = 0;
        long outside = 0;
        for (RepairPart part : parts) {
            if (part.relations().stream().anyMatch(ids::contains)) {
                long own = part.contradictions().stream().filter(ids::contains).count();
                inside += own;
                outside += part.contradictions().size() - own;
            }
        }
        return candidate.columns >= LEAST_TRANSPOSED && outside * LEAST_TRANSPOSED <= inside;
    }

    private List<Candidate> candidates(List<RepairPart> parts) {
        Set<String> within = new HashSet<>();
        parts.forEach(part -> within.addAll(part.relations()));
        Map<String, List<Family>> families = new LinkedHashMap<>();
        for (CheckRelation relation : net.relations()) {
            if (within.contains(relation.id()) && addsUpRows(relation)) {
                Set<String> lines = new TreeSet<>();
                relation.terms().forEach(member -> lines.add(line(member.cell())));
                String line = line(relation.target());
                List<Family> same = families.computeIfAbsent(line + "\n" + lines, key -> new ArrayList<>());
                String column = column(relation.target());
                Family family = same.stream()
                        .filter(each -> !each.sums.containsKey(column))
                        .findFirst()
                        .orElseGet(() -> {
                            Family added = new Family(line);
                            same.add(added);
                            return added;
                        });
                family.sums.put(column, relation);
            }
        }
        List<Family> broken = families.values().stream()
                .flatMap(List::stream)
                .filter(family -> family.sums.values().stream().anyMatch(this::contradicts))
                .toList();
        List<Candidate> candidates = new ArrayList<>();
        Set<Family> taken = new HashSet<>();
        for (Family family : broken) {
            if (taken.add(family)) {
                List<Family> together = new ArrayList<>();
                together.add(family);
                for (Family other : broken) {
                    if (!taken.contains(other) && isSameRow(family, other)) {
                        together.add(other);
                        taken.add(other);
                    }
                }
                together.sort(Comparator.comparing(this::isShort)
                        .thenComparing(each ->
                                each.sums.values().iterator().next().terms().size()));
                int columns = differing(together);
                if (columns >= LEAST) {
                    candidates.add(new Candidate(together, columns));
                }
            }
        }
        candidates.sort(Comparator.comparing(candidate -> -candidate.columns));
        return candidates;
    }

    /** Whether the sums are too small rather than too large: the row that is missing seems to be subtracted there. */
    private boolean isShort(Family family) {
        int balance = 0;
        for (CheckRelation sum : family.sums.values()) {
            balance += contradicts(sum) ? gap(sum, Map.of()).centre().signum() : 0;
        }
        return balance < 0;
    }

    /** Whether it makes a cell from cells of other rows. */
    private boolean addsUpRows(CheckRelation relation) {
        String line = line(relation.target());
        return relation.kind() == Kind.SUM
                && !line.isEmpty()
                && !column(relation.target()).isEmpty()
                && !isCarriedOver(relation)
                && relation.terms().stream()
                        .noneMatch(member -> line(member.cell()).equals(line));
    }

    /** Whether it says that a number of one column stands in another one, too: no row can be missing there. */
    private boolean isCarriedOver(CheckRelation relation) {
        return relation.terms().size() == 1
                && !column(relation.terms().get(0).cell()).equals(column(relation.target()));
    }

    /** Paper and row of a cell; empty when it stands in no row. */
    private String line(String cell) {
        Place place = net.cell(cell).place();
        String row = transposed ? place.column() : place.row();
        return row.isEmpty() ? "" : place.paper() + "\n" + row;
    }

    private String column(String cell) {
        Place place = net.cell(cell).place();
        return transposed ? place.row() : place.column();
    }

    private boolean contradicts(CheckRelation relation) {
        return Objects.requireNonNull(verdicts.get(relation.id())).verdict() == Verdict.CONTRADICTION;
    }

    /** Whether two families lack the same amounts, or are two halves of one row. */
    private boolean isSameRow(Family one, Family other) {
        int shared = 0;
        boolean plus = true;
        boolean minus = true;
        for (Map.Entry<String, CheckRelation> entry : one.sums.entrySet()) {
            CheckRelation there = other.sums.get(entry.getKey());
            if (there != null) {
                if (contradicts(entry.getValue()) != contradicts(there)) {
                    return false;
                }
                Interval gap = gap(entry.getValue(), Map.of());
                Interval gapThere = gap(there, Map.of());
                shared += contradicts(there) ? 1 : 0;
                plus &= gap.meets(gapThere);
                minus &= gap.meets(negated(gapThere));
            }
        }
        boolean apart = one.sums.keySet().stream().noneMatch(other.sums::containsKey);
        return apart ? one.line.equals(other.line) : shared >= LEAST && (plus || minus);
    }

    /** In how many columns the sums differ, without columns that follow from others. */
    private int differing(List<Family> families) {
        Set<String> columns = new LinkedHashSet<>();
        Set<String> all = new HashSet<>();
        Set<String> lines = new HashSet<>();
        for (Family family : families) {
            family.sums.forEach((column, sum) -> {
                all.add(column);
                lines.add(line(sum.target()));
                sum.terms().forEach(member -> lines.add(line(member.cell())));
                if (contradicts(sum)) {
                    columns.add(column);
                }
            });
        }
        lines.stream()
                .flatMap(line -> across.getOrDefault(line, List.of()).stream())
                .filter(relation -> relation.terms().stream().allMatch(member -> all.contains(column(member.cell()))))
                .forEach(relation -> columns.remove(column(relation.target())));
        return columns.size();
    }

    // ---- what speaks for and against ----

    /** The repairs of some parts without the sums of some rows. */
    private RepairReport without(List<RepairPart> parts, List<Candidate> rows, Candidate row) {
        Set<String> left = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (RepairPart part : parts) {
            left.addAll(part.relations());
            ids.addAll(part.cells());
        }
        left.removeAll(row.ids());
        rows.forEach(other -> left.removeAll(other.ids()));
        List<CheckCell> cells =
                net.cells().stream().filter(cell -> ids.contains(cell.id())).toList();
        CheckNet rest = CheckNet.of(
                cells,
                net.relations().stream()
                        .filter(relation -> left.contains(relation.id()))
                        .toList());
        return Repairs.of(rest, Checker.check(rest), LIMITS.until(stop));
    }

    private static List<Change> changesOf(RepairReport report) {
        return report.parts().stream()
                .flatMap(part -> part.repairs().get(0).changes().stream())
                .toList();
    }

    /** The changes that are not needed any more. */
    private static List<Change> saved(List<Change> before, RepairReport after) {
        Set<String> left = new HashSet<>();
        changesOf(after).forEach(change -> left.add(change.cell().id()));
        return before.stream()
                .filter(change -> !left.contains(change.cell().id()))
                .toList();
    }

    /** Whether the amounts agree with what the sum's own row says across its columns. */
    private boolean fits(Candidate candidate, RepairReport rest) {
        Map<String, Change> changed = changed(rest);
        for (Family family : candidate.families) {
            // A column that agrees as printed lacks nothing that other changes would have to make room for.
            if (family.sums.values().stream()
                    .anyMatch(sum -> !contradicts(sum) && !gap(sum, changed).contains(Rational.ZERO))) {
                return false;
            }
            for (CheckRelation relation : across.getOrDefault(family.line, List.of())) {
                CheckRelation whole = family.sums.get(column(relation.target()));
                Interval parts = Interval.ZERO;
                boolean known = whole != null;
                int amounts = 0;
                Set<Integer> signs = new HashSet<>();
                for (Member member : relation.terms()) {
                    CheckRelation each = family.sums.get(column(member.cell()));
                    known &= each != null;
                    Interval gap = each == null ? Interval.ZERO : gap(each, changed);
                    parts = parts.plus(gap.times(member.weight()));
                    amounts += gap.contains(Rational.ZERO) ? 0 : 1;
                    signs.add(member.weight().signum());
                }
                if (known && whole != null) {
                    Interval gap = gap(whole, changed);
                    // Amounts that happen to cancel out are rather a number moved from one column to another.
                    boolean nothing = gap.contains(Rational.ZERO) && amounts >= LEAST && signs.size() == 1;
                    if (nothing || !gap.meets(parts)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Whether something tells that printed cells are wrong rather than that a row is missing. */
    private boolean cellsAreWrong(Candidate candidate, RepairReport rest, List<Change> before) {
        if (isSlipOfRow(candidate, Map.of())
                || isSlipOfRow(candidate, changed(rest))
                || columnsWithoutCause(candidate, changed(rest)) < LEAST) {
            return true;
        }
        List<Change> saved = saved(before, rest);
        long lines = saved.stream()
                .map(change -> line(change.cell().id()))
                .distinct()
                .count();
        long unexplained = saved.stream()
                .filter(change ->
                        (change.cause() == Slip.UNKNOWN || isRepeated(change, saved)) && change.elsewhere() == null)
                .count();
        // One row wrong in every column is no better an explanation than a missing one, unless all tell how.
        return !saved.isEmpty() && (lines > 1 ? unexplained * 3 <= saved.size() : unexplained == 0);
    }

    /** In how many columns no cell tells by itself that it is wrong: another sign, another unit, a number elsewhere. */
    private int columnsWithoutCause(Candidate candidate, Map<String, Change> changed) {
        int without = 0;
        for (CheckRelation sum : candidate.families.get(0).sums.values()) {
            Interval gap = gap(sum, changed);
            if (!gap.contains(Rational.ZERO)) {
                List<Optional<Change>> changes = new ArrayList<>();
                changes.add(change(net.cell(sum.target()), negated(gap)));
                sum.terms().stream()
                        .filter(member -> member.weight().signum() != 0)
                        .map(member ->
                                change(net.cell(member.cell()), gap.times(Rational.ONE.dividedBy(member.weight()))))
                        .forEach(changes::add);
                without += changes.stream()
                                .flatMap(Optional::stream)
                                .anyMatch(change -> change.elsewhere() != null || TELLING.contains(change.cause()))
                        ? 0
                        : 1;
            }
        }
        return without;
    }

    /** Whether a printed row tells by itself that it is wrong in all columns: what it lacks has one cause there. */
    private boolean isSlipOfRow(Candidate candidate, Map<String, Change> changed) {
        Map<String, List<Change>> rows = new LinkedHashMap<>();
        int columns = 0;
        for (CheckRelation sum : candidate.families.get(0).sums.values()) {
            Interval gap = gap(sum, changed);
            if (!gap.contains(Rational.ZERO)) {
                columns++;
                change(net.cell(sum.target()), negated(gap))
                        .ifPresent(change -> rows.computeIfAbsent(line(sum.target()), key -> new ArrayList<>())
                                .add(change));
                for (Member member : sum.terms()) {
                    if (member.weight().signum() != 0) {
                        change(net.cell(member.cell()), gap.times(Rational.ONE.dividedBy(member.weight())))
                                .ifPresent(change -> rows.computeIfAbsent(line(member.cell()), key -> new ArrayList<>())
                                        .add(change));
                    }
                }
            }
        }
        for (List<Change> row : rows.values()) {
            boolean exchanged = columns == 2 && row.size() == 2 && Exchanges.mayBeExchanged(row.get(0), row.get(1));
            long elsewhere =
                    row.stream().filter(change -> change.elsewhere() != null).count();
            if (exchanged || elsewhere * 2 > columns) {
                return true;
            }
            if (breaks(row)) {
                continue;
            }
            for (Slip slip : SYSTEMATIC) {
                long same = row.stream()
                        .filter(change ->
                                change.cause() == slip && change.cell().printed() != null && !isRepeated(change, row))
                        .count();
                if (same >= LEAST && same * 4 >= columns * 3L) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the number that seems to be copied from the next column would be wrong there as well. */
    private boolean isRepeated(Change change, List<Change> all) {
        return change.cause() == Slip.COLUMN
                && all.stream()
                        .anyMatch(other -> !other.equals(change)
                                && line(other.cell().id())
                                        .equals(line(change.cell().id()))
                                && other.cell().value().equals(change.cell().value()));
    }

    /** Whether some changes of a row break a sum across its columns that holds as printed. */
    private boolean breaks(List<Change> row) {
        Map<String, Change> changed = new HashMap<>();
        row.forEach(change -> changed.put(change.cell().id(), change));
        return across.getOrDefault(line(row.get(0).cell().id()), List.of()).stream()
                .filter(sum -> Objects.requireNonNull(verdicts.get(sum.id())).verdict() != Verdict.NOT_CHECKABLE
                        && !contradicts(sum))
                .anyMatch(sum -> !gap(sum, changed).contains(Rational.ZERO));
    }

    /** A cell moved by what a column lacks. */
    private Optional<Change> change(CheckCell cell, Interval by) {
        Interval printed = cell.interval().orElse(null);
        if (printed == null) {
            return Optional.empty();
        }
        int decimals = cell.printed() == null ? 0 : cell.printed().decimals();
        Rational wanted = cell.value().orElseThrow().plus(by.centre());
        Quantity proposed;
        try {
            proposed = Quantity.round(wanted, decimals, cell.unit(), Rounding.HALF_UP);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
        Interval all = printed.plus(by);
        Range range = new Range(all.low(), all.high());
        return Optional.of(new Change(
                cell,
                proposed,
                all.low().timesTenTo(-cell.unit().exponent()),
                all.high().timesTenTo(-cell.unit().exponent()),
                evidence.slip(cell, proposed, range),
                evidence.elsewhere(cell, proposed),
                0));
    }

    /**
     * The same repairs, but of equally light ones rather those of cells that stand in none of the sums that differ: a
     * change of a part of such a sum would only move what the row has in that column.
     */
    private RepairReport besides(List<Candidate> rows, RepairReport rest) {
        Set<String> inside = new HashSet<>();
        for (Candidate row : rows) {
            for (String id : row.ids()) {
                CheckRelation sum = Objects.requireNonNull(relations.get(id));
                if (contradicts(sum)) {
                    inside.add(sum.target());
                    sum.terms().forEach(member -> inside.add(member.cell()));
                }
            }
        }
        List<RepairPart> parts =
                rest.parts().stream().map(part -> besides(inside, part)).toList();
        return new RepairReport(parts, rest.fitting(), rest.open());
    }

    private static RepairPart besides(Set<String> inside, RepairPart part) {
        Map<String, String> moved = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Fault fault : part.faults()) {
            Change other = fault.follows().isEmpty()
                            && inside.contains(fault.change().cell().id())
                    ? fault.alternatives().stream()
                            .filter(change -> !inside.contains(change.cell().id()))
                            .findFirst()
                            .orElse(null)
                    : null;
            if (other == null) {
                faults.add(fault);
            } else {
                moved.put(fault.change().cell().id(), other.cell().id());
                List<Change> alternatives = new ArrayList<>(fault.alternatives());
                alternatives.set(alternatives.indexOf(other), fault.change());
                faults.add(new Fault(
                        other,
                        alternatives,
                        fault.decided(),
                        fault.certain(),
                        fault.follows(),
                        fault.together(),
                        fault.contradictions(),
                        fault.because()));
            }
        }
        if (moved.isEmpty()) {
            return part;
        }
        Set<String> wanted = new HashSet<>();
        part.repairs().get(0).ids().forEach(id -> wanted.add(moved.getOrDefault(id, id)));
        List<Repair> repairs = new ArrayList<>(part.repairs());
        Repair chosen = repairs.stream()
                .filter(repair -> repair.ids().equals(wanted))
                .findFirst()
                .orElse(null);
        if (chosen == null) {
            return part;
        }
        repairs.remove(chosen);
        repairs.add(0, chosen);
        return new RepairPart(
                part.number(),
                part.cells(),
                part.relations(),
                part.contradictions(),
                part.state(),
                part.weight(),
                repairs,
                part.most(),
                faults,
                part.conflicting());
    }

    // ---- amounts ----

    private static Map<String, Change> changed(RepairReport rest) {
        Map<String, Change> changed = new HashMap<>();
        changesOf(rest).forEach(change -> changed.put(change.cell().id(), change));
        return changed;
    }

    private Interval interval(String cell, Map<String, Change> changed) {
        Change change = changed.get(cell);
        if (change == null) {
            return net.cell(cell).interval().orElse(Interval.ZERO);
        }
        Rational low = change.low();
        Rational high = change.high();
        int toBase = change.cell().unit().exponent();
        return low == null || high == null
                ? change.cell().printing(change.proposed()).interval().orElseThrow()
                : Interval.of(low.timesTenTo(toBase), high.timesTenTo(toBase));
    }

    private Rational value(String cell, Map<String, Change> changed) {
        Change change = changed.get(cell);
        return change == null
                ? net.cell(cell).value().orElse(Rational.ZERO)
                : change.proposed().value();
    }

    /** By how much a sum exceeds its parts, in base units. */
    private Interval gap(CheckRelation sum, Map<String, Change> changed) {
        Interval gap = interval(sum.target(), changed);
        for (Member member : sum.terms()) {
            gap = gap.plus(
                    interval(member.cell(), changed).times(member.weight().negate()));
        }
        return gap;
    }

    private static Interval negated(Interval interval) {
        return interval.times(Rational.ONE.negate());
    }

    private Row row(Candidate candidate, RepairReport rest, List<Change> instead) {
        Map<String, Change> changed = changed(rest);
        Map<CheckCell, Rational> amounts = new LinkedHashMap<>();
        List<CheckRelation> sums = new ArrayList<>();
        Family named = candidate.families.get(0);
        for (Family family : candidate.families) {
            if (family.line.equals(named.line)) {
                family.sums.forEach((column, sum) -> {
                    CheckCell target = net.cell(sum.target());
                    if (!gap(sum, changed).contains(Rational.ZERO) && !amounts.containsKey(target)) {
                        Rational amount = value(target.id(), changed);
                        for (Member member : sum.terms()) {
                            amount = amount.minus(value(member.cell(), changed).times(member.weight()));
                        }
                        amounts.put(target, amount);
                        sums.add(sum);
                    }
                });
            }
        }
        List<String> contradictions = candidate.ids().stream()
                .filter(id -> contradicts(Objects.requireNonNull(relations.get(id))))
                .toList();
        Set<String> lines = new HashSet<>();
        sums.forEach(sum -> sum.terms().forEach(member -> lines.add(line(member.cell()))));
        if (lines.size() == 1) {
            CheckCell only = net.cell(sums.get(0).terms().get(0).cell());
            return new Row(amounts, contradictions, instead, only, transposed);
        }
        return new Row(amounts, contradictions, instead, null, transposed);
    }

    // ---- the finding ----

    /** The finding on a row; what it explains stands beneath it. */
    static Finding finding(Row row, State search, List<Finding> beneath) {
        CheckCell sum = row.amounts.keySet().iterator().next();
        Finding first = beneath.get(0);
        int columns = row.amounts.size();
        return Finding.builder()
                .code(CODE)
                .severity(Severity.ERROR)
                .verdict(Verdict.CONTRADICTION)
                .relation(first.relation())
                .cells(row.amounts.keySet())
                .unit(sum.unit())
                .rule(first.rule())
                .citation(first.citation())
                .search(search)
                .message("\"" + name(sum, row, true) + "\" differs from "
                        + (row.only == null ? "its parts" : "\"" + name(row.only, row, true) + "\"") + " in " + columns
                        + (row.transposed ? " rows, as if a column" : " columns, as if a row") + " were missing"
                        + (row.only == null ? ": " : " in one of them: ") + amounts(row, true))
                .meldung("„" + name(sum, row, false) + "“ weicht in " + columns
                        + (row.transposed ? " Zeilen von " : " Spalten von ")
                        + (row.only == null ? "den Einzelwerten" : "„" + name(row.only, row, false) + "“")
                        + " ab, als ob " + (row.only == null ? "" : "bei einer von beiden ")
                        + (row.transposed ? "eine Spalte fehlte: " : "eine Zeile fehlte: ") + amounts(row, false))
                .advice(advice(row, true))
                .vorschlag(advice(row, false))
                .beneath(beneath)
                .build();
    }

    /** What to call the row, or the column, of a cell. */
    private static String name(CheckCell cell, Row row, boolean english) {
        if (!row.transposed) {
            return cell.label();
        }
        return english ? cell.place().column() : cell.place().columnHeading();
    }

    /** The same findings; where a row is missing, the cells that would be wrong without it are accused no more. */
    static List<Finding> accusingNoCells(List<Finding> findings, List<Finding> contradictions) {
        Map<String, Finding> plain = new HashMap<>();
        contradictions.forEach(finding -> plain.put(finding.relation(), finding));
        return findings.stream()
                .map(finding -> finding.code().equals(CODE)
                        ? Finding.builder()
                                .from(finding)
                                .beneath(finding.beneath().stream()
                                        .map(each -> plain.getOrDefault(each.relation(), each))
                                        .toList())
                                .build()
                        : finding)
                .toList();
    }

    private static String amounts(Row row, boolean english) {
        List<String> amounts = new ArrayList<>();
        row.amounts.forEach((cell, amount) -> {
            if (amounts.size() < MOST_COLUMNS) {
                String column = english ? cell.place().column() : cell.place().columnHeading();
                amounts.add((row.transposed ? cell.label() : column) + ": "
                        + Findings.number(amount.timesTenTo(-cell.unit().exponent()), cell));
            }
        });
        int more = row.amounts.size() - amounts.size();
        return String.join(", ", amounts)
                + (more > 0 ? (english ? " and " + more + " more" : " und " + more + " weitere") : "");
    }

    private static String advice(Row row, boolean english) {
        StringBuilder text = new StringBuilder();
        text.append(
                english
                        ? "look for a " + (row.transposed ? "column" : "row")
                                + " with these amounts that is added up in the sum but not printed"
                        : (row.transposed ? "eine Spalte" : "eine Zeile")
                                + " mit diesen Beträgen suchen, die in der Summe enthalten, aber nicht abgedruckt"
                                + " ist");
        if (!row.instead.isEmpty()) {
            List<String> changes = row.instead.stream()
                    .limit(MOST_NAMED)
                    .map(change -> Causes.change(change, english))
                    .toList();
            int more = row.instead.size() - changes.size();
            int cells = row.instead.size();
            text.append(
                            english
                                    ? "; without one, at least " + cells
                                            + (cells == 1 ? " cell is wrong: " : " cells are wrong, for example ")
                                    : (cells == 1
                                            ? "; gibt es keine, ist mindestens 1 Zelle falsch: "
                                            : "; gibt es keine, sind mindestens " + cells
                                                    + " Zellen falsch, zum Beispiel "))
                    .append(String.join(", ", changes))
                    .append(more > 0 ? (english ? " and " + more + " more" : " und " + more + " weitere") : "");
        }
        return text.toString();
    }
}
