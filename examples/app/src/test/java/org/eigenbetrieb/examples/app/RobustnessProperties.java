package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever the files of a pack hold, the program says what is wrong in words and ends in order. */
class RobustnessProperties {

    private static final List<String> TABLES = List.of(
            "erfolgsplan-2024-konten.csv",
            "erfolgsplan-2024-gesamt.csv",
            "vermoegensplan-2024-gesamt.csv",
            "zwischenbericht-guv.csv",
            "zwischenbericht-vermoegensplan.csv",
            "prosawerte.csv");
    private static final Pattern JSON_VALUE =
            Pattern.compile("(?<=: |\\[|, )(\"[^\"]*\"|[0-9]+|true|\\{[^{}]*}|\\[[^\\[\\]]*])");
    private static final List<String> REPLACEMENTS = List.of(
            "null",
            "true",
            "-1",
            "99999999999",
            "1e400",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "{}",
            "[]",
            "[null]",
            "{\"a\": {}}",
            "\"zwischenbericht-guv\"",
            "\"..\"",
            "\"2023-06-30\"",
            "\"9999-12-31\"",
            "\"-1\"");
    private static final List<String> SPOILERS = List.of(
            "",
            ",",
            ";",
            "\"",
            "\n",
            "\r",
            "-",
            "O",
            ".",
            "€",
            "\u0000",
            "\uFEFF",
            "\u202E",
            "9".repeat(30),
            "=1+1",
            "\t");

    private Path directory = Path.of("");

    @BeforeTry
    void create() throws IOException {
        directory = Files.createTempDirectory("robust");
    }

    @AfterTry
    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private void assertEndsInOrder(Koblenz pack) {
        Program program = Program.pack(pack.folder(), directory.resolve("out"));

        assertThat(program.status()).isIn(0, 2);
        // What escapes as an exception is printed behind the name of the program.
        assertThat(program.err()).doesNotContain("eigenbetrieb: ");
        BadInputTest.assertNoStackTrace(program);
        if (program.status() == 2) {
            assertThat(program.err()).containsPattern("(?m)^EB-[A-Z]{3}-[0-9]{3}  ");
        }
        if (program.err().contains("Nothing was computed")) {
            assertThat(directory.resolve("out")).doesNotExist();
        } else {
            assertThat(directory.resolve("out").resolve("findings.json")).isNotEmptyFile();
            CheckFolderTest.assertReproduced(directory.resolve("out").resolve("check"));
        }
    }

    @Property(tries = 20)
    void any_value_of_pack_json_may_be_replaced_by_any_other(@ForAll Random random) {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"));
        String text = pack.text("pack.json");
        List<int[]> values = new ArrayList<>();
        Matcher matcher = JSON_VALUE.matcher(text);
        while (matcher.find()) {
            values.add(new int[] {matcher.start(), matcher.end()});
        }
        int[] value = values.get(random.nextInt(values.size()));
        String other = REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size()));

        assertEndsInOrder(pack.write("pack.json", text.substring(0, value[0]) + other + text.substring(value[1])));
    }

    @Property(tries = 10)
    void pack_json_may_break_off_anywhere(@ForAll Random random) {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"));
        String text = pack.text("pack.json");

        assertEndsInOrder(pack.write("pack.json", text.substring(0, random.nextInt(text.length()))));
    }

    @Property(tries = 20)
    void any_part_of_any_table_may_be_something_else(@ForAll Random random) {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"));
        String file = TABLES.get(random.nextInt(TABLES.size()));
        String text = pack.text(file);
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(20));
        String other = SPOILERS.get(random.nextInt(SPOILERS.size()));

        assertEndsInOrder(pack.write(file, text.substring(0, from) + other + text.substring(to)));
    }

    @Property(tries = 10)
    void any_byte_of_any_table_may_be_wrong(@ForAll Random random) {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"));
        String file = TABLES.get(random.nextInt(TABLES.size()));
        byte[] bytes = pack.text(file).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }

        assertEndsInOrder(pack.write(file, bytes));
    }

    /** A contract with whoever checks the folder later: every printed number, changed, leads to the same verdicts. */
    @Property(tries = 15)
    void the_verdicts_on_changed_figures_are_reproduced_by_an_independent_checker(@ForAll Random random) {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"));
        for (int i = 0; i < 5; i++) {
            String paper = Koblenz.FORMS.get(random.nextInt(Koblenz.FORMS.size()));
            Table table = pack.table(paper);
            List<String> columns = table.header().stream()
                    .filter(column -> column.matches("(ergebnis|ansatz|plan|ist|hochrechnung|prozent)_.*"))
                    .toList();
            Table.Row row = table.rows().get(random.nextInt(table.rows().size()));
            String column = columns.get(random.nextInt(columns.size()));
            String text = row.get(column);
            row.set(
                    column,
                    switch (random.nextInt(4)) {
                        case 0 -> "";
                        case 1 -> "0";
                        case 2 -> text.isEmpty() ? "7.5" : text + (text.contains(".") ? "1" : "3");
                        default -> text.startsWith("-") || text.isEmpty() ? "12" : "-" + text;
                    });
            table.write(pack.file(paper));
        }

        assertEndsInOrder(pack);
    }
}
