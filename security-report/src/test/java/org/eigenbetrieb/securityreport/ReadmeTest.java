package org.eigenbetrieb.securityreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.source.PersonGuard;
import org.junit.jupiter.api.Test;

/** The example of README.md compiles and prints what it says. */
class ReadmeTest {

    private static final Path SOURCE = Path.of("src/test/java/org/eigenbetrieb/securityreport/ReadmeTest.java");

    private static void example(Path folder, PrintStream out) {
        // README: example
        Map<String, CsvTable> tables = new LinkedHashMap<>();
        for (String role : List.of("kopf", "anfragen", "vorfaelle", "massnahmen")) {
            String file = "isms-" + role + ".csv";
            tables.put(
                    role,
                    CsvReader.read(folder.resolve(file), file, CsvFormat.RFC4180, Limits.STANDARD)
                            .value());
        }
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Taetigkeitsbericht all = SecurityReport.read(tables, zone, PersonGuard.standard())
                .value()
                .orElseThrow();
        SecurityReport report = SecurityReport.of(all, Classification.PUBLIC);
        report.findings().forEach(finding -> out.println(finding.code() + " " + finding.meldung()));
        out.println(Renderers.text().render(report.document("Rechenzentrum")));
        // README: end
    }

    @Test
    void theExampleIsTheOneOfTheReadme() throws IOException {
        String source = words(Files.readString(SOURCE));
        String from = "// README: example ";
        String example = source.substring(source.indexOf(from) + from.length(), source.indexOf(" // README: end"));

        assertThat(words(Files.readString(Path.of("../README.md")))).contains("```java " + example + " ```");
    }

    @Test
    void itPrintsTheFindingsAndTheReport() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            example(Koblenz.FOLDER, out);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("EB-SEC-102 424 von 1.248 Anfragen sind nicht einzeln ausgewiesen.", "180 von rund 254");
    }

    /** Without line breaks, and without the blanks that a formatter puts around dots. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").replace(" .", ".").replace("( ", "(");
    }
}
