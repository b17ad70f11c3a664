package org.eigenbetrieb.planning.projects;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a project is to end, as the list prints it.
 *
 * <p>A quarter ({@code Q1/2024}) means its last day, a date ({@code 31.12.2023} or {@code 2023-12-31}) that day; any
 * other text, such as "Langzeit-Projekt", names no day and none is invented. Immutable and safe for use by several
 * threads.
 *
 * @param printed the text without blanks around it; empty when the cell is blank
 * @param kind what the text is
 * @param day the last day planned, or null when the text names none
 */
public record PlannedEnd(
        String printed, Kind kind, @Nullable LocalDate day) {

    /** What is printed. */
    public enum Kind {
        /** A quarter of a year. */
        QUARTER,
        /** A day. */
        DATE,
        /** Words that name no day. */
        TEXT,
        /** Nothing. */
        BLANK
    }

    private static final Pattern QUARTER = Pattern.compile("Q([1-4]) ?[/ ] ?([1-9][0-9]{3})");
    private static final Pattern GERMAN = Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([1-9][0-9]{3})");
    private static final Pattern ISO = Pattern.compile("([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})");
    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");

    /** Checks that a quarter or date has its day and nothing else has one. */
    public PlannedEnd {
        Objects.requireNonNull(printed, "printed");
        boolean dated = kind == Kind.QUARTER || kind == Kind.DATE;
        if (dated != (day != null)) {
            throw new IllegalArgumentException(
                    "A planned end \"" + printed + "\" of kind " + kind + (dated ? " needs a day" : " names no day"));
        }
    }

    /**
     * Reads what a list prints; every text is a planned end.
     *
     * @param text the text of the cell
     * @return the planned end
     */
    public static PlannedEnd parse(String text) {
        String printed = text.strip();
        if (printed.isEmpty()) {
            return new PlannedEnd("", Kind.BLANK, null);
        }
        Matcher quarter = QUARTER.matcher(printed);
        if (quarter.matches()) {
            int month = Integer.parseInt(quarter.group(1)) * 3;
            LocalDate first = LocalDate.of(Integer.parseInt(quarter.group(2)), month, 1);
            return new PlannedEnd(printed, Kind.QUARTER, first.withDayOfMonth(first.lengthOfMonth()));
        }
        LocalDate day = date(GERMAN.matcher(printed), 3, 1);
        day = day != null ? day : date(ISO.matcher(printed), 1, 3);
        return day != null ? new PlannedEnd(printed, Kind.DATE, day) : new PlannedEnd(printed, Kind.TEXT, null);
    }

    private static @Nullable LocalDate date(Matcher matcher, int year, int day) {
        if (!matcher.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(matcher.group(year)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(day)));
        } catch (DateTimeException e) {
            return null; // a day such as 31.02. is a text, and the reader says so
        }
    }

    /**
     * The last day planned.
     *
     * @return the day, or empty when the text names none
     */
    public Optional<LocalDate> dayIfAny() {
        return Optional.ofNullable(day);
    }

    /** Whether a text without a day names a year, so that it may be a date that was not understood. */
    boolean namesYear() {
        return kind == Kind.TEXT && YEAR.matcher(printed).find();
    }

    /** The text as printed; {@link #parse(String)} reads it back. */
    @Override
    public String toString() {
        return printed;
    }
}
