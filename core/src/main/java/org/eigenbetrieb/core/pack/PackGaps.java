package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.Origin;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.layout.PlanParts;
import org.eigenbetrieb.core.source.Problem;

/** What a pack lacks: mandatory parts of its plan, and a place for facts that its forms do not have. */
final class PackGaps {

    private final PackDescription description;
    private final Registry registry;
    private final Collection<LayoutBinding> bindings;
    private final Collection<PaperContent> contents;

    PackGaps(
            PackDescription description,
            Registry registry,
            Collection<LayoutBinding> bindings,
            Collection<PaperContent> contents) {
        this.description = description;
        this.registry = registry;
        this.bindings = bindings;
        this.contents = contents;
    }

    /** Mandatory parts that no paper is. A pack without any part is not about a plan. */
    List<Problem> missingParts() {
        List<Problem> problems = new ArrayList<>();
        List<PlanParts> applicable = registry.parts().values().stream()
                .filter(parts -> parts.jurisdiction().covers(description.place())
                        && parts.validity().contains(description.stand()))
                .toList();
        int rank = applicable.stream()
                .mapToInt(parts -> parts.jurisdiction().rank())
                .max()
                .orElse(0);
        for (PlanParts parts : applicable) {
            boolean about = parts.parts().stream().anyMatch(this::isThere);
            if (about && parts.jurisdiction().rank() == rank) {
                parts.parts().stream()
                        .filter(part -> part.mandatory() && !isThere(part))
                        .forEach(part -> problems.add(missing(parts, part)));
            }
        }
        return problems;
    }

    private boolean isThere(PlanParts.Part part) {
        return description.papers().stream()
                .anyMatch(paper -> part.kinds().contains(paper.records().kind())
                        || registry.layout(paper.layout(), description.stand())
                                .filter(layout -> part.forms().stream().anyMatch(layout::isNamed))
                                .isPresent());
    }

    private Problem missing(PlanParts parts, PlanParts.Part part) {
        List<String> ways = new ArrayList<>();
        if (!part.forms().isEmpty()) {
            ways.add("with one of the layouts " + part.forms());
        }
        if (!part.kinds().isEmpty()) {
            ways.add("of one of the kinds " + part.kinds());
        }
        return Problem.warning(
                "EB-PCK-030",
                description.source(),
                "the " + parts.plan() + " lacks the part \"" + part.label() + "\" ("
                        + part.source().citation() + ", " + part.place() + ")",
                "add a paper " + String.join(" or ", ways));
    }

    /**
     * Given amounts of single facts that no form of the pack has a line for and no rule reads, although a form of the pack
     * has a column for their time and another form has a line: they would be missing from every sum in silence. Zeros are
     * missing nowhere.
     */
    Map<FigureKey, Problem> unplaced(List<Figure> figures, List<Relation> relations) {
        Set<String> lists = new HashSet<>();
        description.papers().stream().filter(PaperDescription::isFactList).forEach(paper -> lists.add(paper.id()));
        if (lists.isEmpty()) {
            return Map.of();
        }
        Set<FigureKey> placed = new HashSet<>();
        bindings.forEach(binding -> placed.addAll(binding.figures().keySet()));
        Set<String> columns = new HashSet<>();
        placed.forEach(key -> columns.add(time(key)));
        for (PaperContent content : contents) {
            content.figures().forEach(figure -> placed.add(figure.key()));
            placed.addAll(content.units().keySet());
        }
        for (Relation relation : relations) {
            placed.add(relation.target());
            placed.addAll(relation.formula().references());
        }
        Set<Concept> known = new HashSet<>();
        for (Layout layout : registry.layouts().values()) {
            layout.lines().stream().map(LayoutRow.Line::concept).forEach(known::add);
        }
        Set<Concept> lines = new HashSet<>();
        placed.forEach(key -> lines.add(key.concept()));
        Map<FigureKey, Problem> problems = new LinkedHashMap<>();
        for (Figure figure : figures) {
            boolean amount = figure.origin() == Origin.INPUT
                    && figure.value().filter(value -> value.signum() != 0).isPresent();
            if (amount
                    && lists.contains(figure.place().paper())
                    && known.contains(figure.key().concept())
                    && columns.contains(time(figure.key()))
                    && !placed.contains(figure.key())) {
                problems.putIfAbsent(
                        figure.key(),
                        Problem.warning(
                                "EB-PCK-031",
                                figure.source(),
                                "no form of the pack has a place for " + figure.key()
                                        + ", and no rule reads it: it is in no sum",
                                lines.contains(figure.key().concept())
                                        ? "the line \"" + figure.key().concept()
                                                + "\" is there, but not for this phase, year and kind: use a form with"
                                                + " such a column, or leave the amount out"
                                        : "use a form that has a line \""
                                                + figure.key().concept()
                                                + "\", or assign the amount to a line that the form has"));
            }
        }
        return problems;
    }

    private static String time(FigureKey key) {
        return key.phase() + "|" + key.period();
    }
}
