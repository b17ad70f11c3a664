package org.eigenbetrieb.core.scenario;

import java.util.Objects;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * What an input must be so that a figure reaches a target, or why no value does.
 *
 * <p>Immutable and safe for use by several threads.
 */
public sealed interface Solution {

    /** Why there is no solution; the list is closed. */
    enum Reason {
        /** What should be changed is not given: it is computed, or the pack has no value for it. */
        NO_INPUT,
        /** The figure has no number to begin with. */
        NO_VALUE,
        /** The figure does not depend on the input. */
        INDEPENDENT,
        /** The figure depends on the input, but never reaches the target. */
        OUT_OF_RANGE,
        /** The figure may rise and fall with the input, so that a search could miss a solution. */
        NOT_MONOTONE
    }

    /**
     * The value that reaches the target.
     *
     * @param figure the figure that has a target
     * @param target the target
     * @param by the input that is changed
     * @param before its value now, in base units
     * @param value the value that it must have, in its smallest unit (cents)
     * @param reached what the figure then is, in base units
     * @param exact whether that is the target; otherwise no whole cent reaches it, and this one comes closest
     * @param result everything that moves
     */
    record Found(
            FigureKey figure,
            Quantity target,
            FigureKey by,
            Rational before,
            Quantity value,
            Rational reached,
            boolean exact,
            Scenario.Result result)
            implements Solution {
        /** Checks that nothing is missing. */
        public Found {
            Objects.requireNonNull(figure, "figure");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(reached, "reached");
            Objects.requireNonNull(result, "result");
        }

        /**
         * By how much the input must change.
         *
         * @return the signed difference in base units
         */
        public Rational change() {
            return value.value().minus(before);
        }
    }

    /**
     * No value reaches the target.
     *
     * @param reason the kind of reason
     * @param message the reason in one sentence, with the figures concerned
     */
    record None(Reason reason, String message) implements Solution {
        /** Checks that nothing is missing. */
        public None {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
        }
    }
}
