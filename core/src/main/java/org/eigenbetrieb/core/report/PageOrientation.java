package org.eigenbetrieb.core.report;

/** How the pages of a printed document lie. */
public enum PageOrientation {
    /** All pages upright. */
    PORTRAIT,
    /** All pages across. */
    LANDSCAPE,
    /** Pages upright, tables with many columns on pages across. */
    BY_TABLE
}
