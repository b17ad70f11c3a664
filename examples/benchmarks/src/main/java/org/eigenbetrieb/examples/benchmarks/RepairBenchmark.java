package org.eigenbetrieb.examples.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.CheckRelation;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.check.Checker;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.RepairLimits;
import org.eigenbetrieb.core.check.RepairReport;
import org.eigenbetrieb.core.check.Repairs;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The smallest repair of plan tables with one to four wrong cells: 205 cells and 60 relations, and five times that.
 *
 * <p>Each invocation takes the next of 64 tables, so that the median is one over tables as much as over time.
 */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RepairBenchmark {

    private static final int TABLES = 64;
    private static final int COLUMNS = 4;
    private static final int LEAVES = 4;
    private static final RepairLimits FIRST = RepairLimits.STANDARD.listing(1);

    private final List<Sheet> sheets = sheets(8);
    private final List<Sheet> large = sheets(40);
    private int turn;

    /** A table and what the checker says of it. */
    private record Sheet(CheckNet net, List<RelationVerdict> verdicts) {}

    private static List<Sheet> sheets(int groups) {
        List<Sheet> sheets = new ArrayList<>();
        for (int seed = 1; seed <= TABLES; seed++) {
            CheckNet net = new Builder(new Random(seed)).build(groups, 1 + seed % 4);
            Sheet sheet = new Sheet(net, Checker.check(net));
            if (!Repairs.of(net, sheet.verdicts, FIRST).isComplete()) {
                throw new IllegalStateException("Nothing is proven of table " + seed);
            }
            sheets.add(sheet);
        }
        return sheets;
    }

    private Sheet next(List<Sheet> from) {
        turn = (turn + 1) % TABLES;
        return from.get(turn);
    }

    @Benchmark
    public List<RelationVerdict> check() {
        return Checker.check(next(sheets).net);
    }

    @Benchmark
    public RepairReport first() {
        Sheet sheet = next(sheets);
        return Repairs.of(sheet.net, sheet.verdicts, FIRST);
    }

    @Benchmark
    public RepairReport all() {
        Sheet sheet = next(sheets);
        return Repairs.of(sheet.net, sheet.verdicts);
    }

    @Benchmark
    public List<RelationVerdict> checkLarge() {
        return Checker.check(next(large).net);
    }

    @Benchmark
    public RepairReport firstLarge() {
        Sheet sheet = next(large);
        return Repairs.of(sheet.net, sheet.verdicts, FIRST);
    }

    /** A table whose columns are added up in groups and as a whole, and some of its rows across. */
    private static final class Builder {
        private final Random random;
        private final Map<String, Long> amounts = new LinkedHashMap<>();
        private final List<CheckRelation> relations = new ArrayList<>();

        Builder(Random random) {
            this.random = random;
        }

        CheckNet build(int groups, int wrong) {
            List<String> posts = new ArrayList<>();
            List<String> across = new ArrayList<>();
            for (int g = 0; g < groups; g++) {
                List<String> accounts = new ArrayList<>();
                for (int a = 0; a < LEAVES; a++) {
                    String account = "k" + g + "-" + a;
                    accounts.add(account);
                    for (int c = 0; c < COLUMNS; c++) {
                        amounts.put(id(account, c), (long) random.nextInt(2_000_000));
                    }
                    total(account);
                }
                if (g % 4 < 3) {
                    across.addAll(accounts.subList(0, 1));
                }
                sums("p" + g, accounts);
                posts.add("p" + g);
            }
            sums("gesamt", posts);
            across.addAll(posts);
            across.add("gesamt");
            for (String row : across) {
                List<String> terms = new ArrayList<>();
                for (int c = 0; c < COLUMNS; c++) {
                    terms.add(id(row, c));
                }
                relate(id(row, COLUMNS), terms);
            }
            List<String> ids = List.copyOf(amounts.keySet());
            for (int i = 0; i < wrong; i++) {
                amounts.merge(ids.get(random.nextInt(ids.size())), 9L + random.nextInt(1_000_000), Long::sum);
            }
            List<CheckCell> cells = new ArrayList<>();
            amounts.forEach((id, amount) -> cells.add(new CheckCell(
                    id,
                    Unit.EUR,
                    Quantity.of(amount, 0, Unit.EUR),
                    Figure.Blank.MISSING,
                    0,
                    null,
                    new Place("plan", id.substring(0, id.indexOf(':')), id.substring(id.indexOf(':') + 1), id),
                    null)));
            return CheckNet.of(cells, relations);
        }

        private static String id(String row, int column) {
            return row + ":" + column;
        }

        private long amount(String id) {
            return Objects.requireNonNull(amounts.get(id));
        }

        private void total(String row) {
            long total = 0;
            for (int c = 0; c < COLUMNS; c++) {
                total += amount(id(row, c));
            }
            amounts.put(id(row, COLUMNS), total);
        }

        private void sums(String row, List<String> terms) {
            for (int c = 0; c <= COLUMNS; c++) {
                long sum = 0;
                List<String> members = new ArrayList<>();
                for (String term : terms) {
                    sum += amount(id(term, c));
                    members.add(id(term, c));
                }
                amounts.put(id(row, c), sum);
                relate(id(row, c), members);
            }
        }

        private void relate(String target, List<String> terms) {
            relations.add(new CheckRelation(
                    "r" + (relations.size() + 1),
                    Kind.SUM,
                    target,
                    terms.stream().map(term -> new Member(term, Rational.ONE)).toList(),
                    List.of(),
                    null,
                    Mode.INTERVAL,
                    "Summe",
                    LegalSource.ARITHMETIC));
        }
    }
}
