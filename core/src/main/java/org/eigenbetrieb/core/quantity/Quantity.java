package org.eigenbetrieb.core.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;

/**
 * A number as it is printed: digits, decimals and unit.
 *
 * <p>{@code 1.605,30 €} and {@code 1.605,3 €} are different quantities with the same {@link #value() value}: the
 * decimals say how precisely the number is known. A quantity printed with {@code d} decimals stands for the closed
 * interval of half a last digit to either side ({@link #interval()}). Negative decimals mean that the last digits
 * were rounded away ({@code -3}: rounded to thousands). Numbers hold up to 18 digits; {@link Notation} reads and
 * writes them as files and papers do. Immutable and safe for use by several threads.
 *
 * @param unscaled the digits as a whole number: 160530 for 1.605,30
 * @param decimals digits after the decimal mark, from -12 to 12
 * @param unit what it counts
 */
public record Quantity(long unscaled, int decimals, Unit unit) {

    static final int MOST_DIGITS = 18;
    static final int MOST_DECIMALS = 12;
    private static final long FULL = 1_000_000_000_000_000_000L;

    /**
     * Checks the parts; see the record's description.
     *
     * @throws IllegalArgumentException when the decimals are out of range
     * @throws ArithmeticException when there are more than 18 digits
     */
    public Quantity {
        Objects.requireNonNull(unit, "unit");
        if (decimals < -MOST_DECIMALS || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("A quantity has -12 to 12 decimals, not " + decimals);
        }
        if (unscaled <= -FULL || unscaled >= FULL) {
            throw tooLong(BigInteger.valueOf(unscaled));
        }
    }

    private static ArithmeticException tooLong(BigInteger digits) {
        return new ArithmeticException("A quantity has at most 18 digits; " + digits + " are too many");
    }

    private static Quantity of(BigInteger digits, int decimals, Unit unit) {
        if (digits.bitLength() > 63) {
            throw tooLong(digits);
        }
        return new Quantity(digits.longValue(), decimals, unit);
    }

    /**
     * A quantity from its digits.
     *
     * @param unscaled the digits as a whole number
     * @param decimals digits after the decimal mark
     * @param unit what it counts
     * @return the quantity
     * @throws ArithmeticException when there are more than 18 digits
     */
    public static Quantity of(long unscaled, int decimals, Unit unit) {
        return new Quantity(unscaled, decimals, unit);
    }

    /**
     * A quantity with the decimals of a JDK number.
     *
     * @param number the number; its scale becomes the decimals
     * @param unit what it counts
     * @return the quantity
     * @throws ArithmeticException when it has more than 18 digits
     */
    public static Quantity of(BigDecimal number, Unit unit) {
        return of(number.unscaledValue(), number.scale(), unit);
    }

    /**
     * Euros and cents.
     *
     * @param text {@linkplain Notation#PLAIN plain notation}, for example {@code "-1605.31"}
     * @return the amount
     * @throws NotationException when the text is not a number in plain notation
     */
    public static Quantity euros(String text) {
        return Notation.PLAIN.parse(text, Unit.EUR);
    }

    /**
     * The exact number in this quantity's own unit.
     *
     * @return the number, its scale being the decimals
     */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(unscaled, decimals);
    }

    /**
     * The exact value in the base unit of the dimension: 645 TEUR is 645000.
     *
     * @return the value
     */
    public Rational value() {
        return Rational.of(BigInteger.valueOf(unscaled)).timesTenTo(unit.exponent() - decimals);
    }

    /**
     * What the printed number stands for, in the base unit of the dimension: half a last digit to either side.
     *
     * @return the closed interval
     */
    public Interval interval() {
        return Interval.around(value(), Rational.HALF.timesTenTo(unit.exponent() - decimals));
    }

    /**
     * A rational number of base units, rounded and expressed in a unit.
     *
     * @param value value in the base unit of the dimension
     * @param decimals decimals to keep
     * @param unit unit of the result
     * @param rounding how to round
     * @return the quantity
     * @throws ArithmeticException when it has more than 18 digits
     */
    public static Quantity round(Rational value, int decimals, Unit unit, Rounding rounding) {
        return of(value.timesTenTo(decimals - unit.exponent()).round(rounding), decimals, unit);
    }

    /**
     * Plain notation and unit, for example {@code -1605.31 EUR}, with negative decimals {@code 645e3 EUR};
     * {@link #parse(String)} reads it back.
     */
    @Override
    public String toString() {
        String number = decimals < 0 ? unscaled + "e" + -decimals : Notation.PLAIN.format(this);
        return number + ' ' + unit;
    }

    /**
     * Reads what {@link #toString()} prints.
     *
     * @param text plain notation, a blank, the unit's code
     * @return the quantity
     * @throws IllegalArgumentException when the text has another form
     */
    public static Quantity parse(String text) {
        int blank = text.lastIndexOf(' ');
        if (blank < 1) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a quantity; expected for example \"-1605.31 EUR\"");
        }
        Unit unit = Unit.of(text.substring(blank + 1));
        int mark = text.indexOf('e');
        if (mark < 0 || mark > blank) {
            return Notation.PLAIN.parse(text.substring(0, blank), unit);
        }
        Quantity digits = Notation.PLAIN.parse(text.substring(0, mark), unit);
        Quantity exponent = Notation.PLAIN.parse(text.substring(mark + 1, blank), unit);
        if (digits.decimals != 0
                || exponent.decimals != 0
                || exponent.unscaled < 1
                || exponent.unscaled > MOST_DECIMALS) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is not a quantity; expected whole digits and an exponent from 1 to 12, as in \"645e3 EUR\"");
        }
        return of(digits.unscaled, (int) -exponent.unscaled, unit);
    }
}
