package org.eigenbetrieb.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.report.ChartData;
import org.eigenbetrieb.core.source.Problem;
import org.junit.jupiter.api.Test;

/** The comparison of years of Koblenz; the table is jahresvergleich-2016-2024.csv, all rows. */
class YearComparisonTest {

    private static final String HEADER = "posten,zeilentyp,bezeichnung,ergebnis_2016,ergebnis_2017,ergebnis_2018,"
            + "ergebnis_2019,ergebnis_2020,ergebnis_2021,ergebnis_2022,plan_2023,plan_2024\n";
    private static final String ROWS = """
            summe-erloese,ertrag,Summe Erlöse,5600279,6264617,7229075,7799569,8382522,9508525,10578686,11591000,12725500
            materialaufwand,aufwand,Materialaufwand,1946451,2100632,2852429,3060695,3097941,3693105,4001239,4188690,4874000
            personalaufwand,aufwand,Personalaufwand,2389858,2730584,2880206,2995236,3298904,3721112,4229665,5155280,5242450
            abschreibungen,aufwand,Abschreibungen,687311,783671,820933,987489,1242348,1316762,1425093,1410000,1480000
            sonstige,aufwand,Sonstige betriebliche Aufwendungen,348323,370075,352615,424563,379330,376274,601684,417160,575630
            """;
    private static final String RESULT =
            "jahresergebnis,ergebnis,Jahresgewinn,227293,277535,319611,327800,359083,397622,316426,414840,548230\n";

    private static YearComparison read(String text) {
        return YearComparison.read(Koblenz.table(text), TableForm.of("jahresvergleich", Koblenz.STAND))
                .orThrow();
    }

    private final YearComparison table = read(HEADER + ROWS + RESULT);

    @Test
    void the_taxes_are_missing_from_the_printed_table() {
        // 5600279 - 1946451 - 2389858 - 687311 - 348323 - 227293 = 1043, and so on; 2023 and 2024 are the taxes of the
        // Erfolgsplan (erfolgsplan-2024-gesamt.csv, row 17: 5030 and 5190), 2022 taxes and interest 4219.40 + 359.48
        assertThat(table.missingRows()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(MissingRow.Kind.NOT_PRINTED);
            assertThat(row.gaps())
                    .extracting(gap -> gap.amount().toString())
                    .containsExactly("-1043", "-2120", "-3281", "-3786", "-4916", "-3650", "-4579", "-5030", "-5190");
        });
        assertThat(table.findings()).extracting(Finding::code).containsExactly("EB-KPI-104");
    }

    @Test
    void with_the_missing_row_everything_agrees() {
        String taxes = "steuern,aufwand,Steuern und Zinsen,1043,2120,3281,3786,4916,3650,4579,5030,5190\n";

        assertThat(read(HEADER + ROWS + taxes + RESULT).findings()).isEmpty();
    }

    @Test
    void a_row_that_is_not_counted_is_named() {
        YearComparison two = read("posten,zeilentyp,bezeichnung,2016,2017\n"
                + "e,ertrag,Erlöse,5600279,6264617\nm,aufwand,Material,4685675,5203411\n"
                + "a,aufwand,Abschreibungen,687311,783671\nj,ergebnis,Ergebnis,914604,1061206\n");

        assertThat(two.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.meldung())
                        .isEqualTo(
                                "„Ergebnis“ zählt die Zeile „Abschreibungen“ nicht mit: In 2 Spalten fehlt ihr Betrag,"
                                        + " 2016 687.311 €; 2017 783.671 €"));
    }

    @Test
    void a_single_wrong_year_is_no_missing_row() {
        YearComparison two =
                read("posten,zeilentyp,2016,2017\ne,ertrag,10,20\nm,aufwand,1,2\na,aufwand,1,2\nj,ergebnis,8,26\n");

        assertThat(two.missingRows()).isEmpty();
        assertThat(two.findings()).extracting(Finding::code).containsExactly("EB-CHK-002");
    }

    @Test
    void growth_is_exact() {
        // 12725500 / 11591000 - 1 = 9,7878… %
        assertThat(table.growth()
                        .value(table.growthKey("summe-erloese", table.columns().get(8)))
                        .ifKnown()
                        .orElseThrow()
                        .round(4, Rounding.HALF_UP))
                .hasToString("9.7878");
    }

    @Test
    void chart_data_have_gaps_where_nothing_is_printed() {
        YearComparison gap = read("posten,zeilentyp,2016,2017\ne,ertrag,10,\nj,nachrichtlich,,5\n");
        ChartData chart = gap.chart();

        assertThat(chart.categories()).containsExactly("2016", "2017");
        assertThat(chart.series().get(0).points())
                .extracting(point -> point.ifKnown().isPresent())
                .containsExactly(true, false);
        assertThat(table.chart().series()).hasSize(6);
        assertThat(table.sections()).hasSize(1);
    }

    @Test
    void rows_are_read_strictly() {
        List<Problem> problems = YearComparison.read(
                        Koblenz.table("posten,zeilentyp,2016\na,ertrag,1\na,ertrag,2\nb,einnahme,3\nC,ertrag,4\n"),
                        TableForm.of("probe", Koblenz.STAND))
                .problems();

        assertThat(problems).extracting(Problem::code).containsExactly("EB-KPI-002", "EB-KPI-004", "EB-KPI-004");
    }
}
