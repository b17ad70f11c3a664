package org.eigenbetrieb.core.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
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
 * A plan as a paper prints it: everything computed from unrounded truth and rounded by itself, so that nothing
 * contradicts; then some cells corrupted as people and scanners do.
 */
final class PlantedTable {

    private final Random random;
    private final Map<String, CheckCell> cells = new LinkedHashMap<>();
    private final Map<String, Rational> truth = new LinkedHashMap<>();
    private final List<CheckRelation> relations = new ArrayList<>();

    private PlantedTable(Random random) {
        this.random = random;
    }

    /** A clean table. */
    static PlantedTable of(long seed, int mostCells) {
        Random random = new Random(seed);
        for (int size = Math.max(1, mostCells); ; size--) {
            PlantedTable table = new PlantedTable(new Random(random.nextLong()));
            table.build(size);
            if (table.cells.size() <= mostCells) {
                return table;
            }
        }
    }

    CheckNet net() {
        return CheckNet.of(cells.values(), relations);
    }

    private Rational truth(String id) {
        return Objects.requireNonNull(truth.get(id));
    }

    private CheckCell cell(String id) {
        return Objects.requireNonNull(cells.get(id));
    }

    Map<String, CheckCell> cells() {
        return cells;
    }

    List<CheckRelation> relations() {
        return relations;
    }

    private void build(int size) {
        Unit unit = random.nextInt(3) == 0 ? Unit.TEUR : Unit.EUR;
        int decimals = unit.equals(Unit.TEUR) ? random.nextInt(2) : random.nextInt(3);
        int columns = 1 + random.nextInt(Math.max(1, Math.min(5, size / 5)));
        int groups = 1 + random.nextInt(Math.max(1, Math.min(Math.max(6, size / 25), size / columns / 4)));
        int leaves = Math.max(1, Math.min(1 + random.nextInt(6), size / columns / groups - 1));
        boolean across = columns > 2 && random.nextBoolean();
        boolean exact = random.nextInt(6) == 0;
        List<String> posts = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            List<String> accounts = new ArrayList<>();
            for (int a = 0; a < leaves; a++) {
                String account = "k" + g + "-" + a;
                accounts.add(account);
                for (int c = 0; c < columns; c++) {
                    put(account, c, unit, exact ? Figure.EXACT : decimals, amount());
                }
            }
            posts.add("p" + g);
            sums(
                    "p" + g,
                    accounts,
                    g == groups - 1 && groups > 1 && random.nextBoolean(),
                    columns,
                    unit,
                    decimals,
                    exact);
        }
        List<String> rows = new ArrayList<>(posts);
        if (groups > 1) {
            sums("gesamt", posts, random.nextBoolean(), columns, unit, decimals, exact);
            rows.add("gesamt");
        }
        if (across) {
            across(rows, columns, unit, decimals, exact);
        }
        String last = rows.get(rows.size() - 1);
        if (random.nextInt(3) == 0) {
            percent(posts.get(0), last, columns);
        }
        if (random.nextInt(3) == 0) {
            elsewhere(last, columns);
        }
    }

    private Rational amount() {
        int digits = 3 + random.nextInt(5);
        long cents = (long) (random.nextInt(1_000_000) + 1) * random.nextInt((int) Math.pow(10, digits - 1)) / 100;
        return Rational.of(random.nextInt(12) == 0 ? -cents : cents, random.nextInt(4) == 0 ? 300 : 100);
    }

    private static Quantity printed(CheckCell cell) {
        return Objects.requireNonNull(cell.printed());
    }

    private static String id(String row, int column) {
        return row + ":" + column;
    }

    private void put(String row, int column, Unit unit, int precision, Rational value) {
        int decimals = precision == Figure.EXACT ? unit.decimals() : precision;
        Quantity printed = Quantity.round(value, decimals, unit, Rounding.HALF_UP);
        truth.put(id(row, column), precision == Figure.EXACT ? printed.value() : value);
        cell(id(row, column), row, column, unit, printed, precision, null);
    }

    private void cell(
            String id,
            String row,
            int column,
            Unit unit,
            Quantity printed,
            int precision,
            CheckCell.@Nullable Fact fact) {
        cells.put(
                id,
                new CheckCell(
                        id,
                        unit,
                        printed,
                        Figure.Blank.MISSING,
                        precision,
                        fact,
                        new Place("plan", row, "s" + column, row),
                        null));
    }

    private void sums(
            String row, List<String> terms, boolean minus, int columns, Unit unit, int decimals, boolean exact) {
        for (int c = 0; c < columns; c++) {
            List<Member> members = new ArrayList<>();
            Rational sum = Rational.ZERO;
            for (String term : terms) {
                Rational weight = minus && term.equals(terms.get(terms.size() - 1)) ? Rational.of(-1) : Rational.ONE;
                members.add(new Member(id(term, c), weight));
                sum = sum.plus(truth(id(term, c)).times(weight));
            }
            put(row, c, unit, exact ? Figure.EXACT : decimals, sum);
            relate(Kind.SUM, id(row, c), members, List.of());
        }
    }

    private void across(List<String> rows, int columns, Unit unit, int decimals, boolean exact) {
        for (String row : rows) {
            List<Member> members = new ArrayList<>();
            Rational sum = Rational.ZERO;
            for (int c = 0; c < columns; c++) {
                members.add(new Member(id(row, c), Rational.ONE));
                sum = sum.plus(truth(id(row, c)));
            }
            put(row, columns, unit, exact ? Figure.EXACT : decimals, sum);
            relate(Kind.SUM, id(row, columns), members, List.of());
        }
    }

    private void percent(String part, String whole, int columns) {
        for (int c = 0; c < columns; c++) {
            Rational divisor = truth(id(whole, c));
            // A divisor that rounding might make 0 is not checkable; leave it out.
            if (divisor.abs().compareTo(Rational.of(20_000)) > 0) {
                Rational quotient = truth(id(part, c)).dividedBy(divisor).times(Rational.HUNDRED);
                put("quote", c, Unit.PERCENT, random.nextInt(3), quotient);
                relate(
                        Kind.PERCENT,
                        id("quote", c),
                        List.of(new Member(id(part, c), Rational.ONE)),
                        List.of(new Member(id(whole, c), Rational.ONE)));
            }
        }
    }

    /** The same figures in another paper, in another unit. */
    private void elsewhere(String row, int columns) {
        for (int c = 0; c < columns; c++) {
            CheckCell cell = cell(id(row, c));
            CheckCell.Fact fact = new CheckCell.Fact(row, "s" + c, "ANSATZ", "");
            cell(cell.id(), row, c, cell.unit(), printed(cell), cell.precision(), fact);
            Unit unit = random.nextBoolean() ? Unit.TEUR : Unit.EUR;
            Quantity printed = Quantity.round(truth(cell.id()), random.nextInt(3), unit, Rounding.HALF_UP);
            String id = "nochmal:" + row + ":" + c;
            truth.put(id, truth(cell.id()));
            cell(id, "nochmal-" + row, c, unit, printed, printed.decimals(), fact);
        }
    }

    private void relate(Kind kind, String target, List<Member> terms, List<Member> divisors) {
        relations.add(new CheckRelation(
                "r" + (relations.size() + 1),
                kind,
                target,
                terms,
                divisors,
                null,
                Mode.INTERVAL,
                "Summe",
                LegalSource.ARITHMETIC));
    }

    // ---- errors ----

    /** Corrupts some cells; the ids of those whose number changed. */
    List<String> plant(int errors) {
        List<String> ids = new ArrayList<>(cells.keySet());
        List<String> planted = new ArrayList<>();
        for (int i = 0; i < errors; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            CheckCell cell = cell(id);
            Optional<Quantity> wrong = slip(cell);
            if (!planted.contains(id) && wrong.isPresent() && !wrong.get().equals(cell.printed())) {
                cells.put(id, cell.printing(wrong.get()));
                planted.add(id);
            }
        }
        return planted;
    }

    private Optional<Quantity> slip(CheckCell cell) {
        Quantity printed = printed(cell);
        String digits = BigInteger.valueOf(Math.abs(printed.unscaled())).toString();
        int at = random.nextInt(digits.length());
        String wrong = switch (random.nextInt(8)) {
            case 0 ->
                at + 1 < digits.length()
                        ? digits.substring(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.substring(at + 2)
                        : digits;
            case 1 -> digits.length() > 1 ? digits.substring(0, at) + digits.substring(at + 1) : digits;
            case 2 -> digits.substring(0, at) + random.nextInt(10) + digits.substring(at);
            case 3 -> digits.substring(0, at) + random.nextInt(10) + digits.substring(at + 1);
            case 4 -> digits + "000";
            case 5 -> "-" + digits;
            case 6 -> "0";
            default -> Long.toString(random.nextInt(10_000_000));
        };
        long number = Long.parseLong(wrong) * (printed.unscaled() < 0 ? -1 : 1);
        return Math.abs(number) < 1_000_000_000_000_000L
                ? Optional.of(Quantity.of(number, printed.decimals(), printed.unit()))
                : Optional.empty();
    }
}
