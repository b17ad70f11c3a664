package org.eigenbetrieb.securityreport;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.source.HouseStyle;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.catalogue.RequirementRef;
import org.immutables.value.Value;

/**
 * Something the security officer does or follows up: a measure, a guideline, a certification, a penetration test, a training.
 *
 * <p>Immutable and safe for use by several threads.
 */
@Value.Immutable
@HouseStyle
public interface Task {

    /** Kinds of tasks. */
    enum Kind {
        /** A measure. */
        MASSNAHME("massnahme", "Maßnahme"),
        /** A guideline or policy. */
        RICHTLINIE("richtlinie", "Richtlinie"),
        /** A certification, first or renewed. */
        ZERTIFIZIERUNG("zertifizierung", "Zertifizierung"),
        /** A penetration test. */
        PENNTEST("penntest", "Penetrationstest"),
        /** A training. */
        SCHULUNG("schulung", "Schulung"),
        /** Any other activity. */
        TAETIGKEIT("taetigkeit", "Weitere Tätigkeit");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        /**
         * The word used in tables.
         *
         * @return the transliterated name in lower case
         */
        public String code() {
            return code;
        }

        /**
         * The word printed in reports.
         *
         * @return the German label
         */
        public String label() {
            return label;
        }

        /**
         * The kind with a code.
         *
         * @param code see {@link #code()}
         * @return the kind
         * @throws IllegalArgumentException when there is none
         */
        public static Kind of(String code) {
            return Codes.of(values(), Kind::code, code);
        }
    }

    /** How far a task is. */
    enum Status {
        /** Decided, not begun. */
        PLANNED("geplant", "geplant"),
        /** Begun. */
        IN_PROGRESS("in-arbeit", "in Arbeit"),
        /** Finished, but not yet in force or published. */
        PREPARED("erstellt", "erstellt"),
        /** Finished. */
        DONE("erledigt", "erledigt"),
        /** Stopped for the time being. */
        PAUSED("ruht", "ruht"),
        /** Not recorded. */
        UNKNOWN("unbekannt", "nicht angegeben");

        private final String code;
        private final String label;

        Status(String code, String label) {
            this.code = code;
            this.label = label;
        }

        /**
         * The word used in tables.
         *
         * @return the code
         */
        public String code() {
            return code;
        }

        /**
         * The word printed in reports.
         *
         * @return the German label
         */
        public String label() {
            return label;
        }

        /**
         * The status with a code.
         *
         * @param code see {@link #code()}
         * @return the status
         * @throws IllegalArgumentException when there is none
         */
        public static Status of(String code) {
            return Codes.of(values(), Status::code, code);
        }
    }

    /**
     * What it is.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Id, unique in the report.
     *
     * @return the id
     */
    String id();

    /**
     * What is done, in a few words.
     *
     * @return the title; empty when it is withheld
     */
    String title();

    /**
     * Requirements it serves, each with its edition.
     *
     * @return the references, in the order given
     */
    List<RequirementRef> requirements();

    /**
     * When it is due.
     *
     * @return the date, or empty when none is given
     */
    Optional<DueDate> due();

    /**
     * How far it is.
     *
     * @return the status
     */
    @Value.Default
    default Status status() {
        return Status.UNKNOWN;
    }

    /**
     * How far it is in percent.
     *
     * @return 0 to 100, or empty when it is not recorded
     */
    Optional<Integer> progress();

    /**
     * Why it is late, paused or moved, as a code; free prose has no place here.
     *
     * @return the reason; may be empty
     */
    @Value.Default
    default String reason() {
        return "";
    }

    /**
     * Function that is responsible, never a person.
     *
     * @return the role; may be empty
     */
    @Value.Default
    default String role() {
        return "";
    }

    /**
     * Id of the project in the project list that carries it out.
     *
     * @return the id; empty when there is none
     */
    @Value.Default
    default String project() {
        return "";
    }

    /**
     * Who may see it.
     *
     * @return the class; {@link Classification#INTERNAL} unless somebody has decided otherwise
     */
    @Value.Default
    default Classification classification() {
        return Classification.INTERNAL;
    }

    /**
     * Where it stands.
     *
     * @return the place
     */
    SourceRef place();

    /**
     * Whether it is finished.
     *
     * @return true when its status says so
     */
    default boolean isDone() {
        return status() == Status.DONE;
    }

    /**
     * Whether it should be finished on a day and is not. A task without date is never overdue.
     *
     * @param day the day
     * @return true when its last day lies before
     */
    default boolean isOverdue(LocalDate day) {
        return !isDone() && due().map(date -> date.isPast(day)).orElse(false);
    }

    /** Checks id and progress. */
    @Value.Check
    default void check() {
        if (id().isBlank() || id().length() > 60) {
            throw new IllegalArgumentException("A task needs an id of 1 to 60 characters");
        }
        progress().ifPresent(percent -> {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("Progress of task " + id() + " is 0 to 100 percent, not " + percent);
            }
        });
    }

    /**
     * A builder.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a task. Not safe for use by several threads. */
    final class Builder extends ImmutableTask.Builder {
        Builder() {}
    }
}
