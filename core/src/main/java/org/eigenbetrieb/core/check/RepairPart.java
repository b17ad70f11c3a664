package org.eigenbetrieb.core.check;

import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * A connected part of a net that does not fit together, and what would repair it.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param number counted from 1 in the order of the net
 * @param cells ids of its cells
 * @param relations ids of its relations and identities that could be checked
 * @param contradictions those of them that are contradictions by themselves; empty when only all together fail
 * @param state what is known
 * @param weight weight of the repairs; where the search ended early, no lighter one exists
 * @param repairs the lightest repairs, most likely first
 * @param most how many repairs were to be listed at most
 * @param conflicting where the relations exclude each other whatever the cells say: the smallest set of them
 */
public record RepairPart(
        int number,
        List<String> cells,
        List<String> relations,
        List<String> contradictions,
        State state,
        Rational weight,
        List<Repair> repairs,
        int most,
        List<String> conflicting) {

    /** How far the search came. */
    public enum State {
        /** All lightest repairs are listed, and it is proven that there are no others. */
        COMPLETE,
        /** It is proven that no lighter repair exists; there are more of this weight than are listed. */
        MORE,
        /** The search ended early: no repair lighter than the weight exists, everything else is open. */
        OPEN,
        /** No change of cells helps: the relations exclude each other. */
        IMPOSSIBLE
    }

    /** Copies the lists. */
    public RepairPart {
        cells = List.copyOf(cells);
        relations = List.copyOf(relations);
        contradictions = List.copyOf(contradictions);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(weight, "weight");
        repairs = List.copyOf(repairs);
        conflicting = List.copyOf(conflicting);
    }

    /**
     * Whether it is proven that exactly one lightest repair exists.
     *
     * @return true only with that proof
     */
    public boolean isUnique() {
        return state == State.COMPLETE && repairs.size() == 1;
    }

    /**
     * Whether every relation agrees by itself, but not all of them together.
     *
     * @return true when no relation is a contradiction by itself
     */
    public boolean isJoint() {
        return contradictions.isEmpty();
    }
}
