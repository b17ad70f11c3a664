package org.eigenbetrieb.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eigenbetrieb.core.layout.Links;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules between papers as JSON. */
class LinksJsonTest {

    private static final String RULES = """
            {
              "id": "rp-muster", "land": "RP", "validFrom": "1999-10-05",
              "links": [
                {"id": "R1", "rule": "Einnahmen gleich Ausgaben",
                 "source": {"kind": "ordinance", "title": "EigAnVO", "section": "§ 17", "standing": "verified"},
                 "target": "einnahmen", "terms": {"ausgaben": 1, "rest": "1/4"}, "each": ["ANSATZ|{year}"]},
                {"id": "R2", "rule": "Summe der Konten",
                 "source": {"kind": "practice", "title": "Übung", "standing": "unverified"}, "defines": true,
                 "target": "summe|ANSATZ|{year-1}", "terms": {"teil|ANSATZ|{year-1}": -1}}
              ]
            }
            """;

    private static Read<Optional<Links>> read(String text) {
        return LinksJson.read(text.getBytes(StandardCharsets.UTF_8), "links.json");
    }

    @Test
    void rules_are_read_with_their_places() {
        Links links = read(RULES).orThrow().orElseThrow();

        assertThat(links.id()).isEqualTo("rp-muster");
        assertThat(links.links()).hasSize(2);
        assertThat(links.links().get(0).terms())
                .containsEntry("rest", Rational.of(1).dividedBy(Rational.of(4)));
        assertThat(links.links().get(0).place()).hasToString("links.json:4:5");
        assertThat(links.links().get(1).defines()).isTrue();
    }

    @Test
    void what_is_written_is_read_back() {
        Links links = read(RULES).orThrow().orElseThrow();
        String written = LinksJson.write(links);
        Links again = read(written).orThrow().orElseThrow();

        assertThat(LinksJson.write(again)).isEqualTo(written);
        assertThat(again.links()).hasSameSizeAs(links.links());
        for (int i = 0; i < 2; i++) {
            assertThat(again.links().get(i))
                    .usingRecursiveComparison()
                    .ignoringFields("place")
                    .isEqualTo(links.links().get(i));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'\"R2\"', '\"R1\"', 'two rules R1'",
                "'\"target\": \"einnahmen\"', '\"target\": \"einnahmen|{jahr}|x\"', 'einnahmen'",
                "'\"each\"', '\"every\"', 'field \"every\" is not known here'",
                "'\"rule\": \"Summe der Konten\",', '', 'rule'",
                "'\"1/4\"', '\"ein Viertel\"', 'ein Viertel'",
                "'{\"teil|ANSATZ|{year-1}\": -1}', '{}', 'needs words and at least one term'"
            })
    void a_mistake_is_named_with_its_place(String right, String wrong, String message) {
        assertThat(RULES).contains(right);
        Read<Optional<Links>> read = read(RULES.replace(right, wrong));

        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .extracting(Problem::toString)
                .anySatisfy(
                        problem -> assertThat(problem).contains("links.json").contains(message));
    }
}
