package org.eigenbetrieb.staffing;

import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * A number of posts in one cell of the form, in full-time posts (VZÄ).
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param printed the number as printed, not negative; null for an empty cell
 * @param blank what an empty cell means
 * @param place the cell
 */
public record PostCount(@Nullable Quantity printed, Figure.Blank blank, SourceRef place) {

    /** Checks unit and sign. */
    public PostCount {
        Objects.requireNonNull(blank, "blank");
        Objects.requireNonNull(place, "place");
        if (printed != null && (!printed.unit().equals(Unit.VZAE) || printed.unscaled() < 0)) {
            throw new IllegalArgumentException("Posts are counted in VZAE from 0, not " + printed);
        }
    }

    /**
     * The number of posts.
     *
     * @return the number; 0 for an empty cell that means nothing; empty when it is not known
     */
    public Optional<Rational> value() {
        if (printed != null) {
            return Optional.of(printed.value());
        }
        return blank == Figure.Blank.NOTHING ? Optional.of(Rational.ZERO) : Optional.empty();
    }
}
