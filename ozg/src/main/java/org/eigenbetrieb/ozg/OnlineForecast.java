package org.eigenbetrieb.ozg;

import java.time.LocalDate;
import java.util.Objects;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * What may be online on a day, with its uncertainty.
 *
 * <p>Numbers are exact and not whole; round them when you print them. What is online now is the least that is expected,
 * unless the number has fallen before: then it may fall again, and {@link #method()} says so. Immutable and safe for use by several threads.
 *
 * @param rule what was counted
 * @param day the day
 * @param now services online in the last state
 * @param total all services, as in the last state
 * @param low services online at the slowest pace
 * @param middle services online at the average pace
 * @param high services online at the fastest pace
 * @param paces how many paces were observed; with 1 nothing is known about how much the pace varies
 */
public record OnlineForecast(
        CountingRule rule,
        LocalDate day,
        long now,
        long total,
        Rational low,
        Rational middle,
        Rational high,
        int paces) {

    /** Checks the order of the numbers. */
    public OnlineForecast {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(day, "day");
        if (total < 1
                || now < 0
                || now > total
                || low.compareTo(middle) > 0
                || middle.compareTo(high) > 0
                || paces < 1) {
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
        boolean fell = low.compareTo(Rational.of(now)) < 0;
        if (paces == 1) {
            return "Fortschreibung des Tempos zwischen zwei Ständen; wie stark es schwankt, ist nicht bekannt: "
                    + (fell
                            ? "Die Zahl online ist zurückgegangen; in der Mitte und unten geht sie im gleichen Tempo"
                                    + " weiter zurück, zuletzt waren es " + now
                            : "unten unverändert " + now)
                    + ", oben alles Geplante und Begonnene";
        }
        return "Fortschreibung des mittleren Tempos aus " + paces
                + " Abschnitten; unten das langsamste, oben das schnellste Tempo eines Abschnitts"
                + (fell
                        ? "; weil die Zahl online in einem Abschnitt zurückging, liegt unten unter den zuletzt " + now
                        : "");
    }
}
