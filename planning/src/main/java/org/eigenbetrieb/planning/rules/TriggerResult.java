package org.eigenbetrieb.planning.rules;

import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.quantity.Unit;

/**
 * What a trigger was decided to, and by which numbers.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param trigger the trigger
 * @param outcome the decision
 * @param comparisons its comparisons in the order of the rule
 * @param missing what is missing for a decision, in German; empty when there is one
 */
public record TriggerResult(Trigger trigger, Outcome outcome, List<Comparison> comparisons, List<String> missing) {

    /** Copies the lists; exactly an undecided trigger misses something. */
    public TriggerResult {
        Objects.requireNonNull(trigger, "trigger");
        comparisons = List.copyOf(comparisons);
        missing = List.copyOf(missing);
        if ((outcome == Outcome.CANNOT_BE_DECIDED) == missing.isEmpty()) {
            throw new IllegalArgumentException("Trigger " + trigger.id() + " is " + outcome + " and misses " + missing);
        }
    }

    /**
     * A measure held against its limit. Values are in base units. Immutable and safe for use by several threads.
     *
     * @param title what is compared, in German
     * @param outcome whether the measure is above the limit
     * @param unit what it counts
     * @param measure the measure
     * @param limit the limit
     * @param margin limit less measure: what is left; negative when the measure is above
     * @param close whether the rounding of the inputs could turn the outcome
     * @param key the margin as a figure, for explanations
     * @param changes the figures whose change is measured, one by one
     */
    public record Comparison(
            String title,
            Outcome outcome,
            Unit unit,
            Value measure,
            Value limit,
            Value margin,
            boolean close,
            FigureKey key,
            List<Change> changes) {

        /** Copies the changes. */
        public Comparison {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(measure, "measure");
            Objects.requireNonNull(limit, "limit");
            Objects.requireNonNull(margin, "margin");
            Objects.requireNonNull(key, "key");
            changes = List.copyOf(changes);
        }
    }

    /**
     * How a figure changes from plan to outlook. Values are in base units. Immutable and safe for use by several
     * threads.
     *
     * @param label name of the figure
     * @param plan its value in the plan
     * @param outlook its value in the outlook
     * @param change outlook less plan
     */
    public record Change(String label, Value plan, Value outlook, Value change) {

        /** Checks that nothing is missing. */
        public Change {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(plan, "plan");
            Objects.requireNonNull(outlook, "outlook");
            Objects.requireNonNull(change, "change");
        }
    }
}
