package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * A second opinion on repairs, as plain as can be: every set of cells is tried, and whether the rest fits together is
 * decided by the textbook simplex (first phase, Bland's rule) over a full tableau of all cells, without any of the
 * shortcuts of the real one.
 */
final class BruteForce {

    private final CheckNet net;
    private final List<CheckRelation> relations = new ArrayList<>();
    private final List<List<String>> same = new ArrayList<>();

    BruteForce(CheckNet net) {
        this.net = net;
        for (RelationVerdict verdict : Checker.check(net)) {
            if (verdict.verdict() == Verdict.NOT_CHECKABLE) {
                continue;
            }
            if (verdict.isIdentity()) {
                same.add(List.of(verdict.target(), verdict.operands().get(0)));
            } else {
                net.relations().stream()
                        .filter(relation -> relation.id().equals(verdict.relation()))
                        .forEach(relations::add);
            }
        }
    }

    /** All repairs with the fewest cells, at most two; empty when two do not suffice. The empty set when all fits. */
    Set<Set<String>> repairs() {
        if (fits(Set.of())) {
            return Set.of(Set.of());
        }
        List<String> ids = net.cells().stream().map(CheckCell::id).toList();
        Set<Set<String>> found = new LinkedHashSet<>();
        for (String one : ids) {
            if (fits(Set.of(one))) {
                found.add(Set.of(one));
            }
        }
        return found.isEmpty() ? pairs() : found;
    }

    /** All pairs of cells that are a repair. */
    Set<Set<String>> pairs() {
        List<String> ids = net.cells().stream().map(CheckCell::id).toList();
        Set<Set<String>> found = new LinkedHashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            found.addAll(pairs(ids.get(i), ids.subList(i + 1, ids.size())));
        }
        return found;
    }

    private Set<Set<String>> pairs(String one, List<String> others) {
        Set<Set<String>> found = new LinkedHashSet<>();
        for (String other : others) {
            Set<String> pair = Set.of(one, other);
            if (fits(pair)) {
                found.add(pair);
            }
        }
        return found;
    }

    /** Whether everything fits together when these cells may hold any number. */
    boolean fits(Set<String> free) {
        return fits(free, 0, new ArrayList<>());
    }

    /** Ratios whose divisor holds a free cell are tried with either sign of it. */
    private boolean fits(Set<String> free, int next, List<Integer> signs) {
        if (next == relations.size()) {
            return new Tableau(free, signs).isFeasible();
        }
        CheckRelation relation = relations.get(next);
        boolean open = relation.divisors().stream().anyMatch(member -> free.contains(member.cell()));
        for (int sign : open ? new int[] {1, -1} : new int[] {sign(relation)}) {
            List<Integer> more = new ArrayList<>(signs);
            more.add(sign);
            if (fits(free, next + 1, more)) {
                return true;
            }
        }
        return false;
    }

    private int sign(CheckRelation relation) {
        Rational sum = Rational.ZERO;
        for (Member member : relation.divisors()) {
            sum = sum.plus(net.cell(member.cell()).value().orElseThrow().times(member.weight()));
        }
        return sum.signum();
    }

    /** All conditions as rows over variables that are not negative. */
    private final class Tableau {

        private final Set<String> free;
        private final Map<String, Integer> plus = new HashMap<>();
        private final Map<String, Integer> minus = new HashMap<>();
        private final List<Map<Integer, Rational>> rows = new ArrayList<>();
        private final List<Rational> right = new ArrayList<>();
        private int columns;

        Tableau(Set<String> free, List<Integer> signs) {
            this.free = free;
            for (CheckCell cell : net.cells()) {
                if (cell.interval().isEmpty()) {
                    continue;
                }
                plus.put(cell.id(), columns++);
                if (free.contains(cell.id())) {
                    minus.put(cell.id(), columns++);
                } else {
                    Map<Integer, Rational> row = new LinkedHashMap<>();
                    row.put(column(plus, cell.id()), Rational.ONE);
                    add(row, 1, cell.interval().orElseThrow().width());
                }
            }
            for (List<String> pair : same) {
                equal(Map.of(pair.get(0), Rational.ONE, pair.get(1), Rational.of(-1)), 0);
            }
            for (int i = 0; i < relations.size(); i++) {
                CheckRelation relation = relations.get(i);
                if (relation.kind() == Kind.SUM) {
                    Map<String, Rational> weights = weights(relation.terms(), Rational.ONE);
                    weights.merge(relation.target(), Rational.of(-1), Rational::plus);
                    equal(weights, 0);
                } else {
                    ratio(relation, signs.get(i));
                }
            }
        }

        private static int column(Map<String, Integer> columns, String id) {
            return Objects.requireNonNull(columns.get(id));
        }

        private Map<String, Rational> weights(List<Member> members, Rational times) {
            Map<String, Rational> weights = new LinkedHashMap<>();
            members.forEach(
                    member -> weights.merge(member.cell(), member.weight().times(times), Rational::plus));
            return weights;
        }

        private void ratio(CheckRelation relation, int sign) {
            Map<String, Rational> divisor = weights(relation.divisors(), Rational.of(-sign));
            // The divisor is at least a millionth away from 0.
            limit(divisor, Rational.of(-1, 1_000_000));
            if (free.contains(relation.target())) {
                return;
            }
            Interval target = net.cell(relation.target()).interval().orElseThrow();
            for (boolean upper : new boolean[] {true, false}) {
                Rational end = upper ? target.high() : target.low();
                int side = upper ? sign : -sign;
                Map<String, Rational> row = weights(relation.terms(), Rational.of(100L * side));
                Rational shift = relation.kind() == Kind.GROWTH ? Rational.HUNDRED : Rational.ZERO;
                weights(relation.divisors(), end.plus(shift).times(Rational.of(-side)))
                        .forEach((id, weight) -> row.merge(id, weight, Rational::plus));
                limit(row, Rational.ZERO);
            }
        }

        /** Weighted cells = 0. */
        private void equal(Map<String, Rational> weights, int slack) {
            row(weights, slack, Rational.ZERO);
        }

        /** Weighted cells ≤ right. */
        private void limit(Map<String, Rational> weights, Rational most) {
            row(weights, 1, most);
        }

        private void row(Map<String, Rational> weights, int slack, Rational value) {
            Map<Integer, Rational> row = new LinkedHashMap<>();
            Rational rest = value;
            for (Map.Entry<String, Rational> entry : weights.entrySet()) {
                String id = entry.getKey();
                row.merge(column(plus, id), entry.getValue(), Rational::plus);
                if (free.contains(id)) {
                    row.merge(column(minus, id), entry.getValue().negate(), Rational::plus);
                } else {
                    rest = rest.minus(
                            net.cell(id).interval().orElseThrow().low().times(entry.getValue()));
                }
            }
            add(row, slack, rest);
        }

        private void add(Map<Integer, Rational> row, int slack, Rational value) {
            if (slack != 0) {
                row.put(columns++, Rational.ONE);
            }
            if (value.signum() < 0) {
                row.replaceAll((column, factor) -> factor.negate());
            }
            rows.add(row);
            right.add(value.abs());
        }

        boolean isFeasible() {
            int height = rows.size();
            int width = columns + height;
            Exact[][] table = new Exact[height][width + 1];
            int[] basis = new int[height];
            for (int i = 0; i < height; i++) {
                Arrays.fill(table[i], Exact.ZERO);
                for (Map.Entry<Integer, Rational> entry : rows.get(i).entrySet()) {
                    table[i][entry.getKey()] = Exact.of(entry.getValue());
                }
                table[i][columns + i] = Exact.ONE;
                table[i][width] = Exact.of(right.get(i));
                basis[i] = columns + i;
            }
            while (true) {
                int entering = -1;
                for (int j = 0; j < columns && entering < 0; j++) {
                    Exact gain = Exact.ZERO;
                    for (int i = 0; i < height; i++) {
                        if (basis[i] >= columns && table[i][j].signum() != 0) {
                            gain = gain.plus(table[i][j]);
                        }
                    }
                    entering = gain.signum() > 0 ? j : -1;
                }
                if (entering < 0) {
                    for (int i = 0; i < height; i++) {
                        if (basis[i] >= columns && table[i][width].signum() != 0) {
                            return false;
                        }
                    }
                    return true;
                }
                int leaving = -1;
                Exact least = null;
                for (int i = 0; i < height; i++) {
                    if (table[i][entering].signum() > 0) {
                        Exact room = table[i][width].dividedBy(table[i][entering]);
                        int order = least == null ? -1 : room.compareTo(least);
                        if (order < 0 || (order == 0 && basis[i] < basis[leaving])) {
                            least = room;
                            leaving = i;
                        }
                    }
                }
                pivot(table, leaving, entering);
                basis[leaving] = entering;
            }
        }

        private void pivot(Exact[][] table, int row, int column) {
            Exact inverse = Exact.ONE.dividedBy(table[row][column]);
            int width = table[row].length;
            for (int j = 0; j < width; j++) {
                if (table[row][j].signum() != 0) {
                    table[row][j] = table[row][j].times(inverse);
                }
            }
            for (int i = 0; i < table.length; i++) {
                Exact factor = table[i][column];
                if (i == row || factor.signum() == 0) {
                    continue;
                }
                Exact minus = factor.negate();
                for (int j = 0; j < width; j++) {
                    if (table[row][j].signum() != 0) {
                        table[i][j] = table[i][j].plus(table[row][j].times(minus));
                    }
                }
            }
        }
    }
}
