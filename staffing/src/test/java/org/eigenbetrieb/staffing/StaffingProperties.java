package org.eigenbetrieb.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/** Laws of plans, notes and bridges, for any of them. */
class StaffingProperties {

    private static final SourceRef PLACE = SourceRef.of("plan.csv", 2, 0);
    private static final List<String> UNITS = List.of("10", "20", "30.10");
    private static final List<String> GROUPS = List.of("E 6", "E 9b", "E 15Ü", "A 11");

    /** Where posts are moved, and how many hundredths. */
    record Step(int kind, int unit, int otherUnit, int group, int otherGroup, int hundredths) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 300))
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }

    /** A plan in which everything was done that the notes say. */
    static Stellenuebersicht plan(List<Step> steps, long base) {
        Map<Spot, Long> before = new LinkedHashMap<>();
        for (String unit : UNITS) {
            for (String group : GROUPS) {
                before.put(new Spot(unit, PayGroup.parse(group)), base);
            }
        }
        Map<Spot, Long> after = new LinkedHashMap<>(before);
        List<Vermerk> notes = new ArrayList<>();
        int number = 0;
        for (Step step : steps) {
            number++;
            String unit = UNITS.get(step.unit);
            PayGroup group = PayGroup.parse(GROUPS.get(step.group));
            Vermerk.Builder note = Vermerk.builder()
                    .unit(unit)
                    .group(group)
                    .year(2026)
                    .number("1/" + number)
                    .posts(Quantity.of(step.hundredths, 2, Unit.VZAE))
                    .place(SourceRef.of("notes.csv", number + 1, 0));
            Spot here = new Spot(unit, group);
            long posts = step.hundredths;
            switch (step.kind) {
                case 0 -> {
                    notes.add(note.kind(Vermerk.Kind.NEW).build());
                    after.merge(here, posts, Long::sum);
                }
                case 1 -> {
                    notes.add(note.kind(Vermerk.Kind.ABOLITION).build());
                    after.merge(here, -posts, Long::sum);
                }
                case 2 -> {
                    if (step.unit != step.otherUnit) {
                        String other = UNITS.get(step.otherUnit);
                        note.kind(Vermerk.Kind.TRANSFER).fromUnit(other).toUnit(unit);
                        notes.add(note.build());
                        notes.add(note.unit(other).build());
                        after.merge(here, posts, Long::sum);
                        after.merge(new Spot(other, group), -posts, Long::sum);
                    }
                }
                default -> {
                    if (step.group != step.otherGroup) {
                        PayGroup other = PayGroup.parse(GROUPS.get(step.otherGroup));
                        notes.add(note.kind(Vermerk.Kind.REVALUATION)
                                .fromGroup(other)
                                .toGroup(group)
                                .build());
                        after.merge(here, posts, Long::sum);
                        after.merge(new Spot(unit, other), -posts, Long::sum);
                    }
                }
            }
        }
        List<PostLine> lines = new ArrayList<>();
        before.forEach((spot, posts) -> lines.add(new PostLine(
                new OrgUnit(spot.unit(), ""),
                spot.group().kind().orElseThrow(),
                spot.group(),
                "",
                "",
                false,
                count(after.getOrDefault(spot, 0L)),
                count(posts),
                count(posts),
                PLACE)));
        return new Stellenuebersicht(2026, LocalDate.of(2025, 6, 30), lines, List.of(), notes, List.of(), PLACE);
    }

    private static PostCount count(long hundredths) {
        return new PostCount(Quantity.of(hundredths, 2, Unit.VZAE), Figure.Blank.MISSING, PLACE);
    }

    @Property(tries = 200)
    void theBridgeClosesForEveryPlanThatDoesWhatItsNotesSay(@ForAll("steps") List<Step> steps) {
        PostBridge bridge = plan(steps, 10_000).bridge();
        assertThat(bridge.isClosed()).isTrue();
        assertThat(bridge.open().ifKnown()).contains(Rational.ZERO);
        assertThat(bridge.findings("stellen"))
                .noneMatch(finding -> finding.code().compareTo("EB-STF-104") < 0);
    }

    @Property(tries = 200)
    void withoutOneOfItsMovingNotesTheBridgeStaysOpenAndSaysSo(
            @ForAll("steps") List<Step> steps, @ForAll Random random) {
        Stellenuebersicht plan = plan(steps, 10_000);
        if (plan.notes().isEmpty()) {
            return;
        }
        List<Vermerk> fewer = new ArrayList<>(plan.notes());
        Vermerk lost = fewer.remove(random.nextInt(fewer.size()));
        PostBridge bridge = new Stellenuebersicht(
                        plan.year(), plan.stichtag(), plan.lines(), List.of(), fewer, List.of(), plan.place())
                .bridge();
        PostBridge.Row row = bridge.rows().stream()
                .filter(r -> r.unit().equals(lost.unit()) && r.group().equals(lost.group()))
                .findFirst()
                .orElseThrow();
        assertThat(row.open().ifKnown().orElseThrow().abs())
                .isEqualTo(lost.posts().orElseThrow().value());
        assertThat(bridge.findings("stellen"))
                .anyMatch(finding -> finding.code().equals("EB-STF-101"));
    }

    @Property(tries = 100)
    void sumsDoNotDependOnTheOrderOfLines(@ForAll("steps") List<Step> steps, @ForAll Random random) {
        Stellenuebersicht plan = plan(steps, 10_000);
        List<PostLine> shuffled = new ArrayList<>(plan.lines());
        Collections.shuffle(shuffled, random);
        Stellenuebersicht other = new Stellenuebersicht(
                plan.year(), plan.stichtag(), shuffled, List.of(), plan.notes(), List.of(), plan.place());
        assertThat(other.evaluate().values()).isEqualTo(plan.evaluate().values());
    }

    @Property(tries = 100)
    void unitsGroupsAndKindsAddUpToTheTotal(@ForAll("steps") List<Step> steps) {
        Stellenuebersicht plan = plan(steps, 10_000);
        var evaluation = plan.evaluate();
        Rational units = Rational.ZERO;
        for (String unit : UNITS) {
            units = units.plus(evaluation
                    .value(plan.unitTotal(unit, PostLine.Column.SOLL))
                    .ifKnown()
                    .orElseThrow());
        }
        Rational kinds = Rational.ZERO;
        for (StaffKind kind : StaffKind.values()) {
            kinds = kinds.plus(evaluation
                    .value(plan.kindTotal(kind, PostLine.Column.SOLL))
                    .ifKnown()
                    .orElseThrow());
        }
        Rational total =
                evaluation.value(plan.total(PostLine.Column.SOLL)).ifKnown().orElseThrow();
        assertThat(units).isEqualTo(total);
        assertThat(kinds).isEqualTo(total);
    }

    @Provide
    Arbitrary<String> groups() {
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of("A", "B", "E", "S", "P", "W"),
                                Arbitraries.integers().between(1, 20),
                                Arbitraries.of("", "a", "b", "c", "Ü", "Z"))
                        .as((series, number, suffix) -> series + " " + number + suffix),
                Arbitraries.strings()
                        .withChars("AEGr.9 10bXßÜ+-")
                        .ofMinLength(1)
                        .ofMaxLength(12)
                        .filter(text -> !text.isBlank()));
    }

    @Property
    void aPayGroupIsReadBackFromItsTextAndLabel(@ForAll("groups") String text) {
        PayGroup group = PayGroup.parse(text);
        assertThat(PayGroup.parse(group.toString())).isEqualTo(group);
        assertThat(PayGroup.parse(group.label())).isEqualTo(group);
    }

    @Property
    void noteTextsOfAnyKindAreReadOrRefusedButNeverThrow(@ForAll String text) {
        Read<List<Vermerk>> read = VermerkParser.parse(text, "10", PayGroup.parse("E 9a"), 2026, PLACE);
        assertThat(read.value()).allMatch(note -> note.year() == 2026);
        assertThat(read.problems()).allMatch(problem -> problem.code().equals("EB-STF-006"));
    }

    @Provide
    Arbitrary<String> remarks() {
        return Arbitraries.of(
                        "Neueinrichtung ",
                        "einer ",
                        "1,0 ",
                        "Stelle ",
                        "der ",
                        "EGr. ",
                        "11 ",
                        "(StNr. ",
                        "17/084",
                        ")",
                        ", ",
                        "Ist = ",
                        "kw",
                        "-Vermerk ",
                        "31.12.2025",
                        " zu ",
                        "aus ",
                        "17.10 ",
                        "; ",
                        "\n",
                        "1. ",
                        "ku ",
                        "(ehem. ",
                        "Verlagerung ",
                        "ATZ-Ersatzstelle ",
                        "für die Stelle ")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @Property
    void mixedUpRemarksAreReadOrRefusedButNeverThrow(@ForAll("remarks") String text) {
        Read<List<Vermerk>> read = VermerkParser.parse(text, "10", PayGroup.parse("E 9a"), 2026, PLACE);
        if (!text.strip().replace(";", "").replace("\n", "").isBlank()
                && read.value().isEmpty()) {
            assertThat(read.problems()).isNotEmpty();
        }
    }
}
