package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is the matter with whole rows and columns of tables: exchanged, missing, not filled. Planted by hand. */
class TableCausesTest {

    private static final String MISSING = "EB-CHK-008";
    private static final String SAME_SLIP = "EB-CHK-010";
    private static final String EXCHANGED = "EB-CHK-011";

    private static List<Finding> findings(Sheet sheet) {
        CheckNet net = sheet.net();
        List<RelationVerdict> verdicts = Checker.check(net);
        return Findings.of(net, verdicts, Repairs.of(net, verdicts));
    }

    private static Sheet row(Sheet sheet, String row, List<String> columns, String... values) {
        for (int i = 0; i < values.length; i++) {
            sheet.in(row, columns.get(i), values[i], "TEUR");
        }
        return sheet;
    }

    @Test
    void numbers_with_different_decimals_in_each_others_place_are_exchanged() {
        // Posts by grade; the sums are 111,45 and 124,17, printed with two decimals and with one, in each other's
        // place.
        Sheet sheet = new Sheet();
        String[] before = {"11.25", "20.10", "30.60", "49.50", "124.20", "60.00", "184.20"};
        before[6] = "171.45";
        String[] now = {"14.02", "22.15", "33.00", "55.00", "111.5", "60.25", "184.42"};
        String[] rows = {"a1", "a2", "a3", "a4", "bea", "tvl", "ges"};
        for (int r = 0; r < rows.length; r++) {
            sheet.in(rows[r], "vorjahr", before[r], "VZAE").in(rows[r], "besetzt", now[r], "VZAE");
        }
        for (String column : List.of("vorjahr", "besetzt")) {
            sheet.sum("bea." + column, "a1." + column, "a2." + column, "a3." + column, "a4." + column);
            sheet.sum("ges." + column, "bea." + column, "tvl." + column);
        }

        assertThat(findings(sheet)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(EXCHANGED);
            assertThat(finding.cells()).extracting(CheckCell::id).containsExactly("bea.vorjahr", "bea.besetzt");
        });
    }

    @Test
    void two_years_of_a_row_in_each_others_place_are_no_missing_row_even_when_they_are_close() {
        // What is paid back was 38,6 and 41,9; the closing balance and the total of all loans know it otherwise.
        List<String> years = List.of("2024", "2025", "2026");
        Sheet sheet = new Sheet();
        row(sheet, "anfang", years, "40060", "40524", "41656");
        row(sheet, "zugang", years, "506", "1170", "1000");
        row(sheet, "tilgung", years, "38.6", "38.0", "41.9");
        row(sheet, "ende", years, "40524", "41656", "42617");
        row(sheet, "uebrige", years, "452.0", "500.0", "515.0");
        row(sheet, "gesamt", years, "493.9", "538.0", "553.6");
        for (String year : years) {
            sheet.sum("ende." + year, "anfang." + year, "zugang." + year, "-1 tilgung." + year);
            sheet.sum("gesamt." + year, "tilgung." + year, "uebrige." + year);
        }

        assertThat(findings(sheet)).isNotEmpty().extracting(Finding::code).doesNotContain(MISSING);
    }

    @Test
    void where_another_sign_explains_one_of_two_columns_no_row_is_missing() {
        List<String> years = List.of("2024", "2025");
        Sheet sheet = new Sheet();
        row(sheet, "personal", years, "19171.0", "41517.9");
        row(sheet, "sach", years, "27083.2", "-27083.2");
        row(sheet, "zins", years, "13016.5", "62740.5");
        row(sheet, "transfer", years, "18670.7", "55941.9");
        // 19.171,0 + 13.110,9 + 13.016,5 + 18.670,7 and 41.517,9 + 27.083,2 + 62.740,5 + 55.941,9
        row(sheet, "aus", years, "63969.1", "187283.5");
        for (String year : years) {
            sheet.sum("aus." + year, "personal." + year, "sach." + year, "zins." + year, "transfer." + year);
        }

        assertThat(findings(sheet)).hasSize(2).extracting(Finding::code).doesNotContain(MISSING);
    }

    @Test
    void zeros_that_their_own_total_confirms_do_not_hide_a_missing_row() {
        // A project with 66, 39.504, 0, 0 is not printed; the other one prints 0 in its first years, and its total says
        // so.
        List<String> years = List.of("2025", "2026", "2027", "2028");
        Sheet sheet = new Sheet();
        row(sheet, "p0", years, "2527", "56443", "88130", "26569").in("p0", "summe", "173669", "TEUR");
        row(sheet, "p1", years, "0", "0", "47911", "88719").in("p1", "summe", "136630", "TEUR");
        row(sheet, "gruppe", years, "2593", "95947", "136041", "115288").in("gruppe", "summe", "349869", "TEUR");
        for (String year : years) {
            sheet.sum("gruppe." + year, "p0." + year, "p1." + year);
        }
        for (String row : List.of("p0", "p1", "gruppe")) {
            sheet.sum(row + ".summe", row + ".2025", row + ".2026", row + ".2027", row + ".2028");
        }

        assertThat(findings(sheet)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(MISSING);
            assertThat(finding.meldung()).contains("2025: 66 T€, 2026: 39.504 T€");
        });
    }

    @Test
    void a_missing_row_with_the_same_amount_every_year_is_not_made_up_of_other_rows_that_stay_the_same() {
        // 90 every year is not printed; 3/4 of 102 and 1/5 of 69 make 90, too.
        List<String> years = List.of("2023", "2024", "2025", "2026");
        Sheet sheet = new Sheet();
        row(sheet, "zufuehrung", years, "8708", "9144", "8229", "8806").in("zufuehrung", "summe", "34887", "TEUR");
        row(sheet, "kredit", years, "9451", "8790", "7647", "8259").in("kredit", "summe", "34147", "TEUR");
        row(sheet, "einnahmen", years, "18249", "18024", "15966", "17155").in("einnahmen", "summe", "69394", "TEUR");
        row(sheet, "kanal", years, "102", "102", "102", "102").in("kanal", "summe", "408", "TEUR");
        row(sheet, "klaerwerk", years, "69", "69", "69", "69").in("klaerwerk", "summe", "276", "TEUR");
        for (String year : List.of("2023", "2024", "2025", "2026", "summe")) {
            sheet.sum("einnahmen." + year, "zufuehrung." + year, "kredit." + year);
        }
        for (String row : List.of("zufuehrung", "kredit", "einnahmen", "kanal", "klaerwerk")) {
            sheet.sum(row + ".summe", row + ".2023", row + ".2024", row + ".2025", row + ".2026");
        }

        assertThat(findings(sheet)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(MISSING);
            assertThat(finding.meldung()).contains("2023: 90 T€", "2026: 90 T€");
        });
    }

    @Test
    void wrong_cells_here_and_there_are_no_missing_row() {
        // Five wrong cells in different rows and columns of a table with totals both ways; they alone make it fit.
        int[][] truth = {
            {41_207, 38_120, 51_733, 27_941},
            {12_655, 9_874, 15_102, 18_330},
            {66_120, 71_005, 59_418, 63_277},
            {23_981, 25_540, 21_069, 24_812},
            {8_213, 7_940, 9_117, 8_866}
        };
        int[][] wrong = {{0, 0, 2226}, {1, 1, 1677}, {2, 2, -6904}, {3, 3, -733}, {4, 0, 3150}};
        Sheet sheet = new Sheet();
        for (int r = 0; r < 5; r++) {
            for (int c = 0; c < 4; c++) {
                int printed = truth[r][c];
                for (int[] each : wrong) {
                    printed += each[0] == r && each[1] == c ? each[2] : 0;
                }
                sheet.in("z" + r, "s" + c, Integer.toString(printed), "TEUR");
            }
            sheet.in("z" + r, "summe", Integer.toString(IntStream.of(truth[r]).sum()), "TEUR");
        }
        int all = 0;
        for (int c = 0; c < 4; c++) {
            int column = c;
            int sum = Stream.of(truth).mapToInt(row -> row[column]).sum();
            sheet.in("summe", "s" + c, Integer.toString(sum), "TEUR");
            sheet.sum("summe.s" + c, "z0.s" + c, "z1.s" + c, "z2.s" + c, "z3.s" + c, "z4.s" + c);
            all += sum;
        }
        sheet.in("summe", "summe", Integer.toString(all), "TEUR");
        for (String row : List.of("z0", "z1", "z2", "z3", "z4", "summe")) {
            sheet.sum(row + ".summe", row + ".s0", row + ".s1", row + ".s2", row + ".s3");
        }

        assertThat(findings(sheet)).isNotEmpty().extracting(Finding::code).doesNotContain(MISSING);
    }

    @Test
    void a_balance_that_is_carried_over_lacks_no_row() {
        // The columns of 2024 and 2025 stand in each other's place: what is carried over no longer agrees.
        List<String> years = List.of("2023", "2024", "2025", "2026");
        Sheet sheet = new Sheet();
        row(sheet, "anfang", years, "1988", "2605", "2171", "3041");
        row(sheet, "zugang", years, "183", "436", "870", "512");
        row(sheet, "ende", years, "2171", "3041", "3041", "3553");
        for (int i = 0; i < years.size(); i++) {
            sheet.sum("ende." + years.get(i), "anfang." + years.get(i), "zugang." + years.get(i));
            if (i > 0) {
                sheet.sum("anfang." + years.get(i), "ende." + years.get(i - 1));
            }
        }

        assertThat(findings(sheet)).isNotEmpty().extracting(Finding::code).doesNotContain(MISSING);
    }

    @Test
    void a_missing_row_that_is_subtracted_has_the_amounts_that_it_would_print() {
        // Of three loans, the repayments of the third, 496, 772 and 454, are not printed.
        List<String> years = List.of("2023", "2024", "2025");
        Sheet sheet = new Sheet();
        row(sheet, "anfang", years, "70555", "74223", "74197");
        row(sheet, "zugang", years, "4164", "746", "758");
        row(sheet, "ende", years, "74223", "74197", "74501");
        row(sheet, "tilgung1", years, "16", "512", "499");
        row(sheet, "tilgung2", years, "537", "512", "398");
        row(sheet, "tilgungen", years, "1049", "1796", "1351");
        for (String year : years) {
            sheet.sum("ende." + year, "anfang." + year, "zugang." + year);
            sheet.sum("tilgungen." + year, "tilgung1." + year, "tilgung2." + year);
        }

        assertThat(findings(sheet)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(MISSING);
            assertThat(finding.meldung()).contains("2023: 496 T€, 2024: 772 T€, 2025: 454 T€");
        });
    }

    /** Years one below the other, a project each side by side, and their total. */
    private static Sheet yearsBelowEachOther(String[] columns, String[]... rows) {
        Sheet sheet = new Sheet();
        for (int y = 0; y < rows.length; y++) {
            String year = String.valueOf(2024 + y);
            for (int c = 0; c < columns.length; c++) {
                sheet.in(year, columns[c], rows[y][c], "TEUR");
            }
            sheet.sum(year + ".summe", year + ".schule", year + ".bad", year + ".bruecke");
        }
        return sheet;
    }

    @Test
    void a_column_is_missing_where_the_years_stand_one_below_the_other() {
        // A fourth project with 417, 1.208, 366 and 95 is not printed.
        Sheet sheet = yearsBelowEachOther(
                new String[] {"schule", "bad", "bruecke", "summe"},
                new String[] {"2340", "812", "77", "3646"},
                new String[] {"5120", "640", "1315", "8283"},
                new String[] {"1870", "93", "2206", "4535"},
                new String[] {"450", "38", "941", "1524"});

        assertThat(findings(sheet)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(MISSING);
            assertThat(finding.meldung())
                    .isEqualTo("„summe“ weicht in 4 Zeilen von den Einzelwerten ab, als ob eine Spalte fehlte:"
                            + " 2024: 417 T€, 2025: 1.208 T€, 2026: 366 T€, 2027: 95 T€");
            assertThat(finding.message())
                    .isEqualTo("\"summe\" differs from its parts in 4 rows, as if a column were missing:"
                            + " 2024: 417 T€, 2025: 1.208 T€, 2026: 366 T€, 2027: 95 T€");
            assertThat(finding.vorschlag()).startsWith("eine Spalte mit diesen Beträgen suchen");
            assertThat(finding.beneath()).hasSize(4);
        });
    }

    @Test
    void no_column_is_missing_where_one_was_not_filled_or_two_years_are_wrong() {
        Sheet notFilled = yearsBelowEachOther(
                new String[] {"schule", "bad", "bruecke", "summe"},
                new String[] {"2340", "812", "0", "3229"},
                new String[] {"5120", "640", "0", "7075"},
                new String[] {"1870", "93", "0", "4169"},
                new String[] {"450", "38", "0", "1429"});
        Sheet twoYears = yearsBelowEachOther(
                new String[] {"schule", "bad", "bruecke", "summe"},
                new String[] {"2340", "812", "77", "3229"},
                new String[] {"5120", "640", "1315", "8283"},
                new String[] {"1870", "93", "2206", "4535"},
                new String[] {"450", "38", "941", "1429"});

        assertThat(findings(notFilled)).isNotEmpty().extracting(Finding::code).doesNotContain(MISSING);
        assertThat(findings(twoYears)).hasSize(2).extracting(Finding::code).doesNotContain(MISSING);
    }

    @Test
    void a_column_that_was_not_filled_names_each_number_at_the_contradiction_that_it_stands_in() {
        // Balances are carried over from year to year; nothing was filled in for 2025.
        Sheet sheet = new Sheet();
        String[][] printed = {
            // anfang, zugang, ende of three loans
            {"70000", "0", "70000"}, {"361", "0", "250"}, {"70361", "0", "70250"},
            {"60000", "0", "67000"}, {"420", "0", "51"}, {"60420", "0", "67051"},
            {"25000", "0", "30000"}, {"202", "0", "914"}, {"25202", "0", "30914"},
        };
        List<String> years = List.of("2024", "2025", "2026");
        for (int loan = 0; loan < 3; loan++) {
            row(sheet, "anfang" + loan, years, printed[3 * loan]);
            row(sheet, "zugang" + loan, years, printed[3 * loan + 1]);
            row(sheet, "ende" + loan, years, printed[3 * loan + 2]);
        }
        for (int loan = 0; loan < 3; loan++) {
            for (String year : years) {
                sheet.sum("ende" + loan + "." + year, "anfang" + loan + "." + year, "zugang" + loan + "." + year);
            }
            sheet.sum("anfang" + loan + ".2025", "ende" + loan + ".2024");
            sheet.sum("anfang" + loan + ".2026", "ende" + loan + ".2025");
        }

        assertThat(findings(sheet)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(SAME_SLIP);
            assertThat(finding.cells()).extracting(CheckCell::id).contains("anfang0.2025", "ende0.2025", "ende2.2025");
            assertThat(finding.beneath()).hasSize(6).allSatisfy(beneath -> {
                Repair.Change change = beneath.suspect().orElseThrow();
                assertThat(beneath.cells())
                        .extracting(CheckCell::id)
                        .contains(change.cell().id());
                assertThat(change.cell().place().column()).isEqualTo("2025");
                assertThat(beneath.follows()).isEmpty();
            });
        });
    }

    @Test
    void numbers_that_are_too_large_for_amounts_are_written_like_amounts() {
        // A third of 10^18 − 1 millions of euros.
        Sheet sheet = new Sheet()
                .cell("a", "999999999999999999", "MEUR")
                .cell("c", "1")
                .sum("c", "1/3 a");

        assertThat(findings(sheet))
                .singleElement()
                .satisfies(finding -> assertThat(finding.meldung()).contains("333.333.333.333.333.333.000.000 €"));
    }
}
