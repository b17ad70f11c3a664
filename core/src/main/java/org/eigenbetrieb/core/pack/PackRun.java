package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Checker;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Findings;
import org.eigenbetrieb.core.check.PrintedNet;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.RepairLimits;
import org.eigenbetrieb.core.check.RepairReport;
import org.eigenbetrieb.core.check.Repairs;
import org.eigenbetrieb.core.csv.Similar;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.explain.Variance;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.scenario.GoalSeek;
import org.eigenbetrieb.core.scenario.Scenario;
import org.eigenbetrieb.core.scenario.Solution;
import org.jspecify.annotations.Nullable;

/**
 * A computed and checked pack: values, verdicts, findings, explanations and printed papers.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class PackRun {

    /** How many repairs of one part of the papers are listed; the cells that seem wrong are named in any case. */
    private static final int MOST_REPAIRS = 100;

    /**
     * A pack is read in a moment, however broken its papers are: this takes two or three seconds. What is not decided
     * by then is said to be open.
     */
    private static final RepairLimits LIMITS = new RepairLimits(MOST_REPAIRS, 10_000_000L, () -> false);

    private final Pack pack;
    private final Evaluation evaluation;
    private final PrintedNet printed;
    private final List<RelationVerdict> verdicts;
    private final RepairReport repairs;
    private final List<Finding> findings;
    private final Coverage coverage;
    private final Map<String, List<PaperReview.Review>> reviews = new LinkedHashMap<>();
    private final Map<CheckCell.Fact, FigureKey> keys = new HashMap<>();

    PackRun(Pack pack) {
        this.pack = pack;
        this.evaluation = pack.evaluator().evaluate(pack.figures());
        this.printed = PrintedNet.of(pack.net(), pack.figures());
        this.verdicts = Checker.check(printed.net());
        this.repairs = Repairs.of(printed.net(), verdicts, LIMITS);
        pack.net().figures().keySet().forEach(key -> keys.put(CheckCell.Fact.of(key), key));
        Map<String, String> failed = new LinkedHashMap<>();
        pack.bindings().keySet().forEach(paper -> review(paper, failed));
        this.findings = findAll();
        pack.net().failures().forEach((key, failure) -> {
            if (failure.reason() == Failure.Reason.RULE_FAILED) {
                failed.put(key.toString(), failure.message());
            }
        });
        Map<String, String> open = new LinkedHashMap<>(printed.inexpressible());
        open.putAll(repairs.openReasons());
        Map<String, String> without = new LinkedHashMap<>();
        for (FigureKey key : pack.net().figures().keySet()) {
            evaluation.value(key).ifFailed().ifPresent(failure -> without.put(key.toString(), failure.message()));
        }
        this.coverage =
                Coverage.of(verdicts, open, failed, printed.unprinted().size()).withoutValue(without);
    }

    /** The contradictions, and the printed figures that do not follow from the inputs for a reason elsewhere. */
    private List<Finding> findAll() {
        List<Finding> found = new ArrayList<>(Findings.of(printed.net(), verdicts, repairs));
        Set<Place> accused = new HashSet<>();
        found.forEach(finding -> accuse(finding, accused));
        for (CheckCell cell : printed.net().cells()) {
            FigureKey key = keyOf(cell);
            if (key == null || accused.contains(cell.place())) {
                continue;
            }
            Optional<Relation> relation = pack.net().defining(key);
            Optional<Rational> computed = evaluation.value(key).ifKnown();
            Optional<Interval> range = evaluation.interval(key);
            Optional<Interval> own = cell.interval();
            if (relation.isPresent()
                    && computed.isPresent()
                    && range.isPresent()
                    && own.isPresent()
                    && !own.get().meets(range.get())) {
                int toUnit = -cell.unit().exponent();
                found.add(Findings.notFollowing(
                        cell, computed.get().timesTenTo(toUnit), range.get().timesTenTo(toUnit), relation.get()));
            }
        }
        Copies copies = new Copies(printed.net().cells());
        found.replaceAll(copies::explained);
        found.replaceAll(NumberSlips::explained);
        List<Finding> worded = worded(found);
        pack.contents().values().forEach(content -> worded.addAll(content.findings()));
        worded.addAll(pack.printed());
        worded.addAll(IdentifierSlips.find(pack.figures().figures()));
        worded.addAll(PrecisionSlips.find(pack.figures().figures()));
        reviews.values().forEach(paper -> paper.forEach(review -> worded.addAll(review.findings())));
        worded.sort(Findings.WORST_FIRST);
        return List.copyOf(worded);
    }

    /** Contradictions of a record paper's relations in the words of that paper, where the first of them stood. */
    private List<Finding> worded(List<Finding> findings) {
        Map<String, String> papers = new HashMap<>();
        pack.net().relations().forEach(relation -> papers.put(relation.id(), relation.paper()));
        Map<String, List<Finding>> own = new LinkedHashMap<>();
        for (Finding finding : findings) {
            String paper = papers.getOrDefault(finding.relation(), "");
            if (pack.contents().containsKey(paper)) {
                own.computeIfAbsent(paper, each -> new ArrayList<>()).add(finding);
            }
        }
        List<Finding> worded = new ArrayList<>();
        for (Finding finding : findings) {
            String paper = papers.getOrDefault(finding.relation(), "");
            PaperContent content = pack.contents().get(paper);
            if (content == null) {
                worded.add(finding);
            } else {
                List<Finding> all = own.remove(paper);
                if (all != null) {
                    worded.addAll(content.wording().of(all, evaluation));
                }
            }
        }
        pack.contents().forEach((paper, content) -> {
            boolean silent =
                    findings.stream().noneMatch(each -> paper.equals(papers.getOrDefault(each.relation(), "")));
            if (silent) {
                worded.addAll(content.wording().of(List.of(), evaluation));
            }
        });
        return worded;
    }

    private static void accuse(Finding finding, Set<Place> accused) {
        accused.add(finding.cells().get(0).place());
        finding.suspect().ifPresent(change -> accused.add(change.cell().place()));
        finding.follows().forEach(change -> accused.add(change.cell().place()));
        finding.beneath().forEach(each -> accuse(each, accused));
    }

    /** Shows a form to every review; one that fails is a rule that failed, and the others go on. */
    private void review(String paper, Map<String, String> failed) {
        List<PaperReview.Review> said = new ArrayList<>();
        LayoutBinding binding = Objects.requireNonNull(pack.bindings().get(paper));
        for (PaperReview review : pack.reviews()) {
            try {
                said.add(review.review(binding, evaluation));
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                failed.put(
                        paper,
                        "the review " + review.getClass().getName() + " failed: "
                                + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()));
            }
        }
        reviews.put(paper, said);
    }

    /** What reviews print below the table of a form. */
    List<Block> reviewed(String paper) {
        return reviews.getOrDefault(paper, List.of()).stream()
                .flatMap(review -> review.blocks().stream())
                .toList();
    }

    private @Nullable FigureKey keyOf(CheckCell cell) {
        return cell.fact() == null || cell.source() == null ? null : keys.get(cell.fact());
    }

    /**
     * What in the printed papers does not fit together, and which changes would repair it.
     *
     * @return the repairs
     */
    public RepairReport repairs() {
        return repairs;
    }

    /**
     * The pack.
     *
     * @return the pack
     */
    public Pack pack() {
        return pack;
    }

    /**
     * The computed figures.
     *
     * @return the evaluation
     */
    public Evaluation evaluation() {
        return evaluation;
    }

    /**
     * The cells and relations that were checked.
     *
     * @return the bound net
     */
    public PrintedNet printedNet() {
        return printed;
    }

    /**
     * The verdicts of all relations and identities.
     *
     * @return the verdicts
     */
    public List<RelationVerdict> verdicts() {
        return verdicts;
    }

    /**
     * What does not fit, {@linkplain Findings#WORST_FIRST worst first}: contradictions, printed figures that do not
     * follow from the inputs although no relation accuses them, what is wrong with records, with headings, units and
     * numbers of forms, numbers and amounts that papers write differently, what reviews say; among equals in this order.
     *
     * @return the findings; printed papers number them F1, F2, … in this order
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * What was checked and what was not.
     *
     * @return the coverage
     */
    public Coverage coverage() {
        return coverage;
    }

    /**
     * Where a figure comes from.
     *
     * @param key the figure
     * @return the tree back to inputs, file and line
     * @throws IllegalArgumentException when the pack has no such figure
     */
    public Explanation explain(FigureKey key) {
        return Explanation.of(evaluation, key, pack::label);
    }

    /**
     * Where a figure comes from, named as a person would; see {@link Pack#find(String)}.
     *
     * @param query the words
     * @return the tree back to inputs, file and line
     * @throws IllegalArgumentException when no figure or several fit; the message lists them
     */
    public Explanation explain(String query) {
        for (CheckCell cell : printed.net().cells()) {
            FigureKey key = cell.id().equals(query.strip()) ? keyOf(cell) : null;
            if (key != null) {
                return explain(key);
            }
        }
        List<FigureKey> found = pack.find(query);
        if (found.size() == 1) {
            return explain(found.get(0));
        }
        StringBuilder message = new StringBuilder();
        message.append(found.isEmpty() ? "no figure fits \"" : found.size() + " figures fit \"")
                .append(query)
                .append('"');
        if (found.isEmpty()) {
            message.append(hint(query));
        }
        for (int i = 0; i < found.size() && i < 12; i++) {
            message.append("\n  ").append(found.get(i)).append("   ").append(pack.label(found.get(i)));
        }
        if (found.size() > 12) {
            message.append("\n  … and ").append(found.size() - 12).append(" more");
        }
        throw new IllegalArgumentException(message.toString());
    }

    /** What was probably meant, and how to name a figure that this pack has. */
    private String hint(String query) {
        Set<String> concepts = new TreeSet<>();
        pack.net().figures().keySet().forEach(key -> concepts.add(key.concept().id()));
        StringBuilder hint = new StringBuilder();
        for (String word : query.strip().split("[\\s|]+", 12)) {
            String similar = concepts.contains(word) || word.length() > 100 ? "" : Similar.to(word, concepts);
            if (!similar.isEmpty()) {
                hint.append("; did you mean \"").append(similar).append("\"?");
            }
        }
        return hint
                + example()
                        .map(example -> "; name concept, phase and year, for example: " + example)
                        .orElse("; the pack has no figures");
    }

    /** Words that name one figure of this pack, a computed one if there is one. */
    private Optional<String> example() {
        List<FigureKey> keys = new ArrayList<>(pack.net().figures().keySet());
        keys.sort(
                Comparator.comparing((FigureKey key) -> key.dimensions().asMap().size())
                        .thenComparing(key -> pack.net().defining(key).isEmpty())
                        .thenComparing(Comparator.naturalOrder()));
        return keys.stream()
                .limit(12)
                .map(key -> (key.concept() + " " + key.phase() + " " + key.period()).toLowerCase(Locale.ROOT))
                .filter(words -> pack.find(words).size() == 1)
                .findFirst()
                .or(() -> keys.stream().findFirst().map(FigureKey::toString));
    }

    /**
     * What happens if inputs change.
     *
     * @param scenario the changes
     * @return every figure that moves
     * @throws IllegalArgumentException when a change selects no input
     */
    public Scenario.Result run(Scenario scenario) {
        return scenario.run(pack.evaluator(), pack.figures());
    }

    /**
     * How a figure differs from the same figure of another phase or period, and what drives the difference.
     *
     * @param before what is compared with, such as the plan
     * @param after what is compared, such as the forecast
     * @return the difference with its parts
     * @throws IllegalArgumentException when the pack does not have one of the figures, or they count different things
     */
    public Variance variance(FigureKey before, FigureKey after) {
        return Variance.of(evaluation, before, after);
    }

    /**
     * The differences of each line and account of a paper from its plan, absolute and in percent. Posts and accounts that
     * are 0 in the plan and beside it are only counted, in a note of the table.
     *
     * @param paper id of the paper
     * @param view what is compared: the printed numbers, or what follows from the inputs
     * @return the table; empty when the paper has no plan, or neither actual figures nor a forecast beside it
     * @throws IllegalArgumentException when there is no such paper
     */
    public Optional<ReportTable> variances(String paper, View view) {
        return new Statement(this, paper, view).variances();
    }

    /**
     * What a scenario moves as a table: paper by paper, before, after and difference.
     *
     * @param result what the scenario of this pack leads to
     * @return the table; a figure that stands in several papers stands under each of them
     */
    public ReportTable differences(Scenario.Result result) {
        return new Differences(pack, result).table();
    }

    /**
     * What an input must be so that a figure reaches a target.
     *
     * @param figure the figure that has a target
     * @param target the target
     * @param by the input that may change
     * @return the value, or why there is none
     * @throws IllegalArgumentException when the pack does not have one of the figures, or the target counts something else
     */
    public Solution solve(FigureKey figure, Quantity target, FigureKey by) {
        return GoalSeek.solve(pack.evaluator(), pack.figures(), figure, target, by);
    }

    /**
     * A paper as a table.
     *
     * @param paper id of the paper
     * @param view what its cells show
     * @return the table
     * @throws IllegalArgumentException when there is no such paper
     */
    public ReportTable table(String paper, View view) {
        return new Statement(this, paper, view).table();
    }

    /**
     * A document of the pack with its papers and what was found in them.
     *
     * @param document id of the document
     * @param view what its cells show
     * @return the document
     * @throws IllegalArgumentException when there is no such document
     */
    public ReportDocument document(String document, View view) {
        return new DocumentPrinter(this, view)
                .print(pack.description().documents().stream()
                        .filter(each -> each.id().equals(document))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "There is no document \"" + document + "\"; expected one of "
                                        + pack.description().documents().stream()
                                                .map(PackDescription.DocumentDescription::id)
                                                .toList())));
    }
}
