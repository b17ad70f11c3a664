package org.eigenbetrieb.planning.projects;

import java.time.LocalDate;

/** Days as reports print them. */
final class Days {

    private Days() {}

    static LocalDate endOfQuarter(LocalDate day) {
        LocalDate month = LocalDate.of(day.getYear(), (day.getMonthValue() + 2) / 3 * 3, 1);
        return month.withDayOfMonth(month.lengthOfMonth());
    }

    static String print(LocalDate day) {
        return two(day.getDayOfMonth()) + '.' + two(day.getMonthValue()) + '.' + day.getYear();
    }

    static String count(long days) {
        return days == 1 ? "1 Tag" : days + " Tage";
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
