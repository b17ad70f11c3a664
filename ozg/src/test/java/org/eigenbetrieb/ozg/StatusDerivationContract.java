package org.eigenbetrieb.ozg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What every rule keeps by which the status of an OZG-Leistung follows from its entries. */
abstract class StatusDerivationContract {

    abstract StatusDerivation rule();

    @Provide
    Arbitrary<Leistungskatalog> catalogues() {
        return Samples.catalogues();
    }

    @Property(tries = 200)
    void theOrderOfTheEntriesDoesNotMatter(@ForAll("catalogues") Leistungskatalog catalogue, @ForAll long seed) {
        Assume.that(!catalogue.entries().isEmpty());
        List<Leistung> shuffled = new ArrayList<>(catalogue.entries());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(rule().derive(shuffled)).isEqualTo(rule().derive(catalogue.entries()));
    }

    @Property(tries = 200)
    void theSameEntriesAlwaysGiveTheSameStatus(@ForAll("catalogues") Leistungskatalog catalogue) {
        Assume.that(!catalogue.entries().isEmpty());

        assertThat(rule().derive(catalogue.entries())).isEqualTo(rule().derive(catalogue.entries()));
    }

    @Property(tries = 1)
    void theRuleSaysWhatItIsAndWhoSaysSo() {
        assertThat(rule().label()).isNotBlank();
        assertThat(rule().source().citation()).isNotBlank();
    }
}
