package org.eigenbetrieb.core.figure;

/** Where a figure comes from. */
public enum Origin {
    /** Given by the user as an input. */
    INPUT,
    /** Printed in a paper as a claim that is checked. */
    PRINTED,
    /** Computed by relations. */
    COMPUTED
}
