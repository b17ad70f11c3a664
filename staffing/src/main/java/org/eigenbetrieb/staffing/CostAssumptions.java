package org.eigenbetrieb.staffing;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * What has to be assumed to price posts whose occupants are not known.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param step the step that posts are priced at
 * @param steps other steps for single groups
 * @param bonusMonth month in which the annual bonus is paid, 1 to 12
 * @param vacancy percentage of posts that stay unfilled, 0 to 100
 * @param nachrichtlich whether lines that are printed for information only are priced, too
 */
public record CostAssumptions(
        int step, Map<PayGroup, Integer> steps, int bonusMonth, Rational vacancy, boolean nachrichtlich) {

    /** Checks and copies the parts. */
    public CostAssumptions {
        steps = Collections.unmodifiableMap(new TreeMap<>(steps));
        Objects.requireNonNull(vacancy, "vacancy");
        if (step < 1 || step > 20 || bonusMonth < 1 || bonusMonth > 12) {
            throw new IllegalArgumentException(
                    "A step is 1 to 20 and a month 1 to 12, not " + step + " and " + bonusMonth);
        }
        if (vacancy.signum() < 0 || vacancy.compareTo(Rational.HUNDRED) > 0) {
            throw new IllegalArgumentException("A vacancy rate is 0 to 100 percent, not " + vacancy);
        }
    }

    /**
     * One step for all groups, the bonus in November, no vacancies, only lines that count.
     *
     * @param step the step
     * @return the assumptions
     */
    public static CostAssumptions atStep(int step) {
        return new CostAssumptions(step, Map.of(), 11, Rational.ZERO, false);
    }

    /**
     * The same with another vacancy rate.
     *
     * @param percent percentage of posts that stay unfilled, 0 to 100
     * @return the assumptions
     */
    public CostAssumptions withVacancy(Rational percent) {
        return new CostAssumptions(step, steps, bonusMonth, percent, nachrichtlich);
    }

    int stepOf(PayGroup group) {
        return steps.getOrDefault(group, step);
    }
}
