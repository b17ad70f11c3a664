package org.eigenbetrieb.core.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/** Small nets: figures with one letter, relations named after their target. */
final class Samples {

    static final LocalDate STAND = LocalDate.of(2023, 9, 28);

    private Samples() {}

    static FigureKey key(String concept) {
        return FigureKey.of(concept, Phase.ANSATZ, Period.year(2024));
    }

    // ---- formulas ----

    static Formula ref(String concept) {
        return Formula.ref(key(concept));
    }

    static Formula sum(String... concepts) {
        return Formula.sum(Arrays.stream(concepts).map(Samples::key).toList());
    }

    static Formula difference(String one, String other) {
        Map<FigureKey, Rational> weights = new LinkedHashMap<>();
        weights.put(key(one), Rational.ONE);
        weights.put(key(other), Rational.ONE.negate());
        return Formula.sum(weights);
    }

    static Formula quotient(String above, String below) {
        return new Formula.Quotient(ref(above), ref(below));
    }

    static Formula positive(Formula operand) {
        return new Formula.PositivePart(operand);
    }

    static Formula euros(long amount) {
        return new Formula.Constant(Quantity.of(amount, 0, Unit.EUR), "Wert");
    }

    // ---- relations ----

    static Relation define(String target, Formula formula) {
        return define("r-" + target, target, formula);
    }

    static Relation define(String id, String target, Formula formula) {
        return Relation.defining(
                id, key(target), formula, "Regel " + id, LegalSource.ARITHMETIC, SourceRef.of(id + ".json", 3, 5));
    }

    static Map<FigureKey, Unit> units(Unit unit, String... concepts) {
        Map<FigureKey, Unit> units = new LinkedHashMap<>();
        for (String concept : concepts) {
            units.put(key(concept), unit);
        }
        return units;
    }

    /** All figures that the relations name, in euros. */
    static Map<FigureKey, Unit> euros(List<Relation> relations) {
        Map<FigureKey, Unit> units = new LinkedHashMap<>();
        for (Relation relation : relations) {
            units.put(relation.target(), Unit.EUR);
            relation.formula().references().forEach(key -> units.put(key, Unit.EUR));
        }
        return units;
    }

    static RelationNet net(Relation... relations) {
        List<Relation> list = List.of(relations);
        return RelationNet.of(euros(list), list).orThrow();
    }

    // ---- figures ----

    static Figure input(String concept, String euros) {
        return Figure.input(key(concept), Quantity.euros(euros), SourceRef.of("konten.csv", 2, 3));
    }

    static Figure input(String concept, Quantity value) {
        return Figure.input(key(concept), value, SourceRef.of("konten.csv", 2, 3));
    }

    static Figure empty(String concept, Figure.Blank blank) {
        return new Figure(
                key(concept),
                Unit.EUR,
                null,
                blank,
                0,
                Origin.INPUT,
                new Place("konten", concept, "plan", ""),
                SourceRef.of("konten.csv", 2, 3));
    }

    static FigureSet set(Figure... figures) {
        return FigureSet.of(STAND, List.of(figures));
    }

    static FigureSet set(List<Figure> figures) {
        return FigureSet.of(STAND, new ArrayList<>(figures));
    }

    static Evaluation evaluate(RelationNet net, Figure... figures) {
        return Evaluator.compile(net).evaluate(set(figures));
    }
}
