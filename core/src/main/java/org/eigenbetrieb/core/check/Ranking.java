package org.eigenbetrieb.core.check;

import java.util.Comparator;
import java.util.List;
import org.eigenbetrieb.core.check.Repair.Change;

/**
 * Which of several equally light repairs is the most likely one, by what can be seen and tested.
 *
 * <p>In this order: more proposed numbers that are printed elsewhere for the same fact; more changes that a typing
 * error explains, and more telling kinds of it; numbers that fit as printed; cells that fewer other relations agree
 * with; more relations that become exact; the order of the cells.
 */
final class Ranking {

    static final Comparator<Repair> ORDER = Comparator.comparingLong(Ranking::unconfirmed)
            .thenComparingLong(Ranking::notElsewhere)
            .thenComparingInt(Ranking::unexplained)
            .thenComparingInt(Ranking::kinds)
            .thenComparingInt(Ranking::agreeing)
            .thenComparingInt(repair -> -repair.exact());

    private Ranking() {}

    private static long unconfirmed(Repair repair) {
        return repair.confirmed() ? 0 : 1;
    }

    private static long notElsewhere(Repair repair) {
        return repair.changes().stream()
                .filter(change -> change.elsewhere() == null)
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

    private static int agreeing(Repair repair) {
        return repair.changes().stream().mapToInt(Change::agreeing).sum();
    }
}
