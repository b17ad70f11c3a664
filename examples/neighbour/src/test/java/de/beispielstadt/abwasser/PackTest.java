package de.beispielstadt.abwasser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pack of the folder "betrieb": inputs only, computed with our form and rule. */
class PackTest {

    private final Read<Optional<Pack>> read = PackFolder.read(Path.of("betrieb"), Abwasser.registry());
    private final PackRun run = read.value().orElseThrow().run();

    @Test
    void theTestsRunWithOrWithoutModulesAsTheBuildSays() {
        Module module = Abwasser.class.getModule();
        assertEquals(System.getProperty("expected.module", ""), module.isNamed() ? module.getName() : "");
    }

    @Test
    void thePackIsReadWithoutAnyProblem() {
        assertEquals(List.of(), read.problems());
    }

    @ParameterizedTest
    @CsvSource({
        // plan: 5.033.500 of income, 4.906.900 of expenses
        "jahresergebnis|ANSATZ|2026, 126600",
        "kosten-je-kubikmeter|ANSATZ|2026|gliederung=beispielstadt, 2.52",
        // our own rule: 236.412,77 × 100/54 and 55.018,06 × 100/54, each rounded to the cent
        "kontobetrag|HOCHRECHNUNG.2026-06-30|2026|konto=52100, 437801.43",
        "kontobetrag|HOCHRECHNUNG.2026-06-30|2026|konto=52110, 101885.30",
        "energie|HOCHRECHNUNG.2026-06-30|2026|gliederung=beispielstadt, 539686.73",
        // the library's rules beside it: 2 × Ist, Ist + half the plan, the plan
        "gebuehren|HOCHRECHNUNG.2026-06-30|2026|gliederung=beispielstadt, 4688229.90",
        "fremdleistungen|HOCHRECHNUNG.2026-06-30|2026|gliederung=beispielstadt, 463730.25",
        "abwasserabgabe|HOCHRECHNUNG.2026-06-30|2026|gliederung=beispielstadt, 88000",
        "jahresergebnis|HOCHRECHNUNG.2026-06-30|2026, 170564.74",
    })
    void everythingIsComputedFromTheInputs(String figure, String expected) {
        Rational value = run.evaluation().value(FigureKey.parse(figure)).ifKnown().orElseThrow();
        assertEquals(Rational.parse(expected), Rational.of(value.round(2, Rounding.HALF_UP)));
    }

    @Test
    void whatIsBlankIsNothingBecauseThePackSaysSo() {
        FigureKey abgabe =
                FigureKey.parse("abwasserabgabe|IST.2026-06-30|2026-01-01/2026-06-30|gliederung=beispielstadt");
        assertEquals(Optional.of(Rational.ZERO), run.evaluation().value(abgabe).ifKnown());
    }

    @Test
    void everyFigureHasAValue() {
        List<FigureKey> missing = new ArrayList<>();
        run.evaluation().values().forEach((key, value) -> value.ifFailed().ifPresent(failure -> missing.add(key)));
        assertEquals(List.of(), missing);
    }
}
