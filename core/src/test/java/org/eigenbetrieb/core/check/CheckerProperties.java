package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Laws of checking, over sheets of any kind. */
@SuppressWarnings("EnumOrdinal") // picks any constant, whichever it is
class CheckerProperties {

    private static final Set<Verdict> AGREEING = Set.of(Verdict.EXACT, Verdict.WITHIN_ROUNDING);
    private static final List<Unit> MONEY = List.of(Unit.EUR, Unit.EUR, Unit.TEUR, Unit.MEUR);
    private static final List<Unit> OTHERS = List.of(Unit.VZAE, Unit.COUNT, Unit.GB, Unit.TB);

    // ---- against the description ----

    @Property(tries = 5000)
    void every_verdict_is_that_of_the_description(@ForAll long seed) {
        CheckNet net = net(new Random(seed));
        RelationVerdict verdict = Checker.check(net).get(0);
        Reference.Expected expected = Reference.check(net, net.relations().get(0));

        assertThat(expected.agreesWith(verdict))
                .as("%s but was %s in %s %s", expected, verdict, net.relations(), net.cells())
                .isTrue();
    }

    /** Otherwise the properties of this class would say little. */
    @Example
    void every_verdict_of_every_kind_is_among_the_sheets() {
        List<String> reached = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 4000; i++) {
            CheckNet net = net(random);
            CheckRelation relation = net.relations().get(0);
            String mode = relation.mode() == Mode.ROUNDED_SUM
                    ? "ROUNDED_SUM"
                    : relation.kind().name();
            reached.add(mode + " " + Checker.check(net).get(0).verdict());
        }
        for (Kind kind : Kind.values()) {
            for (Verdict verdict : Verdict.values()) {
                assertThat(Collections.frequency(reached, kind + " " + verdict))
                        .as(kind + " " + verdict)
                        .isGreaterThan(10);
            }
        }
        assertThat(reached).contains("ROUNDED_SUM EXACT", "ROUNDED_SUM CONTRADICTION", "ROUNDED_SUM NOT_CHECKABLE");
    }

    // ---- rounding ----

    @Property
    void knowing_a_number_less_precisely_never_turns_agreement_into_contradiction(@ForAll long seed) {
        Random random = new Random(seed);
        CheckNet net = net(random);
        Assume.that(net.relations().get(0).mode() == Mode.INTERVAL);
        List<CheckCell> vaguer = new ArrayList<>();
        for (CheckCell cell : net.cells()) {
            int less = random.nextInt(4);
            vaguer.add(
                    less == 0 || cell.printed() == null
                            ? cell
                            : known(cell, cell.precision() == Figure.EXACT ? 4 - less : cell.precision() - less));
        }
        Verdict before = Checker.check(net).get(0).verdict();
        Verdict after =
                Checker.check(CheckNet.of(vaguer, net.relations())).get(0).verdict();

        if (AGREEING.contains(before)) {
            assertThat(after).isNotEqualTo(Verdict.CONTRADICTION);
        }
        if (before == Verdict.NOT_CHECKABLE) {
            assertThat(after).isEqualTo(Verdict.NOT_CHECKABLE);
        }
    }

    private static CheckCell known(CheckCell cell, int precision) {
        return new CheckCell(
                cell.id(),
                cell.unit(),
                cell.printed(),
                cell.blank(),
                precision,
                cell.fact(),
                cell.place(),
                cell.source());
    }

    @Property
    void the_recomputed_number_lies_in_its_range_and_the_gap_leads_to_the_printed_one(@ForAll long seed) {
        CheckNet net = net(new Random(seed));
        RelationVerdict verdict = Checker.check(net).get(0);
        Assume.that(verdict.verdict() != Verdict.NOT_CHECKABLE);
        CheckCell target = net.cell(verdict.target());
        Rational recomputed = verdict.recomputed();
        assertThat(recomputed).isNotNull();
        if (recomputed != null) {
            Interval range = verdict.rangeIfAny().orElseThrow();
            assertThat(range.contains(recomputed)).isTrue();
            assertThat(recomputed
                            .plus(verdict.gapIfAny().orElseThrow())
                            .timesTenTo(target.unit().exponent()))
                    .isEqualTo(target.value().orElseThrow());
        }
    }

    // ---- form ----

    @Property
    void the_order_of_terms_does_not_matter(@ForAll long seed) {
        Random random = new Random(seed);
        CheckNet net = net(random);
        CheckRelation relation = net.relations().get(0);
        List<Member> terms = new ArrayList<>(relation.terms());
        Collections.shuffle(terms, random);
        CheckRelation shuffled = new CheckRelation(
                relation.id(),
                relation.kind(),
                relation.target(),
                terms,
                relation.divisors(),
                relation.ifZero(),
                relation.mode(),
                relation.rule(),
                relation.source());
        RelationVerdict one = Checker.check(net).get(0);
        RelationVerdict other =
                Checker.check(CheckNet.of(net.cells(), List.of(shuffled))).get(0);

        assertThat(other.verdict()).isEqualTo(one.verdict());
        assertThat(other.range()).isEqualTo(one.range());
        assertThat(other.gap()).isEqualTo(one.gap());
    }

    @Property
    void occurrences_that_round_one_number_never_contradict_each_other(@ForAll long seed) {
        Random random = new Random(seed);
        Rational truth = Rational.of(random.nextInt(2_000_001) - 1_000_000, 1 + random.nextInt(9999));
        CheckCell.Fact fact = new CheckCell.Fact("jahresergebnis", "2023", "ANSATZ", "");
        List<CheckCell> cells = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            Unit unit = MONEY.get(random.nextInt(MONEY.size()));
            int decimals = random.nextInt(7) - 2;
            Quantity printed = Quantity.round(truth, decimals, unit, Rounding.HALF_UP);
            cells.add(cell("c" + i, unit, printed, Figure.Blank.MISSING, decimals, fact));
        }
        List<RelationVerdict> verdicts = Checker.check(CheckNet.of(cells, List.of()));

        assertThat(verdicts).hasSize(cells.size() - 1);
        assertThat(verdicts)
                .allSatisfy(verdict -> assertThat(verdict.verdict()).isIn(Verdict.EXACT, Verdict.WITHIN_ROUNDING));
    }

    // ---- any sheet ----

    private static CheckCell cell(
            String id,
            Unit unit,
            @Nullable Quantity printed,
            Figure.Blank blank,
            int decimals,
            CheckCell.@Nullable Fact fact) {
        return new CheckCell(id, unit, printed, blank, decimals, fact, new Place("", id, "", ""), null);
    }

    private static CheckCell cell(String id, Unit unit, Random random) {
        int roll = random.nextInt(24);
        if (roll == 0) {
            return cell(id, unit, null, Figure.Blank.MISSING, 0, null);
        }
        if (roll == 1) {
            return cell(id, unit, null, Figure.Blank.NOTHING, 0, null);
        }
        int decimals = random.nextInt(4) - 1;
        long unscaled = roll == 2 ? 0 : random.nextInt(401) - 100;
        return cell(
                id,
                unit,
                Quantity.of(unscaled, decimals, unit),
                Figure.Blank.MISSING,
                precision(decimals, random),
                null);
    }

    private static int precision(int printed, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Figure.EXACT;
            case 1 -> random.nextInt(6) - 2;
            default -> printed;
        };
    }

    private static Rational weight(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Rational.of(random.nextInt(11) - 5, 1 + random.nextInt(8));
            case 1 -> Rational.ONE.negate();
            default -> Rational.ONE;
        };
    }

    /** One relation of any kind whose target is printed at, or a few last digits beside, what follows. */
    private static CheckNet net(Random random) {
        Kind kind = Kind.values()[random.nextInt(4)];
        boolean byOthers = kind == Kind.RATIO && random.nextBoolean();
        Mode mode = kind == Kind.SUM && random.nextInt(3) == 0 ? Mode.ROUNDED_SUM : Mode.INTERVAL;
        List<CheckCell> cells = new ArrayList<>();
        List<Member> terms = new ArrayList<>();
        List<Member> divisors = new ArrayList<>();
        Unit other = OTHERS.get(random.nextInt(OTHERS.size()));
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            cells.add(cell("a" + i, MONEY.get(random.nextInt(MONEY.size())), random));
        }
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            terms.add(new Member(cells.get(random.nextInt(cells.size())).id(), weight(random)));
        }
        for (int i = 0; kind != Kind.SUM && i < 1 + random.nextInt(3); i++) {
            CheckCell below = cell("b" + i, byOthers ? other : MONEY.get(random.nextInt(MONEY.size())), random);
            cells.add(below);
            divisors.add(new Member(below.id(), weight(random)));
        }
        Unit unit = kind == Kind.PERCENT || kind == Kind.GROWTH
                ? Unit.PERCENT
                : kind == Kind.RATIO && !byOthers ? Unit.NUMBER : MONEY.get(random.nextInt(MONEY.size()));
        Quantity ifZero = kind != Kind.SUM && random.nextBoolean() ? Quantity.of(random.nextInt(3), 0, unit) : null;
        int decimals = random.nextInt(5) - 1;
        CheckRelation draft = relation(kind, terms, divisors, ifZero, mode);
        List<CheckCell> all = new ArrayList<>(cells);
        all.add(cell("t", unit, Quantity.of(0, 0, unit), Figure.Blank.MISSING, Figure.EXACT, null));
        Rational near = Checker.check(CheckNet.of(all, List.of(draft))).get(0).recomputed();
        long digits = near == null
                ? 0
                : near.timesTenTo(decimals).round(Rounding.HALF_UP).longValue();
        long shift = random.nextInt(3) == 0 ? random.nextInt(9) - 4 : random.nextInt(6) == 0 ? 1000 : 0;
        cells.add(
                random.nextInt(30) == 0
                        ? cell("t", unit, null, Figure.Blank.values()[random.nextInt(2)], 0, null)
                        : cell(
                                "t",
                                unit,
                                Quantity.of(digits + shift, decimals, unit),
                                Figure.Blank.MISSING,
                                precision(decimals, random),
                                null));
        return CheckNet.of(cells, List.of(draft));
    }

    private static CheckRelation relation(
            Kind kind, List<Member> terms, List<Member> divisors, @Nullable Quantity ifZero, Mode mode) {
        return new CheckRelation("r", kind, "t", terms, divisors, ifZero, mode, "Regel", LegalSource.ARITHMETIC);
    }
}
