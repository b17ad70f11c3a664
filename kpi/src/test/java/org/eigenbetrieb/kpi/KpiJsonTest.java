package org.eigenbetrieb.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.time.Period;
import org.junit.jupiter.api.Test;

/** The tables of key figures as JSON: nothing is lost on the way, and nothing unknown slips in. */
class KpiJsonTest {

    private static final String CUSTOMERS = """
            {"format": "eigenbetrieb-externe-kunden/1",
             "form": {"paper": "externe-kunden", "stand": "2023-09-28"},
             "columns": ["2021", "2022"],
             "customers": [
              {"number": "1", "name": "Stadtwerke", "revenue": {"2021": "1200.00", "2022": "1350.50"}},
              {"number": "2", "name": "Zweckverband", "successor": "1", "revenue": {"2021": "10.00"}}],
             "totals": {"2021": "1210.00", "2022": "1350.50"}}
            """;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Read<Optional<CustomerRevenue>> customers(String text) {
        return CustomerRevenue.readJson(bytes(text), "kunden.json");
    }

    @Test
    void the_tables_of_Koblenz_read_back_equal() {
        Kennzahlen figures = Koblenz.kennzahlen();
        CustomerRevenue customers = Koblenz.customers();
        List<Benchmark> benchmarks = Benchmark.read(Koblenz.file("kgst-richtwerte.csv"), Notation.PLAIN)
                .orThrow();

        assertThat(Kennzahlen.readJson(bytes(figures.toJson()), "k.json").orThrow())
                .contains(figures);
        assertThat(customers(customers.toJson()).orThrow()).contains(customers);
        assertThat(Benchmark.readJson(bytes(Benchmark.toJson(benchmarks)), "r.json")
                        .orThrow())
                .isEqualTo(benchmarks);
        assertThat(WorkplaceDefinition.readJson(bytes(WorkplaceDefinition.toJson(Koblenz.definitions())), "d.json")
                        .orThrow())
                .isEqualTo(Koblenz.definitions());
    }

    @Test
    void series_read_back_equal_with_their_marks() {
        TreeMap<Period, Quantity> months = new TreeMap<>();
        for (int month = 1; month <= 12; month++) {
            LocalDate first = LocalDate.of(2022, month, 1);
            months.put(Period.span(first, first.plusMonths(1).minusDays(1)), Quantity.of(1000 + month, 1, Unit.NUMBER));
        }
        IndexSeries monthly = new IndexSeries(
                "preise",
                "2020=100",
                "Amt, Tabelle 1",
                LocalDate.of(2023, 3, 1),
                IndexSeries.Frequency.MONTHLY,
                months,
                Set.of(months.lastKey()));
        IndexSeries annual = new IndexSeries(
                "preise",
                "2015=100",
                "Amt, Tabelle 2",
                LocalDate.of(2023, 3, 1),
                IndexSeries.Frequency.ANNUAL,
                new TreeMap<>(Map.of(Period.year(2022), Quantity.of(1234, 1, Unit.NUMBER))),
                Set.of());

        String text = IndexSeries.toJson(List.of(monthly, annual));

        assertThat(text).contains("\"2022-12\": \"101.2\"", "\"2022\": \"123.4\"");
        assertThat(IndexSeries.readJson(bytes(text), "i.json").orThrow()).containsExactly(monthly, annual);
    }

    @Test
    void what_is_written_by_hand_is_computed_with_places_in_the_document() {
        CustomerRevenue table = customers(CUSTOMERS).orThrow().orElseThrow();

        assertThat(CustomerRun.of(table).total(2021).ifKnown().orElseThrow()).hasToString("1210");
        assertThat(table.customers().get(0).entries())
                .hasEntrySatisfying("2022", entry -> assertThat(entry.place()).hasToString("kunden.json:5:80"));
        assertThat(table.customers().get(1).entries()).containsOnlyKeys("2021");
    }

    @Test
    void a_field_for_persons_is_refused_and_the_others_are_read() {
        Read<Optional<CustomerRevenue>> read =
                customers(CUSTOMERS.replace("\"successor\": \"1\",", "\"geburtsdatum\": \"1970-01-01\","));

        assertThat(read.problems()).singleElement().asString().contains("EB-JSN-003", "field \"geburtsdatum\"");
        assertThat(read.value().orElseThrow().customers())
                .extracting(CustomerRevenue.Customer::id)
                .containsExactly("1");
    }

    @Test
    void wrong_values_are_all_named_and_left_out() {
        String figures = """
                {"format": "eigenbetrieb-kennzahlen/1",
                 "form": {"paper": "k", "stand": "2023-09-28"},
                 "columns": ["ist_2022", "jahr"],
                 "rows": [
                  {"kennzahl": "software-anzahl", "values": {"ist_2022": "29x"}},
                  {"kennzahl": "software", "values": {"ist_2022": "294"}},
                  {"kennzahl": "it-geraete", "values": {"ist_2022": "5"}},
                  {"kennzahl": "produktivspeicher", "values": {"ist_2022": "240", "ist_2021": "240"}},
                  {"kennzahl": "it-geraete", "merkmal": "pc", "values": {"ist_2022": "1693"}},
                  {"kennzahl": "it-geraete", "merkmal": "pc", "values": {"ist_2022": "1694"}}]}
                """;
        Read<Optional<Kennzahlen>> read = Kennzahlen.readJson(bytes(figures), "k.json");

        assertThat(read.problems())
                .extracting(Problem::toString)
                .anySatisfy(text -> assertThat(text).contains("k.json:3:", "\"jahr\" is not a year"))
                .anySatisfy(text -> assertThat(text).contains("k.json:5:", "29x"))
                .anySatisfy(text -> assertThat(text).contains("k.json:6:", "\"software\" is not known here"))
                .anySatisfy(text -> assertThat(text).contains("k.json:7:", "needs a merkmal"))
                .anySatisfy(text -> assertThat(text).contains("k.json:8:", "field \"ist_2021\""))
                .anySatisfy(text -> assertThat(text).contains("EB-KPI-002  k.json:10:", "\"it-geraete.pc\""))
                .hasSize(6);
        assertThat(read.value().orElseThrow().rows()).hasSize(1);
    }

    @Test
    void a_successor_that_is_not_there_is_named() {
        assertThat(customers(CUSTOMERS.replace("\"successor\": \"1\"", "\"successor\": \"9\""))
                        .problems())
                .singleElement()
                .asString()
                .contains("EB-KPI-004  kunden.json:6", "successor \"9\"");
    }

    @Test
    void another_document_is_no_table() {
        for (String text : List.of("", "{}", "[]", "{\"format\": \"eigenbetrieb-stellenuebersicht/1\"}")) {
            assertThat(customers(text).value()).isEmpty();
            assertThat(customers(text).problems()).isNotEmpty();
            assertThat(Benchmark.readJson(bytes(text), "r.json").value()).isEmpty();
            assertThat(IndexSeries.readJson(bytes(text), "i.json").problems()).isNotEmpty();
        }
    }

    @Property(tries = 300)
    void damage_is_reported_and_never_thrown(@ForAll @IntRange(min = 0) int where, @ForAll char damage) {
        int at = where % CUSTOMERS.length();
        Read<Optional<CustomerRevenue>> read =
                customers(CUSTOMERS.substring(0, at) + damage + CUSTOMERS.substring(at + 1));

        assertThat(read.isClean()).isEqualTo(read.problems().isEmpty());
        assertThat(read.value().isPresent() || !read.isClean()).isTrue();
    }
}
