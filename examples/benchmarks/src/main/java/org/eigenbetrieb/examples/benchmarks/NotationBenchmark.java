package org.eigenbetrieb.examples.benchmarks;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.joda.money.format.MoneyFormatter;
import org.joda.money.format.MoneyFormatterBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** German amounts such as {@code -1.234.567,89}, read strictly and written. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NotationBenchmark {

    /** What one invocation does: so short that it is rarely interrupted. */
    static final int SLICE = 256;

    private static final int AMOUNTS = 8192;

    private final Slice slice = new Slice(AMOUNTS, SLICE);
    private final long[] cents = Amounts.cents(AMOUNTS, 1);
    private final String[] texts = new String[AMOUNTS];
    private final byte[][] bytes = new byte[AMOUNTS][];
    private final Quantity[] quantities = new Quantity[AMOUNTS];
    private final BigDecimal[] decimals = new BigDecimal[AMOUNTS];
    private final Money[] moneys = new Money[AMOUNTS];
    private final DecimalFormat decimalFormat = (DecimalFormat) NumberFormat.getNumberInstance(Locale.GERMANY);
    private final MoneyFormatter moneyFormatter =
            new MoneyFormatterBuilder().appendAmountLocalized().toFormatter(Locale.GERMANY);

    private final byte[] buffer = new byte[32];

    @Setup
    public void fill() {
        decimalFormat.setMinimumFractionDigits(2);
        decimalFormat.setParseBigDecimal(true);
        for (int i = 0; i < AMOUNTS; i++) {
            quantities[i] = Quantity.of(cents[i], 2, Unit.EUR);
            decimals[i] = BigDecimal.valueOf(cents[i], 2);
            moneys[i] = Money.ofMinor(CurrencyUnit.EUR, cents[i]);
            texts[i] = decimalFormat.format(decimals[i]);
            bytes[i] = texts[i].getBytes(StandardCharsets.ISO_8859_1);
        }
        for (int i = 0; i < AMOUNTS; i++) {
            if (Kernels.parse(bytes[i], 0, bytes[i].length) != cents[i]
                    || Notation.GERMAN.parseScaled(bytes[i], 0, bytes[i].length, 2) != cents[i]
                    || !parse(i).equals(quantities[i])
                    || parseDecimal(i).compareTo(decimals[i]) != 0
                    || parseNumber(i).compareTo(decimals[i]) != 0) {
                throw new IllegalStateException("The contenders do not agree on " + texts[i]);
            }
            if (!Notation.GERMAN.format(quantities[i]).equals(texts[i])
                    || !formatLimit(i).equals(texts[i])
                    || !moneyFormatter.print(moneys[i]).equals(texts[i])) {
                throw new IllegalStateException("The contenders write " + texts[i] + " differently");
            }
        }
    }

    private Quantity parse(int i) {
        return Notation.GERMAN.parse(texts[i], Unit.EUR);
    }

    private BigDecimal parseDecimal(int i) {
        return new BigDecimal(texts[i].replace(".", "").replace(',', '.'));
    }

    private BigDecimal parseNumber(int i) {
        ParsePosition position = new ParsePosition(0);
        BigDecimal number = (BigDecimal) decimalFormat.parse(texts[i], position);
        if (position.getIndex() < texts[i].length()) {
            throw new IllegalStateException(texts[i]);
        }
        return number;
    }

    private String formatLimit(int i) {
        int length = Kernels.format(cents[i], buffer, 0);
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    }

    @Benchmark
    public void parseLimit(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(Kernels.parse(bytes[i], 0, bytes[i].length));
        }
    }

    @Benchmark
    public void parseObjectLimit(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(new Kernels.Number(Kernels.parse(texts[i]), 2, Unit.EUR));
        }
    }

    @Benchmark
    public void parseBytesOurs(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(Notation.GERMAN.parseScaled(bytes[i], 0, bytes[i].length, 2));
        }
    }

    @Benchmark
    public void parseOurs(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(parse(i));
        }
    }

    @Benchmark
    public void parseBigDecimal(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(parseDecimal(i));
        }
    }

    @Benchmark
    public void parseDecimalFormat(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(parseNumber(i));
        }
    }

    @Benchmark
    public void formatLimit(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(Kernels.format(cents[i], buffer, 0));
        }
    }

    @Benchmark
    public void formatTextLimit(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(formatLimit(i));
        }
    }

    @Benchmark
    public void formatTextOurs(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(Notation.GERMAN.format(quantities[i]));
        }
    }

    @Benchmark
    public void formatJodaMoney(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(moneyFormatter.print(moneys[i]));
        }
    }

    @Benchmark
    public void formatDecimalFormat(Blackhole out) {
        int from = slice.next();
        for (int i = from; i < from + SLICE; i++) {
            out.consume(decimalFormat.format(decimals[i]));
        }
    }
}
