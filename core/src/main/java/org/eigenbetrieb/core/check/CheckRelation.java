package org.eigenbetrieb.core.check;

import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * That one printed number follows from others.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id unique id
 * @param kind how it follows
 * @param target id of the cell that follows
 * @param terms cells of a sum, or above the line of a ratio, with their weights
 * @param divisors cells below the line of a ratio, with their weights; empty for a sum
 * @param ifZero what the form prints where the divisor is exactly 0, or null
 * @param mode how numbers are compared
 * @param rule the rule in words
 * @param source who says so
 */
public record CheckRelation(
        String id,
        Kind kind,
        String target,
        List<Member> terms,
        List<Member> divisors,
        @Nullable Quantity ifZero,
        Mode mode,
        String rule,
        LegalSource source) {

    /** How the target follows. */
    public enum Kind {
        /** Weighted sum of the terms. */
        SUM,
        /** Terms divided by divisors. */
        RATIO,
        /** Terms divided by divisors, times 100. */
        PERCENT,
        /** Terms divided by divisors, minus 1, times 100. */
        GROWTH
    }

    /** How numbers are compared. */
    public enum Mode {
        /** Printed numbers stand for intervals. */
        INTERVAL,
        /** As XBRL 2.1: terms are rounded, added, and the sum is rounded to the target's decimals. */
        ROUNDED_SUM
    }

    /**
     * A cell with its weight.
     *
     * @param cell id of the cell
     * @param weight exact weight
     */
    public record Member(String cell, Rational weight) {
        /** Checks that both are given. */
        public Member {
            Objects.requireNonNull(cell, "cell");
            Objects.requireNonNull(weight, "weight");
        }
    }

    /** Checks the parts; see the record's description. */
    public CheckRelation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(source, "source");
        terms = List.copyOf(terms);
        divisors = List.copyOf(divisors);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("Relation " + id + " has no terms");
        }
        if ((kind == Kind.SUM) != divisors.isEmpty()) {
            throw new IllegalArgumentException("Relation " + id + ": a sum has no divisors, every other kind has some");
        }
        if (mode == Mode.ROUNDED_SUM && kind != Kind.SUM) {
            throw new IllegalArgumentException("Relation " + id + ": mode rounded-sum is only for sums");
        }
    }
}
