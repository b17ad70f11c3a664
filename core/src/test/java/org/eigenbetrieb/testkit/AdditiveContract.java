package org.eigenbetrieb.testkit;

import org.eigenbetrieb.core.figure.FigureKey;
import org.junit.jupiter.api.Test;

/**
 * A calculator that is additive: computed from the sum of two sets of inputs, its result is the sum of both results.
 *
 * <p>It is then the same whether a rule is applied to each account or to their sum. The law is tried without the
 * rounding that the rule prescribes.
 */
public interface AdditiveContract extends CalculatorContract {

    /**
     * Whether the rule is additive in an input; the others keep their sample value.
     *
     * @param input an input of the fixture
     * @return by default true for every input
     */
    default boolean isAdditiveIn(FigureKey input) {
        return true;
    }

    /** The result of a sum of inputs is the sum of the results. */
    @Test
    default void it_is_additive() {
        Trial.of(this).verifyAdditive(this::isAdditiveIn);
    }
}
