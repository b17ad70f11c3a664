package org.eigenbetrieb.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * Whether results add up and scale with inputs; each law yields its complaints. The samples are always the same.
 *
 * @param fixture what the calculator is tried with
 * @param exact its relations without rounding
 * @param targets the targets that it defines
 * @param varies the inputs that vary; the others keep their sample value
 */
record Linearity(CalculatorFixture fixture, Outcome exact, List<FigureKey> targets, Predicate<FigureKey> varies) {

    private static final int SAMPLES = 20;
    private static final long SEED = 20230928;

    List<String> additivity() {
        List<String> complaints = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED);
        int tried = 0;
        for (int i = 0; i < SAMPLES; i++) {
            Map<FigureKey, Quantity> first = sample(random);
            Map<FigureKey, Quantity> second = sample(random);
            Map<FigureKey, Quantity> both = new LinkedHashMap<>(first);
            first.forEach((key, value) -> {
                if (varies.test(key)) {
                    long more = second.getOrDefault(key, value).unscaled();
                    both.put(key, Quantity.of(Math.addExact(value.unscaled(), more), value.decimals(), value.unit()));
                }
            });
            for (FigureKey target : targets) {
                Optional<Rational> one = value(first, target);
                Optional<Rational> two = value(second, target);
                Optional<Rational> sum = value(both, target);
                if (one.isPresent() && two.isPresent() && sum.isPresent()) {
                    tried++;
                    if (!one.get().plus(two.get()).equals(sum.get())) {
                        complaints.add(target + " comes to " + one.get() + " and " + two.get() + ", from both together"
                                + " to " + sum.get() + " instead of "
                                + one.get().plus(two.get()));
                    }
                }
            }
        }
        return tried(tried, complaints);
    }

    List<String> scale() {
        List<String> complaints = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED);
        int tried = 0;
        for (int i = 0; i < SAMPLES; i++) {
            Map<FigureKey, Quantity> sample = sample(random);
            for (int factor : new int[] {2, 7, 1000}) {
                Map<FigureKey, Quantity> larger = new LinkedHashMap<>(sample);
                sample.forEach((key, value) -> {
                    if (varies.test(key)) {
                        larger.put(
                                key,
                                Quantity.of(
                                        Math.multiplyExact(value.unscaled(), (long) factor),
                                        value.decimals(),
                                        value.unit()));
                    }
                });
                for (FigureKey target : targets) {
                    Optional<Rational> one = value(sample, target);
                    Optional<Rational> more = value(larger, target);
                    if (one.isPresent() && more.isPresent()) {
                        tried++;
                        Rational expected = one.get().times(Rational.of(factor));
                        if (!expected.equals(more.get())) {
                            complaints.add(target + " comes to " + one.get() + ", from " + factor + " times the inputs"
                                    + " to " + more.get() + " instead of " + expected);
                        }
                    }
                }
            }
        }
        return tried(tried, complaints);
    }

    private static List<String> tried(int samples, List<String> complaints) {
        return samples > 0 ? complaints : List.of("no sample gave a value, so that nothing was tried");
    }

    /** The samples of the fixture, other amounts in those that vary. */
    private Map<FigureKey, Quantity> sample(SplittableRandom random) {
        Map<FigureKey, Quantity> sample = new LinkedHashMap<>(fixture.inputs());
        sample.replaceAll((key, value) -> varies.test(key)
                ? Quantity.of(random.nextLong(-1_000_000_000L, 1_000_000_000L), value.decimals(), value.unit())
                : value);
        return sample;
    }

    private Optional<Rational> value(Map<FigureKey, Quantity> inputs, FigureKey target) {
        return exact.with(fixture.figureSet(inputs)).value(target).ifKnown();
    }
}
