package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.eigenbetrieb.core.quantity.Notation.GERMAN;
import static org.eigenbetrieb.core.quantity.Notation.GERMAN_PLAIN;
import static org.eigenbetrieb.core.quantity.Notation.GERMAN_SPACE;
import static org.eigenbetrieb.core.quantity.Notation.PLAIN;
import static org.eigenbetrieb.core.quantity.Unit.COUNT;
import static org.eigenbetrieb.core.quantity.Unit.EUR;
import static org.eigenbetrieb.core.quantity.Unit.GB;
import static org.eigenbetrieb.core.quantity.Unit.MEUR;
import static org.eigenbetrieb.core.quantity.Unit.PERCENT;
import static org.eigenbetrieb.core.quantity.Unit.TEUR;
import static org.eigenbetrieb.core.quantity.Unit.VZAE;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.CharBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a number looks like in each notation, read and written. */
class NotationTest {

    private static final String LARGEST = "999.999.999.999.999.999";
    private static final String SMALLEST = "-999.999.999.999.999.999";
    private static final String MOST_DECIMALS = "123.456,123456789012";
    private static final String ALL_DECIMALS = "-0,000000000001";

    // ---- of, id ----

    @ParameterizedTest
    @ValueSource(strings = {"german", "plain", "german-plain", "german-space"})
    void of_reads_id_and_toString_back(String id) {
        assertThat(Notation.of(id).id()).isEqualTo(id);
        assertThat(Notation.of(id)).hasToString(id);
    }

    @Test
    void all_has_the_four_constants() {
        assertThat(Notation.all()).containsExactly(GERMAN, PLAIN, GERMAN_PLAIN, GERMAN_SPACE);
    }

    @Test
    void of_unknown_id_lists_the_allowed_ones() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notation.of("deutsch"))
                .withMessage(
                        "\"deutsch\" is not a notation; expected one of [german, plain, german-plain, german-space]");
    }

    // ---- parse: the same characters mean different numbers ----

    @Test
    void the_declared_notation_decides_what_a_dot_and_a_comma_mean() {
        assertThat(GERMAN.parse("1.234", EUR)).isEqualTo(Quantity.of(1234, 0, EUR));
        assertThat(PLAIN.parse("1.234", EUR)).isEqualTo(Quantity.of(1234, 3, EUR));
        assertThat(GERMAN.parse("1,234", EUR)).isEqualTo(Quantity.of(1234, 3, EUR));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                arguments(GERMAN, "383.748,78", EUR, 38374878, 2),
                arguments(GERMAN, "-1.605,31", EUR, -160531, 2),
                arguments(GERMAN, "1.605,31-", EUR, -160531, 2),
                arguments(GERMAN, "12.725.500", EUR, 12725500, 0),
                arguments(PLAIN, "383748.78", EUR, 38374878, 2),
                arguments(PLAIN, "-1605.31", EUR, -160531, 2),
                arguments(GERMAN_PLAIN, "383748,78", EUR, 38374878, 2),
                arguments(GERMAN_SPACE, "12 725 500,00", EUR, 1272550000, 2),
                arguments(GERMAN_SPACE, "12\u00A0725\u202F500\u2009000", EUR, 12725500000L, 0),
                // grouping is optional
                arguments(GERMAN, "383748,78", EUR, 38374878, 2),
                arguments(GERMAN_SPACE, "12725500", EUR, 12725500, 0),
                // decimals are those that are written
                arguments(GERMAN, "0", EUR, 0, 0),
                arguments(GERMAN, "0,00", EUR, 0, 2),
                arguments(GERMAN, "-0,00", EUR, 0, 2),
                arguments(GERMAN, "1.605,3", EUR, 16053, 1),
                arguments(GERMAN, "1.605,30", EUR, 160530, 2),
                // ungrouped leading zeros mean nothing
                arguments(GERMAN, "007", COUNT, 7, 0),
                arguments(GERMAN, "0012,50", EUR, 1250, 2),
                arguments(GERMAN, "0000000000000000000012", EUR, 12, 0),
                // signs
                arguments(GERMAN, "+3,5", PERCENT, 35, 1),
                arguments(GERMAN, "\u22123,5", PERCENT, -35, 1),
                arguments(GERMAN, "3,5\u2212", PERCENT, -35, 1),
                // blanks around
                arguments(GERMAN, "  645\t", TEUR, 645, 0),
                arguments(GERMAN, "\u00A0\u202F645\u2009", TEUR, 645, 0),
                // the declared unit behind the number
                arguments(GERMAN, "1.605,31 €", EUR, 160531, 2),
                arguments(GERMAN, "1.605,31€", EUR, 160531, 2),
                arguments(GERMAN, "1.605,31- EUR", EUR, -160531, 2),
                arguments(GERMAN, "1.605,31\u00A0EUR", EUR, 160531, 2),
                arguments(GERMAN_SPACE, "1 605,31 €", EUR, 160531, 2),
                arguments(GERMAN, "645 T€", TEUR, 645, 0),
                arguments(GERMAN, "645TEUR", TEUR, 645, 0),
                arguments(GERMAN, "1,2 Mio. €", MEUR, 12, 1),
                arguments(GERMAN, "1,2 Mio.\u00A0€", MEUR, 12, 1),
                arguments(GERMAN, "1,2 MEUR", MEUR, 12, 1),
                arguments(GERMAN, "18,4 %", PERCENT, 184, 1),
                arguments(GERMAN, "18,4%", PERCENT, 184, 1),
                arguments(GERMAN, "18,4 PERCENT", PERCENT, 184, 1),
                arguments(GERMAN, "57,25 VZAE", VZAE, 5725, 2),
                arguments(GERMAN, "12 GB", GB, 12, 0),
                arguments(GERMAN, "12 M3", Unit.of("M3"), 12, 0),
                arguments(GERMAN, "123", Unit.of("M3"), 123, 0),
                // extremes
                arguments(GERMAN, LARGEST, EUR, 999_999_999_999_999_999L, 0),
                arguments(GERMAN, SMALLEST, EUR, -999_999_999_999_999_999L, 0),
                arguments(GERMAN, MOST_DECIMALS, EUR, 123_456_123_456_789_012L, 12),
                arguments(GERMAN, ALL_DECIMALS, EUR, -1, 12));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void parse_reads_what_the_notation_allows(Notation notation, String text, Unit unit, long unscaled, int decimals) {
        assertThat(notation.parse(text, unit)).isEqualTo(Quantity.of(unscaled, decimals, unit));
    }

    @Test
    void parse_reads_any_character_sequence() {
        assertThat(GERMAN.parse(CharBuffer.wrap("1.605,31"), EUR)).isEqualTo(Quantity.euros("1605.31"));
    }

    // ---- format ----

    static Stream<Arguments> written() {
        return Stream.of(
                arguments("383748.78", "383.748,78", "383748.78", "383748,78", "383 748,78"),
                arguments("-1605.31", "-1.605,31", "-1605.31", "-1605,31", "-1 605,31"),
                arguments("12725500", "12.725.500", "12725500", "12725500", "12 725 500"),
                arguments("0", "0", "0", "0", "0"),
                arguments("-0.05", "-0,05", "-0.05", "-0,05", "-0,05"),
                arguments("999.99", "999,99", "999.99", "999,99", "999,99"),
                arguments("1000", "1.000", "1000", "1000", "1 000"),
                arguments("-100", "-100", "-100", "-100", "-100"));
    }

    @ParameterizedTest
    @MethodSource("written")
    void format_writes_as_the_notation_says(
            String plain, String german, String same, String germanPlain, String germanSpace) {
        Quantity quantity = Quantity.euros(plain);

        assertThat(GERMAN.format(quantity)).isEqualTo(german);
        assertThat(PLAIN.format(quantity)).isEqualTo(same);
        assertThat(GERMAN_PLAIN.format(quantity)).isEqualTo(germanPlain);
        assertThat(GERMAN_SPACE.format(quantity)).isEqualTo(germanSpace);
    }

    @Test
    void format_writes_negative_decimals_as_the_whole_number() {
        assertThat(GERMAN.format(Quantity.of(645, -3, EUR))).isEqualTo("645.000");
        assertThat(GERMAN.format(Quantity.of(-1, -12, EUR))).isEqualTo("-1.000.000.000.000");
        assertThat(GERMAN.format(Quantity.of(0, -3, EUR))).isEqualTo("0");
    }

    @Test
    void format_writes_the_extremes() {
        assertThat(GERMAN.format(Quantity.of(999_999_999_999_999_999L, 0, EUR))).isEqualTo(LARGEST);
        assertThat(GERMAN.format(Quantity.of(-999_999_999_999_999_999L, 0, EUR)))
                .isEqualTo(SMALLEST);
        assertThat(GERMAN.format(Quantity.of(-1, 12, EUR))).isEqualTo(ALL_DECIMALS);
        assertThat(GERMAN.format(Quantity.of(-999_999_999_999_999_999L, -12, EUR)))
                .isEqualTo("-999.999.999.999.999.999.000.000.000.000");
    }

    @Test
    void format_rounds_an_exact_value_into_the_unit() {
        Rational value = Rational.of(1_234_567, 2);

        assertThat(GERMAN.format(value, 0, EUR, Rounding.HALF_UP)).isEqualTo("617.284");
        assertThat(GERMAN.format(value, 0, EUR, Rounding.DOWN)).isEqualTo("617.283");
        assertThat(GERMAN.format(value, 1, TEUR, Rounding.HALF_UP)).isEqualTo("617,3");
    }

    // ---- print ----

    @Test
    void print_uses_a_real_minus_and_blanks_that_do_not_break() {
        Quantity deficit = Quantity.euros("-1605.31");

        assertThat(GERMAN.print(deficit, true)).isEqualTo("\u22121.605,31\u00A0€");
        assertThat(GERMAN.print(deficit, false)).isEqualTo("\u22121.605,31");
        assertThat(GERMAN_SPACE.print(deficit, true)).isEqualTo("\u22121\u202F605,31\u00A0€");
    }

    @Test
    void print_writes_the_symbol_of_the_unit() {
        assertThat(GERMAN.print(Quantity.of(645, 0, TEUR), true)).isEqualTo("645\u00A0T€");
        assertThat(GERMAN.print(Quantity.of(12, 1, MEUR), true)).isEqualTo("1,2\u00A0Mio.\u00A0€");
        assertThat(GERMAN.print(Quantity.of(184, 1, PERCENT), true)).isEqualTo("18,4\u00A0%");
        assertThat(GERMAN.print(Quantity.of(12, 0, GB), true)).isEqualTo("12\u00A0GB");
        assertThat(GERMAN.print(Quantity.of(5725, 2, VZAE), true)).isEqualTo("57,25");
        assertThat(GERMAN.print(Quantity.of(1650, 0, COUNT), true)).isEqualTo("1.650");
        assertThat(GERMAN.print(Quantity.of(15, 1, Unit.NUMBER), true)).isEqualTo("1,5");
    }
}
