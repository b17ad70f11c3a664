package org.eigenbetrieb.ozg;

import java.time.LocalDate;
import java.util.Objects;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * What may be online on a day, with its uncertainty.
 *
 * <p>Numbers are exact and not whole; round them when you print them. Immutable and safe for use by several threads.
 *
 * @param rule what was counted
 * @param day the day
 * @param total all services, as in the last state
 * @param low services online at the slowest pace
 * @param middle services online at the average pace
 * @param high services online at the fastest pace
 * @param paces how many paces were observed; with 1 nothing is known about how much the pace varies
 */
public record OnlineForecast(
        CountingRule rule, LocalDate day, long total, Rational low, Rational middle, Rational high, int paces) {

    /** Checks the order of the numbers. */
    public OnlineForecast {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(day, "day");
        if (total < 1 || low.compareTo(middle) > 0 || middle.compareTo(high) > 0 || paces < 1) {
            throw new IllegalArgumentException(
                    "A forecast of " + low + " – " + middle + " – " + high + " of " + total + " is out of order");
        }
    }

    /**
     * A number of services in percent of all.
     *
     * @param online the number, for example {@link #middle()}
     * @return the exact percentage
     */
    public Rational share(Rational online) {
        return online.times(Rational.HUNDRED).dividedBy(Rational.of(total));
    }

    /**
     * How the forecast was made, as reports print it.
     *
     * @return a German sentence
     */
    public String method() {
        return paces == 1
                ? "Fortschreibung des Tempos zwischen zwei Ständen; wie stark es schwankt, ist nicht bekannt: unten"
                        + " unverändert, oben alles Geplante und Begonnene"
                : "Fortschreibung des mittleren Tempos aus " + paces
                        + " Abschnitten; unten das langsamste, oben das schnellste Tempo eines Abschnitts";
    }
}
