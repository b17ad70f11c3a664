package org.eigenbetrieb.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What a calculator is tried with: the figures it is asked for, the figures of the pack, sample inputs and parameters.
 *
 * <p>Keys are written as {@link FigureKey#toString()} prints them, numbers in plain notation with their unit
 * ({@code "1605.31 EUR"}). Every method returns a longer fixture and leaves this one as it is. Immutable and safe for
 * use by several threads.
 */
public final class CalculatorFixture {

    static final String REASON = "Probe des Vertrags";
    static final SourceRef CHOSEN_AT = SourceRef.of("fixture.json", 1, 1);

    private static final LocalDate SAMPLE_DAY = LocalDate.of(2023, 9, 30);

    private final Parts parts;

    private CalculatorFixture(Parts parts) {
        this.parts = parts;
    }

    private static final class Parts {
        private Jurisdiction place;
        private LocalDate date;
        private final List<FigureKey> targets = new ArrayList<>();
        private final Map<FigureKey, Unit> figures = new LinkedHashMap<>();
        private final Map<FigureKey, Quantity> inputs = new LinkedHashMap<>();
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private final Map<FigureKey, String> expected = new LinkedHashMap<>();
        private final Set<FigureKey> reads = new LinkedHashSet<>();
        private final Set<FigureKey> optional = new LinkedHashSet<>();
        private final Set<LocalDate> notInForce = new LinkedHashSet<>();

        Parts(Jurisdiction place, LocalDate date) {
            this.place = place;
            this.date = date;
        }

        Parts copy() {
            Parts copy = new Parts(place, date);
            copy.targets.addAll(targets);
            copy.figures.putAll(figures);
            copy.inputs.putAll(inputs);
            copy.parameters.putAll(parameters);
            copy.expected.putAll(expected);
            copy.reads.addAll(reads);
            copy.optional.addAll(optional);
            copy.notInForce.addAll(notInForce);
            return copy;
        }
    }

    private CalculatorFixture with(Consumer<Parts> change) {
        Parts copy = parts.copy();
        change.accept(copy);
        return new CalculatorFixture(copy);
    }

    /**
     * A fixture without figures.
     *
     * @param place the municipality
     * @param date date of the paper
     * @return the empty fixture; add at least one target
     */
    public static CalculatorFixture of(Jurisdiction place, LocalDate date) {
        return new CalculatorFixture(new Parts(place, date));
    }

    /**
     * Four lines of a Zwischenbericht at 30 September: what a rule of forecasting works with.
     *
     * <p>The year is 2023, or the first in which the calculator is in force on that day; the place is the calculator's.
     * The lines are {@code abschreibungen}, {@code umsatzerloese} of a Gliederung {@code probe}, and the accounts
     * {@code 4711000000} (negative) and {@code 0815}. Each is asked for as Hochrechnung of the year, and each has
     * samples for Ist and Ansatz of the year, and for Ergebnis and Ist of the year before.
     *
     * @param calculator the calculator to be tried
     * @return the fixture
     */
    public static CalculatorFixture forecast(Calculator calculator) {
        CalculatorInfo info = info(calculator);
        LocalDate day = SAMPLE_DAY;
        if (info != null) {
            Validity validity = info.validity();
            if (!validity.contains(day)) {
                LocalDate first = SAMPLE_DAY.withYear(validity.from().getYear());
                first = first.isBefore(validity.from()) ? first.plusYears(1) : first;
                day = validity.contains(first) ? first : validity.from();
            }
        }
        return forecast(calculator, day);
    }

    /**
     * The same lines at another Stichtag.
     *
     * @param calculator the calculator to be tried
     * @param stichtag the Stichtag, which is also the date of the paper
     * @return the fixture
     */
    public static CalculatorFixture forecast(Calculator calculator, LocalDate stichtag) {
        CalculatorInfo info = info(calculator);
        Jurisdiction place = info == null ? Jurisdiction.EVERYWHERE : info.jurisdiction();
        if (place.municipality().isEmpty()) {
            place = Jurisdiction.of(place.land().isEmpty() ? Land.RP : Land.valueOf(place.land()), "Musterstadt");
        }
        return of(place, stichtag)
                .row("abschreibungen", Dimensions.NONE, stichtag, 61234567, 83000000, 80123456, 59012345)
                .row(
                        "umsatzerloese",
                        Dimensions.of(DimensionKey.GLIEDERUNG, "probe"),
                        stichtag,
                        191874391,
                        262500000,
                        255781913,
                        188422177)
                .row(
                        Layout.Records.ACCOUNTS.concept().id(),
                        Dimensions.of(DimensionKey.KONTO, "4711000000"),
                        stichtag,
                        -160531,
                        -210000,
                        -198777,
                        -151313)
                .row(
                        Layout.Records.ACCOUNTS.concept().id(),
                        Dimensions.of(DimensionKey.KONTO, "0815"),
                        stichtag,
                        701,
                        1200,
                        1111,
                        331);
    }

    private CalculatorFixture row(
            String concept,
            Dimensions dimensions,
            LocalDate stichtag,
            long ist,
            long plan,
            long before,
            long istBefore) {
        Period year = Period.year(stichtag.getYear());
        LocalDate lastYear = stichtag.minusYears(1);
        FigureKey target =
                FigureKey.of(concept, Phase.hochrechnung(stichtag), year).with(dimensions);
        return with(changed -> {
            changed.targets.add(target);
            changed.figures.put(target, Unit.EUR);
            add(changed, target.in(Phase.ist(stichtag), Period.yearTo(stichtag)), ist);
            add(changed, target.in(Phase.ANSATZ, year), plan);
            add(changed, target.in(Phase.ERGEBNIS, year.plusYears(-1)), before);
            add(changed, target.in(Phase.ist(lastYear), Period.yearTo(lastYear)), istBefore);
        });
    }

    private static void add(Parts parts, FigureKey key, long cents) {
        parts.figures.put(key, Unit.EUR);
        parts.inputs.put(key, Quantity.of(cents, 2, Unit.EUR));
    }

    /** The description, or null when there is none: the contract says so, not the fixture. */
    static @Nullable CalculatorInfo info(Calculator calculator) {
        try {
            return calculator.info();
        } catch (RuntimeException e) {
            return null;
        }
    }

    /**
     * With a figure that the calculator is asked to define.
     *
     * @param key the figure
     * @param unit what it counts
     * @return the longer fixture
     * @throws IllegalArgumentException when the text is no figure
     */
    public CalculatorFixture target(String key, Unit unit) {
        FigureKey target = FigureKey.parse(key);
        return with(changed -> {
            if (!changed.targets.contains(target)) {
                changed.targets.add(target);
            }
            changed.figures.put(target, unit);
        });
    }

    /**
     * With a figure that the pack has, and its sample value.
     *
     * @param key the figure
     * @param value the sample with its unit, for example {@code "1605.31 EUR"}
     * @return the longer fixture
     * @throws IllegalArgumentException when the key is no figure or the value no quantity
     */
    public CalculatorFixture input(String key, String value) {
        FigureKey input = FigureKey.parse(key);
        Quantity quantity = Quantity.parse(value);
        return with(changed -> {
            changed.figures.putIfAbsent(input, quantity.unit());
            changed.inputs.put(input, quantity);
        });
    }

    /**
     * With a parameter of the choice.
     *
     * @param name its name
     * @param value its text
     * @return the longer fixture
     */
    public CalculatorFixture parameter(String name, String value) {
        return with(changed -> changed.parameters.put(name, value));
    }

    /**
     * With what a target must come to when computed from the samples.
     *
     * @param key the target
     * @param value the exact value in the target's unit, plain notation
     * @return the longer fixture
     * @throws IllegalArgumentException when the key is no figure
     */
    public CalculatorFixture expect(String key, String value) {
        FigureKey target = FigureKey.parse(key);
        return with(changed -> changed.expected.put(target, value));
    }

    /**
     * With inputs that the calculator reads; once one is listed, it must read exactly the listed ones.
     *
     * @param keys the inputs
     * @return the longer fixture
     * @throws IllegalArgumentException when a key is no figure
     */
    public CalculatorFixture reads(String... keys) {
        return with(changed -> List.of(keys).forEach(key -> changed.reads.add(FigureKey.parse(key))));
    }

    /**
     * With figures that a pack need not have for the result to be complete, such as the accounts that a rule adds up.
     * Where the pack does not have one, the rule may compute without it.
     *
     * @param keys the figures
     * @return the longer fixture
     * @throws IllegalArgumentException when a key is no figure
     */
    public CalculatorFixture optional(String... keys) {
        return with(changed -> List.of(keys).forEach(key -> changed.optional.add(FigureKey.parse(key))));
    }

    /**
     * With dates of papers for which the rule has no result although it is in force, because a dated table of its own
     * does not reach so far. It must then call every target not applicable.
     *
     * @param days the dates
     * @return the longer fixture
     */
    public CalculatorFixture notInForceOn(LocalDate... days) {
        return with(changed -> changed.notInForce.addAll(List.of(days)));
    }

    /**
     * With another municipality.
     *
     * @param place the municipality
     * @return the changed fixture
     */
    public CalculatorFixture at(Jurisdiction place) {
        return with(changed -> changed.place = place);
    }

    /**
     * With another date of the paper.
     *
     * @param date the date
     * @return the changed fixture
     */
    public CalculatorFixture on(LocalDate date) {
        return with(changed -> changed.date = date);
    }

    /**
     * The figures that the calculator is asked for, in the order they were added.
     *
     * @return an unmodifiable list
     */
    public List<FigureKey> targets() {
        return Collections.unmodifiableList(parts.targets);
    }

    /**
     * Every figure of the pack with its unit, in the order they were added.
     *
     * @return an unmodifiable map
     */
    public Map<FigureKey, Unit> figures() {
        return Collections.unmodifiableMap(parts.figures);
    }

    /**
     * The samples, in the order they were added.
     *
     * @return an unmodifiable map
     */
    public Map<FigureKey, Quantity> inputs() {
        return Collections.unmodifiableMap(parts.inputs);
    }

    /**
     * What a calculator is asked: all targets at once.
     *
     * @param info the calculator that is asked
     * @return the request
     */
    public CalculationRequest request(CalculatorInfo info) {
        return request(info, parts.targets);
    }

    CalculationRequest request(CalculatorInfo info, List<FigureKey> targets) {
        return new CalculationRequest(
                info, targets, parts.figures, parts.parameters, parts.place, parts.date, REASON, CHOSEN_AT);
    }

    Jurisdiction place() {
        return parts.place;
    }

    LocalDate date() {
        return parts.date;
    }

    Map<String, String> parameters() {
        return Collections.unmodifiableMap(parts.parameters);
    }

    Map<FigureKey, String> expected() {
        return Collections.unmodifiableMap(parts.expected);
    }

    Set<FigureKey> reads() {
        return Collections.unmodifiableSet(parts.reads);
    }

    Set<FigureKey> optional() {
        return Collections.unmodifiableSet(parts.optional);
    }

    Set<LocalDate> notInForce() {
        return Collections.unmodifiableSet(parts.notInForce);
    }

    /** The samples as figures, each in a line of its own of {@code fixture.csv}. */
    FigureSet figureSet(Map<FigureKey, Quantity> samples) {
        List<Figure> figures = new ArrayList<>();
        samples.forEach((key, value) ->
                figures.add(SamplePlan.exact(key, value, SourceRef.of("fixture.csv", figures.size() + 1, 2))));
        return FigureSet.of(parts.date, figures);
    }

    /** The same samples, where the pack does not have one of the figures. */
    CalculatorFixture without(FigureKey key) {
        return with(changed -> {
            changed.figures.remove(key);
            changed.inputs.remove(key);
        });
    }

    /** The same figures in the opposite order. */
    CalculatorFixture reversed() {
        CalculatorFixture result = of(parts.place, parts.date);
        reverse(parts.figures, result.parts.figures);
        reverse(parts.inputs, result.parts.inputs);
        reverse(parts.parameters, result.parts.parameters);
        result.parts.targets.addAll(parts.targets);
        Collections.reverse(result.parts.targets);
        return result;
    }

    private static <K, V> void reverse(Map<K, V> from, Map<K, V> to) {
        List<Map.Entry<K, V>> entries = new ArrayList<>(from.entrySet());
        Collections.reverse(entries);
        entries.forEach(entry -> to.put(entry.getKey(), entry.getValue()));
    }

    /** The same figures some years later. */
    CalculatorFixture later(int years) {
        UnaryOperator<FigureKey> move = key -> {
            Optional<LocalDate> day = key.phase().stichtagIfAny();
            Phase phase = day.isEmpty()
                    ? key.phase()
                    : new Phase(key.phase().kind(), 0, day.get().plusYears(years));
            return key.in(phase, key.period().plusYears(years));
        };
        CalculatorFixture result = of(parts.place, parts.date.plusYears(years));
        parts.targets.forEach(key -> result.parts.targets.add(move.apply(key)));
        parts.figures.forEach((key, unit) -> result.parts.figures.put(move.apply(key), unit));
        parts.inputs.forEach((key, value) -> result.parts.inputs.put(move.apply(key), value));
        result.parts.parameters.putAll(parts.parameters);
        return result;
    }
}
