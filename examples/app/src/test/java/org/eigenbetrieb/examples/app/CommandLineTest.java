package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line: exit status, where things go, and what a mistake on it leads to. */
class CommandLineTest {

    private static final Path KOBLENZ = Koblenz.original().folder();

    @TempDir
    Path directory = Path.of("");

    // ------------------------------------------------------------------------------------------------ exit status

    @Test
    void contradictions_alone_are_no_failure() {
        Program program = Program.pack(KOBLENZ, directory.resolve("out"));

        assertThat(program.status()).isZero();
        assertThat(program.out()).contains("2 contradictions");
    }

    @Test
    void strict_makes_them_one() {
        assertThat(Program.pack(KOBLENZ, directory.resolve("out"), "--strict").status())
                .isEqualTo(1);
    }

    @Test
    void strict_is_content_with_a_pack_without_contradictions() {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in")).change(Koblenz.GUV, table -> {
            table.account("5225000000").set("prozent_ist_vom_plan", "41");
            table.account("5225000000").set("prozent_hochrechnung_vom_plan", "82");
        });

        Program program = Program.pack(pack.folder(), directory.resolve("out"), "--strict");

        assertThat(program.status()).isZero();
        assertThat(program.out()).contains("0 contradictions");
    }

    @ParameterizedTest(name = "eigenbetrieb {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "''; Usage: eigenbetrieb",
                "drucke; Unmatched argument at index 0: 'drucke'",
                "pack; Missing required options and parameters: '--out=<folder>', '<folder>'",
                "pack koblenz; Missing required option: '--out=<folder>'",
                "pack --out x; Missing required parameter: '<folder>'",
                "pack a b --out x; Unmatched argument at index 2: 'b'",
                "pack koblenz --out; Missing required parameter for option '--out'",
                "pack koblenz --out x --quick; Unknown option: '--quick'",
                "explain; Missing required parameters: '<folder>', '<figure>'",
                "what-if; Missing required parameters: '<folder>', '<input>'",
                "solve koblenz strom; Missing required options: '--target=<amount>', '--by=<input>'",
                "check; Missing required options and parameters: '--out=<folder>', '<folder>'",
            })
    void a_mistake_on_the_command_line_ends_with_2_and_the_usage(String line, String message) {
        Program program = Program.run((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));

        assertThat(program.status()).isEqualTo(2);
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).startsWith(message).contains("Usage: eigenbetrieb");
        BadInputTest.assertNoStackTrace(program);
    }

    @ParameterizedTest
    @CsvSource({
        "--help, Usage: eigenbetrieb",
        "--version, eigenbetrieb 0.1.0",
        "pack --help, --recompute",
        "explain -h, <figure>",
        "what-if -h, --change=<change>",
        "solve -h, --target=<amount>"
    })
    void help_and_version_go_to_standard_output_and_are_no_failure(String line, String text) {
        Program program = Program.run((Object[]) line.split(" "));

        assertThat(program.status()).isZero();
        assertThat(program.out()).contains(text);
        assertThat(program.err()).isEmpty();
    }

    // ------------------------------------------------------------------------------------------------ questions

    @Test
    void dearer_electricity_is_one_command() {
        Program program = Program.run("what-if", KOBLENZ, "strom", "ansatz", "2024", "--change=+20 %");

        // erfolgsplan-2024-konten.csv: 400.000; its result 548.230; vermoegensplan-2024-gesamt.csv: surplus 2.230
        assertThat(program.status()).isZero();
        assertThat(program.out())
                .contains("400.000,00 €", "480.000,00 €", "548.230,00 €", "468.230,00 €", "77.770,00 €")
                .contains("Vermögensplan 2024");
    }

    @Test
    void the_price_that_a_result_allows_is_one_command() {
        Program program = Program.run(
                "solve", KOBLENZ, "jahresergebnis ansatz 2024", "--target=400.000", "--by=strom ansatz 2024");

        // 400.000 + 548.230 − 400.000
        assertThat(program.status()).isZero();
        assertThat(program.out()).contains("muss „Konto 5221000000 Strom, Ansatz 2024“ 548.230,00 € betragen");
    }

    @Test
    void a_change_that_is_no_number_ends_with_2_and_says_so() {
        Program program = Program.run("what-if", KOBLENZ, "strom ansatz 2024", "--change=viel");

        assertThat(program.status()).isEqualTo(2);
        assertThat(program.err()).contains("viel");
        BadInputTest.assertNoStackTrace(program);
    }

    // ------------------------------------------------------------------------------------------------ what is said

    @Test
    void progress_goes_to_standard_error_the_summary_to_standard_output() {
        Path out = directory.resolve("out");

        Program program = Program.run("pack", KOBLENZ, "--out", out);

        assertThat(program.err())
                .contains("… reading " + KOBLENZ)
                .contains("… computing and checking")
                .contains("… writing wirtschaftsplan-2024.html")
                .contains("… writing findings.json");
        assertThat(program.out())
                .doesNotContain("…")
                .contains("Kommunales Gebietsrechenzentrum Koblenz, Stand 2023-09-28")
                .contains("1183 figures read")
                .contains(out.resolve("wirtschaftsplan-2024.html") + "   Wirtschaftsplan 2024");
    }

    @Test
    void quiet_keeps_to_what_is_wrong() {
        assertThat(Program.pack(KOBLENZ, directory.resolve("out")).err())
                .doesNotContain("…")
                .startsWith("EB-PCK-010");
    }

    // ------------------------------------------------------------------------------------------------ where it goes

    @Test
    void the_folder_to_write_to_is_created_with_all_its_parents() {
        Path out = directory.resolve("a").resolve("b").resolve("c");

        assertThat(Program.pack(KOBLENZ, out).status()).isZero();

        assertThat(out.resolve("findings.json")).exists();
        assertThat(out.resolve("check").resolve("verdicts.csv")).exists();
    }

    @Test
    void what_an_earlier_run_wrote_is_replaced() throws IOException {
        Path out = directory.resolve("out");
        Files.createDirectories(out);
        Files.writeString(out.resolve("findings.json"), "x".repeat(1_000_000), StandardCharsets.UTF_8);

        Program.pack(KOBLENZ, out);

        assertThat(Json.read(out.resolve("findings.json")).text("format")).isEqualTo("eigenbetrieb-findings/1");
    }

    @Test
    void a_file_where_the_folder_should_be_is_explained() throws IOException {
        Path file = Files.writeString(directory.resolve("out"), "", StandardCharsets.UTF_8);

        for (Path out : List.of(file, file.resolve("below"))) {
            Program program = Program.pack(KOBLENZ, out);

            assertThat(program.status()).isEqualTo(2);
            assertThat(program.err())
                    .contains("cannot write")
                    .contains(file.toString())
                    .contains("--out");
            BadInputTest.assertNoStackTrace(program);
        }
    }

    @Test
    void a_folder_where_a_file_should_be_written_is_explained() throws IOException {
        Path out = directory.resolve("out");
        Files.createDirectories(out.resolve("findings.json").resolve("below"));

        Program program = Program.pack(KOBLENZ, out);

        assertThat(program.status()).isEqualTo(2);
        assertThat(program.err()).contains("cannot write").contains("findings.json");
        BadInputTest.assertNoStackTrace(program);
    }

    /** A document may have the name of a table; writing into the folder of the pack would replace the table. */
    @Test
    void the_folder_of_the_pack_itself_is_not_written_to() {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"))
                .replace("pack.json", "{\"id\": \"zwischenbericht-2023-06-30\"", "{\"id\": \"zwischenbericht-guv\"");
        String before = pack.text("zwischenbericht-guv.csv");

        Program program =
                Program.pack(pack.folder(), pack.folder().resolve("..").resolve("in"));

        assertThat(program.status()).isEqualTo(2);
        assertThat(program.err()).contains("--out").contains("folder of the pack");
        assertThat(pack.text("zwischenbericht-guv.csv")).isEqualTo(before);
        assertThat(pack.folder().resolve("findings.json")).doesNotExist();
    }

    @Test
    void explain_on_a_pack_with_a_problem_explains_and_does_not_hide_the_problem() {
        Koblenz pack =
                Koblenz.copyTo(directory.resolve("in")).replace("zwischenbericht-guv.csv", ",153979,", ",1539O9,");

        Program program = Program.run("explain", pack.folder(), "materialaufwand", "ist", "2023-06-30", "gliederung");

        assertThat(program.err()).startsWith("EB-CSV-004  zwischenbericht-guv.csv:28:6");
        assertThat(program.out())
                .contains("Summe Materialaufwand, Ist 30.06.2023: –")
                .contains("kein Wert: die Angabe fehlt")
                .contains("konto=5221000000");
        assertThat(program.status()).as("something could not be read").isEqualTo(2);
    }

    @Test
    void explain_on_no_pack_says_what_a_pack_is() {
        Program program = Program.run("explain", directory, "jahresergebnis");

        assertThat(program.status()).isEqualTo(2);
        assertThat(program.out()).isEmpty();
        assertThat(program.err())
                .startsWith("EB-PCK-001  pack.json  the folder " + directory + " has no readable pack.json")
                .contains("a pack is a folder with pack.json and its tables");
    }

    // ------------------------------------------------------------------------------------------------ check folders

    @Test
    void the_check_folder_of_a_pack_can_be_checked_again_with_the_same_verdicts() throws IOException {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        Program.pack(KOBLENZ, first);

        Program program = Program.run("check", first.resolve("check"), "--out", second);

        assertThat(program.status()).as("the two contradictions").isEqualTo(1);
        assertThat(program.out()).contains("check: 716 exact, 46 within rounding, 2 contradictions, 0 not checkable");
        assertThat(Files.readString(second.resolve("check").resolve("verdicts.csv")))
                .isEqualTo(Files.readString(first.resolve("check").resolve("verdicts.csv")));
    }

    @Test
    void an_unreadable_check_folder_does_not_stop_the_others() {
        Path first = directory.resolve("first");
        Program.pack(KOBLENZ, first);

        Program program = Program.run(
                "check", directory.resolve("nothing"), first.resolve("check"), "--out", directory.resolve("out"));

        assertThat(program.status()).isEqualTo(2);
        assertThat(program.out())
                .contains("nothing: could not be read, nothing was checked")
                .contains("check: 716 exact");
        BadInputTest.assertNoStackTrace(program);
    }

    @Test
    void a_check_folder_that_fails_does_not_stop_the_others() throws IOException {
        Path out = Files.createDirectories(directory.resolve("out"));
        Files.writeString(out.resolve("one"), "", StandardCharsets.UTF_8);
        for (String name : List.of("one", "two")) {
            Path folder = Files.createDirectories(directory.resolve(name));
            Files.writeString(
                    folder.resolve("figures.csv"), "figure,value,unit\na,1,EUR\nb,1,EUR\n", StandardCharsets.UTF_8);
            Files.writeString(
                    folder.resolve("relations.csv"),
                    "relation,kind,role,figure\nr,sum,target,a\nr,sum,term,b\n",
                    StandardCharsets.UTF_8);
        }

        Program program = Program.run("check", directory.resolve("one"), directory.resolve("two"), "--out", out);

        assertThat(program.status()).isEqualTo(2);
        assertThat(program.err()).startsWith("EB-FOL-004  " + directory.resolve("one") + "  cannot write ");
        assertThat(program.out())
                .contains("one: the check failed, nothing was written")
                .contains("two: 1 exact, 0 within rounding, 0 contradictions");
        BadInputTest.assertNoStackTrace(program);
    }
}
