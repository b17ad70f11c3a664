package org.eigenbetrieb.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Laws of splitting amounts. */
class AllocationProperties {

    @Property
    void the_parts_add_up_to_the_total(@ForAll long total, @ForAll("weights") long[] weights) {
        assertThat(sum(Allocation.allocate(total, weights))).isEqualTo(BigInteger.valueOf(total));
    }

    @Property
    void every_part_is_its_exact_share_rounded_down_or_up(@ForAll long total, @ForAll("weights") long[] weights) {
        long[] parts = Allocation.allocate(total, weights);
        for (int i = 0; i < parts.length; i++) {
            Rational share = Rational.of(BigInteger.valueOf(total))
                    .times(Rational.of(weights[i]))
                    .dividedBy(Rational.of(sum(weights)));
            assertThat(Rational.of(parts[i]).minus(share).abs()).isLessThan(Rational.ONE);
        }
    }

    @Property
    void a_weight_of_0_gets_nothing(@ForAll long total, @ForAll("weights") long[] weights) {
        long[] parts = Allocation.allocate(total, weights);
        for (int i = 0; i < parts.length; i++) {
            if (weights[i] == 0) {
                assertThat(parts[i]).isZero();
            }
        }
    }

    @Property
    void the_negated_total_has_the_negated_parts(@ForAll long total, @ForAll("weights") long[] weights) {
        Assume.that(total != Long.MIN_VALUE);
        long[] negated = Arrays.stream(Allocation.allocate(total, weights))
                .map(part -> -part)
                .toArray();

        assertThat(Allocation.allocate(-total, weights)).isEqualTo(negated);
    }

    @Property
    void equal_weights_differ_by_at_most_one_unit(
            @ForAll long total,
            @ForAll @LongRange(min = 1) long weight,
            @ForAll @IntRange(min = 1, max = 40) int count) {
        long[] weights = new long[count];
        Arrays.fill(weights, weight);
        long[] parts = Allocation.allocate(total, weights);

        assertThat(Arrays.stream(parts).max().orElseThrow()
                        - Arrays.stream(parts).min().orElseThrow())
                .isBetween(0L, 1L);
    }

    @Property
    void a_larger_weight_never_gets_less(@ForAll @LongRange(min = 0) long total, @ForAll("weights") long[] weights) {
        long[] parts = Allocation.allocate(total, weights);
        for (int i = 0; i < parts.length; i++) {
            for (int j = 0; j < parts.length; j++) {
                if (weights[i] > weights[j]) {
                    assertThat(parts[i]).isGreaterThanOrEqualTo(parts[j]);
                }
            }
        }
    }

    @Property
    void the_order_of_the_weights_does_not_matter(
            @ForAll long total, @ForAll("weights") long[] weights, @ForAll long seed) {
        long[] shuffled = weights.clone();
        List<Long> order = new ArrayList<>(Arrays.stream(weights).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        for (int i = 0; i < shuffled.length; i++) {
            shuffled[i] = order.get(i);
        }

        assertThat(pairs(shuffled, Allocation.allocate(total, shuffled)))
                .containsExactlyInAnyOrderElementsOf(pairs(weights, Allocation.allocate(total, weights)));
    }

    @Property
    void only_the_proportions_of_the_weights_matter(
            @ForAll long total,
            @ForAll("weights") long[] weights,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long factor) {
        Assume.that(Arrays.stream(weights)
                .allMatch(weight -> Math.multiplyHigh(weight, factor) == 0 && weight * factor >= 0));
        long[] scaled = Arrays.stream(weights).map(weight -> weight * factor).toArray();

        assertThat(Allocation.allocate(total, scaled)).isEqualTo(Allocation.allocate(total, weights));
    }

    @Property
    void the_parts_are_those_of_the_textbook(@ForAll long total, @ForAll("weights") long[] weights) {
        assertThat(Allocation.allocate(total, weights)).isEqualTo(textbook(total, weights));
    }

    /** Largest remainder as one would write it down, with exact fractions and a full sort. */
    private static long[] textbook(long total, long[] weights) {
        BigInteger amount = BigInteger.valueOf(total).abs();
        BigInteger sum = sum(weights);
        BigInteger[] parts = new BigInteger[weights.length];
        BigInteger left = amount;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            parts[i] = amount.multiply(BigInteger.valueOf(weights[i])).divide(sum);
            left = left.subtract(parts[i]);
            order.add(i);
        }
        order.sort(Comparator.<Integer, BigInteger>comparing(
                        i -> amount.multiply(BigInteger.valueOf(weights[i])).mod(sum))
                .thenComparing(i -> weights[i])
                .reversed());
        for (int i = 0; i < left.intValueExact(); i++) {
            parts[order.get(i)] = parts[order.get(i)].add(BigInteger.ONE);
        }
        BigInteger sign = BigInteger.valueOf(Long.signum(total));
        return Arrays.stream(parts)
                .mapToLong(part -> part.multiply(sign).longValueExact())
                .toArray();
    }

    private static BigInteger sum(long[] numbers) {
        return Arrays.stream(numbers).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<List<Long>> pairs(long[] weights, long[] parts) {
        List<List<Long>> pairs = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            pairs.add(List.of(weights[i], parts[i]));
        }
        return pairs;
    }

    @Provide
    Arbitrary<long[]> weights() {
        Arbitrary<Long> small = Arbitraries.longs().between(0, 10);
        Arbitrary<Long> amounts = Arbitraries.longs().between(0, 2_000_000_000_000L);
        Arbitrary<Long> any = Arbitraries.longs().between(0, Long.MAX_VALUE);
        return Arbitraries.oneOf(
                        small.array(long[].class).ofMinSize(1).ofMaxSize(15),
                        amounts.array(long[].class).ofMinSize(1).ofMaxSize(15),
                        any.array(long[].class).ofMinSize(1).ofMaxSize(15))
                .filter(weights -> Arrays.stream(weights).anyMatch(weight -> weight > 0));
    }
}
