package org.eigenbetrieb.ozg.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.ozg.Koblenz;
import org.eigenbetrieb.ozg.Leistungskatalog;
import org.junit.jupiter.api.Test;

/** A catalogue as JSON. */
class LeistungskatalogJsonTest {

    private static Read<Optional<Leistungskatalog>> read(String json) {
        return LeistungskatalogJson.read(json.getBytes(StandardCharsets.UTF_8), "katalog.json");
    }

    private static String document(String entries) {
        return "{\"format\": \"eigenbetrieb-leistungskatalog/1\", \"stand\": \"2023-09-28\", \"entries\": [" + entries
                + "]}";
    }

    @Test
    void theListOfKoblenzReadsBackTheSame() {
        Leistungskatalog catalogue = Koblenz.catalogue();

        assertThat(read(LeistungskatalogJson.write(catalogue)).orThrow()).contains(catalogue);
    }

    @Test
    void badEntriesAreNamedAndGoodOnesKept() {
        Read<Optional<Leistungskatalog>> read = read(document("""
                {"id": "1", "name": "Wohngeld", "status": "ja"},
                {"id": "1", "name": "Noch einmal", "status": "ja"},
                {"id": "2", "name": "Ohne Status"},
                {"id": "3", "name": "Fremdes Feld", "status": "ja", "farbe": "blau"},
                7
                """));

        assertThat(read.value().orElseThrow().entries()).hasSize(2);
        assertThat(read.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("EB-JSN-006", "EB-JSN-004", "EB-JSN-003", "EB-JSN-005");
        assertThat(read.problems()).allMatch(problem -> problem.place().line() > 0);
    }

    @Test
    void whatIsNoCatalogueIsNotTakenForOne() {
        assertThat(read("{}").value()).isEmpty();
        assertThat(read("").value()).isEmpty();
        assertThat(read("[]").problems()).extracting(Problem::code).contains("EB-JSN-005");
        assertThat(read(document("")).orThrow().orElseThrow().entries()).isEmpty();
        assertThat(read("{\"format\": \"eigenbetrieb-leistungskatalog/1\", \"stand\": \"gestern\"}")
                        .problems())
                .isNotEmpty();
    }

    @Test
    void deepNestingIsRefusedAndNotFollowed() {
        assertThat(read("[".repeat(100_000)).isClean()).isFalse();
        assertThat(read(document("{\"id\": [[[[[[\"1\"]]]]]]}")).isClean()).isFalse();
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefusedWithoutAnException(@ForAll String text) {
        assertThat(read(text).value()).isEmpty();
        assertThat(read(document(text)).problems().size()).isNotNegative();
    }
}
