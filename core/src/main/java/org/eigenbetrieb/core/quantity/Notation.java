package org.eigenbetrieb.core.quantity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are written in a file or paper: which mark stands before the decimals and which between thousands.
 *
 * <p>The notation is declared, never guessed: {@code 1.234} is 1234 in {@link #GERMAN} and 1.234 in {@link #PLAIN}.
 * Reading is strict. A number consists of
 * <ul>
 *   <li>digits, at most 18 without leading zeros;
 *   <li>optionally the notation's mark between thousands, then in every place: one to three digits (the first of
 *       them not 0), after that groups of three, and only before the decimal mark;
 *   <li>optionally the decimal mark between digits, with at most 12 digits behind it;
 *   <li>optionally one sign that touches the digits: {@code -} or U+2212 before or, as SAP writes it, behind them,
 *       or {@code +} before them;
 *   <li>optionally the declared unit behind the number, as code or symbol ({@code EUR} or {@code €}, {@code TEUR}
 *       or {@code T€}, {@code MEUR} or {@code Mio. €}, {@code PERCENT} or {@code %}), with or without blanks;
 *   <li>blanks, tabs and no-break blanks around it.
 * </ul>
 *
 * <p>There are four notations, all constants. Immutable and safe for use by several threads.
 */
public final class Notation {

    private static final char NONE = '\0';
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char NARROW_NO_BREAK_SPACE = '\u202F';
    private static final char THIN_SPACE = '\u2009';
    private static final char MINUS = '\u2212';
    private static final int MOST_CHARACTERS = 48;
    private static final int GROUP = 3;
    private static final long LAST_BEFORE_FULL = 100_000_000_000_000_000L;
    private static final long LAST_BEFORE_GROUP = 1_000_000_000_000_000L;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long SIXES = 0x0606_0606_0606_0606L;
    private static final long UPPER_HALVES = 0xF0F0_F0F0_F0F0_F0F0L;
    private static final int DECIMALS_BITS = 4;
    private static final int DECIMALS_MASK = 15;
    private static final long MALFORMED = -1;

    /** What {@link #parseScaled} returns in place of a number; no number is this large. */
    public static final long NOT_BARE = Long.MIN_VALUE;

    /** German, {@code 1.234,50}: {@code ,} before decimals, {@code .} between thousands. */
    public static final Notation GERMAN = new Notation("german", "German notation", ',', '.');
    /** As programs write it, {@code 1234.50}: {@code .} before decimals, thousands not grouped. */
    public static final Notation PLAIN = new Notation("plain", "plain notation", '.', NONE);
    /** German without grouping, {@code 1234,50}: {@code ,} before decimals, thousands not grouped. */
    public static final Notation GERMAN_PLAIN =
            new Notation("german-plain", "German notation without thousands marks", ',', NONE);
    /**
     * German with blanks, {@code 1 234,50}: {@code ,} before decimals, a blank between thousands. The blank may be
     * U+0020, U+00A0, U+202F or U+2009; U+0020 is written.
     */
    public static final Notation GERMAN_SPACE =
            new Notation("german-space", "German notation with blanks between thousands", ',', ' ');

    private static final List<Notation> ALL = List.of(GERMAN, PLAIN, GERMAN_PLAIN, GERMAN_SPACE);

    private final String id;
    private final String label;
    private final char decimal;
    private final char group;

    private Notation(String id, String label, char decimal, char group) {
        this.id = id;
        this.label = label;
        this.decimal = decimal;
        this.group = group;
    }

    /**
     * The notation with an id.
     *
     * @param id {@code german}, {@code plain}, {@code german-plain} or {@code german-space}
     * @return the notation
     * @throws IllegalArgumentException when no notation has this id; the message lists those that exist
     */
    public static Notation of(String id) {
        for (Notation notation : ALL) {
            if (notation.id.equals(id)) {
                return notation;
            }
        }
        throw new IllegalArgumentException("\"" + id + "\" is not a notation; expected one of " + ALL);
    }

    /**
     * All notations.
     *
     * @return the constants in the order of their declaration
     */
    public static List<Notation> all() {
        return ALL;
    }

    /**
     * The short name by which files declare the notation.
     *
     * @return the id; {@link #of(String)} reads it back
     */
    public String id() {
        return id;
    }

    /**
     * The name of the notation in messages, for example {@code German notation}.
     *
     * @return a noun phrase without article
     */
    public String label() {
        return label;
    }

    /**
     * Reads a number; the class description has the grammar.
     *
     * @param text the number, for example {@code 1.605,31-}
     * @param unit the declared unit; a number without one is taken in it, another unit behind the number is refused
     * @return the quantity, with as many decimals as are written
     * @throws NotationException when the text is not a number in this notation
     */
    public Quantity parse(CharSequence text, Unit unit) {
        Quantity quantity = read(text, unit);
        if (quantity == null) {
            throw new Misreading(this, text.toString(), unit).explain();
        }
        return quantity;
    }

    /**
     * Reads a bare number straight from the bytes of a file, allocating nothing: for millions of them.
     *
     * <p>Bare means without blanks, unit or {@code +} around it, and with an ASCII minus. Amounts beyond the ordinary
     * and what is wrong with a number are for {@link #parse}.
     *
     * @param text bytes in an encoding that writes digits and marks as ASCII does
     * @param from index of the first byte of the number
     * @param to index after its last byte
     * @param decimals how many decimals the result keeps, from 0 to 12: 2 for cents
     * @return the number times 10 to the power of the decimals; {@link #NOT_BARE} when the bytes are no bare number in
     *     this notation, when it has more decimals than are kept, or when the result has more than 18 digits
     * @throws IllegalArgumentException when the decimals are out of range
     */
    public long parseScaled(byte[] text, int from, int to, int decimals) {
        if (decimals < 0 || decimals > Quantity.MOST_DECIMALS) {
            throw new IllegalArgumentException("A number has 0 to 12 decimals, not " + decimals);
        }
        int first = from;
        int last = to;
        long sign = 0;
        if (first < last) {
            if (text[first] == '-') {
                sign = -1;
                first++;
            } else if (text[last - 1] == '-') {
                sign = -1;
                last--;
            }
        }
        long digits = 0;
        int i = first;
        int whole = last - decimals - 1 - first;
        if (group == NONE && whole > 0 && whole <= Long.BYTES && first + Long.BYTES <= text.length) {
            long scanned = eight((long) WORDS.get(text, first), whole);
            if (scanned != MALFORMED) {
                digits = scanned;
                i += whole;
            }
        }
        int c = 0;
        for (; i < last; i++) {
            c = text[i];
            int digit = c - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            if (digits >= LAST_BEFORE_FULL) {
                return NOT_BARE;
            }
            digits = digits * 10 + digit;
        }
        if (i == first) {
            return NOT_BARE;
        }
        if (i < last && c == group && c != NONE) {
            if (i - first > GROUP || text[first] == '0') {
                return NOT_BARE;
            }
            do {
                if (last - i <= GROUP || digits >= LAST_BEFORE_GROUP) {
                    return NOT_BARE;
                }
                int hundreds = text[i + 1] - '0';
                int tens = text[i + 2] - '0';
                int ones = text[i + 3] - '0';
                if (hundreds < 0 || hundreds > 9 || tens < 0 || tens > 9 || ones < 0 || ones > 9) {
                    return NOT_BARE;
                }
                digits = digits * 1000 + (hundreds * 100 + tens * 10 + ones);
                i += GROUP + 1;
            } while (i < last && text[i] == group);
        }
        if (i < last && text[i] != decimal) {
            return NOT_BARE;
        }
        int missing = decimals;
        if (i < last) {
            missing = decimals - (last - i - 1);
            if (missing == decimals || missing < 0) {
                return NOT_BARE;
            }
            for (i++; i < last; i++) {
                int digit = text[i] - '0';
                if (digit < 0 || digit > 9 || digits >= LAST_BEFORE_FULL) {
                    return NOT_BARE;
                }
                digits = digits * 10 + digit;
            }
        }
        for (; missing > 0; missing--) {
            if (digits >= LAST_BEFORE_FULL) {
                return NOT_BARE;
            }
            digits *= 10;
        }
        return (digits ^ sign) - sign;
    }

    /**
     * The number that up to eight digits make, without a loop.
     *
     * @param word the digits, the first one in the lowest byte
     * @param count how many of its bytes are digits; the others do not count
     * @return the number, or {@link #MALFORMED} when one of them is no digit
     */
    private static long eight(long word, int count) {
        // What is shifted in stands for zeros before the number.
        long digits = (word ^ ZEROS) << Long.SIZE - Byte.SIZE * count;
        if (((digits | (digits + SIXES)) & UPPER_HALVES) != 0) {
            return MALFORMED;
        }
        long pairs = digits * 10 + (digits >>> 8) & 0x00FF_00FF_00FF_00FFL;
        long fours = pairs * 100 + (pairs >>> 16) & 0x0000_FFFF_0000_FFFFL;
        return (fours * 10_000 + (fours >>> 32)) & 0xFFFF_FFFFL;
    }

    /** The number, or null when the text is not one in this notation. */
    @Nullable Quantity read(CharSequence text, Unit unit) {
        int to = text.length();
        int sign = to > 0 && text.charAt(0) == '-' ? 1 : 0;
        long scanned = scan(text, sign, to);
        return scanned == MALFORMED ? readAround(text, unit) : quantity(scanned, sign, unit);
    }

    private static Quantity quantity(long scanned, int sign, Unit unit) {
        return new Quantity(((scanned >>> DECIMALS_BITS) ^ -sign) + sign, (int) scanned & DECIMALS_MASK, unit);
    }

    /** The same with everything that may stand around the digits: blanks, the unit, a sign of any kind. */
    private @Nullable Quantity readAround(CharSequence text, Unit unit) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        Quantity bare = read(text, from, to, unit);
        if (bare != null) {
            return bare;
        }
        int end = endWithoutUnit(text, from, to, unit);
        return end < to ? read(text, from, end, unit) : null;
    }

    /** The same without unit and without blanks around the number. */
    private @Nullable Quantity read(CharSequence text, int start, int end, Unit unit) {
        int from = start;
        int to = end;
        int sign = 0;
        if (from < to) {
            char first = text.charAt(from);
            if (isMinus(first)) {
                sign = 1;
                from++;
            } else if (first == '+') {
                from++;
            } else if (isMinus(text.charAt(to - 1))) {
                sign = 1;
                to--;
            }
        }
        long scanned = scan(text, from, to);
        return scanned == MALFORMED ? null : quantity(scanned, sign, unit);
    }

    /**
     * The digits and decimals of a number without sign, unit and blanks around it; allocates nothing.
     *
     * @return the digits in the upper 60 bits and the number of decimals in the lower 4, or {@link #MALFORMED}
     */
    private long scan(CharSequence text, int from, int to) {
        long digits = 0;
        char c = 0;
        int i = from;
        for (; i < to; i++) {
            c = text.charAt(i);
            int digit = c - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            if (digits >= LAST_BEFORE_FULL) {
                return MALFORMED;
            }
            digits = digits * 10 + digit;
        }
        if (i == from) {
            return MALFORMED;
        }
        if (i < to && c != decimal) {
            if (i - from > GROUP || text.charAt(from) == '0') {
                return MALFORMED;
            }
            do {
                if (to - i <= GROUP || digits >= LAST_BEFORE_GROUP || !separates(c)) {
                    return MALFORMED;
                }
                int hundreds = text.charAt(i + 1) - '0';
                int tens = text.charAt(i + 2) - '0';
                int ones = text.charAt(i + 3) - '0';
                if (hundreds < 0 || hundreds > 9 || tens < 0 || tens > 9 || ones < 0 || ones > 9) {
                    return MALFORMED;
                }
                digits = digits * 1000 + (hundreds * 100 + tens * 10 + ones);
                i += GROUP + 1;
                c = i < to ? text.charAt(i) : decimal;
            } while (c != decimal);
        }
        if (i == to) {
            return digits << DECIMALS_BITS;
        }
        int decimals = to - i - 1;
        if (decimals == 0 || decimals > Quantity.MOST_DECIMALS) {
            return MALFORMED;
        }
        for (i++; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || digits >= LAST_BEFORE_FULL) {
                return MALFORMED;
            }
            digits = digits * 10 + digit;
        }
        return digits << DECIMALS_BITS | decimals;
    }

    /**
     * Writes a quantity for a file, without its unit; {@link #parse} reads it back as the same quantity unless its
     * decimals are negative.
     *
     * @param quantity the quantity; with negative decimals it is written as the whole number it was rounded to
     * @return the number with as many decimals as the quantity has, grouped as this notation does, {@code -} before
     *     a negative number
     */
    public String format(Quantity quantity) {
        byte[] buffer = new byte[MOST_CHARACTERS];
        int at = MOST_CHARACTERS;
        long rest = Math.abs(quantity.unscaled());
        if (quantity.decimals() > 0) {
            for (int i = quantity.decimals(); i > 0; i--) {
                long next = rest / 10;
                buffer[--at] = (byte) ('0' + (rest - next * 10));
                rest = next;
            }
            buffer[--at] = (byte) decimal;
        }
        int zeros = rest == 0 ? 0 : Math.max(0, -quantity.decimals());
        int run = 0;
        do {
            if (run == 3 && group != NONE) {
                buffer[--at] = (byte) group;
                run = 0;
            }
            run++;
            if (zeros > 0) {
                buffer[--at] = '0';
                zeros--;
            } else {
                long next = rest / 10;
                buffer[--at] = (byte) ('0' + (rest - next * 10));
                rest = next;
            }
        } while (rest != 0);
        if (quantity.unscaled() < 0) {
            buffer[--at] = '-';
        }
        return new String(buffer, at, MOST_CHARACTERS - at, StandardCharsets.ISO_8859_1);
    }

    /**
     * Rounds an exact value and writes it for a file, without its unit.
     *
     * @param value value in the base unit of the unit's dimension
     * @param decimals decimals to keep
     * @param unit the unit in which the number is written
     * @param rounding how to round
     * @return the number, as {@link #format(Quantity)} writes it
     * @throws ArithmeticException when the rounded number has more than 18 digits
     */
    public String format(Rational value, int decimals, Unit unit, Rounding rounding) {
        return format(Quantity.round(value, decimals, unit, rounding));
    }

    /**
     * Writes a quantity for people: with a real minus (U+2212) and blanks at which no line breaks. {@link #parse}
     * reads it back as {@link #format(Quantity)}'s result.
     *
     * @param quantity the quantity
     * @param withUnit whether the unit's {@linkplain #symbol symbol} follows
     * @return for example <code>&minus;1.605,31&nbsp;€</code>
     */
    public String print(Quantity quantity, boolean withUnit) {
        String number = format(quantity).replace('-', MINUS).replace(' ', NARROW_NO_BREAK_SPACE);
        String symbol = withUnit ? symbol(quantity.unit()) : "";
        return symbol.isEmpty() ? number : number + NO_BREAK_SPACE + symbol.replace(' ', NO_BREAK_SPACE);
    }

    /**
     * What stands in print for a unit, without blank before it.
     *
     * @param unit the unit
     * @return {@code €}, {@code T€}, {@code Mio. €} or {@code %}; empty for posts, pieces and plain numbers; otherwise
     *     the code
     */
    public static String symbol(Unit unit) {
        return switch (unit.code()) {
            case "EUR" -> "€";
            case "TEUR" -> "T€";
            case "MEUR" -> "Mio. €";
            case "PERCENT" -> "%";
            case "VZAE", "COUNT", "NUMBER" -> "";
            default -> unit.code();
        };
    }

    /** Where the number ends when the unit and the blanks before it are taken away; {@code to} when there is no unit. */
    static int endWithoutUnit(CharSequence text, int from, int to, Unit unit) {
        if (from == to
                || (isDigit(text.charAt(to - 1))
                        && !isDigit(unit.code().charAt(unit.code().length() - 1)))) {
            return to;
        }
        int end = startOf(unit.code(), text, from, to);
        if (end == to) {
            end = startOf(symbol(unit), text, from, to);
        }
        if (end < to) {
            while (end > from && isBlank(text.charAt(end - 1))) {
                end--;
            }
        }
        return end;
    }

    private static int startOf(String suffix, CharSequence text, int from, int to) {
        int start = to - suffix.length();
        if (start < from) {
            return to;
        }
        for (int i = 0; i < suffix.length(); i++) {
            char wanted = suffix.charAt(i);
            char c = text.charAt(start + i);
            if (c != wanted && !(wanted == ' ' && isBlank(c))) {
                return to;
            }
        }
        return start;
    }

    char decimal() {
        return decimal;
    }

    boolean groups() {
        return group != NONE;
    }

    /** Whether a character stands between thousands in this notation. */
    boolean separates(char c) {
        return c == group ? c != NONE : group == ' ' && c != '\t' && isBlank(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isMinus(char c) {
        return c == '-' || c == MINUS;
    }

    static boolean isBlank(char c) {
        if (c > ' ' && c < NO_BREAK_SPACE) {
            return false;
        }
        return c == ' ' || c == '\t' || c == NO_BREAK_SPACE || c == NARROW_NO_BREAK_SPACE || c == THIN_SPACE;
    }

    /** What a number in this notation looks like, as a clause that continues "expected". */
    String expected() {
        if (!groups()) {
            return "digits, '" + decimal + "' before decimals, nothing between thousands";
        }
        return "digits, " + (group == ' ' ? "a blank" : "'" + group + "'") + " between thousands, '" + decimal
                + "' before decimals";
    }

    /** The {@link #id() id}; {@link #of(String)} reads it back. */
    @Override
    public String toString() {
        return id;
    }
}
