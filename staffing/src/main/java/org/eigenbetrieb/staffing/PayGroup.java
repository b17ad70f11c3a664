package org.eigenbetrieb.staffing;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A pay group: {@code A 11}, {@code E 9b}, {@code E 15Ü}, {@code S 8b} – or any other text, such as {@code AT}.
 *
 * <p>The list of groups is open: what is not a series with a number is kept as it stands. Groups are ordered within
 * their series only; nobody says whether A 11 is higher than E 10. Immutable and safe for use by several threads.
 *
 * @param series letters of the pay table: {@code A}, {@code B}, {@code W}, {@code R} for Besoldung, {@code E}, {@code
 *     S}, {@code P} for Entgelt; for other groups the whole text, 1 to 40 characters without {@code ; = [ ] |}
 * @param number the number in it, 1 to 99; 0 for other groups
 * @param suffix what follows the number: {@code a}, {@code b}, {@code c}, {@code Ü}, {@code Z}; may be empty
 */
public record PayGroup(String series, int number, String suffix) implements Comparable<PayGroup> {

    private static final String[] ENTGELT = {"entgeltgruppe", "egr.", "egr", "eg"};
    private static final String[] BESOLDUNG = {"besoldungsgruppe", "besgr.", "besgr"};
    private static final String BESOLDUNG_SERIES = "A B W R";
    private static final String ENTGELT_SERIES = "E S P";
    private static final Comparator<PayGroup> ORDER = Comparator.comparing(PayGroup::series)
            .thenComparing(PayGroup::number)
            .thenComparing(PayGroup::suffix);

    /** Checks the parts; see the record's description. */
    public PayGroup {
        Objects.requireNonNull(suffix, "suffix");
        if (series.isBlank() || series.length() > 40 || number < 0 || number > 99 || suffix.length() > 3) {
            throw new IllegalArgumentException("\"" + series + " " + number + suffix + "\" is not a pay group; expected"
                    + " for example E 9b or A 11, at most 40 characters");
        }
        if (number == 0 && !suffix.isEmpty()) {
            throw new IllegalArgumentException("Pay group " + series + " has a suffix but no number");
        }
        for (int i = 0; i < series.length(); i++) {
            char c = series.charAt(i);
            if (c < ' ' || ";=[]|".indexOf(c) >= 0) {
                throw new IllegalArgumentException(
                        "The character at position " + (i + 1) + " of pay group \"" + series + "\" is reserved");
            }
        }
    }

    /**
     * Reads a group as forms print it: {@code EGr. E 09a}, {@code EGr. 9a}, {@code E9a}, {@code BesGr. A 12}. Leading
     * zeros and the words around it do not matter; what is not a series with a number becomes an open group.
     *
     * @param text the text
     * @return the group
     * @throws IllegalArgumentException when the text is blank, longer than 40 characters or holds a reserved one
     */
    public static PayGroup parse(String text) {
        String rest = text.strip();
        String implied = "";
        String before = "";
        while (!rest.equals(before)) {
            before = rest;
            rest = without(rest, ENTGELT);
            implied = rest.equals(before) ? implied : "E";
            String entgelt = rest;
            rest = without(rest, BESOLDUNG);
            implied = rest.equals(entgelt) ? implied : "A";
        }
        int at = 0;
        while (at < rest.length() && at < 3 && rest.charAt(at) >= 'A' && rest.charAt(at) <= 'Z') {
            at++;
        }
        String series = at == 0 ? implied : rest.substring(0, at);
        while (at < rest.length() && rest.charAt(at) == ' ') {
            at++;
        }
        int digits = at;
        while (digits < rest.length() && rest.charAt(digits) >= '0' && rest.charAt(digits) <= '9') {
            digits++;
        }
        String suffix = rest.substring(digits).replace(" ", "").replace("+", "");
        if (series.isEmpty() || digits == at || digits - at > 2 || !isSuffix(suffix)) {
            return new PayGroup(rest.isEmpty() ? text.strip() : rest, 0, "");
        }
        int number = Integer.parseInt(rest.substring(at, digits));
        return number == 0 ? new PayGroup(rest, 0, "") : new PayGroup(series, number, normal(suffix));
    }

    private static String without(String text, String... words) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (lower.startsWith(word) && lower.length() > word.length()) {
                char next = lower.charAt(word.length());
                if (next == ' ' || next >= '0' && next <= '9' || word.endsWith(".")) {
                    return text.substring(word.length()).strip();
                }
            }
        }
        return text;
    }

    private static boolean isSuffix(String suffix) {
        return suffix.isEmpty() || suffix.length() == 1 && "abcdeABCDEüÜZz".contains(suffix);
    }

    private static String normal(String suffix) {
        return switch (suffix) {
            case "ü", "Ü" -> "Ü";
            case "z", "Z" -> "Z";
            default -> suffix.toLowerCase(Locale.ROOT);
        };
    }

    /**
     * Which kind of staff the group's pay table is for.
     *
     * @return the kind, or empty for open groups
     */
    public Optional<StaffKind> kind() {
        if (number == 0) {
            return Optional.empty();
        }
        if (BESOLDUNG_SERIES.contains(series)) {
            return Optional.of(StaffKind.BEAMTE);
        }
        return ENTGELT_SERIES.contains(series) ? Optional.of(StaffKind.BESCHAEFTIGTE) : Optional.empty();
    }

    /**
     * Whether both groups stand in one pay table, so that one of them is the higher one.
     *
     * @param other the other group
     * @return true for groups of one series
     */
    public boolean isComparableTo(PayGroup other) {
        return number > 0 && other.number > 0 && series.equals(other.series);
    }

    /**
     * Whether this group is above another one of the same series.
     *
     * @param other the other group
     * @return true when it is higher; false when it is not, or when nobody can say
     */
    public boolean isAbove(PayGroup other) {
        return isComparableTo(other) && compareTo(other) > 0;
    }

    /**
     * The group as reports print it.
     *
     * @return for example {@code BesGr. A 11}, {@code EGr. 9b}, {@code EGr. S 8b}
     */
    public String label() {
        Optional<StaffKind> kind = kind();
        if (kind.isEmpty()) {
            return toString();
        }
        if (kind.get() == StaffKind.BEAMTE) {
            return "BesGr. " + this;
        }
        return series.equals("E") ? "EGr. " + number + suffix : "EGr. " + this;
    }

    /** By series, then number, then suffix. */
    @Override
    public int compareTo(PayGroup other) {
        return ORDER.compare(this, other);
    }

    /** {@code E 9b}; {@link #parse(String)} reads it back. */
    @Override
    public String toString() {
        return number == 0 ? series : series + ' ' + number + suffix;
    }
}
