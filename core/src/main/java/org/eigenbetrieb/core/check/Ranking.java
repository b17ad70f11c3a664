package org.eigenbetrieb.core.check;

import java.util.Comparator;
import java.util.List;
import org.eigenbetrieb.core.check.Repair.Change;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * Which of several equally light repairs is the most likely one, by what can be seen and tested.
 *
 * <p>In this order: numbers that fit as printed; more proposed numbers that are printed elsewhere for the same fact, or
 * that stand in each other's place; more changes that a typing error explains, and more telling kinds of it; fewer
 * positive numbers that become negative; cells that fewer other relations agree with; more relations that become
 * exact; the order of the cells.
 */
final class Ranking {

    /** Numbers that fit as printed, then those that are printed already. */
    static final Comparator<Repair> PRINTED =
            Comparator.comparingLong(Ranking::unconfirmed).thenComparingLong(Ranking::notElsewhere);

    static final Comparator<Repair> ORDER = PRINTED.thenComparingInt(Ranking::unexplained)
            .thenComparingInt(Ranking::kinds)
            .thenComparingLong(Ranking::negative)
            .thenComparingInt(Ranking::agreeing)
            .thenComparingInt(repair -> -repair.exact());

    private Ranking() {}

    private static long unconfirmed(Repair repair) {
        return repair.confirmed() ? 0 : 1;
    }

    private static long notElsewhere(Repair repair) {
        return repair.changes().stream()
                .filter(change -> change.elsewhere() == null && change.cause() != Slip.EXCHANGED)
                .count();
    }

    private static int unexplained(Repair repair) {
        return (int) repair.changes().stream()
                .filter(change -> change.cause() == Slip.UNKNOWN)
                .count();
    }

    private static int kinds(Repair repair) {
        List<Change> changes = repair.changes();
        int sum = 0;
        for (Change change : changes) {
            sum += change.cause().compareTo(Slip.SIGN);
        }
        return sum;
    }

    private static long negative(Repair repair) {
        return repair.changes().stream()
                .filter(change -> change.proposed().unscaled() < 0
                        && change.cell().value().orElse(Rational.ZERO).signum() >= 0)
                .count();
    }

    private static int agreeing(Repair repair) {
        return repair.changes().stream().mapToInt(Change::agreeing).sum();
    }
}
