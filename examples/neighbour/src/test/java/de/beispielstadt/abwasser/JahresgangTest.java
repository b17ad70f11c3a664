package de.beispielstadt.abwasser;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.testkit.AdditiveContract;
import org.eigenbetrieb.testkit.CalculatorFixture;
import org.eigenbetrieb.testkit.RoundedContract;
import org.eigenbetrieb.testkit.ScaleContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our rule keeps the library's contracts: the promises of every calculator, and three that fit a factor. */
class JahresgangTest implements RoundedContract, AdditiveContract, ScaleContract {

    @Override
    public Calculator calculator() {
        return new Jahresgang();
    }

    @Override
    public CalculatorFixture fixture() {
        return CalculatorFixture.forecast(calculator())
                .parameter("anteil", "54")
                .expect("abschreibungen|HOCHRECHNUNG.2025-09-30|2025", "1133973.46"); // 612.345,67 × 100/54
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-54", "100.01", "viel"})
    void aShareThatIsNoneIsRefusedWithItsValue(String share) {
        var request = fixture().parameter("anteil", share).request(calculator().info());
        String message = assertThrows(IllegalArgumentException.class, () -> calculator().contribute(request))
                .getMessage();
        assertTrue(message.contains(share.equals("100.01") ? "10001/100" : share), message);
    }
}
