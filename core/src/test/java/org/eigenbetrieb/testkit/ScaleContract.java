package org.eigenbetrieb.testkit;

import org.eigenbetrieb.core.figure.FigureKey;
import org.junit.jupiter.api.Test;

/**
 * A calculator that is homogeneous: with every input multiplied by a positive number, so is its result.
 *
 * <p>It is then the same whether the pack is written in euros or in thousands of euros. The law is tried without the
 * rounding that the rule prescribes.
 */
public interface ScaleContract extends CalculatorContract {

    /**
     * Whether an input is multiplied; the others keep their sample value.
     *
     * @param input an input of the fixture
     * @return by default true for inputs whose unit converts to that of a target
     */
    default boolean isScaled(FigureKey input) {
        CalculatorFixture fixture = fixture();
        return fixture.targets().stream()
                .anyMatch(target -> Trial.unit(fixture, target).convertsTo(Trial.unit(fixture, input)));
    }

    /** Multiplied inputs multiply the result. */
    @Test
    default void it_scales_with_its_inputs() {
        Trial.of(this).verifyScale(this::isScaled);
    }
}
