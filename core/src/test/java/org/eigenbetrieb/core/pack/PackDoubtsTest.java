package org.eigenbetrieb.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.eigenbetrieb.core.pack.Packs.errors;
import static org.eigenbetrieb.core.pack.Packs.key;
import static org.eigenbetrieb.core.pack.Packs.number;
import static org.eigenbetrieb.core.pack.Packs.pack;

import java.util.List;
import java.util.function.Function;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.junit.jupiter.api.Test;

/** Input that can be read but cannot be meant is named; nothing is computed from it in silence. */
class PackDoubtsTest {

    private static List<String> codes(Pack pack) {
        return pack.problems().stream().map(Problem::code).toList();
    }

    private static Problem only(Pack pack, String code) {
        return pack.problems().stream()
                .filter(problem -> problem.code().equals(code))
                .reduce((one, other) -> {
                    throw new AssertionError("twice: " + one + " and " + other);
                })
                .orElseThrow(() -> new AssertionError(code + " is not among " + pack.problems()));
    }

    private static boolean hasValue(Pack pack, String row, String column) {
        return pack.run().evaluation().value(key(pack, row, column)).ifKnown().isPresent();
    }

    // ---- days ----

    @Test
    void a_stichtag_in_another_year_than_the_paper_is_an_error() {
        Pack pack = pack().paperWith("\"2023-06-30\"", "\"2022-06-30\"").build();

        assertThat(errors(pack)).containsExactly(only(pack, "EB-PCK-023"));
        assertThat(only(pack, "EB-PCK-023").message()).contains("\"bericht\"", "2023", "2022-06-30");
        assertThat(pack.bindings()).isEmpty();
    }

    @Test
    void a_stichtag_after_the_date_of_the_papers_is_a_warning() {
        Pack pack = pack().paperWith("\"2023-06-30\"", "\"2023-12-31\"").build();

        assertThat(only(pack, "EB-PCK-024").severity()).isEqualTo(Severity.WARNING);
        assertThat(only(pack, "EB-PCK-024").message()).contains("2023-09-28", "2023-12-31");
    }

    // ---- tables ----

    @Test
    void a_complete_list_of_accounts_without_any_row_is_an_error_and_no_zero() {
        Pack pack = pack().table("bericht.csv", "posten,konto,bezeichnung,plan,ist,hochrechnung\n")
                .build();

        assertThat(only(pack, "EB-PCK-026").severity()).isEqualTo(Severity.ERROR);
        assertThat(hasValue(pack, "umsatz", "plan")).isFalse();
    }

    @Test
    void posts_that_count_as_0_because_they_have_no_account_are_named() {
        Pack pack = pack().with("material,5421,Papier,700,350.00,700.00\n", "").build();

        assertThat(only(pack, "EB-PCK-027").message()).contains("none of material: taken as 0");
        assertThat(only(pack, "EB-PCK-027").severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void a_choice_for_a_post_whose_row_is_missing_says_so() {
        Pack pack = pack().with("material,5421,Papier,700,350.00,700.00\n", "")
                .choice("test.doppelt", "material")
                .build();

        assertThat(only(pack, "EB-CAL-004").message())
                .isEqualTo("the choice names \"material\", of which the table has no row: it counts as 0");
    }

    @Test
    void a_missing_key_column_is_one_problem_and_not_one_for_each_row_and_choice() {
        Pack pack = pack().paperWith("\"line\": \"posten\"", "\"line\": \"Posten\"")
                .choice("test.doppelt", "material")
                .build();

        assertThat(errors(pack)).extracting(Problem::code).containsExactly("EB-CSV-019");
        assertThat(hasValue(pack, "umsatz", "plan")).isFalse();
    }

    @Test
    void an_unknown_layout_is_one_problem_and_not_one_for_each_choice() {
        Pack pack = pack().paperWith("\"layout\": \"muster\"", "\"layout\": \"mustre\"")
                .choice("test.doppelt", "material")
                .build();

        assertThat(codes(pack)).containsExactly("EB-PCK-002");
    }

    @Test
    void two_columns_for_one_column_of_the_form_are_an_error() {
        Pack pack = pack().paperWith(
                        "\"hochrechnung\": {\"column\": \"hochrechnung\"", "\"hochrechnung\": {\"column\": \"ist\"")
                .build();

        assertThat(only(pack, "EB-PCK-025").message()).contains("\"ist\" and \"hochrechnung\"");
        assertThat(only(pack, "EB-PCK-025").place().line()).isPositive();
    }

    // ---- amounts ----

    @Test
    void a_column_whose_amounts_have_three_decimals_is_not_read() {
        Pack pack = pack().with("400.00", "400.000")
                .with("300.00", "300.000")
                .with("350.00", "350.000")
                .with("705.00", "705.000")
                .build();

        assertThat(only(pack, "EB-PCK-028").message()).startsWith("4 of 5 amounts in column \"ist\" have 3 decimals");
        assertThat(codes(pack)).doesNotContain("EB-PCK-018");
        assertThat(hasValue(pack, "4411", "ist")).isFalse();
        assertThat(number(pack.run(), "umsatz", "plan")).isEqualTo("1500");
    }

    @Test
    void a_single_amount_with_three_decimals_stays_a_warning() {
        Pack pack = pack().with("400.00", "400.000").build();

        assertThat(only(pack, "EB-PCK-018").severity()).isEqualTo(Severity.WARNING);
        assertThat(number(pack.run(), "umsatz", "ist")).isEqualTo("700");
    }

    @Test
    void a_printed_total_without_accounts_is_not_0_where_everything_is_a_claim() {
        Function<String, String> claim = column -> "{\"column\": \"" + column + "\", \"role\": \"claim\"";
        Pack pack = pack().paperWith("{\"column\": \"plan\", \"role\": \"input\"", claim.apply("plan"))
                .paperWith("{\"column\": \"ist\", \"role\": \"input\"", claim.apply("ist"))
                .with("material,5421,Papier", "material,,Material")
                .build();

        assertThat(hasValue(pack, "material", "plan")).isFalse();
        assertThat(pack.run().coverage().count(Verdict.CONTRADICTION)).isZero();
    }

    // ---- figures without value ----

    @Test
    void figures_without_value_are_counted_with_their_reasons() {
        PackRun run = pack().with("350.00", "").build().run();

        assertThat(run.coverage().withoutValue())
                .containsKey(key(run.pack(), "5421", "ist").toString())
                .containsKey(key(run.pack(), "ergebnis", "ist").toString())
                .doesNotContainKey(key(run.pack(), "umsatz", "ist").toString());
        assertThat(pack().build().run().coverage().withoutValue()).isEmpty();
    }

    // ---- questions ----

    @Test
    void the_ids_of_the_check_folder_name_figures() {
        PackRun run = pack().build().run();

        for (CheckCell cell : run.printedNet().net().cells()) {
            assertThat(run.explain(cell.id()).toText()).as(cell.id()).isNotBlank();
        }
    }

    @Test
    void a_misspelt_concept_is_answered_with_the_one_meant_and_an_example_that_works() {
        PackRun run = pack().build().run();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.explain("ertraegge plan"))
                .withMessageContaining("did you mean \"ertraege\"?")
                .satisfies(answer -> {
                    String example = String.valueOf(answer.getMessage()).replaceFirst("(?s).*for example: ", "");
                    assertThat(run.explain(example).toText()).isNotBlank();
                });
    }

    // ---- single facts ----

    @Test
    void a_fact_that_nothing_else_states_or_needs_is_a_warning() {
        Pack pack = pack().table(
                        "prosa.csv",
                        "was,phase,zeit,wert\nertraege,ANSATZ,2023,1510\nertraegge,ANSATZ,2023,9\nergebnis,ANSATZ,2024,9\n")
                .paper("""
                        {"id": "prosa", "title": "Text", "year": 2023, "file": "prosa.csv",
                         "keys": {"line": "was", "phase": "phase", "period": "zeit"},
                         "columns": {"wert": {"role": "claim"}}}""")
                .build();

        assertThat(pack.problems())
                .filteredOn(problem -> problem.code().equals("EB-PCK-029"))
                .satisfiesExactly(
                        other -> assertThat(other.expected()).contains("ertraege|ANSATZ|2023|gliederung=muster"),
                        misspelt -> assertThat(misspelt.message()).contains("did you mean \"ertraege\"?"),
                        year -> assertThat(year.place().line()).isEqualTo(4));
    }
}
