package org.eigenbetrieb.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.explain.Explanation.How;
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
import org.junit.jupiter.api.Test;

/** Every figure leads back to inputs and parameters, with file and line. */
class ExplanationTest {

    private final Map<FigureKey, Unit> units = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    private static FigureKey key(String concept) {
        return FigureKey.of(concept, Phase.ANSATZ, Period.year(2024));
    }

    private static Formula sum(String... concepts) {
        return Formula.sum(Arrays.stream(concepts).map(ExplanationTest::key).toList());
    }

    private void define(String target, Formula formula) {
        units.putIfAbsent(key(target), Unit.EUR);
        formula.references().forEach(key -> units.putIfAbsent(key, Unit.EUR));
        relations.add(Relation.defining(
                "r-" + target,
                key(target),
                formula,
                "Regel " + target,
                LegalSource.form("Erfolgsplan"),
                SourceRef.of("form.json", relations.size() + 10, 5)));
    }

    private void input(String concept, String euros) {
        figures.add(new Figure(
                key(concept),
                Unit.EUR,
                Quantity.euros(euros),
                Figure.Blank.MISSING,
                Figure.EXACT,
                Origin.INPUT,
                new Place("konten", concept, "ansatz", concept),
                SourceRef.of("konten.csv", figures.size() + 2, 3)));
    }

    private Explanation explain(String concept) {
        RelationNet net = RelationNet.of(units, relations).orThrow();
        Evaluation evaluation = Evaluator.compile(net).evaluate(FigureSet.of(LocalDate.of(2023, 9, 28), figures));
        return Explanation.of(evaluation, key(concept), key -> "«" + key.concept() + "»");
    }

    @Test
    void an_input_leads_to_file_line_and_column() {
        define("c", sum("a"));
        input("a", "7.00");
        Explanation explanation = explain("a");

        assertThat(explanation.how()).isEqualTo(How.INPUT);
        assertThat(explanation.places()).containsExactly(SourceRef.of("konten.csv", 2, 3));
        assertThat(explanation.parts()).isEmpty();
        assertThat(explanation.toText()).isEqualTo("«a»: 7,00 €  ← konten.csv:2:3\n");
    }

    @Test
    void a_computed_figure_names_its_rule_who_says_so_and_its_parts_in_the_order_of_the_form() {
        Map<FigureKey, Rational> weights = new LinkedHashMap<>();
        weights.put(key("ertraege"), Rational.ONE);
        weights.put(key("aufwendungen"), Rational.ONE.negate());
        define("ergebnis", Formula.sum(weights));
        input("aufwendungen", "1605.31");
        input("ertraege", "2000.00");
        Explanation explanation = explain("ergebnis");

        assertThat(explanation.how()).isEqualTo(How.COMPUTED);
        assertThat(explanation.value()).isEqualTo(new Value.Known(Rational.of(39469, 100)));
        assertThat(explanation.rule()).isEqualTo("Regel ergebnis");
        assertThat(explanation.citation()).isEqualTo("Erfolgsplan");
        assertThat(explanation.places()).containsExactly(SourceRef.of("form.json", 10, 5));
        assertThat(explanation.parts())
                .extracting(Explanation::key)
                .containsExactly(key("ertraege"), key("aufwendungen"));
        assertThat(explanation.parts())
                .extracting(Explanation::weight)
                .containsExactly(Rational.ONE, Rational.ONE.negate());
        assertThat(explanation.toText()).isEqualTo("""
                        «ergebnis»: 394,69 €
                        │   Regel ergebnis [Erfolgsplan] (form.json:10:5)
                        ├── «ertraege»: 2.000,00 €  ← konten.csv:3:3
                        └── − «aufwendungen»: 1.605,31 €  ← konten.csv:2:3
                        """);
    }

    @Test
    void a_figure_that_occurs_twice_is_unfolded_once() {
        define("zwischen", sum("a"));
        define("links", sum("zwischen"));
        define("rechts", sum("zwischen"));
        define("summe", sum("links", "rechts"));
        input("a", "7.00");
        Explanation explanation = explain("summe");
        Explanation first = explanation.parts().get(0).parts().get(0);
        Explanation second = explanation.parts().get(1).parts().get(0);

        assertThat(first.key()).isEqualTo(second.key()).isEqualTo(key("zwischen"));
        assertThat(first.repeated()).isFalse();
        assertThat(first.parts()).hasSize(1);
        assertThat(second.repeated()).isTrue();
        assertThat(second.parts()).isEmpty();
        assertThat(second.value()).isEqualTo(first.value());
        assertThat(explanation.toText()).containsOnlyOnce("«a»").containsOnlyOnce("(siehe oben)");
    }

    @Test
    void a_number_that_a_rule_names_is_a_parameter_with_the_place_of_the_rule() {
        define(
                "h",
                new Formula.Sum(List.of(new Formula.Term(
                        Rational.of(2), new Formula.Constant(Quantity.euros("60000.00"), "fester Wert")))));
        Explanation parameter = explain("h").parts().get(0);

        assertThat(parameter.how()).isEqualTo(How.PARAMETER);
        assertThat(parameter.label()).isEqualTo("fester Wert");
        assertThat(parameter.weight()).isEqualTo(Rational.of(2));
        assertThat(parameter.value()).isEqualTo(new Value.Known(Rational.of(60_000)));
        assertThat(parameter.places()).containsExactly(SourceRef.of("form.json", 10, 5));
    }

    @Test
    void quotients_products_and_balancing_lines_show_what_they_are_made_of() {
        units.put(key("p"), Unit.PERCENT);
        define("p", Formula.percent(key("a"), key("b")));
        define(
                "c",
                new Formula.Product(
                        Formula.ref(key("a")), new Formula.Quotient(Formula.ref(key("b")), Formula.ref(key("a")))));
        define("d", new Formula.PositivePart(sum("a", "b")));
        input("a", "30.00");
        input("b", "40.00");

        assertThat(explain("p").parts()).extracting(Explanation::label).containsExactly("«a»", "geteilt durch «b»");
        assertThat(explain("c").parts())
                .extracting(Explanation::label)
                .containsExactly("«a»", "«b»", "geteilt durch «a»");
        assertThat(explain("d").parts()).extracting(Explanation::label).containsExactly("«a»", "«b»");
    }

    @Test
    void a_figure_without_number_leads_to_what_is_missing() {
        define("c", sum("a", "b"));
        define("d", sum("c"));
        input("a", "7.00");
        Explanation explanation = explain("d");
        Explanation missing = explanation.parts().get(0).parts().get(1);

        assertThat(explanation.how()).isEqualTo(How.FAILED);
        assertThat(missing.key()).isEqualTo(key("b"));
        assertThat(missing.how()).isEqualTo(How.FAILED);
        assertThat(missing.value()).isEqualTo(Failure.missing(key("b")));
        assertThat(explanation.toText())
                .contains("kein Wert: „«c»“ hat keinen", "kein Wert: die Angabe fehlt (b|ANSATZ|2024)");
    }

    @Test
    void a_figure_that_the_evaluation_does_not_have_is_misuse() {
        define("c", sum("a"));

        assertThatIllegalArgumentException().isThrownBy(() -> explain("x")).withMessageContaining("x|ANSATZ|2024");
    }
}
