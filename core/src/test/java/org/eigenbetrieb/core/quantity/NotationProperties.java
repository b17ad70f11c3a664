package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Laws of reading and writing numbers. */
@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class NotationProperties {

    @Property
    void parse_reads_back_what_format_writes(@ForAll Notation notation, @ForAll Quantity quantity) {
        Assume.that(quantity.decimals() >= 0);

        assertThat(notation.parse(notation.format(quantity), quantity.unit())).isEqualTo(quantity);
    }

    @Property
    void parse_reads_back_what_print_writes(
            @ForAll Notation notation, @ForAll Quantity quantity, @ForAll boolean withUnit) {
        Assume.that(quantity.decimals() >= 0);

        assertThat(notation.parse(notation.print(quantity, withUnit), quantity.unit()))
                .isEqualTo(quantity);
    }

    @Property
    void parse_reads_the_number_with_blanks_sign_and_unit_wherever_they_may_stand(
            @ForAll Notation notation,
            @ForAll Quantity quantity,
            @ForAll("blanks") String before,
            @ForAll("blanks") String between,
            @ForAll("blanks") String after) {
        Assume.that(quantity.decimals() >= 0 && quantity.unscaled() < 0);
        String digits = notation.format(quantity).substring(1);
        String code = quantity.unit().code();

        assertThat(notation.parse(before + '-' + digits + between + code + after, quantity.unit()))
                .isEqualTo(quantity);
        assertThat(notation.parse(before + digits + '-' + between + code + after, quantity.unit()))
                .isEqualTo(quantity);
        assertThat(notation.parse(before + digits + '\u2212' + after, quantity.unit()))
                .isEqualTo(quantity);
        assertThat(notation.parse(before + '+' + digits + after, quantity.unit()))
                .isEqualTo(Quantity.of(-quantity.unscaled(), quantity.decimals(), quantity.unit()));
    }

    @Property
    void format_keeps_the_value_of_a_quantity_with_negative_decimals(
            @ForAll Notation notation, @ForAll Quantity quantity) {
        Assume.that(quantity.decimals() < 0 && Math.abs(quantity.unscaled()) < 1_000_000);

        assertThat(notation.parse(notation.format(quantity), quantity.unit()).value())
                .isEqualTo(quantity.value());
    }

    @Property
    void plain_format_is_the_plain_string_of_BigDecimal(@ForAll Quantity quantity) {
        assertThat(Notation.PLAIN.format(quantity))
                .isEqualTo(quantity.toBigDecimal().toPlainString());
    }

    @Property
    void german_format_is_that_of_the_JDK(@ForAll Quantity quantity) {
        DecimalFormat peer = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.GERMANY));
        peer.setMinimumFractionDigits(Math.max(0, quantity.decimals()));

        assertThat(Notation.GERMAN.format(quantity)).isEqualTo(peer.format(quantity.toBigDecimal()));
    }

    @Property
    void plain_parse_reads_what_BigDecimal_reads(@ForAll("plainNumbers") String text) {
        assertThat(Notation.PLAIN.parse(text, Unit.NUMBER).toBigDecimal()).isEqualTo(new BigDecimal(text));
    }

    @Property(tries = 5000)
    void a_text_is_read_or_refused_with_a_place_in_it(
            @ForAll Notation notation, @ForAll Unit unit, @ForAll("almostNumbers") String text) {
        assertReadOrRefused(notation, unit, text);
    }

    @Property
    void any_text_at_all_is_read_or_refused_with_a_place_in_it(
            @ForAll Notation notation, @ForAll Unit unit, @ForAll String text) {
        assertReadOrRefused(notation, unit, text);
    }

    @Property
    void one_wrong_character_in_a_number_is_never_read_as_another_number_of_digits(
            @ForAll Notation notation, @ForAll Quantity quantity, @ForAll("strangers") char stranger) {
        Assume.that(quantity.decimals() >= 0);
        String text = notation.format(quantity);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                String damaged = text.substring(0, i) + stranger + text.substring(i + 1);
                assertThat(notation.read(damaged, Unit.EUR)).isNull();
                assertReadOrRefused(notation, Unit.EUR, damaged);
            }
        }
    }

    private static void assertReadOrRefused(Notation notation, Unit unit, String text) {
        try {
            Quantity quantity = notation.parse(text, unit);
            assertThat(notation.parse(notation.format(quantity), unit)).isEqualTo(quantity);
        } catch (NotationException refusal) {
            assertThat(refusal.text()).isEqualTo(text);
            assertThat(refusal.position()).isBetween(1, Math.max(1, text.length()));
            assertThat(refusal.detail()).isNotBlank().doesNotContain("\n");
            assertThat(refusal.getMessage()).hasSizeLessThan(600);
        }
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.strings().withChars(" \t\u00A0\u202F\u2009").ofMaxLength(3);
    }

    /** Signs and leading zeros included. */
    @Provide
    Arbitrary<String> plainNumbers() {
        Arbitrary<String> signs = Arbitraries.of("", "-", "+");
        Arbitrary<String> whole = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(6);
        Arbitrary<String> decimals = Arbitraries.strings().numeric().ofMaxLength(12);
        return Combinators.combine(signs, whole, decimals)
                .as((sign, digits, more) -> sign + digits + (more.isEmpty() ? "" : '.' + more));
    }

    @Provide
    Arbitrary<Character> strangers() {
        return Arbitraries.of('O', 'o', 'l', 'I', 'x', '?', '\'', '\u0663', '–');
    }

    @Provide
    Arbitrary<String> almostNumbers() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789.,").ofMaxLength(12),
                Arbitraries.strings().withChars("0012345.,-+ €").ofMaxLength(8),
                Arbitraries.strings()
                        .withChars("015.,-+\u2212 \u00A0\t€%TEURMio3OlISBZG(–)e")
                        .ofMaxLength(10),
                Arbitraries.strings().withChars("0123456789.,").ofMinLength(15).ofMaxLength(40));
    }
}
