package org.eigenbetrieb.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How certain a figure is. */
class PhaseTest {

    private static final LocalDate STICHTAG = LocalDate.of(2023, 6, 30);

    @ParameterizedTest
    @CsvSource({
        "ERGEBNIS, ERGEBNIS, 0, ",
        "ANSATZ, ANSATZ, 0, ",
        "ANSATZ.1, ANSATZ, 1, ",
        "ANSATZ.12, ANSATZ, 12, ",
        "IST.2023-06-30, IST, 0, 2023-06-30",
        "HOCHRECHNUNG.2023-06-30, HOCHRECHNUNG, 0, 2023-06-30",
        "PLANUNG, PLANUNG, 0, ",
        "GESAMT, GESAMT, 0, "
    })
    void parse_reads_what_toString_prints(String text, Phase.Kind kind, int nachtrag, LocalDate stichtag) {
        Phase phase = new Phase(kind, nachtrag, stichtag);

        assertThat(phase).hasToString(text);
        assertThat(Phase.parse(text)).isEqualTo(phase);
    }

    @Test
    void a_plan_and_its_Nachtrag_are_different_phases() {
        assertThat(Phase.ansatz(0)).isEqualTo(Phase.ANSATZ);
        assertThat(Phase.ansatz(1)).isNotEqualTo(Phase.ANSATZ);
    }

    @Test
    void forecasts_of_different_days_are_different_phases() {
        assertThat(Phase.hochrechnung(STICHTAG)).isNotEqualTo(Phase.hochrechnung(STICHTAG.plusDays(1)));
        assertThat(Phase.hochrechnung(STICHTAG).stichtagIfAny()).contains(STICHTAG);
        assertThat(Phase.ANSATZ.stichtagIfAny()).isEmpty();
    }

    @Test
    void phases_are_ordered_by_kind_then_version_then_Stichtag() {
        List<Phase> ordered = List.of(
                Phase.ERGEBNIS,
                Phase.ANSATZ,
                Phase.ansatz(1),
                Phase.ansatz(2),
                Phase.ist(STICHTAG),
                Phase.ist(STICHTAG.plusDays(1)),
                Phase.hochrechnung(STICHTAG),
                Phase.PLANUNG,
                Phase.GESAMT);
        List<Phase> reversed = new ArrayList<>(ordered);
        Collections.reverse(reversed);

        assertThat(reversed.stream().sorted()).containsExactlyElementsOf(ordered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ansatz",
                "PLAN",
                "ANSATZ.",
                "ANSATZ.x",
                "ANSATZ.-1",
                "ANSATZ.1.2",
                "ANSATZ.2023-06-30",
                "IST",
                "IST.",
                "IST.2023-02-30",
                "IST.2023",
                "HOCHRECHNUNG",
                "ERGEBNIS.2023-06-30",
                "GESAMT.1"
            })
    void parse_refuses_other_forms_and_quotes_the_text(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phase.parse(text))
                .withMessageStartingWith("\"" + text + "\" is not a phase");
    }

    /** The grammar is what toString prints. */
    @ParameterizedTest
    @ValueSource(strings = {"ANSATZ.0", "ANSATZ.01", "ANSATZ.+1"})
    void parse_refuses_numbers_that_toString_does_not_print(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Phase.parse(text));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.Kind.class,
            names = {"IST", "HOCHRECHNUNG"})
    void actual_figures_and_forecasts_need_their_Stichtag(Phase.Kind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Phase(kind, 0, null))
                .withMessage(kind + " needs its Stichtag");
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.Kind.class,
            names = {"IST", "HOCHRECHNUNG"},
            mode = EnumSource.Mode.EXCLUDE)
    void other_phases_have_no_Stichtag(Phase.Kind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Phase(kind, 0, STICHTAG))
                .withMessage(kind + " has no Stichtag, but got 2023-06-30");
    }

    @Test
    void only_a_plan_has_a_Nachtrag() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Phase(Phase.Kind.ERGEBNIS, 1, null))
                .withMessage("Only a plan has a Nachtrag, counted from 1; ERGEBNIS got 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Phase.ansatz(-1));
    }
}
