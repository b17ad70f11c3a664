package org.eigenbetrieb.securityreport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.pack.PackDocument;
import org.eigenbetrieb.core.pack.PaperRequest;
import org.eigenbetrieb.core.source.PersonGuard;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;
import org.eigenbetrieb.securityreport.catalogue.Catalogue;
import org.eigenbetrieb.securityreport.catalogue.CatalogueMapping;
import org.eigenbetrieb.securityreport.catalogue.OscalReader;
import org.eigenbetrieb.securityreport.catalogue.Profile;
import org.eigenbetrieb.securityreport.catalogue.RequirementId;
import org.eigenbetrieb.securityreport.catalogue.RequirementRef;

/**
 * The OSCAL files of a pack. Their roles name the edition: {@code katalog-…} the catalogue, {@code profil-…} what is
 * selected from it, {@code zuordnung-…} the mappings from it to others. A parameter {@code sha256-} and the role pins a
 * file; one that is not the pinned file is not used. Used once.
 */
final class CatalogueFiles {

    static final String CATALOGUE = "katalog-";
    static final String PROFILE = "profil-";
    static final String MAPPING = "zuordnung-";
    static final String PIN = "sha256-";

    private static final int SHOWN = 3;

    private final PaperRequest request;
    private final PersonGuard guard;
    private final List<Problem> problems;
    private final List<Catalogue> catalogues = new ArrayList<>();
    private final Map<String, Catalogue> byName = new LinkedHashMap<>();
    private final Map<String, CatalogueMapping> mappings = new LinkedHashMap<>();
    private final Set<RequirementRef> selected = new LinkedHashSet<>();

    CatalogueFiles(PaperRequest request, PersonGuard guard, List<Problem> problems) {
        this.request = request;
        this.guard = guard;
        this.problems = problems;
        each(CATALOGUE, this::catalogue);
        each(PROFILE, this::profile);
        each(MAPPING, this::mapping);
    }

    static boolean isRole(String role) {
        return role.startsWith(CATALOGUE) || role.startsWith(PROFILE) || role.startsWith(MAPPING);
    }

    List<Catalogue> catalogues() {
        return catalogues;
    }

    Map<String, CatalogueMapping> mappings() {
        return mappings;
    }

    /** Editions that the pack names a catalogue for and that none was made of: not pinned right, or not readable. */
    Set<String> unusable(List<Catalogue> usable) {
        Set<String> editions = new LinkedHashSet<>();
        for (String role : request.paper().records().files().keySet()) {
            if (role.startsWith(CATALOGUE)) {
                editions.add(role.substring(CATALOGUE.length()));
            } else if (role.equals(SecurityPaper.ANFORDERUNGEN)) {
                request.parameter(SecurityPaper.ANFORDERUNGEN).ifPresent(editions::add);
            }
        }
        usable.forEach(catalogue -> editions.remove(catalogue.edition()));
        return editions;
    }

    Set<RequirementRef> selected() {
        return selected;
    }

    private interface Reader {
        void read(String edition, PackDocument document);
    }

    private void each(String prefix, Reader reader) {
        request.documents().forEach((role, document) -> {
            if (role.startsWith(prefix) && isNamed(role, prefix) && isPinned(role, document)) {
                reader.read(role.substring(prefix.length()), document);
            }
        });
    }

    private boolean isNamed(String role, String prefix) {
        if (guard.suspicionInId(role.substring(prefix.length())).isPresent()) {
            problems.add(SecurityPaper.parameter(
                    request,
                    prefix + "…",
                    "seems to name a person; the file is not used",
                    "name the file " + prefix + "it-grundschutz-2023, for example"));
            return false;
        }
        try {
            new RequirementRef(role.substring(prefix.length()), RequirementId.parse("A"));
            return true;
        } catch (IllegalArgumentException e) {
            problems.add(SecurityPaper.parameter(
                    request,
                    role,
                    "– " + e.getMessage(),
                    "name the file " + prefix + "it-grundschutz-2023, for example"));
            return false;
        }
    }

    private boolean isPinned(String role, PackDocument document) {
        Optional<String> pin = request.parameter(PIN + role);
        String hash = document.sha256();
        if (pin.isEmpty()) {
            problems.add(new Problem(
                    "EB-OSC-007",
                    Severity.INFO,
                    SourceRef.of(document.file()),
                    "the file is not pinned: if it is exchanged, nobody sees it",
                    "write \"" + PIN + role + "\": \"" + hash + "\" under \"parameters\" of the paper"));
            return true;
        }
        if (pin.get().strip().toLowerCase(Locale.ROOT).equals(hash)) {
            return true;
        }
        problems.add(Problem.error(
                "EB-OSC-004",
                SourceRef.of(document.file()),
                "the file is not the pinned one and is not used: its SHA-256 is " + hash + ", pinned is "
                        + pin.get().strip(),
                "get the pinned file, or check what has changed and pin the new one"));
        return false;
    }

    private void catalogue(String edition, PackDocument document) {
        keep(OscalReader.catalogue(document.open(), document.file(), edition)).ifPresent(read -> {
            catalogues.add(read);
            byName.put(lastPart(document.file()), read);
        });
    }

    private void profile(String edition, PackDocument document) {
        keep(OscalReader.profile(document.open(), document.file())).ifPresent(profile -> {
            Map<String, Catalogue> supplied = new LinkedHashMap<>();
            for (Profile.Import each : profile.imports()) {
                List<String> names = new ArrayList<>(each.names());
                names.add(each.href());
                names.forEach(name -> {
                    Catalogue found = byName.get(lastPart(name));
                    if (found != null) {
                        supplied.put(name, found);
                    }
                });
            }
            selected.addAll(keep(profile.resolve(supplied)));
        });
    }

    private void mapping(String edition, PackDocument document) {
        List<CatalogueMapping> read = keep(OscalReader.mappings(document.open(), document.file()));
        for (CatalogueMapping each : read) {
            catalogues.stream()
                    .filter(catalogue -> catalogue.edition().equals(edition))
                    .findFirst()
                    .ifPresent(source -> missing(each, each.bySource(), source, "from", document));
            Optional<Catalogue> target = target(each);
            target.ifPresent(found -> missing(each, each.staleTargets(found), found, "to", document));
            if (target.isEmpty()) {
                problems.add(new Problem(
                        "EB-OSC-009",
                        Severity.INFO,
                        SourceRef.of(document.file()),
                        "the mapping leads to " + each.target()
                                + ", which the pack does not have; whether its ids exist" + " there was not checked",
                        "add that file to the paper under its name"
                                + (each.targetUuid().isEmpty() ? "" : "; its uuid is " + each.targetUuid())));
            }
        }
        if (!read.isEmpty()) {
            mappings.put(edition, CatalogueMapping.joined(read));
        }
    }

    /** The supplied catalogue that a mapping leads to: the one with its uuid, or the file of its name. */
    private Optional<Catalogue> target(CatalogueMapping mapping) {
        Optional<Catalogue> byUuid = catalogues.stream()
                .filter(catalogue ->
                        !catalogue.uuid().isEmpty() && catalogue.uuid().equals(mapping.targetUuid()))
                .findFirst();
        return byUuid.isPresent() ? byUuid : Optional.ofNullable(byName.get(lastPart(mapping.target())));
    }

    private void missing(
            CatalogueMapping mapping,
            Map<RequirementId, List<CatalogueMapping.Entry>> ids,
            Catalogue catalogue,
            String direction,
            PackDocument document) {
        List<RequirementId> missing =
                ids.keySet().stream().filter(id -> catalogue.find(id).isEmpty()).toList();
        if (!missing.isEmpty()) {
            problems.add(Problem.warning(
                    "EB-OSC-008",
                    SourceRef.of(document.file()),
                    "the mapping to " + mapping.target() + " leads " + direction + " " + missing.size()
                            + " ids that the catalogue " + catalogue.edition() + " does not have: " + listed(missing),
                    "the mapping was made for another version of the catalogue; get the one that belongs to it"));
        }
    }

    private static String listed(List<RequirementId> ids) {
        String first = String.join(
                ", ", ids.stream().limit(SHOWN).map(RequirementId::text).toList());
        return ids.size() > SHOWN ? first + ", …" : first;
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private <T> T keep(Read<T> read) {
        problems.addAll(read.problems());
        return read.value();
    }
}
