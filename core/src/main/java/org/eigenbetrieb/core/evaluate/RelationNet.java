package org.eigenbetrieb.core.evaluate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

/**
 * All relations of one task, checked to fit together.
 *
 * <p>Building reports every problem at once: two defining relations for a figure, a cycle (with its path), units
 * that do not fit, a figure that nobody declared, an id used twice. What is affected does not take part: its figures
 * fail with {@link Failure.Reason#RULE_FAILED}, everything else works on. Immutable and safe for use by several
 * threads.
 */
public final class RelationNet {

    private final Map<FigureKey, Unit> figures;
    private final List<Relation> relations;
    private final Map<FigureKey, Relation> defining;
    private final List<Relation> order;
    private final Map<FigureKey, Failure> failures;

    private RelationNet(
            Map<FigureKey, Unit> figures,
            List<Relation> relations,
            Map<FigureKey, Relation> defining,
            List<Relation> order,
            Map<FigureKey, Failure> failures) {
        this.figures = Collections.unmodifiableMap(figures);
        this.relations = List.copyOf(relations);
        this.defining = Collections.unmodifiableMap(defining);
        this.order = List.copyOf(order);
        this.failures = Collections.unmodifiableMap(failures);
    }

    /**
     * Builds a net.
     *
     * @param figures every figure that may be used, with its unit
     * @param relations the relations
     * @return the net of all usable relations, and what is wrong with the others
     */
    public static Read<RelationNet> of(Map<FigureKey, Unit> figures, Collection<Relation> relations) {
        return of(figures, relations, Map.of());
    }

    /**
     * Builds a net in which some figures are known to have no number.
     *
     * @param figures every figure that may be used, with its unit
     * @param relations the relations
     * @param failures figures without a number and why; a relation that defines such a figure is an error
     * @return the net of all usable relations, and what is wrong with the others
     */
    public static Read<RelationNet> of(
            Map<FigureKey, Unit> figures, Collection<Relation> relations, Map<FigureKey, Failure> failures) {
        return new Builder(figures, failures).build(relations);
    }

    /**
     * Every figure with its unit, in the order of the keys.
     *
     * @return an unmodifiable map
     */
    public Map<FigureKey, Unit> figures() {
        return figures;
    }

    /**
     * The usable relations in the order they were given.
     *
     * @return an unmodifiable list
     */
    public List<Relation> relations() {
        return relations;
    }

    /**
     * The relation that computes a figure.
     *
     * @param key the figure
     * @return the relation, or empty for an input
     */
    public Optional<Relation> defining(FigureKey key) {
        return Optional.ofNullable(defining.get(key));
    }

    /**
     * The defining relations in an order in which every figure is computed before it is used.
     *
     * @return an unmodifiable list
     */
    public List<Relation> order() {
        return order;
    }

    /**
     * Figures that have no number whatever the inputs are, and why.
     *
     * @return an unmodifiable map
     */
    public Map<FigureKey, Failure> failures() {
        return failures;
    }

    private static final class Builder {
        private final TreeMap<FigureKey, Unit> figures;
        private final Map<FigureKey, Failure> failures;
        private final Set<FigureKey> given;
        private final List<Problem> problems = new ArrayList<>();
        private final List<Relation> usable = new ArrayList<>();
        private final Map<FigureKey, Relation> defining = new LinkedHashMap<>();

        Builder(Map<FigureKey, Unit> figures, Map<FigureKey, Failure> failures) {
            this.figures = new TreeMap<>(figures);
            this.failures = new LinkedHashMap<>(failures);
            this.given = Set.copyOf(failures.keySet());
        }

        Read<RelationNet> build(Collection<Relation> relations) {
            Set<String> ids = new HashSet<>();
            Map<FigureKey, List<Relation>> definers = new LinkedHashMap<>();
            for (Relation relation : relations) {
                if (!ids.add(relation.id())) {
                    report(
                            "EB-NET-005",
                            relation,
                            "relation " + relation.id() + " is written down twice",
                            "give each relation an id of its own");
                    fail(relation, "its id is used twice");
                } else if (isSound(relation)) {
                    if (relation.role() == Relation.Role.DEFINING) {
                        definers.computeIfAbsent(relation.target(), key -> new ArrayList<>(1))
                                .add(relation);
                    } else {
                        usable.add(relation);
                    }
                }
            }
            definers.forEach(this::addDefining);
            List<Relation> order = topological();
            Set<Relation> kept = new HashSet<>(usable);
            usable.clear();
            relations.stream().filter(kept::contains).forEach(usable::add);
            return Read.of(new RelationNet(figures, usable, defining, order, failures), problems);
        }

        private void addDefining(FigureKey target, List<Relation> definers) {
            Relation first = definers.get(0);
            if (definers.size() == 1 && !failures.containsKey(target)) {
                usable.add(first);
                defining.put(target, first);
                return;
            }
            if (given.contains(target)) {
                report(
                        "EB-NET-006",
                        first,
                        "relation " + first.id() + " defines " + target + ", which is known to have no number",
                        "define the figure or say why it has no number, not both");
                return;
            }
            StringBuilder names = new StringBuilder();
            for (Relation relation : definers) {
                names.append(names.isEmpty() ? "" : " and ")
                        .append(relation.id())
                        .append(" (")
                        .append(relation.place())
                        .append(')');
            }
            if (definers.size() > 1) {
                report(
                        "EB-NET-001",
                        first,
                        target + " is defined more than once: by " + names,
                        "keep one defining relation; make the others asserting");
                failures.put(target, Failure.ruleFailed(target + " is defined more than once: by " + names));
            }
        }

        private boolean isSound(Relation relation) {
            boolean sound = true;
            if (!figures.containsKey(relation.target())) {
                report(
                        "EB-NET-004",
                        relation,
                        "relation " + relation.id() + " defines " + relation.target()
                                + ", which no layout or calculator declares",
                        "declare the figure with its unit");
                sound = false;
            }
            for (FigureKey key : relation.formula().references()) {
                if (!figures.containsKey(key)) {
                    report(
                            "EB-NET-004",
                            relation,
                            "relation " + relation.id() + " reads " + key + ", which no layout or calculator declares",
                            "check concept, phase, period and dimensions of the reference");
                    sound = false;
                }
            }
            if (sound) {
                Unit target = figures.getOrDefault(relation.target(), Unit.NUMBER);
                Optional<String> mismatch = UnitRules.mismatch(relation.formula(), target, figures);
                if (mismatch.isPresent()) {
                    report(
                            "EB-NET-003",
                            relation,
                            "relation " + relation.id() + ": " + mismatch.get(),
                            "units of one dimension convert, others never mix");
                    sound = false;
                }
            }
            if (!sound) {
                fail(relation, "it is not usable");
            }
            return sound;
        }

        private void fail(Relation relation, String why) {
            if (relation.role() == Relation.Role.DEFINING) {
                failures.putIfAbsent(
                        relation.target(), Failure.ruleFailed("relation " + relation.id() + " was left out: " + why));
            }
        }

        private void report(String code, Relation relation, String message, String expected) {
            problems.add(Problem.error(code, relation.place(), message, expected));
        }

        /** Kahn's algorithm; what remains holds every cycle and what depends on one. */
        private List<Relation> topological() {
            Map<FigureKey, Integer> open = new HashMap<>();
            Map<FigureKey, List<FigureKey>> users = new HashMap<>();
            Deque<FigureKey> ready = new ArrayDeque<>();
            defining.forEach((target, relation) -> {
                int needed = 0;
                for (FigureKey key : relation.formula().references()) {
                    if (defining.containsKey(key)) {
                        users.computeIfAbsent(key, k -> new ArrayList<>()).add(target);
                        needed++;
                    }
                }
                open.put(target, needed);
                if (needed == 0) {
                    ready.add(target);
                }
            });
            List<Relation> order = new ArrayList<>(defining.size());
            while (!ready.isEmpty()) {
                FigureKey key = ready.poll();
                order.add(required(key));
                for (FigureKey user : users.getOrDefault(key, List.of())) {
                    if (open.merge(user, -1, Integer::sum) == 0) {
                        ready.add(user);
                    }
                }
            }
            if (order.size() < defining.size()) {
                Set<FigureKey> left = new LinkedHashSet<>(defining.keySet());
                order.forEach(relation -> left.remove(relation.target()));
                removeCycles(left);
                return topological();
            }
            return order;
        }

        private Relation required(FigureKey key) {
            Relation relation = defining.get(key);
            if (relation == null) {
                throw new IllegalStateException("No relation defines " + key);
            }
            return relation;
        }

        private void removeCycles(Set<FigureKey> left) {
            Set<FigureKey> done = new HashSet<>();
            for (FigureKey start : left) {
                List<FigureKey> path = new ArrayList<>();
                FigureKey key = start;
                while (!done.contains(key) && !path.contains(key)) {
                    path.add(key);
                    key = next(key, left);
                }
                if (path.contains(key)) {
                    reportCycle(path.subList(path.indexOf(key), path.size()));
                }
                done.addAll(path);
            }
        }

        private FigureKey next(FigureKey key, Set<FigureKey> left) {
            for (FigureKey needed : required(key).formula().references()) {
                if (left.contains(needed)) {
                    return needed;
                }
            }
            throw new IllegalStateException("Nothing holds " + key + " back");
        }

        private void reportCycle(List<FigureKey> cycle) {
            StringBuilder path = new StringBuilder();
            for (FigureKey key : cycle) {
                path.append(key).append(" <- ");
            }
            path.append(cycle.get(0));
            Relation first = required(cycle.get(0));
            report(
                    "EB-NET-002",
                    first,
                    "figures depend on each other in a circle: " + path,
                    "one of these relations must not define its figure; make it asserting");
            for (FigureKey key : cycle) {
                usable.remove(required(key));
                defining.remove(key);
                failures.put(key, Failure.ruleFailed("figures depend on each other in a circle: " + path));
            }
        }
    }
}
