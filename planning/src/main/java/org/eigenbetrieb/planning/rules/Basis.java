package org.eigenbetrieb.planning.rules;

/** Which of the compared columns a figure is taken from. */
public enum Basis {
    /** The decided plan. */
    PLAN,
    /** What is expected instead: a forecast, or the plan as it is to be changed. */
    OUTLOOK,
    /** What stands on the books on the reporting date, such as credit used. */
    STAND
}
