package org.eigenbetrieb.core.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The figures of one pack at its Stand.
 *
 * <p>The same fact may occur several times; its occurrences must agree, which the checks establish. Order is the
 * order in which figures were read. Immutable and safe for use by several threads.
 */
public final class FigureSet {

    private final LocalDate stand;
    private final List<Figure> figures;
    private final Map<FigureKey, List<Figure>> byKey;

    private FigureSet(LocalDate stand, Collection<Figure> figures) {
        this.stand = Objects.requireNonNull(stand, "stand");
        this.figures = List.copyOf(figures);
        Map<FigureKey, List<Figure>> index = new LinkedHashMap<>();
        for (Figure figure : this.figures) {
            index.computeIfAbsent(figure.key(), key -> new ArrayList<>(2)).add(figure);
        }
        index.replaceAll((key, list) -> List.copyOf(list));
        this.byKey = Collections.unmodifiableMap(index);
    }

    /**
     * A set of figures.
     *
     * @param stand the date of the papers
     * @param figures the figures
     * @return the set
     */
    public static FigureSet of(LocalDate stand, Collection<Figure> figures) {
        return new FigureSet(stand, figures);
    }

    /**
     * The date of the papers.
     *
     * @return the Stand
     */
    public LocalDate stand() {
        return stand;
    }

    /**
     * All figures in reading order.
     *
     * @return an unmodifiable list
     */
    public List<Figure> figures() {
        return figures;
    }

    /**
     * All facts, in the order in which they first occur.
     *
     * @return an unmodifiable set
     */
    public Set<FigureKey> keys() {
        return byKey.keySet();
    }

    /**
     * All occurrences of a fact in reading order.
     *
     * @param key the fact
     * @return an unmodifiable list, empty when the fact does not occur
     */
    public List<Figure> occurrences(FigureKey key) {
        return byKey.getOrDefault(key, List.of());
    }

    /**
     * The occurrence of a fact that is given as input and known most precisely; the first of equals.
     *
     * @param key the fact
     * @return the figure, or empty when there is no input or every occurrence is missing
     */
    public Optional<Figure> input(FigureKey key) {
        Figure best = null;
        for (Figure figure : occurrences(key)) {
            if (figure.origin() == Origin.INPUT
                    && figure.value().isPresent()
                    && (best == null || figure.fineness() > best.fineness())) {
                best = figure;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * The same set with other figures.
     *
     * @param others the figures
     * @return the set
     */
    public FigureSet with(Collection<Figure> others) {
        return new FigureSet(stand, others);
    }
}
