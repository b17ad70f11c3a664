package org.eigenbetrieb.ozg;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * Why a service is where it is, as a code in place of free prose: {@code rechtliches-hindernis}, {@code wartet-land}.
 *
 * <p>The codes that the library knows, with kind and label, are in {@link #known()}. A code that it does not know is
 * kept, is of kind {@link Kind#OTHER} and is reported when a list is read. Immutable and safe for use by several
 * threads.
 *
 * @param code lower-case letters, digits and {@code -}, beginning with a letter, at most 60 characters
 */
public record Reason(String code) implements Comparable<Reason> {

    private static final Map<String, Known> KNOWN = load();

    /** What a reason says about the service. */
    public enum Kind {
        /** A law stands against it. */
        LEGAL("Rechtliches Hindernis"),
        /** Another authority is responsible. */
        OTHER_AUTHORITY("Andere Stelle zuständig"),
        /** Hardly anybody asks for it. */
        LOW_DEMAND("Geringe Nachfrage"),
        /** It must be done on the spot. */
        ON_SITE("Nur vor Ort"),
        /** There is nothing to offer online. */
        NOT_NEEDED("Kein Bedarf"),
        /** The city waits for somebody. */
        WAITING("Wartet"),
        /** The city is working on it. */
        RUNNING("In Umsetzung"),
        /** The city intends it. */
        INTENDED("Vorgesehen"),
        /** Work has stopped. */
        PAUSED("Ruht"),
        /** It is online, but not for all, not wholly, or not always. */
        LIMITED("Eingeschränkt online"),
        /** It is online in a portal of somebody else. */
        EXTERNAL("Externes Portal"),
        /** A code that the library does not know. */
        OTHER("Sonstiger Grund");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /**
         * What reports print.
         *
         * @return the German label
         */
        public String label() {
            return label;
        }
    }

    private record Known(Kind kind, String label) {}

    /** Checks the code; see the record's description. */
    public Reason {
        Objects.requireNonNull(code, "code");
        if (!isCode(code)) {
            throw new IllegalArgumentException(Texts.quote(code)
                    + " is not the code of a reason; expected lower-case letters, digits and '-', for example"
                    + " wartet-land");
        }
    }

    static boolean isCode(String text) {
        if (text.isEmpty() || text.length() > 60 || text.charAt(0) < 'a' || text.charAt(0) > 'z') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Known> load() {
        Map<String, Known> known = new LinkedHashMap<>();
        Resources.table("gruende.csv")
                .rows()
                .forEach(row -> known.put(
                        row.cell("code").text(),
                        new Known(
                                Kind.valueOf(row.cell("art").text()),
                                row.cell("bezeichnung").text())));
        return Collections.unmodifiableMap(known);
    }

    /**
     * The reason with a code.
     *
     * @param code the code
     * @return the reason
     * @throws IllegalArgumentException when the code is malformed
     */
    public static Reason of(String code) {
        return new Reason(code);
    }

    /**
     * All codes that the library knows and their labels, in the order in which reports print them.
     *
     * @return codes and German labels; unmodifiable
     */
    public static Map<String, String> known() {
        Map<String, String> labels = new LinkedHashMap<>();
        KNOWN.forEach((code, known) -> labels.put(code, known.label()));
        return Collections.unmodifiableMap(labels);
    }

    /**
     * Whether the library knows the code.
     *
     * @return true when it does
     */
    public boolean isKnown() {
        return KNOWN.containsKey(code);
    }

    /**
     * What the reason says about the service.
     *
     * @return its kind
     */
    public Kind kind() {
        Known known = KNOWN.get(code);
        return known == null ? Kind.OTHER : known.kind();
    }

    /**
     * What reports print.
     *
     * @return the German label, or the code itself when the library does not know it
     */
    public String label() {
        Known known = KNOWN.get(code);
        return known == null ? code : known.label();
    }

    @Override
    public int compareTo(Reason other) {
        return code.compareTo(other.code);
    }

    /** The code; {@link #of(String)} reads it back. */
    @Override
    public String toString() {
        return code;
    }
}
