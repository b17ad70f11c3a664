package org.eigenbetrieb.core.pack;

import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/** Where a pack gets its tables and documents from: a folder, an archive, memory. */
@FunctionalInterface
public interface Tables {

    /**
     * Reads a table.
     *
     * @param file name of the file as {@code pack.json} gives it
     * @param format how it is written
     * @return the table and every problem; an unreadable file is an empty table with a problem
     */
    Read<CsvTable> read(String file, CsvFormat format);

    /**
     * Reads a file that is no table, as it is.
     *
     * @param file name of the file as {@code pack.json} gives it
     * @return the file; empty with a problem when there is none, it cannot be read or is too large. By default there are
     *     only tables
     */
    default Read<Optional<PackDocument>> document(String file) {
        return Read.of(
                Optional.empty(),
                List.of(Problem.error(
                        "EB-PCK-032",
                        SourceRef.of(file),
                        "the file cannot be read: this pack comes from where there are only tables",
                        "read the pack from a folder")));
    }
}
