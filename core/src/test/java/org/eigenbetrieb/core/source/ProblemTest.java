package org.eigenbetrieb.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One thing that is wrong with an input. */
class ProblemTest {

    private static final SourceRef PLACE = SourceRef.of("konten.csv", 17, 5);

    @Test
    void a_problem_prints_code_place_message_and_on_a_second_line_what_was_expected() {
        Problem problem = Problem.error(
                "EB-CSV-004", PLACE, "betrag \"1.243,6OO\" is not an amount in German notation", "expected digits");

        assertThat(problem)
                .hasToString("EB-CSV-004  konten.csv:17:5  betrag \"1.243,6OO\" is not an amount in German notation\n"
                        + "            expected digits");
    }

    @Test
    void a_problem_without_expectation_prints_one_line() {
        assertThat(Problem.warning("EB-CSV-009", SourceRef.of("konten.csv"), "the file is empty", ""))
                .hasToString("EB-CSV-009  konten.csv  the file is empty");
    }

    @Test
    void error_and_warning_differ_in_severity_only() {
        assertThat(Problem.error("EB-CSV-004", PLACE, "m", "e").severity()).isEqualTo(Severity.ERROR);
        assertThat(Problem.warning("EB-CSV-004", PLACE, "m", "e"))
                .isEqualTo(new Problem("EB-CSV-004", Severity.WARNING, PLACE, "m", "e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EB-CSV-4", "EB-CSV-0004", "eb-csv-004", "EB-CS-004", "EB-CSV-004 ", "XX-CSV-004"})
    void the_code_has_a_fixed_form(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.error(code, PLACE, "m", "e"))
                .withMessage("Code \"" + code + "\" does not have the form EB-CSV-004");
    }

    @Test
    void a_problem_has_a_message() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.error("EB-CSV-004", PLACE, " ", "e"))
                .withMessage("A problem needs a message");
    }

    @Test
    void problems_are_ordered_by_place_then_code_then_message() {
        Problem problem = Problem.error("EB-CSV-004", PLACE, "m", "e");

        assertThat(problem).isLessThan(Problem.error("EB-CSV-001", SourceRef.of("konten.csv", 18, 1), "a", "a"));
        assertThat(problem).isLessThan(Problem.error("EB-CSV-005", PLACE, "a", "a"));
        assertThat(problem).isLessThan(Problem.error("EB-CSV-004", PLACE, "n", "a"));
        assertThat(problem).isLessThan(Problem.warning("EB-CSV-004", PLACE, "m", "a"));
        assertThat(problem).isLessThan(Problem.error("EB-CSV-004", PLACE, "m", "f"));
    }
}
