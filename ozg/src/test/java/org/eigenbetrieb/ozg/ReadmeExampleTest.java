package org.eigenbetrieb.ozg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.ozg.fim.ServiceSearch;
import org.junit.jupiter.api.Test;

/** Holds the section of README.md and the library together: the example compiles and prints what is shown. */
class ReadmeExampleTest {

    private static void example(Path file, PrintStream out) {
        // README: example
        CsvTable table = CsvReader.read(file, "ozg-katalog.csv", CsvFormat.RFC4180, Limits.STANDARD)
                .orThrow();
        Leistungskatalog list =
                Leistungskatalog.read(table, LocalDate.of(2023, 9, 28)).orThrow();

        out.println(list.tally(CountingRule.rows()).counts()); // as the paper prints it
        out.println(list.tally(CountingRule.expanded()).total() + " services, bundles expanded");
        out.println(
                list.crossTally(CountingRule.rows(), Attribute.AMT).count("31", OnlineStatus.ONLINE) + " in Amt 31");
        list.select(Attribute.REASON, "rechtliches-hindernis").forEach(entry -> out.println(entry.name()));
        list.findings().stream().limit(2).forEach(finding -> out.println(finding.message()));
        ServiceSearch.of(list)
                .find("fuehrerschein erw", 5)
                .forEach(hit -> out.println(hit.service().name()));
        // README: end
    }

    private static String readme() throws IOException {
        return Files.readString(Koblenz.folder().resolve("../../README.md"));
    }

    @Test
    void theExampleIsTheOneOfTheReadme() throws IOException {
        String source = Files.readString(
                Koblenz.folder().resolve("../../ozg/src/test/java/org/eigenbetrieb/ozg/ReadmeExampleTest.java"));
        String lines = source.substring(source.indexOf("// README: example\n") + 19, source.indexOf("// README: end"))
                .stripIndent()
                .strip();

        assertThat(readme()).contains("```java\n" + lines + "\n```");
    }

    @Test
    void theExamplePrintsWhatTheReadmeShows() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            example(Koblenz.folder().resolve("ozg-katalog.csv"), out);
        }
        String printed = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");

        assertThat(readme()).contains("```\n" + printed + "```");
    }
}
