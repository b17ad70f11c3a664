package org.eigenbetrieb.core.pack;

/**
 * A kind of papers that list records – posts, services, projects – instead of filling the lines of a form.
 *
 * <p>The plug-in point for such papers: one implementation per kind, added to the {@link Registry}, named in
 * {@code pack.json} as {@code kind}. Implementations are stateless and safe for use by several threads.
 */
public interface RecordPaper {

    /**
     * The name that {@code pack.json} uses.
     *
     * @return lower-case letters, digits and {@code -}, for example {@code stellenuebersicht}
     */
    String kind();

    /**
     * Whether a file is read by the plug-in itself, as a document and not as a table.
     *
     * @param role role of the file in {@code pack.json}
     * @return by default false
     */
    default boolean readsDocument(String role) {
        return false;
    }

    /**
     * Reads the records and says which figures they end in and how these hang together.
     *
     * <p>A pure function of the request: no clock, no files, no state. What cannot be read becomes a problem, never an
     * exception; good rows are kept.
     *
     * @param request the tables of the paper and everything else that may be looked at
     * @return figures, relations, findings, problems and what is printed
     */
    PaperContent read(PaperRequest request);
}
