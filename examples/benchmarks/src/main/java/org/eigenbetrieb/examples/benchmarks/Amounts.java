package org.eigenbetrieb.examples.benchmarks;

import java.util.SplittableRandom;

/** Amounts as they occur in plans and accounts, the same in every run. */
final class Amounts {

    private Amounts() {}

    /** Cents of 1 to 9 digits, every fourth negative. */
    static long[] cents(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] cents = new long[count];
        for (int i = 0; i < count; i++) {
            long bound = 10;
            for (int digits = random.nextInt(9); digits > 0; digits--) {
                bound *= 10;
            }
            long amount = random.nextLong(bound);
            cents[i] = random.nextInt(4) == 0 ? -amount : amount;
        }
        return cents;
    }

    /** Numbers from 1 to a bound. */
    static long[] positive(int count, long bound, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = 1 + random.nextLong(bound);
        }
        return numbers;
    }
}
