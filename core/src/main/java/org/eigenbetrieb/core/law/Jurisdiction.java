package org.eigenbetrieb.core.law;

import java.util.Objects;

/**
 * Where a rule or form applies: everywhere, in one Land, or in one municipality of a Land.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param land official abbreviation of the Land, or empty for everywhere
 * @param municipality name of the municipality, or empty for the whole Land
 */
public record Jurisdiction(String land, String municipality) {

    /** Applies everywhere. */
    public static final Jurisdiction EVERYWHERE = new Jurisdiction("", "");

    /** Checks the parts; see the record's description. */
    public Jurisdiction {
        Objects.requireNonNull(municipality, "municipality");
        if (!land.isEmpty()) {
            try {
                Land.valueOf(land);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "\"" + land + "\" is not a Land; expected an abbreviation such as RP, BW, NW", e);
            }
        } else if (!municipality.isEmpty()) {
            throw new IllegalArgumentException("Municipality \"" + municipality + "\" needs its Land");
        }
    }

    /**
     * A whole Land.
     *
     * @param land the Land
     * @return the jurisdiction
     */
    public static Jurisdiction of(Land land) {
        return new Jurisdiction(land.name(), "");
    }

    /**
     * One municipality.
     *
     * @param land its Land
     * @param municipality its name
     * @return the jurisdiction
     */
    public static Jurisdiction of(Land land, String municipality) {
        return new Jurisdiction(land.name(), municipality);
    }

    /**
     * Whether a rule of this jurisdiction applies at a place.
     *
     * @param place the municipality in question
     * @return true when the place lies in this jurisdiction
     */
    public boolean covers(Jurisdiction place) {
        return (land.isEmpty() || land.equals(place.land))
                && (municipality.isEmpty() || municipality.equals(place.municipality));
    }

    /**
     * How specific the jurisdiction is: 0 everywhere, 1 Land, 2 municipality.
     *
     * @return the rank
     */
    public int rank() {
        return land.isEmpty() ? 0 : municipality.isEmpty() ? 1 : 2;
    }

    /** {@code everywhere}, the Land, or Land and municipality. */
    @Override
    public String toString() {
        return land.isEmpty() ? "everywhere" : municipality.isEmpty() ? land : land + " " + municipality;
    }
}
