package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final SourceRef PLACE = SourceRef.of("test.csv");

    private static Taetigkeitsbericht.Builder report(String detected, String stand) {
        return Taetigkeitsbericht.builder()
                .begin(LocalDate.of(2023, 1, 1))
                .end(LocalDate.of(2027, 12, 31))
                .stand(LocalDate.parse(stand))
                .zone(BERLIN)
                .place(PLACE)
                .addIncidents(Incident.builder()
                        .id("v1")
                        .title("Vorfall")
                        .detected(Moment.parse(detected, BERLIN))
                        .place(PLACE)
                        .build());
    }

    private static Scope scope(String duty, Answer applies) {
        return new Scope(duty, applies, "festgestellt", "Leitung", null, Classification.INTERNAL, PLACE);
    }

    private static Notification row(String duty, String step, Answer notifiable, String submitted) {
        return new Notification(
                "v1", duty, step, notifiable, "", Moment.parse(submitted, BERLIN), Classification.INTERNAL, PLACE);
    }

    private static List<Deadline> deadlines(Taetigkeitsbericht.Builder report) {
        return Deadline.of(report.build(), ReportingDuty.standard(), Set.of());
    }

    private static Deadline gdpr(String detected, String submitted, String stand) {
        return deadlines(report(detected, stand)
                        .addScopes(scope("dsgvo-33", Answer.YES))
                        .addNotifications(row("dsgvo-33", "meldung", Answer.YES, submitted)))
                .get(0);
    }

    private static LocalDateTime clock(@Nullable Instant instant) {
        return Objects.requireNonNull(instant).atZone(BERLIN).toLocalDateTime();
    }

    @Test
    void seventyTwoHoursAreHoursAlsoWhenSummerTimeBeginsAndOverTheWeekend() {
        // Friday 24.03.2023 18:00 CET; the clock jumps on Sunday, so three days later it shows 19:00 CEST
        Deadline deadline = gdpr("2023-03-24T18:00", "?", "2023-03-25");

        assertThat(deadline.due()).isEqualTo("2023-03-27T17:00:00Z");
        assertThat(clock(deadline.due())).hasToString("2023-03-27T19:00");
        assertThat(deadline.extended()).isNull();
        assertThat(deadline.state()).isEqualTo(Deadline.State.RUNNING);
    }

    /** Nobody reports what he does not know yet: one of the two moments is wrong, and neither proves a deadline kept. */
    @Test
    void aReportThatIsDatedBeforeTheIncidentWasKnownIsNotInTime() {
        assertThat(gdpr("2024-05-06T10:00", "2024-04-20T10:00", "2024-05-31").state())
                .isEqualTo(Deadline.State.TOO_EARLY);
        assertThat(gdpr("2024-05-06", "2024-05-05", "2024-05-31").state()).isEqualTo(Deadline.State.TOO_EARLY);
        assertThat(gdpr("2024-05-06", "2024-05-06T00:30", "2024-05-31").state()).isEqualTo(Deadline.State.MET);
        assertThat(gdpr("../2024-05-06", "2024-04-20", "2024-05-31").state()).isEqualTo(Deadline.State.UNDECIDED);

        Taetigkeitsbericht early = report("2024-05-06T10:00", "2024-05-31")
                .addScopes(scope("dsgvo-33", Answer.YES))
                .addNotifications(row("dsgvo-33", "meldung", Answer.YES, "2024-04-20T10:00"))
                .build();
        assertThat(SecurityReport.of(early, Classification.INTERNAL).findings())
                .filteredOn(finding -> finding.code().equals("EB-SEC-126"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.meldung())
                        .contains("20.04.2024, 10:00 Uhr", "06.05.2024, 10:00 Uhr", "offen"));
    }

    @Test
    void aReportOfAStepIsNotDatedBeforeTheStepThatItFollows() {
        List<Deadline> steps = deadlines(report("2026-02-02T10:00", "2026-05-31")
                .addScopes(scope("bsig-32", Answer.YES))
                .addNotifications(
                        row("bsig-32", "meldung", Answer.YES, "2026-02-04T10:00"),
                        row("bsig-32", "abschlussmeldung", Answer.YES, "2026-02-03T10:00")));

        assertThat(steps)
                .filteredOn(step -> step.step().equals("abschlussmeldung"))
                .extracting(Deadline::state)
                .containsExactly(Deadline.State.TOO_EARLY);
    }

    @Test
    void stepsThatDoNotFitAreNamedAndTheOthersKept() {
        Read<List<ReportingDuty>> read = ReportingDuty.read(Koblenz.csv("""
                pflicht,schritt,bezeichnung,nach,dauer,einheit,gueltig_von,gueltig_bis,quelle,fundstelle
                x,a,Anzeige,,3,tage,2020-01-01,,Q,§ 1
                x,b,Bericht,fehlt,3,tage,2020-01-01,,Q,§ 1
                x,a,Anzeige,,4,tage,2020-01-01,,Q,§ 1
                y,c,Bericht,,3,tage,2020-01-01,2019-12-31,Q,§ 2
                x,d,Ende,a,-1,tage,2020-01-01,,Q,§ 1
                x,e,Ende,a,1,kalendermonate,2020-01-01,,Q,§ 1
                """));

        assertThat(read.problems())
                .extracting(problem -> problem.code() + " " + problem.place().line() + ":"
                        + problem.place().column())
                .containsExactly("EB-SEC-002 3:4", "EB-SEC-002 4:2", "EB-SEC-002 5:8", "EB-SEC-002 6:6");
        assertThat(read.value())
                .singleElement()
                .satisfies(duty -> assertThat(duty.steps())
                        .extracting(ReportingDuty.Step::id)
                        .containsExactly("a", "e"));
    }

    @Test
    void summerTimeEndsAnHourEarlierOnTheClock() {
        assertThat(clock(gdpr("2023-10-27T18:00", "?", "2023-10-28").due())).hasToString("2023-10-30T17:00");
    }

    @Test
    void anUncertainStartGivesASafeAndALatestDeadline() {
        Deadline deadline = gdpr("2024-05-06", "2024-05-09T00:00", "2024-05-31");

        assertThat(clock(deadline.due())).hasToString("2024-05-09T00:00");
        assertThat(clock(deadline.latest())).hasToString("2024-05-09T23:59:59");
        assertThat(deadline.state()).isEqualTo(Deadline.State.MET);
        assertThat(gdpr("2024-05-06", "2024-05-09T12:00", "2024-05-31").state()).isEqualTo(Deadline.State.UNDECIDED);
        assertThat(gdpr("2024-05-06", "2024-05-10T00:00", "2024-05-31").state()).isEqualTo(Deadline.State.MISSED);
        assertThat(gdpr("2024-05-06", "?", "2024-05-31").state()).isEqualTo(Deadline.State.OVERDUE);
        assertThat(gdpr("?", "?", "2024-05-31").state()).isEqualTo(Deadline.State.UNKNOWN_START);
    }

    @Test
    void theFinalReportIsDueOneCalendarMonthAfterTheReport() {
        List<Deadline> deadlines = deadlines(report("2026-01-28T09:00", "2026-02-01")
                .addScopes(scope("bsig-32", Answer.YES))
                .addNotifications(row("bsig-32", "erstmeldung", Answer.YES, "2026-01-28T20:00"))
                .addNotifications(row("bsig-32", "meldung", Answer.YES, "2026-01-31T08:00")));

        assertThat(deadlines).extracting(Deadline::step).containsExactly("erstmeldung", "meldung", "abschlussmeldung");
        assertThat(deadlines.get(0).due()).isEqualTo("2026-01-29T08:00:00Z");
        assertThat(deadlines.get(1).due()).isEqualTo("2026-01-31T08:00:00Z");
        // 31 January and one month: the last day of February, a Saturday in 2026
        assertThat(clock(deadlines.get(2).due())).hasToString("2026-02-28T23:59:59");
        assertThat(clock(deadlines.get(2).extended())).hasToString("2026-03-02T23:59:59");
        assertThat(deadlines)
                .extracting(Deadline::state)
                .containsExactly(Deadline.State.MET, Deadline.State.MET, Deadline.State.RUNNING);
    }

    @Test
    void aMonthIsACalendarMonthAndNotThirtyDays() {
        assertThat(DeadlineRule.calendarMonths(1).end(Instant.parse("2026-03-10T11:00:00Z"), BERLIN))
                .isEqualTo("2026-04-10T21:59:59Z");
        assertThat(DeadlineRule.calendarMonths(1).end(Instant.parse("2028-01-30T11:00:00Z"), BERLIN))
                .isEqualTo("2028-02-29T22:59:59Z");
    }

    @Test
    void holidaysAreAnArgument() {
        Instant sunday = Instant.parse("2026-04-05T21:59:59Z"); // Easter
        assertThat(Deadline.extension(sunday, BERLIN, Set.of())).contains(Instant.parse("2026-04-06T21:59:59Z"));
        assertThat(Deadline.extension(sunday, BERLIN, Set.of(LocalDate.of(2026, 4, 6))))
                .contains(Instant.parse("2026-04-07T21:59:59Z"));
    }

    @Test
    void aDutyThatWasNotInForceGivesNoDeadline() {
        assertThat(deadlines(report("2023-04-11", "2026-02-01").addScopes(scope("bsig-32", Answer.YES))))
                .singleElement()
                .satisfies(deadline -> assertThat(deadline.state()).isEqualTo(Deadline.State.NOT_IN_FORCE));
    }

    @Test
    void scopeIsNeverAssumed() {
        assertThat(deadlines(report("2026-01-28T09:00", "2026-02-01"))).isEmpty();
        assertThat(deadlines(report("2026-01-28T09:00", "2026-02-01").addScopes(scope("bsig-32", Answer.NO))))
                .isEmpty();
        assertThat(deadlines(report("2026-01-28T09:00", "2026-02-01").addScopes(scope("bsig-32", Answer.OPEN))))
                .hasSize(3)
                .allMatch(Deadline::precaution);
        assertThatThrownBy(() -> new Scope("bsig-32", Answer.NO, " ", "", null, Classification.INTERNAL, PLACE))
                .hasMessageContaining("without a reason");
    }

    @Test
    void anIncidentThatNeedNotBeReportedHasNoDeadline() {
        assertThat(deadlines(report("2024-01-28T09:00", "2026-02-01")
                        .addScopes(scope("dsgvo-33", Answer.YES))
                        .addNotifications(row("dsgvo-33", "", Answer.NO, "?"))))
                .singleElement()
                .satisfies(deadline -> assertThat(deadline.state()).isEqualTo(Deadline.State.NOT_NOTIFIABLE));
    }

    @Test
    void theDutiesSayThatTheirTextWasNotRead() {
        assertThat(ReportingDuty.standard())
                .extracting(ReportingDuty::source)
                .allMatch(source -> source.standing() == LegalSource.Standing.UNVERIFIED)
                .extracting(LegalSource::citation)
                .containsExactly(
                        "Art. 33 Abs. 1 DSGVO (nicht am Text geprüft)", "§ 32 Abs. 1 BSIG (nicht am Text geprüft)");
    }

    @Test
    void aDutyWithoutDateOrSourceIsRefused() {
        var read = ReportingDuty.read(Koblenz.csv("""
                pflicht,schritt,bezeichnung,nach,dauer,einheit,gueltig_von,quelle,fundstelle
                eigene,meldung,Meldung,,48,stunden,,Satzung,§ 1
                eigene,meldung,Meldung,,48,stunden,2024-01-01,,§ 1
                eigene,meldung,Meldung,,48,wochen,2024-01-01,Satzung,§ 1
                andere,meldung,Meldung,,48,stunden,2024-01-01,Satzung,§ 1
                """));

        assertThat(read.value()).extracting(ReportingDuty::id).containsExactly("andere");
        assertThat(read.problems())
                .extracting(problem -> problem.place().toString())
                .containsExactly("test.csv:2:7", "test.csv:3:8", "test.csv:4:6");
    }
}
