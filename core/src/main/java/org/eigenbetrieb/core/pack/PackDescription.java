package org.eigenbetrieb.core.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.source.SourceRef;

/**
 * What {@code pack.json} says: who, when, which papers in which form, and which calculators.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param organisation name of the enterprise as printed
 * @param place Land and municipality
 * @param stand date of the papers
 * @param planYear year of the plan
 * @param papers the papers, in the order of the committee; a fact that several papers compute is defined by the first
 * @param documents the documents that are printed, each of some papers; when empty, one with all papers
 * @param choices which calculators define which figures, and why
 * @param source the file that it was read from
 */
public record PackDescription(
        String organisation,
        Jurisdiction place,
        LocalDate stand,
        int planYear,
        List<PaperDescription> papers,
        List<DocumentDescription> documents,
        List<Choice> choices,
        SourceRef source) {

    /**
     * A printed document made of papers.
     *
     * @param id id of the document, used as file name
     * @param title title as printed
     * @param subtitle second line of the title; may be empty
     * @param number number of the committee paper (Vorlage); may be empty
     * @param papers ids of its papers in order
     * @param place where it is written down
     */
    public record DocumentDescription(
            String id, String title, String subtitle, String number, List<String> papers, SourceRef place) {
        /** Copies the list. */
        public DocumentDescription {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(subtitle, "subtitle");
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(place, "place");
            papers = List.copyOf(papers);
        }
    }

    private static DocumentDescription everything(List<PaperDescription> papers, SourceRef source) {
        return new DocumentDescription(
                "unterlagen",
                "Unterlagen",
                "",
                "",
                papers.stream().map(PaperDescription::id).toList(),
                source);
    }

    /** Copies the lists. */
    public PackDescription {
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(stand, "stand");
        Objects.requireNonNull(source, "source");
        papers = List.copyOf(papers);
        documents = documents.isEmpty() ? List.of(everything(papers, source)) : List.copyOf(documents);
        choices = List.copyOf(choices);
    }
}
