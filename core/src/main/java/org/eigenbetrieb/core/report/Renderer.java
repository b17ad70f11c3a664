package org.eigenbetrieb.core.report;

/**
 * Turns documents and tables into one printed form.
 *
 * <p>The same input gives the same characters on every machine. Renderers are immutable and safe for use by several
 * threads; {@link Renderers} makes them.
 */
public interface Renderer {

    /**
     * The printed form of a document.
     *
     * @param document the document
     * @return the text; to be written as UTF-8
     */
    String render(ReportDocument document);

    /**
     * The printed form of a table alone.
     *
     * @param table the table
     * @return the text; to be written as UTF-8
     */
    String render(ReportTable table);
}
