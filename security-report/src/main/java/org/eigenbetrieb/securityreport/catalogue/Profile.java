package org.eigenbetrieb.securityreport.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * A selection of controls from catalogues (OSCAL profile).
 *
 * <p>What the profile changes in the selected controls (parameters, added text) is not read: for references only the
 * selection counts. Immutable and safe for use by several threads.
 *
 * @param title title of the profile; may be empty
 * @param imports what is taken from which catalogue
 */
public record Profile(String title, List<Import> imports) {

    /** Copies the list. */
    public Profile {
        Objects.requireNonNull(title, "title");
        imports = List.copyOf(imports);
    }

    /**
     * What is taken from one catalogue.
     *
     * @param href the catalogue as the profile names it: a path, or {@code #} and the id of a resource
     * @param names paths of that resource, when the profile has one; the catalogue may be supplied under any of them
     * @param all whether every control is taken
     * @param included the selections
     * @param excluded what is left out again
     * @param place where it stands
     */
    public record Import(
            String href,
            List<String> names,
            boolean all,
            List<Selection> included,
            List<Selection> excluded,
            SourceRef place) {

        /** Copies the lists. */
        public Import {
            Objects.requireNonNull(href, "href");
            Objects.requireNonNull(place, "place");
            names = List.copyOf(names);
            included = List.copyOf(included);
            excluded = List.copyOf(excluded);
        }

        /**
         * The controls that are taken.
         *
         * @param catalogue the catalogue that is meant
         * @return their ids in the order of the catalogue; ids that it does not have are problems {@code EB-OSC-005}
         */
        public Read<Set<RequirementId>> select(Catalogue catalogue) {
            List<Problem> problems = new ArrayList<>();
            Set<RequirementId> chosen = new LinkedHashSet<>();
            if (all) {
                catalogue.controls().forEach(control -> chosen.add(control.id()));
            }
            included.forEach(selection -> chosen.addAll(expand(selection, catalogue, problems)));
            excluded.forEach(selection -> chosen.removeAll(expand(selection, catalogue, problems)));
            Set<RequirementId> ordered = new LinkedHashSet<>();
            catalogue.entries().keySet().stream().filter(chosen::contains).forEach(ordered::add);
            return Read.of(ordered, problems);
        }

        private Set<RequirementId> expand(Selection selection, Catalogue catalogue, List<Problem> problems) {
            Set<RequirementId> found = new LinkedHashSet<>();
            List<RequirementId> open = new ArrayList<>();
            for (RequirementId id : selection.ids()) {
                if (catalogue.find(id).isPresent()) {
                    open.add(id);
                } else {
                    problems.add(Problem.error(
                            "EB-OSC-005",
                            place,
                            "the profile selects \"" + id + "\", which " + catalogue.edition() + " does not have",
                            "supply the catalogue that the profile was made for; it is " + href));
                }
            }
            while (!open.isEmpty()) {
                RequirementId id = open.remove(open.size() - 1);
                if (found.add(id) && selection.withChildren()) {
                    open.addAll(catalogue.childrenOf(id));
                }
            }
            return found;
        }
    }

    /**
     * Ids that are taken together.
     *
     * @param ids the ids
     * @param withChildren whether the controls inside them are taken, too
     */
    public record Selection(List<RequirementId> ids, boolean withChildren) {

        /** Copies the ids. */
        public Selection {
            ids = List.copyOf(ids);
        }
    }

    /**
     * All controls that the profile takes.
     *
     * @param catalogues the catalogues, by the name under which the profile imports them: its {@code href} or one of the
     *     paths of the resource
     * @return the references; a catalogue that was not supplied is a problem {@code EB-OSC-006}
     */
    public Read<Set<RequirementRef>> resolve(Map<String, Catalogue> catalogues) {
        List<Problem> problems = new ArrayList<>();
        Set<RequirementRef> all = new LinkedHashSet<>();
        for (Import each : imports) {
            List<String> names = new ArrayList<>(each.names());
            names.add(0, each.href());
            List<Catalogue> supplied = names.stream()
                    .filter(catalogues::containsKey)
                    .map(catalogues::get)
                    .limit(1)
                    .toList();
            if (supplied.isEmpty()) {
                problems.add(Problem.error(
                        "EB-OSC-006",
                        each.place(),
                        "the profile imports \"" + each.href() + "\", which was not supplied",
                        "supply it under one of the names " + String.join(", ", names)));
                continue;
            }
            Catalogue catalogue = supplied.get(0);
            Read<Set<RequirementId>> chosen = each.select(catalogue);
            problems.addAll(chosen.problems());
            chosen.value().forEach(id -> all.add(new RequirementRef(catalogue.edition(), id)));
        }
        return Read.of(all, problems);
    }
}
