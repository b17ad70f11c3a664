package org.eigenbetrieb.core.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.source.Problem;

/**
 * The figures and relations of one committee pack.
 *
 * <p>Building never stops at a problem: what can be used is used, everything else is named in {@link #problems()}.
 * Immutable and safe for use by several threads.
 */
public final class Pack {

    private final PackDescription description;
    private final Map<String, LayoutBinding> bindings;
    private final Map<String, PaperContent> contents;
    private final FigureSet figures;
    private final RelationNet net;
    private final Map<FigureKey, String> labels;
    private final Map<String, Map<String, String>> rowLabels;
    private final List<Finding> printed;
    private final List<PaperReview> reviews;
    private final List<Problem> problems;
    private final Evaluator evaluator;

    Pack(
            PackDescription description,
            Map<String, LayoutBinding> bindings,
            Map<String, PaperContent> contents,
            FigureSet figures,
            RelationNet net,
            Map<FigureKey, String> labels,
            Map<String, Map<String, String>> rowLabels,
            List<Finding> printed,
            List<PaperReview> reviews,
            List<Problem> problems) {
        this.description = description;
        this.bindings = Collections.unmodifiableMap(new LinkedHashMap<>(bindings));
        this.contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
        this.figures = figures;
        this.net = net;
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        this.rowLabels = rowLabels;
        this.printed = List.copyOf(printed);
        this.reviews = List.copyOf(reviews);
        this.problems = problems.stream().sorted().distinct().toList();
        this.evaluator = Evaluator.compile(net);
    }

    /**
     * Builds a pack.
     *
     * @param description what the pack says of itself
     * @param registry the layouts and calculators that it may use
     * @param tables where its tables come from
     * @return the pack, with every problem found on the way
     */
    public static Pack build(PackDescription description, Registry registry, Tables tables) {
        return new PackBuilder(description, registry, tables).build();
    }

    /**
     * What the pack says of itself.
     *
     * @return the description
     */
    public PackDescription description() {
        return description;
    }

    /**
     * The forms of the papers, bound to year and accounts, by id of the paper.
     *
     * @return an unmodifiable map in the order of the papers
     */
    public Map<String, LayoutBinding> bindings() {
        return bindings;
    }

    /**
     * The papers that list records, by id of the paper.
     *
     * @return an unmodifiable map in the order of the papers
     */
    public Map<String, PaperContent> contents() {
        return contents;
    }

    /**
     * The figures that were read, with their places.
     *
     * @return the figures
     */
    public FigureSet figures() {
        return figures;
    }

    /**
     * The relations between the figures.
     *
     * @return the net
     */
    public RelationNet net() {
        return net;
    }

    /**
     * The compiled net, for computing many variants.
     *
     * @return the evaluator
     */
    public Evaluator evaluator() {
        return evaluator;
    }

    /**
     * Everything that was wrong with description, tables, calculators and relations.
     *
     * @return the problems, ordered by place
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The name of a figure for people: row and column as printed.
     *
     * @param key the figure
     * @return the name, or the key as text when no paper prints the figure
     */
    public String label(FigureKey key) {
        return labels.getOrDefault(key, key.toString());
    }

    /** What is wrong with headings, units and numbers of the forms. */
    List<Finding> printed() {
        return printed;
    }

    /** What looks at forms as a whole. */
    List<PaperReview> reviews() {
        return reviews;
    }

    /** The label of an account's or line's row in a paper, as its table prints it. */
    Optional<String> rowLabel(String paper, String row) {
        return Optional.ofNullable(rowLabels.getOrDefault(paper, Map.of()).get(row));
    }

    /**
     * Finds figures by what a person would type: a key, the place of a cell ({@code paper:row:column}), or words that
     * occur in key or name.
     *
     * @param query the words
     * @return the best matching figures, ordered by key; several when the words do not decide
     */
    public List<FigureKey> find(String query) {
        return new FigureSearch(this).find(query);
    }

    /**
     * Computes and checks everything.
     *
     * @return the finished run
     */
    public PackRun run() {
        return new PackRun(this);
    }
}
