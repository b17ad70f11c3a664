package org.eigenbetrieb.examples.benchmarks;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.poi.hssf.usermodel.HSSFFormulaEvaluator;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.util.CellReference;
import org.eigenbetrieb.core.evaluate.DensePlan;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.quantity.Rational;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One plan: 150 accounts, 30 sums, 6 columns, every addition checked. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlanBenchmark {

    private static final int ROWS = PlanFixture.ROWS;
    private static final int COLUMNS = PlanFixture.COLUMNS;

    /** The amounts as the limit computes them, against which every contender is checked. */
    private static long[] expected() {
        long[] values = PlanFixture.accounts(1);
        Kernels.plan(Kernels.tree(), values);
        return values;
    }

    private static void agree(long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException("The contenders compute " + expected + " and " + found);
        }
    }

    @State(Scope.Thread)
    public static class Limit {
        private final int[] tree = Kernels.tree();
        private final long[] values = PlanFixture.accounts(1);
    }

    @State(Scope.Thread)
    public static class Dense {
        private final DensePlan plan = PlanFixture.evaluator().dense();
        private final long[] values = plan.newValues();

        @Setup
        public void fill() {
            long[] accounts = PlanFixture.accounts(1);
            for (int i = 0; i < PlanFixture.ACCOUNTS * COLUMNS; i++) {
                values[slot(i)] = accounts[i];
            }
            plan.evaluate(values);
            long[] expected = expected();
            for (int i = 0; i < expected.length; i++) {
                agree(expected[i], values[slot(i)]);
            }
        }

        private int slot(int cell) {
            return plan.slot(PlanFixture.key(cell / COLUMNS, cell % COLUMNS));
        }
    }

    @State(Scope.Thread)
    public static class Figures {
        private final Evaluator evaluator = PlanFixture.evaluator();
        private final FigureSet figures = PlanFixture.figures(PlanFixture.accounts(1));

        @Setup
        public void check() {
            Evaluation evaluation = evaluator.evaluate(figures);
            long[] expected = expected();
            for (int i = 0; i < expected.length; i++) {
                Rational cents = evaluation
                        .value(PlanFixture.key(i / COLUMNS, i % COLUMNS))
                        .ifKnown()
                        .orElseThrow()
                        .timesTenTo(2);
                agree(expected[i], cents.numerator().longValueExact());
            }
        }
    }

    @State(Scope.Thread)
    public static class Decimals {
        private final int[] tree = Kernels.tree();
        private final String[] names = new String[ROWS * COLUMNS];
        private final Map<String, BigDecimal> values = new HashMap<>();

        @Setup
        public void fill() {
            long[] accounts = PlanFixture.accounts(1);
            for (int i = 0; i < names.length; i++) {
                names[i] = (5_000_000_000L + i / COLUMNS) + "/" + (2022 + i % COLUMNS);
                values.put(names[i], BigDecimal.valueOf(accounts[i], 2));
            }
            evaluate();
            long[] expected = expected();
            for (int i = 0; i < expected.length; i++) {
                agree(expected[i], value(i).unscaledValue().longValueExact());
            }
        }

        private BigDecimal value(int cell) {
            return Objects.requireNonNull(values.get(names[cell]), "value");
        }

        Map<String, BigDecimal> evaluate() {
            int target = PlanFixture.ACCOUNTS;
            int at = 0;
            while (at < tree.length) {
                int end = at + 1 + tree[at];
                for (int column = 0; column < COLUMNS; column++) {
                    BigDecimal sum = BigDecimal.ZERO;
                    for (int i = at + 1; i < end; i++) {
                        int row = tree[i] < 0 ? ~tree[i] : tree[i];
                        BigDecimal value = value(row * COLUMNS + column);
                        sum = tree[i] < 0 ? sum.subtract(value) : sum.add(value);
                    }
                    values.put(names[target * COLUMNS + column], sum);
                }
                target++;
                at = end;
            }
            return values;
        }
    }

    @State(Scope.Thread)
    public static class Workbook {
        private final HSSFSheet sheet = new HSSFWorkbook().createSheet();
        private final HSSFFormulaEvaluator evaluator = new HSSFFormulaEvaluator(sheet.getWorkbook());

        @Setup
        public void fill() {
            long[] accounts = PlanFixture.accounts(1);
            int[] tree = Kernels.tree();
            for (int row = 0; row < PlanFixture.ACCOUNTS; row++) {
                sheet.createRow(row);
                for (int column = 0; column < COLUMNS; column++) {
                    sheet.getRow(row).createCell(column).setCellValue((double) accounts[row * COLUMNS + column]);
                }
            }
            int target = PlanFixture.ACCOUNTS;
            for (int at = 0; at < tree.length; at += 1 + tree[at]) {
                sheet.createRow(target);
                for (int column = 0; column < COLUMNS; column++) {
                    sheet.getRow(target).createCell(column).setCellFormula(formula(tree, at, column));
                }
                target++;
            }
            evaluate();
            long[] expected = expected();
            for (int i = 0; i < expected.length; i++) {
                agree(
                        expected[i],
                        Math.round(
                                sheet.getRow(i / COLUMNS).getCell(i % COLUMNS).getNumericCellValue()));
            }
        }

        private static String formula(int[] tree, int at, int column) {
            String letter = CellReference.convertNumToColString(column);
            int first = tree[at + 1];
            int last = tree[at + tree[at]];
            if (last >= 0) {
                return "SUM(" + letter + (first + 1) + ":" + letter + (last + 1) + ")";
            }
            StringBuilder terms = new StringBuilder();
            for (int i = at + 1; i <= at + tree[at]; i++) {
                terms.append(tree[i] < 0 ? "-" : i == at + 1 ? "" : "+");
                terms.append(letter).append((tree[i] < 0 ? ~tree[i] : tree[i]) + 1);
            }
            return terms.toString();
        }

        double evaluate() {
            evaluator.clearAllCachedResultValues();
            for (int row = PlanFixture.ACCOUNTS; row < ROWS; row++) {
                for (int column = 0; column < COLUMNS; column++) {
                    evaluator.evaluateFormulaCell(sheet.getRow(row).getCell(column));
                }
            }
            return sheet.getRow(ROWS - 1).getCell(0).getNumericCellValue();
        }
    }

    @Benchmark
    public long limit(Limit state) {
        return Kernels.plan(state.tree, state.values);
    }

    @Benchmark
    public boolean ours(Dense state) {
        return state.plan.evaluate(state.values);
    }

    @Benchmark
    public Evaluation evaluator(Figures state) {
        return state.evaluator.evaluate(state.figures);
    }

    @Benchmark
    public Map<String, BigDecimal> mapOfBigDecimal(Decimals state) {
        return state.evaluate();
    }

    @Benchmark
    public double poi(Workbook state) {
        return state.evaluate();
    }
}
