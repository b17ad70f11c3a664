package org.eigenbetrieb.testkit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The promises of a calculator, each with its test and with the promise without which it says nothing. */
enum Law {
    DESCRIBES("it_describes_itself", null),
    CONTRIBUTES("it_returns_a_contribution", DESCRIBES),
    ANSWERS("it_answers_for_every_target_exactly_once", CONTRIBUTES),
    READS("it_declares_what_it_reads", ANSWERS),
    RESULT("its_result_has_unit_period_and_source", READS),
    COMPUTES("it_computes_the_samples", RESULT),
    ROUNDED("its_results_are_rounded_as_their_unit", COMPUTES),
    ADDITIVE("it_is_additive", COMPUTES),
    SCALES("it_scales_with_its_inputs", COMPUTES),
    MISSING("missing_input_gives_MISSING_INPUT_with_its_name", COMPUTES),
    EXPLAINS("its_explanation_is_not_empty", COMPUTES),
    DETERMINISTIC("it_is_deterministic", CONTRIBUTES),
    UNLOCALISED("it_is_pure_and_ignores_locale_and_time_zone", DETERMINISTIC),
    FORGETS("it_is_pure_and_remembers_nothing", DETERMINISTIC),
    CONCURRENT("it_is_pure_and_serves_several_threads", FORGETS),
    ORDER("it_does_not_depend_on_the_order_of_rows", DETERMINISTIC),
    VALIDITY("outside_its_validity_it_is_NOT_APPLICABLE", DESCRIBES);

    private final String test;
    private final @Nullable Law needed;

    Law(String test, @Nullable Law needed) {
        this.test = test;
        this.needed = needed;
    }

    /** Name of its test. */
    String test() {
        return test;
    }

    /** The promise without which it says nothing. */
    Optional<Law> needed() {
        return Optional.ofNullable(needed);
    }
}
