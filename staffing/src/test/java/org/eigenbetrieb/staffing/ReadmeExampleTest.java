package org.eigenbetrieb.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.quantity.Rounding;
import org.junit.jupiter.api.Test;

/** Holds the example of README.md and this module together. */
class ReadmeExampleTest {

    private static void example(CsvTable lines, CsvTable notes, PrintStream out) {
        // README: example
        Stellenuebersicht plan = Staffing.read(lines, notes, ReadOptions.of(2024, LocalDate.of(2023, 6, 30)))
                .orThrow();
        Evaluation posts = plan.evaluate();
        out.println("posts: "
                + posts.value(plan.total(PostLine.Column.SOLL))
                        .ifKnown()
                        .orElseThrow()
                        .round(2, Rounding.HALF_UP));
        PostBridge bridge = plan.bridge();
        bridge.moves()
                .forEach(move -> out.println(move.unit() + " " + move.group() + ": " + move.posts() + ", "
                        + move.note().text()));
        out.println("open: " + bridge.open().ifKnown().orElseThrow());
        LocalDate end = LocalDate.of(2024, 12, 31);
        Resolution.of(plan, Staffing.rules().get(0), List.of(), end)
                .steps()
                .forEach(step -> out.println(step.day() + " " + step.effect()));
        // README: end
    }

    @Test
    void theReadmeShowsTheExampleAndWhatItPrints() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            example(Koblenz.table("stellenuebersicht-2024.csv"), Koblenz.table("stellenvermerke-2024.csv"), out);
        }
        String printed = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        String readme = Files.readString(Path.of("..", "README.md")).replace("\r\n", "\n");
        assertThat(readme).contains("```\n" + printed + "```");
        String source = Files.readString(Path.of("src/test/java/org/eigenbetrieb/staffing/ReadmeExampleTest.java"))
                .replace("\r\n", "\n");
        String from = "// README: " + "example\n";
        String to = "        // README: " + "end";
        String snippet = source.substring(source.indexOf(from) + from.length(), source.indexOf(to))
                .replaceAll("(?m)^ {8}", "");
        assertThat(readme).contains("```java\n" + snippet + "```");
    }
}
