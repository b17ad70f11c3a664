package org.eigenbetrieb.securityreport.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * How the requirements of one catalogue correspond to those of another (OSCAL mapping).
 *
 * <p>A mapping is somebody's judgement with a status such as {@code draft}; it proposes and does not decide. Immutable and
 * safe for use by several threads.
 *
 * @param source the catalogue mapped from, as the file names it; may be empty
 * @param target the catalogue mapped to, as the file names it; may be empty
 * @param targetUuid id of the catalogue mapped to, when the file names it; may be empty
 * @param status status as the file states it; may be empty
 * @param entries the correspondences in the order of the file
 */
public record CatalogueMapping(String source, String target, String targetUuid, String status, List<Entry> entries) {

    /** Copies the entries. */
    public CatalogueMapping {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(targetUuid, "targetUuid");
        Objects.requireNonNull(status, "status");
        entries = List.copyOf(entries);
    }

    /**
     * One correspondence.
     *
     * @param sources ids in the catalogue mapped from
     * @param relation what the sources are to the targets: {@code equal-to}, {@code equivalent-to}, {@code subset-of},
     *     {@code superset-of}, {@code intersects-with}; any other word is kept as it is
     * @param targets ids in the catalogue mapped to
     * @param place where it stands
     */
    public record Entry(List<RequirementId> sources, String relation, List<RequirementId> targets, SourceRef place) {

        /** Copies the ids. */
        public Entry {
            Objects.requireNonNull(relation, "relation");
            Objects.requireNonNull(place, "place");
            sources = List.copyOf(sources);
            targets = List.copyOf(targets);
        }
    }

    /**
     * Several mappings from one catalogue as one.
     *
     * @param parts at least one mapping
     * @return the correspondences of all of them; different targets and states are listed with commas, the id of the
     *     catalogue mapped to is only kept when it is one
     * @throws IllegalArgumentException when there is none
     */
    public static CatalogueMapping joined(List<CatalogueMapping> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("There is no mapping to join; give at least one");
        }
        List<String> uuids =
                parts.stream().map(CatalogueMapping::targetUuid).distinct().toList();
        return new CatalogueMapping(
                different(parts, CatalogueMapping::source),
                different(parts, CatalogueMapping::target),
                uuids.size() == 1 ? uuids.get(0) : "",
                different(parts, CatalogueMapping::status),
                parts.stream().flatMap(part -> part.entries().stream()).toList());
    }

    private static String different(List<CatalogueMapping> parts, Function<CatalogueMapping, String> text) {
        return String.join(", ", parts.stream().map(text).distinct().toList());
    }

    /**
     * The correspondences of a requirement: its own, and those of its parts.
     *
     * @param id a Baustein, requirement or part of one
     * @return the entries that name it or something inside it as a source, in the order of the file; unmodifiable
     */
    public List<Entry> from(RequirementId id) {
        return entries.stream()
                .filter(entry -> entry.sources().stream().anyMatch(source -> isWithin(source, id)))
                .toList();
    }

    private static boolean isWithin(RequirementId inner, RequirementId outer) {
        String text = inner.text();
        String prefix = outer.text();
        if (!text.startsWith(prefix)) {
            return false;
        }
        return text.length() == prefix.length()
                || text.charAt(prefix.length()) == '.'
                || text.charAt(prefix.length()) == '-';
    }

    /**
     * How many correspondences of each relation there are.
     *
     * @return counts by relation, in alphabetical order
     */
    public Map<String, Integer> relations() {
        Map<String, Integer> counts = new TreeMap<>();
        entries.forEach(entry -> counts.merge(entry.relation(), 1, Integer::sum));
        return counts;
    }

    /**
     * The sources that are mapped, each once.
     *
     * @return ids with their entries, in the order of the file
     */
    public Map<RequirementId, List<Entry>> bySource() {
        Map<RequirementId, List<Entry>> found = new LinkedHashMap<>();
        for (Entry entry : entries) {
            entry.sources()
                    .forEach(id ->
                            found.computeIfAbsent(id, key -> new ArrayList<>()).add(entry));
        }
        return found;
    }

    /**
     * Correspondences that lead to ids which a catalogue does not have: the mapping was made for another version of it.
     *
     * @param catalogue the catalogue mapped to
     * @return id that is missing, with the entries that name it, in the order of the file
     */
    public Map<RequirementId, List<Entry>> staleTargets(Catalogue catalogue) {
        Map<RequirementId, List<Entry>> stale = new LinkedHashMap<>();
        for (Entry entry : entries) {
            for (RequirementId id : entry.targets()) {
                if (catalogue.find(id).isEmpty()) {
                    stale.computeIfAbsent(id, key -> new ArrayList<>()).add(entry);
                }
            }
        }
        return stale;
    }
}
