package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A Stellenübersicht (§ 18 EigAnVO RP): posts by unit and pay group for the plan year, the year before and the Stichtag,
 * with the notes on them.
 *
 * <p>Sums are not stored: they are figures that {@link #relations} define, and sums that the form prints are claims
 * that are checked against them. Immutable and safe for use by several threads.
 *
 * @param year the plan year
 * @param stichtag the day for which filled posts are counted
 * @param lines the lines in the order of the form
 * @param sums the sums that the form prints
 * @param notes the notes in the order of the form, of this and of earlier plans
 * @param lost rows of the table that could not be read; while there are any, no sum has a value
 * @param place the file
 */
public record Stellenuebersicht(
        int year,
        LocalDate stichtag,
        List<PostLine> lines,
        List<SumLine> sums,
        List<Vermerk> notes,
        List<SourceRef> lost,
        SourceRef place) {

    /** Copies the lists. */
    public Stellenuebersicht {
        Objects.requireNonNull(stichtag, "stichtag");
        Objects.requireNonNull(place, "place");
        if (year < 1 || year > 9998) {
            throw new IllegalArgumentException("A plan year is between 1 and 9998, not " + year);
        }
        lines = List.copyOf(lines);
        sums = List.copyOf(sums);
        notes = List.copyOf(notes);
        lost = List.copyOf(lost);
    }

    /**
     * The units in the order in which they first occur.
     *
     * @return units by code; unmodifiable
     */
    public Map<String, OrgUnit> units() {
        Map<String, OrgUnit> units = new LinkedHashMap<>();
        for (PostLine line : lines) {
            units.putIfAbsent(line.unit().code(), line.unit());
        }
        return Collections.unmodifiableMap(units);
    }

    /**
     * The figure of one cell.
     *
     * @param line the line
     * @param column the column
     * @return its key
     */
    public FigureKey key(PostLine line, PostLine.Column column) {
        Dimensions dimensions = StellenFigures.at(line.spot());
        return StellenFigures.of(this, column, line.nachrichtlich())
                .with(
                        line.amtsbezeichnung().isEmpty()
                                ? dimensions
                                : dimensions.with(StellenFigures.AMTSBEZEICHNUNG, line.amtsbezeichnung()));
    }

    /**
     * The sum of all posts that count.
     *
     * @param column the column
     * @return the key of the sum, without the lines that are printed for information only
     */
    public FigureKey total(PostLine.Column column) {
        return StellenFigures.of(this, column, false);
    }

    /**
     * The sum of all posts that are printed for information only.
     *
     * @param column the column
     * @return the key of the sum
     */
    public FigureKey totalNachrichtlich(PostLine.Column column) {
        return StellenFigures.of(this, column, true);
    }

    /**
     * The sum of one unit, without the lines that are printed for information only.
     *
     * @param unit code of the unit
     * @param column the column
     * @return the key of the sum
     */
    public FigureKey unitTotal(String unit, PostLine.Column column) {
        return total(column).with(Dimensions.of(StellenFigures.UNIT, unit));
    }

    /**
     * The sum of one pay group, without the lines that are printed for information only.
     *
     * @param group the group
     * @param column the column
     * @return the key of the sum
     */
    public FigureKey groupTotal(PayGroup group, PostLine.Column column) {
        return total(column).with(Dimensions.of(StellenFigures.GROUP, group.toString()));
    }

    /**
     * The sum of one kind of staff, without the lines that are printed for information only.
     *
     * @param kind the kind
     * @param column the column
     * @return the key of the sum
     */
    public FigureKey kindTotal(StaffKind kind, PostLine.Column column) {
        return total(column).with(Dimensions.of(StellenFigures.KIND, kind.id()));
    }

    /**
     * Posts that were not filled at the Stichtag: Soll of the year before less Ist.
     *
     * @return the key of the difference over all posts that count
     */
    public FigureKey vacant() {
        return StellenFigures.vacant(this);
    }

    /**
     * Everything that was read: cells as inputs, printed sums as claims.
     *
     * @param paper id of the paper
     * @return the figures in the order of the form
     */
    public List<Figure> figures(String paper) {
        return StellenFigures.figures(this, paper);
    }

    /**
     * Every figure that occurs or is defined, with its unit.
     *
     * @return keys in the order of the form; unmodifiable
     */
    public Map<FigureKey, Unit> figureUnits() {
        return StellenFigures.units(this);
    }

    /**
     * What reports call the figures, without phase and period.
     *
     * @return labels by key; unmodifiable
     */
    public Map<FigureKey, String> labels() {
        return StellenFigures.labels(this);
    }

    /**
     * The sums per unit, group and kind, the totals, and that all ways of adding up agree.
     *
     * @param paper id of the paper
     * @return the relations
     */
    public List<Relation> relations(String paper) {
        return StellenFigures.relations(this, paper);
    }

    /**
     * Computes all sums.
     *
     * @return every figure with its value or the reason why it has none
     */
    public Evaluation evaluate() {
        RelationNet net =
                RelationNet.of(figureUnits(), relations("stellenuebersicht")).orThrow();
        return Evaluator.compile(net).evaluate(FigureSet.of(stichtag, figures("stellenuebersicht")));
    }

    /**
     * The bridge from the posts of the year before to those of the plan year.
     *
     * @return the bridge
     */
    public PostBridge bridge() {
        return PostBridge.of(this);
    }

    /**
     * The form as it is printed: units, lines with notes, sums. Sums are computed; where another one is printed, the
     * number is marked.
     *
     * @param id id of the table
     * @return the table
     */
    public ReportTable table(String id) {
        return StellenTables.form(this, evaluate(), id);
    }

    /**
     * The sums per unit, pay group and kind of staff.
     *
     * @param id id of the table
     * @return the table
     */
    public ReportTable sumsTable(String id) {
        return StellenTables.sums(this, evaluate(), id);
    }
}
