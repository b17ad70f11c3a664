package org.eigenbetrieb.ozg.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pieces of text: quoted for messages, folded for comparing. Stateless and safe for use by several threads. */
public final class Texts {

    private static final int LONGEST_QUOTE = 60;

    private Texts() {}

    /**
     * The text in quotes, shortened, without characters that do not show.
     *
     * @param text any text
     * @return the text for a message
     */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int length = Math.min(text.length(), LONGEST_QUOTE);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean hidden = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.isSurrogate(c)
                    || Character.isSpaceChar(c) && c != ' ';
            quoted.append(hidden ? '�' : c);
        }
        return quoted.append(length < text.length() ? "…\"" : "\"").toString();
    }

    /**
     * The text without what people do not see: case and repeated blanks.
     *
     * @param text any text
     * @return the folded text, without blanks around it
     */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = true;
            } else {
                if (blank && !folded.isEmpty()) {
                    folded.append(' ');
                }
                blank = false;
                folded.append(c);
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * The text as it is searched: lower case, umlauts written out, everything but letters and digits a single blank.
     *
     * @param text any text
     * @return the simple text, without blanks around it
     */
    public static String simplify(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder simple = new StringBuilder(lower.length() + 8);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            switch (c) {
                case 'ä' -> simple.append("ae");
                case 'ö' -> simple.append("oe");
                case 'ü' -> simple.append("ue");
                case 'ß' -> simple.append("ss");
                default -> {
                    if (Character.isLetterOrDigit(c)) {
                        simple.append(c);
                    } else if (!simple.isEmpty() && simple.charAt(simple.length() - 1) != ' ') {
                        simple.append(' ');
                    }
                }
            }
        }
        int length = simple.length();
        if (length > 0 && simple.charAt(length - 1) == ' ') {
            simple.setLength(length - 1);
        }
        return simple.toString();
    }

    /**
     * The parts of a list, without blanks around them and without empty ones.
     *
     * @param text the list
     * @param separators characters that separate the parts
     * @return the parts in their order
     */
    public static List<String> split(String text, String separators) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
                String part = text.substring(from, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = i + 1;
            }
        }
        return List.copyOf(parts);
    }
}
