package org.eigenbetrieb.securityreport;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What the rules share. */
final class Periods {

    private Periods() {}

    static void check(int length) {
        if (length < 1 || length > 100_000) {
            throw new IllegalArgumentException("A period of " + length + " is none; expected 1 to 100000");
        }
    }

    /** The last second of a day. */
    static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    }
}
