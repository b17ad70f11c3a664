package org.eigenbetrieb.planning.rules;

import java.util.Objects;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * One case in which a statute or bylaw demands something.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id id of the trigger, unique in its rules
 * @param title the case in German
 * @param consequence what is demanded
 * @param source who says so
 * @param condition when it is met
 * @param place where it is written down
 */
public record Trigger(
        String id, String title, Consequence consequence, LegalSource source, Condition condition, SourceRef place) {

    /** What is demanded when a trigger is met. */
    public enum Consequence {
        /** The plan must be changed without delay. */
        NACHTRAG("Änderung des Wirtschaftsplans"),
        /** The committee must consent. */
        ZUSTIMMUNG("Zustimmung des Werkausschusses"),
        /** A maximum that was decided is exceeded. */
        HOECHSTBETRAG("Überschreitung eines Höchstbetrags");

        private final String label;

        Consequence(String label) {
            this.label = label;
        }

        /**
         * The consequence in German.
         *
         * @return the words
         */
        public String label() {
            return label;
        }
    }

    /** Checks the parts; see the record's description. */
    public Trigger {
        Ids.check(id);
        Objects.requireNonNull(consequence, "consequence");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(place, "place");
        if (title.isBlank()) {
            throw new IllegalArgumentException("Trigger " + id + " needs a title");
        }
    }
}
