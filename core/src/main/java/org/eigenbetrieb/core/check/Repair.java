package org.eigenbetrieb.core.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.jspecify.annotations.Nullable;

/**
 * A set of cells whose change makes everything fit together that could be checked.
 *
 * <p>Every other cell keeps its printed interval. Immutable and safe for use by several threads.
 *
 * @param rank 1 for the most likely one of equal weight
 * @param changes the cells to change, in the order of the net
 * @param exact how many relations of the changed cells the proposed numbers make exact
 * @param confirmed whether the proposed numbers, printed as they are, leave no contradiction; where not, only the
 *     ranges say what helps
 */
public record Repair(int rank, List<Change> changes, int exact, boolean confirmed) {

    /**
     * A new number for a cell.
     *
     * @param cell the cell as printed
     * @param proposed what should be printed instead, in the cell's unit and with its decimals; the printed number
     *     where none can be proposed, see {@link #isProposed()}
     * @param low the least number that helps, in the cell's unit; null when there is none
     * @param high the largest number that helps, in the cell's unit; null when there is none
     * @param cause what may have gone wrong
     * @param elsewhere a cell that prints the proposed number for the same fact, or null
     * @param agreeing how many relations of this cell agree as printed
     */
    public record Change(
            CheckCell cell,
            Quantity proposed,
            @Nullable Rational low,
            @Nullable Rational high,
            Slip cause,
            @Nullable CheckCell elsewhere,
            int agreeing) {

        /** Checks that nothing is missing. */
        public Change {
            Objects.requireNonNull(cell, "cell");
            Objects.requireNonNull(proposed, "proposed");
            Objects.requireNonNull(cause, "cause");
        }

        /**
         * Whether a number is proposed. None is where those that help have more digits than a {@link Quantity} holds;
         * only the range says then what helps.
         *
         * @return false when {@link #proposed()} is the printed number itself, or 0 where nothing is printed
         */
        public boolean isProposed() {
            return !proposed.equals(Objects.requireNonNullElse(cell.printed(), Quantity.of(0, 0, cell.unit())));
        }
    }

    /** Copies the changes. */
    public Repair {
        changes = List.copyOf(changes);
        if (rank < 1 || changes.isEmpty()) {
            throw new IllegalArgumentException("A repair has a rank from 1 and changes at least one cell");
        }
    }

    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        changes.forEach(change -> ids.add(change.cell().id()));
        return ids;
    }

    Repair ranked(int place) {
        return new Repair(place, changes, exact, confirmed);
    }
}
