package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.check.Definition.Restated;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.junit.jupiter.api.Test;

/**
 * Which sum a row follows in which column. The figures are those of kennzahlen-edv.csv (Koblenz, 28.09.2023), block
 * IT-Arbeitsplätze.
 */
class DefinitionsTest {

    private static final List<String> YEARS =
            List.of("ist_2018", "ist_2019", "ist_2020", "ist_2021", "ist_2022", "ist_2023_wie_gedruckt", "plan_2024");

    private static final String PC = "\"PC's und Notebooks\"";
    private static final String VM = "\"Virtuelle Maschinen (VM's)\"";
    private static final String REMOTE = "\"Remote/Heim-Arbeitsplätze incl. Tokenzugänge\"";
    private static final String MOBILE = "\"Mobile Endgeräte\"";

    /** Rows by label, as printed. */
    private static Map<String, List<String>> workplaces() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        rows.put("Systemsoftware und Fachverfahren", List.of("204", "219", "248", "277", "294", "337", "347"));
        rows.put(
                "Gesamt-Produktivspeichervolumen Steigerungsrate in % p.a.",
                List.of("17.10", "31.87", "26.51", "14.29", "0.00", "16.67", "14.29"));
        rows.put("PC's und Notebooks", List.of("1563", "1624", "1595", "1673", "1693", "1963", "2121"));
        rows.put("Virtuelle Maschinen (VM's)", List.of("472", "522", "666", "764", "755", "884", "955"));
        rows.put(
                "Remote/Heim-Arbeitsplätze incl. Tokenzugänge",
                List.of("216", "239", "392", "745", "886", "1150", "1243"));
        rows.put("Mobile Endgeräte", List.of("252", "363", "487", "616", "726", "788", "852"));
        rows.put("Summe IT-Arbeitsplätze", List.of("1842", "1954", "2109", "2572", "2630", "3044", "3290"));
        rows.put(
                "Gesamt-IT-Arbeitsplätze Steigerungsrate in % p.a.",
                List.of("3.38", "6.07", "7.93", "21.97", "2.24", "15.76", "8.07"));
        return rows;
    }

    private static List<CheckCell> cells(Map<String, List<String>> rows, List<String> columns) {
        List<CheckCell> cells = new ArrayList<>();
        rows.forEach((label, values) -> {
            Unit unit = label.contains("%") ? Unit.PERCENT : Unit.COUNT;
            for (int c = 0; c < columns.size(); c++) {
                Quantity printed = values.get(c).isEmpty() ? null : Notation.PLAIN.parse(values.get(c), unit);
                cells.add(new CheckCell(
                        label.replaceAll("[^A-Za-z]", "") + ":" + columns.get(c),
                        unit,
                        printed,
                        Figure.Blank.MISSING,
                        printed == null ? 0 : printed.decimals(),
                        null,
                        new Place("kennzahlen", label, columns.get(c), label),
                        null));
            }
        });
        return cells;
    }

    private static CheckRelation sum(List<CheckCell> cells, String column, String target, Map<String, Rational> terms) {
        List<Member> members = new ArrayList<>();
        terms.forEach((label, weight) -> members.add(new Member(id(cells, label, column), weight)));
        return new CheckRelation(
                "summe:" + column,
                Kind.SUM,
                id(cells, target, column),
                members,
                List.of(),
                null,
                Mode.INTERVAL,
                "Bewertung der Arbeitsplätze",
                LegalSource.ARITHMETIC);
    }

    private static String id(List<CheckCell> cells, String label, String column) {
        return cells.stream()
                .filter(cell ->
                        cell.label().equals(label) && cell.place().column().equals(column))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Map<String, Rational> weights(String first, String second) {
        Map<String, Rational> weights = new LinkedHashMap<>();
        weights.put(first, Rational.ONE);
        weights.put(second, Rational.ONE);
        weights.put("Mobile Endgeräte", Rational.of(1, 4));
        return weights;
    }

    private static List<Finding> findings(CheckNet net) {
        List<RelationVerdict> verdicts = Checker.check(net);
        return Findings.of(net, verdicts, Repairs.of(net, verdicts));
    }

    @Test
    void from_the_printed_rows_alone_the_years_before_2022_count_home_workplaces_and_later_ones_virtual_machines() {
        CheckNet net = CheckNet.of(cells(workplaces(), YEARS), List.of());

        Definitions found = Definitions.of(net, "kennzahlen", "Summe IT-Arbeitsplätze");

        assertThat(found.definitions()).hasSize(2);
        assertThat(found.definitions().get(0).toString()).isEqualTo(PC + " + " + REMOTE + " + 1/4 × " + MOBILE);
        assertThat(found.definitions().get(0).columns())
                .containsExactly("ist_2018", "ist_2019", "ist_2020", "ist_2021");
        assertThat(found.definitions().get(1).toString()).isEqualTo(PC + " + " + VM + " + 1/4 × " + MOBILE);
        assertThat(found.definitions().get(1).columns())
                .containsExactly("ist_2022", "ist_2023_wie_gedruckt", "plan_2024");
        assertThat(found.undecided()).isEmpty();
        assertThat(found.unexplained()).isEmpty();
        assertThat(found.rows()).isEqualTo(4);
        assertThat(found.definitions()).allSatisfy(definition -> {
            assertThat(definition.rivals()).isEmpty();
            assertThat(definition.isDeclared()).isFalse();
        });
    }

    private static CheckNet countingHomeWorkplaces(Map<String, List<String>> rows) {
        List<CheckCell> cells = cells(rows, YEARS);
        List<CheckRelation> relations = new ArrayList<>();
        Map<String, Rational> home = weights("PC's und Notebooks", "Remote/Heim-Arbeitsplätze incl. Tokenzugänge");
        YEARS.forEach(year -> relations.add(sum(cells, year, "Summe IT-Arbeitsplätze", home)));
        return CheckNet.of(cells, relations);
    }

    @Test
    void a_rule_that_fails_in_three_years_is_one_finding_that_says_which_rule_holds_where() {
        List<Finding> findings = findings(countingHomeWorkplaces(workplaces()));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-009");
            assertThat(finding.beneath())
                    .extracting(Finding::relation)
                    .containsExactly("summe:ist_2022", "summe:ist_2023_wie_gedruckt", "summe:plan_2024");
            assertThat(finding.message())
                    .startsWith("\"Summe IT-Arbeitsplätze\" does not follow one rule in all columns: " + PC + " + "
                            + REMOTE + " + 1/4 × " + MOBILE
                            + " in 4 columns (ist_2018, ist_2019, ist_2020, ist_2021), as its rule says for ")
                    .contains("; " + PC + " + " + VM + " + 1/4 × " + MOBILE
                            + " in 3 columns (ist_2022, ist_2023_wie_gedruckt, plan_2024), found by search; by chance"
                            + " less than 1 : ");
            assertThat(finding.definitions().orElseThrow().undecided()).isEmpty();
        });
    }

    @Test
    void a_rule_of_other_years_explains_a_single_year() {
        List<CheckCell> cells = cells(workplaces(), YEARS);
        List<CheckRelation> relations = new ArrayList<>();
        for (String year : YEARS) {
            boolean early = YEARS.indexOf(year) < 3;
            relations.add(sum(
                    cells,
                    year,
                    "Summe IT-Arbeitsplätze",
                    weights(
                            "PC's und Notebooks",
                            early ? "Remote/Heim-Arbeitsplätze incl. Tokenzugänge" : "Virtuelle Maschinen (VM's)")));
        }

        assertThat(findings(CheckNet.of(cells, relations))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-CHK-009");
            assertThat(finding.cells().get(0).place().column()).isEqualTo("ist_2021");
            assertThat(finding.beneath()).hasSize(1);
            assertThat(finding.definitions().orElseThrow().definitions())
                    .allSatisfy(
                            definition -> assertThat(definition.isDeclared()).isTrue());
        });
    }

    @Test
    void the_row_is_restated_by_each_definition_with_its_growth() {
        Definitions found = Definitions.of(
                CheckNet.of(cells(workplaces(), YEARS), List.of()), "kennzahlen", "Summe IT-Arbeitsplätze");

        List<Restated> home = found.definitions().get(0).series();
        List<Restated> machines = found.definitions().get(1).series();
        // 1693 + 886 + 726/4, 1963 + 1150 + 788/4, 2121 + 1243 + 852/4
        assertThat(home.subList(4, 7).stream().map(Restated::value))
                .containsExactly(Rational.parse("5521/2"), Rational.of(3310), Rational.of(3577));
        // 1563 + 472 + 252/4, 1624 + 522 + 363/4
        assertThat(machines.subList(0, 2).stream().map(Restated::value))
                .containsExactly(Rational.of(2098), Rational.parse("8947/4"));
        assertThat(home.get(0).growth()).isNull();
        // 2021: 1673 + 745 + 616/4 = 2572; 2022 by the same rule 2760.5, that is 7.33 % more and not 2.24 %
        assertThat(growth(home.get(4))).isEqualTo("7.33");
        assertThat(growth(machines.get(1))).isEqualTo("6.61");
        assertThat(home.get(4).range()).satisfies(range -> {
            assertThat(range).isNotNull();
            assertThat(range.width()).isEqualTo(Rational.parse("9/4")); // three counts of ±1/2, one of them a quarter
        });
    }

    private static String growth(Restated restated) {
        return Objects.requireNonNull(restated.growth())
                .round(2, Rounding.HALF_UP)
                .toPlainString();
    }

    @Test
    void what_a_definition_lacks_in_a_column_is_named() {
        Map<String, List<String>> rows = workplaces();
        rows.put(
                "Remote/Heim-Arbeitsplätze incl. Tokenzugänge", List.of("216", "239", "392", "745", "886", "1150", ""));

        Definitions found =
                Definitions.of(CheckNet.of(cells(rows, YEARS), List.of()), "kennzahlen", "Summe IT-Arbeitsplätze");

        Restated last = found.definitions().get(0).series().get(6);
        assertThat(last.value()).isNull();
        assertThat(last.missing()).containsExactly("Remote/Heim-Arbeitsplätze incl. Tokenzugänge");
    }

    @Test
    void a_column_that_two_definitions_fit_is_not_decidable() {
        Map<String, List<String>> rows = workplaces();
        rows.put("Virtuelle Maschinen (VM's)", List.of("472", "522", "666", "745", "755", "884", "955"));

        Definitions found =
                Definitions.of(CheckNet.of(cells(rows, YEARS), List.of()), "kennzahlen", "Summe IT-Arbeitsplätze");

        assertThat(found.undecided()).containsExactly("ist_2021");
        assertThat(found.holding("ist_2021")).hasSize(2);
    }

    @Test
    void a_single_wrong_sum_stays_a_wrong_cell() {
        Map<String, List<String>> rows = workplaces();
        // the rule in force holds in every year but one, in which two digits are swapped
        rows.put("Summe IT-Arbeitsplätze", List.of("1842", "1954", "2190", "2572", "2761", "3310", "3577"));

        assertThat(findings(countingHomeWorkplaces(rows)))
                .extracting(Finding::code)
                .containsExactly("EB-CHK-002");
    }

    @Test
    void a_row_that_is_missing_is_no_change_of_definition() {
        Map<String, List<String>> rows = workplaces();
        rows.put("Summe IT-Arbeitsplätze", List.of("1842", "1954", "2109", "2572", "3081", "3727", "4012"));

        assertThat(findings(countingHomeWorkplaces(rows)))
                .extracting(Finding::code)
                .doesNotContain("EB-CHK-009");
    }

    @Test
    void two_columns_that_are_multiples_of_each_other_are_the_evidence_of_one() {
        Map<String, List<String>> rows = workplaces();
        List<String> two = List.of("ist_2023_wie_gedruckt", "plan_2024");
        Map<String, List<String>> late = new LinkedHashMap<>();
        rows.forEach((label, values) -> late.put(label, values.subList(5, 7)));

        // every number of devices of 2024 is that of 2023 times 1.081
        assertThat(Definitions.of(CheckNet.of(cells(late, two), List.of()), "kennzahlen", "Summe IT-Arbeitsplätze")
                        .definitions())
                .isEmpty();
    }
}
