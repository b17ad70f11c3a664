package org.eigenbetrieb.core.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.Links;
import org.eigenbetrieb.core.layout.PlanParts;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * All layouts, rules between papers, parts of plans, kinds of record papers and calculators that a task may use: the
 * whole product on one screen.
 *
 * <p>Built explicitly; nothing is found by accident. Immutable and safe for use by several threads.
 */
public final class Registry {

    private final Map<String, Layout> layouts;
    private final Map<String, Links> links;
    private final Map<String, PlanParts> parts;
    private final Map<String, RecordPaper> papers;
    private final Map<String, Calculator> calculators;
    private final List<PaperReview> reviews;

    private Registry(
            Map<String, Layout> layouts,
            Map<String, Links> links,
            Map<String, PlanParts> parts,
            Map<String, RecordPaper> papers,
            Map<String, Calculator> calculators,
            List<PaperReview> reviews) {
        this.layouts = Collections.unmodifiableMap(layouts);
        this.links = Collections.unmodifiableMap(links);
        this.parts = Collections.unmodifiableMap(parts);
        this.papers = Collections.unmodifiableMap(papers);
        this.calculators = Collections.unmodifiableMap(calculators);
        this.reviews = List.copyOf(reviews);
    }

    /**
     * A builder without anything in it.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A builder that begins with what this registry holds.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.layouts.putAll(layouts);
        builder.links.putAll(links);
        builder.parts.putAll(parts);
        builder.papers.putAll(papers);
        builder.calculators.putAll(calculators);
        builder.reviews.addAll(reviews);
        return builder;
    }

    /**
     * The layouts by id.
     *
     * @return an unmodifiable map, ordered by id
     */
    public Map<String, Layout> layouts() {
        return layouts;
    }

    /**
     * The layout that a paper names: by its id, or by its id without the version of the form. Of several versions it is
     * the one in use on the day, and where none is, the newest.
     *
     * @param name the id, or what stands before {@code -} and the version
     * @param day day of the paper
     * @return the layout, or empty when there is none of this name
     */
    public Optional<Layout> layout(String name, LocalDate day) {
        Layout exact = layouts.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        List<Layout> versions = layouts.values().stream()
                .filter(layout -> layout.isNamed(name))
                .sorted(Comparator.comparing(layout -> layout.validity().from()))
                .toList();
        Optional<Layout> newest = Optional.empty();
        Optional<Layout> inUse = Optional.empty();
        for (Layout layout : versions) {
            newest = Optional.of(layout);
            inUse = layout.validity().contains(day) ? newest : inUse;
        }
        return inUse.isPresent() ? inUse : newest;
    }

    /**
     * What plans consist of, by id of their file.
     *
     * @return an unmodifiable map, ordered by id
     */
    public Map<String, PlanParts> parts() {
        return parts;
    }

    /**
     * The rules between papers, by id of their file.
     *
     * @return an unmodifiable map, ordered by id
     */
    public Map<String, Links> links() {
        return links;
    }

    /**
     * The kinds of papers that list records.
     *
     * @return an unmodifiable map, ordered by kind
     */
    public Map<String, RecordPaper> papers() {
        return papers;
    }

    /**
     * What looks at forms as a whole.
     *
     * @return the reviews in the order they were added
     */
    public List<PaperReview> reviews() {
        return reviews;
    }

    /**
     * The calculators by id.
     *
     * @return an unmodifiable map, ordered by id
     */
    public Map<String, Calculator> calculators() {
        return calculators;
    }

    /**
     * The calculator that a choice names.
     *
     * @param choice the choice
     * @return the calculator, or the problem that there is none or that it fills another slot
     */
    public Read<Optional<Calculator>> chosen(Choice choice) {
        Calculator calculator = calculators.get(choice.calculator());
        if (calculator == null) {
            return Read.of(
                    Optional.empty(),
                    List.of(Problem.error(
                            "EB-CAL-001",
                            choice.place(),
                            "there is no calculator \"" + choice.calculator() + "\"",
                            "expected one of " + idsFor(choice.slot()) + ", or add your own to the registry")));
        }
        if (!calculator.info().slot().equals(choice.slot())) {
            return Read.of(
                    Optional.empty(),
                    List.of(Problem.error(
                            "EB-CAL-001",
                            choice.place(),
                            "calculator \"" + choice.calculator() + "\" fills the slot \""
                                    + calculator.info().slot() + "\", not \"" + choice.slot() + "\"",
                            "expected one of " + idsFor(choice.slot()))));
        }
        return Read.of(Optional.of(calculator), List.of());
    }

    private List<String> idsFor(String slot) {
        return calculators.values().stream()
                .map(calculator -> calculator.info())
                .filter(info -> info.slot().equals(slot))
                .map(CalculatorInfo::id)
                .toList();
    }

    /**
     * The calculator for a slot where the pack does not choose: the most specific one in force.
     *
     * @param slot the slot
     * @param place the municipality
     * @param date the day that decides
     * @param chooseAt where a choice could be written down
     * @return the calculator, or the problem that there is none or that several have equal rank
     */
    public Read<Optional<Calculator>> select(String slot, Jurisdiction place, LocalDate date, SourceRef chooseAt) {
        List<Calculator> best = new ArrayList<>();
        int rank = -1;
        for (Calculator calculator : calculators.values()) {
            CalculatorInfo info = calculator.info();
            if (info.slot().equals(slot)
                    && info.jurisdiction().covers(place)
                    && info.validity().contains(date)) {
                if (info.jurisdiction().rank() > rank) {
                    rank = info.jurisdiction().rank();
                    best.clear();
                }
                if (info.jurisdiction().rank() == rank) {
                    best.add(calculator);
                }
            }
        }
        if (best.size() == 1) {
            return Read.of(Optional.of(best.get(0)), List.of());
        }
        List<String> names =
                best.stream().map(calculator -> calculator.info().id()).toList();
        String found = best.isEmpty()
                ? "no calculator for slot \"" + slot + "\" applies to " + place + " on " + date
                : "several calculators for slot \"" + slot + "\" have equal rank for " + place + " on " + date + ": "
                        + names;
        return Read.of(
                Optional.empty(),
                List.of(Problem.error(
                        "EB-CAL-002",
                        chooseAt,
                        found,
                        "write a choice into the pack: slot, lines, calculator and reason")));
    }

    /** Collects layouts, kinds of papers and calculators. Not safe for use by several threads. */
    public static final class Builder {

        private final Map<String, Layout> layouts = new TreeMap<>();
        private final Map<String, Links> links = new TreeMap<>();
        private final Map<String, PlanParts> parts = new TreeMap<>();
        private final Map<String, RecordPaper> papers = new TreeMap<>();
        private final Map<String, Calculator> calculators = new TreeMap<>();
        private final List<PaperReview> reviews = new ArrayList<>();

        private Builder() {}

        /**
         * Adds layouts.
         *
         * @param added the layouts
         * @return this
         * @throws IllegalArgumentException when an id is taken or a layout has problems
         */
        public Builder layouts(Collection<Layout> added) {
            for (Layout layout : added) {
                List<Problem> problems = layout.problems();
                if (!problems.isEmpty()) {
                    throw new IllegalArgumentException("Layout " + layout.id() + " has problems: " + problems);
                }
                if (layouts.putIfAbsent(layout.id(), layout) != null) {
                    throw new IllegalArgumentException("There is already a layout " + layout.id());
                }
            }
            return this;
        }

        /**
         * Adds rules between papers.
         *
         * @param added the rules
         * @return this
         * @throws IllegalArgumentException when an id is taken
         */
        public Builder links(Collection<Links> added) {
            for (Links each : added) {
                if (links.putIfAbsent(each.id(), each) != null) {
                    throw new IllegalArgumentException("There are already rules " + each.id());
                }
            }
            return this;
        }

        /**
         * Adds what plans consist of.
         *
         * @param added the parts
         * @return this
         * @throws IllegalArgumentException when an id is taken
         */
        public Builder parts(Collection<PlanParts> added) {
            for (PlanParts each : added) {
                if (parts.putIfAbsent(each.id(), each) != null) {
                    throw new IllegalArgumentException("There are already parts of a plan " + each.id());
                }
            }
            return this;
        }

        /**
         * Adds a kind of papers that list records.
         *
         * @param paper the kind
         * @return this
         * @throws IllegalArgumentException when its name is taken or it has none
         */
        public Builder paper(RecordPaper paper) {
            String type = paper.getClass().getName();
            String kind;
            try {
                kind = paper.kind();
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("Paper " + type + " cannot name its kind: " + e.getMessage(), e);
            }
            if (kind == null || !kind.matches("[a-z0-9][a-z0-9-]{0,99}")) {
                throw new IllegalArgumentException("Paper " + type + " names its kind \"" + kind
                        + "\"; expected lower-case letters, digits and '-', such as stellenuebersicht");
            }
            if (papers.putIfAbsent(kind, paper) != null) {
                throw new IllegalArgumentException("There is already a kind of papers \"" + kind + "\"");
            }
            return this;
        }

        /**
         * Puts a kind of papers in the place of the one with the same name.
         *
         * @param paper the kind
         * @return this
         * @throws IllegalArgumentException when there is none with its name
         */
        public Builder replace(RecordPaper paper) {
            if (papers.replace(paper.kind(), paper) == null) {
                throw new IllegalArgumentException("There is no kind of papers \"" + paper.kind() + "\" to replace");
            }
            return this;
        }

        /**
         * Adds a calculator.
         *
         * @param calculator the calculator
         * @return this
         * @throws IllegalArgumentException when its id is taken
         */
        public Builder calculator(Calculator calculator) {
            String type = calculator.getClass().getName();
            CalculatorInfo info;
            try {
                info = calculator.info();
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(
                        "Calculator " + type + " cannot describe itself: " + e.getMessage(), e);
            }
            if (info == null) {
                throw new IllegalArgumentException("Calculator " + type + " has no description: info() is null");
            }
            if (calculators.putIfAbsent(info.id(), calculator) != null) {
                throw new IllegalArgumentException("There is already a calculator " + info.id() + "; two calculators"
                        + " with one id would hide each other");
            }
            return this;
        }

        /**
         * Adds everything of another registry.
         *
         * @param other the registry
         * @return this
         * @throws IllegalArgumentException when an id is taken
         */
        public Builder addAll(Registry other) {
            layouts(other.layouts().values());
            links(other.links().values());
            parts(other.parts().values());
            other.papers().values().forEach(this::paper);
            other.calculators().values().forEach(this::calculator);
            other.reviews().forEach(this::review);
            return this;
        }

        /**
         * Adds a review that every form of a pack is shown to.
         *
         * @param review the review
         * @return this
         */
        public Builder review(PaperReview review) {
            reviews.add(Objects.requireNonNull(review, "review"));
            return this;
        }

        /**
         * Adds the calculators that the class path or module path offers as services, and says which.
         *
         * @param loader class loader to look in
         * @return ids of the calculators that were added, in order
         * @throws IllegalArgumentException when an id is taken or a service cannot be used; the message names it
         */
        public List<String> discover(ClassLoader loader) {
            List<String> found = new ArrayList<>();
            try {
                for (Calculator calculator : ServiceLoader.load(Calculator.class, loader)) {
                    calculator(calculator);
                    found.add(calculator.info().id());
                }
            } catch (ServiceConfigurationError e) {
                throw new IllegalArgumentException(
                        "A calculator offered as a service cannot be used: " + e.getMessage(), e);
            }
            Collections.sort(found);
            return List.copyOf(found);
        }

        /**
         * The registry.
         *
         * @return a registry with everything that was added
         */
        public Registry build() {
            return new Registry(
                    new TreeMap<>(layouts),
                    new TreeMap<>(links),
                    new TreeMap<>(parts),
                    new TreeMap<>(papers),
                    new TreeMap<>(calculators),
                    reviews);
        }
    }
}
