package org.eigenbetrieb.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eigenbetrieb.core.evaluate.Samples.define;
import static org.eigenbetrieb.core.evaluate.Samples.key;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.eigenbetrieb.core.evaluate.Failure.Reason;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

/** Laws of computing. */
class EvaluationProperties {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);

    // ---- numbers ----

    @Property
    void every_amount_of_a_plan_is_the_one_computed_by_hand(@ForAll("plans") Plan plan) {
        Evaluation evaluation = Evaluator.compile(plan.net()).evaluate(plan.inputs());

        plan.byHand()
                .forEach((figure, amount) -> assertThat(evaluation.value(figure).ifKnown())
                        .as(figure.toString())
                        .contains(Rational.of(amount)));
    }

    @Property
    void every_figure_is_what_walking_its_formulas_yields(@ForAll long seed) {
        RandomNet random = RandomNet.of(seed);
        Evaluation evaluation = Evaluator.compile(random.net()).evaluate(random.set());
        Map<FigureKey, Rational> exact = new LinkedHashMap<>();
        random.inputs().forEach(figure -> exact.put(figure.key(), figure.value().orElseThrow()));

        random.walk(exact).forEach((figure, value) -> {
            assertThat(evaluation.value(figure).ifKnown()).as(figure.toString()).isEqualTo(value);
            if (value.isEmpty()) {
                assertThat(evaluation.value(figure).ifFailed().orElseThrow().reason())
                        .isEqualTo(Reason.NOT_APPLICABLE);
            }
        });
    }

    /** A sum is computed with whole cents; written as the difference of two positive parts it is computed exactly. */
    @Property
    void the_fast_way_and_the_exact_way_to_add_agree(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = -1_000_000_000, max = 1_000_000_000) Integer> cents,
            @ForAll @Size(6) List<@IntRange(min = -1000, max = 1000) Integer> weights) {
        List<Figure> inputs = new ArrayList<>();
        Formula fast = weighted(cents, weights, 1, inputs);
        Formula exact = new Formula.Sum(List.of(
                new Formula.Term(Rational.ONE, new Formula.PositivePart(fast)),
                new Formula.Term(
                        Rational.ONE.negate(),
                        new Formula.PositivePart(weighted(cents, weights, -1, new ArrayList<>())))));
        List<Relation> relations = List.of(define("fast", fast), define("exact", exact));
        Evaluation evaluation = Evaluator.compile(
                        RelationNet.of(Samples.euros(relations), relations).orThrow())
                .evaluate(Samples.set(inputs));

        assertThat(evaluation.value(key("fast"))).isEqualTo(evaluation.value(key("exact")));
    }

    private static Formula weighted(List<Integer> cents, List<Integer> weights, int sign, List<Figure> inputs) {
        Map<FigureKey, Rational> terms = new LinkedHashMap<>();
        for (int i = 0; i < cents.size(); i++) {
            terms.put(key("a" + i), Rational.of((long) sign * weights.get(i)));
            inputs.add(Samples.input("a" + i, Quantity.of(cents.get(i), 2, Unit.EUR)));
        }
        return Formula.sum(terms);
    }

    @Property
    void a_sum_is_exact_or_an_overflow_and_never_a_wrong_number(
            @ForAll("largeAmounts") List<Long> cents, @ForAll("largeWeights") List<Integer> weights) {
        Map<FigureKey, Rational> terms = new LinkedHashMap<>();
        List<Figure> inputs = new ArrayList<>();
        BigInteger total = BigInteger.ZERO;
        for (int i = 0; i < cents.size(); i++) {
            terms.put(key("a" + i), Rational.of(weights.get(i)));
            inputs.add(Samples.input("a" + i, Quantity.of(cents.get(i), 2, Unit.EUR)));
            total = total.add(BigInteger.valueOf(cents.get(i)).multiply(BigInteger.valueOf(weights.get(i))));
        }
        Evaluation evaluation =
                Evaluator.compile(Samples.net(define("c", Formula.sum(terms)))).evaluate(Samples.set(inputs));

        boolean fits = total.compareTo(SMALLEST) >= 0 && total.compareTo(LARGEST) <= 0;
        if (fits) {
            assertThat(evaluation.value(key("c")).ifKnown())
                    .contains(Rational.of(total).timesTenTo(-2));
        } else {
            assertThat(evaluation.value(key("c")).ifFailed().orElseThrow().reason())
                    .isEqualTo(Reason.OVERFLOW);
        }
    }

    // ---- order ----

    @Property
    void neither_the_order_of_relations_nor_that_of_figures_matters(@ForAll("plans") Plan plan, @ForAll long seed) {
        Random random = new Random(seed);
        List<Relation> relations = shuffled(plan.relations(), random);
        Map<FigureKey, Unit> units = new LinkedHashMap<>();
        shuffled(List.copyOf(plan.units().entrySet()), random)
                .forEach(entry -> units.put(entry.getKey(), entry.getValue()));
        FigureSet inputs = plan.inputs();
        Evaluation shuffled = Evaluator.compile(RelationNet.of(units, relations).orThrow())
                .evaluate(inputs.with(shuffled(inputs.figures(), random)));
        Evaluation evaluation = Evaluator.compile(plan.net()).evaluate(inputs);

        assertThat(shuffled.values()).isEqualTo(evaluation.values());
        for (FigureKey figure : plan.units().keySet()) {
            assertThat(shuffled.interval(figure)).isEqualTo(evaluation.interval(figure));
        }
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    @Property
    void every_figure_is_computed_before_it_is_used(@ForAll long seed) {
        RandomNet random = RandomNet.of(seed);
        RelationNet net = RelationNet.of(random.units(), shuffled(random.relations(), new Random(seed)))
                .orThrow();
        Set<FigureKey> ready = new HashSet<>();
        random.inputs().forEach(figure -> ready.add(figure.key()));
        for (Relation relation : net.order()) {
            assertThat(ready).containsAll(relation.formula().references());
            ready.add(relation.target());
        }

        assertThat(ready).isEqualTo(random.units().keySet());
    }

    // ---- missing ----

    @Property
    void a_missing_input_is_named_by_exactly_the_figures_that_follow_from_it(
            @ForAll("plans") Plan plan, @ForAll @IntRange(min = 0, max = 15) int which) {
        List<Figure> given = plan.inputs().figures();
        FigureKey missing = given.get(which % given.size()).key();
        List<Figure> rest =
                given.stream().filter(figure -> !figure.key().equals(missing)).toList();
        RelationNet net = plan.net();
        Evaluation complete = Evaluator.compile(net).evaluate(plan.inputs());
        Evaluation evaluation = Evaluator.compile(net).evaluate(FigureSet.of(Plan.STAND, rest));
        Set<FigureKey> affected = following(net, missing);

        for (FigureKey figure : plan.units().keySet()) {
            if (affected.contains(figure)) {
                Failure failure = evaluation.value(figure).ifFailed().orElseThrow();
                assertThat(failure.reason()).isEqualTo(Reason.MISSING_INPUT);
                assertThat(failure.causes()).containsExactly(missing);
                assertThat(failure.message()).contains(missing.toString());
            } else {
                assertThat(evaluation.value(figure)).isEqualTo(complete.value(figure));
            }
        }
    }

    /** A figure and everything that is computed from it. */
    private static Set<FigureKey> following(RelationNet net, FigureKey from) {
        Set<FigureKey> following = new HashSet<>(Set.of(from));
        for (Relation relation : net.order()) {
            if (!Collections.disjoint(relation.formula().references(), following)) {
                following.add(relation.target());
            }
        }
        return following;
    }

    @Property
    void a_0_in_place_of_a_missing_input_is_visible_in_everything_that_follows_from_it(
            @ForAll("plans") Plan plan, @ForAll @IntRange(min = 0, max = 15) int which) {
        List<Figure> given = plan.inputs().figures();
        Figure replaced = given.get(which % given.size());
        RelationNet net = plan.net();
        Evaluation missing =
                Evaluator.compile(net).evaluate(plan.inputs().with(with(given, replaced, Optional.empty())));
        Evaluation zero = Evaluator.compile(net)
                .evaluate(plan.inputs().with(with(given, replaced, Optional.of(Quantity.of(0, 2, Unit.EUR)))));

        for (FigureKey figure : following(net, replaced.key())) {
            assertThat(missing.value(figure)).isNotEqualTo(zero.value(figure));
            assertThat(zero.value(figure).ifFailed().filter(failure -> failure.reason() == Reason.MISSING_INPUT))
                    .isEmpty();
        }
    }

    private static List<Figure> with(List<Figure> figures, Figure replaced, Optional<Quantity> printed) {
        return figures.stream()
                .map(figure -> !figure.equals(replaced)
                        ? figure
                        : new Figure(
                                figure.key(),
                                figure.unit(),
                                printed.orElse(null),
                                Figure.Blank.MISSING,
                                2,
                                figure.origin(),
                                figure.place(),
                                figure.source()))
                .toList();
    }

    // ---- how precisely a figure is known ----

    @Property
    void an_interval_contains_what_the_true_inputs_lead_to(@ForAll long seed) {
        RandomNet random = RandomNet.of(seed);
        Evaluation evaluation = Evaluator.compile(random.net()).evaluate(random.set());
        Random truth = new Random(seed + 1);
        for (int i = 0; i < 5; i++) {
            Map<FigureKey, Rational> exact = new LinkedHashMap<>();
            for (Figure figure : random.inputs()) {
                Interval interval = figure.interval().orElseThrow();
                exact.put(
                        figure.key(), interval.low().plus(interval.width().times(Rational.of(truth.nextInt(17), 16))));
            }
            random.walk(exact)
                    .forEach((figure, value) -> evaluation.interval(figure).ifPresent(interval -> {
                        assertThat(value).as(figure.toString()).isPresent();
                        assertThat(interval.contains(value.orElseThrow()))
                                .as("%s: %s contains %s", figure, interval, value)
                                .isTrue();
                    }));
        }
    }

    @Property
    void a_figure_lies_in_its_own_interval(@ForAll("plans") Plan plan) {
        Evaluation evaluation = Evaluator.compile(plan.net()).evaluate(plan.inputs());

        for (FigureKey figure : plan.units().keySet()) {
            evaluation
                    .interval(figure)
                    .ifPresent(interval -> assertThat(interval.contains(
                                    evaluation.value(figure).ifKnown().orElseThrow()))
                            .isTrue());
        }
    }

    /** Where income and expenses clearly differ, the balanced total is the larger of the two and no less certain. */
    @Property
    void a_balancing_line_adds_no_uncertainty(@ForAll("plans") Plan plan) {
        Evaluation evaluation = Evaluator.compile(plan.net()).evaluate(plan.inputs());
        for (Plan.Column column : List.of(Plan.Column.PLAN, Plan.Column.IST)) {
            Interval income = evaluation.interval(plan.line("ertraege", column)).orElseThrow();
            Interval expenses =
                    evaluation.interval(plan.line("aufwendungen", column)).orElseThrow();
            Assume.that(!income.meets(expenses));
            Interval larger = income.low().compareTo(expenses.high()) > 0 ? income : expenses;

            assertThat(evaluation.interval(plan.line("mittelherkunft", column))).contains(larger);
            assertThat(evaluation.interval(plan.line("mittelverwendung", column)))
                    .contains(larger);
        }
    }

    // ---- cycles ----

    @Property
    void a_planted_cycle_is_named_with_its_path_and_the_rest_is_computed(
            @ForAll @IntRange(min = 1, max = 12) int length,
            @ForAll @IntRange(min = 0, max = 5) int others,
            @ForAll long seed) {
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            relations.add(define("k" + i, Samples.sum("a", "k" + (i + 1) % length)));
        }
        for (int i = 0; i < others; i++) {
            relations.add(define("frei" + i, Samples.sum("a")));
            relations.add(define("haengt" + i, Samples.sum("frei" + i, "k" + i % length)));
        }
        Read<RelationNet> read = RelationNet.of(Samples.euros(relations), shuffled(relations, new Random(seed)));
        Evaluation evaluation = Evaluator.compile(read.value()).evaluate(Samples.set(Samples.input("a", "1.00")));

        assertThat(read.problems()).extracting(Problem::code).containsExactly("EB-NET-002");
        String message = read.problems().get(0).message();
        String[] path = message.substring(message.indexOf(": ") + 2).split(" <- ", -1);
        assertThat(path).hasSize(length + 1);
        for (int i = 0; i < length; i++) {
            int here = Integer.parseInt(path[i].substring(1, path[i].indexOf('|')));
            assertThat(path[i + 1]).isEqualTo(key("k" + (here + 1) % length).toString());
        }
        for (int i = 0; i < others; i++) {
            assertThat(evaluation.value(key("frei" + i)).ifKnown()).contains(Rational.ONE);
            assertThat(evaluation
                            .value(key("haengt" + i))
                            .ifFailed()
                            .orElseThrow()
                            .reason())
                    .isEqualTo(Reason.RULE_FAILED);
        }
    }

    @Provide
    Arbitrary<Plan> plans() {
        return Plan.plans();
    }

    @Provide
    Arbitrary<List<Long>> largeAmounts() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(-999_999_999_999_999_999L, 999_999_999_999_999_999L),
                        Arbitraries.of(999_999_999_999_999_999L, -999_999_999_999_999_999L, 1L, 0L))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Integer>> largeWeights() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(-12, 12), Arbitraries.of(Integer.MAX_VALUE, Integer.MIN_VALUE))
                .list()
                .ofSize(6);
    }
}
