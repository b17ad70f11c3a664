package org.eigenbetrieb.ozg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.ozg.internal.Texts;

/**
 * A key of the catalogue of administrative services (Leistungskatalog, LeiKa): 14 digits.
 *
 * <p>Five blocks: Instanz (2; 99 is the federal catalogue), Leistungsgruppierung (3), Leistungskennung (3),
 * Verrichtungskennung (3), detail of the Verrichtung (3). The lengths of the blocks are general knowledge, not checked
 * against the official text. Any 14 digits are a key; what no official key would look like is told by
 * {@link #oddities()} and never refused: an Instanz other than 99, and values of the second and fourth block that are not
 * published. The published ones are those of the code lists of the FIM-Portal, API version 0.24.0, taken from a client
 * generated from it and not checked against the portal; the lists grow, so that an unknown value is a hint and no error.
 * Keys compare as text. Immutable and safe for use by several threads.
 *
 * @param digits exactly 14 digits
 */
public record LeikaKey(String digits) implements Comparable<LeikaKey> {

    /** What the URN of a service begins with. */
    public static final String URN = "urn:de:fim:leika:leistung:";

    private static final String ODD_KEY = "EB-OZG-003";
    private static final int LENGTH = 14;
    private static final String NONE = "000";
    private static final String FEDERAL = "99";
    private static final Map<String, List<Published>> PUBLISHED = published();

    /** A range of published values of a block. */
    private record Published(String from, String to) {
        boolean has(String value) {
            return from.compareTo(value) <= 0 && value.compareTo(to) <= 0;
        }
    }

    private static Map<String, List<Published>> published() {
        Map<String, List<Published>> ranges = new HashMap<>();
        for (CsvTable.Row row : Resources.table("leika-schluesselteile.csv").rows()) {
            ranges.computeIfAbsent(row.cell("teil").text(), part -> new ArrayList<>())
                    .add(new Published(row.cell("von").text(), row.cell("bis").text()));
        }
        return ranges;
    }

    private static boolean isPublished(String part, String value) {
        return PUBLISHED.getOrDefault(part, List.of()).stream().anyMatch(range -> range.has(value));
    }

    /** How specific a key is. */
    public enum Level {
        /** Only the object of the service, no Verrichtung. */
        OBJECT,
        /** Object and Verrichtung. */
        PROCEDURE,
        /** Object, Verrichtung and its detail. */
        DETAIL
    }

    /** Checks that there are 14 digits. */
    public LeikaKey {
        if (!isDigits(digits)) {
            throw new IllegalArgumentException(Texts.quote(digits) + " is not a LeiKa key; expected 14 digits or " + URN
                    + "…, for example 99108008001000" + hint(digits));
        }
    }

    private static boolean isDigits(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String hint(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return " – the character at position " + (i + 1) + " is no digit";
            }
            digits++;
        }
        return " – it has " + digits;
    }

    /**
     * Reads a key.
     *
     * @param text 14 digits, or the URN of the service
     * @return the key
     * @throws IllegalArgumentException when the text is neither
     */
    public static LeikaKey parse(String text) {
        return new LeikaKey(withoutUrn(text));
    }

    /**
     * Reads a key from a text that may hold something else.
     *
     * @param text any text
     * @return the key, or empty when the text is neither 14 digits nor the URN of a service
     */
    public static Optional<LeikaKey> find(String text) {
        String digits = withoutUrn(text);
        return isDigits(digits) ? Optional.of(new LeikaKey(digits)) : Optional.empty();
    }

    private static String withoutUrn(String text) {
        return text.regionMatches(true, 0, URN, 0, URN.length()) ? text.substring(URN.length()) : text;
    }

    /**
     * First block: whose catalogue it is; 99 is the federal one.
     *
     * @return 2 digits
     */
    public String instanz() {
        return digits.substring(0, 2);
    }

    /**
     * Second block: the group of services.
     *
     * @return 3 digits
     */
    public String leistungsgruppierung() {
        return digits.substring(2, 5);
    }

    /**
     * Third block: the object within its group.
     *
     * @return 3 digits
     */
    public String leistungskennung() {
        return digits.substring(5, 8);
    }

    /**
     * Fourth block: what is done with the object; 000 for nothing in particular.
     *
     * @return 3 digits
     */
    public String verrichtungskennung() {
        return digits.substring(8, 11);
    }

    /**
     * Fifth block: the detail of the Verrichtung; 000 for none.
     *
     * @return 3 digits
     */
    public String detail() {
        return digits.substring(11);
    }

    /**
     * How specific the key is.
     *
     * @return the level of the last block that is not 000
     */
    public Level level() {
        if (!detail().equals(NONE)) {
            return Level.DETAIL;
        }
        return verrichtungskennung().equals(NONE) ? Level.OBJECT : Level.PROCEDURE;
    }

    /**
     * The key of the object alone.
     *
     * @return the key with the last two blocks 000
     */
    public LeikaKey object() {
        return new LeikaKey(digits.substring(0, 8) + NONE + NONE);
    }

    /**
     * Whether this key is a more specific form of another one: same object, or same object and Verrichtung.
     *
     * @param other the less specific key
     * @return true when it is; a key is not within itself
     */
    public boolean isWithin(LeikaKey other) {
        return switch (other.level()) {
            case OBJECT -> level() != Level.OBJECT && object().equals(other);
            case PROCEDURE -> level() == Level.DETAIL && digits.startsWith(other.digits.substring(0, 11));
            case DETAIL -> false;
        };
    }

    /**
     * What no official key looks like, block by block.
     *
     * @return English half-sentences, empty for an ordinary key
     */
    public List<String> oddities() {
        List<String> found = new ArrayList<>();
        if (!instanz().equals(FEDERAL)) {
            found.add("its Instanz (digits 1 and 2) is " + instanz() + ", the federal catalogue has " + FEDERAL);
        }
        if (leistungsgruppierung().equals(NONE)) {
            found.add("its Leistungsgruppierung (digits 3 to 5) is 000");
        } else if (!isPublished("leistungsgruppierung", leistungsgruppierung())) {
            found.add("its Leistungsgruppierung (digits 3 to 5) is " + leistungsgruppierung()
                    + ", which is not among the published ones");
        }
        if (leistungskennung().equals(NONE)) {
            found.add("its Leistungskennung (digits 6 to 8) is 000");
        }
        if (!verrichtungskennung().equals(NONE) && !isPublished("verrichtungskennung", verrichtungskennung())) {
            found.add("its Verrichtungskennung (digits 9 to 11) is " + verrichtungskennung()
                    + ", which is not among the published ones");
        }
        if (verrichtungskennung().equals(NONE) && !detail().equals(NONE)) {
            found.add("it has a detail (digits 12 to 14) without a Verrichtung (digits 9 to 11)");
        }
        return List.copyOf(found);
    }

    /**
     * What is wrong or odd with a text that should be a key.
     *
     * @param text the text; may be empty for no key
     * @param place where it stands
     * @return one warning {@code EB-OZG-003}; none for no key and for an ordinary one
     */
    public static List<Problem> problems(String text, SourceRef place) {
        if (text.isEmpty()) {
            return List.of();
        }
        Optional<LeikaKey> key = find(text);
        if (key.isEmpty()) {
            return List.of(Problem.warning(
                    ODD_KEY,
                    place,
                    Texts.quote(text) + " is not a LeiKa key; it is kept as it is",
                    "expected 14 digits, for example 99108008001000, or " + URN + "…"));
        }
        List<String> oddities = key.get().oddities();
        return oddities.isEmpty()
                ? List.of()
                : List.of(
                        Problem.warning(
                                ODD_KEY,
                                place,
                                "LeiKa key " + text + " is unusual: " + String.join("; ", oddities)
                                        + "; it is kept as it is",
                                "look the service up in the LeiKa; a key that is newer than this library is right all the same"));
    }

    /**
     * The URN of the service.
     *
     * @return the URN; {@link #parse(String)} reads it
     */
    public String urn() {
        return URN + digits;
    }

    @Override
    public int compareTo(LeikaKey other) {
        return digits.compareTo(other.digits);
    }

    /** The 14 digits; {@link #parse(String)} reads them back. */
    @Override
    public String toString() {
        return digits;
    }
}
