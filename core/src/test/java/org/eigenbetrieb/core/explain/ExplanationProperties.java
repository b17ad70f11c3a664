package org.eigenbetrieb.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.Plan;
import org.eigenbetrieb.core.explain.Explanation.How;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Rational;

/** Laws of explanations, for every figure of any plan. */
class ExplanationProperties {

    private static List<Explanation> all(Explanation root) {
        List<Explanation> all = new ArrayList<>(List.of(root));
        root.parts().forEach(part -> all.addAll(all(part)));
        return all;
    }

    private static FigureKey some(Plan plan, int which) {
        List<FigureKey> keys = List.copyOf(plan.units().keySet());
        return keys.get(which % keys.size());
    }

    @Property
    void every_branch_ends_at_an_input_with_its_place_or_at_a_parameter_or_is_unfolded_elsewhere(
            @ForAll("plans") Plan plan, @ForAll @IntRange(max = 999) int which) {
        Evaluation evaluation = Evaluator.compile(plan.net()).evaluate(plan.inputs());
        Explanation root = Explanation.of(evaluation, some(plan, which), FigureKey::toString);
        List<Explanation> nodes = all(root);

        for (Explanation node : nodes) {
            if (node.parts().isEmpty() && !node.repeated() && node.how() == How.INPUT) {
                Figure input = evaluation.input(node.key()).orElseThrow();
                assertThat(node.places()).containsExactly(input.source());
                assertThat(node.value().ifKnown()).isEqualTo(input.value());
            } else if (node.how() == How.COMPUTED && !node.repeated()) {
                Optional<Relation> relation = evaluation.net().defining(node.key());
                assertThat(relation).isPresent();
                int expected = relation.orElseThrow().formula().references().size();
                assertThat(node.parts()).hasSizeGreaterThanOrEqualTo(expected);
            }
            assertThat(node.places()).isNotEmpty();
        }
        assertThat(root.toText()).isNotBlank();
    }

    @Property
    void every_computed_figure_is_unfolded_exactly_once(
            @ForAll("plans") Plan plan, @ForAll @IntRange(max = 999) int which) {
        Evaluation evaluation = Evaluator.compile(plan.net()).evaluate(plan.inputs());
        List<Explanation> nodes = all(Explanation.of(evaluation, some(plan, which), FigureKey::toString));

        Map<FigureKey, Long> unfolded = nodes.stream()
                .filter(node -> node.how() == How.COMPUTED && !node.repeated())
                .collect(Collectors.groupingBy(Explanation::key, Collectors.counting()));
        assertThat(unfolded.values()).allMatch(times -> times == 1);
        assertThat(nodes.stream().filter(Explanation::repeated).map(Explanation::key))
                .allMatch(unfolded::containsKey);
    }

    @Property
    void the_weighted_parts_of_a_sum_add_up_to_it(@ForAll("plans") Plan plan, @ForAll @IntRange(max = 999) int which) {
        Evaluation evaluation = Evaluator.compile(plan.net()).evaluate(plan.inputs());

        for (Explanation node : all(Explanation.of(evaluation, some(plan, which), FigureKey::toString))) {
            Optional<Relation> relation = evaluation.net().defining(node.key());
            boolean sum = node.how() == How.COMPUTED
                    && !node.repeated()
                    && relation.filter(found -> found.rounding() == null
                                    && found.formula().linear().isPresent())
                            .isPresent();
            if (sum) {
                Rational total = Rational.ZERO;
                for (Explanation part : node.parts()) {
                    total = total.plus(
                            part.weight().times(part.value().ifKnown().orElseThrow()));
                }
                assertThat(node.value().ifKnown()).contains(total);
            }
        }
    }

    @Provide
    Arbitrary<Plan> plans() {
        return Plan.plans();
    }
}
