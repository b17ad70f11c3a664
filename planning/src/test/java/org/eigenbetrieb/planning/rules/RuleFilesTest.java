package org.eigenbetrieb.planning.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule files: what comes along, what is refused, what is in force where and when. */
class RuleFilesTest {

    private static final String TRIGGER = """
            {"id": "t", "title": "T", "consequence": "nachtrag",
             "source": {"kind": "bylaw", "title": "S", "standing": "printed"}, "when": %s}""";

    private static String file(String rest) {
        return """
                {"format": "eigenbetrieb-change-rules/1", "id": "own", "title": "Eigene", "land": "RP",
                 "validFrom": "2020-01-01", "dates": "printed",
                 "source": {"kind": "bylaw", "title": "S", "standing": "printed"}, "complete": true%s}
                """.replace("%s", rest);
    }

    private static String withCondition(String condition) {
        return file(", \"triggers\": [" + TRIGGER.replace("%s", condition) + "]");
    }

    private static Read<Optional<ChangeRules>> read(String json) {
        return ChangeRules.read(json.getBytes(StandardCharsets.UTF_8), "regeln.json");
    }

    // ------------------------------------------------------------------------------------------------ what comes along

    @Test
    void every_trigger_cites_its_paragraph_and_says_how_sure_that_is() {
        for (ChangeRules rules : RuleBook.standard().rules()) {
            assertThat(rules.triggers()).as(rules.id()).isNotEmpty().allSatisfy(trigger -> {
                assertThat(trigger.source().citation()).isNotBlank();
                assertThat(trigger.id()).startsWith(rules.id().substring(0, 2));
            });
        }
        assertThat(RuleBook.standard().find("nw-eigenbetrieb").orElseThrow().triggers())
                .as("the text from 2005 on was not read")
                .allMatch(trigger -> trigger.source().standing() == LegalSource.Standing.UNVERIFIED);
        assertThat(RuleBook.standard().find("bw-eigenbetrieb").orElseThrow().triggers())
                .as("no text was read")
                .allMatch(trigger -> trigger.source().standing() == LegalSource.Standing.UNVERIFIED);
        assertThat(RuleBook.standard().find("rp-eigenbetrieb").orElseThrow().triggers())
                .allMatch(trigger -> trigger.source().standing() == LegalSource.Standing.VERIFIED);
    }

    @Test
    void the_statute_of_rheinland_pfalz_sets_no_number() {
        ChangeRules rules = RuleBook.standard().find("rp-eigenbetrieb").orElseThrow();

        assertThat(rules.values()).isEmpty();
        assertThat(rules.toJson()).doesNotContain("\"amount\"");
    }

    @Test
    void what_is_written_reads_back() {
        for (ChangeRules rules : RuleBook.standard().rules()) {
            String written = rules.toJson();
            assertThat(read(written).orThrow().orElseThrow().toJson())
                    .as(rules.id())
                    .isEqualTo(written);
        }
    }

    // ------------------------------------------------------------------------------------------------ what is refused

    @Test
    void all_problems_of_a_file_are_reported_with_their_places() {
        Read<Optional<ChangeRules>> read = read("""
                {"format": "eigenbetrieb-change-rules/1",
                 "id": "Own Rules",
                 "title": "Eigene", "land": "XX", "validFrom": "2020-13-01", "dates": "sure",
                 "complete": "yes",
                 "triggers": [
                   {"id": "t", "title": "T", "consequence": "nachtrag",
                    "source": {"kind": "bylaw", "title": "S", "standing": "printed"}},
                   {"id": "u", "title": "U", "consequence": "nachtrag", "when": {"increase": ["Kredite"]}}
                 ]}
                """);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .extracting(problem -> problem.code() + " " + problem.place().line() + " " + problem.message())
                .containsExactly(
                        "EB-JSN-004 1 field \"source\" is missing",
                        "EB-JSN-005 3 \"XX\" is not a Land; expected an abbreviation such as RP, BW, NW",
                        "EB-JSN-005 3 \"2020-13-01\" is not a day",
                        "EB-JSN-005 3 found the text \"sure\"",
                        "EB-JSN-005 4 found the text \"yes\"",
                        "EB-JSN-005 6 the trigger has no condition",
                        "EB-JSN-004 8 field \"source\" is missing",
                        "EB-JSN-004 8 field \"title\" is missing",
                        "EB-JSN-005 8 \"Kredite\" is not a concept id; expected lower-case letters, digits and '-',"
                                + " beginning with a letter, for example jahresergebnis");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"all\": []}",
                "{\"title\": \"x\"}",
                "{\"title\": \"x\", \"measure\": [{\"weight\": \"1\"}]}",
                "{\"title\": \"x\", \"measure\": [{\"figure\": \"a\", \"in\": \"plan\", \"amount\": \"1 EUR\"}]}",
                "{\"title\": \"x\", \"increase\": [\"a\"], \"above\": [{\"amount\": \"viel\"}]}",
                "{\"title\": \"x\", \"increase\": [\"a\"], \"limit\": []}",
                "{\"question\": \"Ja oder nein?\", \"title\": \"x\"}",
                "{\"any\": \"x\"}",
                "{\"not\": []}",
                "[]",
            })
    void a_condition_that_says_nothing_or_too_much_is_refused(String condition) {
        assertThat(read(withCondition(condition)).value()).isEmpty();
        assertThat(read(withCondition(condition)).problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "{\"format\": \"other/1\"}", "\uFEFF", "{\"a\": 1, \"a\": 2}"})
    void what_is_no_rule_file_is_refused_without_an_exception(String text) {
        assertThat(read(text).value()).isEmpty();
        assertThat(read(text).isClean()).isFalse();
    }

    @Test
    void deep_nesting_is_refused() {
        String deep = "{\"not\": ".repeat(5_000) + "{}" + "}".repeat(5_000);

        assertThat(read(withCondition(deep)).problems())
                .extracting(problem -> problem.code())
                .contains("EB-JSN-001");
    }

    // ------------------------------------------------------------------------------------------------ in force

    @ParameterizedTest(name = "{0} in {1} on {2}: {3}")
    @CsvSource({
        "eigenbetrieb, RP, 2023-06-30, rp-eigenbetrieb",
        "anstalt, RP, 2023-06-30, rp-anstalt",
        "eigenbetrieb, NW, 2004-12-31, nw-eigenbetrieb-1988",
        "eigenbetrieb, NW, 2005-01-01, nw-eigenbetrieb",
        "einrichtung, NW, 2004-07-01, nw-einrichtung",
        "einrichtung, NW, 2005-09-30, nw-einrichtung",
        "eigenbetrieb, HE, 2023-06-30, he-eigenbetrieb",
        "eigenbetrieb, BW, 2025-01-15, bw-eigenbetrieb",
    })
    void rules_are_chosen_by_legal_form_land_and_day(String form, Land land, LocalDate day, String id) {
        assertThat(RuleBook.standard()
                        .select(form, Jurisdiction.of(land), day)
                        .orThrow()
                        .orElseThrow()
                        .id())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "einrichtung, NW, 2005-10-01",
        "einrichtung, NW, 2004-06-30",
        "eigenbetrieb, RP, 1999-10-04",
        "eigenbetrieb, BY, 2023-06-30"
    })
    void where_no_rules_are_known_the_problem_says_so(String form, Land land, LocalDate day) {
        Read<Optional<ChangeRules>> read = RuleBook.standard().select(form, Jurisdiction.of(land), day);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-RUL-001");
            assertThat(problem.message()).contains(form, land.name(), day.toString());
        });
    }

    @Test
    void a_bylaw_adds_values_for_its_municipality_only_and_for_its_time_only() {
        RuleBook book = RuleBook.standard().with(Plans.bylaw(Plans.value("erhebliche-zufuehrung", "50000.00 EUR")));

        assertThat(book.select("eigenbetrieb", Jurisdiction.of(Land.RP, "Musterstadt"), Plans.STICHTAG)
                        .orThrow()
                        .orElseThrow()
                        .value("erhebliche-zufuehrung"))
                .isPresent();
        assertThat(book.select("eigenbetrieb", Jurisdiction.of(Land.RP, "Koblenz"), Plans.STICHTAG)
                        .orThrow()
                        .orElseThrow()
                        .values())
                .isEmpty();
        assertThat(book.select("eigenbetrieb", Jurisdiction.of(Land.RP, "Musterstadt"), LocalDate.of(2019, 12, 31))
                        .orThrow()
                        .orElseThrow()
                        .values())
                .isEmpty();
    }

    @Test
    void a_bylaw_replaces_a_trigger_of_its_land_with_the_same_id() {
        ChangeRules own = read(withCondition("{\"title\": \"Streng\", \"increase\": [\"investitionskredite\"]}")
                        .replace("\"id\": \"t\"", "\"id\": \"rp-15-3-2\"")
                        .replace("\"land\": \"RP\"", "\"land\": \"RP\", \"municipality\": \"Musterstadt\""))
                .orThrow()
                .orElseThrow();

        ChangeRules rules = RuleBook.standard()
                .with(own)
                .select("eigenbetrieb", Jurisdiction.of(Land.RP, "Musterstadt"), Plans.STICHTAG)
                .orThrow()
                .orElseThrow();

        assertThat(rules.trigger("rp-15-3-2").orElseThrow().title()).isEqualTo("T");
        assertThat(rules.triggers()).hasSize(8);
    }

    @Test
    void two_files_of_equal_rank_that_set_the_same_are_an_error_that_names_both() {
        ChangeRules twin = read(withCondition("{\"title\": \"x\", \"increase\": [\"a\"]}")
                        .replace("\"id\": \"t\"", "\"id\": \"rp-15-3-2\""))
                .orThrow()
                .orElseThrow();

        Read<Optional<ChangeRules>> read = RuleBook.standard()
                .with(twin)
                .select("eigenbetrieb", Jurisdiction.of(Land.RP, "Koblenz"), Plans.STICHTAG);

        assertThat(read.value().orElseThrow().trigger("rp-15-3-2")).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-RUL-002");
            assertThat(problem.message()).contains("rp-15-3-2", "rp-eigenbetrieb", "own");
        });
    }
}
