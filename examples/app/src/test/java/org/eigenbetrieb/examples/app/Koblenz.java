package org.eigenbetrieb.examples.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.source.Read;

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

    private static final Set<String> INTERIM_PAPERS = Set.of(
            KONTEN, GESAMT, VERMOEGENSPLAN, GUV, "liquiditaetskredit", ZWISCHENBERICHT_VERMOEGENSPLAN, PROSAWERTE);

    /** The documents, as pack.json names them. */
    static final String ZWISCHENBERICHT = "zwischenbericht-2023-06-30";

    static final String WIRTSCHAFTSPLAN = "wirtschaftsplan-2024";

    private static final Set<String> DERIVED_ROWS =
            Set.of("summe", "gesamtsumme", "zwischensumme", "ergebnis", "abschnittssumme");
    /** Lines of a Vermögensplan that follow from the Erfolgsplan or balance the plan. */
    static final Set<String> CARRIED_OVER = Set.of(
            "jahresgewinn", "jahresverlust", "abnahme-liquide-mittel", "zunahme-liquide-mittel", "abschreibungen");

    private static final Koblenz INTERIM = interim();

    /** The whole pack as it was laid before the committee. */
    static Koblenz whole() {
        return new Koblenz(RepositoryRoot.path().resolve("examples").resolve("koblenz"));
    }

    /** The interim report with the plans that it stands on: the papers that most tests need. */
    static Koblenz original() {
        return INTERIM;
    }

    /** A copy of the pack of which nothing is left out but papers and the files that only they have. */
    private static Koblenz interim() {
        try {
            Path folder = Files.createTempDirectory("eigenbetrieb").resolve("koblenz");
            copy(whole().folder(), folder);
            Koblenz copy = new Koblenz(folder);
            StringBuilder kept = new StringBuilder();
            String text = copy.text("pack.json");
            int from = text.indexOf("    {\n      \"id\"");
            int to = text.indexOf("\n  ],\n  \"documents\"");
            List<String> papers = new ArrayList<>();
            Set<String> unused = new HashSet<>();
            for (String paper : text.substring(from, to).split(",\n(?=    \\{\n)")) {
                String id = paper.replaceFirst("(?s).*?\"id\": \"([^\"]+)\".*", "$1");
                if (INTERIM_PAPERS.contains(id)) {
                    papers.add(paper);
                } else {
                    Matcher files = Pattern.compile("\"([^\"/]+\\.csv)\"").matcher(paper);
                    while (files.find()) {
                        unused.add(files.group(1));
                    }
                }
            }
            unused.removeIf(file -> String.join("", papers).contains("\"" + file + "\""));
            for (String file : unused) {
                Files.deleteIfExists(folder.resolve(file));
            }
            if (papers.size() != INTERIM_PAPERS.size()) {
                throw new IllegalStateException("pack.json does not describe all of " + INTERIM_PAPERS);
            }
            kept.append(text, 0, from).append(String.join(",\n", papers));
            String documents = text.substring(to)
                    .replace(", \"nachtragspruefung\"]", "]")
                    .replaceFirst(
                            "(\"wirtschaftsplan-2024\".*\"papers\": )\\[[^\\]]*\\]",
                            "$1[\"" + GESAMT + "\", \"" + KONTEN + "\", \"" + VERMOEGENSPLAN + "\"]");
            int second = documents.indexOf("\n", documents.indexOf("\"wirtschaftsplan-2024\""));
            kept.append(documents, 0, second - 1).append(documents.substring(documents.indexOf("\n  ]", second)));
            // So few papers are no whole plan; that is not what these tests are about.
            Files.createDirectory(folder.resolve("parts"));
            copy.write(
                    "parts/koblenz.json",
                    "{\"id\": \"koblenz\", \"plan\": \"Wirtschaftsplan\", \"land\": \"RP\", \"municipality\": \"Koblenz\","
                            + " \"validFrom\": \"2023-01-01\", \"parts\": []}");
            return copy.write("pack.json", kept.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy that may be changed. */
    static Koblenz copyTo(Path folder) {
        copy(original().folder(), folder);
        return new Koblenz(folder);
    }

    /** A copy of the whole pack that may be changed. */
    static Koblenz wholeTo(Path folder) {
        copy(whole().folder(), folder);
        return new Koblenz(folder);
    }

    private static void copy(Path original, Path folder) {
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(original.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    Pack read() {
        Read<Optional<Pack>> read = PackFolder.read(folder, Modules.registry());
        return read.value().orElseThrow(() -> new IllegalStateException("no pack: " + read.problems()));
    }

    PackRun run() {
        return read().run();
    }
}
