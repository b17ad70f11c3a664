package org.eigenbetrieb.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.eigenbetrieb.core.evaluate.Samples.define;
import static org.eigenbetrieb.core.evaluate.Samples.difference;
import static org.eigenbetrieb.core.evaluate.Samples.empty;
import static org.eigenbetrieb.core.evaluate.Samples.evaluate;
import static org.eigenbetrieb.core.evaluate.Samples.input;
import static org.eigenbetrieb.core.evaluate.Samples.key;
import static org.eigenbetrieb.core.evaluate.Samples.net;
import static org.eigenbetrieb.core.evaluate.Samples.positive;
import static org.eigenbetrieb.core.evaluate.Samples.quotient;
import static org.eigenbetrieb.core.evaluate.Samples.ref;
import static org.eigenbetrieb.core.evaluate.Samples.sum;
import static org.eigenbetrieb.core.evaluate.Samples.units;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.evaluate.Failure.Reason;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;

/** Every figure gets its number, or the reason why it has none. */
class EvaluatorTest {

    private static Rational number(Evaluation evaluation, String concept) {
        return evaluation.value(key(concept)).ifKnown().orElseThrow();
    }

    private static Failure failure(Evaluation evaluation, String concept) {
        return evaluation.value(key(concept)).ifFailed().orElseThrow();
    }

    // ---- numbers ----

    @Test
    void sums_are_exact_to_the_cent() {
        RelationNet net = net(define("c", sum("a", "b")), define("d", difference("c", "a")));
        Evaluation evaluation = evaluate(net, input("a", "383748.78"), input("b", "-1605.31"));

        assertThat(number(evaluation, "c")).isEqualTo(Rational.of(38214347, 100));
        assertThat(number(evaluation, "d")).isEqualTo(Rational.of(-160531, 100));
    }

    @Test
    void thousands_of_euros_are_added_to_euros() {
        Map<FigureKey, Unit> units = units(Unit.EUR, "a", "c");
        units.putAll(units(Unit.TEUR, "b", "d"));
        RelationNet net = RelationNet.of(units, List.of(define("c", sum("a", "b")), define("d", sum("a", "b"))))
                .orThrow();
        Evaluation evaluation = evaluate(net, input("a", "0.50"), input("b", Quantity.of(645, 0, Unit.TEUR)));

        assertThat(number(evaluation, "c")).isEqualTo(Rational.of(1_290_001, 2));
        assertThat(number(evaluation, "d")).isEqualTo(number(evaluation, "c"));
    }

    @Test
    void a_quotient_stays_exact_until_it_is_printed() {
        Map<FigureKey, Unit> units = units(Unit.EUR, "a", "b");
        units.putAll(units(Unit.PERCENT, "p", "q"));
        RelationNet net = RelationNet.of(
                        units,
                        List.of(define("p", Formula.percent(key("a"), key("b"))), define("q", sum("p", "p", "p"))))
                .orThrow();
        Evaluation evaluation = evaluate(net, input("a", "1.00"), input("b", "3.00"));

        assertThat(number(evaluation, "p")).isEqualTo(Rational.of(100, 3));
        assertThat(number(evaluation, "q")).isEqualTo(Rational.HUNDRED);
    }

    @Test
    void values_are_in_base_units_so_costs_by_storage_are_costs_per_gigabyte() {
        Map<FigureKey, Unit> units = units(Unit.EUR, "costs", "per-unit");
        units.putAll(units(Unit.TB, "storage"));
        RelationNet net = RelationNet.of(units, List.of(define("per-unit", quotient("costs", "storage"))))
                .orThrow();
        Evaluation evaluation = evaluate(net, input("costs", "1000.00"), input("storage", Quantity.of(2, 0, Unit.TB)));

        assertThat(number(evaluation, "per-unit")).isEqualTo(Rational.HALF);
    }

    @Test
    void amounts_that_others_are_added_from_are_rounded_first() {
        Formula third = Formula.times(Rational.of(1, 3), ref("a"));
        RelationNet net = net(
                define("b", third).rounded(RoundTo.CENT),
                define("c", third).rounded(RoundTo.CENT),
                define("d", sum("b", "c")));

        assertThat(number(evaluate(net, input("a", "0.05")), "d")).isEqualTo(Rational.of(4, 100));
    }

    @Test
    void a_balancing_line_is_its_operand_or_0() {
        RelationNet net = net(define("c", positive(difference("a", "b"))));

        assertThat(number(evaluate(net, input("a", "5.00"), input("b", "3.00")), "c"))
                .isEqualTo(Rational.of(2));
        assertThat(number(evaluate(net, input("a", "3.00"), input("b", "5.00")), "c"))
                .isEqualTo(Rational.ZERO);
    }

    @Test
    void an_empty_sum_is_0() {
        RelationNet net = RelationNet.of(units(Unit.EUR, "c"), List.of(define("c", Formula.sum(List.of()))))
                .orThrow();

        assertThat(number(evaluate(net), "c")).isEqualTo(Rational.ZERO);
    }

    @Test
    void a_printed_claim_is_never_computed_with() {
        Figure claim = new Figure(
                key("a"),
                Unit.EUR,
                Quantity.euros("7.00"),
                Figure.Blank.MISSING,
                2,
                Origin.PRINTED,
                new Place("p", "a", "c", ""),
                SourceRef.of("p.csv", 1, 1));

        assertThat(failure(evaluate(net(define("c", sum("a"))), claim), "c").causes())
                .containsExactly(key("a"));
    }

    @Test
    void what_is_given_for_a_computed_figure_is_not_used() {
        Evaluation evaluation = evaluate(net(define("c", sum("a"))), input("a", "7.00"), input("c", "8.00"));

        assertThat(number(evaluation, "c")).isEqualTo(Rational.of(7));
        assertThat(evaluation.input(key("c"))).isEmpty();
        assertThat(evaluation.input(key("a"))).isPresent();
    }

    @Test
    void long_chains_are_no_deeper_than_short_ones() {
        List<Relation> chain = new ArrayList<>();
        for (int i = 1; i <= 20_000; i++) {
            chain.add(define("k" + i, sum("k" + (i - 1), "a")));
        }
        RelationNet net = RelationNet.of(Samples.euros(chain), chain).orThrow();
        Evaluation evaluation = evaluate(net, input("k0", "0.00"), input("a", "0.01"));

        assertThat(number(evaluation, "k20000")).isEqualTo(Rational.of(200));
        assertThat(evaluation.interval(key("k20000"))).isPresent();
    }

    @Test
    void a_figure_that_the_net_does_not_have_is_misuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluate(net(define("c", sum("a")))).value(key("x")))
                .withMessageContaining("x|ANSATZ|2024");
    }

    // ---- missing ----

    @Test
    void a_missing_input_is_named_by_everything_that_needs_it() {
        RelationNet net = net(define("c", sum("a", "b")), define("d", sum("c")), define("e", sum("a")));
        Evaluation evaluation = evaluate(net, input("a", "1.00"), empty("b", Figure.Blank.MISSING));

        assertThat(evaluation.value(key("b"))).isEqualTo(Failure.missing(key("b")));
        for (String concept : List.of("c", "d")) {
            assertThat(failure(evaluation, concept))
                    .isEqualTo(new Failure(Reason.MISSING_INPUT, "no input for b|ANSATZ|2024", List.of(key("b"))));
        }
        assertThat(number(evaluation, "e")).isEqualTo(Rational.ONE);
    }

    @Test
    void all_missing_inputs_are_named_in_order_and_the_message_shows_three() {
        RelationNet net = net(define("z", sum("e", "d", "c", "b", "a")));
        Failure failure = failure(evaluate(net, input("c", "1.00")), "z");

        assertThat(failure.causes()).containsExactly(key("a"), key("b"), key("d"), key("e"));
        assertThat(failure.message()).isEqualTo("no input for a|ANSATZ|2024, b|ANSATZ|2024, d|ANSATZ|2024 and 1 more");
    }

    @Test
    void missing_is_not_0_and_nothing_is() {
        RelationNet net = net(define("c", sum("a", "b")));
        Figure a = input("a", "1.00");

        assertThat(failure(evaluate(net, a, empty("b", Figure.Blank.MISSING)), "c")
                        .reason())
                .isEqualTo(Reason.MISSING_INPUT);
        assertThat(failure(evaluate(net, a), "c").reason()).isEqualTo(Reason.MISSING_INPUT);
        assertThat(number(evaluate(net, a, empty("b", Figure.Blank.NOTHING)), "c"))
                .isEqualTo(Rational.ONE);
        assertThat(number(evaluate(net, a, input("b", "0.00")), "c")).isEqualTo(Rational.ONE);
    }

    // ---- not applicable ----

    @Test
    void a_percentage_of_a_plan_of_0_is_not_applicable_and_names_the_plan() {
        Map<FigureKey, Unit> units = units(Unit.EUR, "ist", "plan");
        units.putAll(units(Unit.PERCENT, "p", "q"));
        RelationNet net = RelationNet.of(
                        units, List.of(define("p", Formula.percent(key("ist"), key("plan"))), define("q", sum("p"))))
                .orThrow();
        Evaluation evaluation = evaluate(net, input("ist", "5.00"), input("plan", "0.00"));

        for (String concept : List.of("p", "q")) {
            assertThat(failure(evaluation, concept).reason()).isEqualTo(Reason.NOT_APPLICABLE);
            assertThat(failure(evaluation, concept).causes()).containsExactly(key("plan"));
        }
        assertThat(evaluation.interval(key("p"))).isEmpty();
    }

    @Test
    void a_percentage_of_0_of_0_is_not_applicable_either() {
        Map<FigureKey, Unit> units = units(Unit.EUR, "ist", "plan");
        units.putAll(units(Unit.PERCENT, "p"));
        RelationNet net = RelationNet.of(units, List.of(define("p", Formula.percent(key("ist"), key("plan")))))
                .orThrow();

        assertThat(failure(evaluate(net, input("ist", "0.00"), input("plan", "0.00")), "p")
                        .reason())
                .isEqualTo(Reason.NOT_APPLICABLE);
    }

    @Test
    void where_an_input_is_missing_and_a_divisor_is_0_only_the_missing_one_is_called_missing() {
        Map<FigureKey, Unit> units = units(Unit.EUR, "ist", "plan", "m");
        units.putAll(units(Unit.NUMBER, "p", "n", "s"));
        RelationNet net = RelationNet.of(
                        units,
                        List.of(
                                define("p", quotient("ist", "plan")),
                                define("n", quotient("m", "ist")),
                                define("s", sum("p", "n"))))
                .orThrow();
        Evaluation evaluation = evaluate(net, input("ist", "5.00"), input("plan", "0.00"));

        assertThat(failure(evaluation, "s"))
                .isEqualTo(new Failure(Reason.MISSING_INPUT, "no input for m|ANSATZ|2024", List.of(key("m"))));
    }

    // ---- overflow ----

    @Test
    void a_sum_that_is_too_large_is_a_failure_and_not_a_wrong_number() {
        String largest = "9999999999999999.99";
        List<String> ten = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        RelationNet net = net(define("sum", sum(ten.toArray(new String[0]))), define("next", sum("sum")));
        Figure[] inputs = ten.stream().map(name -> input(name, largest)).toArray(Figure[]::new);
        Evaluation evaluation = evaluate(net, inputs);

        assertThat(failure(evaluation, "sum").reason()).isEqualTo(Reason.OVERFLOW);
        assertThat(failure(evaluation, "sum").causes()).containsExactly(key("sum"));
        assertThat(failure(evaluation, "next").reason()).isEqualTo(Reason.OVERFLOW);
        assertThat(failure(evaluation, "next").causes()).containsExactly(key("sum"));
    }

    @Test
    void a_sum_that_is_too_large_only_on_the_way_has_its_number() {
        String largest = "9999999999999999.99";
        Map<FigureKey, Rational> weights = new LinkedHashMap<>();
        weights.put(key("a"), Rational.of(20));
        weights.put(key("b"), Rational.of(-20));
        weights.put(key("c"), Rational.ONE);
        RelationNet net = net(define("d", Formula.sum(weights)));

        assertThat(number(evaluate(net, input("a", largest), input("b", largest), input("c", "0.01")), "d"))
                .isEqualTo(Rational.of(1, 100));
    }

    @Test
    void the_largest_and_smallest_number_of_cents_are_numbers() {
        Formula nine = Formula.times(Rational.of(9), ref("a"));
        RelationNet net = net(define(
                "max",
                new Formula.Sum(
                        List.of(new Formula.Term(Rational.ONE, nine), new Formula.Term(Rational.ONE, ref("b"))))));
        // 9 · 999999999999999999 + 223372036854775816 = 9223372036854775807 = Long.MAX_VALUE
        Evaluation largest = evaluate(net, input("a", "9999999999999999.99"), input("b", "2233720368547758.16"));
        Evaluation tooLarge = evaluate(net, input("a", "9999999999999999.99"), input("b", "2233720368547758.17"));
        Evaluation smallest = evaluate(net, input("a", "-9999999999999999.99"), input("b", "-2233720368547758.17"));
        Evaluation tooSmall = evaluate(net, input("a", "-9999999999999999.99"), input("b", "-2233720368547758.18"));

        assertThat(number(largest, "max")).isEqualTo(Rational.of(Long.MAX_VALUE, 100));
        assertThat(number(smallest, "max")).isEqualTo(Rational.of(Long.MIN_VALUE, 100));
        assertThat(failure(tooLarge, "max").reason()).isEqualTo(Reason.OVERFLOW);
        assertThat(failure(tooSmall, "max").reason()).isEqualTo(Reason.OVERFLOW);
    }

    @Test
    void an_input_of_more_millions_than_fit_in_cents_is_a_failure() {
        Map<FigureKey, Unit> units = units(Unit.MEUR, "a");
        units.putAll(units(Unit.EUR, "c"));
        RelationNet net = RelationNet.of(units, List.of(define("c", sum("a")))).orThrow();
        Evaluation evaluation = evaluate(net, input("a", Quantity.of(999_999_999_999_999_999L, 0, Unit.MEUR)));

        assertThat(failure(evaluation, "a").reason()).isEqualTo(Reason.OVERFLOW);
        assertThat(failure(evaluation, "c").causes()).containsExactly(key("a"));
    }

    // ---- how precisely a figure is known ----

    @Test
    void a_sum_is_known_as_precisely_as_its_parts_together() {
        Evaluation evaluation =
                evaluate(net(define("c", sum("a", "b"))), input("a", Quantity.of(3, 0, Unit.TEUR)), input("b", "5.00"));

        assertThat(evaluation.interval(key("c")))
                .contains(Interval.around(Rational.of(3005), Rational.parse("500.005")));
    }

    @Test
    void a_figure_that_enters_twice_counts_once() {
        RelationNet net = net(define("c", sum("a", "b")), define("d", difference("c", "a")));
        Evaluation evaluation = evaluate(net, input("a", "1000"), input("b", "5.00"));

        assertThat(evaluation.interval(key("d"))).isEqualTo(evaluation.interval(key("b")));
    }

    @Test
    void a_balancing_line_that_is_clearly_needed_does_not_widen_the_total() {
        RelationNet net = net(
                define("need", sum("a", "b")),
                define("gap", positive(difference("need", "cover"))),
                define("total", sum("cover", "gap")));
        Evaluation evaluation =
                evaluate(net, input("a", "1000"), input("b", "2000"), input("cover", Quantity.of(1, 0, Unit.TEUR)));

        assertThat(number(evaluation, "total")).isEqualTo(Rational.of(3000));
        assertThat(evaluation.interval(key("total")))
                .isEqualTo(evaluation.interval(key("need")))
                .contains(Interval.around(Rational.of(3000), Rational.ONE));
    }

    @Test
    void a_balancing_line_that_is_clearly_not_needed_is_exactly_0() {
        RelationNet net =
                net(define("gap", positive(difference("need", "cover"))), define("total", sum("cover", "gap")));
        Evaluation evaluation = evaluate(net, input("need", "1000"), input("cover", "2000"));

        assertThat(evaluation.interval(key("gap"))).contains(Interval.ZERO);
        assertThat(evaluation.interval(key("total"))).isEqualTo(evaluation.interval(key("cover")));
    }

    @Test
    void a_balancing_line_at_the_edge_is_never_negative() {
        RelationNet net = net(define("gap", positive(difference("need", "cover"))));
        Evaluation evaluation = evaluate(net, input("need", "1000"), input("cover", "1000"));

        assertThat(evaluation.interval(key("gap"))).contains(Interval.of(Rational.ZERO, Rational.ONE));
    }

    @Test
    void a_rule_that_rounds_is_known_to_its_rounded_numbers() {
        RelationNet net =
                net(define("c", Formula.times(Rational.of(2), ref("a"))).rounded(new RoundTo(0, Rounding.HALF_UP)));
        Evaluation evaluation = evaluate(net, input("a", "1.2"));

        assertThat(number(evaluation, "c")).isEqualTo(Rational.of(2));
        assertThat(evaluation.interval(key("c"))).contains(Interval.of(Rational.of(2), Rational.of(3)));
    }

    @Test
    void a_quotient_lies_between_its_corners() {
        Map<FigureKey, Unit> units = units(Unit.EUR, "a", "b");
        units.putAll(units(Unit.NUMBER, "c"));
        RelationNet net =
                RelationNet.of(units, List.of(define("c", quotient("a", "b")))).orThrow();
        Evaluation evaluation = evaluate(net, input("a", "10"), input("b", Quantity.of(4, -1, Unit.EUR)));

        // 10 ± 0.5 by 40 ± 5
        assertThat(evaluation.interval(key("c"))).contains(Interval.of(Rational.of(19, 90), Rational.of(21, 70)));
    }

    @Test
    void a_divisor_that_rounding_may_make_0_leaves_the_quotient_without_interval() {
        Map<FigureKey, Unit> units = units(Unit.EUR, "a", "b", "e");
        units.putAll(units(Unit.NUMBER, "c"));
        RelationNet net = RelationNet.of(
                        units, List.of(define("c", new Formula.Quotient(ref("a"), difference("b", "e")))))
                .orThrow();
        Evaluation evaluation = evaluate(net, input("a", "10"), input("b", "3"), input("e", "2"));

        assertThat(number(evaluation, "c")).isEqualTo(Rational.of(10));
        assertThat(evaluation.interval(key("c"))).isEmpty();
    }

    @Test
    void a_figure_without_number_has_no_interval() {
        Evaluation evaluation = evaluate(net(define("c", sum("a", "b"))), input("a", "1.00"));

        assertThat(evaluation.interval(key("b"))).isEmpty();
        assertThat(evaluation.interval(key("c"))).isEmpty();
        assertThat(evaluation.interval(key("a"))).isPresent();
    }
}
