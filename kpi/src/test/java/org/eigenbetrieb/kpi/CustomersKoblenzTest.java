package org.eigenbetrieb.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.json.FigureSetJson;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The external customers of Koblenz. Expected numbers are those of externe-kunden-2015-2022.csv, or counted there. */
class CustomersKoblenzTest {

    private static final CustomerRun RUN = CustomerRun.of(Koblenz.customers());
    private final CustomerRun run = RUN;
    private final CustomerRevenue table = run.table();

    // Row "Umsatzerlöse gesamt".
    @ParameterizedTest
    @CsvSource({
        "2015, 763816.25", "2016, 831017.37", "2017, 982532.26", "2018, 1062098.41",
        "2019, 1070396.22", "2020, 1488825.34", "2021, 1721597.37", "2022, 1834191.85"
    })
    void every_column_adds_up_to_the_cent(int year, String total) {
        assertThat(run.total(year).ifKnown()).contains(Rational.parse(total));
    }

    @Test
    void every_printed_total_is_exact_and_no_row_is_missing() {
        assertThat(run.verdicts())
                .hasSize(8)
                .extracting(RelationVerdict::verdict)
                .containsOnly(Verdict.EXACT);
        assertThat(run.missingRows()).isEmpty();
    }

    @Test
    void all_rows_are_carried() {
        assertThat(table.customers()).hasSize(104);
        assertThat(table.figures()).hasSize(104 * 8 + 8);
    }

    @Test
    void a_row_left_out_is_found_as_missing() {
        List<CustomerRevenue.Customer> without = table.customers().stream()
                .filter(customer -> !customer.id().equals("3"))
                .toList();
        CustomerRun incomplete =
                CustomerRun.of(new CustomerRevenue(table.form(), table.columns(), without, table.totals()));

        assertThat(incomplete.missingRows()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(MissingRow.Kind.NOT_PRINTED);
            // row 3, Stadtverwaltung Lahnstein
            assertThat(row.gaps())
                    .extracting(gap -> gap.amount().round(2, Rounding.HALF_UP).toPlainString())
                    .containsExactly(
                            "69654.47",
                            "68966.37",
                            "79096.91",
                            "78606.47",
                            "80392.72",
                            "79407.67",
                            "104108.99",
                            "117123.41");
        });
    }

    @Test
    void shares_add_up_to_exactly_100() {
        Map<String, Quantity> shares = run.shares(2022, 2);

        assertThat(shares.values().stream().mapToLong(Quantity::unscaled).sum()).isEqualTo(10_000);
        // 660201.71 / 1834191.85 = 35,994 %
        assertThat(shares.get("1")).hasToString("35.99 PERCENT");
        assertThat(run.share("1", 2022).ifKnown())
                .contains(Rational.parse("66020171/183419185").times(Rational.HUNDRED));
    }

    @Test
    void the_largest_customers() {
        assertThat(run.top(2022, 3)).extracting(CustomerRevenue.Customer::id).containsExactly("1", "2", "3");
        assertThat(run.top(2015, 3)).extracting(CustomerRevenue.Customer::id).containsExactly("15", "3", "5");
        // (660201.71 + 220631.70 + 117123.41) / 1834191.85
        assertThat(run.topShare(2022, 3).ifKnown())
                .contains(Rational.parse("99795682/183419185").times(Rational.HUNDRED));
    }

    @Test
    void the_concentration_index_is_the_sum_of_squared_shares() {
        Rational sum = Rational.ZERO;
        for (CustomerRevenue.Customer customer : table.customers()) {
            Rational share = customer.amount(table.column(2020)).orElseThrow().dividedBy(Rational.parse("1488825.34"));
            sum = sum.plus(share.times(share));
        }
        assertThat(run.herfindahl(2020).ifKnown()).contains(sum);
    }

    @Test
    void new_and_lost_customers() {
        // row 102 begins in 2022; rows 40, 99 and 103 have their only revenue in 2021
        assertThat(run.gained(2022)).extracting(CustomerRevenue.Customer::id).containsExactly("102");
        assertThat(run.lost(2022)).extracting(CustomerRevenue.Customer::id).containsExactly("40", "99", "103");
        assertThat(run.gained(2015)).isEmpty();
    }

    @Test
    void a_customer_who_moves_within_its_group_is_neither_new_nor_lost() {
        CustomerRun groups = CustomerRun.of(table.byGroup());

        // rows 15, 21, 25 and 39 end in 2018 and go on in row 2; row 48 ends in 2019 and goes on in row 13
        assertThat(run.lost(2019))
                .extracting(CustomerRevenue.Customer::id)
                .containsExactly("15", "21", "25", "32", "39");
        assertThat(groups.lost(2019)).extracting(CustomerRevenue.Customer::id).containsExactly("32");
        assertThat(run.lost(2020)).extracting(CustomerRevenue.Customer::id).contains("47", "48");
        assertThat(groups.lost(2020)).extracting(CustomerRevenue.Customer::id).containsExactly("42", "46");
        assertThat(groups.verdicts()).extracting(RelationVerdict::verdict).containsOnly(Verdict.EXACT);
        // 82641.07 + 33213.83 + 5578.22
        assertThat(groups.top(2015, 1).get(0).amount(table.column(2015))).contains(Rational.parse("121433.12"));
    }

    @Test
    void the_flat_fee_is_found() {
        FlatFee fee = run.flatFees(10).get(0);

        // 169.08 stands in 284 cells
        assertThat(fee.amount()).hasToString("169.08 EUR");
        assertThat(fee.count()).isEqualTo(284);
        assertThat(fee.customers().get(2022)).hasSize(49);
        // rows 94 to 97, 2020: ten, nine, four and three months
        assertThat(fee.months(Quantity.euros("140.90"))).contains(10);
        assertThat(fee.months(Quantity.euros("126.81"))).contains(9);
        assertThat(fee.months(Quantity.euros("56.36"))).contains(4);
        assertThat(fee.months(Quantity.euros("42.27"))).contains(3);
        assertThat(fee.months(Quantity.euros("188.52"))).isEmpty();
        assertThat(fee.months(Quantity.euros("169.08"))).isEmpty();
    }

    @Test
    void misspelt_names_are_named() {
        assertThat(run.findings())
                .filteredOn(finding -> finding.code().equals("EB-KPI-109"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.cells()).hasSize(6);
                    assertThat(finding.meldung())
                            .startsWith("Zur Erfassung: 6 Namen")
                            .contains("„Verbandsgemeinde Brohlthal“", "„Verbandsgemeinde Altkirchen“");
                });
    }

    @Test
    void the_figures_survive_json() {
        String json = FigureSetJson.write(FigureSet.of(Koblenz.STAND, table.figures()));
        CustomerRevenue read = CustomerRevenue.of(
                FigureSetJson.read(json.getBytes(StandardCharsets.UTF_8), "kunden.json")
                        .orThrow()
                        .orElseThrow(),
                table.form());

        assertThat(read.totals()).isEqualTo(table.totals());
        assertThat(read.customers())
                .extracting(CustomerRevenue.Customer::entries)
                .isEqualTo(table.customers().stream()
                        .map(CustomerRevenue.Customer::entries)
                        .toList());
    }
}
