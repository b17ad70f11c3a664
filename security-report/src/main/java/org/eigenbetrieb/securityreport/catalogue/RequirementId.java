package org.eigenbetrieb.securityreport.catalogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Id of a requirement as security catalogues print it.
 *
 * <p>Four forms: a Baustein of IT-Grundschutz {@code ORP.4}, a requirement {@code APP.3.6.A1}, a part of one {@code
 * APP.3.6.A1-UA.2}, and the numbered control of any other catalogue ({@code 5.1}, {@code ASST.2.2.1}). {@code ORP.4} and a
 * group {@code ASST.1} look alike: which of them is meant, the edition says ({@link RequirementRef}). Case matters.
 * Immutable and safe for use by several threads.
 *
 * @param text the id, 1 to 60 characters
 */
public record RequirementId(String text) implements Comparable<RequirementId> {

    private static final int LONGEST = 60;

    /** Forms of ids. */
    public enum Form {
        /** Letters and numbers: a Baustein of IT-Grundschutz, or a group or control elsewhere. */
        BAUSTEIN,
        /** A requirement of a Baustein: {@code .A} and its number. */
        ANFORDERUNG,
        /** A part of a requirement: {@code -UA.} and its number. */
        TEILANFORDERUNG,
        /** Another number or name: {@code 5.1}, {@code ASST}. */
        CONTROL
    }

    /** Checks the characters; see {@link #parse(String)}. */
    public RequirementId {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException(
                    "\"" + shortened(text) + "\" is not the id of a requirement; expected for"
                            + " example ORP.4, APP.3.6.A1, APP.3.6.A1-UA.2 or ASST.2.2.1");
        }
    }

    /**
     * Reads an id.
     *
     * @param text the id; blanks around it are no part of it
     * @return the id; {@link #toString()} prints it
     * @throws IllegalArgumentException when the text is no id: parts of letters and digits joined by {@code .} or
     *     {@code -}, no part empty, no number with a leading zero
     */
    public static RequirementId parse(String text) {
        return new RequirementId(text.strip());
    }

    /**
     * Which form the id has.
     *
     * @return the form
     */
    public Form form() {
        int part = text.indexOf("-UA.");
        String whole = part < 0 ? text : text.substring(0, part);
        int dot = whole.lastIndexOf('.');
        boolean requirement = dot > 0 && isNumberedA(whole.substring(dot + 1)) && isBaustein(whole.substring(0, dot));
        if (requirement) {
            return part < 0
                    ? Form.ANFORDERUNG
                    : isNumber(text.substring(part + 4)) ? Form.TEILANFORDERUNG : Form.CONTROL;
        }
        return isBaustein(text) ? Form.BAUSTEIN : Form.CONTROL;
    }

    /**
     * What stands before the first dot: the layer of a Baustein, the practice of a control.
     *
     * @return the first part, for example {@code APP}
     */
    public String layer() {
        int dot = text.indexOf('.');
        return dot < 0 ? text : text.substring(0, dot);
    }

    /**
     * The id one level up: of a part its requirement, of a requirement its Baustein, of {@code ASST.2.2.1} {@code ASST.2.2}.
     *
     * @return the id, or empty at the top
     */
    public Optional<RequirementId> parent() {
        int part = text.indexOf("-UA.");
        int end = part >= 0 ? part : text.lastIndexOf('.');
        return end < 0 ? Optional.empty() : Optional.of(new RequirementId(text.substring(0, end)));
    }

    /** By parts, numbers by their size: {@code A2} before {@code A10}. */
    @Override
    public int compareTo(RequirementId other) {
        int i = 0;
        int j = 0;
        while (i < text.length() && j < other.text.length()) {
            char a = text.charAt(i);
            char b = other.text.charAt(j);
            if (isDigit(a) && isDigit(b)) {
                int endA = digitsEnd(text, i);
                int endB = digitsEnd(other.text, j);
                int order = Integer.compare(endA - i, endB - j);
                order = order != 0 ? order : text.substring(i, endA).compareTo(other.text.substring(j, endB));
                if (order != 0) {
                    return order;
                }
                i = endA;
                j = endB;
            } else if (a != b) {
                return Character.compare(a, b);
            } else {
                i++;
                j++;
            }
        }
        return Integer.compare(text.length() - i, other.text.length() - j);
    }

    /** The id; {@link #parse(String)} reads it back. */
    @Override
    public String toString() {
        return text;
    }

    private static boolean isWellFormed(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.' || c == '-') {
                boolean leadingZero = i - from > 1 && text.charAt(from) == '0' && isNumber(text.substring(from, i));
                if (i == from || leadingZero) {
                    return false;
                }
                from = i + 1;
            } else if (!isDigit(c) && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && c != '_') {
                return false;
            }
        }
        return true;
    }

    /** Two to five capital letters and one to three numbers. */
    private static boolean isBaustein(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length < 2 || parts.length > 4 || parts[0].length() < 2 || parts[0].length() > 5) {
            return false;
        }
        for (int i = 0; i < parts[0].length(); i++) {
            if (parts[0].charAt(i) < 'A' || parts[0].charAt(i) > 'Z') {
                return false;
            }
        }
        for (int i = 1; i < parts.length; i++) {
            if (!isNumber(parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumberedA(String part) {
        return part.length() > 1 && part.charAt(0) == 'A' && isNumber(part.substring(1));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && digitsEnd(text, 0) == text.length();
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? String.valueOf(text) : text.substring(0, LONGEST) + "…";
    }
}
