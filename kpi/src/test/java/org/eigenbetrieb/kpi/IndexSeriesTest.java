package org.eigenbetrieb.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.time.Period;
import org.junit.jupiter.api.Test;

/** Index series, with invented numbers: bases never mix silently, carried numbers stay marked. */
class IndexSeriesTest {

    private static final LocalDate DAY = LocalDate.of(2023, 3, 1);

    private static IndexSeries series(String base, int first, String... values) {
        TreeMap<Period, Quantity> numbers = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            numbers.put(Period.year(first + i), Notation.PLAIN.parse(values[i], Unit.NUMBER));
        }
        return new IndexSeries(
                "preise", base, "Statistik " + base, DAY, IndexSeries.Frequency.ANNUAL, numbers, Set.of());
    }

    private static final IndexSeries OLD = series("2015=100", 2015, "100.0", "102.0", "104.0", "110.0");
    private static final IndexSeries NEW = series("2020=100", 2018, "95.0", "97.0", "100.0", "104.5");

    @Test
    void a_factor_is_exact() {
        assertThat(OLD.factor(Period.year(2016), Period.year(2018))).isEqualTo(Rational.of(110, 102));
    }

    @Test
    void two_bases_are_chained_through_a_period_that_both_have() {
        IndexSeries chained = OLD.chain(NEW, Period.year(2018));

        assertThat(chained.base()).isEqualTo("2020=100");
        assertThat(chained.values().firstKey()).isEqualTo(Period.year(2015));
        // 100.0 × 95/110 = 86.3636…, 102 × 95/110 = 88.0909…
        assertThat(chained.values().get(Period.year(2015))).hasToString("86.36 NUMBER");
        assertThat(chained.values().get(Period.year(2016))).hasToString("88.09 NUMBER");
        assertThat(chained.values().get(Period.year(2018))).hasToString("95.0 NUMBER");
        assertThat(chained.source())
                .isEqualTo("Statistik 2020=100; bis 2018 verkettet mit Statistik 2015=100 (2015=100)");
    }

    @Test
    void without_a_common_period_nothing_is_chained() {
        assertThatThrownBy(() -> OLD.chain(NEW, Period.year(2020)))
                .hasMessage(
                        "Index preise (2015=100) has no value for 2020; it has 2015 to 2018. Carry it forward if you"
                                + " must, with carriedForwardTo");
        assertThatThrownBy(() -> OLD.chain(NEW, Period.year(2016))).hasMessageContaining("(2020=100) has no value");
    }

    @Test
    void a_series_of_the_same_base_is_not_chained() {
        assertThatThrownBy(() -> OLD.chain(OLD, Period.year(2018)))
                .hasMessage("Both series have the base 2015=100; there is nothing to chain");
    }

    @Test
    void a_carried_number_is_no_link() {
        assertThatThrownBy(() -> OLD.carriedForwardTo(Period.year(2019)).chain(NEW, Period.year(2019)))
                .hasMessageContaining("was carried forward to 2019; a link needs published numbers");
    }

    @Test
    void carrying_forward_is_marked() {
        IndexSeries longer = OLD.carriedForwardTo(Period.year(2020));

        assertThat(longer.carriedForward()).containsExactly(Period.year(2019), Period.year(2020));
        assertThat(longer.values().get(Period.year(2020))).hasToString("110.0 NUMBER");
        assertThat(OLD.carriedForwardTo(Period.year(2016))).isEqualTo(OLD);
        assertThatThrownBy(() -> OLD.carriedForwardTo(Period.parse("2019-01-01/2019-01-31")))
                .hasMessageContaining("cannot be carried forward to");
    }

    @Test
    void a_benchmark_is_adjusted_by_weighted_indices() {
        Benchmark base = new Benchmark(
                "probe",
                "Probe",
                2015,
                Quantity.euros("1000"),
                Benchmark.Adjustment.SURVEYED,
                LegalSource.practice("Probe"));
        IndexSeries pay = new IndexSeries(
                "loehne",
                "2015=100",
                "Statistik",
                DAY,
                IndexSeries.Frequency.ANNUAL,
                new TreeMap<>(Map.of(
                        Period.year(2015), Quantity.of(1000, 1, Unit.NUMBER),
                        Period.year(2018), Quantity.of(1200, 1, Unit.NUMBER))),
                Set.of());
        IndexMix mix = new IndexMix(Map.of(OLD, Rational.of(1, 4), pay, Rational.of(3, 4)));

        // 1000 × (1,10/4 + 1,20 × 3/4) = 1175
        assertThat(base.adjusted(mix, 2018).value()).hasToString("1175 EUR");
        assertThat(base.adjusted(mix, 2018).adjustment()).isEqualTo(Benchmark.Adjustment.INDEXED);
        assertThat(base.adjusted(IndexMix.of(OLD.carriedForwardTo(Period.year(2019))), 2019)
                        .adjustment())
                .isEqualTo(Benchmark.Adjustment.CARRIED_FORWARD);
        assertThatThrownBy(() -> base.adjusted(mix, 2019)).hasMessageContaining("has no value for 2019");
        assertThatThrownBy(() -> new IndexMix(Map.of(OLD, Rational.of(1, 4))))
                .hasMessage("Weights of the indices add up to 1/4; expected 1");
    }

    @Test
    void series_are_read_strictly() {
        Read<List<IndexSeries>> read = IndexSeries.read(Koblenz.table("""
                        reihe,basis,quelle,abgerufen,rhythmus,zeitraum,wert,uebernommen
                        p,2015=100,Amt,2023-03-01,monatlich,2022-11,120.1,
                        p,2015=100,Amt,2023-03-01,monatlich,2022-12,120.1,ja
                        p,2015=100,Amt,2023-03-01,monatlich,2022,120.1,
                        p,2015=100,Amt,2023-03-01,monatlich,2022-13,120.1,
                        p,2015=100,Anderes Amt,2023-03-01,monatlich,2023-01,120.1,
                        p,2020=100,Amt,2023-03-01,jaehrlich,2022,110.2,
                        p,2020=100,Amt,2023-03-01,jaehrlich,2022,110.3,
                        q,2020=100,Amt,gestern,manchmal,2022,110.3,
                        """), Notation.PLAIN);

        assertThat(read.value()).extracting(IndexSeries::base).containsExactly("2015=100", "2020=100");
        assertThat(read.value().get(0).carriedForward()).hasSize(1);
        assertThat(read.problems())
                .extracting(Problem::code, problem -> problem.place().toString())
                .containsExactly(
                        tuple("EB-KPI-007", "probe.csv:4:6"),
                        tuple("EB-KPI-007", "probe.csv:5:6"),
                        tuple("EB-KPI-007", "probe.csv:6:3"),
                        tuple("EB-KPI-007", "probe.csv:8:7"),
                        tuple("EB-KPI-006", "probe.csv:9:4"),
                        tuple("EB-KPI-007", "probe.csv:9:5"),
                        tuple("EB-KPI-007", "probe.csv:9:6"));
    }

    @Property(tries = 200)
    void chaining_keeps_growth_before_and_after_the_link(
            @ForAll @Size(6) List<@IntRange(min = 500, max = 2000) Integer> old,
            @ForAll @Size(4) List<@IntRange(min = 500, max = 2000) Integer> newer) {
        IndexSeries one = series("a", 2010, old.stream().map(v -> v + ".0").toArray(String[]::new));
        IndexSeries two = series("b", 2013, newer.stream().map(v -> v + ".0").toArray(String[]::new));
        Period link = Period.year(2014);
        IndexSeries chained = one.chain(two, link);

        assertThat(chained.factor(link, Period.year(2016))).isEqualTo(two.factor(link, Period.year(2016)));
        Rational exact = one.factor(Period.year(2010), link);
        Rational kept = chained.factor(Period.year(2010), link);
        assertThat(kept.minus(exact).abs().dividedBy(exact)).isLessThan(Rational.of(1, 10_000));
        assertThat(chained.carriedForward()).isEmpty();
    }

    @Property(tries = 100)
    void series_survive_csv(@ForAll @Size(5) List<@IntRange(min = 1, max = 9999) Integer> values) {
        IndexSeries series = series(
                        "2015=100", 2015, values.stream().map(v -> v + ".5").toArray(String[]::new))
                .carriedForwardTo(Period.year(2021));
        String csv =
                new String(IndexSeries.toCsv(List.of(series), CsvFormat.RFC4180.unguarded()), StandardCharsets.UTF_8);

        assertThat(IndexSeries.read(Koblenz.table(csv), Notation.PLAIN).orThrow())
                .containsExactly(series);
    }

    @Test
    void benchmarks_are_read_and_written() {
        List<Benchmark> benchmarks = Benchmark.read(Koblenz.file("kgst-richtwerte.csv"), Notation.PLAIN)
                .orThrow();
        String csv = new String(Benchmark.toCsv(benchmarks, CsvFormat.RFC4180.unguarded()), StandardCharsets.UTF_8);

        assertThat(benchmarks).hasSize(8);
        assertThat(benchmarks.get(0).value()).hasToString("3450 EUR");
        assertThat(Benchmark.read(Koblenz.table(csv), Notation.PLAIN).orThrow()).isEqualTo(benchmarks);
    }

    @Test
    void a_benchmark_that_cannot_be_used_is_named() {
        Read<List<Benchmark>> read = Benchmark.read(Koblenz.table("""
                        richtwert,bezeichnung,jahr,wert,einheit,anpassung,quelle
                        a,A,2010,1,EUR,erhoben,Amt
                        a,A,10,1,EUR,erhoben,Amt
                        a,A,2011,,EUR,erhoben,Amt
                        a,A,2012,1,EUR,geschaetzt,Amt
                        a,A,2013,1,?,erhoben,Amt
                        a,,2014,1,EUR,erhoben,Amt
                        """), Notation.PLAIN);

        assertThat(read.value()).hasSize(1);
        assertThat(read.problems())
                .extracting(Problem::code, problem -> problem.place().toString())
                .containsExactly(
                        tuple("EB-KPI-006", "probe.csv:3:3"),
                        tuple("EB-KPI-004", "probe.csv:4:4"),
                        tuple("EB-KPI-004", "probe.csv:5:6"),
                        tuple("EB-KPI-004", "probe.csv:6:5"),
                        tuple("EB-KPI-004", "probe.csv:7"));
    }
}
