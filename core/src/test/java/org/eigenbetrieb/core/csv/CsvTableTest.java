package org.eigenbetrieb.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, keys and columns of a table. */
class CsvTableTest {

    private static CsvTable.Cell cell(String column, String text) {
        return new CsvTable.Cell(column, text, SourceRef.of("konten.csv", 17, 5));
    }

    // ------------------------------------------------------------------------------------------------ numbers

    @Test
    void a_number_is_read_in_the_notation_of_its_column() {
        assertThat(cell("betrag", "1.243,60")
                        .quantity(Notation.GERMAN, Unit.EUR)
                        .value())
                .contains(Quantity.of(124360, 2, Unit.EUR));
        assertThat(cell("betrag", " -5 ").quantity(Notation.PLAIN, Unit.TEUR).value())
                .contains(Quantity.of(-5, 0, Unit.TEUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u200B\t"})
    void a_blank_cell_is_no_number_and_no_problem(String text) {
        Read<Optional<Quantity>> read = cell("betrag", text).quantity(Notation.GERMAN, Unit.EUR);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).isEmpty();
        assertThat(cell("betrag", text).isBlank()).isTrue();
    }

    @Test
    void a_text_that_is_no_number_is_named_with_its_place_and_what_to_look_at() {
        Read<Optional<Quantity>> read = cell("betrag", "1.243,6OO").quantity(Notation.GERMAN, Unit.EUR);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .singleElement()
                .hasToString("EB-CSV-004  konten.csv:17:5  betrag \"1.243,6OO\" is not an amount in German notation\n"
                        + "            expected digits, '.' between thousands, ',' before decimals – the letter O at"
                        + " position 8 looks like a zero");
        assertThat(cell("stellen", "1,5o")
                        .quantity(Notation.GERMAN, Unit.VZAE)
                        .problems()
                        .get(0)
                        .message())
                .isEqualTo("stellen \"1,5o\" is not a number in German notation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#WERT!", "#NV", "########"})
    void what_a_spreadsheet_prints_instead_of_a_number_is_explained(String text) {
        assertThat(cell("betrag", text)
                        .quantity(Notation.GERMAN, Unit.EUR)
                        .problems()
                        .get(0)
                        .expected())
                .contains("a spreadsheet prints this when its formula failed or its column is too narrow");
    }

    // ------------------------------------------------------------------------------------------------ keys

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0411",
                "4411901000",
                "99001002003004",
                "17.10.00",
                "5a",
                "1.00",
                "2.0",
                "12E5",
                "E12",
                "4E+",
                "1,2,3",
                "1.000.000",
                "=x",
                "-",
                "5,"
            })
    void a_key_is_kept_as_it_is(String text) {
        Read<Optional<String>> read = cell("konto", text).key();

        assertThat(read.value()).contains(text);
        assertThat(read.problems()).isEmpty();
    }

    static Stream<Arguments> spoiled() {
        String number = "a spreadsheet took the key for a number";
        return Stream.of(
                arguments("4,4119E+09", number + ", wrote it in scientific notation and so lost its last digits"),
                arguments("4.4119e+09", number + ", wrote it in scientific notation and so lost its last digits"),
                arguments("4E+09", number + ", wrote it in scientific notation and so lost its last digits"),
                arguments("1,5E-3", number + ", wrote it in scientific notation and so lost its last digits"),
                arguments("4411901000,00", number + " and added decimals"),
                arguments("4411901000.0", number + " and added decimals"),
                arguments("17,0", number + " and added decimals"),
                arguments("#####", "a spreadsheet prints this when a formula failed or a column is too narrow"));
    }

    @ParameterizedTest
    @MethodSource("spoiled")
    void a_key_that_a_spreadsheet_has_spoiled_is_refused_with_what_it_did(String text, String reason) {
        Read<Optional<String>> read = cell("konto", text).key();

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-CSV-018");
            assertThat(problem.message()).isEqualTo("konto \"" + text + "\" is not a key: " + reason);
            assertThat(problem.expected()).contains("in Excel give the column the format Text");
        });
    }

    @Test
    void blanks_and_invisible_characters_are_no_part_of_a_key() {
        Read<Optional<String>> read = cell("konto", " 04\u200B11\u00A0").key();

        assertThat(read.value()).contains("0411");
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-CSV-022");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message())
                    .isEqualTo("konto \" 04<U+200B>11<U+00A0>\" has blanks around it or invisible characters in it;"
                            + " taken as \"0411\"");
        });
        assertThat(cell("konto", " ").key()).isEqualTo(new Read<>(Optional.empty(), List.of()));
    }

    // ------------------------------------------------------------------------------------------------ columns

    @Test
    void missing_columns_are_named_with_the_most_similar_one() {
        CsvTable table = CsvReader.read(
                        "Konto;Bezeichnung;Ansatz 2024\n".getBytes(StandardCharsets.UTF_8),
                        "konten.csv",
                        CsvFormat.GERMAN_EXCEL,
                        Limits.STANDARD)
                .value();

        assertThat(table.missing(List.of("Konto", "ansatz_2024", "bezeichnug", "plan")))
                .extracting(Problem::toString)
                .containsExactly(
                        "EB-CSV-019  konten.csv:1  column \"ansatz_2024\" is missing – did you mean \"Ansatz 2024\"?\n"
                                + "            expected it in the header, which has Konto, Bezeichnung, Ansatz 2024",
                        "EB-CSV-019  konten.csv:1  column \"bezeichnug\" is missing – did you mean \"Bezeichnung\"?\n"
                                + "            expected it in the header, which has Konto, Bezeichnung, Ansatz 2024",
                        "EB-CSV-019  konten.csv:1  column \"plan\" is missing\n"
                                + "            expected it in the header, which has Konto, Bezeichnung, Ansatz 2024");
        assertThat(CsvTable.empty("x.csv").missing(List.of("a")))
                .singleElement()
                .hasToString("EB-CSV-019  x.csv  column \"a\" is missing\n"
                        + "            expected a header line that names it");
    }

    @Test
    void a_name_with_umlauts_is_similar_to_the_one_without() {
        CsvTable table = CsvReader.read(
                        "Umsatzerlöse;Straße\n".getBytes(StandardCharsets.UTF_8),
                        "x.csv",
                        CsvFormat.GERMAN_EXCEL,
                        Limits.STANDARD)
                .value();

        assertThat(table.missing(List.of("umsatzerloese", "strasse")))
                .extracting(Problem::message)
                .containsExactly(
                        "column \"umsatzerloese\" is missing – did you mean \"Umsatzerlöse\"?",
                        "column \"strasse\" is missing – did you mean \"Straße\"?");
    }
}
