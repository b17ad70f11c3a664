package org.eigenbetrieb.securityreport.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Generated files of the size and nesting of the real ones: nothing lost, odd entries named, all in a moment. */
class LargeOscalTest {

    private static final int PRACTICES = 14;
    private static final int TOPICS = 8;
    private static final int CONTROLS = 4;
    /** Each control holds one more. */
    private static final int ALL = PRACTICES * TOPICS * CONTROLS * 2;

    private static final String PROSE =
            "Die Institution MUSS „Größe“ \\\"regeln\\\" und \\u00fcberpr\\u00fcfen. ".repeat(40);

    private static String practice(int number) {
        return "PRA" + (char) ('A' + number);
    }

    private static String control(String id, String inside) {
        return "{\"id\": \"" + id + "\", \"class\": \"BSI\", \"title\": \"Anforderung " + id + "\", \"props\": ["
                + "{\"name\": \"alt-identifier\", \"value\": \"u-" + id + "\"},"
                + "{\"name\": \"sec_level\", \"value\": \"normal-SdT\"},"
                + "{\"name\": \"effort_level\", \"value\": \"2\", \"ns\": \"https://example.org\"}],"
                + "\"params\": [{\"id\": \"p\", \"select\": {\"choice\": [\"a\", \"b\"]}}],"
                + "\"parts\": [{\"id\": \"s\", \"name\": \"statement\", \"prose\": \"" + PROSE + "\","
                + " \"parts\": [{\"name\": \"guidance\", \"prose\": \"" + PROSE + "\"}]}]"
                + (inside.isEmpty() ? "" : ", \"controls\": [" + inside + "]") + "}";
    }

    private static String catalogue() {
        StringBuilder text = new StringBuilder(
                "{\"catalog\": {\"uuid\": \"u\", \"metadata\": {\"title\": \"Muster\", \"version\": \"1\", \"oscal-version\": \"1.1.3\"}, \"groups\": [");
        for (int p = 0; p < PRACTICES; p++) {
            text.append(p == 0 ? "" : ",\n")
                    .append("{\"id\": \"")
                    .append(practice(p))
                    .append("\", \"title\": \"Praktik\", \"groups\": [");
            for (int t = 1; t <= TOPICS; t++) {
                String topic = practice(p) + '.' + t;
                text.append(t == 1 ? "" : ",\n")
                        .append("{\"id\": \"")
                        .append(topic)
                        .append("\", \"title\": \"Thema\", \"controls\": [");
                for (int c = 1; c <= CONTROLS; c++) {
                    String id = topic + '.' + c;
                    text.append(c == 1 ? "" : ",\n").append(control(id, control(id + ".1", "")));
                }
                text.append("]}");
            }
            text.append("]}");
        }
        return text.append("], \"back-matter\": {\"resources\": []}}}").toString();
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Timeout(10)
    void nearlyNineHundredNestedControlsAreReadAndSelected() {
        Catalogue catalogue = OscalReader.catalogue(in(catalogue()), "gross.json", "muster")
                .orThrow()
                .orElseThrow();
        Profile profile = OscalReader.profile(in("""
                        {"profile": {"imports": [{"href": "gross.json",
                          "include-controls": [{"with-ids": ["PRAA.1.1", "PRAN.8.4"], "with-child-controls": "yes"},
                                               {"with-ids": ["PRAB.2.3"], "with-child-controls": "no"}],
                          "exclude-controls": [{"with-ids": ["PRAN.8.4.1"]}]}]}}
                        """), "auswahl.json").orThrow().orElseThrow();
        Read<Set<RequirementRef>> selected = profile.resolve(Map.of("gross.json", catalogue));

        assertThat(catalogue.controls()).hasSize(ALL);
        assertThat(catalogue.entries()).hasSize(ALL + PRACTICES * TOPICS + PRACTICES);
        assertThat(catalogue.controls()).allSatisfy(control -> {
            assertThat(control.permanentId()).isEqualTo("u-" + control.id().text());
            assertThat(control.level()).isEqualTo("normal-SdT");
            assertThat(control.parent()).isNotNull();
        });
        assertThat(selected.problems()).isEmpty();
        assertThat(selected.value())
                .extracting(ref -> ref.id().text())
                .containsExactlyInAnyOrder("PRAA.1.1", "PRAA.1.1.1", "PRAN.8.4", "PRAB.2.3");
    }

    @Test
    @Timeout(10)
    void oddEntriesAreNamedAndAllOthersKept() {
        String text = catalogue()
                .replace("\"id\": \"PRAC.3.2\",", "\"id\": \"PRAC 3 2\",")
                .replace("\"id\": \"PRAD.4.1.1\",", "\"id\": 7,")
                .replace("\"id\": \"PRAE.5.1.1\",", "\"id\": \"PRAE.5.1\",");

        Read<Optional<Catalogue>> read = OscalReader.catalogue(in(text), "gross.json", "muster");

        assertThat(read.value().orElseThrow().controls()).hasSize(ALL - 3);
        assertThat(read.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("EB-OSC-002", "EB-JSN-005", "EB-OSC-002", "EB-OSC-003");
        assertThat(read.problems()).allMatch(problem -> problem.place().line() > 0);
    }

    @Test
    @Timeout(10)
    void aFileThatBreaksOffGivesNothingAndSaysWhere() {
        String text = catalogue();

        Read<Optional<Catalogue>> read =
                OscalReader.catalogue(in(text.substring(0, text.length() * 2 / 3)), "gross.json", "muster");

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.toString()).startsWith("EB-JSN-001").contains("the document ends");
            assertThat(problem.place().line()).isGreaterThan(200);
        });
    }

    @Test
    @Timeout(10)
    void aThousandCorrespondencesAreReadAndStaleTargetsFound() {
        StringBuilder maps = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            String target =
                    practice(i % PRACTICES) + '.' + (i % TOPICS + 1) + '.' + (i % 10 == 9 ? 99 : i % CONTROLS + 1);
            maps.append(i == 0 ? "" : ",")
                    .append(
                            "{\"relationship\": \"subset-of\", \"sources\": [{\"type\": \"control\", \"id-ref\": \"APP.")
                    .append(i % 9 + 1)
                    .append(".A")
                    .append(i / 9 + 1)
                    .append("\"}], \"targets\": [{\"type\": \"control\", \"id-ref\": \"")
                    .append(target)
                    .append("\"}]}");
        }
        Read<List<CatalogueMapping>> read = OscalReader.mappings(
                in("{\"mapping-collection\": {\"mappings\": [{\"status\": \"draft\", \"maps\": [" + maps + "]}]}}"),
                "mapping.json");
        Catalogue catalogue = OscalReader.catalogue(in(catalogue()), "gross.json", "muster")
                .orThrow()
                .orElseThrow();

        assertThat(read.problems()).isEmpty();
        assertThat(read.value().get(0).relations()).isEqualTo(Map.of("subset-of", 1_000));
        assertThat(read.value().get(0).staleTargets(catalogue).keySet())
                .isNotEmpty()
                .extracting(RequirementId::text)
                .allMatch(id -> id.endsWith(".99"));
    }
}
