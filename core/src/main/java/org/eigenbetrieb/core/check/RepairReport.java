package org.eigenbetrieb.core.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     * Why it stayed open for some parts whether all of it fits together.
     *
     * @return the reason by {@code joint:<first cell>}, in the order of the net
     */
    public Map<String, String> openReasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String cell : open) {
            reasons.put(
                    "joint:" + cell,
                    "the search ended before it was known whether all relations hold at the same time");
        }
        return reasons;
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
