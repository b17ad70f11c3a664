package org.eigenbetrieb.core.csv;

import java.util.Collection;

/** Pieces of messages. */
final class Texts {

    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_LIST = 12;
    private static final String HEX = "0123456789ABCDEF";

    private Texts() {}

    /** Blanks of every kind, and characters that take no room at all. */
    static boolean isBlank(char c) {
        return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || isInvisible(c);
    }

    /** Characters that nobody sees and that make two keys differ that look alike. */
    static boolean isInvisible(char c) {
        return Character.getType(c) == Character.FORMAT;
    }

    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** The text in quotes, shortened, with everything spelled out that would not show. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int length = Math.min(text.length(), LONGEST_QUOTE);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                quoted.append("\\n");
            } else if (c == '\r') {
                quoted.append("\\r");
            } else if (c == '\t') {
                quoted.append("\\t");
            } else if (Character.isISOControl(c) || isInvisible(c) || Character.isSpaceChar(c) && c != ' ') {
                quoted.append('<').append(codePoint(c)).append('>');
            } else {
                quoted.append(c);
            }
        }
        return quoted.append(length < text.length() ? "…\"" : "\"").toString();
    }

    static String codePoint(char c) {
        return "U+" + HEX.charAt(c >> 12 & 15) + HEX.charAt(c >> 8 & 15) + hex(c & 255);
    }

    /** Two hexadecimal digits. */
    static String hex(int value) {
        return "" + HEX.charAt(value >> 4 & 15) + HEX.charAt(value & 15);
    }

    static String list(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        StringBuilder list = new StringBuilder();
        int count = 0;
        for (String name : names) {
            if (count == LONGEST_LIST) {
                return list.append(" and ")
                        .append(names.size() - count)
                        .append(" more")
                        .toString();
            }
            list.append(count++ == 0 ? "" : ", ").append(name);
        }
        return list.toString();
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
