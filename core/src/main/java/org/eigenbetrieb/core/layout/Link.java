package org.eigenbetrieb.core.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A rule that ties figures of several papers: what the resolution fixes is what the plan adds up to.
 *
 * <p>Figures are named by templates in which {@code {year}}, {@code {year-1}}, {@code {year+3}} stand for years counted
 * from the plan's year. A template is either a whole key ({@code verbindlichkeiten|GESAMT|@{year}-01-01}) or a concept,
 * with dimensions if need be ({@code ve-betrag||art=kredit}); the latter stands for one figure in each of the phases and
 * periods of {@code each}. Immutable and safe for use by several threads.
 *
 * @param id id of the rule, such as R3; letters, digits and {@code -}
 * @param rule the rule in words
 * @param source who says so
 * @param defines whether it computes its target; otherwise it only must hold
 * @param target the figure that must equal the terms
 * @param terms figures and their weights
 * @param each phases and periods, such as {@code ANSATZ|{year}}; empty when all templates are whole keys
 * @param place where it is written down
 */
public record Link(
        String id,
        String rule,
        LegalSource source,
        boolean defines,
        String target,
        Map<String, Rational> terms,
        List<String> each,
        SourceRef place) {

    /** Checks and copies the parts; see the record's description. */
    public Link {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(place, "place");
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9-]{0,49}")) {
            throw new IllegalArgumentException("\"" + id + "\" is not the id of a rule; expected for example R3");
        }
        if (rule.isBlank() || terms.isEmpty()) {
            throw new IllegalArgumentException("Rule " + id + " needs words and at least one term");
        }
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        each = List.copyOf(each);
    }

    /**
     * The relations in a plan.
     *
     * @param planYear the year of the plan
     * @return one relation for each phase and period
     * @throws IllegalArgumentException when a template names no figure; the message says which and why
     */
    public List<Relation> relations(int planYear) {
        List<Relation> relations = new ArrayList<>();
        int number = 0;
        for (String span : each.isEmpty() ? List.of("") : each) {
            number++;
            FigureKey key = key(target, span, planYear);
            Map<FigureKey, Rational> weights = new LinkedHashMap<>();
            terms.forEach((term, weight) -> weights.put(key(term, span, planYear), weight));
            String name = each.size() < 2 ? "regel:" + id : "regel:" + id + ":" + number;
            Formula sum = Formula.sum(weights);
            relations.add(
                    defines
                            ? Relation.defining(name, key, sum, rule, source, place)
                            : Relation.asserting(name, key, sum, rule, source, place));
        }
        return relations;
    }

    private static FigureKey key(String template, String span, int planYear) {
        int bar = template.indexOf('|');
        String text;
        if (span.isEmpty() || (bar >= 0 && !template.startsWith("||", bar))) {
            text = template;
        } else {
            text = bar < 0
                    ? template + "|" + span
                    : template.substring(0, bar) + "|" + span + template.substring(bar + 1);
        }
        return FigureKey.parse(fill(text, planYear));
    }

    /** Fills in the years. */
    private static String fill(String text, int planYear) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        int open;
        while ((open = text.indexOf('{', from)) >= 0) {
            int close = text.indexOf('}', open);
            String name = close < 0 ? "" : text.substring(open + 1, close);
            if (!name.matches("year([+-][0-9]{1,2})?")) {
                throw new IllegalArgumentException("\"" + text
                        + "\" has a placeholder that nobody fills; expected {year}," + " {year-1}, {year+1} and so on");
            }
            int offset = name.length() == 4 ? 0 : Integer.parseInt(name.substring(4));
            filled.append(text, from, open).append(planYear + offset);
            from = close + 1;
        }
        return filled.append(text, from, text.length()).toString();
    }
}
