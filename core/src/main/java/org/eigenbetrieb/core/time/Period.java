package org.eigenbetrieb.core.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time a figure belongs to: a span that may be open at either end, or an instant.
 *
 * <p>Flows (revenue, expenses) have a span; stocks (credit used, posts, debts) have an instant. "Weitere Jahre" is
 * {@code 2028/..}, "bereitgestellt bis Vorjahr" is {@code ../2023}, a total over all time is {@code ..}. Immutable
 * and safe for use by several threads.
 *
 * @param from first day, or null when open
 * @param to last day, or null when open; not before {@code from}
 * @param instant whether it is a single moment (the end of the day {@code to}) and not a span of one day
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to, boolean instant) implements Comparable<Period> {

    /** Checks the parts; see the record's description. */
    public Period {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("A period cannot end on " + to + ", before it begins on " + from);
        }
        if (instant && (from == null || !from.equals(to))) {
            throw new IllegalArgumentException("An instant has one day");
        }
        for (LocalDate day : new LocalDate[] {from, to}) {
            if (day != null && (day.getYear() < 1 || day.getYear() > 9999)) {
                throw new IllegalArgumentException("Year " + day.getYear() + " is outside 1 to 9999");
            }
        }
    }

    /**
     * A calendar year.
     *
     * @param year the year, 1 to 9999
     * @return the span from 1 January to 31 December
     */
    public static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), false);
    }

    /**
     * A span of days.
     *
     * @param from first day
     * @param to last day
     * @return the span
     */
    public static Period span(LocalDate from, LocalDate to) {
        return new Period(from, to, false);
    }

    /**
     * The part of a calendar year up to and including a day.
     *
     * @param day last day
     * @return the span from 1 January of that year
     */
    public static Period yearTo(LocalDate day) {
        return new Period(day.withDayOfYear(1), day, false);
    }

    /**
     * Everything from a day on.
     *
     * @param from first day
     * @return the open span
     */
    public static Period from(LocalDate from) {
        return new Period(from, null, false);
    }

    /**
     * Everything up to a day.
     *
     * @param to last day
     * @return the open span
     */
    public static Period until(LocalDate to) {
        return new Period(null, to, false);
    }

    /**
     * All time: the period of a total.
     *
     * @return the span open at both ends
     */
    public static Period always() {
        return new Period(null, null, false);
    }

    /**
     * The moment at the end of a day.
     *
     * @param day the day
     * @return the instant
     */
    public static Period at(LocalDate day) {
        return new Period(day, day, true);
    }

    /**
     * The calendar year, when the period is exactly one.
     *
     * @return the year, or empty
     */
    public Optional<Integer> calendarYear() {
        return from != null && to != null && equals(year(from.getYear()))
                ? Optional.of(from.getYear())
                : Optional.empty();
    }

    /**
     * The same period a number of years later or earlier.
     *
     * @param years years to move, may be negative
     * @return the moved period; 29 February becomes 28 February in a common year
     */
    public Period plusYears(int years) {
        return new Period(
                from == null ? null : from.plusYears(years), to == null ? null : to.plusYears(years), instant);
    }

    /**
     * Reads what {@link #toString()} prints: {@code 2023}, {@code 2023-01-01/2023-06-30}, {@code @2023-06-30},
     * {@code ../2023-12-31}, {@code 2028-01-01/..}, {@code ..}.
     *
     * @param text the text
     * @return the period
     * @throws IllegalArgumentException when the text has another form or the days do not exist
     */
    public static Period parse(String text) {
        try {
            if (text.equals("..")) {
                return always();
            }
            if (text.startsWith("@")) {
                return at(LocalDate.parse(text.substring(1)));
            }
            int slash = text.indexOf('/');
            if (slash >= 0) {
                return new Period(day(text.substring(0, slash), true), day(text.substring(slash + 1), false), false);
            }
            if (text.matches("[0-9]{4}")) {
                return year(Integer.parseInt(text));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" names a day that does not exist", e);
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is not a period; expected for example 2023, 2023-01-01/2023-06-30 or @2023-06-30");
    }

    private static @Nullable LocalDate day(String text, boolean first) {
        if (text.equals("..")) {
            return null;
        }
        if (text.matches("[0-9]{4}")) {
            return LocalDate.of(Integer.parseInt(text), first ? 1 : 12, first ? 1 : 31);
        }
        return LocalDate.parse(text);
    }

    /** By the first day (open first), then the last (open last), spans before instants. */
    @Override
    public int compareTo(Period other) {
        int byFrom = compare(from, other.from, -1);
        if (byFrom != 0) {
            return byFrom;
        }
        int byTo = compare(to, other.to, 1);
        return byTo != 0 ? byTo : Boolean.compare(instant, other.instant);
    }

    private static int compare(@Nullable LocalDate one, @Nullable LocalDate other, int open) {
        if (one == null || other == null) {
            if (one == null) {
                return other == null ? 0 : open;
            }
            return -open;
        }
        return one.compareTo(other);
    }

    /** The short form that {@link #parse(String)} reads. */
    @Override
    public String toString() {
        if (instant) {
            return "@" + to;
        }
        if (from == null && to == null) {
            return "..";
        }
        Optional<Integer> year = calendarYear();
        if (year.isPresent()) {
            return four(year.get());
        }
        return (from == null ? ".." : from.toString()) + '/' + (to == null ? ".." : to.toString());
    }

    private static String four(int year) {
        String digits = Integer.toString(year);
        return "0".repeat(4 - digits.length()) + digits;
    }
}
