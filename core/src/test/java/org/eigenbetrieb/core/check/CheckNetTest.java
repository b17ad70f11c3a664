package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of a check and what they do not allow. */
class CheckNetTest {

    private static final Member A = new Member("a", Rational.ONE);
    private static final Member B = new Member("b", Rational.ONE);

    private static CheckRelation relation(Kind kind, List<Member> terms, List<Member> divisors, Mode mode) {
        return new CheckRelation("r", kind, "t", terms, divisors, null, mode, "Regel", LegalSource.ARITHMETIC);
    }

    // ---- nets ----

    @Test
    void cells_and_relations_keep_their_order_and_are_found_by_id() {
        CheckNet net = new Sheet()
                .cell("t", "3")
                .cell("b", "2")
                .cell("a", "1")
                .sum("t", "b", "a")
                .sum("t", "a", "b")
                .net();

        assertThat(net.cells()).extracting(CheckCell::id).containsExactly("t", "b", "a");
        assertThat(net.relations()).extracting(CheckRelation::id).containsExactly("r1", "r2");
        assertThat(net.cell("a").printed()).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> net.cell("x")).withMessage("There is no cell x");
    }

    @Test
    void two_cells_do_not_share_an_id() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sheet().cell("a", "1").cell("a", "2").net())
                .withMessage("Two cells have the id a");
    }

    @Test
    void two_relations_do_not_share_an_id() {
        CheckNet net = new Sheet().cell("t", "1").cell("a", "1").sum("t", "a").net();
        CheckRelation relation = net.relations().get(0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckNet.of(net.cells(), List.of(relation, relation)))
                .withMessage("Two relations have the id r1");
    }

    @Test
    void a_relation_names_cells_that_are_there() {
        for (Sheet sheet : List.of(
                new Sheet().cell("a", "1").sum("x", "a"),
                new Sheet().cell("t", "1").sum("t", "x"),
                new Sheet().cell("t", "1").cell("a", "1").ratio("t", "a", "x"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(sheet::net)
                    .withMessage("Relation r1 names the cell x, which is not there");
        }
    }

    // ---- relations ----

    @Test
    void a_relation_has_terms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> relation(Kind.SUM, List.of(), List.of(), Mode.INTERVAL))
                .withMessage("Relation r has no terms");
    }

    @Test
    void a_sum_has_no_divisors_and_every_other_kind_has_some() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> relation(Kind.SUM, List.of(A), List.of(B), Mode.INTERVAL));
        for (Kind kind : List.of(Kind.RATIO, Kind.PERCENT, Kind.GROWTH)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> relation(kind, List.of(A), List.of(), Mode.INTERVAL))
                    .withMessage("Relation r: a sum has no divisors, every other kind has some");
        }
    }

    @Test
    void only_sums_are_rounded_sums() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> relation(Kind.RATIO, List.of(A), List.of(B), Mode.ROUNDED_SUM))
                .withMessage("Relation r: mode rounded-sum is only for sums");
    }

    // ---- verdicts ----

    @Test
    void exactly_a_verdict_that_is_not_checkable_has_a_reason() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RelationVerdict("r", Verdict.NOT_CHECKABLE, "t", List.of(), null, null, null, ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RelationVerdict("r", Verdict.EXACT, "t", List.of(), null, null, null, "why"));
    }

    @Test
    void coverage_counts_every_verdict_and_lists_every_reason() {
        List<RelationVerdict> verdicts = new Sheet()
                .cell("t", "10")
                .cell("a", "10")
                .cell("b", "99")
                .missing("c")
                .sum("t", "a")
                .sum("t", "b")
                .sum("t", "c")
                .verdicts();
        Coverage coverage =
                Coverage.of(verdicts, Map.of("x", "a quotient inside a sum"), Map.of("z|ANSATZ|2024", "failed"), 7);

        assertThat(coverage.byVerdict())
                .containsExactly(
                        Map.entry(Verdict.EXACT, 1),
                        Map.entry(Verdict.WITHIN_ROUNDING, 0),
                        Map.entry(Verdict.CONTRADICTION, 1),
                        Map.entry(Verdict.NOT_CHECKABLE, 2));
        assertThat(coverage.notCheckable())
                .containsExactly(Map.entry("r3", "c is not printed"), Map.entry("x", "a quotient inside a sum"));
        assertThat(coverage.failedRules()).containsExactly(Map.entry("z|ANSATZ|2024", "failed"));
        assertThat(coverage.unprinted()).isEqualTo(7);
        assertThat(coverage.checkedAnything()).isTrue();
    }

    @Test
    void what_could_not_be_checked_is_not_called_checked() {
        List<RelationVerdict> verdicts =
                new Sheet().cell("t", "10").missing("c").sum("t", "c").verdicts();

        assertThat(Coverage.of(verdicts, Map.of(), Map.of(), 0).checkedAnything())
                .isFalse();
        assertThat(Coverage.of(List.of(), Map.of(), Map.of("z", "failed"), 5).checkedAnything())
                .isFalse();
    }

    // ---- numbers in files ----

    @ParameterizedTest(name = "{0} rounded by {1} is written {2}")
    @CsvSource({
        "0, FLOOR, 0",
        "-5, FLOOR, -5",
        "1200, CEILING, 1200",
        "1/4, FLOOR, 0.25",
        "-3/8, CEILING, -0.375",
        "1/3, FLOOR, 0.333333333333",
        "1/3, CEILING, 0.333333333334",
        "-1/3, FLOOR, -0.333333333334",
        "-1/3, CEILING, -0.333333333333",
        "2/3, HALF_UP, 0.666666666667",
        "1/16384, FLOOR, 0.00006103515625",
        "1/1000000000000000, CEILING, 0.000000000000001"
    })
    void ends_are_exact_where_finite_and_else_rounded_outward_to_12_decimals(
            String number, Rounding rounding, String written) {
        BigDecimal plain = Endpoints.plain(Rational.parse(number), rounding);

        assertThat(plain.toPlainString()).isEqualTo(written);
    }
}
