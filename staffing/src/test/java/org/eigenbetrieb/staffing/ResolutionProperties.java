package org.eigenbetrieb.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;

/** Laws of kw, ku and cost that hold for every rule, every order of vacancies and every pay table. */
class ResolutionProperties {

    private static final SourceRef PLACE = SourceRef.of("t.csv", 2, 0);
    private static final List<String> GROUPS = List.of("E 5", "E 8", "E 11");
    private static final LocalDate END = LocalDate.of(2026, 12, 31);

    record Case(List<Vermerk> notes, List<Vacancy> vacancies, ResolutionRule rule) {

        Stellenuebersicht plan() {
            List<PostLine> lines = new ArrayList<>();
            for (String unit : List.of("10", "20")) {
                for (String group : GROUPS) {
                    PostCount count = new PostCount(Quantity.of(1000, 2, Unit.VZAE), Figure.Blank.MISSING, PLACE);
                    lines.add(new PostLine(
                            new OrgUnit(unit, ""),
                            StaffKind.BESCHAEFTIGTE,
                            PayGroup.parse(group),
                            "",
                            "",
                            false,
                            count,
                            count,
                            count,
                            PLACE));
                }
            }
            return new Stellenuebersicht(2026, LocalDate.of(2025, 6, 30), lines, List.of(), notes, List.of(), PLACE);
        }

        Resolution resolve(List<Vacancy> free) {
            return Resolution.of(plan(), rule, free, END);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<LocalDate> days = Arbitraries.integers()
                .between(0, 400)
                .map(day -> LocalDate.of(2026, 1, 1).plusDays(day));
        Arbitrary<Vermerk> notes = Combinators.combine(
                        Arbitraries.of("10", "20"),
                        Arbitraries.of(GROUPS),
                        Arbitraries.of(GROUPS),
                        Arbitraries.of(Vermerk.Kind.KW, Vermerk.Kind.KU),
                        Arbitraries.integers().between(1, 200),
                        days.injectNull(0.5))
                .as((unit, group, target, kind, hundredths, day) -> {
                    Vermerk.Builder note = Vermerk.builder()
                            .unit(unit)
                            .group(PayGroup.parse(group))
                            .year(2026)
                            .kind(kind)
                            .posts(Quantity.of(hundredths, 2, Unit.VZAE))
                            .place(PLACE);
                    if (kind == Vermerk.Kind.KU) {
                        note.toGroup(PayGroup.parse(target));
                    }
                    if (day != null) {
                        note.date(day);
                    }
                    return note.build();
                });
        Arbitrary<Vacancy> vacancies = Combinators.combine(
                        days,
                        Arbitraries.of("10", "20"),
                        Arbitraries.of(GROUPS),
                        Arbitraries.integers().between(1, 200),
                        Arbitraries.integers().between(1, 1_000_000))
                .as((day, unit, group, hundredths, line) -> new Vacancy(
                        day,
                        unit,
                        PayGroup.parse(group),
                        Quantity.of(hundredths, 2, Unit.VZAE),
                        SourceRef.of("v.csv", line, 0)));
        Arbitrary<Boolean> yes = Arbitraries.of(true, false);
        Arbitrary<ResolutionRule> rules = Combinators.combine(yes, yes, yes, yes, yes)
                .as((kw, ku, whole, locks, ceilings) -> new ResolutionRule(
                        "r",
                        Jurisdiction.EVERYWHERE,
                        Validity.from(LocalDate.of(2000, 1, 1)),
                        kw,
                        ku,
                        whole,
                        locks,
                        ceilings,
                        LegalSource.practice("Übung")));
        return Combinators.combine(notes.list().ofMaxSize(5), vacancies.list().ofMaxSize(6), rules)
                .as(Case::new);
    }

    private static Rational sum(List<Resolution.Step> steps, Resolution.Effect effect) {
        return steps.stream()
                .filter(step -> step.effect() == effect)
                .map(Resolution.Step::posts)
                .reduce(Rational.ZERO, Rational::plus);
    }

    @Property(tries = 300)
    void whatHasHappenedAndWhatIsPendingIsWhatTheNotesSay(@ForAll("cases") Case given) {
        Resolution resolution = given.resolve(given.vacancies);
        Rational done = sum(resolution.steps(), Resolution.Effect.FALLS)
                .plus(sum(resolution.steps(), Resolution.Effect.LOCKED))
                .plus(sum(resolution.steps(), Resolution.Effect.CONVERTS));
        Rational pending =
                resolution.pending().stream().map(Resolution.Pending::posts).reduce(Rational.ZERO, Rational::plus);
        Rational noted = given.notes.stream()
                .map(note -> note.posts().orElseThrow().value())
                .reduce(Rational.ZERO, Rational::plus);
        // A kw that locks a lower post lives on as a ku: it counts once more.
        Rational locked = sum(resolution.steps(), Resolution.Effect.LOCKED);
        assertThat(done.plus(pending)).isEqualTo(noted.plus(locked));
    }

    @Property(tries = 300)
    void onlyFallingAndLockedPostsChangeTheTotal(@ForAll("cases") Case given) {
        Resolution resolution = given.resolve(given.vacancies);
        Rational change =
                resolution.changes(LocalDate.of(9999, 1, 1)).values().stream().reduce(Rational.ZERO, Rational::plus);
        assertThat(change.negate())
                .isEqualTo(sum(resolution.steps(), Resolution.Effect.FALLS)
                        .plus(sum(resolution.steps(), Resolution.Effect.LOCKED)));
    }

    @Property(tries = 200)
    void theOrderInWhichVacanciesAreListedDoesNotMatter(@ForAll("cases") Case given, @ForAll Random random) {
        List<Vacancy> shuffled = new ArrayList<>(given.vacancies);
        Collections.shuffle(shuffled, random);
        if (given.vacancies.stream().map(Vacancy::place).distinct().count() == shuffled.size()) {
            assertThat(given.resolve(shuffled).steps())
                    .isEqualTo(given.resolve(given.vacancies).steps());
        }
    }

    @Property(tries = 200)
    void withoutVacanciesOnlyDatedNotesTakeEffect(@ForAll("cases") Case given) {
        assertThat(given.resolve(List.of()).steps())
                .allMatch(step ->
                        step.day().equals(step.note().date().orElseThrow().plusDays(1)));
    }

    @Property(tries = 25)
    void monthsAndGroupsAddUpToTheYear(@ForAll("cases") Case given) {
        List<PayScale.Rate> rates = new ArrayList<>();
        for (String group : GROUPS) {
            rates.add(new PayScale.Rate(
                    PayGroup.parse(group),
                    3,
                    Quantity.euros("2345.67"),
                    Rational.parse("70.28"),
                    Rational.parse("27.3"),
                    Validity.from(LocalDate.of(2020, 1, 1)),
                    LegalSource.practice("erfunden"),
                    PLACE));
        }
        PostCost cost = PostCost.of(
                given.plan(), given.resolve(given.vacancies), PayScale.of(rates), CostAssumptions.atStep(3));
        Evaluation evaluation = cost.evaluate();
        Rational months = Rational.ZERO;
        for (int month = 1; month <= 12; month++) {
            months = months.plus(value(evaluation, cost.monthTotal(month)));
        }
        Rational groups = Rational.ZERO;
        for (FigureKey key : cost.groupTotals().values()) {
            groups = groups.plus(value(evaluation, key));
        }
        assertThat(months).isEqualTo(value(evaluation, cost.total()));
        assertThat(groups).isEqualTo(value(evaluation, cost.total()));
    }

    private static Rational value(Evaluation evaluation, FigureKey key) {
        return evaluation.value(key).ifKnown().orElseThrow();
    }
}
