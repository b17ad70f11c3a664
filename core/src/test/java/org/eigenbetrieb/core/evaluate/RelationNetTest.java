package org.eigenbetrieb.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.eigenbetrieb.core.evaluate.Samples.define;
import static org.eigenbetrieb.core.evaluate.Samples.difference;
import static org.eigenbetrieb.core.evaluate.Samples.euros;
import static org.eigenbetrieb.core.evaluate.Samples.key;
import static org.eigenbetrieb.core.evaluate.Samples.quotient;
import static org.eigenbetrieb.core.evaluate.Samples.ref;
import static org.eigenbetrieb.core.evaluate.Samples.sum;
import static org.eigenbetrieb.core.evaluate.Samples.units;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;

/** The relations of a task fit together, or every misfit is named. */
class RelationNetTest {

    private static Read<RelationNet> net(Relation... relations) {
        return RelationNet.of(euros(List.of(relations)), List.of(relations));
    }

    private static Relation asserting(String id, String target, Formula formula) {
        return define(id, target, formula).as(Relation.Role.ASSERTING);
    }

    // ---- two definitions ----

    @Test
    void two_defining_relations_for_a_figure_are_one_error_that_names_both_with_their_places() {
        Read<RelationNet> read = net(define("r1", "c", sum("a")), define("r2", "c", sum("b")), define("d", sum("a")));

        assertThat(read.problems())
                .containsExactly(Problem.error(
                        "EB-NET-001",
                        SourceRef.of("r1.json", 3, 5),
                        "c|ANSATZ|2024 is defined more than once: by r1 (r1.json:3:5) and r2 (r2.json:3:5)",
                        "keep one defining relation; make the others asserting"));
        assertThat(read.value().defining(key("c"))).isEmpty();
        assertThat(read.value().failures()).containsOnlyKeys(key("c"));
        assertThat(read.value().defining(key("d"))).isPresent();
    }

    @Test
    void three_defining_relations_are_still_one_error() {
        assertThat(net(define("r1", "c", sum("a")), define("r2", "c", sum("b")), define("r3", "c", sum("a", "b")))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("r1", "r2", "r3"));
    }

    @Test
    void any_number_of_asserting_relations_may_speak_of_a_defined_figure() {
        Read<RelationNet> read = net(
                define("c", sum("a", "b")),
                asserting("x", "c", ref("d")),
                asserting("y", "c", ref("e")),
                asserting("z", "a", difference("c", "b")));

        assertThat(read.problems()).isEmpty();
        assertThat(read.value().relations()).hasSize(4);
        assertThat(read.value().order()).extracting(Relation::id).containsExactly("r-c");
    }

    // ---- cycles ----

    @Test
    void a_cycle_is_named_with_its_path() {
        Read<RelationNet> read = net(define("a", sum("b", "x")), define("b", sum("c")), define("c", sum("y", "a")));

        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-NET-002");
            assertThat(problem.message())
                    .isEqualTo("figures depend on each other in a circle: "
                            + "a|ANSATZ|2024 <- b|ANSATZ|2024 <- c|ANSATZ|2024 <- a|ANSATZ|2024");
            assertThat(problem.place()).isEqualTo(SourceRef.of("r-a.json", 3, 5));
        });
        assertThat(read.value().failures()).containsOnlyKeys(key("a"), key("b"), key("c"));
        assertThat(read.value().relations()).isEmpty();
    }

    @Test
    void a_figure_that_is_defined_by_itself_is_a_cycle() {
        assertThat(net(define("a", sum("b", "a"))).problems())
                .extracting(Problem::message)
                .containsExactly("figures depend on each other in a circle: a|ANSATZ|2024 <- a|ANSATZ|2024");
    }

    @Test
    void every_cycle_is_reported_and_what_only_hangs_on_one_keeps_its_rule() {
        Read<RelationNet> read = net(
                define("a", sum("b")),
                define("b", sum("a")),
                define("c", sum("d")),
                define("d", sum("c")),
                define("e", sum("a", "x")),
                define("f", sum("x")));

        assertThat(read.problems()).extracting(Problem::code).containsExactly("EB-NET-002", "EB-NET-002");
        assertThat(read.value().order()).extracting(Relation::id).containsExactlyInAnyOrder("r-e", "r-f");
        Evaluation evaluation = Evaluator.compile(read.value()).evaluate(Samples.set(Samples.input("x", "7.00")));
        assertThat(evaluation.value(key("e")).ifFailed()).hasValueSatisfying(failure -> {
            assertThat(failure.reason()).isEqualTo(Failure.Reason.RULE_FAILED);
            assertThat(failure.message()).contains("a|ANSATZ|2024 <- b|ANSATZ|2024");
        });
        assertThat(evaluation.value(key("f")).ifKnown()).isPresent();
    }

    @Test
    void two_cycles_through_one_figure_are_both_broken() {
        Read<RelationNet> read =
                net(define("a", sum("b", "c")), define("b", sum("a")), define("c", sum("a")), define("d", sum("c")));

        assertThat(read.problems()).isNotEmpty().extracting(Problem::code).containsOnly("EB-NET-002");
        assertThat(read.value().order())
                .extracting(relation -> relation.target().concept().id())
                .doesNotContain("a");
    }

    @Test
    void asserting_relations_form_no_cycles() {
        assertThat(net(define("a", sum("b")), asserting("x", "b", ref("a"))).problems())
                .isEmpty();
    }

    // ---- units ----

    @Test
    void amounts_and_posts_are_not_added() {
        Map<FigureKey, Unit> units = units(Unit.EUR, "c", "a");
        units.putAll(units(Unit.VZAE, "b"));
        Read<RelationNet> read = RelationNet.of(units, List.of(define("c", sum("a", "b"))));

        assertThat(read.problems())
                .containsExactly(Problem.error(
                        "EB-NET-003",
                        SourceRef.of("r-c.json", 3, 5),
                        "relation r-c: a sum mixes money and posts",
                        "units of one dimension convert, others never mix"));
        assertThat(read.value().failures()).containsOnlyKeys(key("c"));
    }

    @Test
    void a_formula_yields_what_its_figure_counts() {
        Map<FigureKey, Unit> units = units(Unit.EUR, "a");
        units.putAll(units(Unit.VZAE, "c"));

        assertThat(RelationNet.of(units, List.of(define("c", sum("a")))).problems())
                .extracting(Problem::message)
                .containsExactly("relation r-c: the formula yields money, its figure counts posts");
    }

    @Test
    void amounts_are_not_multiplied_with_each_other() {
        assertThat(net(define("c", new Formula.Product(ref("a"), ref("b")))).problems())
                .extracting(Problem::message)
                .containsExactly("relation r-c: a product multiplies money by money");
    }

    @Test
    void a_quotient_of_amounts_is_a_plain_number_and_of_an_amount_by_posts_an_amount() {
        Map<FigureKey, Unit> units = units(Unit.EUR, "a", "b", "d");
        units.putAll(units(Unit.PERCENT, "c"));
        units.putAll(units(Unit.NUMBER, "e"));
        units.putAll(units(Unit.VZAE, "v"));
        List<Relation> fitting = List.of(
                define("c", Formula.percent(key("a"), key("b"))),
                define("e", quotient("a", "b")),
                define("d", quotient("a", "v")));

        assertThat(RelationNet.of(units, fitting).problems()).isEmpty();
        assertThat(RelationNet.of(units, List.of(define("d", quotient("a", "b"))))
                        .problems())
                .extracting(Problem::message)
                .containsExactly("relation r-d: the formula yields number, its figure counts money");
    }

    @Test
    void units_of_one_dimension_convert() {
        Map<FigureKey, Unit> units = units(Unit.EUR, "c", "a");
        units.putAll(units(Unit.TEUR, "b"));

        assertThat(RelationNet.of(units, List.of(define("c", sum("a", "b")))).problems())
                .isEmpty();
    }

    // ---- figures that nobody declares, ids used twice ----

    @Test
    void every_undeclared_figure_of_a_relation_is_named() {
        Read<RelationNet> read = RelationNet.of(units(Unit.EUR, "a"), List.of(define("c", sum("a", "x", "y"))));

        assertThat(read.problems())
                .extracting(Problem::code, Problem::message)
                .containsExactlyInAnyOrder(
                        tuple(
                                "EB-NET-004",
                                "relation r-c defines c|ANSATZ|2024, which no layout or calculator declares"),
                        tuple("EB-NET-004", "relation r-c reads x|ANSATZ|2024, which no layout or calculator declares"),
                        tuple(
                                "EB-NET-004",
                                "relation r-c reads y|ANSATZ|2024, which no layout or calculator declares"));
    }

    @Test
    void an_id_is_used_once() {
        Read<RelationNet> read = net(define("r", "c", sum("a")), define("r", "d", sum("a")));

        assertThat(read.problems())
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple("EB-NET-005", "relation r is written down twice"));
        assertThat(read.value().defining(key("c"))).isPresent();
        assertThat(read.value().failures()).containsOnlyKeys(key("d"));
    }

    // ---- figures known to have no number ----

    @Test
    void a_figure_known_to_fail_keeps_its_reason() {
        Failure reason = Failure.notApplicable("nicht anwendbar", List.of(key("a")));
        Read<RelationNet> read = RelationNet.of(
                units(Unit.EUR, "a", "b", "c"), List.of(define("c", sum("b"))), Map.of(key("b"), reason));

        assertThat(read.problems()).isEmpty();
        Evaluation evaluation = Evaluator.compile(read.value()).evaluate(Samples.set(Samples.input("b", "1.00")));
        assertThat(evaluation.value(key("b"))).isEqualTo(reason);
        assertThat(evaluation.value(key("c")).ifFailed()).isPresent();
    }

    @Test
    void a_relation_that_defines_a_figure_known_to_fail_is_an_error() {
        Failure reason = Failure.ruleFailed("calculator x failed");
        Read<RelationNet> read =
                RelationNet.of(units(Unit.EUR, "b", "c"), List.of(define("c", sum("b"))), Map.of(key("c"), reason));

        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.message()).contains("r-c", "c|ANSATZ|2024");
        });
        assertThat(read.value().failures()).containsEntry(key("c"), reason);
    }

    // ---- all at once ----

    @Test
    void all_problems_are_reported_at_once_and_everything_else_works_on() {
        Map<FigureKey, Unit> units = new LinkedHashMap<>(units(Unit.EUR, "a", "b", "c", "d", "e", "f", "g"));
        units.putAll(units(Unit.VZAE, "v"));
        Read<RelationNet> read = RelationNet.of(
                units,
                List.of(
                        define("r1", "b", sum("a")),
                        define("r2", "b", sum("a", "a")),
                        define("c", sum("d")),
                        define("d", sum("c")),
                        define("e", sum("a", "v")),
                        define("f", sum("a", "x")),
                        define("g", sum("a"))));

        assertThat(read.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("EB-NET-001", "EB-NET-002", "EB-NET-003", "EB-NET-004");
        assertThat(read.value().failures()).containsOnlyKeys(key("b"), key("c"), key("d"), key("e"), key("f"));
        assertThat(read.value().order()).extracting(Relation::id).containsExactly("r-g");
    }
}
