package org.eigenbetrieb.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;

/** Customers are read strictly; missing amounts stay missing. */
class CustomerReadTest {

    private static Read<CustomerRevenue> read(String rows) {
        return CustomerRevenue.read(
                Koblenz.table("nr,kunde,art,gruppe,nachfolger,hinweis,2021,2022\n" + rows),
                TableForm.of("kunden", Koblenz.STAND));
    }

    @Test
    void everything_wrong_is_named_at_once() {
        Read<CustomerRevenue> read = read("""
                1,A,kunde,,,,1.00,2.00
                1,B,kunde,,,,1.00,2.00
                2,C,kunden,,,,1.00,2.00
                3,,kunde,,,,1.00,2.00
                4,D,kunde,,9,,1.00,2.00
                5,E,kunde,,,siehe oben,1.00,2.00
                6,F,kunde,,,,"1,00",2.00
                ,Summe,summe,,,,9.00,9.00
                ,Summe,summe,,,,8.00,8.00
                """);

        assertThat(read.problems())
                .extracting(Problem::code, problem -> problem.place().toString())
                .containsExactly(
                        tuple("EB-KPI-002", "probe.csv:3"),
                        tuple("EB-KPI-004", "probe.csv:4:3"),
                        tuple("EB-KPI-004", "probe.csv:5"),
                        tuple("EB-KPI-004", "probe.csv:6"),
                        tuple("EB-KPI-004", "probe.csv:7:6"),
                        tuple("EB-CSV-004", "probe.csv:8:7"),
                        tuple("EB-KPI-002", "probe.csv:10"));
        assertThat(read.value().customers())
                .extracting(CustomerRevenue.Customer::name)
                .containsExactly("A", "D", "E", "F");
    }

    @Test
    void a_missing_amount_makes_the_total_missing_and_not_smaller() {
        CustomerRun run = CustomerRun.of(
                read("1,A,kunde,,,,1.00,\n2,B,kunde,,,,2.00,3.00\n").orThrow());

        assertThat(run.total(2021).ifKnown()).isPresent();
        assertThat(run.total(2022).ifFailed()).hasValueSatisfying(failure -> {
            assertThat(failure.reason()).isEqualTo(Failure.Reason.MISSING_INPUT);
            assertThat(failure.message()).contains("umsatz-externe-kunden|ERGEBNIS|2022|kunde=1");
        });
        assertThat(run.shares(2022, 1)).isEmpty();
    }

    @Test
    void a_credit_has_a_share_but_no_printed_shares() {
        CustomerRun run = CustomerRun.of(
                read("1,A,kunde,,,,-1.00,0\n2,B,kunde,,,,5.00,0\n").orThrow());

        assertThat(run.share("1", 2021).ifKnown())
                .hasValueSatisfying(share -> assertThat(share).hasToString("-25"));
        assertThat(run.shares(2021, 1)).isEmpty();
    }

    @Test
    void where_nobody_pays_there_are_no_shares() {
        CustomerRun run = CustomerRun.of(read("1,A,kunde,,,,0,0\n").orThrow());

        assertThat(run.share("1", 2021).ifFailed())
                .hasValueSatisfying(failure -> assertThat(failure.reason()).isEqualTo(Failure.Reason.NOT_APPLICABLE));
        assertThat(run.herfindahl(2021).ifKnown()).isEmpty();
    }

    @Test
    void successors_that_go_round_in_circles_end() {
        CustomerRevenue table = read("1,A,kunde,,2,,1,1\n2,B,kunde,,1,,2,2\n").orThrow();

        assertThat(table.byGroup().customers()).hasSizeBetween(1, 2);
        assertThat(CustomerRun.of(table.byGroup()).total(2021))
                .isEqualTo(CustomerRun.of(table).total(2021));
    }

    @Test
    void a_table_without_its_columns_is_named() {
        Read<CustomerRevenue> read =
                CustomerRevenue.read(Koblenz.table("nr,name,2021\n1,A,1\n"), TableForm.of("kunden", Koblenz.STAND));

        assertThat(read.problems()).extracting(Problem::code).containsExactly("EB-KPI-003", "EB-CSV-019", "EB-CSV-019");
        assertThat(read.value().customers()).isEmpty();
    }
}
