package org.eigenbetrieb.examples.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.eigenbetrieb.core.quantity.Allocation;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** An amount split by 12 weights, largest remainders, no cent lost. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AllocationBenchmark {

    /** What one invocation does: so short that it is rarely interrupted. */
    static final int SLICE = 32;

    private static final int AMOUNTS = 1024;
    private static final int PARTS = 12;

    private final Slice slice = new Slice(AMOUNTS, SLICE);
    private final long[] totals = Amounts.positive(AMOUNTS, 1_000_000_00L, 1);
    private final long[][] weights = new long[AMOUNTS][];
    private final BigDecimal[][] decimalWeights = new BigDecimal[AMOUNTS][PARTS];

    @Setup
    public void fill() {
        for (int i = 0; i < AMOUNTS; i++) {
            weights[i] = Amounts.positive(PARTS, 10_000, 100 + i);
            for (int part = 0; part < PARTS; part++) {
                decimalWeights[i][part] = BigDecimal.valueOf(weights[i][part]);
            }
        }
        for (int i = 0; i < AMOUNTS; i++) {
            long[] limit = Kernels.allocate(totals[i], weights[i]);
            long[] ours = Allocation.allocate(totals[i], weights[i]);
            long[] expected = Arrays.stream(split(BigDecimal.valueOf(totals[i], 2), decimalWeights[i]))
                    .mapToLong(d -> d.unscaledValue().longValueExact())
                    .toArray();
            long[] money = Arrays.stream(split(Money.ofMinor(CurrencyUnit.EUR, totals[i]), weights[i]))
                    .mapToLong(Money::getAmountMinorLong)
                    .toArray();
            if (!Arrays.equals(limit, ours) || !Arrays.equals(ours, expected) || !Arrays.equals(ours, money)) {
                throw new IllegalStateException(
                        "The contenders do not agree on " + totals[i] + " by " + Arrays.toString(weights[i]));
            }
        }
    }

    @Benchmark
    public void limit(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(Kernels.allocate(totals[i], weights[i]));
        }
    }

    @Benchmark
    public void ours(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(Allocation.allocate(totals[i], weights[i]));
        }
    }

    @Benchmark
    public void bigDecimal(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(split(BigDecimal.valueOf(totals[i], 2), decimalWeights[i]));
        }
    }

    private static BigDecimal[] split(BigDecimal total, BigDecimal[] weights) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal weight : weights) {
            sum = sum.add(weight);
        }
        BigDecimal[] parts = new BigDecimal[weights.length];
        BigDecimal[] remainders = new BigDecimal[weights.length];
        BigDecimal left = total;
        Integer[] order = new Integer[weights.length];
        for (int i = 0; i < weights.length; i++) {
            BigDecimal share = total.multiply(weights[i]);
            parts[i] = share.divide(sum, 2, RoundingMode.DOWN);
            remainders[i] = share.subtract(parts[i].multiply(sum));
            left = left.subtract(parts[i]);
            order[i] = i;
        }
        Arrays.sort(
                order,
                Comparator.<Integer, BigDecimal>comparing(i -> remainders[i])
                        .thenComparing(i -> weights[i])
                        .reversed());
        BigDecimal cent = BigDecimal.ONE.movePointLeft(2);
        for (int i = 0; left.signum() > 0; i++) {
            parts[order[i]] = parts[order[i]].add(cent);
            left = left.subtract(cent);
        }
        return parts;
    }

    @Benchmark
    public void jodaMoney(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(split(Money.ofMinor(CurrencyUnit.EUR, totals[i]), weights[i]));
        }
    }

    private static Money[] split(Money total, long[] weights) {
        long sum = 0;
        for (long weight : weights) {
            sum += weight;
        }
        Money[] parts = new Money[weights.length];
        Money[] remainders = new Money[weights.length];
        Money left = total;
        Integer[] order = new Integer[weights.length];
        for (int i = 0; i < weights.length; i++) {
            Money share = total.multipliedBy(weights[i]);
            parts[i] = share.dividedBy(sum, RoundingMode.DOWN);
            remainders[i] = share.minus(parts[i].multipliedBy(sum));
            left = left.minus(parts[i]);
            order[i] = i;
        }
        Arrays.sort(
                order,
                Comparator.<Integer, Money>comparing(i -> remainders[i])
                        .thenComparing(i -> weights[i])
                        .reversed());
        for (int i = 0; left.isPositive(); i++) {
            parts[order[i]] = parts[order[i]].plusMinor(1);
            left = left.minusMinor(1);
        }
        return parts;
    }
}
