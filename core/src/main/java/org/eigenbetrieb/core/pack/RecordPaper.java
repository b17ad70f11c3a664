package org.eigenbetrieb.core.pack;

import java.util.List;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;

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

    /**
     * What is wrong with the other tables when one cannot be read at all. Nothing of the paper is used then; but who corrects
     * the one file should hear of all of them.
     *
     * @param request what {@link #read} would get, without the tables that cannot be read
     * @return problems with the tables that can be read; by default none
     */
    default List<Problem> incomplete(PaperRequest request) {
        return List.of();
    }

    /**
     * What may be told about problems. All problems of a paper – with its files, as {@link #read} names them, and of the
     * reading itself – pass here once before anyone sees them; this is the place to take out what a cell holds.
     *
     * @param request what {@link #read} got; without the tables that cannot be read
     * @param problems the problems, in order
     * @return by default the same; as many in the same order, each with its code and place
     */
    default List<Problem> told(PaperRequest request, List<Problem> problems) {
        return problems;
    }

    /**
     * The folder of a pack in which files for this kind of papers lie, such as the rules of a bylaw. None by default.
     *
     * @return the name of the folder, lower-case letters; empty for none
     */
    default String folder() {
        return "";
    }

    /**
     * This kind of papers in a pack that brings a file for it along; only asked where {@link #folder()} names a folder.
     *
     * @param bytes the file
     * @param file its name in messages
     * @return the kind that knows the file too, or this one and what is wrong with the file
     */
    default Read<RecordPaper> with(byte[] bytes, String file) {
        return Read.of(this, List.of());
    }
}
