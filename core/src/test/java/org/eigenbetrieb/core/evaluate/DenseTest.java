package org.eigenbetrieb.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eigenbetrieb.core.evaluate.Samples.define;
import static org.eigenbetrieb.core.evaluate.Samples.key;
import static org.eigenbetrieb.core.evaluate.Samples.net;
import static org.eigenbetrieb.core.evaluate.Samples.ref;
import static org.eigenbetrieb.core.evaluate.Samples.sum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.junit.jupiter.api.Test;

class DenseTest {

    private final DensePlan plan = dense(define("c", sum("a", "b")), define("e", sum("c", "d")));

    private static DensePlan dense(Relation... relations) {
        return Evaluator.compile(net(relations)).dense();
    }

    private static long[] values(DensePlan plan, long a, long b, long d) {
        long[] values = plan.newValues();
        values[plan.slot(key("a"))] = a;
        values[plan.slot(key("b"))] = b;
        values[plan.slot(key("d"))] = d;
        return values;
    }

    @Test
    void sums_are_written_to_their_slots() {
        long[] values = values(plan, 100, 20, 3);

        assertThat(plan.evaluate(values)).isTrue();
        assertThat(values[plan.slot(key("c"))]).isEqualTo(120);
        assertThat(values[plan.slot(key("e"))]).isEqualTo(123);
        assertThat(plan.overflows(values)).isEmpty();
    }

    @Test
    void an_overflow_names_its_root_and_not_what_follows_from_it() {
        long[] values = values(plan, Long.MAX_VALUE, 1, -5);

        assertThat(plan.evaluate(values)).isFalse();
        assertThat(plan.overflows(values)).containsExactly(key("c"));
    }

    @Test
    void the_extremes_are_amounts_like_any_other() {
        long[] values = values(plan, Long.MAX_VALUE, 0, Long.MIN_VALUE);

        assertThat(plan.evaluate(values)).isTrue();
        assertThat(values[plan.slot(key("e"))]).isEqualTo(-1);
    }

    @Test
    void leaving_the_range_on_the_way_is_no_overflow() {
        DensePlan three = dense(define("z", sum("a", "b", "d")));
        long[] values = values(three, Long.MAX_VALUE, Long.MAX_VALUE, -Long.MAX_VALUE);

        assertThat(three.evaluate(values)).isTrue();
        assertThat(values[three.slot(key("z"))]).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_batch_sorts_out_the_plans_that_overflow() {
        DenseBatch batch = plan.newBatch(3);
        for (int number = 0; number < 3; number++) {
            batch.set(number, plan.slot(key("a")), number == 1 ? Long.MAX_VALUE : 100);
            batch.set(number, plan.slot(key("b")), number);
            batch.set(number, plan.slot(key("d")), 3);
        }

        assertThat(batch.evaluate()).isFalse();
        assertThat(batch.overflows(0)).isEmpty();
        assertThat(batch.overflows(1)).containsExactly(key("c"));
        assertThat(batch.overflows(2)).isEmpty();
        assertThat(batch.get(0, plan.slot(key("e")))).isEqualTo(103);
        assertThat(batch.get(2, plan.slot(key("e")))).isEqualTo(105);
        assertThat(batch.plans()).isEqualTo(3);
    }

    @Test
    void a_weight_times_an_amount_may_overflow_too() {
        Map<FigureKey, Rational> weights = new LinkedHashMap<>();
        weights.put(key("a"), Rational.of(4));
        weights.put(key("b"), Rational.of(-3));
        DensePlan weighted = dense(define("d", Formula.sum(weights)));
        long[] values = values(weighted, Long.MAX_VALUE / 4, 2, 0);
        DenseBatch batch = weighted.newBatch(2);
        batch.set(0, weighted.slot(key("a")), Long.MAX_VALUE / 4);
        batch.set(1, weighted.slot(key("a")), Long.MAX_VALUE / 4 + 1);

        assertThat(weighted.evaluate(values)).isTrue();
        assertThat(values[weighted.slot(key("d"))]).isEqualTo(Long.MAX_VALUE / 4 * 4 - 6);
        assertThat(batch.evaluate()).isFalse();
        assertThat(batch.overflows(0)).isEmpty();
        assertThat(batch.overflows(1)).containsExactly(key("d"));
    }

    @Test
    void an_array_of_another_length_is_refused() {
        assertThatThrownBy(() -> plan.evaluate(new long[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A plan of this net has 5 slots, not 4; take the array from newValues()");
        assertThatThrownBy(() -> plan.newBatch(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> plan.newBatch(2).set(2, 0, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("There are plans 0 to 1, not 2");
    }

    @Test
    void a_figure_of_another_net_is_refused() {
        assertThatThrownBy(() -> plan.slot(key("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The net has no figure x|ANSATZ|2024; it has 5 others");
    }

    @Test
    void what_is_not_a_whole_sum_is_refused_with_the_reason() {
        assertThatThrownBy(() -> dense(define("q", Samples.positive(ref("a")))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("No dense plan: relation r-q (r-q.json:3:5) is not a sum of figures; evaluate this net with"
                        + " Evaluator.evaluate, or leave the relation out");
        assertThatThrownBy(() -> dense(define("h", Formula.times(Rational.HALF, ref("a")))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("weights a|ANSATZ|2024 by 1/2, which is not a whole number of at most 31 bits");
        assertThatThrownBy(() -> dense(define("r", ref("a")).rounded(RoundTo.CENT)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("relation r-r (r-r.json:3:5) rounds its result");
    }

    @Test
    void units_that_are_kept_with_different_decimals_are_refused() {
        Map<FigureKey, Unit> units = Map.of(key("p"), Unit.NUMBER, key("s"), new Unit("RATIO", "number", 0, 4));
        Evaluator evaluator = Evaluator.compile(
                RelationNet.of(units, List.of(define("s", ref("p")))).orThrow());

        assertThatThrownBy(evaluator::dense)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining(
                        "adds p|ANSATZ|2024, which is kept with 2 decimals, to a figure with 4; evaluate this net");
    }

    @Test
    void a_net_with_a_figure_that_failed_is_refused() {
        Map<FigureKey, Unit> units = Map.of(key("a"), Unit.EUR);
        RelationNet net = RelationNet.of(units, List.of(), Map.of(key("a"), Failure.ruleFailed("no rule")))
                .orThrow();

        assertThatThrownBy(() -> Evaluator.compile(net).dense())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("No dense plan: a|ANSATZ|2024 has no number (no rule);");
    }
}
