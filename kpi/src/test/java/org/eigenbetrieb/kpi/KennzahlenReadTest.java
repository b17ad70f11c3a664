package org.eigenbetrieb.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.time.Phase;
import org.junit.jupiter.api.Test;

/** What is wrong with a table is named, all at once, and good rows are kept. */
class KennzahlenReadTest {

    private static Read<Kennzahlen> read(String text) {
        return Kennzahlen.read(Koblenz.table(text), TableForm.of("probe", Koblenz.STAND));
    }

    private static List<String> messages(Read<?> read) {
        return read.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void an_unknown_key_figure_is_named_and_its_row_left_out() {
        Read<Kennzahlen> read = read("kennzahl,ist_2022\nit-kostn,7\nit-kosten,8\n");

        assertThat(read.value().rows()).extracting(Kennzahlen.Row::kennzahl).containsExactly(Kennzahl.KOSTEN);
        assertThat(messages(read))
                .singleElement()
                .asString()
                .startsWith("EB-KPI-001  probe.csv:2:1  \"it-kostn\" is not a key figure; the row was left out")
                .contains("it-kosten-je-arbeitsplatz");
    }

    @Test
    void the_same_row_twice_is_named() {
        assertThat(messages(read("kennzahl,ist_2022\nit-kosten,7\nit-kosten,8\n")))
                .singleElement()
                .asString()
                .startsWith("EB-KPI-002  probe.csv:3  \"it-kosten\" stands in the table twice");
    }

    @Test
    void a_table_without_years_is_named() {
        assertThat(messages(read("kennzahl,jahr\nit-kosten,7\n")))
                .hasSize(2)
                .anySatisfy(message -> assertThat(message).startsWith("EB-KPI-003  probe.csv  no column is a year"))
                .anySatisfy(message -> assertThat(message).contains("column \"jahr\" was not read"));
    }

    @Test
    void a_feature_is_needed_where_there_are_several_rows_and_only_there() {
        Read<Kennzahlen> read = read("kennzahl,merkmal,ist_2022\nit-geraete,,7\nit-kosten,alle,8\nit-geraete,a=b,9\n");

        assertThat(read.value().rows()).isEmpty();
        assertThat(read.problems())
                .hasSize(3)
                .allMatch(problem -> problem.code().equals("EB-KPI-004"));
        assertThat(messages(read).get(0)).contains("probe.csv:2:2", "it-geraete needs a merkmal");
    }

    @Test
    void a_unit_that_does_not_convert_is_named() {
        assertThat(messages(read("kennzahl,einheit,ist_2022\nit-kosten,TB,7\n")))
                .singleElement()
                .asString()
                .startsWith("EB-KPI-004  probe.csv:2:2  \"TB\" is not a unit of it-kosten");
    }

    @Test
    void thousands_of_euros_and_gigabytes_are_converted() {
        Kennzahlen table = read("kennzahl,einheit,ist_2022\nit-kosten,T€,7\nproduktivspeicher,GB,2000\n")
                .orThrow();
        KennzahlenRun run = KennzahlenRun.of(table, Kpi.registry(List.of()), List.of(), Koblenz.PLACE);

        assertThat(run.value(Kennzahl.KOSTEN, 2022)).isEqualTo(new Value.Known(Rational.of(7000)));
        assertThat(run.value(Kennzahl.SPEICHER, 2022)).isEqualTo(new Value.Known(Rational.of(2000)));
    }

    @Test
    void a_letter_in_an_amount_is_named_with_its_place() {
        assertThat(messages(read("kennzahl,ist_2021,ist_2022\nit-kosten,7,1O\n")))
                .singleElement()
                .asString()
                .startsWith("EB-CSV-004  probe.csv:2:3");
    }

    @Test
    void a_missing_number_is_missing_and_not_0() {
        Kennzahlen table = read("kennzahl,merkmal,ist_2022\nit-erloese,eins,\nit-erloese,zwei,5\n")
                .orThrow();
        KennzahlenRun run = KennzahlenRun.of(table, Kpi.registry(List.of()), List.of(), Koblenz.PLACE);

        assertThat(run.value(Kennzahl.KOSTEN, 2022)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.reason()).isEqualTo(Failure.Reason.MISSING_INPUT);
            assertThat(failure.causes()).containsExactly(Keys.of(Kennzahl.ERLOESE, table.column(2022), "eins"));
        });
    }

    @Test
    void no_workplaces_make_no_cost_per_workplace() {
        Kennzahlen table =
                read("kennzahl,ist_2022\nit-kosten,5\nit-arbeitsplaetze,0\n").orThrow();
        KennzahlenRun run = KennzahlenRun.of(table, Kpi.registry(List.of()), List.of(), Koblenz.PLACE);

        assertThat(run.value(Kennzahl.ARBEITSPLATZKOSTEN, 2022))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Failure.Reason.NOT_APPLICABLE));
    }

    @Test
    void a_year_without_a_rule_is_named() {
        Kennzahlen table = read("kennzahl,merkmal,ist_2017\nit-geraete,pc,5\nit-kosten,,10\n")
                .orThrow();
        KennzahlenRun run = KennzahlenRun.of(table, Kpi.registry(Koblenz.definitions()), List.of(), Koblenz.PLACE);

        assertThat(run.problems()).extracting(Problem::code).containsExactly("EB-CAL-002");
        assertThat(run.value(Kennzahl.ARBEITSPLATZKOSTEN, 2017).ifKnown()).isEmpty();
    }

    @Test
    void a_rule_that_does_not_exist_is_named() {
        KennzahlenRun run = KennzahlenRun.of(
                Koblenz.kennzahlen(),
                Kpi.registry(Koblenz.definitions()),
                RuleOfYear.read(Koblenz.table("jahr,definition,grund\n2021,heimarbeitt,vertippt\n"))
                        .orThrow(),
                Koblenz.PLACE);

        assertThat(run.problems())
                .singleElement()
                .asString()
                .startsWith("EB-CAL-001  probe.csv:2  there is no calculator \"it-arbeitsplaetze.heimarbeitt\"");
    }

    @Test
    void choices_are_read_strictly() {
        assertThat(messages(RuleOfYear.read(
                        Koblenz.table("jahr,definition,grund\n2021,a,b\n2021,c,d\n21,a,b\n2022,,b\n2023,a,\n"))))
                .extracting(message -> message.substring(0, 25))
                .containsExactly(
                        "EB-KPI-002  probe.csv:3  ",
                        "EB-KPI-006  probe.csv:4:1",
                        "EB-KPI-004  probe.csv:5  ",
                        "EB-KPI-004  probe.csv:6  ");
    }

    @Test
    void headers_are_years() {
        assertThat(YearColumn.of("ist_2022", Koblenz.STAND).orElseThrow().phase())
                .hasToString("IST.2022-12-31");
        assertThat(YearColumn.of("ist_2023", Koblenz.STAND).orElseThrow())
                .satisfies(column -> assertThat(column.premature()).isTrue())
                .satisfies(column -> assertThat(column.phase()).hasToString("HOCHRECHNUNG.2023-09-18"));
        assertThat(YearColumn.of("plan_2024", Koblenz.STAND).orElseThrow().phase())
                .isEqualTo(Phase.ANSATZ);
        assertThat(YearColumn.of("ergebnis_2016", Koblenz.STAND).orElseThrow().phase())
                .isEqualTo(Phase.ERGEBNIS);
        assertThat(YearColumn.of("2015", Koblenz.STAND).orElseThrow().title()).isEqualTo("2015");
        assertThat(YearColumn.of("ist_22", Koblenz.STAND)).isEmpty();
        assertThat(YearColumn.of("soll_2022", Koblenz.STAND)).isEmpty();
    }

    @Test
    void a_year_that_is_not_there_is_misuse() {
        assertThatThrownBy(() -> Koblenz.kennzahlen().column(1999))
                .hasMessage("The table has no year 1999; it has [2018, 2019, 2020, 2021, 2022, 2023, 2024]");
        assertThatThrownBy(() -> Koblenz.run().restated(Kennzahl.KOSTEN, "heimarbeit"))
                .hasMessageContaining("rules are [it-arbeitsplaetze.betriebssystem, it-arbeitsplaetze.heimarbeit]");
    }
}
