package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A plan of two groups over some years in mixed units, rounded from unrounded truth: subtotals with weighted terms, a
 * total of both, totals and averages over the years, a share, growth, an empty row, a row printed in another paper.
 */
final class MixedTable {

    private final Random random;
    private final Map<String, CheckCell> cells = new LinkedHashMap<>();
    private final Map<String, Rational> truth = new LinkedHashMap<>();
    private final Map<String, CheckRelation> relations = new LinkedHashMap<>();
    private final List<List<String>> groups = new ArrayList<>();
    private final Map<String, Rational> weights = new LinkedHashMap<>();
    private final boolean mixed;
    final int years;
    final boolean across;

    MixedTable(long seed) {
        random = new Random(seed * 7919 + 17);
        mixed = random.nextBoolean();
        years = 2 + random.nextInt(4);
        across = random.nextBoolean();
        for (int g = 0; g < 2; g++) {
            List<String> rows = new ArrayList<>();
            int size = 3 + random.nextInt(3);
            for (int i = 0; i < size; i++) {
                rows.add("r" + g + i);
                boolean last = i == size - 1;
                weights.put("r" + g + i, last && random.nextInt(3) == 0 ? weight() : Rational.ONE);
            }
            groups.add(rows);
        }
        for (int y = 0; y < years; y++) {
            year(y);
        }
        if (across) {
            List<String> rows = new ArrayList<>(groups.get(0));
            rows.addAll(groups.get(1));
            rows.addAll(List.of("s0", "s1", "t"));
            rows.forEach(this::total);
            sum("s0", "tot", weighted(groups.get(0), "tot"));
        }
    }

    private Rational weight() {
        return random.nextBoolean() ? Rational.of(-1) : Rational.HALF;
    }

    private void year(int y) {
        for (List<String> rows : groups) {
            for (String row : rows) {
                long amount = 10_000_000L + Math.floorMod(random.nextLong(), 900_000_000L);
                put(row, "" + y, Rational.of(amount, 100), unit());
            }
        }
        for (int g = 0; g < 2; g++) {
            sum("s" + g, "" + y, weighted(groups.get(g), "" + y));
        }
        sum("t", "" + y, List.of(member("s0", "" + y, Rational.ONE), member("s1", "" + y, Rational.ONE)));
        // Another form of the first subtotal, with a row that is empty.
        cells.put("leer:" + y, cell("leer", "" + y, null, Unit.TEUR, Figure.Blank.NOTHING, null));
        truth.put("leer:" + y, Rational.ZERO);
        List<Member> all = new ArrayList<>(weighted(groups.get(0), "" + y));
        all.add(new Member("leer:" + y, Rational.ONE));
        relate("mit-leer:" + y, Kind.SUM, "s0:" + y, all, List.of());
        quotient(Kind.PERCENT, "anteil", "" + y, "r00:" + y, "s0:" + y);
        if (y > 0) {
            quotient(Kind.GROWTH, "wachstum", "" + y, "t:" + y, "t:" + (y - 1));
        }
        CheckCell.Fact fact = new CheckCell.Fact("erloese", "" + y, "ANSATZ", "");
        CheckCell own = Objects.requireNonNull(cells.get("r01:" + y));
        cells.put(own.id(), cell("r01", "" + y, own.printed(), own.unit(), own.blank(), fact));
        Quantity there = Quantity.round(truth("r01:" + y), 2, Unit.EUR, Rounding.HALF_UP);
        cells.put(
                "anlage:" + y,
                new CheckCell(
                        "anlage:" + y,
                        Unit.EUR,
                        there,
                        Figure.Blank.MISSING,
                        2,
                        fact,
                        new Place("anlage", "anlage", "" + y, "anlage"),
                        null));
    }

    private int unit() {
        return mixed ? random.nextInt(4) : 0;
    }

    private void total(String row) {
        List<Member> members = new ArrayList<>();
        List<Member> shares = new ArrayList<>();
        for (int y = 0; y < years; y++) {
            members.add(member(row, "" + y, Rational.ONE));
            shares.add(member(row, "" + y, Rational.of(1, years)));
        }
        sum(row, "tot", members);
        sum(row, "avg", shares);
    }

    private List<Member> weighted(List<String> rows, String column) {
        return rows.stream()
                .map(row -> member(row, column, Objects.requireNonNull(weights.get(row))))
                .toList();
    }

    private static Member member(String row, String column, Rational weight) {
        return new Member(row + ":" + column, weight);
    }

    private void sum(String row, String column, List<Member> members) {
        if (!truth.containsKey(row + ":" + column)) {
            Rational sum = Rational.ZERO;
            for (Member member : members) {
                sum = sum.plus(truth(member.cell()).times(member.weight()));
            }
            put(row, column, sum, column.equals("avg") ? 1 : 0);
        }
        relate(row + "=" + relations.size() + ":" + column, Kind.SUM, row + ":" + column, members, List.of());
    }

    private void quotient(Kind kind, String row, String column, String above, String below) {
        Rational quotient = truth(above).dividedBy(truth(below));
        Rational shown = (kind == Kind.GROWTH ? quotient.minus(Rational.ONE) : quotient).times(Rational.HUNDRED);
        truth.put(row + ":" + column, shown);
        Quantity printed = Quantity.round(shown, 1, Unit.PERCENT, Rounding.HALF_UP);
        cells.put(row + ":" + column, cell(row, column, printed, Unit.PERCENT, Figure.Blank.MISSING, null));
        relate(
                row + ":" + column,
                kind,
                row + ":" + column,
                List.of(new Member(above, Rational.ONE)),
                List.of(new Member(below, Rational.ONE)));
    }

    private void relate(String id, Kind kind, String target, List<Member> terms, List<Member> divisors) {
        relations.put(
                id,
                new CheckRelation(
                        id, kind, target, terms, divisors, null, Mode.INTERVAL, "Summe", LegalSource.ARITHMETIC));
    }

    /** 0: whole thousands, 1: thousands with one decimal, 2: euros and cents, 3: millions with three decimals. */
    private void put(String row, String column, Rational value, int style) {
        Unit unit = style == 2 ? Unit.EUR : style == 3 ? Unit.MEUR : Unit.TEUR;
        Quantity printed = Quantity.round(value, style, unit, Rounding.HALF_UP);
        truth.put(row + ":" + column, value);
        cells.put(row + ":" + column, cell(row, column, printed, unit, Figure.Blank.MISSING, null));
    }

    private static CheckCell cell(
            String row,
            String column,
            @Nullable Quantity printed,
            Unit unit,
            Figure.Blank blank,
            CheckCell.@Nullable Fact fact) {
        return new CheckCell(
                row + ":" + column,
                unit,
                printed,
                blank,
                printed == null ? 0 : printed.decimals(),
                fact,
                new Place("plan", row, column, row),
                null);
    }

    // ---- what is asked ----

    Rational truth(String id) {
        return Objects.requireNonNull(truth.get(id), id);
    }

    Rational weight(String row) {
        return Objects.requireNonNull(weights.get(row), row);
    }

    /** The last row of a group. */
    String last(int group) {
        return groups.get(group).get(groups.get(group).size() - 1);
    }

    Random random() {
        return random;
    }

    CheckNet net() {
        return CheckNet.of(cells.values(), relations.values());
    }

    List<Finding> findings() {
        CheckNet net = net();
        List<RelationVerdict> verdicts = Checker.check(net);
        return Findings.of(net, verdicts, Repairs.of(net, verdicts));
    }

    // ---- what goes wrong ----

    /** Leaves out a row: its cells, its place in every sum, and what is computed from it alone. */
    void drop(String row) {
        cells.keySet().removeIf(id -> id.startsWith(row + ":"));
        relations.values().removeIf(relation -> relation.target().startsWith(row + ":"));
        relations.replaceAll((id, relation) -> new CheckRelation(
                id,
                relation.kind(),
                relation.target(),
                relation.terms().stream()
                        .filter(member -> !member.cell().startsWith(row + ":"))
                        .toList(),
                relation.divisors(),
                null,
                Mode.INTERVAL,
                relation.rule(),
                relation.source()));
    }

    void print(String id, Quantity number) {
        CheckCell cell = Objects.requireNonNull(cells.get(id));
        cells.put(
                id,
                new CheckCell(
                        id, cell.unit(), number, cell.blank(), number.decimals(), cell.fact(), cell.place(), null));
    }

    /** The printed number times a factor. */
    void times(String id, long factor) {
        Quantity printed = printed(id);
        print(id, Quantity.of(printed.unscaled() * factor, printed.decimals(), printed.unit()));
    }

    void exchange(String one, String other) {
        Quantity first = printed(one);
        print(one, printed(other));
        print(other, first);
    }

    Quantity printed(String id) {
        return Objects.requireNonNull(Objects.requireNonNull(cells.get(id), id).printed(), id);
    }

    /** The cells of a row, with its total and average. */
    Set<String> row(String row) {
        Set<String> ids = new LinkedHashSet<>(cells.keySet());
        ids.removeIf(id -> !id.startsWith(row + ":"));
        return ids;
    }

    /** The cells of a column that stand for amounts. */
    Set<String> column(int year) {
        Set<String> ids = new LinkedHashSet<>();
        for (CheckCell cell : cells.values()) {
            boolean amount = cell.id().startsWith("r")
                    || cell.id().startsWith("s")
                    || cell.id().startsWith("t:");
            if (amount && cell.place().column().equals("" + year)) {
                ids.add(cell.id());
            }
        }
        return ids;
    }
}
