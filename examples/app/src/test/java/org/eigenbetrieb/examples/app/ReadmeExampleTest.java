package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.scenario.Scenario;
import org.eigenbetrieb.planning.Planning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds README.md and the program together: the example compiles, and everything that the README prints is printed. */
class ReadmeExampleTest {

    private static final Path KOBLENZ = RepositoryRoot.path().resolve("examples/koblenz");

    private static void example(Path folder, PrintStream out) {
        // README: example
        Pack pack = PackFolder.read(folder, Planning.registry()).value().orElseThrow();
        PackRun run = pack.run(); // computes and checks
        out.println(run.coverage().count(Verdict.EXACT) + " relations hold exactly");
        run.findings().stream().limit(2).forEach(finding -> out.println(finding.message()));

        FigureKey result = FigureKey.parse("jahresergebnis|ANSATZ|2024");
        run.explain(result).toText().lines().limit(3).forEach(out::println); // where it comes from

        FigureKey electricity = FigureKey.parse("kontobetrag|ANSATZ|2024|konto=5221000000");
        Scenario dearer = Scenario.named("dearer").changeByPercent("electricity", electricity::equals, Rational.of(20));
        Scenario.Movement movement = run.run(dearer).movement(result).orElseThrow(); // what if
        out.println("electricity + 20 %: " + movement.difference().orElseThrow() + " euros");
        // README: end
    }

    @Test
    void theExampleIsTheOneOfTheReadme() {
        String lines = RepositoryRoot.snippet("ReadmeExampleTest", "README: example", "README: end");
        RepositoryRoot.assertShows("README.md", "```java\n" + lines + "\n```");
    }

    @Test
    void theExamplePrintsWhatTheReadmeShows() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            example(KOBLENZ, out);
        }
        String printed = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        RepositoryRoot.assertShows("README.md", "```\n" + printed + "```");
    }

    @Test
    void packPrintsTheSummaryThatTheReadmeShows(@TempDir Path out) {
        String printed = run("pack", KOBLENZ.toString(), "--out", out.toString(), "--quiet");
        List<String> summary = block("pack examples/koblenz --out target/koblenz --quiet");
        assertThat(summary).as("lines of the summary in README.md").hasSizeGreaterThan(5);
        assertThat(printed.lines().toList())
                .as("the program prints the summary that README.md shows; correct README.md")
                .containsSubsequence(summary);
    }

    @Test
    void theReadmeOfTheExampleCountsTheRelations() {
        Coverage coverage = PackFolder.read(KOBLENZ, Planning.registry())
                .value()
                .orElseThrow()
                .run()
                .coverage();
        int agree = coverage.count(Verdict.EXACT) + coverage.count(Verdict.WITHIN_ROUNDING);
        int all = agree + coverage.count(Verdict.CONTRADICTION);
        RepositoryRoot.assertShows("examples/koblenz/README.md", agree + " von " + all + " geprüften Beziehungen");
    }

    @Test
    void explainPrintsTheLinesThatTheReadmeShows() {
        String printed = run("explain", KOBLENZ.toString(), "jahresergebnis", "hochrechnung");
        List<String> excerpt = block("explain examples/koblenz jahresergebnis hochrechnung");
        assertThat(excerpt).as("lines of the excerpt in README.md").hasSizeGreaterThan(5);
        assertThat(printed.lines().toList())
                .as("explain prints the lines that README.md shows; correct README.md")
                .containsSubsequence(excerpt);
    }

    /** The lines below {@code $ … command}, without paths, gaps and blank lines. */
    private static List<String> block(String command) {
        String block = RepositoryRoot.between(RepositoryRoot.text("README.md"), command, "```");
        return block.lines()
                .filter(line -> !line.isBlank()
                        && !line.startsWith("target/")
                        && !line.strip().equals("…"))
                .toList();
    }

    private static String run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        assertThat(status).as(() -> "status; the program said: " + err).isZero();
        return err + out.toString();
    }
}
