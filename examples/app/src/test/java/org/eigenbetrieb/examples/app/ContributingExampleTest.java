package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.json.LayoutJson;
import org.eigenbetrieb.core.json.PackJson;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.pack.Tables;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.eigenbetrieb.planning.Hochrechnung;
import org.eigenbetrieb.planning.Planning;
import org.eigenbetrieb.testkit.CalculatorContract;
import org.eigenbetrieb.testkit.CalculatorFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds CONTRIBUTING.md and the code together: the layout and the calculator that it shows work. */
class ContributingExampleTest {

    private static final String DOCUMENT = "CONTRIBUTING.md";

    private static final String LAYOUT = RepositoryRoot.between(RepositoryRoot.text(DOCUMENT), "```json", "```")
            .stripTrailing();

    private static final String PACK = """
            {
              "organisation": "Wasserwerk Musterstadt", "land": "RP", "stand": "2026-09-15", "planYear": 2026,
              "papers": [{
                "id": "schulden", "title": "Schulden 2026", "layout": "rp-schulden", "year": 2026,
                "stichtag": "2026-06-30", "file": "schulden.csv", "keys": {"line": "line"},
                "columns": {
                  "ist": {"column": "ist", "role": "input", "exact": "cents"},
                  "forecast": {"column": "hochrechnung", "role": "claim", "exact": "cents"}
                }
              }],
              "choices": [{
                "slot": "hochrechnung", "calculator": "hochrechnung.faktor", "parameters": {"faktor": "12/7"},
                "reason": "sieben von zwölf Raten"
              }]
            }
            """;

    // CONTRIBUTING: calculator
    /** Ist times a factor. Parameter {@code faktor}: a number or fraction such as {@code 12/7}. */
    record Faktor() implements Calculator {

        @Override
        public CalculatorInfo info() {
            return new CalculatorInfo(
                    "hochrechnung.faktor",
                    "Hochrechnung: Ist mal Faktor",
                    Hochrechnung.SLOT,
                    Jurisdiction.EVERYWHERE,
                    Validity.from(LocalDate.of(2000, 1, 1)),
                    LegalSource.practice("Übung der Werkleitung"),
                    Map.of("faktor", "Zahl oder Bruch, z. B. 12/7"));
        }

        @Override
        public Contribution contribute(CalculationRequest request) {
            String text = request.parameter("faktor").orElse("");
            if (text.isEmpty()) {
                return Contribution.notApplicable(request.targets(), "der Parameter faktor fehlt");
            }
            Rational factor = Rational.parse(text);
            List<Relation> relations = new ArrayList<>();
            Map<FigureKey, String> notApplicable = new LinkedHashMap<>();
            for (FigureKey target : request.targets()) {
                LocalDate stichtag = target.phase().stichtagIfAny().orElseThrow();
                FigureKey ist = target.in(Phase.ist(stichtag), Period.yearTo(stichtag));
                if (request.figures().containsKey(ist)) {
                    Formula product = Formula.times(factor, Formula.ref(ist));
                    relations.add(
                            request.define(target, product, "Ist × " + factor).rounded(RoundTo.CENT));
                } else {
                    notApplicable.put(target, "den Unterlagen fehlt eine Ist-Spalte für diese Zeile");
                }
            }
            return new Contribution(relations, notApplicable, Map.of());
        }
    }
    // CONTRIBUTING: end of calculator

    /** The calculator that newcomers copy keeps every promise that it is told to keep. */
    @Nested
    class TheCalculatorKeepsItsPromises implements CalculatorContract {

        @Override
        public Calculator calculator() {
            return new Faktor();
        }

        @Override
        public CalculatorFixture fixture() {
            return CalculatorFixture.forecast(calculator()).parameter("faktor", "12/7");
        }
    }

    @Test
    void theDocumentShowsTheCalculator() {
        String lines = RepositoryRoot.snippet(
                "ContributingExampleTest", "CONTRIBUTING: calculator", "CONTRIBUTING: end of calculator");
        RepositoryRoot.assertShows(DOCUMENT, "```java\n" + lines + "\n```");
    }

    @Test
    void theDocumentShowsHowToRegister() {
        String lines = RepositoryRoot.snippet(
                "ContributingExampleTest", "CONTRIBUTING: registry", "CONTRIBUTING: end of registry");
        RepositoryRoot.assertShows(DOCUMENT, "```java\n" + lines + "\n```");
    }

    @Test
    void layoutAndCalculatorComputeAndCheckAPaper() {
        Pack pack = pack("line,ist,forecast\nschulden-beginn,1000.00,1714.29\ntilgung,70.00,120.00\n"
                + "schulden-ende,930.00,1594.28\n");

        assertThat(pack.problems()).isEmpty();
        Phase hochrechnung = Phase.hochrechnung(LocalDate.of(2026, 6, 30));
        FigureKey end = FigureKey.of("schulden-ende", hochrechnung, Period.year(2026));
        assertThat(pack.run().evaluation().value(end).ifKnown()).contains(Rational.parse("1594.29"));
        assertThat(pack.run().findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).contains("1.594,28").contains("1.594,29"));
    }

    @Test
    void theExplanationNamesRuleAndReason() {
        Pack pack = pack("line,ist,forecast\nschulden-beginn,1000.00,\ntilgung,70.00,\nschulden-ende,,\n");

        assertThat(pack.run().explain("tilgung hochrechnung").toText())
                .contains("Ist mal Faktor: Ist × 12/7 – Grund: sieben von zwölf Raten")
                .contains("12/7 × 2. Tilgung");
    }

    private static Pack pack(String csv) {
        byte[] json = LAYOUT.getBytes(StandardCharsets.UTF_8);
        // CONTRIBUTING: registry
        Layout layout = LayoutJson.read(json, "rp-schulden.json").orThrow().orElseThrow();
        Registry registry = Planning.registry().toBuilder()
                .layouts(List.of(layout))
                .calculator(new Faktor())
                .build();
        // CONTRIBUTING: end of registry
        Tables tables =
                (file, format) -> CsvReader.read(csv.getBytes(StandardCharsets.UTF_8), file, format, Limits.STANDARD);
        PackDescription description = PackJson.read(PACK.getBytes(StandardCharsets.UTF_8), "pack.json")
                .orThrow()
                .orElseThrow();
        return Pack.build(description, registry, tables);
    }
}
