package org.eigenbetrieb.securityreport.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changed between two versions of a catalogue.
 *
 * <p>old − removed − renumbered + added + renumbered = new. A control that kept its permanent id and has another id is
 * renumbered. Immutable and safe for use by several threads.
 *
 * @param added ids only the new version has, renumbered ones left out
 * @param removed ids only the old version has, renumbered ones left out
 * @param renumbered old id and new id of the same control
 * @param retitled ids whose title differs
 */
public record CatalogueDrift(
        List<RequirementId> added,
        List<RequirementId> removed,
        Map<RequirementId, RequirementId> renumbered,
        List<RequirementId> retitled) {

    /** Copies the parts. */
    public CatalogueDrift {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        renumbered = Collections.unmodifiableMap(new LinkedHashMap<>(renumbered));
        retitled = List.copyOf(retitled);
    }

    /**
     * Compares two versions.
     *
     * @param before the old version
     * @param after the new version
     * @return what changed, groups included
     */
    public static CatalogueDrift between(Catalogue before, Catalogue after) {
        Map<String, RequirementId> permanent = new HashMap<>();
        after.entries().values().stream()
                .filter(entry -> !entry.permanentId().isEmpty())
                .forEach(entry -> permanent.putIfAbsent(entry.permanentId(), entry.id()));
        List<RequirementId> removed = new ArrayList<>();
        List<RequirementId> retitled = new ArrayList<>();
        Map<RequirementId, RequirementId> renumbered = new LinkedHashMap<>();
        for (Requirement entry : before.entries().values()) {
            Requirement same = after.entries().get(entry.id());
            RequirementId moved = permanent.get(entry.permanentId());
            if (same == null && moved != null && before.find(moved).isEmpty()) {
                renumbered.put(entry.id(), moved);
            } else if (same == null) {
                removed.add(entry.id());
            } else if (!same.title().equals(entry.title())) {
                retitled.add(entry.id());
            }
        }
        List<RequirementId> added = after.entries().keySet().stream()
                .filter(id -> before.find(id).isEmpty() && !renumbered.containsValue(id))
                .toList();
        return new CatalogueDrift(added, removed, renumbered, retitled);
    }
}
