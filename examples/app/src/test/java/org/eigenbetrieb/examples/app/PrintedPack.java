package org.eigenbetrieb.examples.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A pack whose papers print what follows from its inputs, rounded as they round: nothing in it contradicts anything.
 *
 * @param pack the pack
 * @param inputs what the figures follow from
 * @param figures every cell of its papers
 */
record PrintedPack(Pack pack, List<Figure> inputs, List<Figure> figures) {

    private static final int MOST_MOVES = 3;

    private static final SourceRef NOWHERE = SourceRef.of("gerechnet");

    /**
     * What the pack's own inputs yield: an input that no paper prints, but that printed figures follow from, is 0, and
     * inputs that cannot all be right are corrected one by one.
     */
    static PrintedPack recomputed(Pack pack) {
        Evaluation values = pack.evaluator().evaluate(pack.figures());
        Set<FigureKey> lacking = new HashSet<>();
        for (FigureKey key : pack.figures().keys()) {
            values.value(key).ifFailed().ifPresent(failure -> lacking.addAll(failure.causes()));
        }
        List<Figure> inputs = new ArrayList<>(pack.figures().figures());
        for (Cell cell : cells(pack)) {
            if (lacking.remove(cell.key)) {
                inputs.add(cell.print(Rational.ZERO));
            }
        }
        return mended(pack, inputs);
    }

    /** Any amounts in all inputs that the forms of the pack have. */
    static PrintedPack invented(Pack pack, long seed) {
        Random random = new Random(seed);
        List<Figure> inputs = new ArrayList<>(pack.figures().figures());
        Set<FigureKey> given = new HashSet<>(pack.figures().keys());
        for (Cell cell : cells(pack)) {
            boolean free = pack.net().figures().containsKey(cell.key)
                    && pack.net().defining(cell.key).isEmpty();
            if (free && given.add(cell.key)) {
                inputs.add(cell.print(Rational.of(1_000L * (1 + random.nextInt(4_000)))));
            }
        }
        return mended(pack, inputs);
    }

    private static PrintedPack mended(Pack pack, List<Figure> given) {
        List<Figure> inputs = new ArrayList<>(given);
        Map<FigureKey, Integer> moved = new HashMap<>();
        while (true) {
            PrintedPack printed = printed(pack, inputs);
            Allowance allowance = new Allowance(pack.net(), printed.figures);
            Optional<Relation> broken = pack.net().relations().stream()
                    .filter(allowance::contradicts)
                    .findFirst();
            if (broken.isEmpty()) {
                return printed;
            }
            inputs = mend(pack, inputs, broken.get(), moved);
        }
    }

    /** Moves one input, each a few times at most and the least moved first, so that a relation holds. */
    private static List<Figure> mend(Pack pack, List<Figure> inputs, Relation relation, Map<FigureKey, Integer> moved) {
        Evaluation now = evaluated(pack, inputs);
        Rational gap = gap(now, relation);
        Set<FigureKey> candidates = new LinkedHashSet<>();
        addInputs(pack, relation.target(), candidates);
        relation.formula().references().forEach(key -> addInputs(pack, key, candidates));
        candidates.removeIf(key -> moved.getOrDefault(key, 0) >= MOST_MOVES);
        Map<FigureKey, Set<String>> ties = ties(pack);
        List<FigureKey> lonelyFirst = candidates.stream()
                .sorted(Comparator.comparing((FigureKey key) -> moved.getOrDefault(key, 0))
                        .thenComparing(key -> ties.getOrDefault(key, Set.of()).size()))
                .toList();
        for (FigureKey candidate : lonelyFirst) {
            Rational value = now.value(candidate).ifKnown().orElse(null);
            if (value == null) {
                continue;
            }
            Rational slope = gap(evaluated(pack, with(inputs, candidate, value.plus(Rational.ONE))), relation)
                    .minus(gap);
            if (slope.signum() != 0) {
                moved.merge(candidate, 1, Integer::sum);
                return with(inputs, candidate, value.minus(gap.dividedBy(slope)));
            }
        }
        throw new AssertionError("No input can mend " + relation.id() + ": " + candidates);
    }

    /** The same pack with another amount in one input. */
    PrintedPack with(FigureKey input, Rational value) {
        return printed(pack, with(inputs, input, value));
    }

    /** What every figure comes to. */
    Map<FigureKey, Rational> values() {
        Map<FigureKey, Rational> known = new HashMap<>();
        evaluated(pack, inputs)
                .values()
                .forEach((key, value) -> value.ifKnown().ifPresent(number -> known.put(key, number)));
        return known;
    }

    /** The relations between inputs that do not agree: each of them alone is as good as the other. */
    Set<String> disagreements() {
        Evaluation values = evaluated(pack, inputs);
        Set<String> disagreements = new HashSet<>();
        for (Relation relation : pack.net().relations()) {
            boolean known = relation.role() == Relation.Role.ASSERTING
                    && values.value(relation.target()).ifKnown().isPresent()
                    && relation.formula().linear().isPresent();
            if (known && gap(values, relation).signum() != 0) {
                disagreements.add(relation.id());
            }
        }
        return disagreements;
    }

    private static Evaluation evaluated(Pack pack, List<Figure> inputs) {
        return pack.evaluator().evaluate(FigureSet.of(pack.figures().stand(), inputs));
    }

    /** The relations that only must hold, by the inputs that they tie to others. */
    private static Map<FigureKey, Set<String>> ties(Pack pack) {
        Map<FigureKey, Set<String>> ties = new HashMap<>();
        for (Relation relation : pack.net().relations()) {
            if (relation.role() == Relation.Role.ASSERTING) {
                Set<FigureKey> inputs = new HashSet<>();
                addInputs(pack, relation.target(), inputs);
                relation.formula().references().forEach(key -> addInputs(pack, key, inputs));
                inputs.forEach(
                        key -> ties.computeIfAbsent(key, any -> new HashSet<>()).add(relation.id()));
            }
        }
        return ties;
    }

    private static void addInputs(Pack pack, FigureKey key, Set<FigureKey> inputs) {
        Optional<Relation> definition = pack.net().defining(key);
        if (definition.isEmpty()) {
            inputs.add(key);
        } else {
            definition.get().formula().references().forEach(each -> addInputs(pack, each, inputs));
        }
    }

    private static Rational gap(Evaluation values, Relation relation) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<FigureKey, Rational> term :
                relation.formula().linear().orElseThrow().entrySet()) {
            sum = sum.plus(
                    values.value(term.getKey()).ifKnown().orElse(Rational.ZERO).times(term.getValue()));
        }
        return values.value(relation.target()).ifKnown().orElseThrow().minus(sum);
    }

    private static List<Figure> with(List<Figure> inputs, FigureKey key, Rational value) {
        return inputs.stream()
                .map(figure -> figure.key().equals(key)
                        ? printing(
                                figure,
                                Quantity.round(value, figure.unit().decimals(), figure.unit(), Rounding.HALF_UP),
                                Figure.EXACT)
                        : figure)
                .toList();
    }

    static Figure printing(Figure figure, Quantity number, int precision) {
        return new Figure(
                figure.key(),
                figure.unit(),
                number,
                figure.blank(),
                precision,
                figure.origin(),
                figure.place(),
                figure.source());
    }

    // ------------------------------------------------------------------------------------------------ printing

    private static PrintedPack printed(Pack pack, List<Figure> inputs) {
        Evaluation values = evaluated(pack, inputs);
        List<Figure> figures = new ArrayList<>();
        Map<String, Set<FigureKey>> there = new HashMap<>();
        Map<String, Figure> samples = new HashMap<>();
        for (Figure figure : pack.figures().figures()) {
            if (figure.printed() != null) {
                samples.putIfAbsent(column(figure.place().paper(), figure.key()), figure);
            }
        }
        for (Figure figure : pack.figures().figures()) {
            String paper = figure.place().paper();
            there.computeIfAbsent(paper, key -> new HashSet<>()).add(figure.key());
            Optional<Rational> value = values.value(figure.key()).ifKnown();
            Figure sample = figure.printed() == null ? samples.get(column(paper, figure.key())) : figure;
            boolean blank = figure.printed() == null
                    && figure.blank() == Figure.Blank.NOTHING
                    && value.orElse(Rational.ZERO).signum() == 0;
            figures.add(value.isEmpty() || blank || sample == null ? figure : like(sample, figure, value.get()));
        }
        for (Cell cell : cells(pack)) {
            Optional<Rational> value = pack.net().figures().containsKey(cell.key)
                    ? values.value(cell.key).ifKnown()
                    : Optional.empty();
            if (value.isPresent()
                    && there.computeIfAbsent(cell.paper, key -> new HashSet<>()).add(cell.key)) {
                Figure plain = cell.print(value.get());
                Figure sample = samples.get(column(cell.paper, cell.key));
                figures.add(
                        sample == null
                                        || !Objects.requireNonNull(sample.printed())
                                                .unit()
                                                .convertsTo(cell.unit)
                                ? plain
                                : like(sample, plain, value.get()));
            }
        }
        return new PrintedPack(pack, List.copyOf(inputs), List.copyOf(figures));
    }

    private static String column(String paper, FigureKey key) {
        return paper + "|" + key.phase() + "|" + key.period() + "|"
                + key.dimensions().asMap().keySet();
    }

    /** A number with the decimals of a sample; exact where the sample is, unless that hides a fraction. */
    private static Figure like(Figure sample, Figure figure, Rational value) {
        Quantity shown = Objects.requireNonNull(sample.printed());
        Quantity number = Quantity.round(value, shown.decimals(), shown.unit(), Rounding.HALF_UP);
        boolean exact = number.value().equals(value);
        int precision = sample.precision() == Figure.EXACT && !exact ? shown.decimals() : sample.precision();
        return printing(figure, number, precision);
    }

    /** The cells of all forms of a pack. */
    private static List<Cell> cells(Pack pack) {
        List<Cell> cells = new ArrayList<>();
        for (LayoutBinding binding : pack.bindings().values()) {
            for (LayoutRow row : binding.layout().rows()) {
                if (row instanceof LayoutRow.Line line && line.style() != LayoutRow.Style.UNPRINTED) {
                    for (LayoutColumn column : binding.layout().columns()) {
                        binding.key(line, column)
                                .ifPresent(key -> cells.add(new Cell(
                                        binding.paper(), line.concept().id(), column, key, unit(line.unit(), column))));
                    }
                } else if (row instanceof LayoutRow.Accounts accounts) {
                    Unit unit = binding.layout().lines().stream()
                            .filter(line -> line.concept().equals(accounts.post()))
                            .findFirst()
                            .orElseThrow()
                            .unit();
                    for (String account : binding.assignment().accounts(accounts.post())) {
                        for (LayoutColumn column : binding.layout().columns()) {
                            cells.add(new Cell(
                                    binding.paper(),
                                    account,
                                    column,
                                    binding.key(account, column),
                                    unit(unit, column)));
                        }
                    }
                }
            }
        }
        return cells;
    }

    private static Unit unit(Unit line, LayoutColumn column) {
        if (column.content() instanceof LayoutColumn.Facts facts) {
            return facts.unit() == null ? line : facts.unit();
        }
        return Unit.PERCENT;
    }

    /** A cell that a form has; whole numbers, percentages with the decimals of their column. */
    private record Cell(String paper, String row, LayoutColumn column, FigureKey key, Unit unit) {

        Figure print(Rational value) {
            int decimals = column.content() instanceof LayoutColumn.Percent percent
                    ? percent.decimals()
                    : unit.convertsTo(Unit.EUR) ? 0 : unit.decimals();
            Quantity number = Quantity.round(value, decimals, unit, Rounding.HALF_UP);
            boolean exact = number.value().equals(value) && unit.equals(Unit.EUR);
            return new Figure(
                    key,
                    unit,
                    number,
                    Figure.Blank.MISSING,
                    exact ? Figure.EXACT : decimals,
                    Origin.INPUT,
                    new Place(paper, row, column.id(), ""),
                    NOWHERE);
        }
    }
}
