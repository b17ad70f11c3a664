package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad input of every kind: named with code, file, line and field, with what was expected and what to do; exit status 2;
 * everything that does not depend on it computed and written.
 */
class BadInputTest {

    private static final String GUV = "zwischenbericht-guv.csv";
    private static final String STROM =
            "roh-hilfs-und-betriebsstoffe,konto,5221000000,Strom,325000,153979,47,307957,95,335221.21,109";

    @TempDir
    Path directory = Path.of("");

    private static Consumer<Koblenz> row(String after) {
        return pack -> pack.replace(GUV, STROM, after);
    }

    private static Consumer<Koblenz> json(String before, String after) {
        return pack -> pack.replace("pack.json", before, after);
    }

    /** What is wrong, how it comes about, how the message begins, and what it says. */
    static Stream<Arguments> bad_tables() {
        return Stream.of(
                arguments(
                        "an amount with a letter O",
                        row(STROM.replace(",153979,", ",1539O9,")),
                        "EB-CSV-004  zwischenbericht-guv.csv:28:6  ist_2023_06_30 \"1539O9\" is not an amount in plain notation",
                        List.of(
                                "expected digits, '.' before decimals",
                                "the letter O at position 5 looks like a zero")),
                arguments(
                        "an amount in another notation",
                        row(STROM.replace(",153979,", ",\"153.979,00\",")),
                        "EB-CSV-004  zwischenbericht-guv.csv:28:6  ist_2023_06_30 \"153.979,00\" is not an amount",
                        List.of("if the whole file is written like this, declare its notation as german")),
                arguments(
                        "an amount in another unit",
                        row(STROM.replace(",153979,", ",154 T€,")),
                        "EB-CSV-004  zwischenbericht-guv.csv:28:6  ist_2023_06_30 \"154 T€\" is not an amount",
                        List.of("the unit \"T€\" at position 5 is not EUR")),
                arguments(
                        "a formula that failed",
                        row(STROM.replace(",153979,", ",#WERT!,")),
                        "EB-CSV-004  zwischenbericht-guv.csv:28:6  ist_2023_06_30 \"#WERT!\" is not an amount",
                        List.of("a spreadsheet prints this when its formula failed")),
                arguments(
                        "a row with a field too many",
                        row(STROM.replace(",47,", ",47,99,")),
                        "EB-CSV-010  zwischenbericht-guv.csv:28:12  the row has 12 fields, the header has 11",
                        List.of("expected a field that holds the delimiter comma (,) in quotes")),
                arguments(
                        "a row with a field too few",
                        row(STROM.replace(",47,", ",")),
                        "EB-CSV-009  zwischenbericht-guv.csv:28:10  the row has 10 fields, the header has 11",
                        List.of("write empty fields too")),
                arguments(
                        "a quote that is never closed",
                        (Consumer<Koblenz>) pack -> pack.replace(GUV, ",Gewerbsteuer,", ",\"Gewerbsteuer,"),
                        "EB-CSV-011  zwischenbericht-guv.csv:103:4  the quote that opens here is never closed",
                        List.of("everything from here to the end of the file is lost", "expected a closing \"")),
                arguments(
                        "a quote that closes some rows later",
                        row(STROM.replace("Strom", "\"Strom")),
                        "EB-CSV-012  zwischenbericht-guv.csv:31:4  after the closing quote stands \"Hardware EK <250,01 \"",
                        List.of("the field opens in line 28", "probably the closing quote in line 28 is missing")),
                arguments(
                        "a line that the form does not have",
                        row(STROM.replace("roh-hilfs-und-betriebsstoffe", "roh-hilfsstoffe")),
                        "EB-PCK-004  zwischenbericht-guv.csv:28:1  \"roh-hilfsstoffe\" is no line of layout rp-zwischenbericht-guv",
                        List.of("expected one of [umsatzerloese, ", "roh-hilfs-und-betriebsstoffe")),
                arguments(
                        "an account without post",
                        row(STROM.replace("roh-hilfs-und-betriebsstoffe", "")),
                        "EB-PCK-005  zwischenbericht-guv.csv:28:3  account 5221000000 is assigned to no post",
                        List.of("name its post in column \"posten\": one of [umsatzerloese")),
                arguments(
                        "an account under a sum",
                        row(STROM.replace("roh-hilfs-und-betriebsstoffe", "materialaufwand")),
                        "EB-PCK-005  zwischenbericht-guv.csv:28:1  account 5221000000 cannot belong to \"materialaufwand\"",
                        List.of("which does not add up accounts", "expected one of [umsatzerloese")),
                arguments(
                        "an account that stands there twice",
                        row(STROM + "\n" + STROM),
                        "EB-PCK-006  zwischenbericht-guv.csv:29  \"5221000000\" stands in this table twice, first in line 28",
                        List.of("keep one row; the second one was not used")),
                arguments(
                        "an account that a spreadsheet took for a number",
                        row(STROM.replace("5221000000", "5.221E+09")),
                        "EB-CSV-018  zwischenbericht-guv.csv:28:3  konto \"5.221E+09\" is not a key",
                        List.of(
                                "wrote it in scientific notation and so lost its last digits",
                                "expected the key as text")),
                arguments(
                        "an account with too many digits",
                        row(STROM.replace("5221000000", "52210000001")),
                        "EB-PCK-009  zwischenbericht-guv.csv:28:3  account number 52210000001 has 11 characters",
                        List.of("expected 10 digits, as pack.json says")),
                arguments(
                        "a figure where the form has none",
                        (Consumer<Koblenz>) pack -> pack.replace(
                                "vermoegensplan-2024-gesamt.csv",
                                "3 Jahresgewinn,548230,,",
                                "3 Jahresgewinn,548230,7,"),
                        "EB-PCK-014  vermoegensplan-2024-gesamt.csv:4:5  \"7\" stands where the form has no figure",
                        List.of("line \"3 Jahresgewinn\" has none in column \"ve_2024\"; clear the cell")),
                arguments(
                        "a column that is missing",
                        (Consumer<Koblenz>)
                                pack -> pack.change(Koblenz.GUV, table -> table.removeColumn("ist_2023_06_30")),
                        "EB-CSV-019  zwischenbericht-guv.csv:1  column \"ist_2023_06_30\" is missing",
                        List.of("expected it in the header")),
                arguments(
                        "a wrong delimiter",
                        (Consumer<Koblenz>)
                                pack -> pack.write(GUV, pack.table(Koblenz.GUV).text(';')),
                        "EB-CSV-005  zwischenbericht-guv.csv:1:1  the header is one field",
                        List.of(
                                "its columns seem to be separated by semicolon (;), but comma (,) is declared",
                                "declare the delimiter semicolon (;)")),
                arguments(
                        "a wrong encoding",
                        (Consumer<Koblenz>)
                                pack -> pack.write(GUV, pack.text(GUV).getBytes(Charset.forName("windows-1252"))),
                        "EB-CSV-002  zwischenbericht-guv.csv:2:4  byte 0xE4 is not UTF-8",
                        List.of("looks like Windows-1252, where it is \"ä\"", "declare the encoding Windows-1252")),
                arguments(
                        "no text file at all",
                        (Consumer<Koblenz>) pack -> pack.write(GUV, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 1, 2}),
                        "EB-CSV-003  zwischenbericht-guv.csv",
                        List.of("")),
                arguments(
                        "an empty file",
                        (Consumer<Koblenz>) pack -> pack.write(GUV, new byte[0]),
                        "EB-CSV-001  zwischenbericht-guv.csv",
                        List.of("")),
                arguments(
                        "a file that is not there",
                        (Consumer<Koblenz>) pack -> pack.delete(GUV),
                        "EB-CSV-020  zwischenbericht-guv.csv  the file cannot be read: there is no such file",
                        List.of("expected a readable file at this path")),
                arguments(
                        "a folder where a file should be",
                        (Consumer<Koblenz>) pack -> {
                            pack.delete(GUV);
                            create(pack.folder().resolve(GUV));
                        },
                        "EB-CSV-020  zwischenbericht-guv.csv  the file cannot be read",
                        List.of("expected a readable file at this path")),
                arguments(
                        "a single fact with a phase that does not exist",
                        (Consumer<Koblenz>) pack -> pack.replace(
                                "prosawerte.csv", "liquiditaetskredit,ANSATZ,2023", "liquiditaetskredit,PLAN,2023"),
                        "EB-PCK-016  prosawerte.csv:4  the row names no figure: \"PLAN\" is not a phase",
                        List.of("expected concept, phase and period, for example jahresergebnis, ANSATZ, 2023")));
    }

    /** Mistakes in pack.json that leave the rest of the pack usable. */
    static Stream<Arguments> bad_descriptions() {
        return Stream.of(
                arguments(
                        "a layout that does not exist",
                        json("\"rp-zwischenbericht-guv\"", "\"rp-guv\""),
                        "EB-PCK-002  pack.json:53:5  paper \"zwischenbericht-guv\" wants the layout \"rp-guv\"",
                        List.of("which does not exist", "expected one of [", "rp-zwischenbericht-guv")),
                arguments(
                        "a column that the form does not have",
                        json("\"column\": \"ist-prozent\"", "\"column\": \"ist-promille\""),
                        "EB-PCK-008  pack.json:66:33  layout \"rp-zwischenbericht-guv\" has no column \"ist-promille\"",
                        List.of("expected one of [plan, ist, ist-prozent")),
                arguments(
                        "a calculator that does not exist",
                        json("\"hochrechnung.linear\"", "\"hochrechnung.quadratisch\""),
                        "EB-CAL-001  pack.json:115:5  there is no calculator \"hochrechnung.quadratisch\"",
                        List.of("expected one of [hochrechnung.festwert, ", "or add your own to the registry")),
                arguments(
                        "a line in a choice that does not exist",
                        json("\"maschinen-anlagen\", ", "\"maschinen\", "),
                        "EB-CAL-004  pack.json:116:5  the choice names \"maschinen\", which is neither a line nor an account",
                        List.of("expected a line, a post or an account of the paper")),
                arguments(
                        "a line in a choice that the form computes itself",
                        json("\"maschinen-anlagen\", ", "\"summe-sachanlagen\", "),
                        "EB-CAL-004  pack.json:116:5  the choice names \"summe-sachanlagen\", which its form computes from",
                        List.of("choose for the lines it is computed from")),
                arguments(
                        "two choices that fit equally",
                        json(
                                "\"choices\": [\n",
                                "\"choices\": [\n    {\"slot\": \"hochrechnung\", \"calculator\": \"hochrechnung.planwert\","
                                        + " \"reason\": \"wie geplant\"},\n"),
                        "EB-CAL-003  pack.json:116:5  two choices fit abschreibungen equally: hochrechnung.planwert"
                                + " (pack.json:115:5) and hochrechnung.linear",
                        List.of("name the line in one of them only")),
                arguments(
                        "a parameter that the calculator does not have",
                        json("\"convention\": \"months\"", "\"konvention\": \"months\""),
                        "EB-CAL-009  pack.json:115:5  calculator hochrechnung.linear has no parameter \"konvention\"",
                        List.of("expected one of [convention]")),
                arguments(
                        "a parameter with a value that the calculator does not know",
                        json("\"convention\": \"months\"", "\"convention\": \"weeks\""),
                        "EB-CAL-011  pack.json:115:5  calculator hochrechnung.linear cannot use its parameters {convention=weeks}",
                        List.of("\"weeks\" is not a way to count time; expected months, days or 30-360")),
                arguments(
                        "a file that leads out of the folder",
                        json(
                                "\"file\": \"zwischenbericht-guv.csv\"",
                                "\"file\": \"../koblenz/zwischenbericht-guv.csv\""),
                        "EB-PCK-017  pack.json:53:5  the file name \"../koblenz/zwischenbericht-guv.csv\" leads out of the folder",
                        List.of("name files inside the folder, without .. and without links to elsewhere")),
                arguments(
                        "a file with an absolute name",
                        json("\"file\": \"zwischenbericht-guv.csv\"", "\"file\": \"/etc/hostname\""),
                        "EB-PCK-017  pack.json:53:5  the file name \"/etc/hostname\" leads out of the folder",
                        List.of("name files inside the folder")));
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Koblenz spoilt(Consumer<Koblenz> spoil) {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"));
        spoil.accept(pack);
        return pack;
    }

    /** Messages without the one that the pack of Koblenz has anyway. */
    private static List<String> messages(Program program) {
        return program.err()
                .lines()
                .filter(line -> line.startsWith("EB-") && !line.startsWith("EB-PCK-010"))
                .toList();
    }

    @Test
    void a_control_character_in_a_reason_is_no_obstacle_and_shows_as_a_replacement_character() {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"))
                .replace("pack.json", "in der Vorlage ist das Halbjahr verdoppelt", "doppelt\\u0000");
        Path out = directory.resolve("out");

        Program program = Program.pack(pack.folder(), out);

        assertThat(program.status()).isZero();
        assertThat(new Koblenz(out.resolve("check")).text("relations.csv")).contains("Grund: doppelt\uFFFD");
    }

    static void assertNoStackTrace(Program program) {
        assertThat(program.err() + program.out())
                .doesNotContain("Exception in thread")
                .doesNotContain("\tat ")
                .doesNotContain("at org.eigenbetrieb")
                .doesNotContain("java.lang.")
                .doesNotContain("java.nio.")
                .doesNotContain("NullPointer");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"bad_tables", "bad_descriptions"})
    void bad_input_is_named_with_its_place_and_what_to_do(
            String kind, Consumer<Koblenz> spoil, String message, List<String> details) {
        Program program = Program.pack(spoilt(spoil).folder(), directory.resolve("out"));

        assertThat(program.status()).as(kind).isEqualTo(2);
        assertThat(messages(program)).first().asString().startsWith(message);
        assertThat(program.err()).contains(details);
        assertNoStackTrace(program);
        // Every message is followed by what was expected.
        List<String> lines = program.err().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("EB-")) {
                assertThat(lines.get(i)).matches("EB-[A-Z]{3}-[0-9]{3}  \\S+  \\S.*");
                assertThat(i + 1 < lines.size() ? lines.get(i + 1) : "")
                        .as("what to do about %s", lines.get(i))
                        .startsWith("            ")
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"bad_tables", "bad_descriptions"})
    void everything_else_is_computed_and_written_and_the_problem_stands_in_findings_json(
            String kind, Consumer<Koblenz> spoil, String message, List<String> details) {
        Path out = directory.resolve("out");
        Program program = Program.pack(spoilt(spoil).folder(), out);

        for (String document : List.of(Koblenz.ZWISCHENBERICHT, Koblenz.WIRTSCHAFTSPLAN)) {
            for (String format : List.of("html", "md", "txt", "csv", "json")) {
                assertThat(out.resolve(document + "." + format)).as(kind).isNotEmptyFile();
            }
        }
        assertThat(program.out()).containsPattern("[0-9]+ problems? in the inputs");
        String code = message.substring(0, 10);
        assertThat(Json.read(out.resolve("findings.json")).list("findings").stream()
                        .filter(finding -> finding.text("code").equals(code))
                        .map(finding -> finding.text("severity")))
                .as("%s in findings.json", code)
                .isNotEmpty()
                .containsOnly("ERROR");
        // What has nothing to do with any of these mistakes: the turnover planned for 2024.
        assertThat(Papers.of(out)
                        .cell(Koblenz.GESAMT, "umsatzerloese", "ansatz")
                        .text("value"))
                .isEqualTo("12722000");
        CheckFolderTest.assertReproduced(out.resolve("check"));
    }

    // ------------------------------------------------------------------------------------- nothing can be computed

    static Stream<Arguments> unusable() {
        return Stream.of(
                arguments(
                        "no pack.json",
                        (Consumer<Koblenz>) pack -> pack.delete("pack.json"),
                        List.of("EB-PCK-001  pack.json  the folder ", "has no readable pack.json")),
                arguments(
                        "a comma is missing",
                        json("\"land\": \"RP\",", "\"land\": \"RP\""),
                        List.of("EB-JSN-001  pack.json:4:3  this is not JSON", "JSON wants double quotes, commas")),
                arguments(
                        "an empty file",
                        (Consumer<Koblenz>) pack -> pack.write("pack.json", ""),
                        List.of("EB-JSN-001  pack.json  the file is empty")),
                arguments(
                        "something else than an object",
                        (Consumer<Koblenz>) pack -> pack.write("pack.json", "[1, 2]"),
                        List.of("EB-JSN-005  pack.json:1:1  found a list", "expected an object")),
                arguments(
                        "two fields that are not known, both named",
                        json("\"land\": \"RP\",", "\"land\": \"RP\", \"lnad\": 1, \"organistaion\": \"x\","),
                        List.of(
                                "EB-JSN-003  pack.json:3:25  field \"lnad\" is not known here",
                                "EB-JSN-003  pack.json:3:",
                                "field \"organistaion\" is not known here",
                                "expected one of choices, documents, land, municipality, organisation, papers")),
                arguments(
                        "a field that is missing",
                        json("  \"stand\": \"2023-09-28\",\n", ""),
                        List.of("EB-JSN-004  pack.json:1:1  field \"stand\" is missing")),
                arguments(
                        "a day that does not exist",
                        json("\"stand\": \"2023-09-28\"", "\"stand\": \"2023-09-31\""),
                        List.of("EB-JSN-005  pack.json:5:12  \"2023-09-31\" is not a day")),
                arguments(
                        "a Land that does not exist",
                        json("\"land\": \"RP\"", "\"land\": \"XX\""),
                        List.of("EB-JSN-005  pack.json:3:", "XX")),
                arguments(
                        "a document of a paper that does not exist",
                        json("[\"zwischenbericht-guv\", ", "[\"zwischenbericht\", "),
                        List.of("EB-JSN-006  pack.json:", "there is no paper \"zwischenbericht\"", "expected one of")),
                arguments(
                        "a field twice",
                        json("\"planYear\": 2024,", "\"planYear\": 2024, \"planYear\": 2025,"),
                        List.of("EB-JSN-002  pack.json:6:", "field \"planYear\" stands here twice")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void an_unusable_description_is_explained_and_nothing_is_written(
            String kind, Consumer<Koblenz> spoil, List<String> messages) {
        Path out = directory.resolve("out");

        Program program = Program.pack(spoilt(spoil).folder(), out);

        assertThat(program.status()).as(kind).isEqualTo(2);
        assertThat(program.err()).contains(messages).contains("Nothing was computed: pack.json cannot be used.");
        assertThat(program.out()).isEmpty();
        assertNoStackTrace(program);
        assertThat(out).doesNotExist();
    }

    // ------------------------------------------------------------------------------------------------- together

    @Test
    void many_mistakes_are_all_named_at_once() {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"));
        for (String[] edit : new String[][] {
            {",153979,", ",1539O9,"},
            {"Heizungskosten,9000,3000", "Heizungskosten,9000,3 000"},
            {"konto,5223000000", "konto,5.223E+09"},
            {"roh-hilfs-und-betriebsstoffe,konto,5238002000", "hardware,konto,5238002000"},
        }) {
            pack.replace(GUV, edit[0], edit[1]);
        }
        pack.replace("pack.json", "\"maschinen-anlagen\", ", "\"maschinen\", ");
        pack.delete("vermoegensplan-2024-gesamt.csv");

        Program program = Program.pack(pack.folder(), directory.resolve("out"));

        assertThat(program.status()).isEqualTo(2);
        assertThat(messages(program))
                .extracting(message -> message.split("  ", -1)[0] + " " + message.split("  ", -1)[1])
                .containsExactly(
                        "EB-CAL-004 pack.json:116:5",
                        "EB-CSV-020 vermoegensplan-2024-gesamt.csv",
                        "EB-CSV-004 zwischenbericht-guv.csv:28:6",
                        "EB-CSV-004 zwischenbericht-guv.csv:29:6",
                        "EB-CSV-018 zwischenbericht-guv.csv:30:3",
                        "EB-PCK-004 zwischenbericht-guv.csv:31:1");
        assertThat(program.out()).contains("6 problems in the inputs");
    }

    @Test
    void strict_does_not_hide_that_something_could_not_be_read() {
        Koblenz pack = spoilt(row(STROM.replace(",153979,", ",1539O9,")));

        assertThat(Program.pack(pack.folder(), directory.resolve("out"), "--strict")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void a_link_out_of_the_folder_is_refused() throws IOException {
        Path secret = directory.resolve("elsewhere.csv");
        Files.writeString(secret, "posten,wert\n", StandardCharsets.UTF_8);
        Koblenz pack = Koblenz.copyTo(directory.resolve("in")).delete(GUV);
        Files.createSymbolicLink(pack.folder().resolve(GUV), secret);

        Program program = Program.pack(pack.folder(), directory.resolve("out"));

        assertThat(program.status()).isEqualTo(2);
        assertThat(messages(program)).first().asString().contains("EB-PCK-017").contains("leads out of the folder");
    }
}
