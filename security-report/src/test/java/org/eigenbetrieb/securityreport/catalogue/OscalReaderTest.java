package org.eigenbetrieb.securityreport.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OscalReaderTest {

    private static final String CATALOGUE = """
            {"catalog": {
              "uuid": "11111111-1111-4111-8111-111111111111",
              "metadata": {"title": "Muster", "version": "2026-01", "oscal-version": "1.1.3"},
              "groups": [
                {"id": "AAA", "title": "Gruppe", "groups": [
                  {"id": "AAA.1", "title": "Untergruppe", "controls": [
                    {"id": "AAA.1.1", "title": "Oben", "class": "muster",
                     "props": [{"name": "alt-identifier", "value": "u-1"}, {"name": "sec_level", "value": "normal"}],
                     "parts": [{"id": "AAA.1.1_stm", "name": "statement", "prose": "Text."}],
                     "controls": [
                       {"id": "AAA.1.1.1", "title": "Innen", "controls": [{"id": "AAA.1.1.1.1", "title": "Ganz innen"}]},
                       {"id": "AAA.1.1.2", "title": "Entfallen", "props": [{"name": "status", "value": "withdrawn"}]}]}]}]},
                {"title": "ohne Kennung", "controls": [{"id": "BBB.1", "title": "Einzeln"}]}],
              "controls": [{"id": "5.1", "title": "Am Rand"}],
              "back-matter": {"resources": []}}}
            """;

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Read<Optional<Catalogue>> read(String text) {
        return OscalReader.catalogue(in(text), "muster.json", "muster");
    }

    private static RequirementId id(String text) {
        return RequirementId.parse(text);
    }

    @Test
    void nestedGroupsAndControlsAreReadWithTheirParents() throws Exception {
        Catalogue catalogue = read(CATALOGUE).orThrow().orElseThrow();

        assertThat(catalogue.title()).isEqualTo("Muster");
        assertThat(catalogue.version()).isEqualTo("2026-01");
        assertThat(catalogue.entries().keySet())
                .extracting(RequirementId::text)
                .containsExactly("AAA", "AAA.1", "AAA.1.1", "AAA.1.1.1", "AAA.1.1.1.1", "AAA.1.1.2", "BBB.1", "5.1");
        assertThat(catalogue.controls()).hasSize(6);
        Requirement top = catalogue.find(id("AAA.1.1")).orElseThrow();
        assertThat(top.permanentId()).isEqualTo("u-1");
        assertThat(top.level()).isEqualTo("normal");
        assertThat(top.parent()).hasToString("AAA.1");
        assertThat(catalogue.find(id("AAA.1.1.1.1")).orElseThrow().parent()).hasToString("AAA.1.1.1");
        assertThat(catalogue.find(id("AAA.1.1.2")).orElseThrow().withdrawn()).isTrue();
        assertThat(top.place()).hasToString("muster.json:7:9");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(CATALOGUE.getBytes(StandardCharsets.UTF_8));
        assertThat(catalogue.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void anOddEntryIsNamedAndItsNeighboursAreKept() {
        Read<Optional<Catalogue>> read = read(CATALOGUE
                .replace("\"id\": \"AAA.1.1\",", "\"id\": \"AAA 1 1\",")
                .replace("\"id\": \"5.1\", ", ""));

        assertThat(read.value().orElseThrow().controls())
                .extracting(control -> control.id().text())
                .containsExactly("AAA.1.1.1", "AAA.1.1.1.1", "AAA.1.1.2", "BBB.1");
        assertThat(read.problems()).extracting(Problem::code).containsExactly("EB-OSC-002", "EB-OSC-002");
        assertThat(read.problems().get(0).message()).contains("AAA 1 1");
        assertThat(read.problems().get(1).message()).contains("Am Rand");
    }

    @Test
    void anIdThatStandsThereTwiceIsNamed() {
        Read<Optional<Catalogue>> read = read(CATALOGUE.replace("BBB.1", "AAA.1.1"));

        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-OSC-003");
            assertThat(problem.message()).contains("AAA.1.1", "muster.json:7:9");
        });
        assertThat(read.value().orElseThrow().controls()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "[]", "5", "{", "{\"catalog\": {", "{\"profile\": {}}", "{}", "{\"catalog\": {}} x"})
    void aBrokenFileGivesNothingAndSaysWhy(String text) {
        Read<Optional<Catalogue>> read = read(text);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isIn("EB-JSN-001", "EB-OSC-001");
            assertThat(problem.place().file()).isEqualTo("muster.json");
        });
    }

    @Test
    void aMisspelledFieldIsNamedOnceAndACatalogueWithoutControlsIsNotUsed() {
        Read<Optional<Catalogue>> read = read(CATALOGUE.replace("\"controls\"", "\"controlls\""));

        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .extracting(problem -> problem.code() + " " + problem.message())
                .containsExactlyInAnyOrder(
                        "EB-OSC-010 OSCAL does not know the field \"controlls\" of a group – did you mean \"controls\"?",
                        "EB-OSC-010 OSCAL does not know the field \"controlls\" of a catalogue – did you mean \"controls\"?",
                        "EB-OSC-012 the catalogue holds no controls and is not used");
    }

    @Test
    void aMisspelledFieldOfOneControlLosesOnlyWhatStandsInIt() {
        Read<Optional<Catalogue>> read = read(
                CATALOGUE.replace("\"controls\": [{\"id\": \"AAA.1.1.1.1\"", "\"contrls\": [{\"id\": \"AAA.1.1.1.1\""));

        assertThat(read.value().orElseThrow().find(id("AAA.1.1.1"))).isPresent();
        assertThat(read.value().orElseThrow().find(id("AAA.1.1.1.1"))).isEmpty();
        assertThat(read.problems()).extracting(Problem::code).containsExactly("EB-OSC-010");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"oscal-version\": \"1.1.3\" | \"oscal-version\": \"0.9\"  | says it is OSCAL \"0.9\"",
                "\"oscal-version\": \"1.1.3\" | \"remarks\": \"1.1.3\"      | name no version of OSCAL",
                "\"metadata\"                 | \"metdata\"                 | has no metadata"
            })
    void aDocumentThatDoesNotSayWhatItIsIsReadWithAWarning(String right, String wrong, String message) {
        Read<Optional<Catalogue>> read = read(CATALOGUE.replace(right, wrong));

        assertThat(read.value().orElseThrow().controls()).hasSize(6);
        assertThat(read.problems())
                .filteredOn(problem -> problem.code().equals("EB-OSC-011"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                    assertThat(problem.message()).contains(message);
                });
    }

    @Test
    void aFieldThatStandsThereTwiceIsNamedAndTheFirstOneCounts() {
        Read<Optional<Catalogue>> read = read("{\"catalog\": {\"uuid\": \"a\",\n \"uuid\": \"b\","
                + " \"metadata\": {\"oscal-version\": \"1.1.3\"}, \"controls\": [{\"id\": \"A.1\"}]}}");

        assertThat(read.value().orElseThrow().uuid()).isEqualTo("a");
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("EB-JSN-002  muster.json:2:2  field \"uuid\" stands here twice");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin = CATALOGUE.replace("Gruppe", "Größe").getBytes(StandardCharsets.ISO_8859_1);

        Read<Optional<Catalogue>> read =
                OscalReader.catalogue(new ByteArrayInputStream(latin), "muster.json", "muster");

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).extracting(Problem::message).containsExactly("this byte is not UTF-8");
    }

    @Test
    void deepNestingIsRefusedAndNotFollowed() {
        String deep =
                "{\"catalog\": {\"controls\": " + "[{\"controls\": ".repeat(5_000) + "[]" + "}]".repeat(5_000) + "}}";

        Read<Optional<Catalogue>> read = read(deep);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).anyMatch(problem -> problem.message().contains("too large"));
    }

    private static final String PROFILE = """
            {"profile": {
              "metadata": {"title": "Auswahl", "oscal-version": "1.1.3"},
              "imports": [
                {"href": "#r1", "include-controls": [
                  {"with-ids": ["AAA.1.1"], "with-child-controls": "yes"},
                  {"with-ids": ["5.1", "ZZZ.9"], "with-child-controls": "no"}],
                 "exclude-controls": [{"with-ids": ["AAA.1.1.2"]}]},
                {"href": "anderer.json", "include-all": {}}],
              "back-matter": {"resources": [{"uuid": "r1", "rlinks": [{"href": "../muster.json"}]}]}}}
            """;

    @Test
    void aProfileSelectsControlsWithTheirChildren() {
        Catalogue catalogue = read(CATALOGUE).orThrow().orElseThrow();
        Profile profile =
                OscalReader.profile(in(PROFILE), "auswahl.json").orThrow().orElseThrow();

        Read<Set<RequirementRef>> refs = profile.resolve(Map.of("../muster.json", catalogue));

        assertThat(refs.value())
                .extracting(ref -> ref.id().text())
                .containsExactly("AAA.1.1", "AAA.1.1.1", "AAA.1.1.1.1", "5.1");
        assertThat(refs.problems()).extracting(Problem::code).containsExactlyInAnyOrder("EB-OSC-005", "EB-OSC-006");
    }

    @Test
    void aPatternInAProfileIsNamedAndNotGuessed() {
        Read<Optional<Profile>> read = OscalReader.profile(
                in(
                        "{\"profile\": {\"imports\": [{\"href\": \"a\", \"include-controls\": [{\"matching\": [{\"pattern\": \"A*\"}]}]}]}}"),
                "auswahl.json");

        assertThat(read.problems()).extracting(Problem::message).anyMatch(text -> text.contains("pattern"));
        assertThat(read.value().orElseThrow().imports().get(0).all()).isFalse();
    }

    @Test
    void mappingsAreReadAndStaleTargetsFound() {
        String text = """
                {"mapping-collection": {"mappings": [{
                  "status": "draft",
                  "source-resource": {"type": "catalog", "href": "alt.json"},
                  "target-resource": {"type": "catalog", "href": "muster.json", "props": [{"name": "catalog_uuid", "value": "22"}]},
                  "maps": [
                    {"relationship": "subset-of", "sources": [{"type": "control", "id-ref": "APP.3.6.A1-UA.2"}],
                     "targets": [{"type": "control", "id-ref": "AAA.1.1"}, {"type": "control", "id-ref": "AAA.7"}]},
                    {"relationship": "house-relation", "sources": [{"id-ref": "APP.3.6.A2"}], "targets": [{"id-ref": "5.1"}]},
                    {"relationship": "equal-to", "sources": [], "targets": [{"id-ref": "5.1"}]}]}]}}
                """;
        Read<List<CatalogueMapping>> read = OscalReader.mappings(in(text), "mapping.json");
        CatalogueMapping mapping = read.value().get(0);
        Catalogue catalogue = read(CATALOGUE).orThrow().orElseThrow();

        assertThat(mapping.status()).isEqualTo("draft");
        assertThat(mapping.targetUuid()).isEqualTo("22");
        assertThat(mapping.relations()).isEqualTo(Map.of("subset-of", 1, "house-relation", 1));
        assertThat(mapping.from(id("APP.3.6"))).hasSize(2);
        assertThat(mapping.from(id("APP.3"))).hasSize(2);
        assertThat(mapping.from(id("APP.3.6.A1"))).hasSize(1);
        assertThat(mapping.from(id("APP.3.6.A"))).isEmpty();
        assertThat(mapping.staleTargets(catalogue)).containsOnlyKeys(id("AAA.7"));
        assertThat(read.problems())
                .extracting(Problem::message)
                .containsExactly("a correspondence has no usable source");
    }
}
