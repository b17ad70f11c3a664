package org.eigenbetrieb.planning.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;

/** The relations of the triggers on top of the net of an evaluation. */
final class RuleNet {

    private static final Concept MEASURE = Concept.of("nachtragsmass");
    private static final Concept LIMIT = Concept.of("nachtragsgrenze");
    private static final Concept MARGIN = Concept.of("nachtragsspielraum");
    private static final Concept CHANGE = Concept.of("nachtragsabweichung");
    private static final Concept VALUE = Concept.of("nachtragsgrenzwert");
    private static final DimensionKey RULE = new DimensionKey("regel");
    private static final DimensionKey LINE = new DimensionKey("zeile");

    private final ChangeRules rules;
    private final Evaluation given;
    private final PlanBasis basis;
    private final Function<FigureKey, String> givenLabels;
    private final Map<FigureKey, Unit> units;
    private final List<Relation> relations;
    private final Map<FigureKey, String> labels = new HashMap<>();
    private final Map<String, List<Compared>> comparisons = new LinkedHashMap<>();

    /** A comparison as figures. */
    record Compared(FigureKey measure, FigureKey limit, FigureKey margin, List<Changed> changes) {}

    /** A change as figures. */
    record Changed(String label, FigureKey plan, FigureKey outlook, FigureKey change) {}

    RuleNet(ChangeRules rules, Evaluation given, PlanBasis basis, Function<FigureKey, String> labels) {
        this.rules = rules;
        this.given = given;
        this.basis = basis;
        this.givenLabels = labels;
        this.units = new LinkedHashMap<>(given.net().figures());
        this.relations = new ArrayList<>(given.net().relations());
        for (Trigger trigger : rules.triggers()) {
            List<Compared> compared = new ArrayList<>();
            add(trigger, trigger.condition(), compared);
            comparisons.put(trigger.id(), List.copyOf(compared));
        }
    }

    /** Everything computed, the given figures from their inputs. */
    Evaluation evaluate() {
        RelationNet net =
                RelationNet.of(units, relations, given.net().failures()).value();
        return Evaluator.compile(net).evaluate(given.inputs());
    }

    List<Compared> comparisons(Trigger trigger) {
        return Objects.requireNonNull(comparisons.get(trigger.id()));
    }

    String label(FigureKey key) {
        String own = labels.get(key);
        return own != null ? own : givenLabels.apply(key);
    }

    /** A missing figure as a person would look for it. */
    String describe(FigureKey key) {
        String label = label(key);
        String text = key.toString();
        return label.equals(text) || labels.containsKey(key) ? label : label + " (" + text + ")";
    }

    private void add(Trigger trigger, Condition condition, List<Compared> compared) {
        if (condition instanceof Condition.Above above) {
            compared.add(comparison(trigger, above, trigger.id() + "." + (compared.size() + 1)));
        } else if (condition instanceof Condition.Not not) {
            add(trigger, not.condition(), compared);
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(each -> add(trigger, each, compared));
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(each -> add(trigger, each, compared));
        }
    }

    private Compared comparison(Trigger trigger, Condition.Above above, String id) {
        Unit unit = above.measure().unit();
        FigureKey measure = key(MEASURE, Dimensions.of(RULE, id));
        FigureKey limit = key(LIMIT, Dimensions.of(RULE, id));
        FigureKey margin = key(MARGIN, Dimensions.of(RULE, id));
        List<Changed> changes = new ArrayList<>();
        Formula measured = formula(above.measure(), trigger.source(), trigger.place(), id, changes);
        Formula limited = formula(above.limit(), trigger.source(), trigger.place(), id, new ArrayList<>());
        define(measure, unit, measured, above.title(), trigger.source(), trigger.place(), above.title());
        define(limit, unit, limited, "Grenze", trigger.source(), trigger.place(), "Grenze: " + above.title());
        Map<FigureKey, Rational> weights = new LinkedHashMap<>();
        weights.put(limit, Rational.ONE);
        weights.put(measure, Rational.ONE.negate());
        define(
                margin,
                unit,
                Formula.sum(weights),
                "Grenze abzüglich Maß",
                trigger.source(),
                trigger.place(),
                "Spielraum: " + above.title());
        return new Compared(measure, limit, margin, List.copyOf(changes));
    }

    private Formula formula(Amount amount, LegalSource source, SourceRef place, String id, List<Changed> changes) {
        List<Formula.Term> terms = new ArrayList<>();
        for (Amount.Term term : amount.terms()) {
            terms.add(new Formula.Term(term.weight(), operand(term, source, place, id, changes)));
        }
        return new Formula.Sum(terms);
    }

    private Formula operand(Amount.Term term, LegalSource source, SourceRef place, String id, List<Changed> changes) {
        if (term instanceof Amount.OfFigure figure) {
            return Formula.ref(
                    resolve(basis.key(figure.concept(), figure.dimensions(), figure.basis()), figure.unit()));
        }
        if (term instanceof Amount.OfChange change) {
            return Formula.ref(change(change, source, place, id, changes));
        }
        if (term instanceof Amount.Named named) {
            return Formula.ref(value(named));
        }
        return new Formula.Constant(((Amount.Fixed) term).value(), "fester Betrag, " + source.citation());
    }

    private FigureKey change(
            Amount.OfChange change, LegalSource source, SourceRef place, String id, List<Changed> changes) {
        FigureKey plan = resolve(basis.key(change.concept(), change.dimensions(), Basis.PLAN), change.unit());
        FigureKey outlook = resolve(basis.key(change.concept(), change.dimensions(), Basis.OUTLOOK), change.unit());
        String line = id + "." + (changes.size() + 1);
        FigureKey key = key(
                CHANGE, Dimensions.of(RULE, line).with(LINE, change.concept().id()));
        Map<FigureKey, Rational> weights = new LinkedHashMap<>();
        weights.put(outlook, Rational.ONE);
        weights.put(plan, Rational.ONE.negate());
        String label = label(outlook);
        define(
                key,
                change.unit(),
                Formula.sum(weights),
                "Veränderung gegenüber dem Plan",
                source,
                place,
                "Veränderung: " + label);
        changes.add(new Changed(label, plan, outlook, key));
        return key;
    }

    /** The value that a bylaw sets; an input that is missing when none does. */
    private FigureKey value(Amount.Named named) {
        FigureKey key = key(VALUE, Dimensions.of(new DimensionKey("wert"), named.id()));
        if (units.containsKey(key)) {
            return key;
        }
        labels.put(key, "Wert „" + named.id() + "“ (Betriebssatzung oder Beschluss)");
        units.put(key, named.unit());
        Optional<NamedValue> value = rules.value(named.id());
        value.ifPresent(found -> define(
                key,
                named.unit(),
                formula(found.amount(), found.source(), found.place(), "wert." + found.id(), new ArrayList<>()),
                "festgesetzter Wert",
                found.source(),
                found.place(),
                "Wert „" + named.id() + "“"));
        return key;
    }

    /** The figure as the papers have it; declared as a missing input when they do not. */
    private FigureKey resolve(FigureKey key, Unit unit) {
        if (units.containsKey(key)) {
            return key;
        }
        FigureKey inForm = basis.inForm(key);
        if (units.containsKey(inForm)) {
            return inForm;
        }
        units.put(key, unit);
        return key;
    }

    private void define(
            FigureKey key, Unit unit, Formula formula, String rule, LegalSource source, SourceRef place, String label) {
        units.put(key, unit);
        labels.put(key, label);
        String id =
                key.concept() + "." + String.join(".", key.dimensions().asMap().values());
        relations.add(Relation.defining(id, key, formula, rule, source, place));
    }

    private FigureKey key(Concept concept, Dimensions dimensions) {
        return new FigureKey(concept, basis.outlook(), Period.year(basis.year()), dimensions);
    }
}
