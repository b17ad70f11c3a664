package org.eigenbetrieb.core.calculator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Unit;

/**
 * What a calculator contributes.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param relations relations, with the targets they define
 * @param notApplicable targets for which the rule has no result, each with the reason
 * @param figures new figures that the relations define beside the targets, with their units
 */
public record Contribution(
        List<Relation> relations, Map<FigureKey, String> notApplicable, Map<FigureKey, Unit> figures) {

    /** Copies the collections. */
    public Contribution {
        relations = List.copyOf(relations);
        notApplicable = Collections.unmodifiableMap(new LinkedHashMap<>(notApplicable));
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /**
     * Relations and nothing else.
     *
     * @param relations the relations
     * @return the contribution
     */
    public static Contribution of(List<Relation> relations) {
        return new Contribution(relations, Map.of(), Map.of());
    }

    /**
     * A rule that has no result for any of its targets.
     *
     * @param targets the targets
     * @param reason why
     * @return the contribution
     */
    public static Contribution notApplicable(List<FigureKey> targets, String reason) {
        Map<FigureKey, String> reasons = new LinkedHashMap<>();
        targets.forEach(target -> reasons.put(target, reason));
        return new Contribution(List.of(), reasons, Map.of());
    }
}
