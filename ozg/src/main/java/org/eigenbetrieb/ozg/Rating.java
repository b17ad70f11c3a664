package org.eigenbetrieb.ozg;

import java.util.Optional;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * The maturity (Reifegrad) of a service in one version of the model.
 *
 * <p>Ratings of different versions are never converted: no official mapping is known. Immutable and safe for use by
 * several threads.
 *
 * @param model version of the {@link Reifegradmodell}, for example {@code 1.1}
 * @param level the level, 0 or more
 */
public record Rating(String model, int level) {

    /** Checks the parts; see the record's description. */
    public Rating {
        if (model.isBlank()) {
            throw new IllegalArgumentException("A rating needs the version of its model, for example 1.1");
        }
        if (level < 0 || level > 99) {
            throw new IllegalArgumentException("Level " + level + " of model " + model + " is not between 0 and 99");
        }
    }

    /**
     * Reads what {@link #toString()} prints.
     *
     * @param text for example {@code 1.1=3}
     * @return the rating
     * @throws IllegalArgumentException when the text has another form
     */
    public static Rating parse(String text) {
        int mark = text.indexOf('=');
        String level = mark < 1 ? "" : text.substring(mark + 1).strip();
        if (level.isEmpty() || level.length() > 2 || !level.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    Texts.quote(text) + " is not a Reifegrad; expected version=level, for example 1.1=3");
        }
        return new Rating(text.substring(0, mark).strip(), Integer.parseInt(level));
    }

    /** The model, if it is one that the library knows. */
    Optional<Reifegradmodell> known() {
        return Reifegradmodell.standard().stream()
                .filter(each -> each.version().equals(model))
                .findFirst();
    }

    /** {@code 1.1=3}; {@link #parse(String)} reads it back. */
    @Override
    public String toString() {
        return model + "=" + level;
    }
}
