package org.eigenbetrieb.securityreport;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.source.PersonGuard;

/** The report of the example folder. */
final class Koblenz {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final Path FOLDER = Path.of("../examples/koblenz");

    private Koblenz() {}

    static CsvTable table(String file) {
        return CsvReader.read(FOLDER.resolve(file), file, CsvFormat.RFC4180, Limits.STANDARD)
                .orThrow();
    }

    static Map<String, CsvTable> tables() {
        Map<String, CsvTable> tables = new LinkedHashMap<>();
        for (String role : List.of("kopf", "anfragen", "vorfaelle", "massnahmen")) {
            tables.put(role, table("isms-" + role + ".csv"));
        }
        return tables;
    }

    static Taetigkeitsbericht report() {
        return SecurityReport.read(tables(), ZONE, PersonGuard.standard())
                .orThrow()
                .orElseThrow();
    }

    static List<ProjectDate> projects() {
        return ProjectDate.read(table("projekte-2023-08-31.csv"), "proj_id", "name", "geplanter_abschluss")
                .orThrow();
    }

    static List<Occurrence> occurrences() {
        return Occurrence.read(table("sicherheit-ereignisse.csv")).orThrow();
    }

    static CsvTable csv(String text) {
        return CsvReader.read(text.getBytes(StandardCharsets.UTF_8), "test.csv", CsvFormat.RFC4180, Limits.STANDARD)
                .orThrow();
    }
}
