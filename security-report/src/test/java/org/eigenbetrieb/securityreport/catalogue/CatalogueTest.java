package org.eigenbetrieb.securityreport.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private static final SourceRef PLACE = SourceRef.of("catalogue.json", 1, 1);

    private static Requirement control(String id, String title, String permanentId) {
        RequirementId parsed = RequirementId.parse(id);
        return new Requirement(parsed, title, false, parsed.parent().orElse(null), permanentId, "", false, PLACE);
    }

    private static Catalogue catalogue(String edition, Requirement... entries) {
        return Catalogue.of(edition, "Katalog", "1", "", "ab".repeat(32), List.of(entries))
                .orThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "ORP.4,BAUSTEIN,ORP,ORP",
        "OPS.3.1,BAUSTEIN,OPS,OPS.3",
        "APP.3.6.A1,ANFORDERUNG,APP,APP.3.6",
        "APP.3.6.A1-UA.2,TEILANFORDERUNG,APP,APP.3.6.A1",
        "ASST.2.2.1,BAUSTEIN,ASST,ASST.2.2",
        "BES.7.4.4.1,CONTROL,BES,BES.7.4.4",
        "5.1,CONTROL,5,5",
        "ac-2.3,CONTROL,ac-2,ac-2"
    })
    void idsAreParsedByForm(String text, RequirementId.Form form, String layer, String parent) {
        RequirementId id = RequirementId.parse(" " + text + " ");

        assertThat(id).hasToString(text);
        assertThat(id.form()).isEqualTo(form);
        assertThat(id.layer()).isEqualTo(layer);
        assertThat(id.parent()).map(RequirementId::text).contains(parent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "ORP.", "ORP..4", "ORP.04", "ORP 4", "ORP.4;", "-", "Übung.1"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> RequirementId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ORP.4");
    }

    @Test
    void idsAreOrderedByTheSizeOfTheirNumbers() {
        List<RequirementId> ids = new ArrayList<>();
        for (String text : List.of("ORP.4.A10", "ORP.10", "ORP.4.A2", "ORP.4", "APP.1")) {
            ids.add(RequirementId.parse(text));
        }
        assertThat(ids.stream().sorted())
                .extracting(RequirementId::text)
                .containsExactly("APP.1", "ORP.4", "ORP.4.A2", "ORP.4.A10", "ORP.10");
    }

    @Property
    void theOrderOfIdsIsThatOfTheirNumbers(@ForAll @Size(4) List<@IntRange(min = 1, max = 120) Integer> numbers) {
        RequirementId one = RequirementId.parse("APP." + numbers.get(0) + ".A" + numbers.get(1));
        RequirementId two = RequirementId.parse("APP." + numbers.get(2) + ".A" + numbers.get(3));
        int first = Integer.compare(numbers.get(0), numbers.get(2));

        assertThat(Integer.signum(one.compareTo(two)))
                .isEqualTo(first != 0 ? first : Integer.compare(numbers.get(1), numbers.get(3)));
        assertThat(one.compareTo(two) == 0).isEqualTo(one.equals(two));
    }

    @Property
    void anyTextIsAnIdOrRefused(@ForAll String text) {
        try {
            RequirementId id = RequirementId.parse(text);
            assertThat(RequirementId.parse(id.toString())).isEqualTo(id);
            assertThat(id.form()).isNotNull();
            id.parent().ifPresent(parent -> assertThat(id.text()).startsWith(parent.text()));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("is not the id of a requirement");
        }
    }

    @Test
    void editionsAreKeptApart() {
        Catalogue old = catalogue("it-grundschutz-2022", control("OPS.3.1", "Outsourcing für Dienstleister", ""));
        Catalogue current = catalogue(
                "it-grundschutz-2023",
                control("OPS.3.2", "Anbieten von Outsourcing", ""),
                control("ORP.4", "Identitäten", ""));
        CatalogueMapping mapping = new CatalogueMapping(
                "",
                "",
                "",
                "draft",
                List.of(new CatalogueMapping.Entry(
                        List.of(RequirementId.parse("OPS.3.1.A1")),
                        "subset-of",
                        List.of(RequirementId.parse("OPS.3.2")),
                        PLACE)));

        List<ReferenceCheck> checks = ReferenceCheck.of(
                List.of(
                        RequirementRef.parse("it-grundschutz-2022:OPS.3.1"),
                        RequirementRef.parse("it-grundschutz-2023:OPS.3.1"),
                        RequirementRef.parse("it-grundschutz-2023:ORP.4"),
                        RequirementRef.parse("it-grundschutz-2023:ORP.4"),
                        RequirementRef.parse("grundschutz++:ORP.4")),
                List.of(old, current),
                Map.of("it-grundschutz-2023", mapping));

        assertThat(checks)
                .extracting(ReferenceCheck::state)
                .containsExactly(
                        ReferenceCheck.State.VALID,
                        ReferenceCheck.State.NOT_FOUND,
                        ReferenceCheck.State.VALID,
                        ReferenceCheck.State.NOT_CHECKABLE);
        assertThat(checks.get(1).elsewhere()).containsExactly("it-grundschutz-2022");
        assertThat(checks.get(1).successors())
                .containsExactly(new ReferenceCheck.Successor(RequirementId.parse("OPS.3.2"), "subset-of"));
        assertThatThrownBy(() -> RequirementRef.parse("OPS.3.1")).hasMessageContaining("which edition");
    }

    @Test
    void aTableOfRequirementsIsRead() {
        var read = Catalogue.read(
                CsvReader.read("""
                                id,titel,stufe,entfallen
                                ORP.4,Identitäts- und Berechtigungsmanagement,,
                                ORP.4.A8,Regelung des Passwortgebrauchs,Basis,
                                ORP.4.A99,alt,,ja
                                ORP 5,falsch,,
                                ORP.4,noch einmal,,
                                """.getBytes(StandardCharsets.UTF_8), "gs.csv", CsvFormat.RFC4180, Limits.STANDARD)
                        .orThrow(),
                "it-grundschutz-2023");

        assertThat(read.value().entries()).hasSize(3);
        assertThat(read.value()
                        .find(RequirementId.parse("ORP.4.A8"))
                        .orElseThrow()
                        .parent())
                .hasToString("ORP.4");
        assertThat(read.value()
                        .find(RequirementId.parse("ORP.4.A99"))
                        .orElseThrow()
                        .withdrawn())
                .isTrue();
        assertThat(read.problems())
                .extracting(problem -> problem.code() + " " + problem.place())
                .containsExactly("EB-OSC-002 gs.csv:5:1", "EB-OSC-003 gs.csv:6");
    }

    @Test
    void aCatalogueIsPinnedByItsHash() {
        Catalogue catalogue = catalogue("test", control("A.1", "", ""));

        assertThat(catalogue.checkPin("AB".repeat(32) + " ")).isEmpty();
        assertThat(catalogue.checkPin("00".repeat(32))).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo("EB-OSC-004");
            assertThat(problem.message()).contains("ab".repeat(32), "00".repeat(32));
        });
    }

    @Test
    void driftTellsRenumberedFromRemovedAndAdded() {
        Catalogue before = catalogue(
                "a",
                control("X.1", "eins", "u1"),
                control("X.2", "zwei", "u2"),
                control("X.3", "drei", "u3"),
                control("X.4", "vier", ""));
        Catalogue after = catalogue(
                "a",
                control("X.1", "EINS", "u1"),
                control("X.9", "zwei", "u2"),
                control("X.4", "vier", ""),
                control("X.5", "neu", "u5"));

        CatalogueDrift drift = CatalogueDrift.between(before, after);

        assertThat(drift.renumbered())
                .containsExactly(Map.entry(RequirementId.parse("X.2"), RequirementId.parse("X.9")));
        assertThat(drift.removed()).containsExactly(RequirementId.parse("X.3"));
        assertThat(drift.added()).containsExactly(RequirementId.parse("X.5"));
        assertThat(drift.retitled()).containsExactly(RequirementId.parse("X.1"));
        assertThat(before.entries().size()
                        - drift.removed().size()
                        + drift.added().size())
                .isEqualTo(after.entries().size());
    }

    @Property
    void oldMinusRemovedPlusAddedIsNew(
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 15) Integer> one,
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 15) Integer> two) {
        Catalogue before = numbered(one, 0);
        Catalogue after = numbered(two, 3);

        CatalogueDrift drift = CatalogueDrift.between(before, after);

        assertThat(before.entries().size()
                        - drift.removed().size()
                        - drift.renumbered().size()
                        + drift.added().size()
                        + drift.renumbered().size())
                .isEqualTo(after.entries().size());
        assertThat(drift.removed()).allMatch(id -> after.find(id).isEmpty());
        assertThat(drift.added()).allMatch(id -> before.find(id).isEmpty());
    }

    /** Controls numbered from an offset, with permanent ids that do not move with it. */
    private static Catalogue numbered(List<Integer> numbers, int offset) {
        List<Requirement> entries = new ArrayList<>();
        for (int number : numbers.stream().distinct().toList()) {
            entries.add(control("X." + (number + offset), "t", "u" + number));
        }
        return catalogue("a", entries.toArray(new Requirement[0]));
    }
}
