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
        // seven years of the Jahresvergleich, five of the city's Finanzplanung, the KGSt value of 2010
        assertThat(links(Koblenz.whole().run()))
                .hasSize(13)
                .extracting(RelationVerdict::verdict)
                .containsOnly(Verdict.EXACT, Verdict.WITHIN_ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({
        // file, right number, wrong number, rule that breaks, digits in the finding
        "kennzahlen-edv-vergleich.csv, 7799569, 7799596, KPI-erloese-2019, 7.799.596",
        "jahresvergleich-2016-2024.csv, 7799569, 7795969, KPI-erloese-2019, 7.799.569",
        "kennzahlen-edv-vergleich.csv, 7791101, 7791110, KPI-verwaltung-2026, 7.791.110",
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
