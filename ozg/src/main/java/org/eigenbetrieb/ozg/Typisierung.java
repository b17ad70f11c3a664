package org.eigenbetrieb.ozg;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * The type of a service in the LeiKa: who makes its rules and who carries it out.
 *
 * <p>The list of types is data of the official catalogue and grows; values are combined. Any text is kept exactly as it
 * was written, types that this version does not know among them ({@link #unknown()}). Immutable and safe for use by
 * several threads.
 *
 * @param text the text as written, for example {@code 2/3} or {@code 1;2/3}
 */
public record Typisierung(String text) {

    private static final String UNKNOWN_TYPE = "EB-OZG-004";
    private static final Map<String, String> KNOWN = Resources.pairs("typisierung.csv", "typ", "bezeichnung");

    /** Checks that there is a text. */
    public Typisierung {
        Objects.requireNonNull(text, "text");
    }

    /**
     * The type as written.
     *
     * @param text the text; may be empty
     * @return the type
     */
    public static Typisierung of(String text) {
        return new Typisierung(text);
    }

    /**
     * The single types, separated by {@code ;} {@code ,} or {@code |}. {@code 2/3} is one type.
     *
     * @return the types in their order, without blanks around them
     */
    public List<String> types() {
        return Texts.split(text, ";,|");
    }

    /**
     * The single types that this version of the library does not know.
     *
     * @return the types, usually none
     */
    public List<String> unknown() {
        return types().stream().filter(type -> !KNOWN.containsKey(type)).toList();
    }

    /**
     * A warning for each type that is not known.
     *
     * @param place where it stands
     * @return warnings {@code EB-OZG-004}, usually none
     */
    public List<Problem> problems(SourceRef place) {
        return unknown().stream()
                .map(type -> Problem.warning(
                        UNKNOWN_TYPE,
                        place,
                        "type " + Texts.quote(type) + " is not known; it is kept as it is",
                        "expected one of " + String.join(", ", KNOWN.keySet())))
                .toList();
    }

    /**
     * What a type means.
     *
     * @param type a single type, for example {@code 2a}
     * @return a German phrase, or empty when the type is not known
     */
    public static Optional<String> label(String type) {
        return Optional.ofNullable(KNOWN.get(type));
    }

    /**
     * All types that this version knows, in the order of the catalogue.
     *
     * @return types and German phrases
     */
    public static Map<String, String> known() {
        return new LinkedHashMap<>(KNOWN);
    }

    /** The text as written. */
    @Override
    public String toString() {
        return text;
    }
}
