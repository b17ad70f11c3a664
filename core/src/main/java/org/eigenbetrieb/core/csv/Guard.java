package org.eigenbetrieb.core.csv;

/**
 * The apostrophe that keeps a spreadsheet from calculating with text.
 *
 * <p>{@link #remove} undoes {@link #add} for every text: one apostrophe is taken away only where {@code add} would
 * have put it.
 */
final class Guard {

    private static final char APOSTROPHE = '\'';
    /** Digits that Excel shows in full; longer numbers become 4,4119E+11, from the 16th digit on they become zeros. */
    private static final int DIGITS_SHOWN = 11;

    private Guard() {}

    /** The text as it is written; a key is guarded also where a spreadsheet would take it for a number or date. */
    static String add(String text, boolean key) {
        int start = start(text);
        boolean marked = !text.isEmpty() && text.charAt(0) == APOSTROPHE;
        boolean needed = isFormula(text, start) || (key || marked) && isNumberLike(text, start);
        return needed ? APOSTROPHE + text : text;
    }

    /** The text as it was meant. */
    static String remove(String text) {
        if (text.length() < 2 || text.charAt(0) != APOSTROPHE) {
            return text;
        }
        int start = start(text);
        return isFormula(text, start) || isNumberLike(text, start) ? text.substring(1) : text;
    }

    /** Where the text begins for a spreadsheet that skips apostrophes and blanks; tabs and line ends count. */
    private static int start(String text) {
        int start = 0;
        while (start < text.length()) {
            char c = text.charAt(start);
            if (c == '\t' || c == '\r' || c == '\n' || c != APOSTROPHE && !Texts.isBlank(c)) {
                break;
            }
            start++;
        }
        return start;
    }

    private static boolean isFormula(String text, int start) {
        return start < text.length() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(start)) >= 0;
    }

    /** Whether a spreadsheet would read a number, date or time and not give back the same characters. */
    private static boolean isNumberLike(String text, int start) {
        int end = text.length();
        while (end > start && Texts.isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return false;
        }
        int digits = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (".,:/-+eE%€ \u00A0".indexOf(c) < 0) {
                return false;
            }
        }
        char first = text.charAt(start);
        if (digits == 0 || "eE%€/:".indexOf(first) >= 0) {
            return false;
        }
        return digits < end - start || digits > DIGITS_SHOWN || first == '0' && digits > 1;
    }
}
