package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eigenbetrieb.core.check.Verdict.CONTRADICTION;
import static org.eigenbetrieb.core.check.Verdict.EXACT;
import static org.eigenbetrieb.core.check.Verdict.NOT_CHECKABLE;
import static org.eigenbetrieb.core.check.Verdict.WITHIN_ROUNDING;

import java.util.List;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the check folder's description says about verdicts, sentence by sentence, with numbers worked out by hand. */
class CheckerSpec {

    private static void assertVerdict(RelationVerdict verdict, Verdict expected, String low, String high, String gap) {
        assertThat(verdict.verdict()).isEqualTo(expected);
        assertThat(verdict.rangeIfAny()).contains(Interval.of(Rational.parse(low), Rational.parse(high)));
        assertThat(verdict.gapIfAny()).contains(Rational.parse(gap));
        assertThat(verdict.reason()).isEmpty();
    }

    private static void assertNotCheckable(RelationVerdict verdict, String reason) {
        assertThat(verdict.verdict()).isEqualTo(NOT_CHECKABLE);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.rangeIfAny()).isEmpty();
        assertThat(verdict.gapIfAny()).isEmpty();
    }

    @Nested
    @DisplayName("sum: target = Σ weight · term")
    class Sums {

        @Test
        void equal_to_the_cent_is_EXACT() {
            assertVerdict(
                    new Sheet()
                            .cell("t", "100.00")
                            .cell("a", "60.00")
                            .cell("b", "40.00")
                            .sum("t", "a", "b")
                            .verdict(),
                    EXACT,
                    "99.99",
                    "100.01",
                    "0");
        }

        @ParameterizedTest(name = "three times 33 printed as {0}: {1}")
        @CsvSource({
            "96, CONTRADICTION, -3",
            "97, WITHIN_ROUNDING, -2",
            "98, WITHIN_ROUNDING, -1",
            "99, EXACT, 0",
            "100, WITHIN_ROUNDING, 1",
            "101, WITHIN_ROUNDING, 2",
            "102, CONTRADICTION, 3"
        })
        void intervals_that_only_touch_still_meet(String printed, Verdict verdict, String gap) {
            Sheet sheet = new Sheet()
                    .cell("t", printed)
                    .cell("a", "33")
                    .cell("b", "33")
                    .cell("c", "33");

            // 33 ± 0.5 three times is 97.5 to 100.5; 101 begins at 100.5
            assertVerdict(sheet.sum("t", "a", "b", "c").verdict(), verdict, "97.5", "100.5", gap);
        }

        @Test
        void swapped_digits_are_a_contradiction_with_their_gap() {
            Sheet sheet = new Sheet()
                    .cell("summe", "1352000")
                    .cell("a", "1000000")
                    .cell("b", "300000")
                    .cell("c", "25000");

            assertVerdict(
                    sheet.sum("summe", "a", "b", "c").verdict(), CONTRADICTION, "1324998.5", "1325001.5", "27000");
        }

        @Test
        void the_gap_is_printed_minus_recomputed() {
            assertVerdict(
                    new Sheet()
                            .cell("t", "90.00")
                            .cell("a", "100.00")
                            .sum("t", "a")
                            .verdict(),
                    CONTRADICTION,
                    "99.995",
                    "100.005",
                    "-10");
        }

        @Test
        void weights_may_be_negative_or_fractions() {
            Sheet sheet = new Sheet().cell("t", "7.5").cell("a", "10").cell("b", "10");

            // 10 - 10/4; the widths add up with the weights' absolute values: 0.5 + 0.125
            assertVerdict(sheet.sum("t", "a", "-1/4 b").verdict(), EXACT, "6.875", "8.125", "0");
        }

        @Test
        void a_decimal_weight_is_exact() {
            assertVerdict(
                    new Sheet()
                            .cell("t", "0.3", "EUR", 1)
                            .cell("a", "3", "EUR", 99)
                            .sum("t", "0.1 a")
                            .verdict(),
                    EXACT,
                    "0.3",
                    "0.3",
                    "0");
        }

        @Test
        void a_figure_listed_twice_has_its_weights_added_first() {
            Sheet twice = new Sheet().cell("t", "2").cell("a", "1");
            Sheet cancelled = new Sheet().cell("t", "1").cell("a", "5").cell("b", "1");

            assertVerdict(twice.sum("t", "a", "a").verdict(), EXACT, "1", "3", "0");
            assertVerdict(cancelled.sum("t", "a", "b", "-1 a").verdict(), EXACT, "0.5", "1.5", "0");
        }

        @Test
        void thousands_and_euros_are_compared_in_the_unit_of_the_target() {
            Sheet thousands =
                    new Sheet().cell("t", "645", "TEUR").cell("a", "644600").cell("b", "-1");
            Sheet euros = new Sheet().cell("t", "644600").cell("a", "645", "TEUR");

            // 644599 ± 1 €
            assertVerdict(thousands.sum("t", "a", "b").verdict(), WITHIN_ROUNDING, "644.598", "644.6", "0.401");
            // 645 T€ is 644500 to 645500 €
            assertVerdict(euros.sum("t", "a").verdict(), WITHIN_ROUNDING, "644500", "645500", "-400");
        }

        @Test
        void a_sum_of_an_unrounded_value_is_never_rounded_before_it_is_called_EXACT() {
            assertVerdict(
                    new Sheet().cell("t", "0").cell("a", "0.4").sum("t", "a").verdict(),
                    WITHIN_ROUNDING,
                    "0.35",
                    "0.45",
                    "-0.4");
        }
    }

    @Nested
    @DisplayName("decimals: how precisely a number is known")
    class Decimals {

        @Test
        void without_override_the_printed_decimals_count() {
            assertVerdict(
                    new Sheet()
                            .cell("t", "12.0")
                            .cell("a", "12.00")
                            .sum("t", "a")
                            .verdict(),
                    EXACT,
                    "11.995",
                    "12.005",
                    "0");
        }

        @Test
        void negative_decimals_are_rounded_to_tens_and_thousands() {
            Sheet sheet = new Sheet().cell("t", "645400").cell("a", "645000", "EUR", -3);

            assertVerdict(sheet.sum("t", "a").verdict(), WITHIN_ROUNDING, "644500", "645500", "400");
        }

        @Test
        void negative_decimals_count_from_the_unit() {
            Sheet sheet = new Sheet().cell("t", "640", "TEUR").cell("a", "640", "TEUR", -1);

            assertVerdict(sheet.sum("t", "a").verdict(), EXACT, "635", "645", "0");
        }

        @Test
        void ninety_nine_is_exact() {
            Sheet agreeing = new Sheet().cell("t", "100", "EUR", 99).cell("a", "100.04");
            Sheet exact = new Sheet().cell("t", "100", "EUR", 99).cell("a", "100.04", "EUR", 99);

            assertVerdict(agreeing.sum("t", "a").verdict(), CONTRADICTION, "100.035", "100.045", "-0.04");
            assertVerdict(exact.sum("t", "a").verdict(), CONTRADICTION, "100.04", "100.04", "-0.04");
        }

        @Test
        void an_exact_number_meets_an_interval_that_holds_it() {
            Sheet sheet = new Sheet().cell("t", "100", "EUR", 99).cell("a", "100.4", "EUR", 0);

            assertVerdict(sheet.sum("t", "a").verdict(), WITHIN_ROUNDING, "99.9", "100.9", "-0.4");
        }

        @Test
        void more_decimals_than_printed_narrow_the_interval() {
            Sheet sheet = new Sheet().cell("t", "100", "EUR", 2).cell("a", "100.4", "EUR", 2);

            assertVerdict(sheet.sum("t", "a").verdict(), CONTRADICTION, "100.395", "100.405", "-0.4");
        }
    }

    @Nested
    @DisplayName("blank: what an empty cell means")
    class Blanks {

        @Test
        void nothing_takes_part_as_exactly_0() {
            assertVerdict(
                    new Sheet()
                            .cell("t", "60.00")
                            .cell("a", "60.00")
                            .nothing("b")
                            .sum("t", "a", "b")
                            .verdict(),
                    EXACT,
                    "59.995",
                    "60.005",
                    "0");
        }

        @Test
        void nothing_as_target_is_exactly_0() {
            assertVerdict(
                    new Sheet().nothing("t").cell("a", "0.1").sum("t", "a").verdict(),
                    CONTRADICTION,
                    "0.05",
                    "0.15",
                    "-0.1");
        }

        @Test
        void missing_is_not_0_and_is_named() {
            Sheet operand = new Sheet().cell("t", "60.00").cell("a", "60.00").missing("b");
            Sheet target = new Sheet().missing("t").cell("a", "60.00");

            assertNotCheckable(operand.sum("t", "a", "b").verdict(), "b is not printed");
            assertNotCheckable(target.sum("t", "a").verdict(), "t is not printed");
        }

        @Test
        void a_missing_figure_is_needed_even_with_weight_0() {
            assertNotCheckable(
                    new Sheet()
                            .cell("t", "1")
                            .cell("a", "1")
                            .missing("b")
                            .sum("t", "a", "0 b")
                            .verdict(),
                    "b is not printed");
        }

        @Test
        void a_missing_denominator_is_named_too() {
            assertNotCheckable(
                    new Sheet()
                            .cell("t", "5", "PERCENT")
                            .cell("a", "1")
                            .missing("b")
                            .percent("t", "a", "b", "0")
                            .verdict(),
                    "b is not printed");
        }
    }

    @Nested
    @DisplayName("ratio: target = Σ numerators / Σ denominators")
    class Ratios {

        @Test
        void of_one_dimension_is_a_plain_number() {
            Sheet sheet = new Sheet()
                    .cell("t", "2.5", "NUMBER")
                    .cell("a", "5", "TEUR", 99)
                    .cell("b", "2000", "EUR", 99);

            assertVerdict(sheet.ratio("t", "a", "b").verdict(), EXACT, "2.5", "2.5", "0");
        }

        @Test
        void of_an_amount_by_posts_converts_to_the_unit_of_the_target() {
            Sheet sheet = new Sheet()
                    .cell("t", "250", "TEUR")
                    .cell("a", "1000000", "EUR", 99)
                    .cell("v", "4", "VZAE", 99);

            assertVerdict(sheet.ratio("t", "a", "v").verdict(), EXACT, "250", "250", "0");
        }

        @Test
        void counts_the_denominator_in_its_own_unit() {
            Sheet terabytes =
                    new Sheet().cell("t", "500").cell("a", "1000", "EUR", 99).cell("s", "2", "TB", 99);
            Sheet gigabytes =
                    new Sheet().cell("t", "0.5").cell("a", "1000", "EUR", 99).cell("s", "2000", "GB", 99);

            assertVerdict(terabytes.ratio("t", "a", "s").verdict(), EXACT, "500", "500", "0");
            assertVerdict(gigabytes.ratio("t", "a", "s").verdict(), EXACT, "0.5", "0.5", "0");
        }

        @Test
        void takes_the_extremes_over_the_corners() {
            Sheet sheet =
                    new Sheet().cell("t", "-2.5", "NUMBER").cell("a", "10").cell("b", "-4");

            // 10 ± 0.5 by -4 ± 0.5: 10.5 / -3.5 and 9.5 / -4.5
            assertVerdict(sheet.ratio("t", "a", "b").verdict(), EXACT, "-3", "-19/9", "0");
        }

        @Test
        void of_a_numerator_around_0_takes_both_ends_from_the_smallest_denominator() {
            Sheet sheet = new Sheet().cell("t", "0.1", "NUMBER").cell("a", "0").cell("b", "3");

            assertVerdict(sheet.ratio("t", "a", "b").verdict(), WITHIN_ROUNDING, "-0.2", "0.2", "0.1");
        }

        @Test
        void adds_numerators_and_denominators_with_their_weights() {
            Sheet sheet = new Sheet()
                    .cell("t", "2", "NUMBER")
                    .exact("a", "3")
                    .exact("b", "1")
                    .exact("c", "5")
                    .exact("d", "4");

            assertVerdict(
                    sheet.ratio("t", List.of("2 a", "-1 b"), List.of("c", "-5/8 d"))
                            .verdict(),
                    EXACT,
                    "2",
                    "2",
                    "0");
        }

        @ParameterizedTest(name = "{0} / {1} printed as {2}: {3}")
        @CsvSource({
            "1, 3, 0.33, EXACT",
            "2, 3, 0.67, EXACT",
            "1, 8, 0.13, EXACT",
            "-1, 8, -0.13, EXACT",
            "1, 8, 0.12, WITHIN_ROUNDING",
            "-1, 8, -0.12, WITHIN_ROUNDING",
            "1, 8, 0.125, EXACT",
            "1, 8, 0.14, CONTRADICTION",
            "1, 3, 0.3, EXACT",
            "1, 3, 0, EXACT",
            "1, 2, 1, EXACT",
            "1, 2, 0, WITHIN_ROUNDING",
            "-1, 2, -1, EXACT"
        })
        void is_EXACT_after_rounding_half_away_from_zero_to_the_decimals_of_the_target(
                String above, String below, String printed, Verdict verdict) {
            Sheet sheet =
                    new Sheet().cell("t", printed, "NUMBER").exact("a", above).exact("b", below);

            assertThat(sheet.ratio("t", "a", "b").verdict().verdict()).isEqualTo(verdict);
        }

        @Test
        void the_gap_is_taken_from_the_unrounded_quotient() {
            Sheet sheet =
                    new Sheet().cell("t", "0.33", "NUMBER").exact("a", "1").exact("b", "3");

            assertVerdict(sheet.ratio("t", "a", "b").verdict(), EXACT, "1/3", "1/3", "-1/300");
        }

        @Test
        void an_exact_target_is_not_rounded_for() {
            Sheet sheet =
                    new Sheet().cell("t", "0.33", "NUMBER", 99).exact("a", "1").exact("b", "3");

            assertThat(sheet.ratio("t", "a", "b").verdict().verdict()).isEqualTo(CONTRADICTION);
        }
    }

    @Nested
    @DisplayName("percent: ratio · 100, growth: (ratio - 1) · 100")
    class Percentages {

        @Test
        void actual_figures_in_percent_of_the_plan() {
            Sheet sheet = new Sheet()
                    .cell("t", "35", "PERCENT")
                    .cell("ist", "38823.00")
                    .exact("plan", "110000");

            // 3882300 / 110000 = 35.2936...
            assertVerdict(
                    sheet.percent("t", "ist", "plan").verdict(),
                    EXACT,
                    "7764599/220000",
                    "7764601/220000",
                    "-323/1100");
        }

        @Test
        void one_percent_too_much_is_a_contradiction() {
            Sheet sheet = new Sheet()
                    .cell("t", "36", "PERCENT")
                    .cell("ist", "38823.00")
                    .exact("plan", "110000");

            assertThat(sheet.percent("t", "ist", "plan").verdict().verdict()).isEqualTo(CONTRADICTION);
        }

        @Test
        void thousands_and_euros_convert() {
            Sheet sheet = new Sheet()
                    .cell("t", "50.0", "PERCENT")
                    .exact("ist", "1000")
                    .cell("plan", "2", "TEUR", 99);

            assertVerdict(sheet.percent("t", "ist", "plan").verdict(), EXACT, "50", "50", "0");
        }

        @Test
        void growth_over_the_year_before() {
            Sheet more =
                    new Sheet().cell("t", "10", "PERCENT").exact("now", "110").exact("before", "100");
            Sheet less =
                    new Sheet().cell("t", "-25", "PERCENT").exact("now", "75").exact("before", "100");
            Sheet rounded =
                    new Sheet().cell("t", "10", "PERCENT").cell("now", "110").exact("before", "100");

            assertVerdict(more.growth("t", "now", "before").verdict(), EXACT, "10", "10", "0");
            assertVerdict(less.growth("t", "now", "before").verdict(), EXACT, "-25", "-25", "0");
            assertVerdict(rounded.growth("t", "now", "before").verdict(), EXACT, "9.5", "10.5", "0");
        }

        @Test
        void growth_over_a_loss_keeps_the_sign_of_the_ratio() {
            Sheet sheet =
                    new Sheet().cell("t", "-150", "PERCENT").exact("now", "50").exact("before", "-100");

            assertVerdict(sheet.growth("t", "now", "before").verdict(), EXACT, "-150", "-150", "0");
        }
    }

    @Nested
    @DisplayName("a denominator whose interval holds 0")
    class Zeros {

        @Test
        void is_not_checkable_and_named() {
            Sheet zero = new Sheet().cell("t", "0", "PERCENT").exact("a", "5").exact("b", "0");
            Sheet maybe = new Sheet().cell("t", "0", "PERCENT").exact("a", "5").cell("b", "0");
            Sheet touching =
                    new Sheet().cell("t", "0", "PERCENT").exact("a", "5").cell("b", "0.5", "EUR", 0);

            assertNotCheckable(zero.percent("t", "a", "b").verdict(), "the divisor b is 0");
            assertNotCheckable(maybe.percent("t", "a", "b").verdict(), "the divisor b may be 0");
            assertNotCheckable(touching.percent("t", "a", "b").verdict(), "the divisor b may be 0");
        }

        @Test
        void of_several_denominators_names_all() {
            Sheet sheet = new Sheet()
                    .cell("t", "0", "NUMBER")
                    .exact("a", "5")
                    .exact("b", "2")
                    .exact("c", "2");

            assertNotCheckable(
                    sheet.ratio("t", List.of("a"), List.of("b", "-1 c")).verdict(), "the divisor b, c is 0");
        }

        @Test
        void that_is_exactly_0_is_held_against_what_the_form_prints() {
            Sheet right = new Sheet().cell("t", "0", "PERCENT").exact("a", "5").exact("b", "0");
            Sheet wrong =
                    new Sheet().cell("t", "100", "PERCENT").exact("a", "5").exact("b", "0");
            Sheet blank = new Sheet().cell("t", "0", "PERCENT").exact("a", "5").nothing("b");

            assertVerdict(right.percent("t", "a", "b", "0").verdict(), EXACT, "0", "0", "0");
            assertVerdict(wrong.percent("t", "a", "b", "0").verdict(), CONTRADICTION, "0", "0", "100");
            assertVerdict(blank.percent("t", "a", "b", "0").verdict(), EXACT, "0", "0", "0");
        }

        @Test
        void that_only_may_be_0_stays_not_checkable_whatever_the_form_prints() {
            Sheet sheet = new Sheet().cell("t", "0", "PERCENT").exact("a", "5").cell("b", "0");

            assertNotCheckable(sheet.percent("t", "a", "b", "0").verdict(), "the divisor b may be 0");
        }

        @Test
        void that_is_not_0_is_computed_with_whatever_the_form_prints_for_0() {
            Sheet sheet = new Sheet().cell("t", "50", "PERCENT").exact("a", "5").exact("b", "10");

            assertVerdict(sheet.percent("t", "a", "b", "0").verdict(), EXACT, "50", "50", "0");
        }
    }

    @Nested
    @DisplayName("mode rounded-sum, as XBRL 2.1")
    class RoundedSums {

        @Test
        void terms_are_rounded_half_even_to_their_own_decimals_first() {
            Sheet sheet = new Sheet().cell("t", "6").cell("a", "2.5", "EUR", 0).cell("b", "3.5", "EUR", 0);

            assertVerdict(sheet.roundedSum("t", "a", "b").verdict(), EXACT, "6", "6", "0");
        }

        @ParameterizedTest(name = "half of 5 printed as {0}: {1}")
        @CsvSource({"2, EXACT, 0", "3, CONTRADICTION, 1"})
        void the_sum_is_rounded_half_even_to_the_decimals_of_the_target(String printed, Verdict verdict, String gap) {
            Sheet sheet = new Sheet().cell("t", printed).cell("a", "5");

            assertVerdict(sheet.roundedSum("t", "1/2 a").verdict(), verdict, "2", "2", gap);
        }

        @Test
        void the_printed_target_is_rounded_half_even_too() {
            Sheet sheet = new Sheet().cell("t", "2.5", "EUR", 0).cell("a", "2");

            assertVerdict(sheet.roundedSum("t", "a").verdict(), EXACT, "2", "2", "0.5");
        }

        @ParameterizedTest(name = "644500 € printed as {0} T€: {1}")
        @CsvSource({"644, EXACT, 0", "645, CONTRADICTION, 1"})
        void euros_are_rounded_to_the_thousands_of_the_target(String printed, Verdict verdict, String gap) {
            Sheet sheet = new Sheet().cell("t", printed, "TEUR").cell("a", "644500");

            assertVerdict(sheet.roundedSum("t", "a").verdict(), verdict, "644", "644", gap);
        }

        @Test
        void there_is_no_tolerance() {
            Sheet sheet =
                    new Sheet().cell("t", "100").cell("a", "33").cell("b", "33").cell("c", "33");

            assertVerdict(sheet.roundedSum("t", "a", "b", "c").verdict(), CONTRADICTION, "99", "99", "1");
        }

        @Test
        void a_missing_term_is_not_checkable() {
            assertNotCheckable(
                    new Sheet().cell("t", "1").missing("a").roundedSum("t", "a").verdict(), "a is not printed");
        }

        @Test
        void exact_numbers_are_not_rounded() {
            Sheet sheet = new Sheet().cell("t", "2.5", "EUR", 99).exact("a", "2.5");

            assertVerdict(sheet.roundedSum("t", "a").verdict(), EXACT, "2.5", "2.5", "0");
        }
    }

    @Nested
    @DisplayName("same: occurrences of one fact agree")
    class Identities {

        @Test
        void each_further_occurrence_is_compared_with_the_most_precise_one() {
            List<RelationVerdict> verdicts = new Sheet()
                    .stating("jahresergebnis")
                    .cell("grob", "384", "TEUR")
                    .cell("fein", "383748.78")
                    .cell("euro", "383749")
                    .verdicts();

            assertThat(verdicts).extracting(RelationVerdict::relation).containsExactly("same:grob", "same:euro");
            assertThat(verdicts).allSatisfy(verdict -> {
                assertThat(verdict.operands()).containsExactly("fein");
                assertThat(verdict.isIdentity()).isTrue();
            });
            assertVerdict(verdicts.get(0), WITHIN_ROUNDING, "383.748775", "383.748785", "0.25122");
            assertVerdict(verdicts.get(1), WITHIN_ROUNDING, "383748.775", "383748.785", "0.22");
        }

        @Test
        void of_equally_precise_ones_the_first_in_file_order_is_the_reference() {
            List<RelationVerdict> verdicts = new Sheet()
                    .stating("jahresergebnis")
                    .cell("eins", "10.00")
                    .cell("zwei", "10.00")
                    .cell("drei", "10.01")
                    .cell("vier", "10.02")
                    .verdicts();

            assertThat(verdicts)
                    .extracting(RelationVerdict::relation)
                    .containsExactly("same:zwei", "same:drei", "same:vier");
            assertThat(verdicts)
                    .extracting(RelationVerdict::verdict)
                    .containsExactly(EXACT, WITHIN_ROUNDING, CONTRADICTION);
        }

        @Test
        void units_are_scaled_before_precision_is_compared() {
            List<RelationVerdict> verdicts = new Sheet()
                    .stating("jahresergebnis")
                    .cell("euro", "383749")
                    .cell("tausend", "383.7488", "TEUR")
                    .verdicts();

            // 383.7488 T€ is known to 10 cents
            assertThat(verdicts).singleElement().satisfies(verdict -> {
                assertThat(verdict.relation()).isEqualTo("same:euro");
                assertVerdict(verdict, WITHIN_ROUNDING, "383748.75", "383748.85", "0.2");
            });
        }

        @Test
        void a_number_that_is_exact_by_definition_is_the_most_precise() {
            assertThat(new Sheet()
                            .stating("planstellen")
                            .cell("cent", "10.0000")
                            .exact("genau", "10")
                            .verdicts())
                    .extracting(RelationVerdict::relation)
                    .containsExactly("same:cent");
        }

        @Test
        void empty_ones_are_skipped() {
            List<RelationVerdict> verdicts = new Sheet()
                    .stating("jahresergebnis")
                    .nothing("leer")
                    .missing("fehlt")
                    .cell("eins", "10.00")
                    .cell("zwei", "12.00")
                    .verdicts();

            assertThat(verdicts).singleElement().satisfies(verdict -> {
                assertThat(verdict.relation()).isEqualTo("same:zwei");
                assertThat(verdict.operands()).containsExactly("eins");
                assertThat(verdict.verdict()).isEqualTo(CONTRADICTION);
            });
        }

        @Test
        void units_of_different_dimensions_cannot_be_compared() {
            Sheet sheet = new Sheet()
                    .stating("arbeitsplaetze")
                    .cell("eins", "10", "COUNT")
                    .cell("zwei", "10", "VZAE");

            assertNotCheckable(sheet.verdict(), "zwei counts VZAE, eins counts COUNT");
        }

        @Test
        void different_facts_and_cells_without_fact_need_not_agree() {
            assertThat(new Sheet()
                            .cell("ohne", "1")
                            .cell("fakt", "2")
                            .stating("a")
                            .cell("a1", "3")
                            .stating("b")
                            .cell("b1", "4")
                            .verdicts())
                    .isEmpty();
        }

        @Test
        void their_verdicts_follow_those_of_the_relations_in_the_order_of_cells() {
            Sheet sheet = new Sheet()
                    .stating("a")
                    .cell("a1", "1")
                    .cell("a2", "1")
                    .stating("b")
                    .cell("b1", "2")
                    .cell("b2", "2")
                    .sum("b2", "b1")
                    .sum("a2", "a1");

            assertThat(sheet.verdicts())
                    .extracting(RelationVerdict::relation)
                    .containsExactly("r1", "r2", "same:a2", "same:b2");
        }
    }
}
