package org.eigenbetrieb.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/** Laws of the forecast rules, for any amounts on any day. */
class HochrechnungProperties {

    private static final long MOST = 1_000_000_000_000L;
    private static final Map<String, String> DAYS = Map.of("convention", "days");

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2000, 1, 1).toEpochDay(),
                        LocalDate.of(2040, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    /** The keys of one line on one day. */
    private record Line(LocalDate stichtag) {

        FigureKey ist() {
            return FigureKey.of("strom", Phase.ist(stichtag), Period.yearTo(stichtag));
        }

        FigureKey plan(int nachtrag) {
            return FigureKey.of("strom", Phase.ansatz(nachtrag), Period.year(stichtag.getYear()));
        }

        FigureKey forecast() {
            return FigureKey.of("strom", Phase.hochrechnung(stichtag), Period.year(stichtag.getYear()));
        }
    }

    private static Contribution ask(
            Calculator calculator, FigureKey target, Map<FigureKey, Unit> figures, Map<String, String> parameters) {
        return calculator.contribute(new CalculationRequest(
                calculator.info(),
                List.of(target),
                figures,
                parameters,
                Jurisdiction.EVERYWHERE,
                LocalDate.of(2040, 1, 1),
                "",
                SourceRef.of("pack.json")));
    }

    /** The forecast in cents. */
    private static long forecast(
            Calculator calculator, Line line, Map<FigureKey, Long> cents, Map<String, String> parameters) {
        Map<FigureKey, Unit> figures = new HashMap<>();
        cents.keySet().forEach(key -> figures.put(key, Unit.EUR));
        figures.put(line.forecast(), Unit.EUR);
        Contribution contribution = ask(calculator, line.forecast(), figures, parameters);
        RelationNet net = RelationNet.of(figures, contribution.relations()).orThrow();
        List<Figure> inputs = cents.entrySet().stream()
                .map(entry ->
                        Figure.input(entry.getKey(), Quantity.of(entry.getValue(), 2, Unit.EUR), SourceRef.of("a.csv")))
                .toList();
        Rational value = Evaluator.compile(net)
                .evaluate(FigureSet.of(LocalDate.of(2040, 1, 1), inputs))
                .value(line.forecast())
                .ifKnown()
                .orElseThrow();
        return value.times(Rational.HUNDRED).round(0, Rounding.HALF_UP).longValueExact();
    }

    private static long halfUp(long cents, long above, long below) {
        return BigDecimal.valueOf(cents)
                .multiply(BigDecimal.valueOf(above))
                .divide(BigDecimal.valueOf(below), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    @Property(tries = 500)
    void linear_is_rounded_once_to_the_cent(
            @ForAll("days") LocalDate day, @ForAll @LongRange(min = -MOST, max = MOST) long ist) {
        Line line = new Line(day);

        assertThat(forecast(Hochrechnung.linear(), line, Map.of(line.ist(), ist), DAYS))
                .isEqualTo(halfUp(ist, day.lengthOfYear(), day.getDayOfYear()));
    }

    @Property(tries = 500)
    void ist_plus_restplan_is_rounded_once_to_the_cent(
            @ForAll("days") LocalDate day,
            @ForAll @LongRange(min = -MOST, max = MOST) long ist,
            @ForAll @LongRange(min = -MOST, max = MOST) long plan) {
        Line line = new Line(day);
        long year = day.lengthOfYear();
        long exact = ist * year + plan * (year - day.getDayOfYear());

        assertThat(forecast(Hochrechnung.istPlusRestplan(), line, Map.of(line.ist(), ist, line.plan(0), plan), DAYS))
                .isEqualTo(halfUp(exact, 1, year));
    }

    @Property(tries = 200)
    void at_the_end_of_the_year_the_forecast_is_the_ist(
            @ForAll("days") LocalDate day, @ForAll @LongRange(min = -MOST, max = MOST) long ist) {
        Line line = new Line(LocalDate.of(day.getYear(), 12, 31));
        Map<FigureKey, Long> figures = Map.of(line.ist(), ist, line.plan(0), 77L);

        for (String convention : List.of("months", "days", "30-360")) {
            Map<String, String> parameters = Map.of("convention", convention);
            assertThat(forecast(Hochrechnung.linear(), line, figures, parameters))
                    .isEqualTo(ist);
            assertThat(forecast(Hochrechnung.istPlusRestplan(), line, figures, parameters))
                    .isEqualTo(ist);
        }
    }

    @Property(tries = 200)
    void an_ist_exactly_in_step_with_the_plan_is_forecast_as_the_plan(
            @ForAll("days") LocalDate day, @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long cents) {
        Line line = new Line(day);
        long ist = cents * day.getDayOfYear();
        long plan = cents * day.lengthOfYear();
        Map<FigureKey, Long> figures = Map.of(line.ist(), ist, line.plan(0), plan);

        assertThat(forecast(Hochrechnung.linear(), line, figures, DAYS)).isEqualTo(plan);
        assertThat(forecast(Hochrechnung.istPlusRestplan(), line, figures, DAYS))
                .isEqualTo(plan);
        assertThat(forecast(Hochrechnung.planwert(), line, figures, Map.of())).isEqualTo(plan);
    }

    @Property(tries = 100)
    void the_plan_is_the_latest_version_that_the_pack_knows(
            @ForAll("days") LocalDate day, @ForAll @LongRange(min = 1, max = 19) long latest) {
        Line line = new Line(day);
        Map<FigureKey, Long> figures = new HashMap<>();
        for (int nachtrag = 0; nachtrag <= latest; nachtrag++) {
            figures.put(line.plan(nachtrag), 1000L + nachtrag);
        }

        assertThat(forecast(Hochrechnung.planwert(), line, figures, Map.of())).isEqualTo(1000 + latest);
    }

    @Property(tries = 50)
    void a_rule_answers_for_every_target_even_where_columns_are_missing(@ForAll("days") LocalDate day) {
        Line line = new Line(day);
        Map<FigureKey, Unit> none = Map.of(line.forecast(), Unit.EUR);

        for (Calculator calculator : List.of(
                Hochrechnung.linear(),
                Hochrechnung.planwert(),
                Hochrechnung.istPlusRestplan(),
                Hochrechnung.vorjahresverlauf())) {
            Contribution contribution = ask(calculator, line.forecast(), none, Map.of());
            assertThat(contribution.relations()).isEmpty();
            assertThat(contribution.notApplicable()).containsOnlyKeys(line.forecast());
            assertThat(contribution.notApplicable().values()).allMatch(reason -> reason.contains("fehlt eine "));
        }
    }
}
