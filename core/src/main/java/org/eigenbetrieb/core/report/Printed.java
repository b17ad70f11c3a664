package org.eigenbetrieb.core.report;

import org.eigenbetrieb.core.quantity.Notation;

/** Texts and figures as they go into print. */
final class Printed {

    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char MINUS = '\u2212';

    private Printed() {}

    /**
     * The text without characters that cannot be printed: control characters and halves of surrogate pairs become
     * U+FFFD, and so do those that turn the direction of writing and could make a number look like another one.
     * Line ends become {@code \n}, tabs a blank.
     */
    static String clean(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) < 0x7F) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        clean.append(text, 0, i);
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r') {
                if (i == text.length() || text.charAt(i) != '\n') {
                    clean.append('\n');
                }
            } else if (c == '\n') {
                clean.append('\n');
            } else if (c == '\t') {
                clean.append(' ');
            } else {
                clean.appendCodePoint(isPrintable(c) ? c : '\uFFFD');
            }
        }
        return clean.toString();
    }

    private static boolean isPrintable(int c) {
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean turning = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F;
        boolean none = (c & 0xFFFE) == 0xFFFE || c == 0xFEFF;
        return !Character.isISOControl(c) && !surrogate && !turning && !none;
    }

    /** What stands in a cell, for people, without marks: real minus, no-break blanks. */
    static String typeset(Cell cell, boolean withUnit) {
        if (cell instanceof Cell.Number number) {
            return number.printed().isEmpty()
                    ? Notation.GERMAN.print(number.quantity(), withUnit)
                    : clean(number.printed());
        }
        return other(cell);
    }

    /** What stands in a cell, without marks, in characters that every terminal has: hyphen, blank. */
    static String plain(Cell cell, boolean withUnit) {
        if (cell instanceof Cell.Number number && number.printed().isEmpty()) {
            return Notation.GERMAN
                    .print(number.quantity(), withUnit)
                    .replace(MINUS, '-')
                    .replace(NO_BREAK_SPACE, ' ');
        }
        return typeset(cell, withUnit);
    }

    private static String other(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return clean(text.text());
        }
        return cell instanceof Cell.Absent absent ? clean(absent.printed()) : "";
    }

    /** Whether numbers of a column show their own unit. */
    static boolean showsUnit(ReportColumn column) {
        return column.unitNote().isEmpty();
    }

    /** Keeps together what must not be torn apart at the end of a line: {@code 12 €}, {@code 5 %}, {@code § 15}. */
    static String keepTogether(String text) {
        StringBuilder kept = new StringBuilder(text);
        for (int i = 1; i + 1 < kept.length(); i++) {
            if (kept.charAt(i) != ' ') {
                continue;
            }
            char before = kept.charAt(i - 1);
            char after = kept.charAt(i + 1);
            boolean unit =
                    after == '€' || after == '%' || after == 'T' && i + 2 < kept.length() && kept.charAt(i + 2) == '€';
            if (before == '§' || unit && before >= '0' && before <= '9') {
                kept.setCharAt(i, NO_BREAK_SPACE);
            }
        }
        return kept.toString();
    }
}
