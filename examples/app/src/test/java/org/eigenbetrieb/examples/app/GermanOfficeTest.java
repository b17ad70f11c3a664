package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same tables, written as German offices and their programs write them, give the same figures. */
class GermanOfficeTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @TempDir
    Path directory = Path.of("");

    /** How an office writes its tables. */
    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    enum Office {
        /** A German Excel: semicolons, UTF-8 with byte order mark, 1.234,56. */
        EXCEL(';', StandardCharsets.UTF_8, true, "utf-8-with-mark", "german", number -> grouped(number, "."), ""),
        /** An accounting system: semicolons, Windows-1252, 1.605,31- with the minus behind. */
        SAP(';', WINDOWS_1252, false, "windows-1252", "german", number -> trailingMinus(grouped(number, ".")), ""),
        /** A table copied from a letter: 1 234,50 €, per cent with sign. */
        LETTER(';', StandardCharsets.UTF_8, true, "utf-8", "german-space", number -> grouped(number, " "), " €"),
        /** The same with blanks at which no line breaks, and a real minus sign. */
        TYPESET(
                ';',
                StandardCharsets.UTF_8,
                false,
                "utf-8",
                "german-space",
                number -> grouped(number, "\u202F").replace('-', '\u2212'),
                "\u00A0€"),
        /** A database export: tabs, ISO-8859-1, no thousands marks. */
        EXPORT(
                '\t',
                StandardCharsets.ISO_8859_1,
                false,
                "iso-8859-1",
                "german-plain",
                number -> grouped(number, ""),
                "");

        private final char delimiter;
        private final Charset charset;
        private final boolean mark;
        private final String encoding;
        private final String notation;
        private final UnaryOperator<String> number;
        private final String unit;

        Office(
                char delimiter,
                Charset charset,
                boolean mark,
                String encoding,
                String notation,
                UnaryOperator<String> number,
                String unit) {
            this.delimiter = delimiter;
            this.charset = charset;
            this.mark = mark;
            this.encoding = encoding;
            this.notation = notation;
            this.number = number;
            this.unit = unit;
        }

        private String write(String column, String plain) {
            if (plain.isEmpty() || !column.matches("(ergebnis|ansatz|plan|ist|hochrechnung|prozent|ve)_.*|wert")) {
                return plain;
            }
            return number.apply(plain) + (column.startsWith("prozent_") ? unit.replace('€', '%') : unit);
        }

        private byte[] bytes(String text) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (mark) {
                bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            }
            bytes.writeBytes(text.getBytes(charset));
            return bytes.toByteArray();
        }
    }

    /** 1234567.89 becomes 1.234.567,89. */
    private static String grouped(String plain, String mark) {
        boolean negative = plain.startsWith("-");
        String digits = negative ? plain.substring(1) : plain;
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        String decimals = point < 0 ? "" : "," + digits.substring(point + 1);
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            boolean first = i == 0 || (whole.length() - i) % 3 != 0;
            grouped.append(first ? "" : mark).append(whole.charAt(i));
        }
        return (negative ? "-" : "") + grouped + decimals;
    }

    private static String trailingMinus(String number) {
        return number.startsWith("-") ? number.substring(1) + "-" : number;
    }

    /** Writes all tables of a pack as an office would, and says so in pack.json. */
    private static void rewrite(Koblenz pack, Office office) {
        for (String paper : List.of(
                Koblenz.KONTEN,
                Koblenz.GESAMT,
                Koblenz.VERMOEGENSPLAN,
                Koblenz.GUV,
                Koblenz.ZWISCHENBERICHT_VERMOEGENSPLAN,
                Koblenz.PROSAWERTE)) {
            Table table = pack.table(paper);
            for (String column : table.header()) {
                table.change(column, text -> office.write(column, text));
            }
            pack.write(paper + ".csv", office.bytes(table.text(office.delimiter)));
        }
        String format = "\"format\": {\"delimiter\": \",\", \"encoding\": \"utf-8\", \"notation\": \"plain\"}";
        String delimiter = office.delimiter == '\t' ? "tab" : Character.toString(office.delimiter);
        String description = pack.text("pack.json");
        assertThat(description).contains(format);
        pack.write(
                "pack.json",
                description.replace(
                        format,
                        "\"format\": {\"delimiter\": \"" + delimiter + "\", \"encoding\": \"" + office.encoding
                                + "\", \"notation\": \"" + office.notation + "\"}"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertSameResults(Koblenz plain, Koblenz german, String... options) {
        Path expected = directory.resolve("expected");
        Path actual = directory.resolve("actual");
        Program first = Program.pack(plain.folder(), expected, options);

        Program second = Program.pack(german.folder(), actual, options);

        assertThat(second.status()).isEqualTo(first.status()).isZero();
        assertThat(second.err()).isEqualTo(first.err());
        for (String file : List.of(
                "check/figures.csv",
                "check/relations.csv",
                "check/verdicts.csv",
                "findings.json",
                Koblenz.ZWISCHENBERICHT + ".json",
                Koblenz.ZWISCHENBERICHT + ".html",
                Koblenz.WIRTSCHAFTSPLAN + ".json",
                Koblenz.WIRTSCHAFTSPLAN + ".txt")) {
            assertThat(read(actual.resolve(file))).as(file).isEqualTo(read(expected.resolve(file)));
        }
    }

    @ParameterizedTest
    @EnumSource(Office.class)
    void inputs_as_an_office_writes_them_give_the_same_papers(Office office) {
        Koblenz plain = Koblenz.inputsOnly(directory.resolve("plain"));
        Koblenz german = Koblenz.inputsOnly(directory.resolve("german"));
        rewrite(german, office);

        assertSameResults(plain, german, "--recompute");
    }

    @ParameterizedTest
    @EnumSource(Office.class)
    void the_whole_pack_as_an_office_writes_it_gives_the_same_verdicts(Office office) {
        Koblenz german = Koblenz.copyTo(directory.resolve("german"));
        rewrite(german, office);

        assertSameResults(Koblenz.original(), german);
    }

    @Test
    void the_offices_of_this_test_write_what_they_are_said_to_write() {
        assertThat(Office.EXCEL.write("ergebnis_2022", "10563741.53")).isEqualTo("10.563.741,53");
        assertThat(Office.SAP.write("ergebnis_2022", "-1605.31")).isEqualTo("1.605,31-");
        assertThat(Office.LETTER.write("plan_2023", "325000")).isEqualTo("325 000 €");
        assertThat(Office.LETTER.write("prozent_ist_vom_plan", "47")).isEqualTo("47 %");
        assertThat(Office.TYPESET.write("ergebnis_2022", "-1605.31")).isEqualTo("\u22121\u202F605,31\u00A0€");
        assertThat(Office.EXPORT.write("ergebnis_2022", "-1605.31")).isEqualTo("-1605,31");
        assertThat(Office.EXCEL.write("bezeichnung", "1.5")).isEqualTo("1.5");
    }
}
