package org.eigenbetrieb.core.csv;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that was probably meant. Stateless and safe for use by several threads. */
public final class Similar {

    private Similar() {}

    /**
     * The most similar of several names: few letters differ, not counting case, umlauts, blanks and marks.
     *
     * @param wanted the name that was given
     * @param names the names that exist
     * @return the most similar one, or an empty text when none is similar
     */
    public static String to(String wanted, Collection<String> names) {
        String best = "";
        int least = Integer.MAX_VALUE;
        String simple = simplify(wanted);
        for (String name : names) {
            String other = simplify(name);
            int distance = distance(simple, other);
            if (distance <= Math.min(simple.length(), other.length()) / 3 && distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    /** Without what is often written differently: case, umlauts, blanks and marks. */
    private static String simplify(String name) {
        StringBuilder simple = new StringBuilder();
        String lower = name.toLowerCase(Locale.ROOT);
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
                    }
                }
            }
        }
        return simple.toString();
    }

    /** Levenshtein's distance: how many letters must be inserted, removed or replaced. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
