package org.eigenbetrieb.planning.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/** Laws of project lists, for any lists. */
class ProjectProperties {

    private static final PaceRule RULE = PaceRule.standard();

    @Provide
    Arbitrary<PlannedEnd> ends() {
        Arbitrary<String> quarters = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(2021, 2026))
                .as((quarter, year) -> "Q" + quarter + "/" + year);
        Arbitrary<String> days =
                Arbitraries.integers().between(-800, 800).map(offset -> Days.print(Lists.AUGUST.plusDays(offset)));
        return Arbitraries.oneOf(quarters, days, Arbitraries.of("", "Langzeit", "Merkposten"))
                .map(PlannedEnd::parse);
    }

    @Provide
    Arbitrary<Project> projects() {
        Arbitrary<@Nullable Quantity> completion = Arbitraries.integers()
                .between(0, 1000)
                .map(tenths -> Quantity.of(tenths, 1, Unit.PERCENT))
                .injectNull(0.1);
        return Combinators.combine(
                        Arbitraries.of("", "10_001", "10_002", "17_001", "=1+1"),
                        Arbitraries.of("Projekt", "Betriebsthema"),
                        Arbitraries.of("", "10", "17", "a;b", "a=b"),
                        Arbitraries.of("WLAN", "eAkte", "Halle \"neu\"", "-x"),
                        completion,
                        ends(),
                        Arbitraries.of(ProjectStatus.values()).injectNull(0.5))
                .as((id, kind, owner, name, done, end, status) -> new Project(
                        id,
                        kind,
                        owner,
                        name,
                        "",
                        done,
                        end,
                        status == null ? Map.of() : Map.of(LocalDate.of(2023, 9, 30), status),
                        SourceRef.of("liste.csv", 2, 0)))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<List<Project>> lists() {
        return projects().list().ofMaxSize(12).withoutEdgeCases();
    }

    private static ProjectList at(LocalDate day, List<Project> projects) {
        return new ProjectList(day, projects);
    }

    private static int rank(ProjectStatus status) {
        return List.of(ProjectStatus.values()).indexOf(status);
    }

    @Property
    void printing_a_planned_end_and_reading_it_gives_it_back(@ForAll("ends") PlannedEnd end) {
        assertThat(PlannedEnd.parse(end.toString())).isEqualTo(end);
    }

    @Property
    void keys_are_unique_and_every_row_has_one(@ForAll("lists") List<Project> projects) {
        Map<String, Project> keyed = at(Lists.AUGUST, projects).byKey();

        assertThat(new ArrayList<>(keyed.values())).isEqualTo(projects);
        assertThat(Portfolio.of(at(Lists.AUGUST, projects), RULE).units().keySet())
                .as("every key is allowed as a dimension")
                .hasSizeGreaterThanOrEqualTo(keyed.size());
    }

    @Property
    void every_project_is_counted_once(@ForAll("lists") List<Project> projects) {
        Portfolio portfolio = Portfolio.of(at(Lists.AUGUST, projects), RULE);

        assertThat(portfolio.byStatus().values().stream().mapToInt(each -> each).sum())
                .isEqualTo(projects.size());
        portfolio
                .byOwner()
                .forEach((owner, counts) -> assertThat(
                                counts.values().stream().mapToInt(each -> each).sum())
                        .isEqualTo((int) projects.stream()
                                .filter(project -> project.owner().equals(owner))
                                .count()));
    }

    @Property
    void complete_is_what_is_100_percent_and_nothing_else(@ForAll("projects") Project project) {
        assertThat(RULE.assess(project, Lists.AUGUST, null).status() == ProjectStatus.COMPLETED)
                .isEqualTo(project.isComplete());
    }

    @Property
    void more_done_is_never_a_worse_status(
            @ForAll @IntRange(max = 100) int before,
            @ForAll @IntRange(max = 100) int some,
            @ForAll @IntRange(max = 100) int other,
            @ForAll("ends") PlannedEnd end) {
        Project less = Lists.project(Integer.toString(Math.min(some, other)), end.printed());
        Project more = Lists.project(Integer.toString(Math.max(some, other)), end.printed());
        StatusRule.Earlier earlier =
                new StatusRule.Earlier(Lists.AUGUST, Lists.project(Integer.toString(before), end.printed()));

        assertThat(rank(RULE.assess(more, Lists.NOVEMBER, null).status()))
                .isLessThanOrEqualTo(
                        rank(RULE.assess(less, Lists.NOVEMBER, null).status()));
        assertThat(rank(RULE.assess(more, Lists.NOVEMBER, earlier).status()))
                .isLessThanOrEqualTo(
                        rank(RULE.assess(less, Lists.NOVEMBER, earlier).status()));
    }

    @Property
    void a_later_end_is_never_a_worse_status(
            @ForAll @IntRange(max = 100) int before,
            @ForAll @IntRange(max = 100) int done,
            @ForAll @IntRange(min = -400, max = 800) int left,
            @ForAll @IntRange(max = 400) int more) {
        Project early = Lists.project(
                Integer.toString(done), Lists.NOVEMBER.plusDays(left).toString());
        Project late = Lists.project(
                Integer.toString(done), Lists.NOVEMBER.plusDays(left + more).toString());
        StatusRule.Earlier earlier =
                new StatusRule.Earlier(Lists.AUGUST, Lists.project(Integer.toString(before), "Q4/2024"));

        assertThat(rank(RULE.assess(late, Lists.NOVEMBER, null).status()))
                .isLessThanOrEqualTo(
                        rank(RULE.assess(early, Lists.NOVEMBER, null).status()));
        assertThat(rank(RULE.assess(late, Lists.NOVEMBER, earlier).status()))
                .isLessThanOrEqualTo(
                        rank(RULE.assess(early, Lists.NOVEMBER, earlier).status()));
    }

    @Property
    void a_list_compared_with_itself_has_not_changed(@ForAll("lists") List<Project> projects) {
        ProjectComparison comparison = ProjectComparison.of(at(Lists.AUGUST, projects), at(Lists.NOVEMBER, projects));

        assertThat(comparison.added()).isEmpty();
        assertThat(comparison.removed()).isEmpty();
        assertThat(comparison.continued()).allSatisfy(pair -> {
            assertThat(pair.now()).isSameAs(pair.before());
            assertThat(pair.endMoved()).isFalse();
        });
        assertThat(comparison.continued().size() + comparison.ambiguous().size() / 2)
                .isEqualTo(projects.size());
    }

    @Property
    void each_row_of_two_lists_is_in_exactly_one_part_of_their_comparison(
            @ForAll("lists") List<Project> before, @ForAll("lists") List<Project> now) {
        ProjectComparison comparison = ProjectComparison.of(at(Lists.AUGUST, before), at(Lists.NOVEMBER, now));

        assertThat(2 * comparison.continued().size()
                        + comparison.added().size()
                        + comparison.removed().size()
                        + comparison.ambiguous().size())
                .isEqualTo(before.size() + now.size());
    }

    @Property
    void the_order_of_the_rows_matters_to_no_comparison(
            @ForAll("lists") List<Project> before, @ForAll("lists") List<Project> now, @ForAll Random random) {
        List<Project> shuffled = new ArrayList<>(now);
        Collections.shuffle(shuffled, random);

        ProjectComparison one = ProjectComparison.of(at(Lists.AUGUST, before), at(Lists.NOVEMBER, now));
        ProjectComparison other = ProjectComparison.of(at(Lists.AUGUST, before), at(Lists.NOVEMBER, shuffled));

        assertThat(new HashSet<>(other.continued())).isEqualTo(new HashSet<>(one.continued()));
        assertThat(new HashSet<>(other.added())).isEqualTo(new HashSet<>(one.added()));
        assertThat(new HashSet<>(other.removed())).isEqualTo(new HashSet<>(one.removed()));
    }

    @Property
    void what_is_written_as_csv_reads_back(@ForAll("lists") List<Project> projects) {
        Portfolio portfolio = Portfolio.of(at(Lists.AUGUST, projects), RULE);

        ProjectList again = ProjectListReader.read(
                        CsvReader.read(
                                        ProjectExport.csv(portfolio, CsvFormat.RFC4180),
                                        "liste.csv",
                                        CsvFormat.RFC4180,
                                        Limits.STANDARD)
                                .orThrow(),
                        Lists.AUGUST)
                .orThrow();

        assertThat(again.projects()).hasSameSizeAs(projects);
        for (int i = 0; i < projects.size(); i++) {
            Project project = projects.get(i);
            assertThat(again.projects().get(i))
                    .isEqualTo(new Project(
                            project.id(),
                            project.kind(),
                            project.owner(),
                            project.name(),
                            project.topic(),
                            project.completion(),
                            project.plannedEnd(),
                            project.printedStatus(),
                            SourceRef.of("liste.csv", i + 2, 0)));
        }
    }
}
