package org.eigenbetrieb.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.Checker;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Findings;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the numbers of one fact in two papers hang together, and numbers of accounts that a typing error tells apart. */
class SlipsTest {

    private static CheckCell cell(String paper, String value, Unit unit, int precision) {
        return new CheckCell(
                paper,
                unit,
                Quantity.of(new BigDecimal(value), unit),
                Figure.Blank.MISSING,
                precision,
                new CheckCell.Fact("jahresergebnis", "2024", "ANSATZ", ""),
                new Place(paper, "jahresergebnis", "ansatz", "Jahresgewinn"),
                SourceRef.of(paper + ".csv", 2, 3));
    }

    /** The only finding about a fact that two papers print. */
    private static String message(CheckCell one, CheckCell other) {
        CheckNet net = CheckNet.of(List.of(one, other), List.of());
        List<Finding> findings = Findings.of(net, Checker.check(net));
        assertThat(findings).hasSize(1);
        return NumberSlips.explained(findings.get(0)).message();
    }

    @Test
    void thousands_taken_for_ones_are_named() {
        assertThat(message(cell("a", "414840", Unit.EUR, Figure.EXACT), cell("b", "415", Unit.EUR, Figure.EXACT)))
                .contains("a thousandth of the other number");
    }

    @Test
    void a_wrong_sign_is_named() {
        assertThat(message(cell("a", "414840", Unit.EUR, Figure.EXACT), cell("b", "-414840", Unit.EUR, Figure.EXACT)))
                .contains("that is the other number with another sign");
    }

    @Test
    void a_rounded_number_carried_on_as_exact_is_named() {
        assertThat(message(cell("a", "414840.37", Unit.EUR, 2), cell("b", "414840.00", Unit.EUR, 2)))
                .contains("rounded to whole €");
        assertThat(message(cell("a", "414840", Unit.EUR, Figure.EXACT), cell("b", "415000", Unit.EUR, Figure.EXACT)))
                .contains("rounded to whole 1000 €");
    }

    @Test
    void two_numbers_that_have_nothing_to_do_with_each_other_stay_so() {
        assertThat(message(cell("a", "414840", Unit.EUR, Figure.EXACT), cell("b", "520317", Unit.EUR, Figure.EXACT)))
                .doesNotContain("; ");
    }

    @Test
    void short_numbers_say_nothing() {
        assertThat(message(cell("a", "7000", Unit.EUR, Figure.EXACT), cell("b", "7", Unit.EUR, Figure.EXACT)))
                .doesNotContain("; ");
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "5221000000, 5212000000, true", // two digits swapped
        "5238002000, 5380020000, true", // one dropped, filled up on the right
        "5238002000, 5237002000, true", // one changed
        "92_001, 92_011, true",
        "17/057, 17/0577, true",
        "5221000000, 5221000000, false",
        "5221000000, 5232000000, false", // two changed
        "5221000000, 52210000000, false", // the same number, filled up
        "5624501000, 5642105000, false",
    })
    void one_typing_error_tells_two_numbers_apart(String one, String other, boolean expected) {
        assertThat(IdentifierSlips.isSlip(one, other)).isEqualTo(expected);
        assertThat(IdentifierSlips.isSlip(other, one)).isEqualTo(expected);
    }

    @Property(tries = 200)
    void neighbouring_digits_that_are_swapped_are_one_typing_error(
            @ForAll @LongRange(min = 1_000_000_001L, max = 9_999_999_999L) long number,
            @ForAll @IntRange(max = 8) int at) {
        char[] digits = Long.toString(number).toCharArray();
        Assume.that(digits[at] != digits[at + 1]);
        char kept = digits[at];
        digits[at] = digits[at + 1];
        digits[at + 1] = kept;

        assertThat(IdentifierSlips.isSlip(Long.toString(number), new String(digits)))
                .isTrue();
    }
}
