package org.eigenbetrieb.ozg.fim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.ozg.Leistung;
import org.eigenbetrieb.ozg.Leistungskatalog;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * Which services of an official catalogue the entries of a city's list are.
 *
 * <p>By key; where there is none or it is not in the catalogue, by the exact name when exactly one service has it (case
 * and blanks aside); otherwise services with similar names are suggested, best first, and a person decides. Nothing is
 * ever assigned by similarity. Immutable and safe for use by several threads.
 *
 * @param results one for each entry, in the order of the list
 * @param problems keys of the list that the catalogue does not have
 */
public record Matching(List<Result> results, List<Problem> problems) {

    /** The key of an entry is not in the catalogue. */
    private static final String UNKNOWN_KEY = "EB-OZG-050";

    private static final int MOST_SUGGESTIONS = 5;
    private static final int LEAST_SCORE = 400;

    /** How an entry was matched. */
    public enum Kind {
        /** By its key. */
        KEY,
        /** By its exact name. */
        NAME,
        /** Not matched; services with the same or a similar name are suggested. */
        SUGGESTED,
        /** Not matched, and nothing similar is there. */
        NONE
    }

    /**
     * A service with the same or a similar name.
     *
     * @param service the service
     * @param score how similar, from 0 to 1000: twice the shared groups of three letters to all of both names, in thousandths
     */
    public record Suggestion(LeikaLeistung service, int score) {

        /** Checks the score. */
        public Suggestion {
            Objects.requireNonNull(service, "service");
            if (score < 0 || score > 1000) {
                throw new IllegalArgumentException("A score is 0 to 1000, not " + score);
            }
        }
    }

    /**
     * What was found for an entry.
     *
     * @param entry the entry
     * @param kind how it was matched
     * @param services the one service for {@link Kind#KEY} and {@link Kind#NAME}, the suggestions, best first, for
     *     {@link Kind#SUGGESTED}, nothing for {@link Kind#NONE}
     */
    public record Result(Leistung entry, Kind kind, List<Suggestion> services) {

        /** Copies the list. */
        public Result {
            Objects.requireNonNull(entry, "entry");
            Objects.requireNonNull(kind, "kind");
            services = List.copyOf(services);
        }
    }

    /** Copies the lists. */
    public Matching {
        results = List.copyOf(results);
        problems = List.copyOf(problems);
    }

    /**
     * Matches a list with a catalogue.
     *
     * @param list the city's list
     * @param catalogue the official catalogue
     * @return a result for each entry
     */
    public static Matching of(Leistungskatalog list, Leikakatalog catalogue) {
        Index index = new Index(catalogue);
        List<Problem> problems = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        for (Leistung entry : list.entries()) {
            results.add(index.match(entry, problems));
        }
        return new Matching(results, problems);
    }

    /**
     * The entries that were matched in one way.
     *
     * @param kind the way
     * @return their results in the order of the list
     */
    public List<Result> of(Kind kind) {
        return results.stream().filter(result -> result.kind() == kind).toList();
    }

    private static final class Index {
        private final Leikakatalog catalogue;
        private final Map<String, List<LeikaLeistung>> byName = new HashMap<>();
        private final Map<Long, Postings> byGroup = new HashMap<>();
        private final int[] sizes;
        private final int[] shared;

        Index(Leikakatalog catalogue) {
            this.catalogue = catalogue;
            List<LeikaLeistung> entries = catalogue.entries();
            this.sizes = new int[entries.size()];
            this.shared = new int[entries.size()];
            for (int i = 0; i < entries.size(); i++) {
                LeikaLeistung service = entries.get(i);
                byName.computeIfAbsent(Texts.fold(service.name()), key -> new ArrayList<>(1))
                        .add(service);
                long[] groups = groups(service.name());
                sizes[i] = groups.length;
                for (long group : groups) {
                    byGroup.computeIfAbsent(group, key -> new Postings()).add(i);
                }
            }
        }

        Result match(Leistung entry, List<Problem> problems) {
            var key = entry.leikaKey();
            if (key.isPresent()) {
                var found = catalogue.find(key.get());
                if (found.isPresent()) {
                    return new Result(entry, Kind.KEY, List.of(new Suggestion(found.get(), 1000)));
                }
                problems.add(Problem.warning(
                        UNKNOWN_KEY,
                        entry.source(),
                        "LeiKa key " + key.get() + " of entry " + Texts.quote(entry.id()) + " is not in the catalogue",
                        "correct the key, or take a newer catalogue"));
            }
            List<LeikaLeistung> same = byName.getOrDefault(Texts.fold(entry.name()), List.of());
            if (same.size() == 1) {
                return new Result(entry, Kind.NAME, List.of(new Suggestion(same.get(0), 1000)));
            }
            List<Suggestion> similar = similar(entry.name());
            return new Result(entry, similar.isEmpty() ? Kind.NONE : Kind.SUGGESTED, similar);
        }

        private List<Suggestion> similar(String name) {
            long[] groups = groups(name);
            Postings touched = new Postings();
            for (long group : groups) {
                Postings postings = byGroup.get(group);
                for (int p = 0; postings != null && p < postings.size; p++) {
                    int i = postings.positions[p];
                    if (shared[i]++ == 0) {
                        touched.add(i);
                    }
                }
            }
            List<Suggestion> found = new ArrayList<>();
            for (int t = 0; t < touched.size; t++) {
                int i = touched.positions[t];
                int score = 2000 * shared[i] / (groups.length + sizes[i]);
                shared[i] = 0;
                if (score >= LEAST_SCORE) {
                    found.add(new Suggestion(catalogue.entries().get(i), score));
                }
            }
            found.sort(Comparator.comparingInt(Suggestion::score)
                    .reversed()
                    .thenComparing(each -> each.service().name())
                    .thenComparing(each -> each.service().key()));
            return found.subList(0, Math.min(found.size(), MOST_SUGGESTIONS));
        }

        /** All groups of three neighbouring letters, with a blank before and after the name, each once. */
        private static long[] groups(String name) {
            String text = ' ' + Texts.simplify(name) + ' ';
            return IntStream.range(0, text.length() - 2)
                    .mapToLong(
                            i -> ((long) text.charAt(i) << 32) | ((long) text.charAt(i + 1) << 16) | text.charAt(i + 2))
                    .distinct()
                    .toArray();
        }
    }

    /** Positions of the services that have a group of letters. */
    private static final class Postings {
        private int[] positions = new int[4];
        private int size;

        void add(int position) {
            if (size == positions.length) {
                positions = Arrays.copyOf(positions, 2 * size);
            }
            positions[size++] = position;
        }
    }
}
