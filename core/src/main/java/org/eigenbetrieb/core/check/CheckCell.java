package org.eigenbetrieb.core.check;

import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * One printed number as the checker sees it.
 *
 * <p>Cells with equal facts are occurrences of one fact and must agree. Immutable and safe for use by several
 * threads.
 *
 * @param id unique id, letters, digits and {@code . _ : -}
 * @param unit what it counts
 * @param printed the number, or null when the cell is empty
 * @param blank what an empty cell means
 * @param precision decimals of the printed number that count, {@link Figure#EXACT} for exact
 * @param fact the fact that the cell states, or null when it stands for itself
 * @param place the cell in its paper
 * @param source the place in the file, or null when it stands in none
 * @param trust positive weight: how much it takes to believe that this number is wrong; usually 1
 */
public record CheckCell(
        String id,
        Unit unit,
        @Nullable Quantity printed,
        Figure.Blank blank,
        int precision,
        @Nullable Fact fact,
        Place place,
        @Nullable SourceRef source,
        Rational trust) {

    /** Trust in what stands in no cell, such as a number that a rule names: it is not what a repair changes. */
    public static final Rational GIVEN = Rational.of(1_000_000);

    /**
     * A cell of usual trust.
     *
     * @param id unique id
     * @param unit what it counts
     * @param printed the number, or null when the cell is empty
     * @param blank what an empty cell means
     * @param precision decimals of the printed number that count
     * @param fact the fact that the cell states, or null
     * @param place the cell in its paper
     * @param source the place in the file, or null
     */
    public CheckCell(
            String id,
            Unit unit,
            @Nullable Quantity printed,
            Figure.Blank blank,
            int precision,
            @Nullable Fact fact,
            Place place,
            @Nullable SourceRef source) {
        this(id, unit, printed, blank, precision, fact, place, source, Rational.ONE);
    }

    /**
     * Which fact a cell states, as text.
     *
     * @param concept what it means
     * @param period when
     * @param phase how certain
     * @param dimension what tells it apart
     */
    public record Fact(String concept, String period, String phase, String dimension) {

        /** Checks that nothing is missing. */
        public Fact {
            Objects.requireNonNull(concept, "concept");
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(dimension, "dimension");
        }

        /**
         * The fact of a key.
         *
         * @param key the key
         * @return its parts as text
         */
        public static Fact of(FigureKey key) {
            return new Fact(
                    key.concept().id(),
                    key.period().toString(),
                    key.phase().toString(),
                    key.dimensions().toString());
        }
    }

    /** Checks the parts; see the record's description. */
    public CheckCell {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(blank, "blank");
        Objects.requireNonNull(place, "place");
        if (trust.signum() <= 0) {
            throw new IllegalArgumentException(
                    "Cell " + id + " has the trust " + trust + "; expected a positive number");
        }
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is not the id of a figure; expected letters, digits, '.', '_', ':' and '-'");
        }
    }

    /**
     * A cell that holds no number: a text, a date, a key.
     *
     * @param place the cell in its paper
     * @param source the place in the file
     * @return a cell that is never part of a relation
     */
    public static CheckCell text(Place place, SourceRef source) {
        String id = (place.paper() + ":" + place.row() + ":" + place.column()).replaceAll("[^A-Za-z0-9._:-]", "_");
        return new CheckCell(id, Unit.NUMBER, null, Figure.Blank.MISSING, 0, null, place, source);
    }

    private static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && "._:-".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
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
        return blank == Figure.Blank.NOTHING ? Optional.of(Rational.ZERO) : Optional.empty();
    }

    /**
     * What the number stands for, in base units.
     *
     * @return the interval, or empty when it is missing
     */
    public Optional<Interval> interval() {
        return value().map(value -> printed == null || precision == Figure.EXACT
                ? Interval.at(value)
                : Interval.around(value, Rational.HALF.timesTenTo(unit.exponent() - precision)));
    }

    /**
     * How finely the number is known, for choosing the most precise of several occurrences.
     *
     * @return decimals in base units
     */
    public int fineness() {
        return printed == null || precision == Figure.EXACT ? Figure.EXACT : precision - unit.exponent();
    }

    /**
     * The same cell with another number in it.
     *
     * @param number the number, in the cell's unit
     * @return the cell
     */
    public CheckCell printing(Quantity number) {
        int known = printed == null ? number.decimals() : precision;
        return new CheckCell(id, unit, number, blank, known, fact, place, source, trust);
    }

    /**
     * The row as it is printed, or the cell's id.
     *
     * @return a name for messages
     */
    public String label() {
        return place.label().isEmpty() ? id : place.label();
    }
}
