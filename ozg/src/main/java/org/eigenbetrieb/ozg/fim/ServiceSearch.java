package org.eigenbetrieb.ozg.fim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eigenbetrieb.ozg.LeikaKey;
import org.eigenbetrieb.ozg.Leistung;
import org.eigenbetrieb.ozg.Leistungskatalog;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * Finds services as you type: by the beginning of the key, by words or parts of words of the name, by synonyms.
 *
 * <p>Case, umlauts (ä or ae) and punctuation make no difference; all words must be found. A name that is or begins with
 * the words comes first, then names with words that begin so, then names that hold them anywhere, then synonyms. Built
 * once and searched often: a search looks at each service once and keeps no state. Immutable and safe for use by several
 * threads.
 *
 * @param <T> type of the services
 */
public final class ServiceSearch<T> {

    /** Longest name that is told apart from longer ones in the order of the hits. */
    private static final int LONGEST = (1 << 28) - 1;

    private final List<T> services;
    private final String[] keys;
    private final String[] names;
    private final String[] synonyms;

    /**
     * A service that was found.
     *
     * @param <T> type of the services
     * @param service the service
     * @param rank how well it fits: 0 key or name, 1 name begins so, 2 words begin so, 3 within the name, 4 synonym
     */
    public record Hit<T>(T service, int rank) {

        /** Checks that there is a service. */
        public Hit {
            Objects.requireNonNull(service, "service");
        }
    }

    private ServiceSearch(
            List<T> services, Function<T, String> key, Function<T, String> name, Function<T, List<String>> otherNames) {
        this.services = List.copyOf(services);
        int size = this.services.size();
        this.keys = new String[size];
        this.names = new String[size];
        this.synonyms = new String[size];
        for (int i = 0; i < size; i++) {
            T service = this.services.get(i);
            String written = key.apply(service);
            keys[i] = LeikaKey.find(written).map(LeikaKey::digits).orElse(written);
            names[i] = ' ' + Texts.simplify(name.apply(service));
            synonyms[i] = ' ' + Texts.simplify(String.join(" ", otherNames.apply(service)));
        }
    }

    /**
     * A search in an official catalogue.
     *
     * @param catalogue the catalogue
     * @return the search
     */
    public static ServiceSearch<LeikaLeistung> of(Leikakatalog catalogue) {
        return new ServiceSearch<>(catalogue.entries(), LeikaLeistung::key, LeikaLeistung::name, service -> {
            List<String> names = new ArrayList<>(service.synonyms());
            names.add(service.secondName());
            return names;
        });
    }

    /**
     * A search in a city's list.
     *
     * @param catalogue the list
     * @return the search; the OZG-Leistung counts as a synonym
     */
    public static ServiceSearch<Leistung> of(Leistungskatalog catalogue) {
        return new ServiceSearch<>(
                catalogue.entries(), Leistung::leika, Leistung::name, entry -> List.of(entry.ozgLeistung()));
    }

    /**
     * Searches.
     *
     * @param query what was typed: words, the beginning of a key, or a URN
     * @param most how many hits at most
     * @return the hits, best first; equal ones with the shorter name first, then in the order of the catalogue. None for
     *     an empty query
     */
    public List<Hit<T>> find(String query, int most) {
        String typed = query.strip();
        boolean urn = typed.regionMatches(true, 0, LeikaKey.URN, 0, LeikaKey.URN.length());
        String digits = urn ? typed.substring(LeikaKey.URN.length()) : typed;
        boolean key = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        String simple = Texts.simplify(digits);
        if (simple.isEmpty() || most < 1) {
            return List.of();
        }
        String[] words = simple.split(" ", -1);
        long[] found = new long[names.length];
        int count = 0;
        for (int i = 0; i < names.length; i++) {
            int rank = key && keys[i].startsWith(digits) ? 0 : rank(i, simple, words);
            if (rank >= 0) {
                found[count++] = ((((long) rank << 28) | Math.min(names[i].length(), LONGEST)) << 32) | i;
            }
        }
        Arrays.sort(found, 0, count);
        List<Hit<T>> hits = new ArrayList<>(Math.min(count, most));
        for (int i = 0; i < count && i < most; i++) {
            hits.add(new Hit<>(services.get((int) found[i]), (int) (found[i] >>> 60)));
        }
        return List.copyOf(hits);
    }

    /** How well a service fits, see {@link Hit#rank()}; -1 when it does not. */
    private int rank(int i, String simple, String[] words) {
        String name = names[i];
        boolean begins = true;
        boolean within = true;
        for (String word : words) {
            int at = name.indexOf(word);
            if (at < 0) {
                within = false;
                if (synonyms[i].indexOf(word) < 0) {
                    return -1;
                }
            } else if (begins && name.charAt(at - 1) != ' ') {
                begins = name.contains(' ' + word);
            }
        }
        if (!within) {
            return 4;
        }
        if (name.startsWith(simple, 1)) {
            return name.length() == simple.length() + 1 ? 0 : 1;
        }
        return begins ? 2 : 3;
    }
}
