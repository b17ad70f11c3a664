package org.eigenbetrieb.core.check;

/**
 * What turns the right number into the printed one, as far as the digits tell.
 *
 * <p>Ordered by how much it says: a later kind explains more pairs of numbers by chance.
 */
public enum Slip {
    /** Two numbers of one row or column stand in each other's place. */
    EXCHANGED("exchanged with another cell", "mit einer anderen Zelle vertauscht"),
    /** The sign is wrong. */
    SIGN("wrong sign", "Vorzeichen vertauscht"),
    /** Thousands too many or too few, or another power of ten that units differ by. */
    UNIT("a factor of 1000 or a unit", "Faktor 1000 oder Einheit verwechselt"),
    /** Two neighbouring digits are swapped. */
    SWAPPED("two digits swapped", "Zahlendreher"),
    /** Nothing or 0 stands for a number. */
    ZERO("0 instead of the number", "0 statt des Werts"),
    /** The number of the row above or below. */
    ROW("the number of the neighbouring row", "Wert der Nachbarzeile"),
    /** The number of the column before or after. */
    COLUMN("the number of the neighbouring column", "Wert der Nachbarspalte"),
    /** One digit is missing. */
    DROPPED("a digit dropped", "Ziffer ausgelassen"),
    /** One digit is too many. */
    ADDED("a digit added", "Ziffer zu viel"),
    /** One digit is another one. */
    DIGIT("one wrong digit", "eine falsche Ziffer"),
    /** The digits tell nothing. */
    UNKNOWN("no typing error explains it", "kein Schreibfehler erkennbar");

    private final String english;
    private final String german;

    Slip(String english, String german) {
        this.english = english;
        this.german = german;
    }

    /**
     * The kind in English words.
     *
     * @return a few words
     */
    public String english() {
        return english;
    }

    /**
     * The kind in German words, as reports print it.
     *
     * @return a few words
     */
    public String german() {
        return german;
    }
}
