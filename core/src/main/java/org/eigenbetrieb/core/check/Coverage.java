package org.eigenbetrieb.core.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check covered and what it did not: no silent pass.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param byVerdict number of relations and identities by verdict
 * @param notCheckable relations that could not be checked, each with the reason
 * @param failedRules figures whose rule failed, each with the reason; they were not checked
 * @param unprinted number of relations whose figure is printed nowhere
 * @param withoutValue figures that have no value, each with the reason
 */
public record Coverage(
        Map<Verdict, Integer> byVerdict,
        Map<String, String> notCheckable,
        Map<String, String> failedRules,
        int unprinted,
        Map<String, String> withoutValue) {

    /** Copies the maps. */
    public Coverage {
        byVerdict = Collections.unmodifiableMap(new EnumMap<>(byVerdict));
        notCheckable = Collections.unmodifiableMap(new LinkedHashMap<>(notCheckable));
        withoutValue = Collections.unmodifiableMap(new LinkedHashMap<>(withoutValue));
        failedRules = Collections.unmodifiableMap(new LinkedHashMap<>(failedRules));
    }

    /**
     * The same coverage with the figures that have no value.
     *
     * @param figures the figures, each with the reason
     * @return the coverage
     */
    public Coverage withoutValue(Map<String, String> figures) {
        return new Coverage(byVerdict, notCheckable, failedRules, unprinted, figures);
    }

    /**
     * The coverage of a check.
     *
     * @param verdicts its verdicts
     * @param inexpressible relations that could not be put as a check, with the reason
     * @param failedRules figures whose rule failed, with the reason
     * @param unprinted number of relations whose figure is printed nowhere
     * @return the coverage
     */
    public static Coverage of(
            List<RelationVerdict> verdicts,
            Map<String, String> inexpressible,
            Map<String, String> failedRules,
            int unprinted) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, 0);
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        for (RelationVerdict verdict : verdicts) {
            counts.merge(verdict.verdict(), 1, Integer::sum);
            if (verdict.verdict() == Verdict.NOT_CHECKABLE) {
                reasons.put(verdict.relation(), verdict.reason());
            }
        }
        inexpressible.forEach((relation, reason) -> {
            counts.merge(Verdict.NOT_CHECKABLE, 1, Integer::sum);
            reasons.put(relation, reason);
        });
        return new Coverage(counts, reasons, failedRules, unprinted, Map.of());
    }

    /**
     * The number of relations with a verdict.
     *
     * @param verdict the verdict
     * @return how many
     */
    public int count(Verdict verdict) {
        return byVerdict.getOrDefault(verdict, 0);
    }

    /**
     * Whether anything was checked at all.
     *
     * @return true when at least one relation was decided
     */
    public boolean checkedAnything() {
        return count(Verdict.EXACT) + count(Verdict.WITHIN_ROUNDING) + count(Verdict.CONTRADICTION) > 0;
    }
}
