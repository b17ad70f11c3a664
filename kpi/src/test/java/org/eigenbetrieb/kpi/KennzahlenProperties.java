package org.eigenbetrieb.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.json.FigureSetJson;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.SourceRef;

/** Laws of workplaces and their cost, for any devices, amounts and rules. */
class KennzahlenProperties {

    private static final List<String> KINDS = List.of("pc", "vm", "heim", "mobil");
    private static final List<Integer> YEARS = List.of(2020, 2021, 2022);

    /** Devices by year and kind, revenues and deductions by year, weights of two rules. */
    record Sample(List<List<Integer>> devices, List<List<Integer>> amounts, List<List<Integer>> quarters) {}

    @Provide
    Arbitrary<Sample> samples() {
        Arbitrary<List<Integer>> devices =
                Arbitraries.integers().between(1, 100_000).list().ofSize(KINDS.size());
        Arbitrary<List<Integer>> amounts =
                Arbitraries.integers().between(0, 100_000_000).list().ofSize(3);
        Arbitrary<List<Integer>> quarters =
                Arbitraries.integers().between(1, 4).list().ofSize(KINDS.size());
        return Combinators.combine(
                        devices.list().ofSize(YEARS.size()),
                        amounts.list().ofSize(YEARS.size()),
                        quarters.list().ofSize(2))
                .as(Sample::new);
    }

    private static WorkplaceDefinition definition(String id, int from, int to, List<Integer> quarters) {
        Map<String, Rational> weights = new LinkedHashMap<>();
        for (int i = 0; i < KINDS.size(); i++) {
            weights.put(KINDS.get(i), Rational.of(quarters.get(i), 4));
        }
        return new WorkplaceDefinition(
                id,
                "Bewertung " + id,
                new Validity(LocalDate.of(from, 1, 1), LocalDate.of(to, 12, 31)),
                weights,
                LegalSource.practice("Probe"));
    }

    private static List<Kennzahlen.Row> rows(Sample sample) {
        List<Kennzahlen.Row> rows = new ArrayList<>();
        for (int kind = 0; kind < KINDS.size(); kind++) {
            rows.add(row(Kennzahl.GERAETE, KINDS.get(kind), Unit.COUNT, kind, sample.devices()));
        }
        rows.add(row(Kennzahl.ERLOESE, "eins", Unit.EUR, 0, sample.amounts()));
        rows.add(row(Kennzahl.ERLOESE, "zwei", Unit.EUR, 1, sample.amounts()));
        rows.add(row(Kennzahl.ABZUG, "drei", Unit.EUR, 2, sample.amounts()));
        return rows;
    }

    private static Kennzahlen.Row row(
            Kennzahl kennzahl, String merkmal, Unit unit, int position, List<List<Integer>> values) {
        Map<String, Kennzahlen.Entry> entries = new LinkedHashMap<>();
        for (int year = 0; year < YEARS.size(); year++) {
            entries.put(
                    "ist_" + YEARS.get(year),
                    new Kennzahlen.Entry(
                            Quantity.of(values.get(year).get(position), 0, unit), SourceRef.of("probe.csv")));
        }
        return new Kennzahlen.Row(kennzahl, merkmal, merkmal, unit, entries, SourceRef.of("probe.csv"));
    }

    private static KennzahlenRun run(Sample sample, List<Kennzahlen.Row> rows) {
        TableForm form = TableForm.of("probe", LocalDate.of(2023, 9, 28)).exactIn("ist_2020", "ist_2021", "ist_2022");
        List<YearColumn> columns = YEARS.stream()
                .map(year -> YearColumn.of("ist_" + year, form.stand()).orElseThrow())
                .toList();
        return KennzahlenRun.of(
                new Kennzahlen(form, columns, rows),
                Kpi.registry(List.of(
                        definition("alt", 2020, 2021, sample.quarters().get(0)),
                        definition("neu", 2022, 2022, sample.quarters().get(1)))),
                List.of(),
                Koblenz.PLACE);
    }

    private static KennzahlenRun run(Sample sample) {
        return run(sample, rows(sample));
    }

    private static Rational known(KennzahlenRun run, Kennzahl kennzahl, int year) {
        return run.value(kennzahl, year).ifKnown().orElseThrow();
    }

    @Property(tries = 40)
    void the_effects_add_up_to_the_change_exactly(
            @ForAll("samples") Sample sample, @ForAll @IntRange(min = 2021, max = 2022) int year) {
        KennzahlenRun run = run(sample);
        Decomposition parts = run.decomposition(year).orElseThrow();

        assertThat(parts.cost().plus(parts.volume()).plus(parts.definition()))
                .isEqualTo(parts.total())
                .isEqualTo(known(run, Kennzahl.ARBEITSPLATZKOSTEN, year)
                        .minus(known(run, Kennzahl.ARBEITSPLATZKOSTEN, year - 1)));
    }

    @Property(tries = 30)
    void without_a_new_rule_there_is_no_definition_effect(@ForAll("samples") Sample sample) {
        assertThat(run(sample).decomposition(2021).orElseThrow().definition()).isEqualTo(Rational.ZERO);
    }

    @Property(tries = 30)
    void with_the_same_cost_there_is_no_cost_effect_and_with_the_same_devices_no_volume_effect(
            @ForAll("samples") Sample sample) {
        Sample sameCost = new Sample(
                sample.devices(),
                List.of(
                        sample.amounts().get(0),
                        sample.amounts().get(0),
                        sample.amounts().get(0)),
                sample.quarters());
        Sample sameDevices = new Sample(
                List.of(
                        sample.devices().get(0),
                        sample.devices().get(0),
                        sample.devices().get(0)),
                sample.amounts(),
                sample.quarters());

        assertThat(run(sameCost).decomposition(2022).orElseThrow().cost()).isEqualTo(Rational.ZERO);
        assertThat(run(sameDevices).decomposition(2022).orElseThrow().volume()).isEqualTo(Rational.ZERO);
    }

    @Property(tries = 30)
    void values_do_not_depend_on_the_order_of_rows(@ForAll("samples") Sample sample, @ForAll long seed) {
        List<Kennzahlen.Row> shuffled = rows(sample);
        Collections.shuffle(shuffled, new Random(seed));

        KennzahlenRun one = run(sample);
        KennzahlenRun other = run(sample, shuffled);
        assertThat(other.evaluation().values()).isEqualTo(one.evaluation().values());
    }

    @Property(tries = 30)
    void what_is_computed_and_rounded_for_print_checks_without_contradiction(@ForAll("samples") Sample sample) {
        KennzahlenRun run = run(sample);
        List<Kennzahlen.Row> printed = rows(sample);
        for (Kennzahl kennzahl : List.of(
                Kennzahl.ARBEITSPLAETZE, Kennzahl.ZWISCHENSUMME, Kennzahl.KOSTEN, Kennzahl.ARBEITSPLATZKOSTEN)) {
            Map<String, Kennzahlen.Entry> entries = new LinkedHashMap<>();
            for (int year : YEARS) {
                entries.put(
                        "ist_" + year,
                        new Kennzahlen.Entry(
                                Quantity.round(known(run, kennzahl, year), 0, kennzahl.unit(), Rounding.HALF_UP),
                                SourceRef.of("probe.csv")));
            }
            printed.add(new Kennzahlen.Row(
                    kennzahl, "", kennzahl.label(), kennzahl.unit(), entries, SourceRef.of("probe.csv")));
        }

        KennzahlenRun again = run(sample, printed);
        assertThat(again.verdicts())
                .hasSize(12)
                .noneMatch(verdict ->
                        verdict.verdict() == Verdict.CONTRADICTION || verdict.verdict() == Verdict.NOT_CHECKABLE);
        assertThat(again.missingRows()).isEmpty();
    }

    @Property(tries = 30)
    void the_cost_times_itself_over_the_workplaces_is_the_cost(@ForAll("samples") Sample sample) {
        KennzahlenRun run = run(sample);
        for (int year : YEARS) {
            assertThat(known(run, Kennzahl.ARBEITSPLATZKOSTEN, year).times(known(run, Kennzahl.ARBEITSPLAETZE, year)))
                    .isEqualTo(known(run, Kennzahl.KOSTEN, year));
        }
    }

    @Property(tries = 30)
    void a_table_survives_csv_and_json(@ForAll("samples") Sample sample) {
        Kennzahlen table = run(sample).table();

        Kennzahlen read = Kennzahlen.read(
                        Koblenz.table(new String(table.toCsv(CsvFormat.RFC4180.unguarded()), StandardCharsets.UTF_8)),
                        table.form())
                .orThrow();
        Kennzahlen figures = Kennzahlen.of(
                FigureSetJson.read(
                                FigureSetJson.write(FigureSet.of(table.form().stand(), table.figures()))
                                        .getBytes(StandardCharsets.UTF_8),
                                "probe.json")
                        .orThrow()
                        .orElseThrow(),
                table.form());

        assertThat(numbers(read)).isEqualTo(numbers(table));
        assertThat(numbers(figures)).isEqualTo(numbers(table));
    }

    private static List<String> numbers(Kennzahlen table) {
        List<String> numbers = new ArrayList<>();
        table.rows()
                .forEach(row -> row.entries()
                        .forEach((column, entry) -> numbers.add(
                                row.kennzahl() + " " + row.merkmal() + " " + column + " " + entry.value())));
        return numbers;
    }
}
