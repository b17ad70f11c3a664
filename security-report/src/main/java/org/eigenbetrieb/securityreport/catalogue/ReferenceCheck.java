package org.eigenbetrieb.securityreport.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the supplied catalogues say about one reference.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param ref the reference
 * @param state whether it holds
 * @param elsewhere names of other supplied editions that have the id; ordered as supplied
 * @param successors what supplied mappings name as corresponding requirements; each with its relation
 */
public record ReferenceCheck(RequirementRef ref, State state, List<String> elsewhere, List<Successor> successors) {

    /** Whether a reference holds. */
    public enum State {
        /** The edition has it. */
        VALID,
        /** The edition keeps the id but says it no longer applies. */
        WITHDRAWN,
        /** The edition does not have it: stale or mistyped. */
        NOT_FOUND,
        /** No catalogue of this edition was supplied. */
        NOT_CHECKABLE
    }

    /**
     * A corresponding requirement.
     *
     * @param id id in the catalogue mapped to
     * @param relation what the reference is to it, for example {@code subset-of}
     */
    public record Successor(RequirementId id, String relation) {

        /** Checks that nothing is missing. */
        public Successor {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(relation, "relation");
        }
    }

    /** Checks and copies the parts. */
    public ReferenceCheck {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(state, "state");
        elsewhere = List.copyOf(elsewhere);
        successors = List.copyOf(successors);
    }

    /**
     * Checks references against catalogues.
     *
     * @param refs the references
     * @param catalogues the supplied catalogues; of several with the same edition the last counts
     * @param mappings mappings from edition to another, by the edition mapped from
     * @return one result per different reference, in the order given; unmodifiable
     */
    public static List<ReferenceCheck> of(
            Collection<RequirementRef> refs, Collection<Catalogue> catalogues, Map<String, CatalogueMapping> mappings) {
        Map<String, Catalogue> byEdition = new LinkedHashMap<>();
        catalogues.forEach(catalogue -> byEdition.put(catalogue.edition(), catalogue));
        List<ReferenceCheck> checks = new ArrayList<>();
        for (RequirementRef ref : new LinkedHashSet<>(refs)) {
            List<String> elsewhere = byEdition.values().stream()
                    .filter(catalogue -> !catalogue.edition().equals(ref.edition()))
                    .filter(catalogue -> catalogue.find(ref.id()).isPresent())
                    .map(Catalogue::edition)
                    .toList();
            Set<Successor> successors = new LinkedHashSet<>();
            CatalogueMapping mapping = mappings.get(ref.edition());
            if (mapping != null) {
                mapping.from(ref.id())
                        .forEach(entry ->
                                entry.targets().forEach(id -> successors.add(new Successor(id, entry.relation()))));
            }
            checks.add(new ReferenceCheck(
                    ref, state(ref, byEdition.get(ref.edition())), elsewhere, List.copyOf(successors)));
        }
        return List.copyOf(checks);
    }

    private static State state(RequirementRef ref, @Nullable Catalogue catalogue) {
        if (catalogue == null) {
            return State.NOT_CHECKABLE;
        }
        return catalogue
                .find(ref.id())
                .map(entry -> entry.withdrawn() ? State.WITHDRAWN : State.VALID)
                .orElse(State.NOT_FOUND);
    }
}
