package org.eigenbetrieb.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eigenbetrieb.core.csv.CsvFormat.GERMAN_EXCEL;
import static org.eigenbetrieb.core.csv.CsvFormat.RFC4180;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, and how it is kept from harming spreadsheets. */
class CsvWriterTest {

    private static String line(CsvFormat format, CsvValue... values) {
        String text = CsvWriter.of(format).row(values).text();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String text(String text) {
        return line(GERMAN_EXCEL, CsvValue.text(text)).replace("\r\n", "");
    }

    private static String key(String key) {
        return line(GERMAN_EXCEL, CsvValue.key(key)).replace("\r\n", "");
    }

    @Test
    void a_german_excel_gets_mark_semicolons_decimal_commas_and_crlf() throws IOException {
        CsvWriter writer = CsvWriter.of(GERMAN_EXCEL)
                .header(List.of("konto", "bezeichnung", "betrag"))
                .row(
                        CsvValue.key("4411901000"),
                        CsvValue.text("Erlöse; \"Druck\", übrige"),
                        CsvValue.number(Quantity.of(-124360, 2, Unit.EUR)))
                .row(CsvValue.EMPTY, CsvValue.EMPTY, CsvValue.number(Quantity.of(645, -3, Unit.EUR)));

        assertThat(writer.text())
                .isEqualTo("\uFEFFkonto;bezeichnung;betrag\r\n"
                        + "4411901000;\"Erlöse; \"\"Druck\"\", übrige\";-1243,60\r\n"
                        + ";;645000\r\n");
        assertThat(writer.bytes()).startsWith(0xEF, 0xBB, 0xBF, 'k');
    }

    @Test
    void rfc4180_gets_commas_and_decimal_points_and_no_mark() {
        assertThat(CsvWriter.of(RFC4180)
                        .header(List.of("a", "b"))
                        .row(CsvValue.text("1;2"), CsvValue.number(Quantity.of(124360, 2, Unit.EUR)))
                        .row(CsvValue.text("1,2"), CsvValue.text("zwei\nZeilen"))
                        .text())
                .isEqualTo("a,b\r\n1;2,1243.60\r\n\"1,2\",\"zwei\nZeilen\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 261",
                "-5",
                "@SUM(A1)",
                " =1",
                "\u00A0-1",
                "\t=1",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "'=1",
                "' -1",
                "\u200B=1",
                "\tx",
                "=cmd|'/c calc'!A1"
            })
    void text_cannot_become_a_formula(String text) {
        assertThat(text(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Summe", "1=1", "", "0411", "'kurz", "–", "−5", "a@b.de", "5-6", "30.06.2023"})
    void other_text_is_written_as_it_is(String text) {
        assertThat(line(GERMAN_EXCEL, CsvValue.text("x"), CsvValue.text(text))).isEqualTo("x;" + text + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0411", "00", "123456789012", "17.10.00", "12E5", "1-2", "3/4", "5 %", "'0411", " 0411", "=0"})
    void a_key_that_a_spreadsheet_would_change_gets_an_apostrophe(String key) {
        assertThat(key(key)).isEqualTo("'" + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4411901000", "12345678901", "0", "7", "5a", "EGr. E 15", "A-1"})
    void other_keys_are_written_as_they_are(String key) {
        assertThat(key(key)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"-1, '-1'", "0, '0'"})
    void numbers_stay_numbers_also_negative_ones(long digits, String written) {
        assertThat(line(GERMAN_EXCEL, CsvValue.number(Quantity.of(digits, 0, Unit.COUNT))))
                .isEqualTo(written + "\r\n");
    }

    @Test
    void a_format_between_programs_is_written_without_apostrophes() {
        assertThat(line(RFC4180.unguarded(), CsvValue.text("=1"), CsvValue.key("0411")))
                .isEqualTo("=1,0411\r\n");
    }

    @Test
    void a_row_without_text_is_still_a_row() {
        assertThat(line(GERMAN_EXCEL, CsvValue.EMPTY)).isEqualTo("\"\"\r\n");
        assertThat(line(GERMAN_EXCEL, CsvValue.EMPTY, CsvValue.text(" "))).isEqualTo("\"\"; \r\n");
    }

    @Test
    void a_header_that_looks_like_a_separator_line_is_quoted() {
        assertThat(line(GERMAN_EXCEL, CsvValue.text("sep=,"))).isEqualTo("\"sep=,\"\r\n");
    }

    @Test
    void what_cannot_be_read_back_is_refused_with_its_place() {
        CsvWriter writer =
                CsvWriter.of(GERMAN_EXCEL.with(CsvFormat.Encoding.WINDOWS_1252)).header(List.of("a", "b"));

        assertThatThrownBy(() -> writer.row(CsvValue.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Row 2 has 1 values; expected as many as the first row, 2");
        assertThatThrownBy(() -> writer.row(CsvValue.EMPTY, CsvValue.text("x\u0000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Row 2, column 2 holds the control character U+0000; remove it before writing");
        assertThatThrownBy(() -> writer.row(CsvValue.text("€ −5"), CsvValue.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Row 2, column 1 holds U+2212, which Windows-1252 does not have; write UTF-8, or replace it");
        assertThatThrownBy(() -> CsvWriter.of(RFC4180).row(CsvValue.text("x\uD800")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Row 1, column 1 holds U+D800, which UTF-8 does not have; write UTF-8, or replace it");
        assertThat(writer.text()).isEqualTo("a;b\r\n");
    }

    @Test
    void a_file_holds_the_bytes(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("x.csv");
        CsvWriter writer = CsvWriter.of(GERMAN_EXCEL).header(List.of("ä"));

        writer.writeTo(path);

        assertThat(Files.readAllBytes(path)).isEqualTo(writer.bytes());
    }
}
