package org.eigenbetrieb.ozg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigenbetrieb.core.check.Checker;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.PrintedNet;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.junit.jupiter.api.Test;

/**
 * The list of the committee paper UV/0247/2023.
 *
 * <p>Expected numbers: printed totals in ozg-summen.csv of the reference; all others counted from the reference's
 * ozg-katalog.csv with a spreadsheet-like count outside this library.
 */
class KoblenzCatalogueTest {

    private final Leistungskatalog catalogue = Koblenz.catalogue();

    private static List<Long> byStatus(Tally tally) {
        return Stream.of(OnlineStatus.values()).map(tally::count).toList();
    }

    private static List<Long> byStatus(CrossTally tally, String value) {
        return Stream.of(OnlineStatus.values())
                .map(status -> tally.count(value, status))
                .toList();
    }

    @Test
    void all403EntriesAreReadWithoutAnyProblem() {
        Read<Leistungskatalog> read = Leistungskatalog.read(Koblenz.file("ozg-katalog.csv"), Koblenz.STAND);

        assertThat(read.value().entries()).hasSize(403);
        assertThat(read.problems()).allMatch(problem -> problem.severity() == Severity.INFO);
    }

    @Test
    void thePrintedTotalsAreReproduced() {
        assertThat(byStatus(catalogue.tally(CountingRule.rows()))).containsExactly(129L, 81L, 139L, 54L);
        assertThat(catalogue.tally(CountingRule.rows()).total()).isEqualTo(403);
    }

    @Test
    void bundlesExpandTo480Services() {
        Tally expanded = catalogue.tally(CountingRule.expanded());

        assertThat(byStatus(expanded)).containsExactly(129L, 81L, 182L, 88L);
        assertThat(expanded.total()).isEqualTo(480);
    }

    @Test
    void threeEntriesRepeatAService() {
        Tally distinct = catalogue.tally(CountingRule.distinct());

        assertThat(byStatus(distinct)).containsExactly(129L, 81L, 136L, 54L);
        assertThat(distinct.total()).isEqualTo(400);
    }

    @Test
    void internalAndLocalServicesCanBeLeftOut() {
        CountingRule rows = CountingRule.rows();

        assertThat(byStatus(catalogue.tally(rows.withoutInternal()))).containsExactly(117L, 75L, 136L, 37L);
        assertThat(byStatus(catalogue.tally(rows.withoutLocal()))).containsExactly(88L, 71L, 130L, 49L);
        assertThat(byStatus(catalogue.tally(rows.withoutLocal().withoutInternal())))
                .containsExactly(86L, 71L, 129L, 33L);
        assertThat(byStatus(catalogue.tally(CountingRule.expanded().withoutLocal())))
                .containsExactly(88L, 71L, 173L, 83L);
    }

    @Test
    void officesOverlapBySevenEntriesWithTwoOffices() {
        CrossTally offices = catalogue.crossTally(CountingRule.rows(), Attribute.AMT);
        Tally tally = catalogue.tally(CountingRule.rows(), Attribute.AMT);

        assertThat(tally.counts()).hasSize(24).containsEntry("31", 191L).containsEntry("66", 18L);
        assertThat(tally.overlap()).isEqualTo(7);
        assertThat(byStatus(offices, "31")).containsExactly(31L, 62L, 91L, 7L);
        assertThat(byStatus(offices, "66")).containsExactly(1L, 3L, 14L, 0L);
        assertThat(byStatus(offices, "34")).containsExactly(22L, 0L, 4L, 10L);
        assertThat(byStatus(offices, "67")).containsExactly(3L, 0L, 4L, 17L);
    }

    @Test
    void nineEntriesHaveNoOffice() {
        assertThat(byStatus(catalogue.crossTally(CountingRule.rows(), Attribute.AMT), ""))
                .containsExactly(4L, 0L, 1L, 4L);
        assertThat(catalogue.select(Attribute.AMT, "")).hasSize(9);
    }

    @Test
    void sixteenFokusleistungenHave68Entries() {
        List<Leistung> fokus = catalogue.select(Attribute.FOKUS, "ja");

        assertThat(fokus.stream().map(Leistung::ozgLeistung).distinct()).hasSize(16);
        assertThat(byStatus(Leistungskatalog.tally(fokus, CountingRule.rows(), Attribute.STATUS)))
                .containsExactly(30L, 24L, 9L, 5L);
        assertThat(CatalogueReport.fokus(catalogue).rows()).hasSize(17);
    }

    @Test
    void eightyTwoOzgLeistungenAreOnlineInTwoSenses() {
        Map<String, Optional<OnlineStatus>> every = catalogue.byOzgLeistung(StatusDerivation.everyEntry());
        Map<String, Optional<OnlineStatus>> one = catalogue.byOzgLeistung(StatusDerivation.oneEntry());
        Optional<OnlineStatus> online = Optional.of(OnlineStatus.ONLINE);

        assertThat(every).hasSize(82);
        assertThat(every.values().stream().filter(online::equals)).hasSize(32);
        assertThat(one.values().stream().filter(online::equals)).hasSize(42);
        assertThat(catalogue.byOzgLeistung(StatusDerivation.maturity("1.1", 2)).values())
                .as("no entry is rated")
                .containsOnly(Optional.empty());
    }

    @Test
    void everyNotOfferedServiceHasAReason() {
        Tally reasons = Leistungskatalog.tally(
                catalogue.select(Attribute.STATUS, "nein"), CountingRule.rows(), Attribute.REASON_KIND);

        assertThat(reasons.count("")).isZero();
        assertThat(reasons.total()).isEqualTo(54);
        assertThat(reasons.count("OTHER_AUTHORITY"))
                .as("remarks that name Land (6), Bund (2), Kreis (3), Kammer (1) or no municipal responsibility (1)")
                .isEqualTo(13);
        assertThat(reasons.count("LEGAL")).as("remarks that name the law").isEqualTo(4);
    }

    @Test
    void reasonsSplitAllEntries() {
        Tally reasons = catalogue.tally(CountingRule.rows(), Attribute.REASON);

        assertThat(reasons.overlap()).isZero();
        assertThat(reasons.total()).isEqualTo(403);
        assertThat(reasons.count("rollout-laeuft"))
                .as("29 remarks say the EfA rollout has begun, 2 the rollout in the Land")
                .isEqualTo(31);
        assertThat(reasons.count("wartet-koordinierung"))
                .as("24 remarks wait for KommWis")
                .isEqualTo(24);
        assertThat(catalogue.entries().stream().flatMap(entry -> entry.reasons().stream()))
                .allMatch(Reason::isKnown);
    }

    @Test
    void theTotalsHoldAsRelationsAgainstBothPapers() {
        CatalogueFigures counted = CatalogueFigures.of(catalogue);
        List<Figure> figures = new ArrayList<>(counted.figures());
        figures.addAll(CatalogueFigures.printed(Koblenz.file("ozg-summen.csv"), catalogue)
                .orThrow());
        RelationNet net = RelationNet.of(counted.units(), counted.relations()).orThrow();
        FigureSet set = FigureSet.of(catalogue.stand(), figures);
        Evaluation evaluation = Evaluator.compile(net).evaluate(set);
        List<RelationVerdict> verdicts = Checker.check(PrintedNet.of(net, set).net());

        assertThat(evaluation.value(CatalogueFigures.services(catalogue)).ifKnown())
                .contains(Rational.of(403));
        assertThat(evaluation
                        .value(CatalogueFigures.services(catalogue, OnlineStatus.PLANNED))
                        .ifKnown())
                .contains(Rational.of(139));
        assertThat(evaluation.value(CatalogueFigures.expanded(catalogue)).ifKnown())
                .contains(Rational.of(480));
        assertThat(evaluation.value(CatalogueFigures.distinct(catalogue)).ifKnown())
                .contains(Rational.of(400));
        assertThat(evaluation.value(CatalogueFigures.shareOnline(catalogue)).ifKnown())
                .contains(Rational.of(12900, 403));
        assertThat(verdicts).hasSizeGreaterThan(20).allMatch(verdict -> verdict.verdict() == Verdict.EXACT);
    }

    @Test
    void aWrongPrintedTotalIsAContradiction() {
        CatalogueFigures counted = CatalogueFigures.of(catalogue);
        List<Figure> figures = new ArrayList<>(counted.figures());
        figures.addAll(CatalogueFigures.printed(Koblenz.table("summen.csv", "status,anzahl\nja,130\n"), catalogue)
                .orThrow());
        RelationNet net = RelationNet.of(counted.units(), counted.relations()).orThrow();
        FigureSet set = FigureSet.of(catalogue.stand(), figures);

        assertThat(Checker.check(PrintedNet.of(net, set).net()))
                .anyMatch(verdict -> verdict.verdict() == Verdict.CONTRADICTION
                        && verdict.relation().contains("verwaltungsleistungen:ja"));
    }

    private Finding finding(String code) {
        return catalogue.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> entries(Finding finding) {
        return finding.cells().stream().map(cell -> cell.place().row()).toList();
    }

    @Test
    void findingsNameTheEntries() {
        assertThat(entries(finding("EB-OZG-101")))
                .as("159 needs a visit, 290 is the Jobcenter's")
                .containsExactly("159", "290");
        assertThat(entries(finding("EB-OZG-102")))
                .as("planned, while work in the Fachverfahren is under way (342: the process is recorded first)")
                .containsExactly("156", "157", "350", "351", "389");
        assertThat(entries(finding("EB-OZG-103")))
                .as("61, 77–89 and 178 wait for the own office, 99–114 for the Land")
                .containsExactlyElementsOf(Stream.of(
                                IntStream.of(61),
                                IntStream.rangeClosed(77, 89),
                                IntStream.rangeClosed(99, 114),
                                IntStream.of(178))
                        .flatMapToInt(each -> each)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(entries(finding("EB-OZG-104"))).containsExactly("315", "316", "317", "318");
        assertThat(entries(finding("EB-OZG-105")))
                .as("ozg-katalog.csv, online „ja“ with a remark that restricts it; 209 before elections only")
                .containsExactly("115", "209", "278", "299")
                .hasSize((int) Reason.known().keySet().stream()
                        .map(Reason::of)
                        .filter(reason -> reason.kind() == Reason.Kind.LIMITED)
                        .mapToLong(reason -> catalogue
                                .crossTally(CountingRule.rows(), Attribute.REASON)
                                .rows()
                                .getOrDefault(reason.code(), catalogue.tally(CountingRule.rows()))
                                .count(OnlineStatus.ONLINE))
                        .sum());
        assertThat(catalogue.findings())
                .as("385 is offered to companies only and is in progress: that is no contradiction")
                .extracting(Finding::code)
                .doesNotContain("EB-OZG-108");
        assertThat(entries(finding("EB-OZG-109")))
                .as("5 is online before events only and says nein, 209 before elections only and says ja")
                .containsExactly("5", "209");
        assertThat(entries(finding("EB-OZG-111"))).hasSize(9);
        assertThat(entries(finding("EB-OZG-112"))).hasSize(28);
        assertThat(entries(finding("EB-OZG-113"))).hasSize(19);
        assertThat(entries(finding("EB-OZG-114"))).containsExactly("371");
        assertThat(entries(finding("EB-OZG-115"))).containsExactly("12", "116", "395");
        assertThat(entries(finding("EB-OZG-123"))).containsExactly("206", "207");
    }

    @Test
    void threeRepetitionsAreOneFindingWithTheTotalsWithoutThem() {
        assertThat(catalogue.findings())
                .filteredOn(finding -> finding.code().equals("EB-OZG-121"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(entries(finding))
                            .as("50, 51, 386 and 387 are four applications of one name")
                            .containsExactly("185", "186", "187", "188", "199", "200");
                    assertThat(finding.meldung())
                            .contains("3 Leistungen", "„geplant“ 136 statt 139", "insgesamt 400 statt 403")
                            .doesNotContain("„ja“");
                });
    }

    @Test
    void everyFindingSaysWhatWasChecked() {
        assertThat(catalogue.findings())
                .extracting(Finding::rule)
                .doesNotHaveDuplicates()
                .allMatch(rule -> rule.length() > 20);
    }

    @Test
    void onlyWhatIsOddIsFound() {
        assertThat(catalogue.findings())
                .extracting(Finding::code)
                .doesNotContain("EB-OZG-106", "EB-OZG-116", "EB-OZG-117", "EB-OZG-122", "EB-OZG-131");
        assertThat(catalogue.findings()).extracting(Finding::severity).isSorted();
    }

    @Test
    void theListIsPrintedInFull() {
        assertThat(CatalogueReport.list(catalogue).rows()).hasSize(403);
        assertThat(CatalogueReport.sections(catalogue, "ozg")).hasSize(7);
    }

    @Test
    void noRemarkOfThePaperIsInTheData() {
        assertThat(catalogue.entries().stream().flatMap(entry -> entry.reasons().stream()))
                .allMatch(reason -> reason.code().matches("[a-z-]+"));
        assertThat(Koblenz.file("ozg-katalog.csv").header()).doesNotContain("bemerkung", "hinweis");
    }
}
