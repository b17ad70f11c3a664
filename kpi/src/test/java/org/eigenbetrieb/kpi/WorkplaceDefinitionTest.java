package org.eigenbetrieb.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.testkit.AdditiveContract;
import org.eigenbetrieb.testkit.CalculatorFixture;
import org.eigenbetrieb.testkit.ScaleContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules for counting workplaces: read strictly, and good calculators. */
class WorkplaceDefinitionTest {

    private static final String HEADER = "definition,bezeichnung,gueltig_ab,gueltig_bis,merkmal,gewicht,quelle\n";

    /** The rule of Koblenz from 2021 on, against 2022 computed by hand: 1693 + 755 + 726/4. */
    @Nested
    class Betriebssystem implements AdditiveContract, ScaleContract {

        @Override
        public Calculator calculator() {
            return Koblenz.definitions().get(1).calculator();
        }

        @Override
        public CalculatorFixture fixture() {
            String year = "|IST.2022-12-31|2022";
            return CalculatorFixture.of(Koblenz.PLACE, LocalDate.of(2022, 12, 31))
                    .target("it-arbeitsplaetze" + year, Unit.COUNT)
                    .input("it-geraete" + year + "|merkmal=pc", "1693 COUNT")
                    .input("it-geraete" + year + "|merkmal=virtuelle-maschine", "755 COUNT")
                    .input("it-geraete" + year + "|merkmal=mobil", "726 COUNT")
                    .expect("it-arbeitsplaetze" + year, "2629.5");
        }
    }

    private static Read<List<WorkplaceDefinition>> read(String rows) {
        return WorkplaceDefinition.read(Koblenz.table(HEADER + rows));
    }

    @Test
    void koblenz_has_two_rules() {
        assertThat(Koblenz.definitions())
                .extracting(WorkplaceDefinition::id)
                .containsExactly("heimarbeit", "betriebssystem");
        assertThat(Koblenz.definitions().get(0).weights())
                .containsEntry("mobil", Rational.of(1, 4))
                .containsEntry("heimarbeitsplatz", Rational.ONE)
                .doesNotContainKey("virtuelle-maschine");
    }

    @Test
    void everything_wrong_is_named_at_once() {
        Read<List<WorkplaceDefinition>> read = read("""
                a,A,2021-01-01,,pc,1,Probe
                a,A,2021-01-01,,pc,1/2,Probe
                b,B,2021-01-32,,pc,2,Probe
                c,C,2021-01-01,2020-01-01,pc,1,Probe
                D,D,2021-01-01,,pc,1,Probe
                e,E,2021-01-01,,pc,"0,5",Probe
                """);

        assertThat(read.value()).extracting(WorkplaceDefinition::id).containsExactly("e");
        assertThat(read.value().get(0).weights()).containsEntry("pc", Rational.HALF);
        assertThat(read.problems())
                .extracting(Problem::code, problem -> problem.place().toString())
                .containsExactly(
                        tuple("EB-KPI-005", "probe.csv:3"),
                        tuple("EB-KPI-006", "probe.csv:4:3"),
                        tuple("EB-KPI-005", "probe.csv:4:6"),
                        tuple("EB-KPI-005", "probe.csv:5"),
                        tuple("EB-KPI-005", "probe.csv:6"));
    }

    @Test
    void a_weight_above_1_is_misuse() {
        assertThatThrownBy(() -> new WorkplaceDefinition(
                        "a",
                        "A",
                        Validity.from(LocalDate.of(2021, 1, 1)),
                        Map.of("pc", Rational.of(2)),
                        LegalSource.practice("Probe")))
                .hasMessage("Weight of pc in definition a is 2; expected 0 to 1");
    }

    /** A rule of another kind: it fails. */
    private record Broken() implements Calculator {

        @Override
        public CalculatorInfo info() {
            return new CalculatorInfo(
                    "it-arbeitsplaetze.kaputt",
                    "kaputt",
                    WorkplaceDefinition.SLOT,
                    Jurisdiction.EVERYWHERE,
                    new Validity(LocalDate.of(1900, 1, 1), LocalDate.of(1900, 12, 31)),
                    LegalSource.practice("Probe"),
                    Map.of());
        }

        @Override
        public Contribution contribute(CalculationRequest request) {
            throw new IllegalStateException("so nicht");
        }
    }

    @Test
    void a_rule_that_fails_is_named_and_stops_no_other() {
        KennzahlenRun run = KennzahlenRun.of(
                Koblenz.kennzahlen(),
                Kpi.registry(Koblenz.definitions()).toBuilder()
                        .calculator(new Broken())
                        .build(),
                Koblenz.rules(),
                Koblenz.PLACE);

        assertThat(run.problems())
                .hasSize(7)
                .allSatisfy(problem -> assertThat(problem.toString())
                        .startsWith("EB-CAL-005  kennzahlen-edv.csv")
                        .contains("it-arbeitsplaetze.kaputt failed", "so nicht"));
        assertThat(run.value(Kennzahl.ARBEITSPLAETZE, 2018).ifKnown()).contains(Rational.of(1842));
        assertThat(run.fits())
                .filteredOn(fit -> fit.definition().id().endsWith("kaputt"))
                .hasSize(7)
                .noneMatch(RuleFit::fits);
    }
}
