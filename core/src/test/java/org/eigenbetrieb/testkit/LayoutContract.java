package org.eigenbetrieb.testkit;

import java.time.LocalDate;
import org.eigenbetrieb.core.layout.Layout;
import org.junit.jupiter.api.Test;

/**
 * What every form promises, as tests: implement this interface in a test class and name your layout.
 *
 * <pre>{@code
 * class LiquiditaetsplanTest implements LayoutContract {
 *     @Override
 *     public Layout layout() {
 *         return LayoutJson.read(bytes, "bw-liquiditaetsplan.json").orThrow().orElseThrow();
 *     }
 * }
 * }</pre>
 *
 * <p>Each test reports everything that is wrong at once, and what to do. A test that cannot say anything because the
 * layout itself has problems is skipped.
 */
public interface LayoutContract {

    /**
     * The form to be tried.
     *
     * @return the layout
     */
    Layout layout();

    /**
     * The Stichtag of the paper that the form is tried in; its year is the year of the paper.
     *
     * @return by default 30 June 2023
     */
    default LocalDate stichtag() {
        return LocalDate.of(2023, 6, 30);
    }

    /** It loads without problems, and a registry takes it. */
    @Test
    default void it_loads_without_problems() {
        FormTrial.of(this).loads();
    }

    /** Every column has a heading and at least one figure that is printed in it. */
    @Test
    default void every_column_is_printed() {
        FormTrial.of(this).columns();
    }

    /**
     * Every line is printed, or a printed line, a condition or a percentage needs it; every concept of another form is
     * used.
     */
    @Test
    default void every_line_is_reachable() {
        FormTrial.of(this).lines();
    }

    /** Bound to a year and to accounts, its figures and relations fit together. */
    @Test
    default void bound_to_generated_accounts_it_gives_a_net_without_problems() {
        FormTrial.of(this).binds();
    }

    /** Filled with amounts, every line is what its rule says, and no amount counts twice in a sum. */
    @Test
    default void its_sums_close() {
        FormTrial.of(this).closes();
    }
}
