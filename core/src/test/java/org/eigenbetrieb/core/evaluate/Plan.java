package org.eigenbetrieb.core.evaluate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/**
 * A generated plan of an enterprise, with every amount computed a second time in plain {@link BigDecimal}.
 *
 * <p>Accounts make up posts, posts make up income and expenses, these the result; balancing lines make both sides of the
 * finances equal. Three columns: plan, actual figures, and a forecast that is rounded to the cent account by account.
 * Actual figures are also printed in percent of the plan, the forecast as growth over it.
 *
 * @param plan planned amounts of the accounts in cents
 * @param ist their actual amounts in cents, as many
 * @param posts number of posts, at least 2: the accounts are dealt out to them, and they in turn to income and expenses
 * @param factor what the forecast multiplies the actual amount by
 */
public record Plan(List<Long> plan, List<Long> ist, int posts, Rational factor) {

    /** Date of the papers. */
    public static final LocalDate STAND = LocalDate.of(2023, 9, 28);
    /** Day of the actual figures. */
    public static final LocalDate STICHTAG = LocalDate.of(2023, 6, 30);
    /** The paper that prints everything. */
    public static final String PAPER = "bericht";

    /** Lines above the posts, each after those it is computed from. */
    public static final List<String> LINES = List.of(
            "ertraege",
            "aufwendungen",
            "jahresergebnis",
            "zunahme-mittel",
            "abnahme-mittel",
            "mittelherkunft",
            "mittelverwendung");

    /** The columns. */
    @SuppressWarnings("ImmutableEnumChecker") // phases and periods are immutable records
    public enum Column {
        /** The plan. */
        PLAN(Phase.ANSATZ, Period.year(2023)),
        /** Actual figures. */
        IST(Phase.ist(STICHTAG), Period.yearTo(STICHTAG)),
        /** The forecast. */
        FORECAST(Phase.hochrechnung(STICHTAG), Period.year(2023));

        private final Phase phase;
        private final Period period;

        Column(Phase phase, Period period) {
            this.phase = phase;
            this.period = period;
        }
    }

    /**
     * How amounts are printed.
     *
     * @param unit EUR, TEUR or MEUR
     * @param decimals printed decimals; -3 for whole thousands
     */
    public record Style(Unit unit, int decimals) {
        /** To the cent. */
        public static final Style CENTS = new Style(Unit.EUR, 2);

        /** The amount as it is printed. */
        public Quantity print(BigDecimal euros) {
            BigDecimal number = euros.movePointLeft(unit.exponent()).setScale(decimals, RoundingMode.HALF_UP);
            return Quantity.of(number.unscaledValue().longValueExact(), decimals, unit);
        }
    }

    // ---- arbitrary plans ----

    /** Plans with up to eight accounts, zeros and amounts that lie in the middle between two printed numbers. */
    public static Arbitrary<Plan> plans() {
        Arbitrary<Long> amounts = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0L)),
                Tuple.of(2, Arbitraries.longs().between(-300, 300)),
                Tuple.of(2, Arbitraries.longs().between(-40, 40).map(n -> n * 50)),
                Tuple.of(1, Arbitraries.longs().between(-40, 40).map(n -> n * 50_000 + 1)),
                Tuple.of(3, Arbitraries.longs().between(-200_000_000, 900_000_000)));
        Arbitrary<List<Long>> columns = amounts.list().ofMinSize(16).ofMaxSize(16);
        return Combinators.combine(
                        columns,
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(2, 5),
                        factors())
                .as((all, accounts, posts, factor) ->
                        new Plan(all.subList(0, accounts), all.subList(8, 8 + accounts), posts, factor))
                .withoutEdgeCases();
    }

    private static Arbitrary<Rational> factors() {
        return Arbitraries.of(
                Rational.of(2), Rational.of(12, 5), Rational.of(365, 181), Rational.of(1, 3), Rational.of(7, 8));
    }

    /** Ways to print a column: €, T€ or Mio. € with 2, 0 or -3 decimals. */
    public static Arbitrary<Style> styles() {
        return Arbitraries.of(
                Style.CENTS,
                new Style(Unit.EUR, 0),
                new Style(Unit.EUR, -3),
                new Style(Unit.TEUR, 0),
                new Style(Unit.TEUR, 2),
                new Style(Unit.MEUR, 2));
    }

    // ---- keys ----

    /** The balance of an account. */
    public FigureKey account(int number, Column column) {
        return key("kontobetrag", column).with(Dimensions.of(DimensionKey.KONTO, "44" + number));
    }

    /** A post. */
    public FigureKey post(int number, Column column) {
        return key("posten-" + number, column);
    }

    /** A line above the posts. */
    public FigureKey line(String concept, Column column) {
        return key(concept, column);
    }

    /** A figure in percent of the plan. */
    public static FigureKey share(FigureKey of) {
        return of.with(of.dimensions().with(DimensionKey.BEZUG, "plan"));
    }

    private static FigureKey key(String concept, Column column) {
        return FigureKey.of(concept, column.phase, column.period);
    }

    /** The accounts in a column. */
    public List<FigureKey> accounts(Column column) {
        List<FigureKey> keys = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            keys.add(account(i, column));
        }
        return keys;
    }

    private List<FigureKey> accountsOf(int post, Column column) {
        List<FigureKey> keys = new ArrayList<>();
        for (int i = post; i < plan.size(); i += posts) {
            keys.add(account(i, column));
        }
        return keys;
    }

    private List<FigureKey> postsFrom(int first, Column column) {
        List<FigureKey> keys = new ArrayList<>();
        for (int post = first; post < posts; post += 2) {
            keys.add(post(post, column));
        }
        return keys;
    }

    /** Everything with an amount in a column: accounts, posts, lines. */
    public List<FigureKey> amounts(Column column) {
        List<FigureKey> keys = new ArrayList<>(accounts(column));
        for (int post = 0; post < posts; post++) {
            keys.add(post(post, column));
        }
        LINES.forEach(line -> keys.add(line(line, column)));
        return keys;
    }

    // ---- as relations ----

    /** Every figure with its unit. */
    public Map<FigureKey, Unit> units() {
        Map<FigureKey, Unit> units = new LinkedHashMap<>();
        for (Column column : Column.values()) {
            for (FigureKey key : amounts(column)) {
                units.put(key, Unit.EUR);
                if (column != Column.PLAN) {
                    units.put(share(key), Unit.PERCENT);
                }
            }
        }
        return units;
    }

    /** Every relation. */
    public List<Relation> relations() {
        List<Relation> relations = new ArrayList<>();
        for (Column column : Column.values()) {
            for (int post = 0; post < posts; post++) {
                add(relations, post(post, column), Formula.sum(accountsOf(post, column)));
            }
            FigureKey income = line("ertraege", column);
            FigureKey expenses = line("aufwendungen", column);
            FigureKey result = line("jahresergebnis", column);
            FigureKey more = line("zunahme-mittel", column);
            FigureKey less = line("abnahme-mittel", column);
            Rational minus = Rational.ONE.negate();
            add(relations, income, Formula.sum(postsFrom(0, column)));
            add(relations, expenses, Formula.sum(postsFrom(1, column)));
            add(relations, result, Formula.sum(ordered(income, Rational.ONE, expenses, minus)));
            add(relations, more, new Formula.PositivePart(Formula.ref(result)));
            add(relations, less, new Formula.PositivePart(Formula.sum(ordered(expenses, Rational.ONE, income, minus))));
            add(relations, line("mittelherkunft", column), Formula.sum(List.of(income, less)));
            add(relations, line("mittelverwendung", column), Formula.sum(List.of(expenses, more)));
            relations.add(Relation.asserting(
                            "ausgleich:" + column,
                            line("mittelherkunft", column),
                            Formula.ref(line("mittelverwendung", column)),
                            "Einnahmen gleich Ausgaben",
                            LegalSource.ARITHMETIC,
                            SourceRef.of("plan.json"))
                    .inPaper(PAPER));
        }
        for (int i = 0; i < plan.size(); i++) {
            Relation forecast =
                    defining(account(i, Column.FORECAST), Formula.times(factor, Formula.ref(account(i, Column.IST))));
            relations.add(forecast.rounded(RoundTo.CENT));
        }
        for (FigureKey whole : amounts(Column.PLAN)) {
            FigureKey part = whole.in(Column.IST.phase, Column.IST.period);
            FigureKey forecast = whole.in(Column.FORECAST.phase, Column.FORECAST.period);
            add(relations, share(part), Formula.percent(part, whole));
            add(relations, share(forecast), growth(forecast, whole));
        }
        return relations;
    }

    private static Formula growth(FigureKey now, FigureKey before) {
        return new Formula.Sum(List.of(
                new Formula.Term(Rational.HUNDRED, new Formula.Quotient(Formula.ref(now), Formula.ref(before))),
                new Formula.Term(
                        Rational.ONE.negate(), new Formula.Constant(Quantity.of(100, 0, Unit.PERCENT), "100 %"))));
    }

    private static Map<FigureKey, Rational> ordered(FigureKey a, Rational one, FigureKey b, Rational two) {
        Map<FigureKey, Rational> weights = new LinkedHashMap<>();
        weights.put(a, one);
        weights.put(b, two);
        return weights;
    }

    private static void add(List<Relation> relations, FigureKey target, Formula formula) {
        relations.add(defining(target, formula));
    }

    private static Relation defining(FigureKey target, Formula formula) {
        String id = target.toString().replaceAll("[^A-Za-z0-9.-]", "_");
        return Relation.defining(id, target, formula, "Summe", LegalSource.ARITHMETIC, SourceRef.of("plan.json"))
                .inPaper(PAPER);
    }

    /** The net. */
    public RelationNet net() {
        return RelationNet.of(units(), relations()).orThrow();
    }

    // ---- by hand ----

    /** Every amount in euros, computed without the library. */
    public Map<FigureKey, BigDecimal> byHand() {
        Map<FigureKey, BigDecimal> amounts = new LinkedHashMap<>();
        for (Column column : Column.values()) {
            BigDecimal income = BigDecimal.ZERO;
            BigDecimal expenses = BigDecimal.ZERO;
            for (int post = 0; post < posts; post++) {
                BigDecimal total = BigDecimal.ZERO;
                for (int i = post; i < plan.size(); i += posts) {
                    BigDecimal own = euros(i, column);
                    amounts.put(account(i, column), own);
                    total = total.add(own);
                }
                amounts.put(post(post, column), total);
                if (post % 2 == 0) {
                    income = income.add(total);
                } else {
                    expenses = expenses.add(total);
                }
            }
            BigDecimal larger = income.max(expenses);
            amounts.put(line("ertraege", column), income);
            amounts.put(line("aufwendungen", column), expenses);
            amounts.put(line("jahresergebnis", column), income.subtract(expenses));
            amounts.put(line("zunahme-mittel", column), larger.subtract(expenses));
            amounts.put(line("abnahme-mittel", column), larger.subtract(income));
            amounts.put(line("mittelherkunft", column), larger);
            amounts.put(line("mittelverwendung", column), larger);
        }
        return amounts;
    }

    private BigDecimal euros(int account, Column column) {
        return switch (column) {
            case PLAN -> BigDecimal.valueOf(plan.get(account), 2);
            case IST -> BigDecimal.valueOf(ist.get(account), 2);
            case FORECAST ->
                new BigDecimal(factor.numerator().multiply(BigInteger.valueOf(ist.get(account))))
                        .divide(new BigDecimal(factor.denominator()), 0, RoundingMode.HALF_UP)
                        .movePointLeft(2);
        };
    }

    // ---- as figures ----

    /** The inputs to the cent: plan and actual figures of the accounts. */
    public FigureSet inputs() {
        Map<FigureKey, BigDecimal> amounts = byHand();
        List<Figure> figures = new ArrayList<>();
        for (Column column : List.of(Column.PLAN, Column.IST)) {
            for (FigureKey key : accounts(column)) {
                figures.add(figure(key, Style.CENTS.print(of(amounts, key)), Origin.INPUT, figures.size()));
            }
        }
        return FigureSet.of(STAND, figures);
    }

    /** What a paper prints: every amount rounded as its column is, every percentage as given. */
    public FigureSet printed(Function<Column, Style> styles, int percentDecimals, Predicate<FigureKey> printed) {
        Map<FigureKey, BigDecimal> amounts = byHand();
        List<Figure> figures = new ArrayList<>();
        for (Column column : Column.values()) {
            for (FigureKey key : amounts(column)) {
                BigDecimal amount = of(amounts, key);
                BigDecimal whole = of(amounts, key.in(Column.PLAN.phase, Column.PLAN.period));
                if (printed.test(key)) {
                    figures.add(figure(key, styles.apply(column).print(amount), Origin.PRINTED, figures.size()));
                }
                if (column != Column.PLAN && whole.signum() != 0 && printed.test(share(key))) {
                    BigDecimal part = column == Column.IST ? amount : amount.subtract(whole);
                    BigDecimal percent = part.scaleByPowerOfTen(2).divide(whole, percentDecimals, RoundingMode.HALF_UP);
                    figures.add(figure(share(key), Quantity.of(percent, Unit.PERCENT), Origin.PRINTED, figures.size()));
                }
            }
        }
        return FigureSet.of(STAND, figures);
    }

    private static BigDecimal of(Map<FigureKey, BigDecimal> amounts, FigureKey key) {
        return Objects.requireNonNull(amounts.get(key), () -> "no amount of " + key);
    }

    private static Figure figure(FigureKey key, Quantity printed, Origin origin, int line) {
        return new Figure(
                key,
                printed.unit(),
                printed,
                Figure.Blank.MISSING,
                printed.decimals(),
                origin,
                new Place(
                        PAPER,
                        key.toString(),
                        key.phase().kind().name(),
                        key.concept().id()),
                SourceRef.of(PAPER + ".csv", line + 2, 3));
    }
}
