package org.eigenbetrieb.testkit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.layout.Assignment;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PaperDescription;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A form filled with made-up accounts and amounts: a plan to compute with.
 *
 * <p>Everything that no rule of the form computes has an amount, or none where the plan has a gap. Figures that the form
 * leaves to calculators count as given, except in a {@link #pack(Registry, List) pack}. Immutable and safe for use by
 * several threads.
 */
public final class SamplePlan {

    private static final String PAPER = "plan";
    private static final String FACTS = "vorgaben";
    private static final String POST = "posten";
    private static final String ACCOUNT = "konto";
    private static final SourceRef PLACE = SourceRef.of("sample-plan.json");

    private final LayoutBinding binding;
    private final int year;
    private final Map<FigureKey, Unit> figures;
    private final Read<RelationNet> net;
    private final Map<FigureKey, Quantity> amounts;

    private SamplePlan(
            LayoutBinding binding,
            int year,
            Map<FigureKey, Unit> figures,
            Read<RelationNet> net,
            Map<FigureKey, Quantity> amounts) {
        this.binding = binding;
        this.year = year;
        this.figures = figures;
        this.net = net;
        this.amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
    }

    /**
     * A form with two accounts for each of its posts and amounts that are all different.
     *
     * @param layout a form without problems
     * @param stichtag Stichtag of the paper; its year is the year of the paper
     * @return the plan without gaps
     */
    public static SamplePlan of(Layout layout, LocalDate stichtag) {
        Map<String, Concept> posts = new LinkedHashMap<>();
        for (LayoutRow.Line line : layout.lines()) {
            if (line.rule() instanceof LayoutRow.Rule.OfAccounts) {
                for (int i = 1; i <= 2; i++) {
                    posts.put("0" + (1000 + posts.size() * 7 + i), line.concept());
                }
            }
        }
        return empty(layout, stichtag, new Assignment(layout.gliederung(), posts, true))
                .filled();
    }

    /**
     * A form bound to accounts, without amounts.
     *
     * @param layout a form without problems
     * @param stichtag Stichtag of the paper; its year is the year of the paper
     * @param assignment the accounts of its posts
     * @return the plan, in which everything is missing
     */
    public static SamplePlan empty(Layout layout, LocalDate stichtag, Assignment assignment) {
        Set<Concept> given = new LinkedHashSet<>();
        for (LayoutRow.Line line : layout.lines()) {
            if (line.rule() instanceof LayoutRow.Rule.OfAccounts
                    && assignment.accounts(line.concept()).isEmpty()) {
                given.add(line.concept());
            }
        }
        LayoutBinding binding = LayoutBinding.of(layout, PAPER, stichtag.getYear(), stichtag, assignment, given);
        Map<FigureKey, Unit> figures = new LinkedHashMap<>(binding.figures());
        for (FigureKey key : externals(binding)) {
            figures.putIfAbsent(key, unitOf(key.concept(), layout));
        }
        return new SamplePlan(
                binding, stichtag.getYear(), figures, RelationNet.of(figures, binding.relations()), Map.of());
    }

    /** What the relations of the form take from others. */
    private static Set<FigureKey> externals(LayoutBinding binding) {
        Set<FigureKey> read = new LinkedHashSet<>();
        for (Relation relation : binding.relations()) {
            relation.formula().forEachReference(read::add);
            read.add(relation.target());
        }
        read.removeAll(binding.figures().keySet());
        return read;
    }

    /** The unit of another form's line: that of the line that names it. */
    private static Unit unitOf(Concept external, Layout layout) {
        return layout.lines().stream()
                .filter(line -> line.rule().references().contains(external)
                        && !(line.rule() instanceof LayoutRow.Rule.Quotient))
                .map(LayoutRow.Line::unit)
                .findFirst()
                .orElse(Unit.EUR);
    }

    private SamplePlan filled() {
        Map<FigureKey, Quantity> samples = new LinkedHashMap<>();
        for (FigureKey key : inputs()) {
            int n = samples.size();
            Unit unit = unit(key);
            samples.put(key, Quantity.of(1_000_003L * (n + 1) + 17L * n * n, unit.decimals(), unit));
        }
        return with(samples);
    }

    /**
     * The same form and accounts with other amounts.
     *
     * @param others the amounts; what is not in it is missing
     * @return the changed plan
     * @throws IllegalArgumentException when the form computes one of the figures, or does not have it
     */
    public SamplePlan with(Map<FigureKey, Quantity> others) {
        Set<FigureKey> known = Set.copyOf(inputs());
        for (FigureKey key : others.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(
                        key + " is no input of layout " + binding.layout().id() + "; expected one of " + inputs());
            }
        }
        return new SamplePlan(binding, year, figures, net, others);
    }

    /**
     * The form, bound to year and accounts.
     *
     * @return the binding
     */
    public LayoutBinding binding() {
        return binding;
    }

    /**
     * What no rule of the form computes: accounts, given lines, figures of other forms, in the order of the form.
     *
     * @return a new list
     */
    public List<FigureKey> inputs() {
        return figures.keySet().stream()
                .filter(key -> net.value().defining(key).isEmpty())
                .toList();
    }

    /**
     * The amounts of the inputs; what is not in it is missing.
     *
     * @return an unmodifiable map
     */
    public Map<FigureKey, Quantity> amounts() {
        return amounts;
    }

    /**
     * The unit of a figure.
     *
     * @param key a figure of the form, or of another form that it reads
     * @return its unit
     * @throws IllegalArgumentException when the plan has no such figure
     */
    public Unit unit(FigureKey key) {
        Unit unit = figures.get(key);
        if (unit == null) {
            throw new IllegalArgumentException("The plan has no figure " + key);
        }
        return unit;
    }

    /**
     * The relations of the form.
     *
     * @return the net
     */
    public RelationNet net() {
        return net.value();
    }

    /**
     * What is wrong with the relations of the form.
     *
     * @return the problems; empty for a form that can be used
     */
    public List<Problem> problems() {
        return net.problems();
    }

    /**
     * Computes the plan.
     *
     * @return every figure with its value
     */
    public Evaluation evaluate() {
        List<Figure> given = new ArrayList<>();
        amounts.forEach((key, value) ->
                given.add(exact(key, value, SourceRef.of("sample-plan.csv", given.size() + 1, 2))));
        return Evaluator.compile(net.value()).evaluate(FigureSet.of(binding.stichtag(), given));
    }

    /** An input that stands for itself and not for an interval. */
    static Figure exact(FigureKey key, Quantity value, SourceRef source) {
        return new Figure(
                key,
                value.unit(),
                value,
                Figure.Blank.MISSING,
                Figure.EXACT,
                Origin.INPUT,
                new Place("", key.concept().id(), "", ""),
                source);
    }

    /**
     * The plan as a pack: a table {@code plan.csv} of posts, accounts and amounts, and what it takes from other forms as
     * facts in {@code vorgaben.csv}. Figures that the form leaves to calculators are computed by them.
     *
     * @param registry the calculators; the form of the plan is added when it is not there
     * @param choices which of them computes what
     * @return the pack, with every problem found on the way
     */
    public Pack pack(Registry registry, List<Choice> choices) {
        Layout layout = binding.layout();
        Registry complete = registry.layouts().containsKey(layout.id())
                ? registry
                : registry.toBuilder().layouts(List.of(layout)).build();
        Map<String, String> files = new LinkedHashMap<>();
        List<PaperDescription> papers = new ArrayList<>();
        papers.add(form(files));
        if (!externals(binding).isEmpty()) {
            papers.add(facts(files));
        }
        Jurisdiction place = layout.jurisdiction();
        if (place.municipality().isEmpty()) {
            place = Jurisdiction.of(place.land().isEmpty() ? Land.RP : Land.valueOf(place.land()), "Musterstadt");
        }
        PackDescription description = new PackDescription(
                "Musterbetrieb", place, binding.stichtag(), year, papers, List.of(), choices, PLACE);
        return Pack.build(
                description,
                complete,
                (file, format) -> CsvReader.read(
                        Objects.requireNonNull(files.get(file), file).getBytes(StandardCharsets.UTF_8),
                        file,
                        format,
                        Limits.STANDARD));
    }

    private PaperDescription form(Map<String, String> files) {
        Map<String, PaperDescription.Column> described = new LinkedHashMap<>();
        List<LayoutColumn> columns = new ArrayList<>();
        for (LayoutColumn column : binding.layout().columns()) {
            if (column.content() instanceof LayoutColumn.Facts facts
                    && facts.slot().isEmpty()) {
                columns.add(column);
                described.put(column.id(), input(column.id()));
            }
        }
        StringBuilder csv = new StringBuilder(POST + "," + ACCOUNT);
        columns.forEach(column -> csv.append(',').append(column.id()));
        csv.append('\n');
        for (LayoutRow.Line line : binding.layout().lines()) {
            List<String> accounts = line.rule() instanceof LayoutRow.Rule.OfAccounts
                    ? binding.assignment().accounts(line.concept())
                    : List.of();
            for (String account : accounts) {
                csv.append(line.concept()).append(',').append(account);
                columns.forEach(column -> csv.append(',').append(cell(Optional.of(binding.key(account, column)))));
                csv.append('\n');
            }
            boolean given = columns.stream()
                    .flatMap(column -> binding.key(line, column).stream())
                    .anyMatch(key -> net.value().defining(key).isEmpty());
            if (accounts.isEmpty() && given) {
                csv.append(line.concept()).append(',');
                columns.forEach(column -> csv.append(',').append(cell(binding.key(line, column))));
                csv.append('\n');
            }
        }
        files.put("plan.csv", csv.toString());
        return new PaperDescription(
                PAPER,
                binding.layout().form(),
                binding.layout().id(),
                year,
                binding.stichtag(),
                "plan.csv",
                CsvFormat.RFC4180,
                new PaperDescription.Keys(POST, ACCOUNT, "", "", "", "", ""),
                new PaperDescription.Accounts(binding.assignment().complete(), 0, ""),
                described,
                List.of(),
                PaperDescription.Records.NONE,
                PLACE);
    }

    private PaperDescription facts(Map<String, String> files) {
        StringBuilder csv = new StringBuilder("begriff,phase,zeitraum,dimensionen,einheit,wert\n");
        for (FigureKey key : externals(binding)) {
            csv.append(key.concept())
                    .append(',')
                    .append(key.phase())
                    .append(',')
                    .append(key.period())
                    .append(',')
                    .append(key.dimensions())
                    .append(',')
                    .append(unit(key))
                    .append(',')
                    .append(cell(Optional.of(key)))
                    .append('\n');
        }
        files.put("vorgaben.csv", csv.toString());
        return new PaperDescription(
                FACTS,
                "Vorgaben aus anderen Unterlagen",
                "",
                year,
                binding.stichtag(),
                "vorgaben.csv",
                CsvFormat.RFC4180,
                new PaperDescription.Keys("begriff", "", "", "phase", "zeitraum", "dimensionen", "einheit"),
                new PaperDescription.Accounts(false, 0, ""),
                Map.of("wert", input("")),
                List.of(),
                PaperDescription.Records.NONE,
                PLACE);
    }

    private static PaperDescription.Column input(String column) {
        return new PaperDescription.Column(
                column, PaperDescription.Role.INPUT, "", PaperDescription.Exactness.EXACT, Figure.Blank.MISSING, PLACE);
    }

    private String cell(Optional<FigureKey> key) {
        return key.flatMap(figure -> Optional.ofNullable(amounts.get(figure)))
                .map(Notation.PLAIN::format)
                .orElse("");
    }

    /** Form, accounts and amounts, for messages. */
    @Override
    public String toString() {
        return binding.layout().id() + " " + binding.stichtag() + " "
                + binding.assignment().posts() + " " + amounts;
    }
}
