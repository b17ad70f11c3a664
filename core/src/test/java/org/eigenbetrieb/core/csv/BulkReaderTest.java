package org.eigenbetrieb.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is added up from files of any length, and what is said about their bad rows. */
class BulkReaderTest {

    private static final BulkFormat FORMAT =
            BulkFormat.of(CsvFormat.GERMAN_EXCEL, List.of("konto"), "betrag", Notation.GERMAN);

    private static Read<BulkTotals> read(String text) {
        return read(text, FORMAT);
    }

    private static Read<BulkTotals> read(String text, BulkFormat format) {
        return BulkReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "konten.csv", format);
    }

    private static List<String> codes(Read<BulkTotals> read) {
        return read.problems().stream()
                .map(problem -> problem.place() + " " + problem.code())
                .toList();
    }

    private static long cents(Read<BulkTotals> read, String... key) {
        return read.value().total(key).orElseThrow().cents();
    }

    @Test
    void amounts_are_added_up_by_key_in_the_order_of_the_file() {
        Read<BulkTotals> read = read("""
                konto;text;betrag
                4711;Strom;1.234,50
                0815;Wasser;-3,00
                4711;Strom;0,51
                """);

        assertThat(read.problems()).isEmpty();
        assertThat(read.value().totals())
                .extracting(BulkTotals.Total::key, BulkTotals.Total::cents, BulkTotals.Total::rows)
                .containsExactly(tuple(List.of("4711"), 123_501L, 2L), tuple(List.of("0815"), -300L, 1L));
        assertThat(read.value().rows()).isEqualTo(3);
        assertThat(read.value().rejected()).isZero();
        assertThat(read.value()).hasToString("2 totals of 3 rows, 0 rejected");
        assertThat(read.value().total("4712")).isEmpty();
    }

    @Test
    void a_key_may_have_several_parts_in_another_order_than_the_columns() {
        BulkFormat format =
                BulkFormat.of(CsvFormat.GERMAN_EXCEL, List.of("jahr", "konto"), "betrag", Notation.GERMAN_PLAIN);

        Read<BulkTotals> read = read("konto;jahr;betrag\n4711;2023;1,00\n4711;2024;2,00\n4711;2023;4,00\n", format);

        assertThat(cents(read, "2023", "4711")).isEqualTo(500);
        assertThat(cents(read, "2024", "4711")).isEqualTo(200);
    }

    @Test
    void parts_of_a_key_do_not_run_into_each_other() {
        BulkFormat format = BulkFormat.of(CsvFormat.GERMAN_EXCEL, List.of("a", "b"), "betrag", Notation.GERMAN);

        Read<BulkTotals> read = read("a;b;betrag\n1;23;1\n12;3;2\n1;23;4\n12;3;8\n", format);

        assertThat(cents(read, "1", "23")).isEqualTo(500);
        assertThat(cents(read, "12", "3")).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "konto;betrag\r\n4711;1,50-\r\n4711;-2,50\r\n",
                "konto;betrag\r4711;1,50-\r4711;-2,50\r",
                "konto;betrag\n4711;1,50-\n4711;-2,50",
                "\uFEFFkonto;betrag\n4711;1,50-\n4711;-2,50\n",
                "sep=;\n\"konto\";\"betrag\"\n\"4711\";\"1,50-\"\n4711;\u22122,50 \u20ac\n",
                "\uFEFF\"konto\";betrag\n\n4711;1,5-\n4711; -2,500 \n;;\n",
            })
    void line_ends_marks_quotes_and_signs_come_in_many_forms(String text) {
        Read<BulkTotals> read = read(text);

        assertThat(cents(read, "4711")).isEqualTo(-400);
        assertThat(read.value().rows()).isEqualTo(2);
    }

    @Test
    void bad_rows_are_named_and_good_ones_count() {
        Read<BulkTotals> read = read("""
                konto;betrag
                4711;1,00
                4711;1.243,6OO
                4,4119E+09;1,00
                ;1,00
                4711;
                4711;1,005
                4711
                4711;1,00;2
                4711;1,0"0
                4711;2,00
                """);

        assertThat(cents(read, "4711")).isEqualTo(300);
        assertThat(read.value().rows()).isEqualTo(2);
        assertThat(read.value().rejected()).isEqualTo(8);
        assertThat(codes(read))
                .containsExactly(
                        "konten.csv:3:2 EB-CSV-004",
                        "konten.csv:4:1 EB-CSV-018",
                        "konten.csv:5:1 EB-CSV-025",
                        "konten.csv:6:2 EB-CSV-004",
                        "konten.csv:7:2 EB-CSV-026",
                        "konten.csv:8:1 EB-CSV-009",
                        "konten.csv:9:3 EB-CSV-010",
                        "konten.csv:10:2 EB-CSV-013");
        assertThat(read.problems())
                .extracting(Problem::message)
                .contains(
                        "betrag \"1.243,6OO\" is not an amount in German notation",
                        "betrag is empty; a missing amount is not 0",
                        "betrag \"1,005\" is no whole number of cents",
                        "konto is empty; without it the row belongs to no total");
    }

    @Test
    void several_problems_of_a_row_are_all_named() {
        assertThat(codes(read("konto;betrag\n;x\n")))
                .containsExactly("konten.csv:2:1 EB-CSV-025", "konten.csv:2:2 EB-CSV-004");
    }

    @Test
    void a_key_with_blanks_around_it_is_the_same_key_and_named_each_time() {
        Read<BulkTotals> read = read("konto;betrag\n4711;1,00\n 4711;2,00\n 4711;4,00\n4711;8,00\n");

        assertThat(cents(read, "4711")).isEqualTo(1500);
        assertThat(codes(read)).containsExactly("konten.csv:3:1 EB-CSV-022", "konten.csv:4:1 EB-CSV-022");
    }

    @Test
    void an_apostrophe_that_guards_a_key_is_no_part_of_it() {
        Read<BulkTotals> read = read("konto;betrag\n'0815;1,00\n0815;2,00\n'0815;4,00\n");

        assertThat(read.problems()).isEmpty();
        assertThat(cents(read, "0815")).isEqualTo(700);
    }

    @Test
    void a_row_that_takes_its_total_beyond_a_long_is_left_out() {
        String largest = "1;9.999.999.999.999.999,99\n".repeat(9);
        Read<BulkTotals> read = read("konto;betrag\n" + largest + """
                1;2.233.720.368.547.758,17
                1;2.233.720.368.547.758,16
                1;0,01
                1;0,00
                """);

        assertThat(cents(read, "1")).isEqualTo(Long.MAX_VALUE);
        assertThat(read.value().rejected()).isEqualTo(2);
        assertThat(codes(read)).containsExactly("konten.csv:11:2 EB-CSV-027", "konten.csv:13:2 EB-CSV-027");
        assertThat(read.problems().get(0).message())
                .isEqualTo("the total of [1] would leave the range of a long with this amount");
    }

    @Test
    void an_amount_beyond_a_long_in_cents_is_named() {
        Read<BulkTotals> read = read("konto;betrag\n1;999999999999999999\n1;1,00\n");

        assertThat(cents(read, "1")).isEqualTo(100);
        assertThat(codes(read)).containsExactly("konten.csv:2:2 EB-CSV-026");
    }

    @Test
    void more_keys_than_allowed_are_named_and_known_ones_go_on() {
        Read<BulkTotals> read =
                read("konto;betrag\n1;1,00\n2;1,00\n3;1,00\n1;1,00\n3;1,00\n", FORMAT.withLimits(2, 10));

        assertThat(cents(read, "1")).isEqualTo(200);
        assertThat(read.value().rejected()).isEqualTo(2);
        assertThat(codes(read)).containsExactly("konten.csv:4:1 EB-CSV-015", "konten.csv:6:1 EB-CSV-015");
        assertThat(read.problems().get(0).message())
                .isEqualTo("key [3] is one too many: only 2 different keys are kept");
    }

    @Test
    void problems_beyond_the_limit_are_counted() {
        Read<BulkTotals> read = read("konto;betrag\n" + "1;x\n".repeat(50) + "1;1,00\n", FORMAT.withLimits(2, 10));

        assertThat(read.value().rejected()).isEqualTo(50);
        assertThat(read.problems()).hasSize(11);
        assertThat(read.problems())
                .anySatisfy(problem ->
                        assertThat(problem.message()).isEqualTo("40 further problems not listed: only 10 are"));
        assertThat(cents(read, "1")).isEqualTo(100);
    }

    @Test
    void a_row_longer_than_the_buffer_is_named_and_reading_goes_on_behind_its_first_line() {
        String lost = "1;2,00\n".repeat(BulkRows.BUFFER / 7 + 10);
        Read<BulkTotals> read = read("konto;betrag\n1;1,00\n\"1;1,00\n" + lost);

        assertThat(read.value().rejected()).isEqualTo(1);
        assertThat(codes(read)).containsExactly("konten.csv:3 EB-CSV-015");
        assertThat(cents(read, "1")).isEqualTo(100 + 200L * (BulkRows.BUFFER / 7 + 10));
    }

    @Test
    void a_single_line_longer_than_the_buffer_is_skipped() {
        Read<BulkTotals> read = read("konto;betrag\n1;1,00\n" + "x".repeat(3 * BulkRows.BUFFER) + "\r\n1;x\n1;2,00\n");

        assertThat(read.value().rejected()).isEqualTo(2);
        assertThat(codes(read)).containsExactly("konten.csv:3 EB-CSV-015", "konten.csv:4:2 EB-CSV-004");
        assertThat(cents(read, "1")).isEqualTo(300);
    }

    @Test
    void a_header_longer_than_the_buffer_is_named() {
        Read<BulkTotals> read = read("x".repeat(2 * BulkRows.BUFFER));

        assertThat(codes(read)).containsExactly("konten.csv:1 EB-CSV-015");
        assertThat(read.value().totals()).isEmpty();
    }

    @Test
    void windows_files_keep_their_umlauts() {
        BulkFormat format = BulkFormat.of(
                CsvFormat.GERMAN_EXCEL.with(CsvFormat.Encoding.WINDOWS_1252),
                List.of("konto"),
                "betrag",
                Notation.GERMAN);
        byte[] bytes = "konto;text;betrag\nGeb\u00e4ude;\u20ac;1,00\nGeb\u00e4ude;\u2013;2,00\n"
                .getBytes(Charset.forName("windows-1252"));

        Read<BulkTotals> read = BulkReader.read(new ByteArrayInputStream(bytes), "konten.csv", format);

        assertThat(read.problems()).isEmpty();
        assertThat(cents(read, "Geb\u00e4ude")).isEqualTo(300);
    }

    @Test
    void a_byte_that_is_not_in_the_encoding_rejects_its_row() {
        byte[] bytes = "konto;text;betrag\n1;Geb\u00e4ude;1,00\n1;x;2,00\n".getBytes(StandardCharsets.ISO_8859_1);

        Read<BulkTotals> read = BulkReader.read(new ByteArrayInputStream(bytes), "konten.csv", FORMAT);

        assertThat(cents(read, "1")).isEqualTo(200);
        assertThat(codes(read)).containsExactly("konten.csv:2:2 EB-CSV-002");
    }

    @Test
    void bytes_of_another_encoding_are_one_problem_of_the_file() {
        byte[] bytes = ("konto;text;betrag\n" + "1;Geb\u00e4ude;1,00\n".repeat(14) + "1;x;2,00\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        Read<BulkTotals> read = BulkReader.read(new ByteArrayInputStream(bytes), "konten.csv", FORMAT);

        assertThat(read.value().rejected()).isEqualTo(14);
        assertThat(codes(read)).containsExactly("konten.csv:2:2 EB-CSV-002");
        assertThat(read.problems())
                .isEqualTo(CsvReader.read(bytes, "konten.csv", FORMAT.csv(), Limits.STANDARD)
                        .problems());
    }

    @Test
    void text_in_utf8_that_is_declared_as_something_else_is_suspected() {
        CsvFormat csv = CsvFormat.GERMAN_EXCEL.with(CsvFormat.Encoding.WINDOWS_1252);
        byte[] bytes = "konto;betrag\n1;1,00\nGeb\u00e4ude;2,00\nGeb\u00e4ude;3,00\n".getBytes(StandardCharsets.UTF_8);

        Read<BulkTotals> read = BulkReader.read(
                new ByteArrayInputStream(bytes),
                "konten.csv",
                BulkFormat.of(csv, List.of("konto"), "betrag", Notation.GERMAN));

        assertThat(cents(read, "Geb\u00c3\u00a4ude")).isEqualTo(500);
        assertThat(codes(read)).containsExactly("konten.csv:3:1 EB-CSV-021");
    }

    @Test
    void blank_lines_before_the_header_are_no_header_however_many_they_are() {
        Read<BulkTotals> read = read("\n".repeat(BulkRows.BUFFER / 2) + "konto;betrag\n1;1,00\n");

        assertThat(cents(read, "1")).isEqualTo(100);
        assertThat(codes(read)).containsExactly("konten.csv:1 EB-CSV-016");
        assertThat(codes(read("\n".repeat(BulkRows.BUFFER) + "konto;betrag\n1;1,00\n")))
                .containsExactly("konten.csv:1 EB-CSV-015");
    }

    @Test
    void missing_columns_are_named() {
        assertThat(codes(read("kontonummer;betrag\n1;1,00\n"))).containsExactly("konten.csv:1 EB-CSV-019");
        assertThat(codes(read("konto,betrag\n1,1\n"))).containsExactly("konten.csv:1:1 EB-CSV-005");
        assertThat(codes(read(""))).containsExactly("konten.csv EB-CSV-001");
        assertThat(codes(read("\n\n"))).contains("konten.csv EB-CSV-001");
        assertThat(codes(read("PK\u0003\u0004"))).containsExactly("konten.csv EB-CSV-003");
    }

    @Test
    void a_file_is_read_by_its_path(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("konten.csv"), "konto;betrag\n1;1,00\n");

        assertThat(cents(BulkReader.read(file, "konten.csv", FORMAT), "1")).isEqualTo(100);
        assertThat(codes(BulkReader.read(folder.resolve("fehlt.csv"), "fehlt.csv", FORMAT)))
                .containsExactly("fehlt.csv EB-CSV-020");
    }

    @Test
    void a_stream_that_fails_adds_nothing_up() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is dead");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("the line is dead");
            }
        };

        Read<BulkTotals> read = BulkReader.read(failing, "konten.csv", FORMAT);

        assertThat(read.value().totals()).isEmpty();
        assertThat(read.problems().get(0).message()).isEqualTo("the file cannot be read: the line is dead");
    }

    @Test
    void a_format_without_key_is_refused() {
        assertThatThrownBy(() -> BulkFormat.of(CsvFormat.RFC4180, List.of(), "betrag", Notation.PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A key has one to four different columns, not []");
        assertThatThrownBy(() -> BulkFormat.of(CsvFormat.RFC4180, List.of("betrag"), "betrag", Notation.PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Column betrag cannot be key and amount at once");
        assertThatThrownBy(() -> FORMAT.withLimits(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
