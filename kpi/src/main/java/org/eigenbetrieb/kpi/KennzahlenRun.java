package org.eigenbetrieb.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Checker;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Findings;
import org.eigenbetrieb.core.check.PrintedNet;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.ChartData;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A table of key figures, computed, checked and compared.
 *
 * <p>Workplaces are counted by every rule of the registry, side by side; each year uses the rule that is chosen for it,
 * otherwise the one in force on its 31 December. Sums of weighted devices are not rounded before they are divided by.
 * Where a printed sum of revenues differs from its rows in several years, its rows are incomplete: the printed sum is
 * then taken as given, and what is missing is the figure {@code it-abzug|…|merkmal=nicht-gedruckt}. Immutable and safe
 * for use by several threads.
 */
public final class KennzahlenRun {

    private final Kennzahlen table;
    private final KennzahlenNet net;
    private final FigureSet figures;
    private final Evaluation evaluation;
    private final PrintedNet printed;
    private final List<RelationVerdict> verdicts;
    private final List<MissingRow> missingRows;
    private final List<RuleFit> fits;

    private KennzahlenRun(Kennzahlen table, KennzahlenNet net, List<MissingRow> missingRows, RelationNet relations) {
        this.table = table;
        this.net = net;
        this.missingRows = List.copyOf(missingRows);
        this.figures = FigureSet.of(table.form().stand(), table.figures(net.given()));
        this.evaluation = Evaluator.compile(relations).evaluate(figures);
        this.printed = PrintedNet.of(relations, figures);
        this.verdicts = Checker.check(printed.net());
        this.fits = fits(relations);
    }

    /**
     * Computes and checks a table.
     *
     * @param table the table
     * @param registry the rules for counting workplaces, see {@link Kpi#registry}
     * @param rules which year was counted by which rule; years that are not named use the rule in force, and so does one
     *     that is named as soon as only that rule yields the printed number
     * @param place the municipality
     * @return the run
     */
    public static KennzahlenRun of(Kennzahlen table, Registry registry, List<RuleOfYear> rules, Jurisdiction place) {
        KennzahlenRun run = computed(table, registry, rules, place);
        List<RuleOfYear> needed =
                rules.stream().filter(rule -> !run.isSuperfluous(rule)).toList();
        return needed.size() == rules.size() ? run : computed(table, registry, needed, place);
    }

    /** Whether a year was corrected to the rule in force: the rule that was named for it would contradict it now. */
    private boolean isSuperfluous(RuleOfYear rule) {
        List<RuleFit> own =
                fits.stream().filter(fit -> fit.column().year() == rule.year()).toList();
        return own.stream().anyMatch(fit -> fit.inForce() && fit.fits())
                && own.stream().noneMatch(fit -> fit.used() && fit.fits());
    }

    private static KennzahlenRun computed(
            Kennzahlen table, Registry registry, List<RuleOfYear> rules, Jurisdiction place) {
        KennzahlenNet net = KennzahlenNet.of(table, registry, rules, place, List.of());
        RelationNet relations = net.net();
        FigureSet figures = FigureSet.of(table.form().stand(), table.figures(net.given()));
        PrintedNet printed = PrintedNet.of(relations, figures);
        List<MissingRow> missing = MissingRow.detect(printed.net(), Checker.check(printed.net()));
        boolean incomplete = missing.stream()
                .anyMatch(row ->
                        row.kind() == MissingRow.Kind.NOT_PRINTED && row.sum().equals(Kennzahl.ZWISCHENSUMME.id()));
        if (incomplete) {
            net = KennzahlenNet.of(table, registry, rules, place, List.of(Kennzahl.ZWISCHENSUMME));
            relations = net.net();
        }
        return new KennzahlenRun(table, net, missing, relations);
    }

    /**
     * What was computed.
     *
     * @return the table
     */
    public Kennzahlen table() {
        return table;
    }

    /**
     * Every figure with its value.
     *
     * @return the evaluation
     */
    public Evaluation evaluation() {
        return evaluation;
    }

    /**
     * The printed and given figures, as they were used.
     *
     * @return the figures in the order of the paper
     */
    public List<Figure> figures() {
        return figures.figures();
    }

    /**
     * Every relation.
     *
     * @return the relations
     */
    public List<Relation> relations() {
        return List.copyOf(net.relations());
    }

    /**
     * Every figure that may be asked for, with its unit.
     *
     * @return a copy
     */
    public Map<FigureKey, Unit> units() {
        return new LinkedHashMap<>(net.units());
    }

    /**
     * Names of the figures of the table.
     *
     * @return a copy
     */
    public Map<FigureKey, String> labels() {
        Map<FigureKey, String> labels = table.labels();
        for (YearColumn column : table.columns()) {
            labels.put(
                    Keys.of(Kennzahl.ABZUG, column, KennzahlenNet.NOT_PRINTED),
                    "Nicht gedruckte Abzüge (rechnerisch), " + column.title());
            for (CalculatorInfo definition : net.definitions()) {
                for (Kennzahl kennzahl : List.of(Kennzahl.ARBEITSPLAETZE, Kennzahl.ARBEITSPLATZKOSTEN)) {
                    labels.put(
                            Keys.defined(kennzahl, column, definition.id()),
                            kennzahl.label() + " nach „" + definition.title() + "“, " + column.title());
                }
            }
        }
        return labels;
    }

    /**
     * What is wrong with rules and choices.
     *
     * @return the problems
     */
    public List<Problem> problems() {
        return net.problems().stream().distinct().sorted().toList();
    }

    /**
     * The verdict on every printed number that follows from others.
     *
     * @return the verdicts in the order of the relations
     */
    public List<RelationVerdict> verdicts() {
        return verdicts;
    }

    /**
     * Rows that seem to be missing.
     *
     * @return the rows
     */
    public List<MissingRow> missingRows() {
        return missingRows;
    }

    /**
     * Every rule in every year, against what is printed.
     *
     * @return the fits by year, then by id of the rule
     */
    public List<RuleFit> fits() {
        return fits;
    }

    /**
     * The value of a key figure.
     *
     * @param kennzahl the key figure; one that is not divided
     * @param year the year
     * @return the value, or the reason why there is none
     */
    public Value value(Kennzahl kennzahl, int year) {
        return value(kennzahl, "", year);
    }

    /**
     * The value of one kind of a key figure.
     *
     * @param kennzahl the key figure
     * @param merkmal which kind of it
     * @param year the year
     * @return the value, or the reason why there is none
     * @throws IllegalArgumentException when the table has no such row or year
     */
    public Value value(Kennzahl kennzahl, String merkmal, int year) {
        return evaluation.value(Keys.of(kennzahl, table.column(year), merkmal));
    }

    /**
     * A key figure as if all years had been counted by one rule.
     *
     * @param kennzahl {@link Kennzahl#ARBEITSPLAETZE}, {@link Kennzahl#ARBEITSPLAETZE_STEIGERUNG} or {@link
     *     Kennzahl#ARBEITSPLATZKOSTEN}
     * @param definition id of the rule, with or without the slot in front
     * @return the value for each year, in the order of the paper; years without value say why
     * @throws IllegalArgumentException when there is no such rule or the key figure does not depend on it
     */
    public Map<Integer, Value> restated(Kennzahl kennzahl, String definition) {
        String id = definition.contains(".") ? definition : WorkplaceDefinition.SLOT + "." + definition;
        Map<Integer, Value> series = new LinkedHashMap<>();
        for (YearColumn column : table.columns()) {
            FigureKey key = Keys.defined(kennzahl, column, id);
            if (net.units().containsKey(key)) {
                series.put(column.year(), evaluation.value(key));
            }
        }
        if (series.isEmpty()) {
            throw new IllegalArgumentException("There is no " + kennzahl.id() + " by the rule " + id + "; rules are "
                    + net.definitions().stream().map(CalculatorInfo::id).toList());
        }
        return series;
    }

    /**
     * Why the cost per workplace changed.
     *
     * @param year the later year
     * @return the effects, or empty when the year before is not in the table or a figure is missing
     */
    public Optional<Decomposition> decomposition(int year) {
        YearColumn column = table.column(year);
        Optional<YearColumn> before = table.before(column);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        Optional<Rational> total = known(Keys.of(Kennzahl.VERAENDERUNG, column));
        Optional<Rational> cost = known(Keys.effect(column, KennzahlenNet.COST));
        Optional<Rational> volume = known(Keys.effect(column, KennzahlenNet.VOLUME));
        Optional<Rational> definition = known(Keys.effect(column, KennzahlenNet.DEFINITION));
        if (total.isEmpty() || cost.isEmpty() || volume.isEmpty() || definition.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Decomposition(before.get(), column, total.get(), cost.get(), volume.get(), definition.get()));
    }

    private Optional<Rational> known(FigureKey key) {
        return evaluation.value(key).ifKnown();
    }

    /**
     * Where a figure comes from.
     *
     * @param key the figure
     * @return the tree down to file, line and column
     */
    public Explanation explain(FigureKey key) {
        Map<FigureKey, String> labels = labels();
        return Explanation.of(evaluation, key, figure -> labels.getOrDefault(figure, figure.toString()));
    }

    /**
     * Everything that does not fit or should be known: contradictions of single numbers first, then what this module
     * looks at beside.
     *
     * @return the findings
     */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(Findings.of(printed.net(), verdicts));
        all.addAll(remarks());
        return List.copyOf(all);
    }

    /**
     * What this module finds beside contradictions of single numbers: missing rows, rules that do not fit, rates across
     * a change of rules, columns that cannot be what their header says, benchmarks carried forward.
     *
     * @return the findings
     */
    public List<Finding> remarks() {
        return remarks("");
    }

    /** The same, where the paper says by what its cost is reduced. */
    List<Finding> remarks(String deduction) {
        List<Finding> remarks = new ArrayList<>();
        missingRows.forEach(row -> remarks.add(row.finding(deduction)));
        remarks.addAll(new KennzahlenRemarks(this).all());
        return List.copyOf(remarks);
    }

    /**
     * What a list of benchmarks says beyond the table: values of the table that the list has otherwise, and values that
     * are said to be carried forward and differ from the year before.
     *
     * @param benchmarks the list; its ids are the features of the table's benchmark rows
     * @return the findings
     */
    public List<Finding> remarks(List<Benchmark> benchmarks) {
        return BenchmarkRemarks.of(this, benchmarks);
    }

    /**
     * The report: the table, the rules side by side, the restated series, the effects.
     *
     * @return the sections
     */
    public List<Section> sections() {
        return new KennzahlenReport(this, evaluation, View.PRINTED).sections();
    }

    /**
     * Key figures as chart data: years along the axis, one series for each key figure.
     *
     * @param id id of the chart
     * @param title what it shows, in German
     * @param kennzahlen key figures that are not divided
     * @return the chart, rounded to whole units, percent to two decimals; what has no value is a gap
     */
    public ChartData chart(String id, String title, List<Kennzahl> kennzahlen) {
        return chart(id, title, kennzahlen, evaluation);
    }

    /** The values may be those of a pack that the table is part of. */
    ChartData chart(String id, String title, List<Kennzahl> kennzahlen, Evaluation evaluation) {
        List<ChartData.Series> series = new ArrayList<>();
        for (Kennzahl kennzahl : kennzahlen) {
            List<ChartData.Point> points = new ArrayList<>();
            for (YearColumn column : table.columns()) {
                points.add(point(Keys.of(kennzahl, column), kennzahl.unit(), evaluation));
            }
            series.add(new ChartData.Series(
                    table.row(kennzahl, "").map(Kennzahlen.Row::label).orElse(kennzahl.label()), points));
        }
        return new ChartData(
                id, title, table.columns().stream().map(YearColumn::title).toList(), series);
    }

    private ChartData.Point point(FigureKey key, Unit unit, Evaluation evaluation) {
        if (!units().containsKey(key)) {
            return new ChartData.Point.Gap(); // a figure that the table has in other years only
        }
        return evaluation
                .value(key)
                .ifKnown()
                .<ChartData.Point>map(value -> new ChartData.Point.Known(
                        Quantity.round(value, unit.equals(Unit.PERCENT) ? 2 : 0, unit, Rounding.HALF_UP)))
                .orElseGet(ChartData.Point.Gap::new);
    }

    List<CalculatorInfo> definitions() {
        return net.definitions();
    }

    Optional<CalculatorInfo> used(YearColumn column) {
        return net.used(column);
    }

    FigureKey workplaces(YearColumn column) {
        return net.workplaces(column);
    }

    /** The cell in which a figure is printed. */
    Optional<CheckCell> cell(FigureKey key) {
        CheckCell.Fact fact = CheckCell.Fact.of(key);
        return printed.net().cells().stream()
                .filter(cell -> fact.equals(cell.fact()))
                .findFirst();
    }

    /** The verdict on a printed figure by the relation that computes it. */
    Optional<Verdict> verdict(FigureKey key) {
        Optional<CheckCell> cell = cell(key);
        return verdicts.stream()
                .filter(verdict -> !verdict.isIdentity()
                        && cell.filter(own -> own.id().equals(verdict.target())).isPresent())
                .map(RelationVerdict::verdict)
                .findFirst();
    }

    private List<RuleFit> fits(RelationNet relations) {
        List<Relation> asserting = new ArrayList<>();
        for (Relation relation : relations.relations()) {
            if (relation.target().concept().equals(Kennzahl.ARBEITSPLAETZE.concept())
                    && !relation.target().dimensions().isEmpty()) {
                asserting.add(relation);
            }
        }
        Set<FigureKey> defined = new HashSet<>();
        asserting.forEach(relation -> defined.add(relation.target()));
        List<RuleFit> made = new ArrayList<>();
        for (YearColumn column : table.columns()) {
            for (CalculatorInfo definition : net.definitions()) {
                FigureKey key = Keys.defined(Kennzahl.ARBEITSPLAETZE, column, definition.id());
                if (defined.contains(key)) {
                    String id = "fit:" + definition.id() + ":" + column.id();
                    asserting.add(Relation.asserting(
                                    id,
                                    Keys.of(Kennzahl.ARBEITSPLAETZE, column),
                                    Formula.times(Rational.ONE, Formula.ref(key)),
                                    definition.title(),
                                    LegalSource.ARITHMETIC,
                                    SourceRef.of(table.form().paper()))
                            .inPaper(table.form().paper()));
                }
            }
        }
        Map<String, RelationVerdict> byId = new HashMap<>();
        for (RelationVerdict verdict :
                Checker.check(PrintedNet.of(net.net(asserting), figures).net())) {
            byId.put(verdict.relation(), verdict);
        }
        for (YearColumn column : table.columns()) {
            for (CalculatorInfo definition : net.definitions()) {
                FigureKey key = Keys.defined(Kennzahl.ARBEITSPLAETZE, column, definition.id());
                if (!net.units().containsKey(key)) {
                    continue;
                }
                RelationVerdict verdict = byId.get("fit:" + definition.id() + ":" + column.id());
                made.add(new RuleFit(
                        column,
                        definition,
                        definition.validity().contains(LocalDate.of(column.year(), 12, 31)),
                        net.used(column).filter(definition::equals).isPresent(),
                        evaluation.value(key),
                        printedWorkplaces(column).orElse(null),
                        verdict == null ? Verdict.NOT_CHECKABLE : verdict.verdict()));
            }
        }
        return List.copyOf(made);
    }

    private Optional<Quantity> printedWorkplaces(YearColumn column) {
        return table.row(Kennzahl.ARBEITSPLAETZE, "")
                .map(row -> row.entries().get(column.id()))
                .map(Kennzahlen.Entry::value);
    }
}
