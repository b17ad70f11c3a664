package org.eigenbetrieb.securityreport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, as far as it is known: a closed interval of durations.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param least lower bound, not negative
 * @param most upper bound, not below the lower one; null when there is none
 * @param estimated whether it rests on an estimate
 */
public record DurationRange(Duration least, @Nullable Duration most, boolean estimated) {

    /** Nothing is known: from 0 to any length. */
    public static final DurationRange UNKNOWN = new DurationRange(Duration.ZERO, null, false);

    /** Checks the bounds. */
    public DurationRange {
        if (least.isNegative() || most != null && most.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "A duration lies between two bounds from 0 on, the lower first; found " + least + " and " + most);
        }
    }

    /**
     * An exact duration.
     *
     * @param duration not negative
     * @return the range of this one duration
     */
    public static DurationRange exactly(Duration duration) {
        return new DurationRange(duration, duration, false);
    }

    /**
     * A duration between two bounds.
     *
     * @param least lower bound
     * @param most upper bound
     * @return the range
     */
    public static DurationRange between(Duration least, Duration most) {
        return new DurationRange(least, most, false);
    }

    /**
     * What lies between two moments.
     *
     * @param from the earlier one
     * @param to the later one
     * @return every duration that the bounds allow; empty when the second moment certainly lies before the first
     */
    public static Optional<DurationRange> of(Moment from, Moment to) {
        boolean estimated = from.estimated() || to.estimated();
        Duration least = from.latest() == null || to.earliest() == null
                ? Duration.ZERO
                : Duration.between(from.latest(), to.earliest());
        Duration most =
                from.earliest() == null || to.latest() == null ? null : Duration.between(from.earliest(), to.latest());
        if (most != null && most.isNegative()) {
            return Optional.empty();
        }
        return Optional.of(new DurationRange(least.isNegative() ? Duration.ZERO : least, most, estimated));
    }

    /**
     * Reads minutes: {@code 4}, {@code 4-6}, {@code ~4}, {@code >=10}, and {@code ?} or nothing for unknown.
     *
     * @param text the text
     * @return the range
     * @throws IllegalArgumentException when it has another form
     */
    public static DurationRange parseMinutes(String text) {
        Count minutes;
        try {
            minutes = Count.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a number of minutes; expected for example 4, 4-6, ~4, >=10 or ?", e);
        }
        Long least = minutes.least();
        Long most = minutes.most();
        return new DurationRange(
                least == null ? Duration.ZERO : Duration.ofMinutes(least),
                most == null ? null : Duration.ofMinutes(most),
                minutes.approximate());
    }

    /**
     * Whether nothing at all is known.
     *
     * @return true for 0 to any length
     */
    public boolean isUnknown() {
        return least.isZero() && most == null;
    }

    /**
     * Both one after the other.
     *
     * @param next what follows
     * @return the range of the sum
     */
    public DurationRange plus(DurationRange next) {
        return new DurationRange(
                least.plus(next.least),
                most == null || next.most == null ? null : most.plus(next.most),
                estimated || next.estimated);
    }

    /**
     * What two statements about the same duration have in common.
     *
     * @param other the other statement
     * @return the common part; empty when they contradict each other
     */
    public Optional<DurationRange> meet(DurationRange other) {
        Duration low = least.compareTo(other.least) >= 0 ? least : other.least;
        Duration high =
                most == null ? other.most : other.most == null || most.compareTo(other.most) <= 0 ? most : other.most;
        if (high != null && high.compareTo(low) < 0) {
            return Optional.empty();
        }
        boolean both = isUnknown() ? other.estimated : other.isUnknown() ? estimated : estimated && other.estimated;
        return Optional.of(new DurationRange(low, high, both));
    }

    /**
     * The range in words. Bounds of a range are given in minutes, the lower one rounded down and the upper one up: they come
     * from days, and seconds would pretend to more.
     *
     * @return German text such as {@code 4 min} or {@code 0 min bis 2 h 30 min}; {@code unbekannt} when it says nothing
     */
    public String label() {
        String about = estimated ? "geschätzt " : "";
        Duration low = least.truncatedTo(ChronoUnit.MINUTES);
        if (most == null) {
            return low.isZero() ? "unbekannt" : about + "mindestens " + label(low);
        }
        if (least.equals(most)) {
            return about + label(least);
        }
        Duration high = most.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
        return about + label(low) + " bis " + label(high);
    }

    private static String label(Duration duration) {
        long seconds = duration.toSeconds();
        long days = seconds / 86_400;
        long hours = seconds / 3_600 % 24;
        long minutes = seconds / 60 % 60;
        StringBuilder text = new StringBuilder();
        append(text, days, " d");
        append(text, hours, " h");
        append(text, minutes, " min");
        append(text, seconds % 60, " s");
        return text.isEmpty() ? "0 min" : text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number != 0) {
            text.append(text.isEmpty() ? "" : " ").append(number).append(unit);
        }
    }

    /** Both bounds in ISO 8601, {@code ..} where there is none, {@code ~} in front of an estimate. */
    @Override
    public String toString() {
        return (estimated ? "~" : "") + least + "/" + (most == null ? ".." : most);
    }

    /**
     * Reads what {@link #toString()} prints: {@code PT4M/PT4M}.
     *
     * @param text the text
     * @return the range
     * @throws IllegalArgumentException when it has another form
     */
    public static DurationRange parse(String text) {
        boolean estimate = text.startsWith("~");
        int slash = text.indexOf('/');
        try {
            if (slash > 0) {
                String high = text.substring(slash + 1);
                return new DurationRange(
                        Duration.parse(text.substring(estimate ? 1 : 0, slash)),
                        high.equals("..") ? null : Duration.parse(high),
                        estimate);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a range of durations; expected PT4M/PT15M", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a range of durations; expected PT4M/PT15M");
    }
}
