package org.eigenbetrieb.examples.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.planning.Planning;

/** The pack of Koblenz, and copies of it that tests change. */
record Koblenz(Path folder) {

    static final String KONTEN = "erfolgsplan-2024-konten";
    static final String GESAMT = "erfolgsplan-2024-gesamt";
    static final String VERMOEGENSPLAN = "vermoegensplan-2024-gesamt";
    static final String GUV = "zwischenbericht-guv";
    static final String ZWISCHENBERICHT_VERMOEGENSPLAN = "zwischenbericht-vermoegensplan";
    static final String PROSAWERTE = "prosawerte";

    /** The papers that are forms with a printed table. */
    static final List<String> FORMS = List.of(GUV, ZWISCHENBERICHT_VERMOEGENSPLAN, GESAMT, KONTEN, VERMOEGENSPLAN);

    /** The documents, as pack.json names them. */
    static final String ZWISCHENBERICHT = "zwischenbericht-2023-06-30";

    static final String WIRTSCHAFTSPLAN = "wirtschaftsplan-2024";

    private static final Set<String> DERIVED_ROWS =
            Set.of("summe", "gesamtsumme", "zwischensumme", "ergebnis", "abschnittssumme");
    /** Lines of a Vermögensplan that follow from the Erfolgsplan or balance the plan. */
    static final Set<String> CARRIED_OVER = Set.of(
            "jahresgewinn", "jahresverlust", "abnahme-liquide-mittel", "zunahme-liquide-mittel", "abschreibungen");

    /** The pack as it was laid before the committee. */
    static Koblenz original() {
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            Path folder = place.resolve("examples").resolve("koblenz");
            if (Files.exists(folder.resolve("pack.json"))) {
                return new Koblenz(folder);
            }
        }
        throw new IllegalStateException(
                "examples/koblenz is not above " + Path.of("").toAbsolutePath());
    }

    /** A copy that may be changed. */
    static Koblenz copyTo(Path folder) {
        Path original = original().folder();
        try (Stream<Path> files = Files.list(original)) {
            Files.createDirectories(folder);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Koblenz(folder);
    }

    /** A copy without any row, column or value that can be computed: what the office knew before it wrote. */
    static Koblenz inputsOnly(Path folder) {
        Koblenz copy = copyTo(folder);
        for (String paper : FORMS) {
            boolean vermoegensplan = paper.contains("vermoegensplan");
            copy.change(paper, table -> {
                table.removeRows(row -> DERIVED_ROWS.contains(row.get("zeilentyp")));
                table.removeRows(row -> vermoegensplan && CARRIED_OVER.contains(row.get("posten")));
                for (String column : table.header()) {
                    boolean figures = paper.equals(GESAMT) && column.matches("(ergebnis|ansatz)_.*");
                    if (figures || column.startsWith("prozent_") || column.startsWith("hochrechnung_")) {
                        table.removeColumn(column);
                    }
                }
            });
        }
        copy.change(
                PROSAWERTE, table -> table.removeRows(row -> row.get("posten").equals("jahresergebnis")));
        return copy;
    }

    Path file(String paper) {
        return folder.resolve(paper + ".csv");
    }

    Table table(String paper) {
        return Table.read(file(paper));
    }

    Koblenz change(String paper, Consumer<Table> change) {
        Table table = table(paper);
        change.accept(table);
        table.write(file(paper));
        return this;
    }

    /** Replaces the only occurrence of a text in a file. */
    Koblenz replace(String file, String before, String after) {
        String text = text(file);
        int first = text.indexOf(before);
        if (first < 0 || text.indexOf(before, first + 1) >= 0) {
            throw new IllegalArgumentException(
                    "\"" + before + "\" stands " + (first < 0 ? "not" : "more than once") + " in " + file);
        }
        return write(file, text.replace(before, after));
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Koblenz write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    Koblenz write(String file, byte[] bytes) {
        try {
            Files.write(folder.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Koblenz delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    PackRun run() {
        Read<Optional<Pack>> read = PackFolder.read(folder, Planning.registry());
        return read.value()
                .orElseThrow(() -> new IllegalStateException("no pack: " + read.problems()))
                .run();
    }
}
