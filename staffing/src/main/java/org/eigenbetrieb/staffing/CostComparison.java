package org.eigenbetrieb.staffing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * The cost of the posts beside the Personalaufwand of the Erfolgsplan: the difference, the reasons that somebody states for
 * it, and what they leave unexplained.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param cost key of the cost of all posts
 * @param plan keys of the posts of the Erfolgsplan that hold the Personalaufwand; they are added up
 * @param reasons stated reasons
 * @param place where the comparison is asked for
 */
public record CostComparison(FigureKey cost, List<FigureKey> plan, List<Reason> reasons, SourceRef place) {

    private static final DimensionKey REASON = new DimensionKey("grund");

    /**
     * Why the Erfolgsplan differs.
     *
     * @param label the reason, for example {@code Beihilfen}; 1 to 120 characters without {@code ; = [ ] |}
     * @param amount by how much the Erfolgsplan is higher (positive) or lower (negative) for this reason, in euros
     * @param place where it is stated
     */
    public record Reason(String label, Quantity amount, SourceRef place) {

        /** Checks the parts. */
        public Reason {
            Objects.requireNonNull(place, "place");
            Dimensions.of(REASON, label);
            if (!amount.unit().convertsTo(Unit.EUR)) {
                throw new IllegalArgumentException("A reason is an amount in EUR, not " + amount);
            }
        }
    }

    /** Copies the lists and checks that there is something to compare with. */
    public CostComparison {
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(place, "place");
        plan = List.copyOf(plan);
        reasons = List.copyOf(reasons);
        if (plan.isEmpty()) {
            throw new IllegalArgumentException("A comparison needs a figure of the Erfolgsplan");
        }
    }

    /**
     * Erfolgsplan less cost of the posts.
     *
     * @return the key of the difference
     */
    public FigureKey difference() {
        return FigureKey.of("personalkosten-differenz", cost.phase(), cost.period());
    }

    /**
     * What the reasons leave of the difference.
     *
     * @return the key of the rest; 0 when everything is explained
     */
    public FigureKey unexplained() {
        return FigureKey.of("personalkosten-ungeklaert", cost.phase(), cost.period());
    }

    private FigureKey key(Reason reason) {
        return FigureKey.of("personalkosten-grund", cost.phase(), cost.period())
                .with(Dimensions.of(REASON, reason.label()));
    }

    /**
     * The stated amounts.
     *
     * @param paper id of the paper
     * @return one figure per reason
     */
    public List<Figure> figures(String paper) {
        List<Figure> figures = new ArrayList<>();
        for (Reason reason : reasons) {
            figures.add(new Figure(
                    key(reason),
                    Unit.EUR,
                    reason.amount(),
                    Figure.Blank.MISSING,
                    Figure.EXACT,
                    Origin.INPUT,
                    new Place(paper, "grund-" + StellenFigures.slug(reason.label()), "betrag", reason.label()),
                    reason.place()));
        }
        return List.copyOf(figures);
    }

    /**
     * Units of what is stated and defined here.
     *
     * @return units by figure
     */
    public Map<FigureKey, Unit> figureUnits() {
        Map<FigureKey, Unit> units = new LinkedHashMap<>();
        reasons.forEach(reason -> units.put(key(reason), Unit.EUR));
        units.put(difference(), Unit.EUR);
        units.put(unexplained(), Unit.EUR);
        return Map.copyOf(units);
    }

    /**
     * What reports call the figures.
     *
     * @return labels by key
     */
    public Map<FigureKey, String> labels() {
        Map<FigureKey, String> labels = new LinkedHashMap<>();
        reasons.forEach(reason -> labels.put(key(reason), reason.label()));
        labels.put(difference(), "Personalaufwand des Erfolgsplans abzüglich Kosten der Stellen");
        labels.put(unexplained(), "davon ungeklärt");
        return Map.copyOf(labels);
    }

    /**
     * The difference and what the reasons leave of it.
     *
     * @param paper id of the paper
     * @return two relations
     */
    public List<Relation> relations(String paper) {
        LegalSource source = LegalSource.ARITHMETIC;
        Map<FigureKey, Rational> difference = new LinkedHashMap<>();
        plan.forEach(key -> difference.put(key, Rational.ONE));
        difference.put(cost, Rational.ONE.negate());
        Map<FigureKey, Rational> rest = new LinkedHashMap<>();
        rest.put(difference(), Rational.ONE);
        reasons.forEach(reason -> rest.merge(key(reason), Rational.ONE.negate(), Rational::plus));
        return List.of(
                StellenFigures.of(
                        paper,
                        Relation.defining(
                                "personalkosten-differenz",
                                difference(),
                                Formula.sum(difference),
                                "Personalaufwand des Erfolgsplans abzüglich Kosten der Stellen",
                                source,
                                place)),
                StellenFigures.of(
                        paper,
                        Relation.defining(
                                "personalkosten-ungeklaert",
                                unexplained(),
                                Formula.sum(rest),
                                "Differenz abzüglich genannter Gründe",
                                source,
                                place)));
    }
}
