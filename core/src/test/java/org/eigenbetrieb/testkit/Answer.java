package org.eigenbetrieb.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.jspecify.annotations.Nullable;

/** What a calculator answered: a contribution, or how it failed. */
record Answer(@Nullable Contribution contribution, String failure) {

    static Answer of(Calculator calculator, CalculationRequest request) {
        try {
            Contribution contribution = calculator.contribute(request);
            return contribution == null ? new Answer(null, "it returned null") : new Answer(contribution, "");
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return new Answer(null, "it threw " + e);
        }
    }

    /** The contribution; only after it is known that there is one. */
    Contribution required() {
        if (contribution == null) {
            throw new IllegalStateException(failure);
        }
        return contribution;
    }

    /** How this answer differs from another one, target by target; the order of relations does not matter. */
    List<String> differencesFrom(Answer other, String here, String there) {
        if (equals(other)) {
            return List.of();
        }
        Map<FigureKey, Set<String>> mine = byFigure();
        Map<FigureKey, Set<String>> theirs = other.byFigure();
        List<String> differences = new ArrayList<>();
        if (!failure.equals(other.failure)) {
            differences.add(here + ": " + (failure.isEmpty() ? "it answered" : failure) + "\n" + there + ": "
                    + (other.failure.isEmpty() ? "it answered" : other.failure));
            return differences;
        }
        Set<FigureKey> keys = new LinkedHashSet<>(mine.keySet());
        keys.addAll(theirs.keySet());
        for (FigureKey key : keys) {
            Set<String> one = mine.getOrDefault(key, Set.of());
            Set<String> two = theirs.getOrDefault(key, Set.of());
            if (!one.equals(two)) {
                differences.add(key + "\n" + here + ": " + text(one) + "\n" + there + ": " + text(two));
            }
        }
        boolean alike = contribution == null
                || other.contribution == null
                || (new HashSet<>(contribution.relations()).equals(new HashSet<>(other.contribution.relations()))
                        && contribution.figures().equals(other.contribution.figures()));
        if (differences.isEmpty() && !alike) {
            differences.add("its relations differ in source, place or role between " + here + " and " + there);
        }
        return differences;
    }

    private static String text(Set<String> texts) {
        return texts.isEmpty() ? "nothing" : String.join("; ", texts);
    }

    private Map<FigureKey, Set<String>> byFigure() {
        Map<FigureKey, Set<String>> texts = new LinkedHashMap<>();
        if (contribution != null) {
            contribution
                    .relations()
                    .forEach(relation -> texts.computeIfAbsent(relation.target(), key -> new LinkedHashSet<>())
                            .add(FormulaText.of(relation)));
            contribution
                    .notApplicable()
                    .forEach((key, reason) -> texts.computeIfAbsent(key, figure -> new LinkedHashSet<>())
                            .add("not applicable: " + reason));
        }
        return texts;
    }

    /** The relations that define a figure. */
    List<Relation> defining(FigureKey key) {
        return required().relations().stream()
                .filter(relation -> relation.role() == Relation.Role.DEFINING
                        && relation.target().equals(key))
                .collect(Collectors.toList());
    }
}
