package org.eigenbetrieb.planning.projects;

import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Something in a project list that contradicts itself, an earlier list or the calendar.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param code stable code, for example {@code EB-PRJ-007}
 * @param severity how much it matters
 * @param message what is wrong, in one English sentence
 * @param meldung the same in German, as reports print it
 * @param places the rows concerned, the row of the present list first
 */
public record ProjectFinding(String code, Severity severity, String message, String meldung, List<SourceRef> places) {

    /** Checks and copies the parts. */
    public ProjectFinding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(meldung, "meldung");
        places = List.copyOf(places);
    }

    /** Code, first place and message. */
    @Override
    public String toString() {
        return code + "  " + (places.isEmpty() ? "" : places.get(0) + "  ") + message;
    }
}
