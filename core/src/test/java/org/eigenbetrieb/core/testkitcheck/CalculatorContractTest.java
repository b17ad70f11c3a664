package org.eigenbetrieb.core.testkitcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eigenbetrieb.testkit.AdditiveContract;
import org.eigenbetrieb.testkit.CalculatorContract;
import org.eigenbetrieb.testkit.RoundedContract;
import org.eigenbetrieb.testkit.ScaleContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts accept a proper calculator, and of a bad one they break exactly the promise that it does not keep. */
class CalculatorContractTest {

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments(BadCalculators.WithoutDescription.class, "it_describes_itself", "info() is null"),
                arguments(BadCalculators.ThrowsWhenDescribed.class, "it_describes_itself", "info() throws"),
                arguments(BadCalculators.ChangesDescription.class, "it_describes_itself", "differs from call to call"),
                arguments(BadCalculators.HidesParameter.class, "it_describes_itself", "\"faktor\""),
                arguments(BadCalculators.ElsewhereInForce.class, "it_describes_itself", "it applies in BW Ulm"),
                arguments(BadCalculators.ReturnsNull.class, "it_returns_a_contribution", "it returned null"),
                arguments(BadCalculators.Throws.class, "it_returns_a_contribution", "it threw"),
                arguments(
                        BadCalculators.DefinesTwice.class,
                        "it_answers_for_every_target_exactly_once",
                        "it defines kontobetrag|HOCHRECHNUNG.2023-09-30|2023|konto=0815 2 times"),
                arguments(
                        BadCalculators.SilentAboutATarget.class,
                        "it_answers_for_every_target_exactly_once",
                        "it says nothing about kontobetrag|HOCHRECHNUNG.2023-09-30|2023|konto=0815;"),
                arguments(
                        BadCalculators.WrongPeriod.class,
                        "it_answers_for_every_target_exactly_once",
                        "but defines kontobetrag|HOCHRECHNUNG.2023-09-30|2024|konto=0815"),
                arguments(
                        BadCalculators.SilentWhenAskedForOne.class,
                        "it_answers_for_every_target_exactly_once",
                        "alone: it says nothing about"),
                arguments(
                        BadCalculators.DefinesTheInput.class,
                        "it_answers_for_every_target_exactly_once",
                        "but the pack has this figure"),
                arguments(
                        BadCalculators.DefinesAndRefuses.class,
                        "it_answers_for_every_target_exactly_once",
                        "decide for one"),
                arguments(
                        BadCalculators.ReadsUndeclared.class,
                        "it_declares_what_it_reads",
                        "|PLANUNG|2023, which no layout or calculator declares"),
                arguments(
                        BadCalculators.ReadsMoreThanListed.class,
                        "it_declares_what_it_reads",
                        "which the fixture does not list"),
                arguments(BadCalculators.GoesInCircles.class, "it_declares_what_it_reads", "in a circle"),
                arguments(BadCalculators.NonDeterministic.class, "it_is_deterministic", "asked the same again"),
                arguments(BadCalculators.Stateful.class, "it_is_pure_and_remembers_nothing", "after other questions"),
                arguments(
                        BadCalculators.UsesDefaultLocale.class,
                        "it_is_pure_and_ignores_locale_and_time_zone",
                        "with the default locale ar-EG"),
                arguments(
                        BadCalculators.SharesAField.class,
                        "it_is_pure_and_serves_several_threads",
                        "asked by several threads"),
                arguments(
                        BadCalculators.DependsOnOrder.class,
                        "it_does_not_depend_on_the_order_of_rows",
                        "in the opposite order"),
                arguments(
                        BadCalculators.WrongUnit.class,
                        "its_result_has_unit_period_and_source",
                        "the formula yields count, its figure counts money"),
                arguments(
                        BadCalculators.WithoutSource.class, "its_result_has_unit_period_and_source", "names no source"),
                arguments(
                        BadCalculators.StatuteWithoutSection.class,
                        "its_result_has_unit_period_and_source",
                        "without the section"),
                arguments(
                        BadCalculators.ForeignId.class,
                        "its_result_has_unit_period_and_source",
                        "does not begin with the calculator's id"),
                arguments(
                        BadCalculators.OwnFigureWithoutPeriod.class,
                        "its_result_has_unit_period_and_source",
                        "probe-monate|ANSATZ|.. has no period"),
                arguments(
                        BadCalculators.Miscalculates.class,
                        "it_computes_the_samples",
                        "is expected to be 816460.89 EUR, but comes to 204115.22 EUR"),
                arguments(BadCalculators.NeverApplies.class, "it_computes_the_samples", "nothing was tried"),
                arguments(
                        BadCalculators.ZeroForMissing.class,
                        "missing_input_gives_MISSING_INPUT_with_its_name",
                        "it counts it as 0"),
                arguments(
                        BadCalculators.ThrowsForMissing.class,
                        "missing_input_gives_MISSING_INPUT_with_its_name",
                        "the pack loses all its targets"),
                arguments(
                        BadCalculators.IgnoresValidity.class,
                        "outside_its_validity_it_is_NOT_APPLICABLE",
                        "for a paper of 2024-01-01"),
                arguments(BadCalculators.ExplainsNothing.class, "its_explanation_is_not_empty", "has no rule in words"),
                arguments(
                        BadCalculators.HidesTheReason.class,
                        "its_explanation_is_not_empty",
                        "does not say why it was chosen"),
                arguments(
                        BadCalculators.NamelessConstant.class,
                        "its_explanation_is_not_empty",
                        "a constant has no name"),
                arguments(
                        BadCalculators.Unrounded.class,
                        "its_results_are_rounded_as_their_unit",
                        "has more than the 2 decimals that EUR keeps"),
                arguments(BadCalculators.NotAdditive.class, "it_is_additive", "instead of"),
                arguments(BadCalculators.DoesNotScale.class, "it_scales_with_its_inputs", "instead of"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_calculator_breaks_exactly_one_promise(
            Class<? extends CalculatorContract> tests, String promise, String says) {
        Report report = Report.of(tests);

        assertThat(report.failed()).containsOnlyKeys(promise);
        assertThat(report.failed().get(promise)).contains(says).contains("breaks the promise " + promise);
        assertThat(report.skipped().values()).allMatch(message -> message.contains("not tried, because it fails "));
    }

    @Test
    void a_proper_calculator_keeps_every_promise() {
        Report report = Report.of(BadCalculators.Proper.class);

        assertThat(report.failed()).isEmpty();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.passed()).isEqualTo(promises());
    }

    @Test
    void a_rule_that_adds_up_what_there_is_says_so() {
        assertThat(Report.of(BadCalculators.AddsUpWhatThereIs.class).failed()).isEmpty();
    }

    @Test
    void every_promise_is_broken_by_some_bad_calculator() {
        Set<String> broken = new TreeSet<>();
        bad().forEach(arguments -> broken.add((String) arguments.get()[1]));

        assertThat(broken).isEqualTo(promises());
    }

    private static Set<String> promises() {
        Set<Class<?>> contracts = new LinkedHashSet<>(
                List.of(CalculatorContract.class, RoundedContract.class, AdditiveContract.class, ScaleContract.class));
        Set<String> names = new TreeSet<>();
        for (Class<?> contract : contracts) {
            Arrays.stream(contract.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .map(Method::getName)
                    .forEach(names::add);
        }
        return names;
    }
}
