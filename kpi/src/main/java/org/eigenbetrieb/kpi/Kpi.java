package org.eigenbetrieb.kpi;

import java.util.List;
import org.eigenbetrieb.core.pack.Registry;

/**
 * Key figures of municipal IT: where to start.
 *
 * <ul>
 *   <li>{@link Kennzahlen#read} a table, {@link KennzahlenRun#of} computes, checks and compares it;
 *   <li>{@code CustomerRevenue} for customers;
 *   <li>{@code YearComparison} for a comparison of years;
 *   <li>{@code IndexSeries} and {@code Benchmark} for what a figure is compared with.
 * </ul>
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class Kpi {

    private Kpi() {}

    /**
     * A registry with the rules that data define.
     *
     * @param definitions what counts as a workplace, from when on
     * @return the registry; use {@link Registry#toBuilder()} to add calculators of your own
     * @throws IllegalArgumentException when two definitions have one id
     */
    public static Registry registry(List<WorkplaceDefinition> definitions) {
        Registry.Builder builder = Registry.builder();
        definitions.forEach(definition -> builder.calculator(definition.calculator()));
        return builder.build();
    }
}
