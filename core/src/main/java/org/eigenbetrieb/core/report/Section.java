package org.eigenbetrieb.core.report;

import java.util.List;

/**
 * A section of a {@link ReportDocument}: a heading and what stands below it.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id id of the section, unique in its document
 * @param heading the heading, in German; not blank
 * @param blocks what stands below it, in order
 */
public record Section(String id, String heading, List<Block> blocks) {

    /** Checks and copies the parts; see the record's description. */
    public Section {
        Ids.check("section", id);
        if (heading.isBlank()) {
            throw new IllegalArgumentException("Section " + id + " needs a heading");
        }
        blocks = List.copyOf(blocks);
    }

    /**
     * A section.
     *
     * @param id id of the section
     * @param heading the heading
     * @param blocks what stands below it
     * @return the section
     */
    public static Section of(String id, String heading, Block... blocks) {
        return new Section(id, heading, List.of(blocks));
    }
}
