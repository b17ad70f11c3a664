package org.eigenbetrieb.core.pack;

import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.source.Read;

/** Where a pack gets its tables from: a folder, an archive, memory. */
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
}
