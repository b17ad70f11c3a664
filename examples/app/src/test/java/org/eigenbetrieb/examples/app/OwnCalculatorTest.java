package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigenbetrieb.core.calculator.CalculationRequest;
import org.eigenbetrieb.core.calculator.Calculator;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.calculator.Contribution;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.formula.Formula;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.formula.RoundTo;
import org.eigenbetrieb.core.json.LayoutJson;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.law.Validity;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;
import org.eigenbetrieb.planning.Planning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule and a form of one's own, added from outside: the library is not touched and not told. */
class OwnCalculatorTest {

    private static final LegalSource BYLAW =
            LegalSource.practice("Dienstanweisung Energie der Stadtwerke Musterstadt, Nr. 4");

    /** Electricity: 45 % of the year's consumption falls into the first half-year. */
    private static final class Winter implements Calculator {

        @Override
        public CalculatorInfo info() {
            return new CalculatorInfo(
                    "musterstadt.winter",
                    "Hochrechnung Strom nach Winteranteil",
                    "hochrechnung",
                    Jurisdiction.EVERYWHERE,
                    Validity.from(LocalDate.of(2020, 1, 1)),
                    BYLAW,
                    Map.of("anteil", "Anteil des ersten Halbjahrs in Prozent"));
        }

        @Override
        public Contribution contribute(CalculationRequest request) {
            String share = request.parameter("anteil").orElse("50");
            List<Relation> relations = new ArrayList<>();
            for (FigureKey target : request.targets()) {
                LocalDate stichtag = target.phase().stichtagIfAny().orElseThrow();
                FigureKey ist = target.in(Phase.ist(stichtag), Period.yearTo(stichtag));
                relations.add(request.define(
                                target,
                                Formula.times(Rational.of(100).dividedBy(Rational.parse(share)), Formula.ref(ist)),
                                "Ist / " + share + " %")
                        .rounded(RoundTo.CENT));
            }
            return Contribution.of(relations);
        }
    }

    private static final String OWN_LAYOUT = """
            {
              "id": "musterstadt-liquiditaetsplan",
              "form": "Liquiditätsplan",
              "version": "2020",
              "land": "BW",
              "validFrom": "2020-01-01",
              "source": {"kind": "practice", "title": "Muster der Stadt Musterstadt", "standing": "verified"},
              "columns": [
                {"id": "plan", "header": "Plan {year}", "phase": "ansatz"},
                {"id": "ist", "header": "Ist {stichtag}", "phase": "ist", "period": "year-to-stichtag"},
                {"id": "prognose", "header": "Prognose {year}", "phase": "hochrechnung", "calculator": "hochrechnung"},
                {"id": "anteil", "header": "% vom Plan", "percent": {"part": "prognose", "whole": "plan", "ifZero": "0"}}
              ],
              "rows": [
                {"heading": "Laufende Geschäftstätigkeit"},
                {"line": "einzahlungen", "number": "1", "label": "Einzahlungen", "level": 1},
                {"line": "auszahlungen", "number": "2", "label": "Auszahlungen", "level": 1},
                {"line": "zahlungsmittelueberschuss", "number": "3", "label": "Überschuss", "style": "result", "terms": {"einzahlungen": 1, "auszahlungen": -1}}
              ]
            }
            """;

    private static final String OWN_PACK = """
            {
              "organisation": "Stadtwerke Musterstadt",
              "land": "BW",
              "municipality": "Musterstadt",
              "stand": "2023-09-28",
              "planYear": 2023,
              "papers": [
                {
                  "id": "liquiditaetsplan",
                  "title": "Liquiditätsplan",
                  "layout": "musterstadt-liquiditaetsplan",
                  "year": 2023,
                  "stichtag": "2023-06-30",
                  "file": "liquiditaetsplan.csv",
                  "format": {"delimiter": ";", "encoding": "utf-8", "notation": "german"},
                  "keys": {"line": "zeile"},
                  "columns": {
                    "plan": {"column": "plan", "role": "input", "exact": true},
                    "ist": {"column": "ist", "role": "input", "exact": true}
                  }
                }
              ],
              "choices": [
                {"slot": "hochrechnung", "calculator": "hochrechnung.linear", "reason": "gleichmäßiger Verlauf"},
                {"slot": "hochrechnung", "lines": ["auszahlungen"], "calculator": "musterstadt.winter", "parameters": {"anteil": 45}, "reason": "Heizperiode"}
              ]
            }
            """;

    @TempDir
    Path directory = Path.of("");

    private Koblenz own = new Koblenz(Path.of(""));
    private final Layout layout = LayoutJson.read(OWN_LAYOUT.getBytes(StandardCharsets.UTF_8), "liquiditaetsplan.json")
            .orThrow()
            .orElseThrow();

    @BeforeEach
    void write_the_pack() {
        own = new Koblenz(directory)
                .write("pack.json", OWN_PACK)
                .write(
                        "liquiditaetsplan.csv",
                        "zeile;plan;ist\neinzahlungen;1.000.000;480.000\nauszahlungen;900.000;405.000\n");
    }

    private PackRun run(Registry registry) {
        Read<Optional<Pack>> read = PackFolder.read(own.folder(), registry);
        assertThat(read.problems()).isEmpty();
        return read.value().orElseThrow().run();
    }

    @Test
    void an_own_rule_and_an_own_form_compute_beside_those_of_the_library() {
        PackRun run = run(Planning.registry().toBuilder()
                .layouts(List.of(layout))
                .calculator(new Winter())
                .build());

        // 480.000 × 2; 405.000 / 45 %; the difference; 60.000 of 100.000.
        assertThat(value(run, "einzahlungen|HOCHRECHNUNG.2023-06-30|2023")).isEqualTo("960000");
        assertThat(value(run, "auszahlungen|HOCHRECHNUNG.2023-06-30|2023")).isEqualTo("900000");
        assertThat(value(run, "zahlungsmittelueberschuss|HOCHRECHNUNG.2023-06-30|2023"))
                .isEqualTo("60000");
        assertThat(value(run, "zahlungsmittelueberschuss|HOCHRECHNUNG.2023-06-30|2023|bezug=ansatz-2023"))
                .isEqualTo("60");
    }

    private static String value(PackRun run, String key) {
        return run.evaluation()
                .value(FigureKey.parse(key))
                .ifKnown()
                .orElseThrow()
                .toString();
    }

    @Test
    void the_explanation_names_the_own_rule_its_source_its_reason_and_where_it_was_chosen() {
        PackRun run = run(Planning.registry().toBuilder()
                .layouts(List.of(layout))
                .calculator(new Winter())
                .build());

        assertThat(run.explain("zahlungsmittelueberschuss hochrechnung 2023").toText())
                .contains("Saldo [Muster der Stadt Musterstadt] (liquiditaetsplan.json:18:5)")
                .contains("Hochrechnung linear nach Zeitablauf: Ist × 12/6 Monate – Grund: gleichmäßiger Verlauf")
                .contains("Hochrechnung Strom nach Winteranteil: Ist / 45 % – Grund: Heizperiode"
                        + " [Dienstanweisung Energie der Stadtwerke Musterstadt, Nr. 4] (pack.json:25:5)")
                .contains("2 Auszahlungen, Ist 30.06.2023: 405.000,00 €  ← liquiditaetsplan.csv:3:3");
    }

    @Test
    void without_them_the_pack_says_what_is_missing_and_where_to_add_it() {
        Program program = Program.pack(own.folder(), directory.resolve("out"));

        assertThat(program.status()).isEqualTo(2);
        assertThat(program.err())
                .contains("EB-PCK-002  pack.json:8:5  paper \"liquiditaetsplan\" wants the layout"
                        + " \"musterstadt-liquiditaetsplan\", which does not exist")
                .contains("or add your own to the registry");
    }

    @Test
    void the_registry_of_the_library_stays_as_it_is() {
        Registry before = Planning.registry();

        Registry after = before.toBuilder().calculator(new Winter()).build();

        assertThat(before.calculators()).doesNotContainKey("musterstadt.winter");
        assertThat(Planning.registry().calculators()).doesNotContainKey("musterstadt.winter");
        assertThat(after.calculators()).containsKeys("musterstadt.winter", "hochrechnung.linear");
    }

    @Test
    void an_own_rule_cannot_hide_one_of_the_library() {
        Registry.Builder builder = Planning.registry().toBuilder();
        Calculator linear = Planning.registry().calculators().get("hochrechnung.linear");

        assertThatThrownBy(() -> builder.calculator(Objects.requireNonNull(linear)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is already a calculator hochrechnung.linear");
        assertThatThrownBy(() -> builder.layouts(List.of(layout)).layouts(List.of(layout)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is already a layout musterstadt-liquiditaetsplan");
    }

    @Test
    void an_own_rule_that_fails_is_named_and_stops_no_other() {
        Calculator failing = new Calculator() {
            @Override
            public CalculatorInfo info() {
                return new Winter().info();
            }

            @Override
            public Contribution contribute(CalculationRequest request) {
                throw new IllegalStateException("der Zähler ist abgelesen");
            }
        };
        Read<Optional<Pack>> read = PackFolder.read(
                own.folder(),
                Planning.registry().toBuilder()
                        .layouts(List.of(layout))
                        .calculator(failing)
                        .build());

        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("EB-CAL-005  pack.json:25:5  calculator musterstadt.winter failed: IllegalStateException:"
                        + " der Zähler ist abgelesen; 1 figure has no value because of it");
        PackRun run = read.value().orElseThrow().run();
        assertThat(value(run, "einzahlungen|HOCHRECHNUNG.2023-06-30|2023")).isEqualTo("960000");
        assertThat(run.evaluation()
                        .value(FigureKey.parse("zahlungsmittelueberschuss|HOCHRECHNUNG.2023-06-30|2023"))
                        .ifFailed())
                .isPresent();
    }
}
