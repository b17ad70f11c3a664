package org.eigenbetrieb.core.report;

import java.util.ArrayList;
import java.util.List;

/** Measures, pads and wraps text for a terminal, where a character is not always one column wide. */
final class Width {

    private static final char NO_BREAK_SPACE = '\u00A0';

    private Width() {}

    /** Columns that a text takes on a terminal. */
    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += of(c);
            i += Character.charCount(c);
        }
        return width;
    }

    private static int of(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x1F300 && c <= 0x1FAFF
                || c >= 0x20000 && c <= 0x3FFFD;
        return wide ? 2 : 1;
    }

    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    static String centre(String text, int width) {
        int free = Math.max(0, width - of(text));
        return " ".repeat(free / 2) + text + " ".repeat(free - free / 2);
    }

    /** The longest piece that wrapping leaves in one line. */
    static int longestWord(String text) {
        int longest = 0;
        for (String line : split(text, '\n')) {
            for (String word : split(line, ' ')) {
                longest = Math.max(longest, of(word));
            }
        }
        return longest;
    }

    /** The longest line. */
    static int longestLine(String text) {
        int longest = 0;
        for (String line : split(text, '\n')) {
            longest = Math.max(longest, of(line));
        }
        return longest;
    }

    /**
     * The text in lines of at most so many columns; longer words are cut, with a hyphen between letters. At least
     * one line.
     */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : split(text, '\n')) {
            wrapParagraph(lines, paragraph, Math.max(1, width));
        }
        return lines;
    }

    private static void wrapParagraph(List<String> lines, String paragraph, int width) {
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : split(paragraph, ' ')) {
            if (word.isEmpty()) {
                continue;
            }
            int needed = of(word);
            if (used > 0 && used + 1 + needed > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            int from = 0;
            while (needed > width) {
                int to = cut(word, from, width);
                boolean hyphen =
                        to - from > 3 && isLetter(word, to - 2) && isLetter(word, to - 1) && isLetter(word, to);
                to -= hyphen ? 1 : 0;
                String piece = word.substring(from, to);
                lines.add(hyphen ? piece + '-' : piece);
                needed -= of(piece);
                from = to;
            }
            line.append(word, from, word.length());
            used += needed;
        }
        lines.add(line.toString());
    }

    private static boolean isLetter(String word, int at) {
        return at < word.length() && Character.isLetter(word.charAt(at));
    }

    private static int cut(String word, int from, int width) {
        int to = from;
        int used = 0;
        while (to < word.length()) {
            int c = word.codePointAt(to);
            used += of(c);
            if (used > width && to > from) {
                break;
            }
            to += Character.charCount(c);
        }
        return to;
    }

    /** The parts between separators; no-break blanks do not separate but are printed as blanks. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
            parts.add(text.substring(from, to));
            from = to + 1;
        }
        parts.add(text.substring(from));
        return separator == ' '
                ? parts.stream().map(part -> part.replace(NO_BREAK_SPACE, ' ')).toList()
                : parts;
    }
}
