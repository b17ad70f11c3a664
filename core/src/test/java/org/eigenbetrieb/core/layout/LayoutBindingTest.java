package org.eigenbetrieb.core.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.json.LayoutJson;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form in a paper: which facts stand in its cells and how they follow from each other. */
class LayoutBindingTest {

    private static final LocalDate STICHTAG = LocalDate.of(2023, 6, 30);
    private static final Concept UMSATZ = Concept.of("umsatz");

    private static final String COLUMNS = """
            {"id": "plan", "header": "Plan {year}", "phase": "ansatz"},
            {"id": "nachtrag", "header": "Nachtrag", "phase": "ansatz", "nachtrag": 2},
            {"id": "vorjahr", "header": "Ergebnis {year}", "phase": "ergebnis", "offset": -1},
            {"id": "ist", "header": "Ist {stichtag}", "phase": "ist", "period": "year-to-stichtag"},
            {"id": "ist-vorjahr", "header": "Ist {stichtag}", "phase": "ist", "period": "year-to-stichtag", "offset": -1},
            {"id": "bestand", "header": "Bestand", "phase": "ist", "period": "stichtag"},
            {"id": "ve", "header": "VE", "phase": "ansatz", "dimensions": {"art": "ve"}},
            {"id": "prozent", "header": "% von {year}", "percent": {"part": "ist", "whole": "plan", "ifZero": "0"}},
            {"id": "h", "header": "Hochrechnung", "phase": "hochrechnung", "calculator": "hochrechnung"}
            """;

    private static Layout layout(String columns, String... rows) {
        String text = "{\"id\": \"muster\", \"form\": \"Muster\", \"version\": \"1\", \"validFrom\": \"2000-01-01\","
                + " \"gliederung\": \"muster\", \"external\": [\"fremd\"],"
                + " \"source\": {\"kind\": \"form\", \"title\": \"Muster\", \"standing\": \"printed\"},"
                + " \"columns\": [" + columns + "], \"rows\": [" + String.join(", ", rows) + "],"
                + " \"assertions\": []}";
        return LayoutJson.read(text.getBytes(StandardCharsets.UTF_8), "muster.json")
                .orThrow()
                .orElseThrow();
    }

    private static LayoutBinding bind(Layout layout) {
        return bind(layout, Assignment.none("muster"), Set.of());
    }

    private static LayoutBinding bind(Layout layout, Assignment assignment, Set<Concept> given) {
        return LayoutBinding.of(layout, "bericht", 2023, STICHTAG, assignment, given);
    }

    private static Assignment accounts(boolean complete, String... accounts) {
        Map<String, Concept> posts = new LinkedHashMap<>();
        for (String account : accounts) {
            posts.put(account, UMSATZ);
        }
        return new Assignment("muster", posts, complete);
    }

    private static FigureKey key(LayoutBinding binding, String line, String column) {
        return binding.key(
                        binding.layout().line(line).orElseThrow(),
                        binding.layout().column(column).orElseThrow())
                .orElseThrow();
    }

    private static Relation relation(LayoutBinding binding, String line, String column) {
        FigureKey key = key(binding, line, column);
        return binding.relations().stream()
                .filter(relation -> relation.target().equals(key))
                .findFirst()
                .orElseThrow();
    }

    // ---- columns ----

    @ParameterizedTest(name = "column {0}: {1}")
    @CsvSource({
        "plan, a|ANSATZ|2023",
        "nachtrag, a|ANSATZ.2|2023",
        "vorjahr, a|ERGEBNIS|2022",
        "ist, a|IST.2023-06-30|2023-01-01/2023-06-30",
        "ist-vorjahr, a|IST.2022-06-30|2022-01-01/2022-06-30",
        "bestand, a|IST.2023-06-30|@2023-06-30",
        "ve, a|ANSATZ|2023|art=ve",
        "prozent, a|IST.2023-06-30|2023-01-01/2023-06-30|bezug=ansatz-2023",
        "h, a|HOCHRECHNUNG.2023-06-30|2023"
    })
    void a_column_says_phase_and_period_of_its_figures(String column, String key) {
        LayoutBinding binding = bind(layout(COLUMNS, "{\"line\": \"a\", \"shared\": true}"));

        assertThat(key(binding, "a", column)).hasToString(key);
    }

    @ParameterizedTest(name = "column {0}: {1}")
    @CsvSource({
        "plan, Plan 2023",
        "vorjahr, Ergebnis 2022",
        "ist, Ist 30.06.2023",
        "ist-vorjahr, Ist 30.06.2022",
        "prozent, % von 2023"
    })
    void headings_name_year_and_Stichtag(String column, String header) {
        LayoutBinding binding = bind(layout(COLUMNS, "{\"line\": \"a\"}"));

        assertThat(binding.header(binding.layout().column(column).orElseThrow()))
                .isEqualTo(header);
    }

    // ---- facts ----

    @Test
    void a_post_follows_the_assignment_of_its_form_unless_it_is_the_same_in_every_form() {
        LayoutBinding binding = bind(layout(COLUMNS, "{\"line\": \"a\"}", "{\"line\": \"b\", \"shared\": true}"));

        assertThat(key(binding, "a", "plan")).hasToString("a|ANSATZ|2023|gliederung=muster");
        assertThat(key(binding, "b", "plan")).hasToString("b|ANSATZ|2023");
        assertThat(binding.key("4411", binding.layout().column("plan").orElseThrow()))
                .hasToString("kontobetrag|ANSATZ|2023|konto=4411");
    }

    @Test
    void a_line_has_no_figure_in_a_column_that_it_leaves_out() {
        LayoutBinding binding = bind(layout(
                COLUMNS,
                "{\"line\": \"a\", \"notIn\": [\"plan\"], \"parent\": \"summe\"}",
                "{\"line\": \"b\", \"parent\": \"summe\"}",
                "{\"line\": \"summe\", \"children\": true}",
                "{\"line\": \"saldo\", \"terms\": {\"a\": 1, \"b\": -1}}"));

        assertThat(binding.key(
                        binding.layout().line("a").orElseThrow(),
                        binding.layout().column("plan").orElseThrow()))
                .isEmpty();
        assertThat(relation(binding, "summe", "plan").formula().references())
                .containsExactly(key(binding, "b", "plan"));
        assertThat(relation(binding, "saldo", "plan").formula().references())
                .containsExactly(key(binding, "b", "plan"));
        assertThat(relation(binding, "summe", "ist").formula().references())
                .containsExactly(key(binding, "a", "ist"), key(binding, "b", "ist"));
    }

    /** Otherwise it would be 0 where nothing is known. */
    @Test
    void a_sum_whose_children_have_no_figure_in_a_column_is_given_there() {
        LayoutBinding binding = bind(layout(
                COLUMNS,
                "{\"line\": \"a\", \"notIn\": [\"plan\"], \"parent\": \"summe\"}",
                "{\"line\": \"summe\", \"children\": true}"));

        assertThat(binding.relations()).noneMatch(relation -> relation.target().equals(key(binding, "summe", "plan")));
        assertThat(binding.figures()).containsKey(key(binding, "summe", "plan"));
    }

    @Test
    void a_quotient_without_divisor_in_a_column_is_given_there() {
        LayoutBinding binding = bind(layout(
                COLUMNS,
                "{\"line\": \"a\"}",
                "{\"line\": \"b\", \"notIn\": [\"plan\"], \"unit\": \"VZAE\"}",
                "{\"line\": \"je\", \"quotient\": {\"dividend\": \"a\", \"divisor\": \"b\"}}"));

        assertThat(binding.relations()).noneMatch(relation -> relation.target().equals(key(binding, "je", "plan")));
        assertThat(relation(binding, "je", "ist").formula())
                .isEqualTo(new Formula.Quotient(
                        Formula.ref(key(binding, "a", "ist")), Formula.ref(key(binding, "b", "ist"))));
    }

    // ---- rules ----

    @Test
    void each_rule_becomes_a_relation_with_the_forms_source_and_place() {
        LayoutBinding binding = bind(layout(
                COLUMNS,
                "{\"line\": \"a\"}",
                "{\"line\": \"b\"}",
                "{\"line\": \"saldo\", \"terms\": {\"a\": 1, \"b\": \"-1/2\"}, \"style\": \"result\"}",
                "{\"line\": \"gewinn\", \"positivePart\": {\"saldo\": 1}}"));
        Relation saldo = relation(binding, "saldo", "plan");

        assertThat(saldo.id()).isEqualTo("bericht:saldo:plan");
        assertThat(saldo.paper()).isEqualTo("bericht");
        assertThat(saldo.role()).isEqualTo(Relation.Role.DEFINING);
        assertThat(saldo.source().citation()).isEqualTo("Muster");
        assertThat(saldo.place().file()).isEqualTo("muster.json");
        assertThat(saldo.formula().linear())
                .contains(
                        Map.of(key(binding, "a", "plan"), Rational.ONE, key(binding, "b", "plan"), Rational.of(-1, 2)));
        assertThat(relation(binding, "gewinn", "plan").formula())
                .isEqualTo(new Formula.PositivePart(Formula.sum(List.of(key(binding, "saldo", "plan")))));
    }

    @Test
    void percentages_are_taken_line_by_line_and_account_by_account() {
        LayoutBinding binding = bind(
                layout(COLUMNS, "{\"line\": \"umsatz\", \"accounts\": true}"),
                accounts(true, "4411", "4412"),
                Set.of());
        List<Relation> percentages = binding.relations().stream()
                .filter(relation -> relation.id().endsWith(":prozent"))
                .toList();

        assertThat(percentages)
                .extracting(Relation::id)
                .containsExactly("bericht:umsatz:prozent", "bericht:4411:prozent", "bericht:4412:prozent");
        assertThat(percentages).allSatisfy(relation -> {
            assertThat(relation.ifZero()).isEqualTo(Quantity.of(0, 0, Unit.PERCENT));
            assertThat(relation.rule()).isEqualTo("Ist 30.06.2023 in % von Plan 2023");
        });
        assertThat(binding.figures()).containsEntry(percentages.get(0).target(), Unit.PERCENT);
    }

    @Test
    void a_quotient_counts_its_divisor_in_its_own_unit() {
        LayoutBinding binding = bind(layout(
                "{\"id\": \"plan\", \"header\": \"Plan\", \"phase\": \"ansatz\"}",
                "{\"line\": \"kosten\"}",
                "{\"line\": \"tausend\", \"unit\": \"TEUR\"}",
                "{\"line\": \"speicher\", \"unit\": \"TB\"}",
                "{\"line\": \"je-tb\", \"quotient\": {\"dividend\": \"kosten\", \"divisor\": \"speicher\"}}",
                "{\"line\": \"tausend-je-tb\", \"unit\": \"TEUR\","
                        + " \"quotient\": {\"dividend\": \"tausend\", \"divisor\": \"speicher\"}}",
                "{\"line\": \"quote\", \"unit\": \"PERCENT\","
                        + " \"quotient\": {\"dividend\": \"kosten\", \"divisor\": \"tausend\", \"factor\": 100}}"));
        RelationNet net = RelationNet.of(binding.figures(), binding.relations()).orThrow();
        Evaluation evaluation = Evaluator.compile(net)
                .evaluate(FigureSet.of(
                        STICHTAG,
                        List.of(
                                Figure.input(
                                        key(binding, "kosten", "plan"),
                                        Quantity.euros("1000.00"),
                                        SourceRef.of("a.csv")),
                                Figure.input(
                                        key(binding, "tausend", "plan"),
                                        Quantity.of(3, 0, Unit.TEUR),
                                        SourceRef.of("a.csv")),
                                Figure.input(
                                        key(binding, "speicher", "plan"),
                                        Quantity.of(2, 0, Unit.TB),
                                        SourceRef.of("a.csv")))));

        // 1000 € by 2 TB, 3000 € by 2 TB, 1000 € of 3000 €
        assertThat(evaluation.value(key(binding, "je-tb", "plan")).ifKnown()).contains(Rational.of(500));
        assertThat(evaluation.value(key(binding, "tausend-je-tb", "plan")).ifKnown())
                .contains(Rational.of(1500));
        assertThat(evaluation.value(key(binding, "quote", "plan")).ifKnown()).contains(Rational.of(100, 3));
    }

    @Test
    void a_concept_of_another_form_is_external() {
        LayoutBinding binding = bind(layout(
                "{\"id\": \"plan\", \"header\": \"Plan\", \"phase\": \"ansatz\"}",
                "{\"line\": \"a\", \"terms\": {\"fremd\": -1}}"));

        assertThat(binding.externals()).extracting(FigureKey::toString).containsExactly("fremd|ANSATZ|2023");
        assertThat(relation(binding, "a", "plan").formula().references())
                .extracting(FigureKey::toString)
                .containsExactly("fremd|ANSATZ|2023");
        assertThat(binding.figures().keySet()).extracting(FigureKey::toString).doesNotContain("fremd|ANSATZ|2023");
    }

    // ---- accounts ----

    @Test
    void a_post_is_the_sum_of_its_accounts_in_the_order_of_the_table() {
        LayoutBinding binding = bind(
                layout(COLUMNS, "{\"line\": \"umsatz\", \"accounts\": true}"),
                accounts(false, "7", "5", "6"),
                Set.of());

        assertThat(relation(binding, "umsatz", "plan").formula().references())
                .extracting(FigureKey::toString)
                .containsExactly(
                        "kontobetrag|ANSATZ|2023|konto=7",
                        "kontobetrag|ANSATZ|2023|konto=5",
                        "kontobetrag|ANSATZ|2023|konto=6");
    }

    @Test
    void a_post_without_accounts_is_given_or_0_where_the_list_is_complete() {
        Layout layout = layout(COLUMNS, "{\"line\": \"umsatz\", \"accounts\": true}");
        LayoutBinding open = bind(layout, accounts(false), Set.of());
        LayoutBinding complete = bind(layout, accounts(true), Set.of());
        LayoutBinding given = bind(layout, accounts(true), Set.of(UMSATZ));

        assertThat(open.relations()).noneMatch(relation -> relation.id().equals("bericht:umsatz:plan"));
        assertThat(given.relations()).noneMatch(relation -> relation.id().equals("bericht:umsatz:plan"));
        assertThat(relation(complete, "umsatz", "plan").formula()).isEqualTo(Formula.sum(List.of()));
        assertThat(relation(complete, "umsatz", "plan").rule()).contains("kein Konto zugeordnet");
    }

    @Test
    void calculators_are_left_the_accounts_and_the_lines_that_nothing_computes() {
        LayoutBinding binding = bind(
                layout(
                        COLUMNS,
                        "{\"line\": \"umsatz\", \"accounts\": true, \"parent\": \"summe\"}",
                        "{\"line\": \"zinsen\", \"parent\": \"summe\"}",
                        "{\"line\": \"summe\", \"children\": true}"),
                accounts(true, "4411"),
                Set.of());

        assertThat(binding.slots())
                .extracting(LayoutBinding.Slot::slot, slot -> slot.line().id(), LayoutBinding.Slot::account)
                .containsExactly(tuple("hochrechnung", "umsatz", "4411"), tuple("hochrechnung", "zinsen", ""));
        assertThat(binding.slots().get(0).target()).hasToString("kontobetrag|HOCHRECHNUNG.2023-06-30|2023|konto=4411");
    }

    @Test
    void accounts_whose_numbers_differ_by_a_mark_only_have_relations_of_their_own() {
        LayoutBinding binding = bind(
                layout(COLUMNS, "{\"line\": \"umsatz\", \"accounts\": true}"),
                accounts(true, "44.1", "44/1", "44-1", "441"),
                Set.of());

        assertThat(binding.relations()).extracting(Relation::id).doesNotHaveDuplicates();
    }

    @Test
    void a_column_may_have_any_name() {
        LayoutBinding binding = bind(layout(
                "{\"id\": \"Plan 2023 (€)\", \"header\": \"Plan\", \"phase\": \"ansatz\"}",
                "{\"line\": \"a\"}",
                "{\"line\": \"b\", \"terms\": {\"a\": 1}}"));

        assertThat(binding.relations()).extracting(Relation::id).containsExactly("bericht:b:Plan_2023____");
    }

    // ---- columns that add up columns ----

    private static final String SPAN = """
            {"id": "plan", "header": "Plan {year}", "phase": "ansatz", "unit": "TEUR"},
            {"id": "spaeter", "header": "ab {year}", "phase": "planung", "period": "from-year", "offset": 1},
            {"id": "vorher", "header": "bis {year}", "phase": "ergebnis", "period": "until-year", "offset": -1},
            {"id": "gesamt", "header": "Gesamt", "phase": "gesamt", "period": "always", "sum": {"plan": 1, "spaeter": 1, "vorher": -1}}""";

    @Test
    void a_column_adds_up_other_columns_and_must_fit_sums_of_rows() {
        LayoutBinding binding = bind(
                layout(
                        SPAN,
                        "{\"line\": \"umsatz\", \"accounts\": true}",
                        "{\"line\": \"rest\", \"shared\": true}",
                        "{\"line\": \"alles\", \"terms\": {\"umsatz\": 1, \"rest\": 1}}"),
                accounts(true, "1"),
                Set.of());

        Map<String, Relation> gesamt = new LinkedHashMap<>();
        binding.relations().stream()
                .filter(relation -> relation.id().contains(":gesamt"))
                .forEach(relation -> gesamt.put(relation.id(), relation));
        assertThat(gesamt.values())
                .extracting(relation -> relation.id() + " " + relation.role())
                .containsExactlyInAnyOrder(
                        "bericht:1:gesamt DEFINING",
                        "bericht:umsatz:gesamt DEFINING",
                        "bericht:umsatz:gesamt.quer ASSERTING",
                        "bericht:rest:gesamt DEFINING",
                        "bericht:alles:gesamt DEFINING",
                        "bericht:alles:gesamt.quer ASSERTING");
        Relation rest = relation(binding, "rest", "gesamt");
        assertThat(rest.target()).isEqualTo(FigureKey.parse("rest|GESAMT|../.."));
        assertThat(rest.formula().linear().orElseThrow())
                .isEqualTo(Map.of(
                        FigureKey.parse("rest|ANSATZ|2023"),
                        Rational.ONE,
                        FigureKey.parse("rest|PLANUNG|2024-01-01/.."),
                        Rational.ONE,
                        FigureKey.parse("rest|ERGEBNIS|../2022-12-31"),
                        Rational.ONE.negate()));
    }

    @Test
    void a_line_that_leaves_out_one_of_the_columns_is_not_added_up() {
        LayoutBinding binding = bind(layout(SPAN, "{\"line\": \"rest\", \"notIn\": [\"vorher\"]}"));

        assertThat(binding.relations()).isEmpty();
    }

    // ---- a cumulative column that is not always filled ----

    private static final String CUMULATIVE = """
            {"id": "jahr", "header": "Ergebnis {year}", "phase": "ergebnis", "offset": -1},
            {"id": "plan", "header": "Plan {year}", "phase": "ansatz"},
            {"id": "bisher", "header": "bis {year}", "phase": "ergebnis", "period": "until-year", "offset": -1},
            {"id": "gesamt", "header": "Gesamt", "phase": "gesamt", "period": "always", "sum": {"bisher": 1, "plan": 1}, "otherwise": {"bisher": "jahr"}}""";

    private static Layout cumulative() {
        return layout(
                CUMULATIVE,
                "{\"line\": \"umsatz\", \"accounts\": true, \"parent\": \"alles\"}",
                "{\"line\": \"rest\", \"parent\": \"alles\"}",
                "{\"line\": \"alles\", \"children\": true}");
    }

    /** 916 until last year with 111 of last year in them and 60 planned; 42 of last year alone; 15 planned. */
    private static Rational total(Rational bisher, Rational jahr, Rational plan) {
        LayoutBinding binding = bind(cumulative(), accounts(true, "1"), Set.of());
        Map<FigureKey, Rational> values = Map.of(
                binding.key("1", binding.layout().column("bisher").orElseThrow()), bisher,
                binding.key("1", binding.layout().column("jahr").orElseThrow()), jahr,
                binding.key("1", binding.layout().column("plan").orElseThrow()), plan);
        return value(relation(binding, "bericht:1:gesamt").formula(), values);
    }

    private static Relation relation(LayoutBinding binding, String id) {
        return binding.relations().stream()
                .filter(relation -> relation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Rational value(Formula formula, Map<FigureKey, Rational> values) {
        if (formula instanceof Formula.Reference reference) {
            return values.getOrDefault(reference.key(), Rational.ZERO);
        }
        if (formula instanceof Formula.PositivePart part) {
            return value(part.operand(), values).max(Rational.ZERO);
        }
        Rational sum = Rational.ZERO;
        for (Formula.Term term : ((Formula.Sum) formula).terms()) {
            sum = sum.plus(value(term.operand(), values).times(term.weight()));
        }
        return sum;
    }

    @Test
    void a_cumulative_column_contains_the_year_and_is_not_added_to_it() {
        assertThat(total(Rational.of(916), Rational.of(111), Rational.of(60))).isEqualTo(Rational.of(976));
    }

    @Test
    void where_the_cumulative_column_holds_nothing_the_year_counts() {
        assertThat(total(Rational.ZERO, Rational.of(42), Rational.of(15))).isEqualTo(Rational.of(57));
        assertThat(total(Rational.ZERO, Rational.ZERO, Rational.of(15))).isEqualTo(Rational.of(15));
    }

    @Test
    void a_sum_of_rows_takes_each_record_as_it_is_filled() {
        LayoutBinding binding = bind(cumulative(), accounts(true, "1", "2"), Set.of());
        Relation across = relation(binding, "bericht:alles:gesamt.quer");
        Map<FigureKey, Rational> values = new LinkedHashMap<>();
        LayoutColumn year = binding.layout().column("jahr").orElseThrow();
        LayoutColumn until = binding.layout().column("bisher").orElseThrow();
        values.put(binding.key("1", until), Rational.of(916));
        values.put(binding.key("1", year), Rational.of(111));
        values.put(binding.key("2", year), Rational.of(42));
        values.put(key(binding, "rest", "jahr"), Rational.of(7));
        // What stands in the sum's own cumulative column plays no part: here it would lose the 42 and the 7.
        values.put(key(binding, "alles", "bisher"), Rational.of(916));
        values.put(key(binding, "alles", "jahr"), Rational.of(160));
        values.put(key(binding, "alles", "plan"), Rational.of(75));

        assertThat(value(across.formula(), values)).isEqualTo(Rational.of(916 + 42 + 7 + 75));
        assertThat(across.role()).isEqualTo(Relation.Role.ASSERTING);
        assertThat(across.rule()).contains("bis 2022").contains("Ergebnis 2022");
    }
}
