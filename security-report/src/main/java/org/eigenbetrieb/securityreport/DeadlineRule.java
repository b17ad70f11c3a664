package org.eigenbetrieb.securityreport;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How a period is counted from the moment it begins.
 *
 * <p>Contract for own rules: a pure function of its arguments; the end never lies before the start, and a later start never
 * gives an earlier end.
 */
public interface DeadlineRule {

    /**
     * The last moment of the period.
     *
     * @param start when it begins
     * @param zone where days and months are counted
     * @return the end; belongs to the period
     */
    Instant end(Instant start, ZoneId zone);

    /**
     * Whether the period is counted in days or longer: then it may be extended where its last day is no working day. Periods
     * in hours run on over nights, weekends and holidays.
     *
     * @return true for days, months and longer
     */
    boolean isCountedInDays();

    /**
     * The length in words.
     *
     * @return German text such as {@code 72 Stunden}
     */
    String label();

    /**
     * Hours that have passed, whatever the clock on the wall did meanwhile.
     *
     * @param hours number of hours, at least 1
     * @return the rule
     */
    static DeadlineRule hours(int hours) {
        return new Hours(hours);
    }

    /**
     * Days; the period ends with the end of the last day.
     *
     * @param days number of days, at least 1
     * @return the rule
     */
    static DeadlineRule days(int days) {
        return new Days(days);
    }

    /**
     * Calendar months: the period ends with the end of the day that has the same number as the first one; where the month has
     * no such day, at its last day (§ 188 BGB; not checked against the text).
     *
     * @param months number of months, at least 1
     * @return the rule
     */
    static DeadlineRule calendarMonths(int months) {
        return new CalendarMonths(months);
    }

    /**
     * Hours.
     *
     * @param hours number of hours
     */
    record Hours(int hours) implements DeadlineRule {

        /** Checks the number. */
        public Hours {
            Periods.check(hours);
        }

        @Override
        public Instant end(Instant start, ZoneId zone) {
            return start.plus(Duration.ofHours(hours));
        }

        @Override
        public boolean isCountedInDays() {
            return false;
        }

        @Override
        public String label() {
            return hours == 1 ? "1 Stunde" : hours + " Stunden";
        }
    }

    /**
     * Days.
     *
     * @param days number of days
     */
    record Days(int days) implements DeadlineRule {

        /** Checks the number. */
        public Days {
            Periods.check(days);
        }

        @Override
        public Instant end(Instant start, ZoneId zone) {
            return Periods.endOf(start.atZone(zone).toLocalDate().plusDays(days), zone);
        }

        @Override
        public boolean isCountedInDays() {
            return true;
        }

        @Override
        public String label() {
            return days == 1 ? "1 Tag" : days + " Tage";
        }
    }

    /**
     * Calendar months.
     *
     * @param months number of months
     */
    record CalendarMonths(int months) implements DeadlineRule {

        /** Checks the number. */
        public CalendarMonths {
            Periods.check(months);
        }

        @Override
        public Instant end(Instant start, ZoneId zone) {
            return Periods.endOf(start.atZone(zone).toLocalDate().plusMonths(months), zone);
        }

        @Override
        public boolean isCountedInDays() {
            return true;
        }

        @Override
        public String label() {
            return months == 1 ? "1 Kalendermonat" : months + " Kalendermonate";
        }
    }
}
