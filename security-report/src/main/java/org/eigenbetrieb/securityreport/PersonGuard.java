package org.eigenbetrieb.securityreport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds texts that seem to name a person. A report names functions, never people.
 *
 * <p>It looks for forms of address and titles before a name, for an initial before a name, for common first names before
 * another word in capitals, for mail addresses, and for names that the user gives it (such as a staff list, which stays with
 * the user). It cannot know every name: a text that it passes is not proven to be free of one, unless the list is complete.
 * Immutable and safe for use by several threads.
 */
public final class PersonGuard {

    private static final Set<String> ADDRESS =
            Set.of("herr", "herrn", "frau", "hr", "hrn", "fr", "dr", "prof", "dipl", "mr", "mrs", "ms");

    private final Set<String> firstNames;
    private final Set<String> names;

    private PersonGuard(Set<String> firstNames, Set<String> names) {
        this.firstNames = Set.copyOf(firstNames);
        this.names = Set.copyOf(names);
    }

    /**
     * The guard without names of one's own.
     *
     * @return the guard
     */
    public static PersonGuard standard() {
        try (InputStream in = PersonGuard.class.getResourceAsStream("vornamen.txt")) {
            if (in == null) {
                throw new IllegalStateException("The library is incomplete: vornamen.txt is missing");
            }
            Set<String> first = new HashSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> first.add(fold(line.strip())));
            return new PersonGuard(first, Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException("The library cannot be read: vornamen.txt", e);
        }
    }

    /**
     * The same guard that also knows names.
     *
     * @param more names, each one word of at least two letters
     * @return the new guard
     * @throws IllegalArgumentException when a name is blank, several words, or a single letter
     */
    public PersonGuard with(Collection<String> more) {
        Set<String> all = new HashSet<>(names);
        for (String name : more) {
            String folded = fold(name.strip());
            if (folded.length() < 2 || words(folded).size() != 1) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is not a single name; give first names and family names one by one");
            }
            all.add(words(folded).get(0));
        }
        return new PersonGuard(firstNames, all);
    }

    /**
     * Whether a text seems to name a person.
     *
     * @param text the text
     * @return why it seems so, in English; empty when it does not
     */
    public Optional<String> suspicion(String text) {
        int at = text.indexOf('@');
        if (at > 0 && at < text.length() - 1 && isWord(text.charAt(at - 1)) && isWord(text.charAt(at + 1))) {
            return Optional.of("it holds a mail address");
        }
        List<String> words = words(text);
        for (int i = 0; i < words.size(); i++) {
            String word = fold(words.get(i));
            if (names.contains(word)) {
                return Optional.of("it holds a name of the given list");
            }
            boolean beforeCapital = i + 1 < words.size() && isCapitalised(words.get(i + 1));
            if (beforeCapital && ADDRESS.contains(word)) {
                return Optional.of("a form of address or title stands before a word in capitals");
            }
            if (beforeCapital && isCapitalised(words.get(i)) && firstNames.contains(word)) {
                return Optional.of("a first name stands before a word in capitals");
            }
            boolean abbreviation = i > 0 && words.get(i - 1).length() == 1; // "z. B. Server"
            boolean initial = !abbreviation
                    && word.length() == 1
                    && Character.isUpperCase(words.get(i).charAt(0));
            if (initial && beforeCapital && words.get(i + 1).length() > 2 && text.contains(words.get(i) + ". ")) {
                return Optional.of("an initial stands before a word in capitals");
            }
        }
        return Optional.empty();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && isWord(text.charAt(i));
            if (inside && from < 0) {
                from = i;
            } else if (!inside && from >= 0) {
                words.add(text.substring(from, i));
                from = -1;
            }
        }
        return words;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static boolean isCapitalised(String word) {
        return Character.isUpperCase(word.charAt(0)) && word.length() > 1 && Character.isLowerCase(word.charAt(1));
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
