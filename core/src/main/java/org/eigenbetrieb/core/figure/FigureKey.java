package org.eigenbetrieb.core.figure;

import java.util.Comparator;
import java.util.Objects;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/**
 * Which fact a figure states: concept, phase, period and dimensions.
 *
 * <p>Two figures with equal keys are occurrences of one fact and must agree, wherever they are printed. Immutable
 * and safe for use by several threads.
 *
 * @param concept what it means
 * @param phase how certain it is
 * @param period when it holds
 * @param dimensions what tells it apart
 */
public record FigureKey(Concept concept, Phase phase, Period period, Dimensions dimensions)
        implements Comparable<FigureKey> {

    private static final Comparator<FigureKey> ORDER = Comparator.comparing(FigureKey::concept)
            .thenComparing(FigureKey::dimensions)
            .thenComparing(FigureKey::period)
            .thenComparing(FigureKey::phase);

    /** Checks that nothing is missing. */
    public FigureKey {
        Objects.requireNonNull(concept, "concept");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(dimensions, "dimensions");
    }

    /**
     * A fact of the whole enterprise.
     *
     * @param concept id of the concept
     * @param phase how certain it is
     * @param period when it holds
     * @return the key
     */
    public static FigureKey of(String concept, Phase phase, Period period) {
        return new FigureKey(Concept.of(concept), phase, period, Dimensions.NONE);
    }

    /**
     * The same fact with other dimensions.
     *
     * @param other the dimensions
     * @return the key
     */
    public FigureKey with(Dimensions other) {
        return new FigureKey(concept, phase, period, other);
    }

    /**
     * The same concept and dimensions in another phase and period.
     *
     * @param otherPhase the phase
     * @param otherPeriod the period
     * @return the key
     */
    public FigureKey in(Phase otherPhase, Period otherPeriod) {
        return new FigureKey(concept, otherPhase, otherPeriod, dimensions);
    }

    /**
     * Reads what {@link #toString()} prints: {@code jahresergebnis|HOCHRECHNUNG.2023-06-30|2023}, with a fourth part
     * {@code konto=5221000000} when there are dimensions.
     *
     * @param text the text
     * @return the key
     * @throws IllegalArgumentException when the text has another form
     */
    public static FigureKey parse(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 3 && parts.length != 4) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is not a figure; expected concept|phase|period|dimensions, for example jahresergebnis|ANSATZ|2024");
        }
        return new FigureKey(
                Concept.of(parts[0]),
                Phase.parse(parts[1]),
                Period.parse(parts[2]),
                parts.length == 4 ? Dimensions.parse(parts[3]) : Dimensions.NONE);
    }

    /** By concept, dimensions, period and phase. */
    @Override
    public int compareTo(FigureKey other) {
        return ORDER.compare(this, other);
    }

    /** Concept, phase, period and dimensions, separated by {@code |}; {@link #parse(String)} reads it back. */
    @Override
    public String toString() {
        String text = concept + "|" + phase + "|" + period;
        return dimensions.isEmpty() ? text : text + "|" + dimensions;
    }
}
