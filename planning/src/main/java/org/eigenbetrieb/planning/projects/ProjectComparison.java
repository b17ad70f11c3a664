package org.eigenbetrieb.planning.projects;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eigenbetrieb.core.quantity.Rational;

/**
 * Two project lists of the same enterprise, row against row.
 *
 * <p>Rows belong together when id and name agree; of the others those with an id that only one row on each side has
 * (the name was changed); of the others those with a name that only one row on each side has, where one side has no id
 * (the id was given or taken away). Rows that agree in id and name with more than one row cannot be told apart and are
 * not compared. Immutable and safe for use by several threads.
 *
 * @param before the earlier list
 * @param now the later list
 * @param continued rows on both sides, in the order of the later list
 * @param added rows of the later list only
 * @param removed rows of the earlier list only
 * @param ambiguous rows of both lists that cannot be told apart, earlier ones first
 */
public record ProjectComparison(
        ProjectList before,
        ProjectList now,
        List<Pair> continued,
        List<Project> added,
        List<Project> removed,
        List<Project> ambiguous) {

    /** Copies the lists. */
    public ProjectComparison {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(now, "now");
        continued = List.copyOf(continued);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        ambiguous = List.copyOf(ambiguous);
    }

    /**
     * A project in both lists. Immutable and safe for use by several threads.
     *
     * @param before the row in the earlier list
     * @param now the row in the later list
     */
    public record Pair(Project before, Project now) {

        /** Checks that both are given. */
        public Pair {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(now, "now");
        }

        /**
         * How much was done in between.
         *
         * @return percentage points, negative when the completion fell; empty when one side prints none
         */
        public Optional<Rational> progress() {
            return before.done().flatMap(from -> now.done().map(to -> to.minus(from)));
        }

        /**
         * How far the planned end has moved.
         *
         * @return days, positive when later; empty when one side names no day
         */
        public Optional<Long> daysMoved() {
            LocalDate from = before.plannedEnd().day();
            LocalDate to = now.plannedEnd().day();
            return from == null || to == null ? Optional.empty() : Optional.of(ChronoUnit.DAYS.between(from, to));
        }

        /**
         * Whether the planned end is another one: another day, or another text where one side names no day. Another
         * way to write the same day is none.
         *
         * @return true when it has moved
         */
        public boolean endMoved() {
            return daysMoved()
                    .map(days -> days != 0)
                    .orElseGet(() -> !before.plannedEnd()
                            .printed()
                            .equals(now.plannedEnd().printed()));
        }
    }

    /**
     * Compares two lists.
     *
     * @param before the earlier list
     * @param now the later list
     * @return what belongs together and what does not
     * @throws IllegalArgumentException when the reporting dates are not in order
     */
    public static ProjectComparison of(ProjectList before, ProjectList now) {
        if (!before.stichtag().isBefore(now.stichtag())) {
            throw new IllegalArgumentException("The list before is of " + before.stichtag() + ", not earlier than "
                    + now.stichtag() + "; swap the lists or correct a reporting date");
        }
        Matching matching = new Matching(before.projects(), now.projects());
        List<Project> ambiguous = matching.takeAmbiguous();
        matching.pairUp(Matching::idAndName, project -> true, project -> true);
        matching.pairUp(Project::id, project -> !project.id().isEmpty(), project -> true);
        matching.pairUp(Project::name, project -> true, project -> project.id().isEmpty());
        List<Pair> continued = new ArrayList<>();
        for (Project project : now.projects()) {
            Project earlier = matching.partners.get(project);
            if (earlier != null) {
                continued.add(new Pair(earlier, project));
            }
        }
        return new ProjectComparison(before, now, continued, matching.right, matching.left, ambiguous);
    }

    /**
     * The row of the earlier list that a project belongs to.
     *
     * @return rows of the later list and their partners, by identity; a new map
     */
    IdentityHashMap<Project, Project> partners() {
        IdentityHashMap<Project, Project> partners = new IdentityHashMap<>();
        continued.forEach(pair -> partners.put(pair.now(), pair.before()));
        return partners;
    }

    /** Rows that have no partner yet. */
    private static final class Matching {

        private final List<Project> left;
        private final List<Project> right;
        private final IdentityHashMap<Project, Project> partners = new IdentityHashMap<>();

        Matching(List<Project> left, List<Project> right) {
            this.left = new ArrayList<>(left);
            this.right = new ArrayList<>(right);
        }

        static String idAndName(Project project) {
            return project.id() + '\n' + project.name();
        }

        /** Rows whose id and name occur on both sides, on one of them more than once. */
        List<Project> takeAmbiguous() {
            Map<String, List<Project>> lefts = group(left, Matching::idAndName, project -> true);
            Map<String, List<Project>> rights = group(right, Matching::idAndName, project -> true);
            List<Project> taken = new ArrayList<>();
            List<Project> takenRight = new ArrayList<>();
            lefts.forEach((name, rows) -> {
                List<Project> others = rights.getOrDefault(name, List.of());
                if (!others.isEmpty() && rows.size() + others.size() > 2) {
                    taken.addAll(rows);
                    takenRight.addAll(others);
                }
            });
            remove(left, taken);
            remove(right, takenRight);
            taken.addAll(takenRight);
            return taken;
        }

        /** Joins what only one row on each side has, where one of both is as wanted. */
        void pairUp(Function<Project, String> by, Predicate<Project> both, Predicate<Project> oneOf) {
            Map<String, List<Project>> lefts = group(left, by, both);
            Map<String, List<Project>> rights = group(right, by, both);
            lefts.forEach((key, rows) -> {
                List<Project> others = rights.getOrDefault(key, List.of());
                if (rows.size() == 1 && others.size() == 1 && (oneOf.test(rows.get(0)) || oneOf.test(others.get(0)))) {
                    partners.put(others.get(0), rows.get(0));
                    remove(left, rows);
                    remove(right, others);
                }
            });
        }

        private static Map<String, List<Project>> group(
                List<Project> rows, Function<Project, String> by, Predicate<Project> wanted) {
            Map<String, List<Project>> groups = new LinkedHashMap<>();
            rows.stream()
                    .filter(wanted)
                    .forEach(row -> groups.computeIfAbsent(by.apply(row), key -> new ArrayList<>())
                            .add(row));
            return groups;
        }

        private static void remove(List<Project> from, List<Project> rows) {
            var identical = Collections.newSetFromMap(new IdentityHashMap<Project, Boolean>());
            identical.addAll(rows);
            from.removeIf(identical::contains);
        }
    }
}
