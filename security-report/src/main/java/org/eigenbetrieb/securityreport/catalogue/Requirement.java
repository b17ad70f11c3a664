package org.eigenbetrieb.securityreport.catalogue;

import java.util.Objects;
import org.eigenbetrieb.core.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a catalogue: a group or a control. Its text is not kept.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id id in its edition
 * @param title title as printed; may be empty
 * @param group whether it only holds other entries
 * @param parent the entry that holds it, or null at the top
 * @param permanentId id that survives renumbering (OSCAL property {@code alt-identifier}), or empty
 * @param level protection level as the catalogue names it ({@code normal-SdT}, {@code Basis}); may be empty
 * @param withdrawn whether the catalogue keeps the id but says it no longer applies
 * @param place where it stands
 */
public record Requirement(
        RequirementId id,
        String title,
        boolean group,
        @Nullable RequirementId parent,
        String permanentId,
        String level,
        boolean withdrawn,
        SourceRef place) {

    /** Checks that nothing is missing. */
    public Requirement {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(permanentId, "permanentId");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(place, "place");
    }
}
