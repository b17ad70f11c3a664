package org.eigenbetrieb.core.pack;

import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.HouseStyle;
import org.eigenbetrieb.core.source.Problem;
import org.immutables.value.Value;

/**
 * What a {@link RecordPaper} found in its tables. Everything may be left out.
 *
 * <p>Immutable; safe for use by several threads if {@link #printer()} is.
 */
@Value.Immutable
@HouseStyle
public interface PaperContent {

    /**
     * The figures that are given or printed, with their places.
     *
     * @return the figures
     */
    List<Figure> figures();

    /**
     * Units of figures that relations compute and no table prints.
     *
     * @return units by figure
     */
    Map<FigureKey, Unit> units();

    /**
     * Names of figures for people: row and column.
     *
     * @return names by figure
     */
    Map<FigureKey, String> labels();

    /**
     * The relations between the figures, also with figures of other papers.
     *
     * <p>A relation that reads a figure which the pack does not have is left out: its target is then an input.
     *
     * @return the relations
     */
    List<Relation> relations();

    /**
     * Figures that calculators are to define.
     *
     * @return the slots; their account is empty
     */
    List<LayoutBinding.Slot> slots();

    /**
     * What is wrong with the records beyond sums: each with at least one cell.
     *
     * @return the findings, worst first
     */
    List<Finding> findings();

    /**
     * What could not be read or used.
     *
     * @return the problems
     */
    List<Problem> problems();

    /**
     * How the paper is printed.
     *
     * @return by default nothing
     */
    @Value.Default
    default Printer printer() {
        return (evaluation, view) -> List.of();
    }

    /**
     * How what contradicts the relations of this paper is put into words.
     *
     * @return by default as it is for every relation
     */
    @Value.Default
    default Wording wording() {
        return (findings, evaluation) -> findings;
    }

    /**
     * Puts contradictions of a paper's own relations into words that only the paper knows; may join them, and add what
     * is only seen when everything is computed.
     */
    @FunctionalInterface
    interface Wording {
        /**
         * The findings as they are reported.
         *
         * @param findings contradictions of relations of this paper, in order; empty where there are none
         * @param evaluation the values of all figures of the pack
         * @return the findings in their place
         */
        List<Finding> of(List<Finding> findings, Evaluation evaluation);
    }

    /** Prints a paper once everything is computed. */
    @FunctionalInterface
    interface Printer {

        /**
         * The paper as sections of a document.
         *
         * @param evaluation the values of all figures
         * @param view whether printed numbers are shown or only what follows from the inputs
         * @return sections, whose ids begin with the id of the paper
         */
        List<Section> print(Evaluation evaluation, View view);
    }

    /**
     * A builder.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a paper's content. Not safe for use by several threads. */
    final class Builder extends ImmutablePaperContent.Builder {
        Builder() {}
    }
}
