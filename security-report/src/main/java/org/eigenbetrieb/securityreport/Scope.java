package org.eigenbetrieb.securityreport;

import java.time.LocalDate;
import java.util.Objects;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Whether the enterprise falls under a duty to report: a legal question that somebody has answered with a reason.
 *
 * <p>The library never answers it. Immutable and safe for use by several threads.
 *
 * @param duty id of the duty
 * @param applies the answer; while it is open, deadlines are computed as a precaution and say so
 * @param reason why; not blank unless the answer is open
 * @param role function that decided, never a person; may be empty
 * @param decided the day of the decision, or null
 * @param classification who may see the row; internal unless somebody has decided otherwise
 * @param place where it stands
 */
public record Scope(
        String duty,
        Answer applies,
        String reason,
        String role,
        @Nullable LocalDate decided,
        Classification classification,
        SourceRef place) {

    /** Checks the parts; see the record's description. */
    public Scope {
        Objects.requireNonNull(duty, "duty");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(classification, "classification");
        Objects.requireNonNull(place, "place");
        if (applies != Answer.OPEN && reason.isBlank()) {
            throw new IllegalArgumentException("Whether " + duty + " applies is answered with \"" + applies.code()
                    + "\" and without a reason; give the reason, or answer \"offen\"");
        }
    }
}
