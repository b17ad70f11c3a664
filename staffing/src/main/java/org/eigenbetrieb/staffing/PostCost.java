package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
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
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What the posts of a plan year cost: posts × pay, month by month, with annual bonus and employer share.
 *
 * <p>Posts of a month are its daily average, so that a post that falls away within it counts in part. Pay, bonus and
 * employer share are rounded to the cent per line and month, and sums are formed from those cents. A group without a
 * rate has no cost, and neither has the total: nothing is taken for 0. Immutable and safe for use by several threads.
 */
public final class PostCost {

    private static final String PAPER = "stellenuebersicht";
    private static final String COST = "personalkosten";
    private static final String PAY = "monatsentgelt";
    private static final String YEARLY = "jahreskosten-je-stelle";
    private static final String OCCUPANT = "besetzungsabweichung";
    private static final DimensionKey PART = new DimensionKey("bestandteil");
    private static final DimensionKey STEP = new DimensionKey("stufe");
    private static final DimensionKey NUMBER = new DimensionKey("stellennummer");
    private static final LegalSource PRACTICE =
            LegalSource.practice("Personalkostenplanung aus Stellen und Entgelttabelle");
    private static final Formula ONE_POST = new Formula.Constant(Quantity.of(100, 2, Unit.VZAE), "eine volle Stelle");

    private final Stellenuebersicht plan;
    private final PayScale scale;
    private final CostAssumptions assumptions;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<FigureKey, Unit> units = new LinkedHashMap<>();
    private final Map<FigureKey, String> labels = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final Map<Spot, Dimensions> carriers = new HashMap<>();
    private final Map<PayGroup, List<Segment>> segments = new TreeMap<>();
    private final Map<PayGroup, FigureKey> groupTotals = new TreeMap<>();

    /** A stretch of the year with one rate, or without any. */
    private record Segment(LocalDate from, LocalDate to, PayScale.@Nullable Rate rate, FigureKey key) {

        /** The part of a month that lies in it. */
        Rational share(YearMonth month) {
            return days(month, from, to);
        }
    }

    /** A line that is priced: of the plan, or one that only a ku brings about. */
    private record Line(
            Dimensions dimensions,
            PayGroup group,
            boolean memo,
            @Nullable FigureKey base,
            String label,
            SourceRef place) {}

    private PostCost(Stellenuebersicht plan, List<Resolution.Step> steps, PayScale scale, CostAssumptions assumptions) {
        this.plan = plan;
        this.scale = scale;
        this.assumptions = assumptions;
        plan.lines()
                .forEach(line -> carriers.putIfAbsent(
                        line.spot(), plan.key(line, PostLine.Column.SOLL).dimensions()));
        Map<Spot, List<Change>> changes = changes(steps);
        List<FigureKey> lineTotals = new ArrayList<>();
        Map<PayGroup, List<FigureKey>> byGroup = new TreeMap<>();
        Map<Integer, List<FigureKey>> byMonth = new TreeMap<>();
        for (Line line : lines(changes)) {
            FigureKey key = price(line, changes, byMonth);
            lineTotals.add(key);
            byGroup.computeIfAbsent(line.group(), group -> new ArrayList<>()).add(key);
        }
        byGroup.forEach((group, keys) -> {
            FigureKey key = year(COST).with(Dimensions.of(StellenFigures.GROUP, group.toString()));
            groupTotals.put(group, key);
            define(key, Formula.sum(keys), "Summe der Gruppe", "Personalkosten " + group.label(), plan.place());
        });
        byMonth.forEach((month, keys) -> define(
                monthTotal(month),
                Formula.sum(keys),
                "Summe des Monats",
                "Personalkosten im Monat " + month,
                plan.place()));
        define(total(), Formula.sum(lineTotals), "Summe aller Zeilen", "Personalkosten gesamt", plan.place());
        occupants();
    }

    /** Posts that come or go from a day on. */
    private record Change(LocalDate day, FigureKey key, Rational sign) {}

    /**
     * Prices a plan as it stands: all posts for the whole year.
     *
     * @param plan the plan
     * @param scale the rates
     * @param assumptions what is assumed
     * @return the cost
     */
    public static PostCost of(Stellenuebersicht plan, PayScale scale, CostAssumptions assumptions) {
        return new PostCost(plan, List.of(), scale, assumptions);
    }

    /**
     * Prices a plan in which kw and ku notes take effect.
     *
     * @param plan the plan
     * @param resolution what its notes lead to
     * @param scale the rates
     * @param assumptions what is assumed
     * @return the cost
     */
    public static PostCost of(
            Stellenuebersicht plan, Resolution resolution, PayScale scale, CostAssumptions assumptions) {
        return new PostCost(plan, resolution.steps(), scale, assumptions);
    }

    private static Rational days(YearMonth month, LocalDate from, LocalDate to) {
        LocalDate first = from.isAfter(month.atDay(1)) ? from : month.atDay(1);
        LocalDate last = to.isBefore(month.atEndOfMonth()) ? to : month.atEndOfMonth();
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        return days <= 0 ? Rational.ZERO : Rational.of(days, month.lengthOfMonth());
    }

    private FigureKey year(String concept) {
        return FigureKey.of(concept, Phase.ANSATZ, Period.year(plan.year()));
    }

    private static Period period(YearMonth month) {
        return Period.span(month.atDay(1), month.atEndOfMonth());
    }

    private void define(FigureKey key, Formula formula, String rule, String label, SourceRef place) {
        define(key, formula, rule, label, place, Unit.EUR, false);
    }

    private void define(
            FigureKey key, Formula formula, String rule, String label, SourceRef place, Unit unit, boolean cents) {
        Relation relation = Relation.defining(
                StellenFigures.slug(key.toString().replace('|', '.')), key, formula, rule, PRACTICE, place);
        relations.add(cents ? relation.rounded(RoundTo.CENT) : relation);
        units.put(key, unit);
        labels.put(key, label);
    }

    private Map<Spot, List<Change>> changes(List<Resolution.Step> steps) {
        Map<Spot, List<Change>> changes = new LinkedHashMap<>();
        int number = 0;
        for (Resolution.Step step : steps) {
            if (step.day().getYear() > plan.year()) {
                continue;
            }
            number++;
            FigureKey key = FigureKey.of("stellenabgang", Phase.ANSATZ, Period.from(step.day()))
                    .with(StellenFigures.at(new Spot(step.unit(), step.group()))
                            .with(NUMBER, step.note().number().orElse("ohne") + " #" + number));
            figures.add(input(
                    key,
                    Quantity.round(step.posts(), 12, Unit.VZAE, Rounding.HALF_UP),
                    "abgang-" + number,
                    step.place()));
            units.put(key, Unit.VZAE);
            labels.put(
                    key,
                    "Stelle " + step.note().number().orElse("ohne Stellennummer") + " "
                            + step.effect().label());
            changes.computeIfAbsent(new Spot(step.unit(), step.group()), spot -> new ArrayList<>())
                    .add(new Change(step.day(), key, Rational.ONE.negate()));
            PayGroup target = step.target();
            if (target != null) {
                changes.computeIfAbsent(new Spot(step.unit(), target), spot -> new ArrayList<>())
                        .add(new Change(step.day(), key, Rational.ONE));
            }
        }
        return changes;
    }

    private static Figure input(FigureKey key, Quantity value, String row, SourceRef place) {
        return new Figure(
                key,
                value.unit(),
                value,
                Figure.Blank.MISSING,
                Figure.EXACT,
                Origin.INPUT,
                new Place(PAPER, row, key.concept().id(), ""),
                place);
    }

    private List<Line> lines(Map<Spot, List<Change>> changes) {
        List<Line> lines = new ArrayList<>();
        Map<Spot, Boolean> known = new HashMap<>();
        for (PostLine line : plan.lines()) {
            known.merge(line.spot(), line.nachrichtlich(), (one, other) -> one && other);
            if (!line.nachrichtlich() || assumptions.nachrichtlich()) {
                FigureKey base = plan.key(line, PostLine.Column.SOLL);
                lines.add(new Line(
                        base.dimensions(),
                        line.group(),
                        line.nachrichtlich(),
                        base,
                        line.label(),
                        line.soll().place()));
            }
        }
        changes.keySet().stream()
                .filter(spot -> !known.containsKey(spot))
                .forEach(spot -> lines.add(
                        new Line(StellenFigures.at(spot), spot.group(), false, null, spot.toString(), plan.place())));
        return lines;
    }

    /** Defines posts and cost of a line for every month and the year; gives the key of the year. */
    private FigureKey price(Line line, Map<Spot, List<Change>> changes, Map<Integer, List<FigureKey>> byMonth) {
        Spot spot = new Spot(line.dimensions().get(StellenFigures.UNIT).orElseThrow(), line.group());
        List<Change> own = changes.getOrDefault(spot, List.of());
        boolean first = line.dimensions().equals(carriers.getOrDefault(spot, line.dimensions()));
        List<Segment> rates = segments(line.group());
        Rational filled = Rational.HUNDRED.minus(assumptions.vacancy()).dividedBy(Rational.HUNDRED);
        List<FigureKey> parts = new ArrayList<>();
        List<Formula.Term> bonus = new ArrayList<>();
        Segment bonusRate =
                at(rates, YearMonth.of(plan.year(), assumptions.bonusMonth()).atEndOfMonth());
        Rational percent =
                bonusRate.rate() == null ? Rational.ONE : bonusRate.rate().bonus();
        Map<Integer, FigureKey> pay = new TreeMap<>();
        for (int number = 1; number <= 12; number++) {
            YearMonth month = YearMonth.of(plan.year(), number);
            FigureKey posts = FigureKey.of(
                            line.memo() ? StellenFigures.MEMO : StellenFigures.POSTS, Phase.ANSATZ, period(month))
                    .with(line.dimensions());
            Map<FigureKey, Rational> weights = new LinkedHashMap<>();
            FigureKey base = line.base();
            if (base != null) {
                weights.put(base, Rational.ONE);
            }
            for (Change change : first ? own : List.<Change>of()) {
                Rational share = days(month, change.day(), month.atEndOfMonth());
                if (share.signum() > 0) {
                    weights.merge(change.key(), share.times(change.sign()), Rational::plus);
                }
            }
            define(
                    posts,
                    Formula.sum(weights),
                    "Stellen im Mittel des Monats",
                    "Stellen " + line.label() + " im Monat " + number,
                    line.place(),
                    Unit.VZAE,
                    false);
            Formula full = new Formula.Quotient(Formula.ref(posts), ONE_POST);
            List<Formula.Term> terms = new ArrayList<>();
            for (Segment segment : rates) {
                Rational share = segment.share(month);
                if (share.signum() > 0) {
                    terms.add(new Formula.Term(
                            share.times(filled), new Formula.Product(full, Formula.ref(segment.key()))));
                }
            }
            FigureKey key = cost(line, period(month), "entgelt");
            define(
                    key,
                    new Formula.Sum(terms),
                    "Stellen × Monatsentgelt" + vacancyText(),
                    "Entgelt " + line.label() + " im Monat " + number,
                    line.place(),
                    Unit.EUR,
                    true);
            pay.put(number, key);
            bonus.add(new Formula.Term(
                    filled.times(percent).dividedBy(Rational.of(1200)),
                    new Formula.Product(full, Formula.ref(bonusRate.key()))));
        }
        YearMonth paid = YearMonth.of(plan.year(), assumptions.bonusMonth());
        FigureKey bonusKey = cost(line, period(paid), "sonderzahlung");
        define(
                bonusKey,
                new Formula.Sum(bonus),
                "Jahressonderzahlung: je Monat ein Zwölftel von " + percent + " % eines Monatsentgelts",
                "Jahressonderzahlung " + line.label(),
                line.place(),
                Unit.EUR,
                true);
        pay.forEach((number, key) -> {
            YearMonth month = YearMonth.of(plan.year(), number);
            PayScale.Rate rate = at(rates, month.atEndOfMonth()).rate();
            Rational share = rate == null ? Rational.ZERO : rate.employerShare();
            List<FigureKey> basis = number == assumptions.bonusMonth() ? List.of(key, bonusKey) : List.of(key);
            FigureKey employer = cost(line, period(month), "arbeitgeberanteil");
            define(
                    employer,
                    Formula.times(share.dividedBy(Rational.HUNDRED), Formula.sum(basis)),
                    "Arbeitgeberanteil " + share + " % des Entgelts",
                    "Arbeitgeberanteil " + line.label() + " im Monat " + number,
                    line.place(),
                    Unit.EUR,
                    true);
            List<FigureKey> all = new ArrayList<>(basis);
            all.add(employer);
            parts.addAll(all);
            byMonth.computeIfAbsent(number, m -> new ArrayList<>()).addAll(all);
        });
        FigureKey year = year(COST).with(line.dimensions());
        define(year, Formula.sum(parts), "Summe des Jahres", "Personalkosten " + line.label(), line.place());
        return year;
    }

    private String vacancyText() {
        return assumptions.vacancy().signum() == 0 ? "" : ", davon " + assumptions.vacancy() + " % unbesetzt";
    }

    private FigureKey cost(Line line, Period period, String part) {
        return FigureKey.of(COST, Phase.ANSATZ, period).with(line.dimensions().with(PART, part));
    }

    private static Segment at(List<Segment> segments, LocalDate day) {
        for (Segment segment : segments) {
            if (!day.isBefore(segment.from()) && !day.isAfter(segment.to())) {
                return segment;
            }
        }
        throw new IllegalStateException("No stretch of the year holds " + day);
    }

    /** The stretches of the year by rate; each rate is an input, a stretch without rate an input that nobody gives. */
    private List<Segment> segments(PayGroup group) {
        List<Segment> made = segments.get(group);
        if (made != null) {
            return made;
        }
        int step = assumptions.stepOf(group);
        List<Segment> list = new ArrayList<>();
        LocalDate from = LocalDate.of(plan.year(), 1, 1);
        LocalDate last = LocalDate.of(plan.year(), 12, 31);
        while (!from.isAfter(last)) {
            Optional<PayScale.Rate> rate = scale.find(group, step, from);
            LocalDate to = from;
            while (to.isBefore(last) && scale.find(group, step, to.plusDays(1)).equals(rate)) {
                to = to.plusDays(1);
            }
            FigureKey key = FigureKey.of(PAY, Phase.ANSATZ, Period.span(from, to))
                    .with(Dimensions.of(StellenFigures.GROUP, group.toString()).with(STEP, Integer.toString(step)));
            units.put(key, Unit.EUR);
            labels.put(key, "Monatsentgelt " + group.label() + " Stufe " + step);
            rate.ifPresent(found -> figures.add(input(
                    key,
                    found.monthly(),
                    "entgelt-" + StellenFigures.slug(group.toString()) + "-" + step + "-"
                            + found.validity().from(),
                    found.place())));
            list.add(new Segment(from, to, rate.orElse(null), key));
            from = to.plusDays(1);
        }
        segments.put(group, list);
        return list;
    }

    /** What a full post costs in the year, by group. */
    private FigureKey yearly(PayGroup group) {
        FigureKey key = year(YEARLY)
                .with(Dimensions.of(StellenFigures.GROUP, group.toString())
                        .with(STEP, Integer.toString(assumptions.stepOf(group))));
        if (units.containsKey(key)) {
            return key;
        }
        Map<FigureKey, Rational> weights = new LinkedHashMap<>();
        List<Segment> rates = segments(group);
        for (int number = 1; number <= 12; number++) {
            YearMonth month = YearMonth.of(plan.year(), number);
            for (Segment segment : rates) {
                Rational share = segment.share(month);
                if (share.signum() > 0) {
                    weights.merge(segment.key(), share.times(onTop(segment)), Rational::plus);
                }
            }
        }
        Segment bonus =
                at(rates, YearMonth.of(plan.year(), assumptions.bonusMonth()).atEndOfMonth());
        PayScale.Rate rate = bonus.rate();
        if (rate != null) {
            weights.merge(bonus.key(), rate.bonus().dividedBy(Rational.HUNDRED).times(onTop(bonus)), Rational::plus);
        }
        define(
                key,
                Formula.sum(weights),
                "zwölf Monatsentgelte, Sonderzahlung und Arbeitgeberanteil",
                "Jahreskosten einer vollen Stelle " + group.label(),
                plan.place());
        return key;
    }

    private static Rational onTop(Segment segment) {
        PayScale.Rate rate = segment.rate();
        Rational share = rate == null ? Rational.ZERO : rate.employerShare();
        return Rational.HUNDRED.plus(share).dividedBy(Rational.HUNDRED);
    }

    /** What it costs or saves that occupants are paid by another group than their post's, per full post. */
    private void occupants() {
        int number = 0;
        for (Vermerk note : plan.notes()) {
            if (note.year() != plan.year() || note.kind() != Vermerk.Kind.OCCUPANT) {
                continue;
            }
            number++;
            Map<FigureKey, Rational> weights = new LinkedHashMap<>();
            weights.put(yearly(note.toGroup().orElseThrow()), Rational.ONE);
            weights.merge(yearly(note.group()), Rational.ONE.negate(), Rational::plus);
            define(
                    occupantKey(note, number),
                    Formula.sum(weights),
                    "Jahreskosten nach der Gruppe der Besetzung abzüglich der Gruppe der Stelle, je volle Stelle",
                    "Abweichende Besetzung " + note.number().orElse("") + " je volle Stelle",
                    note.place());
        }
    }

    private FigureKey occupantKey(Vermerk note, int number) {
        return year(OCCUPANT)
                .with(StellenFigures.at(new Spot(note.unit(), note.group()))
                        .with(NUMBER, note.number().orElse("ohne #" + number)));
    }

    /**
     * What it costs (positive) or saves (negative) in a year that occupants are paid by another group than their post's,
     * for a full post each: the form does not say how large a single post is.
     *
     * @return figures by note, in the order of the form
     */
    public Map<Vermerk, FigureKey> occupantDifferences() {
        Map<Vermerk, FigureKey> keys = new LinkedHashMap<>();
        int number = 0;
        for (Vermerk note : plan.notes()) {
            if (note.year() == plan.year() && note.kind() == Vermerk.Kind.OCCUPANT) {
                number++;
                keys.put(note, occupantKey(note, number));
            }
        }
        return Collections.unmodifiableMap(keys);
    }

    /**
     * The cost of the year.
     *
     * @return the key of the total
     */
    public FigureKey total() {
        return year(COST);
    }

    /**
     * The cost of one month.
     *
     * @param month 1 to 12
     * @return the key of the sum
     */
    public FigureKey monthTotal(int month) {
        return FigureKey.of(COST, Phase.ANSATZ, period(YearMonth.of(plan.year(), month)));
    }

    /**
     * The cost of the year by pay group.
     *
     * @return keys of the sums; unmodifiable
     */
    public Map<PayGroup, FigureKey> groupTotals() {
        return Collections.unmodifiableMap(groupTotals);
    }

    /**
     * Rates and changes of posts as inputs.
     *
     * @param paper id of the paper
     * @return the figures, each with the place it comes from
     */
    public List<Figure> figures(String paper) {
        return figures.stream()
                .map(figure -> new Figure(
                        figure.key(),
                        figure.unit(),
                        figure.printed(),
                        figure.blank(),
                        figure.precision(),
                        figure.origin(),
                        new Place(
                                paper,
                                figure.place().row(),
                                figure.place().column(),
                                figure.place().label()),
                        figure.source()))
                .toList();
    }

    /**
     * Every figure of the cost with its unit, without those of the plan itself.
     *
     * @return an unmodifiable map
     */
    public Map<FigureKey, Unit> figureUnits() {
        return Collections.unmodifiableMap(units);
    }

    /**
     * What reports call the figures.
     *
     * @return labels by key; unmodifiable
     */
    public Map<FigureKey, String> labels() {
        return Collections.unmodifiableMap(labels);
    }

    /**
     * The relations of the cost; they use figures of the plan.
     *
     * @param paper id of the paper
     * @return the relations
     */
    public List<Relation> relations(String paper) {
        return relations.stream()
                .map(relation -> StellenFigures.of(paper, relation))
                .toList();
    }

    /**
     * Computes everything.
     *
     * @return every figure with its value or the reason why it has none
     */
    public Evaluation evaluate() {
        Map<FigureKey, Unit> all = new LinkedHashMap<>(plan.figureUnits());
        all.putAll(units);
        List<Relation> net = new ArrayList<>(plan.relations(PAPER));
        net.addAll(relations(PAPER));
        List<Figure> inputs = new ArrayList<>(plan.figures(PAPER));
        inputs.addAll(figures);
        return Evaluator.compile(RelationNet.of(all, net).orThrow()).evaluate(FigureSet.of(plan.stichtag(), inputs));
    }

    /**
     * The cost by group and by month.
     *
     * @param id id of the table
     * @return the table
     */
    public ReportTable table(String id) {
        return CostTables.cost(this, null, evaluate(), id);
    }
}
