package org.eigenbetrieb.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was read, with all that was wrong. */
class ReadTest {

    private static final Problem FIRST = Problem.error("EB-CSV-004", SourceRef.of("konten.csv", 3, 1), "first", "");
    private static final Problem SECOND = Problem.error("EB-CSV-004", SourceRef.of("konten.csv", 17, 5), "second", "x");
    private static final Problem WARNING = Problem.warning("EB-CSV-009", SourceRef.of("konten.csv"), "warning", "");

    @Test
    void problems_are_sorted_by_place_and_named_once() {
        assertThat(Read.of("value", List.of(SECOND, FIRST, SECOND, WARNING)).problems())
                .containsExactly(WARNING, FIRST, SECOND);
    }

    @Test
    void the_list_of_problems_is_a_copy_that_cannot_be_changed() {
        List<Problem> problems = new ArrayList<>(List.of(FIRST));
        Read<String> read = Read.of("value", problems);
        problems.add(SECOND);

        assertThat(read.problems()).containsExactly(FIRST);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> read.problems().clear());
    }

    @Test
    void a_read_with_warnings_is_clean_and_gives_its_value() {
        Read<String> read = Read.of("value", List.of(WARNING));

        assertThat(read.isClean()).isTrue();
        assertThat(read.orThrow()).isEqualTo("value");
    }

    @Test
    void orThrow_lists_every_problem_warnings_too() {
        Read<String> read = Read.of("value", List.of(SECOND, FIRST, WARNING));

        assertThat(read.isClean()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(read::orThrow)
                .withMessage("The input has problems:\n" + WARNING + "\n" + FIRST + "\n" + SECOND);
    }

    @Test
    void map_changes_the_value_and_keeps_the_problems() {
        assertThat(Read.of("value", List.of(FIRST)).map(String::length)).isEqualTo(Read.of(5, List.of(FIRST)));
    }
}
