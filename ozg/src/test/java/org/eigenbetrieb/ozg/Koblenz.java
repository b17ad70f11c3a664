package org.eigenbetrieb.ozg;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;

/** The list of Koblenz as examples/koblenz holds it, and small tables. */
public final class Koblenz {

    static final LocalDate STAND = LocalDate.of(2023, 9, 28);

    private Koblenz() {}

    static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("examples/koblenz"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no examples/koblenz above this folder");
        }
        return folder.resolve("examples/koblenz");
    }

    static CsvTable file(String name) {
        return CsvReader.read(folder().resolve(name), name, CsvFormat.RFC4180.unguarded(), Limits.STANDARD)
                .orThrow();
    }

    public static Leistungskatalog catalogue() {
        return Leistungskatalog.read(file("ozg-katalog.csv"), STAND).orThrow();
    }

    public static CsvTable table(String name, String text) {
        return CsvReader.read(
                        text.getBytes(StandardCharsets.UTF_8), name, CsvFormat.RFC4180.unguarded(), Limits.STANDARD)
                .orThrow();
    }
}
