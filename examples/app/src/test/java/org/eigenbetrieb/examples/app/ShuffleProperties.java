package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.json.PackJson;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.planning.Planning;

/** The order of the rows of a table carries no meaning. */
class ShuffleProperties {

    private static final Koblenz KOBLENZ = Koblenz.original();
    private static final PackRun IN_ORDER = run(new Random(), false);

    private static PackRun run(Random random, boolean shuffled) {
        PackDescription description = PackJson.read(
                        KOBLENZ.text("pack.json").getBytes(StandardCharsets.UTF_8), "pack.json")
                .orThrow()
                .orElseThrow();
        return Pack.build(description, Planning.registry(), (file, format) -> {
                    Table table = KOBLENZ.table(file.replace(".csv", ""));
                    if (shuffled) {
                        List<Table.Row> rows = new ArrayList<>(table.rows());
                        Collections.shuffle(rows, random);
                        table.replaceRows(rows);
                    }
                    return CsvReader.read(
                            table.text(',').getBytes(StandardCharsets.UTF_8), file, format, Limits.STANDARD);
                })
                .run();
    }

    /** Verdicts by relation; single facts without an order of their own are numbered as they come. */
    private static Map<String, String> verdicts(PackRun run) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (RelationVerdict verdict : run.verdicts()) {
            if (!verdict.relation().startsWith("same:prosawerte")) {
                verdicts.put(
                        verdict.relation(),
                        verdict.verdict() + " " + verdict.recomputed() + " " + verdict.range() + " " + verdict.gap());
            }
        }
        return verdicts;
    }

    @Property(tries = 10)
    void shuffling_the_rows_of_all_tables_changes_no_figure_and_no_verdict(@ForAll Random random) {
        PackRun shuffled = run(random, true);

        assertThat(shuffled.pack().problems().stream()
                        .map(problem -> problem.code())
                        .filter(code -> !code.equals("EB-PCK-030"))) // these papers are no whole plan
                .containsExactly("EB-PCK-010");
        Map<FigureKey, Value> values = shuffled.evaluation().values();
        assertThat(values).hasSize(1115).isEqualTo(IN_ORDER.evaluation().values());
        assertThat(verdicts(shuffled)).isEqualTo(verdicts(IN_ORDER));
    }

    @Property(tries = 10)
    void shuffling_changes_how_precisely_no_figure_is_known(@ForAll Random random) {
        PackRun shuffled = run(random, true);

        for (FigureKey key : IN_ORDER.pack().net().figures().keySet()) {
            assertThat(shuffled.evaluation().interval(key))
                    .as("%s", key)
                    .isEqualTo(IN_ORDER.evaluation().interval(key));
        }
    }
}
