package org.eigenbetrieb.kpi;

import java.util.Objects;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * Why the cost per workplace changed from one year to the next: three effects that add up to the change exactly.
 *
 * <p>With cost C and workplaces N, both counted by the rule of the earlier year: the cost effect is ΔC times the mean of
 * 1/N, the volume effect is the mean of C times Δ(1/N), so that neither depends on which change one imagines first. What
 * the change of the rule does to the later year is the definition effect. All in euros per workplace, exact. Immutable
 * and safe for use by several threads.
 *
 * @param from the earlier year
 * @param to the later year
 * @param total the whole change
 * @param cost what the change of the cost makes; positive when the workplace becomes dearer
 * @param volume what the change of the number of workplaces makes
 * @param definition what the change of the rule makes; 0 when both years follow one rule
 */
public record Decomposition(
        YearColumn from, YearColumn to, Rational total, Rational cost, Rational volume, Rational definition) {

    /** Checks that nothing is missing. */
    public Decomposition {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(volume, "volume");
        Objects.requireNonNull(definition, "definition");
    }
}
