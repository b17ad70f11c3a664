package org.eigenbetrieb.core.calculator;

/**
 * One named rule (law, bylaw, house practice) that defines figures: the plug-in of the library.
 *
 * <p>A calculator does not compute numbers. It is asked once, before anything is computed, which relations define its
 * targets; the relations then compute, check, explain and vary. It must be a pure function of its request: no clock,
 * no files, no state. What it throws is contained and reported under its id. Implementations must be safe for use by
 * several threads.
 */
public interface Calculator {

    /**
     * What the rule is, where and when it applies, and who says so.
     *
     * @return the description; always the same
     */
    CalculatorInfo info();

    /**
     * The relations that define the targets of a request.
     *
     * @param request the targets with everything the rule may look at
     * @return one relation or one "not applicable" for every target; relations for other figures only where they are
     *     new and belong to the rule
     */
    Contribution contribute(CalculationRequest request);
}
