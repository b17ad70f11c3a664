package org.eigenbetrieb.testkit;

import org.junit.jupiter.api.Test;

/**
 * A calculator whose results are amounts that other amounts are added from: each is rounded to what its unit keeps.
 *
 * <p>Leave it out for a quotient that ends a chain (a KPI, a percentage): that stays exact until it is printed.
 */
public interface RoundedContract extends CalculatorContract {

    /** No result has more decimals than its unit keeps: two for euros. */
    @Test
    default void its_results_are_rounded_as_their_unit() {
        Trial.of(this).verify(Law.ROUNDED);
    }
}
