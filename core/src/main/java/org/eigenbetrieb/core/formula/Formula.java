package org.eigenbetrieb.core.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * How a figure follows from others: a small closed tree, not a language.
 *
 * <p>A formula is only data. The same tree is evaluated, checked with intervals, explained and varied; nothing else
 * in the library does arithmetic between figures. Values are in base units (euros, posts). Immutable and safe for
 * use by several threads.
 */
public sealed interface Formula {

    /**
     * The value of another figure.
     *
     * @param key the figure
     */
    record Reference(FigureKey key) implements Formula {
        /** Checks that the key is given. */
        public Reference {
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * A number that a rule names.
     *
     * @param value the number with its unit
     * @param name what it is, for explanations
     */
    record Constant(Quantity value, String name) implements Formula {
        /** Checks that the value is given. */
        public Constant {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * A weighted operand of a sum.
     *
     * @param weight exact weight, may be negative
     * @param operand what is weighted
     */
    record Term(Rational weight, Formula operand) {
        /** Checks that both are given. */
        public Term {
            Objects.requireNonNull(weight, "weight");
            Objects.requireNonNull(operand, "operand");
        }
    }

    /**
     * A weighted sum; an empty one is exactly 0.
     *
     * @param terms the weighted operands, in the order of the form
     */
    record Sum(List<Term> terms) implements Formula {
        /** Copies the terms. */
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /**
     * A quotient. Where the divisor is 0 the result is not applicable, which is not the same as missing.
     *
     * @param dividend above the line
     * @param divisor below the line
     */
    record Quotient(Formula dividend, Formula divisor) implements Formula {
        /** Checks that both are given. */
        public Quotient {
            Objects.requireNonNull(dividend, "dividend");
            Objects.requireNonNull(divisor, "divisor");
        }
    }

    /**
     * A product.
     *
     * @param first one factor
     * @param second the other factor
     */
    record Product(Formula first, Formula second) implements Formula {
        /** Checks that both are given. */
        public Product {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
        }
    }

    /**
     * The operand where it is positive, otherwise 0: what a balancing line prints.
     *
     * @param operand the operand
     */
    record PositivePart(Formula operand) implements Formula {
        /** Checks that the operand is given. */
        public PositivePart {
            Objects.requireNonNull(operand, "operand");
        }
    }

    /**
     * The value of another figure.
     *
     * @param key the figure
     * @return the formula
     */
    static Formula ref(FigureKey key) {
        return new Reference(key);
    }

    /**
     * A plain sum of figures.
     *
     * @param keys the figures
     * @return the formula
     */
    static Formula sum(List<FigureKey> keys) {
        List<Term> terms = new ArrayList<>(keys.size());
        for (FigureKey key : keys) {
            terms.add(new Term(Rational.ONE, new Reference(key)));
        }
        return new Sum(terms);
    }

    /**
     * A sum of figures with weights.
     *
     * @param weights figures and their weights, in the order of the form
     * @return the formula
     */
    static Formula sum(Map<FigureKey, Rational> weights) {
        List<Term> terms = new ArrayList<>(weights.size());
        weights.forEach((key, weight) -> terms.add(new Term(weight, new Reference(key))));
        return new Sum(terms);
    }

    /**
     * A figure times a number.
     *
     * @param weight the number
     * @param operand the figure
     * @return the formula
     */
    static Formula times(Rational weight, Formula operand) {
        return new Sum(List.of(new Term(weight, operand)));
    }

    /**
     * One figure in percent of another.
     *
     * @param part what is compared
     * @param whole what counts as 100
     * @return the formula
     */
    static Formula percent(FigureKey part, FigureKey whole) {
        return times(Rational.HUNDRED, new Quotient(new Reference(part), new Reference(whole)));
    }

    /**
     * All figures that the formula reads, in the order of the form.
     *
     * @return a new set
     */
    default Set<FigureKey> references() {
        Set<FigureKey> keys = new LinkedHashSet<>();
        forEachReference(keys::add);
        return keys;
    }

    /**
     * Visits the figures that the formula reads, in the order of the form.
     *
     * @param visitor gets each key, repeated ones repeatedly
     */
    default void forEachReference(Consumer<FigureKey> visitor) {
        if (this instanceof Reference reference) {
            visitor.accept(reference.key());
        } else if (this instanceof Sum sum) {
            for (Term term : sum.terms()) {
                term.operand().forEachReference(visitor);
            }
        } else if (this instanceof Quotient quotient) {
            quotient.dividend().forEachReference(visitor);
            quotient.divisor().forEachReference(visitor);
        } else if (this instanceof Product product) {
            product.first().forEachReference(visitor);
            product.second().forEachReference(visitor);
        } else if (this instanceof PositivePart part) {
            part.operand().forEachReference(visitor);
        }
    }

    /**
     * The weights of the figures when the formula is a sum of figures and nothing else, equal figures added up.
     *
     * @return figures and weights in the order of the form, or empty when it is not linear
     */
    default Optional<Map<FigureKey, Rational>> linear() {
        Map<FigureKey, Rational> weights = new LinkedHashMap<>();
        return addLinear(this, Rational.ONE, weights) ? Optional.of(weights) : Optional.empty();
    }

    private static boolean addLinear(Formula formula, Rational weight, Map<FigureKey, Rational> weights) {
        if (formula instanceof Reference reference) {
            weights.merge(reference.key(), weight, Rational::plus);
            return true;
        }
        if (formula instanceof Sum sum) {
            for (Term term : sum.terms()) {
                if (!addLinear(term.operand(), weight.times(term.weight()), weights)) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }
}
