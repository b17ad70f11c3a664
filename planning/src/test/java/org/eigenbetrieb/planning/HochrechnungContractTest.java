package org.eigenbetrieb.planning;

import java.time.LocalDate;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.time.Phase;
import org.eigenbetrieb.testkit.AdditiveContract;
import org.eigenbetrieb.testkit.CalculatorFixture;
import org.eigenbetrieb.testkit.RoundedContract;
import org.eigenbetrieb.testkit.ScaleContract;
import org.junit.jupiter.api.Nested;

/** The rules of forecasting keep the promises of calculators, each with numbers worked out by hand. */
class HochrechnungContractTest {

    private static final String LINE = "abschreibungen|HOCHRECHNUNG.2023-09-30|2023";
    private static final String ACCOUNT = "kontobetrag|HOCHRECHNUNG.2023-09-30|2023|konto=4711000000";

    /** 612.345,67 × 12/9. */
    @Nested
    class Linear implements RoundedContract, AdditiveContract, ScaleContract {
        @Override
        public Calculator calculator() {
            return Hochrechnung.linear();
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator())
                    .expect(LINE, "816460.89")
                    .expect(ACCOUNT, "-2140.41");
        }
    }

    /** 612.345,67 × 366/60, at the end of a February in a leap year. */
    @Nested
    class LinearByDays implements RoundedContract, AdditiveContract, ScaleContract {
        @Override
        public Calculator calculator() {
            return Hochrechnung.linear();
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator(), LocalDate.of(2024, 2, 29))
                    .parameter("convention", "days")
                    .expect("abschreibungen|HOCHRECHNUNG.2024-02-29|2024", "3735308.59");
        }
    }

    @Nested
    class Planwert implements RoundedContract, AdditiveContract, ScaleContract {
        @Override
        public Calculator calculator() {
            return Hochrechnung.planwert();
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator())
                    .expect(LINE, "830000.00")
                    .expect(ACCOUNT, "-2100.00");
        }
    }

    /** 612.345,67 + 830.000 × 3/12. */
    @Nested
    class IstPlusRestplan implements RoundedContract, AdditiveContract, ScaleContract {
        @Override
        public Calculator calculator() {
            return Hochrechnung.istPlusRestplan();
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator())
                    .expect(LINE, "819845.67")
                    .expect(ACCOUNT, "-2130.31");
        }
    }

    /** 612.345,67 + 830.000 × 135/360, in the middle of a month. */
    @Nested
    class IstPlusRestplanByInterestDays implements RoundedContract, AdditiveContract, ScaleContract {
        @Override
        public Calculator calculator() {
            return Hochrechnung.istPlusRestplan();
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator(), LocalDate.of(2023, 8, 15))
                    .parameter("convention", "30-360")
                    .expect("abschreibungen|HOCHRECHNUNG.2023-08-15|2023", "923595.67");
        }
    }

    /** 612.345,67 × 801.234,56/590.123,45; additive in the Ist of the year alone. */
    @Nested
    class Vorjahresverlauf implements RoundedContract, AdditiveContract, ScaleContract {
        @Override
        public Calculator calculator() {
            return Hochrechnung.vorjahresverlauf();
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator())
                    .expect(LINE, "831406.57")
                    .expect(ACCOUNT, "-2108.87");
        }

        @Override
        public boolean isAdditiveIn(FigureKey input) {
            return input.phase().equals(Phase.ist(LocalDate.of(2023, 9, 30)));
        }
    }

    @Nested
    class Festwert implements RoundedContract {
        @Override
        public Calculator calculator() {
            return Hochrechnung.festwert();
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator())
                    .parameter("wert", "60000.00")
                    .expect(LINE, "60000.00");
        }
    }
}
