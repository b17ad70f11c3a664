package org.eigenbetrieb.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/** Laws of dense plans: what they compute is what the evaluator computes. */
class DenseProperties {

    private static final long LARGEST = 999_999_999_999_999_999L;

    /** A table of sums with gaps, carry-overs between columns, and weights. */
    private record Sheet(Map<FigureKey, Unit> units, List<Relation> relations, List<FigureKey> inputs) {

        static Sheet of(long seed) {
            Random random = new Random(seed);
            int columns = 1 + random.nextInt(9);
            int accounts = 1 + random.nextInt(8);
            int rows = accounts + random.nextInt(8);
            boolean regular = random.nextBoolean();
            List<List<Integer>> operands = new ArrayList<>();
            List<List<Integer>> weights = new ArrayList<>();
            Sheet sheet = new Sheet(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
            for (int row = 0; row < rows; row++) {
                List<Integer> own = new ArrayList<>();
                List<Integer> by = new ArrayList<>();
                int first = random.nextInt(Math.max(1, row));
                for (int i = 0; row >= accounts && i < random.nextInt(8); i++) {
                    own.add(random.nextBoolean() ? Math.min(first + i, row - 1) : random.nextInt(row));
                    by.add(random.nextInt(3) > 0 ? 1 : random.nextBoolean() ? -1 : random.nextInt(7) - 3);
                }
                operands.add(own);
                weights.add(by);
            }
            for (int column = 0; column < columns; column++) {
                for (int row = 0; row < rows; row++) {
                    boolean gap = !regular && random.nextInt(6) == 0;
                    sheet.add(row, column, row < accounts || gap, operands.get(row), weights.get(row), random, regular);
                }
            }
            return sheet;
        }

        private void add(
                int row,
                int column,
                boolean input,
                List<Integer> operands,
                List<Integer> weights,
                Random random,
                boolean regular) {
            FigureKey key = key(row, column);
            units.put(key, Unit.EUR);
            if (input) {
                inputs.add(key);
                return;
            }
            List<Formula.Term> terms = new ArrayList<>();
            for (int i = 0; i < operands.size(); i++) {
                int from = !regular && column > 0 && random.nextInt(5) == 0 ? column - 1 : column;
                terms.add(new Formula.Term(Rational.of(weights.get(i)), Formula.ref(key(operands.get(i), from))));
            }
            if (!regular && column > 0 && random.nextInt(5) == 0) {
                terms.add(new Formula.Term(Rational.ONE, Formula.ref(key(row, column - 1))));
            }
            relations.add(Relation.defining(
                    "r" + row + "-" + column,
                    key,
                    new Formula.Sum(terms),
                    "sum",
                    LegalSource.ARITHMETIC,
                    SourceRef.of("sheet.json")));
        }

        private static FigureKey key(int row, int column) {
            return FigureKey.of("row-" + (char) ('a' + row), Phase.PLANUNG, Period.year(2024 + column));
        }

        Evaluator compile() {
            return Evaluator.compile(RelationNet.of(units, relations).orThrow());
        }
    }

    private static Map<FigureKey, Long> amounts(Sheet sheet, Random random, boolean large) {
        Map<FigureKey, Long> amounts = new LinkedHashMap<>();
        for (FigureKey key : sheet.inputs) {
            long bound = large && random.nextInt(3) > 0 ? LARGEST : 10_000;
            amounts.put(key, random.nextInt(6) == 0 ? bound : random.nextLong(-bound, bound + 1));
        }
        return amounts;
    }

    private static Evaluation evaluation(Evaluator evaluator, Map<FigureKey, Long> amounts) {
        List<Figure> figures = new ArrayList<>();
        amounts.forEach((key, cents) ->
                figures.add(Figure.input(key, Quantity.of(cents, 2, Unit.EUR), SourceRef.of("konten.csv", 2, 3))));
        return evaluator.evaluate(FigureSet.of(Samples.STAND, figures));
    }

    private static List<FigureKey> failed(Evaluator evaluator, Evaluation evaluation) {
        return evaluator.net().order().stream()
                .map(Relation::target)
                .filter(key ->
                        evaluation.value(key).ifFailed().map(Failure::causes).equals(Optional.of(List.of(key))))
                .toList();
    }

    private static Rational euros(long cents) {
        return Rational.of(cents).timesTenTo(-2);
    }

    @Property
    void a_dense_plan_computes_what_the_evaluator_computes(@ForAll long seed, @ForAll boolean large) {
        Sheet sheet = Sheet.of(seed);
        Evaluator evaluator = sheet.compile();
        Map<FigureKey, Long> amounts = amounts(sheet, new Random(seed + 1), large);
        Evaluation evaluation = evaluation(evaluator, amounts);
        DensePlan plan = evaluator.dense();
        long[] values = plan.newValues();
        amounts.forEach((key, cents) -> values[plan.slot(key)] = cents);

        boolean fits = plan.evaluate(values);

        List<FigureKey> failed = failed(evaluator, evaluation);
        assertThat(fits).isEqualTo(failed.isEmpty());
        assertThat(plan.overflows(values)).containsExactlyElementsOf(failed);
        for (int slot = 0; slot < plan.size(); slot++) {
            long cents = values[slot];
            evaluation
                    .value(plan.key(slot))
                    .ifKnown()
                    .ifPresent(value -> assertThat(value).isEqualTo(euros(cents)));
        }
    }

    @Property
    void a_batch_computes_what_its_plans_compute_one_by_one(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int plans, @ForAll boolean large) {
        Sheet sheet = Sheet.of(seed);
        DensePlan plan = sheet.compile().dense();
        DenseBatch batch = plan.newBatch(plans);
        long[][] singles = new long[plans][];
        Random random = new Random(seed + 1);
        for (int number = 0; number < plans; number++) {
            long[] values = plan.newValues();
            for (Map.Entry<FigureKey, Long> amount :
                    amounts(sheet, random, large && number % 3 == 0).entrySet()) {
                values[plan.slot(amount.getKey())] = amount.getValue();
                batch.set(number, plan.slot(amount.getKey()), amount.getValue());
            }
            singles[number] = values;
        }

        boolean fits = batch.evaluate();

        boolean expected = true;
        for (int number = 0; number < plans; number++) {
            boolean good = plan.evaluate(singles[number]);
            expected &= good;
            for (int slot = 0; slot < plan.size() && good; slot++) {
                assertThat(batch.get(number, slot)).isEqualTo(singles[number][slot]);
            }
            assertThat(batch.overflows(number)).isEqualTo(plan.overflows(singles[number]));
        }
        assertThat(fits).isEqualTo(expected);
    }

    @Property
    void computing_twice_changes_nothing(@ForAll long seed) {
        Sheet sheet = Sheet.of(seed);
        DensePlan plan = sheet.compile().dense();
        long[] values = plan.newValues();
        amounts(sheet, new Random(seed), false).forEach((key, cents) -> values[plan.slot(key)] = cents);
        plan.evaluate(values);
        long[] once = values.clone();

        plan.evaluate(values);

        assertThat(values).isEqualTo(once);
    }

    @Property
    void inputs_are_exactly_the_slots_that_no_relation_writes(@ForAll long seed) {
        Sheet sheet = Sheet.of(seed);
        DensePlan plan = sheet.compile().dense();
        List<FigureKey> inputs = new ArrayList<>();
        for (int slot : plan.inputs()) {
            inputs.add(plan.key(slot));
        }

        assertThat(inputs).containsExactlyInAnyOrderElementsOf(sheet.inputs);
        for (int slot = 0; slot < plan.size(); slot++) {
            assertThat(plan.slot(plan.key(slot))).isEqualTo(slot);
        }
    }
}
