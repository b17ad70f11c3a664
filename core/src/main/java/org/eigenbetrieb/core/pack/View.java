package org.eigenbetrieb.core.pack;

/** What a printed paper shows in its cells. */
public enum View {
    /** The printed number where there is one, marked where the computed one differs beyond rounding. */
    PRINTED,
    /** Only inputs and what follows from them. */
    RECOMPUTED
}
