package org.eigenbetrieb.core.quantity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a number counts: euros, posts, pieces, percent, storage.
 *
 * <p>Units of one dimension convert by powers of ten (1 TEUR = 1,000 EUR); units of different dimensions never
 * mix. The unit says nothing about how precisely a number was printed: that belongs to the
 * {@link Quantity}. A code that the library does not know is a unit of a dimension of its own, so that a
 * neighbour's figures survive. Immutable and safe for use by several threads.
 *
 * @param code short name, for example {@code EUR}: a capital letter, then letters, digits, {@code _},
 *     {@code /}
 * @param dimension what kind of thing it counts; units of one dimension convert
 * @param exponent power of ten that leads to the base unit of the dimension: TEUR has 3
 * @param decimals decimals of the base unit in which amounts of this dimension are kept and added: 2 for money
 */
public record Unit(String code, String dimension, int exponent, int decimals) {

    /** Euro, kept in cents. */
    public static final Unit EUR = new Unit("EUR", "money", 0, 2);
    /** Thousands of euros (T€). */
    public static final Unit TEUR = new Unit("TEUR", "money", 3, 2);
    /** Millions of euros (Mio. €). */
    public static final Unit MEUR = new Unit("MEUR", "money", 6, 2);
    /** Full-time posts (Vollzeitäquivalente), kept in hundredths. */
    public static final Unit VZAE = new Unit("VZAE", "posts", 0, 2);
    /** Pieces: devices, services, cases. */
    public static final Unit COUNT = new Unit("COUNT", "count", 0, 0);
    /** Percent; kept exact until printed. */
    public static final Unit PERCENT = new Unit("PERCENT", "percent", 0, 2);
    /** A plain number without unit, such as a ratio. */
    public static final Unit NUMBER = new Unit("NUMBER", "number", 0, 2);
    /** Gigabytes (decimal). */
    public static final Unit GB = new Unit("GB", "data", 0, 3);
    /** Terabytes (decimal). */
    public static final Unit TB = new Unit("TB", "data", 3, 3);

    private static final Map<String, Unit> KNOWN = known();

    /** Checks the parts; see the record's description. */
    public Unit {
        if (!code.matches("[A-Z][A-Za-z0-9_/]{0,15}")) {
            throw new IllegalArgumentException(
                    "\"" + code + "\" is not a unit; expected a code such as EUR, TEUR, VZAE");
        }
        Objects.requireNonNull(dimension, "dimension");
        if (exponent < 0 || exponent > 12 || decimals < 0 || decimals > 9) {
            throw new IllegalArgumentException("Unit " + code + " has exponent " + exponent + " and " + decimals
                    + " decimals; allowed are 0 to 12 and 0 to 9");
        }
    }

    private static Map<String, Unit> known() {
        Map<String, Unit> units = new LinkedHashMap<>();
        for (Unit unit : new Unit[] {EUR, TEUR, MEUR, VZAE, COUNT, PERCENT, NUMBER, GB, TB}) {
            units.put(unit.code, unit);
        }
        return units;
    }

    /**
     * The unit with a code; an unknown code makes a unit of a dimension of its own.
     *
     * @param code the code
     * @return the unit
     * @throws IllegalArgumentException when the code is malformed
     */
    public static Unit of(String code) {
        Unit unit = KNOWN.get(code);
        return unit != null ? unit : new Unit(code, "other:" + code, 0, 2);
    }

    /**
     * Whether amounts of both units can be compared and added after scaling.
     *
     * @param other the other unit
     * @return true when both have one dimension
     */
    public boolean convertsTo(Unit other) {
        return dimension.equals(other.dimension);
    }

    /** The code; {@link #of(String)} reads it back. */
    @Override
    public String toString() {
        return code;
    }
}
