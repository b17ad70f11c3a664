package org.eigenbetrieb.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in files. */
class SourceRefTest {

    private static final int MAX = Integer.MAX_VALUE;

    @Test
    void of_names_a_file_a_line_or_a_field() {
        assertThat(SourceRef.of("konten.csv")).isEqualTo(SourceRef.of("konten.csv", 0, 0));
        assertThat(SourceRef.of("konten.csv", 17, 0)).hasToString("konten.csv:17");
        assertThat(SourceRef.of("konten.csv", 17, 5)).hasToString("konten.csv:17:5");
        assertThat(SourceRef.of("konten.csv", MAX, MAX)).hasToString("konten.csv:2147483647:2147483647");
    }

    @Test
    void of_refuses_what_names_no_place() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceRef.of(""))
                .withMessage("A place needs the name of its file, for example \"konten.csv\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceRef.of("konten.csv", 0, 5))
                .withMessage(
                        "Line 0 and column 5 do not name a place; both count from 1, 0 means the whole file or line");
        assertThatIllegalArgumentException().isThrownBy(() -> SourceRef.of("konten.csv", -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> SourceRef.of("konten.csv", 1, -1));
    }

    @Test
    void of_refuses_a_file_name_that_reads_as_a_place() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceRef.of("konten.csv:17", 5, 0))
                .withMessage("The name of a file cannot end in a colon and a number: \"konten.csv:17\";"
                        + " give line and column separately");
    }

    @ParameterizedTest
    @CsvSource({
        "konten.csv, konten.csv, 0, 0",
        "konten.csv:17, konten.csv, 17, 0",
        "konten.csv:17:5, konten.csv, 17, 5",
        "C:/pack/konten.csv:17:5, C:/pack/konten.csv, 17, 5",
        "a:b, a:b, 0, 0",
        "a:, a:, 0, 0",
        ":5, :5, 0, 0",
        "a:1000000000, a, 1000000000, 0",
        "a:2147483647, a, 2147483647, 0",
        "a:2147483648, a:2147483648, 0, 0"
    })
    void parse_reads_file_line_and_column(String text, String file, int line, int column) {
        SourceRef place = SourceRef.parse(text);

        assertThat(place).isEqualTo(SourceRef.of(file, line, column));
        assertThat(place).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:0:5", "a:1:2:3"})
    void parse_refuses_what_names_no_place(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SourceRef.parse(text));
    }

    @Test
    void places_are_ordered_by_file_then_line_then_column() {
        assertThat(SourceRef.of("a", 9, 9)).isLessThan(SourceRef.of("b", 1, 1));
        assertThat(SourceRef.of("a", 9, 9)).isLessThan(SourceRef.of("a", 10, 1));
        assertThat(SourceRef.of("a", 9, 9)).isLessThan(SourceRef.of("a", 9, 10));
    }
}
