package org.eigenbetrieb.core.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.check.Definition.Restated;
import org.eigenbetrieb.core.check.Definition.Term;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.jspecify.annotations.Nullable;

/** Searches the sums that reproduce a row; see {@link Definitions} for what is searched and believed. */
final class DefinitionSearch {

    /** Most rows in one sum, other than a declared one. */
    private static final int MOST_TERMS = 4;

    /** Most rows of a block that sums are made of. */
    private static final int MOST_ROWS = 8;

    /** Evidence in powers of 2 that is needed: less likely than 1 : 128. */
    private static final int LEAST_BITS = 7;

    private static final int MOST_SHARES = 2;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_DECLARED_ROWS = 60;
    private static final int MOST_DEFINITIONS = 4;
    private static final int MOST_RIVALS = 3;
    private static final int MOST_KEPT = 50_000;
    private static final int MOST_BITS = 61;

    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])");

    private static final List<Rational> SHARES = List.of(
            Rational.HALF,
            Rational.of(1, 4),
            Rational.of(3, 4),
            Rational.of(1, 3),
            Rational.of(2, 3),
            Rational.of(1, 5),
            Rational.of(1, 10));

    private final CheckNet net;
    private final Map<String, Map<String, Map<String, CheckCell>>> papers = new LinkedHashMap<>();
    private final Map<String, List<CheckRelation>> sums = new HashMap<>();
    private final Map<String, Set<String>> uses = new HashMap<>();

    DefinitionSearch(CheckNet net) {
        this.net = net;
        for (CheckCell cell : net.cells()) {
            if (isPlaced(cell)) {
                papers.computeIfAbsent(cell.place().paper(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(cell.place().row(), key -> new LinkedHashMap<>())
                        .putIfAbsent(cell.place().column(), cell);
            }
        }
        for (CheckRelation relation : net.relations()) {
            if (relation.kind() == Kind.SUM && relation.mode() == Mode.INTERVAL) {
                sums.computeIfAbsent(relation.target(), key -> new ArrayList<>())
                        .add(relation);
                CheckCell target = net.cell(relation.target());
                relation.terms()
                        .forEach(member -> uses.computeIfAbsent(rowOf(net.cell(member.cell())), key -> new HashSet<>())
                                .add(rowOf(target)));
            }
        }
    }

    private static boolean isPlaced(CheckCell cell) {
        return !cell.place().row().isEmpty() && !cell.place().column().isEmpty();
    }

    private static String rowOf(CheckCell cell) {
        return cell.place().paper() + "\n" + cell.place().row();
    }

    /**
     * The definitions of a row. Columns whose contradiction has its cause elsewhere say nothing about definitions.
     */
    Definitions search(String paper, String row, Collection<String> elsewhere) {
        Map<String, Map<String, CheckCell>> rows = papers.getOrDefault(paper, Map.of());
        Map<String, CheckCell> target = rows.get(row);
        if (target == null) {
            throw new IllegalArgumentException(
                    "There is no row " + row + " in the paper " + paper + "; its rows are " + rows.keySet());
        }
        return new OneRow(paper, row, rows, target, elsewhere).search();
    }

    /** A sum that was tried and may be believed. */
    private record Candidate(Map<String, Rational> weights, long fits, int level, List<String> declared, int order) {}

    /** The search for one row: cells as whole numbers of a common fraction, columns as bits. */
    private final class OneRow {

        private final String paper;
        private final String row;
        private final Map<String, Map<String, CheckCell>> rows;
        private final Map<String, CheckCell> target;
        private final Collection<String> elsewhere;
        private final List<String> columns = new ArrayList<>();
        private final Map<Map<String, Rational>, List<String>> declared = new LinkedHashMap<>();
        private final List<String> block = new ArrayList<>();
        private final List<String> universe = new ArrayList<>();
        private final TreeMap<Integer, Integer> triedByLevel = new TreeMap<>();
        private final List<Candidate> kept = new ArrayList<>();
        private long[][] values = new long[0][];
        private long[][] halves = new long[0][];
        private boolean[][] there = new boolean[0][];
        private long[] printed = new long[0];
        private long[] printedHalf = new long[0];
        private long[] scales = new long[0];
        private long[] least = new long[0];
        private int[] independent = new int[0];
        private long common = 1;
        private int tried;

        OneRow(
                String paper,
                String row,
                Map<String, Map<String, CheckCell>> rows,
                Map<String, CheckCell> target,
                Collection<String> elsewhere) {
            this.paper = paper;
            this.row = row;
            this.rows = rows;
            this.target = target;
            this.elsewhere = elsewhere;
        }

        Definitions search() {
            CheckCell first = target.values().iterator().next();
            for (Map.Entry<String, CheckCell> entry : target.entrySet()) {
                if (entry.getValue().printed() != null && columns.size() < MOST_COLUMNS) {
                    columns.add(entry.getKey());
                    declare(entry.getKey(), entry.getValue());
                }
            }
            List<Definition> found = List.of();
            if (!columns.isEmpty()) {
                CheckCell like = cell(columns.get(0));
                chooseRows(like);
                if (block.size() > 1 && scale()) {
                    findMultiples();
                    tryAll();
                    found = believed();
                }
            }
            return new Definitions(paper, row, first.label(), first.unit(), columns, found, block.size(), tried);
        }

        private CheckCell cell(String column) {
            CheckCell cell = target.get(column);
            if (cell == null) {
                throw new IllegalStateException("column " + column);
            }
            return cell;
        }

        /** The sums that relations give for a cell, as weights of rows; those of other papers or columns say nothing. */
        private void declare(String column, CheckCell cell) {
            for (CheckRelation relation : sums.getOrDefault(cell.id(), List.of())) {
                Map<String, Rational> weights = new LinkedHashMap<>();
                boolean within = relation.terms().size() <= MOST_DECLARED_ROWS;
                for (Member member : relation.terms()) {
                    CheckCell term = net.cell(member.cell());
                    within &= term.place().paper().equals(paper)
                            && term.place().column().equals(column)
                            && !term.place().row().equals(row)
                            && isPlaced(term);
                    weights.merge(term.place().row(), member.weight(), Rational::plus);
                }
                weights.values().removeIf(weight -> weight.signum() == 0);
                if (within && !weights.isEmpty()) {
                    declared.computeIfAbsent(weights, key -> new ArrayList<>()).add(column);
                }
            }
        }

        /** The block: rows of the same dimension around the row that do not themselves follow from it. */
        private void chooseRows(CheckCell like) {
            Set<String> known = new HashSet<>();
            declared.keySet().forEach(weights -> known.addAll(weights.keySet()));
            List<String> names = new ArrayList<>(rows.keySet());
            int at = names.indexOf(row);
            Set<String> dependent = dependent();
            List<String> near = new ArrayList<>();
            boolean up = true;
            boolean down = true;
            for (int distance = 1; up || down; distance++) {
                up = up && at - distance >= 0 && counts(names.get(at - distance), like);
                down = down && at + distance < names.size() && counts(names.get(at + distance), like);
                if (up) {
                    near.add(names.get(at - distance));
                }
                if (down) {
                    near.add(names.get(at + distance));
                }
            }
            near.removeAll(dependent);
            List<String> chosen = new ArrayList<>();
            near.stream().filter(known::contains).limit(MOST_ROWS).forEach(chosen::add);
            known.stream()
                    .filter(name -> !chosen.contains(name) && chosen.size() < MOST_ROWS)
                    .sorted(Comparator.comparing(names::indexOf))
                    .forEach(name -> addUpTo(chosen, name));
            near.forEach(name -> addUpTo(chosen, name));
            names.stream().filter(chosen::contains).forEach(block::add);
            names.stream()
                    .filter(name -> known.contains(name) || chosen.contains(name))
                    .forEach(universe::add);
        }

        private void addUpTo(List<String> chosen, String name) {
            if (chosen.size() < MOST_ROWS && !chosen.contains(name)) {
                chosen.add(name);
            }
        }

        private boolean counts(String name, CheckCell like) {
            return rows.getOrDefault(name, Map.of()).values().stream()
                    .allMatch(cell -> cell.unit().convertsTo(like.unit()));
        }

        /** Rows that relations compute from this one: they cannot define it. */
        private Set<String> dependent() {
            Set<String> seen = new HashSet<>();
            List<String> open = new ArrayList<>(List.of(paper + "\n" + row));
            while (!open.isEmpty()) {
                for (String next : uses.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                    if (seen.add(next)) {
                        open.add(next);
                    }
                }
            }
            Set<String> names = new HashSet<>();
            rows.keySet().stream()
                    .filter(name -> seen.contains(paper + "\n" + name))
                    .forEach(names::add);
            return names;
        }

        /** Turns all numbers into whole ones; false when they are too large for that. */
        private boolean scale() {
            BigInteger weights = BigInteger.ONE;
            for (Rational share : SHARES) {
                weights = lcm(weights, share.denominator());
            }
            BigInteger most = BigInteger.TWO;
            for (Map<String, Rational> sum : declared.keySet()) {
                for (Rational weight : sum.values()) {
                    weights = lcm(weights, weight.denominator());
                    most = most.max(weight.abs().round(Rounding.CEILING));
                }
            }
            BigInteger parts = BigInteger.ONE;
            BigInteger largest = BigInteger.ONE;
            List<CheckCell> cells = new ArrayList<>();
            for (String column : columns) {
                cells.add(cell(column));
                for (String name : universe) {
                    CheckCell cell = rows.getOrDefault(name, Map.of()).get(column);
                    if (cell != null
                            && cell.value().isPresent()
                            && cell.unit().convertsTo(cell(column).unit())) {
                        cells.add(cell);
                    }
                }
            }
            for (CheckCell cell : cells) {
                parts = lcm(parts, cell.value().orElseThrow().denominator());
                parts = lcm(parts, half(cell).denominator());
                parts = lcm(parts, ulp(cell).denominator());
            }
            for (CheckCell cell : cells) {
                Rational size =
                        cell.value().orElseThrow().abs().plus(half(cell)).plus(ulp(cell));
                largest = largest.max(size.times(Rational.of(parts)).round(Rounding.CEILING));
            }
            BigInteger bound = largest.multiply(most)
                    .multiply(weights)
                    .multiply(BigInteger.valueOf(2L * (universe.size() + MOST_TERMS + 1)));
            if (bound.bitLength() > MOST_BITS) {
                return false;
            }
            common = weights.longValueExact();
            Rational factor = Rational.of(parts);
            int n = columns.size();
            values = new long[universe.size()][n];
            halves = new long[universe.size()][n];
            there = new boolean[universe.size()][n];
            printed = new long[n];
            printedHalf = new long[n];
            scales = new long[n];
            least = new long[n];
            for (int c = 0; c < n; c++) {
                CheckCell own = cell(columns.get(c));
                printed[c] = whole(own.value().orElseThrow(), factor) * common;
                printedHalf[c] = whole(half(own), factor) * common;
                least[c] = Math.max(1, whole(ulp(own), factor) * common);
                for (int r = 0; r < universe.size(); r++) {
                    CheckCell cell =
                            rows.getOrDefault(universe.get(r), Map.of()).get(columns.get(c));
                    if (cell != null && cell.value().isPresent() && cell.unit().convertsTo(own.unit())) {
                        there[r][c] = true;
                        values[r][c] = whole(cell.value().orElseThrow(), factor);
                        halves[r][c] = whole(half(cell), factor);
                        scales[c] = Math.max(scales[c], Math.abs(values[r][c]) * common);
                    }
                }
            }
            return true;
        }

        private Rational half(CheckCell cell) {
            return cell.interval().orElse(Interval.ZERO).width().times(Rational.HALF);
        }

        /** One unit of the last printed digit. */
        private Rational ulp(CheckCell cell) {
            int decimals = cell.printed() == null || cell.precision() == Figure.EXACT
                    ? cell.unit().decimals()
                    : cell.precision();
            return Rational.ONE.timesTenTo(cell.unit().exponent() - decimals);
        }

        private static long whole(Rational number, Rational factor) {
            return number.times(factor).numerator().longValueExact();
        }

        private static BigInteger lcm(BigInteger one, BigInteger other) {
            return one.divide(one.gcd(other)).multiply(other);
        }

        /** Columns in which all rows are those of an earlier column times one factor say what that one says. */
        private void findMultiples() {
            independent = new int[columns.size()];
            for (int c = 0; c < columns.size(); c++) {
                independent[c] = c;
                for (int before = 0; before < c && independent[c] == c; before++) {
                    if (isMultiple(columns.get(before), columns.get(c))) {
                        independent[c] = independent[before];
                    }
                }
            }
        }

        private boolean isMultiple(String before, String column) {
            Interval factor = null;
            List<Map<String, CheckCell>> all = new ArrayList<>(List.of(target));
            block.forEach(name -> all.add(rows.getOrDefault(name, Map.of())));
            for (Map<String, CheckCell> cells : all) {
                CheckCell then = cells.get(before);
                CheckCell now = cells.get(column);
                boolean thenKnown = then != null && then.value().isPresent();
                boolean nowKnown = now != null && now.value().isPresent();
                if (then == null || now == null || !thenKnown || !nowKnown) {
                    if (thenKnown != nowKnown) {
                        return false;
                    }
                    continue;
                }
                Interval below = then.interval().orElseThrow();
                Interval above = now.interval().orElseThrow();
                if (below.contains(Rational.ZERO)) {
                    if (!above.contains(Rational.ZERO)) {
                        return false;
                    }
                    continue;
                }
                Interval own = above.dividedBy(below);
                if (factor != null && !factor.meets(own)) {
                    return false;
                }
                factor = factor == null
                        ? own
                        : Interval.of(factor.low().max(own.low()), factor.high().min(own.high()));
            }
            return true;
        }

        // ------------------------------------------------------------------------------------------- trying

        private void tryAll() {
            Set<Map<String, Rational>> seen = new HashSet<>();
            declared.forEach((weights, where) -> {
                seen.add(weights);
                tryOne(weights, 0, where);
            });
            if (Long.bitCount(open()) < 2) {
                return; // one column is no evidence for a sum that nobody declares
            }
            int n = columns.size();
            int[] chosen = new int[MOST_TERMS];
            long[] weights = new long[MOST_TERMS];
            small(0, 0, 0, false, chosen, weights, new long[n], new long[n], allColumns());
            for (Map<String, Rational> base : declared.keySet()) {
                variants(base, seen);
            }
        }

        private long allColumns() {
            return columns.size() == 64 ? -1L : (1L << columns.size()) - 1;
        }

        private long weight(int w) {
            return w == 0 ? common : w == 1 ? -common : scaled(SHARES.get(w - 2));
        }

        private long scaled(Rational weight) {
            return weight.times(Rational.of(common)).numerator().longValueExact();
        }

        private static final int WHOLE = 2;

        /** Sums of up to four rows of the block, row after row. */
        private void small(
                int from,
                int terms,
                int shares,
                boolean positive,
                int[] chosen,
                long[] weights,
                long[] centre,
                long[] half,
                long known) {
            for (int b = from; b < block.size(); b++) {
                int r = universe.indexOf(block.get(b));
                long knownHere = known;
                for (int c = 0; c < columns.size(); c++) {
                    if (!there[r][c]) {
                        knownHere &= ~(1L << c);
                    }
                }
                if (Long.bitCount(knownHere) < 2) {
                    continue;
                }
                for (int w = 0; w < WHOLE + SHARES.size(); w++) {
                    boolean share = w >= WHOLE;
                    if (share && shares == MOST_SHARES) {
                        break;
                    }
                    long weight = weight(w);
                    long[] nextCentre = new long[columns.size()];
                    long[] nextHalf = new long[columns.size()];
                    for (int c = 0; c < columns.size(); c++) {
                        nextCentre[c] = centre[c] + weight * values[r][c];
                        nextHalf[c] = half[c] + Math.abs(weight) * halves[r][c];
                    }
                    chosen[terms] = r;
                    weights[terms] = weight;
                    boolean anyPositive = positive || weight > 0;
                    int nextShares = shares + (share ? 1 : 0);
                    if (anyPositive) {
                        judge(chosen, weights, terms + 1, nextShares, nextCentre, nextHalf, knownHere);
                    }
                    if (terms + 1 < MOST_TERMS) {
                        small(
                                b + 1,
                                terms + 1,
                                nextShares,
                                anyPositive,
                                chosen,
                                weights,
                                nextCentre,
                                nextHalf,
                                knownHere);
                    }
                }
            }
        }

        private void judge(
                int[] chosen, long[] weights, int terms, int shares, long[] centre, long[] half, long known) {
            int level = terms + 2 * shares;
            count(level);
            long fits = 0;
            for (int c = 0; c < columns.size(); c++) {
                if ((known & (1L << c)) != 0 && Math.abs(centre[c] - printed[c]) <= half[c] + printedHalf[c]) {
                    fits |= 1L << c;
                }
            }
            if (Long.bitCount(fits) < 2 || kept.size() >= MOST_KEPT) {
                return;
            }
            Map<String, Rational> sum = new LinkedHashMap<>();
            for (int t = 0; t < terms; t++) {
                sum.put(universe.get(chosen[t]), Rational.of(weights[t], common));
            }
            if (!declared.containsKey(sum)) {
                kept.add(new Candidate(sum, fits, level, List.of(), kept.size()));
            }
        }

        private void count(int level) {
            tried++;
            triedByLevel.merge(level, 1, Integer::sum);
        }

        /** A declared sum with one or two rows left out, added, counted twice or with another weight. */
        private void variants(Map<String, Rational> base, Set<Map<String, Rational>> seen) {
            List<Map<String, Rational>> once = changed(base, 0);
            for (Map<String, Rational> one : once) {
                if (seen.add(one)) {
                    tryOne(one, 2, List.of());
                }
            }
            if (universe.size() <= 2 * MOST_ROWS) {
                for (int r = 0; r < universe.size(); r++) {
                    for (Map<String, Rational> one : changedAt(base, r)) {
                        for (Map<String, Rational> two : changed(one, r + 1)) {
                            if (seen.add(two)) {
                                tryOne(two, 4, List.of());
                            }
                        }
                    }
                }
            }
        }

        private List<Map<String, Rational>> changed(Map<String, Rational> base, int from) {
            List<Map<String, Rational>> all = new ArrayList<>();
            for (int r = from; r < universe.size(); r++) {
                all.addAll(changedAt(base, r));
            }
            return all;
        }

        private List<Map<String, Rational>> changedAt(Map<String, Rational> base, int r) {
            String name = universe.get(r);
            List<Rational> weights =
                    new ArrayList<>(List.of(Rational.ZERO, Rational.ONE, Rational.ONE.negate(), Rational.of(2)));
            weights.addAll(SHARES);
            List<Map<String, Rational>> all = new ArrayList<>();
            for (Rational weight : weights) {
                if (!base.getOrDefault(name, Rational.ZERO).equals(weight)) {
                    Map<String, Rational> changed = new LinkedHashMap<>(base);
                    changed.put(name, weight);
                    changed.values().removeIf(each -> each.signum() == 0);
                    if (!changed.isEmpty()) {
                        all.add(changed);
                    }
                }
            }
            return all;
        }

        private void tryOne(Map<String, Rational> weights, int level, List<String> where) {
            count(level);
            long fits = 0;
            for (int c = 0; c < columns.size(); c++) {
                long centre = 0;
                long half = printedHalf[c];
                boolean known = true;
                for (Map.Entry<String, Rational> term : weights.entrySet()) {
                    int r = universe.indexOf(term.getKey());
                    long weight = scaled(term.getValue());
                    known &= r >= 0 && there[r][c];
                    if (known) {
                        centre += weight * values[r][c];
                        half += Math.abs(weight) * halves[r][c];
                    }
                }
                if (known && Math.abs(centre - printed[c]) <= half) {
                    fits |= 1L << c;
                }
            }
            if (!where.isEmpty() || (Long.bitCount(fits) > 1 && kept.size() < MOST_KEPT)) {
                kept.add(new Candidate(weights, fits, level, where, kept.size()));
            }
        }

        // ------------------------------------------------------------------------------------------- believing

        private List<Definition> believed() {
            kept.sort(Comparator.comparing(Candidate::level).thenComparing(Candidate::order));
            long open = open();
            Map<Candidate, Integer> odds = new LinkedHashMap<>();
            Map<Candidate, List<Candidate>> rivals = new HashMap<>();
            for (Candidate candidate : kept) {
                if (holdsWhereDeclared(candidate)) {
                    odds.put(candidate, 0);
                }
            }
            for (int pick = 0; pick < MOST_DEFINITIONS && open != 0; pick++) {
                Candidate best = null;
                for (Candidate candidate : kept) {
                    if (!earns(candidate, candidate.fits & open)) {
                        continue;
                    }
                    long extra = best == null ? 0 : candidate.fits & open & ~best.fits;
                    if (best == null
                            || (Long.bitCount(candidate.fits & open) > Long.bitCount(best.fits & open)
                                    && earns(candidate, extra))
                            || isBetterEqual(candidate, best, open)) {
                        best = candidate;
                    }
                }
                if (best == null) {
                    break;
                }
                odds.merge(best, evidence(best, best.fits & open), Math::max);
                rivals.put(best, rivals(best, open));
                open &= ~best.fits;
            }
            List<Definition> definitions = new ArrayList<>();
            odds.forEach((candidate, own) ->
                    definitions.add(definition(candidate, own, rivals.getOrDefault(candidate, List.of()))));
            return definitions;
        }

        /** Columns that no sum explains that is declared for them, other than those with a cause elsewhere. */
        private long open() {
            long open = 0;
            for (int c = 0; c < columns.size(); c++) {
                String column = columns.get(c);
                int bit = c;
                boolean explained = kept.stream()
                        .anyMatch(each -> each.declared.contains(column) && (each.fits & (1L << bit)) != 0);
                if (!explained && !elsewhere.contains(column)) {
                    open |= 1L << c;
                }
            }
            return open;
        }

        private boolean holdsWhereDeclared(Candidate candidate) {
            return candidate.declared.stream()
                    .anyMatch(column -> (candidate.fits & (1L << columns.indexOf(column))) != 0);
        }

        /** As simple, the same open columns, and more of the others. */
        private boolean isBetterEqual(Candidate candidate, Candidate best, long open) {
            return candidate.level == best.level
                    && (candidate.fits & open) == (best.fits & open)
                    && Long.bitCount(candidate.fits) > Long.bitCount(best.fits);
        }

        private List<Candidate> rivals(Candidate best, long open) {
            return kept.stream()
                    .filter(each -> each.order != best.order
                            && each.level == best.level
                            && (each.fits & open) == (best.fits & open)
                            && Long.bitCount(each.fits) == Long.bitCount(best.fits)
                            && earns(each, each.fits & open))
                    .limit(MOST_RIVALS)
                    .toList();
        }

        /** Whether the columns are enough evidence for a sum. */
        private boolean earns(Candidate candidate, long fitting) {
            boolean known = holdsWhereDeclared(candidate);
            Set<Integer> different = new HashSet<>();
            for (int c = 0; c < columns.size(); c++) {
                if ((fitting & (1L << c)) != 0) {
                    different.add(independent[c]);
                }
            }
            return different.size() >= (known ? 1 : 2) && evidence(candidate, fitting) >= LEAST_BITS;
        }

        /** How many times a fit of these columns halves the odds of chance, less the number of sums that were tried. */
        private int evidence(Candidate candidate, long fitting) {
            Set<Integer> different = new HashSet<>();
            int bits = 0;
            for (int c = 0; c < columns.size(); c++) {
                if ((fitting & (1L << c)) != 0 && different.add(independent[c])) {
                    bits += bits(candidate, c);
                }
            }
            int among = holdsWhereDeclared(candidate)
                    ? declared.size()
                    : triedByLevel.headMap(candidate.level, true).values().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
            return bits - (32 - Integer.numberOfLeadingZeros(Math.max(0, among - 1)));
        }

        /** The size of the numbers of a column against how far apart sum and printed number may be. */
        private int bits(Candidate candidate, int c) {
            long window = 2 * printedHalf[c];
            for (Map.Entry<String, Rational> term : candidate.weights.entrySet()) {
                window += 2 * Math.abs(scaled(term.getValue())) * halves[universe.indexOf(term.getKey())][c];
            }
            long ratio = scales[c] / Math.max(window, least[c]);
            return ratio <= 1 ? 0 : 63 - Long.numberOfLeadingZeros(ratio);
        }

        // ------------------------------------------------------------------------------------------- saying

        private Definition definition(Candidate candidate, int odds, List<Candidate> rivals) {
            List<String> holds = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                if ((candidate.fits & (1L << c)) != 0) {
                    holds.add(columns.get(c));
                }
            }
            List<Term> terms = terms(candidate);
            return new Definition(
                    terms,
                    holds,
                    candidate.declared,
                    Math.max(0, odds),
                    rivals.stream()
                            .map(each -> Definition.text(terms(each), "\"", "\""))
                            .toList(),
                    restated(terms));
        }

        private List<Term> terms(Candidate candidate) {
            List<Term> terms = new ArrayList<>();
            for (String name : rows.keySet()) {
                Rational weight = candidate.weights.get(name);
                if (weight != null) {
                    String label = rows.getOrDefault(name, Map.of())
                            .values()
                            .iterator()
                            .next()
                            .label();
                    terms.add(new Term(name, label, weight));
                }
            }
            return terms;
        }

        private List<Restated> restated(List<Term> terms) {
            List<Restated> series = new ArrayList<>();
            Map<Integer, Checker.Side> years = new HashMap<>();
            for (String column : columns) {
                int unit = -cell(column).unit().exponent();
                List<Member> members = new ArrayList<>();
                List<String> missing = new ArrayList<>();
                for (Term term : terms) {
                    CheckCell cell = rows.getOrDefault(term.row(), Map.of()).get(column);
                    if (cell == null || cell.value().isEmpty()) {
                        missing.add(term.label());
                    } else {
                        members.add(new Member(cell.id(), term.weight()));
                    }
                }
                if (!missing.isEmpty()) {
                    series.add(new Restated(column, null, null, null, null, missing));
                    continue;
                }
                Checker.Side sum = Checker.side(net, members);
                Integer year = year(column);
                Checker.Side before = year == null ? null : years.get(year - 1);
                Checker.Side growth =
                        before == null || before.range().contains(Rational.ZERO) ? null : Checker.growth(sum, before);
                series.add(new Restated(
                        column,
                        sum.centre().timesTenTo(unit),
                        sum.range().timesTenTo(unit),
                        growth == null ? null : growth.centre(),
                        growth == null ? null : growth.range(),
                        List.of()));
                if (year != null) {
                    years.put(year, sum);
                }
            }
            return series;
        }

        /** The only year that a column names, or null. */
        private @Nullable Integer year(String column) {
            Matcher matcher = YEAR.matcher(column);
            Integer year = null;
            while (matcher.find()) {
                Integer next = Integer.valueOf(matcher.group());
                if (year != null && !year.equals(next)) {
                    return null;
                }
                year = next;
            }
            return year;
        }
    }
}
