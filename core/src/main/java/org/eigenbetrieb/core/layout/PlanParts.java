package org.eigenbetrieb.core.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * Which parts a plan consists of in one Land or municipality, and which of them it must have: a file of its own, as a
 * layout is.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id unique id
 * @param plan name of the plan, such as Wirtschaftsplan
 * @param jurisdiction where it applies
 * @param validity when it applies
 * @param parts the parts in the order of the text
 * @param place the file it was read from
 */
public record PlanParts(
        String id, String plan, Jurisdiction jurisdiction, Validity validity, List<Part> parts, SourceRef place) {

    /**
     * One part of the plan. A paper is this part if it has one of the forms or is of one of the kinds.
     *
     * @param id id of the part, unique in its file
     * @param label its name as the text prints it
     * @param mandatory whether each plan must have it; others are only named
     * @param forms ids of layouts, with or without their version
     * @param kinds kinds of papers that list records
     * @param source who says so
     * @param place where it is written down
     */
    public record Part(
            String id,
            String label,
            boolean mandatory,
            List<String> forms,
            List<String> kinds,
            LegalSource source,
            SourceRef place) {
        /** Checks and copies the parts. */
        public Part {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(place, "place");
            if (id.isBlank() || label.isBlank()) {
                throw new IllegalArgumentException("A part of a plan needs an id and a label");
            }
            forms = List.copyOf(forms);
            kinds = List.copyOf(kinds);
            if (forms.isEmpty() && kinds.isEmpty()) {
                throw new IllegalArgumentException(
                        "Part " + id + " names neither forms nor kinds, so that no paper could ever be it");
            }
        }
    }

    /** Copies the list. */
    public PlanParts {
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(place, "place");
        if (id.isBlank() || plan.isBlank()) {
            throw new IllegalArgumentException("A file of parts needs an id and the name of the plan");
        }
        parts = List.copyOf(parts);
        Set<String> ids = new HashSet<>();
        for (Part part : parts) {
            if (!ids.add(part.id())) {
                throw new IllegalArgumentException("There are two parts " + part.id() + " in " + id);
            }
        }
    }
}
