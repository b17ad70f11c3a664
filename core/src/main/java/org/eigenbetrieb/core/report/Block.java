package org.eigenbetrieb.core.report;

import java.util.List;
import java.util.Objects;

/**
 * A part of a {@link Section}.
 *
 * <p>Blocks are immutable and safe for use by several threads.
 */
public sealed interface Block {

    /**
     * A paragraph.
     *
     * @param text the text, in German
     * @return the block
     */
    static Block paragraph(String text) {
        return new Paragraph(text);
    }

    /**
     * A table.
     *
     * @param table the table
     * @return the block
     */
    static Block table(ReportTable table) {
        return new Table(table);
    }

    /**
     * A list of points.
     *
     * @param items the points, in German
     * @return the block
     */
    static Block items(List<String> items) {
        return new Items(items);
    }

    /**
     * A list of key facts.
     *
     * @param facts the facts
     * @return the block
     */
    static Block facts(List<Fact> facts) {
        return new Facts(facts);
    }

    /**
     * A list of findings.
     *
     * @param findings the findings
     * @return the block
     */
    static Block findings(List<ReportFinding> findings) {
        return new Findings(findings);
    }

    /**
     * A paragraph.
     *
     * @param text the text
     */
    record Paragraph(String text) implements Block {

        /** Checks that there is a text. */
        public Paragraph {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A table.
     *
     * @param table the table
     */
    record Table(ReportTable table) implements Block {

        /** Checks that there is a table. */
        public Table {
            Objects.requireNonNull(table, "table");
        }
    }

    /**
     * A list of points.
     *
     * @param items the points
     */
    record Items(List<String> items) implements Block {

        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A list of key facts.
     *
     * @param facts the facts
     */
    record Facts(List<Fact> facts) implements Block {

        /** Copies the list. */
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A list of findings.
     *
     * @param findings the findings; an empty list is printed as "no findings"
     */
    record Findings(List<ReportFinding> findings) implements Block {

        /** Copies the list. */
        public Findings {
            findings = List.copyOf(findings);
        }
    }
}
