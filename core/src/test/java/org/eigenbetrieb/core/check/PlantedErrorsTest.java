package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eigenbetrieb.core.check.RepairPart.State;
import org.junit.jupiter.api.Test;

/**
 * How often a planted error is named, over printed tables with fixed seeds: 10,000 in the long profile. The shares are
 * written to {@code target/planted-errors.md}; docs/check-folder.md says what came out.
 */
class PlantedErrorsTest {

    private static final boolean LONG = Boolean.getBoolean("eigenbetrieb.long");
    private static final int TABLES = LONG ? 10_000 : 300;

    /** What became of one error in a cell of two or more crossing relations that all contradict. */
    private enum Place {
        UNIQUE("the only repair"),
        FIRST("ranked first among several"),
        STRONGER("not first: another cell has the stronger evidence"),
        EQUAL("not first: another cell has the same evidence"),
        NOT_LISTED("not among the listed");

        private final String words;

        Place(String words) {
            this.words = words;
        }
    }

    private final Map<Place, Integer> places = new TreeMap<>();
    private final List<Integer> findings = new ArrayList<>();
    private final List<Integer> perFault = new ArrayList<>();
    private int detected;
    private int open;

    @Test
    void one_error_in_crossing_relations_is_named_first_and_leads_to_one_finding() throws IOException {
        for (int seed = 1; seed <= TABLES; seed++) {
            single(seed);
            several(seed);
        }
        Collections.sort(findings);
        Collections.sort(perFault);
        int crossing = places.values().stream().mapToInt(Integer::intValue).sum();
        int first = places.getOrDefault(Place.UNIQUE, 0) + places.getOrDefault(Place.FIRST, 0);
        report(crossing);

        assertThat(open).isZero();
        assertThat(first).isGreaterThanOrEqualTo(crossing * 9 / 10);
        assertThat(median(findings)).isEqualTo(1);
        assertThat(percentile(findings)).isLessThanOrEqualTo(2);
        assertThat(median(perFault)).isLessThanOrEqualTo(100);
        assertThat(percentile(perFault)).isLessThanOrEqualTo(200);
    }

    private void single(int seed) {
        PlantedTable table = PlantedTable.of(seed * 13L + 5, 10 + seed % 60);
        List<String> planted = table.plant(1);
        CheckNet net = table.net();
        List<RelationVerdict> verdicts = Checker.check(net);
        if (planted.isEmpty() || verdicts.stream().noneMatch(PlantedErrorsTest::contradicts)) {
            return;
        }
        detected++;
        RepairReport repairs = Repairs.of(net, verdicts, RepairLimits.STANDARD.listing(300));
        findings.add(Findings.of(net, verdicts, repairs).size());
        List<RelationVerdict> own = verdicts.stream()
                .filter(verdict -> verdict.target().equals(planted.get(0))
                        || verdict.operands().contains(planted.get(0)))
                .toList();
        if (own.size() >= 2 && own.stream().allMatch(PlantedErrorsTest::contradicts)) {
            places.merge(place(repairs, Set.copyOf(planted)), 1, Integer::sum);
        }
    }

    /** Two to four errors: findings per error, in hundredths. */
    private void several(int seed) {
        PlantedTable table = PlantedTable.of(seed * 29L + 3, 20 + seed % 60);
        int errors = table.plant(2 + seed % 3).size();
        CheckNet net = table.net();
        List<RelationVerdict> verdicts = Checker.check(net);
        if (errors == 0 || verdicts.stream().noneMatch(PlantedErrorsTest::contradicts)) {
            return;
        }
        RepairReport repairs = Repairs.of(net, verdicts, RepairLimits.STANDARD.listing(100));
        open += repairs.parts().stream().anyMatch(part -> part.state() == State.OPEN) ? 1 : 0;
        perFault.add(Findings.of(net, verdicts, repairs).size() * 100 / errors);
        for (RepairPart part : repairs.parts()) {
            assertThat(part.faults())
                    .as("each fault names a cell of its own, with the number that the most likely repair gives it")
                    .extracting(fault ->
                            fault.change().cell().id() + " " + fault.change().proposed())
                    .doesNotHaveDuplicates()
                    .isSubsetOf(part.repairs().get(0).changes().stream()
                            .map(change -> change.cell().id() + " " + change.proposed())
                            .toList());
        }
    }

    private static boolean contradicts(RelationVerdict verdict) {
        return verdict.verdict() == Verdict.CONTRADICTION;
    }

    private static Place place(RepairReport report, Set<String> planted) {
        for (RepairPart part : report.parts()) {
            for (Repair repair : part.repairs()) {
                if (repair.ids().equals(planted)) {
                    Repair first = part.repairs().get(0);
                    return part.isUnique()
                            ? Place.UNIQUE
                            : repair.equals(first)
                                    ? Place.FIRST
                                    : Ranking.ORDER.compare(first, repair) < 0 ? Place.STRONGER : Place.EQUAL;
                }
            }
        }
        return Place.NOT_LISTED;
    }

    private static int median(List<Integer> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static int percentile(List<Integer> sorted) {
        return sorted.get(sorted.size() * 95 / 100);
    }

    private void report(int crossing) throws IOException {
        StringBuilder text = new StringBuilder(
                "| one error, all of its two or more relations contradict | cases | share |\n|---|---|---|\n");
        places.forEach((place, cases) -> text.append("| ")
                .append(place.words)
                .append(" | ")
                .append(cases)
                .append(" | ")
                .append(cases * 1000 / crossing / 10)
                .append('.')
                .append(cases * 1000 / crossing % 10)
                .append(" % |\n"));
        text.append("\nTables: ")
                .append(TABLES)
                .append(". Findings for one error that contradicts anything (")
                .append(detected)
                .append(" cases): median ")
                .append(median(findings))
                .append(", 95th percentile ")
                .append(percentile(findings))
                .append(". Findings per error of two to four, in hundredths: median ")
                .append(median(perFault))
                .append(", 95th percentile ")
                .append(percentile(perFault))
                .append(".\n");
        Path folder = Files.createDirectories(Path.of("target"));
        Files.write(folder.resolve("planted-errors.md"), text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
