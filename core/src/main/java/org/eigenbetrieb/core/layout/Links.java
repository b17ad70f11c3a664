package org.eigenbetrieb.core.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * The rules that tie the papers of a plan in one Land or municipality: a file of its own, as a layout is.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id unique id
 * @param jurisdiction where they apply
 * @param validity when they apply
 * @param links the rules in order
 * @param place the file they were read from
 */
public record Links(String id, Jurisdiction jurisdiction, Validity validity, List<Link> links, SourceRef place) {

    /** Copies the rules. */
    public Links {
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(place, "place");
        if (id.isBlank()) {
            throw new IllegalArgumentException("A file of rules needs an id");
        }
        links = List.copyOf(links);
        Set<String> ids = new HashSet<>();
        for (Link link : links) {
            if (!ids.add(link.id())) {
                throw new IllegalArgumentException("There are two rules " + link.id() + " in " + id);
            }
            link.relations(2000); // a template that names no figure is refused here, not in a pack
        }
    }
}
