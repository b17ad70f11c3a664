package org.eigenbetrieb.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to the result if electricity costs more: result = revenue − (electricity + rent). */
class ScenarioTest {

    private static final FigureKey REVENUE = key("ertraege");
    private static final FigureKey ELECTRICITY = key("strom");
    private static final FigureKey RENT = key("miete");
    private static final FigureKey EXPENSES = key("aufwendungen");
    private static final FigureKey RESULT = key("jahresergebnis");

    private static FigureKey key(String concept) {
        return FigureKey.of(concept, Phase.ANSATZ, Period.year(2024));
    }

    private static Evaluator evaluator() {
        Map<FigureKey, Unit> units = new LinkedHashMap<>();
        for (FigureKey key : List.of(REVENUE, ELECTRICITY, RENT, EXPENSES, RESULT)) {
            units.put(key, Unit.EUR);
        }
        Map<FigureKey, Rational> balance = new LinkedHashMap<>();
        balance.put(REVENUE, Rational.ONE);
        balance.put(EXPENSES, Rational.ONE.negate());
        return Evaluator.compile(RelationNet.of(
                        units,
                        List.of(
                                define(EXPENSES, Formula.sum(List.of(ELECTRICITY, RENT))),
                                define(RESULT, Formula.sum(balance))))
                .orThrow());
    }

    private static Relation define(FigureKey target, Formula formula) {
        return Relation.defining(
                "r-" + target.concept(), target, formula, "Summe", LegalSource.ARITHMETIC, SourceRef.of("form.json"));
    }

    private static Figure figure(FigureKey key, String paper, Origin origin, @Nullable Quantity printed, Unit unit) {
        return new Figure(
                key,
                unit,
                printed,
                Figure.Blank.MISSING,
                printed == null ? 0 : printed.decimals(),
                origin,
                new Place(paper, key.concept().id(), "ansatz", ""),
                SourceRef.of(paper + ".csv", 2, 3));
    }

    private static Figure input(FigureKey key, String euros) {
        return figure(key, "konten", Origin.INPUT, Quantity.euros(euros), Unit.EUR);
    }

    private static FigureSet figures(Figure... more) {
        List<Figure> figures = new ArrayList<>(
                List.of(input(REVENUE, "1000.00"), input(ELECTRICITY, "300.00"), input(RENT, "200.00")));
        figures.addAll(List.of(more));
        return FigureSet.of(LocalDate.of(2023, 9, 28), figures);
    }

    private static Rational difference(Scenario.Result result, FigureKey key) {
        return result.movement(key).orElseThrow().difference().orElseThrow();
    }

    // ---- changes ----

    @Test
    void electricity_costs_20_percent_more() {
        Scenario.Result result = Scenario.named("Strom + 20 %")
                .changeByPercent("Strom", ELECTRICITY::equals, Rational.of(20))
                .run(evaluator(), figures());

        assertThat(result.name()).isEqualTo("Strom + 20 %");
        assertThat(result.movements())
                .extracting(Scenario.Movement::key)
                .containsExactly(EXPENSES, RESULT, ELECTRICITY);
        assertThat(difference(result, ELECTRICITY)).isEqualTo(Rational.of(60));
        assertThat(difference(result, RESULT)).isEqualTo(Rational.of(-60));
        assertThat(result.movement(RESULT)).hasValueSatisfying(movement -> {
            assertThat(movement.before()).isEqualTo(new Value.Known(Rational.of(500)));
            assertThat(movement.after()).isEqualTo(new Value.Known(Rational.of(440)));
            assertThat(movement.unit()).isEqualTo(Unit.EUR);
        });
        assertThat(result.movement(RENT)).isEmpty();
    }

    @Test
    void amounts_are_set_and_added_one_change_after_the_other() {
        Scenario.Result result = Scenario.named("Umzug")
                .set(RENT, Quantity.euros("250.00"))
                .add(RENT, Quantity.euros("-10.00"))
                .add(REVENUE, Quantity.of(1, 0, Unit.TEUR))
                .run(evaluator(), figures());

        assertThat(difference(result, RENT)).isEqualTo(Rational.of(40));
        assertThat(difference(result, RESULT)).isEqualTo(Rational.of(960));
    }

    @Test
    void a_scenario_is_a_value_that_does_not_change_when_it_grows() {
        Scenario rent = Scenario.named("Miete").add(RENT, Quantity.euros("1.00"));
        Scenario longer = rent.add(RENT, Quantity.euros("1.00"));

        assertThat(difference(rent.run(evaluator(), figures()), RENT)).isEqualTo(Rational.ONE);
        assertThat(difference(longer.run(evaluator(), figures()), RENT)).isEqualTo(Rational.of(2));
    }

    @Test
    void without_changes_nothing_moves() {
        Scenario.Result result = Scenario.named("unverändert").run(evaluator(), figures());

        assertThat(result.movements()).isEmpty();
        assertThat(result.varied().values()).isEqualTo(result.base().values());
    }

    @ParameterizedTest(name = "{0} € {1} % more are {2} €")
    @CsvSource({
        "0.03, 20, 0.04",
        "0.01, 50, 0.02",
        "-0.01, 50, -0.02",
        "100.00, -100, 0.00",
        "300.00, 0, 300.00",
        "0.00, 20, 0.00"
    })
    void a_changed_amount_is_rounded_to_the_cent_away_from_zero(String before, int percent, String after) {
        FigureSet figures = FigureSet.of(LocalDate.of(2023, 9, 28), List.of(input(ELECTRICITY, before)));
        Scenario.Result result = Scenario.named("Strom")
                .changeByPercent("Strom", ELECTRICITY::equals, Rational.of(percent))
                .run(evaluator(), figures);

        assertThat(result.varied().value(ELECTRICITY).ifKnown())
                .contains(Quantity.euros(after).value());
    }

    @Test
    void a_selection_of_several_inputs_changes_all_of_them_and_leaves_computed_figures_to_their_rules() {
        Scenario.Result result = Scenario.named("alles teurer")
                .changeByPercent("Aufwand", key -> !key.equals(REVENUE), Rational.of(10))
                .run(evaluator(), figures());

        assertThat(difference(result, ELECTRICITY)).isEqualTo(Rational.of(30));
        assertThat(difference(result, RENT)).isEqualTo(Rational.of(20));
        assertThat(difference(result, EXPENSES)).isEqualTo(Rational.of(50));
    }

    // ---- refused ----

    @Test
    void a_computed_figure_is_not_changed_but_what_it_follows_from_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.named("falsch")
                        .set(EXPENSES, Quantity.euros("1.00"))
                        .run(evaluator(), figures()))
                .withMessageContaining("is computed, not given")
                .withMessageContaining(ELECTRICITY.toString())
                .withMessageContaining(RENT.toString());
    }

    @Test
    void a_computed_figure_is_not_changed_either_where_a_paper_prints_it() {
        Figure claim = figure(EXPENSES, "plan", Origin.PRINTED, Quantity.euros("500.00"), Unit.EUR);
        Figure input = input(EXPENSES, "500.00");

        for (Figure printed : List.of(claim, input)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Scenario.named("falsch")
                            .add(EXPENSES, Quantity.euros("1.00"))
                            .run(evaluator(), figures(printed)))
                    .withMessageContaining("is computed, not given");
        }
    }

    @Test
    void a_selection_that_fits_no_figure_says_so() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.named("falsch")
                        .changeByPercent("Fernwärme", key -> false, Rational.ONE)
                        .run(evaluator(), figures()))
                .withMessageContaining("\"Fernwärme\" selects none of the 3 figures");
    }

    @Test
    void an_input_that_is_missing_cannot_be_changed() {
        FigureSet missing =
                FigureSet.of(LocalDate.of(2023, 9, 28), List.of(figure(RENT, "konten", Origin.INPUT, null, Unit.EUR)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.named("falsch")
                        .add(RENT, Quantity.euros("1.00"))
                        .run(evaluator(), missing))
                .withMessageContaining("has no input value to change");
    }

    @Test
    void posts_are_not_euros() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.named("falsch")
                        .set(RENT, Quantity.of(3, 0, Unit.VZAE))
                        .run(evaluator(), figures()))
                .withMessageContaining("EUR")
                .withMessageContaining("VZAE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.named("falsch")
                        .add(RENT, Quantity.of(3, 0, Unit.TB))
                        .run(evaluator(), figures()));
    }

    // ---- several occurrences ----

    @Test
    void occurrences_of_one_fact_move_together() {
        Figure again = figure(RENT, "plan", Origin.INPUT, Quantity.of(200, 0, Unit.EUR), Unit.EUR);
        Figure thousands = figure(RENT, "kurz", Origin.INPUT, Quantity.of(0, 0, Unit.TEUR), Unit.TEUR);
        Scenario.Result result =
                Scenario.named("Miete").add(RENT, Quantity.euros("1.11")).run(evaluator(), figures(again, thousands));

        assertThat(result.varied().inputs().occurrences(RENT))
                .extracting(figure -> figure.value().orElseThrow())
                .containsOnly(Rational.of(20111, 100));
        assertThat(difference(result, RENT)).isEqualTo(Rational.of(111, 100));
    }

    @Test
    void printed_claims_stay_as_they_are_printed() {
        Figure claim = figure(RENT, "plan", Origin.PRINTED, Quantity.euros("200.00"), Unit.EUR);
        Scenario.Result result =
                Scenario.named("Miete").add(RENT, Quantity.euros("5.00")).run(evaluator(), figures(claim));

        assertThat(result.varied().inputs().figures()).contains(claim);
        assertThat(result.base().inputs()).isEqualTo(result.base().inputs());
    }

    // ---- figures without number ----

    @Test
    void a_figure_without_number_moves_without_difference_or_not_at_all() {
        FigureSet noRent =
                FigureSet.of(LocalDate.of(2023, 9, 28), List.of(input(REVENUE, "1.00"), input(ELECTRICITY, "1.00")));
        Scenario.Result result =
                Scenario.named("Strom").add(ELECTRICITY, Quantity.euros("1.00")).run(evaluator(), noRent);

        assertThat(result.movements()).extracting(Scenario.Movement::key).containsExactly(ELECTRICITY);
        assertThat(result.varied().value(RESULT).ifFailed())
                .map(Failure::causes)
                .contains(List.of(RENT));
    }

    @Test
    void the_varied_figures_can_be_explained() {
        Scenario.Result result = Scenario.named("Strom")
                .set(ELECTRICITY, Quantity.euros("301.00"))
                .run(evaluator(), figures());
        Explanation explanation =
                Explanation.of(result.varied(), EXPENSES, key -> key.concept().id());

        assertThat(explanation.value()).isEqualTo(new Value.Known(Rational.of(501)));
        assertThat(explanation.toText()).contains("strom: 301,00 €");
    }
}
