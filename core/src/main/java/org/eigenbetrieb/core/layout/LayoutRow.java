package org.eigenbetrieb.core.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A row of a form: a heading, a place for the accounts of a post, or a line with figures.
 *
 * <p>Immutable and safe for use by several threads.
 */
public sealed interface LayoutRow {

    /**
     * Where the row is written down.
     *
     * @return the place in the layout's file
     */
    SourceRef place();

    /**
     * A heading.
     *
     * @param text the heading as printed
     * @param level depth from 0
     * @param place where it is written down
     */
    record Heading(String text, int level, SourceRef place) implements LayoutRow {
        /** Checks that nothing is missing. */
        public Heading {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(place, "place");
        }
    }

    /**
     * The accounts of a post, in the order of the paper's table.
     *
     * @param post concept of the line that adds them up
     * @param level depth from 0
     * @param place where it is written down
     */
    record Accounts(Concept post, int level, SourceRef place) implements LayoutRow {
        /** Checks that nothing is missing. */
        public Accounts {
            Objects.requireNonNull(post, "post");
            Objects.requireNonNull(place, "place");
        }
    }

    /**
     * A line with figures.
     *
     * @param concept what the line means; unique in its layout
     * @param number printed number such as {@code 5a}; may be empty
     * @param label printed label
     * @param style how it is printed
     * @param level depth from 0
     * @param shared whether the fact is the same in every form; otherwise it follows this form's assignment of
     *     accounts
     * @param unit what it counts
     * @param rule how it is computed
     * @param parent concept of the line whose child it is; empty for none
     * @param notIn ids of columns in which the line has no figure
     * @param place where it is written down
     */
    record Line(
            Concept concept,
            String number,
            String label,
            Style style,
            int level,
            boolean shared,
            Unit unit,
            Rule rule,
            String parent,
            Set<String> notIn,
            SourceRef place)
            implements LayoutRow {
        /** Copies the set and checks that nothing is missing. */
        public Line {
            Objects.requireNonNull(concept, "concept");
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(style, "style");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(parent, "parent");
            Objects.requireNonNull(place, "place");
            notIn = Set.copyOf(notIn);
        }

        /**
         * Number and label as printed.
         *
         * @return both, separated by a blank
         */
        public String text() {
            return number.isEmpty() ? label : number + " " + label;
        }
    }

    /** How a line is printed. */
    enum Style {
        /** A post. */
        LINE,
        /** A sum of posts. */
        SUBTOTAL,
        /** The sum of a part. */
        TOTAL,
        /** A result or balance. */
        RESULT,
        /** For information only. */
        MEMO,
        /** Takes part in the arithmetic, but the form does not print it. */
        UNPRINTED
    }

    /** How a line is computed; there is no expression language. */
    sealed interface Rule {
        /** Given as input. */
        record Input() implements Rule {}

        /** The sum of the accounts that the form assigns to it; given as input where there are none. */
        record OfAccounts() implements Rule {}

        /** The sum of its children. */
        record OfChildren() implements Rule {}

        /**
         * A list of signed terms.
         *
         * @param weights concepts and their weights
         */
        record OfTerms(Map<Concept, Rational> weights) implements Rule {
            /** Checks that there are terms. */
            public OfTerms {
                weights = copy(weights);
            }
        }

        /**
         * The positive part of a list of signed terms: a balancing line.
         *
         * @param weights concepts and their weights
         */
        record PositivePart(Map<Concept, Rational> weights) implements Rule {
            /** Checks that there are terms. */
            public PositivePart {
                weights = copy(weights);
            }
        }

        /**
         * A quotient of two lines.
         *
         * @param dividend above the line
         * @param divisor below the line
         * @param factor what it is multiplied by: 100 for percent
         */
        record Quotient(Concept dividend, Concept divisor, Rational factor) implements Rule {
            /** Checks that nothing is missing. */
            public Quotient {
                Objects.requireNonNull(dividend, "dividend");
                Objects.requireNonNull(divisor, "divisor");
                Objects.requireNonNull(factor, "factor");
            }
        }

        private static Map<Concept, Rational> copy(Map<Concept, Rational> weights) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        }

        /**
         * The concepts that the rule names.
         *
         * @return the concepts in the order of the form
         */
        default List<Concept> references() {
            if (this instanceof OfTerms terms) {
                return List.copyOf(terms.weights().keySet());
            }
            if (this instanceof PositivePart part) {
                return List.copyOf(part.weights().keySet());
            }
            if (this instanceof Quotient quotient) {
                return List.of(quotient.dividend(), quotient.divisor());
            }
            return List.of();
        }
    }
}
