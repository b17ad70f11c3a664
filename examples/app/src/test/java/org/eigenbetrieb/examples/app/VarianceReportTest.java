package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.eigenbetrieb.core.explain.Variance;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Cell;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.ReportRow;
import org.eigenbetrieb.core.report.ReportTable;
import org.junit.jupiter.api.Test;

/** The interim report says of every line how far it is from the plan, and what drives the result. */
class VarianceReportTest {

    private static final PackRun RUN = Koblenz.original().run();

    private static String cell(ReportTable table, String row, String column) {
        int index = table.columns().stream().map(each -> each.id()).toList().indexOf(column);
        Cell cell = table.rows().stream()
                .filter(each -> each.id().equals(row))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(index);
        return cell instanceof Cell.Number number
                ? number.quantity().toBigDecimal().toPlainString()
                : "";
    }

    @Test
    void lines_subtotals_accounts_and_the_result_have_their_variance_in_euros_and_percent() {
        ReportTable table = RUN.variances("zwischenbericht-guv", View.PRINTED).orElseThrow();

        // zwischenbericht-guv.csv: 383.748,78 − 414.840,00; 11.273.607 − 11.591.000; 77.646 − 110.000
        assertThat(cell(table, "jahresergebnis", "hochrechnung-abweichung")).isEqualTo("-31091.22");
        assertThat(cell(table, "jahresergebnis", "hochrechnung-abweichung-prozent"))
                .isEqualTo("-7.5");
        assertThat(cell(table, "summe-ertraege", "hochrechnung-abweichung")).isEqualTo("-317393");
        assertThat(cell(table, "summe-ertraege", "hochrechnung-abweichung-prozent"))
                .isEqualTo("-2.7");
        assertThat(cell(table, "konto-4411901000", "hochrechnung-abweichung")).isEqualTo("-32354");
        assertThat(cell(table, "konto-4411901000", "ist-abweichung")).isEqualTo("-71177");
    }

    @Test
    void posts_and_accounts_without_any_amount_are_counted_and_none_with_an_amount_is_left_out() {
        ReportTable form = RUN.table(Koblenz.ZWISCHENBERICHT_VERMOEGENSPLAN, View.PRINTED);
        ReportTable table = RUN.variances(Koblenz.ZWISCHENBERICHT_VERMOEGENSPLAN, View.PRINTED)
                .orElseThrow();

        // zwischenbericht-vermoegensplan.csv: the rows "position" with 0 in all of the three columns
        List<String> zero = Koblenz.original().table(Koblenz.ZWISCHENBERICHT_VERMOEGENSPLAN).rows().stream()
                .filter(row -> row.get("zeilentyp").equals("position")
                        && List.of("plan_2023", "ist_2023_06_30", "hochrechnung_2023_12_31").stream()
                                .allMatch(column -> new BigDecimal(row.get(column)).signum() == 0))
                .map(row -> row.get("posten"))
                .toList();
        assertThat(zero).hasSizeGreaterThan(10);
        assertThat(table.notes())
                .containsExactly(zero.size() + " Zeilen sind hier nicht aufgeführt: Plan und Vergleichswerte sind 0.");
        assertThat(form.rows())
                .filteredOn(row -> row.kind() != ReportRow.Kind.HEADING && !zero.contains(row.id()))
                .extracting(ReportRow::id)
                .containsExactlyElementsOf(
                        table.rows().stream().map(ReportRow::id).toList());
    }

    @Test
    void what_drives_the_result_adds_up_to_the_difference_exactly() {
        Variance variance = RUN.variance(
                FigureKey.parse("jahresergebnis|ANSATZ|2023"),
                FigureKey.parse("jahresergebnis|HOCHRECHNUNG.2023-06-30|2023"));

        Rational sum = variance.drivers().stream()
                .map(driver -> driver.contribution().orElseThrow())
                .reduce(Rational.ZERO, Rational::plus);

        assertThat(variance.difference()).contains(sum);
        assertThat(variance.drivers())
                .hasSizeGreaterThan(20)
                .anySatisfy(driver ->
                        assertThat(driver.after().dimensions().toString()).isEqualTo("konto=4411903000"));
    }

    @Test
    void the_drivers_that_are_listed_add_up_to_the_difference_that_the_line_shows() {
        ReportTable drivers = RUN.document(Koblenz.ZWISCHENBERICHT, View.PRINTED).sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(block -> block instanceof Block.Table)
                .map(block -> ((Block.Table) block).table())
                .filter(table -> table.id().equals("zwischenbericht-guv.treiber"))
                .findFirst()
                .orElseThrow();

        BigDecimal sum = drivers.rows().stream()
                .map(row -> row.id())
                .filter(row -> !row.equals("abweichung"))
                .map(row -> new BigDecimal(cell(drivers, row, "beitrag")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        // 383.748,78 − 414.840,00 as printed; the accounts are printed in whole euros and add up to 7 euros less
        assertThat(cell(drivers, "abweichung", "beitrag")).isEqualTo("-31091.22");
        assertThat(cell(drivers, "druck", "beitrag")).isEqualTo("6.78");
        assertThat(sum).isEqualByComparingTo("-31091.22");
    }

    @Test
    void every_export_of_the_report_has_variances_and_drivers() {
        ReportDocument document = RUN.document(Koblenz.ZWISCHENBERICHT, View.PRINTED);

        for (String text : List.of(
                Renderers.text(200).render(document),
                Renderers.markdown().render(document),
                Renderers.html().render(document),
                Renderers.csv().render(document))) {
            assertThat(text).contains("Abweichungen von Plan 2023", "Was die Abweichung von", "übrige ");
        }
        assertThat(Renderers.text(200).render(document)).contains("-31.091,22");
    }

    @Test
    void a_plan_without_actual_figures_beside_it_has_none() {
        assertThat(RUN.variances(Koblenz.GESAMT, View.PRINTED)).isEmpty();
    }
}
