package org.eigenbetrieb.ozg;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How many services there are, in groups.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param rule what was counted
 * @param attribute what the groups are
 * @param total all of them, each once
 * @param counts the number for each value that occurs, ordered as reports print it; the empty text stands for none
 */
public record Tally(CountingRule rule, Attribute attribute, long total, Map<String, Long> counts) {

    /** Copies the counts in their order. */
    public Tally {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(attribute, "attribute");
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /**
     * The number of one group.
     *
     * @param value the value; an empty text for none
     * @return the number; 0 when the value does not occur
     */
    public long count(String value) {
        return counts.getOrDefault(value, 0L);
    }

    /**
     * The number with one status, when the groups are {@link Attribute#STATUS}.
     *
     * @param status the status
     * @return the number
     * @throws IllegalStateException when the groups are something else
     */
    public long count(OnlineStatus status) {
        if (attribute != Attribute.STATUS) {
            throw new IllegalStateException("This tally groups by " + attribute + ", not by STATUS");
        }
        return count(status.id());
    }

    /**
     * By how much the sum of the groups exceeds the total, because a service is in several of them.
     *
     * @return 0 or more
     */
    public long overlap() {
        return counts.values().stream().mapToLong(Long::longValue).sum() - total;
    }
}
