package org.eigenbetrieb.securityreport;

import java.util.Objects;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * How many requests of one kind came in.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param kind id of the kind: lower-case letters, digits and {@code -}
 * @param title the kind as it is printed
 * @param count how many
 * @param classification who may see it
 * @param place where it stands
 */
public record RequestCount(String kind, String title, Count count, Classification classification, SourceRef place) {

    /** Checks the parts; see the record's description. */
    public RequestCount {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(count, "count");
        Objects.requireNonNull(classification, "classification");
        Objects.requireNonNull(place, "place");
        if (!isKind(kind)) {
            throw new IllegalArgumentException(
                    "\"" + kind
                            + "\" is not a kind of request; expected lower-case letters, digits and '-', for example allgemein");
        }
    }

    static boolean isKind(String text) {
        return text.matches("[a-z0-9][a-z0-9-]{0,59}");
    }
}
