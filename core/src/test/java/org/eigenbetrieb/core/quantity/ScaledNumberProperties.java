package org.eigenbetrieb.core.quantity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Laws of reading bare numbers from bytes: what it takes is what {@link Notation#parse} reads. */
@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class ScaledNumberProperties {

    private static final BigDecimal FULL = BigDecimal.TEN.pow(18);

    private static long scaled(Notation notation, String text, int decimals) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] padded = new byte[bytes.length + 4];
        Arrays.fill(padded, (byte) '7');
        System.arraycopy(bytes, 0, padded, 2, bytes.length);
        return notation.parseScaled(padded, 2, 2 + bytes.length, decimals);
    }

    @Property
    void a_number_comes_back_scaled_unless_it_has_too_many_decimals_or_digits(
            @ForAll Notation notation,
            @ForAll Quantity quantity,
            @ForAll @IntRange(max = 12) int decimals,
            @ForAll boolean signBehind) {
        Assume.that(quantity.decimals() >= 0);
        String text = notation.format(quantity);
        if (signBehind && quantity.unscaled() < 0) {
            text = text.substring(1) + "-";
        }
        BigDecimal expected = quantity.toBigDecimal().scaleByPowerOfTen(decimals);
        boolean fits = quantity.decimals() <= decimals && expected.abs().compareTo(FULL) < 0;

        assertThat(scaled(notation, text, decimals)).isEqualTo(fits ? expected.longValueExact() : Notation.NOT_BARE);
    }

    @Property
    void what_is_taken_is_what_parse_reads(@ForAll Notation notation, @ForAll("texts") String text) {
        long scaled = scaled(notation, text, 2);

        Quantity quantity = notation.read(text, Unit.EUR);
        if (scaled != Notation.NOT_BARE) {
            assertThat(requireNonNull(quantity, text).toBigDecimal())
                    .isEqualByComparingTo(BigDecimal.valueOf(scaled, 2));
        } else if (quantity != null && quantity.decimals() <= 2) {
            boolean dressed = text.chars().anyMatch(c -> c > 127 || c == '+' || c == '\t')
                    || !text.equals(text.strip())
                    || notation != Notation.GERMAN_SPACE && text.contains(" ");
            assertThat(dressed || quantity.toBigDecimal().abs().compareTo(BigDecimal.TEN.pow(16)) >= 0)
                    .as(text)
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("0123456789")
                .withChars("00,,..-+ \t\u00A0\u2212x")
                .ofMaxLength(24);
    }

    @Example
    void nothing_is_no_number() {
        assertThat(scaled(Notation.GERMAN, "", 2)).isEqualTo(Notation.NOT_BARE);
        assertThat(scaled(Notation.GERMAN, "-", 2)).isEqualTo(Notation.NOT_BARE);
        assertThat(scaled(Notation.PLAIN, "-0", 2)).isZero();
    }

    @Example
    void decimals_are_0_to_12() {
        assertThatThrownBy(() -> scaled(Notation.PLAIN, "1", 13))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A number has 0 to 12 decimals, not 13");
    }
}
