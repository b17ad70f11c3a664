package org.eigenbetrieb.securityreport.testkit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.eigenbetrieb.securityreport.DeadlineRule;

/**
 * What every rule that counts a period has to keep, also one's own: {@code DeadlineRuleContract.check(new MyRule())} in a
 * test.
 */
public final class DeadlineRuleContract {

    private static final List<String> STARTS = List.of(
            "2023-01-31T00:00:00",
            "2023-02-28T23:59:59",
            "2024-01-31T12:00:00",
            "2024-02-29T12:00:00",
            "2023-03-24T02:30:00",
            "2023-03-26T01:59:59",
            "2023-10-27T02:30:00",
            "2023-10-29T02:30:00",
            "2023-12-24T18:00:00",
            "2023-12-31T23:59:59",
            "2023-08-31T09:15:00");
    private static final List<String> ZONES = List.of("Europe/Berlin", "UTC", "America/St_Johns", "Pacific/Apia");
    private static final long[] LATER = {0, 1, 59, 3_600, 86_399, 86_400, 172_801, 2_678_400};

    private DeadlineRuleContract() {}

    /**
     * Tries a rule around changes of the clock, ends of months and years, weekends, in several zones.
     *
     * @param rule the rule
     * @throws AssertionError when it breaks the contract; the message says how
     */
    public static void check(DeadlineRule rule) {
        for (String zone : ZONES) {
            for (String start : STARTS) {
                for (long later : LATER) {
                    Instant begin =
                            LocalDateTime.parse(start).atZone(ZoneId.of(zone)).toInstant();
                    check(rule, begin, begin.plusSeconds(later), ZoneId.of(zone));
                }
            }
        }
    }

    /**
     * Tries a rule with two moments.
     *
     * @param rule the rule
     * @param start when a period begins
     * @param later when another one begins, not before the first
     * @param zone where days and months are counted
     * @throws AssertionError when it breaks the contract; the message says how
     */
    public static void check(DeadlineRule rule, Instant start, Instant later, ZoneId zone) {
        List<String> wrong = new ArrayList<>();
        Instant end = rule.end(start, zone);
        if (!end.isAfter(start)) {
            wrong.add("a period from " + start + " ends at " + end + "; it must end after it begins");
        }
        Instant other = rule.end(later, zone);
        if (other.isBefore(end)) {
            wrong.add("a period from " + start + " ends at " + end + ", one from " + later + " already at " + other
                    + "; a later start must not give an earlier end");
        }
        if (!rule.end(start, zone).equals(end)) {
            wrong.add("a period from " + start + " ends at " + end + " and, asked again, at another moment");
        }
        if (rule.label().isBlank()) {
            wrong.add("the label is blank; reports print it, for example 72 Stunden");
        }
        if (rule.isCountedInDays()
                && end.plusSeconds(1)
                        .atZone(zone)
                        .toLocalDate()
                        .equals(end.atZone(zone).toLocalDate())) {
            wrong.add("a period from " + start + " is counted in days and ends at " + end.atZone(zone)
                    + "; it must end with the end of a day");
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(rule + " in " + zone + ":\n  - " + String.join("\n  - ", wrong));
        }
    }
}
