package org.eigenbetrieb.core.figure;

import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of a fact: the number in one cell of one paper or file.
 *
 * <p>The sign is the sign as printed. A figure without a number is either missing (unknown) or nothing (the form
 * stays blank where there is nothing, exactly 0); it is never silently 0. Immutable and safe for use by several
 * threads.
 *
 * @param key the fact
 * @param unit what it counts
 * @param printed the number as it stands there, or null when the cell is empty
 * @param blank what an empty cell means
 * @param precision decimals that the number is known to: usually its printed decimals, {@link #EXACT} when the form
 *     declares the column exact
 * @param origin given as input or printed as a claim
 * @param place the cell
 * @param source the place in the file
 */
public record Figure(
        FigureKey key,
        Unit unit,
        @Nullable Quantity printed,
        Blank blank,
        int precision,
        Origin origin,
        Place place,
        SourceRef source) {

    /** Precision of a number that stands for itself and not for an interval. */
    public static final int EXACT = 99;

    /** What an empty cell means; every column declares it. */
    public enum Blank {
        /** Not known: what needs it cannot be checked or computed. */
        MISSING,
        /** The form stays blank where there is nothing: exactly 0. */
        NOTHING
    }

    /** Checks the parts; see the record's description. */
    public Figure {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(blank, "blank");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(source, "source");
        if (printed != null && !printed.unit().convertsTo(unit)) {
            throw new IllegalArgumentException("Figure " + key + " counts " + unit + ", not " + printed.unit());
        }
        if (precision != EXACT && (precision < -12 || precision > 12)) {
            throw new IllegalArgumentException("Precision is -12 to 12 decimals or EXACT, not " + precision);
        }
    }

    /**
     * An input without a paper, known to its printed decimals.
     *
     * @param key the fact
     * @param value the number
     * @param source where it comes from
     * @return the figure
     */
    public static Figure input(FigureKey key, Quantity value, SourceRef source) {
        return new Figure(
                key,
                value.unit(),
                value,
                Blank.MISSING,
                value.decimals(),
                Origin.INPUT,
                new Place("", key.concept().id(), "", ""),
                source);
    }

    /**
     * The number in base units, counting a blank that means nothing as 0.
     *
     * @return the value, or empty when it is missing
     */
    public Optional<Rational> value() {
        if (printed != null) {
            return Optional.of(printed.value());
        }
        return blank == Blank.NOTHING ? Optional.of(Rational.ZERO) : Optional.empty();
    }

    /**
     * What the number stands for, in base units.
     *
     * @return the interval, or empty when it is missing
     */
    public Optional<Interval> interval() {
        if (printed == null) {
            return blank == Blank.NOTHING ? Optional.of(Interval.ZERO) : Optional.empty();
        }
        if (precision == EXACT) {
            return Optional.of(Interval.at(printed.value()));
        }
        return Optional.of(Interval.around(
                printed.value(), Rational.HALF.timesTenTo(printed.unit().exponent() - precision)));
    }

    /**
     * How finely the number is known, for choosing the most precise of several occurrences.
     *
     * @return decimals in base units; exact and blank-as-nothing are the finest
     */
    public int fineness() {
        return printed == null || precision == EXACT
                ? EXACT
                : precision - printed.unit().exponent();
    }
}
