package org.eigenbetrieb.securityreport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What changed since the previous report.
 *
 * <p>Tasks are matched by id; where no other has the same, {@code M1} and {@code m1} are one. Immutable and safe for use by several threads.
 *
 * @param previous the earlier report
 * @param current the later report
 */
public record ReportComparison(Taetigkeitsbericht previous, Taetigkeitsbericht current) {

    /** What happened to a task. */
    public enum Change {
        /** Only the later report has it. */
        NEW("neu"),
        /** It is finished now and was not before. */
        DONE("erledigt"),
        /** It was finished and no longer is. */
        REOPENED("wieder geöffnet"),
        /** It had no date and has one now. */
        FIRST_DATE("erstmals mit Termin"),
        /** It is of another kind than it was. */
        OTHER_KIND("Art geändert"),
        /** It is due later than it was. */
        POSTPONED("verschoben"),
        /** It is due earlier than it was. */
        ADVANCED("vorgezogen"),
        /** Only the earlier report has it, and there it was not finished. */
        VANISHED("ohne Abschluss entfallen"),
        /** Its progress fell. */
        FELL_BACK("Fortschritt gesunken"),
        /** Its progress rose. */
        PROGRESSED("vorangekommen"),
        /** Nothing that is compared. */
        UNCHANGED("unverändert");

        private final String label;

        Change(String label) {
            this.label = label;
        }

        /**
         * The change as it is printed.
         *
         * @return the German label
         */
        public String label() {
            return label;
        }
    }

    /**
     * Checks the order of the reports.
     *
     * @throws IllegalArgumentException when the earlier report ends after the later one, or they are versions for different
     *     audiences
     */
    public ReportComparison {
        if (!previous.end().isBefore(current.end())) {
            throw new IllegalArgumentException("The previous report ends on " + previous.end()
                    + ", not before the current one, which ends on " + current.end());
        }
        if (previous.audience() != current.audience()) {
            throw new IllegalArgumentException("The reports are versions for different audiences: "
                    + previous.audience().code() + " and " + current.audience().code());
        }
    }

    /**
     * A task in both reports.
     *
     * @param id its id
     * @param before the task in the previous report, if it was there
     * @param after the task in the current report, if it is there
     * @param changes what happened to it, at least one entry
     */
    public record TaskChange(
            String id, @Nullable Task before, @Nullable Task after, List<Change> changes) {

        /** Copies the list. */
        public TaskChange {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What happened to the tasks: those of the previous report that are open or still there, then the new ones.
     *
     * @return old − vanished + new = current, tasks that were finished before and are no longer listed left out
     */
    public List<TaskChange> tasks() {
        Map<String, Task> after = new LinkedHashMap<>();
        current.tasks().forEach(task -> after.put(task.id(), task));
        Set<String> exact = previous.tasks().stream()
                .map(Task::id)
                .filter(after::containsKey)
                .collect(Collectors.toSet());
        Map<String, String> alike = new HashMap<>();
        after.keySet().stream().filter(id -> !exact.contains(id)).forEach(id -> alike.putIfAbsent(key(id), id));
        List<TaskChange> changes = new ArrayList<>();
        for (Task before : previous.tasks()) {
            Task now = after.remove(exact.contains(before.id()) ? before.id() : alike.remove(key(before.id())));
            if (now == null) {
                if (!before.isDone()) {
                    changes.add(new TaskChange(before.id(), before, null, List.of(Change.VANISHED)));
                }
            } else {
                changes.add(new TaskChange(before.id(), before, now, changes(before, now)));
            }
        }
        after.values().forEach(task -> changes.add(new TaskChange(task.id(), null, task, List.of(Change.NEW))));
        return List.copyOf(changes);
    }

    /** Ids that differ only in blanks and in small and capital letters are the same. */
    static String key(String id) {
        return id.strip().toLowerCase(Locale.ROOT);
    }

    private static List<Change> changes(Task before, Task after) {
        List<Change> changes = new ArrayList<>();
        if (after.isDone() && !before.isDone()) {
            changes.add(Change.DONE);
        }
        if (before.isDone() && !after.isDone()) {
            changes.add(Change.REOPENED);
        }
        if (before.kind() != after.kind()) {
            changes.add(Change.OTHER_KIND);
        }
        Optional<DueDate> then = before.due();
        Optional<DueDate> now = after.due();
        if (then.isPresent() && now.isPresent()) {
            int moved = now.get().last().compareTo(then.get().last());
            if (moved != 0) {
                changes.add(moved > 0 ? Change.POSTPONED : Change.ADVANCED);
            }
        }
        if (then.isEmpty() && now.isPresent()) {
            changes.add(Change.FIRST_DATE);
        }
        int progress = after.progress().orElse(before.progress().orElse(0))
                - before.progress().orElse(after.progress().orElse(0));
        if (progress > 0 || progress < 0 && !changes.contains(Change.REOPENED)) {
            changes.add(progress > 0 ? Change.PROGRESSED : Change.FELL_BACK);
        }
        return changes.isEmpty() ? List.of(Change.UNCHANGED) : changes;
    }

    /**
     * Kinds of requests in either report.
     *
     * @return title by kind, those of the current report first
     */
    public Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        current.requests().forEach(request -> kinds.put(request.kind(), request.title()));
        previous.requests().forEach(request -> kinds.putIfAbsent(request.kind(), request.title()));
        return kinds;
    }
}
