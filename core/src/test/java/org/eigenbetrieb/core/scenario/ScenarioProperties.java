package org.eigenbetrieb.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.Plan;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;

/** Laws of scenarios: after any changes everything is as if the changed amounts had been given. */
class ScenarioProperties {

    /** A scenario and the plan with the changed amounts, worked out beside it. */
    private record Changed(Scenario scenario, Plan plan) {

        static Changed of(Plan plan, Random random) {
            List<Long> planned = new ArrayList<>(plan.plan());
            List<Long> actual = new ArrayList<>(plan.ist());
            Scenario scenario = Scenario.named("beliebig");
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                boolean inPlan = random.nextBoolean();
                int account = random.nextInt(planned.size());
                List<Long> column = inPlan ? planned : actual;
                FigureKey key = plan.account(account, inPlan ? Plan.Column.PLAN : Plan.Column.IST);
                long cents = random.nextLong(-1_000_000, 1_000_001);
                int percent = random.nextInt(301) - 150;
                switch (random.nextInt(3)) {
                    case 0 -> {
                        scenario = scenario.set(key, Quantity.of(cents, 2, Unit.EUR));
                        column.set(account, cents);
                    }
                    case 1 -> {
                        scenario = scenario.add(key, Quantity.of(cents, 2, Unit.EUR));
                        column.set(account, column.get(account) + cents);
                    }
                    default -> {
                        scenario = scenario.changeByPercent("Konto", key::equals, Rational.of(percent));
                        column.set(
                                account,
                                BigDecimal.valueOf(column.get(account))
                                        .multiply(BigDecimal.valueOf(100L + percent))
                                        .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                                        .longValueExact());
                    }
                }
            }
            return new Changed(scenario, new Plan(planned, actual, plan.posts(), plan.factor()));
        }
    }

    @Property
    void every_amount_is_the_one_computed_by_hand_from_the_changed_amounts(
            @ForAll("plans") Plan plan, @ForAll long seed) {
        Changed changed = Changed.of(plan, new Random(seed));
        Evaluation varied = changed.scenario
                .run(Evaluator.compile(plan.net()), plan.inputs())
                .varied();

        changed.plan
                .byHand()
                .forEach((key, amount) -> assertThat(varied.value(key).ifKnown())
                        .as(key.toString())
                        .contains(Rational.of(amount)));
    }

    @Property
    void the_parts_of_a_whole_add_up_to_it_before_and_after(@ForAll("plans") Plan plan, @ForAll long seed) {
        Scenario.Result result =
                Changed.of(plan, new Random(seed)).scenario.run(Evaluator.compile(plan.net()), plan.inputs());

        for (Relation relation : plan.relations()) {
            relation.formula()
                    .linear()
                    .filter(linear -> relation.rounding() == null)
                    .ifPresent(weights -> {
                        for (Evaluation evaluation : List.of(result.base(), result.varied())) {
                            Rational total = Rational.ZERO;
                            for (var part : weights.entrySet()) {
                                total = total.plus(evaluation
                                        .value(part.getKey())
                                        .ifKnown()
                                        .orElseThrow()
                                        .times(part.getValue()));
                            }
                            assertThat(evaluation.value(relation.target()).ifKnown())
                                    .as(relation.id())
                                    .contains(total);
                        }
                    });
        }
    }

    @Property
    void exactly_the_figures_whose_value_differs_move(@ForAll("plans") Plan plan, @ForAll long seed) {
        Scenario.Result result =
                Changed.of(plan, new Random(seed)).scenario.run(Evaluator.compile(plan.net()), plan.inputs());

        for (FigureKey key : plan.units().keySet()) {
            Optional<Scenario.Movement> movement = result.movement(key);
            assertThat(movement.isPresent())
                    .isEqualTo(!result.base().value(key).equals(result.varied().value(key)));
        }
        assertThat(result.movements()).extracting(Scenario.Movement::key).isSorted();
    }

    @Property
    void the_base_is_what_it_was(@ForAll("plans") Plan plan, @ForAll long seed) {
        Evaluator evaluator = Evaluator.compile(plan.net());
        Scenario.Result result = Changed.of(plan, new Random(seed)).scenario.run(evaluator, plan.inputs());

        assertThat(result.base().values())
                .isEqualTo(evaluator.evaluate(plan.inputs()).values());
    }

    @Provide
    Arbitrary<Plan> plans() {
        return Plan.plans();
    }
}
