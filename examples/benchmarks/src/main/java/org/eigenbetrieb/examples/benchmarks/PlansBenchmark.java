package org.eigenbetrieb.examples.benchmarks;

import java.util.concurrent.TimeUnit;
import org.eigenbetrieb.core.evaluate.DenseBatch;
import org.eigenbetrieb.core.evaluate.DensePlan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** 64 plans of the size of {@link PlanBenchmark} at once, every addition checked. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlansBenchmark {

    static final int PLANS = 64;
    private static final int COLUMNS = PlanFixture.COLUMNS;

    private final int[] tree = Kernels.tree();
    private final long[][] rows = new long[PlanFixture.ROWS][COLUMNS * PLANS];
    private final long[] wrong = new long[COLUMNS * PLANS];
    private final DensePlan plan = PlanFixture.evaluator().dense();
    private final DenseBatch batch = plan.newBatch(PLANS);
    private final long[][] singles = new long[PLANS][];

    @Setup
    public void fill() {
        for (int number = 0; number < PLANS; number++) {
            long[] accounts = PlanFixture.accounts(number);
            singles[number] = plan.newValues();
            for (int i = 0; i < PlanFixture.ACCOUNTS * COLUMNS; i++) {
                rows[i / COLUMNS][i % COLUMNS * PLANS + number] = accounts[i];
                batch.set(number, slot(i), accounts[i]);
                singles[number][slot(i)] = accounts[i];
            }
        }
        if (!limit() || !ours() || !oneByOne()) {
            throw new IllegalStateException("overflow");
        }
        for (int number = 0; number < PLANS; number++) {
            for (int i = 0; i < PlanFixture.ROWS * COLUMNS; i++) {
                long expected = rows[i / COLUMNS][i % COLUMNS * PLANS + number];
                if (batch.get(number, slot(i)) != expected || singles[number][slot(i)] != expected) {
                    throw new IllegalStateException("The contenders do not agree on plan " + number);
                }
            }
        }
    }

    private int slot(int cell) {
        return plan.slot(PlanFixture.key(cell / COLUMNS, cell % COLUMNS));
    }

    @Benchmark
    public boolean limit() {
        return Kernels.plans(tree, rows, wrong);
    }

    @Benchmark
    public boolean ours() {
        return batch.evaluate();
    }

    @Benchmark
    public boolean oneByOne() {
        boolean good = true;
        for (long[] values : singles) {
            good &= plan.evaluate(values);
        }
        return good;
    }
}
