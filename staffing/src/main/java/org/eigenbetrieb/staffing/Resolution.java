package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * What the kw and ku notes of a plan year lead to, day by day.
 *
 * <p>A note with a day takes effect on the day after. A note without one takes the next vacancy, as its rule says, in
 * the order of the form; kw before ku. A note whose number of posts nobody states has no effect and stays {@linkplain
 * #pending() pending} – it is never taken for 0 or 1. Immutable and safe for use by several threads.
 */
public final class Resolution {

    private final ResolutionRule rule;
    private final LocalDate until;
    private final List<Step> steps;
    private final List<Pending> pending;
    private final List<Ending> endings;

    private Resolution(
            ResolutionRule rule, LocalDate until, List<Step> steps, List<Pending> pending, List<Ending> endings) {
        this.rule = rule;
        this.until = until;
        this.steps = List.copyOf(steps);
        this.pending = List.copyOf(pending);
        this.endings = List.copyOf(endings);
    }

    /** What happens to posts. */
    public enum Effect {
        /** They fall away by a kw note. */
        FALLS("fällt weg"),
        /** They fall away in the place of posts of a higher group, whose kw becomes a ku. */
        LOCKED("wird gesperrt"),
        /** They are converted to another group by a ku note. */
        CONVERTS("wird umgewandelt");

        private final String label;

        Effect(String label) {
            this.label = label;
        }

        /**
         * The word in print.
         *
         * @return the German word
         */
        public String label() {
            return label;
        }
    }

    /**
     * That posts fall away or are converted.
     *
     * @param day first day on which it holds
     * @param effect what happens
     * @param unit code of the unit whose posts change
     * @param group the group whose posts become fewer
     * @param target the group whose posts become more; null when they fall away
     * @param posts how many full-time posts, more than 0
     * @param note the note that takes effect
     * @param place what made it happen: the note, or the vacancy
     */
    public record Step(
            LocalDate day,
            Effect effect,
            String unit,
            PayGroup group,
            @Nullable PayGroup target,
            Rational posts,
            Vermerk note,
            SourceRef place) {

        /** Checks that nothing is missing. */
        public Step {
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(effect, "effect");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(posts, "posts");
            Objects.requireNonNull(note, "note");
            Objects.requireNonNull(place, "place");
        }
    }

    /**
     * A note that has not, or not wholly, taken effect.
     *
     * @param note the note
     * @param posts posts that it is still about, or null when nobody says how many
     * @param reason why it waits, in German
     */
    public record Pending(Vermerk note, @Nullable Rational posts, String reason) {

        /** Checks that nothing is missing. */
        public Pending {
            Objects.requireNonNull(note, "note");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** What is left of a note. */
    private static final class Ending {
        private final Vermerk note;
        private final Spot spot;
        private final Rational all;
        private final @Nullable PayGroup target;
        private final @Nullable LocalDate last;
        private Rational left;

        Ending(Vermerk note, Rational posts, @Nullable PayGroup target, @Nullable LocalDate last) {
            this.note = note;
            this.spot = new Spot(note.unit(), note.group());
            this.all = posts;
            this.left = posts;
            this.target = target;
            this.last = last;
        }

        Rational take(Rational most) {
            Rational taken = left.min(most);
            left = left.minus(taken);
            return taken;
        }
    }

    /**
     * Lets the notes of a plan year take effect.
     *
     * @param plan the plan
     * @param rule the legal variant
     * @param vacancies posts that become free, in any order
     * @param until last day to look at
     * @return what happens up to that day, and what stays pending
     */
    public static Resolution of(Stellenuebersicht plan, ResolutionRule rule, List<Vacancy> vacancies, LocalDate until) {
        List<Ending> endings = new ArrayList<>();
        List<Pending> pending = new ArrayList<>();
        for (Vermerk note : plan.notes()) {
            boolean kw = note.kind() == Vermerk.Kind.KW;
            if (note.year() != plan.year() || !kw && note.kind() != Vermerk.Kind.KU) {
                continue;
            }
            Optional<Rational> posts = posts(plan, note);
            if (posts.isEmpty()) {
                pending.add(new Pending(note, null, "Kein Vermerk sagt, wie viele Stellen es sind."));
            } else if (!kw && note.toGroup().isEmpty()) {
                pending.add(new Pending(note, posts.get(), "Die Zielgruppe fehlt."));
            } else {
                endings.add(new Ending(
                        note,
                        posts.get(),
                        kw ? null : note.toGroup().orElseThrow(),
                        note.date().orElse(null)));
            }
        }
        List<Step> steps = new ArrayList<>();
        for (Ending ending : endings) {
            LocalDate last = ending.last;
            if (last != null && last.isBefore(until)) {
                Rational posts = ending.take(ending.left);
                steps.add(step(ending, last.plusDays(1), ending.spot.unit(), ending.spot.group(), posts));
            }
        }
        List<Ending> waiting = new ArrayList<>(endings);
        vacancies.stream()
                .filter(vacancy -> !vacancy.day().isAfter(until))
                .sorted(Comparator.comparing(Vacancy::day)
                        .thenComparing(Vacancy::unit)
                        .thenComparing(Vacancy::group)
                        .thenComparing(Vacancy::place))
                .forEach(vacancy -> fill(vacancy, rule, waiting, steps));
        for (Ending ending : waiting) {
            if (ending.left.signum() > 0) {
                String reason = ending.last == null
                        ? "Bis " + VermerkText.day(until) + " wird keine passende Stelle frei."
                        : "Wirkt erst nach dem " + VermerkText.day(ending.last) + ".";
                pending.add(new Pending(ending.note, ending.left, reason));
            }
        }
        steps.sort(Comparator.comparing(Step::day));
        return new Resolution(rule, until, steps, pending, endings);
    }

    /** The posts of the note; else what another note says of the post with the same number. */
    private static Optional<Rational> posts(Stellenuebersicht plan, Vermerk note) {
        if (note.posts().isPresent()) {
            return note.posts().map(Quantity::value);
        }
        if (note.number().isEmpty()) {
            return Optional.empty();
        }
        return plan.notes().stream()
                .filter(other -> other.number().equals(note.number())
                        && other.kind() != Vermerk.Kind.MERGER
                        && other.posts().isPresent())
                .max(Comparator.comparingInt(Vermerk::year))
                .flatMap(Vermerk::posts)
                .map(Quantity::value);
    }

    private static Step step(Ending ending, LocalDate day, String unit, PayGroup group, Rational posts) {
        return new Step(
                day,
                ending.target == null ? Effect.FALLS : Effect.CONVERTS,
                unit,
                group,
                ending.target,
                posts,
                ending.note,
                ending.note.place());
    }

    private static void fill(Vacancy vacancy, ResolutionRule rule, List<Ending> waiting, List<Step> steps) {
        Rational free = vacancy.posts().value();
        for (Ending ending : List.copyOf(waiting)) {
            if (rule.kwAtVacancy()
                    && ending.target == null
                    && concerns(ending, vacancy, rule)
                    && ending.spot.group().equals(vacancy.group())) {
                free = use(ending, vacancy, Effect.FALLS, null, free, steps);
            }
        }
        for (Ending ending : List.copyOf(waiting)) {
            if (rule.lowerVacancyLocks()
                    && rule.kwAtVacancy()
                    && ending.target == null
                    && concerns(ending, vacancy, rule)
                    && ending.spot.group().isAbove(vacancy.group())) {
                Rational before = free;
                free = use(ending, vacancy, Effect.LOCKED, null, free, steps);
                Rational locked = before.minus(free);
                if (locked.signum() > 0) {
                    waiting.add(new Ending(ending.note, locked, vacancy.group(), null));
                }
            }
        }
        for (Ending ending : List.copyOf(waiting)) {
            if (rule.kuAtVacancy()
                    && ending.target != null
                    && concerns(ending, vacancy, rule)
                    && ending.spot.group().equals(vacancy.group())) {
                free = use(ending, vacancy, Effect.CONVERTS, ending.target, free, steps);
            }
        }
    }

    private static boolean concerns(Ending ending, Vacancy vacancy, ResolutionRule rule) {
        return ending.last == null
                && (rule.wholeEnterprise() || ending.spot.unit().equals(vacancy.unit()));
    }

    private static Rational use(
            Ending ending, Vacancy vacancy, Effect effect, @Nullable PayGroup target, Rational free, List<Step> steps) {
        Rational taken = ending.take(free);
        if (taken.signum() > 0) {
            steps.add(new Step(
                    vacancy.day(),
                    effect,
                    vacancy.unit(),
                    vacancy.group(),
                    target,
                    taken,
                    ending.note,
                    vacancy.place()));
        }
        return free.minus(taken);
    }

    /**
     * The legal variant that was applied.
     *
     * @return the rule
     */
    public ResolutionRule rule() {
        return rule;
    }

    /**
     * What happens, by day.
     *
     * @return an unmodifiable list
     */
    public List<Step> steps() {
        return steps;
    }

    /**
     * What does not, or not wholly, happen by the last day.
     *
     * @return an unmodifiable list
     */
    public List<Pending> pending() {
        return pending;
    }

    /**
     * The last day that was looked at.
     *
     * @return the day
     */
    public LocalDate until() {
        return until;
    }

    /**
     * By how many posts each group differs at the end of a day from the plan.
     *
     * @param day the day
     * @return changes by group, negative for fewer posts; groups without change are left out; unmodifiable
     */
    public Map<PayGroup, Rational> changes(LocalDate day) {
        Map<PayGroup, Rational> changes = new TreeMap<>();
        for (Step step : steps) {
            if (!step.day().isAfter(day)) {
                changes.merge(step.group(), step.posts().negate(), Rational::plus);
                PayGroup target = step.target();
                if (target != null) {
                    changes.merge(target, step.posts(), Rational::plus);
                }
            }
        }
        changes.values().removeIf(change -> change.signum() == 0);
        return Collections.unmodifiableMap(changes);
    }

    /**
     * By how many posts each group counts differently for ceilings (Obergrenzen): where the rule says so, kw as gone and
     * ku as converted unless they are dated after the last day.
     *
     * @return changes by group against the plan; unmodifiable
     */
    public Map<PayGroup, Rational> ceilingChanges() {
        Map<PayGroup, Rational> changes = new TreeMap<>();
        if (rule.ceilingsAsDone()) {
            for (Ending ending : endings) {
                LocalDate last = ending.last;
                if (last == null || !last.isAfter(until)) {
                    changes.merge(ending.spot.group(), ending.all.negate(), Rational::plus);
                    PayGroup target = ending.target;
                    if (target != null) {
                        changes.merge(target, ending.all, Rational::plus);
                    }
                }
            }
        }
        return Collections.unmodifiableMap(changes);
    }

    /**
     * What happens and what is pending, as a table.
     *
     * @param id id of the table
     * @return the table
     */
    public ReportTable table(String id) {
        return CostTables.resolution(this, id);
    }
}
