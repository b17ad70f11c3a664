package org.eigenbetrieb.core.calculator;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * What a calculator is asked for, with everything it may look at.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param calculator the calculator that is asked
 * @param targets the figures it is to define, in the order of the form
 * @param figures every figure of the pack with its unit
 * @param parameters its parameters as text, from the choice in the pack
 * @param place the municipality
 * @param date date of the paper, which decides which law applies
 * @param reason why the rule was chosen; empty when it was selected by place and date
 * @param chosenAt where the choice is written down
 */
public record CalculationRequest(
        CalculatorInfo calculator,
        List<FigureKey> targets,
        Map<FigureKey, Unit> figures,
        Map<String, String> parameters,
        Jurisdiction place,
        LocalDate date,
        String reason,
        SourceRef chosenAt) {

    /** Copies the collections. */
    public CalculationRequest {
        Objects.requireNonNull(calculator, "calculator");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(chosenAt, "chosenAt");
        targets = List.copyOf(targets);
        figures = Collections.unmodifiableMap(figures);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * A parameter of the choice.
     *
     * @param name its name
     * @return its text, or empty when the choice does not give it
     */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /**
     * The relation that defines a target by this calculator's rule.
     *
     * @param target the figure
     * @param formula what it equals
     * @param detail what to add to the rule's title in explanations, such as the factor used; may be empty
     * @return the relation, with the calculator's source, the place of the choice and its reason
     */
    public Relation define(FigureKey target, Formula formula, String detail) {
        StringBuilder rule = new StringBuilder(calculator.title());
        if (!detail.isEmpty()) {
            rule.append(": ").append(detail);
        }
        if (!reason.isEmpty()) {
            rule.append(" – Grund: ").append(reason);
        }
        return Relation.defining(id(target), target, formula, rule.toString(), calculator.source(), chosenAt);
    }

    private String id(FigureKey target) {
        StringBuilder id = new StringBuilder(calculator.id()).append(':');
        String text = target.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.') {
                id.append(c);
            } else {
                id.append(c == '|' ? ':' : '_');
            }
        }
        return id.toString();
    }
}
