package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * What posts are paid: dated rates by group and step, supplied by the user. The library ships none.
 *
 * <p>Immutable and safe for use by several threads.
 *
 */
public final class PayScale {

    private final List<Rate> rates;
    private final Map<PayGroup, Map<Integer, List<Rate>>> index = new HashMap<>();

    private PayScale(List<Rate> rates) {
        this.rates = List.copyOf(rates);
        for (Rate rate : rates) {
            index.computeIfAbsent(rate.group(), group -> new HashMap<>())
                    .computeIfAbsent(rate.step(), step -> new ArrayList<>())
                    .add(rate);
        }
    }

    /**
     * A scale of rates.
     *
     * @param rates the rates
     * @return the scale
     * @throws IllegalArgumentException when two rates of one group and step are valid on the same day
     */
    public static PayScale of(List<Rate> rates) {
        List<Rate> sorted = new ArrayList<>(rates);
        sorted.sort(Comparator.comparing(Rate::group)
                .thenComparing(Rate::step)
                .thenComparing(rate -> rate.validity().from()));
        for (int i = 1; i < sorted.size(); i++) {
            if (compete(sorted.get(i - 1), sorted.get(i))) {
                throw new IllegalArgumentException("Two rates of "
                        + sorted.get(i).group() + " step " + sorted.get(i).step() + " are valid at the same time");
            }
        }
        return new PayScale(rates);
    }

    /**
     * All rates.
     *
     * @return the rates in the order in which they were given; unmodifiable
     */
    public List<Rate> rates() {
        return rates;
    }

    /**
     * The pay of one group and step.
     *
     * @param group the group
     * @param step the step (Stufe), from 1
     * @param monthly pay of a full-time post per month, in euros, not negative
     * @param bonus annual bonus in percent of one month's pay
     * @param employerShare what the employer pays on top, in percent of pay and bonus
     * @param validity when it applies
     * @param source where it is from
     * @param place where it is written down
     */
    public record Rate(
            PayGroup group,
            int step,
            Quantity monthly,
            Rational bonus,
            Rational employerShare,
            Validity validity,
            LegalSource source,
            SourceRef place) {

        /** Checks the parts. */
        public Rate {
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(validity, "validity");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(place, "place");
            if (step < 1 || step > 20) {
                throw new IllegalArgumentException("A step is 1 to 20, not " + step);
            }
            if (!monthly.unit().equals(Unit.EUR) || monthly.unscaled() < 0) {
                throw new IllegalArgumentException("Monthly pay is in EUR and not negative: " + monthly);
            }
            if (bonus.signum() < 0 || employerShare.signum() < 0) {
                throw new IllegalArgumentException("Bonus and employer share are not negative");
            }
        }

        /**
         * What a full-time post costs in a whole year: twelve months, bonus and employer share.
         *
         * @return the exact amount in euros
         */
        public Rational yearly() {
            Rational pay = monthly.value()
                    .times(Rational.of(12))
                    .plus(monthly.value().times(bonus).dividedBy(Rational.HUNDRED));
            return pay.times(Rational.HUNDRED.plus(employerShare)).dividedBy(Rational.HUNDRED);
        }
    }

    /** Whether two rates of one group and step are valid on one day. */
    static boolean compete(Rate one, Rate other) {
        if (one.step() != other.step() || !one.group().equals(other.group())) {
            return false;
        }
        return one.validity().contains(other.validity().from())
                || other.validity().contains(one.validity().from());
    }

    /**
     * The rate of a day.
     *
     * @param group the group
     * @param step the step
     * @param day the day
     * @return the rate, or empty when the scale has none
     */
    public Optional<Rate> find(PayGroup group, int step, LocalDate day) {
        return index.getOrDefault(group, Map.of()).getOrDefault(step, List.of()).stream()
                .filter(rate -> rate.validity().contains(day))
                .findFirst();
    }
}
