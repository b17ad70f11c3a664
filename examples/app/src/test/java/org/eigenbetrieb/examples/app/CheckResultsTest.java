package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} leaves in its folder of results, whatever happens. */
class CheckResultsTest {

    @TempDir
    Path directory = Path.of("");

    private Path folder(String figures, String relations) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("in"));
        Files.writeString(folder.resolve("figures.csv"), figures, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("relations.csv"), relations, StandardCharsets.UTF_8);
        return folder;
    }

    private List<String> results() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("out").resolve("in"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void no_result_of_an_earlier_run_is_left_when_the_folder_cannot_be_read() throws IOException {
        String relations = "relation,kind,role,figure\ns,sum,target,t\ns,sum,term,a\n";
        Path folder = folder("figure,value,unit\nt,10,EUR\na,10,EUR\n", relations);
        Path out = directory.resolve("out");
        assertThat(Program.run("check", folder, "--out", out, "--stand", "2023-09-28")
                        .status())
                .isZero();
        assertThat(results())
                .containsExactly(
                        "findings.json",
                        "pruefbericht.html",
                        "pruefbericht.json",
                        "pruefbericht.md",
                        "pruefbericht.txt",
                        "repairs.csv",
                        "verdicts.csv");
        Files.writeString(out.resolve("in").resolve("notes.txt"), "mine", StandardCharsets.UTF_8);

        folder("figure,value,unit\nt,10,EUR\na,1.0.0,EUR\n", relations);

        assertThat(Program.run("check", folder, "--out", out).status()).isEqualTo(2);
        assertThat(results()).containsExactly("notes.txt");
    }

    @Test
    void a_report_of_an_earlier_run_does_not_stand_beside_new_verdicts() throws IOException {
        String relations = "relation,kind,role,figure\ns,sum,target,t\ns,sum,term,a\n";
        Path folder = folder("figure,value,unit\nt,10,EUR\na,10,EUR\n", relations);
        Path out = directory.resolve("out");
        Program.run("check", folder, "--out", out, "--stand", "2023-09-28");
        folder("figure,value,unit\nt,10,EUR\na,12,EUR\n", relations);

        assertThat(Program.run("check", folder, "--out", out).status()).isEqualTo(1);
        assertThat(results()).containsExactly("findings.json", "repairs.csv", "verdicts.csv");
    }

    @Test
    void a_budget_that_is_too_short_for_a_bad_table_still_names_what_contradicts() throws IOException {
        int size = 14;
        Random random = new Random(4);
        StringBuilder figures = new StringBuilder("figure,value,unit\n");
        StringBuilder relations = new StringBuilder("relation,kind,role,figure\n");
        long[] columns = new long[size];
        for (int r = 0; r < size; r++) {
            long row = 0;
            relations.append("r" + r + ",sum,target,t" + r + "\n");
            for (int c = 0; c < size; c++) {
                int value = random.nextInt(100_000);
                row += value;
                columns[c] += value;
                // Two wrong numbers in each row and column.
                int wrong = (r + c) % size < 2 ? 1000 + random.nextInt(50_000) : 0;
                figures.append("r" + r + "c" + c + "," + (value + wrong) + ",TEUR\n");
                relations.append("r" + r + ",sum,term,r" + r + "c" + c + "\n");
            }
            figures.append("t" + r + "," + row + ",TEUR\n");
        }
        for (int c = 0; c < size; c++) {
            figures.append("s" + c + "," + columns[c] + ",TEUR\n");
            relations.append("c" + c + ",sum,target,s" + c + "\n");
            for (int r = 0; r < size; r++) {
                relations.append("c" + c + ",sum,term,r" + r + "c" + c + "\n");
            }
        }
        Path folder = folder(figures.toString(), relations.toString());

        Program program = Program.run("check", folder, "--out", directory.resolve("out"), "--budget", "0.1");

        assertThat(program.status()).isEqualTo(1);
        assertThat(Table.read(directory.resolve("out").resolve("in").resolve("verdicts.csv"))
                        .rows())
                .hasSize(2 * size)
                .allMatch(row -> row.get("verdict").equals("CONTRADICTION"));
        assertThat(Table.read(directory.resolve("out").resolve("in").resolve("repairs.csv"))
                        .rows())
                .noneMatch(row -> row.get("unique").equals("true"));
        assertThat(Json.read(directory.resolve("out").resolve("in").resolve("findings.json"))
                        .list("findings"))
                .isNotEmpty()
                .noneMatch(finding -> finding.text("search").equals("COMPLETE"));
    }
}
