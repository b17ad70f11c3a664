package org.eigenbetrieb.ozg;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Groups by status: one tally by status for each value of an attribute.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param rule what was counted
 * @param attribute what the rows are
 * @param rows a tally by status for each value that occurs, ordered as reports print it; the empty text stands for none
 * @param total all entries together, each once
 */
public record CrossTally(CountingRule rule, Attribute attribute, Map<String, Tally> rows, Tally total) {

    /** Copies the rows in their order. */
    public CrossTally {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(attribute, "attribute");
        Objects.requireNonNull(total, "total");
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /**
     * The number of one group with one status.
     *
     * @param value the value; an empty text for none
     * @param status the status
     * @return the number; 0 when the value does not occur
     */
    public long count(String value, OnlineStatus status) {
        Tally row = rows.get(value);
        return row == null ? 0 : row.count(status);
    }
}
