package org.eigenbetrieb.examples.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;
import org.eigenbetrieb.core.quantity.Percent;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
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

/** One amount in percent of another, two decimals, HALF_UP, exact for every long. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PercentBenchmark {

    /** What one invocation does: so short that it is rarely interrupted. */
    static final int SLICE = 256;

    private static final int PAIRS = 8192;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Slice slice = new Slice(PAIRS, SLICE);
    private final long[] parts = Amounts.cents(PAIRS, 1);
    private final long[] wholes = Amounts.positive(PAIRS, 1_000_000_00L, 2);
    private final BigDecimal[] decimalParts = new BigDecimal[PAIRS];
    private final BigDecimal[] decimalWholes = new BigDecimal[PAIRS];
    private final Money[] moneyParts = new Money[PAIRS];
    private final Money[] moneyWholes = new Money[PAIRS];

    @Setup
    public void fill() {
        for (int i = 0; i < PAIRS; i++) {
            decimalParts[i] = BigDecimal.valueOf(parts[i], 2);
            decimalWholes[i] = BigDecimal.valueOf(wholes[i], 2);
            moneyParts[i] = Money.ofMinor(CurrencyUnit.EUR, parts[i]);
            moneyWholes[i] = Money.ofMinor(CurrencyUnit.EUR, wholes[i]);
        }
        for (int i = 0; i < PAIRS; i++) {
            long expected = ofDecimals(i).unscaledValue().longValueExact();
            if (Kernels.percent(parts[i], wholes[i]) != expected
                    || Rounding.HALF_UP.multiplyDivide(parts[i], 10_000, wholes[i]) != expected
                    || ofLongs(i).unscaled() != expected
                    || ofMoneys(i).getAmountMinorLong() != expected) {
                throw new IllegalStateException("The contenders do not agree on " + parts[i] + " of " + wholes[i]);
            }
        }
    }

    private Quantity ofLongs(int i) {
        return Percent.of(parts[i], wholes[i], 2, Rounding.HALF_UP);
    }

    private BigDecimal ofDecimals(int i) {
        return decimalParts[i].multiply(HUNDRED).divide(decimalWholes[i], 2, RoundingMode.HALF_UP);
    }

    private Money ofMoneys(int i) {
        return moneyParts[i].multipliedBy(100).dividedBy(moneyWholes[i].getAmount(), RoundingMode.HALF_UP);
    }

    @Benchmark
    public void limit(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(Kernels.percent(parts[i], wholes[i]));
        }
    }

    @Benchmark
    public void ours(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(Rounding.HALF_UP.multiplyDivide(parts[i], 10_000, wholes[i]));
        }
    }

    @Benchmark
    public void objectLimit(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(new Kernels.Number(Kernels.percent(parts[i], wholes[i]), 2, Unit.PERCENT));
        }
    }

    @Benchmark
    public void objectOurs(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(ofLongs(i));
        }
    }

    @Benchmark
    public void bigDecimal(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(ofDecimals(i));
        }
    }

    @Benchmark
    public void jodaMoney(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(ofMoneys(i));
        }
    }
}
