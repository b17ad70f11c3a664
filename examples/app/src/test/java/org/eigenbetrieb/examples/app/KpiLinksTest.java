package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.pack.PackRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the key figures take from other papers is held against those papers: links/kennzahlen.json. */
class KpiLinksTest {

    @TempDir
    private Path folder;

    private static List<RelationVerdict> links(PackRun run) {
        return run.verdicts().stream()
                .filter(verdict -> verdict.relation().startsWith("regel:KPI-"))
                .toList();
    }

    @Test
    void whatKoblenzComparesIsWhatTheOtherPapersSay() {
        // The series of KGSt values starts with what the Sachkostenpauschale prints for 2010: 3.450 €.
        assertThat(links(Koblenz.whole().run()))
                .hasSize(1)
                .extracting(RelationVerdict::verdict)
                .containsExactly(Verdict.EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        // file, right number, wrong number, rule that breaks, digits in the finding
        "kgst-richtwerte.csv, 3450, 3540, KPI-kgst-2010, 3.540"
    })
    void aNumberThatWasCopiedWronglyIsAContradictionWithBothNumbers(
            String file, String right, String wrong, String rule, String digits) {
        Koblenz copy = Koblenz.wholeTo(folder.resolve("koblenz")).replace(file, right, wrong);
        PackRun run = copy.run();

        assertThat(links(run))
                .filteredOn(verdict -> verdict.verdict() == Verdict.CONTRADICTION)
                .extracting(RelationVerdict::relation)
                .containsExactly("regel:" + rule);
        assertThat(run.findings()).extracting(Finding::meldung).anyMatch(text -> text.contains(digits));
    }
}
