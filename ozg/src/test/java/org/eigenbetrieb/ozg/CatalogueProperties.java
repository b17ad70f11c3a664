package org.eigenbetrieb.ozg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.ozg.json.LeistungskatalogJson;

/** Laws of catalogues, whatever they hold. */
class CatalogueProperties {

    @Provide
    Arbitrary<Leistungskatalog> catalogues() {
        return Samples.catalogues();
    }

    @Property(tries = 150)
    void whatIsWrittenAsCsvReadsBackTheSame(@ForAll("catalogues") Leistungskatalog catalogue) {
        for (CsvFormat format : List.of(CsvFormat.RFC4180, CsvFormat.GERMAN_EXCEL)) {
            String text = CatalogueWriter.csv(catalogue, format);
            Read<Leistungskatalog> read = Leistungskatalog.read(
                    CsvReader.read(text.getBytes(StandardCharsets.UTF_8), "liste.csv", format, Limits.STANDARD)
                            .orThrow(),
                    catalogue.stand());

            assertThat(read.value()).isEqualTo(catalogue);
            assertThat(read.problems())
                    .as("unknown keys, types and reasons are warnings")
                    .allMatch(problem -> problem.severity() == Severity.WARNING);
        }
    }

    @Property(tries = 150)
    void whatIsWrittenAsJsonReadsBackTheSame(@ForAll("catalogues") Leistungskatalog catalogue) {
        byte[] json = LeistungskatalogJson.write(catalogue).getBytes(StandardCharsets.UTF_8);

        assertThat(LeistungskatalogJson.read(json, "liste.json").orThrow()).contains(catalogue);
    }

    @Property(tries = 150)
    void groupsWithOneValueAddUpToTheTotal(@ForAll("catalogues") Leistungskatalog catalogue) {
        assertThat(catalogue.tally(CountingRule.distinct()).overlap()).isZero();
        for (CountingRule rule : List.of(CountingRule.rows(), CountingRule.expanded())) {
            for (Attribute by : Attribute.values()) {
                Tally tally = catalogue.tally(rule, by);
                if (by.several()) {
                    assertThat(tally.overlap()).isNotNegative();
                } else {
                    assertThat(tally.overlap()).isZero();
                }
                tally.counts()
                        .forEach((value, count) -> assertThat(count)
                                .as("%s %s", by, value)
                                .isEqualTo(sum(catalogue.select(by, value), rule)));
            }
        }
    }

    private static long sum(List<Leistung> entries, CountingRule rule) {
        return entries.stream()
                .mapToLong(entry -> rule.unit() == CountingRule.Unit.ROWS ? 1 : entry.services())
                .sum();
    }

    @Property(tries = 150)
    void distinctServicesAreNeverMoreThanRowsAndRowsNeverMoreThanExpanded(
            @ForAll("catalogues") Leistungskatalog catalogue) {
        long distinct = catalogue.tally(CountingRule.distinct()).total();
        long rows = catalogue.tally(CountingRule.rows()).total();

        assertThat(distinct).isLessThanOrEqualTo(rows);
        assertThat(rows)
                .isLessThanOrEqualTo(catalogue.tally(CountingRule.expanded()).total());
        assertThat(rows).isEqualTo(catalogue.entries().size());
    }

    @Property(tries = 150)
    void leavingOutNeverAdds(@ForAll("catalogues") Leistungskatalog catalogue) {
        for (CountingRule.Unit unit : CountingRule.Unit.values()) {
            CountingRule all = new CountingRule(unit, true, true);
            assertThat(catalogue.tally(all.withoutInternal()).total())
                    .isBetween(0L, catalogue.tally(all).total());
            for (OnlineStatus status : OnlineStatus.values()) {
                if (unit == CountingRule.Unit.DISTINCT) {
                    continue; // a service can be further without one of its entries
                }
                long most = catalogue.tally(all).count(status);
                assertThat(catalogue.tally(all.withoutInternal()).count(status)).isBetween(0L, most);
                assertThat(catalogue.tally(all.withoutLocal()).count(status)).isBetween(0L, most);
            }
        }
    }

    @Property(tries = 100)
    void theOrderOfTheListChangesNoCount(@ForAll("catalogues") Leistungskatalog catalogue, @ForAll long seed) {
        List<Leistung> shuffled = new ArrayList<>(catalogue.entries());
        Collections.shuffle(shuffled, new Random(seed));
        Leistungskatalog other = new Leistungskatalog(catalogue.stand(), shuffled);

        for (CountingRule.Unit unit : CountingRule.Unit.values()) {
            for (Attribute by : Attribute.values()) {
                CountingRule rule = new CountingRule(unit, true, true);
                assertThat(other.tally(rule, by)).isEqualTo(catalogue.tally(rule, by));
            }
        }
    }

    @Property(tries = 100)
    void theFiguresOfACatalogueAreItsCounts(@ForAll("catalogues") Leistungskatalog catalogue) {
        CatalogueFigures figures = CatalogueFigures.of(catalogue);
        RelationNet net = RelationNet.of(figures.units(), figures.relations()).orThrow();
        Evaluation evaluation = Evaluator.compile(net).evaluate(FigureSet.of(catalogue.stand(), figures.figures()));

        Tally rows = catalogue.tally(CountingRule.rows());
        for (OnlineStatus status : OnlineStatus.values()) {
            assertThat(evaluation
                            .value(CatalogueFigures.services(catalogue, status))
                            .ifKnown())
                    .contains(Rational.of(rows.count(status)));
        }
        assertThat(evaluation.value(CatalogueFigures.expanded(catalogue)).ifKnown())
                .contains(Rational.of(catalogue.tally(CountingRule.expanded()).total()));
        assertThat(evaluation.value(CatalogueFigures.distinct(catalogue)).ifKnown())
                .contains(Rational.of(catalogue.tally(CountingRule.distinct()).total()));
        assertThat(evaluation
                        .value(CatalogueFigures.shareOnline(catalogue))
                        .ifKnown()
                        .isPresent())
                .as("a share of nothing is not applicable and not 0")
                .isEqualTo(rows.total() > 0);
    }

    @Property(tries = 150)
    void oldPlusInMinusOutIsNew(
            @ForAll("catalogues") Leistungskatalog before, @ForAll("catalogues") Leistungskatalog after) {
        CatalogueChange change = CatalogueChange.between(before, after);

        change.flows().forEach((status, flow) -> {
            assertThat(flow.old()).isEqualTo(before.tally(CountingRule.rows()).count(status));
            assertThat(flow.now()).isEqualTo(after.tally(CountingRule.rows()).count(status));
            assertThat(flow.old() + flow.in() - flow.out()).isEqualTo(flow.now());
        });
        assertThat(before.entries().size()
                        + change.added().size()
                        - change.removed().size())
                .isEqualTo(after.entries().size());
        assertThat(change.pairs().size() + change.added().size())
                .isEqualTo(after.entries().size());
        assertThat(change.pairs().size() + change.removed().size())
                .isEqualTo(before.entries().size());
    }

    @Property(tries = 100)
    void aCatalogueDoesNotChangeAgainstItselfRenumberedAndShuffled(
            @ForAll("catalogues") Leistungskatalog catalogue, @ForAll long seed) {
        List<Leistung> shuffled = new ArrayList<>(catalogue.entries());
        Collections.shuffle(shuffled, new Random(seed));
        Leistungskatalog later = Samples.catalogue(shuffled, catalogue.stand().plusDays(1));
        CatalogueChange change = CatalogueChange.between(catalogue, later);

        assertThat(change.added()).isEmpty();
        assertThat(change.removed()).isEmpty();
        for (Map.Entry<OnlineStatus, CatalogueChange.Flow> flow : change.flows().entrySet()) {
            assertThat(flow.getValue().in()).isEqualTo(flow.getValue().out());
        }
    }

    @Property(tries = 100)
    void theForecastStaysWithinItsBounds(
            @ForAll("catalogues") Leistungskatalog first,
            @ForAll("catalogues") Leistungskatalog second,
            @ForAll("catalogues") Leistungskatalog third) {
        LocalDate stand = first.stand();
        CatalogueHistory history = CatalogueHistory.of(List.of(
                third.entries().isEmpty() ? first : third,
                new Leistungskatalog(stand.plusDays(100), second.entries()),
                new Leistungskatalog(stand.plusDays(250), first.entries())));

        history.forecast(CountingRule.rows(), stand.plusDays(400)).ifPresent(forecast -> {
            assertThat(forecast.low()).isLessThanOrEqualTo(forecast.middle());
            assertThat(forecast.middle()).isLessThanOrEqualTo(forecast.high());
            assertThat(forecast.low().signum()).isNotNegative();
            List<CatalogueHistory.Point> points = history.burnUp(CountingRule.rows());
            boolean fell = points.get(1).online() < points.get(0).online()
                    || points.get(2).online() < points.get(1).online();
            assertThat(forecast.now()).isEqualTo(points.get(2).online());
            assertThat(fell || forecast.low().compareTo(Rational.of(forecast.now())) >= 0)
                    .as("what is online stays online unless the number fell before")
                    .isTrue();
            assertThat(forecast.share(forecast.high())).isLessThanOrEqualTo(Rational.HUNDRED);
        });
        assertThat(history.timeInStatus()).hasSize(first.entries().size());
    }
}
