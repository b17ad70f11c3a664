package org.eigenbetrieb.planning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.eigenbetrieb.core.quantity.Rational;

/** How much of a calendar year has passed at the end of a day, by the conventions in use. */
enum ElapsedTime {
    /** Whole months of twelve; only at the end of a month. */
    MONTHS("months", "Monate") {
        @Override
        Rational elapsed(LocalDate stichtag) {
            return Rational.of(stichtag.getMonthValue());
        }

        @Override
        Rational year(LocalDate stichtag) {
            return Rational.of(12);
        }
    },
    /** Days of the calendar year. */
    DAYS("days", "Tage") {
        @Override
        Rational elapsed(LocalDate stichtag) {
            return Rational.of(ChronoUnit.DAYS.between(stichtag.withDayOfYear(1), stichtag) + 1);
        }

        @Override
        Rational year(LocalDate stichtag) {
            return Rational.of(stichtag.lengthOfYear());
        }
    },
    /** Months of 30 days, the 31st counting as the 30th and the last of February as a whole month. */
    THIRTY_360("30-360", "Zinstage") {
        @Override
        Rational elapsed(LocalDate stichtag) {
            boolean monthEnd = stichtag.getDayOfMonth() == stichtag.lengthOfMonth();
            return Rational.of((stichtag.getMonthValue() - 1) * 30L + (monthEnd ? 30 : stichtag.getDayOfMonth()));
        }

        @Override
        Rational year(LocalDate stichtag) {
            return Rational.of(360);
        }
    };

    private final String id;
    private final String label;

    ElapsedTime(String id, String label) {
        this.id = id;
        this.label = label;
    }

    static ElapsedTime of(String id) {
        for (ElapsedTime convention : values()) {
            if (convention.id.equals(id)) {
                return convention;
            }
        }
        throw new IllegalArgumentException(
                "\"" + id + "\" is not a way to count time; expected months, days or 30-360");
    }

    /** What has passed, in units of the convention; at least 1. */
    abstract Rational elapsed(LocalDate stichtag);

    /** Whether the convention can count up to this day. */
    boolean fits(LocalDate stichtag) {
        return this != MONTHS || stichtag.getDayOfMonth() == stichtag.lengthOfMonth();
    }

    /** The whole year in the same units. */
    abstract Rational year(LocalDate stichtag);

    String label() {
        return label;
    }
}
