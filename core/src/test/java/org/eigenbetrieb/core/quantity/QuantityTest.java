package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.eigenbetrieb.core.quantity.Unit.EUR;
import static org.eigenbetrieb.core.quantity.Unit.PERCENT;
import static org.eigenbetrieb.core.quantity.Unit.TEUR;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as they are printed. */
class QuantityTest {

    private static final long LARGEST = 999_999_999_999_999_999L;
    private static final long SMALLEST = -999_999_999_999_999_999L;
    private static final Rational HALF_A_CENT = Rational.of(1, 200);

    // ---- of, euros ----

    @Test
    void euros_reads_the_real_figures() {
        assertThat(Quantity.euros("383748.78")).isEqualTo(Quantity.of(38374878, 2, EUR));
        assertThat(Quantity.euros("-1605.31")).isEqualTo(Quantity.of(-160531, 2, EUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "1.605,31", "", "0x10", "1_000", "NaN"})
    void euros_refuses_what_is_not_plain_notation(String text) {
        assertThatExceptionOfType(NotationException.class).isThrownBy(() -> Quantity.euros(text));
    }

    @Test
    void of_takes_the_decimals_of_a_BigDecimal() {
        assertThat(Quantity.of(new BigDecimal("1605.30"), EUR)).isEqualTo(Quantity.of(160530, 2, EUR));
        assertThat(Quantity.of(new BigDecimal("645e3"), EUR)).isEqualTo(Quantity.of(645, -3, EUR));
    }

    @Test
    void a_quantity_has_at_most_18_digits() {
        assertThat(Quantity.of(LARGEST, 0, EUR).unscaled()).isEqualTo(LARGEST);
        assertThat(Quantity.of(SMALLEST, 0, EUR).unscaled()).isEqualTo(SMALLEST);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Quantity.of(LARGEST + 1, 2, EUR))
                .withMessage("A quantity has at most 18 digits; 1000000000000000000 are too many");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Quantity.of(SMALLEST - 1, 2, EUR));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Quantity.of(Long.MIN_VALUE, 2, EUR));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Quantity.of(new BigDecimal("1" + "0".repeat(30)), EUR));
    }

    @Test
    void a_quantity_has_minus_12_to_12_decimals() {
        assertThat(Quantity.of(1, 12, EUR).decimals()).isEqualTo(12);
        assertThat(Quantity.of(1, -12, EUR).decimals()).isEqualTo(-12);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.of(1, 13, EUR))
                .withMessage("A quantity has -12 to 12 decimals, not 13");
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(1, -13, EUR));
    }

    // ---- value, interval ----

    @Test
    void more_decimals_are_another_quantity_with_the_same_value() {
        Quantity cents = Quantity.euros("1605.30");
        Quantity tenths = Quantity.euros("1605.3");

        assertThat(cents).isNotEqualTo(tenths);
        assertThat(cents.value()).isEqualTo(tenths.value());
    }

    @Test
    void value_is_in_base_units() {
        assertThat(Quantity.of(645, 0, TEUR).value()).isEqualTo(Rational.of(645_000));
        assertThat(Quantity.of(645, -3, EUR).value()).isEqualTo(Rational.of(645_000));
        assertThat(Quantity.euros("-1605.31").value()).isEqualTo(Rational.of(-160531, 100));
    }

    @Test
    void interval_is_half_a_last_digit_to_either_side() {
        assertThat(Quantity.euros("383748.78").interval())
                .isEqualTo(Interval.around(Rational.of(38374878, 100), HALF_A_CENT));
        assertThat(Quantity.of(645, 0, TEUR).interval())
                .isEqualTo(Interval.of(Rational.of(644_500), Rational.of(645_500)));
        assertThat(Quantity.of(645, -3, EUR).interval())
                .isEqualTo(Quantity.of(645, 0, TEUR).interval());
        assertThat(Quantity.of(12_725_500, 0, EUR).interval().width()).isEqualTo(Rational.ONE);
    }

    // ---- round ----

    @Test
    void round_expresses_a_value_in_a_unit() {
        assertThat(Quantity.round(Rational.of(644_500), 0, TEUR, Rounding.HALF_UP))
                .isEqualTo(Quantity.of(645, 0, TEUR));
        assertThat(Quantity.round(Rational.of(644_500), 0, TEUR, Rounding.HALF_EVEN))
                .isEqualTo(Quantity.of(644, 0, TEUR));
        assertThat(Quantity.round(Rational.of(1, 8), 1, PERCENT, Rounding.HALF_UP))
                .isEqualTo(Quantity.of(1, 1, PERCENT));
    }

    @Test
    void round_refuses_what_does_not_fit() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Quantity.round(Rational.of(LARGEST), 1, EUR, Rounding.HALF_UP));
    }

    // ---- toString, parse ----

    @ParameterizedTest
    @CsvSource({
        "38374878, 2, EUR, 383748.78 EUR",
        "-160531, 2, EUR, -1605.31 EUR",
        "12725500, 0, EUR, 12725500 EUR",
        "645, -3, EUR, 645e3 EUR",
        "0, -12, TEUR, 0e12 TEUR",
        "5, -1, EUR, 5e1 EUR",
        "-5, 2, PERCENT, -0.05 PERCENT"
    })
    void parse_reads_what_toString_prints(long unscaled, int decimals, String unit, String text) {
        Quantity quantity = Quantity.of(unscaled, decimals, Unit.of(unit));

        assertThat(quantity).hasToString(text);
        assertThat(Quantity.parse(text)).isEqualTo(quantity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EUR",
                " EUR",
                "12",
                "12EUR",
                "12 ",
                "1,5 EUR",
                "1e EUR",
                "e3 EUR",
                "1.5e3 EUR",
                "1e0 EUR",
                "1e-3 EUR",
                "1e13 EUR",
                "1e1.0 EUR",
                "1E3 EUR",
                "12 €"
            })
    void parse_refuses_other_forms(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.parse(text));
    }
}
