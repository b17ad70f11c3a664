package org.eigenbetrieb.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;

/** What must an input be? Inputs x = 100.00, y = 40.00, z = 4.00; everything else follows from them. */
class GoalSeekTest {

    private static final FigureKey X = key("x");
    private static final FigureKey Y = key("y");
    private static final FigureKey Z = key("z");

    private Unit unit = Unit.EUR;
    private final Map<FigureKey, Unit> units = new LinkedHashMap<>(Map.of(X, Unit.EUR, Y, Unit.EUR, Z, Unit.EUR));
    private final List<Relation> relations = new ArrayList<>();
    private final List<Figure> given =
            new ArrayList<>(List.of(input(X, "100.00"), input(Y, "40.00"), input(Z, "4.00")));

    private static FigureKey key(String concept) {
        return FigureKey.of(concept, Phase.ANSATZ, Period.year(2024));
    }

    private static Figure input(FigureKey key, String euros) {
        return Figure.input(key, Quantity.euros(euros), SourceRef.of("konten.csv", 2, 3));
    }

    /** The same inputs as plain numbers: amounts of money are not multiplied with each other. */
    private void numbers() {
        unit = Unit.NUMBER;
        units.replaceAll((key, euro) -> Unit.NUMBER);
        given.replaceAll(figure -> Figure.input(
                figure.key(),
                Quantity.of(printed(figure).unscaled(), printed(figure).decimals(), Unit.NUMBER),
                figure.source()));
    }

    private static Quantity printed(Figure figure) {
        return Objects.requireNonNull(figure.printed());
    }

    private FigureKey define(String concept, Formula formula) {
        return define(concept, formula, false);
    }

    private FigureKey define(String concept, Formula formula, boolean rounded) {
        FigureKey target = key(concept);
        units.put(target, unit);
        Relation relation = Relation.defining(
                "r-" + concept, target, formula, "Regel", LegalSource.ARITHMETIC, SourceRef.of("form.json"));
        relations.add(rounded ? relation.rounded(RoundTo.CENT) : relation);
        return target;
    }

    private static Formula minus(FigureKey one, FigureKey other) {
        Map<FigureKey, Rational> weights = new LinkedHashMap<>();
        weights.put(one, Rational.ONE);
        weights.put(other, Rational.ONE.negate());
        return Formula.sum(weights);
    }

    private Solution solve(FigureKey figure, String target, FigureKey by) {
        Evaluator evaluator = Evaluator.compile(RelationNet.of(units, relations).orThrow());
        return GoalSeek.solve(
                evaluator,
                FigureSet.of(LocalDate.of(2023, 9, 28), given),
                figure,
                Quantity.of(new BigDecimal(target), unit),
                by);
    }

    private Solution.Found found(FigureKey figure, String target, FigureKey by) {
        return (Solution.Found) solve(figure, target, by);
    }

    private Solution.None none(FigureKey figure, String target, FigureKey by) {
        return (Solution.None) solve(figure, target, by);
    }

    // ---- exact ----

    @Test
    void a_difference_is_solved_exactly() {
        FigureKey result = define("ergebnis", minus(X, Y));

        Solution.Found found = found(result, "25.50", Y);

        assertThat(found.value()).isEqualTo(Quantity.euros("74.50"));
        assertThat(found.exact()).isTrue();
        assertThat(found.change()).isEqualTo(Rational.parse("34.5"));
        assertThat(found.reached()).isEqualTo(Rational.parse("25.5"));
        assertThat(found.result().movement(result)).isPresent();
    }

    @Test
    void what_occurs_on_several_ways_counts_once_for_each() {
        FigureKey sum = define("summe", Formula.sum(List.of(X, Y)));
        FigureKey twice = define("doppelt", Formula.sum(List.of(sum, X)));

        assertThat(found(twice, "50.00", X).value()).isEqualTo(Quantity.euros("5.00")); // 2x + 40 = 50
    }

    @Test
    void a_quotient_is_solved_for_its_dividend_and_its_divisor() {
        numbers();
        FigureKey share = define("anteil", new Formula.Quotient(Formula.ref(X), Formula.ref(Z)));
        FigureKey more = define("mehr", Formula.sum(List.of(share, Y)));

        assertThat(found(more, "90.00", X).value()).isEqualTo(Quantity.of(20_000, 2, Unit.NUMBER)); // x/4 + 40 = 90
        assertThat(found(more, "42.00", Z).value()).isEqualTo(Quantity.of(5_000, 2, Unit.NUMBER)); // 100/z + 40 = 42
        assertThat(none(more, "40.00", Z).reason()).isEqualTo(Solution.Reason.OUT_OF_RANGE);
    }

    @Test
    void where_no_whole_cent_reaches_the_target_the_nearest_comes_with_what_it_reaches() {
        FigureKey third = define("drei", Formula.times(Rational.of(3), Formula.ref(X)));

        Solution.Found found = found(third, "100.00", X);

        assertThat(found.exact()).isFalse();
        assertThat(found.value()).isEqualTo(Quantity.euros("33.33"));
        assertThat(found.reached()).isEqualTo(Rational.parse("99.99"));
    }

    // ---- search ----

    @Test
    void behind_a_rounded_rule_the_value_is_searched_among_whole_cents() {
        FigureKey forecast = define("hochrechnung", Formula.times(Rational.of(12, 7), Formula.ref(X)), true);
        FigureKey rest = define("rest", minus(Y, forecast));

        Solution.Found found = found(rest, "-1000.00", X);

        // 12/7 · 606,67 = 1.040,0057…, to the cent 1.040,01; 12/7 · 606,66 = 1.039,988…, to the cent 1.039,99
        assertThat(found.exact()).isFalse();
        assertThat(found.reached().plus(Rational.of(1000)).abs()).isEqualTo(Rational.parse("0.01"));
    }

    @Test
    void a_balancing_line_is_reached_where_it_is_positive_and_not_below_nothing() {
        FigureKey need = define("abnahme", new Formula.PositivePart(minus(Y, X)));

        assertThat(found(need, "10.00", X).value()).isEqualTo(Quantity.euros("30.00"));
        Solution.None below = none(need, "-1.00", X);
        assertThat(below.reason()).isEqualTo(Solution.Reason.OUT_OF_RANGE);
        assertThat(below.message()).contains("abnahme|ANSATZ|2024", "goes no further than 0");
    }

    @Test
    void of_several_values_the_one_next_to_the_present_is_taken() {
        FigureKey need = define("abnahme", new Formula.PositivePart(minus(X, Y)));

        assertThat(found(need, "0.00", X).value()).isEqualTo(Quantity.euros("40.00"));
        assertThat(found(need, "60.00", X).change()).isEqualTo(Rational.ZERO);
    }

    // ---- no solution ----

    @Test
    void what_does_not_depend_on_the_input_says_so() {
        FigureKey sum = define("summe", Formula.sum(List.of(X, Y)));
        FigureKey nothing = define(
                "nichts",
                new Formula.Sum(List.of(
                        new Formula.Term(Rational.ONE, Formula.ref(sum)),
                        new Formula.Term(Rational.ONE.negate(), Formula.ref(sum)))));

        assertThat(none(sum, "1.00", Z).reason()).isEqualTo(Solution.Reason.INDEPENDENT);
        assertThat(none(nothing, "1.00", X).reason()).isEqualTo(Solution.Reason.INDEPENDENT);
    }

    @Test
    void what_may_rise_and_fall_is_named() {
        FigureKey up = define("hinauf", new Formula.PositivePart(minus(X, Y)));
        FigureKey down = define("hinunter", new Formula.PositivePart(minus(Y, X)));
        FigureKey both = define("beides", Formula.sum(List.of(up, down)));
        FigureKey behind = define("dahinter", Formula.sum(List.of(both, Z)));

        Solution.None none = none(behind, "500.00", X);

        assertThat(none.reason()).isEqualTo(Solution.Reason.NOT_MONOTONE);
        assertThat(none.message()).contains("beides|ANSATZ|2024");
    }

    @Test
    void a_square_is_not_solved() {
        numbers();
        FigureKey square = define("quadrat", new Formula.Product(Formula.ref(X), Formula.ref(X)));

        assertThat(none(square, "25.00", X).reason()).isEqualTo(Solution.Reason.NOT_MONOTONE);
    }

    @Test
    void what_is_computed_or_missing_cannot_be_changed() {
        FigureKey sum = define("summe", Formula.sum(List.of(X, Y)));
        FigureKey missing = key("fehlt");
        units.put(missing, Unit.EUR);
        FigureKey open = define("offen", Formula.sum(List.of(X, missing)));

        assertThat(none(sum, "1.00", sum).message()).contains("computed, not given", "x|ANSATZ|2024");
        assertThat(none(sum, "1.00", missing).reason()).isEqualTo(Solution.Reason.NO_INPUT);
        Solution.None none = none(open, "1.00", X);
        assertThat(none.reason()).isEqualTo(Solution.Reason.NO_VALUE);
        assertThat(none.message()).contains("fehlt|ANSATZ|2024");
    }

    @Test
    void a_target_beyond_all_numbers_is_out_of_range() {
        FigureKey little = define("wenig", Formula.times(Rational.of(1, 1_000_000_000_000L), Formula.ref(X)));

        assertThat(none(little, "1000000.00", X).reason()).isEqualTo(Solution.Reason.OUT_OF_RANGE);
    }

    @Test
    void misuse_is_refused() {
        FigureKey sum = define("summe", Formula.sum(List.of(X, Y)));
        Evaluator evaluator = Evaluator.compile(RelationNet.of(units, relations).orThrow());
        FigureSet figures = FigureSet.of(LocalDate.of(2023, 9, 28), given);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoalSeek.solve(evaluator, figures, sum, Quantity.of(1, 0, Unit.VZAE), X))
                .withMessageContaining("VZAE")
                .withMessageContaining("EUR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoalSeek.solve(evaluator, figures, sum, Quantity.euros("1.00"), key("fremd")))
                .withMessageContaining("fremd|ANSATZ|2024");
    }

    // ---- laws ----

    @Property(tries = 300)
    void a_found_value_put_in_gives_what_it_says_and_no_neighbour_comes_closer(
            @ForAll @Size(4) List<@IntRange(min = -9, max = 9) Integer> weights,
            @ForAll @IntRange(min = -500_000, max = 500_000) int target,
            @ForAll boolean rounded,
            @ForAll boolean balanced) {
        relations.clear();
        Map<FigureKey, Rational> first = new LinkedHashMap<>();
        first.put(X, Rational.of(weights.get(0), 7));
        first.put(Y, Rational.of(weights.get(1)));
        FigureKey sum = define("summe", Formula.sum(first), rounded);
        Map<FigureKey, Rational> second = new LinkedHashMap<>();
        second.put(sum, Rational.of(weights.get(2)));
        second.put(Z, Rational.of(weights.get(3)));
        FigureKey end = define("ende", balanced ? new Formula.PositivePart(Formula.sum(second)) : Formula.sum(second));
        Quantity wanted = Quantity.of(target, 2, Unit.EUR);

        Solution solution = solve(end, wanted.toBigDecimal().toPlainString(), X);

        if (solution instanceof Solution.Found found) {
            Rational gap = at(end, found.value()).minus(wanted.value()).abs();
            assertThat(at(end, found.value())).isEqualTo(found.reached());
            assertThat(found.exact()).isEqualTo(gap.signum() == 0);
            for (int step : new int[] {-1, 1}) {
                Quantity neighbour = Quantity.of(found.value().unscaled() + step, 2, Unit.EUR);
                assertThat(at(end, neighbour).minus(wanted.value()).abs()).isGreaterThanOrEqualTo(gap);
            }
        } else {
            boolean depends = weights.get(0) != 0 && weights.get(2) != 0;
            assertThat(((Solution.None) solution).reason())
                    .isEqualTo(depends ? Solution.Reason.OUT_OF_RANGE : Solution.Reason.INDEPENDENT);
            assertThat(!depends || balanced && target < 0).isTrue();
        }
    }

    private Rational at(FigureKey figure, Quantity x) {
        Evaluator evaluator = Evaluator.compile(RelationNet.of(units, relations).orThrow());
        List<Figure> changed = new ArrayList<>(given);
        changed.set(0, Figure.input(X, x, SourceRef.of("konten.csv", 2, 3)));
        return evaluator
                .evaluate(FigureSet.of(LocalDate.of(2023, 9, 28), changed))
                .value(figure)
                .ifKnown()
                .orElseThrow();
    }

    @Test
    void the_farthest_value_is_ten_trillion_euros() {
        FigureKey need = define("abnahme", new Formula.PositivePart(minus(X, Y)));

        Solution.Found found = found(need, "9999999999000.00", X);

        assertThat(BigInteger.valueOf(found.value().unscaled())).isEqualTo(BigInteger.valueOf(999_999_999_904_000L));
    }
}
