package org.eigenbetrieb.core.law;

/** The German Länder by their official abbreviation (ISO 3166-2:DE). */
public enum Land {
    /** Baden-Württemberg. */
    BW("Baden-Württemberg"),
    /** Bayern. */
    BY("Bayern"),
    /** Berlin. */
    BE("Berlin"),
    /** Brandenburg. */
    BB("Brandenburg"),
    /** Bremen. */
    HB("Bremen"),
    /** Hamburg. */
    HH("Hamburg"),
    /** Hessen. */
    HE("Hessen"),
    /** Mecklenburg-Vorpommern. */
    MV("Mecklenburg-Vorpommern"),
    /** Niedersachsen. */
    NI("Niedersachsen"),
    /** Nordrhein-Westfalen. */
    NW("Nordrhein-Westfalen"),
    /** Rheinland-Pfalz. */
    RP("Rheinland-Pfalz"),
    /** Saarland. */
    SL("Saarland"),
    /** Sachsen. */
    SN("Sachsen"),
    /** Sachsen-Anhalt. */
    ST("Sachsen-Anhalt"),
    /** Schleswig-Holstein. */
    SH("Schleswig-Holstein"),
    /** Thüringen. */
    TH("Thüringen");

    private final String label;

    Land(String label) {
        this.label = label;
    }

    /**
     * The name as it is printed.
     *
     * @return the German name
     */
    public String label() {
        return label;
    }
}
