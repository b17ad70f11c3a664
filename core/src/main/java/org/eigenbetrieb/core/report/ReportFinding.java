package org.eigenbetrieb.core.report;

import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A finding as it is printed: what is wrong or worth knowing, where, why, and under which rule.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param number number of the finding, unique in its document, for example {@code 3}; marks refer to it
 * @param code stable code, for example {@code EB-CHK-002}
 * @param severity how much it matters
 * @param message what is wrong, in German, one sentence that stands alone
 * @param details further sentences: both numbers, the cause, a proposal; may be empty
 * @param places where it stands
 * @param citation rule or source it rests on; may be empty
 */
public record ReportFinding(
        String number,
        String code,
        Severity severity,
        String message,
        List<String> details,
        List<SourceRef> places,
        String citation) {

    /** Checks and copies the parts; see the record's description. */
    public ReportFinding {
        Ids.check("finding", number);
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(citation, "citation");
        if (message.isBlank()) {
            throw new IllegalArgumentException("Finding " + number + " needs a message");
        }
        details = List.copyOf(details);
        places = List.copyOf(places);
    }
}
