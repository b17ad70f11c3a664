package org.eigenbetrieb.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.eigenbetrieb.core.figure.Samples.RESULT;
import static org.eigenbetrieb.core.figure.Samples.STAND;

import java.util.List;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;

/** The figures of one pack. */
class FigureSetTest {

    private static final Quantity CENTS = Quantity.euros("383748.78");
    private static final Quantity THOUSANDS = Quantity.of(384, 0, Unit.TEUR);

    // ---- one figure ----

    @Test
    void a_printed_number_stands_for_half_a_last_digit_to_either_side() {
        assertThat(Samples.figure("bericht", Origin.PRINTED, THOUSANDS).interval())
                .contains(Interval.of(Rational.of(383_500), Rational.of(384_500)));
        assertThat(Samples.figure("bericht", Origin.PRINTED, CENTS).interval())
                .contains(Interval.of(Rational.of(383_748_775, 1000), Rational.of(383_748_785, 1000)));
    }

    @Test
    void a_number_that_is_declared_exact_stands_for_itself() {
        Figure exact =
                Samples.figure("plan", Origin.INPUT, Quantity.euros("384000"), Figure.Blank.MISSING, Figure.EXACT);

        assertThat(exact.interval()).contains(Interval.at(Rational.of(384_000)));
        assertThat(exact.value()).contains(Rational.of(384_000));
    }

    @Test
    void an_empty_cell_is_unknown_or_nothing_but_never_silently_0() {
        assertThat(Samples.blank("plan", Origin.INPUT, Figure.Blank.MISSING).value())
                .isEmpty();
        assertThat(Samples.blank("plan", Origin.INPUT, Figure.Blank.MISSING).interval())
                .isEmpty();
        assertThat(Samples.blank("plan", Origin.INPUT, Figure.Blank.NOTHING).value())
                .contains(Rational.ZERO);
        assertThat(Samples.blank("plan", Origin.INPUT, Figure.Blank.NOTHING).interval())
                .contains(Interval.ZERO);
    }

    @Test
    void a_figure_counts_what_its_fact_counts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure(
                        RESULT,
                        Unit.EUR,
                        Quantity.of(3, 0, Unit.VZAE),
                        Figure.Blank.MISSING,
                        0,
                        Origin.INPUT,
                        new Place("plan", "r", "c", ""),
                        SourceRef.of("plan.csv")))
                .withMessage("Figure jahresergebnis|ANSATZ|2024 counts EUR, not VZAE");
    }

    // ---- several occurrences ----

    @Test
    void occurrences_of_a_fact_are_kept_in_reading_order() {
        Figure one = Samples.figure("b", Origin.PRINTED, THOUSANDS);
        Figure two = Samples.figure("a", Origin.INPUT, CENTS);
        FigureSet set = FigureSet.of(STAND, List.of(one, two));

        assertThat(set.occurrences(RESULT)).containsExactly(one, two);
        assertThat(set.keys()).containsExactly(RESULT);
        assertThat(set.stand()).isEqualTo(STAND);
        assertThat(set.occurrences(FigureKey.of("ertraege", Phase.ANSATZ, Period.year(2024))))
                .isEmpty();
    }

    @Test
    void the_input_is_the_one_known_most_precisely() {
        Figure coarse = Samples.figure("a", Origin.INPUT, THOUSANDS);
        Figure fine = Samples.figure("b", Origin.INPUT, CENTS);

        assertThat(FigureSet.of(STAND, List.of(coarse, fine)).input(RESULT)).contains(fine);
        assertThat(FigureSet.of(STAND, List.of(fine, coarse)).input(RESULT)).contains(fine);
    }

    @Test
    void of_equally_precise_inputs_the_first_counts() {
        Figure first = Samples.figure("a", Origin.INPUT, CENTS);
        Figure second = Samples.figure("b", Origin.INPUT, Quantity.euros("383748.79"));

        assertThat(FigureSet.of(STAND, List.of(first, second)).input(RESULT)).contains(first);
        assertThat(FigureSet.of(STAND, List.of(second, first)).input(RESULT)).contains(second);
    }

    @Test
    void a_claim_is_never_an_input_however_precise() {
        Figure claim = Samples.figure("a", Origin.PRINTED, CENTS);
        Figure input = Samples.figure("b", Origin.INPUT, THOUSANDS);

        assertThat(FigureSet.of(STAND, List.of(claim, input)).input(RESULT)).contains(input);
        assertThat(FigureSet.of(STAND, List.of(claim)).input(RESULT)).isEmpty();
    }

    @Test
    void a_missing_occurrence_does_not_hide_a_given_one() {
        Figure missing = Samples.blank("a", Origin.INPUT, Figure.Blank.MISSING);
        Figure input = Samples.figure("b", Origin.INPUT, CENTS);

        assertThat(FigureSet.of(STAND, List.of(missing, input)).input(RESULT)).contains(input);
        assertThat(FigureSet.of(STAND, List.of(missing)).input(RESULT)).isEmpty();
    }
}
