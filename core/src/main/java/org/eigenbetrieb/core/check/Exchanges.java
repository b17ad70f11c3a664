package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.check.Repair.Change;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * Pairs of cells of one row or column that print each other's number.
 *
 * <p>Each of the two numbers, with the decimals that both are printed with, has to lie in what helps in the other cell,
 * and the two have to differ by much more than what is left open there: close to each other, any two numbers fit.
 */
final class Exchanges {

    /** How many times as far apart as what is left open the two numbers are at least. */
    private static final Rational APART = Rational.of(8);

    /** The same where each proposed number is the very one that the other cell prints. */
    private static final Rational APART_EXACTLY = Rational.of(2);

    private Exchanges() {}

    /** The same changes, in pairs that are exchanged with this cause. */
    static List<Change> marked(List<Change> changes) {
        List<Change> marked = new ArrayList<>(changes);
        for (int i = 0; i < marked.size(); i++) {
            for (int j = i + 1; j < marked.size(); j++) {
                if (marked.get(i).cause() != Slip.EXCHANGED
                        && marked.get(j).cause() != Slip.EXCHANGED
                        && areExchanged(marked.get(i), marked.get(j))) {
                    marked.set(i, because(marked.get(i)));
                    marked.set(j, because(marked.get(j)));
                }
            }
        }
        return marked;
    }

    static Change because(Change change) {
        return new Change(
                change.cell(),
                change.proposed(),
                change.low(),
                change.high(),
                Slip.EXCHANGED,
                change.elsewhere(),
                change.agreeing());
    }

    /** The number of the cell that this one is exchanged with. */
    static Optional<Quantity> told(Change change, List<Change> changes) {
        return changes.stream()
                .filter(other -> change.cause() == Slip.EXCHANGED
                        && other.cause() == Slip.EXCHANGED
                        && areExchanged(change, other))
                .findFirst()
                .flatMap(other -> Evidence.number(other.cell().value().orElseThrow(), change));
    }

    /** Whether two changes put each number into the place of the other. */
    static boolean areExchanged(Change one, Change other) {
        Optional<Interval> oneHelps = helps(one);
        Optional<Interval> otherHelps = helps(other);
        return oneHelps.isPresent()
                && otherHelps.isPresent()
                && areExchanged(
                        one.cell(),
                        oneHelps.get(),
                        other.cell(),
                        otherHelps.get(),
                        takes(one, other) && takes(other, one) ? APART_EXACTLY : APART);
    }

    /** Whether the number that a change proposes is the one that the other cell prints. */
    private static boolean takes(Change change, Change other) {
        return other.cell()
                .value()
                .filter(value -> value.equals(change.proposed().value()))
                .isPresent();
    }

    /** What helps, in base units; empty where it is not bounded. */
    private static Optional<Interval> helps(Change change) {
        Rational low = change.low();
        Rational high = change.high();
        return low == null || high == null
                ? Optional.empty()
                : Optional.of(
                        Interval.of(low, high).timesTenTo(change.cell().unit().exponent()));
    }

    /** Whether each of two changes could be the number of the other cell, however close to each other they are. */
    static boolean mayBeExchanged(Change one, Change other) {
        Optional<Interval> oneHelps = helps(one);
        Optional<Interval> otherHelps = helps(other);
        return oneHelps.isPresent()
                && otherHelps.isPresent()
                && areExchanged(one.cell(), oneHelps.get(), other.cell(), otherHelps.get(), Rational.ZERO);
    }

    /**
     * Whether two cells print each other's number.
     *
     * @param one a cell
     * @param oneHelps the numbers that would be right in it, in base units
     * @param other another cell
     * @param otherHelps the numbers that would be right in that one, in base units
     */
    static boolean areExchanged(CheckCell one, Interval oneHelps, CheckCell other, Interval otherHelps) {
        return areExchanged(one, oneHelps, other, otherHelps, APART);
    }

    private static boolean areExchanged(
            CheckCell one, Interval oneHelps, CheckCell other, Interval otherHelps, Rational times) {
        if (one.printed() == null
                || other.printed() == null
                || !one.unit().equals(other.unit())
                || !inLine(one, other)) {
            return false;
        }
        // Who types a number into a column with more decimals adds zeros: it is no more precise there.
        Rational width = one.interval()
                .orElseThrow()
                .width()
                .max(other.interval().orElseThrow().width());
        Interval first = Interval.around(one.value().orElseThrow(), width.times(Rational.HALF));
        Interval second = Interval.around(other.value().orElseThrow(), width.times(Rational.HALF));
        Rational open = oneHelps.width()
                .plus(first.width())
                .max(otherHelps.width().plus(second.width()))
                .max(digit(one))
                .max(digit(other));
        Rational apart =
                one.value().orElseThrow().minus(other.value().orElseThrow()).abs();
        return oneHelps.meets(second)
                && otherHelps.meets(first)
                && apart.signum() > 0
                && apart.compareTo(open.times(times)) >= 0;
    }

    /** What one more in the last digit is, in base units. */
    private static Rational digit(CheckCell cell) {
        Quantity printed = Objects.requireNonNull(cell.printed());
        return Rational.ONE.timesTenTo(cell.unit().exponent() - printed.decimals());
    }

    /** Whether two cells stand in one row or in one column of a paper. */
    private static boolean inLine(CheckCell one, CheckCell other) {
        return one.place().paper().equals(other.place().paper()) && (inRow(one, other) || inColumn(one, other));
    }

    /** Whether two cells stand in one row, in different columns. */
    static boolean inRow(CheckCell one, CheckCell other) {
        return !one.place().row().isEmpty()
                && one.place().row().equals(other.place().row())
                && !one.place().column().equals(other.place().column());
    }

    private static boolean inColumn(CheckCell one, CheckCell other) {
        return !one.place().column().isEmpty()
                && one.place().column().equals(other.place().column())
                && !one.place().row().isEmpty()
                && !other.place().row().isEmpty()
                && !one.place().row().equals(other.place().row());
    }
}
