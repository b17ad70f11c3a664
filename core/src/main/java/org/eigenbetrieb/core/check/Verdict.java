package org.eigenbetrieb.core.check;

/** What a check of one relation says. */
public enum Verdict {
    /** The value recomputed from the printed values is the printed one. */
    EXACT,
    /** Not equal, but rounding of the printed numbers explains the difference. */
    WITHIN_ROUNDING,
    /** No choice of unrounded values behind the printed numbers fits. */
    CONTRADICTION,
    /** A needed figure is not printed, or a divisor may be 0. */
    NOT_CHECKABLE
}
