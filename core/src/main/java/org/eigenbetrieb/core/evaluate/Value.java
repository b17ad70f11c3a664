package org.eigenbetrieb.core.evaluate;

import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * What a figure was computed to: a number, or the reason why there is none.
 *
 * <p>Immutable and safe for use by several threads.
 */
public sealed interface Value permits Value.Known, Failure {

    /**
     * A number.
     *
     * @param number the exact number in base units
     */
    record Known(Rational number) implements Value {
        /** Checks that the number is given. */
        public Known {
            Objects.requireNonNull(number, "number");
        }
    }

    /**
     * The number, when there is one.
     *
     * @return the exact number in base units, or empty
     */
    default Optional<Rational> ifKnown() {
        return this instanceof Known known ? Optional.of(known.number()) : Optional.empty();
    }

    /**
     * The failure, when there is no number.
     *
     * @return the failure, or empty
     */
    default Optional<Failure> ifFailed() {
        return this instanceof Failure failure ? Optional.of(failure) : Optional.empty();
    }
}
