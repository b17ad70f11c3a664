package org.eigenbetrieb.securityreport;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.catalogue.Catalogue;
import org.eigenbetrieb.securityreport.catalogue.CatalogueMapping;
import org.eigenbetrieb.securityreport.catalogue.RequirementRef;
import org.immutables.value.Value;

/** Everything beside a report that its results depend on. The generated class changes one part at a time. */
@Value.Immutable
interface Settings {

    Classification audience();

    @Value.Default
    default Disclosure disclosure() {
        return Disclosure.standard();
    }

    @Value.Default
    default String paper() {
        return SecurityReport.KIND;
    }

    /** Whether the pack has other papers of this kind, so that the figures are kept apart from theirs. */
    @Value.Default
    default boolean apart() {
        return false;
    }

    @Value.Default
    default List<ReportingDuty> duties() {
        return ReportingDuty.standard();
    }

    Set<LocalDate> holidays();

    List<Catalogue> catalogues();

    Map<String, CatalogueMapping> mappings();

    Set<RequirementRef> selected();

    /** Editions whose catalogues were supplied and cannot be used. */
    Set<String> unusableEditions();

    List<ProjectDate> projects();

    List<Occurrence> occurrences();

    /** What the project list says of the projects that are declared to fill the software register. */
    List<StatedProgress> registerProjects();

    /** Where the single facts of the report stand, by their name, and its tables, by their role. */
    Map<String, SourceRef> places();

    Optional<Taetigkeitsbericht> previous();
}
