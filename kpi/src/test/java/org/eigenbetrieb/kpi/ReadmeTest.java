package org.eigenbetrieb.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eigenbetrieb.core.quantity.Rounding.HALF_UP;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.pack.Registry;
import org.junit.jupiter.api.Test;

/** The README's example of key figures does what the README says. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");

    private static String text(Value value) {
        return value.ifKnown().orElseThrow().round(2, HALF_UP).toPlainString();
    }

    private static void example(Path folder, PrintStream out) {
        // README from here
        Function<String, CsvTable> table =
                name -> CsvReader.read(folder.resolve(name), name, CsvFormat.RFC4180, Limits.STANDARD)
                        .orThrow();
        TableForm form =
                TableForm.of("kennzahlen-edv", LocalDate.of(2023, 9, 18)).ignoring("textzeile");
        Kennzahlen figures =
                Kennzahlen.read(table.apply("kennzahlen-edv.csv"), form).orThrow();
        Registry rules = Kpi.registry(WorkplaceDefinition.read(table.apply("kennzahlen-edv-definitionen.csv"))
                .orThrow());
        List<RuleOfYear> choices =
                RuleOfYear.read(table.apply("kennzahlen-edv-regeln.csv")).orThrow();
        KennzahlenRun run = KennzahlenRun.of(figures, rules, choices, Jurisdiction.of(Land.RP, "Koblenz"));
        run.findings().stream().limit(2).forEach(finding -> out.println(finding.message()));
        out.println("cost per workplace 2022: " + text(run.value(Kennzahl.ARBEITSPLATZKOSTEN, 2022)) + " euros");
        out.println("changed by the new rule: "
                + run.decomposition(2022).orElseThrow().definition().round(2, HALF_UP));
        CustomerRun customers = CustomerRun.of(
                CustomerRevenue.read(table.apply("externe-kunden.csv"), form).orThrow());
        out.println("three largest customers 2022: " + text(customers.topShare(2022, 3)) + " %");
        // README to here
    }

    @Test
    void the_example_prints_what_the_readme_says() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        example(ROOT.resolve("examples/koblenz"), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String readme = Files.readString(ROOT.resolve("README.md"));

        assertThat(readme).contains(bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
    }

    @Test
    void the_example_is_this_code() throws IOException {
        String source = Files.readString(Path.of("src/test/java/org/eigenbetrieb/kpi/ReadmeTest.java"));
        String code = source.substring(
                source.indexOf("// README from here") + "// README from here".length(),
                source.indexOf("// README to here"));

        assertThat(squeezed(Files.readString(ROOT.resolve("README.md")))).contains(squeezed(code));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
