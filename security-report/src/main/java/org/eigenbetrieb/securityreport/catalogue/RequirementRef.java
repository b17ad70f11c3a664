package org.eigenbetrieb.securityreport.catalogue;

import java.util.Objects;

/**
 * A requirement of one edition of a catalogue.
 *
 * <p>Ids are bound to their edition: a new edition removes, divides and renumbers. Editions are never mixed. Immutable and
 * safe for use by several threads.
 *
 * @param edition name of the edition, for example {@code it-grundschutz-2022}: lower-case letters, digits, {@code +},
 *     {@code .} and {@code -}; 1 to 60 characters
 * @param id the id within it
 */
public record RequirementRef(String edition, RequirementId id) implements Comparable<RequirementRef> {

    /** Checks the name of the edition. */
    public RequirementRef {
        Objects.requireNonNull(id, "id");
        checkEdition(edition);
    }

    /**
     * Reads what {@link #toString()} prints: {@code it-grundschutz-2022:OPS.3.1}.
     *
     * @param text edition and id, separated by a colon
     * @return the reference
     * @throws IllegalArgumentException when one of them is missing or malformed
     */
    public static RequirementRef parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("\"" + text + "\" does not say which edition it refers to; expected for"
                    + " example it-grundschutz-2023:ORP.4");
        }
        return new RequirementRef(text.substring(0, colon).strip(), RequirementId.parse(text.substring(colon + 1)));
    }

    static void checkEdition(String edition) {
        boolean fits = !edition.isEmpty() && edition.length() <= 60;
        for (int i = 0; fits && i < edition.length(); i++) {
            char c = edition.charAt(i);
            fits = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '.' || c == '-';
        }
        if (!fits) {
            throw new IllegalArgumentException("\"" + edition + "\" is not the name of an edition; expected lower-case"
                    + " letters, digits, '+', '.' and '-', for example it-grundschutz-2023");
        }
    }

    /** By edition, then id. */
    @Override
    public int compareTo(RequirementRef other) {
        int order = edition.compareTo(other.edition);
        return order != 0 ? order : id.compareTo(other.id);
    }

    /** Edition and id, separated by a colon; {@link #parse(String)} reads it back. */
    @Override
    public String toString() {
        return edition + ":" + id;
    }
}
