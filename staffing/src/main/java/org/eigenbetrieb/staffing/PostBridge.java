package org.eigenbetrieb.staffing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.ReportTable;

/**
 * The bridge from the posts of the year before to those of the plan year: what every note of the plan year moves, per
 * unit and pay group.
 *
 * <p>Where the moves do not explain the change, something is left {@linkplain Row#open() open}, and a finding says how
 * much and where. New posts, abolitions and replacements with an amount move posts where they stand; a transfer moves
 * them at the end where it stands, so both ends are needed; a re-evaluation moves them from one group to the other in
 * its unit; kw and ku move nothing before they take effect. Immutable and safe for use by several threads.
 */
public final class PostBridge {

    private static final String PAPER = "stellenuebersicht";

    private final Stellenuebersicht plan;
    private final List<Row> rows;
    private final List<Move> moves;
    private final Evaluation evaluation;

    private PostBridge(Stellenuebersicht plan, List<Row> rows, List<Move> moves, Evaluation evaluation) {
        this.plan = plan;
        this.rows = List.copyOf(rows);
        this.moves = List.copyOf(moves);
        this.evaluation = evaluation;
    }

    /**
     * What one note moves at one place.
     *
     * @param note the note
     * @param unit the unit whose posts change
     * @param group the group whose posts change
     * @param posts posts that come (positive) or go (negative), in VZÄ
     * @param implied whether the note stands elsewhere and this is its other side
     */
    public record Move(Vermerk note, String unit, PayGroup group, Quantity posts, boolean implied) {

        /** Checks that nothing is missing. */
        public Move {
            Objects.requireNonNull(note, "note");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(posts, "posts");
        }

        Spot spot() {
            return new Spot(unit, group);
        }
    }

    /**
     * The bridge of one unit and pay group.
     *
     * @param unit code of the unit
     * @param group the group
     * @param nachrichtlich whether its lines are printed for information only
     * @param before posts of the year before, or why they are not known
     * @param after posts of the plan year, or why they are not known
     * @param moves what the notes move, in the order of the form
     * @param open what the moves leave unexplained: after less before less moves
     */
    public record Row(
            String unit,
            PayGroup group,
            boolean nachrichtlich,
            Value before,
            Value after,
            List<Move> moves,
            Value open) {

        /** Copies the moves. */
        public Row {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(open, "open");
            moves = List.copyOf(moves);
        }

        /**
         * Whether the moves explain the change.
         *
         * @return true when nothing is open
         */
        public boolean isClosed() {
            return open.ifKnown().map(Rational::signum).equals(Optional.of(0));
        }
    }

    /**
     * Builds the bridge of a plan.
     *
     * @param plan the plan
     * @return the bridge
     */
    public static PostBridge of(Stellenuebersicht plan) {
        List<Move> moves = BridgeMoves.of(plan);
        BridgeFigures figures = new BridgeFigures(plan, moves);
        Map<FigureKey, Unit> units = new LinkedHashMap<>(plan.figureUnits());
        units.putAll(figures.units());
        List<Relation> relations = new ArrayList<>(plan.relations(PAPER));
        relations.addAll(figures.relations(PAPER));
        List<Figure> inputs = new ArrayList<>(plan.figures(PAPER));
        inputs.addAll(figures.figures(PAPER));
        RelationNet net = RelationNet.of(units, relations).orThrow();
        Evaluation evaluation = Evaluator.compile(net).evaluate(FigureSet.of(plan.stichtag(), inputs));
        return new PostBridge(plan, figures.rows(evaluation), moves, evaluation);
    }

    /**
     * The plan that is explained.
     *
     * @return the plan
     */
    public Stellenuebersicht plan() {
        return plan;
    }

    /**
     * One row per unit and group, in the order of the form; where a note moves posts of a group without a line, its row
     * stands last.
     *
     * @return an unmodifiable list
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * Everything that the notes of the plan year move, in the order of the form.
     *
     * @return an unmodifiable list
     */
    public List<Move> moves() {
        return moves;
    }

    /**
     * Whether the moves explain every change.
     *
     * @return true when nothing is open in any row
     */
    public boolean isClosed() {
        return rows.stream().allMatch(Row::isClosed);
    }

    /**
     * What is open in all rows that count together; it can be 0 although single rows are open.
     *
     * @return the sum, or why it is not known
     */
    public Value open() {
        return evaluation.value(BridgeFigures.openTotal(plan, false));
    }

    /**
     * The figures of the moves.
     *
     * @param paper id of the paper
     * @return one figure per move, with the place of its note
     */
    public List<Figure> figures(String paper) {
        return new BridgeFigures(plan, moves).figures(paper);
    }

    /**
     * Every figure of the bridge with its unit, without those of the plan itself.
     *
     * @return an unmodifiable map
     */
    public Map<FigureKey, Unit> figureUnits() {
        return Collections.unmodifiableMap(new BridgeFigures(plan, moves).units());
    }

    /**
     * What reports call the figures.
     *
     * @return labels by key; unmodifiable
     */
    public Map<FigureKey, String> labels() {
        return Collections.unmodifiableMap(new BridgeFigures(plan, moves).labels());
    }

    /**
     * The relations of the bridge; they use figures of the plan.
     *
     * @param paper id of the paper
     * @return the relations
     */
    public List<Relation> relations(String paper) {
        return new BridgeFigures(plan, moves).relations(paper);
    }

    /**
     * Everything that does not fit: rows that stay open, transfers without their other end, posts in two places or in a
     * unit they do not belong to, dates that have passed, and what else a reader of the form should know.
     *
     * @param paper id of the paper, for the places
     * @return the findings, errors first, each in the order of the form
     */
    public List<Finding> findings(String paper) {
        return BridgeFindings.of(this, paper);
    }

    /**
     * The bridge as a table: one row per unit and group in which something changes, and the total.
     *
     * @param id id of the table
     * @return the table
     */
    public ReportTable table(String id) {
        return StellenTables.bridge(this, evaluation, id);
    }
}
