package org.eigenbetrieb.staffing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;

/** The Stellenübersicht 2024 of the example. */
final class Koblenz {

    static final ReadOptions OPTIONS = ReadOptions.of(2024, LocalDate.of(2023, 6, 30));
    static final Path FOLDER = Path.of("..", "examples", "koblenz");

    private Koblenz() {}

    static Stellenuebersicht plan() {
        return Staffing.read(table("stellenuebersicht-2024.csv"), table("stellenvermerke-2024.csv"), OPTIONS)
                .orThrow();
    }

    static CsvTable table(String file) {
        return CsvReader.read(FOLDER.resolve(file), file, CsvFormat.RFC4180, Limits.STANDARD)
                .orThrow();
    }

    /** A table from lines. */
    static CsvTable csv(String file, String... lines) {
        return CsvReader.read(
                        String.join("\n", lines).getBytes(StandardCharsets.UTF_8),
                        file,
                        CsvFormat.RFC4180.unguarded(),
                        Limits.STANDARD)
                .orThrow();
    }
}
