package org.eigenbetrieb.planning.rules;

import java.time.LocalDate;
import java.util.Objects;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/**
 * What is held against what: the decided plan of a year, and what is expected instead.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param year the year of the plan
 * @param stichtag the reporting date
 * @param plan phase of the decided plan
 * @param outlook phase of what is expected instead
 * @param gliederung whose form's lines are meant where forms assign accounts differently, for example
 *     {@code zwischenbericht}; empty for none
 */
public record PlanBasis(int year, LocalDate stichtag, Phase plan, Phase outlook, String gliederung) {

    /** Checks that two different columns are compared. */
    public PlanBasis {
        Objects.requireNonNull(stichtag, "stichtag");
        Objects.requireNonNull(gliederung, "gliederung");
        if (plan.equals(outlook)) {
            throw new IllegalArgumentException(
                    "Plan and outlook are both " + plan + "; compare the plan with a forecast or a later plan");
        }
    }

    /**
     * The original plan against the forecast at a reporting date.
     *
     * @param year the year of the plan
     * @param stichtag the reporting date
     * @return the basis
     */
    public static PlanBasis hochrechnung(int year, LocalDate stichtag) {
        return new PlanBasis(year, stichtag, Phase.ANSATZ, Phase.hochrechnung(stichtag), "");
    }

    /**
     * A plan against the plan as it is to be changed.
     *
     * @param year the year of the plan
     * @param stichtag the reporting date
     * @param number number of the Nachtrag, from 1; it is held against the one before, or the original
     * @return the basis
     */
    public static PlanBasis nachtrag(int year, LocalDate stichtag, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("The first Nachtrag has the number 1, not " + number);
        }
        return new PlanBasis(year, stichtag, Phase.ansatz(number - 1), Phase.ansatz(number), "");
    }

    /**
     * The same basis for the lines of a form.
     *
     * @param other name of the assignment
     * @return the new basis
     */
    public PlanBasis of(String other) {
        return new PlanBasis(year, stichtag, plan, outlook, other);
    }

    FigureKey key(Concept concept, Dimensions dimensions, Basis basis) {
        return switch (basis) {
            case PLAN -> new FigureKey(concept, plan, Period.year(year), dimensions);
            case OUTLOOK -> new FigureKey(concept, outlook, Period.year(year), dimensions);
            case STAND -> new FigureKey(concept, Phase.ist(stichtag), Period.at(stichtag), dimensions);
        };
    }

    /** The same figure among the lines of the form. */
    FigureKey inForm(FigureKey key) {
        return gliederung.isEmpty() ? key : key.with(key.dimensions().with(DimensionKey.GLIEDERUNG, gliederung));
    }
}
