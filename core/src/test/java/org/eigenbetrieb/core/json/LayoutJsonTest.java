package org.eigenbetrieb.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A form as a JSON file: what it says, and everything that can be wrong with it, each at its place and all at once. */
class LayoutJsonTest {

    private static final String MINIMAL = """
            {
              "id": "muster", "form": "Muster", "version": "1", "validFrom": "2000-01-01",
              "source": {"kind": "form", "title": "Muster", "standing": "printed"},
              "columns": [
                {"id": "plan", "header": "Plan {year}", "phase": "ansatz"}
              ],
              "rows": [
                {"line": "ertraege"}
              ]
            }
            """;

    private static Read<Optional<Layout>> read(String text) {
        return LayoutJson.read(text.getBytes(StandardCharsets.UTF_8), "muster.json");
    }

    private static Layout layout(String text) {
        return read(text).orThrow().orElseThrow();
    }

    /** The minimal layout with other rows. */
    private static String rows(String... rows) {
        return MINIMAL.replace("{\"line\": \"ertraege\"}", String.join(",\n    ", rows));
    }

    private static String columns(String... columns) {
        return MINIMAL.replace(
                "{\"id\": \"plan\", \"header\": \"Plan {year}\", \"phase\": \"ansatz\"}",
                String.join(",\n    ", columns));
    }

    /** File, line and column of a text in a document. */
    private static String at(String document, String text) {
        int index = document.indexOf(text);
        assertThat(index).as(text).isNotNegative();
        String before = document.substring(0, index);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return "muster.json:" + line + ":" + (index - before.lastIndexOf('\n'));
    }

    private static Problem only(String text) {
        Read<Optional<Layout>> read = read(text);
        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).hasSize(1);
        return read.problems().get(0);
    }

    // ---- what a file says ----

    @Test
    void a_minimal_layout_has_one_line_and_one_column() {
        Layout layout = layout(MINIMAL);

        assertThat(layout.id()).isEqualTo("muster");
        assertThat(layout.jurisdiction()).isEqualTo(Jurisdiction.EVERYWHERE);
        assertThat(layout.validity()).isEqualTo(Validity.from(LocalDate.of(2000, 1, 1)));
        assertThat(layout.source()).isEqualTo(LegalSource.form("Muster"));
        assertThat(layout.problems()).isEmpty();
        assertThat(layout.lines()).singleElement().satisfies(line -> {
            assertThat(line.concept()).isEqualTo(Concept.of("ertraege"));
            assertThat(line.label()).isEqualTo("ertraege");
            assertThat(line.unit()).isEqualTo(Unit.EUR);
            assertThat(line.rule()).isEqualTo(new LayoutRow.Rule.Input());
            assertThat(line.style()).isEqualTo(LayoutRow.Style.LINE);
            assertThat(line.place()).hasToString(at(MINIMAL, "{\"line\": \"ertraege\""));
        });
        assertThat(layout.columns()).singleElement().satisfies(column -> {
            assertThat(column.header()).isEqualTo("Plan {year}");
            assertThat(column.content())
                    .isEqualTo(new LayoutColumn.Facts(
                            Phase.Kind.ANSATZ, 0, LayoutColumn.Basis.YEAR, 0, Dimensions.NONE, "", Map.of(), null));
        });
    }

    @Test
    void a_layout_names_place_source_and_validity() {
        Layout layout = layout(MINIMAL.replace(
                        "\"validFrom\": \"2000-01-01\",",
                        "\"validFrom\": \"2000-01-01\", \"validTo\": \"2023-12-31\", \"land\": \"RP\","
                                + " \"municipality\": \"Koblenz\", \"gliederung\": \"erfolgsplan\", \"external\": [\"x\"],")
                .replace("\"standing\": \"printed\"", "\"section\": \"§ 21\", \"standing\": \"unverified\""));

        assertThat(layout.jurisdiction()).isEqualTo(Jurisdiction.of(Land.RP, "Koblenz"));
        assertThat(layout.validity()).isEqualTo(new Validity(LocalDate.of(2000, 1, 1), LocalDate.of(2023, 12, 31)));
        assertThat(layout.source().section()).isEqualTo("§ 21");
        assertThat(layout.gliederung()).isEqualTo("erfolgsplan");
        assertThat(layout.external()).containsExactly(Concept.of("x"));
    }

    @Test
    void rows_are_headings_places_for_accounts_and_lines_with_one_rule_each() {
        Layout layout = layout(rows(
                "{\"heading\": \"1. Erträge\", \"level\": 1}",
                "{\"accountsOf\": \"konten\", \"level\": 2}",
                "{\"line\": \"konten\", \"number\": \"1a\", \"label\": \"Umsatz\", \"accounts\": true, \"parent\": \"summe\"}",
                "{\"line\": \"summe\", \"children\": true, \"style\": \"total\", \"shared\": true}",
                "{\"line\": \"saldo\", \"terms\": {\"summe\": 1, \"konten\": \"-1/2\"}, \"style\": \"result\"}",
                "{\"line\": \"ausgleich\", \"positivePart\": {\"saldo\": -1}, \"notIn\": [\"plan\"]}",
                "{\"line\": \"stellen\", \"unit\": \"VZAE\", \"style\": \"memo\"}",
                "{\"line\": \"je-stelle\", \"quotient\": {\"dividend\": \"summe\", \"divisor\": \"stellen\"}}"));

        assertThat(layout.rows()).hasSize(8);
        assertThat(layout.rows().get(0))
                .isInstanceOfSatisfying(
                        LayoutRow.Heading.class,
                        heading -> assertThat(heading.text()).isEqualTo("1. Erträge"));
        assertThat(layout.rows().get(1))
                .isInstanceOfSatisfying(
                        LayoutRow.Accounts.class,
                        accounts -> assertThat(accounts.post()).isEqualTo(Concept.of("konten")));
        assertThat(layout.lines())
                .extracting(LayoutRow.Line::rule)
                .containsExactly(
                        new LayoutRow.Rule.OfAccounts(),
                        new LayoutRow.Rule.OfChildren(),
                        new LayoutRow.Rule.OfTerms(
                                Map.of(Concept.of("summe"), Rational.ONE, Concept.of("konten"), Rational.of(-1, 2))),
                        new LayoutRow.Rule.PositivePart(Map.of(Concept.of("saldo"), Rational.of(-1))),
                        new LayoutRow.Rule.Input(),
                        new LayoutRow.Rule.Quotient(Concept.of("summe"), Concept.of("stellen"), Rational.ONE));
        assertThat(layout.line("konten"))
                .hasValueSatisfying(line -> assertThat(line.text()).isEqualTo("1a Umsatz"));
        assertThat(layout.line("ausgleich"))
                .hasValueSatisfying(line -> assertThat(line.notIn()).isEqualTo(Set.of("plan")));
    }

    @Test
    void columns_are_facts_of_a_phase_or_percentages_of_two_others() {
        Layout layout = layout(columns(
                "{\"id\": \"plan\", \"header\": \"Plan\", \"phase\": \"ansatz\", \"nachtrag\": 1}",
                "{\"id\": \"ist\", \"header\": \"Ist\", \"group\": \"Stand\", \"phase\": \"ist\", \"period\":"
                        + " \"year-to-stichtag\", \"offset\": -1}",
                "{\"id\": \"ve\", \"header\": \"VE\", \"phase\": \"ansatz\", \"dimensions\": {\"art\": \"ve\"}}",
                "{\"id\": \"h\", \"header\": \"H\", \"phase\": \"hochrechnung\", \"calculator\": \"hochrechnung\"}",
                "{\"id\": \"p\", \"header\": \"%\", \"optional\": true, \"percent\": {\"part\": \"ist\", \"whole\":"
                        + " \"plan\", \"decimals\": 1, \"ifZero\": \"0.0\"}}"));

        assertThat(layout.columns())
                .extracting(LayoutColumn::content)
                .containsExactly(
                        new LayoutColumn.Facts(
                                Phase.Kind.ANSATZ, 1, LayoutColumn.Basis.YEAR, 0, Dimensions.NONE, "", Map.of(), null),
                        new LayoutColumn.Facts(
                                Phase.Kind.IST,
                                0,
                                LayoutColumn.Basis.YEAR_TO_STICHTAG,
                                -1,
                                Dimensions.NONE,
                                "",
                                Map.of(),
                                null),
                        new LayoutColumn.Facts(
                                Phase.Kind.ANSATZ,
                                0,
                                LayoutColumn.Basis.YEAR,
                                0,
                                Dimensions.of(new DimensionKey("art"), "ve"),
                                "",
                                Map.of(),
                                null),
                        new LayoutColumn.Facts(
                                Phase.Kind.HOCHRECHNUNG,
                                0,
                                LayoutColumn.Basis.YEAR,
                                0,
                                Dimensions.NONE,
                                "hochrechnung",
                                Map.of(),
                                null),
                        new LayoutColumn.Percent("ist", "plan", 1, "0.0"));
        assertThat(layout.column("p")).map(LayoutColumn::optional).contains(true);
    }

    // ---- not JSON ----

    @Test
    void text_that_is_not_JSON_is_named_where_it_breaks() {
        String text = MINIMAL.replace("\"version\": \"1\",", "\"version\": 1x,");
        Problem problem = only(text);

        assertThat(problem.code()).isEqualTo("EB-JSN-001");
        assertThat(problem.place().line()).isEqualTo(2);
        assertThat(problem.message()).startsWith("this is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{", "[", "{]", "nichts", "{'id': 1}"})
    void an_empty_or_broken_text_is_a_problem_and_no_exception(String text) {
        Read<Optional<Layout>> read = read(text);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).extracting(Problem::code).containsExactly("EB-JSN-001");
    }

    @Test
    void text_after_the_end_is_a_problem() {
        assertThat(only(MINIMAL + "{}").message()).isEqualTo("text after the end of the document");
    }

    @Test
    void nesting_is_bounded() {
        String deep = MINIMAL.replace("\"version\": \"1\"", "\"version\": " + "[".repeat(60) + "]".repeat(60));

        assertThat(only(deep).code()).isEqualTo("EB-JSN-001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"muster\"", "17", "true", "null"})
    void a_layout_is_an_object(String text) {
        Read<Optional<Layout>> read = read(text);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .extracting(Problem::code, problem -> problem.place().toString())
                .contains(tuple("EB-JSN-005", "muster.json:1:1"));
    }

    // ---- fields ----

    @Test
    void a_missing_validity_is_an_error_because_forms_change() {
        Problem problem = only(MINIMAL.replace(", \"validFrom\": \"2000-01-01\"", ""));

        assertThat(problem.code()).isEqualTo("EB-JSN-004");
        assertThat(problem.message()).isEqualTo("field \"validFrom\" is missing");
        assertThat(problem.place()).hasToString("muster.json:1:1");
        assertThat(problem.expected()).contains("1999-10-05");
    }

    @ParameterizedTest(name = "without {0}")
    @CsvSource({
        "id, '\"id\": \"muster\", '",
        "form, '\"form\": \"Muster\", '",
        "version, '\"version\": \"1\", '",
        "kind, '\"kind\": \"form\", '",
        "title, '\"title\": \"Muster\", '",
        "standing, ', \"standing\": \"printed\"'",
        "header, '\"header\": \"Plan {year}\", '",
        "phase, ', \"phase\": \"ansatz\"'"
    })
    void required_fields_are_named(String field, String text) {
        String without = MINIMAL.replace(text, "");

        assertThat(without).isNotEqualTo(MINIMAL);
        assertThat(read(without).problems())
                .extracting(Problem::code, Problem::message)
                .contains(tuple("EB-JSN-004", "field \"" + field + "\" is missing"));
    }

    @Test
    void an_unknown_field_is_named_with_those_that_are_known() {
        String text = rows("{\"line\": \"ertraege\", \"lable\": \"Erträge\"}");
        Problem problem = only(text);

        assertThat(problem.code()).isEqualTo("EB-JSN-003");
        assertThat(problem.place()).hasToString(at(text, "\"Erträge\""));
        assertThat(problem.message()).isEqualTo("field \"lable\" is not known here");
        assertThat(problem.expected()).startsWith("expected one of ").contains("label", "level", "terms");
    }

    @Test
    void a_field_that_is_given_twice_is_named_where_it_stands_again() {
        String text = MINIMAL.replace("\"version\": \"1\",", "\"version\": \"1\", \"version\": \"2\",");
        Problem problem = only(text);

        assertThat(problem.code()).isEqualTo("EB-JSN-002");
        assertThat(problem.message()).isEqualTo("field \"version\" stands here twice");
        assertThat(problem.place()).hasToString(at(text, "\"version\": \"2\""));
    }

    @ParameterizedTest(name = "{0} written as {1}")
    @CsvSource({
        "'\"id\": \"muster\"', '\"id\": 5', 'found the number 5', 'text'",
        "'\"id\": \"muster\"', '\"id\": true', 'found true', 'text'",
        "'\"validFrom\": \"2000-01-01\"', '\"validFrom\": \"1.1.2000\"', '\"1.1.2000\" is not a day', '2023-06-30'",
        "'\"validFrom\": \"2000-01-01\"', '\"validFrom\": \"2000-02-30\"', '\"2000-02-30\" is not a day', '2023-06-30'",
        "'\"kind\": \"form\"', '\"kind\": \"law\"', 'found the text \"law\"', 'statute, ordinance, bylaw'",
        "'\"phase\": \"ansatz\"', '\"phase\": \"plan\"', 'found the text \"plan\"', 'ergebnis, ansatz, ist'",
        "'\"line\": \"ertraege\"', '\"line\": \"Erträge\"', '\"Erträge\" is not a concept id', ''",
        "'\"line\": \"ertraege\"', '\"line\": \"ertraege\", \"level\": 12', 'found the number 12', '0 to 9'",
        "'\"line\": \"ertraege\"', '\"line\": \"ertraege\", \"level\": \"1\"', 'found the text \"1\"', '0 to 9'",
        "'\"line\": \"ertraege\"', '\"line\": \"ertraege\", \"children\": \"yes\"', 'found the text \"yes\"', 'true or false'",
        "'\"line\": \"ertraege\"', '\"line\": \"ertraege\", \"unit\": \"€\"', '\"€\" is not a unit', ''",
        "'\"line\": \"ertraege\"', '\"line\": \"ertraege\", \"notIn\": \"plan\"', 'found the text \"plan\"', 'a list'",
        "'\"line\": \"ertraege\"', '\"line\": \"ertraege\", \"terms\": []', 'found a list', 'an object'",
        "'\"line\": \"ertraege\"', '\"line\": \"ertraege\", \"terms\": {}', 'a list of terms is empty', ''",
        "'{\"line\": \"ertraege\"}', '\"ertraege\"', 'found the text \"ertraege\"', 'an object'"
    })
    void a_value_of_the_wrong_kind_is_named_with_what_was_expected(
            String right, String wrong, String message, String expected) {
        String text = MINIMAL.replace(right, wrong);

        assertThat(text).isNotEqualTo(MINIMAL);
        assertThat(read(text).value()).isEmpty();
        assertThat(read(text).problems())
                .filteredOn(problem -> problem.code().equals("EB-JSN-005"))
                .anySatisfy(problem -> {
                    assertThat(problem.message()).startsWith(message);
                    assertThat(problem.expected()).contains(expected);
                });
    }

    @Test
    void a_weight_that_is_no_number_is_named_at_its_place() {
        String text = rows("{\"line\": \"a\"}", "{\"line\": \"b\", \"terms\": {\"a\": \"minus 1\"}}");

        assertThat(read(text).problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("EB-JSN-005");
            assertThat(problem.place()).hasToString(at(text, "\"minus 1\""));
            assertThat(problem.message()).contains("\"minus 1\"");
        });
    }

    @Test
    void a_line_has_one_rule() {
        Problem problem =
                only(rows("{\"line\": \"a\"}", "{\"line\": \"b\", \"terms\": {\"a\": 1}, \"accounts\": true}"));

        assertThat(problem.code()).isEqualTo("EB-JSN-005");
        assertThat(problem.message()).isEqualTo("a line has one rule, this one has 2");
    }

    @Test
    void only_a_plan_has_a_Nachtrag() {
        assertThat(only(columns("{\"id\": \"plan\", \"header\": \"Plan\", \"phase\": \"ergebnis\", \"nachtrag\": 1}"))
                        .message())
                .isEqualTo("only a plan (ansatz) has a Nachtrag");
    }

    @Test
    void a_validity_does_not_end_before_it_begins() {
        assertThat(only(MINIMAL.replace(
                                "\"validFrom\": \"2000-01-01\"",
                                "\"validFrom\": \"2000-01-01\", \"validTo\": \"1999-12-31\""))
                        .message())
                .isEqualTo("the validity ends on 1999-12-31, before it begins on 2000-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/2", "0,5", "-", "ja", "1e3", "9999999999999999999999"})
    void what_a_form_prints_for_a_percentage_of_0_is_a_number_that_can_be_printed(String ifZero) {
        String text = columns(
                "{\"id\": \"plan\", \"header\": \"Plan\", \"phase\": \"ansatz\"}",
                "{\"id\": \"ergebnis\", \"header\": \"Ergebnis\", \"phase\": \"ergebnis\"}",
                "{\"id\": \"p\", \"header\": \"%\", \"percent\": {\"part\": \"ergebnis\", \"whole\": \"plan\","
                        + " \"ifZero\": \"" + ifZero + "\"}}");
        Problem problem = only(text);

        assertThat(problem.code()).isEqualTo("EB-JSN-005");
        assertThat(problem.place()).hasToString(at(text, "\"" + ifZero + "\""));
    }

    // ---- what does not fit together ----

    @Test
    void a_reference_to_a_line_that_does_not_exist_is_named() {
        String text = rows("{\"line\": \"a\"}", "{\"line\": \"b\", \"terms\": {\"a\": 1, \"c\": -1}}");
        Problem problem = only(text);

        assertThat(problem.code()).isEqualTo("EB-LAY-003");
        assertThat(problem.place()).hasToString(at(text, "{\"line\": \"b\""));
        assertThat(problem.message()).isEqualTo("line b names \"c\", which is no line of this layout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"line\": \"b\", \"parent\": \"c\"}",
                "{\"line\": \"b\", \"positivePart\": {\"c\": 1}}",
                "{\"line\": \"b\", \"quotient\": {\"dividend\": \"a\", \"divisor\": \"c\"}}",
                "{\"line\": \"b\", \"notIn\": [\"c\"]}",
                "{\"accountsOf\": \"c\"}",
                "{\"accountsOf\": \"a\"}"
            })
    void every_kind_of_reference_is_checked(String row) {
        assertThat(only(rows("{\"line\": \"a\"}", row)).code()).isEqualTo("EB-LAY-003");
    }

    @Test
    void an_external_concept_may_be_named_but_is_no_line() {
        String external = rows("{\"line\": \"b\", \"terms\": {\"c\": 1}}")
                .replace("\"version\": \"1\",", "\"version\": \"1\", \"external\": [\"c\"],");

        assertThat(read(external).problems()).isEmpty();
        assertThat(only(external.replace("[\"c\"]", "[\"c\", \"b\"]")).code()).isEqualTo("EB-LAY-006");
    }

    @Test
    void assertions_name_lines_of_the_layout() {
        String text = MINIMAL.replace(
                "\"rows\"",
                "\"assertions\": [{\"line\": \"ertraege\", \"terms\": {\"aufwand\": 1}, \"rule\": \"gleich\"}],\n\"rows\"");
        Problem problem = only(text);

        assertThat(problem.code()).isEqualTo("EB-LAY-003");
        assertThat(problem.message()).isEqualTo("an assertion names \"aufwand\", which is no line of this layout");
    }

    @Test
    void a_cycle_is_named_with_its_path() {
        Problem problem = only(rows(
                "{\"line\": \"a\", \"terms\": {\"b\": 1}}",
                "{\"line\": \"b\", \"children\": true}",
                "{\"line\": \"c\", \"parent\": \"b\", \"positivePart\": {\"a\": 1}}"));

        assertThat(problem.code()).isEqualTo("EB-LAY-004");
        assertThat(problem.message()).isEqualTo("lines depend on each other in a circle: a -> b -> c -> a");
    }

    @Test
    void a_line_stands_in_a_layout_once() {
        String text = rows("{\"line\": \"a\"}", "{\"line\": \"a\", \"label\": \"noch einmal\"}");
        Problem problem = only(text);

        assertThat(problem.code()).isEqualTo("EB-LAY-001");
        assertThat(problem.message())
                .isEqualTo("line a stands in layout muster twice, first at " + at(text, "{\"line\": \"a\"}"));
    }

    @Test
    void a_column_stands_in_a_layout_once_and_percentages_are_taken_of_facts() {
        assertThat(only(columns(
                                "{\"id\": \"plan\", \"header\": \"Plan\", \"phase\": \"ansatz\"}",
                                "{\"id\": \"plan\", \"header\": \"Plan\", \"phase\": \"ergebnis\"}"))
                        .code())
                .isEqualTo("EB-LAY-002");
        Problem percent = only(columns(
                "{\"id\": \"plan\", \"header\": \"Plan\", \"phase\": \"ansatz\"}",
                "{\"id\": \"p\", \"header\": \"%\", \"percent\": {\"part\": \"ist\", \"whole\": \"plan\"}}"));
        assertThat(percent.code()).isEqualTo("EB-LAY-003");
        assertThat(percent.expected()).isEqualTo("expected one of [plan]");
    }

    @Test
    void a_layout_has_lines_and_columns() {
        assertThat(read(MINIMAL.replace("{\"line\": \"ertraege\"}", "")).problems())
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple("EB-LAY-005", "layout muster has 0 lines and 1 columns"));
    }

    /** A sum over children of which there are none would be 0 where nothing is known. */
    @Test
    void a_sum_of_children_has_children() {
        Problem problem = only(rows("{\"line\": \"a\"}", "{\"line\": \"summe\", \"children\": true}"));

        assertThat(problem.code()).startsWith("EB-LAY-");
        assertThat(problem.message()).contains("summe");
    }

    /** A child whose parent computes otherwise would be left out in silence. */
    @Test
    void a_parent_adds_up_its_children() {
        Problem problem = only(rows(
                "{\"line\": \"a\", \"parent\": \"summe\"}",
                "{\"line\": \"b\"}",
                "{\"line\": \"summe\", \"terms\": {\"b\": 1}}"));

        assertThat(problem.code()).startsWith("EB-LAY-");
        assertThat(problem.message()).contains("a", "summe");
    }

    // ---- all at once ----

    @Test
    void everything_that_is_wrong_is_reported_at_once_in_the_order_of_the_file() {
        String text = """
                {
                  "id": "muster", "form": "Muster", "version": "1",
                  "source": {"kind": "gesetz", "title": "Muster", "standing": "printed"},
                  "columns": [
                    {"id": "plan", "header": "Plan", "phase": "ansatz", "farbe": "rot"},
                    {"id": "plan", "header": "Plan", "phase": "ansatz"}
                  ],
                  "rows": [
                    {"line": "a", "level": "zwei"},
                    {"line": "b", "terms": {"x": 1}},
                    {"line": "c", "terms": {"c": 1}}
                  ]
                }
                """;
        Read<Optional<Layout>> read = read(text);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .extracting(Problem::code, problem -> problem.place().toString())
                .containsExactly(
                        tuple("EB-JSN-004", "muster.json:1:1"),
                        tuple("EB-JSN-005", at(text, "\"gesetz\"")),
                        tuple("EB-JSN-003", at(text, "\"rot\"")),
                        tuple("EB-LAY-002", "muster.json:6:5"),
                        tuple("EB-JSN-005", at(text, "\"zwei\"")),
                        tuple("EB-LAY-003", at(text, "{\"line\": \"b\"")),
                        tuple("EB-LAY-004", at(text, "{\"line\": \"c\"")));
        assertThat(read.problems()).extracting(Problem::toString).doesNotHaveDuplicates();
        assertThat(List.copyOf(read.problems())).isSorted();
    }

    // ---- columns that stand in for others ----

    private static String total(String otherwise) {
        return "{\"id\": \"jahr\", \"header\": \"Jahr\", \"phase\": \"ergebnis\", \"offset\": -1},"
                + " {\"id\": \"bisher\", \"header\": \"bisher\", \"phase\": \"ergebnis\", \"period\": \"until-year\","
                + " \"offset\": -1}, {\"id\": \"gesamt\", \"header\": \"Gesamt\", \"phase\": \"gesamt\", \"period\":"
                + " \"always\", \"sum\": {\"bisher\": 1}, \"otherwise\": {" + otherwise + "}}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"bisher\": \"fehlt\"", "\"jahr\": \"bisher\"", "\"bisher\": \"bisher\""})
    void a_column_that_stands_in_for_another_must_be_given_and_not_be_added_itself(String otherwise) {
        assertThat(read(columns(total(otherwise))).problems())
                .extracting(Problem::code)
                .contains("EB-LAY-003");
    }

    @Test
    void a_column_that_stands_in_for_another_is_written_and_read_again() {
        Layout again = layout(LayoutJson.write(layout(columns(total("\"bisher\": \"jahr\"")))));

        LayoutColumn column = again.column("gesamt").orElseThrow();
        assertThat(((LayoutColumn.Facts) column.content()).otherwise()).isEqualTo(Map.of("bisher", "jahr"));
    }
}
