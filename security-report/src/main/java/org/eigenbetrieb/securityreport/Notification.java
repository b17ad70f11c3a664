package org.eigenbetrieb.securityreport;

import java.util.Objects;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * What was decided about reporting an incident under a duty, and when a report was made.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param incident id of the incident
 * @param duty id of the duty
 * @param step id of the duty's step that was reported; empty when the row only says what was decided
 * @param notifiable whether the incident has to be reported
 * @param reason why; may be empty
 * @param submitted when the report was made; {@link Moment#UNKNOWN} when it was not, or not yet
 * @param classification who may see it
 * @param place where it stands
 */
public record Notification(
        String incident,
        String duty,
        String step,
        Answer notifiable,
        String reason,
        Moment submitted,
        Classification classification,
        SourceRef place) {

    /** Checks that nothing is missing. */
    public Notification {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(duty, "duty");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(notifiable, "notifiable");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(submitted, "submitted");
        Objects.requireNonNull(classification, "classification");
        Objects.requireNonNull(place, "place");
    }
}
