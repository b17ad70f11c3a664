package org.eigenbetrieb.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fact a figure states. */
class FigureKeyTest {

    private static final LocalDate STICHTAG = LocalDate.of(2023, 6, 30);

    // ---- text ----

    @Test
    void a_key_prints_concept_phase_period_and_dimensions() {
        FigureKey key = FigureKey.of("kontobetrag", Phase.hochrechnung(STICHTAG), Period.year(2023))
                .with(Dimensions.of(DimensionKey.KONTO, "0411901000").with(DimensionKey.GLIEDERUNG, "erfolgsplan"));

        assertThat(key).hasToString("kontobetrag|HOCHRECHNUNG.2023-06-30|2023|gliederung=erfolgsplan;konto=0411901000");
        assertThat(Samples.RESULT).hasToString("jahresergebnis|ANSATZ|2024");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jahresergebnis",
                "jahresergebnis|ANSATZ",
                "jahresergebnis|ANSATZ|2024|konto=1|x",
                "Jahresergebnis|ANSATZ|2024",
                "jahresergebnis|PLAN|2024",
                "jahresergebnis|ANSATZ|24",
                "jahresergebnis|ANSATZ|2024|konto",
                "jahresergebnis|ANSATZ|2024|konto=",
                "jahresergebnis|ANSATZ|2024|=1"
            })
    void parse_refuses_other_forms(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FigureKey.parse(text));
    }

    @Test
    void parse_refuses_a_dimension_that_is_given_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dimensions.parse("konto=1;konto=2"))
                .withMessageContaining("konto");
    }

    // ---- dimensions ----

    @Test
    void leading_zeros_of_account_numbers_survive() {
        Dimensions konto = Dimensions.parse("konto=0411901000");

        assertThat(konto.get(DimensionKey.KONTO)).contains("0411901000");
        assertThat(konto).isNotEqualTo(Dimensions.of(DimensionKey.KONTO, "411901000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a;b", "a=b", "a[b", "a]b", "a|b", "a\nb", "a\tb"})
    void values_that_would_not_read_back_are_refused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dimensions.of(DimensionKey.KONTO, value))
                .withMessageStartingWith("Dimension konto ");
    }

    @Test
    void a_value_has_at_most_120_characters() {
        assertThat(Dimensions.of(DimensionKey.KONTO, "x".repeat(120)).isEmpty()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Dimensions.of(DimensionKey.KONTO, "x".repeat(121)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Konto", "1konto", "-konto", "konto nummer", "straße"})
    void ids_of_concepts_and_dimensions_are_plain(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> Concept.of(id)).withMessageStartingWith("\"" + id + "\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DimensionKey(id))
                .withMessageStartingWith("\"" + id + "\"");
    }

    // ---- order, relatives ----

    @Test
    void keys_are_ordered_by_concept_dimensions_period_and_phase() {
        FigureKey plan = FigureKey.of("ertraege", Phase.ANSATZ, Period.year(2023));
        List<FigureKey> ordered = List.of(
                FigureKey.of("aufwendungen", Phase.GESAMT, Period.always()),
                plan.in(Phase.ist(STICHTAG), Period.yearTo(STICHTAG)),
                plan,
                plan.in(Phase.hochrechnung(STICHTAG), Period.year(2023)),
                plan.in(Phase.ANSATZ, Period.year(2024)),
                plan.with(Dimensions.of(DimensionKey.KONTO, "1")),
                FigureKey.of("jahresergebnis", Phase.ERGEBNIS, Period.year(2020)));

        assertThat(ordered.stream().sorted()).containsExactlyElementsOf(ordered);
    }

    @Test
    void in_keeps_what_the_fact_is_about() {
        FigureKey account = Samples.RESULT.with(Dimensions.of(DimensionKey.KONTO, "1"));

        assertThat(account.in(Phase.ERGEBNIS, Period.year(2022))).hasToString("jahresergebnis|ERGEBNIS|2022|konto=1");
    }
}
