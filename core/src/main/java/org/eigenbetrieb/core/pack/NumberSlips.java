package org.eigenbetrieb.core.pack;

import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Slip;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * Says of one figure that two papers print differently how the numbers hang together: thousands for ones, another sign,
 * or one rounded and carried on as if it were exact. Numbers of fewer than three digits say nothing.
 */
final class NumberSlips {

    private static final Rational THOUSAND = Rational.of(1000);

    /** Where figures are rounded to, as decimals of the unit: whole ones, hundreds, thousands. */
    private static final int[] ROUNDED = {0, -2, -3};

    private NumberSlips() {}

    /** The finding, with what connects its two numbers where something does. */
    static Finding explained(Finding finding) {
        Optional<CheckCell> other = other(finding);
        if (other.isEmpty()) {
            return finding;
        }
        CheckCell cell = finding.cells().get(0);
        Words words = connection(cell, other.get());
        boolean known = finding.suspect()
                .filter(change ->
                        change.elsewhere() != null && (change.cause() == Slip.UNIT || change.cause() == Slip.SIGN))
                .isPresent();
        if (words == null || known) {
            return finding;
        }
        return Finding.builder()
                .from(finding)
                .message(finding.message() + "; " + words.english)
                .meldung(finding.meldung() + "; " + words.german)
                .build();
    }

    /** The other place of the same figure: another occurrence of the fact, or the only figure that it is to equal. */
    private static Optional<CheckCell> other(Finding finding) {
        boolean same = finding.code().equals("EB-CHK-003");
        boolean link = finding.code().equals("EB-CHK-002") && finding.cells().size() == 2;
        if (!(same || link) || finding.cells().size() < 2) {
            return Optional.empty();
        }
        CheckCell cell = finding.cells().get(0);
        CheckCell other = finding.cells().get(1);
        Optional<Rational> recomputed =
                finding.recomputed().map(value -> value.timesTenTo(cell.unit().exponent()));
        boolean equal = recomputed.isPresent() && recomputed.equals(other.value());
        return equal && cell.unit().convertsTo(other.unit()) ? Optional.of(other) : Optional.empty();
    }

    private record Words(String english, String german) {}

    private static @Nullable Words connection(CheckCell cell, CheckCell other) {
        if (!says(cell) || !says(other)) {
            return null;
        }
        if (isThousandOf(cell, other) || isThousandOf(other, cell)) {
            boolean more = isThousandOf(cell, other);
            return new Words(
                    "that is " + (more ? "1000 times" : "a thousandth of")
                            + " the other number: thousands were taken for" + " ones, or the other way round",
                    "das ist das " + (more ? "Tausendfache" : "Tausendstel")
                            + " der anderen Zahl: Tausender und Einer sind" + " verwechselt");
        }
        if (cell.interval().orElseThrow().meets(other.interval().orElseThrow().times(Rational.ONE.negate()))) {
            return new Words(
                    "that is the other number with another sign", "das ist die andere Zahl mit anderem Vorzeichen");
        }
        Words rounded = rounded(cell, other, "this", "diese");
        return rounded == null ? rounded(other, cell, "the other", "die andere") : rounded;
    }

    /** Three digits or more. */
    private static boolean says(CheckCell cell) {
        Optional<Rational> value = cell.value();
        return cell.printed() != null
                && value.isPresent()
                && value.get()
                                .timesTenTo(Math.max(0, cell.printed().decimals())
                                        - cell.unit().exponent())
                                .abs()
                                .compareTo(Rational.HUNDRED)
                        >= 0;
    }

    /** Whether one number is the other in thousands; thousands are rounded, whatever their column is declared as. */
    private static boolean isThousandOf(CheckCell more, CheckCell less) {
        Quantity printed = Objects.requireNonNull(less.printed());
        Rational half = Rational.HALF.timesTenTo(less.unit().exponent() - Math.max(0, printed.decimals()));
        Interval thousands = Interval.around(printed.value(), half).times(THOUSAND);
        return more.interval().orElseThrow().meets(thousands);
    }

    /** Whether the first number is the second one, rounded, although it counts as more precise. */
    private static @Nullable Words rounded(CheckCell coarse, CheckCell fine, String which, String welche) {
        Rational number = coarse.value().orElseThrow();
        Rational exact = fine.value().orElseThrow();
        int exponent = coarse.unit().exponent();
        for (int decimals : ROUNDED) {
            int digits = decimals - exponent;
            Rational rounded = Rational.of(exact.timesTenTo(digits).round(Rounding.HALF_UP))
                    .timesTenTo(-digits);
            boolean finer = coarse.precision() == Figure.EXACT || coarse.precision() > decimals;
            boolean digitsLeft = number.timesTenTo(digits).abs().compareTo(Rational.HUNDRED) >= 0;
            if (finer && digitsLeft && rounded.equals(number) && !exact.equals(number)) {
                String symbol = Notation.symbol(coarse.unit());
                String whole = decimals == 0 ? "" : "1" + "0".repeat(-decimals) + " ";
                return new Words(
                        which + " number is the more precise one rounded to whole " + whole + symbol
                                + " and carried on as if it were exact",
                        welche + " Zahl ist die genauere, auf volle " + whole + symbol
                                + " gerundet und wie eine genaue weitergeführt");
            }
        }
        return null;
    }
}
