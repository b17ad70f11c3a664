package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** What happens to result and liquidity if electricity costs 20 % more. */
class ScenarioTest {

    private static final FigureKey ELECTRICITY = FigureKey.parse("kontobetrag|ANSATZ|2024|konto=5221000000");
    private static final PackRun RUN = Koblenz.original().run();

    private static String moved(Scenario.Movement movement) {
        return movement.before().ifKnown().orElseThrow() + " -> "
                + movement.after().ifKnown().orElseThrow();
    }

    @Test
    void electricity_at_20_percent_more_moves_exactly_what_follows_from_it() {
        Scenario.Result result =
                RUN.run(Scenario.named("Strom +20 %").changeByPercent("Strom", ELECTRICITY::equals, Rational.of(20)));

        Map<String, String> moved = new TreeMap<>();
        result.movements().forEach(movement -> moved.put(movement.key().toString(), moved(movement)));
        assertThat(moved)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("kontobetrag|ANSATZ|2024|konto=5221000000", "400000 -> 480000"),
                        Map.entry(
                                "roh-hilfs-und-betriebsstoffe|ANSATZ|2024|gliederung=erfolgsplan",
                                "1309600 -> 1389600"),
                        Map.entry("materialaufwand|ANSATZ|2024|gliederung=erfolgsplan", "4874000 -> 4954000"),
                        Map.entry("ergebnis-nach-steuern|ANSATZ|2024", "548230 -> 468230"),
                        Map.entry("jahresergebnis|ANSATZ|2024", "548230 -> 468230"),
                        // The Vermögensplan takes over a smaller profit: 2.230 too much becomes 77.770 too little.
                        Map.entry("jahresgewinn|ANSATZ|2024", "548230 -> 468230"),
                        Map.entry("zunahme-liquide-mittel|ANSATZ|2024", "2230 -> 0"),
                        Map.entry("abnahme-liquide-mittel|ANSATZ|2024", "0 -> 77770"),
                        Map.entry("summe-sonstige-mittelverwendung|ANSATZ|2024", "2230 -> 0"),
                        // Both sides were 2.028.230 and are 1.480.000 + 468.230 + 77.770 = 2.026.000, the investments.
                        Map.entry("summe-mittelherkunft|ANSATZ|2024", "2028230 -> 2026000"),
                        Map.entry("summe-mittelverwendung|ANSATZ|2024", "2028230 -> 2026000"))));
    }

    @Test
    void the_movement_of_one_figure_has_its_difference() {
        Scenario.Result result =
                RUN.run(Scenario.named("Strom +20 %").changeByPercent("Strom", ELECTRICITY::equals, Rational.of(20)));

        assertThat(result.movement(FigureKey.parse("jahresergebnis|ANSATZ|2024"))
                        .flatMap(Scenario.Movement::difference))
                .contains(Rational.of(-80000));
        assertThat(result.movement(FigureKey.parse("jahresergebnis|ANSATZ|2023")))
                .isEmpty();
    }

    @Test
    void a_loss_changes_sides() {
        Scenario.Result result =
                RUN.run(Scenario.named("Strom 1 Mio.").set(ELECTRICITY, Quantity.of(1_000_000, 0, Unit.EUR)));

        // 548.230 − 600.000 = −51.770
        assertThat(result.movement(FigureKey.parse("jahresergebnis|ANSATZ|2024"))
                        .map(ScenarioTest::moved))
                .contains("548230 -> -51770");
        assertThat(result.movement(FigureKey.parse("jahresgewinn|ANSATZ|2024")).map(ScenarioTest::moved))
                .contains("548230 -> 0");
        assertThat(result.movement(FigureKey.parse("jahresverlust|ANSATZ|2024")).map(ScenarioTest::moved))
                .contains("0 -> 51770");
        // 2.026.000 investments + 51.770 loss − 1.480.000 depreciation
        assertThat(result.movement(FigureKey.parse("abnahme-liquide-mittel|ANSATZ|2024"))
                        .map(ScenarioTest::moved))
                .contains("0 -> 597770");
    }

    @Test
    void a_changed_ist_moves_the_forecast_by_twice_as_much() {
        FigureKey ist = FigureKey.parse("kontobetrag|IST.2023-06-30|2023-01-01/2023-06-30|konto=5221000000");

        Scenario.Result result = RUN.run(Scenario.named("Strom im Ist").add(ist, Quantity.of(1000, 0, Unit.EUR)));

        assertThat(result.movement(FigureKey.parse("jahresergebnis|HOCHRECHNUNG.2023-06-30|2023"))
                        .flatMap(Scenario.Movement::difference))
                .contains(Rational.of(-2000));
        assertThat(result.movement(FigureKey.parse("zunahme-liquide-mittel|HOCHRECHNUNG.2023-06-30|2023"))
                        .flatMap(Scenario.Movement::difference))
                .contains(Rational.of(-2000));
    }

    @Test
    void what_is_computed_cannot_be_changed_and_the_message_says_what_to_change_instead() {
        Scenario scenario = Scenario.named("Ergebnis")
                .set(FigureKey.parse("jahresergebnis|ANSATZ|2024"), Quantity.of(0, 0, Unit.EUR));

        assertThatThrownBy(() -> RUN.run(scenario))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is computed, not given; change what it follows from")
                .hasMessageContaining("ergebnis-nach-steuern|ANSATZ|2024");
    }
}
