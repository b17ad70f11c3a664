package org.eigenbetrieb.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;

/** Cost of posts with a fictitious pay table; expected amounts are worked out beside the assertions. */
class PostCostTest {

    private static final String HEADER =
            "gruppe,stufe,monatsentgelt,sonderzahlung_prozent,arbeitgeber_prozent,gueltig_ab,gueltig_bis,quelle";
    private static final String[] FICTITIOUS = {
        HEADER,
        "E 6,3,2000.00,80,25,2020-01-01,,erfundene Tabelle",
        "E 9b,3,3000.00,70,25,2020-01-01,2026-06-30,erfundene Tabelle",
        "E 9b,3,3100.00,70,25,2026-07-01,,erfundene Tabelle",
    };
    private static final CostAssumptions STEP_3 = CostAssumptions.atStep(3);

    private static PayScale scale(String... lines) {
        return Staffing.readPayScale(Koblenz.csv("entgelt.csv", lines), Notation.PLAIN)
                .orThrow();
    }

    private static Stellenuebersicht plan(String... notes) {
        String[] lines = new String[notes.length + 1];
        lines[0] = "org_einheit,gruppe,haushalt,art,stellen,nach_gruppe,stellennummer,datum";
        System.arraycopy(notes, 0, lines, 1, notes.length);
        CsvTable posts = Koblenz.csv(
                "stellen.csv",
                "org_einheit,gruppe,soll,soll_vorjahr,ist",
                "10,E 6,1.50,1.50,1.50",
                "10,E 9b,2.00,2.00,2.00");
        return Staffing.read(posts, Koblenz.csv("vermerke.csv", lines), ReadOptions.of(2026, LocalDate.of(2025, 6, 30)))
                .orThrow();
    }

    private static Rational group(Evaluation evaluation, PostCost cost, String group) {
        return value(evaluation, Objects.requireNonNull(cost.groupTotals().get(PayGroup.parse(group)), group));
    }

    private static Rational value(Evaluation evaluation, FigureKey key) {
        return evaluation.value(key).ifKnown().orElseThrow();
    }

    @Test
    void payBonusAndEmployerShareAddUpToTheYear() {
        PostCost cost = PostCost.of(plan(), scale(FICTITIOUS), STEP_3);
        Evaluation evaluation = cost.evaluate();
        // E 6: 1,5 × 2.000 × 12 = 36.000; bonus 1,5 × 1.600 = 2.400; × 1,25 = 48.000
        assertThat(group(evaluation, cost, "E 6")).isEqualTo(Rational.of(48_000));
        // E 9b: 2 × (6 × 3.000 + 6 × 3.100) = 73.200; bonus 2 × 0,7 × 3.100 = 4.340; × 1,25 = 96.925
        assertThat(group(evaluation, cost, "E 9b")).isEqualTo(Rational.of(96_925));
        assertThat(value(evaluation, cost.total())).isEqualTo(Rational.of(144_925));
        // January: (1,5 × 2.000 + 2 × 3.000) × 1,25 = 11.250; November with bonus: (3.000 + 6.200 + 2.400 + 4.340) ×
        // 1,25
        assertThat(value(evaluation, cost.monthTotal(1))).isEqualTo(Rational.of(11_250));
        assertThat(value(evaluation, cost.monthTotal(11))).isEqualTo(Rational.of(19_925));
    }

    @Test
    void aPostThatFallsAwayWithinAMonthCountsByDays() {
        Stellenuebersicht plan = plan("10,E 6,2026,kw,0.5,,1/1,2026-04-15");
        Resolution resolution = Resolution.of(plan, Staffing.rules().get(0), List.of(), LocalDate.of(2026, 12, 31));
        Evaluation evaluation =
                PostCost.of(plan, resolution, scale(FICTITIOUS), STEP_3).evaluate();
        PostCost cost = PostCost.of(plan, resolution, scale(FICTITIOUS), STEP_3);
        // April: 0,5 E 6 for 15 of 30 days: posts 1,25; E 6 pays 2.500, with E 9b 6.000: 8.500 × 1,25 = 10.625
        assertThat(value(evaluation, cost.monthTotal(4))).isEqualTo(Rational.of(10_625));
        // May: 1 × 2.000 + 6.000 = 8.000 × 1,25 = 10.000; March as before 11.250
        assertThat(value(evaluation, cost.monthTotal(5))).isEqualTo(Rational.of(10_000));
        assertThat(value(evaluation, cost.monthTotal(3))).isEqualTo(Rational.of(11_250));
    }

    @Test
    void aKuMovesCostToAGroupWithoutALine() {
        String[] more = {FICTITIOUS[0], FICTITIOUS[1], FICTITIOUS[2], FICTITIOUS[3], "E 5,3,1000.00,0,0,2020-01-01,,x"};
        Stellenuebersicht plan = plan("10,E 6,2026,ku,1.0,E 5,1/1,2026-06-30");
        Resolution resolution = Resolution.of(plan, Staffing.rules().get(0), List.of(), LocalDate.of(2026, 12, 31));
        PostCost cost = PostCost.of(plan, resolution, scale(more), STEP_3);
        // Six months of one E 5 at 1.000 without anything on top
        assertThat(group(cost.evaluate(), cost, "E 5")).isEqualTo(Rational.of(6_000));
    }

    @Test
    void theVacancyRateLowersEveryAmount() {
        PostCost cost = PostCost.of(plan(), scale(FICTITIOUS), STEP_3.withVacancy(Rational.of(10)));
        assertThat(value(cost.evaluate(), cost.total())).isEqualTo(Rational.parse("130432.50"));
    }

    @Test
    void aGroupWithoutARateHasNoCostAndNeitherHasTheTotal() {
        PostCost cost = PostCost.of(plan(), scale(HEADER, FICTITIOUS[1]), STEP_3);
        Evaluation evaluation = cost.evaluate();
        assertThat(group(evaluation, cost, "E 6")).isEqualTo(Rational.of(48_000));
        Failure failure = evaluation.value(cost.total()).ifFailed().orElseThrow();
        assertThat(failure.reason()).isEqualTo(Failure.Reason.MISSING_INPUT);
        assertThat(failure.message()).contains("monatsentgelt").contains("E 9b");
    }

    @Test
    void deviatingOccupantsCostTheDifferenceOfAFullPost() {
        Stellenuebersicht plan = plan("10,E 9b,2026,ist-abweichung,,E 6,1/7,");
        PostCost cost = PostCost.of(plan, scale(FICTITIOUS), STEP_3);
        FigureKey key = cost.occupantDifferences().values().iterator().next();
        // E 6: 48.000 / 1,5 = 32.000; E 9b: 96.925 / 2 = 48.462,50
        assertThat(value(cost.evaluate(), key)).isEqualTo(Rational.parse("-16462.50"));
    }

    @Test
    void theDifferenceToTheErfolgsplanIsExplainedByStatedReasonsAndTheRestIsShown() {
        Stellenuebersicht plan = plan();
        PostCost cost = PostCost.of(plan, scale(FICTITIOUS), STEP_3);
        FigureKey wages = FigureKey.parse("loehne-und-gehaelter|ANSATZ|2026");
        FigureKey social = FigureKey.parse("soziale-abgaben|ANSATZ|2026");
        List<CostComparison.Reason> reasons = Staffing.readReasons(
                        Koblenz.csv("gruende.csv", "grund,betrag", "Beihilfen,4000.00", "Tarifreserve,1000.00"),
                        Notation.PLAIN)
                .orThrow();
        CostComparison comparison =
                new CostComparison(cost.total(), List.of(wages, social), reasons, SourceRef.of("pack.json"));
        Map<FigureKey, Unit> units = new LinkedHashMap<>(plan.figureUnits());
        units.putAll(cost.figureUnits());
        units.putAll(comparison.figureUnits());
        units.put(wages, Unit.EUR);
        units.put(social, Unit.EUR);
        List<Relation> relations = new ArrayList<>(plan.relations("p"));
        relations.addAll(cost.relations("p"));
        relations.addAll(comparison.relations("p"));
        List<Figure> figures = new ArrayList<>(plan.figures("p"));
        figures.addAll(cost.figures("p"));
        figures.addAll(comparison.figures("p"));
        figures.add(Figure.input(wages, Quantity.euros("120000.00"), SourceRef.of("plan.csv")));
        figures.add(Figure.input(social, Quantity.euros("30000.00"), SourceRef.of("plan.csv")));
        Evaluation evaluation = Evaluator.compile(
                        RelationNet.of(units, relations).orThrow())
                .evaluate(FigureSet.of(LocalDate.of(2026, 1, 1), figures));
        // 150.000 − 144.925 = 5.075; less 5.000 leaves 75
        assertThat(value(evaluation, comparison.difference())).isEqualTo(Rational.of(5_075));
        assertThat(value(evaluation, comparison.unexplained())).isEqualTo(Rational.of(75));
    }

    @Test
    void ratesWithoutSourceOrFirstDayOrOverlappingOnesAreRefusedAndOddOrdersNamed() {
        Read<PayScale> read = Staffing.readPayScale(
                Koblenz.csv(
                        "entgelt.csv",
                        HEADER,
                        "E 6,3,2000.00,80,25,2020-01-01,,erfunden",
                        "E 6,3,2100.00,80,25,2021-01-01,,erfunden",
                        "E 7,3,1900.00,80,25,2020-01-01,,erfunden",
                        "E 8,3,2200.00,80,25,2020-01-01,,",
                        "E 9a,3,2200.00,80,25,,,erfunden",
                        "E 9a,3,zwei,80,25,2020-01-01,,erfunden",
                        "E 9a,31,2200.00,80,25,2020-01-01,,erfunden"),
                Notation.PLAIN);
        assertThat(read.value().rates()).hasSize(2);
        assertThat(read.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "EB-STF-008", "EB-STF-009", "EB-STF-008", "EB-STF-008", "EB-CSV-004", "EB-STF-008");
    }

    @Test
    void aScaleThatContradictsItselfIsMisuse() {
        PayScale.Rate rate = scale(FICTITIOUS).rates().get(0);
        assertThatThrownBy(() -> PayScale.of(List.of(rate, rate)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("E 6 step 3");
    }

    @Test
    void theTablesShowGroupsAndMonths() {
        assertThat(PostCost.of(plan(), scale(FICTITIOUS), STEP_3)
                        .table("kosten")
                        .rows())
                .hasSize(1 + 2 + 1 + 1 + 12);
    }
}
