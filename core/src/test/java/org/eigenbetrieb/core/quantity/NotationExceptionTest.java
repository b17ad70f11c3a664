package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.eigenbetrieb.core.quantity.Notation.GERMAN;
import static org.eigenbetrieb.core.quantity.Notation.GERMAN_PLAIN;
import static org.eigenbetrieb.core.quantity.Notation.GERMAN_SPACE;
import static org.eigenbetrieb.core.quantity.Notation.PLAIN;
import static org.eigenbetrieb.core.quantity.Unit.EUR;
import static org.eigenbetrieb.core.quantity.Unit.TEUR;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about a text that is not a number. */
class NotationExceptionTest {

    private static NotationException refusal(Notation notation, String text, Unit unit) {
        return catchThrowableOfType(NotationException.class, () -> notation.parse(text, unit));
    }

    @Test
    void the_message_names_text_notation_fault_and_expectation() {
        NotationException refusal = refusal(GERMAN, "1.243,6OO", EUR);

        assertThat(refusal)
                .hasMessage(
                        "\"1.243,6OO\" is not a number in German notation: the letter O at position 8 looks like a zero;"
                                + " expected digits, '.' between thousands, ',' before decimals");
        assertThat(refusal.text()).isEqualTo("1.243,6OO");
        assertThat(refusal.summary()).isEqualTo("\"1.243,6OO\" is not a number in German notation");
        assertThat(refusal.position()).isEqualTo(8);
        assertThat(refusal.detail()).isEqualTo("the letter O at position 8 looks like a zero");
        assertThat(refusal.expected()).isEqualTo("digits, '.' between thousands, ',' before decimals");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                // nothing there
                arguments(GERMAN, "", 1, "the text is empty"),
                arguments(GERMAN, " \t", 1, "there are only blanks"),
                arguments(GERMAN, "-", 1, "there is no digit"),
                arguments(GERMAN, " – ", 2, "there is no digit"),
                arguments(GERMAN, "k. A.", 1, "there is no digit"),
                arguments(GERMAN, "€", 1, "there is no digit"),
                arguments(GERMAN, ",", 1, "there is no digit"),
                // letters for digits
                arguments(GERMAN, "l.605,31", 1, "the letter l at position 1 looks like a one"),
                arguments(GERMAN, "1.6O5,31", 4, "the letter O at position 4 looks like a zero"),
                arguments(GERMAN, "1.60S,31", 5, "the letter S at position 5 looks like a five"),
                arguments(GERMAN, "1.605,3I €", 8, "the letter I at position 8 looks like a one"),
                arguments(GERMAN, "-B5", 2, "the letter B at position 2 looks like an eight"),
                arguments(GERMAN, "1Z", 2, "the letter Z at position 2 looks like a two"),
                arguments(GERMAN, "12,OO", 4, "the letter O at position 4 looks like a zero"),
                arguments(GERMAN, "1.OOO", 3, "the letter O at position 3 looks like a zero"),
                arguments(GERMAN, "O,50", 1, "the letter O at position 1 looks like a zero"),
                arguments(GERMAN, "S. 12", 1, "the letter S at position 1 is not a digit"),
                arguments(GERMAN, "1.6Oh5", 4, "the letter O at position 4 is not a digit"),
                arguments(GERMAN, "12A4", 3, "the letter A at position 3 is not a digit"),
                arguments(PLAIN, "1e5", 2, "the letter e at position 2 is not a digit"),
                arguments(GERMAN, "1\u06635", 2, "the digit '\u0663' at position 2 is not one of 0 to 9"),
                // strange characters
                arguments(GERMAN, "12/2023", 3, "the character '/' at position 3 does not belong to a number"),
                arguments(GERMAN, "1'234", 2, "the character ''' at position 2 does not belong to a number"),
                arguments(GERMAN, "12\n34", 3, "the character U+000A at position 3 does not belong to a number"),
                arguments(GERMAN, "12\uFEFF34", 3, "the character U+FEFF at position 3 does not belong to a number"),
                arguments(GERMAN, "5*", 2, "the character '*' at position 2 does not belong to a number"),
                // signs
                arguments(GERMAN, "-1.605,31-", 10, "there are two signs, at positions 1 and 10"),
                arguments(GERMAN, "+5-", 3, "there are two signs, at positions 1 and 3"),
                arguments(GERMAN, "--5", 2, "there are two signs, at positions 1 and 2"),
                arguments(GERMAN, "5--", 3, "there are two signs, at positions 2 and 3"),
                arguments(GERMAN, "5+", 2, "the '+' at position 2 stands behind the number"),
                arguments(GERMAN, "- 5", 2, "the blank at position 2 separates the sign from the number"),
                arguments(GERMAN, "5 -", 2, "the blank at position 2 separates the sign from the number"),
                arguments(GERMAN, "5-3", 2, "the sign at position 2 stands inside the number"),
                arguments(GERMAN, "5€-", 3, "the sign at position 3 stands behind the unit"),
                arguments(GERMAN, "–5", 1, "the dash at position 1 (U+2013) is not a minus sign"),
                arguments(GERMAN, "\u20105", 1, "the dash at position 1 (U+2010) is not a minus sign"),
                arguments(GERMAN, "\u20155", 1, "the dash at position 1 (U+2015) is not a minus sign"),
                arguments(GERMAN, "(5)", 1, "the bracket at position 1 is not a sign"),
                // decimal mark
                arguments(GERMAN, ",50", 1, "the decimal mark ',' at position 1 has no digit before it"),
                arguments(GERMAN, "5,", 2, "the decimal mark ',' at position 2 has no digit behind it"),
                arguments(GERMAN, "-5,-", 4, "there are two signs, at positions 1 and 4"),
                arguments(GERMAN, "5,-", 2, "the decimal mark ',' at position 2 has no digit behind it"),
                arguments(GERMAN, "1,2,3", 4, "there are two decimal marks, at positions 2 and 4"),
                // thousands marks
                arguments(
                        GERMAN,
                        "1,234.50",
                        6,
                        "the thousands mark '.' at position 6 stands behind the decimal mark ',' at position 2"),
                arguments(GERMAN, "1.23,4", 3, "the group \"23\" at position 3 has 2 digits instead of 3"),
                arguments(GERMAN, "1.2", 3, "the group \"2\" at position 3 has 1 digit instead of 3"),
                arguments(GERMAN, "1.23.456", 3, "the group \"23\" at position 3 has 2 digits instead of 3"),
                arguments(GERMAN, "1.234567", 3, "the group \"234567\" at position 3 has 6 digits instead of 3"),
                arguments(
                        GERMAN,
                        "1234.567",
                        1,
                        "the first group \"1234\" has 4 digits; grouped numbers begin with 1 to 3"),
                arguments(
                        GERMAN,
                        "0.123",
                        1,
                        "the first group \"0\" begins with 0, but '.' at position 2 stands between thousands"),
                arguments(
                        GERMAN,
                        "-012.345",
                        2,
                        "the first group \"012\" begins with 0, but '.' at position 5 stands between thousands"),
                arguments(GERMAN, ".500", 1, "the thousands mark '.' at position 1 has no digit before it"),
                arguments(GERMAN, "1.", 2, "the thousands mark '.' at position 2 has no digit behind it"),
                arguments(GERMAN, "1.,50", 2, "the thousands mark '.' at position 2 has no digit behind it"),
                arguments(GERMAN, "1..234", 3, "there are two thousands marks in a row, at positions 2 and 3"),
                arguments(GERMAN_SPACE, "1  234", 3, "there are two thousands marks in a row, at positions 2 and 3"),
                arguments(GERMAN_SPACE, "1 23", 3, "the group \"23\" at position 3 has 2 digits instead of 3"),
                arguments(
                        GERMAN_SPACE,
                        "1,5 000",
                        4,
                        "the thousands mark (a blank) at position 4 stands behind the decimal mark ',' at position 2"),
                arguments(GERMAN_SPACE, "1\t234", 2, "the blank at position 2 stands inside the number"),
                // marks of other notations
                arguments(GERMAN, "1 234,50", 2, "the blank at position 2 stands inside the number"),
                arguments(GERMAN, "1.605, 31", 7, "the blank at position 7 stands inside the number"),
                arguments(PLAIN, "1605,31", 5, "the ',' at position 5 has no meaning here"),
                arguments(GERMAN_PLAIN, "1.605,31", 2, "the '.' at position 2 has no meaning here"),
                // size
                arguments(GERMAN, "1.234.567.890.123.456.789", 25, "there are more than 18 digits"),
                arguments(GERMAN, "001234567890123456789", 21, "there are more than 18 digits"),
                arguments(
                        GERMAN,
                        "0,1234567890123",
                        15,
                        "there are more than 12 digits behind the decimal mark ',' at position 2"),
                // units
                arguments(GERMAN, "645 T€", 5, "the unit \"T€\" at position 5 is not EUR"),
                arguments(GERMAN, "1.605,31 eur", 10, "the unit \"eur\" at position 10 is not EUR"),
                arguments(GERMAN, "18,4%", 5, "the unit \"%\" at position 5 is not EUR"),
                arguments(GERMAN, "12 Stück", 4, "the unit \"Stück\" at position 4 is not EUR"),
                arguments(GERMAN_SPACE, "1 234 $", 7, "the unit \"$\" at position 7 is not EUR"),
                arguments(GERMAN_SPACE, "1234 $", 6, "the unit \"$\" at position 6 is not EUR"),
                arguments(GERMAN, "€ 5", 1, "the unit at position 1 stands before the number"),
                arguments(GERMAN, "-EUR 5", 2, "the unit at position 2 stands before the number"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void each_fault_has_its_place_and_its_words(Notation notation, String text, int position, String detail) {
        NotationException refusal = refusal(notation, text, EUR);

        assertThat(refusal.detail()).isEqualTo(detail);
        assertThat(refusal.position()).isEqualTo(position);
        assertThat(refusal).hasMessageEndingWith(": " + detail + "; expected " + refusal.expected());
    }

    static Stream<Arguments> expectations() {
        String hint = "; if the whole file is written like this, declare its notation as ";
        return Stream.of(
                arguments(GERMAN, "x1", EUR, "digits, '.' between thousands, ',' before decimals"),
                arguments(PLAIN, "x1", EUR, "digits, '.' before decimals, nothing between thousands"),
                arguments(GERMAN_PLAIN, "x1", EUR, "digits, ',' before decimals, nothing between thousands"),
                arguments(GERMAN_SPACE, "x1", EUR, "digits, a blank between thousands, ',' before decimals"),
                // another notation reads it: say which, all of them, and do not choose
                arguments(GERMAN, "12.34", EUR, "digits, '.' between thousands, ',' before decimals" + hint + "plain"),
                arguments(
                        PLAIN,
                        "1.605,31",
                        EUR,
                        "digits, '.' before decimals, nothing between thousands" + hint + "german"),
                arguments(
                        GERMAN,
                        "1 605,31",
                        EUR,
                        "digits, '.' between thousands, ',' before decimals" + hint + "german-space"),
                arguments(
                        GERMAN_PLAIN,
                        "1.234",
                        EUR,
                        "digits, ',' before decimals, nothing between thousands" + hint + "german or plain"),
                // limits and units
                arguments(GERMAN, "1234567890123456789", EUR, "at most 18 digits"),
                arguments(GERMAN, "0,1234567890123", EUR, "at most 12 decimals"),
                arguments(GERMAN, "645 €", TEUR, "a number in TEUR, with or without TEUR or T€ behind it"),
                arguments(GERMAN, "645 €", Unit.GB, "a number in GB, with or without GB behind it"));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void each_fault_says_what_was_expected(Notation notation, String text, Unit unit, String expected) {
        assertThat(refusal(notation, text, unit).expected()).isEqualTo(expected);
    }

    @Test
    void a_long_text_is_shortened_and_what_cannot_be_seen_is_spelled_out() {
        assertThat(refusal(GERMAN, "7\u0000\n" + "x".repeat(1000), EUR).summary())
                .isEqualTo("\"7<U+0000><U+000A>" + "x".repeat(57) + "…\" is not a number in German notation");
    }

    @Test
    void the_text_itself_is_kept_unchanged() {
        String text = "7\n" + "x".repeat(1000);

        assertThat(refusal(GERMAN, text, EUR).text()).isEqualTo(text);
    }
}
