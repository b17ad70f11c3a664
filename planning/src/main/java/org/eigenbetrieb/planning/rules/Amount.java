package org.eigenbetrieb.planning.rules;

import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;

/**
 * A weighted sum of figures, fixed amounts and values that a bylaw sets.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param terms the terms; none mean 0
 */
public record Amount(List<Term> terms) {

    /** Zero. */
    public static final Amount ZERO = new Amount(List.of());

    /** Copies the terms. */
    public Amount {
        terms = List.copyOf(terms);
    }

    /** A term of an amount. Immutable and safe for use by several threads. */
    public sealed interface Term {

        /**
         * The weight with which it enters.
         *
         * @return the weight, may be negative
         */
        Rational weight();
    }

    /**
     * A figure.
     *
     * @param concept what it means
     * @param dimensions what tells it apart
     * @param basis the column it is taken from
     * @param unit what it counts
     * @param weight the weight
     */
    public record OfFigure(Concept concept, Dimensions dimensions, Basis basis, Unit unit, Rational weight)
            implements Term {
        /** Checks that nothing is missing. */
        public OfFigure {
            Objects.requireNonNull(concept, "concept");
            Objects.requireNonNull(dimensions, "dimensions");
            Objects.requireNonNull(basis, "basis");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(weight, "weight");
        }
    }

    /**
     * How much a figure grows from plan to outlook.
     *
     * @param concept what it means
     * @param dimensions what tells it apart
     * @param unit what it counts
     * @param weight the weight; -1 for how much it shrinks
     */
    public record OfChange(Concept concept, Dimensions dimensions, Unit unit, Rational weight) implements Term {
        /** Checks that nothing is missing. */
        public OfChange {
            Objects.requireNonNull(concept, "concept");
            Objects.requireNonNull(dimensions, "dimensions");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(weight, "weight");
        }
    }

    /**
     * An amount that the rule itself names.
     *
     * @param value the amount
     * @param weight the weight
     */
    public record Fixed(Quantity value, Rational weight) implements Term {
        /** Checks that nothing is missing. */
        public Fixed {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(weight, "weight");
        }
    }

    /**
     * A value that the rule leaves to a bylaw or resolution.
     *
     * @param id id of the value, see {@link NamedValue}
     * @param unit what it counts
     * @param weight the weight
     */
    public record Named(String id, Unit unit, Rational weight) implements Term {
        /** Checks that nothing is missing. */
        public Named {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(weight, "weight");
        }
    }

    /** What the amount counts: the unit of its first term, euros when it has none. */
    Unit unit() {
        if (terms.isEmpty()) {
            return Unit.EUR;
        }
        Term first = terms.get(0);
        if (first instanceof OfFigure figure) {
            return figure.unit();
        }
        if (first instanceof OfChange change) {
            return change.unit();
        }
        return first instanceof Named named
                ? named.unit()
                : ((Fixed) first).value().unit();
    }
}
