package org.eigenbetrieb.core.source;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds texts that seem to name a person. A report names functions, never people.
 *
 * <p>It looks for forms of address and titles before a name, for initials before or behind a name, for common first names
 * before another word in capitals or behind a family name and a comma ({@code Muster, Klaus}), in ordinary and in capital
 * letters, for first names in small letters before another word ({@code klaus.muster}), for words such as {@code
 * Ansprechpartner}, {@code zuständig}, {@code gez.} or {@code Tel.} before a word in capitals that is no office or function, for
 * mail addresses, and for names that the user gives it (such as a staff list, which stays with the user).
 *
 * <p>A first name that is also another word – {@code Max}, {@code Mark}, {@code Ernst}, {@code Jan} – counts only where what
 * stands behind it is not known as an ordinary noun. A place, a firm or a programme that is called after someone – {@code
 * Rosa-Luxemburg-Straße}, {@code St. Martin}, {@code Muster GmbH} – names no person here.
 *
 * <p>It knows the most common family names that are no other word. It cannot know every name: any other that stands alone – {@code Notfallplan (Kabelbaum)} – looks like any other
 * German noun and is not found, unless the user has given it; nor are the initials of a person, which look like any
 * abbreviation. A text that passes is therefore not proven to name no one. Immutable and safe for use by several threads.
 */
public final class PersonGuard {

    /** What stands where a text that seems to name a person was taken out. */
    public static final String WITHHELD = "[zurückgehalten]";

    /** In capitals, shorter words are more often abbreviations: PIA, KIM. */
    private static final int SHORTEST_CAPITALS = 3;

    private static final int SHORTEST_NAME = 3;
    /** How many words behind a first name may belong to the name of a place. */
    private static final int LONGEST_PLACE = 4;

    private static final PersonGuard STANDARD = new PersonGuard(
            PersonWords.names("vornamen.txt"),
            PersonWords.names("vornamen-mehrdeutig.txt"),
            PersonWords.names("nachnamen.txt"),
            Set.of());

    private final Set<String> firstNames;
    private final Set<String> ambiguous;
    private final Set<String> familyNames;
    private final Set<String> names;

    private PersonGuard(Set<String> firstNames, Set<String> ambiguous, Set<String> familyNames, Set<String> names) {
        this.firstNames = firstNames;
        this.ambiguous = ambiguous;
        this.familyNames = familyNames;
        this.names = Set.copyOf(names);
    }

    /**
     * The guard without names of one's own.
     *
     * @return the guard
     */
    public static PersonGuard standard() {
        return STANDARD;
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
            String folded = PersonWords.fold(clean(name).strip());
            List<Word> words = new Text(folded).words;
            if (folded.length() < 2 || words.size() != 1) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is not a single name; give first names and family names one by one");
            }
            all.add(words.get(0).text());
        }
        return new PersonGuard(firstNames, ambiguous, familyNames, all);
    }

    /**
     * Whether a text seems to name a person.
     *
     * @param text the text
     * @return why it seems so, in English; empty when it does not
     */
    public Optional<String> suspicion(String text) {
        String clean = clean(text);
        if (isMailAddress(clean)) {
            return Optional.of("it holds a mail address");
        }
        Text read = new Text(clean);
        for (int i = 0; i < read.words.size(); i++) {
            Optional<String> found = suspicion(read, i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Whether an id seems to name a person. Ids are often written in small letters with marks between the words, so that
     * {@code frau-muster} is read like {@code Frau Muster}.
     *
     * @param id the id
     * @return why it seems so, in English; empty when it does not
     */
    public Optional<String> suspicionInId(String id) {
        StringBuilder spelled = new StringBuilder();
        for (Word word : new Text(clean(id)).words) {
            int first = word.text().codePointAt(0);
            spelled.append(spelled.isEmpty() ? "" : " ")
                    .appendCodePoint(Character.toTitleCase(first))
                    .append(word.text().substring(Character.charCount(first)));
        }
        return suspicion(id).or(() -> suspicion(spelled.toString()));
    }

    private static boolean isMailAddress(String text) {
        String plain = text;
        for (String mark : List.of("(at)", "[at]", "{at}")) {
            plain = plain.replace(mark, "@");
        }
        int at = plain.indexOf('@');
        return at > 0 && at < plain.length() - 1 && isWord(plain.charAt(at - 1)) && isWord(plain.charAt(at + 1));
    }

    /** One way to write each letter, without characters that do not show. */
    private static String clean(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (Character.getType(c) != Character.FORMAT) {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private Optional<String> suspicion(Text text, int i) {
        String given = text.word(i);
        if (names.contains(PersonWords.fold(given))) {
            return Optional.of("it holds a name of the given list");
        }
        if (isOfTwoScripts(given)) {
            return Optional.of("a word mixes letters of two alphabets");
        }
        if (isAddress(text, i)) {
            return Optional.of("a form of address or title stands before a word in capitals");
        }
        if (isFirstNameBefore(text, i)) {
            return Optional.of("a first name stands before a word in capitals");
        }
        if (isAccount(text, i)) {
            return Optional.of("a first name in small letters stands before another word");
        }
        if (isBehindFamilyName(text, i)) {
            return Optional.of("a first name or an initial stands behind a word in capitals and a comma");
        }
        if (text.isNameLike(i) && familyNames.contains(key(given)) && !text.isPlace(i) && !text.isFirm(i)) {
            return Optional.of("it holds a common family name");
        }
        if (isInitial(text, i)) {
            return Optional.of("an initial stands before a word in capitals");
        }
        if (isRole(text, i) && isName(text, i)) {
            return Optional.of("a word such as Ansprechpartner or zuständig stands before what may be a name");
        }
        return Optional.empty();
    }

    private static boolean isAddress(Text text, int i) {
        String given = text.word(i);
        // HR, MS and DR (disaster recovery) are abbreviations of something else, ms is a unit.
        boolean abbreviation = given.length() <= SHORTEST_CAPITALS
                && (isCapitals(given) || text.isSmall(i))
                && !text.behind(i).startsWith(".");
        boolean small = PersonWords.SMALL_ADDRESS.contains(given)
                && text.isSmall(i + 1)
                && text.word(i + 1).length() >= SHORTEST_NAME
                && List.of(" ", "-", "_").contains(text.gap(i))
                && !PersonWords.BEHIND_SMALL_ADDRESS.contains(text.word(i + 1));
        if (small || !PersonWords.ADDRESS.contains(PersonWords.fold(given)) || abbreviation) {
            return small;
        }
        boolean title = given.length() <= SHORTEST_CAPITALS || isCapitals(given);
        if (title && text.isFirm(i + 1)) {
            return false;
        }
        // Frau K., Herr OB Muster
        boolean initial = text.gap(i).equals(" ")
                && text.isInitial(i + 1)
                && text.behind(i + 1).startsWith(".");
        boolean office = text.gap(i).equals(" ")
                && i + 1 < text.words.size()
                && isCapitals(text.word(i + 1))
                && text.gap(i + 1).equals(" ")
                && text.isNameLike(i + 2);
        return text.isNameLike(i + 1) || initial || office;
    }

    /** Whether letters that look alike, of another alphabet, stand in a word. */
    private static boolean isOfTwoScripts(String word) {
        return word.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.LATIN)
                && word.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.CYRILLIC);
    }

    private boolean isFirstNameBefore(Text text, int i) {
        String given = text.word(i);
        boolean plain = firstNames.contains(key(given));
        if (!text.isNameLike(i) || !plain && !ambiguous.contains(key(given)) || text.isPlace(i) || text.isSaint(i)) {
            return false;
        }
        if (text.isCompound(i) || text.isFirm(i) || text.isFirm(i + 1)) {
            return false;
        }
        boolean certain = plain && !isCapitals(given);
        if (!certain && (!text.gap(i).equals(" ") || text.isMonth(i))) {
            return false;
        }
        if (text.isInitial(i + 1)
                && text.gap(i).equals(" ")
                && text.behind(i + 1).startsWith(".")) {
            return true;
        }
        int name = i + 1;
        while (name < text.words.size() && PersonWords.PARTICLES.contains(text.word(name))) {
            name++;
        }
        boolean family = text.isNameLike(name)
                && (!isCapitals(text.word(name)) || text.word(name).length() > SHORTEST_CAPITALS);
        boolean acronym = isCapitals(given) && given.length() <= SHORTEST_CAPITALS && !isCapitals(text.word(i + 1));
        return family && !acronym && (certain || !PersonWords.isNoun(PersonWords.fold(text.word(name))));
    }

    /** {@code klaus.muster}, {@code klaus muster}. */
    private boolean isAccount(Text text, int i) {
        return text.isSmall(i)
                        && firstNames.contains(key(text.word(i)))
                        && List.of(" ", ".", "_").contains(text.gap(i))
                        && text.isSmall(i + 1)
                        && text.word(i + 1).length() >= SHORTEST_NAME
                || isInitialAccount(text, i);
    }

    /** {@code m.muster}, with nothing like a further part of an address before or behind it. */
    private static boolean isInitialAccount(Text text, int i) {
        return text.isSmall(i)
                && text.word(i).length() == 1
                && text.gap(i).equals(".")
                && text.isSmall(i + 1)
                && text.word(i + 1).length() > LONGEST_PLACE
                && !PersonWords.NO_ACCOUNTS.contains(text.word(i + 1))
                && (i == 0 || !text.gap(i - 1).equals("."))
                && (i + 2 >= text.words.size() || !text.gap(i + 1).equals("."));
    }

    /** {@code Muster, Klaus} and {@code Muster, K.}. */
    private boolean isBehindFamilyName(Text text, int i) {
        if (i == 0 || !text.isNameLike(i - 1)) {
            return false;
        }
        String between = text.gap(i - 1).strip();
        if (between.equals("(") || between.isEmpty() && !text.gap(i - 1).isEmpty()) {
            return isLastFirstName(text, i);
        }
        if (!between.equals(",")) {
            return false;
        }
        if (text.isInitial(i) && text.behind(i).startsWith(".")) {
            boolean page = i + 1 < text.words.size()
                    && Character.isDigit(text.word(i + 1).charAt(0));
            return !page && !PersonWords.isNoun(PersonWords.fold(text.word(i - 1)));
        }
        if (!text.isNameLike(i) || text.isPlace(i) || text.isCompound(i)) {
            return false;
        }
        boolean last = !text.gap(i).equals(" ");
        boolean month = PersonWords.MONTHS.contains(PersonWords.fold(text.word(i)))
                && !text.word(i).equals("Jan");
        boolean alone = last && !month && !PersonWords.isNoun(PersonWords.fold(text.word(i - 1)));
        return firstNames.contains(key(text.word(i))) || alone && ambiguous.contains(key(text.word(i)));
    }

    /** {@code Muster Klaus} and {@code Muster (Klaus)}, where no ordinary noun stands before and no name behind it. */
    private boolean isLastFirstName(Text text, int i) {
        String before = PersonWords.fold(text.word(i - 1));
        return text.isNameLike(i)
                && firstNames.contains(key(text.word(i)))
                && !isCapitals(text.word(i))
                && !isCapitals(text.word(i - 1))
                && !text.gap(i).equals(" ")
                && !text.gap(i).equals("-")
                && !PersonWords.isNoun(before)
                && !PersonWords.isPlace(before)
                && !PersonWords.ROLES.contains(before);
    }

    /** {@code M. Muster} and {@code M.Muster}; not {@code z. B. Server}, {@code N. N.}, nor the letter of a list. */
    private static boolean isInitial(Text text, int i) {
        if (!text.isInitial(i) || !text.gap(i).strip().equals(".") || !text.isNameLike(i + 1)) {
            return false;
        }
        boolean abbreviation = i > 0
                && text.word(i - 1).length() == 1
                && text.gap(i - 1).startsWith(".")
                && (text.isSmall(i - 1) || text.word(i).equals("N"));
        boolean lettered = i > 0 && PersonWords.LETTERED.contains(PersonWords.fold(text.word(i - 1)));
        boolean item =
                lettered || text.words.get(i).start() == 0 && PersonWords.isNoun(PersonWords.fold(text.word(i + 1)));
        String name = text.word(i + 1);
        return !abbreviation && !item && name.length() >= (isCapitals(name) ? SHORTEST_CAPITALS + 1 : SHORTEST_NAME);
    }

    /** Whether a word may introduce a name: a role, {@code i. A.}, {@code Tel.}, {@code E-Mail:}. */
    private static boolean isRole(Text text, int i) {
        String word = PersonWords.fold(text.word(i));
        if (PersonWords.ROLES.contains(word)) {
            return true;
        }
        String behind = text.behind(i);
        if (PersonWords.CONTACTS.contains(word)) {
            return behind.startsWith(":") || word.equals("tel") && behind.startsWith(".");
        }
        boolean order = (word.equals("a") || word.equals("v")) && behind.startsWith(".");
        return order && i > 0 && text.word(i - 1).equals("i");
    }

    /** Whether what follows a role looks like a name: in capitals, not too far, no office and no function. */
    private static boolean isName(Text text, int role) {
        int at = role + 1;
        boolean contact = PersonWords.CONTACTS.contains(PersonWords.fold(text.word(role)));
        while (at < text.words.size() && text.isNear(at) && isBetween(text.word(at), contact)) {
            at++;
        }
        if (at >= text.words.size() || !text.isNear(at)) {
            return false;
        }
        String word = text.word(at);
        boolean office = word.endsWith("es")
                && at + 1 < text.words.size()
                && text.gap(at).equals(" ")
                && PersonWords.isFunction(PersonWords.fold(text.word(at + 1)));
        return word.length() >= SHORTEST_NAME
                && !office
                && isCapitalised(word)
                && word.chars().allMatch(Character::isLetter)
                && !PersonWords.ROLES.contains(PersonWords.fold(word))
                && !PersonWords.isFunction(PersonWords.fold(word));
    }

    /** What may stand between a role and a name; behind Tel. also the number. */
    private static boolean isBetween(String word, boolean contact) {
        return PersonWords.FILLERS.contains(word) || contact && word.chars().allMatch(Character::isDigit);
    }

    private static String key(String word) {
        return PersonWords.withoutMarks(word);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static boolean isCapitalised(String word) {
        return Character.isUpperCase(word.charAt(0)) && word.length() > 1 && Character.isLowerCase(word.charAt(1));
    }

    private static boolean isCapitals(String word) {
        return word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
    }

    /** A word and where it stands. */
    private record Word(String text, int start, int end) {}

    /** A text and its words; questions about words behind the last one have the answer no. */
    private static final class Text {
        private final String all;
        private final List<Word> words = new ArrayList<>();

        Text(String all) {
            this.all = all;
            int from = -1;
            for (int i = 0; i <= all.length(); i++) {
                boolean inside = i < all.length() && isWord(all.charAt(i));
                if (inside && from < 0) {
                    from = i;
                } else if (!inside && from >= 0) {
                    words.add(new Word(all.substring(from, i), from, i));
                    from = -1;
                }
            }
        }

        String word(int i) {
            return words.get(i).text();
        }

        /** What stands between a word and the next one, blanks as one; to the end of the text behind the last word. */
        String gap(int i) {
            int end = i + 1 < words.size() ? words.get(i + 1).start() : all.length();
            String gap = all.substring(words.get(i).end(), end);
            return !gap.isEmpty() && gap.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))
                    ? " "
                    : gap;
        }

        String behind(int i) {
            return all.substring(words.get(i).end());
        }

        /** Whether nothing but a blank and marks such as a colon or bracket stand before a word. */
        boolean isNear(int i) {
            String between = all.substring(words.get(i - 1).end(), words.get(i).start());
            return between.length() <= 3 && between.chars().allMatch(c -> " .:/*_(–-".indexOf(c) >= 0);
        }

        /** {@code Muster}, {@code MUSTER}. */
        boolean isNameLike(int i) {
            return i < words.size()
                    && (isCapitalised(word(i)) || isCapitals(word(i)) && word(i).length() >= SHORTEST_CAPITALS);
        }

        boolean isInitial(int i) {
            return i < words.size() && word(i).length() == 1 && Character.isUpperCase(word(i).charAt(0));
        }

        boolean isSmall(int i) {
            return i < words.size() && word(i).chars().allMatch(Character::isLowerCase);
        }

        /** Whether a word is the name of a month, by the word before it: {@code im August}, {@code 3. April}. */
        boolean isMonth(int i) {
            return PersonWords.MONTHS.contains(PersonWords.fold(word(i)))
                    && i > 0
                    && (PersonWords.TIMES.contains(PersonWords.fold(word(i - 1)))
                            || Character.isDigit(word(i - 1).charAt(0)));
        }

        /** Whether a word begins the name of a place: {@code Konrad-Adenauer-Haus}, {@code Konrad Adenauer Ufer}. */
        boolean isPlace(int i) {
            int last = i;
            while (last + 1 < words.size() && last - i < LONGEST_PLACE && isPartOfPlace(last)) {
                boolean hyphen = gap(last).equals("-");
                last++;
                String word = PersonWords.fold(word(last));
                if (hyphen ? PersonWords.isPlace(word) : last - i <= 2 && PersonWords.isKindOfPlace(word)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isPartOfPlace(int i) {
            return (gap(i).equals(" ") || gap(i).equals("-"))
                    && (isNameLike(i + 1) || PersonWords.PARTICLES.contains(word(i + 1)));
        }

        /** Whether a word begins a compound with hyphens that ends in an ordinary noun: {@code Marie-Curie-Programm}. */
        boolean isCompound(int i) {
            int last = i;
            while (last + 1 < words.size() && gap(last).equals("-")) {
                last++;
            }
            return last > i && PersonWords.isNoun(PersonWords.fold(word(last)));
        }

        /** Whether the legal form of a firm stands right behind a word. */
        boolean isFirm(int i) {
            return i + 1 < words.size()
                    && isNameLike(i)
                    && (gap(i).equals(" ") || gap(i).equals("-"))
                    && (PersonWords.LEGAL_FORMS.contains(PersonWords.fold(word(i + 1)))
                            || word(i + 1).equals("e") && behind(i + 1).startsWith(". V."));
        }

        /** Whether {@code St.} stands before a word. */
        boolean isSaint(int i) {
            return i > 0 && PersonWords.SAINTS.contains(PersonWords.fold(word(i - 1)));
        }
    }
}
