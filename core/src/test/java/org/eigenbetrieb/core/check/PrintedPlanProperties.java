package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.eigenbetrieb.core.evaluate.Plan;
import org.eigenbetrieb.core.evaluate.RandomNet;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;

/** Whatever is computed from unrounded amounts and then printed agrees with itself; whatever is not, does not. */
class PrintedPlanProperties {

    private static void assertNoContradiction(PrintedNet bound, Object what) {
        List<RelationVerdict> contradictions = Checker.check(bound.net()).stream()
                .filter(verdict -> verdict.verdict() == Verdict.CONTRADICTION)
                .toList();

        assertThat(contradictions).as("%s %s", what, bound.net().cells()).isEmpty();
    }

    private static Map<Plan.Column, Plan.Style> columns(Plan.Style plan, Plan.Style ist, Plan.Style forecast) {
        Map<Plan.Column, Plan.Style> styles = new EnumMap<>(Plan.Column.class);
        styles.put(Plan.Column.PLAN, plan);
        styles.put(Plan.Column.IST, ist);
        styles.put(Plan.Column.FORECAST, forecast);
        return styles;
    }

    // ---- no false alarm ----

    @Property
    void a_plan_printed_to_the_cent_is_EXACT_in_every_sum(@ForAll("plans") Plan plan) {
        FigureSet printed = plan.printed(column -> Plan.Style.CENTS, 2, key -> true);
        List<RelationVerdict> verdicts =
                Checker.check(PrintedNet.of(plan.net(), printed).net());

        assertThat(verdicts).hasSizeGreaterThan(3 * (plan.posts() + Plan.LINES.size()));
        assertThat(verdicts)
                .allSatisfy(verdict -> assertThat(verdict.verdict())
                        .as(verdict.toString())
                        .isIn(Verdict.EXACT, Verdict.WITHIN_ROUNDING, Verdict.NOT_CHECKABLE));
        for (Plan.Column column : Plan.Column.values()) {
            for (String line : List.of("ertraege", "aufwendungen", "jahresergebnis", "mittelherkunft")) {
                String id = plan.line(line, column).toString().replaceAll("[^A-Za-z0-9.-]", "_");
                assertThat(verdicts)
                        .filteredOn(verdict -> verdict.relation().equals(id))
                        .extracting(RelationVerdict::verdict)
                        .containsExactly(Verdict.EXACT);
            }
        }
    }

    @Property
    void a_plan_never_contradicts_itself_however_its_columns_are_rounded(
            @ForAll("plans") Plan plan,
            @ForAll("styles") Plan.Style one,
            @ForAll("styles") Plan.Style two,
            @ForAll("styles") Plan.Style three,
            @ForAll @IntRange(max = 2) int percentDecimals) {
        Map<Plan.Column, Plan.Style> styles = columns(one, two, three);
        FigureSet printed =
                plan.printed(column -> Objects.requireNonNull(styles.get(column)), percentDecimals, key -> true);

        assertNoContradiction(PrintedNet.of(plan.net(), printed), styles);
    }

    @Property
    void a_plan_never_contradicts_itself_whatever_is_not_printed(
            @ForAll("plans") Plan plan,
            @ForAll("styles") Plan.Style one,
            @ForAll("styles") Plan.Style two,
            @ForAll @IntRange(max = 2) int percentDecimals,
            @ForAll long seed) {
        Random random = new Random(seed);
        Map<Plan.Column, Plan.Style> styles = columns(one, one, two);
        FigureSet printed = plan.printed(
                column -> Objects.requireNonNull(styles.get(column)), percentDecimals, key -> random.nextInt(4) > 0);

        assertNoContradiction(PrintedNet.of(plan.net(), printed), styles);
    }

    /** Computing and checking are one arithmetic, for formulas of every kind. */
    @Property
    void what_is_computed_and_printed_never_contradicts_itself(@ForAll long seed) {
        RandomNet net = RandomNet.of(seed);

        assertNoContradiction(printed(net, new Random(seed + 1)), net.relations());
    }

    /** Otherwise the property before would say little. */
    @Example
    void most_formulas_can_be_checked() {
        int checked = 0;
        int inexpressible = 0;
        for (long seed = 0; seed < 500; seed++) {
            PrintedNet bound = printed(RandomNet.of(seed * 7919), new Random(seed));
            checked += bound.net().relations().size();
            inexpressible += bound.inexpressible().size();
        }

        assertThat(checked).isGreaterThan(inexpressible);
    }

    /** A net as a paper prints it: inputs as given, the rest computed and rounded, some figures left out. */
    private static PrintedNet printed(RandomNet net, Random random) {
        Map<FigureKey, Rational> exact = new LinkedHashMap<>();
        List<Figure> figures = new ArrayList<>();
        for (Figure input : net.inputs()) {
            exact.put(input.key(), input.value().orElseThrow());
            Quantity printed = Objects.requireNonNull(input.printed());
            boolean declaredExact = random.nextInt(3) == 0;
            figures.add(figure(input.key(), printed, declaredExact ? Figure.EXACT : printed.decimals()));
        }
        net.walk(exact).forEach((key, value) -> {
            if (!exact.containsKey(key) && value.isPresent() && random.nextInt(5) > 0) {
                print(key, value.get(), random.nextInt(6) - 1).ifPresent(figures::add);
            }
        });
        return PrintedNet.of(net.net(), FigureSet.of(Plan.STAND, figures));
    }

    private static Optional<Figure> print(FigureKey key, Rational number, int decimals) {
        BigDecimal rounded = new BigDecimal(number.numerator())
                .divide(new BigDecimal(number.denominator()), decimals, RoundingMode.HALF_UP);
        return rounded.precision() > 18
                ? Optional.empty()
                : Optional.of(figure(key, Quantity.of(rounded, Unit.EUR), decimals));
    }

    private static Figure figure(FigureKey key, Quantity printed, int precision) {
        return new Figure(
                key,
                Unit.EUR,
                printed,
                Figure.Blank.MISSING,
                precision,
                Origin.PRINTED,
                new Place("blatt", key.concept().id(), "wert", ""),
                SourceRef.of("blatt.csv", 2, 2));
    }

    // ---- no missed error ----

    @Property
    void one_changed_line_of_a_plan_printed_to_the_cent_is_found(
            @ForAll("plans") Plan plan,
            @ForAll @IntRange(max = 6) int which,
            @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int cents) {
        Assume.that(Math.abs(cents) > 10);
        FigureKey wrong = plan.line(Plan.LINES.get(which), Plan.Column.PLAN);
        FigureSet printed = plan.printed(
                column -> Plan.Style.CENTS, 0, key -> key.dimensions().isEmpty());
        List<Figure> changed = printed.figures().stream()
                .map(figure -> figure.key().equals(wrong) ? moved(figure, cents) : figure)
                .toList();
        PrintedNet bound = PrintedNet.of(plan.net(), printed.with(changed));
        List<Finding> findings = Findings.of(bound.net(), Checker.check(bound.net()));

        assertThat(findings).isNotEmpty();
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.cells())
                        .extracting(CheckCell::place)
                        .extracting(Place::row)
                        .contains(wrong.toString()));
    }

    private static Figure moved(Figure figure, int cents) {
        Quantity printed = Objects.requireNonNull(figure.printed());
        return new Figure(
                figure.key(),
                figure.unit(),
                Quantity.of(printed.unscaled() + cents, 2, Unit.EUR),
                figure.blank(),
                2,
                figure.origin(),
                figure.place(),
                figure.source());
    }

    @Provide
    Arbitrary<Plan> plans() {
        return Plan.plans();
    }

    @Provide
    Arbitrary<Plan.Style> styles() {
        return Plan.styles();
    }
}
