package org.eigenbetrieb.examples.benchmarks;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;

/** Small programs that {@link StartBenchmark} starts: the accounts of a plan in, its posts out. */
final class StartPrograms {

    private static final String KEY = "posten";
    private static final String AMOUNT = "ansatz_2024";

    private StartPrograms() {}

    /** The limit: what a JVM takes that does nothing. */
    static final class Hello {

        private Hello() {}

        public static void main(String[] args) {
            System.out.println("hello");
        }
    }

    /** Ours without any library. */
    static final class Library {

        private Library() {}

        public static void main(String[] args) {
            CsvTable table = CsvReader.read(Path.of(args[0]), args[0], CsvFormat.RFC4180, Limits.STANDARD)
                    .orThrow();
            Map<String, Long> totals = new LinkedHashMap<>();
            for (CsvTable.Row row : table.rows()) {
                row.cell(AMOUNT)
                        .quantity(Notation.PLAIN, Unit.EUR)
                        .orThrow()
                        .ifPresent(amount -> totals.merge(row.cell(KEY).text(), cents(amount), Math::addExact));
            }
            totals.forEach((key, sum) ->
                    System.out.println(key + '\t' + Notation.GERMAN.format(Quantity.of(sum, 2, Unit.EUR))));
        }

        private static long cents(Quantity amount) {
            return amount.value().timesTenTo(2).numerator().longValueExact();
        }
    }

    /** The same with Jackson. */
    static final class Jackson {

        private Jackson() {}

        public static void main(String[] args) throws IOException {
            Map<String, BigDecimal> totals = new LinkedHashMap<>();
            try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                    .readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(Path.of(args[0]).toFile())) {
                while (rows.hasNext()) {
                    Map<String, String> row = rows.next();
                    String amount = row.getOrDefault(AMOUNT, "");
                    if (!amount.isEmpty()) {
                        totals.merge(row.getOrDefault(KEY, ""), new BigDecimal(amount), BigDecimal::add);
                    }
                }
            }
            totals.forEach((key, sum) -> System.out.println(key + '\t' + sum));
        }
    }
}
