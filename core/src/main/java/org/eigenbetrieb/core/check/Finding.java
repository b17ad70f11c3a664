package org.eigenbetrieb.core.check;

import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.HouseStyle;
import org.eigenbetrieb.core.source.Severity;
import org.immutables.value.Value;

/**
 * Something about printed figures that a person can act on.
 *
 * <p>Numbers are in the unit of the first cell as printed. Immutable and safe for use by several threads.
 */
@Value.Immutable
@HouseStyle
public interface Finding {

    /**
     * Stable code, for example {@code EB-CHK-002}.
     *
     * @return the code
     */
    String code();

    /**
     * How much it matters.
     *
     * @return the severity
     */
    Severity severity();

    /**
     * The verdict behind it.
     *
     * @return the verdict; empty when a printed number was held against the inputs of the pack
     */
    Optional<Verdict> verdict();

    /**
     * Id of the relation that was checked.
     *
     * @return the id
     */
    String relation();

    /**
     * What is wrong, in one English sentence with both numbers.
     *
     * @return the message
     */
    String message();

    /**
     * The same in German, as reports print it.
     *
     * @return the message
     */
    String meldung();

    /**
     * The cells concerned; the first one is the cell that was checked.
     *
     * @return the cells in the order of the form
     */
    List<CheckCell> cells();

    /**
     * Unit of the numbers.
     *
     * @return the unit of the first cell
     */
    Unit unit();

    /**
     * What follows from the other cells as printed.
     *
     * @return the recomputed number; empty, like range and gap, when the finding is not about a number
     */
    Optional<Rational> recomputed();

    /**
     * What follows from the other cells, with their rounding.
     *
     * @return the interval
     */
    Optional<Interval> range();

    /**
     * Printed minus recomputed.
     *
     * @return the signed gap
     */
    Optional<Rational> gap();

    /**
     * The rule in words.
     *
     * @return the rule
     */
    String rule();

    /**
     * Who says so.
     *
     * @return the citation, empty for the agreement of one fact with itself
     */
    Optional<String> citation();

    /**
     * Which cell is most likely wrong, and what should be printed in it.
     *
     * @return the change; empty when no repair is known
     */
    Optional<Repair.Change> suspect();

    /**
     * Changes of other cells that would do as well, most likely first.
     *
     * @return at most {@link Findings#MOST_ALTERNATIVES} changes
     */
    List<Repair.Change> alternatives();

    /**
     * Changes of further cells that become necessary when the suspect is changed.
     *
     * @return the changes in the order of the net
     */
    List<Repair.Change> follows();

    /**
     * How far the search for repairs came in the part of the net that this finding is about.
     *
     * @return what is known; empty when no search was made
     */
    Optional<RepairPart.State> search();

    /**
     * What to do, in English: the proposed number, whether another cell would do, what may have gone wrong.
     *
     * @return the advice; empty when there is none
     */
    @Value.Default
    default String advice() {
        return "";
    }

    /**
     * The same in German, as reports print it.
     *
     * @return the advice; empty when there is none
     */
    @Value.Default
    default String vorschlag() {
        return "";
    }

    /**
     * Other contradictions that the same cell explains.
     *
     * @return findings that go away with this one
     */
    List<Finding> beneath();

    /**
     * Which sums reproduce the row that the finding is about, where no single one does; with the whole row by each.
     *
     * @return the definitions; empty for findings of other kinds
     */
    Optional<Definitions> definitions();

    /** Numbers come together or not at all. */
    @Value.Check
    default void check() {
        if (recomputed().isPresent() != range().isPresent() || range().isPresent() != gap().isPresent()) {
            throw new IllegalStateException("Finding " + code() + " has only some of recomputed, range and gap");
        }
        if (suspect().isEmpty() && !alternatives().isEmpty()) {
            throw new IllegalStateException("Finding " + code() + " has alternatives to no suspect");
        }
        if (cells().isEmpty()) {
            throw new IllegalStateException("Finding " + code() + " names no cell");
        }
    }

    /**
     * A builder.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a finding. Not safe for use by several threads. */
    final class Builder extends ImmutableFinding.Builder {
        Builder() {}
    }
}
