package org.eigenbetrieb.securityreport;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.time.MonthNames;

/**
 * A planned date as precisely as it is given: a day, a week, a month, a quarter, a year.
 *
 * <p>Something due in a quarter is due at its last day. Immutable and safe for use by several threads.
 *
 * @param first first possible day
 * @param last last possible day, not before the first
 * @param text the text as given; {@link #parse(String)} reads it back
 */
public record DueDate(LocalDate first, LocalDate last, String text) implements Comparable<DueDate> {

    /** Checks the order of the days. */
    public DueDate {
        Objects.requireNonNull(text, "text");
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("A date cannot end on " + last + ", before it begins on " + first);
        }
    }

    /**
     * Reads a date: {@code 2025-04-30}, {@code 2023-09-18/2023-09-22}, {@code 2025-04}, {@code April 2025}, {@code 04/2025},
     * {@code Q4/2023}, {@code 2023-Q4}, {@code KW 38/2023}, {@code 2025}.
     *
     * @param text the text
     * @return the date
     * @throws IllegalArgumentException when it has another form or names a day that does not exist
     */
    public static DueDate parse(String text) {
        String given = text.strip();
        try {
            LocalDate[] span = span(given);
            return new DueDate(span[0], span[1], given);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is not a date; expected for example 2025-04-30, 2023-09-18/2023-09-22, 04/2025, April"
                            + " 2025, Q4/2023, KW 38/2023 or 2025",
                    e);
        }
    }

    private static LocalDate[] span(String text) {
        if (text.length() == 21 && text.charAt(4) == '-' && text.charAt(10) == '/') {
            return days(LocalDate.parse(text.substring(0, 10)), LocalDate.parse(text.substring(11)));
        }
        if (text.length() == 10 && text.charAt(4) == '-') {
            LocalDate day = LocalDate.parse(text);
            return days(day, day);
        }
        if (text.length() == 7 && text.charAt(0) == 'Q' && text.charAt(2) == '/') {
            return quarter(year(text.substring(3)), text.charAt(1));
        }
        if (text.length() == 7 && text.charAt(4) == '-' && text.charAt(5) == 'Q') {
            return quarter(year(text.substring(0, 4)), text.charAt(6));
        }
        if (text.length() == 7 && text.charAt(4) == '-') {
            return month(YearMonth.parse(text));
        }
        if (text.length() == 7 && text.charAt(2) == '/') {
            return month(YearMonth.of(year(text.substring(3)), two(text.substring(0, 2))));
        }
        if (text.startsWith("KW ") && text.indexOf('/') > 3) {
            int slash = text.indexOf('/');
            return week(year(text.substring(slash + 1)), two(text.substring(3, slash)));
        }
        int blank = text.indexOf(' ');
        Optional<Month> named = blank > 0 ? MonthNames.find(text.substring(0, blank)) : Optional.empty();
        if (named.isPresent()) {
            return month(YearMonth.of(year(text.substring(blank + 1)), named.get()));
        }
        int year = year(text);
        return days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static int year(String digits) {
        if (digits.length() != 4) {
            throw new NumberFormatException("a year has four digits");
        }
        return two(digits);
    }

    private static int two(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                throw new NumberFormatException("no digit");
            }
        }
        return Integer.parseInt(digits);
    }

    private static LocalDate[] quarter(int year, char digit) {
        if (digit < '1' || digit > '4') {
            throw new DateTimeException("no quarter");
        }
        int number = digit - '0';
        return days(
                LocalDate.of(year, number * 3 - 2, 1),
                YearMonth.of(year, number * 3).atEndOfMonth());
    }

    private static LocalDate[] week(int year, int week) {
        LocalDate fourth = LocalDate.of(year, 1, 4);
        if (week < 1
                || week
                        > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                .rangeRefinedBy(fourth)
                                .getMaximum()) {
            throw new DateTimeException("no week");
        }
        LocalDate monday =
                fourth.minusDays(fourth.getDayOfWeek().getValue() - 1L).plusWeeks(week - 1L);
        return days(monday, monday.plusDays(6));
    }

    private static LocalDate[] month(YearMonth month) {
        return days(month.atDay(1), month.atEndOfMonth());
    }

    private static LocalDate[] days(LocalDate first, LocalDate last) {
        return new LocalDate[] {first, last};
    }

    /**
     * Whether the date has passed on a day.
     *
     * @param day the day
     * @return true when the last possible day lies before it
     */
    public boolean isPast(LocalDate day) {
        return last.isBefore(day);
    }

    /**
     * Days that are left from a day to the last possible day.
     *
     * @param day the day
     * @return the days; 0 on the last day, negative when it has passed
     */
    public long daysLeft(LocalDate day) {
        return ChronoUnit.DAYS.between(day, last);
    }

    /** By the last day, then the first, then the text. */
    @Override
    public int compareTo(DueDate other) {
        int order = last.compareTo(other.last);
        order = order != 0 ? order : first.compareTo(other.first);
        return order != 0 ? order : text.compareTo(other.text);
    }

    /** The text as given. */
    @Override
    public String toString() {
        return text;
    }
}
