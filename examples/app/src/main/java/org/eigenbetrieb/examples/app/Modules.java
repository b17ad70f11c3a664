package org.eigenbetrieb.examples.app;

import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.kpi.Kpi;
import org.eigenbetrieb.ozg.LeistungskatalogPaper;
import org.eigenbetrieb.planning.Planning;
import org.eigenbetrieb.securityreport.SecurityReport;
import org.eigenbetrieb.staffing.Staffing;

/**
 * Everything that the program knows: the forms, rules and kinds of papers of all modules.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class Modules {

    private Modules() {}

    /**
     * The registry of the program.
     *
     * @return a registry with everything that the modules offer
     */
    public static Registry registry() {
        return Registry.builder()
                .addAll(Planning.registry())
                .addAll(Staffing.registry())
                .addAll(Kpi.registry())
                .paper(new LeistungskatalogPaper())
                .addAll(SecurityReport.registry())
                .build();
    }
}
