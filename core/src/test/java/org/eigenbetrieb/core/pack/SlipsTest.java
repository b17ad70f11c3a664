package org.eigenbetrieb.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
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
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the numbers of one fact in two papers hang together, and numbers of accounts that a typing error tells apart, amounts that are cut off. */
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

    // ---- decimals ----

    private static Figure amount(String paper, String account, String value) {
        Quantity printed = Quantity.of(new BigDecimal(value), Unit.EUR);
        return new Figure(
                FigureKey.of("aufwand", Phase.ERGEBNIS, Period.year(2022))
                        .with(Dimensions.parse("gliederung=" + paper + ";konto=" + account)),
                Unit.EUR,
                printed,
                Figure.Blank.MISSING,
                printed.decimals(),
                Origin.INPUT,
                new Place(paper, account, "ergebnis", "Konto " + account, "Ergebnis 2022"),
                SourceRef.of(paper + ".csv", Integer.parseInt(account) - 50620000, 5));
    }

    /** A column of amounts in cents. */
    private static List<Figure> column(String paper, int size) {
        List<Figure> column = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            column.add(amount(paper, Integer.toString(50620010 + i), 100 + i + ".25"));
        }
        return column;
    }

    @Test
    void an_amount_without_cents_among_amounts_in_cents_is_named_with_what_another_paper_prints() {
        // Erfolgsplan 2024, Konten: 506290000 prints 3.568, the interim report 3.568,12 for the same account
        List<Figure> figures = column("plan", 20);
        figures.add(amount("plan", "50620005", "3568"));
        figures.add(amount("bericht", "50620005", "3568.12"));

        assertThat(PrecisionSlips.find(figures)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-PCK-108");
            assertThat(finding.meldung())
                    .isEqualTo("„Konto 50620005“ (Ergebnis 2022) ist mit 3.568 € gedruckt, die übrigen 20 Beträge der"
                            + " Spalte mit 2 Nachkommastellen; an anderer Stelle steht 3.568,12 €");
            assertThat(finding.cells()).extracting(each -> each.place().paper()).containsExactly("plan", "bericht");
        });
    }

    @Test
    void another_amount_of_the_account_is_not_the_finer_form() {
        List<Figure> figures = column("plan", 20);
        figures.add(amount("plan", "50620005", "3568"));
        figures.add(amount("bericht", "50620005", "3569.12"));

        assertThat(PrecisionSlips.find(figures))
                .singleElement()
                .extracting(Finding::vorschlag)
                .isEqualTo("");
    }

    @Property(tries = 100)
    void a_column_in_which_many_amounts_have_fewer_decimals_has_no_rule_to_break(
            @ForAll @IntRange(min = 12, max = 40) int fine, @ForAll @IntRange(max = 40) int coarse) {
        List<Figure> figures = column("plan", fine);
        for (int i = 0; i < coarse; i++) {
            figures.add(amount("plan", Integer.toString(50620100 + i), Integer.toString(100 + i)));
        }
        boolean rare = 9 * coarse <= fine;

        assertThat(PrecisionSlips.find(figures)).hasSize(rare ? coarse : 0);
    }

    @Test
    void a_nought_and_a_short_column_say_nothing() {
        List<Figure> nought = column("plan", 20);
        nought.add(amount("plan", "50620005", "0"));
        List<Figure> few = column("plan", 10);
        few.add(amount("plan", "50620005", "3568"));

        assertThat(PrecisionSlips.find(nought)).isEmpty();
        assertThat(PrecisionSlips.find(few)).isEmpty();
    }
}
