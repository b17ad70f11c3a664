package org.eigenbetrieb.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

/** What a contribution computes from the samples of a fixture. */
record Outcome(
        Contribution contribution,
        CalculatorFixture fixture,
        RelationNet net,
        List<Problem> problems,
        Evaluator evaluator,
        Evaluation evaluation) {

    static Outcome of(Contribution contribution, CalculatorFixture fixture) {
        Map<FigureKey, Unit> figures = new LinkedHashMap<>(contribution.figures());
        figures.putAll(fixture.figures());
        Map<FigureKey, Failure> failures = new LinkedHashMap<>();
        contribution
                .notApplicable()
                .forEach((key, reason) -> failures.put(key, Failure.notApplicable(reason, List.of(key))));
        Read<RelationNet> net = RelationNet.of(figures, contribution.relations(), failures);
        Evaluator evaluator = Evaluator.compile(net.value());
        return new Outcome(
                contribution,
                fixture,
                net.value(),
                net.problems(),
                evaluator,
                evaluator.evaluate(fixture.figureSet(fixture.inputs())));
    }

    /** The same relations computed from other inputs. */
    Evaluation with(FigureSet inputs) {
        return evaluator.evaluate(inputs);
    }

    /** The same relations without the rounding that they prescribe. */
    Outcome unrounded() {
        List<Relation> exact = new ArrayList<>();
        for (Relation relation : contribution.relations()) {
            exact.add(new Relation(
                    relation.id(),
                    relation.target(),
                    relation.formula(),
                    relation.role(),
                    null,
                    relation.ifZero(),
                    relation.rule(),
                    relation.source(),
                    relation.place(),
                    relation.paper()));
        }
        return of(new Contribution(exact, contribution.notApplicable(), contribution.figures()), fixture);
    }

    /** Problems with one of some codes. */
    List<Problem> problems(String... codes) {
        List<String> wanted = List.of(codes);
        return problems.stream()
                .filter(problem -> wanted.contains(problem.code()))
                .toList();
    }

    /** The inputs that a figure follows from in the end. */
    Set<FigureKey> leaves(FigureKey key) {
        Set<FigureKey> leaves = new LinkedHashSet<>();
        addLeaves(key, new LinkedHashSet<>(), leaves);
        return leaves;
    }

    private void addLeaves(FigureKey key, Set<FigureKey> seen, Set<FigureKey> leaves) {
        if (!seen.add(key)) {
            return;
        }
        net.defining(key)
                .ifPresentOrElse(
                        relation -> relation.formula().references().forEach(part -> addLeaves(part, seen, leaves)),
                        () -> leaves.add(key));
    }
}
