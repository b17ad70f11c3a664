package org.eigenbetrieb.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.eigenbetrieb.core.pack.Packs.bare;
import static org.eigenbetrieb.core.pack.Packs.doubled;
import static org.eigenbetrieb.core.pack.Packs.doubling;
import static org.eigenbetrieb.core.pack.Packs.errors;
import static org.eigenbetrieb.core.pack.Packs.key;
import static org.eigenbetrieb.core.pack.Packs.number;
import static org.eigenbetrieb.core.pack.Packs.rule;
import static org.eigenbetrieb.core.pack.Packs.times;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Failure.Reason;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A calculator that misbehaves is named; its figures have no value, and everything else is computed. */
class PackCalculatorsTest {

    private static final List<String> TARGETS = List.of("4411", "4412", "zinsen", "5421");

    private static Pack with(Function<CalculationRequest, Contribution> contribution) {
        return bare().calculator(rule("test.regel", contribution)).build();
    }

    private static Failure failure(PackRun run, String row) {
        return run.evaluation()
                .value(key(run.pack(), row, "hochrechnung"))
                .ifFailed()
                .orElseThrow(() -> new AssertionError(row + " has a number"));
    }

    private static Problem only(Pack pack) {
        assertThat(errors(pack)).hasSize(1);
        return errors(pack).get(0);
    }

    /** The rest of the pack: plan, actual figures, percentages. */
    private static void assertRestIsComputed(PackRun run) {
        assertThat(number(run, "ergebnis", "plan")).isEqualTo("810");
        assertThat(number(run, "ergebnis", "ist")).isEqualTo("355");
        assertThat(number(run, "4411", "prozent")).isEqualTo("40");
        assertThat(run.coverage().count(Verdict.EXACT)).isPositive();
    }

    /** Rows whose rule failed: without value, listed as such, and nowhere called checked. */
    private static void assertFailed(PackRun run, List<String> rows, String message) {
        for (String row : rows) {
            assertThat(failure(run, row).reason()).isEqualTo(Reason.RULE_FAILED);
            assertThat(failure(run, row).message()).contains(message);
            assertThat(run.coverage().failedRules())
                    .containsKey(key(run.pack(), row, "hochrechnung").toString());
            assertThat(run.verdicts())
                    .filteredOn(verdict -> !verdict.isIdentity())
                    .extracting(RelationVerdict::target)
                    .doesNotContain("bericht:" + row + ":hochrechnung");
        }
        assertThat(failure(run, "ergebnis").reason()).isEqualTo(Reason.RULE_FAILED);
        assertThat(failure(run, "ergebnis").message()).contains(message);
    }

    // ---- a calculator that fails ----

    @Test
    void that_throws_is_contained() {
        Pack pack = with(request -> {
            throw new IllegalStateException("kein Faktor");
        });
        PackRun run = pack.run();

        assertThat(only(pack).code()).isEqualTo("EB-CAL-005");
        assertThat(only(pack).message())
                .startsWith("calculator test.regel failed: IllegalStateException: kein Faktor")
                .contains("4 figures have no value");
        assertFailed(run, TARGETS, "kein Faktor");
        assertRestIsComputed(run);
    }

    @Test
    void that_never_returns_from_calling_itself_is_contained() {
        Pack pack = with(PackCalculatorsTest::endless);

        assertThat(only(pack).code()).isEqualTo("EB-CAL-005");
        assertThat(only(pack).message()).contains("StackOverflowError");
        assertRestIsComputed(pack.run());
    }

    @SuppressWarnings("InfiniteRecursion")
    private static Contribution endless(CalculationRequest request) {
        return endless(request);
    }

    @Test
    void that_misses_a_class_is_contained() {
        Pack pack = with(request -> {
            throw new NoClassDefFoundError("de/neustadt/Tabelle");
        });

        assertThat(only(pack).message()).contains("test.regel", "de/neustadt/Tabelle");
        assertRestIsComputed(pack.run());
    }

    @Test
    @SuppressWarnings("NullAway")
    void that_returns_null_is_named() {
        Pack pack = with(request -> null);

        assertThat(only(pack).code()).isEqualTo("EB-CAL-006");
        assertThat(only(pack).message()).startsWith("calculator test.regel returned null");
        assertFailed(pack.run(), TARGETS, "returned null");
        assertRestIsComputed(pack.run());
    }

    @Test
    void that_defines_a_figure_twice_is_named_and_its_other_figures_are_computed() {
        Pack pack = with(request -> {
            List<Relation> relations = new ArrayList<>(doubled(request));
            relations.add(times(request, request.targets().get(0), Rational.of(3)));
            return Contribution.of(relations);
        });
        PackRun run = pack.run();

        assertThat(only(pack).code()).isEqualTo("EB-CAL-008");
        assertThat(only(pack).message())
                .isEqualTo("calculator test.regel defines " + key(pack, "4411", "hochrechnung") + " twice");
        assertFailed(run, List.of("4411"), "twice");
        assertThat(number(run, "4412", "hochrechnung")).isEqualTo("600");
        assertThat(number(run, "material", "hochrechnung")).isEqualTo("700");
        assertRestIsComputed(run);
    }

    @Test
    void that_says_nothing_about_a_figure_is_named_and_its_other_figures_are_computed() {
        Pack pack = with(request ->
                Contribution.of(doubled(request).subList(1, request.targets().size())));
        PackRun run = pack.run();

        assertThat(only(pack).code()).isEqualTo("EB-CAL-007");
        assertThat(only(pack).message())
                .isEqualTo("calculator test.regel was asked for " + key(pack, "4411", "hochrechnung")
                        + " and says nothing about it");
        assertFailed(run, List.of("4411"), "says nothing about it");
        assertThat(number(run, "material", "hochrechnung")).isEqualTo("700");
        assertRestIsComputed(run);
    }

    @Test
    void that_only_asserts_something_about_a_figure_does_not_define_it() {
        Pack pack = with(request -> {
            List<Relation> relations = new ArrayList<>(doubled(request));
            relations.set(0, relations.get(0).as(Relation.Role.ASSERTING));
            return Contribution.of(relations);
        });

        assertThat(only(pack).code()).isEqualTo("EB-CAL-007");
        assertThat(failure(pack.run(), "4411").reason()).isEqualTo(Reason.RULE_FAILED);
    }

    @Test
    void that_defines_a_figure_of_others_is_named_and_that_figure_keeps_its_own_rule() {
        Pack pack = with(request -> {
            List<Relation> relations = new ArrayList<>(doubled(request));
            FigureKey plan = request.targets().get(2).in(Phase.ANSATZ, Period.year(2023));
            relations.add(request.define(plan, Formula.sum(List.of()), ""));
            return Contribution.of(relations);
        });
        PackRun run = pack.run();

        assertThat(only(pack).code()).isEqualTo("EB-CAL-010");
        assertThat(only(pack).message())
                .contains("test.regel", key(pack, "zinsen", "plan").toString());
        assertThat(number(run, "zinsen", "plan")).isEqualTo("10");
        assertThat(number(run, "ergebnis", "hochrechnung")).isEqualTo("710");
        assertRestIsComputed(run);
    }

    @Test
    void that_reads_a_figure_which_nobody_has_is_named() {
        Pack pack = with(request -> Contribution.of(request.targets().stream()
                .map(target -> request.define(target, Formula.ref(target.in(Phase.ERGEBNIS, Period.year(1999))), ""))
                .toList()));

        assertThat(errors(pack)).hasSize(4).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("EB-NET-004");
            assertThat(problem.message()).contains("test.regel", "ERGEBNIS|1999");
        });
        assertFailed(pack.run(), TARGETS, "test.regel");
        assertRestIsComputed(pack.run());
    }

    @Test
    void whose_figures_depend_on_each_other_is_named_with_the_path() {
        Pack pack = with(request -> {
            List<Relation> relations = new ArrayList<>(doubled(request));
            FigureKey one = request.targets().get(0);
            FigureKey other = request.targets().get(1);
            relations.set(0, request.define(one, Formula.ref(other), ""));
            relations.set(1, request.define(other, Formula.ref(one), ""));
            return Contribution.of(relations);
        });

        assertThat(only(pack).code()).isEqualTo("EB-NET-002");
        assertThat(only(pack).message()).contains("konto=4411", "konto=4412", " <- ");
        assertFailed(pack.run(), List.of("4411", "4412"), "circle");
        assertRestIsComputed(pack.run());
    }

    // ---- a calculator that says more ----

    @Test
    void an_assertion_beside_a_definition_is_kept_in_whatever_order_they_come() {
        for (boolean assertionFirst : new boolean[] {true, false}) {
            Pack pack = with(request -> {
                List<Relation> relations = new ArrayList<>(doubled(request));
                FigureKey target = request.targets().get(0);
                FigureKey plan = target.in(Phase.ANSATZ, Period.year(2023));
                Relation assertion = Relation.asserting(
                        "nicht-ueber-plan",
                        target,
                        Formula.ref(plan),
                        "gleich Plan",
                        request.calculator().source(),
                        request.chosenAt());
                relations.add(assertionFirst ? 0 : relations.size(), assertion);
                return Contribution.of(relations);
            });
            PackRun run = pack.run();

            assertThat(errors(pack)).isEmpty();
            assertThat(number(run, "4411", "hochrechnung")).isEqualTo("800");
            assertThat(run.verdicts())
                    .filteredOn(verdict -> verdict.relation().equals("nicht-ueber-plan"))
                    .extracting(RelationVerdict::verdict)
                    .containsExactly(Verdict.CONTRADICTION);
        }
    }

    @Test
    void new_figures_of_the_rule_are_computed_and_explained() {
        FigureKey factor = FigureKey.of("test-faktor", Phase.GESAMT, Period.year(2023));
        Pack pack = with(request -> {
            List<Relation> relations = new ArrayList<>();
            FigureKey zinsen = request.targets().get(2);
            FigureKey plan = zinsen.in(Phase.ANSATZ, Period.year(2023));
            FigureKey ist = zinsen.in(Phase.ist(Packs.STICHTAG), Period.yearTo(Packs.STICHTAG));
            relations.add(request.define(factor, new Formula.Quotient(Formula.ref(plan), Formula.ref(ist)), "Faktor"));
            for (FigureKey target : request.targets()) {
                FigureKey own = target.in(Phase.ist(Packs.STICHTAG), Period.yearTo(Packs.STICHTAG));
                relations.add(request.define(target, new Formula.Product(Formula.ref(own), Formula.ref(factor)), ""));
            }
            return new Contribution(relations, Map.of(), Map.of(factor, Unit.NUMBER));
        });
        PackRun run = pack.run();

        assertThat(errors(pack)).isEmpty();
        assertThat(run.evaluation().value(factor).ifKnown()).contains(Rational.of(2));
        assertThat(number(run, "ergebnis", "hochrechnung")).isEqualTo("710");
        assertThat(run.explain(key(pack, "4411", "hochrechnung")).toText()).contains("test-faktor");
    }

    @Test
    void a_rule_that_is_not_applicable_gives_its_reason_and_no_0() {
        Pack pack = with(request -> Contribution.notApplicable(request.targets(), "der Stichtag ist kein Monatsende"));
        PackRun run = pack.run();

        assertThat(errors(pack)).isEmpty();
        assertThat(failure(run, "4411").reason()).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(failure(run, "4411").message()).contains("test.regel", "der Stichtag ist kein Monatsende");
        assertThat(failure(run, "ergebnis").reason()).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(run.coverage().failedRules()).isEmpty();
        assertThat(run.table("bericht", View.RECOMPUTED).rows().toString())
                .contains("der Stichtag ist kein Monatsende")
                .doesNotContain("Hochrechnung 2023 ist 0");
        assertRestIsComputed(run);
    }

    @Test
    void a_rule_that_is_not_in_force_is_not_applicable() {
        Pack pack = bare().calculator(rule(
                        "test.alt",
                        new Validity(LocalDate.of(2000, 1, 1), LocalDate.of(2020, 12, 31)),
                        request -> Contribution.of(doubled(request))))
                .choice("test.alt")
                .build();

        assertThat(failure(pack.run(), "4411").reason()).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(failure(pack.run(), "4411").message()).contains("test.alt", "2000-01-01/2020-12-31", "2023-09-28");
    }

    // ---- choices ----

    private static Packs three() {
        return bare().calculator(rule("test.eins", request -> factor(request, 1)))
                .calculator(rule("test.zwei", request -> factor(request, 2)))
                .calculator(rule("test.drei", request -> factor(request, 3)));
    }

    private static Contribution factor(CalculationRequest request, int factor) {
        return Contribution.of(request.targets().stream()
                .map(target -> times(request, target, Rational.of(factor)))
                .toList());
    }

    @Test
    void the_choice_for_an_account_goes_before_that_for_its_post_and_that_before_all_others() {
        PackRun run = three().choice("test.eins")
                .choice("test.zwei", "umsatz")
                .choice("test.drei", "4412")
                .build()
                .run();

        assertThat(errors(run.pack())).isEmpty();
        assertThat(number(run, "4411", "hochrechnung")).isEqualTo("800");
        assertThat(number(run, "4412", "hochrechnung")).isEqualTo("900");
        assertThat(number(run, "5421", "hochrechnung")).isEqualTo("350");
        assertThat(number(run, "zinsen", "hochrechnung")).isEqualTo("5");
    }

    @Test
    void the_reason_of_a_choice_stands_in_the_explanation_with_the_place_of_the_choice() {
        PackRun run = three().choice("test.zwei").build().run();

        assertThat(run.explain(key(run.pack(), "zinsen", "hochrechnung"))).satisfies(explanation -> {
            assertThat(explanation.rule()).contains("Regel test.zwei", "so geübt");
            assertThat(explanation.places().get(0).file()).isEqualTo("pack.json");
        });
    }

    @Test
    void two_choices_that_fit_equally_are_an_error_that_names_both() {
        Pack pack = three().choice("test.eins")
                .choice("test.zwei", "zinsen")
                .choice("test.drei", "zinsen")
                .build();
        PackRun run = pack.run();

        assertThat(only(pack).code()).isEqualTo("EB-CAL-003");
        assertThat(only(pack).message()).contains("zinsen", "test.zwei", "test.drei");
        assertThat(failure(run, "zinsen").reason()).isEqualTo(Reason.RULE_FAILED);
        assertThat(number(run, "4411", "hochrechnung")).isEqualTo("400");
    }

    @Test
    void without_choice_several_rules_of_equal_rank_are_an_error_that_names_all() {
        Pack pack = three().build();

        assertThat(only(pack).code()).isEqualTo("EB-CAL-002");
        assertThat(only(pack).message()).contains("[test.drei, test.eins, test.zwei]");
        assertThat(pack.run().coverage().failedRules()).hasSize(4);
        assertRestIsComputed(pack.run());
    }

    @Test
    void without_any_calculator_the_slot_is_named() {
        Pack pack = bare().build();

        assertThat(only(pack).code()).isEqualTo("EB-CAL-002");
        assertThat(only(pack).message()).startsWith("no calculator for slot \"hochrechnung\"");
        assertRestIsComputed(pack.run());
    }

    @Test
    void an_unknown_calculator_is_named() {
        Pack pack = three().choice("test.vier").build();

        assertThat(only(pack).code()).isEqualTo("EB-CAL-001");
        assertThat(only(pack).message()).isEqualTo("there is no calculator \"test.vier\"");
        assertThat(failure(pack.run(), "4411").reason()).isEqualTo(Reason.RULE_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"umsaetze", "4499"})
    void a_choice_for_a_line_that_does_not_exist_is_named(String line) {
        Pack pack = three().choice("test.eins").choice("test.zwei", line).build();

        assertThat(errors(pack))
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple(
                        "EB-CAL-004", "the choice names \"" + line + "\", which is neither a line nor an account"));
    }

    @Test
    void a_choice_for_a_line_that_the_form_computes_is_named() {
        Pack pack = three().choice("test.eins").choice("test.zwei", "ertraege").build();

        assertThat(only(pack).code()).isEqualTo("EB-CAL-004");
        assertThat(only(pack).message()).contains("\"ertraege\"", "its form computes from other lines");
    }

    @Test
    void an_unknown_parameter_is_named() {
        Pack pack =
                three().choice("test.eins", "{\"factor\": 2}", new String[0]).build();

        assertThat(only(pack).code()).isEqualTo("EB-CAL-009");
        assertThat(only(pack).message()).isEqualTo("calculator test.eins has no parameter \"factor\"");
        assertThat(only(pack).expected()).contains("faktor");
    }

    @Test
    void parameters_reach_the_calculator() {
        PackRun run = bare().calculator(rule(
                        "test.faktor",
                        request -> factor(
                                request,
                                Integer.parseInt(request.parameter("faktor").orElseThrow()))))
                .choice("test.faktor", "{\"faktor\": 4}", new String[0])
                .build()
                .run();

        assertThat(number(run, "zinsen", "hochrechnung")).isEqualTo("20");
    }

    @Test
    void a_request_names_place_date_and_every_figure() {
        List<CalculationRequest> requests = new ArrayList<>();
        Pack pack = with(request -> {
            requests.add(request);
            return Contribution.of(doubled(request));
        });

        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.place()).hasToString("RP Koblenz");
            assertThat(request.date()).isEqualTo(LocalDate.of(2023, 9, 28));
            assertThat(request.targets())
                    .containsExactlyInAnyOrderElementsOf(TARGETS.stream()
                            .map(row -> key(pack, row, "hochrechnung"))
                            .toList());
            assertThat(request.figures()).containsKey(key(pack, "ertraege", "ist"));
            assertThat(request.reason()).isEmpty();
        });
    }

    @Test
    void a_neighbours_calculator_stands_beside_others() {
        PackRun run = bare().calculator(doubling("test.doppelt"))
                .calculator(rule("nachbar.kaputt", request -> {
                    throw new IllegalStateException("kaputt");
                }))
                .choice("test.doppelt")
                .choice("nachbar.kaputt", "zinsen")
                .build()
                .run();

        assertThat(errors(run.pack()))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("nachbar.kaputt").contains("1 figure has no value"));
        assertThat(number(run, "4411", "hochrechnung")).isEqualTo("800");
        assertThat(failure(run, "zinsen").reason()).isEqualTo(Reason.RULE_FAILED);
    }
}
