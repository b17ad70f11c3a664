package org.eigenbetrieb.core.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The relations of a net, bound to the cells in which their figures are printed.
 *
 * <p>A relation of a paper speaks of the cells of that paper; a figure that is not printed there is taken from where
 * it is printed most precisely, and one that is printed nowhere is replaced by the figures it is computed from.
 * Immutable and safe for use by several threads.
 *
 * @param net the cells and relations to check
 * @param unprinted ids of relations whose figure is printed nowhere: there is nothing to check
 * @param inexpressible relations that the form of a check cannot express, each with its reason
 */
public record PrintedNet(CheckNet net, List<String> unprinted, Map<String, String> inexpressible) {

    /** Copies the parts. */
    public PrintedNet {
        unprinted = List.copyOf(unprinted);
        inexpressible = Map.copyOf(inexpressible);
    }

    /**
     * Binds the relations of a net to printed cells.
     *
     * @param relations the net
     * @param figures the printed and given figures
     * @return the bound relations
     */
    public static PrintedNet of(RelationNet relations, FigureSet figures) {
        return new Binder(relations, figures).bind();
    }

    /** Collects cells and bound relations; used once. */
    private static final class Binder {

        /** Of equally small repairs, one that changes printed numbers comes before one that fills a blank. */
        private static final Rational LEFT_BLANK = Rational.of(11, 10);

        private final RelationNet relations;
        private final Map<String, CheckCell> cells = new LinkedHashMap<>();
        private final Map<FigureKey, List<CheckCell>> byKey = new HashMap<>();
        private final List<CheckRelation> bound = new ArrayList<>();
        private final List<String> unprinted = new ArrayList<>();
        private final Map<String, String> inexpressible = new LinkedHashMap<>();
        private final Map<String, CheckCell> auxiliary = new LinkedHashMap<>();
        private final Map<String, Map<String, Rational>> expansions = new HashMap<>();

        Binder(RelationNet relations, FigureSet figures) {
            this.relations = relations;
            for (Figure figure : figures.figures()) {
                CheckCell cell = new CheckCell(
                        unusedId(id(figure.place())),
                        figure.printed() == null
                                ? figure.unit()
                                : figure.printed().unit(),
                        figure.printed(),
                        figure.blank(),
                        figure.precision(),
                        CheckCell.Fact.of(figure.key()),
                        figure.place(),
                        figure.source(),
                        figure.printed() == null && figure.blank() == Figure.Blank.NOTHING ? LEFT_BLANK : Rational.ONE);
                cells.put(cell.id(), cell);
                byKey.computeIfAbsent(figure.key(), key -> new ArrayList<>(2)).add(cell);
            }
        }

        private String unusedId(String wanted) {
            String id = wanted;
            for (int n = 2; cells.containsKey(id) || auxiliary.containsKey(id); n++) {
                id = wanted + "." + n;
            }
            return id;
        }

        private static String id(Place place) {
            return clean(place.paper()) + ":" + clean(place.row()) + ":" + clean(place.column());
        }

        private static String clean(String text) {
            StringBuilder clean = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean allowed = (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '.'
                        || c == '_'
                        || c == '-';
                clean.append(allowed ? c : '_');
            }
            return clean.toString();
        }

        PrintedNet bind() {
            for (Relation relation : relations.relations()) {
                CheckCell target = printedCell(relation.target(), relation.paper());
                if (target == null) {
                    unprinted.add(relation.id());
                    continue;
                }
                try {
                    bound.add(bind(relation, target));
                } catch (Inexpressible e) {
                    inexpressible.put(relation.id(), e.reason);
                }
            }
            List<CheckCell> all = new ArrayList<>(cells.values());
            all.addAll(auxiliary.values());
            return new PrintedNet(CheckNet.of(all, bound), unprinted, inexpressible);
        }

        /** The cell of the paper, else the most precise one elsewhere, a blank last; null when printed nowhere. */
        private @Nullable CheckCell printedCell(FigureKey key, String paper) {
            CheckCell best = null;
            for (CheckCell cell : byKey.getOrDefault(key, List.of())) {
                if (cell.value().isEmpty()) {
                    continue;
                }
                boolean home = cell.place().paper().equals(paper);
                if (home) {
                    return cell;
                }
                boolean leftBlank = cell.printed() == null;
                boolean finer = best == null
                        || (best.printed() == null && !leftBlank)
                        || ((best.printed() == null) == leftBlank && cell.fineness() > best.fineness());
                if (finer) {
                    best = cell;
                }
            }
            return best;
        }

        private CheckRelation bind(Relation relation, CheckCell target) {
            Formula formula = relation.formula();
            Side side = new Side(relation);
            Kind kind = Kind.SUM;
            List<Member> divisors = List.of();
            Quotient quotient = Quotient.of(formula);
            if (quotient != null) {
                side.add(quotient.dividend, Rational.ONE);
                Side below = new Side(relation);
                below.add(quotient.divisor, Rational.ONE);
                divisors = below.members();
                kind = side.scaled(quotient, divisors.get(0));
                side.requireRoundedAsPrinted(target);
            } else if (formula instanceof Formula.PositivePart part) {
                side.addPositivePart(part, Rational.ONE, false);
                side.addOwnRounding(target);
            } else {
                side.add(formula, Rational.ONE);
                side.addOwnRounding(target);
            }
            return new CheckRelation(
                    relation.id(),
                    kind,
                    target.id(),
                    side.members(),
                    divisors,
                    kind == Kind.SUM ? null : relation.ifZero(),
                    Mode.INTERVAL,
                    relation.rule(),
                    relation.source());
        }

        private CheckCell auxiliary(String id, Unit unit, @Nullable Quantity value, int precision, String label) {
            return auxiliary.computeIfAbsent(
                    id,
                    key -> new CheckCell(
                            key,
                            unit,
                            value,
                            Figure.Blank.MISSING,
                            precision,
                            null,
                            new Place("", "", "", label),
                            null,
                            CheckCell.GIVEN));
        }

        /** One side of a relation while it is bound: cells and weights. */
        private final class Side {

            private final Relation relation;
            private final Map<String, Rational> weights = new LinkedHashMap<>();
            private final String paper;

            Side(Relation relation) {
                this(relation, relation.paper());
            }

            Side(Relation relation, String paper) {
                this.relation = relation;
                this.paper = paper;
            }

            List<Member> members() {
                List<Member> members = new ArrayList<>(weights.size());
                weights.forEach((cell, weight) -> members.add(new Member(cell, weight)));
                if (members.isEmpty()) {
                    Unit unit = unitOf(relation.target());
                    CheckCell zero = auxiliary("null:" + unit.code(), unit, Quantity.of(0, 0, unit), Figure.EXACT, "0");
                    members.add(new Member(zero.id(), Rational.ONE));
                }
                return members;
            }

            void add(Formula formula, Rational weight) {
                if (formula instanceof Formula.Reference reference) {
                    addFigure(reference.key(), weight);
                } else if (formula instanceof Formula.Sum sum) {
                    sum.terms().forEach(term -> add(term.operand(), weight.times(term.weight())));
                } else if (formula instanceof Formula.Constant constant) {
                    String id = ids("wert:" + relation.id());
                    CheckCell cell =
                            auxiliary(id, constant.value().unit(), constant.value(), Figure.EXACT, constant.name());
                    weights.merge(cell.id(), weight, Rational::plus);
                } else if (formula instanceof Formula.PositivePart part) {
                    addPositivePart(part, weight, true);
                } else if (formula instanceof Formula.Product product) {
                    addProduct(product, weight);
                } else {
                    throw new Inexpressible("a quotient inside a sum is not one of the forms of a check");
                }
            }

            private String ids(String wanted) {
                String id = wanted;
                for (int n = 2; auxiliary.containsKey(id); n++) {
                    id = wanted + "." + n;
                }
                return id;
            }

            /** What an unprinted figure is computed from, down to printed cells; null for one that is given. */
            private @Nullable Map<String, Rational> expansion(FigureKey key) {
                Optional<Relation> definition = relations.defining(key);
                if (definition.isEmpty()) {
                    return null;
                }
                String memo = paper + "|" + key;
                Map<String, Rational> known = expansions.get(memo);
                if (known == null) {
                    Side inner = new Side(definition.get(), paper);
                    inner.add(definition.get().formula(), Rational.ONE);
                    inner.addRounding(definition.get(), Rational.ONE);
                    known = inner.weights;
                    expansions.put(memo, known);
                }
                return known;
            }

            private void addFigure(FigureKey key, Rational weight) {
                CheckCell cell = printedCell(key, paper);
                if (cell != null) {
                    weights.merge(cell.id(), weight, Rational::plus);
                    return;
                }
                Map<String, Rational> expanded = expansion(key);
                if (expanded != null) {
                    expanded.forEach((id, own) -> weights.merge(id, own.times(weight), Rational::plus));
                    return;
                }
                List<CheckCell> empty = byKey.getOrDefault(key, List.of());
                CheckCell missing = empty.isEmpty()
                        ? auxiliary("ungedruckt:" + clean(key.toString()), unitOf(key), null, 0, key.toString())
                        : empty.get(0);
                weights.merge(missing.id(), weight, Rational::plus);
            }

            /**
             * A balancing line prints its operand or 0; which of them follows from the printed numbers. Where rounding
             * leaves that open, the operand is taken, so that rounding alone never raises an alarm; among other terms,
             * which may depend on the same figures, with how far it can be below 0.
             */
            private void addPositivePart(Formula.PositivePart part, Rational weight, boolean amongOthers) {
                Side operand = new Side(relation, paper);
                operand.add(part.operand(), Rational.ONE);
                Optional<Interval> range = operand.range();
                if (range.isEmpty() || range.get().high().signum() > 0) {
                    operand.weights.forEach((cell, own) -> weights.merge(cell, own.times(weight), Rational::plus));
                    if (amongOthers) {
                        Rational below =
                                range.map(Interval::low).orElse(Rational.ZERO).min(Rational.ZERO);
                        addSlack("ausgleich:", below.times(weight).abs());
                    }
                } else {
                    operand.weights.forEach((cell, own) -> weights.merge(cell, Rational.ZERO, Rational::plus));
                }
            }

            private Optional<Interval> range() {
                Interval total = Interval.ZERO;
                for (Map.Entry<String, Rational> entry : weights.entrySet()) {
                    Optional<Interval> interval = cell(entry.getKey()).interval();
                    if (interval.isEmpty()) {
                        return Optional.empty();
                    }
                    total = total.plus(interval.get().times(entry.getValue()));
                }
                return Optional.of(total);
            }

            /**
             * A product of a figure and a quotient (seasonality) becomes the figure with the quotient as weight, plus
             * a figure that stands for how far rounding can move the quotient.
             */
            private void addProduct(Formula.Product product, Rational weight) {
                Formula factor = product.second() instanceof Formula.Quotient ? product.second() : product.first();
                Formula base = factor == product.second() ? product.first() : product.second();
                Side baseSide = new Side(relation, paper);
                baseSide.add(base, Rational.ONE);
                Optional<Interval> baseRange = baseSide.range();
                Optional<Interval> factorRange;
                Rational centre;
                if (factor instanceof Formula.Quotient quotient) {
                    Side above = new Side(relation, paper);
                    above.add(quotient.dividend(), Rational.ONE);
                    Side below = new Side(relation, paper);
                    below.add(quotient.divisor(), Rational.ONE);
                    Optional<Interval> divisor = below.range();
                    Optional<Interval> dividend = above.range();
                    if (divisor.isEmpty() || dividend.isEmpty()) {
                        throw new Inexpressible("a factor is not printed");
                    }
                    if (divisor.get().contains(Rational.ZERO)) {
                        throw new Inexpressible("the divisor may be 0");
                    }
                    factorRange = Optional.of(dividend.get().dividedBy(divisor.get()));
                    centre = dividend.get().centre().dividedBy(divisor.get().centre());
                } else {
                    Side factorSide = new Side(relation, paper);
                    factorSide.add(factor, Rational.ONE);
                    factorRange = factorSide.range();
                    centre = factorRange.map(Interval::centre).orElse(Rational.ONE);
                }
                if (baseRange.isEmpty() || factorRange.isEmpty()) {
                    throw new Inexpressible("a factor is not printed");
                }
                baseSide.weights.forEach(
                        (cell, own) -> weights.merge(cell, own.times(centre).times(weight), Rational::plus));
                Rational most =
                        baseRange.get().low().abs().max(baseRange.get().high().abs());
                Rational slack = factorRange
                        .get()
                        .high()
                        .minus(centre)
                        .max(centre.minus(factorRange.get().low()));
                addSlack("faktor:", most.times(slack).times(weight).abs());
            }

            /**
             * Where the target is printed to just the digit that the rule rounds to, its interval covers the rounding;
             * where it stands for itself, or was rounded once more for printing, it does not.
             */
            void addOwnRounding(CheckCell target) {
                RoundTo rounding = relation.rounding();
                if (rounding != null && target.fineness() != rounding.decimals()) {
                    addRounding(relation, Rational.ONE);
                }
            }

            /** A quotient has no place for the tolerance of a second rounding. */
            void requireRoundedAsPrinted(CheckCell target) {
                RoundTo rounding = relation.rounding();
                if (rounding != null && target.fineness() != rounding.decimals()) {
                    throw new Inexpressible("its rule rounds the quotient to other digits than are printed");
                }
            }

            /**
             * Puts the factor of a quotient to its dividend. A formula computes in base units; a ratio counts its
             * divisor in its own unit, unless both have one dimension.
             */
            Kind scaled(Quotient quotient, Member divisor) {
                Unit above = cell(members().get(0).cell()).unit();
                Unit below = cell(divisor.cell()).unit();
                boolean alike = above.convertsTo(below);
                if (quotient.kind == Kind.GROWTH || (quotient.kind == Kind.PERCENT && alike)) {
                    return quotient.kind;
                }
                Rational factor = quotient.factor.timesTenTo(alike ? 0 : -below.exponent());
                weights.replaceAll((cell, own) -> own.times(factor));
                return Kind.RATIO;
            }

            /** A rule that rounds may be off by half its last digit, unless it has nothing to round. */
            void addRounding(Relation rule, Rational weight) {
                RoundTo rounding = rule.rounding();
                if (rounding != null && hasFractions(rule)) {
                    addSlack(
                            "rundung:",
                            Rational.HALF
                                    .timesTenTo(-rounding.decimals())
                                    .times(weight)
                                    .abs());
                }
            }

            private boolean hasFractions(Relation rule) {
                RoundTo rounding = rule.rounding();
                int decimals = rounding == null ? 0 : rounding.decimals();
                Optional<Map<FigureKey, Rational>> linear = rule.formula().linear();
                return linear.isEmpty()
                        || linear.get().values().stream().anyMatch(weight -> !weight.isWhole())
                        || linear.get().keySet().stream().anyMatch(key -> !isWhole(key, decimals, true));
            }

            /** Whether a figure has no more decimals than these: an amount that is given, or rounded, or a sum of them. */
            private boolean isWhole(FigureKey key, int decimals, boolean unfold) {
                CheckCell cell = printedCell(key, paper);
                if (cell != null && !cell.value().orElse(Rational.ZERO).fits(decimals)) {
                    return false;
                }
                Optional<Relation> definition = relations.defining(key);
                if (definition.isEmpty()) {
                    return unitOf(key).decimals() <= decimals;
                }
                RoundTo rounding = definition.get().rounding();
                if (rounding != null) {
                    return rounding.decimals() <= decimals;
                }
                Optional<Map<FigureKey, Rational>> linear =
                        definition.get().formula().linear();
                return unfold
                        && linear.isPresent()
                        && linear.get().entrySet().stream()
                                .allMatch(term -> term.getValue().isWhole() && isWhole(term.getKey(), decimals, false));
            }

            private void addSlack(String prefix, Rational half) {
                if (half.signum() == 0) {
                    return;
                }
                Unit unit = unitOf(relation.target());
                CheckCell cell = auxiliary(
                        ids(prefix + relation.id()), unit, Quantity.of(0, 0, unit), 0, "rounding inside the rule");
                weights.put(cell.id(), half.times(Rational.of(2)).timesTenTo(-unit.exponent()));
            }
        }

        private CheckCell cell(String id) {
            CheckCell cell = cells.get(id);
            CheckCell other = cell == null ? auxiliary.get(id) : cell;
            if (other == null) {
                throw new IllegalStateException("No cell " + id);
            }
            return other;
        }

        private Unit unitOf(FigureKey key) {
            Unit unit = relations.figures().get(key);
            if (unit == null) {
                throw new IllegalStateException("The net has no figure " + key);
            }
            return unit;
        }
    }

    /** The parts of a ratio, a percentage or a growth rate. */
    private record Quotient(Kind kind, Rational factor, Formula dividend, Formula divisor) {

        static @Nullable Quotient of(Formula formula) {
            if (formula instanceof Formula.Quotient quotient) {
                return new Quotient(Kind.RATIO, Rational.ONE, quotient.dividend(), quotient.divisor());
            }
            if (formula instanceof Formula.Sum sum
                    && !sum.terms().isEmpty()
                    && sum.terms().get(0).operand() instanceof Formula.Quotient quotient) {
                Rational factor = sum.terms().get(0).weight();
                boolean hundred = factor.equals(Rational.HUNDRED);
                if (sum.terms().size() == 1) {
                    return new Quotient(
                            hundred ? Kind.PERCENT : Kind.RATIO, factor, quotient.dividend(), quotient.divisor());
                }
                if (hundred
                        && sum.terms().size() == 2
                        && sum.terms().get(1).operand() instanceof Formula.Constant constant
                        && sum.terms()
                                .get(1)
                                .weight()
                                .times(constant.value().value())
                                .equals(Rational.HUNDRED.negate())) {
                    return new Quotient(Kind.GROWTH, factor, quotient.dividend(), quotient.divisor());
                }
            }
            return null;
        }
    }

    private static final class Inexpressible extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Inexpressible(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
