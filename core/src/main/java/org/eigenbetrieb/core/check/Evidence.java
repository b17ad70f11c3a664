package org.eigenbetrieb.core.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.check.Repair.Change;
import org.eigenbetrieb.core.check.RepairModel.Range;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.jspecify.annotations.Nullable;

/** What speaks for a proposed number besides the relations: other places that print it, and typing errors. */
final class Evidence {

    /** How many last digits a range may be wide so that a typing error that falls into it says something. */
    private static final int NARROW = 20;

    /** How many times as wide as what is left open a number is at least that says something by its size. */
    private static final Rational TELLING = Rational.of(10);

    private static final List<Rational> SCALES =
            List.of(Rational.of(1000), Rational.of(1, 1000), Rational.of(1_000_000), Rational.of(1, 1_000_000));

    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<CheckCell.Fact, List<CheckCell>> byFact = new HashMap<>();
    private final Neighbours inRows;
    private final Neighbours inColumns;

    Evidence(CheckNet net) {
        for (CheckCell cell : net.cells()) {
            positions.put(cell.id(), positions.size());
            if (cell.printed() == null) {
                continue;
            }
            if (cell.fact() != null) {
                byFact.computeIfAbsent(cell.fact(), key -> new ArrayList<>()).add(cell);
            }
        }
        inRows = Neighbours.inRows(net);
        inColumns = Neighbours.inColumns(net);
    }

    /** Where a cell stands in the net. */
    int position(CheckCell cell) {
        return Objects.requireNonNull(positions.get(cell.id()));
    }

    /** Another cell that prints this number for the same fact, or null. */
    @Nullable CheckCell elsewhere(CheckCell cell, Quantity number) {
        if (cell.fact() == null) {
            return null;
        }
        CheckCell proposed = cell.printing(number);
        for (CheckCell other : byFact.getOrDefault(cell.fact(), List.of())) {
            if (!other.id().equals(cell.id())
                    && other.unit().convertsTo(cell.unit())
                    && other.interval().orElseThrow().meets(proposed.interval().orElseThrow())) {
                return other;
            }
        }
        return null;
    }

    /** The typing error that turns the proposed number, or one that helps as well, into the printed one. */
    Slip slip(CheckCell cell, Quantity proposed, Range range) {
        Quantity printed = cell.printed();
        if (printed == null) {
            return Slip.ZERO;
        }
        if (isNear(cell, range, Rational.ONE.negate())) {
            return Slip.SIGN;
        }
        if (SCALES.stream().anyMatch(factor -> isNear(cell, range, factor))) {
            return Slip.UNIT;
        }
        int decimals = Math.max(printed.decimals(), proposed.decimals());
        BigInteger wrong = digits(printed, decimals);
        BigInteger right = digits(proposed, decimals);
        int shift = decimals - cell.unit().exponent();
        BigInteger low = right;
        BigInteger high = right;
        if (range.low() != null && range.high() != null) {
            BigInteger first = range.low().timesTenTo(shift).round(Rounding.CEILING);
            BigInteger last = range.high().timesTenTo(shift).round(Rounding.FLOOR);
            if (last.subtract(first).compareTo(BigInteger.valueOf(NARROW)) <= 0) {
                low = first.min(right);
                high = last.max(right);
            }
        }
        Slip best = null;
        for (BigInteger number = low; number.compareTo(high) <= 0; number = number.add(BigInteger.ONE)) {
            Slip slip = slip(wrong, number, cell);
            if (best == null || slip.compareTo(best) < 0) {
                best = slip;
            }
        }
        return best == null ? Slip.UNKNOWN : best;
    }

    /** The number that a wrong sign or unit tells, with the printed decimals. */
    static Optional<Quantity> told(Change change) {
        Rational low = change.low();
        Rational high = change.high();
        if (low == null || high == null) {
            return Optional.empty();
        }
        int toBase = change.cell().unit().exponent();
        Range range = new Range(low.timesTenTo(toBase), high.timesTenTo(toBase));
        List<Rational> factors = switch (change.cause()) {
            case SIGN -> List.of(Rational.ONE.negate());
            case UNIT -> SCALES;
            default -> List.of();
        };
        return factors.stream()
                .filter(factor -> isNear(change.cell(), range, factor))
                .findFirst()
                .flatMap(factor -> number(change.cell().value().orElseThrow().times(factor), change));
    }

    /** A number as a change would print it; empty where that has too many digits. */
    static Optional<Quantity> number(Rational value, Change change) {
        try {
            Quantity number = Quantity.round(
                    value, change.proposed().decimals(), change.cell().unit(), Rounding.HALF_UP);
            return Optional.of(number);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Whether the printed number, times a factor, lies with its rounding in what helps, and that says something. */
    private static boolean isNear(CheckCell cell, Range range, Rational factor) {
        if (range.low() == null || range.high() == null) {
            return false;
        }
        Interval helps = Interval.of(range.low(), range.high());
        Interval printed = cell.interval().orElseThrow();
        Rational half = printed.width().times(Rational.HALF);
        Rational number = cell.value().orElseThrow().times(factor);
        Interval rounded = Interval.around(number, half.max(half.times(factor.abs())));
        return number.signum() != 0
                && rounded.meets(helps)
                && rounded.width().plus(helps.width()).times(TELLING).compareTo(number.abs()) <= 0;
    }

    private static BigInteger digits(Quantity number, int decimals) {
        return BigInteger.valueOf(number.unscaled()).multiply(BigInteger.TEN.pow(decimals - number.decimals()));
    }

    private Slip slip(BigInteger wrong, BigInteger right, CheckCell cell) {
        if (wrong.equals(right)) {
            return Slip.UNKNOWN;
        }
        if (wrong.signum() == 0) {
            return Slip.ZERO;
        }
        if (wrong.equals(right.negate())) {
            return Slip.SIGN;
        }
        if (isPowerOfThousand(wrong, right)) {
            return Slip.UNIT;
        }
        if (inColumns.isCopied(cell)) {
            return Slip.ROW;
        }
        if (inRows.isCopied(cell)) {
            return Slip.COLUMN;
        }
        return wrong.signum() == right.signum()
                ? digits(wrong.abs().toString(), right.abs().toString())
                : Slip.UNKNOWN;
    }

    private static Slip digits(String wrong, String right) {
        if (wrong.length() == right.length()) {
            int first = firstDifference(wrong, right);
            if (wrong.substring(first + 1).equals(right.substring(first + 1))) {
                return Slip.DIGIT;
            }
            boolean swapped = wrong.charAt(first) == right.charAt(first + 1)
                    && wrong.charAt(first + 1) == right.charAt(first)
                    && wrong.substring(first + 2).equals(right.substring(first + 2));
            return swapped ? Slip.SWAPPED : Slip.UNKNOWN;
        }
        if (wrong.length() + 1 == right.length()) {
            return lacksOne(wrong, right) ? Slip.DROPPED : Slip.UNKNOWN;
        }
        return wrong.length() == right.length() + 1 && lacksOne(right, wrong) ? Slip.ADDED : Slip.UNKNOWN;
    }

    private static int firstDifference(String one, String other) {
        int i = 0;
        while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    /** Whether the longer text without one of its characters is the shorter one. */
    private static boolean lacksOne(String shorter, String longer) {
        int first = firstDifference(shorter, longer);
        return longer.substring(first + 1).equals(shorter.substring(first));
    }

    private static boolean isPowerOfThousand(BigInteger one, BigInteger other) {
        BigInteger thousand = BigInteger.valueOf(1000);
        BigInteger million = thousand.multiply(thousand);
        return one.equals(other.multiply(thousand))
                || other.equals(one.multiply(thousand))
                || one.equals(other.multiply(million))
                || other.equals(one.multiply(million));
    }
}
