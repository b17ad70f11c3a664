package org.eigenbetrieb.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/** All relations of a table of key figures: the one place where its rules are written down. */
final class KennzahlenNet {

    /** Deductions that follow from a printed sum, because their rows are not printed. */
    static final String NOT_PRINTED = "nicht-gedruckt";

    static final String COST = "kosten";
    static final String VOLUME = "menge";
    static final String DEFINITION = "definition";

    private static final LegalSource FORM = LegalSource.form("Kennzahlen zu den EDV-Aufwendungen");

    private final Kennzahlen table;
    private final Set<Kennzahl> given;
    private final Map<String, Calculator> calculators = new TreeMap<>();
    private final Map<YearColumn, CalculatorInfo> used = new LinkedHashMap<>();
    private final Map<YearColumn, RuleOfYear> chosen = new LinkedHashMap<>();
    private final Map<FigureKey, Unit> units = new LinkedHashMap<>();
    private final Map<FigureKey, Failure> failures = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private KennzahlenNet(Kennzahlen table, Set<Kennzahl> given) {
        this.table = table;
        this.given = given;
    }

    /**
     * Builds the relations.
     *
     * @param given computed key figures that are taken as printed, because what they follow from is not
     */
    static KennzahlenNet of(
            Kennzahlen table,
            Registry registry,
            List<RuleOfYear> rules,
            Jurisdiction place,
            Collection<Kennzahl> given) {
        Set<Kennzahl> all = EnumSet.noneOf(Kennzahl.class);
        all.addAll(given);
        KennzahlenNet net = new KennzahlenNet(table, all);
        registry.calculators().forEach((id, calculator) -> {
            if (calculator.info().slot().equals(WorkplaceDefinition.SLOT)) {
                net.calculators.put(id, calculator);
            }
        });
        if (table.rows(Kennzahl.ERLOESE).isEmpty()) {
            all.add(table.rows(Kennzahl.ZWISCHENSUMME).isEmpty() ? Kennzahl.KOSTEN : Kennzahl.ZWISCHENSUMME);
        }
        if (table.rows(Kennzahl.GERAETE).isEmpty() || net.calculators.isEmpty()) {
            all.add(Kennzahl.ARBEITSPLAETZE);
        }
        net.build(registry, rules, place);
        return net;
    }

    Set<Kennzahl> given() {
        return given;
    }

    List<Relation> relations() {
        return relations;
    }

    Map<FigureKey, Unit> units() {
        return units;
    }

    List<Problem> problems() {
        return problems;
    }

    List<CalculatorInfo> definitions() {
        return calculators.values().stream().map(Calculator::info).toList();
    }

    Optional<CalculatorInfo> used(YearColumn column) {
        return Optional.ofNullable(used.get(column));
    }

    RelationNet net() {
        return net(relations);
    }

    RelationNet net(List<Relation> others) {
        Read<RelationNet> read = RelationNet.of(units, others, failures);
        problems.addAll(read.problems());
        return read.value();
    }

    /** The workplaces of a year by the rule that the year uses. */
    FigureKey workplaces(YearColumn column) {
        CalculatorInfo rule = used.get(column);
        return rule == null || given.contains(Kennzahl.ARBEITSPLAETZE)
                ? Keys.of(Kennzahl.ARBEITSPLAETZE, column)
                : Keys.defined(Kennzahl.ARBEITSPLAETZE, column, rule.id());
    }

    private void build(Registry registry, List<RuleOfYear> rules, Jurisdiction place) {
        declare();
        if (!given.contains(Kennzahl.ARBEITSPLAETZE)) {
            choose(registry, rules, place);
            for (Calculator calculator : calculators.values()) {
                contribute(calculator, place);
            }
        }
        for (YearColumn column : table.columns()) {
            Optional<YearColumn> before = table.before(column);
            workplacesAndCost(column);
            before.ifPresent(earlier -> growth(earlier, column));
            for (CalculatorInfo definition : definitions()) {
                if (!given.contains(Kennzahl.ARBEITSPLAETZE)) {
                    quotient(
                            Keys.defined(Kennzahl.ARBEITSPLATZKOSTEN, column, definition.id()),
                            Keys.defined(Kennzahl.ARBEITSPLAETZE, column, definition.id()),
                            column,
                            "Kosten je Arbeitsplatz nach „" + definition.title() + "“");
                }
            }
            before.ifPresent(earlier -> effects(earlier, column));
            for (Kennzahlen.Row benchmark : table.rows(Kennzahl.RICHTWERT)) {
                FigureKey target = Keys.of(Kennzahl.RICHTWERT_ABSTAND, column, benchmark.merkmal());
                Map<FigureKey, Rational> terms = new LinkedHashMap<>();
                terms.put(Keys.of(Kennzahl.ARBEITSPLATZKOSTEN, column), Rational.ONE);
                terms.put(Keys.of(Kennzahl.RICHTWERT, column, benchmark.merkmal()), Rational.ONE.negate());
                define(
                        target,
                        Formula.sum(terms),
                        "Kosten je Arbeitsplatz abzüglich Richtwert",
                        LegalSource.ARITHMETIC);
            }
        }
    }

    private void declare() {
        for (YearColumn column : table.columns()) {
            for (Kennzahl kennzahl : Kennzahl.values()) {
                if (!kennzahl.isDivided() && kennzahl != Kennzahl.RICHTWERT_ABSTAND) {
                    units.put(Keys.of(kennzahl, column), kennzahl.unit());
                }
            }
            for (Kennzahlen.Row row : table.rows()) {
                units.put(
                        Keys.of(row.kennzahl(), column, row.merkmal()),
                        row.kennzahl().unit());
            }
        }
    }

    private void choose(Registry registry, List<RuleOfYear> rules, Jurisdiction place) {
        Map<Integer, RuleOfYear> byYear = new LinkedHashMap<>();
        rules.forEach(rule -> byYear.put(rule.year(), rule));
        for (YearColumn column : table.columns()) {
            RuleOfYear rule = byYear.get(column.year());
            Read<Optional<Calculator>> found = rule == null
                    ? registry.select(
                            WorkplaceDefinition.SLOT, place, LocalDate.of(column.year(), 12, 31), SourceRef.of(file()))
                    : registry.chosen(new Choice(
                            WorkplaceDefinition.SLOT,
                            table.form().paper(),
                            List.of(),
                            rule.calculator(),
                            Map.of(),
                            rule.reason(),
                            rule.place()));
            problems.addAll(found.problems());
            found.value().ifPresent(calculator -> used.put(column, calculator.info()));
            if (rule != null) {
                chosen.put(column, rule);
            }
        }
    }

    private String file() {
        return table.rows().isEmpty()
                ? table.form().paper()
                : table.rows().get(0).place().file();
    }

    private void contribute(Calculator calculator, Jurisdiction place) {
        CalculatorInfo info = calculator.info();
        for (YearColumn column : table.columns()) {
            FigureKey target = Keys.defined(Kennzahl.ARBEITSPLAETZE, column, info.id());
            units.put(target, Unit.COUNT);
            CalculationRequest request = new CalculationRequest(
                    info,
                    List.of(target),
                    units,
                    Map.of(),
                    place,
                    LocalDate.of(column.year(), 12, 31),
                    "",
                    SourceRef.of(file()));
            try {
                Contribution contribution = calculator.contribute(request);
                contribution
                        .notApplicable()
                        .forEach((key, reason) ->
                                failures.put(key, Failure.notApplicable(info.id() + ": " + reason, List.of())));
                units.putAll(contribution.figures());
                for (Relation relation : contribution.relations()) {
                    relations.add(relation.inPaper(table.form().paper()));
                }
                if (!contribution.notApplicable().containsKey(target)
                        && contribution.relations().stream()
                                .noneMatch(relation -> relation.target().equals(target))) {
                    throw new IllegalStateException("it left out " + target);
                }
            } catch (RuntimeException e) {
                problems.add(Problem.error(
                        "EB-CAL-005",
                        SourceRef.of(file()),
                        "calculator " + info.id() + " failed for " + column.year() + ": " + e.getMessage(),
                        "report it to its author; choose another rule meanwhile"));
                failures.put(target, Failure.ruleFailed(info.id() + " failed: " + e.getMessage()));
            }
        }
    }

    private void workplacesAndCost(YearColumn column) {
        FigureKey workplaces = workplaces(column);
        FigureKey printed = Keys.of(Kennzahl.ARBEITSPLAETZE, column);
        CalculatorInfo rule = used.get(column);
        RuleOfYear choice = chosen.get(column);
        if (!workplaces.equals(printed) && rule != null) {
            define(
                    printed,
                    Formula.times(Rational.ONE, Formula.ref(workplaces)),
                    "Bewertung nach „" + rule.title() + "“" + (choice == null ? "" : " – Grund: " + choice.reason()),
                    rule.source());
        }
        List<FigureKey> revenues = keys(Kennzahl.ERLOESE, column);
        FigureKey subtotal = Keys.of(Kennzahl.ZWISCHENSUMME, column);
        if (!given.contains(Kennzahl.ZWISCHENSUMME) && !revenues.isEmpty()) {
            define(subtotal, Formula.sum(revenues), "Summe der Erlöse", FORM);
        } else if (!revenues.isEmpty()) {
            FigureKey hidden = Keys.of(Kennzahl.ABZUG, column, NOT_PRINTED);
            Map<FigureKey, Rational> terms = new LinkedHashMap<>();
            revenues.forEach(key -> terms.put(key, Rational.ONE));
            terms.put(subtotal, Rational.ONE.negate());
            define(hidden, Formula.sum(terms), "Summe der Erlöse abzüglich gedruckter Zwischensumme", FORM);
        }
        FigureKey cost = Keys.of(Kennzahl.KOSTEN, column);
        if (!given.contains(Kennzahl.KOSTEN)) {
            Map<FigureKey, Rational> terms = new LinkedHashMap<>();
            terms.put(subtotal, Rational.ONE);
            keys(Kennzahl.ABZUG, column).forEach(key -> terms.put(key, Rational.ONE.negate()));
            define(cost, Formula.sum(terms), "Zwischensumme abzüglich der Abzüge", FORM);
        }
        quotient(
                Keys.of(Kennzahl.ARBEITSPLATZKOSTEN, column),
                workplaces,
                column,
                "Kosten durch Arbeitsplätze (nicht gerundet)");
    }

    private List<FigureKey> keys(Kennzahl kennzahl, YearColumn column) {
        return table.rows(kennzahl).stream()
                .map(row -> Keys.of(kennzahl, column, row.merkmal()))
                .toList();
    }

    private void quotient(FigureKey target, FigureKey workplaces, YearColumn column, String rule) {
        define(
                target,
                new Formula.Quotient(Formula.ref(Keys.of(Kennzahl.KOSTEN, column)), Formula.ref(workplaces)),
                rule,
                FORM);
    }

    private void growth(YearColumn before, YearColumn column) {
        String rule = "Steigerung gegenüber " + before.year();
        define(
                Keys.of(Kennzahl.ARBEITSPLAETZE_STEIGERUNG, column),
                growthOf(workplaces(column), workplaces(before)),
                rule,
                LegalSource.ARITHMETIC);
        define(
                Keys.of(Kennzahl.SPEICHER_STEIGERUNG, column),
                growthOf(Keys.of(Kennzahl.SPEICHER, column), Keys.of(Kennzahl.SPEICHER, before)),
                rule,
                LegalSource.ARITHMETIC);
        for (CalculatorInfo definition : definitions()) {
            if (!given.contains(Kennzahl.ARBEITSPLAETZE)) {
                define(
                        Keys.defined(Kennzahl.ARBEITSPLAETZE_STEIGERUNG, column, definition.id()),
                        growthOf(
                                Keys.defined(Kennzahl.ARBEITSPLAETZE, column, definition.id()),
                                Keys.defined(Kennzahl.ARBEITSPLAETZE, before, definition.id())),
                        rule + " nach „" + definition.title() + "“",
                        LegalSource.ARITHMETIC);
            }
        }
    }

    /** Growth in percent: later over earlier, less 100. */
    static Formula growthOf(FigureKey later, FigureKey earlier) {
        return new Formula.Sum(List.of(
                new Formula.Term(Rational.HUNDRED, new Formula.Quotient(Formula.ref(later), Formula.ref(earlier))),
                new Formula.Term(
                        Rational.ONE.negate(), new Formula.Constant(Quantity.of(100, 0, Unit.NUMBER), "100 %"))));
    }

    /** The change of the cost per workplace and its three effects; see {@link Decomposition}. */
    private void effects(YearColumn before, YearColumn column) {
        FigureKey costBefore = Keys.of(Kennzahl.KOSTEN, before);
        FigureKey cost = Keys.of(Kennzahl.KOSTEN, column);
        FigureKey countBefore = workplaces(before);
        FigureKey count = workplaces(column);
        CalculatorInfo rule = used.get(before);
        FigureKey alike = rule == null || given.contains(Kennzahl.ARBEITSPLAETZE)
                ? count
                : Keys.defined(Kennzahl.ARBEITSPLAETZE, column, rule.id());
        Rational half = Rational.HALF;
        Rational minus = Rational.HALF.negate();
        String against = " gegenüber " + before.year();
        define(
                Keys.of(Kennzahl.VERAENDERUNG, column),
                new Formula.Sum(
                        List.of(term(Rational.ONE, cost, count), term(Rational.ONE.negate(), costBefore, countBefore))),
                "Veränderung der Kosten je Arbeitsplatz" + against,
                LegalSource.ARITHMETIC);
        define(
                Keys.effect(column, COST),
                new Formula.Sum(List.of(
                        term(half, cost, countBefore),
                        term(half, cost, alike),
                        term(minus, costBefore, countBefore),
                        term(minus, costBefore, alike))),
                "Wirkung der Kosten" + against,
                LegalSource.ARITHMETIC);
        define(
                Keys.effect(column, VOLUME),
                new Formula.Sum(List.of(
                        term(half, costBefore, alike),
                        term(half, cost, alike),
                        term(minus, costBefore, countBefore),
                        term(minus, cost, countBefore))),
                "Wirkung der Zahl der Arbeitsplätze" + against,
                LegalSource.ARITHMETIC);
        define(
                Keys.effect(column, DEFINITION),
                new Formula.Sum(List.of(term(Rational.ONE, cost, count), term(Rational.ONE.negate(), cost, alike))),
                "Wirkung der geänderten Bewertung" + against,
                LegalSource.ARITHMETIC);
    }

    private static Formula.Term term(Rational weight, FigureKey above, FigureKey below) {
        return new Formula.Term(weight, new Formula.Quotient(Formula.ref(above), Formula.ref(below)));
    }

    private void define(FigureKey target, Formula formula, String rule, LegalSource source) {
        units.putIfAbsent(
                target, Kennzahl.find(target.concept().id()).map(Kennzahl::unit).orElse(Unit.NUMBER));
        relations.add(Relation.defining(
                        "kpi:" + Keys.id(table.form().paper()) + ":" + Keys.id(target.toString()),
                        target,
                        formula,
                        rule,
                        source,
                        place(target))
                .inPaper(table.form().paper()));
    }

    /** The row that prints a figure, or the whole table. */
    private SourceRef place(FigureKey target) {
        return table.rows().stream()
                .filter(row -> row.kennzahl().concept().equals(target.concept()))
                .map(Kennzahlen.Row::place)
                .findFirst()
                .orElseGet(() -> SourceRef.of(file()));
    }
}
