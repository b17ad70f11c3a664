package org.eigenbetrieb.kpi;

import java.util.List;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.pack.Registry;

/**
 * Key figures of municipal IT: where to start.
 *
 * <ul>
 *   <li>{@link Kennzahlen#read} reads a table, {@link KennzahlenRun#of} computes, checks and compares it;
 *   <li>{@link CustomerRevenue#read} and {@link CustomerRun#of} do so with customers;
 *   <li>{@link YearComparison#read} reads a comparison of years;
 *   <li>{@link IndexSeries#read} and {@link Benchmark#read} read what figures are compared with.
 * </ul>
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class Kpi {

    private Kpi() {}

    /**
     * What this module offers to packs: the kinds of papers {@code kennzahlen}, {@code kennzahlen-auszug} and
     * {@code externe-kunden}.
     *
     * @return the registry; use {@link Registry#toBuilder()} to add what others offer
     */
    public static Registry registry() {
        return papers(List.of());
    }

    /**
     * The same, with own rules for counting workplaces beside those that packs define as data.
     *
     * @param calculators calculators of the slot {@link WorkplaceDefinition#SLOT}
     * @return the registry
     */
    public static Registry papers(List<Calculator> calculators) {
        return Registry.builder()
                .paper(new KpiPapers.KeyFigures(calculators))
                .paper(new KpiPapers.Excerpt())
                .paper(new KpiPapers.Customers())
                .build();
    }

    /**
     * A registry with the rules that data define, for {@link KennzahlenRun#of}.
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
