package org.eigenbetrieb.core.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a figure follows from others. */
class FormulaTest {

    private static final FigureKey A = key("a");
    private static final FigureKey B = key("b");
    private static final FigureKey C = key("c");
    private static final Rational TWO = Rational.of(2);

    private static FigureKey key(String concept) {
        return FigureKey.of(concept, Phase.ANSATZ, Period.year(2024));
    }

    private static Formula constant(long euros) {
        return new Formula.Constant(Quantity.of(euros, 0, Unit.EUR), "Wert");
    }

    // ---- what a formula reads ----

    @Test
    void references_are_named_in_the_order_of_the_form_and_once() {
        Formula formula = new Formula.Sum(List.of(
                new Formula.Term(TWO, new Formula.Quotient(Formula.ref(C), Formula.ref(A))),
                new Formula.Term(TWO, new Formula.Product(Formula.ref(B), Formula.ref(C))),
                new Formula.Term(TWO, new Formula.PositivePart(Formula.ref(A))),
                new Formula.Term(TWO, constant(5))));

        assertThat(formula.references()).containsExactly(C, A, B);
        List<FigureKey> visited = new ArrayList<>();
        formula.forEachReference(visited::add);
        assertThat(visited).containsExactly(C, A, B, C, A);
    }

    // ---- linear ----

    @Test
    void a_sum_of_sums_is_linear_with_multiplied_and_added_weights() {
        Formula inner = new Formula.Sum(List.of(
                new Formula.Term(Rational.ONE, Formula.ref(A)), new Formula.Term(Rational.of(3), Formula.ref(B))));
        Formula formula = new Formula.Sum(List.of(
                new Formula.Term(TWO, inner),
                new Formula.Term(Rational.ONE.negate(), Formula.ref(A)),
                new Formula.Term(Rational.HALF, Formula.ref(C))));

        assertThat(formula.linear())
                .hasValueSatisfying(weights -> assertThat(weights)
                        .containsExactly(
                                Map.entry(A, Rational.ONE), Map.entry(B, Rational.of(6)), Map.entry(C, Rational.HALF)));
    }

    @Test
    void a_single_figure_and_an_empty_sum_are_linear() {
        assertThat(Formula.ref(A).linear()).contains(Map.of(A, Rational.ONE));
        assertThat(Formula.sum(List.of()).linear()).contains(Map.of());
    }

    @Test
    void constants_quotients_products_and_positive_parts_are_not_linear() {
        assertThat(constant(1).linear()).isEmpty();
        assertThat(Formula.percent(A, B).linear()).isEmpty();
        assertThat(new Formula.Product(Formula.ref(A), Formula.ref(B)).linear()).isEmpty();
        assertThat(new Formula.PositivePart(Formula.ref(A)).linear()).isEmpty();
        assertThat(Formula.times(TWO, constant(1)).linear()).isEmpty();
    }

    @Test
    void a_list_of_figures_is_a_sum_with_weight_1_and_a_map_one_with_its_weights() {
        Map<FigureKey, Rational> weights = new LinkedHashMap<>();
        weights.put(B, Rational.ONE.negate());
        weights.put(A, TWO);

        assertThat(Formula.sum(List.of(A, B, A)).linear()).contains(Map.of(A, TWO, B, Rational.ONE));
        assertThat(Formula.sum(weights).linear()).contains(weights);
        assertThat(Formula.sum(weights).references()).containsExactly(B, A);
    }

    // ---- rounding ----

    @ParameterizedTest(name = "{0} to {1} decimals {2} is {3}")
    @CsvSource({
        "1/3, 2, HALF_UP, 33/100",
        "1/200, 2, HALF_UP, 1/100",
        "-1/200, 2, HALF_UP, -1/100",
        "1/200, 2, HALF_EVEN, 0",
        "1/200, 2, DOWN, 0",
        "12345, -3, HALF_UP, 12000",
        "12500, -3, HALF_UP, 13000",
        "7, 2, HALF_UP, 7"
    })
    void a_rule_rounds_to_its_decimals(String value, int decimals, Rounding rounding, String rounded) {
        assertThat(new RoundTo(decimals, rounding).apply(Rational.parse(value))).isEqualTo(Rational.parse(rounded));
    }

    @Test
    void rounding_keeps_minus_12_to_12_decimals() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RoundTo(13, Rounding.HALF_UP));
        assertThatIllegalArgumentException().isThrownBy(() -> new RoundTo(-13, Rounding.HALF_UP));
    }

    // ---- relations ----

    @Test
    void a_changed_relation_keeps_everything_else() {
        Relation relation = Relation.defining(
                "r1", A, Formula.ref(B), "Summe", LegalSource.form("Erfolgsplan"), SourceRef.of("layout.json", 3, 5));
        Relation changed = relation.as(Relation.Role.ASSERTING)
                .inPaper("zwischenbericht")
                .rounded(RoundTo.CENT)
                .printingIfZero(Quantity.of(0, 0, Unit.PERCENT));

        assertThat(changed)
                .isEqualTo(new Relation(
                        "r1",
                        A,
                        Formula.ref(B),
                        Relation.Role.ASSERTING,
                        RoundTo.CENT,
                        Quantity.of(0, 0, Unit.PERCENT),
                        "Summe",
                        LegalSource.form("Erfolgsplan"),
                        SourceRef.of("layout.json", 3, 5),
                        "zwischenbericht"));
        assertThat(relation.role()).isEqualTo(Relation.Role.DEFINING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "summe erträge", "a/b", "a|b"})
    void the_id_of_a_relation_is_plain(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Relation.asserting(
                        id, A, Formula.ref(B), "Summe", LegalSource.ARITHMETIC, SourceRef.of("layout.json")))
                .withMessageStartingWith("\"" + id + "\" is not the id of a relation");
    }
}
