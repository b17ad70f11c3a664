package org.eigenbetrieb.core.source;

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
 * another word in capitals, for words such as {@code Ansprechpartner}, {@code zuständig}, {@code gez.} or {@code Tel.} before
 * a word in capitals that is no office or function, for mail addresses, and for names that the user gives it (such as a staff
 * list, which stays with the user).
 *
 * <p>It cannot know every name. A family name that stands alone – {@code Notfallplan (Klingebiel)} – looks like any other
 * German noun and is not found, unless the user has given it. A text that passes is therefore not proven to name no one.
 * Immutable and safe for use by several threads.
 */
public final class PersonGuard {

    private static final Set<String> ADDRESS =
            Set.of("herr", "herrn", "frau", "hr", "hrn", "fr", "dr", "prof", "dipl", "mr", "mrs", "ms");

    /** What stands where a text that seems to name a person was taken out. */
    public static final String WITHHELD = "[zurückgehalten]";

    /** Words that a name may follow. */
    private static final Set<String> ROLES = Set.of(
            "ansprechpartner",
            "ansprechpartnerin",
            "ansprechperson",
            "kontaktperson",
            "bearbeiter",
            "bearbeiterin",
            "sachbearbeiter",
            "sachbearbeiterin",
            "verfasser",
            "verfasserin",
            "autor",
            "autorin",
            "zuständig",
            "zuständige",
            "zuständiger",
            "verantwortlich",
            "verantwortliche",
            "verantwortlicher",
            "gez");
    /** Words that a name follows behind a colon or, of the abbreviation, a full stop. */
    private static final Set<String> CONTACTS = Set.of("tel", "telefon", "mail", "email", "fax");
    /** What may stand between the role and the name; gender forms such as {@code /in}. */
    private static final Set<String> FILLERS = Set.of("ist", "war", "sind", "durch", "von", "bei", "in", "innen");
    /** Offices and functions: a word that ends so is no name here. */
    private static final List<String> FUNCTIONS = List.of(
            "amt",
            "amts",
            "leitung",
            "leiter",
            "leiterin",
            "stelle",
            "stellen",
            "büro",
            "dienst",
            "dienste",
            "abteilung",
            "referat",
            "referent",
            "referentin",
            "team",
            "verwaltung",
            "behörde",
            "behörden",
            "service",
            "beauftragte",
            "beauftragter",
            "beauftragten",
            "dezernat",
            "dezernent",
            "dezernentin",
            "betrieb",
            "werke",
            "zentrum",
            "zentrale",
            "kasse",
            "gericht",
            "ausschuss",
            "vertretung",
            "gruppe",
            "institut",
            "kammer",
            "ministerium",
            "anstalt",
            "verband",
            "portal",
            "desk",
            "support",
            "administrator",
            "administratorin",
            "administration",
            "koordinator",
            "koordinatorin",
            "manager",
            "managerin",
            "management",
            "officer",
            "sprecher",
            "sprecherin",
            "meister",
            "meisterin",
            "bearbeiter",
            "bearbeiterin",
            "mitarbeiter",
            "mitarbeiterin",
            "mitarbeitende",
            "vorstand",
            "direktor",
            "direktorin",
            "rat",
            "stadt",
            "kommune",
            "kreis",
            "land",
            "bund",
            "gemeinde",
            "auskunft",
            "planung",
            "prüfung",
            "partner",
            "heit",
            "keit",
            "schaft",
            "ität",
            "tion",
            "nummer",
            "adresse",
            "archiv",
            "polizei",
            "feuerwehr",
            "schule",
            "person",
            "personal",
            "stab",
            "einheit",
            "bereich",
            "fach",
            "hotline",
            "dienstleister",
            "dienstleistung",
            "anbieter",
            "hersteller",
            "eigentümer",
            "inhaber",
            "nutzer",
            "anwender",
            "organisation",
            "unternehmen",
            "firma");
    /** Shorter words that end so may be names, such as Jung. */
    private static final int SHORTEST_UNG = 8;

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
            all.add(words(folded).get(0).text());
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
        List<Word> words = words(text);
        for (int i = 0; i < words.size(); i++) {
            String given = words.get(i).text();
            String word = fold(given);
            if (names.contains(word)) {
                return Optional.of("it holds a name of the given list");
            }
            boolean beforeCapital =
                    i + 1 < words.size() && isCapitalised(words.get(i + 1).text());
            if (beforeCapital && ADDRESS.contains(word)) {
                return Optional.of("a form of address or title stands before a word in capitals");
            }
            if (beforeCapital && isCapitalised(given) && firstNames.contains(word)) {
                return Optional.of("a first name stands before a word in capitals");
            }
            boolean abbreviation = i > 0 && words.get(i - 1).text().length() == 1; // "z. B. Server"
            boolean initial = !abbreviation && given.length() == 1 && Character.isUpperCase(given.charAt(0));
            if (initial && beforeCapital && words.get(i + 1).text().length() > 2 && text.contains(given + ". ")) {
                return Optional.of("an initial stands before a word in capitals");
            }
            if (isRole(text, words, i) && isName(text, words, i)) {
                return Optional.of("a word such as Ansprechpartner or zuständig stands before what may be a name");
            }
        }
        return Optional.empty();
    }

    /** Whether a word may introduce a name: a role, {@code i. A.}, {@code Tel.}, {@code E-Mail:}. */
    private static boolean isRole(String text, List<Word> words, int i) {
        String word = fold(words.get(i).text());
        if (ROLES.contains(word)) {
            return true;
        }
        String behind = text.substring(
                words.get(i).end(), Math.min(text.length(), words.get(i).end() + 2));
        if (CONTACTS.contains(word)) {
            return behind.startsWith(":") || word.equals("tel") && behind.startsWith(".");
        }
        boolean order = (word.equals("a") || word.equals("v")) && behind.startsWith(".");
        return order && i > 0 && words.get(i - 1).text().equals("i");
    }

    /** Whether what follows a role looks like a name: in capitals, not too far, no office and no function. */
    private static boolean isName(String text, List<Word> words, int role) {
        int at = role + 1;
        while (at < words.size() && FILLERS.contains(words.get(at).text()) && near(text, words, at)) {
            at++;
        }
        if (at >= words.size() || !near(text, words, at)) {
            return false;
        }
        String word = words.get(at).text();
        return word.length() > 2
                && isCapitalised(word)
                && word.chars().allMatch(Character::isLetter)
                && !ROLES.contains(fold(word))
                && !isFunction(fold(word));
    }

    /** Whether nothing but a blank and marks such as a colon or bracket stand before a word. */
    private static boolean near(String text, List<Word> words, int i) {
        String between = text.substring(words.get(i - 1).end(), words.get(i).start());
        return between.length() <= 3 && between.chars().allMatch(c -> " .:/*_(–-".indexOf(c) >= 0);
    }

    private static boolean isFunction(String word) {
        return FUNCTIONS.stream().anyMatch(word::endsWith) || word.endsWith("ung") && word.length() >= SHORTEST_UNG;
    }

    /** A word and where it stands. */
    private record Word(String text, int start, int end) {}

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && isWord(text.charAt(i));
            if (inside && from < 0) {
                from = i;
            } else if (!inside && from >= 0) {
                words.add(new Word(text.substring(from, i), from, i));
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
