package org.eigenbetrieb.core.source;

/** How much a problem or finding matters. */
public enum Severity {
    /** Wrong or unusable; somebody has to act. */
    ERROR,
    /** Suspicious or incomplete; somebody should look. */
    WARNING,
    /** Worth knowing; nothing to do. */
    INFO
}
