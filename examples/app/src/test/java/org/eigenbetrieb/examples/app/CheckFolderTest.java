package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The check folder is a contract: whoever reads {@code figures.csv} and {@code relations.csv} as documented comes to the
 * same verdicts, without this library.
 */
class CheckFolderTest {

    @TempDir
    Path directory = Path.of("");

    static void assertReproduced(Path check) {
        List<CheckFolderReader.Verdict> expected = new CheckFolderReader(check).verdicts();
        List<Table.Row> written = Table.read(check.resolve("verdicts.csv")).rows();
        assertThat(written)
                .extracting(row -> row.get("relation"))
                .containsExactlyElementsOf(expected.stream()
                        .map(CheckFolderReader.Verdict::relation)
                        .toList());
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < written.size(); i++) {
            Table.Row row = written.get(i);
            CheckFolderReader.Verdict verdict = expected.get(i);
            all.assertThat(row.get("verdict")).as("%s: %s", row, verdict).isEqualTo(verdict.verdict());
            all.assertThat(row.get("printed")).as("%s: %s", row, verdict).isEqualTo(verdict.printed());
            assertNumber(all, row, "low", verdict.low(), RoundingMode.FLOOR);
            assertNumber(all, row, "high", verdict.high(), RoundingMode.CEILING);
            assertNumber(all, row, "gap", verdict.gap(), RoundingMode.HALF_UP);
        }
        all.assertAll();
    }

    /** The reasons stand in findings.json, one for each relation that is not checkable. */
    private static void assertReasons(Path out) {
        assertThat(Json.read(out.resolve("findings.json")).get("coverage").list("notCheckable"))
                .allMatch(each -> !each.text("reason").isBlank())
                .extracting(each -> each.text("relation"))
                .containsAll(Table.read(out.resolve("check").resolve("verdicts.csv")).rows().stream()
                        .filter(row -> row.get("verdict").equals("NOT_CHECKABLE"))
                        .map(row -> row.get("relation"))
                        .toList());
    }

    /** A plain decimal, exact where finite, else 12 decimals, the ends of intervals rounded outward. */
    private static void assertNumber(
            SoftAssertions all, Table.Row row, String column, @Nullable Exact expected, RoundingMode otherwise) {
        String text = row.get(column);
        if (expected == null) {
            all.assertThat(text).as("%s of %s", column, row).isEmpty();
            return;
        }
        all.assertThat(text).as("%s of %s", column, row).matches("-?[0-9]+(\\.[0-9]+)?");
        all.assertThat(new BigDecimal(text.isEmpty() ? "0" : text))
                .as("%s of %s", column, row)
                .isEqualByComparingTo(expected.plain(otherwise));
    }

    @Test
    void every_verdict_on_the_printed_pack_is_reproduced_by_an_independent_checker() {
        Program.pack(Koblenz.original().folder(), directory.resolve("out"));

        Path check = directory.resolve("out").resolve("check");
        assertReproduced(check);
        assertThat(Table.read(check.resolve("verdicts.csv")).header())
                .containsExactly("relation", "verdict", "printed", "low", "high", "gap");
        assertThat(Table.read(check.resolve("verdicts.csv")).rows()).hasSizeGreaterThan(700);
    }

    @Test
    void so_is_every_verdict_on_the_inputs_alone() {
        Koblenz inputs = Koblenz.inputsOnly(directory.resolve("inputs"));

        Program.pack(inputs.folder(), directory.resolve("out"));

        assertReproduced(directory.resolve("out").resolve("check"));
    }

    @Test
    void so_is_every_verdict_when_figures_are_missing() {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"));
        pack.change(Koblenz.GUV, table -> {
            table.account("5221000000").set("ist_2023_06_30", "");
            table.line("materialaufwand").set("plan_2023", "");
            table.line("jahresergebnis").set("hochrechnung_2023", "");
            table.account("5225000000").set("prozent_ist_vom_plan", "");
        });

        Program.pack(pack.folder(), directory.resolve("out"));

        Path check = directory.resolve("out").resolve("check");
        assertReproduced(check);
        assertReasons(directory.resolve("out"));
        assertThat(Table.read(check.resolve("verdicts.csv")).rows())
                .filteredOn(row -> row.get("verdict").equals("NOT_CHECKABLE"))
                .isNotEmpty();
    }

    @Test
    void so_is_every_verdict_when_a_column_is_printed_in_thousands() {
        Koblenz pack = Koblenz.copyTo(directory.resolve("in"));
        // The same plan, printed in thousands of euros: 548230 becomes 548.23, most other amounts whole numbers.
        pack.change(
                Koblenz.VERMOEGENSPLAN,
                table -> table.change(
                        "ansatz_2024",
                        text -> new BigDecimal(text)
                                .movePointLeft(3)
                                .stripTrailingZeros()
                                .toPlainString()));
        pack.replace(
                "pack.json",
                "\"ansatz_2024\": {\"column\": \"ansatz\", \"role\": \"input\", \"exact\": true},\n        \"ve_2024\"",
                "\"ansatz_2024\": {\"column\": \"ansatz\", \"role\": \"input\", \"unit\": \"TEUR\"},\n        \"ve_2024\"");

        Program program = Program.pack(pack.folder(), directory.resolve("out"));

        Path check = directory.resolve("out").resolve("check");
        assertThat(program.out()).contains("2 contradictions");
        assertReproduced(check);
        assertThat(new CheckFolderReader(check).cells().values())
                .anyMatch(cell -> cell.unit().equals("TEUR"));
    }
}
