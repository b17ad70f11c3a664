package org.eigenbetrieb.examples.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eigenbetrieb.core.csv.BulkFormat;
import org.eigenbetrieb.core.csv.BulkReader;
import org.eigenbetrieb.core.csv.BulkTotals;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.quantity.Notation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole ledger as CSV, added up by year and account on one thread, then the sums of the plan over it, then checked.
 *
 * <p>The peers get amounts without thousands marks, and where they have no notation of their own the same hand-written
 * conversion of an amount, so that they are measured and not {@link BigDecimal}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
public class LedgerBenchmark {

    /** One thread, also for the collector, and a small heap for everyone. */
    static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx32m");

    @Param("1000000")
    int rows;

    private Path file = Path.of("");
    private long[] expected = {};
    private final int[] tree = Kernels.tree();

    @Setup
    public void fill() throws IOException {
        file = Ledger.file(rows);
        expected = Ledger.totals(rows);
    }

    private long[] checked(long[] totals) {
        if (!Arrays.equals(expected, totals)) {
            throw new IllegalStateException("The contender computes other totals than were written");
        }
        return totals;
    }

    @Benchmark
    public long[] limit() throws IOException {
        return checked(LedgerKernel.read(file));
    }

    @Benchmark
    public long[] ours() {
        return checked(bulk(file));
    }

    @Benchmark
    public long[] fastCsv() throws IOException {
        return checked(sums(fast(file)));
    }

    @Benchmark
    public long[] jacksonTokens() throws IOException {
        return checked(sums(tokens(file)));
    }

    @Benchmark
    public long[] jacksonObjects() throws IOException {
        return checked(sums(objects(file)));
    }

    @Benchmark
    public long[] duckDb() throws SQLException {
        return checked(sums(query(file)));
    }

    private long[] sums(long[] totals) {
        Kernels.plan(tree, totals);
        return totals;
    }

    /** Reads a file once in a JVM of its own, so that its memory can be seen. */
    static final class Once {

        private Once() {}

        public static void main(String[] args) throws IOException, SQLException {
            LedgerBenchmark benchmark = new LedgerBenchmark();
            benchmark.rows = Integer.parseInt(args[1]);
            benchmark.fill();
            switch (args[0]) {
                case "limit" -> benchmark.limit();
                case "ours" -> benchmark.ours();
                case "fastCsv" -> benchmark.fastCsv();
                case "jacksonTokens" -> benchmark.jacksonTokens();
                case "jacksonObjects" -> benchmark.jacksonObjects();
                case "duckDb" -> benchmark.duckDb();
                default -> throw new IllegalArgumentException(args[0]);
            }
            System.out.println(Memory.peak());
        }
    }

    // ------------------------------------------------------------------------------------------------ contenders

    private static final BulkFormat FORMAT =
            BulkFormat.of(CsvFormat.GERMAN_EXCEL, List.of("jahr", "konto"), "betrag", Notation.GERMAN_PLAIN);

    private static long[] bulk(Path file) {
        BulkTotals found = BulkReader.read(file, "ledger.csv", FORMAT).orThrow();
        long[] totals = newTotals();
        for (BulkTotals.Total total : found.totals()) {
            totals[cell(total.key().get(0), total.key().get(1))] = total.cents();
        }
        Kernels.plan(Kernels.tree(), totals);
        return totals;
    }

    private static long[] fast(Path file) throws IOException {
        Map<String, Cents> totals = new HashMap<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(';').ofCsvRecord(file, StandardCharsets.UTF_8)) {
            boolean head = true;
            for (CsvRecord row : reader) {
                if (!head) {
                    add(totals, row.getField(1), row.getField(2), row.getField(3));
                }
                head = false;
            }
        }
        return totals(totals);
    }

    private static long[] tokens(Path file) throws IOException {
        Map<String, Cents> totals = new HashMap<>();
        CsvMapper mapper = new CsvMapper();
        CsvSchema schema = mapper.schemaFor(Row.class).withHeader().withColumnSeparator(';');
        try (Reader in = Files.newBufferedReader(file);
                JsonParser parser = mapper.getFactory().createParser(in)) {
            parser.setSchema(schema);
            String[] fields = new String[4];
            int count = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    count = 0;
                } else if (token == JsonToken.VALUE_STRING) {
                    fields[count++] = parser.getText();
                } else if (token == JsonToken.END_OBJECT) {
                    add(totals, fields[1], fields[2], fields[3]);
                }
            }
        }
        return totals(totals);
    }

    /** A row as Jackson binds it. */
    record Row(String gemeinde, String jahr, String konto, String betrag) {}

    private static long[] objects(Path file) throws IOException {
        Map<String, Cents> totals = new HashMap<>();
        CsvMapper mapper = new CsvMapper();
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(';');
        try (Reader in = Files.newBufferedReader(file);
                MappingIterator<Row> rows =
                        mapper.readerFor(Row.class).with(schema).readValues(in)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                add(totals, row.jahr(), row.konto(), row.betrag());
            }
        }
        return totals(totals);
    }

    private static long[] query(Path file) throws SQLException {
        long[] totals = newTotals();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            try (ResultSet rows = statement.executeQuery("SELECT jahr, konto, CAST(sum(betrag) AS DECIMAL(38, 2))"
                    + " FROM read_csv('" + file + "', delim = ';', header = true, decimal_separator = ',',"
                    + " columns = {'gemeinde': 'VARCHAR', 'jahr': 'VARCHAR', 'konto': 'VARCHAR',"
                    + " 'betrag': 'DECIMAL(18, 2)'}) GROUP BY jahr, konto")) {
                while (rows.next()) {
                    totals[cell(rows.getString(1), rows.getString(2))] =
                            rows.getBigDecimal(3).unscaledValue().longValueExact();
                }
            }
        }
        return totals;
    }

    private static final class Cents {
        private long sum;
    }

    private static void add(Map<String, Cents> totals, String year, String account, String amount) {
        Cents total = totals.computeIfAbsent(year + ';' + account, key -> new Cents());
        total.sum = Math.addExact(total.sum, cents(amount));
    }

    /** Cents of an amount without thousands marks and with two decimals. */
    private static long cents(String amount) {
        int length = amount.length();
        if (length < 4 || length > 19 || amount.charAt(length - 3) != ',') {
            throw new NumberFormatException(amount);
        }
        boolean negative = amount.charAt(0) == '-';
        long cents = 0;
        for (int i = negative ? 1 : 0; i < length; i++) {
            int digit = amount.charAt(i) - '0';
            if (i == length - 3) {
                continue;
            }
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException(amount);
            }
            cents = cents * 10 + digit;
        }
        return negative ? -cents : cents;
    }

    private static long[] totals(Map<String, Cents> found) {
        long[] totals = newTotals();
        found.forEach((key, total) -> {
            int mark = key.indexOf(';');
            totals[cell(key.substring(0, mark), key.substring(mark + 1))] = total.sum;
        });
        return totals;
    }

    private static long[] newTotals() {
        return new long[PlanFixture.ROWS * PlanFixture.COLUMNS];
    }

    private static int cell(String year, String account) {
        return Ledger.cell(Integer.parseInt(year), Long.parseLong(account));
    }
}
