package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;

/** Relations between facts become relations between the cells in which the facts are printed. */
class PrintedNetTest {

    private static final LocalDate STAND = LocalDate.of(2023, 9, 28);
    private static final String HERE = "hier";
    private static final String THERE = "dort";

    private final Map<FigureKey, Unit> units = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    private static FigureKey key(String concept) {
        return FigureKey.of(concept, Phase.ANSATZ, Period.year(2024));
    }

    private static Formula ref(String concept) {
        return Formula.ref(key(concept));
    }

    private static Formula sum(String... concepts) {
        return Formula.sum(Arrays.stream(concepts).map(PrintedNetTest::key).toList());
    }

    private static Formula difference(String one, String other) {
        return new Formula.Sum(
                List.of(new Formula.Term(Rational.ONE, ref(one)), new Formula.Term(Rational.ONE.negate(), ref(other))));
    }

    private void units(Unit unit, String... concepts) {
        Arrays.stream(concepts).forEach(concept -> units.put(key(concept), unit));
    }

    /** A relation of the paper {@link #HERE}, with every figure that nobody declared in euros. */
    private void define(String target, Formula formula) {
        add(Relation.defining(
                        "r-" + target, key(target), formula, "Regel", LegalSource.ARITHMETIC, SourceRef.of("form.json"))
                .inPaper(HERE));
    }

    private void add(Relation relation) {
        relations.add(relation);
        units.putIfAbsent(relation.target(), Unit.EUR);
        relation.formula().references().forEach(key -> units.putIfAbsent(key, Unit.EUR));
    }

    private void rounded(String target, Formula formula, RoundTo to) {
        define(target, formula);
        relations.add(relations.remove(relations.size() - 1).rounded(to));
    }

    private void print(String paper, String concept, Quantity printed) {
        print(paper, concept, printed, printed.decimals());
    }

    private void print(String paper, String concept, Quantity printed, int precision) {
        figures.add(new Figure(
                key(concept),
                printed.unit(),
                printed,
                Figure.Blank.MISSING,
                precision,
                Origin.PRINTED,
                new Place(paper, concept, "plan", concept),
                SourceRef.of(paper + ".csv", figures.size() + 2, 3)));
    }

    private void euros(String paper, String concept, String value) {
        print(paper, concept, Quantity.euros(value));
    }

    private void exact(String paper, String concept, String value) {
        print(paper, concept, Quantity.euros(value), Figure.EXACT);
    }

    private void blank(String paper, String concept, Figure.Blank blank) {
        figures.add(new Figure(
                key(concept),
                Unit.EUR,
                null,
                blank,
                0,
                Origin.PRINTED,
                new Place(paper, concept, "plan", concept),
                SourceRef.of(paper + ".csv", figures.size() + 2, 3)));
    }

    private PrintedNet bind() {
        return PrintedNet.of(RelationNet.of(units, relations).orThrow(), FigureSet.of(STAND, figures));
    }

    private CheckRelation relation(String id) {
        return bind().net().relations().stream()
                .filter(relation -> relation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private RelationVerdict verdict(String id) {
        return Checker.check(bind().net()).stream()
                .filter(verdict -> verdict.relation().equals(id))
                .findFirst()
                .orElseThrow();
    }

    // ---- which cell ----

    @Test
    void a_relation_speaks_of_the_cells_of_its_own_paper() {
        define("c", sum("a", "b"));
        euros(THERE, "c", "30.00");
        euros(THERE, "a", "10.00");
        print(HERE, "a", Quantity.of(1, -1, Unit.EUR));
        print(HERE, "b", Quantity.of(2, -1, Unit.EUR));
        print(HERE, "c", Quantity.of(3, -1, Unit.EUR));

        assertThat(relation("r-c").target()).isEqualTo("hier:c:plan");
        assertThat(relation("r-c").terms())
                .containsExactly(new Member("hier:a:plan", Rational.ONE), new Member("hier:b:plan", Rational.ONE));
    }

    @Test
    void a_figure_that_its_paper_does_not_print_is_taken_from_where_it_is_printed_most_precisely() {
        define("c", sum("a"));
        euros(HERE, "c", "10.00");
        print(THERE, "a", Quantity.of(10, 0, Unit.EUR));
        euros("anderswo", "a", "10.00");
        euros("zuletzt", "a", "10.00");

        assertThat(relation("r-c").terms()).containsExactly(new Member("anderswo:a:plan", Rational.ONE));
    }

    @Test
    void an_empty_cell_of_its_own_paper_that_is_missing_does_not_hide_a_printed_one() {
        define("c", sum("a"));
        euros(HERE, "c", "10.00");
        blank(HERE, "a", Figure.Blank.MISSING);
        euros(THERE, "a", "10.00");

        assertThat(relation("r-c").terms()).containsExactly(new Member("dort:a:plan", Rational.ONE));
    }

    @Test
    void an_empty_cell_of_its_own_paper_that_means_nothing_is_0() {
        define("c", sum("a", "b"));
        euros(HERE, "c", "10.00");
        euros(HERE, "b", "10.00");
        blank(HERE, "a", Figure.Blank.NOTHING);

        assertThat(verdict("r-c").verdict()).isEqualTo(Verdict.EXACT);
    }

    @Test
    void two_cells_of_one_place_get_ids_of_their_own() {
        units(Unit.EUR, "a");
        euros(HERE, "a", "10.00");
        euros(HERE, "a", "12.00");

        assertThat(bind().net().cells()).extracting(CheckCell::id).containsExactly("hier:a:plan", "hier:a:plan.2");
        assertThat(Checker.check(bind().net()))
                .extracting(RelationVerdict::relation, RelationVerdict::verdict)
                .containsExactly(tuple("same:hier:a:plan.2", Verdict.CONTRADICTION));
    }

    @Test
    void every_cell_states_its_fact_and_knows_its_place() {
        units(Unit.EUR, "a");
        euros(HERE, "a", "10.00");

        assertThat(bind().net().cells()).singleElement().satisfies(cell -> {
            assertThat(cell.fact()).isEqualTo(new CheckCell.Fact("a", "2024", "ANSATZ", ""));
            assertThat(cell.source()).isEqualTo(SourceRef.of("hier.csv", 2, 3));
            assertThat(cell.label()).isEqualTo("a");
        });
    }

    // ---- unprinted ----

    @Test
    void a_figure_that_is_printed_nowhere_is_replaced_by_what_it_is_computed_from() {
        define("zwischensumme", difference("a", "b"));
        define(
                "summe",
                new Formula.Sum(List.of(
                        new Formula.Term(Rational.of(2), ref("zwischensumme")),
                        new Formula.Term(Rational.ONE, ref("a")))));
        euros(HERE, "summe", "22.00");
        euros(HERE, "a", "10.00");
        euros(HERE, "b", "4.00");

        assertThat(relation("r-summe").terms())
                .containsExactly(new Member("hier:a:plan", Rational.of(3)), new Member("hier:b:plan", Rational.of(-2)));
        assertThat(verdict("r-summe").verdict()).isEqualTo(Verdict.EXACT);
        assertThat(bind().unprinted()).containsExactly("r-zwischensumme");
    }

    @Test
    void a_figure_that_nobody_prints_or_computes_is_not_checkable_and_named() {
        define("c", sum("a", "b"));
        euros(HERE, "c", "10.00");
        euros(HERE, "a", "10.00");

        assertThat(verdict("r-c").verdict()).isEqualTo(Verdict.NOT_CHECKABLE);
        assertThat(verdict("r-c").reason()).contains("ungedruckt:b");
    }

    @Test
    void a_missing_cell_is_named_by_its_place() {
        define("c", sum("a", "b"));
        euros(HERE, "c", "10.00");
        euros(HERE, "a", "10.00");
        blank(HERE, "b", Figure.Blank.MISSING);

        assertThat(verdict("r-c").reason()).isEqualTo("hier:b:plan is not printed");
    }

    @Test
    void a_relation_whose_figure_is_printed_nowhere_is_counted_and_not_checked() {
        define("c", sum("a"));
        euros(HERE, "a", "10.00");
        PrintedNet bound = bind();

        assertThat(bound.net().relations()).isEmpty();
        assertThat(bound.unprinted()).containsExactly("r-c");
        assertThat(bound.inexpressible()).isEmpty();
    }

    @Test
    void what_enters_on_two_ways_counts_once() {
        define("links", sum("a", "b"));
        define("rechts", sum("a", "c"));
        define("differenz", difference("links", "rechts"));
        print(HERE, "a", Quantity.of(100, -1, Unit.EUR));
        euros(HERE, "b", "3.00");
        euros(HERE, "c", "1.00");
        euros(HERE, "differenz", "2.00");

        assertThat(verdict("r-differenz").rangeIfAny()).contains(Interval.around(Rational.of(2), Rational.of(1, 100)));
    }

    // ---- kinds ----

    @Test
    void quotients_percentages_and_growth_keep_their_kind_and_what_the_form_prints_for_0() {
        units(Unit.NUMBER, "quote");
        units(Unit.PERCENT, "prozent", "wachstum");
        Quantity zero = Quantity.of(0, 0, Unit.PERCENT);
        define("quote", new Formula.Quotient(ref("a"), ref("b")));
        define("prozent", Formula.percent(key("a"), key("b")));
        define(
                "wachstum",
                new Formula.Sum(List.of(
                        new Formula.Term(Rational.HUNDRED, new Formula.Quotient(ref("a"), ref("b"))),
                        new Formula.Term(
                                Rational.ONE.negate(),
                                new Formula.Constant(Quantity.of(100, 0, Unit.PERCENT), "100")))));
        relations.replaceAll(relation -> relation.printingIfZero(zero));
        euros(HERE, "a", "30.00");
        euros(HERE, "b", "40.00");
        print(HERE, "quote", Quantity.of(75, 2, Unit.NUMBER));
        print(HERE, "prozent", Quantity.of(75, 0, Unit.PERCENT));
        print(HERE, "wachstum", Quantity.of(-25, 0, Unit.PERCENT));

        for (CheckRelation relation : bind().net().relations()) {
            assertThat(relation.terms()).containsExactly(new Member("hier:a:plan", Rational.ONE));
            assertThat(relation.divisors()).containsExactly(new Member("hier:b:plan", Rational.ONE));
            assertThat(relation.ifZero()).isEqualTo(zero);
        }
        assertThat(bind().net().relations())
                .extracting(CheckRelation::kind)
                .containsExactly(Kind.RATIO, Kind.PERCENT, Kind.GROWTH);
        assertThat(Checker.check(bind().net()))
                .extracting(RelationVerdict::verdict)
                .containsOnly(Verdict.EXACT);
    }

    @Test
    void costs_per_terabyte_are_checked_as_they_are_computed() {
        units(Unit.EUR, "je-tb");
        units(Unit.TB, "speicher");
        // values of formulas are in base units: 1000 by gigabytes
        define("je-tb", Formula.times(Rational.of(1000), new Formula.Quotient(ref("kosten"), ref("speicher"))));
        exact(HERE, "kosten", "1000.00");
        print(HERE, "speicher", Quantity.of(2, 0, Unit.TB), Figure.EXACT);
        euros(HERE, "je-tb", "500.00");

        assertThat(bind().inexpressible()).isEmpty();
        assertThat(verdict("r-je-tb").verdict()).isEqualTo(Verdict.EXACT);
    }

    @Test
    void costs_per_gigabyte_are_checked_as_they_are_computed() {
        units(Unit.EUR, "je-gb");
        units(Unit.TB, "speicher");
        define("je-gb", new Formula.Quotient(ref("kosten"), ref("speicher")));
        exact(HERE, "kosten", "1000.00");
        print(HERE, "speicher", Quantity.of(2, 0, Unit.TB), Figure.EXACT);
        euros(HERE, "je-gb", "0.50");

        assertThat(verdict("r-je-gb").verdict()).isEqualTo(Verdict.EXACT);
    }

    @Test
    void a_constant_takes_part_as_an_exact_number() {
        define(
                "c",
                new Formula.Sum(List.of(
                        new Formula.Term(Rational.ONE, ref("a")),
                        new Formula.Term(
                                Rational.of(2),
                                new Formula.Constant(Quantity.of(60_000, 0, Unit.EUR), "fester Wert")))));
        euros(HERE, "a", "1.00");
        euros(HERE, "c", "120001.00");

        assertThat(verdict("r-c").verdict()).isEqualTo(Verdict.EXACT);
        assertThat(verdict("r-c").rangeIfAny()).contains(Interval.around(Rational.of(120_001), Rational.of(1, 200)));
    }

    @Test
    void an_empty_sum_is_0() {
        define("c", Formula.sum(List.of()));
        euros(HERE, "c", "0.00");
        assertThat(verdict("r-c").verdict()).isEqualTo(Verdict.EXACT);

        figures.clear();
        euros(HERE, "c", "5.00");
        assertThat(verdict("r-c").verdict()).isEqualTo(Verdict.CONTRADICTION);
    }

    @Test
    void a_quotient_inside_a_sum_cannot_be_put_as_a_check_and_says_so() {
        units(Unit.EUR, "v");
        define(
                "c",
                new Formula.Sum(List.of(
                        new Formula.Term(Rational.ONE, ref("a")),
                        new Formula.Term(
                                Rational.ONE, new Formula.Product(ref("a"), new Formula.Quotient(ref("a"), ref("b")))),
                        new Formula.Term(
                                Rational.ONE,
                                new Formula.Quotient(
                                        ref("a"), new Formula.Constant(Quantity.of(2, 0, Unit.NUMBER), "zwei"))))));
        euros(HERE, "a", "10.00");
        euros(HERE, "b", "10.00");
        euros(HERE, "c", "25.00");

        assertThat(bind().net().relations()).isEmpty();
        assertThat(bind().inexpressible())
                .containsExactly(Map.entry("r-c", "a quotient inside a sum is not one of the forms of a check"));
    }

    // ---- balancing lines ----

    @Test
    void a_balancing_line_is_its_operand_where_that_is_positive() {
        define("c", new Formula.PositivePart(difference("a", "b")));
        euros(HERE, "a", "10.00");
        euros(HERE, "b", "4.00");
        euros(HERE, "c", "6.00");

        assertThat(verdict("r-c").verdict()).isEqualTo(Verdict.EXACT);
    }

    @Test
    void a_balancing_line_is_0_where_its_operand_is_negative() {
        define("c", new Formula.PositivePart(difference("a", "b")));
        euros(HERE, "a", "4.00");
        euros(HERE, "b", "10.00");
        euros(HERE, "c", "0.00");
        assertThat(verdict("r-c").verdict()).isEqualTo(Verdict.EXACT);

        figures.remove(2);
        euros(HERE, "c", "6.00");
        assertThat(verdict("r-c").verdict()).isEqualTo(Verdict.CONTRADICTION);
        assertThat(verdict("r-c").gapIfAny()).contains(Rational.of(6));
    }

    @Test
    void where_rounding_leaves_the_sign_open_a_balancing_line_raises_no_alarm() {
        define("c", new Formula.PositivePart(difference("a", "b")));
        print(HERE, "a", Quantity.of(100, 0, Unit.TEUR));
        print(HERE, "b", Quantity.of(100, 0, Unit.TEUR));
        // 100.4 - 99.6 and 99.6 - 100.4 both print as 100 - 100
        euros(HERE, "c", "800.00");
        assertThat(verdict("r-c").verdict()).isEqualTo(Verdict.WITHIN_ROUNDING);

        figures.remove(2);
        euros(HERE, "c", "0.00");
        assertThat(verdict("r-c").verdict()).isIn(Verdict.EXACT, Verdict.WITHIN_ROUNDING);
    }

    /** a = 104 in ten parts of 10.4, each printed as 10; b = 100: nothing is lacking, and the total is a. */
    @Test
    void a_balancing_line_that_is_not_printed_raises_no_alarm_either() {
        String[] parts =
                Stream.iterate(0, n -> n + 1).limit(10).map(n -> "a" + n).toArray(String[]::new);
        define("a", sum(parts));
        define("fehlbetrag", new Formula.PositivePart(difference("b", "a")));
        define("summe", sum("a", "fehlbetrag"));
        for (String part : parts) {
            euros(HERE, part, "10");
        }
        euros(HERE, "b", "100");
        euros(HERE, "summe", "104");

        assertThat(verdict("r-summe").verdict()).isEqualTo(Verdict.WITHIN_ROUNDING);
    }

    // ---- products ----

    @Test
    void a_product_with_a_quotient_allows_for_the_rounding_of_the_quotient() {
        define("c", new Formula.Product(ref("ist"), new Formula.Quotient(ref("jahr"), ref("halbjahr"))));
        print(HERE, "ist", Quantity.of(100, 0, Unit.EUR), Figure.EXACT);
        print(HERE, "jahr", Quantity.of(21, 0, Unit.EUR));
        print(HERE, "halbjahr", Quantity.of(10, 0, Unit.EUR), Figure.EXACT);
        // 100 · (21 ± 0.5) / 10
        euros(HERE, "c", "214.90");
        assertThat(verdict("r-c").verdict()).isEqualTo(Verdict.WITHIN_ROUNDING);
        assertThat(verdict("r-c").rangeIfAny()).contains(Interval.of(Rational.of(205), Rational.of(215)));

        figures.remove(3);
        euros(HERE, "c", "215.10");
        assertThat(verdict("r-c").verdict()).isEqualTo(Verdict.CONTRADICTION);
    }

    @Test
    void a_product_whose_factor_is_not_printed_or_may_divide_by_0_says_so() {
        define("c", new Formula.Product(ref("ist"), new Formula.Quotient(ref("jahr"), ref("halbjahr"))));
        euros(HERE, "c", "200.00");
        euros(HERE, "ist", "100.00");
        euros(HERE, "jahr", "20.00");
        assertThat(bind().inexpressible()).containsExactly(Map.entry("r-c", "a factor is not printed"));

        euros(HERE, "halbjahr", "0.00");
        assertThat(bind().inexpressible()).containsExactly(Map.entry("r-c", "the divisor may be 0"));
    }

    // ---- rules that round ----

    @Test
    void a_rounded_forecast_is_what_its_rule_rounds_to() {
        rounded("h", Formula.times(Rational.of(1, 3), ref("ist")), RoundTo.CENT);
        exact(HERE, "ist", "100.00");
        exact(HERE, "h", "33.33");
        assertThat(verdict("r-h").verdict()).isEqualTo(Verdict.WITHIN_ROUNDING);

        figures.remove(1);
        exact(HERE, "h", "33.34");
        assertThat(verdict("r-h").verdict()).isEqualTo(Verdict.CONTRADICTION);
    }

    /** 301.49 / 3 = 100.49666..., by its rule 100.50, printed without decimals 101. */
    @Test
    void a_forecast_that_is_rounded_to_the_cent_and_printed_in_euros_raises_no_alarm() {
        rounded("h", Formula.times(Rational.of(1, 3), ref("ist")), RoundTo.CENT);
        euros(HERE, "ist", "301.49");
        euros(HERE, "h", "101");

        assertThat(verdict("r-h").verdict()).isEqualTo(Verdict.WITHIN_ROUNDING);
    }

    /** 100.60 is by its rule 101, which is printed as such. */
    @Test
    void a_rule_that_rounds_to_whole_euros_has_something_to_round_with_whole_weights_too() {
        rounded("h", Formula.times(Rational.ONE, ref("ist")), new RoundTo(0, Rounding.HALF_UP));
        exact(HERE, "ist", "100.60");
        exact(HERE, "h", "101");

        assertThat(verdict("r-h").verdict()).isEqualTo(Verdict.WITHIN_ROUNDING);
    }

    @Test
    void a_rule_without_anything_to_round_has_no_tolerance_of_its_own() {
        rounded("h", Formula.times(Rational.of(2), ref("ist")), RoundTo.CENT);
        exact(HERE, "ist", "100.01");
        exact(HERE, "h", "200.02");

        assertThat(verdict("r-h").verdict()).isEqualTo(Verdict.EXACT);
        assertThat(verdict("r-h").rangeIfAny()).contains(Interval.at(Rational.of(20002, 100)));
    }

    @Test
    void forecasts_that_are_not_printed_leave_half_a_cent_each() {
        rounded("h1", Formula.times(Rational.of(1, 3), ref("a")), RoundTo.CENT);
        rounded("h2", Formula.times(Rational.of(1, 3), ref("b")), RoundTo.CENT);
        define("summe", sum("h1", "h2"));
        exact(HERE, "a", "0.05");
        exact(HERE, "b", "0.05");
        exact(HERE, "summe", "0.04");

        // 0.05 / 3 is rounded to 0.02 twice; unrounded it is 0.0333...
        assertThat(verdict("r-summe").verdict()).isEqualTo(Verdict.WITHIN_ROUNDING);
        assertThat(verdict("r-summe").rangeIfAny()).contains(Interval.around(Rational.of(1, 30), Rational.of(1, 100)));
    }

    @Test
    void members_of_one_side_count_the_same() {
        units(Unit.PERCENT, "prozent");
        rounded("h", Formula.times(Rational.of(1, 3), ref("ist")), RoundTo.CENT);
        define("prozent", Formula.percent(key("h"), key("plan")));
        euros(HERE, "ist", "300.00");
        euros(HERE, "plan", "200.00");
        print(HERE, "prozent", Quantity.of(50, 0, Unit.PERCENT));
        CheckNet net = bind().net();

        for (CheckRelation relation : net.relations()) {
            for (List<Member> side : List.of(relation.terms(), relation.divisors())) {
                assertThat(side.stream()
                                .map(member -> net.cell(member.cell()).unit().dimension())
                                .distinct())
                        .as(relation.id())
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
        assertThat(verdict("r-prozent").verdict()).isEqualTo(Verdict.EXACT);
    }

    // ---- assertions ----

    @Test
    void asserting_relations_are_checked_too() {
        define("herkunft", sum("a"));
        define("verwendung", sum("b"));
        add(Relation.asserting(
                        "ausgleich",
                        key("verwendung"),
                        ref("herkunft"),
                        "Einnahmen gleich Ausgaben",
                        LegalSource.ARITHMETIC,
                        SourceRef.of("form.json"))
                .inPaper(HERE));
        euros(HERE, "a", "10.00");
        euros(HERE, "b", "12.00");
        euros(HERE, "herkunft", "10.00");
        euros(HERE, "verwendung", "12.00");

        assertThat(verdict("r-herkunft").verdict()).isEqualTo(Verdict.EXACT);
        assertThat(verdict("r-verwendung").verdict()).isEqualTo(Verdict.EXACT);
        assertThat(verdict("ausgleich").verdict()).isEqualTo(Verdict.CONTRADICTION);
        assertThat(verdict("ausgleich").gapIfAny()).contains(Rational.of(2));
        assertThat(Set.copyOf(bind().unprinted())).isEmpty();
    }
}
