package org.eigenbetrieb.core.check;

import java.util.List;

/**
 * What does not fit together in a net, part by part, and what would repair it.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param parts the connected parts that do not fit together, in the order of the net
 * @param fitting how many connected parts fit together
 * @param open connected parts without a contradiction of which it stayed open whether all of it fits together, each
 *     by its first cell
 */
public record RepairReport(List<RepairPart> parts, int fitting, List<String> open) {

    /** Copies the lists. */
    public RepairReport {
        parts = List.copyOf(parts);
        open = List.copyOf(open);
    }

    /**
     * Whether everything that was asked is answered.
     *
     * @return false when a limit left something open
     */
    public boolean isComplete() {
        return open.isEmpty() && parts.stream().noneMatch(part -> part.state() == RepairPart.State.OPEN);
    }
}
