package org.eigenbetrieb.ozg.fim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.ozg.Koblenz;
import org.eigenbetrieb.ozg.Leistung;
import org.eigenbetrieb.ozg.Leistungskatalog;
import org.eigenbetrieb.ozg.Samples;
import org.eigenbetrieb.ozg.Typisierung;
import org.junit.jupiter.api.Test;

/** Matching a city's list with a catalogue, and searching as one types. */
class MatchingTest {

    private static final Leikakatalog CATALOGUE = Leikakatalog.of(List.of(
            service("99102013001000", "Hundesteuer Anmeldung", "Hund anmelden"),
            service("99102013002000", "Hundesteuer Abmeldung"),
            service("99102013003000", "Hundesteuer Befreiung"),
            service("99036008001000", "Kraftfahrzeug Zulassung", "Auto anmelden"),
            service("99036008002000", "Führerschein Umtausch"),
            service("99107023001000", "Wohngeld Bewilligung"),
            service("99107023001001", "Wohngeld Bewilligung")));

    private static LeikaLeistung service(String key, String name, String... synonyms) {
        return new LeikaLeistung(
                key,
                name,
                "",
                Typisierung.of(""),
                List.of(synonyms),
                List.of(),
                null,
                Map.of(),
                SourceRef.of("leika.csv", 2, 0));
    }

    private static Matching match(String rows) {
        return Matching.of(
                Leistungskatalog.read(
                                Koblenz.table("liste.csv", "leistung,status,leika\n" + rows), LocalDate.of(2023, 9, 28))
                        .orThrow(),
                CATALOGUE);
    }

    @Test
    void theKeyDecidesWhateverTheName() {
        assertThat(match("Anmeldung eines Hundes,ja,99102013001000\n").results())
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.kind()).isEqualTo(Matching.Kind.KEY);
                    assertThat(result.services().get(0).service().name()).isEqualTo("Hundesteuer Anmeldung");
                });
    }

    @Test
    void theExactNameDecidesWhereThereIsNoKey() {
        assertThat(match("hundesteuer  ABMELDUNG,ja,\n").results().get(0).kind())
                .isEqualTo(Matching.Kind.NAME);
    }

    @Test
    void aNameThatTwoServicesHaveIsNeverAssigned() {
        Matching.Result result = match("Wohngeld Bewilligung,ja,\n").results().get(0);

        assertThat(result.kind()).isEqualTo(Matching.Kind.SUGGESTED);
        assertThat(result.services()).hasSize(2).allMatch(each -> each.score() == 1000);
    }

    @Test
    void similarNamesAreSuggestedBestFirst() {
        Matching.Result result =
                match("Hundesteuer - Anmeldungen,ja,\n").results().get(0);

        assertThat(result.kind()).isEqualTo(Matching.Kind.SUGGESTED);
        assertThat(result.services().get(0).service().name()).isEqualTo("Hundesteuer Anmeldung");
        assertThat(result.services().get(0).score()).isBetween(800, 999);
        assertThat(result.services()).extracting(Matching.Suggestion::score).isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void whatResemblesNothingIsNotMatched() {
        Matching matching = match("Musikschul-App,ja,\n");

        assertThat(matching.of(Matching.Kind.NONE)).hasSize(1);
        assertThat(matching.problems()).isEmpty();
    }

    @Test
    void aKeyThatTheCatalogueDoesNotHaveIsReported() {
        Matching matching = match("Hundesteuer Abmeldung,ja,99999999999000\n");

        assertThat(matching.problems()).extracting(Problem::code).containsExactly("EB-OZG-050");
        assertThat(matching.results().get(0).kind()).isEqualTo(Matching.Kind.NAME);
    }

    @Test
    void koblenzHasNoKeysAndIsMatchedByNameOrSuggestionOnly() {
        Matching matching = Matching.of(Koblenz.catalogue(), CATALOGUE);

        assertThat(matching.results()).hasSize(403);
        assertThat(matching.of(Matching.Kind.KEY)).isEmpty();
        assertThat(matching.of(Matching.Kind.NAME))
                .extracting(result -> result.entry().id())
                .as("Hundesteuer Abmeldung, Anmeldung, Befreiung, Kraftfahrzeug Zulassung")
                .containsExactly("35", "36", "37", "142");
    }

    @Provide
    Arbitrary<Leistungskatalog> catalogues() {
        return Samples.catalogues();
    }

    @Property(tries = 200)
    void everyEntryHasOneResultAndOnlyKeyAndNameAssign(@ForAll("catalogues") Leistungskatalog list) {
        Matching matching = Matching.of(list, CATALOGUE);

        assertThat(matching.results()).extracting(Matching.Result::entry).isEqualTo(list.entries());
        for (Matching.Result result : matching.results()) {
            switch (result.kind()) {
                case KEY, NAME -> assertThat(result.services()).hasSize(1);
                case SUGGESTED -> assertThat(result.services()).hasSizeBetween(1, 5);
                case NONE -> assertThat(result.services()).isEmpty();
            }
        }
    }

    private static List<String> found(String query) {
        return ServiceSearch.of(CATALOGUE).find(query, 10).stream()
                .map(hit -> hit.service().name())
                .toList();
    }

    @Test
    void namesThatBeginWithTheWordsComeFirst() {
        assertThat(found("hundesteuer a")).containsExactly("Hundesteuer Anmeldung", "Hundesteuer Abmeldung");
        assertThat(found("anmeld")).first().isEqualTo("Hundesteuer Anmeldung");
    }

    @Test
    void umlautsAndPartsOfWordsAreFound() {
        assertThat(found("fuehrer")).containsExactly("Führerschein Umtausch");
        assertThat(found("FÜHRER")).containsExactly("Führerschein Umtausch");
        assertThat(found("schein")).containsExactly("Führerschein Umtausch");
    }

    @Test
    void synonymsAndKeysAreFound() {
        assertThat(found("auto")).containsExactly("Kraftfahrzeug Zulassung");
        assertThat(found("99102")).hasSize(3);
        assertThat(found("urn:de:fim:leika:leistung:9903600800")).hasSize(2);
    }

    @Test
    void nothingIsFoundForNothing() {
        assertThat(found("")).isEmpty();
        assertThat(found("  - ")).isEmpty();
        assertThat(found("hund katze")).isEmpty();
    }

    @Test
    void theListOfACityCanBeSearchedToo() {
        List<ServiceSearch.Hit<Leistung>> hits =
                ServiceSearch.of(Koblenz.catalogue()).find("führerschein", 100);

        assertThat(hits).as("16 entries of the OZG-Leistung, one appointment").hasSize(17);
        assertThat(hits).extracting(ServiceSearch.Hit::rank).isSorted();
    }

    @Property(tries = 200)
    void everyServiceIsFoundByItsOwnName(@ForAll("catalogues") Leistungskatalog list) {
        ServiceSearch<Leistung> search = ServiceSearch.of(list);
        for (Leistung entry : list.entries()) {
            if (entry.name().codePoints().anyMatch(Character::isLetterOrDigit)) {
                assertThat(search.find(entry.name(), 100))
                        .extracting(ServiceSearch.Hit::service)
                        .contains(entry);
            }
        }
    }

    @Provide
    Arbitrary<String> queries() {
        return Arbitraries.strings().withChars("hundestra w-9äÄß").ofMaxLength(8);
    }

    @Property
    void aLongerQueryNeverFindsMore(@ForAll("queries") String query, @ForAll("queries") String more) {
        ServiceSearch<LeikaLeistung> search = ServiceSearch.of(CATALOGUE);
        List<LeikaLeistung> few = new ArrayList<>();
        search.find(query + " x " + more, 100).forEach(hit -> few.add(hit.service()));

        if (!search.find(query, 100).isEmpty()) {
            assertThat(search.find(query, 100))
                    .extracting(ServiceSearch.Hit::service)
                    .containsAll(few);
        }
    }
}
