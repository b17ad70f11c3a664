package org.eigenbetrieb.core.testkitcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.testkit.PlanGenerator;
import org.eigenbetrieb.testkit.SamplePlan;

/** Laws of generated plans. */
class PlanGeneratorProperties {

    private static final Layout FORM = Forms.proper();
    private static final Registry REGISTRY = Registry.builder()
            .layouts(List.of(FORM))
            .calculator(new ProperRule())
            .build();

    @Provide
    Arbitrary<SamplePlan> plans() {
        return PlanGenerator.plans(FORM);
    }

    @Provide
    Arbitrary<SamplePlan> plansWithGaps() {
        return PlanGenerator.plansWithGaps(FORM);
    }

    @Provide
    Arbitrary<LocalDate> stichtage() {
        return PlanGenerator.stichtage();
    }

    @Provide
    Arbitrary<Quantity> amounts() {
        return PlanGenerator.amounts(Unit.EUR);
    }

    @Property(tries = 200)
    void a_stichtag_ends_a_month(@ForAll("stichtage") LocalDate day) {
        assertThat(day.plusDays(1).getDayOfMonth()).isEqualTo(1);
    }

    @Property(tries = 200)
    void an_amount_has_the_decimals_that_its_unit_keeps(@ForAll("amounts") Quantity amount) {
        assertThat(amount.decimals()).isEqualTo(2);
    }

    @Property(tries = 200)
    void a_plan_without_gaps_computes_completely(@ForAll("plans") SamplePlan plan) {
        // Divisors may be 0, or so small that the quotient has more digits than a figure.
        Set<Failure.Reason> divisors = Set.of(Failure.Reason.NOT_APPLICABLE, Failure.Reason.OVERFLOW);
        assertThat(plan.problems()).isEmpty();
        plan.evaluate()
                .values()
                .forEach((key, value) -> assertThat(value.ifKnown().isPresent()
                                || value.ifFailed()
                                        .filter(failure -> divisors.contains(failure.reason()))
                                        .isPresent())
                        .as(key + " is " + value)
                        .isTrue());
    }

    @Property(tries = 200)
    void an_account_belongs_to_one_post_that_adds_up_accounts(@ForAll("plans") SamplePlan plan) {
        Set<String> seen = new HashSet<>();
        for (LayoutRow.Line line : FORM.lines()) {
            List<String> accounts = plan.binding().assignment().accounts(line.concept());
            accounts.forEach(
                    account -> assertThat(seen.add(account)).as(account).isTrue());
            if (!(line.rule() instanceof LayoutRow.Rule.OfAccounts)) {
                assertThat(accounts).isEmpty();
            }
        }
    }

    @Property(tries = 200)
    void what_fails_for_a_gap_names_it(@ForAll("plansWithGaps") SamplePlan plan) {
        Set<FigureKey> gaps = new HashSet<>(plan.inputs());
        gaps.removeAll(plan.amounts().keySet());
        plan.evaluate().values().values().stream()
                .flatMap(value -> value.ifFailed().stream())
                .filter(failure -> failure.reason() == Failure.Reason.MISSING_INPUT)
                .forEach(failure -> assertThat(gaps).containsAll(failure.causes()));
    }

    @Property(tries = 50)
    void a_pack_computes_what_the_plan_computes(@ForAll("plans") SamplePlan plan) {
        PackRun run = plan.pack(REGISTRY, List.of()).run();
        Evaluation alone = plan.evaluate();

        assertThat(run.pack().problems()).isEmpty();
        List<FigureKey> compared = new ArrayList<>();
        for (Map.Entry<FigureKey, Value> figure : alone.values().entrySet()) {
            if (!figure.getKey().toString().contains("HOCHRECHNUNG")) {
                compared.add(figure.getKey());
                assertThat(run.evaluation().value(figure.getKey()).ifKnown())
                        .as(figure.getKey().toString())
                        .isEqualTo(figure.getValue().ifKnown());
            }
        }
        assertThat(compared).isNotEmpty();
    }
}
