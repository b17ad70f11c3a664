package org.eigenbetrieb.core.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvTable;

/**
 * What a {@link RecordPaper} may look at.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param pack what the pack says of itself
 * @param paper what the pack says of the paper; its id is the {@code paper} of every place
 * @param tables the tables of the paper by the role that {@code pack.json} gives them; each was read without loss of a
 *     row, or its problems are already reported
 * @param documents the other files by their role; one that could not be read is left out and already reported
 */
public record PaperRequest(
        PackDescription pack,
        PaperDescription paper,
        Map<String, CsvTable> tables,
        Map<String, PackDocument> documents) {

    /** Copies the tables and documents. */
    public PaperRequest {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(paper, "paper");
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    }

    /**
     * A table.
     *
     * @param role its role
     * @return the table, or empty when the pack gives none
     */
    public Optional<CsvTable> table(String role) {
        return Optional.ofNullable(tables.get(role));
    }

    /**
     * A parameter of the paper.
     *
     * @param name its name
     * @return its text, or empty when the pack does not give it
     */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(paper.records().parameters().get(name));
    }
}
