package org.eigenbetrieb.core.source;

import java.util.Objects;

/**
 * One thing that is wrong with an input: what, where, what was expected, what to do, under a stable code.
 *
 * <p>Reading never stops at the first problem: it yields what could be read and the list of all problems
 * ({@link Read}). Immutable and safe for use by several threads.
 *
 * @param code stable code, for example {@code EB-CSV-004}; documented in {@code docs/codes.md}
 * @param severity how much it matters
 * @param place where it stands
 * @param message what is wrong, in one sentence that stands alone
 * @param expected what was expected or what to do; may be empty
 */
public record Problem(String code, Severity severity, SourceRef place, String message, String expected)
        implements Comparable<Problem> {

    /** Checks the parts; see the record's description. */
    public Problem {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(expected, "expected");
        if (!code.matches("EB-[A-Z]{3}-[0-9]{3}")) {
            throw new IllegalArgumentException("Code \"" + code + "\" does not have the form EB-CSV-004");
        }
        if (message.isBlank()) {
            throw new IllegalArgumentException("A problem needs a message");
        }
    }

    /**
     * A problem that makes an input unusable.
     *
     * @param code stable code
     * @param place where it stands
     * @param message what is wrong
     * @param expected what was expected or what to do
     * @return the problem
     */
    public static Problem error(String code, SourceRef place, String message, String expected) {
        return new Problem(code, Severity.ERROR, place, message, expected);
    }

    /**
     * A problem that does not make the input unusable.
     *
     * @param code stable code
     * @param place where it stands
     * @param message what is suspicious
     * @param expected what was expected or what to do
     * @return the problem
     */
    public static Problem warning(String code, SourceRef place, String message, String expected) {
        return new Problem(code, Severity.WARNING, place, message, expected);
    }

    /** By place, then code, message, severity and expectation: the order in which a list of problems is printed. */
    @Override
    public int compareTo(Problem other) {
        int order = place.compareTo(other.place);
        order = order != 0 ? order : code.compareTo(other.code);
        order = order != 0 ? order : message.compareTo(other.message);
        order = order != 0 ? order : severity.compareTo(other.severity);
        return order != 0 ? order : expected.compareTo(other.expected);
    }

    /** {@code code  place  message} and, on a second line, what was expected. */
    @Override
    public String toString() {
        String first = code + "  " + place + "  " + message;
        return expected.isEmpty() ? first : first + "\n" + "            " + expected;
    }
}
