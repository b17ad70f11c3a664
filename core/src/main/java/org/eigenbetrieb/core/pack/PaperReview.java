package org.eigenbetrieb.core.pack;

import java.util.List;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.report.Block;

/**
 * The plug-in that looks at a printed form as a whole once everything is computed, such as by which method its forecast
 * was made.
 *
 * <p>A pure function of its arguments: no clock, no files, no state. Implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface PaperReview {

    /**
     * What a review says.
     *
     * @param findings findings about the paper
     * @param blocks what is printed below the paper's table, in German
     */
    record Review(List<Finding> findings, List<Block> blocks) {

        /** Nothing to say. */
        public static final Review NOTHING = new Review(List.of(), List.of());

        /** Copies the lists. */
        public Review {
            findings = List.copyOf(findings);
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * Looks at a paper.
     *
     * @param binding the form of the paper, bound to year and accounts; {@link LayoutBinding#paper()} is its id
     * @param evaluation the computed pack; {@link Evaluation#inputs()} has the printed figures with their places
     * @return what there is to say, {@link Review#NOTHING} for a form that it is not about
     */
    Review review(LayoutBinding binding, Evaluation evaluation);
}
