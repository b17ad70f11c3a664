package org.eigenbetrieb.examples.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eigenbetrieb.core.evaluate.DensePlan;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The sum of a million amounts, every addition checked. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SumBenchmark {

    static final int AMOUNTS = 1_000_000;

    private static long[] cents() {
        return Amounts.cents(AMOUNTS, 1);
    }

    /** An amount as one would write it first. */
    record Cents(long value) {
        Cents plus(Cents other) {
            return new Cents(Math.addExact(value, other.value));
        }
    }

    @State(Scope.Thread)
    public static class Limit {
        private final long[] cents = cents();
    }

    @State(Scope.Thread)
    public static class Dense {
        private final DensePlan plan;
        private final long[] values;
        private final int total;

        /** Compiles the net. */
        public Dense() {
            FigureKey sum = FigureKey.of("sum", Phase.ANSATZ, Period.year(2024));
            FigureKey account = FigureKey.of("account", Phase.ANSATZ, Period.year(2024));
            Map<FigureKey, Unit> figures = new LinkedHashMap<>();
            List<FigureKey> accounts = new ArrayList<>();
            for (int i = 0; i < AMOUNTS; i++) {
                FigureKey key = account.with(Dimensions.of(DimensionKey.KONTO, String.valueOf(5_000_000_000L + i)));
                accounts.add(key);
                figures.put(key, Unit.EUR);
            }
            figures.put(sum, Unit.EUR);
            Relation relation = Relation.defining(
                    "sum", sum, Formula.sum(accounts), "sum", LegalSource.ARITHMETIC, SourceRef.of("benchmark"));
            plan = Evaluator.compile(RelationNet.of(figures, List.of(relation)).orThrow())
                    .dense();
            values = plan.newValues();
            total = plan.slot(sum);
            long[] cents = cents();
            for (int i = 0; i < AMOUNTS; i++) {
                values[plan.slot(accounts.get(i))] = cents[i];
            }
        }
    }

    @State(Scope.Thread)
    public static class Records {
        private final Cents[] amounts = new Cents[AMOUNTS];

        @Setup
        public void fill() {
            long[] cents = cents();
            for (int i = 0; i < AMOUNTS; i++) {
                amounts[i] = new Cents(cents[i]);
            }
        }
    }

    @State(Scope.Thread)
    public static class BigDecimals {
        private final BigDecimal[] amounts = new BigDecimal[AMOUNTS];

        @Setup
        public void fill() {
            long[] cents = cents();
            for (int i = 0; i < AMOUNTS; i++) {
                amounts[i] = BigDecimal.valueOf(cents[i], 2);
            }
        }
    }

    @State(Scope.Thread)
    public static class Moneys {
        private final Money[] amounts = new Money[AMOUNTS];

        @Setup
        public void fill() {
            long[] cents = cents();
            for (int i = 0; i < AMOUNTS; i++) {
                amounts[i] = Money.ofMinor(CurrencyUnit.EUR, cents[i]);
            }
        }
    }

    @Benchmark
    public long limit(Limit state) {
        return Kernels.sum(state.cents);
    }

    @Benchmark
    public long ours(Dense state) {
        if (!state.plan.evaluate(state.values)) {
            throw new ArithmeticException("overflow");
        }
        return state.values[state.total];
    }

    @Benchmark
    public long record(Records state) {
        Cents sum = new Cents(0);
        for (Cents amount : state.amounts) {
            sum = sum.plus(amount);
        }
        return sum.value;
    }

    @Benchmark
    public BigDecimal bigDecimal(BigDecimals state) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : state.amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }

    @Benchmark
    public Money jodaMoney(Moneys state) {
        Money sum = Money.zero(CurrencyUnit.EUR);
        for (Money amount : state.amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }
}
