package org.eigenbetrieb.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.eigenbetrieb.core.figure.FigureKey;
import org.junit.jupiter.api.Test;

/** Which rule forecasts which line: the account before its post before the whole paper before everything. */
class ChoiceOfRuleTest {

    private static final String LINEAR = "hochrechnung.linear";
    private static final String PLAN = "hochrechnung.planwert";
    private static final String FIXED = "hochrechnung.festwert";
    private static final String SIX = "\"wert\": \"6\"";

    /** Two accounts of materials and one of services; plan 1.000, Ist 100. */
    private static Zwischenbericht accounts() {
        return Zwischenbericht.zum("2023-06-30")
                .account("51", "1.000", "100", "", "")
                .account("52", "1.000", "100", "", "")
                .service("61", "1.000", "100");
    }

    private static String forecasts(Zwischenbericht zwischenbericht) {
        Zwischenbericht.Computed computed = zwischenbericht.compute();
        assertThat(computed.problems()).isEmpty();
        return computed.forecast("51") + " " + computed.forecast("52") + " " + computed.forecast("61");
    }

    @Test
    void a_choice_without_lines_is_for_all_lines() {
        assertThat(forecasts(accounts().choose(LINEAR, ""))).isEqualTo("200 200 200");
    }

    @Test
    void a_choice_for_a_post_goes_before_one_for_all() {
        assertThat(forecasts(accounts().choose(LINEAR, "").choose(PLAN, "", "roh-hilfs-und-betriebsstoffe")))
                .isEqualTo("1000 1000 200");
    }

    @Test
    void a_choice_for_an_account_goes_before_one_for_its_post() {
        assertThat(forecasts(accounts()
                        .choose(LINEAR, "")
                        .choose(PLAN, "", "roh-hilfs-und-betriebsstoffe")
                        .choose(FIXED, SIX, "52")))
                .isEqualTo("1000 6 200");
    }

    @Test
    void the_order_in_the_file_does_not_matter() {
        assertThat(forecasts(accounts()
                        .choose(FIXED, SIX, "52")
                        .choose(PLAN, "", "roh-hilfs-und-betriebsstoffe")
                        .choose(LINEAR, "")))
                .isEqualTo("1000 6 200");
    }

    @Test
    void a_choice_for_a_paper_goes_before_the_same_for_all_papers() {
        assertThat(forecasts(accounts().choose(LINEAR, "").chooseInPaper(PLAN))).isEqualTo("1000 1000 1000");
        assertThat(forecasts(accounts()
                        .choose(LINEAR, "", "61")
                        .chooseInPaper(PLAN, "61")
                        .choose(LINEAR, "")))
                .isEqualTo("200 200 1000");
    }

    @Test
    void an_account_in_all_papers_goes_before_a_post_in_one() {
        assertThat(forecasts(accounts()
                        .choose(LINEAR, "")
                        .chooseInPaper(PLAN, "roh-hilfs-und-betriebsstoffe")
                        .choose(FIXED, SIX, "51")))
                .isEqualTo("6 1000 200");
    }

    @Test
    void several_lines_may_share_a_choice() {
        assertThat(forecasts(accounts().choose(LINEAR, "").choose(PLAN, "", "51", "bezogene-leistungen")))
                .isEqualTo("1000 200 1000");
    }

    @Test
    void two_choices_that_fit_equally_are_an_error_and_none_is_taken() {
        Zwischenbericht.Computed computed = accounts()
                .choose(LINEAR, "")
                .choose(PLAN, "", "52")
                .choose(FIXED, SIX, "52")
                .compute();

        assertThat(computed.problems())
                .singleElement()
                .asString()
                .startsWith("EB-CAL-003  pack.json:27:5  two choices fit")
                .contains("hochrechnung.planwert (pack.json:26:5) and hochrechnung.festwert");
        assertThat(computed.forecast("51")).isEqualTo("200");
        assertThat(computed.run()
                        .evaluation()
                        .value(FigureKey.parse("kontobetrag|HOCHRECHNUNG.2023-06-30|2023|konto=52"))
                        .ifFailed())
                .isPresent();
    }

    @Test
    void a_line_that_does_not_exist_and_one_that_is_computed_are_named() {
        assertThat(accounts()
                        .choose(LINEAR, "")
                        .choose(PLAN, "", "53", "materialaufwand")
                        .compute()
                        .problems())
                .extracting(Object::toString)
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem)
                                .startsWith(
                                        "EB-CAL-004  pack.json:26:5  the choice names \"53\", which is neither a line"
                                                + " nor an account"),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "EB-CAL-004  pack.json:26:5  the choice names \"materialaufwand\", which its"
                                                + " form computes from other lines"));
    }
}
