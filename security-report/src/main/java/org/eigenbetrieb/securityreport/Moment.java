package org.eigenbetrieb.securityreport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as far as it is known: exactly, by estimate, between two bounds, or not at all.
 *
 * <p>A day without time is a moment within that day. Nothing is assumed: where a bound is not known, it is open. Immutable
 * and safe for use by several threads.
 *
 * @param earliest lower bound, belongs to it; null when not known
 * @param latest upper bound, belongs to it; null when not known; not before the lower one
 * @param estimated whether the bounds are somebody's estimate and not recorded
 */
public record Moment(@Nullable Instant earliest, @Nullable Instant latest, boolean estimated) {

    /** Not recorded. */
    public static final Moment UNKNOWN = new Moment(null, null, false);

    /** How a moment is known. */
    public enum Kind {
        /** To the instant. */
        EXACT,
        /** By estimate. */
        ESTIMATED,
        /** Between two bounds, or before or after one. */
        BOUNDED,
        /** Not at all. */
        UNKNOWN
    }

    /** Checks the order of the bounds. */
    public Moment {
        if (earliest != null && latest != null && latest.isBefore(earliest)) {
            throw new IllegalArgumentException(
                    "A moment cannot end at " + latest + ", before it begins at " + earliest);
        }
        if (estimated && earliest == null && latest == null) {
            throw new IllegalArgumentException("An estimate needs at least one bound");
        }
    }

    /**
     * A recorded instant.
     *
     * @param instant the instant
     * @return the moment
     */
    public static Moment exact(Instant instant) {
        return new Moment(instant, instant, false);
    }

    /**
     * An estimate.
     *
     * @param instant the estimated instant
     * @param tolerance how far off it may be to either side; not negative
     * @return the moment
     */
    public static Moment estimated(Instant instant, Duration tolerance) {
        if (tolerance.isNegative()) {
            throw new IllegalArgumentException("A tolerance is not negative: " + tolerance);
        }
        return new Moment(instant.minus(tolerance), instant.plus(tolerance), true);
    }

    /**
     * A moment between two bounds.
     *
     * @param earliest lower bound
     * @param latest upper bound
     * @return the moment
     */
    public static Moment between(Instant earliest, Instant latest) {
        return new Moment(earliest, latest, false);
    }

    /**
     * Some moment of a day.
     *
     * @param day the day
     * @param zone where the day is counted
     * @return the moment, from the first to the last second of the day
     */
    public static Moment onDay(LocalDate day, ZoneId zone) {
        return new Moment(startOf(day, zone), startOf(day.plusDays(1), zone).minusSeconds(1), false);
    }

    /**
     * Reads a moment.
     *
     * <ul>
     *   <li>{@code 2023-04-11T09:12+02:00} or, in the zone, {@code 2023-04-11T09:12}: exact. A time that the clock shows twice
     *       when summer time ends is bounded by both;
     *   <li>{@code 2023-04-11}: on that day;
     *   <li>{@code ~2023-04-11T09:12} or {@code ~2023-04-11}: estimated; {@code ~2023-04-11T09:12 PT30M} with half an hour of
     *       tolerance;
     *   <li>{@code 2023-04-10T18:00/2023-04-11}, {@code ../2023-04-11}, {@code 2023-04-10/..}: between bounds;
     *   <li>{@code ?} or nothing: unknown.
     * </ul>
     *
     * @param text the text
     * @param zone where local times are counted
     * @return the moment
     * @throws IllegalArgumentException when the text has another form, the day does not exist, or the clock never shows the
     *     time because summer time begins
     */
    public static Moment parse(String text, ZoneId zone) {
        String stripped = text.strip();
        try {
            if (stripped.isEmpty() || stripped.equals("?")) {
                return UNKNOWN;
            }
            if (stripped.startsWith("~")) {
                int blank = stripped.indexOf(' ');
                Moment centre = single(stripped.substring(1, blank < 0 ? stripped.length() : blank), zone);
                Duration tolerance = blank < 0
                        ? Duration.ZERO
                        : Duration.parse(stripped.substring(blank + 1).strip());
                if (tolerance.isNegative()) {
                    throw new IllegalArgumentException("A tolerance is not negative: " + tolerance);
                }
                return new Moment(
                        required(centre.earliest).minus(tolerance),
                        required(centre.latest).plus(tolerance),
                        true);
            }
            int slash = stripped.indexOf('/');
            if (slash < 0) {
                return single(stripped, zone);
            }
            String from = stripped.substring(0, slash);
            String to = stripped.substring(slash + 1);
            return new Moment(
                    from.equals("..") ? null : single(from, zone).earliest,
                    to.equals("..") ? null : single(to, zone).latest,
                    false);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is not a moment; expected for example 2023-04-11T09:12, 2023-04-11 for some time of"
                            + " that day, ~2023-04-11T09:12 PT30M for an estimate, ../2023-04-11 for not later than, or ?"
                            + " for unknown",
                    e);
        }
    }

    private static Moment single(String text, ZoneId zone) {
        int time = text.indexOf('T');
        if (time < 0) {
            return onDay(LocalDate.parse(text), zone);
        }
        String clock = text.substring(time);
        if (clock.endsWith("Z") || clock.indexOf('+') >= 0 || clock.indexOf('-') >= 0) {
            return exact(OffsetDateTime.parse(text).toInstant());
        }
        LocalDateTime local = LocalDateTime.parse(text);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            throw new IllegalArgumentException("\"" + text + "\" does not exist in " + zone + ": the clock goes from "
                    + gap.getDateTimeBefore() + " to " + gap.getDateTimeAfter());
        }
        Instant first = local.toInstant(offsets.get(0));
        Instant last = local.toInstant(offsets.get(offsets.size() - 1));
        return first.isBefore(last) ? between(first, last) : between(last, first);
    }

    private static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant required(@Nullable Instant instant) {
        if (instant == null) {
            throw new IllegalStateException("A single moment has both bounds");
        }
        return instant;
    }

    /**
     * How the moment is known.
     *
     * @return the kind
     */
    public Kind kind() {
        if (estimated) {
            return Kind.ESTIMATED;
        }
        if (earliest == null && latest == null) {
            return Kind.UNKNOWN;
        }
        return earliest != null && earliest.equals(latest) ? Kind.EXACT : Kind.BOUNDED;
    }

    /**
     * The same moment known to the day only.
     *
     * @param zone where days are counted
     * @return the moment, widened to whole days
     */
    public Moment toDays(ZoneId zone) {
        return new Moment(
                earliest == null ? null : startOf(earliest.atZone(zone).toLocalDate(), zone),
                latest == null
                        ? null
                        : startOf(latest.atZone(zone).toLocalDate().plusDays(1), zone)
                                .minusSeconds(1),
                estimated);
    }

    /**
     * A text that {@link #parse(String, ZoneId)} reads back in any zone.
     *
     * @return the text, with times in UTC
     */
    @Override
    public String toString() {
        if (kind() == Kind.UNKNOWN) {
            return "?";
        }
        if (estimated && earliest != null && latest != null) {
            Duration width = Duration.between(earliest, latest);
            Duration half = width.dividedBy(2);
            if (half.multipliedBy(2).equals(width)) {
                return "~" + earliest.plus(half) + (half.isZero() ? "" : " " + half);
            }
        }
        String range = (earliest == null ? ".." : earliest) + "/" + (latest == null ? ".." : latest);
        return kind() == Kind.EXACT ? String.valueOf(earliest) : range;
    }
}
