package org.eigenbetrieb.planning.projects;

import java.util.Objects;
import org.eigenbetrieb.core.quantity.Notation;

/**
 * What the columns of a project list are called.
 *
 * <p>Needed are the columns of name, completion and planned end; the others may be missing in a table. Besides them,
 * columns {@code q1_2023} … {@code q4_2023} hold the status that the list prints for a quarter. Immutable and safe for
 * use by several threads.
 *
 * @param id number of the project
 * @param kind what the list calls it
 * @param owner office or group; where a table has no such column, the owner is the part of the id before its last
 *     {@code _}
 * @param name name of the project
 * @param topic what it is about
 * @param completion percent done
 * @param plannedEnd planned end
 * @param notation how the completion is written
 */
public record ProjectColumns(
        String id,
        String kind,
        String owner,
        String name,
        String topic,
        String completion,
        String plannedEnd,
        Notation notation) {

    /** The names that {@link ProjectExport} writes, with numbers in plain notation. */
    public static final ProjectColumns STANDARD = new ProjectColumns(
            "proj_id", "art", "amt", "name", "thema", "erledigung_prozent", "geplanter_abschluss", Notation.PLAIN);

    /** Checks that nothing is missing. */
    public ProjectColumns {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(completion, "completion");
        Objects.requireNonNull(plannedEnd, "plannedEnd");
        Objects.requireNonNull(notation, "notation");
    }

    /**
     * The same columns with numbers in another notation.
     *
     * @param other how the completion is written
     * @return the new columns
     */
    public ProjectColumns with(Notation other) {
        return new ProjectColumns(id, kind, owner, name, topic, completion, plannedEnd, other);
    }
}
