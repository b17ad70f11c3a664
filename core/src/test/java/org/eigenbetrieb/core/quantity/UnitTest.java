package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What numbers count. */
class UnitTest {

    @Test
    void of_a_known_code_is_the_constant() {
        for (Unit unit : Samples.UNITS) {
            assertThat(Unit.of(unit.code())).isSameAs(unit);
        }
    }

    @Test
    void euros_convert_to_thousands_and_millions_but_not_to_posts() {
        assertThat(Unit.EUR.convertsTo(Unit.TEUR)).isTrue();
        assertThat(Unit.MEUR.convertsTo(Unit.TEUR)).isTrue();
        assertThat(Unit.EUR.convertsTo(Unit.VZAE)).isFalse();
        assertThat(Unit.COUNT.convertsTo(Unit.NUMBER)).isFalse();
    }

    @Test
    void an_unknown_code_is_a_unit_of_its_own() {
        Unit kilowattHours = Unit.of("KWh");

        assertThat(kilowattHours.convertsTo(Unit.of("KWh"))).isTrue();
        assertThat(kilowattHours.convertsTo(Unit.of("MWh"))).isFalse();
        assertThat(kilowattHours.convertsTo(Unit.NUMBER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "€", "T€", "1EUR", "EUR ", "E-R", "ABCDEFGHIJKLMNOPQ"})
    void of_refuses_a_malformed_code(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Unit.of(code))
                .withMessage("\"" + code + "\" is not a unit; expected a code such as EUR, TEUR, VZAE");
    }

    @Test
    void exponent_and_decimals_have_limits() {
        assertThat(new Unit("X", "x", 12, 9)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new Unit("X", "x", 13, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Unit("X", "x", -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Unit("X", "x", 0, 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Unit("X", "x", 0, -1))
                .withMessage("Unit X has exponent 0 and -1 decimals; allowed are 0 to 12 and 0 to 9");
    }
}
