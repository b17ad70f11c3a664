package org.eigenbetrieb.core.time;

import java.time.Month;
import java.util.List;
import java.util.Optional;

/**
 * The German names of the months, as forms and reports print them, whatever the language of the machine.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class MonthNames {

    private static final List<String> NAMES = List.of(
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember");

    private MonthNames() {}

    /**
     * The name of a month.
     *
     * @param month the month
     * @return for example {@code März}
     */
    public static String of(Month month) {
        return NAMES.get(month.getValue() - 1);
    }

    /**
     * The month with a name.
     *
     * @param name the name as {@link #of} gives it
     * @return the month, or empty for any other text
     */
    public static Optional<Month> find(String name) {
        int index = NAMES.indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(Month.of(index + 1));
    }
}
