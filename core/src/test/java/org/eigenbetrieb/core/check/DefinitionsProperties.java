package org.eigenbetrieb.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.eigenbetrieb.core.check.CheckRelation.Kind;
import org.eigenbetrieb.core.check.CheckRelation.Member;
import org.eigenbetrieb.core.check.CheckRelation.Mode;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.Place;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;

/** What was planted is found, and what was not is not believed. */
class DefinitionsProperties {

    private static final String TOTAL = "summe";

    /** A block of rows with counts that are known to one, in columns of consecutive years. */
    private static final class Table {
        private final Random random;
        private final int rows;
        private final int columns;
        private final long[][] cents; // hundredths behind the printed numbers
        private final long[] totals;

        Table(long seed, int columns) {
            random = new Random(seed);
            rows = 3 + random.nextInt(4);
            this.columns = columns;
            cents = new long[rows][columns];
            totals = new long[columns];
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    cents[r][c] = 100_000L + random.nextInt(90_000_000);
                }
            }
        }

        /** Whole weights −1 and 1 for two to four rows, or one quarter among them. */
        Map<Integer, Rational> definition() {
            Map<Integer, Rational> weights = new LinkedHashMap<>();
            List<Integer> order = new ArrayList<>();
            for (int r = 0; r < rows; r++) {
                order.add(random.nextInt(order.size() + 1), r);
            }
            int terms = 2 + random.nextInt(Math.min(3, rows - 1));
            for (int t = 0; t < terms; t++) {
                weights.put(order.get(t), t == 1 && random.nextBoolean() ? Rational.of(1, 4) : Rational.ONE);
            }
            return weights;
        }

        void sum(int column, Map<Integer, Rational> definition) {
            Rational sum = Rational.ZERO;
            for (Map.Entry<Integer, Rational> term : definition.entrySet()) {
                sum = sum.plus(Rational.of(cents[term.getKey()][column]).times(term.getValue()));
            }
            totals[column] = sum.timesTenTo(-2).round(Rounding.HALF_UP).longValueExact();
        }

        List<CheckCell> cells() {
            List<CheckCell> cells = new ArrayList<>();
            for (int r = 0; r <= rows; r++) {
                for (int c = 0; c < columns; c++) {
                    String row = r < rows ? "zeile" + r : TOTAL;
                    long printed = r < rows ? (cents[r][c] + 50) / 100 : totals[c];
                    cells.add(new CheckCell(
                            row + ":" + (2018 + c),
                            Unit.COUNT,
                            Quantity.of(printed, 0, Unit.COUNT),
                            Figure.Blank.MISSING,
                            0,
                            null,
                            new Place("tabelle", row, Integer.toString(2018 + c), row),
                            null));
                }
            }
            return cells;
        }

        CheckNet net(Map<Integer, Rational> declared) {
            List<CheckRelation> relations = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                List<Member> terms = new ArrayList<>();
                int year = 2018 + c;
                declared.forEach((row, weight) -> terms.add(new Member("zeile" + row + ":" + year, weight)));
                relations.add(new CheckRelation(
                        "summe:" + year,
                        Kind.SUM,
                        TOTAL + ":" + year,
                        terms,
                        List.of(),
                        null,
                        Mode.INTERVAL,
                        "Summe",
                        LegalSource.ARITHMETIC));
            }
            return CheckNet.of(cells(), relations);
        }
    }

    private static Set<String> terms(Definition definition) {
        return definition.terms().stream()
                .map(term -> term.weight() + " " + term.row())
                .collect(Collectors.toSet());
    }

    private static Set<String> terms(Map<Integer, Rational> planted) {
        Set<String> terms = new LinkedHashSet<>();
        planted.forEach((row, weight) -> terms.add(weight + " zeile" + row));
        return terms;
    }

    @Property(tries = 60)
    void two_planted_definitions_are_found_with_their_columns(@ForAll long seed) {
        Table table = new Table(seed, 7);
        Map<Integer, Rational> early = table.definition();
        Map<Integer, Rational> late = table.definition();
        for (int c = 0; c < 7; c++) {
            table.sum(c, c < 4 ? early : late);
        }

        Definitions found = Definitions.of(CheckNet.of(table.cells(), List.of()), "tabelle", TOTAL);

        assertThat(found.definitions().stream()
                        .map(DefinitionsProperties::terms)
                        .collect(Collectors.toSet()))
                .isEqualTo(
                        Stream.of(early, late).map(DefinitionsProperties::terms).collect(Collectors.toSet()));
        assertThat(found.unexplained()).isEmpty();
        found.definitions().stream()
                .filter(each -> terms(each).equals(terms(early)))
                .forEach(each -> assertThat(each.columns()).contains("2018", "2019", "2020", "2021"));
    }

    @Property(tries = 60)
    void a_change_of_definition_is_one_finding(@ForAll long seed) {
        Table table = new Table(seed, 7);
        Map<Integer, Rational> early = table.definition();
        Map<Integer, Rational> late = table.definition();
        for (int c = 0; c < 7; c++) {
            table.sum(c, c < 4 ? early : late);
        }
        CheckNet net = table.net(early);
        List<RelationVerdict> verdicts = Checker.check(net);

        List<Finding> findings = Findings.of(net, verdicts, Repairs.of(net, verdicts));

        if (terms(early).equals(terms(late))) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).extracting(Finding::code).containsExactly("EB-CHK-009");
            assertThat(findings.get(0).beneath()).hasSize(3);
        }
    }

    @Property(tries = 60)
    void numbers_that_follow_no_sum_are_not_explained_by_one(@ForAll long seed) {
        Table table = new Table(seed, 6);
        for (int c = 0; c < 6; c++) {
            table.totals[c] = 1_000L + table.random.nextInt(900_000);
        }

        assertThat(Definitions.of(CheckNet.of(table.cells(), List.of()), "tabelle", TOTAL)
                        .definitions())
                .isEmpty();
    }

    @Property(tries = 60)
    void wrong_sums_in_two_columns_are_no_change_of_definition(@ForAll long seed) {
        Table table = new Table(seed, 6);
        Map<Integer, Rational> rule = table.definition();
        for (int c = 0; c < 6; c++) {
            table.sum(c, rule);
        }
        table.totals[1] += 10 + table.random.nextInt(5_000);
        table.totals[4] += 10 + table.random.nextInt(5_000);
        CheckNet net = table.net(rule);
        List<RelationVerdict> verdicts = Checker.check(net);

        assertThat(Findings.of(net, verdicts, Repairs.of(net, verdicts)))
                .extracting(Finding::code)
                .doesNotContain("EB-CHK-009");
    }

    @Property(tries = 60)
    void a_clean_table_raises_no_alarm(@ForAll long seed) {
        Table table = new Table(seed, 6);
        Map<Integer, Rational> rule = table.definition();
        for (int c = 0; c < 6; c++) {
            table.sum(c, rule);
        }
        CheckNet net = table.net(rule);
        List<RelationVerdict> verdicts = Checker.check(net);

        assertThat(Findings.of(net, verdicts, Repairs.of(net, verdicts))).isEmpty();
    }
}
