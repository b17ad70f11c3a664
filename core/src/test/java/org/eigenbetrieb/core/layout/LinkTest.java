package org.eigenbetrieb.core.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule between papers names its figures by templates that count from the plan's year. */
class LinkTest {

    private static Link link(String target, String term, String... each) {
        return new Link(
                "R1",
                "Einnahmen gleich Ausgaben",
                LegalSource.practice("Übung"),
                false,
                target,
                Map.of(term, Rational.of(2)),
                List.of(each),
                SourceRef.of("links.json", 3, 5));
    }

    @Test
    void a_concept_stands_for_one_figure_in_each_phase_and_period() {
        List<Relation> relations = link("einnahmen", "ausgaben||art=bar", "ERGEBNIS|{year-2}", "PLANUNG|{year+1}")
                .relations(2024);

        assertThat(relations).extracting(Relation::id).containsExactly("regel:R1:1", "regel:R1:2");
        assertThat(relations)
                .extracting(Relation::target)
                .containsExactly(FigureKey.parse("einnahmen|ERGEBNIS|2022"), FigureKey.parse("einnahmen|PLANUNG|2025"));
        assertThat(relations.get(1).formula().linear().orElseThrow())
                .isEqualTo(Map.of(FigureKey.parse("ausgaben|PLANUNG|2025|art=bar"), Rational.of(2)));
        assertThat(relations).allSatisfy(relation -> {
            assertThat(relation.role()).isEqualTo(Relation.Role.ASSERTING);
            assertThat(relation.place()).hasToString("links.json:3:5");
        });
    }

    @Test
    void a_whole_key_stands_for_itself() {
        Relation only = link("schulden|PLANUNG|@{year}-12-31", "schulden|PLANUNG|@{year}-01-01")
                .relations(2024)
                .get(0);

        assertThat(only.id()).isEqualTo("regel:R1");
        assertThat(only.target()).isEqualTo(FigureKey.parse("schulden|PLANUNG|@2024-12-31"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "einnahmen|ANSATZ|{jahr}",
                "einnahmen|ANSATZ|{year",
                "einnahmen|ANSATZ|{year+x}",
                "einnahmen",
                "||"
            })
    void a_template_that_names_no_figure_is_refused(String target) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> link(target, "a|ANSATZ|{year}").relations(2024));
        assertThatIllegalArgumentException().isThrownBy(() -> links(link(target, "a|ANSATZ|{year}")));
    }

    @Test
    void rules_without_words_terms_or_id_and_two_of_one_id_are_refused() {
        Link one = link("a|ANSATZ|{year}", "b|ANSATZ|{year}");

        assertThatIllegalArgumentException().isThrownBy(() -> links(one, one)).withMessageContaining("two rules R1");
        for (String id : List.of("", "R 1", "-R")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new Link(id, "x", one.source(), false, one.target(), one.terms(), one.each(), one.place()));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Link("R1", " ", one.source(), false, one.target(), one.terms(), one.each(), one.place()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Link("R1", "x", one.source(), false, one.target(), Map.of(), one.each(), one.place()));
    }

    private static Links links(Link... links) {
        return new Links(
                "regeln",
                Jurisdiction.EVERYWHERE,
                Validity.from(LocalDate.of(2000, 1, 1)),
                List.of(links),
                SourceRef.of("links.json"));
    }
}
