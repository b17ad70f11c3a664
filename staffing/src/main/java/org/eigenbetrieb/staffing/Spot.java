package org.eigenbetrieb.staffing;

import java.util.Comparator;

/** A unit and a pay group: where posts and notes stand. */
record Spot(String unit, PayGroup group) implements Comparable<Spot> {

    @Override
    public int compareTo(Spot other) {
        return Comparator.comparing(Spot::unit).thenComparing(Spot::group).compare(this, other);
    }

    @Override
    public String toString() {
        return unit + " " + group.label();
    }
}
