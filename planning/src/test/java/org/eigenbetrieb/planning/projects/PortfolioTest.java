package org.eigenbetrieb.planning.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two lists compared, contradictions, and rules of others. */
class PortfolioTest {

    private static final PaceRule RULE = PaceRule.standard();

    private static List<String> codes(Portfolio portfolio) {
        return portfolio.findings().stream().map(ProjectFinding::code).toList();
    }

    // ------------------------------------------------------------------------------------------------ comparison

    @Test
    void rows_are_matched_by_id_and_name_then_by_id_then_by_name() {
        ProjectList before = Lists.list(
                Lists.AUGUST,
                "10_027;Projekt;Glasfasernetz;;25;Q4/2023",
                "10_027;Projekt;Glasfasernetz Schulen;;60;31.12.2025",
                "10_030;Projekt;Datango;;66;Q2/2024",
                ";Projekt;Notfallkonzepte AEP;;75;Q4/2023",
                "10_099;Projekt;Altes;;100;Q2/2023");
        ProjectList now = Lists.list(
                Lists.NOVEMBER,
                "92_002;Projekt;Notfallkonzepte AEP;;80;Q4/2023",
                "10_030;Projekt;Datango Roll-out;;70;Q2/2024",
                "10_027;Projekt;Glasfasernetz Schulen;;60;31.12.2025",
                "10_027;Projekt;Glasfasernetz;;30;Q4/2023",
                "10_040;Projekt;Neues;;0;Q4/2024");

        ProjectComparison comparison = ProjectComparison.of(before, now);

        assertThat(comparison.continued())
                .extracting(pair -> pair.before().name() + " → " + pair.now().name())
                .containsExactly(
                        "Notfallkonzepte AEP → Notfallkonzepte AEP",
                        "Datango → Datango Roll-out",
                        "Glasfasernetz Schulen → Glasfasernetz Schulen",
                        "Glasfasernetz → Glasfasernetz");
        assertThat(comparison.continued().get(1).progress()).contains(Rational.of(4));
        assertThat(comparison.added()).extracting(Project::name).containsExactly("Neues");
        assertThat(comparison.removed()).extracting(Project::name).containsExactly("Altes");
        assertThat(comparison.ambiguous()).isEmpty();
    }

    @Test
    void rows_that_cannot_be_told_apart_are_not_compared_and_the_finding_says_so() {
        ProjectList before = Lists.list(Lists.AUGUST, ";T;WLAN;;30;Q4/2023", ";T;WLAN;;40;Q4/2023");
        ProjectList now = Lists.list(Lists.NOVEMBER, ";T;WLAN;;50;Q4/2023");

        Portfolio portfolio = Portfolio.of(now, before, RULE);

        assertThat(portfolio.comparison().orElseThrow().ambiguous()).hasSize(3);
        assertThat(portfolio.comparison().orElseThrow().continued()).isEmpty();
        assertThat(codes(portfolio)).containsExactly("EB-PRJ-014");
    }

    @Test
    void a_fallen_completion_a_moved_end_and_a_vanished_project_are_findings() {
        ProjectList before = Lists.list(
                Lists.AUGUST,
                "10_001;Projekt;A;;60;Q1/2024",
                "10_002;Projekt;B;;50;Q1/2024",
                "10_003;Projekt;C;;50;Q4/2024",
                "10_004;Projekt;D;;20;Q4/2024",
                "10_005;Projekt;E;;100;Q4/2023",
                "10_006;Projekt;F;;50;Q4/2024");
        ProjectList now = Lists.list(
                Lists.NOVEMBER,
                "10_001;Projekt;A;;55;Q1/2024",
                "10_002;Projekt;B;;60;31.03.2025",
                "10_003;Projekt;C;;75;Q3/2024",
                "10_006;Projekt;F;;75;31.12.2024");

        List<ProjectFinding> findings = Portfolio.of(now, before, RULE).findings();

        assertThat(findings)
                .extracting(ProjectFinding::toString)
                .containsExactly(
                        "EB-PRJ-011  liste.csv:2  10_001 \"A\" was 60 % complete on 2023-08-31 and is 55 % complete now",
                        "EB-PRJ-012  liste.csv:3  10_002 \"B\" was planned to end \"Q1/2024\" and is now planned to end"
                                + " \"31.03.2025\"",
                        "EB-PRJ-012  liste.csv:4  10_003 \"C\" was planned to end \"Q4/2024\" and is now planned to end"
                                + " \"Q3/2024\"",
                        "EB-PRJ-013  liste.csv:5  10_004 \"D\" stood in the list of 2023-08-31 with 20 % and is missing"
                                + " now");
        assertThat(findings.get(1).meldung()).endsWith("(365 Tage später)");
        assertThat(findings)
                .extracting(ProjectFinding::severity)
                .containsExactly(Severity.WARNING, Severity.WARNING, Severity.INFO, Severity.WARNING);
    }

    @Test
    void another_way_to_write_the_same_day_is_no_moved_end() {
        ProjectComparison.Pair pair =
                new ProjectComparison.Pair(Lists.project("50", "Q4/2024"), Lists.project("50", "31.12.2024"));

        assertThat(pair.endMoved()).isFalse();
        assertThat(pair.daysMoved()).contains(0L);
    }

    @Test
    void a_day_that_becomes_words_is_a_moved_end() {
        ProjectComparison.Pair pair =
                new ProjectComparison.Pair(Lists.project("50", "Q4/2024"), Lists.project("50", "Langzeit"));

        assertThat(pair.endMoved()).isTrue();
        assertThat(pair.daysMoved()).isEmpty();
    }

    @Test
    void lists_in_the_wrong_order_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Portfolio.of(Lists.list(Lists.AUGUST), Lists.list(Lists.AUGUST), RULE))
                .withMessageContaining("2023-08-31");
    }

    // ------------------------------------------------------------------------------------------------ printed status

    private static Portfolio printed(StatusRule rule, String... rows) {
        return Portfolio.of(
                Lists.readWith("proj_id;name;erledigung_prozent;geplanter_abschluss;q3_2023", Lists.AUGUST, rows)
                        .orThrow(),
                rule);
    }

    @Test
    void complete_but_printed_as_open_and_open_but_printed_as_complete_are_findings() {
        Portfolio portfolio = printed(RULE, "1_1;A;100;Q2/2023;z", "1_2;B;95;Q4/2024;a", "1_3;C;50;Q4/2024;z");

        assertThat(codes(portfolio)).containsExactly("EB-PRJ-009", "EB-PRJ-009");
        assertThat(portfolio.findings().get(0).meldung())
                .isEqualTo("1_1 „A“ ist zu 100 % erledigt, als Status ist aber „im Zeitplan“ (z) gedruckt");
    }

    @Test
    void a_printed_status_that_the_rule_does_not_derive_is_worth_knowing() {
        Portfolio portfolio = printed(RULE, "1_1;A;50;Q2/2023;z", "1_2;B;50;Langzeit;z");

        assertThat(codes(portfolio)).containsExactly("EB-PRJ-007", "EB-PRJ-010");
    }

    @Test
    void the_printed_status_can_be_taken_instead_of_a_derived_one() {
        Portfolio portfolio = printed(new PrintedStatusRule(), "1_1;A;50;Q2/2023;k", "1_2;B;50;Q4/2024;");

        assertThat(portfolio.assessments().values())
                .extracting(Assessment::status)
                .containsExactly(ProjectStatus.CRITICAL, ProjectStatus.NOT_DERIVABLE);
    }

    // ------------------------------------------------------------------------------------------------ own rules

    private record Own(@Nullable Assessment answer) implements StatusRule {
        @Override
        public String id() {
            return "own";
        }

        @Override
        public Validity validity() {
            return RULE.validity();
        }

        @Override
        public LegalSource source() {
            return LegalSource.practice("Übung");
        }

        @Override
        @SuppressWarnings("NullAway") // a plug-in that breaks its contract
        public Assessment assess(Project project, LocalDate stichtag, @Nullable Earlier earlier) {
            return answer;
        }
    }

    @Test
    void a_rule_of_ones_own_decides_alone() {
        Own own = new Own(new Assessment(ProjectStatus.CRITICAL, "by-hand", "so entschieden"));

        assertThat(Portfolio.of(Lists.list(Lists.AUGUST, "1_1;P;A;;100;Q1/2024"), own)
                        .byStatus())
                .containsEntry(ProjectStatus.CRITICAL, 1);
    }

    @Test
    void a_rule_that_fails_leaves_the_status_open_and_says_so() {
        Portfolio portfolio = Portfolio.of(Lists.list(Lists.AUGUST, "1_1;P;A;;100;Q1/2024"), new Own(null));

        assertThat(portfolio.assessments().get("1_1")).satisfies(assessment -> {
            assertThat(assessment.status()).isEqualTo(ProjectStatus.NOT_DERIVABLE);
            assertThat(assessment.reason()).isEqualTo("rule-failed");
        });
    }
}
