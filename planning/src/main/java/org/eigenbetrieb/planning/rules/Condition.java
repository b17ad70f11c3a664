package org.eigenbetrieb.planning.rules;

import java.util.List;
import java.util.Objects;

/**
 * When a trigger is met. What is missing stays undecided: {@code all} is not met when one condition is not, {@code any}
 * is met when one is, whatever the others would say.
 *
 * <p>Immutable and safe for use by several threads.
 */
public sealed interface Condition {

    /**
     * All of several conditions.
     *
     * @param conditions the conditions, at least one
     */
    record All(List<Condition> conditions) implements Condition {
        /** Copies the list and checks that there is something in it. */
        public All {
            conditions = List.copyOf(conditions);
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("\"all\" needs at least one condition");
            }
        }
    }

    /**
     * At least one of several conditions.
     *
     * @param conditions the conditions, at least one
     */
    record Any(List<Condition> conditions) implements Condition {
        /** Copies the list and checks that there is something in it. */
        public Any {
            conditions = List.copyOf(conditions);
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("\"any\" needs at least one condition");
            }
        }
    }

    /**
     * The opposite of a condition.
     *
     * @param condition the condition
     */
    record Not(Condition condition) implements Condition {
        /** Checks that there is a condition. */
        public Not {
            Objects.requireNonNull(condition, "condition");
        }
    }

    /**
     * Something that only a person can judge, such as whether the budget of the municipality is impaired.
     *
     * @param id id under which the answer is given; lower-case letters, digits and {@code -}
     * @param text the question in German
     */
    record Question(String id, String text) implements Condition {
        /** Checks the id and that there is a text. */
        public Question {
            Ids.check(id);
            if (text.isBlank()) {
                throw new IllegalArgumentException("Question " + id + " needs a text");
            }
        }
    }

    /**
     * A measure above a limit; a measure that equals its limit is not above it.
     *
     * @param title what is compared, in German
     * @param measure what is measured
     * @param limit what it must exceed
     */
    record Above(String title, Amount measure, Amount limit) implements Condition {
        /** Checks that something is measured. */
        public Above {
            Objects.requireNonNull(limit, "limit");
            if (title.isBlank()) {
                throw new IllegalArgumentException("A comparison needs a title that says what is compared");
            }
            if (measure.terms().isEmpty()) {
                throw new IllegalArgumentException("Comparison \"" + title + "\" measures nothing");
            }
        }
    }
}
