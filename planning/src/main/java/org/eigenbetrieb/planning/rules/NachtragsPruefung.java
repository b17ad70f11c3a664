package org.eigenbetrieb.planning.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.report.Section;

/**
 * Decides for each trigger whether it is met, not met, or which input is missing for a decision, with citation, the
 * margin left and where the numbers come from.
 *
 * <p>Measures, limits and margins are figures that relations define over the figures of an evaluation, so that they are
 * computed and explained like all others. A limit that is exceeded only within the rounding of the inputs is not decided.
 * Immutable and safe for use by several threads.
 */
public final class NachtragsPruefung {

    private final ChangeRules rules;
    private final PlanBasis basis;
    private final Map<String, Boolean> answers;
    private final RuleNet net;
    private final Evaluation evaluation;
    private final Map<String, TriggerResult> results;

    private NachtragsPruefung(
            ChangeRules rules,
            Evaluation given,
            PlanBasis basis,
            Map<String, Boolean> answers,
            Function<FigureKey, String> labels) {
        this.rules = Objects.requireNonNull(rules, "rules");
        this.basis = Objects.requireNonNull(basis, "basis");
        this.answers = new TreeMap<>(answers);
        Set<String> questions = questions(rules);
        for (String answer : answers.keySet()) {
            if (!questions.contains(answer)) {
                throw new IllegalArgumentException(
                        "Rules " + rules.id() + " do not ask \"" + answer + "\"; they ask " + questions);
            }
        }
        this.net = new RuleNet(rules, given, basis, labels);
        this.evaluation = net.evaluate();
        Map<String, TriggerResult> decided = new LinkedHashMap<>();
        rules.triggers().forEach(trigger -> decided.put(trigger.id(), decide(trigger)));
        this.results = Collections.unmodifiableMap(decided);
    }

    /**
     * Decides all triggers.
     *
     * @param rules the rules in force, see {@link RuleBook#select}
     * @param evaluation the figures; unknown ones are named as missing
     * @param basis which plan is held against what
     * @param answers answers to the questions of the rules by their id, see {@link #questions}
     * @param labels names of the figures for people
     * @return the decisions
     * @throws IllegalArgumentException when an answer is given that no rule asks for
     */
    public static NachtragsPruefung of(
            ChangeRules rules,
            Evaluation evaluation,
            PlanBasis basis,
            Map<String, Boolean> answers,
            Function<FigureKey, String> labels) {
        return new NachtragsPruefung(rules, evaluation, basis, answers, labels);
    }

    /**
     * What only a person can judge.
     *
     * @param rules the rules
     * @return ids of the questions, ordered
     */
    public static Set<String> questions(ChangeRules rules) {
        Set<String> ids = new TreeSet<>();
        rules.triggers().forEach(trigger -> collectQuestions(trigger.condition(), ids));
        return ids;
    }

    private static void collectQuestions(Condition condition, Set<String> ids) {
        if (condition instanceof Condition.Question question) {
            ids.add(question.id());
        } else if (condition instanceof Condition.Not not) {
            collectQuestions(not.condition(), ids);
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(each -> collectQuestions(each, ids));
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(each -> collectQuestions(each, ids));
        }
    }

    /** A decision and what is missing for one. */
    private record Decision(Outcome outcome, Set<String> missing) {}

    private TriggerResult decide(Trigger trigger) {
        List<TriggerResult.Comparison> comparisons = new ArrayList<>();
        Decision decision = decide(trigger.condition(), net.comparisons(trigger), comparisons);
        return new TriggerResult(trigger, decision.outcome(), comparisons, List.copyOf(decision.missing()));
    }

    private Decision decide(
            Condition condition, List<RuleNet.Compared> compared, List<TriggerResult.Comparison> comparisons) {
        if (condition instanceof Condition.Above above) {
            return compare(above, compared.get(comparisons.size()), comparisons);
        }
        if (condition instanceof Condition.Question question) {
            Boolean answer = answers.get(question.id());
            return answer == null
                    ? new Decision(
                            Outcome.CANNOT_BE_DECIDED,
                            Set.of("Antwort auf die Frage „" + question.text() + "“ (" + question.id() + ")"))
                    : new Decision(answer ? Outcome.MET : Outcome.NOT_MET, Set.of());
        }
        if (condition instanceof Condition.Not not) {
            Decision decision = decide(not.condition(), compared, comparisons);
            return new Decision(decision.outcome().negated(), decision.missing());
        }
        return condition instanceof Condition.All all
                ? join(all.conditions(), Outcome.NOT_MET, compared, comparisons)
                : join(((Condition.Any) condition).conditions(), Outcome.MET, compared, comparisons);
    }

    /** One condition that is {@code decisive} decides alone; otherwise all must be decided. */
    private Decision join(
            List<Condition> conditions,
            Outcome decisive,
            List<RuleNet.Compared> compared,
            List<TriggerResult.Comparison> comparisons) {
        boolean decided = false;
        Set<String> missing = new LinkedHashSet<>();
        for (Condition condition : conditions) {
            Decision decision = decide(condition, compared, comparisons);
            decided |= decision.outcome() == decisive;
            missing.addAll(decision.missing());
        }
        if (decided) {
            return new Decision(decisive, Set.of());
        }
        return missing.isEmpty()
                ? new Decision(decisive.negated(), Set.of())
                : new Decision(Outcome.CANNOT_BE_DECIDED, missing);
    }

    private Decision compare(
            Condition.Above above, RuleNet.Compared compared, List<TriggerResult.Comparison> comparisons) {
        Value margin = evaluation.value(compared.margin());
        Decision decision = margin instanceof Failure failure
                ? new Decision(Outcome.CANNOT_BE_DECIDED, missing(failure))
                : above(compared.margin());
        List<TriggerResult.Change> changes = new ArrayList<>();
        for (RuleNet.Changed changed : compared.changes()) {
            changes.add(new TriggerResult.Change(
                    changed.label(),
                    evaluation.value(changed.plan()),
                    evaluation.value(changed.outlook()),
                    evaluation.value(changed.change())));
        }
        comparisons.add(new TriggerResult.Comparison(
                above.title(),
                decision.outcome(),
                evaluation.unit(compared.margin()),
                evaluation.value(compared.measure()),
                evaluation.value(compared.limit()),
                margin,
                isClose(compared.margin()),
                compared.margin(),
                changes));
        return decision;
    }

    /** What is above only within the rounding of the inputs is not decided; what is not above is not met. */
    private Decision above(FigureKey margin) {
        if (evaluation.value(margin).ifKnown().orElseThrow().signum() >= 0) {
            return new Decision(Outcome.NOT_MET, Set.of());
        }
        return range(margin).high().signum() < 0
                ? new Decision(Outcome.MET, Set.of())
                : new Decision(
                        Outcome.CANNOT_BE_DECIDED,
                        Set.of("genauere Eingaben: die Überschreitung liegt im Rundungsspielraum"));
    }

    private Interval range(FigureKey margin) {
        return evaluation
                .interval(margin)
                .orElseGet(() -> Interval.at(evaluation.value(margin).ifKnown().orElseThrow()));
    }

    private boolean isClose(FigureKey margin) {
        return evaluation.value(margin).ifKnown().isPresent()
                && range(margin).low().signum() < 0
                && range(margin).high().signum() >= 0;
    }

    /** What a value lacks, in words. */
    Set<String> missing(Failure failure) {
        Set<String> missing = new LinkedHashSet<>();
        if (failure.reason() == Failure.Reason.MISSING_INPUT) {
            failure.causes().forEach(cause -> missing.add(net.describe(cause)));
        }
        return missing.isEmpty() ? Set.of(failure.message()) : missing;
    }

    /**
     * The rules that were decided.
     *
     * @return the rules
     */
    public ChangeRules rules() {
        return rules;
    }

    /**
     * Which plan was held against what.
     *
     * @return the basis
     */
    public PlanBasis basis() {
        return basis;
    }

    /**
     * The decisions by the ids of the triggers.
     *
     * @return an unmodifiable map in the order of the rules
     */
    public Map<String, TriggerResult> results() {
        return results;
    }

    /**
     * Where the numbers of a trigger come from, one tree for each of its comparisons, back to inputs and bylaws.
     *
     * @param trigger id of the trigger
     * @return the trees in the order of the rule
     * @throws IllegalArgumentException when there is no such trigger
     */
    public List<Explanation> explain(String trigger) {
        TriggerResult result = Optional.ofNullable(results.get(trigger))
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no trigger \"" + trigger + "\"; expected one of " + results.keySet()));
        return result.comparisons().stream()
                .map(comparison -> Explanation.of(evaluation, comparison.key(), net::label))
                .toList();
    }

    /**
     * The decisions as sections of a report, in German.
     *
     * @param paper id of the paper, with which the ids of sections and tables begin
     * @return the sections
     */
    public List<Section> sections(String paper) {
        return NachtragsReport.sections(this, paper);
    }
}
