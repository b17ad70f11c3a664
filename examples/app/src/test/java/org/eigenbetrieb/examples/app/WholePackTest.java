package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.PaperDescription;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every paper of Koblenz of 28.09.2023 that the pack carries, together. */
class WholePackTest {

    private static final PackRun RUN = Koblenz.whole().run();

    @TempDir
    private Path folder;

    @Test
    void nothingInItIsUnreadable() {
        assertThat(RUN.pack().problems())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(RUN.coverage().failedRules()).isEmpty();
    }

    @Test
    void everyPrintedCellIsAFigureWithItsFileLineAndField() {
        List<String> lost = new ArrayList<>();
        for (PaperDescription paper : RUN.pack().description().papers()) {
            if (paper.file().isEmpty()) {
                continue;
            }
            Set<String> places = RUN.pack().figures().figures().stream()
                    .filter(figure -> figure.place().paper().equals(paper.id()) && figure.printed() != null)
                    .map(figure -> figure.source().toString())
                    .collect(Collectors.toSet());
            Table table = Table.read(Koblenz.whole().folder().resolve(paper.file()));
            for (Table.Row row : table.rows()) {
                for (String column : paper.columns().keySet()) {
                    int field = table.header().indexOf(column) + 1;
                    String place = paper.file() + ":" + row.line() + ":" + field;
                    if (!row.get(column).isBlank() && !places.contains(place)) {
                        lost.add(place);
                    }
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    /**
     * What does not fit, found by hand in the printed papers: the projects' column "bis 2022" is 0 where 2022 alone has
     * results (five totals); one measure of 20 T€ with a total of 0; a total of 1.482 T€ that counts this measure and
     * the result of 2022 twice; two percentages of an account.
     */
    @Test
    void theContradictionsAreThese() {
        assertThat(RUN.verdicts())
                .filteredOn(verdict -> verdict.verdict() == Verdict.CONTRADICTION)
                .extracting(RelationVerdict::relation)
                .containsExactlyInAnyOrder(
                        "vermoegensplan-2024-vorhaben:vorhaben-immateriell:gesamtausgabebedarf.quer",
                        "vermoegensplan-2024-vorhaben:vorhaben-maschinen:gesamtausgabebedarf.quer",
                        "vermoegensplan-2024-vorhaben:vorhaben-ausstattung:gesamtausgabebedarf.quer",
                        "vermoegensplan-2024-vorhaben:vorhaben-sachanlagen:gesamtausgabebedarf.quer",
                        "vermoegensplan-2024-vorhaben:vorhaben-anlagevermoegen:gesamtausgabebedarf.quer",
                        "investitionsprogramm-einzel:investitionen-bauten:gesamtausgaben",
                        "investitionsprogramm-einzel:II.4.1:gesamtausgaben",
                        "regel:R7-gesamt-bauten",
                        "zwischenbericht-guv:5225000000:ist-prozent",
                        "zwischenbericht-guv:5225000000:hochrechnung-prozent");
    }

    /** Without a sum, a balance or a column that adds up, the same papers come out again. */
    @Test
    void whatFollowsFromTheInputsIsWhatWasPrinted() throws Exception {
        Koblenz copy = Koblenz.wholeTo(folder.resolve("koblenz"));
        for (String file :
                List.of("festsetzung-2024", "investitionsprogramm-summen", "verpflichtungsermaechtigungen-einzel")) {
            Files.delete(copy.file(file));
        }
        copy.change("vermoegensplan-2024-vorhaben", table -> {
            table.removeRows(
                    row -> row.get("konto").isEmpty() && !row.get("posten").equals("vorhaben-finanzanlagen"));
            table.removeColumn("gesamtausgabebedarf");
        });
        copy.change("investitionsprogramm-einzel", table -> {
            table.removeRows(row -> row.get("massnahme").isEmpty());
            table.removeColumn("bereitgestellt_bis_vorjahr");
            table.removeColumn("gesamtausgaben");
        });
        copy.change(
                "finanzplan-2023-2027",
                table -> table.removeRows(row -> !row.get("zeilentyp").equals("position")
                        || row.get("posten").endsWith("-liquide-mittel")));
        copy.change(
                "auswirkungen-haushalt",
                table -> table.removeRows(row -> row.get("posten").startsWith("summe-")));
        copy.change("verpflichtungsermaechtigungen", table -> {
            table.removeRows(row -> row.get("posten").startsWith("summe-"));
            table.removeColumn("ve_betrag");
            table.removeColumn("ve_kreditfin");
        });
        copy.change(
                "verbindlichkeiten",
                table -> table.removeRows(row -> row.get("posten").startsWith("summe-")));
        PackRun recomputed = copy.run();

        List<Problem> errors = recomputed.pack().problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        assertThat(errors).isEmpty();
        List<String> different = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (Figure figure : RUN.pack().figures().figures()) {
            FigureKey key = figure.key();
            Optional<Interval> printed = figure.interval();
            boolean given = recomputed.pack().figures().figures().stream()
                    .anyMatch(each -> each.key().equals(key));
            if (given || printed.isEmpty() || !recomputed.evaluation().values().containsKey(key)) {
                continue;
            }
            Optional<Interval> computed = recomputed.evaluation().interval(key);
            if (computed.isPresent()) {
                known.add(figure.place().toString());
                if (!computed.get().meets(printed.get())) {
                    different.add(figure.place().toString());
                }
            }
        }
        assertThat(known).hasSizeGreaterThan(150);
        assertThat(different)
                // The measure whose total is printed as 0; the printed sum counts it with its 20 T€.
                .containsExactly("investitionsprogramm-einzel:II.4.1:gesamtausgaben");
    }

    @Test
    void theWholePlanIsPrintedPaperByPaper() {
        String text =
                RUN.document("wirtschaftsplan-2024", View.PRINTED).sections().toString();
        for (String paper : RUN.pack().description().documents().get(1).papers()) {
            assertThat(text).contains("id=" + paper);
        }
    }
}
