package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written: every format, the same numbers in each, the same bytes every time and everywhere. */
class OutputTest {

    @TempDir
    Path directory = Path.of("");

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path written(String... options) {
        Path out = directory.resolve("out");
        Program.pack(Koblenz.original().folder(), out, options);
        return out;
    }

    private static List<String> files(Path out) {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void exactly_these_files_are_written() {
        assertThat(files(written()))
                .containsExactly(
                        "check/figures.csv",
                        "check/relations.csv",
                        "check/repairs.csv",
                        "check/verdicts.csv",
                        "findings.json",
                        "pruefbericht.html",
                        "pruefbericht.json",
                        "pruefbericht.md",
                        "pruefbericht.txt",
                        "wirtschaftsplan-2024.csv",
                        "wirtschaftsplan-2024.html",
                        "wirtschaftsplan-2024.json",
                        "wirtschaftsplan-2024.md",
                        "wirtschaftsplan-2024.txt",
                        "zwischenbericht-2023-06-30.csv",
                        "zwischenbericht-2023-06-30.html",
                        "zwischenbericht-2023-06-30.json",
                        "zwischenbericht-2023-06-30.md",
                        "zwischenbericht-2023-06-30.txt");
    }

    // ------------------------------------------------------------------------------------------- the same numbers

    /** Rows of all tables of a document as JSON gives them, numbers as people write them. */
    private static List<List<List<String>>> tables(Path out, String document, String thousands) {
        List<List<List<String>>> tables = new ArrayList<>();
        for (Json section : Json.read(out.resolve(document + ".json")).list("sections")) {
            for (Json block : section.list("blocks")) {
                block.find("table").ifPresent(table -> {
                    List<List<String>> rows = new ArrayList<>();
                    for (Json row : table.list("rows")) {
                        rows.add(row.list("cells").stream()
                                .map(cell -> text(cell, thousands))
                                .toList());
                    }
                    tables.add(rows);
                });
            }
        }
        return tables;
    }

    private static String text(Json cell, String thousands) {
        if (cell.isNull()) {
            return "";
        }
        return cell.find("value")
                .map(value -> german(value.text(), thousands))
                .or(() -> cell.find("absent").map(Json::text))
                .orElseGet(() -> cell.text("text"));
    }

    /** 1234567.89 as people write it. */
    private static String german(String plain, String thousands) {
        String[] parts = plain.split("\\.", -1);
        StringBuilder grouped = new StringBuilder(parts[0]);
        int first = plain.startsWith("-") ? 1 : 0;
        for (int i = grouped.length() - 3; i > first; i -= 3) {
            grouped.insert(i, thousands);
        }
        return parts.length == 1 ? grouped.toString() : grouped + "," + parts[1];
    }

    @ParameterizedTest
    @CsvSource({
        "zwischenbericht-2023-06-30, ''",
        "zwischenbericht-2023-06-30, --recompute",
        "wirtschaftsplan-2024, ''",
        "wirtschaftsplan-2024, --recompute"
    })
    void csv_for_spreadsheets_holds_the_numbers_of_json(String document, String option) {
        Path out = option.isEmpty() ? written() : written(option);
        List<List<String>> lines = new ArrayList<>();
        String csv = read(out.resolve(document + ".csv"));
        assertThat(csv).startsWith("\uFEFF");
        for (String block : csv.substring(1).split("\r\n\r\n", -1)) {
            // A block is a title and below it a table with a header.
            String[] titled = block.split("\r\n", 2);
            if (titled.length == 2 && titled[1].contains(";Zeilenart") || block.contains("Höchstbetrag 2023")) {
                for (Table.Row row : Table.parse(titled[1].replaceFirst("% vom Plan \\[%]", "% Ist [%]"), ';')
                        .rows()) {
                    lines.add(cells(row));
                }
            }
        }

        List<List<String>> expected = new ArrayList<>();
        tables(out, document, "").forEach(expected::addAll);
        assertThat(lines).hasSameSizeAs(expected);
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < lines.size(); i++) {
            List<String> row = expected.get(i);
            all.assertThat(lines.get(i)
                            .subList(0, Math.min(row.size(), lines.get(i).size())))
                    .isEqualTo(row);
        }
        all.assertAll();
    }

    private static List<String> cells(Table.Row row) {
        List<String> cells = new ArrayList<>();
        for (String column : row.columns()) {
            cells.add(row.get(column));
        }
        return cells;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zwischenbericht-2023-06-30", "wirtschaftsplan-2024"})
    void markdown_holds_the_numbers_of_json(String document) {
        Path out = written();
        List<List<String>> lines = new ArrayList<>();
        read(out.resolve(document + ".md")).lines().forEach(line -> {
            if (line.startsWith("| ") && !line.startsWith("| :-") && !line.contains(" (€) |")) {
                List<String> cells = new ArrayList<>();
                for (String cell : line.substring(1, line.length() - 1).split(" \\| ", -1)) {
                    cells.add(cell.replaceAll(" (?:\\\\\\[[0-9]+\\\\])+", "")
                            .replace("**", "")
                            .replace("\\", "")
                            .replace("&lt;", "<")
                            .replace("&amp;", "&")
                            .replace('\u00A0', ' ')
                            .replace('\u2003', ' ')
                            .strip());
                }
                lines.add(cells);
            }
        });

        List<List<String>> expected = new ArrayList<>();
        tables(out, document, ".").forEach(expected::addAll);
        assertThat(lines).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zwischenbericht-2023-06-30", "wirtschaftsplan-2024"})
    void plain_text_holds_the_numbers_of_json_line_by_line(String document) {
        Path out = written();
        List<String> lines = read(out.resolve(document + ".txt"))
                .lines()
                .map(line -> line.replaceAll(" (?:\\[[0-9]+])+", "").stripTrailing())
                .toList();
        int at = 0;
        for (List<List<String>> table : tables(out, document, ".")) {
            for (List<String> row : table) {
                List<String> numbers = row.stream()
                        .filter(cell -> cell.matches("-?[0-9.]+(,[0-9]+)?|–"))
                        .toList();
                List<String> figures = isAccount(row) ? numbers.subList(1, numbers.size()) : numbers;
                if (figures.isEmpty()) {
                    continue;
                }
                Pattern end = Pattern.compile("(^|.*\\s)"
                        + String.join(
                                "\\s+", figures.stream().map(Pattern::quote).toList()) + "$");
                int found = at;
                while (found < lines.size() && !end.matcher(lines.get(found)).matches()) {
                    found++;
                }
                assertThat(found).as("%s stands below line %s", row, at).isLessThan(lines.size());
                if (isAccount(row)) {
                    assertThat(lines.get(found)).startsWith(row.get(0));
                }
                at = found + 1;
            }
        }
    }

    private static boolean isAccount(List<String> row) {
        return row.get(0).matches("[0-9]{10}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zwischenbericht-2023-06-30", "wirtschaftsplan-2024"})
    void html_is_well_formed_and_holds_the_numbers_of_json(String document) {
        Path out = written();

        Html html = new Html(read(out.resolve(document + ".html")));

        assertThat(html.problems()).isEmpty();
        List<String> plain = new ArrayList<>();
        List<List<List<String>>> expected = tables(out, document, ".");
        assertThat(html.tables()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            List<List<String>> rows = expected.get(i);
            assertThat(html.tables().get(i)).hasSameSizeAs(rows);
            for (int j = 0; j < rows.size(); j++) {
                List<String> row = rows.get(j);
                List<String> shown = html.tables().get(i).get(j).stream()
                        .map(cell -> cell.replace('\u2212', '-').replaceAll("\\s+", " "))
                        .toList();
                boolean heading = shown.size() < row.size();
                assertThat(heading ? String.join("", shown) : shown).isEqualTo(heading ? String.join("", row) : row);
            }
        }
        for (Json section : Json.read(out.resolve(document + ".json")).list("sections")) {
            for (Json block : section.list("blocks")) {
                block.find("table")
                        .ifPresent(table -> table.list("rows")
                                .forEach(row -> row.list("cells").stream()
                                        .filter(cell -> !cell.isNull())
                                        .flatMap(cell -> cell.find("value").stream())
                                        .forEach(value -> plain.add(value.text() + " " + german(value.text(), ".")))));
            }
        }
        assertThat(html.numbers().stream().map(number -> number.replace('\u2212', '-')))
                .containsExactlyElementsOf(plain);
    }

    @Test
    void html_needs_nothing_from_elsewhere() {
        String html = read(written().resolve("zwischenbericht-2023-06-30.html"));

        assertThat(html)
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("<script")
                .doesNotContain("url(")
                .contains("<html lang=\"de\">")
                .contains("charset=\"utf-8\"");
    }

    @Test
    void marks_lead_from_the_table_to_the_finding_in_every_format() {
        Path out = written();

        assertThat(Papers.of(out).cell(Koblenz.GUV, "5225000000", "ist-prozent").list("marks"))
                .extracting(mark -> mark.text("severity") + " " + mark.text("finding"))
                .containsExactly("ERROR F1");
        for (String format : List.of("html", "md", "txt", "csv")) {
            assertThat(read(out.resolve("zwischenbericht-2023-06-30." + format)).replace('\u00A0', ' '))
                    .as(format)
                    .contains("EB-CHK-010")
                    .contains("408 €");
        }
        assertThat(read(out.resolve("wirtschaftsplan-2024.txt")))
                .as(
                        "no number of the plan is wrong; two accounts stand elsewhere than in the interim report, and one plan"
                                + " stands on the wrong account")
                .doesNotContain("EB-CHK")
                .contains("EB-PCK-105", "EB-PCK-106");
    }

    // ------------------------------------------------------------------------------------------- the same bytes

    private static Map<String, String> contents(Path out) {
        Map<String, String> contents = new LinkedHashMap<>();
        files(out).forEach(file -> {
            try {
                contents.put(file, new String(Files.readAllBytes(out.resolve(file)), StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return contents;
    }

    @Test
    void two_runs_write_the_same_bytes_and_say_the_same() {
        Path out = directory.resolve("out");
        Program first = Program.pack(Koblenz.original().folder(), out);
        Map<String, String> before = contents(out);

        Program second = Program.pack(Koblenz.original().folder(), out);

        assertThat(second).isEqualTo(first);
        assertThat(contents(out)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "en-US, America/Los_Angeles",
        "tr-TR, Europe/Istanbul",
        "ar-EG-u-nu-arab, Africa/Cairo",
        "hi-IN-u-nu-deva, Asia/Kolkata",
        "th-TH-u-ca-buddhist-nu-thai, Pacific/Kiritimati",
        "de-DE, Europe/Berlin",
    })
    void language_region_and_time_zone_of_the_machine_change_nothing(String locale, String zone) {
        Path out = directory.resolve("out");
        Program usual = Program.pack(Koblenz.original().folder(), out);
        Map<String, String> expected = contents(out);
        Locale before = Locale.getDefault();
        TimeZone zoneBefore = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));

            Program elsewhere = Program.pack(Koblenz.original().folder(), out);

            assertThat(elsewhere).isEqualTo(usual);
            assertThat(contents(out)).isEqualTo(expected);
            assertThat(Program.run("explain", Koblenz.original().folder(), "STROM", "ANSATZ", "2024")
                            .out())
                    .contains("400.000,00 €");
        } finally {
            Locale.setDefault(before);
            TimeZone.setDefault(zoneBefore);
        }
    }

    @Test
    void everything_is_utf_8_and_ends_its_last_line() throws IOException {
        Path out = written();
        for (String file : files(out)) {
            byte[] bytes = Files.readAllBytes(out.resolve(file));
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(text.getBytes(StandardCharsets.UTF_8)).as(file).isEqualTo(bytes);
            assertThat(text).as(file).endsWith("\n").doesNotContain("\uFFFD");
        }
    }
}
