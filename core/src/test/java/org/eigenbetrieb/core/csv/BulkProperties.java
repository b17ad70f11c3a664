package org.eigenbetrieb.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;

/** Laws of bulk reading: it finds what {@link CsvReader} finds and adds up what BigDecimal adds up. */
class BulkProperties {

    private static final Limits ALL = new Limits(1 << 30, 1_000_000, 500, 100_000, 1_000_000);
    private static final List<String> KEYS = List.of("jahr", "konto");
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");
    /** Fields that are fine, that only look wrong, and that are wrong in every way. */
    private static final List<String> ODD_KEYS = List.of(
            "\"4711\"",
            " 4711",
            "4711 ",
            "",
            "\"\"",
            "4,4119E+09",
            "4411901000,00",
            "'0815",
            "'4711",
            "#####",
            "Geb\u00e4ude",
            "\u20ac-Konto",
            "47\u200B11",
            "47\uFFFD11",
            "47\u000711",
            "47\u008511",
            "\uD83C\uDFDB",
            "47\"11",
            "\"47\"11",
            "\"47\"\"11\"",
            "\"47\n11\"",
            "\"47;11\"",
            "\"4711",
            "k".repeat(2000));

    private static final List<String> ODD_AMOUNTS = List.of(
            "\"12,50\"",
            " 12,50 ",
            "12,50-",
            "-12,50",
            "\u221212,50",
            "+12,50",
            "12,50 \u20ac",
            "12,50 EUR",
            "12,5",
            "12",
            "1.234.567,89",
            "1.23,45",
            "12,345",
            "12,500",
            "12,34567890123456",
            "0,00",
            "",
            "  ",
            "1.243,6OO",
            "12.50",
            "#BEZUG!",
            "--5",
            "999.999.999.999.999,99",
            "-999999999999999999",
            "92233720368547758,07",
            "99999999999999999999");

    private record Table(String text, CsvFormat format) {

        static Table of(long seed, int rows, int odd) {
            Random random = new Random(seed);
            CsvFormat.Delimiter delimiter = any(random, List.of(CsvFormat.Delimiter.values()));
            CsvFormat format = new CsvFormat(
                    delimiter,
                    random.nextBoolean() ? CsvFormat.Encoding.UTF_8 : CsvFormat.Encoding.UTF_8_WITH_MARK,
                    Notation.GERMAN,
                    random.nextInt(3) > 0);
            String mark = random.nextBoolean() ? "\uFEFF" : "";
            StringBuilder text = new StringBuilder(mark);
            if (random.nextInt(8) == 0) {
                text.append("sep=").append(delimiter.character()).append('\n');
            }
            if (random.nextInt(8) == 0) {
                text.append("\r\n \n");
            }
            List<String> columns = any(
                    random,
                    List.of(
                            List.of("gemeinde", "jahr", "konto", "betrag"),
                            List.of("betrag", "konto", "jahr"),
                            List.of("konto", "text", "betrag", "jahr", ""),
                            List.of("\"konto\"", "jahr", "betrag", "", "")));
            String separator = String.valueOf(delimiter.character());
            text.append(String.join(separator, columns)).append('\n');
            String end = any(random, LINE_ENDS);
            for (int i = 0; i < rows; i++) {
                List<String> fields = new ArrayList<>();
                for (String column : columns) {
                    fields.add(field(column, random, odd));
                }
                if (random.nextInt(100) < odd) {
                    bend(fields, random);
                }
                text.append(String.join(separator, fields));
                text.append(random.nextInt(100) < odd ? any(random, LINE_ENDS) : end);
            }
            if (random.nextBoolean()) {
                text.setLength(text.length() - 1);
            }
            return new Table(text.toString(), format);
        }

        private static String field(String column, Random random, int odd) {
            boolean isOdd = random.nextInt(100) < odd;
            return switch (column) {
                case "" -> isOdd ? any(random, List.of("x", " ", "\"\"")) : "";
                case "jahr" -> isOdd ? any(random, ODD_KEYS) : String.valueOf(2020 + random.nextInt(3));
                case "betrag" -> isOdd ? any(random, ODD_AMOUNTS) : amount(random);
                case "gemeinde", "text" ->
                    isOdd
                            ? any(
                                    random,
                                    List.of("Stra\u00dfe", "\"a \"\"b\"\"\"", "5\" Rohr", "\"x\ny\"", "'=1", "\u0080"))
                            : "07111000";
                default -> isOdd ? any(random, ODD_KEYS) : String.valueOf(5_000_000_000L + random.nextInt(5));
            };
        }

        private static String amount(Random random) {
            Quantity quantity = Quantity.of(random.nextInt(2_000_000) - 1_000_000, 2, Unit.EUR);
            return any(random, List.of(Notation.GERMAN, Notation.GERMAN_PLAIN)).format(quantity);
        }

        private static void bend(List<String> fields, Random random) {
            switch (random.nextInt(5)) {
                case 0 -> fields.remove(fields.size() - 1);
                case 1 -> fields.add("");
                case 2 -> fields.add("zu viel");
                case 3 -> fields.replaceAll(field -> "");
                default -> {
                    fields.clear();
                    fields.add("");
                }
            }
        }

        private static <T> T any(Random random, List<T> values) {
            return values.get(random.nextInt(values.size()));
        }

        byte[] bytes() {
            return text.getBytes(format.encoding().charset());
        }
    }

    /** What a file adds up to, the slow way. */
    private static final class Expected {
        private final Map<List<String>, BigDecimal> totals = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();
        private long rows;
        private long rejected;

        Expected(Read<CsvTable> read) {
            read.problems().forEach(this::name);
            rejected = read.value().rejected().size();
            if (read.value().missing(List.of("jahr", "konto", "betrag")).isEmpty()) {
                read.value().rows().forEach(this::take);
            }
        }

        private void name(Problem problem) {
            problems.add(problem.toString());
        }

        private void take(CsvTable.Row row) {
            List<String> key = new ArrayList<>();
            for (String column : KEYS) {
                Read<Optional<String>> part = row.cell(column).key();
                part.problems().forEach(this::name);
                part.value().ifPresent(key::add);
            }
            Optional<BigDecimal> amount = amount(row.cell("betrag"));
            if (amount.isEmpty() || key.size() < KEYS.size()) {
                rejected++;
                return;
            }
            BigDecimal total = totals.getOrDefault(key, BigDecimal.ZERO).add(amount.get());
            if (total.unscaledValue().bitLength() > 63) {
                rejected++;
                return;
            }
            totals.put(key, total);
            rows++;
        }

        private Optional<BigDecimal> amount(CsvTable.Cell cell) {
            Read<Optional<Quantity>> amount = cell.quantity(Notation.GERMAN, Unit.EUR);
            amount.problems().forEach(this::name);
            return amount.value()
                    .map(quantity -> quantity.toBigDecimal().stripTrailingZeros())
                    .filter(number -> number.scale() <= 2)
                    .map(number -> number.setScale(2))
                    .filter(number -> number.unscaledValue().bitLength() <= 63);
        }

        Map<List<String>, BigDecimal> totals() {
            return totals;
        }
    }

    private static BulkFormat format(CsvFormat csv) {
        return BulkFormat.of(csv, KEYS, "betrag", Notation.GERMAN);
    }

    private static Map<List<String>, BigDecimal> totals(BulkTotals found) {
        Map<List<String>, BigDecimal> totals = new LinkedHashMap<>();
        found.totals().forEach(total -> totals.put(total.key(), BigDecimal.valueOf(total.cents(), 2)));
        return totals;
    }

    /** Codes that only bulk reading has, because only it puts keys and amounts together. */
    private static boolean isOwn(Problem problem) {
        return List.of(Codes.MISSING_KEY, Codes.NO_CENTS, Codes.OVERFLOW).contains(problem.code())
                || problem.message().endsWith("is empty; a missing amount is not 0");
    }

    private static void agrees(Table table, Read<BulkTotals> found) {
        agrees(table.bytes(), table.format(), found);
    }

    private static void agrees(byte[] bytes, CsvFormat format, Read<BulkTotals> found) {
        Expected expected = new Expected(CsvReader.read(bytes, "bulk.csv", format, ALL));
        assertThat(totals(found.value())).containsExactlyEntriesOf(expected.totals());
        assertThat(found.value().rows()).isEqualTo(expected.rows);
        assertThat(found.value().rejected()).isEqualTo(expected.rejected);
        assertThat(found.problems().stream()
                        .filter(problem -> !isOwn(problem))
                        .map(Problem::toString)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        expected.problems.stream().distinct().toList());
    }

    @Property
    void bulk_reading_finds_what_reading_a_table_and_adding_up_finds(
            @ForAll long seed, @ForAll @IntRange(max = 40) int rows, @ForAll @IntRange(max = 40) int odd) {
        Table table = Table.of(seed, rows, odd);

        agrees(table, BulkReader.read(new ByteArrayInputStream(table.bytes()), "bulk.csv", format(table.format())));
    }

    @Property(tries = 8)
    void files_larger_than_the_buffer_are_no_different(@ForAll long seed, @ForAll @IntRange(max = 2) int odd) {
        Table table = Table.of(seed, 10_000, odd);

        agrees(
                table,
                BulkReader.read(
                        new ByteArrayInputStream(table.bytes()),
                        "bulk.csv",
                        format(table.format()).withLimits(100_000, 1_000_000)));
    }

    @Property
    void it_does_not_matter_in_which_portions_a_stream_delivers(
            @ForAll long seed, @ForAll @IntRange(max = 40) int rows, @ForAll @IntRange(min = 1, max = 7) int portion) {
        Table table = Table.of(seed, rows, 20);
        BulkFormat format = format(table.format());
        InputStream dripping = new ByteArrayInputStream(table.bytes()) {
            @Override
            public int read(byte[] bytes, int from, int length) {
                return super.read(bytes, from, Math.min(length, portion));
            }
        };

        Read<BulkTotals> found = BulkReader.read(dripping, "bulk.csv", format);

        Read<BulkTotals> whole = BulkReader.read(new ByteArrayInputStream(table.bytes()), "bulk.csv", format);
        assertThat(found.value().totals()).isEqualTo(whole.value().totals());
        assertThat(found.problems()).isEqualTo(whole.problems());
    }

    @Property
    void any_bytes_are_read_as_a_table_is_read_and_no_row_gets_lost(
            @ForAll byte[] bytes, @ForAll CsvFormat.Encoding encoding) {
        byte[] head = "konto;jahr;betrag\n1;2;3\n".getBytes(encoding.charset());
        byte[] all = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        CsvFormat csv = CsvFormat.GERMAN_EXCEL.with(encoding);

        Read<BulkTotals> found = BulkReader.read(new ByteArrayInputStream(all), "bulk.csv", format(csv));

        agrees(all, csv, found);
    }

    @Property
    void without_quotes_every_rejected_row_is_named_with_its_line(
            @ForAll long seed, @ForAll @IntRange(max = 40) int rows) {
        Table table = Table.of(seed, rows, 20);
        byte[] bytes = table.text()
                .replace("\"", "")
                .getBytes(table.format().encoding().charset());

        Read<BulkTotals> found = BulkReader.read(new ByteArrayInputStream(bytes), "bulk.csv", format(table.format()));

        long lines = found.problems().stream()
                .filter(problem ->
                        problem.severity() == Severity.ERROR && problem.place().line() > 0)
                .map(problem -> problem.place().line())
                .distinct()
                .count();
        assertThat(lines).isGreaterThanOrEqualTo(found.value().rejected());
    }
}
