package org.eigenbetrieb.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PaperDescription;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pack says of itself, and everything that can be wrong with it. */
class PackJsonTest {

    private static final String PACK = """
            {
              "organisation": "Rechenzentrum", "land": "RP", "municipality": "Koblenz",
              "stand": "2023-09-28", "planYear": 2024,
              "papers": [
                {
                  "id": "bericht", "title": "Zwischenbericht", "layout": "muster", "year": 2023, "stichtag": "2023-06-30",
                  "file": "bericht.csv",
                  "format": {"delimiter": ";", "encoding": "windows-1252", "notation": "german"},
                  "keys": {"line": "posten", "account": "konto", "label": "bezeichnung"},
                  "accounts": {"complete": true, "length": 10, "assignment": "zuordnung.csv"},
                  "columns": {
                    "plan_2023": {"column": "plan", "role": "input", "exact": true, "blank": "nothing"},
                    "ist_2023": {"column": "ist", "role": "input", "exact": "cents"},
                    "hochrechnung": {"column": "h", "role": "claim", "unit": "TEUR"}
                  },
                  "ignored": ["textzeile"]
                },
                {
                  "id": "angaben", "title": "Angaben", "year": 2023, "file": "angaben.csv",
                  "keys": {"line": "posten", "phase": "phase", "period": "zeitraum"},
                  "columns": {"wert": {"role": "claim"}}
                }
              ],
              "documents": [
                {"id": "vorlage", "title": "Vorlage", "number": "UV/1/2023", "papers": ["bericht"]}
              ],
              "choices": [
                {"slot": "hochrechnung", "paper": "bericht", "lines": ["umsatz"], "calculator": "hochrechnung.linear",
                 "parameters": {"convention": "months", "faktor": 2, "ja": true}, "reason": "gleichmäßig"}
              ]
            }
            """;

    private static Read<Optional<PackDescription>> read(String text) {
        return PackJson.read(text.getBytes(StandardCharsets.UTF_8), "pack.json");
    }

    private static String with(String right, String wrong) {
        assertThat(PACK).contains(right);
        return PACK.replace(right, wrong);
    }

    private static String at(String document, String text) {
        int index = document.indexOf(text);
        String before = document.substring(0, index);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return "pack.json:" + line + ":" + (index - before.lastIndexOf('\n'));
    }

    // ---- what it says ----

    @Test
    void a_pack_names_enterprise_place_Stand_and_plan_year() {
        PackDescription pack = read(PACK).orThrow().orElseThrow();

        assertThat(pack.organisation()).isEqualTo("Rechenzentrum");
        assertThat(pack.place()).isEqualTo(Jurisdiction.of(Land.RP, "Koblenz"));
        assertThat(pack.stand()).isEqualTo(LocalDate.of(2023, 9, 28));
        assertThat(pack.planYear()).isEqualTo(2024);
        assertThat(pack.papers()).extracting(PaperDescription::id).containsExactly("bericht", "angaben");
        assertThat(pack.documents())
                .singleElement()
                .satisfies(document -> assertThat(document.papers()).containsExactly("bericht"));
    }

    @Test
    void a_paper_says_how_its_table_is_written_and_what_its_columns_mean() {
        PaperDescription paper = read(PACK).orThrow().orElseThrow().papers().get(0);

        assertThat(paper.stichtag()).isEqualTo(LocalDate.of(2023, 6, 30));
        assertThat(paper.format().delimiter()).isEqualTo(CsvFormat.Delimiter.SEMICOLON);
        assertThat(paper.format().encoding()).isEqualTo(CsvFormat.Encoding.WINDOWS_1252);
        assertThat(paper.format().notation()).isEqualTo(Notation.GERMAN);
        assertThat(paper.keys().account()).isEqualTo("konto");
        assertThat(paper.accounts()).isEqualTo(new PaperDescription.Accounts(true, 10, "zuordnung.csv"));
        assertThat(paper.columns())
                .extractingFromEntries(
                        Map.Entry::getKey, entry -> entry.getValue().role())
                .containsExactly(
                        tuple("plan_2023", PaperDescription.Role.INPUT),
                        tuple("ist_2023", PaperDescription.Role.INPUT),
                        tuple("hochrechnung", PaperDescription.Role.CLAIM));
        assertThat(paper.columns().values())
                .extracting(
                        PaperDescription.Column::exactness,
                        PaperDescription.Column::blank,
                        PaperDescription.Column::unit)
                .containsExactly(
                        tuple(PaperDescription.Exactness.EXACT, Figure.Blank.NOTHING, ""),
                        tuple(PaperDescription.Exactness.CENTS, Figure.Blank.MISSING, ""),
                        tuple(PaperDescription.Exactness.ROUNDED, Figure.Blank.MISSING, "TEUR"));
        assertThat(paper.isFactList()).isFalse();
        assertThat(paper.holdsOnlyClaims()).isFalse();
    }

    @Test
    void a_paper_without_layout_is_a_list_of_facts_and_has_the_Stand_as_Stichtag() {
        PaperDescription paper = read(PACK).orThrow().orElseThrow().papers().get(1);

        assertThat(paper.isFactList()).isTrue();
        assertThat(paper.holdsOnlyClaims()).isTrue();
        assertThat(paper.stichtag()).isEqualTo(LocalDate.of(2023, 9, 28));
    }

    @Test
    void a_choice_says_what_it_chooses_for_which_lines_and_why() {
        Choice choice = read(PACK).orThrow().orElseThrow().choices().get(0);

        assertThat(choice.calculator()).isEqualTo("hochrechnung.linear");
        assertThat(choice.lines()).containsExactly("umsatz");
        assertThat(choice.parameters())
                .containsExactly(Map.entry("convention", "months"), Map.entry("faktor", "2"), Map.entry("ja", "true"));
        assertThat(choice.reason()).isEqualTo("gleichmäßig");
        assertThat(choice.place()).hasToString(at(PACK, "{\"slot\""));
    }

    // ---- what is wrong ----

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "'\"stand\": \"2023-09-28\"', '\"stand\": \"28.09.2023\"', EB-JSN-005, 'not a day'",
        "'\"land\": \"RP\"', '\"land\": \"RLP\"', EB-JSN-005, '\"RLP\" is not a Land'",
        "'\"planYear\": 2024', '\"planYear\": \"2024\"', EB-JSN-005, 'found the text \"2024\"'",
        "'\"planYear\": 2024', '\"planYear\": 24', EB-JSN-005, 'found the number 24'",
        "'\"delimiter\": \";\"', '\"delimiter\": \"|\"', EB-JSN-005, 'not a delimiter'",
        "'\"encoding\": \"windows-1252\"', '\"encoding\": \"ansi\"', EB-JSN-005, 'found the text \"ansi\"'",
        "'\"notation\": \"german\"', '\"notation\": \"deutsch\"', EB-JSN-005, 'deutsch'",
        "'\"role\": \"claim\", \"unit\": \"TEUR\"', '\"role\": \"claim\", \"unit\": \"t€\"', EB-JSN-005, 'not a unit'",
        "'\"exact\": \"cents\"', '\"exact\": \"cent\"', EB-JSN-005, 'not known here'",
        "'\"id\": \"angaben\"', '\"id\": \"../angaben\"', EB-JSN-005, 'is not an id'",
        "'\"id\": \"angaben\"', '\"id\": \"bericht\"', EB-JSN-006, 'there are two papers \"bericht\"'",
        "'\"papers\": [\"bericht\"]', '\"papers\": [\"berichte\"]', EB-JSN-006, 'there is no paper \"berichte\"'",
        "'\"paper\": \"bericht\"', '\"paper\": \"berichte\"', EB-JSN-006, 'there is no paper \"berichte\"'",
        "'\"reason\": \"gleichmäßig\"', '\"reason\": \" \"', EB-JSN-005, 'the text is empty'",
        "', \"period\": \"zeitraum\"', '', EB-JSN-006, 'neither a layout nor a kind nor keys'",
        "'\"columns\": {\"wert\": {\"role\": \"claim\"}}', '\"columns\": {}', EB-JSN-006, 'no columns with figures'",
        "'\"id\": \"angaben\"', '\"id\": \"angaben\", \"kind\": \"kunden\"', EB-JSN-006, 'lists records and also fills a form'",
        "'\"id\": \"angaben\"', '\"id\": \"angaben\", \"files\": {\"a\": \"a.csv\"}', EB-JSN-006, 'only a paper that lists records'",
        "'\"id\": \"angaben\"', '\"id\": \"angaben\", \"parameters\": {\"a\": \"b\"}', EB-JSN-006, 'only a paper that lists records'",
        "'\"ignored\"', '\"ignore\"', EB-JSN-003, 'field \"ignore\" is not known here'"
    })
    void a_mistake_is_named_with_its_code(String right, String wrong, String code, String message) {
        Read<Optional<PackDescription>> read = read(with(right, wrong));

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.message()).contains(message);
            assertThat(problem.place().line()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisation", "land", "stand", "planYear", "papers"})
    void what_every_pack_needs_is_asked_for(String field) {
        String text = PACK.replaceAll("\"" + field + "\": (\"[^\"]*\"|[0-9]+),?", "")
                .replace(
                        "\"papers\": [\n    {\n      \"id\": \"bericht\"",
                        "\"papiere\": [\n    {\n      \"id\": \"bericht\"");

        assertThat(read(text).problems())
                .extracting(Problem::code, Problem::message)
                .contains(tuple(
                        "EB-JSN-004", "field \"" + (field.equals("papers") ? "papers" : field) + "\" is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bericht.csv:17", "x:1:2"})
    void a_name_that_no_file_has_is_a_problem_and_no_exception(String file) {
        String facts = with("\"file\": \"angaben.csv\"", "\"file\": \"" + file + "\"");
        Read<Optional<PackDescription>> read = read(facts);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.code()).startsWith("EB-JSN-"));
    }

    @Test
    void a_name_of_an_assignment_that_no_file_has_is_a_problem_too() {
        assertThat(read(with("zuordnung.csv", "zuordnung:1")).value()).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_reported_at_once() {
        String text = PACK.replace("\"RP\"", "\"XX\"")
                .replace("\"stand\": \"2023-09-28\"", "\"stand\": \"gestern\"")
                .replace("\"delimiter\": \";\"", "\"delimiter\": \"?\"")
                .replace("\"slot\": \"hochrechnung\", ", "")
                .replace("\"title\": \"Vorlage\"", "\"titel\": \"Vorlage\"");

        assertThat(read(text).problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "EB-JSN-005", "EB-JSN-005", "EB-JSN-005", "EB-JSN-004", "EB-JSN-004", "EB-JSN-003");
    }
}
