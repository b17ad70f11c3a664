package org.eigenbetrieb.ozg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * What changed between two states of a catalogue.
 *
 * <p>An entry of the later state is the same as one of the earlier state when both have the same LeiKa key; of those that
 * are left, when both have the same OZG-Leistung and name, whether or not keys were added or corrected; of those that are
 * left, when both have the same number and name. In the first two cases the variant is the same, too. Where several entries
 * share these (a service in two offices), those with the same offices are paired first, the others in the order of the
 * list. The number alone decides nothing: lists are renumbered, see {@link #renamed()}. For every status and for all together, old + in − out = new. Immutable and safe for use by several threads.
 *
 * @param before the earlier state
 * @param after the later state
 * @param added entries that only the later state has
 * @param removed entries that only the earlier state has
 * @param pairs entries that both have
 */
public record CatalogueChange(
        Leistungskatalog before,
        Leistungskatalog after,
        List<Leistung> added,
        List<Leistung> removed,
        List<Pair> pairs) {

    /**
     * An entry in both states.
     *
     * @param before as it was
     * @param after as it is
     */
    public record Pair(Leistung before, Leistung after) {

        /** Checks that both are given. */
        public Pair {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }

        /**
         * Whether the status differs.
         *
         * @return true when it does
         */
        public boolean moved() {
            return before.status() != after.status();
        }
    }

    /**
     * How the number with one status came about, in rows.
     *
     * @param old number in the earlier state
     * @param in entries that are new or came from another status
     * @param out entries that were removed or went to another status
     * @param now number in the later state
     */
    public record Flow(long old, long in, long out, long now) {

        /** Checks that old + in − out = new. */
        public Flow {
            if (old + in - out != now) {
                throw new IllegalArgumentException(old + " + " + in + " - " + out + " is not " + now);
            }
        }
    }

    /** Copies the lists. */
    public CatalogueChange {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        pairs = List.copyOf(pairs);
    }

    /**
     * Compares two states.
     *
     * @param before the earlier state
     * @param after the later state
     * @return the change
     * @throws IllegalArgumentException when the second state is older than the first
     */
    public static CatalogueChange between(Leistungskatalog before, Leistungskatalog after) {
        if (after.stand().isBefore(before.stand())) {
            throw new IllegalArgumentException("The state of " + after.stand() + " is older than that of "
                    + before.stand() + "; give the earlier one first");
        }
        Map<String, Leistung> partners = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Function<Leistung, String> identity : List.<Function<Leistung, String>>of(
                CatalogueChange::key, CatalogueChange::name, CatalogueChange::number)) {
            Map<String, List<Leistung>> open = new LinkedHashMap<>();
            for (Leistung entry : before.entries()) {
                if (!taken.contains(entry.id())) {
                    open.computeIfAbsent(identity.apply(entry), key -> new ArrayList<>())
                            .add(entry);
                }
            }
            open.remove("");
            for (boolean sameOffices : new boolean[] {true, false}) {
                for (Leistung entry : after.entries()) {
                    if (!partners.containsKey(entry.id())) {
                        List<Leistung> candidates = open.getOrDefault(identity.apply(entry), List.of());
                        candidates.stream()
                                .filter(old -> !sameOffices || old.aemter().equals(entry.aemter()))
                                .findFirst()
                                .ifPresent(old -> {
                                    candidates.remove(old);
                                    taken.add(old.id());
                                    partners.put(entry.id(), old);
                                });
                    }
                }
            }
        }
        List<Pair> pairs = new ArrayList<>();
        List<Leistung> added = new ArrayList<>();
        for (Leistung entry : after.entries()) {
            Leistung old = partners.get(entry.id());
            if (old == null) {
                added.add(entry);
            } else {
                pairs.add(new Pair(old, entry));
            }
        }
        List<Leistung> removed = before.entries().stream()
                .filter(entry -> !taken.contains(entry.id()))
                .toList();
        return new CatalogueChange(before, after, added, removed, pairs);
    }

    /** The key with the variant; empty for an entry without a key. */
    private static String key(Leistung entry) {
        return entry.leikaKey()
                .map(key -> key.digits() + '\n' + entry.variant())
                .orElse("");
    }

    private static String name(Leistung entry) {
        return Texts.fold(entry.ozgLeistung()) + '\n' + Texts.fold(entry.name()) + '\n' + entry.variant();
    }

    private static String number(Leistung entry) {
        return entry.id() + '\n' + Texts.fold(entry.name());
    }

    /**
     * Entries that may be one service under another name: number and OZG-Leistung are the same, the name is not. They are
     * among {@link #removed()} and {@link #added()}, because the list does not say whether they are.
     *
     * @return the pairs in the order of the later state
     */
    public List<Pair> renamed() {
        Map<String, Leistung> gone = new HashMap<>();
        removed.forEach(entry -> gone.put(entry.id(), entry));
        List<Pair> found = new ArrayList<>();
        for (Leistung entry : added) {
            Leistung old = gone.get(entry.id());
            if (old != null && Texts.fold(old.ozgLeistung()).equals(Texts.fold(entry.ozgLeistung()))) {
                found.add(new Pair(old, entry));
            }
        }
        return List.copyOf(found);
    }

    /**
     * What does not fit together between the two states: dated changes of the later state that contradict the earlier one.
     *
     * @return the findings; the rows of their cells are the ids of the later entries
     */
    public List<Finding> findings() {
        return findings(CatalogueFigures.PAPER);
    }

    List<Finding> findings(String paper) {
        return List.copyOf(Plausibility.check(this, paper));
    }

    /**
     * The entries whose status differs.
     *
     * @return the pairs in the order of the later state
     */
    public List<Pair> moved() {
        return pairs.stream().filter(Pair::moved).toList();
    }

    /**
     * How many entries went from one status to another.
     *
     * @param from the earlier status
     * @param to the later status; the same for those that stayed
     * @return the number of entries that both states have
     */
    public long count(OnlineStatus from, OnlineStatus to) {
        return pairs.stream()
                .filter(pair -> pair.before().status() == from && pair.after().status() == to)
                .count();
    }

    /**
     * Where the number with each status came from.
     *
     * @return one flow per status, in the order of the statuses; unmodifiable
     */
    public Map<OnlineStatus, Flow> flows() {
        Map<OnlineStatus, Flow> flows = new EnumMap<>(OnlineStatus.class);
        for (OnlineStatus status : OnlineStatus.values()) {
            flows.put(
                    status,
                    new Flow(
                            with(before.entries(), status),
                            with(added, status)
                                    + pairs.stream()
                                            .filter(pair ->
                                                    pair.moved() && pair.after().status() == status)
                                            .count(),
                            with(removed, status)
                                    + pairs.stream()
                                            .filter(pair -> pair.moved()
                                                    && pair.before().status() == status)
                                            .count(),
                            with(after.entries(), status)));
        }
        return Collections.unmodifiableMap(flows);
    }

    private static long with(List<Leistung> entries, OnlineStatus status) {
        return entries.stream().filter(entry -> entry.status() == status).count();
    }
}
