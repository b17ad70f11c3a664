package org.eigenbetrieb.staffing;

import java.time.LocalDate;
import java.util.Optional;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.source.HouseStyle;
import org.eigenbetrieb.core.source.SourceRef;
import org.immutables.value.Value;

/**
 * A note of the Stellenübersicht on one post, as data.
 *
 * <p>A printed remark on several posts is several notes. Immutable and safe for use by several threads.
 */
@Value.Immutable
@HouseStyle
public interface Vermerk {

    /** What a note says. */
    enum Kind {
        /** Names the post, nothing else. */
        NUMBER("stellennummer", "Stellennummer"),
        /** A new post. */
        NEW("neueinrichtung", "Neueinrichtung"),
        /** A post that falls away with this plan. */
        ABOLITION("wegfall", "Wegfall"),
        /** A post that goes from one unit to another; stands at both ends. */
        TRANSFER("verlagerung", "Verlagerung"),
        /** Two posts that become one; moves nothing by itself. */
        MERGER("zusammenlegung", "Zusammenlegung"),
        /** A post whose value is set anew. */
        REVALUATION("neubewertung", "Neubewertung"),
        /** A temporary post that stands in for one in partial retirement (ATZ); a new post when it states an amount. */
        REPLACEMENT("atz-ersatz", "ATZ-Ersatzstelle"),
        /** Will fall away: künftig wegfallend. */
        KW("kw", "kw-Vermerk"),
        /** Will be converted: künftig umzuwandeln. */
        KU("ku", "ku-Vermerk"),
        /** The occupant is paid by another group than the post's. */
        OCCUPANT("ist-abweichung", "Ist-Abweichung");

        private final String id;
        private final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /**
         * The word in tables.
         *
         * @return for example {@code neueinrichtung}
         */
        public String id() {
            return id;
        }

        /**
         * The word in print.
         *
         * @return for example {@code Neueinrichtung}
         */
        public String label() {
            return label;
        }

        /**
         * The kind that a table names.
         *
         * @param id the word
         * @return the kind, or empty when there is none
         */
        public static Optional<Kind> find(String id) {
            for (Kind kind : values()) {
                if (kind.id.equals(id)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** How surely the note was read from the printed form. */
    enum Reading {
        /** As printed. */
        PRINTED("", ""),
        /** What was taken down leaves open which line it belongs to; somebody assigned it. */
        ASSIGNED("zugeordnet", "Zeile erschlossen"),
        /** Only a part was taken down. */
        BROKEN("unvollstaendig", "unvollständig erfasst");

        private final String id;
        private final String label;

        Reading(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /**
         * The word in tables.
         *
         * @return {@code zugeordnet}, {@code unvollstaendig} or nothing
         */
        public String id() {
            return id;
        }

        /**
         * The words in print.
         *
         * @return the German words; empty for what is as printed
         */
        public String label() {
            return label;
        }

        static Optional<Reading> find(String id) {
            for (Reading reading : values()) {
                if (reading.id.equals(id)) {
                    return Optional.of(reading);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * The unit in whose line the note stands.
     *
     * @return code of the unit
     */
    String unit();

    /**
     * The group in whose line the note stands.
     *
     * @return the group
     */
    PayGroup group();

    /**
     * The plan year that the note explains.
     *
     * @return the year
     */
    int year();

    /**
     * What the note says.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * How many full-time posts it is about.
     *
     * @return the number in VZÄ, not negative, or empty when the note does not say
     */
    Optional<Quantity> posts();

    /**
     * Where a transferred post comes from.
     *
     * @return code of a unit of this or another plan, or empty
     */
    Optional<String> fromUnit();

    /**
     * Where a transferred post goes.
     *
     * @return code of a unit of this or another plan, or empty
     */
    Optional<String> toUnit();

    /**
     * The value before a re-evaluation.
     *
     * @return the group, or empty
     */
    Optional<PayGroup> fromGroup();

    /**
     * The value after a re-evaluation, the target of a ku, the occupant's group, the group of a new post.
     *
     * @return the group, or empty
     */
    Optional<PayGroup> toGroup();

    /**
     * Number of the post.
     *
     * @return for example {@code 17/084}, or empty when the note does not say
     */
    Optional<String> number();

    /**
     * Number that the post had before.
     *
     * @return for example {@code 10/142}, or empty
     */
    Optional<String> formerNumber();

    /**
     * Number of another post: the one that is stood in for, or that this one is merged with.
     *
     * @return for example {@code 17/014}, or empty
     */
    Optional<String> relatedNumber();

    /**
     * The last day of a post that falls away, or the last day in its old group of one that is converted.
     *
     * @return the day, or empty when the note sets none
     */
    Optional<LocalDate> date();

    /**
     * How surely it was read.
     *
     * @return as printed unless said otherwise
     */
    @Value.Default
    default Reading reading() {
        return Reading.PRINTED;
    }

    /**
     * Where the note stands.
     *
     * @return file and line
     */
    SourceRef place();

    /**
     * Whether the post comes into the unit of the line.
     *
     * @return true for a transfer that ends here
     */
    default boolean comesIn() {
        return kind() == Kind.TRANSFER && toUnit().equals(Optional.of(unit()));
    }

    /**
     * Whether the post leaves the unit of the line.
     *
     * @return true for a transfer that begins here
     */
    default boolean goesOut() {
        return kind() == Kind.TRANSFER && !comesIn() && fromUnit().equals(Optional.of(unit()));
    }

    /**
     * The note in the usual wording; {@link VermerkParser} reads it back.
     *
     * @return for example {@code Neueinrichtung einer 1,0 Stelle der EGr. 11 (StNr. 17/084)}; where the print breaks
     *     off, an ellipsis stands for what is missing
     */
    default String text() {
        return VermerkText.text(this);
    }

    /**
     * A builder.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a note. Not safe for use by several threads. */
    final class Builder extends ImmutableVermerk.Builder {
        Builder() {}
    }
}
