package org.eigenbetrieb.securityreport;

import org.jspecify.annotations.Nullable;

/**
 * A number of things: exact, approximate, between two bounds, or unknown. Unknown is never 0.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param least lower bound, not negative; null when unknown
 * @param most upper bound, not below the lower one; null when unknown or open
 * @param approximate whether the source says "about"
 */
public record Count(@Nullable Long least, @Nullable Long most, boolean approximate) {

    /** Not known, or not recorded. */
    public static final Count UNKNOWN = new Count(null, null, false);

    /** Checks the order of the bounds. */
    public Count {
        if (least != null && least < 0
                || least == null && most != null
                || least != null && most != null && most < least) {
            throw new IllegalArgumentException(
                    "A count lies between two bounds from 0 on, the lower first; found " + least + " and " + most);
        }
        if (approximate && (least == null || !least.equals(most))) {
            throw new IllegalArgumentException("An approximate count is one number, not a range");
        }
    }

    /**
     * An exact number.
     *
     * @param number not negative
     * @return the count
     */
    public static Count of(long number) {
        return new Count(number, number, false);
    }

    /**
     * A number that the source gives as "about".
     *
     * @param number not negative
     * @return the count
     */
    public static Count about(long number) {
        return new Count(number, number, true);
    }

    /**
     * A number between two bounds, both possible.
     *
     * @param least lower bound
     * @param most upper bound
     * @return the count
     */
    public static Count between(long least, long most) {
        return new Count(least, most, false);
    }

    /**
     * A number with a lower bound only.
     *
     * @param least lower bound
     * @return the count
     */
    public static Count atLeast(long least) {
        return new Count(least, null, false);
    }

    /**
     * Reads what {@link #toString()} prints: {@code 180}, {@code ~74}, {@code 1-4}, {@code >=3}, and {@code ?} or nothing for
     * unknown.
     *
     * @param text the text
     * @return the count
     * @throws IllegalArgumentException when it has another form or more than 15 digits
     */
    public static Count parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.equals("?")) {
            return UNKNOWN;
        }
        if (stripped.startsWith("~")) {
            return about(number(stripped.substring(1), text));
        }
        if (stripped.startsWith(">=")) {
            return atLeast(number(stripped.substring(2), text));
        }
        int dash = stripped.indexOf('-');
        if (dash > 0) {
            return between(number(stripped.substring(0, dash), text), number(stripped.substring(dash + 1), text));
        }
        return of(number(stripped, text));
    }

    private static long number(String digits, String text) {
        boolean fits = !digits.isEmpty() && digits.length() <= 15;
        for (int i = 0; fits && i < digits.length(); i++) {
            fits = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a count; expected for example 180, ~74 for about 74,"
                            + " 1-4 for a range, >=3, or ? for unknown");
        }
        return Long.parseLong(digits);
    }

    /**
     * Whether it is one number, exact or approximate.
     *
     * @return true when both bounds are equal
     */
    public boolean isNumber() {
        return least != null && least.equals(most);
    }

    /** The short form that {@link #parse(String)} reads. */
    @Override
    public String toString() {
        if (least == null) {
            return "?";
        }
        if (most == null) {
            return ">=" + least;
        }
        return isNumber() ? (approximate ? "~" : "") + least : least + "-" + most;
    }
}
