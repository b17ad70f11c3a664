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
 * @param weight weight of the repairs; where the search ended early, no lighter one exists, but those that are listed may
 *     weigh more
 * @param repairs the lightest repairs, most likely first
 * @param most how many repairs were to be listed at most
 * @param faults the most likely repair, fault by fault, each with what else would do
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
        List<Fault> faults,
        List<String> conflicting) {

    /**
     * One fault, as the most likely repair explains it: a cell to change, what else has to change with it, and the
     * contradictions that go away.
     *
     * @param change the cell and what it should say
     * @param alternatives changes of other cells that would do instead, the other faults being repaired as proposed;
     *     most likely first
     * @param decided whether all such alternatives are listed. Where the search of the part ended early: whether it is
     *     proven that what contradicts itself around this cell cannot be repaired with fewer changes there
     * @param certain whether it is proven that every lightest repair changes this cell
     * @param follows changes of further cells that become necessary with it
     * @param together how many other faults it hangs together with: what repairs those may depend on how this one is
     *     repaired, and the other way round. All further faults of the part are apart from it
     * @param contradictions ids of the relations and identities that it explains, the one that needs it first; empty
     *     when all of them agree by themselves
     * @param because ids of cells that cannot all be right; this one among them
     */
    public record Fault(
            Repair.Change change,
            List<Repair.Change> alternatives,
            boolean decided,
            boolean certain,
            List<Repair.Change> follows,
            int together,
            List<String> contradictions,
            List<String> because) {

        /** Copies the lists. */
        public Fault {
            Objects.requireNonNull(change, "change");
            alternatives = List.copyOf(alternatives);
            follows = List.copyOf(follows);
            contradictions = List.copyOf(contradictions);
            because = List.copyOf(because);
        }
    }

    /** How far the search came. */
    public enum State {
        /** All lightest repairs are listed, and it is proven that there are no others. */
        COMPLETE,
        /** It is proven that no lighter repair exists; there are, or may be, more of this weight than are listed. */
        MORE,
        /**
         * The search ended early: no repair lighter than the weight exists. The one that is listed, if any, suffices,
         * but may weigh more than others.
         */
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
        faults = List.copyOf(faults);
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
