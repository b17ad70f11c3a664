package org.eigenbetrieb.core.law;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who says that a rule holds: a statute, a bylaw, a printed form, house practice.
 *
 * <p>Every relation names its source, and every source says how sure we are of it: the library carries stored
 * knowledge, not today's law. Immutable and safe for use by several threads.
 *
 * @param kind what kind of source it is
 * @param title name of the text, for example {@code EigAnVO Rheinland-Pfalz}; not blank
 * @param section the place in it, for example {@code § 21}; may be empty
 * @param version date of the text that was read, or null when none is known
 * @param standing how sure we are
 */
public record LegalSource(
        Kind kind, String title, String section, @Nullable LocalDate version, Standing standing) {

    /** Kinds of source. */
    public enum Kind {
        /** Act of parliament. */
        STATUTE,
        /** Ordinance of a ministry. */
        ORDINANCE,
        /** Bylaw of the municipality (Satzung). */
        BYLAW,
        /** Official catalogue or standard. */
        STANDARD,
        /** The printed form itself: what its own figures do. */
        FORM,
        /** House practice, chosen by the enterprise. */
        PRACTICE,
        /** Arithmetic that needs no authority. */
        ARITHMETIC
    }

    /** How sure we are of a source. */
    public enum Standing {
        /** The text was read. */
        VERIFIED,
        /** It is printed in a paper of the enterprise. */
        PRINTED,
        /** General knowledge or inference; check the official text before relying on it. */
        UNVERIFIED
    }

    /** Arithmetic: what follows from the meaning of the words, such as a percentage. */
    public static final LegalSource ARITHMETIC =
            new LegalSource(Kind.ARITHMETIC, "Arithmetik", "", null, Standing.VERIFIED);

    /** Checks the parts; see the record's description. */
    public LegalSource {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(standing, "standing");
        if (title.isBlank()) {
            throw new IllegalArgumentException("A source needs a title, for example \"EigAnVO Rheinland-Pfalz\"");
        }
    }

    /**
     * A printed form as source of its own arithmetic.
     *
     * @param title name of the form
     * @return the source
     */
    public static LegalSource form(String title) {
        return new LegalSource(Kind.FORM, title, "", null, Standing.PRINTED);
    }

    /**
     * House practice as a source.
     *
     * @param title what is practised, and by whom
     * @return the source
     */
    public static LegalSource practice(String title) {
        return new LegalSource(Kind.PRACTICE, title, "", null, Standing.PRINTED);
    }

    /**
     * The citation as it is printed: section, title, version and, unless verified, how sure we are.
     *
     * @return the citation
     */
    public String citation() {
        StringBuilder text = new StringBuilder();
        if (!section.isEmpty()) {
            text.append(section).append(' ');
        }
        text.append(title);
        String remarks = version == null
                ? ""
                : "Fassung vom " + two(version.getDayOfMonth()) + '.' + two(version.getMonthValue()) + '.'
                        + version.getYear();
        if (standing == Standing.UNVERIFIED) {
            remarks += (remarks.isEmpty() ? "" : "; ") + "nicht am Text geprüft";
        }
        if (!remarks.isEmpty()) {
            text.append(" (").append(remarks).append(')');
        }
        return text.toString();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
