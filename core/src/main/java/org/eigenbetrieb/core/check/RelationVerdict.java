package org.eigenbetrieb.core.check;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one relation, with the numbers behind it.
 *
 * <p>Numbers are in the unit of the target as printed. Immutable and safe for use by several threads.
 *
 * @param relation id of the relation; {@code same:<cell>} for a further occurrence of a fact
 * @param verdict the verdict
 * @param target id of the cell that was checked
 * @param operands ids of the cells it was checked against, in the order of the form
 * @param recomputed value recomputed from the printed numbers, or null when not checkable
 * @param range what the right-hand side can be, or null when not checkable
 * @param gap printed minus recomputed, or null when not checkable
 * @param reason why it is not checkable; empty otherwise
 */
public record RelationVerdict(
        String relation,
        Verdict verdict,
        String target,
        List<String> operands,
        @Nullable Rational recomputed,
        @Nullable Interval range,
        @Nullable Rational gap,
        String reason) {

    /** Checks the parts; see the record's description. */
    public RelationVerdict {
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(reason, "reason");
        operands = List.copyOf(operands);
        if ((verdict == Verdict.NOT_CHECKABLE) == reason.isEmpty()) {
            throw new IllegalArgumentException("Exactly a relation that is not checkable has a reason: " + relation);
        }
    }

    /**
     * What the right-hand side can be.
     *
     * @return the interval in the target's unit, or empty when not checkable
     */
    public Optional<Interval> rangeIfAny() {
        return Optional.ofNullable(range);
    }

    /**
     * Printed minus recomputed.
     *
     * @return the signed difference in the target's unit, or empty when not checkable
     */
    public Optional<Rational> gapIfAny() {
        return Optional.ofNullable(gap);
    }

    /**
     * Whether it is the agreement of two occurrences of one fact.
     *
     * @return true for {@code same:<cell>}
     */
    public boolean isIdentity() {
        return relation.startsWith(Checker.SAME);
    }
}
