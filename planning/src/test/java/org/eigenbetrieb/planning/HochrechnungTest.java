package org.eigenbetrieb.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forecast rules, each against numbers computed by hand. */
class HochrechnungTest {

    private static final String LINEAR = "hochrechnung.linear";
    private static final String REST = "hochrechnung.ist-plus-restplan";
    private static final String PLAN = "hochrechnung.planwert";
    private static final String LAST_YEAR = "hochrechnung.vorjahresverlauf";
    private static final String FIXED = "hochrechnung.festwert";

    private static String convention(String name) {
        return "\"convention\": \"" + name + "\"";
    }

    // ------------------------------------------------------------------------------------------------ linear

    @ParameterizedTest(name = "{2} € by {0}: {1} gives {3} €")
    @CsvSource({
        // months of 12
        "2023-06-30, months, 153.979, 307958",
        "2023-03-31, months, 100, 400",
        "2023-09-30, months, 90, 120",
        "2023-12-31, months, 100, 100",
        "2023-02-28, months, 100, 600",
        "2024-02-29, months, 100, 600",
        // days: 181 of 365, in a leap year 182 of 366
        "2023-06-30, days, 1.000, 2016.57",
        "2024-06-30, days, 1.000, 2010.99",
        "2024-02-29, days, 60, 366",
        "2023-06-15, days, 166, 365",
        "2023-12-31, days, 100, 100",
        "2023-01-01, days, 1, 365",
        // 360 days: 180, 165 and, at the end of February, two whole months
        "2023-06-30, 30-360, 100, 200",
        "2023-06-15, 30-360, '1.234,56', 2693.59",
        "2023-02-28, 30-360, 100, 600",
        "2024-02-29, 30-360, 100, 600",
        "2023-12-31, 30-360, 100, 100",
        // a credit is a credit
        "2023-06-30, months, '-1.605,31', -3210.62",
    })
    void linear_is_ist_times_whole_year_over_elapsed_time(String stichtag, String name, String ist, String expected) {
        Zwischenbericht.Computed computed = Zwischenbericht.zum(stichtag)
                .account("5221000000", "325.000", ist, "", "")
                .choose(LINEAR, convention(name))
                .compute();

        assertThat(computed.problems()).isEmpty();
        assertThat(new BigDecimal(decimal(computed.strom()))).isEqualByComparingTo(expected);
    }

    /** Fractions such as 201657/100 as decimals. */
    private static String decimal(String rational) {
        int slash = rational.indexOf('/');
        return slash < 0
                ? rational
                : new BigDecimal(rational.substring(0, slash))
                        .divide(new BigDecimal(rational.substring(slash + 1)))
                        .toPlainString();
    }

    @ParameterizedTest(name = "{0} € × 12/8 is {1} €")
    @CsvSource({"'0,01', 0.02", "'0,03', 0.05", "'-0,01', -0.02", "'-0,03', -0.05", "'0,02', 0.03", "'99,99', 149.99"})
    void a_forecast_is_rounded_to_the_cent_half_up_away_from_zero(String ist, String expected) {
        Zwischenbericht.Computed computed = Zwischenbericht.zum("2023-08-31")
                .account("5221000000", "", ist, "", "")
                .choose(LINEAR, convention("months"))
                .compute();

        assertThat(decimal(computed.strom())).isEqualTo(expected);
    }

    @Test
    void sums_are_formed_from_the_rounded_cents() {
        // Three times 0,01 × 12/8 = 0,015: 0,02 each, 0,06 together and not 0,05 (0,045 rounded).
        Zwischenbericht.Computed computed = Zwischenbericht.zum("2023-08-31")
                .account("1", "", "0,01", "", "")
                .account("2", "", "0,01", "", "")
                .account("3", "", "0,01", "", "")
                .choose(LINEAR, "")
                .compute();

        assertThat(decimal(computed.total("materialaufwand"))).isEqualTo("0.06");
    }

    @Test
    void months_are_the_convention_where_none_is_given() {
        Zwischenbericht.Computed computed =
                Zwischenbericht.zum("2023-06-30").strom().choose(LINEAR, "").compute();

        assertThat(decimal(computed.strom())).isEqualTo("307958.26");
        assertThat(computed.rule()).isEqualTo("Hochrechnung linear nach Zeitablauf: Ist × 12/6 Monate – Grund: Probe");
    }

    @ParameterizedTest
    @CsvSource({"months, 12/6 Monate", "days, 365/181 Tage", "30-360, 360/180 Zinstage"})
    void the_rule_says_how_time_was_counted(String name, String factor) {
        assertThat(Zwischenbericht.zum("2023-06-30")
                        .strom()
                        .choose(LINEAR, convention(name))
                        .compute()
                        .rule())
                .isEqualTo("Hochrechnung linear nach Zeitablauf: Ist × " + factor + " – Grund: Probe");
    }

    @ParameterizedTest
    @CsvSource({"2023-06-15", "2023-06-29", "2024-02-28", "2023-12-30"})
    void months_do_not_apply_within_a_month(String stichtag) {
        Zwischenbericht.Computed computed = Zwischenbericht.zum(stichtag)
                .strom()
                .choose(LINEAR, convention("months"))
                .compute();

        assertThat(computed.problems()).isEmpty();
        assertThat(computed.failure().reason()).isEqualTo(Failure.Reason.NOT_APPLICABLE);
        assertThat(computed.failure().message())
                .isEqualTo("hochrechnung.linear: der Stichtag " + stichtag
                        + " ist kein Monatsende; months zählt nur ganze Monate, days und 30-360 zählen Tage");
    }

    @Test
    void a_missing_ist_is_missing_and_not_0() {
        Zwischenbericht.Computed computed = Zwischenbericht.zum("2023-06-30")
                .account("5221000000", "325.000", "", "", "")
                .choose(LINEAR, "")
                .compute();

        assertThat(computed.failure().reason()).isEqualTo(Failure.Reason.MISSING_INPUT);
        assertThat(computed.failure().causes())
                .containsExactly(FigureKey.parse("kontobetrag|IST.2023-06-30|2023-01-01/2023-06-30|konto=5221000000"));
    }

    // ------------------------------------------------------------------------------------------------ plan

    @Test
    void planwert_is_the_plan() {
        Zwischenbericht.Computed computed =
                Zwischenbericht.zum("2023-06-15").strom().choose(PLAN, "").compute();

        assertThat(computed.strom()).isEqualTo("325000");
        assertThat(computed.rule()).isEqualTo("Hochrechnung gleich Planwert – Grund: Probe");
    }

    @Test
    void a_missing_plan_is_missing_and_not_0() {
        Zwischenbericht.Computed computed = Zwischenbericht.zum("2023-06-30")
                .account("5221000000", "", "153.979,13", "", "")
                .choose(PLAN, "")
                .compute();

        assertThat(computed.failure().causes())
                .containsExactly(FigureKey.parse("kontobetrag|ANSATZ|2023|konto=5221000000"));
    }

    // ------------------------------------------------------------------------------------------------ rest of plan

    @ParameterizedTest(name = "{0} by {1}: {2} €")
    @CsvSource({
        // 153.979,13 + 325.000 × 6/12
        "2023-06-30, months, 316479.13",
        // + 325.000 × 184/365 = 163.835,6164…
        "2023-06-30, days, 317814.75",
        // + 325.000 × 180/360
        "2023-06-30, 30-360, 316479.13",
        // + 325.000 × 3/12
        "2023-09-30, months, 235229.13",
        // + nothing
        "2023-12-31, months, 153979.13",
        // + 325.000 × 306/366 = 271.721,3114…, after 60 days of a leap year
        "2024-02-29, days, 425700.44",
    })
    void ist_plus_restplan_adds_the_plan_of_the_remaining_time(String stichtag, String name, String expected) {
        Zwischenbericht.Computed computed = Zwischenbericht.zum(stichtag)
                .strom()
                .choose(REST, convention(name))
                .compute();

        assertThat(decimal(computed.strom())).isEqualTo(expected);
    }

    @Test
    void ist_plus_restplan_says_what_it_added() {
        assertThat(Zwischenbericht.zum("2023-06-30")
                        .strom()
                        .choose(REST, convention("days"))
                        .compute()
                        .rule())
                .isEqualTo("Hochrechnung: Ist zuzüglich Restplan: Ist + Plan × 184/365 Tage – Grund: Probe");
    }

    @Test
    void ist_plus_restplan_by_months_does_not_apply_within_a_month() {
        assertThat(Zwischenbericht.zum("2023-06-15")
                        .strom()
                        .choose(REST, "")
                        .compute()
                        .failure()
                        .reason())
                .isEqualTo(Failure.Reason.NOT_APPLICABLE);
    }

    // ------------------------------------------------------------------------------------------------ last year

    @Test
    void vorjahresverlauf_repeats_the_course_of_last_year() {
        // 153.979,13 × 335.221,21 / 160.000,00 = 322.606,6892…
        Zwischenbericht.Computed computed =
                Zwischenbericht.zum("2023-06-15").strom().choose(LAST_YEAR, "").compute();

        assertThat(decimal(computed.strom())).isEqualTo("322606.69");
        assertThat(computed.rule())
                .isEqualTo("Hochrechnung nach dem Verlauf des Vorjahres: Ist × Vorjahr gesamt / Vorjahr am selben Tag"
                        + " – Grund: Probe");
    }

    @Test
    void vorjahresverlauf_looks_at_the_same_day_of_last_year_also_after_a_leap_day() {
        Zwischenbericht.Computed computed = Zwischenbericht.zum("2024-02-29")
                .account("5221000000", "", "100", "600", "120")
                .choose(LAST_YEAR, "")
                .compute();

        assertThat(computed.strom()).isEqualTo("500");
    }

    @Test
    void vorjahresverlauf_does_not_apply_where_last_year_had_0_by_then_and_names_the_divisor() {
        Zwischenbericht.Computed computed = Zwischenbericht.zum("2023-06-30")
                .account("5221000000", "", "100", "600", "0")
                .choose(LAST_YEAR, "")
                .compute();

        assertThat(computed.failure().reason()).isEqualTo(Failure.Reason.NOT_APPLICABLE);
        assertThat(computed.failure().message()).contains("the divisor is 0");
        assertThat(computed.failure().causes())
                .containsExactly(FigureKey.parse("kontobetrag|IST.2022-06-30|2022-01-01/2022-06-30|konto=5221000000"));
        assertThat(computed.failedRules()).isEmpty();
    }

    @Test
    void vorjahresverlauf_misses_what_last_year_did_not_print() {
        Zwischenbericht.Computed computed = Zwischenbericht.zum("2023-06-30")
                .account("5221000000", "", "100", "", "50")
                .choose(LAST_YEAR, "")
                .compute();

        assertThat(computed.failure().reason()).isEqualTo(Failure.Reason.MISSING_INPUT);
        assertThat(computed.failure().causes())
                .containsExactly(FigureKey.parse("kontobetrag|ERGEBNIS|2022|konto=5221000000"));
    }

    // ------------------------------------------------------------------------------------------------ fixed amount

    @ParameterizedTest
    @CsvSource({"60000.00, 60000", "60000, 60000", "-12.34, -12.34", "0, 0"})
    void festwert_is_the_amount_that_is_given(String given, String expected) {
        Zwischenbericht.Computed computed = Zwischenbericht.zum("2023-06-15")
                .strom()
                .choose(FIXED, "\"wert\": \"" + given + "\"")
                .compute();

        assertThat(computed.problems()).isEmpty();
        assertThat(decimal(computed.strom())).isEqualTo(expected);
    }

    @Test
    void festwert_may_be_written_as_a_number() {
        assertThat(Zwischenbericht.zum("2023-06-15")
                        .strom()
                        .choose(FIXED, "\"wert\": 60000.5")
                        .compute()
                        .strom())
                .isEqualTo("120001/2");
    }

    @Test
    void festwert_without_an_amount_is_a_problem_with_its_place() {
        Zwischenbericht.Computed computed =
                Zwischenbericht.zum("2023-06-30").strom().choose(FIXED, "").compute();

        assertThat(computed.problems())
                .singleElement()
                .asString()
                .startsWith("EB-CAL-005  pack.json:25:15  calculator hochrechnung.festwert failed:")
                .contains("Der Parameter wert fehlt");
        assertThat(computed.failure().reason()).isEqualTo(Failure.Reason.RULE_FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "60.000,00; the ',' at position 7 has no meaning here",
                "viel; there is no digit",
                "6OOOO; looks like a zero"
            })
    void festwert_in_another_notation_is_explained(String given, String detail) {
        Zwischenbericht.Computed computed = Zwischenbericht.zum("2023-06-30")
                .strom()
                .choose(FIXED, "\"wert\": \"" + given + "\"")
                .compute();

        assertThat(computed.problems())
                .singleElement()
                .asString()
                .startsWith("EB-CAL-011  pack.json:25:15  calculator hochrechnung.festwert cannot use its parameters")
                .contains("\"" + given + "\" is not a number in plain notation")
                .contains(detail);
    }

    @Test
    void festwert_with_three_decimals_is_most_likely_thousands_and_not_used() {
        Zwischenbericht.Computed computed = Zwischenbericht.zum("2023-06-30")
                .strom()
                .choose(FIXED, "\"wert\": \"250.000\"")
                .compute();

        assertThat(computed.problems())
                .singleElement()
                .asString()
                .startsWith("EB-CAL-011  pack.json:25:15  calculator hochrechnung.festwert cannot use its parameters")
                .contains("has 3 decimals; write 250000")
                .contains("correct the parameters of this choice");
        assertThat(computed.failure().reason()).isEqualTo(Failure.Reason.RULE_FAILED);
    }

    // ------------------------------------------------------------------------------------------------ mistakes

    @Test
    void a_parameter_that_the_rule_does_not_have_is_named_with_those_it_has() {
        Zwischenbericht.Computed computed = Zwischenbericht.zum("2023-06-30")
                .strom()
                .choose(LINEAR, "\"konvention\": \"days\"")
                .compute();

        assertThat(computed.problems())
                .singleElement()
                .hasToString(
                        "EB-CAL-009  pack.json:25:15  calculator hochrechnung.linear has no parameter \"konvention\"\n"
                                + "            expected one of [convention]");
    }

    @Test
    void a_rule_without_parameters_takes_none() {
        assertThat(Zwischenbericht.zum("2023-06-30")
                        .strom()
                        .choose(PLAN, "\"convention\": \"days\"")
                        .compute()
                        .problems())
                .singleElement()
                .hasToString(
                        "EB-CAL-009  pack.json:25:15  calculator hochrechnung.planwert has no parameter \"convention\"\n"
                                + "            expected none");
    }

    @ParameterizedTest
    @CsvSource({"weeks", "Months", "30/360", "''"})
    void an_unknown_way_to_count_time_is_a_problem_that_lists_the_known_ones(String name) {
        Zwischenbericht.Computed computed = Zwischenbericht.zum("2023-06-30")
                .strom()
                .choose(LINEAR, convention(name))
                .compute();

        assertThat(computed.problems())
                .singleElement()
                .asString()
                .startsWith("EB-CAL-011  pack.json:25:15  calculator hochrechnung.linear cannot use its parameters"
                        + " {convention=" + name + "}")
                .contains("\"" + name + "\" is not a way to count time; expected months, days or 30-360");
        assertThat(computed.failure().reason()).isEqualTo(Failure.Reason.RULE_FAILED);
        assertThat(computed.failedRules()).isNotEmpty();
    }

    @Test
    void without_a_choice_five_rules_of_equal_rank_are_an_error_that_names_them_all() {
        Zwischenbericht.Computed computed =
                Zwischenbericht.zum("2023-06-30").strom().compute();

        assertThat(computed.problems())
                .singleElement()
                .asString()
                .startsWith("EB-CAL-002")
                .contains("several calculators for slot \"hochrechnung\" have equal rank")
                .contains(LINEAR, PLAN, REST, LAST_YEAR, FIXED)
                .contains("write a choice into the pack");
        assertThat(computed.failure().reason()).isEqualTo(Failure.Reason.RULE_FAILED);
    }
}
