package org.eigenbetrieb.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eigenbetrieb.core.csv.CsvFormat.Delimiter.TAB;
import static org.eigenbetrieb.core.csv.CsvFormat.Encoding.ISO_8859_1;
import static org.eigenbetrieb.core.csv.CsvFormat.Encoding.WINDOWS_1252;
import static org.eigenbetrieb.core.csv.CsvFormat.GERMAN_EXCEL;
import static org.eigenbetrieb.core.csv.CsvFormat.RFC4180;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from good and bad files, and what is said about the bad ones. */
class CsvReaderTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static Read<CsvTable> read(String text) {
        return read(text, GERMAN_EXCEL);
    }

    private static Read<CsvTable> read(String text, CsvFormat format) {
        return read(text.getBytes(StandardCharsets.UTF_8), format);
    }

    private static Read<CsvTable> read(byte[] bytes, CsvFormat format) {
        return CsvReader.read(bytes, "konten.csv", format, Limits.STANDARD);
    }

    private static Read<CsvTable> read(String text, Limits limits) {
        return CsvReader.read(text.getBytes(StandardCharsets.UTF_8), "konten.csv", GERMAN_EXCEL, limits);
    }

    private static Limits limits(int bytes, int rows, int fields, int fieldLength, int problems) {
        return new Limits(bytes, rows, fields, fieldLength, problems);
    }

    /** All cells, fields separated by {@code |}, rows by {@code /}. */
    private static String rows(Read<CsvTable> read) {
        return read.value().rows().stream()
                .map(row -> row.cells().stream().map(CsvTable.Cell::text).collect(Collectors.joining("|")))
                .collect(Collectors.joining("/"));
    }

    private static List<String> problems(Read<CsvTable> read) {
        return read.problems().stream()
                .map(problem -> problem.code() + " " + problem.place())
                .toList();
    }

    private static Problem onlyProblem(Read<CsvTable> read) {
        assertThat(read.problems()).hasSize(1);
        return read.problems().get(0);
    }

    // ------------------------------------------------------------------------------------------------ good files

    @Test
    void cells_have_their_text_and_their_place() {
        Read<CsvTable> read = read("konto;bezeichnung;betrag\r\n0411;\"Erlöse; \"\"Druck\"\"\";1.243,60\r\n");

        assertThat(read.problems()).isEmpty();
        assertThat(read.value().header()).containsExactly("konto", "bezeichnung", "betrag");
        assertThat(read.value().column("betrag")).hasValue(3);
        assertThat(read.value().column("Betrag")).isEmpty();
        CsvTable.Row row = read.value().rows().get(0);
        assertThat(row.place()).hasToString("konten.csv:2");
        assertThat(row.cell("konto").text()).isEqualTo("0411");
        assertThat(row.cell("bezeichnung").text()).isEqualTo("Erlöse; \"Druck\"");
        assertThat(row.cell("betrag").place()).hasToString("konten.csv:2:3");
        assertThat(row.find("hinweis")).isEmpty();
        assertThatThrownBy(() -> row.cell("hinweis"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Table konten.csv has no column \"hinweis\"; it has konto, bezeichnung, betrag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b\n1;2\n3;4", "a;b\r1;2\r3;4\r", "a;b\r\n1;2\r\n3;4\r\n", "a;b\r1;2\n3;4\r\n\r\n\n"})
    void every_line_end_ends_a_record(String text) {
        Read<CsvTable> read = read(text);

        assertThat(read.problems()).isEmpty();
        assertThat(rows(read)).isEqualTo("1|2/3|4");
        assertThat(read.value().rows().get(1).line()).isEqualTo(3);
    }

    @Test
    void lines_are_physical_lines_also_behind_quoted_line_ends() {
        Read<CsvTable> read = read("a;b\n1;\"x\r\ny\rz\n\"\n2;w\n");

        assertThat(read.problems()).isEmpty();
        assertThat(rows(read)).isEqualTo("1|x\r\ny\rz\n/2|w");
        assertThat(read.value().rows().get(1).line()).isEqualTo(6);
    }

    @Test
    void byte_order_mark_and_separator_line_are_no_header_but_count_as_lines() {
        Read<CsvTable> read = read("\uFEFFsep=;\r\na;b\r\n1;2\r\n");

        assertThat(read.problems()).isEmpty();
        assertThat(read.value().header()).containsExactly("a", "b");
        assertThat(read.value().rows().get(0).cell("b").place()).hasToString("konten.csv:3:2");
    }

    @Test
    void other_delimiters_and_encodings_are_read_when_they_are_declared() {
        assertThat(rows(read("a,b\n\"1,2\",3\n", RFC4180))).isEqualTo("1,2|3");
        assertThat(rows(read("a\tb\n1\t2\n", GERMAN_EXCEL.with(TAB)))).isEqualTo("1|2");
        assertThat(rows(read("a;b\nMärz;5 €\n".getBytes(WINDOWS), GERMAN_EXCEL.with(WINDOWS_1252))))
                .isEqualTo("März|5 €");
        assertThat(rows(read("a;b\nMärz;5\n".getBytes(StandardCharsets.ISO_8859_1), GERMAN_EXCEL.with(ISO_8859_1))))
                .isEqualTo("März|5");
    }

    @Test
    void text_is_not_trimmed_and_leading_zeros_stay() {
        assertThat(rows(read("a;b;c\n 0012 ;\"\";'kein Schutz\n"))).isEqualTo(" 0012 ||'kein Schutz");
    }

    @Test
    void the_apostrophe_that_protects_from_spreadsheets_is_taken_away_unless_the_format_has_none() {
        String text = "a;b;c\n'=A1;'0012;''=A1\n";

        assertThat(rows(read(text))).isEqualTo("=A1|0012|'=A1");
        assertThat(rows(read(text, GERMAN_EXCEL.unguarded()))).isEqualTo("'=A1|'0012|''=A1");
    }

    @Test
    void blank_lines_at_the_end_are_ignored_silently_and_others_with_a_remark() {
        Read<CsvTable> read = read("\na;b\n\n \n1;2\n;;;;\n3;4\n;\n;\n\n");

        assertThat(rows(read)).isEqualTo("1|2/3|4");
        assertThat(read.isClean()).isTrue();
        assertThat(read.problems()).allMatch(problem -> problem.severity() == Severity.INFO);
        assertThat(read.problems().stream().map(Problem::message))
                .containsExactly(
                        "the line is blank and was ignored",
                        "lines 3 to 4 are blank and were ignored",
                        "the line is blank and was ignored",
                        "lines 8 to 10 are blank and were ignored");
        assertThat(problems(read))
                .containsExactly(
                        "EB-CSV-016 konten.csv:1",
                        "EB-CSV-016 konten.csv:3",
                        "EB-CSV-016 konten.csv:6",
                        "EB-CSV-016 konten.csv:8");
        assertThat(read("a;b\n1;2\n\n\n\r\n").problems()).isEmpty();
    }

    @Test
    void a_quoted_empty_field_makes_a_row_of_its_own() {
        assertThat(read("a\n\"\"\nx\n").value().rows()).hasSize(2);
        assertThat(rows(read("a;b\n\"\";\n"))).isEqualTo("|");
    }

    @Test
    void unnamed_columns_at_the_end_are_ignored_as_long_as_they_are_empty() {
        Read<CsvTable> read = read("a;b;;\n1;2;;\n3;4\n5;6;x;\n7\n8;9;;;\n");

        assertThat(rows(read)).isEqualTo("1|2/3|4");
        assertThat(problems(read))
                .containsExactly(
                        "EB-CSV-006 konten.csv:1:3",
                        "EB-CSV-006 konten.csv:4:3",
                        "EB-CSV-009 konten.csv:5:1",
                        "EB-CSV-010 konten.csv:6:5");
        assertThat(read.problems().get(0).severity()).isEqualTo(Severity.INFO);
        assertThat(read.problems().get(1).message())
                .isEqualTo("\"x\" stands in column 3, which has no name in the header");
    }

    @Test
    void a_table_without_rows_is_a_table() {
        Read<CsvTable> read = read("a;b");

        assertThat(read.problems()).isEmpty();
        assertThat(read.value().header()).containsExactly("a", "b");
        assertThat(read.value().rows()).isEmpty();
    }

    // ------------------------------------------------------------------------------------------------ bad files

    static Stream<Arguments> fatal() {
        return Stream.of(
                arguments(
                        "",
                        "EB-CSV-001  konten.csv  the file is empty\n"
                                + "            expected a header line with the names of the columns, then one line per row"),
                arguments(
                        "\uFEFF\n \n\n",
                        "EB-CSV-001  konten.csv  the file is empty\n"
                                + "            expected a header line with the names of the columns, then one line per row"),
                arguments(
                        "konto,betrag\n1,2\n",
                        "EB-CSV-005  konten.csv:1:1  the header is one field \"konto,betrag\": its"
                                + " columns seem to be separated by comma (,), but semicolon (;) is declared\n"
                                + "            declare the delimiter comma (,); if this is the name of a single column, put it"
                                + " in quotes"),
                arguments(
                        "konto\tbetrag, in €\tx\n",
                        "EB-CSV-005  konten.csv:1:1  the header is one field"
                                + " \"konto\\tbetrag, in €\\tx\": its columns seem to be separated by tab, but semicolon (;) is"
                                + " declared\n            declare the delimiter tab; if this is the name of a single column, put"
                                + " it in quotes"),
                arguments(
                        "sep=,\na,b\n1,2\n",
                        "EB-CSV-017  konten.csv:1  the first line says that fields are separated by"
                                + " comma (,), but semicolon (;) is declared\n"
                                + "            declare the delimiter that the file uses, or correct its first line"),
                arguments(
                        "SEP=|\na|b\n",
                        "EB-CSV-017  konten.csv:1  the first line says that fields are separated by"
                                + " \"|\", but semicolon (;) is declared\n"
                                + "            declare the delimiter that the file uses, or correct its first line"),
                arguments(
                        "a;\"b\n1;2\n",
                        "EB-CSV-011  konten.csv:1:2  the quote that opens here is never closed;"
                                + " everything from here to the end of the file is lost\n"
                                + "            expected a closing \" at the end of the field; a quote inside a field is written"
                                + " twice"));
    }

    @ParameterizedTest
    @MethodSource("fatal")
    void a_file_that_means_nothing_as_a_whole_is_one_problem_and_no_rows(String text, String problem) {
        Read<CsvTable> read = read(text);

        assertThat(onlyProblem(read)).hasToString(problem);
        assertThat(read.value().rows()).isEmpty();
        assertThat(read.isClean()).isFalse();
    }

    static Stream<Arguments> noText() {
        return Stream.of(
                arguments(
                        "a;b".getBytes(StandardCharsets.UTF_16), "text in UTF-16 (Excel: file type \"Unicode Text\")"),
                arguments(
                        "\uFEFFa;b".getBytes(StandardCharsets.UTF_16LE),
                        "text in UTF-16 (Excel: file type \"Unicode Text\")"),
                arguments(
                        "a;b\n1;2".getBytes(StandardCharsets.UTF_16LE),
                        "binary data or text in UTF-16 without a byte order mark"),
                arguments(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0, 8}, "an Excel workbook or another ZIP archive"),
                arguments(
                        new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
                        "an old Excel workbook (.xls) or another Office document"),
                arguments("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "a PDF document"));
    }

    @ParameterizedTest
    @MethodSource("noText")
    void a_file_that_is_no_text_is_named_for_what_it_is(byte[] bytes, String name) {
        Problem problem = onlyProblem(read(bytes, GERMAN_EXCEL));

        assertThat(problem.code()).isEqualTo("EB-CSV-003");
        assertThat(problem.message()).isEqualTo("the file is not a table in UTF-8 but " + name);
    }

    @Test
    void windows_bytes_in_utf8_are_named_once_and_their_rows_rejected() {
        Read<CsvTable> read = read("a;b\n1;März\nAprül;2\n3;4\n5;\"x\nMärz\"\n".getBytes(WINDOWS), GERMAN_EXCEL);

        assertThat(onlyProblem(read))
                .hasToString("EB-CSV-002  konten.csv:2:2  byte 0xE4 is not UTF-8 – looks like Windows-1252, where it is"
                        + " \"ä\"; also in the records of lines 3, 5\n"
                        + "            declare the encoding Windows-1252, or save the file as UTF-8 (Excel: file type"
                        + " \"CSV UTF-8 (durch Trennzeichen getrennt)\")");
        assertThat(rows(read)).isEqualTo("3|4");
        assertThat(read.value().rejected())
                .extracting(rejected -> rejected.place().line())
                .containsExactly(2, 3, 5);
        assertThat(read.value().rejected().get(0).fields()).containsExactly("1", "M\uFFFDrz");
    }

    @Test
    void many_wrong_lines_are_counted() {
        Read<CsvTable> read = read(("a;b\n" + "1;ä\n".repeat(20)).getBytes(WINDOWS), GERMAN_EXCEL);

        assertThat(onlyProblem(read).message())
                .endsWith("; also in the records of lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 9 more");
        assertThat(read.value().rejected()).hasSize(20);
    }

    @Test
    void a_file_that_mixes_encodings_is_told_so() {
        byte[] bytes = "a;b\nMärz;1\nx?;2\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 4] = (byte) 0xFC;

        Problem problem = onlyProblem(read(bytes, GERMAN_EXCEL));

        assertThat(problem.place()).hasToString("konten.csv:3:1");
        assertThat(problem.expected()).contains("it mixes encodings");
    }

    @Test
    void a_byte_that_windows_does_not_know_either_is_named() {
        byte[] bytes = {'a', '\n', 'x', (byte) 0x81, '\n'};

        assertThat(onlyProblem(read(bytes, GERMAN_EXCEL)).message()).isEqualTo("byte 0x81 is not UTF-8");
        assertThat(onlyProblem(read(bytes, GERMAN_EXCEL.with(WINDOWS_1252))).message())
                .isEqualTo("byte 0x81 is not Windows-1252");
    }

    @Test
    void utf8_that_is_declared_otherwise_is_suspected() {
        Read<CsvTable> read = read("a;b\n1;2\n3;Märzß\n".getBytes(StandardCharsets.UTF_8), RFC_SEMICOLON_WINDOWS);

        assertThat(onlyProblem(read))
                .hasToString(
                        "EB-CSV-021  konten.csv:3:2  \"Ã¤\" looks like \"ä\" in UTF-8, but Windows-1252 is declared\n"
                                + "            declare the encoding UTF-8; all characters of the file beyond ASCII would be"
                                + " valid");
        assertThat(read.problems().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(read.value().rows()).hasSize(2);
    }

    private static final CsvFormat RFC_SEMICOLON_WINDOWS = GERMAN_EXCEL.with(WINDOWS_1252);

    @Test
    void a_byte_order_mark_of_utf8_contradicts_another_encoding() {
        Read<CsvTable> read = read("\uFEFFa;b\nMärz;2\n".getBytes(StandardCharsets.UTF_8), RFC_SEMICOLON_WINDOWS);

        assertThat(onlyProblem(read).code()).isEqualTo("EB-CSV-002");
        assertThat(onlyProblem(read).message())
                .isEqualTo("the file starts with the byte order mark of UTF-8, but Windows-1252 is declared; it was"
                        + " read as UTF-8");
        assertThat(rows(read)).isEqualTo("März|2");
    }

    @Test
    void windows_characters_in_latin1_are_control_characters_that_name_their_meaning() {
        Problem problem = onlyProblem(read("a;b\n1;5 €\n".getBytes(WINDOWS), GERMAN_EXCEL.with(ISO_8859_1)));

        assertThat(problem)
                .hasToString(
                        "EB-CSV-014  konten.csv:2:2  the field holds the control character U+0080 – in Windows-1252"
                                + " it is \"€\"\n            declare the encoding Windows-1252");
    }

    static Stream<Arguments> badRows() {
        return Stream.of(
                arguments(
                        "1",
                        "EB-CSV-009  konten.csv:3:1  the row has 1 field, the header has 3; the first missing one is"
                                + " \"b\"\n            expected a, b, c – write empty fields too; some spreadsheets leave them"
                                + " out at the end of a line"),
                arguments(
                        "1;2;3;4;5",
                        "EB-CSV-010  konten.csv:3:4  the row has 5 fields, the header has 3\n"
                                + "            expected a field that holds the delimiter semicolon (;) in quotes"),
                arguments(
                        "1;2;3;;",
                        "EB-CSV-010  konten.csv:3:4  the row has 5 fields, the header has 3\n"
                                + "            the surplus fields are empty: remove the delimiters at the end of the line"),
                arguments(
                        "1;\"2\"x;3",
                        "EB-CSV-012  konten.csv:3:2  after the closing quote stands \"x;3\"\n"
                                + "            expected semicolon (;) or the end of the line; a quote inside a field is written"
                                + " twice"),
                arguments(
                        "1;\"2\n2\"x;3",
                        "EB-CSV-012  konten.csv:4:2  after the closing quote stands \"x;3\"; the field"
                                + " opens in line 3\n            probably the closing quote in line 3 is missing"),
                arguments(
                        "1;Rohr 5\" Stahl;3",
                        "EB-CSV-013  konten.csv:3:2  a quote stands inside a field that does not"
                                + " start with one: \"Rohr 5\"\"\n            expected the whole field in quotes, with each inner"
                                + " quote written twice, as in \"Rohr 5\"\" Stahl\""),
                arguments(
                        "1; \"2;3\";3",
                        "EB-CSV-013  konten.csv:3:2  blanks stand before the opening quote\n"
                                + "            expected nothing between the delimiter and the quote"),
                arguments(
                        "1;2\u0000\u0001;3",
                        "EB-CSV-014  konten.csv:3:2  the field holds the control character U+0000\n"
                                + "            expected text only; remove the character"),
                arguments(
                        "1;2\uFEFF;3",
                        "EB-CSV-014  konten.csv:3:2  the field holds the control character U+FEFF\n"
                                + "            expected text only; remove the character"),
                arguments(
                        "1;\"2\u0007\";3",
                        "EB-CSV-014  konten.csv:3:2  the field holds the control character U+0007\n"
                                + "            expected text only; remove the character"));
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void a_bad_row_is_named_and_listed_and_the_others_are_kept(String row, String problem) {
        Read<CsvTable> read = read("a;b;c\n1;2;3\n" + row + "\n4;5;6\n");

        assertThat(onlyProblem(read)).hasToString(problem);
        assertThat(rows(read)).isEqualTo("1|2|3/4|5|6");
        CsvTable.Rejected rejected = read.value().rejected().get(0);
        assertThat(rejected.place()).hasToString("konten.csv:3");
        assertThat(rejected.code()).isEqualTo(onlyProblem(read).code());
    }

    @Test
    void a_decimal_comma_in_a_comma_file_gets_a_hint() {
        assertThat(onlyProblem(read("a,b\n1,2,50\n", RFC4180)).expected())
                .isEqualTo(
                        "expected a field that holds the delimiter comma (,) in quotes, also an amount with a decimal"
                                + " comma");
    }

    @Test
    void rows_before_an_open_quote_are_kept() {
        Read<CsvTable> read = read("a;b\n1;2\n3;\"4\n5;6\n7;8\n");

        assertThat(rows(read)).isEqualTo("1|2");
        assertThat(onlyProblem(read).place()).hasToString("konten.csv:3:2");
        assertThat(onlyProblem(read).code()).isEqualTo("EB-CSV-011");
        assertThat(read.value().rejected().get(0).fields()).containsExactly("3", "4\n5;6\n7;8\n");
    }

    @Test
    void a_lost_character_is_a_warning_and_the_row_stays() {
        Read<CsvTable> read = read("a;b\nM\uFFFDrz\uFFFD;2\n");

        assertThat(problems(read)).containsExactly("EB-CSV-023 konten.csv:2:1");
        assertThat(read.isClean()).isTrue();
        assertThat(read.value().rows()).hasSize(1);
    }

    @Test
    void bad_names_of_columns_are_all_named() {
        Read<CsvTable> read = read("konto; betrag;;konto;4411901000;1.243,60;2023;30.06.2023\n1;2;3;4;5;6;7;8\n");

        assertThat(problems(read))
                .containsExactly(
                        "EB-CSV-008 konten.csv:1:2",
                        "EB-CSV-006 konten.csv:1:3",
                        "EB-CSV-007 konten.csv:1:4",
                        "EB-CSV-024 konten.csv:1:5",
                        "EB-CSV-024 konten.csv:1:6");
        assertThat(read.problems().get(2).message()).isEqualTo("column name \"konto\" occurs twice, first in column 1");
        CsvTable.Row row = read.value().rows().get(0);
        assertThat(row.cell("konto").text()).isEqualTo("1");
        assertThat(row.cell("betrag").text()).isEqualTo("2");
    }

    @Test
    void every_problem_is_found_in_one_run() {
        Read<CsvTable> read = read("a;b\n1\n1;2;3\n\"1\"x;2\n1;\u00002\n3;4\n5;\"6\n");

        assertThat(problems(read))
                .containsExactly(
                        "EB-CSV-009 konten.csv:2:1",
                        "EB-CSV-010 konten.csv:3:3",
                        "EB-CSV-012 konten.csv:4:1",
                        "EB-CSV-014 konten.csv:5:2",
                        "EB-CSV-011 konten.csv:7:2");
        assertThat(rows(read)).isEqualTo("3|4");
        assertThat(read.value().rejected()).hasSize(5);
    }

    // ------------------------------------------------------------------------------------------------ limits

    @Test
    void each_limit_is_named_when_it_is_exceeded() {
        assertThat(onlyProblem(read("a;b\n1;2\n", limits(7, 9, 9, 9, 9))).message())
                .isEqualTo("the file has more than 7 bytes, the most that is read");
        Read<CsvTable> rows = read("a;b\n1;2\n3;4\n5;6\n", limits(99, 2, 9, 9, 9));
        assertThat(onlyProblem(rows))
                .hasToString(
                        "EB-CSV-015  konten.csv:4  the file has more than 2 rows, the most that is read; everything"
                                + " from this line on is missing\n            split the file or allow more rows");
        assertThat(rows(rows)).isEqualTo("1|2/3|4");
        Read<CsvTable> fields = read("a;b\n1;2;3;4;5\n3;4\n", limits(99, 9, 3, 9, 9));
        assertThat(onlyProblem(fields).message()).isEqualTo("the row has more than 3 fields, the most that is read");
        assertThat(rows(fields)).isEqualTo("3|4");
        assertThat(fields.value().rejected().get(0).fields()).hasSize(3);
        Read<CsvTable> length = read("a;b\n1;22222\n3;4444\n", limits(99, 9, 9, 4, 9));
        assertThat(onlyProblem(length).message())
                .isEqualTo("the field has more than 4 characters, the most that is read");
        assertThat(rows(length)).isEqualTo("3|4444");
    }

    @Test
    void problems_beyond_their_limit_are_counted() {
        Read<CsvTable> read = read("a;b\n1\n2\n3\n4\n5;6\n", limits(99, 9, 9, 9, 2));

        assertThat(read.problems()).hasSize(3);
        assertThat(read.problems().get(0).message()).isEqualTo("2 further problems not listed: only 2 are");
        assertThat(read.value().rejected()).hasSize(4);
        assertThat(rows(read)).isEqualTo("5|6");
    }

    @Test
    void limits_that_allow_nothing_are_refused() {
        assertThatThrownBy(() -> limits(1, 1, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> limits(Integer.MAX_VALUE, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 GiB");
    }

    // ------------------------------------------------------------------------------------------------ files

    @Test
    void a_file_is_read_from_its_path(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("x.csv");
        Files.writeString(path, "a;b\n1;2\n");

        Read<CsvTable> read = CsvReader.read(path, "ordner/x.csv", GERMAN_EXCEL, Limits.STANDARD);

        assertThat(rows(read)).isEqualTo("1|2");
        assertThat(read.value().file()).isEqualTo("ordner/x.csv");
        assertThat(read.value()).hasToString("ordner/x.csv (2 columns, 1 rows, 0 rejected)");
    }

    @Test
    void a_file_that_cannot_be_opened_is_a_problem(@TempDir Path folder) {
        Read<CsvTable> read = CsvReader.read(folder.resolve("fehlt.csv"), "fehlt.csv", GERMAN_EXCEL, Limits.STANDARD);

        assertThat(onlyProblem(read))
                .hasToString("EB-CSV-020  fehlt.csv  the file cannot be read: there is no such file\n"
                        + "            expected a readable file at this path");
    }

    @Test
    void a_stream_that_fails_is_a_problem() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                return read();
            }
        };

        assertThat(onlyProblem(CsvReader.read(broken, "x.csv", GERMAN_EXCEL, Limits.STANDARD))
                        .message())
                .isEqualTo("the file cannot be read: connection reset");
    }
}
