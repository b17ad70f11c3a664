package org.eigenbetrieb.planning.projects;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/** Project lists for tests. */
final class Lists {

    static final LocalDate AUGUST = LocalDate.of(2023, 8, 31);
    static final LocalDate NOVEMBER = LocalDate.of(2023, 11, 30);
    private static final String HEADER = "proj_id;art;name;thema;erledigung_prozent;geplanter_abschluss";

    private Lists() {}

    /** The list of 31.08.2023 as the example folder holds it. */
    static Read<ProjectList> koblenz() {
        Path file = Path.of("..", "examples", "koblenz", "projekte-2023-08-31.csv");
        CsvTable table = CsvReader.read(file, "projekte-2023-08-31.csv", CsvFormat.RFC4180.unguarded(), Limits.STANDARD)
                .orThrow();
        return ProjectListReader.read(table, AUGUST);
    }

    /** A list of rows {@code id;art;name;thema;completion;end}. */
    static Read<ProjectList> read(LocalDate stichtag, String... rows) {
        return readWith(HEADER, stichtag, rows);
    }

    static Read<ProjectList> readWith(String header, LocalDate stichtag, String... rows) {
        String text = header + "\n" + String.join("\n", rows) + "\n";
        return ProjectListReader.read(table(text), stichtag);
    }

    static CsvTable table(String text) {
        return CsvReader.read(
                        text.getBytes(StandardCharsets.UTF_8),
                        "liste.csv",
                        CsvFormat.RFC4180.with(CsvFormat.Delimiter.SEMICOLON),
                        Limits.STANDARD)
                .orThrow();
    }

    static ProjectList list(LocalDate stichtag, String... rows) {
        return read(stichtag, rows).orThrow();
    }

    /** A project of which only completion and planned end matter; a blank completion is none. */
    static Project project(String completion, String end) {
        return new Project(
                "10_001",
                "Projekt",
                "10",
                "Wissensmanagement",
                "",
                completion.isEmpty() ? null : Notation.PLAIN.parse(completion, Unit.PERCENT),
                PlannedEnd.parse(end),
                Map.of(),
                SourceRef.of("liste.csv", 2, 0));
    }
}
