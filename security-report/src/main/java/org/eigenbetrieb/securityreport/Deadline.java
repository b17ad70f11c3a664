package org.eigenbetrieb.securityreport;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigenbetrieb.core.law.LegalSource;
import org.jspecify.annotations.Nullable;

/**
 * When a report about an incident is due, and whether it was made in time.
 *
 * <p>The clock starts when the enterprise became aware. Where that is known only between two bounds, so is the deadline; the
 * earlier one is the safe one. The library computes; whether a duty applies, a {@link Scope} and a {@link Notification} say.
 * Immutable and safe for use by several threads.
 *
 * @param incident id of the incident
 * @param duty id of the duty
 * @param step id of its step; empty when the duty gives no deadline for this incident
 * @param title the step as it is printed
 * @param start what starts the clock
 * @param due the safe deadline: the report is in time when it is made until then; null when it cannot be known
 * @param latest the deadline if the clock started as late as possible; null when it cannot be known
 * @param extended the end of the next working day, where the last day of a period in days or months is none; null otherwise.
 *     Whether such an extension holds is a question of law; {@code due} does not rely on it
 * @param submitted when the report was made
 * @param state how it stands
 * @param precaution whether nobody has decided yet that the duty applies
 * @param source who prescribes it
 */
public record Deadline(
        String incident,
        String duty,
        String step,
        String title,
        Moment start,
        @Nullable Instant due,
        @Nullable Instant latest,
        @Nullable Instant extended,
        Moment submitted,
        State state,
        boolean precaution,
        LegalSource source) {

    /** How a deadline stands. */
    public enum State {
        /** Reported in time, whatever the uncertain moments were. */
        MET("eingehalten"),
        /** Reported too late, whatever the uncertain moments were. */
        MISSED("versäumt"),
        /** Dated before the enterprise became aware, or before the step that it follows: one of the moments is wrong. */
        TOO_EARLY("vor dem Beginn der Frist datiert"),
        /** Not reported, and still time. */
        RUNNING("läuft"),
        /** Not reported, and the time is over. */
        OVERDUE("abgelaufen, keine Meldung verzeichnet"),
        /** The moments are too uncertain to tell. */
        UNDECIDED("nicht bestimmbar"),
        /** Nobody recorded when the enterprise became aware. */
        UNKNOWN_START("Kenntnis nicht verzeichnet"),
        /** The duty was not in force then. */
        NOT_IN_FORCE("damals nicht in Kraft"),
        /** Somebody decided that this incident is not to be reported. */
        NOT_NOTIFIABLE("nicht meldepflichtig");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /**
         * The state as it is printed.
         *
         * @return the German label
         */
        public String label() {
            return label;
        }
    }

    /** Checks that nothing is missing. */
    public Deadline {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(duty, "duty");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(submitted, "submitted");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(source, "source");
    }

    /**
     * The deadlines of all incidents of a report, under the duties whose {@link Scope} is "yes" or "open". A duty without scope,
     * or with "no", gives none.
     *
     * @param report the report
     * @param duties the duties
     * @param holidays days besides Saturdays and Sundays that are no working days; they depend on the Land
     * @return the deadlines, by incident, duty and step
     */
    public static List<Deadline> of(Taetigkeitsbericht report, List<ReportingDuty> duties, Set<LocalDate> holidays) {
        List<Deadline> deadlines = new ArrayList<>();
        Set<String> known = duties.stream().map(ReportingDuty::id).collect(Collectors.toUnmodifiableSet());
        for (Incident incident : report.incidents()) {
            for (ReportingDuty duty : duties) {
                Answer applies = report.scopes().stream()
                        .filter(scope -> scope.duty().equals(duty.id()))
                        .map(Scope::applies)
                        .findFirst()
                        .orElse(Answer.NO);
                if (applies != Answer.NO) {
                    deadlines.addAll(new Clock(report, incident, duty, applies, holidays).deadlines(known));
                }
            }
        }
        return List.copyOf(deadlines);
    }

    /**
     * The end of the first working day from the last day of a period on.
     *
     * @param end last moment of the period
     * @param zone where days are counted
     * @param holidays days besides Saturdays and Sundays that are no working days
     * @return the moment, or empty when the last day is a working day
     */
    public static Optional<Instant> extension(Instant end, ZoneId zone, Set<LocalDate> holidays) {
        LocalDate last = end.atZone(zone).toLocalDate();
        LocalDate day = last;
        while (isFree(day, holidays)) {
            day = day.plusDays(1);
        }
        return day.equals(last) ? Optional.empty() : Optional.of(Periods.endOf(day, zone));
    }

    private static boolean isFree(LocalDate day, Set<LocalDate> holidays) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || holidays.contains(day);
    }

    /** The clock of one incident under one duty. */
    private static final class Clock {
        private final Taetigkeitsbericht report;
        private final Incident incident;
        private final ReportingDuty duty;
        private final Answer applies;
        private final Set<LocalDate> holidays;

        Clock(
                Taetigkeitsbericht report,
                Incident incident,
                ReportingDuty duty,
                Answer applies,
                Set<LocalDate> holidays) {
            this.report = report;
            this.incident = incident;
            this.duty = duty;
            this.applies = applies;
            this.holidays = holidays;
        }

        /** The stricter of contradicting rows counts: "yes" before "no", a moment before none, the later of two. */
        List<Deadline> deadlines(Set<String> known) {
            Moment aware = incident.awareness();
            Instant latest = aware.latest();
            if (latest != null
                    && !duty.validity().contains(latest.atZone(report.zone()).toLocalDate())) {
                return List.of(without(State.NOT_IN_FORCE));
            }
            List<Notification> rows = report.notifications().stream()
                    .filter(row ->
                            row.incident().equals(incident.id()) && row.duty().equals(duty.id()))
                    .toList();
            Answer notifiable = rows.stream()
                    .map(Notification::notifiable)
                    .min(Comparator.naturalOrder())
                    .orElse(Answer.OPEN);
            if (notifiable == Answer.NO) {
                return List.of(without(State.NOT_NOTIFIABLE));
            }
            boolean precaution = applies == Answer.OPEN || notifiable == Answer.OPEN;
            boolean unclear = report.notifications().stream().anyMatch(row -> isUnclear(row, known));
            Map<String, Moment> started = new HashMap<>();
            List<Deadline> deadlines = new ArrayList<>();
            for (ReportingDuty.Step step : duty.steps()) {
                Moment start = step.after().isEmpty() ? aware : started.getOrDefault(step.after(), Moment.UNKNOWN);
                Moment submitted = rows.stream()
                        .filter(row -> row.step().equals(step.id()))
                        .map(Notification::submitted)
                        .reduce(Moment.UNKNOWN, Clock::later);
                Instant due = end(step, start.earliest());
                Instant last = end(step, start.latest());
                started.put(step.id(), submitted.kind() == Moment.Kind.UNKNOWN ? bounds(due, last) : submitted);
                Instant extended = due == null || !step.rule().isCountedInDays()
                        ? null
                        : extension(due, report.zone(), holidays).orElse(null);
                deadlines.add(new Deadline(
                        incident.id(),
                        duty.id(),
                        step.id(),
                        step.title(),
                        start,
                        due,
                        last,
                        extended,
                        submitted,
                        isTooEarly(start, submitted) ? State.TOO_EARLY : state(due, last, submitted, unclear),
                        precaution,
                        duty.source()));
            }
            return deadlines;
        }

        private Deadline without(State state) {
            return new Deadline(
                    incident.id(),
                    duty.id(),
                    "",
                    "",
                    incident.awareness(),
                    null,
                    null,
                    null,
                    Moment.UNKNOWN,
                    state,
                    applies == Answer.OPEN,
                    duty.source());
        }

        private @Nullable Instant end(ReportingDuty.Step step, @Nullable Instant start) {
            return start == null ? null : step.rule().end(start, report.zone());
        }

        private static Moment bounds(@Nullable Instant earliest, @Nullable Instant latest) {
            return new Moment(earliest, latest, false);
        }

        private static Moment later(Moment first, Moment second) {
            Instant one = first.latest();
            Instant other = second.latest();
            return one == null || other != null && other.isAfter(one) ? second : first;
        }

        /** Whether something was reported, and nobody can tell whether it is a step of this duty. */
        private boolean isUnclear(Notification row, Set<String> known) {
            boolean here = row.duty().equals(duty.id())
                    && duty.steps().stream().noneMatch(step -> step.id().equals(row.step()));
            return row.incident().equals(incident.id())
                    && row.submitted().kind() != Moment.Kind.UNKNOWN
                    && (here || !known.contains(row.duty()));
        }

        /** Whether something was certainly reported before the clock started, or before the incident began. */
        private boolean isTooEarly(Moment start, Moment submitted) {
            Instant late = submitted.latest();
            return Stream.of(start.earliest(), incident.occurred().earliest())
                    .anyMatch(each -> late != null && each != null && late.isBefore(each));
        }

        private State state(@Nullable Instant due, @Nullable Instant last, Moment submitted, boolean unclear) {
            if (due == null && last == null) {
                return State.UNKNOWN_START;
            }
            if (submitted.kind() != Moment.Kind.UNKNOWN) {
                Instant early = submitted.earliest();
                Instant late = submitted.latest();
                if (due != null && late != null && !late.isAfter(due)) {
                    return State.MET;
                }
                return last != null && early != null && early.isAfter(last) ? State.MISSED : State.UNDECIDED;
            }
            Instant now = Periods.endOf(report.stand(), report.zone());
            if (last != null && now.isAfter(last)) {
                return unclear ? State.UNDECIDED : State.OVERDUE;
            }
            return due != null && !now.isAfter(due) ? State.RUNNING : State.UNDECIDED;
        }
    }
}
