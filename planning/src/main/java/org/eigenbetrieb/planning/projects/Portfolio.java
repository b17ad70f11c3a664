package org.eigenbetrieb.planning.projects;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.jspecify.annotations.Nullable;

/**
 * A project list with the status of each project, what contradicts in it, and counts by owner and status.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Portfolio {

    /** Number of projects. */
    public static final Concept PROJEKTE = Concept.of("projekte");
    /** How much of a project is done, in percent. */
    public static final Concept ERLEDIGUNGSGRAD = Concept.of("erledigungsgrad");
    /** The office or group that a project belongs to. */
    public static final DimensionKey AMT = new DimensionKey("amt");
    /** The project, by its key in the list. */
    public static final DimensionKey PROJEKT = new DimensionKey("projekt");
    /** The status of a project, by its code. */
    public static final DimensionKey STATUS = new DimensionKey("status");

    /** What stands for an owner that the list does not name. */
    static final String NO_OWNER = "ohne";

    private final ProjectList list;
    private final StatusRule rule;
    private final @Nullable ProjectComparison comparison;
    private final Map<String, Assessment> assessments;
    private final List<ProjectFinding> findings;
    private final Map<String, Map<ProjectStatus, Integer>> byOwner;
    private final Map<String, String> ownerNames = new LinkedHashMap<>();

    private Portfolio(ProjectList list, StatusRule rule, @Nullable ProjectComparison comparison) {
        this.list = Objects.requireNonNull(list, "list");
        this.rule = Objects.requireNonNull(rule, "rule");
        this.comparison = comparison;
        if (!rule.validity().contains(list.stichtag())) {
            throw new IllegalArgumentException("Status rule \"" + rule.id() + "\" is in use " + rule.validity()
                    + ", not on " + list.stichtag() + "; take the rule of that time");
        }
        this.assessments = Collections.unmodifiableMap(assess());
        this.findings = Contradictions.of(list, assessments, comparison);
        this.byOwner = Collections.unmodifiableMap(count());
        byOwner.keySet()
                .forEach(owner -> ownerNames.put(
                        owner, ProjectList.unique(owner.isEmpty() ? NO_OWNER : owner, ownerNames.values())));
    }

    /**
     * A list by itself.
     *
     * @param list the list
     * @param rule gives each project its status
     * @return the portfolio
     * @throws IllegalArgumentException when the rule is not in use at the reporting date
     */
    public static Portfolio of(ProjectList list, StatusRule rule) {
        return new Portfolio(list, rule, null);
    }

    /**
     * A list with an earlier one to compare with.
     *
     * @param list the list
     * @param before the earlier list
     * @param rule gives each project its status; it sees the same project in the earlier list
     * @return the portfolio
     * @throws IllegalArgumentException when the lists are not in order, or the rule is not in use at the reporting date
     */
    public static Portfolio of(ProjectList list, ProjectList before, StatusRule rule) {
        return new Portfolio(list, rule, ProjectComparison.of(before, list));
    }

    private Map<String, Assessment> assess() {
        IdentityHashMap<Project, Project> partners =
                comparison == null ? new IdentityHashMap<>() : comparison.partners();
        Map<String, Assessment> assessed = new LinkedHashMap<>();
        list.byKey().forEach((key, project) -> {
            Project partner = partners.get(project);
            StatusRule.Earlier earlier = comparison == null || partner == null
                    ? null
                    : new StatusRule.Earlier(comparison.before().stichtag(), partner);
            assessed.put(key, assess(project, earlier));
        });
        return assessed;
    }

    private Assessment assess(Project project, StatusRule.@Nullable Earlier earlier) {
        try {
            return Objects.requireNonNull(rule.assess(project, list.stichtag(), earlier), "no status");
        } catch (RuntimeException e) {
            return new Assessment(
                    ProjectStatus.NOT_DERIVABLE,
                    "rule-failed",
                    "die Regel " + rule.id() + " ist gescheitert: "
                            + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private Map<String, Map<ProjectStatus, Integer>> count() {
        Map<String, Map<ProjectStatus, Integer>> counts = new TreeMap<>();
        list.byKey().forEach((key, project) -> {
            Assessment assessment = Objects.requireNonNull(assessments.get(key));
            counts.computeIfAbsent(project.owner(), owner -> none()).merge(assessment.status(), 1, Integer::sum);
        });
        counts.replaceAll((owner, statuses) -> Collections.unmodifiableMap(statuses));
        return counts;
    }

    private static Map<ProjectStatus, Integer> none() {
        Map<ProjectStatus, Integer> none = new EnumMap<>(ProjectStatus.class);
        for (ProjectStatus status : ProjectStatus.values()) {
            none.put(status, 0);
        }
        return none;
    }

    /**
     * The list.
     *
     * @return the list
     */
    public ProjectList list() {
        return list;
    }

    /**
     * The rule that gave the status.
     *
     * @return the rule
     */
    public StatusRule rule() {
        return rule;
    }

    /**
     * The comparison with the earlier list.
     *
     * @return the comparison, or empty when there is no earlier list
     */
    public Optional<ProjectComparison> comparison() {
        return Optional.ofNullable(comparison);
    }

    /**
     * The status of every project by its {@linkplain ProjectList#byKey() key}.
     *
     * @return an unmodifiable map in the order of the list
     */
    public Map<String, Assessment> assessments() {
        return assessments;
    }

    /**
     * What contradicts in the list, and between both lists.
     *
     * @return the findings: ids first, then row by row, then against the earlier list; unmodifiable
     */
    public List<ProjectFinding> findings() {
        return findings;
    }

    /**
     * How many projects of each owner have each status.
     *
     * @return every status for every owner, also 0, ordered by owner; the empty owner stands for "not named";
     *     unmodifiable
     */
    public Map<String, Map<ProjectStatus, Integer>> byOwner() {
        return byOwner;
    }

    /**
     * How many projects have each status.
     *
     * @return every status, also 0, best first; unmodifiable
     */
    public Map<ProjectStatus, Integer> byStatus() {
        Map<ProjectStatus, Integer> counts = none();
        byOwner.values().forEach(of -> of.forEach((status, count) -> counts.merge(status, count, Integer::sum)));
        return Collections.unmodifiableMap(counts);
    }

    /**
     * The portfolio as figures: how much of each project is done as printed, and the number of projects by owner and
     * status.
     *
     * @param paper id of the paper, for the places of the figures
     * @return inputs only; sums are defined by {@link #relations}
     */
    public List<Figure> figures(String paper) {
        List<Figure> figures = new ArrayList<>();
        list.byKey().forEach((key, project) -> {
            Quantity completion = project.completion();
            figures.add(new Figure(
                    key(ERLEDIGUNGSGRAD, Dimensions.of(PROJEKT, key)),
                    Unit.PERCENT,
                    completion,
                    Figure.Blank.MISSING,
                    completion == null ? 0 : completion.decimals(),
                    Origin.INPUT,
                    new Place(paper, key, "erledigungsgrad", project.name()),
                    project.source()));
        });
        byOwner.forEach((owner, statuses) -> statuses.forEach((status, count) -> figures.add(new Figure(
                key(PROJEKTE, ofOwner(owner).with(STATUS, status.code())),
                Unit.COUNT,
                Quantity.of(count, 0, Unit.COUNT),
                Figure.Blank.MISSING,
                Figure.EXACT,
                Origin.INPUT,
                new Place(paper, ownerName(owner), "status-" + status.code(), ""),
                file()))));
        return List.copyOf(figures);
    }

    /**
     * Every figure that {@link #figures} gives or {@link #relations} define, with its unit.
     *
     * @return a new map in the order of the list
     */
    public Map<FigureKey, Unit> units() {
        Map<FigureKey, Unit> units = new LinkedHashMap<>();
        figures("").forEach(figure -> units.put(figure.key(), figure.unit()));
        relations("").forEach(relation -> units.put(relation.target(), Unit.COUNT));
        return units;
    }

    /**
     * The names of the figures for people.
     *
     * @return German names by figure, in the order of the list
     */
    public Map<FigureKey, String> labels() {
        Map<FigureKey, String> labels = new LinkedHashMap<>();
        list.byKey()
                .forEach((key, project) -> labels.put(
                        key(ERLEDIGUNGSGRAD, Dimensions.of(PROJEKT, key)), "Erledigungsgrad " + project.titel()));
        for (FigureKey key : units().keySet()) {
            if (key.concept().equals(PROJEKTE)) {
                Optional<String> owner = key.dimensions().get(AMT);
                Optional<String> status = key.dimensions().get(STATUS);
                labels.put(
                        key,
                        "Projekte"
                                + owner.map(name -> name.equals(NO_OWNER) ? " ohne Amt" : " Amt " + name)
                                        .orElse("")
                                + status.flatMap(ProjectStatus::ofCode)
                                        .map(found -> ", " + found.label())
                                        .orElse(""));
            }
        }
        return labels;
    }

    /**
     * How the counts add up: per owner over the statuses, per status over the owners, and the total both ways.
     *
     * @param paper id of the paper
     * @return the relations; empty when the list is
     */
    public List<Relation> relations(String paper) {
        if (byOwner.isEmpty()) {
            return List.of();
        }
        List<Relation> relations = new ArrayList<>();
        List<FigureKey> owners = new ArrayList<>();
        int number = 1;
        for (String owner : byOwner.keySet()) {
            FigureKey target = key(PROJEKTE, ofOwner(owner));
            owners.add(target);
            List<FigureKey> parts = new ArrayList<>();
            for (ProjectStatus status : ProjectStatus.values()) {
                parts.add(key(PROJEKTE, ofOwner(owner).with(STATUS, status.code())));
            }
            relations.add(sum(paper, "amt." + number++, target, parts, "Summe über alle Status"));
        }
        List<FigureKey> statuses = new ArrayList<>();
        for (ProjectStatus status : ProjectStatus.values()) {
            FigureKey target = key(PROJEKTE, Dimensions.of(STATUS, status.code()));
            statuses.add(target);
            List<FigureKey> parts = new ArrayList<>();
            byOwner.keySet()
                    .forEach(owner -> parts.add(key(PROJEKTE, ofOwner(owner).with(STATUS, status.code()))));
            relations.add(sum(paper, "status." + JsonFields.nameOf(status), target, parts, "Summe über alle Ämter"));
        }
        FigureKey total = key(PROJEKTE, Dimensions.NONE);
        relations.add(sum(paper, "gesamt", total, statuses, "Summe über alle Status"));
        relations.add(
                sum(paper, "gesamt-amt", total, owners, "Summe über alle Ämter").as(Relation.Role.ASSERTING));
        return List.copyOf(relations);
    }

    private Relation sum(String paper, String id, FigureKey target, List<FigureKey> parts, String rule) {
        return Relation.defining(
                        (paper.isEmpty() ? "projekte" : paper) + "." + id,
                        target,
                        Formula.sum(parts),
                        rule,
                        LegalSource.ARITHMETIC,
                        file())
                .inPaper(paper);
    }

    private SourceRef file() {
        return SourceRef.of(
                list.projects().isEmpty()
                        ? "projekte"
                        : list.projects().get(0).source().file());
    }

    private FigureKey key(Concept concept, Dimensions dimensions) {
        return new FigureKey(concept, Phase.ist(list.stichtag()), Period.at(list.stichtag()), dimensions);
    }

    private Dimensions ofOwner(String owner) {
        return Dimensions.of(AMT, ownerName(owner));
    }

    private String ownerName(String owner) {
        return Objects.requireNonNull(ownerNames.get(owner));
    }

    /**
     * The portfolio as sections of a report, in German: summary, list, comparison, findings.
     *
     * @param paper id of the paper, with which the ids of sections, tables and findings begin; letters, digits and
     *     {@code _ - . :}
     * @return the sections
     */
    public List<Section> sections(String paper) {
        return PortfolioReport.sections(this, paper, true);
    }
}
