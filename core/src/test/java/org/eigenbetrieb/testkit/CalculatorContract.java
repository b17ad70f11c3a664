package org.eigenbetrieb.testkit;

import org.eigenbetrieb.core.calculator.Calculator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * What every calculator promises, as tests: implement this interface in a test class and name your calculator.
 *
 * <p>The calculator is tried with a {@link #fixture()}; the default suits a rule that forecasts the year from the
 * figures at a Stichtag. Each test reports everything that is wrong at once, and what to do. A test that cannot say
 * anything because an earlier promise is broken is skipped and names that promise, so that one mistake fails one test.
 *
 * <pre>{@code
 * class WasserjahrTest implements CalculatorContract, RoundedContract {
 *     @Override
 *     public Calculator calculator() {
 *         return new Wasserjahr();
 *     }
 *
 *     @Override
 *     public CalculatorFixture fixture() {
 *         return CalculatorFixture.forecast(calculator())
 *                 .parameter("convention", "days")
 *                 .expect("abschreibungen|HOCHRECHNUNG.2023-09-30|2023", "818703.92");
 *     }
 * }
 * }</pre>
 *
 * <p>Further promises are opt-in: {@link RoundedContract}, {@link AdditiveContract}, {@link ScaleContract}.
 */
public interface CalculatorContract {

    /**
     * The calculator to be tried.
     *
     * @return a calculator, preferably a new one each time
     */
    Calculator calculator();

    /**
     * What it is tried with.
     *
     * @return the fixture; by default {@link CalculatorFixture#forecast(Calculator)}
     */
    default CalculatorFixture fixture() {
        return CalculatorFixture.forecast(calculator());
    }

    /**
     * It has a description that is always the same, applies at the fixture's place and date, and declares every
     * parameter of the fixture.
     */
    @Test
    default void it_describes_itself() {
        Trial.of(this).verify(Law.DESCRIBES);
    }

    /** Asked for the targets of the fixture, it returns a contribution and throws nothing. */
    @Test
    default void it_returns_a_contribution() {
        Trial.of(this).verify(Law.CONTRIBUTES);
    }

    /**
     * Asked for all targets or for one, it defines each of them once or calls it not applicable, and it defines nothing
     * else but figures of its own.
     */
    @Test
    default void it_answers_for_every_target_exactly_once() {
        Trial.of(this).verify(Law.ANSWERS);
    }

    /** Every figure that its relations read is in the pack or its own, and where the fixture lists what it reads, no other. */
    @Test
    default void it_declares_what_it_reads() {
        Trial.of(this).verify(Law.READS);
    }

    /** Asked the same twice, it answers the same. */
    @Test
    default void it_is_deterministic() {
        Trial.of(this).verify(Law.DETERMINISTIC);
    }

    /** Its answer does not depend on what it was asked before. */
    @Test
    default void it_is_pure_and_remembers_nothing() {
        Trial.of(this).verify(Law.FORGETS);
    }

    /** Its answer does not depend on the default locale and time zone of the machine. */
    @Test
    @ResourceLock(Resources.LOCALE)
    @ResourceLock(Resources.TIME_ZONE)
    default void it_is_pure_and_ignores_locale_and_time_zone() {
        Trial.of(this).verify(Law.UNLOCALISED);
    }

    /** Asked by several threads at once, it gives each the answer that it gives alone. */
    @Test
    default void it_is_pure_and_serves_several_threads() {
        Trial.of(this).verify(Law.CONCURRENT);
    }

    /** Its answer for a target does not depend on the order of targets, figures and parameters. */
    @Test
    default void it_does_not_depend_on_the_order_of_rows() {
        Trial.of(this).verify(Law.ORDER);
    }

    /**
     * The units of its formulas fit their figures, figures of its own have a period, and its relations carry its id and
     * say who prescribes them. (A target in another period than asked is a target without an answer.)
     */
    @Test
    default void its_result_has_unit_period_and_source() {
        Trial.of(this).verify(Law.RESULT);
    }

    /** With the samples of the fixture its targets have values, and those that the fixture expects. */
    @Test
    default void it_computes_the_samples() {
        Trial.of(this).verify(Law.COMPUTES);
    }

    /**
     * Without the value of an input, what follows from it fails with MISSING_INPUT and names the input; where the pack
     * does not have the figure at all, the target is not applicable. Missing is never 0.
     */
    @Test
    default void missing_input_gives_MISSING_INPUT_with_its_name() {
        Trial.of(this).verify(Law.MISSING);
    }

    /**
     * In a pack whose date lies outside its validity its figures are NOT_APPLICABLE, and so they are on dates for which
     * the fixture says that the rule has no result.
     */
    @Test
    default void outside_its_validity_it_is_NOT_APPLICABLE() {
        Trial.of(this).verify(Law.VALIDITY);
    }

    /** The explanation of each result says the rule, the reason for choosing it, and what the result follows from. */
    @Test
    default void its_explanation_is_not_empty() {
        Trial.of(this).verify(Law.EXPLAINS);
    }
}
