package org.eigenbetrieb.core.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a rule applies. */
class JurisdictionTest {

    private static Jurisdiction place(String text) {
        String[] parts = text.split(" ", 2);
        return parts[0].equals("everywhere")
                ? Jurisdiction.EVERYWHERE
                : new Jurisdiction(parts[0], parts.length == 1 ? "" : parts[1]);
    }

    @ParameterizedTest(name = "a rule of {0} applies in {1}: {2}")
    @CsvSource({
        "everywhere, everywhere, true",
        "everywhere, RP, true",
        "everywhere, RP Koblenz, true",
        "RP, RP Koblenz, true",
        "RP, RP, true",
        "RP, BW Ulm, false",
        "RP, everywhere, false",
        "RP Koblenz, RP Koblenz, true",
        "RP Koblenz, RP Mainz, false",
        "RP Koblenz, RP, false",
        "RP Neustadt, HE Neustadt, false"
    })
    void a_rule_covers_the_places_that_lie_in_its_jurisdiction(String rule, String place, boolean covers) {
        assertThat(place(rule).covers(place(place))).isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource({"everywhere, 0", "RP, 1", "RP Koblenz, 2"})
    void a_municipality_is_more_specific_than_its_Land_and_a_Land_than_everywhere(String text, int rank) {
        assertThat(place(text).rank()).isEqualTo(rank);
        assertThat(place(text)).hasToString(text);
    }

    @ParameterizedTest
    @EnumSource(Land.class)
    void every_Land_has_its_jurisdiction(Land land) {
        assertThat(Jurisdiction.of(land)).isEqualTo(new Jurisdiction(land.name(), ""));
        assertThat(Jurisdiction.of(land, "Neustadt")).isEqualTo(new Jurisdiction(land.name(), "Neustadt"));
        assertThat(land.label()).isNotBlank();
    }

    @Test
    void there_are_16_Laender() {
        assertThat(Land.values()).hasSize(16);
    }

    @Test
    void an_unknown_Land_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Jurisdiction("RLP", "Koblenz"))
                .withMessage("\"RLP\" is not a Land; expected an abbreviation such as RP, BW, NW");
        assertThatIllegalArgumentException().isThrownBy(() -> new Jurisdiction("rp", ""));
    }

    @Test
    void a_municipality_needs_its_Land() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Jurisdiction("", "Neustadt"))
                .withMessage("Municipality \"Neustadt\" needs its Land");
    }
}
