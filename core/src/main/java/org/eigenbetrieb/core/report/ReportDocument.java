package org.eigenbetrieb.core.report;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A document to print: a paper for a committee, or a report of findings.
 *
 * <p>The language is German. Immutable and safe for use by several threads.
 *
 * @param title the title; not blank
 * @param subtitle a second line below the title; may be empty
 * @param organisation the enterprise the paper comes from; not blank
 * @param paperNumber number of the paper ("Vorlage"), for example {@code UV/0246/2023}; may be empty
 * @param stand the date the figures are of
 * @param facts further lines of the cover
 * @param sections the sections, in order; ids of sections, tables and findings are unique in the document
 */
public record ReportDocument(
        String title,
        String subtitle,
        String organisation,
        String paperNumber,
        LocalDate stand,
        List<Fact> facts,
        List<Section> sections) {

    /** Checks and copies the parts; see the record's description. */
    public ReportDocument {
        Objects.requireNonNull(subtitle, "subtitle");
        Objects.requireNonNull(paperNumber, "paperNumber");
        Objects.requireNonNull(stand, "stand");
        if (title.isBlank() || organisation.isBlank()) {
            throw new IllegalArgumentException("A document needs a title and an organisation");
        }
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
        Set<String> seen = new HashSet<>();
        for (Section section : sections) {
            unique(seen, "section", section.id());
            for (Block block : section.blocks()) {
                if (block instanceof Block.Table table) {
                    unique(seen, "table", table.table().id());
                } else if (block instanceof Block.Findings findings) {
                    findings.findings().forEach(finding -> unique(seen, "finding", finding.number()));
                }
            }
        }
    }

    private static void unique(Set<String> seen, String what, String id) {
        if (!seen.add(what + ' ' + id)) {
            throw new IllegalArgumentException("Two parts of the document are " + what + " \"" + id + "\"");
        }
    }

    /**
     * Language of the document, as an IETF tag.
     *
     * @return {@code de}
     */
    public String language() {
        return "de";
    }
}
