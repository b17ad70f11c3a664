package org.eigenbetrieb.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * By which method a printed forecast was made, line by line.
 *
 * <p>Every method is applied to the printed figures of the paper; it fits a line when what it can yield, given the
 * rounding of its inputs, meets what the printed forecast stands for. That several methods fit a line is said, not
 * decided. Sums of the form are not looked at: they follow from the lines. Immutable and safe for use by several threads.
 *
 * @param paper id of the paper
 * @param methods the methods that were tried, in their order
 * @param lines the lines with a printed forecast, in the order of the paper
 */
public record Forecasts(String paper, List<ForecastMethod> methods, List<Line> lines) {

    /** Copies the lists. */
    public Forecasts {
        Objects.requireNonNull(paper, "paper");
        methods = List.copyOf(methods);
        lines = List.copyOf(lines);
    }

    /**
     * One printed forecast.
     *
     * @param key the figure
     * @param cell the printed cell
     * @param fits methods that fit, in the order of the methods; without coarser rounding where nothing speaks for it
     * @param gaps by how much the printed number differs from each method that has a value here, in the cell's unit
     * @param declared the rule that the pack declares for the line, in words; empty when there is none
     * @param declaredGap by how much the printed number differs from the declared rule, or null when it fits or there is
     *     no value
     */
    public record Line(
            FigureKey key,
            CheckCell cell,
            List<ForecastMethod> fits,
            Map<ForecastMethod, Rational> gaps,
            String declared,
            @Nullable Rational declaredGap) {

        /** Copies the lists. */
        public Line {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(cell, "cell");
            Objects.requireNonNull(declared, "declared");
            fits = List.copyOf(fits);
            gaps = Collections.unmodifiableMap(new LinkedHashMap<>(gaps));
        }

        /** Where forecasts are not rounded as a rule, only what no other method explains may be a rounded one. */
        private Line withoutNeedlessRounding() {
            List<ForecastMethod> plain =
                    fits.stream().filter(method -> method.zeros() == 0).toList();
            return plain.isEmpty() ? this : new Line(key, cell, plain, gaps, declared, declaredGap);
        }

        /**
         * Whether the line does not tell by which rule it was made.
         *
         * @return true when methods with different rules fit
         */
        public boolean isAmbiguous() {
            return fits.stream().anyMatch(method -> !method.isSameRule(fits.get(0)));
        }
    }

    /**
     * The fingerprint of a form's forecast.
     *
     * @param binding the form of the paper; its lines that are left to the slot {@value Hochrechnung#SLOT} are looked at
     * @param evaluation the computed pack with the printed figures
     * @param methods the methods to try
     * @return the lines with what fits; none when the form has no forecast or prints none
     */
    public static Forecasts fingerprint(LayoutBinding binding, Evaluation evaluation, List<ForecastMethod> methods) {
        Map<FigureKey, Figure> printed = new LinkedHashMap<>();
        for (LayoutBinding.Slot slot : binding.slots()) {
            if (slot.slot().equals(Hochrechnung.SLOT)) {
                evaluation.inputs().occurrences(slot.target()).stream()
                        .filter(figure -> figure.place().paper().equals(binding.paper()) && figure.printed() != null)
                        .findFirst()
                        .ifPresent(figure -> printed.put(slot.target(), figure));
            }
        }
        if (printed.isEmpty()) {
            return new Forecasts(binding.paper(), methods, List.of());
        }
        Map<ForecastMethod, Evaluation> results = new LinkedHashMap<>();
        for (ForecastMethod method : methods) {
            results.put(method, apply(method, List.copyOf(printed.keySet()), binding.paper(), evaluation));
        }
        List<Line> lines = new ArrayList<>();
        printed.forEach((key, figure) -> lines.add(line(key, figure, results, evaluation)));
        Forecasts all = new Forecasts(binding.paper(), methods, lines);
        return all.main().filter(main -> main.zeros() > 0).isPresent()
                ? all
                : new Forecasts(
                        binding.paper(),
                        methods,
                        lines.stream().map(Line::withoutNeedlessRounding).toList());
    }

    /** What a method yields from the figures as this paper prints them. */
    private static Evaluation apply(
            ForecastMethod method, List<FigureKey> targets, String paper, Evaluation evaluation) {
        Contribution contribution = method.calculator()
                .contribute(new CalculationRequest(
                        method.calculator().info(),
                        targets,
                        evaluation.net().figures(),
                        method.parameters(),
                        Jurisdiction.EVERYWHERE,
                        evaluation.inputs().stand(),
                        "",
                        SourceRef.of(paper)));
        Map<FigureKey, Figure> inputs = new LinkedHashMap<>();
        for (Relation relation : contribution.relations()) {
            relation.formula()
                    .forEachReference(key ->
                            printed(key, paper, evaluation).ifPresent(figure -> inputs.putIfAbsent(key, figure)));
        }
        RelationNet net = RelationNet.of(evaluation.net().figures(), contribution.relations())
                .value();
        return Evaluator.compile(net).evaluate(FigureSet.of(evaluation.inputs().stand(), inputs.values()));
    }

    /** A figure as the paper prints it, else as another one does. */
    private static Optional<Figure> printed(FigureKey key, String paper, Evaluation evaluation) {
        List<Figure> all = evaluation.inputs().occurrences(key).stream()
                .filter(figure -> figure.value().isPresent())
                .toList();
        return all.stream()
                .filter(figure -> figure.place().paper().equals(paper))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(figure -> new Figure(
                        key,
                        figure.unit(),
                        figure.printed(),
                        figure.blank(),
                        figure.precision(),
                        Origin.INPUT,
                        figure.place(),
                        figure.source()));
    }

    private static Line line(
            FigureKey key, Figure figure, Map<ForecastMethod, Evaluation> results, Evaluation evaluation) {
        Rational number = figure.value().orElseThrow();
        Interval own = figure.interval().orElseThrow();
        int toUnit = -Objects.requireNonNull(figure.printed()).unit().exponent();
        List<ForecastMethod> fits = new ArrayList<>();
        Map<ForecastMethod, Rational> gaps = new LinkedHashMap<>();
        results.forEach((method, result) -> {
            Optional<Rational> value = result.value(key).ifKnown();
            Optional<Interval> range = result.interval(key);
            if (value.isPresent() && range.isPresent()) {
                gaps.put(method, number.minus(value.get()).timesTenTo(toUnit));
                if (fits(method, number, own, range.get()) && fits.stream().noneMatch(method::isSameRule)) {
                    fits.add(method);
                }
            }
        });
        Optional<Relation> declared = evaluation.net().defining(key);
        Optional<Rational> follows = evaluation.value(key).ifKnown();
        Optional<Interval> range = evaluation.interval(key);
        boolean deviates = declared.isPresent()
                && follows.isPresent()
                && range.isPresent()
                && !range.get().meets(own);
        return new Line(
                key,
                cell(figure),
                fits,
                gaps,
                declared.map(Relation::rule).orElse(""),
                deviates ? number.minus(follows.get()).timesTenTo(toUnit) : null);
    }

    /** Rounded to whole hundreds, a method fits a whole number of hundreds that is no more than fifty away. */
    private static boolean fits(ForecastMethod method, Rational number, Interval own, Interval range) {
        if (method.zeros() == 0) {
            return own.meets(range);
        }
        Rational half = Rational.HALF.timesTenTo(method.zeros());
        return number.timesTenTo(-method.zeros()).isWhole()
                && Interval.around(number, half).meets(range);
    }

    private static CheckCell cell(Figure figure) {
        return new CheckCell(
                id(figure),
                Objects.requireNonNull(figure.printed()).unit(),
                figure.printed(),
                figure.blank(),
                figure.precision(),
                CheckCell.Fact.of(figure.key()),
                figure.place(),
                figure.source());
    }

    private static String id(Figure figure) {
        return figure.place().toString().replaceAll("[^A-Za-z0-9._:-]", "_");
    }

    /**
     * How many lines a method fits.
     *
     * @param method one of the methods
     * @return the number of lines
     */
    public int explained(ForecastMethod method) {
        return (int) lines.stream()
                .filter(line -> line.fits().stream().anyMatch(method::equals)
                        || line.fits().stream()
                                .anyMatch(other -> other.zeros() < method.zeros()
                                        && other.isSameRule(method)
                                        && line.cell()
                                                .value()
                                                .orElseThrow()
                                                .timesTenTo(-method.zeros())
                                                .isWhole()))
                .count();
    }

    /**
     * How many lines a method alone fits.
     *
     * @param method one of the methods
     * @return the number of lines
     */
    public int alone(ForecastMethod method) {
        return (int) lines.stream()
                .filter(line -> !line.isAmbiguous() && line.fits().contains(method))
                .count();
    }

    /**
     * The method that explains most lines; of several the one that explains most of them alone, then the simplest.
     *
     * @return the method, or empty when none explains any line
     */
    public Optional<ForecastMethod> main() {
        ForecastMethod best = null;
        for (ForecastMethod method : methods) {
            int own = explained(method);
            int before = best == null ? 0 : explained(best);
            if (own > before || (best != null && own == before && alone(method) > alone(best))) {
                best = method;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Lines that the main method does not explain.
     *
     * @return the lines in the order of the paper; all of them when there is no main method
     */
    public List<Line> deviating() {
        Optional<ForecastMethod> main = main();
        return lines.stream()
                .filter(line ->
                        main.isEmpty() || line.fits().stream().noneMatch(method -> method.isSameRule(main.get())))
                .toList();
    }

    /**
     * Lines that differ from the rule that the pack declares for them.
     *
     * @return the lines in the order of the paper
     */
    public List<Line> undeclared() {
        return lines.stream().filter(line -> line.declaredGap() != null).toList();
    }

    /** The day of the actual figures, where the form has a forecast. */
    static Optional<LocalDate> stichtag(LayoutBinding binding) {
        return binding.slots().stream()
                .filter(slot -> slot.slot().equals(Hochrechnung.SLOT))
                .flatMap(slot -> slot.target().phase().stichtagIfAny().stream())
                .findFirst();
    }
}
