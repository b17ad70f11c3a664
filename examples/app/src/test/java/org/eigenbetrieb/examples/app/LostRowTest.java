package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A row that could not be read is not counted as 0: no sum is printed without it, and nothing contradicts a sum that it
 * belongs to.
 */
class LostRowTest {

    private static final String STROM =
            "roh-hilfs-und-betriebsstoffe,konto,5221000000,Strom,325000,153979,47,307957,95,335221.21,109";

    @TempDir
    Path directory = Path.of("");

    private static Consumer<Koblenz> row(String after) {
        return pack -> pack.replace("zwischenbericht-guv.csv", STROM, after);
    }

    static Stream<Arguments> lost_rows() {
        return Stream.of(
                arguments("a field too many", row(STROM.replace(",47,", ",47,99,"))),
                arguments("a field too few", row(STROM.replace(",47,", ","))),
                arguments("a line that the form does not have", row(STROM.replace("roh-hilfs-und", "rohhilfs-und"))),
                arguments("no post", row(STROM.replace("roh-hilfs-und-betriebsstoffe", ""))),
                arguments(
                        "a post that adds up no accounts",
                        row(STROM.replace("roh-hilfs-und-betriebsstoffe", "materialaufwand"))),
                arguments("a spoiled account number", row(STROM.replace("5221000000", "5.221E+09"))),
                arguments("an account number that is too long", row(STROM.replace("5221000000", "52210000001"))),
                arguments("an account that is taken", row(STROM.replace("5221000000", "5222000000"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lost_rows")
    void a_sum_is_not_printed_without_a_row_that_could_not_be_read(String kind, Consumer<Koblenz> spoil) {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"));
        spoil.accept(pack);
        Path out = directory.resolve("out");

        assertThat(Program.pack(pack.folder(), out, "--recompute").status()).isEqualTo(2);

        for (String sum : List.of("materialaufwand", "summe-aufwendungen", "ergebnis-nach-steuern")) {
            for (String column : List.of("ist", "hochrechnung")) {
                Json cell = Papers.of(out).cell(Koblenz.GUV, sum, column);
                assertThat(cell.find("absent"))
                        .as("%s: %s %s is %s", kind, sum, column, cell)
                        .isPresent();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lost_rows")
    void a_printed_sum_is_not_accused_because_of_a_row_that_could_not_be_read(String kind, Consumer<Koblenz> spoil) {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"));
        spoil.accept(pack);
        Path out = directory.resolve("out");

        Program.pack(pack.folder(), out);

        // That this one account has two amounts is true where a row carries the number of another.
        assertThat(Json.read(out.resolve("findings.json")).list("findings").stream()
                        .filter(finding -> finding.text("code").startsWith("EB-CHK"))
                        .map(finding -> finding.text("relation"))
                        .filter(relation -> !relation.contains("zwischenbericht-guv:5222000000:")))
                .as(kind)
                // The row of account 5225000000, whose two percentages are missing in print.
                .containsExactly("zwischenbericht-guv:5225000000:ist-prozent");
    }

    static Stream<Arguments> lost_tables() {
        return Stream.of(
                arguments(
                        "the file is missing", (Consumer<Koblenz>) pack -> pack.delete("erfolgsplan-2024-konten.csv")),
                arguments("the delimiter is wrong", (Consumer<Koblenz>) pack -> pack.write(
                        "erfolgsplan-2024-konten.csv",
                        pack.table(Koblenz.KONTEN).text(';'))),
                arguments("the file is empty", (Consumer<Koblenz>)
                        pack -> pack.write("erfolgsplan-2024-konten.csv", new byte[0])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lost_tables")
    void a_list_of_accounts_that_could_not_be_read_is_not_an_empty_list(String kind, Consumer<Koblenz> spoil) {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"));
        spoil.accept(pack);
        Path out = directory.resolve("out");

        Program program = Program.pack(pack.folder(), out, "--recompute");

        assertThat(program.status()).isEqualTo(2);
        assertThat(Json.read(out.resolve("findings.json")).list("findings").stream()
                        .filter(finding -> finding.text("code").startsWith("EB-CHK"))
                        .map(finding -> finding.text("relation")))
                .as("no printed sum is held against an empty list")
                // The row of account 5225000000, whose two percentages are missing in print.
                .containsExactly("zwischenbericht-guv:5225000000:ist-prozent");
        for (String post : List.of("umsatzerloese", "bezogene-leistungen", "jahresergebnis")) {
            Json cell = Papers.of(out).cell(Koblenz.GESAMT, post, "ansatz");
            assertThat(cell.find("absent")).as("%s: %s is %s", kind, post, cell).isPresent();
        }
    }
}
