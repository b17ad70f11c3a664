package org.eigenbetrieb.planning.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule that derives a status, against cases worked out by hand, and its parameters. */
class PaceRuleTest {

    private static final PaceRule RULE = PaceRule.standard();

    @ParameterizedTest(name = "{0} %, planned {1}: {2} ({3})")
    @CsvSource({
        "100, Q1/2023, COMPLETED, complete",
        "100, Langzeit, COMPLETED, complete",
        "100, '', COMPLETED, complete",
        "'', Q1/2023, NOT_DERIVABLE, no-completion",
        "50, Langzeit, NOT_DERIVABLE, end-is-no-day",
        "50, '', NOT_DERIVABLE, no-end",
        "99, 30.08.2023, DELAYED, end-passed",
        "99, 31.08.2023, ON_SCHEDULE, nearly-done",
        "89.9, 31.08.2023, CRITICAL, end-near",
        "89, Q3/2023, CRITICAL, end-near",
        "90, Q3/2023, ON_SCHEDULE, nearly-done",
        "0, 01.10.2023, ON_SCHEDULE, end-ahead",
    })
    void with_one_list(String completion, String end, ProjectStatus status, String reason) {
        Assessment assessment = RULE.assess(Lists.project(completion, end), Lists.AUGUST, null);

        assertThat(assessment.status()).isEqualTo(status);
        assertThat(assessment.reason()).isEqualTo(reason);
    }

    /** From 31.08. to 30.11.2023 are 91 days. */
    @ParameterizedTest(name = "{0} % → {1} %, planned {2}: {3} ({4})")
    @CsvSource({
        // 10 points in 91 days leave 50 points for 455 days: 27.02.2025
        "40, 50, 27.02.2025, ON_SCHEDULE, pace-suffices",
        "40, 50, 26.02.2025, CRITICAL, pace-too-slow",
        // 30 points in 91 days leave 20 points for 60.67 days: 61 days, 30.01.2024
        "50, 80, 30.01.2024, ON_SCHEDULE, pace-suffices",
        "50, 80, 29.01.2024, CRITICAL, pace-too-slow",
        "50, 50, Q4/2027, CRITICAL, no-progress",
        "60, 50, Q4/2027, CRITICAL, no-progress",
        "50, 90, 30.11.2023, CRITICAL, pace-too-slow",
        "50, 90, 29.11.2023, DELAYED, end-passed",
        "50, 100, 29.11.2023, COMPLETED, complete",
        // no completion before: as with one list
        "'', 50, Q4/2023, CRITICAL, end-near",
        "'', 50, Q1/2024, ON_SCHEDULE, end-ahead",
    })
    void with_two_lists(String before, String now, String end, ProjectStatus status, String reason) {
        Assessment assessment = RULE.assess(
                Lists.project(now, end),
                Lists.NOVEMBER,
                new StatusRule.Earlier(Lists.AUGUST, Lists.project(before, end)));

        assertThat(assessment.status()).isEqualTo(status);
        assertThat(assessment.reason()).isEqualTo(reason);
    }

    @Test
    void the_reason_names_the_projected_day() {
        assertThat(RULE.assess(
                                Lists.project("50", "31.12.2024"),
                                Lists.NOVEMBER,
                                new StatusRule.Earlier(Lists.AUGUST, Lists.project("40", "31.12.2024")))
                        .text())
                .isEqualTo("zu 50 % erledigt, beim Tempo seit 31.08.2023 fertig am 27.02.2025, geplant bis 31.12.2024");
    }

    @Test
    void a_smaller_pace_factor_warns_earlier() {
        PaceRule careful =
                new PaceRule("careful", RULE.validity(), RULE.source(), Rational.parse("0.8"), Rational.ZERO);
        StatusRule.Earlier earlier = new StatusRule.Earlier(Lists.AUGUST, Lists.project("40", "Q4/2027"));

        // 50 points at 10 points in 91 days need 455 days; 0.8 of the pace needs 568.75
        assertThat(careful.assess(project(569), Lists.NOVEMBER, earlier).reason())
                .isEqualTo("pace-suffices");
        assertThat(careful.assess(project(568), Lists.NOVEMBER, earlier).reason())
                .isEqualTo("pace-too-tight");
    }

    private static Project project(int daysLeft) {
        return Lists.project("50", Lists.NOVEMBER.plusDays(daysLeft).toString());
    }

    @Test
    void a_pace_of_next_to_nothing_ends_beyond_all_planning() {
        assertThat(RULE.assess(
                                Lists.project("0.000002", "Q4/2027"),
                                Lists.NOVEMBER,
                                new StatusRule.Earlier(Lists.AUGUST, Lists.project("0.000001", "Q4/2027")))
                        .text())
                .contains("in mehr als 100 Jahren");
    }

    // ------------------------------------------------------------------------------------------------ parameters

    @Test
    void the_parameters_that_come_along_are_marked_unverified() {
        assertThat(RULE.source().standing()).isEqualTo(LegalSource.Standing.UNVERIFIED);
        assertThat(RULE.paceFactor()).isEqualTo(Rational.ONE);
        assertThat(RULE.nearlyDone()).isEqualTo(Rational.of(90));
    }

    private static Read<Optional<PaceRule>> read(String json) {
        return PaceRule.read(json.getBytes(StandardCharsets.UTF_8), "regel.json");
    }

    @Test
    void a_parameter_without_validity_source_or_value_is_refused_with_every_problem() {
        Read<Optional<PaceRule>> read = read("""
                {"format": "eigenbetrieb-status-rule/1", "id": "own", "paceFactor": "x", "nearlydone": "90"}
                """);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .extracting(problem -> problem.code() + " " + problem.message())
                .containsExactlyInAnyOrder(
                        "EB-JSN-004 field \"validFrom\" is missing",
                        "EB-JSN-004 field \"source\" is missing",
                        "EB-JSN-004 field \"nearlyDone\" is missing",
                        "EB-JSN-003 field \"nearlydone\" is not known here",
                        "EB-JSN-005 \"x\" is not a number; expected a plain decimal such as -0.25 or a fraction such as"
                                + " 1/4");
    }

    @Test
    void a_number_that_makes_no_sense_is_refused_with_its_place() {
        Read<Optional<PaceRule>> read = read("""
                {"format": "eigenbetrieb-status-rule/1", "id": "own", "validFrom": "2024-01-01",
                 "source": {"kind": "practice", "title": "Dienstanweisung", "standing": "printed"},
                 "paceFactor": "1", "nearlyDone": "190"}
                """);

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place().line()).isEqualTo(1);
            assertThat(problem.message()).contains("nearlyDone 190");
        });
    }

    @Test
    void a_rule_is_refused_for_a_list_before_its_time() {
        PaceRule later = new PaceRule(
                "later",
                org.eigenbetrieb.core.law.Validity.from(LocalDate.of(2024, 1, 1)),
                RULE.source(),
                Rational.ONE,
                Rational.ZERO);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Portfolio.of(Lists.list(Lists.AUGUST), later))
                .withMessageContaining("later")
                .withMessageContaining("2023-08-31");
    }
}
