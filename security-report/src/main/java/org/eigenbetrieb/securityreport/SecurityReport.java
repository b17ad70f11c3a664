package org.eigenbetrieb.securityreport;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.catalogue.Catalogue;
import org.eigenbetrieb.securityreport.catalogue.CatalogueMapping;
import org.eigenbetrieb.securityreport.catalogue.ReferenceCheck;
import org.eigenbetrieb.securityreport.catalogue.RequirementRef;
import org.jspecify.annotations.Nullable;

/**
 * The report for one audience, with everything that is computed from it: figures, deadlines, statistics, findings, tables.
 *
 * <p>Everything is made from the version that {@link Disclosure} makes for the audience; no method gives a value that it
 * withholds. Immutable and safe for use by several threads.
 */
public final class SecurityReport {

    /** Name of the kind of papers in {@code pack.json}. */
    public static final String KIND = "sicherheitsbericht";

    private final Taetigkeitsbericht complete;
    private final ImmutableSettings settings;
    private final Taetigkeitsbericht version;
    private final @Nullable Taetigkeitsbericht previous;
    private final ReportFigures figures;

    private SecurityReport(Taetigkeitsbericht complete, ImmutableSettings settings) {
        this.complete = complete;
        this.settings = settings;
        this.version = settings.disclosure().apply(complete, settings.audience());
        this.previous = settings.previous()
                .map(before -> settings.disclosure().apply(before, settings.audience()))
                .orElse(null);
        this.figures = new ReportFigures(version, settings.paper(), settings.apart());
    }

    /**
     * The report for an audience, by the usual rules of {@link Disclosure#standard()} and with the duties of {@link
     * ReportingDuty#standard()}.
     *
     * @param report the complete report
     * @param audience who will read it
     * @return the report; the methods {@code with…} add what else is known
     */
    public static SecurityReport of(Taetigkeitsbericht report, Classification audience) {
        return new SecurityReport(
                Objects.requireNonNull(report, "report"),
                ImmutableSettings.copyOf(
                        ImmutableSettings.builder().audience(audience).build()));
    }

    /**
     * Reads a report from its tables.
     *
     * <p>A column {@code einstufung} classifies the rows of each table; see the table of docs/security-report.md.
     *
     * @param tables the tables by role: {@code kopf} (needed), {@code anfragen}, {@code vorfaelle}, {@code massnahmen},
     *     {@code geltung}, {@code meldungen}
     * @param zone where days and local times are counted
     * @param guard warns of texts that seem to name a person
     * @return the report with all rows that could be read, empty when period or date is missing, and every problem
     * @throws IllegalArgumentException when {@code kopf} is missing or a role is unknown
     */
    public static Read<Optional<Taetigkeitsbericht>> read(
            Map<String, CsvTable> tables, ZoneId zone, PersonGuard guard) {
        if (!tables.containsKey(InputTable.KOPF.role())) {
            throw new IllegalArgumentException(
                    "A report needs its table \"" + InputTable.KOPF.role() + "\" of single facts");
        }
        return ReportReader.read(tables, zone, guard);
    }

    /**
     * Writes a report, or a version of one, as the tables that {@link #read} reads.
     *
     * @param report the report
     * @param format how to write
     * @return the bytes of the tables by role; moments are in UTC, stated durations in whole minutes
     */
    public static Map<String, byte[]> write(Taetigkeitsbericht report, CsvFormat format) {
        return ReportWriter.write(report, format);
    }

    /**
     * The kind of papers that this module adds to packs.
     *
     * @return the kind {@value #KIND}
     */
    public static RecordPaper paper() {
        return new SecurityPaper();
    }

    /**
     * A registry with the kind of papers of this module.
     *
     * @return the registry
     */
    public static Registry registry() {
        return Registry.builder().paper(paper()).build();
    }

    private SecurityReport with(ImmutableSettings changed) {
        return new SecurityReport(complete, changed);
    }

    /**
     * The same report under another rule of disclosure.
     *
     * @param disclosure the rule
     * @return the new report
     */
    public SecurityReport with(Disclosure disclosure) {
        return with(settings.withDisclosure(disclosure));
    }

    /**
     * The same report as a paper of a pack.
     *
     * @param id id of the paper; sections and relations begin with it
     * @return the new report
     */
    public SecurityReport inPaper(String id) {
        return with(settings.withPaper(id));
    }

    /**
     * The same report under other duties to report.
     *
     * @param duties the duties, in place of the usual ones
     * @param holidays days besides Saturdays and Sundays that are no working days
     * @return the new report
     */
    public SecurityReport withDuties(List<ReportingDuty> duties, Set<LocalDate> holidays) {
        return with(settings.withDuties(duties).withHolidays(holidays));
    }

    /**
     * The same report whose references are checked.
     *
     * @param catalogues catalogues that the user supplies
     * @param mappings mappings to other catalogues, by the edition mapped from
     * @return the new report
     */
    public SecurityReport withCatalogues(Collection<Catalogue> catalogues, Map<String, CatalogueMapping> mappings) {
        return with(settings.withCatalogues(catalogues).withMappings(mappings));
    }

    /**
     * The same report whose references are held against a profile: what the enterprise has chosen from the catalogues.
     *
     * @param selected the requirements that the profile selects, see
     *     {@link org.eigenbetrieb.securityreport.catalogue.Profile#resolve}; of editions without any nothing is said
     * @return the new report
     */
    public SecurityReport withSelected(Set<RequirementRef> selected) {
        return with(settings.withSelected(selected));
    }

    /**
     * The same report held against other papers.
     *
     * @param projects the project list
     * @param occurrences what other papers report and may be an incident
     * @return the new report
     */
    public SecurityReport withOtherPapers(List<ProjectDate> projects, List<Occurrence> occurrences) {
        List<Occurrence> visible = occurrences.stream()
                .filter(occurrence -> occurrence.classification().isVisibleTo(settings.audience()))
                .toList();
        return with(settings.withProjects(projects).withOccurrences(visible));
    }

    SecurityReport withUnusable(Set<String> editions) {
        return with(settings.withUnusableEditions(editions));
    }

    /** The same report in a pack that has others of the kind: its figures are kept apart from theirs. */
    SecurityReport apart(boolean apart) {
        return with(settings.withApart(apart));
    }

    SecurityReport withPlaces(Map<String, SourceRef> places, List<StatedProgress> registerProjects) {
        return with(settings.withPlaces(places).withRegisterProjects(registerProjects));
    }

    /**
     * The same report compared with an earlier one.
     *
     * @param earlier the complete earlier report
     * @return the new report
     */
    public SecurityReport withPrevious(Taetigkeitsbericht earlier) {
        return with(settings.withPrevious(earlier));
    }

    /**
     * What the audience may see.
     *
     * @return the version of the report
     */
    public Taetigkeitsbericht version() {
        return version;
    }

    /**
     * The figures that the report gives.
     *
     * @return the figures; one without number is not known or not disclosed
     */
    public List<Figure> figures() {
        return List.copyOf(figures.figures());
    }

    /**
     * Units of all figures, given and computed.
     *
     * @return units by figure
     */
    public Map<FigureKey, Unit> units() {
        return new LinkedHashMap<>(figures.units());
    }

    /**
     * Names of all figures for people.
     *
     * @return names by figure
     */
    public Map<FigureKey, String> labels() {
        return new LinkedHashMap<>(figures.labels());
    }

    /**
     * The relations that compute the other figures: sum of the kinds of requests, the rest, shares, total of the software.
     *
     * @return the relations
     */
    public List<Relation> relations() {
        return List.copyOf(figures.relations());
    }

    /**
     * The values of all figures, computed from the report alone.
     *
     * @return the evaluation
     */
    public Evaluation evaluate() {
        return figures.evaluate();
    }

    /**
     * The deadlines of all incidents, see {@link Deadline#of}; none under a duty under which something was reported that this
     * audience may not see.
     *
     * @return the deadlines
     */
    public List<Deadline> deadlines() {
        return Deadline.of(version, settings.duties(), settings.holidays()).stream()
                .filter(deadline -> !withheldNotifications().contains(deadline.incident() + " " + deadline.duty()))
                .toList();
    }

    /** Incidents with a duty under which something was reported that this audience may not see: nothing is said of them. */
    private Set<String> withheldNotifications() {
        List<Incident> visible = complete.incidents().stream()
                .filter(incident -> incident.classification().isVisibleTo(settings.audience()))
                .toList();
        Set<String> withheld = new HashSet<>();
        for (int i = 0; i < visible.size(); i++) {
            String id = visible.get(i).id();
            String shown = version.incidents().get(i).id();
            complete.notifications().stream()
                    .filter(row ->
                            row.incident().equals(id) && !row.classification().isVisibleTo(settings.audience()))
                    .forEach(row -> withheld.add(shown + " " + row.duty()));
        }
        return withheld;
    }

    /** Whether somebody has answered the question of a duty in a row that this audience may not see. */
    boolean withholdsScope(String duty) {
        return complete.scopes().stream()
                .anyMatch(scope ->
                        scope.duty().equals(duty) && !scope.classification().isVisibleTo(settings.audience()));
    }

    /** Whether the report states more incidents than it lists, but this version gives only a range. */
    boolean coarsensIncidents() {
        return complete.incidentsTotal().isNumber()
                && version.incidentsTotal().least() != null
                && !version.incidentsTotal().isNumber();
    }

    /**
     * Statistics of all metrics.
     *
     * @return one entry per metric
     */
    public List<DurationStatistics> statistics() {
        return List.of(Incident.Metric.values()).stream()
                .map(metric -> DurationStatistics.of(version, metric))
                .toList();
    }

    /**
     * What the supplied catalogues say about the requirements that measures refer to.
     *
     * @return one result per different reference
     */
    public List<ReferenceCheck> references() {
        List<RequirementRef> refs = version.tasks().stream()
                .flatMap(task -> task.requirements().stream())
                .toList();
        return ReferenceCheck.of(refs, settings.catalogues(), settings.mappings());
    }

    /**
     * What changed since the previous report. A measure that this audience may see in one of the two reports only, because its
     * class changed, is in neither; nor is one whose id is withheld because it seems to name a person.
     *
     * @return the comparison, empty when no previous report was given
     */
    public Optional<ReportComparison> comparison() {
        Taetigkeitsbericht before = previous;
        return before == null
                ? Optional.empty()
                : settings.previous()
                        .map(earlier -> new ReportComparison(
                                comparable(before, earlier, complete), comparable(version, complete, earlier)));
    }

    /**
     * The version of a complete report without the measures that are only withheld in the other report, which are neither new
     * nor vanished, and without those that have numbers in place of their ids.
     */
    private Taetigkeitsbericht comparable(
            Taetigkeitsbericht shown, Taetigkeitsbericht complete, Taetigkeitsbericht other) {
        Set<String> withheld = new HashSet<>();
        for (Task task : other.tasks()) {
            if (!task.classification().isVisibleTo(settings.audience())) {
                withheld.add(ReportComparison.key(task.id()));
            }
        }
        List<Task> visible = complete.tasks().stream()
                .filter(task -> task.classification().isVisibleTo(settings.audience()))
                .toList();
        List<Task> kept = new ArrayList<>();
        for (int i = 0; i < visible.size(); i++) {
            Task task = shown.tasks().get(i);
            if (task.id().equals(visible.get(i).id()) && !withheld.contains(ReportComparison.key(task.id()))) {
                kept.add(task);
            }
        }
        return Taetigkeitsbericht.builder().from(shown).tasks(kept).build();
    }

    /**
     * What a person should act on or know.
     *
     * @return the findings, worst first, with stable codes {@code EB-SEC-1…}
     */
    public List<Finding> findings() {
        return new ReportFindings(this, settings, figures).all();
    }

    /**
     * The report as sections of a document, computed from the report alone.
     *
     * @return the sections without findings; ids begin with the id of the paper
     */
    public List<Section> sections() {
        return sections(evaluate());
    }

    /**
     * The report as sections of a document.
     *
     * @param evaluation the values of its figures
     * @return the sections without findings; ids begin with the id of the paper
     */
    public List<Section> sections(Evaluation evaluation) {
        return new ReportSections(this, settings, figures, evaluation).all();
    }

    /**
     * The whole report, ready to be printed.
     *
     * @param organisation the enterprise
     * @return the document with the findings at its end
     */
    public ReportDocument document(String organisation) {
        return new ReportSections(this, settings, figures, evaluate()).document(organisation);
    }
}
