package org.eigenbetrieb.ozg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;

/** Reads the data that the library brings along. */
final class Resources {

    private Resources() {}

    static CsvTable table(String file) {
        try (InputStream in = Resources.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The library is incomplete: " + file + " is missing");
            }
            return CsvReader.read(in, file, CsvFormat.RFC4180.unguarded(), Limits.STANDARD)
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("The library cannot be read: " + file, e);
        }
    }

    static Map<String, String> pairs(String file, String key, String value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        table(file)
                .rows()
                .forEach(row -> pairs.put(row.cell(key).text(), row.cell(value).text()));
        return Collections.unmodifiableMap(pairs);
    }
}
