package org.eigenbetrieb.core.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the first reason why a text is not a number in a notation; only used once it is known not to be one. */
final class Misreading {

    private static final int LONGEST_QUOTE = 60;

    private final Notation notation;
    private final String text;
    private final Unit unit;
    private int from;
    private int to;

    Misreading(Notation notation, String text, Unit unit) {
        this.notation = notation;
        this.text = text;
        this.unit = unit;
        this.to = text.length();
        while (from < to && Notation.isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && Notation.isBlank(text.charAt(to - 1))) {
            to--;
        }
    }

    NotationException explain() {
        if (from == to) {
            return fault(0, text.isEmpty() ? "the text is empty" : "there are only blanks");
        }
        int end = Notation.endWithoutUnit(text, from, to, unit);
        int firstDigit = from;
        while (firstDigit < end && !Notation.isDigit(text.charAt(firstDigit))) {
            firstDigit++;
        }
        if (firstDigit == end) {
            return fault(from, "there is no digit");
        }
        char first = text.charAt(from);
        if (first == '(') {
            return fault(from, "the bracket" + at(from) + " is not a sign");
        }
        if (first >= '\u2010' && first <= '\u2015') {
            return fault(from, "the dash" + at(from) + " (" + hex(first) + ") is not a minus sign");
        }
        boolean signed = Notation.isMinus(first) || first == '+';
        int body = signed ? from + 1 : from;
        if (signed) {
            char second = text.charAt(body);
            if (isSign(second)) {
                return fault(body, "there are two signs, at positions " + (from + 1) + " and " + (body + 1));
            }
            if (Notation.isBlank(second)) {
                return fault(body, "the blank" + at(body) + " separates the sign from the number");
            }
        }
        int last = end - 1;
        if (isSign(text.charAt(last))) {
            if (signed) {
                return fault(last, "there are two signs, at positions " + (from + 1) + " and " + (last + 1));
            }
            if (text.charAt(last) == '+') {
                return fault(last, "the '+'" + at(last) + " stands behind the number");
            }
            if (isSign(text.charAt(last - 1))) {
                return fault(last, "there are two signs, at positions " + last + " and " + (last + 1));
            }
            if (Notation.isBlank(text.charAt(last - 1))) {
                return fault(last - 1, "the blank" + at(last - 1) + " separates the sign from the number");
            }
            if (Notation.endWithoutUnit(text, from, last, unit) < last) {
                return fault(last, "the sign" + at(last) + " stands behind the unit");
            }
            end = last;
        }
        return walk(body, end);
    }

    /** Reads the digits and marks from the left until something is wrong. */
    private NotationException walk(int body, int end) {
        String thousands = "the thousands mark ";
        String decimals = "the decimal mark ";
        int run = 0;
        int separator = -1;
        int mark = -1;
        int digits = 0;
        for (int i = body; i < end; i++) {
            char c = text.charAt(i);
            if (Notation.isDigit(c)) {
                run++;
                if (mark >= 0 && run > Quantity.MOST_DECIMALS) {
                    return fault(
                            i, "there are more than 12 digits behind " + decimals + name(mark), "at most 12 decimals");
                }
                if ((c != '0' || digits > 0) && ++digits > Quantity.MOST_DIGITS) {
                    return fault(i, "there are more than 18 digits", "at most 18 digits");
                }
            } else if (c == notation.decimal()) {
                if (mark >= 0) {
                    return fault(i, "there are two decimal marks, at positions " + (mark + 1) + " and " + (i + 1));
                }
                if (run == 0) {
                    return i == body
                            ? fault(i, decimals + name(i) + " has no digit before it")
                            : fault(separator, thousands + name(separator) + " has no digit behind it");
                }
                if (separator >= 0 && run != 3) {
                    return wrongGroup(separator + 1, run);
                }
                mark = i;
                run = 0;
            } else if (notation.separates(c) && !isUnit(i)) {
                if (mark >= 0) {
                    return fault(i, thousands + name(i) + " stands behind " + decimals + name(mark));
                }
                if (run == 0) {
                    return i == body
                            ? fault(i, thousands + name(i) + " has no digit before it")
                            : fault(i, "there are two thousands marks in a row, at positions " + i + " and " + (i + 1));
                }
                if (separator >= 0 && run != 3) {
                    return wrongGroup(separator + 1, run);
                }
                if (separator < 0 && run > 3) {
                    return fault(
                            body,
                            "the first group \"" + quote(text.substring(body, i)) + "\" has " + run
                                    + " digits; grouped numbers begin with 1 to 3");
                }
                if (separator < 0 && text.charAt(body) == '0') {
                    return fault(
                            body,
                            "the first group \"" + text.substring(body, i) + "\" begins with 0, but " + name(i)
                                    + " stands between thousands");
                }
                separator = i;
                run = 0;
            } else {
                return stranger(i, i == body);
            }
        }
        if (mark == end - 1) {
            return fault(mark, decimals + name(mark) + " has no digit behind it");
        }
        if (separator == end - 1) {
            return fault(separator, thousands + name(separator) + " has no digit behind it");
        }
        return wrongGroup(separator + 1, run);
    }

    private NotationException wrongGroup(int start, int length) {
        return fault(
                start,
                "the group \"" + quote(text.substring(start, start + length)) + "\"" + at(start) + " has " + length
                        + (length == 1 ? " digit" : " digits") + " instead of 3");
    }

    /** A character that has no place in a number of this notation. */
    private NotationException stranger(int i, boolean atStart) {
        char c = text.charAt(i);
        String symbol = Notation.symbol(unit);
        if (atStart && (text.startsWith(unit.code(), i) || !symbol.isEmpty() && text.startsWith(symbol, i))) {
            return fault(i, "the unit" + at(i) + " stands before the number", unitBehind());
        }
        String lookAlike = lookAlike(i);
        if (!lookAlike.isEmpty()) {
            return fault(i, "the letter " + c + at(i) + " looks like " + lookAlike);
        }
        int start = i;
        while (start < to && Notation.isBlank(text.charAt(start))) {
            start++;
        }
        if (isUnit(start)) {
            return fault(
                    start,
                    "the unit \"" + quote(text.substring(start, to)) + "\"" + at(start) + " is not " + unit,
                    unitBehind());
        }
        if (start > i) {
            return fault(i, "the blank" + at(i) + " stands inside the number");
        }
        if (c == '.' || c == ',') {
            return fault(i, "the '" + c + "'" + at(i) + " has no meaning here");
        }
        if (isSign(c)) {
            return fault(i, "the sign" + at(i) + " stands inside the number");
        }
        int character = text.codePointAt(i);
        if (Character.isDigit(character)) {
            return fault(i, "the digit " + show(character) + at(i) + " is not one of 0 to 9");
        }
        if (Character.isLetter(character)) {
            return fault(i, "the letter " + show(character) + at(i) + " is not a digit");
        }
        return fault(i, "the character " + show(character) + at(i) + " does not belong to a number");
    }

    private String unitBehind() {
        String symbol = Notation.symbol(unit);
        boolean two = !symbol.isEmpty() && !symbol.equals(unit.code());
        return "a number in " + unit + ", with or without " + unit + (two ? " or " + symbol : "") + " behind it";
    }

    /** Whether the rest of the text, blanks aside, is a word or currency sign without digits. */
    private boolean isUnit(int start) {
        int first = start;
        while (first < to && Notation.isBlank(text.charAt(first))) {
            first++;
        }
        for (int i = first; i < to; i++) {
            if (Notation.isDigit(text.charAt(i))) {
                return false;
            }
        }
        char c = first < to ? text.charAt(first) : ' ';
        return Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL || c == '%' || c == '‰';
    }

    /** What a run of letters that touches digits or marks was probably meant to be; empty when it is something else. */
    private String lookAlike(int start) {
        String meant = meant(text.charAt(start));
        int after = start;
        while (after < to && !meant(text.charAt(after)).isEmpty()) {
            after++;
        }
        boolean lettersFollow = after < to && Character.isLetter(text.charAt(after));
        boolean behind = start > from && isPart(text.charAt(start - 1));
        boolean before = after < to && Notation.isDigit(text.charAt(after))
                || after + 1 < to && isPart(text.charAt(after)) && Notation.isDigit(text.charAt(after + 1));
        return (behind || before) && !lettersFollow ? meant : "";
    }

    private static String meant(char c) {
        return switch (c) {
            case 'O', 'o' -> "a zero";
            case 'l', 'I' -> "a one";
            case 'Z' -> "a two";
            case 'S' -> "a five";
            case 'B' -> "an eight";
            default -> "";
        };
    }

    private static boolean isPart(char c) {
        return Notation.isDigit(c) || c == '.' || c == ',';
    }

    private static boolean isSign(char c) {
        return Notation.isMinus(c) || c == '+';
    }

    private String name(int index) {
        char c = text.charAt(index);
        return (Notation.isBlank(c) ? "(a blank)" : "'" + c + "'") + at(index);
    }

    private static String at(int index) {
        return " at position " + (index + 1);
    }

    private static String hex(int symbol) {
        String digits = Integer.toHexString(symbol).toUpperCase(Locale.ROOT);
        return "U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    private static boolean isVisible(int symbol) {
        return switch (Character.getType(symbol)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> symbol == ' ';
            default -> true;
        };
    }

    private static String show(int symbol) {
        if (!isVisible(symbol)) {
            return hex(symbol);
        }
        return Character.isLetter(symbol) ? Character.toString(symbol) : "'" + Character.toString(symbol) + "'";
    }

    /** A text on one line, shortened, with what cannot be seen spelled out. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder();
        int i = 0;
        while (i < text.length() && i < LONGEST_QUOTE) {
            int symbol = text.codePointAt(i);
            if (isVisible(symbol)) {
                quoted.appendCodePoint(symbol);
            } else {
                quoted.append('<').append(hex(symbol)).append('>');
            }
            i += Character.charCount(symbol);
        }
        return i < text.length() ? quoted.append('…').toString() : quoted.toString();
    }

    private NotationException fault(int index, String detail) {
        List<String> others = new ArrayList<>();
        for (Notation other : Notation.all()) {
            if (other.read(text, unit) != null) {
                others.add(other.id());
            }
        }
        String hint = "; if the whole file is written like this, declare its notation as ";
        String expected = notation.expected();
        return fault(index, detail, others.isEmpty() ? expected : expected + hint + String.join(" or ", others));
    }

    private NotationException fault(int index, String detail, String expected) {
        String summary = '"' + quote(text) + "\" is not a number in " + notation.label();
        return new NotationException(text, summary, index + 1, detail, expected);
    }
}
