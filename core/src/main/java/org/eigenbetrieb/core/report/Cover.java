package org.eigenbetrieb.core.report;

import java.util.ArrayList;
import java.util.List;

/** The lines of a document's cover, the same in every printed form. */
final class Cover {

    private Cover() {}

    static List<Fact> facts(ReportDocument document) {
        List<Fact> facts = new ArrayList<>();
        if (!document.paperNumber().isEmpty()) {
            facts.add(Fact.of(Words.PAPER, document.paperNumber()));
        }
        facts.add(Fact.of(Words.STAND, Words.date(document.stand())));
        facts.addAll(document.facts());
        return facts;
    }
}
