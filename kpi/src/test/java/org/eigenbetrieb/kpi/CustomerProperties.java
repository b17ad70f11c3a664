package org.eigenbetrieb.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;

/** Laws of revenue by customer, for any customers and amounts. */
class CustomerProperties {

    private static final TableForm FORM = TableForm.of("kunden", Koblenz.STAND);
    private static final List<YearColumn> COLUMNS = List.of(
            YearColumn.of("2020", FORM.stand()).orElseThrow(),
            YearColumn.of("2021", FORM.stand()).orElseThrow(),
            YearColumn.of("2022", FORM.stand()).orElseThrow());

    /** Cents of one to fifteen customers in three years; many of them 0. */
    @Provide
    Arbitrary<List<List<Integer>>> cents() {
        Arbitrary<Integer> amount = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.just(16908)),
                Tuple.of(3, Arbitraries.integers().between(1, 1_000_000_000)));
        return amount.list().ofSize(COLUMNS.size()).list().ofMinSize(1).ofMaxSize(15);
    }

    private static CustomerRevenue table(List<List<Integer>> cents, Map<String, Kennzahlen.Entry> totals) {
        List<CustomerRevenue.Customer> customers = new ArrayList<>();
        for (int i = 0; i < cents.size(); i++) {
            Map<String, Kennzahlen.Entry> entries = new LinkedHashMap<>();
            for (int year = 0; year < COLUMNS.size(); year++) {
                entries.put(
                        COLUMNS.get(year).id(),
                        new Kennzahlen.Entry(
                                Quantity.of(cents.get(i).get(year), 2, Unit.EUR), SourceRef.of("kunden.csv")));
            }
            customers.add(new CustomerRevenue.Customer(
                    Integer.toString(i + 1),
                    "Kunde " + (i + 1),
                    i % 7 == 6 ? CustomerRevenue.Kind.COLLECTIVE : CustomerRevenue.Kind.CUSTOMER,
                    i % 5 == 0 ? "gruppe" : "",
                    i % 4 == 1 ? Integer.toString((i * 7 + 3) % cents.size() + 1) : "",
                    Set.of(),
                    entries,
                    SourceRef.of("kunden.csv")));
        }
        return new CustomerRevenue(FORM, COLUMNS, customers, totals);
    }

    private static CustomerRun run(List<List<Integer>> cents) {
        return CustomerRun.of(table(cents, Map.of()));
    }

    private static long total(List<List<Integer>> cents, int year) {
        return cents.stream().mapToLong(row -> row.get(year - 2020)).sum();
    }

    @Property(tries = 30)
    void the_total_is_the_sum(
            @ForAll("cents") List<List<Integer>> cents, @ForAll @IntRange(min = 2020, max = 2022) int year) {
        assertThat(run(cents).total(year).ifKnown()).contains(Rational.of(total(cents, year), 100));
    }

    @Property(tries = 30)
    void shares_add_up_to_exactly_100(
            @ForAll("cents") List<List<Integer>> cents,
            @ForAll @IntRange(min = 2020, max = 2022) int year,
            @ForAll @IntRange(min = 0, max = 4) int decimals) {
        CustomerRun run = run(cents);
        Map<String, Quantity> shares = run.shares(year, decimals);
        Rational sum = Rational.ZERO;
        for (Quantity share : shares.values()) {
            sum = sum.plus(share.value());
        }
        if (total(cents, year) == 0) {
            assertThat(shares).isEmpty();
            assertThat(run.share("1", year).ifKnown()).isEmpty();
        } else {
            assertThat(sum).isEqualTo(Rational.HUNDRED);
            Rational ulp = Rational.ONE.timesTenTo(-decimals);
            shares.forEach((id, share) -> assertThat(share.value()
                            .minus(run.share(id, year).ifKnown().orElseThrow())
                            .abs())
                    .isLessThan(ulp));
        }
    }

    @Property(tries = 30)
    void sums_shares_and_concentration_do_not_depend_on_the_order(
            @ForAll("cents") List<List<Integer>> cents, @ForAll long seed) {
        CustomerRevenue table = table(cents, Map.of());
        List<CustomerRevenue.Customer> shuffled = new ArrayList<>(table.customers());
        Collections.shuffle(shuffled, new Random(seed));
        CustomerRun other = CustomerRun.of(new CustomerRevenue(FORM, COLUMNS, shuffled, Map.of()));

        assertThat(other.evaluation().values())
                .isEqualTo(CustomerRun.of(table).evaluation().values());
    }

    @Property(tries = 30)
    void the_concentration_index_lies_between_one_over_n_and_1(
            @ForAll("cents") List<List<Integer>> cents, @ForAll @IntRange(min = 2020, max = 2022) int year) {
        if (total(cents, year) > 0) {
            assertThat(run(cents).herfindahl(year).ifKnown().orElseThrow())
                    .isBetween(Rational.of(1, cents.size()), Rational.ONE);
        }
    }

    @Property(tries = 30)
    void groups_keep_every_total(
            @ForAll("cents") List<List<Integer>> cents, @ForAll @IntRange(min = 2020, max = 2022) int year) {
        CustomerRevenue table = table(cents, Map.of());

        assertThat(CustomerRun.of(table.byGroup()).total(year))
                .isEqualTo(CustomerRun.of(table).total(year));
        assertThat(table.byGroup().customers()).hasSizeLessThanOrEqualTo(cents.size());
    }

    @Property(tries = 30)
    void nobody_is_new_and_lost_in_one_year(
            @ForAll("cents") List<List<Integer>> cents, @ForAll @IntRange(min = 2020, max = 2022) int year) {
        CustomerRun run = run(cents);
        Set<CustomerRevenue.Customer> both = new HashSet<>(run.gained(year));
        both.retainAll(run.lost(year));

        assertThat(both).isEmpty();
        assertThat(run.top(year, 5)).hasSizeLessThanOrEqualTo(5).noneMatch(run.lost(year)::contains);
    }

    @Property(tries = 30)
    void a_missing_row_shows_in_every_column(@ForAll("cents") List<List<Integer>> cents) {
        List<Integer> lost = cents.get(0);
        Map<String, Kennzahlen.Entry> totals = new LinkedHashMap<>();
        for (YearColumn column : COLUMNS) {
            totals.put(
                    column.id(),
                    new Kennzahlen.Entry(
                            Quantity.round(
                                    Rational.of(total(cents, column.year()), 100), 2, Unit.EUR, Rounding.HALF_UP),
                            SourceRef.of("kunden.csv")));
        }
        assertThat(CustomerRun.of(table(cents, totals)).verdicts())
                .allMatch(verdict -> verdict.verdict() == Verdict.EXACT);
        if (cents.size() > 3
                && lost.stream().filter(cent -> cent > cents.size()).count() > 1) {
            List<MissingRow> missing = CustomerRun.of(table(cents.subList(1, cents.size()), totals))
                    .missingRows();

            assertThat(missing)
                    .singleElement()
                    .satisfies(row -> assertThat(row.gaps())
                            .allSatisfy(gap -> assertThat(gap.amount())
                                    .isEqualTo(Rational.of(
                                            lost.get(Integer.parseInt(
                                                            gap.cell().place().column())
                                                    - 2020),
                                            100))));
        }
    }

    @Property(tries = 30)
    void a_table_survives_csv(@ForAll("cents") List<List<Integer>> cents) {
        CustomerRevenue table = table(cents, Map.of());
        CustomerRevenue read = CustomerRevenue.read(
                        Koblenz.table(new String(table.toCsv(CsvFormat.RFC4180.unguarded()), StandardCharsets.UTF_8)),
                        FORM)
                .orThrow();

        assertThat(read.byGroup().customers())
                .extracting(CustomerRevenue.Customer::name)
                .isEqualTo(table.byGroup().customers().stream()
                        .map(CustomerRevenue.Customer::name)
                        .toList());
        assertThat(CustomerRun.of(read).evaluation().values())
                .isEqualTo(CustomerRun.of(table).evaluation().values());
    }
}
