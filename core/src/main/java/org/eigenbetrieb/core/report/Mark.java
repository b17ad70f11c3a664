package org.eigenbetrieb.core.report;

import java.util.Objects;
import org.eigenbetrieb.core.source.Severity;

/**
 * A remark on a cell, printed like a footnote: the cell shows a number, the message stands below the table.
 *
 * <p>Cells of one table that carry equal marks share one number. Immutable and safe for use by several threads.
 *
 * @param severity how much it matters; a computed value that differs beyond rounding is an
 *     {@link Severity#ERROR}
 * @param message what a reader of the table has to know, in German, one sentence; not blank
 * @param finding {@link ReportFinding#number() number} of the finding that tells more, or empty
 */
public record Mark(Severity severity, String message, String finding) {

    /** Checks the parts; see the record's description. */
    public Mark {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(finding, "finding");
        if (message.isBlank()) {
            throw new IllegalArgumentException("A mark needs a message that says what it means");
        }
    }

    /**
     * A mark without a finding.
     *
     * @param severity how much it matters
     * @param message what a reader has to know
     * @return the mark
     */
    public static Mark of(Severity severity, String message) {
        return new Mark(severity, message, "");
    }

    /**
     * A mark that leads to a finding.
     *
     * @param severity how much it matters
     * @param message what a reader has to know
     * @param finding number of the finding
     * @return the mark
     */
    public static Mark of(Severity severity, String message, String finding) {
        return new Mark(severity, message, finding);
    }
}
