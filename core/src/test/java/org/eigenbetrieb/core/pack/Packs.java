package org.eigenbetrieb.core.pack;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/**
 * A small enterprise: two accounts of revenue, interest, one account of material; a plan, actual figures at 30 June, a
 * forecast that a calculator makes.
 *
 * <pre>
 *            plan      ist   forecast
 * 4411       1000   400.00     800.00
 * 4412        500   300.00     600.00
 * umsatz     1500   700.00    1400.00
 * zinsen       10     5.00      10.00
 * ertraege   1510   705.00    1410.00
 * 5421 = material
 *             700   350.00     700.00
 * ergebnis    810   355.00     710.00
 * </pre>
 */
final class Packs {

    static final LocalDate STICHTAG = LocalDate.of(2023, 6, 30);

    static final String TABLE = """
            posten,konto,bezeichnung,plan,ist,hochrechnung
            umsatz,4411,Druck,1000,400.00,800.00
            umsatz,4412,Beratung,500,300.00,600.00
            zinsen,,Zinsen,10,5.00,10.00
            ertraege,,Summe Erträge,1510,705.00,1410.00
            material,5421,Papier,700,350.00,700.00
            """;

    static final String FORM = """
            {
              "id": "muster", "form": "Musterformular", "version": "1", "validFrom": "2000-01-01", "land": "RP",
              "source": {"kind": "form", "title": "Musterformular", "standing": "printed"},
              "gliederung": "muster",
              "columns": [
                {"id": "plan", "header": "Plan {year}", "phase": "ansatz"},
                {"id": "ist", "header": "Ist {stichtag}", "phase": "ist", "period": "year-to-stichtag"},
                {"id": "prozent", "header": "%", "percent": {"part": "ist", "whole": "plan", "decimals": 0, "ifZero": "0"}},
                {"id": "hochrechnung", "header": "Hochrechnung {year}", "phase": "hochrechnung", "calculator": "hochrechnung"}
              ],
              "rows": [
                {"heading": "1. Umsatzerlöse"},
                {"accountsOf": "umsatz", "level": 1},
                {"line": "umsatz", "label": "Summe", "accounts": true, "parent": "ertraege", "style": "subtotal"},
                {"line": "zinsen", "label": "Zinsen", "parent": "ertraege"},
                {"line": "ertraege", "label": "Summe Erträge", "children": true, "style": "total"},
                {"accountsOf": "material", "level": 1},
                {"line": "material", "label": "Material", "accounts": true},
                {"line": "ergebnis", "label": "Jahresergebnis", "terms": {"ertraege": 1, "material": -1}, "style": "result"}
              ]
            }
            """;

    private static final String PAPER = """
            {
              "id": "bericht", "title": "Zwischenbericht", "layout": "muster", "year": 2023, "stichtag": "2023-06-30",
              "file": "bericht.csv",
              "keys": {"line": "posten", "account": "konto", "label": "bezeichnung"},
              "accounts": {"complete": true},
              "columns": {
                "plan": {"column": "plan", "role": "input", "exact": true},
                "ist": {"column": "ist", "role": "input", "exact": "cents"},
                "hochrechnung": {"column": "hochrechnung", "role": "claim"}
              }
            }""";

    private final Map<String, String> tables = new LinkedHashMap<>();
    private final List<String> papers = new ArrayList<>();
    private final List<String> choices = new ArrayList<>();
    private final List<Calculator> calculators = new ArrayList<>();
    private final List<RecordPaper> kinds = new ArrayList<>();
    private String form = FORM;
    private String place = "\"land\": \"RP\", \"municipality\": \"Koblenz\"";

    private Packs() {}

    /** The enterprise as described above, without a calculator. */
    static Packs bare() {
        Packs pack = new Packs();
        pack.papers.add(PAPER);
        pack.tables.put("bericht.csv", TABLE);
        return pack;
    }

    /** The enterprise as described above; the forecast doubles the actual figures. */
    static Packs pack() {
        return bare().calculator(doubling("test.doppelt"));
    }

    /** The table of the paper with some text replaced. */
    Packs with(String text, String other) {
        return table("bericht.csv", replaced(tables.getOrDefault("bericht.csv", ""), text, other));
    }

    Packs table(String file, String text) {
        tables.put(file, text);
        return this;
    }

    Packs without(String file) {
        tables.remove(file);
        return this;
    }

    /** The description of the paper with some text replaced. */
    Packs paperWith(String text, String other) {
        papers.set(0, replaced(papers.get(0), text, other));
        return this;
    }

    Packs paper(String json) {
        papers.add(json);
        return this;
    }

    /** The form with some text replaced. */
    Packs formWith(String text, String other) {
        form = replaced(form, text, other);
        return this;
    }

    Packs in(String land, String municipality) {
        place = "\"land\": \"" + land + "\", \"municipality\": \"" + municipality + "\"";
        return this;
    }

    Packs calculator(Calculator calculator) {
        calculators.add(calculator);
        return this;
    }

    Packs kind(RecordPaper kind) {
        kinds.add(kind);
        return this;
    }

    Packs choice(String calculator, String... lines) {
        return choice(calculator, "{}", lines);
    }

    Packs choice(String calculator, String parameters, String[] lines) {
        choices.add("{\"slot\": \"hochrechnung\", \"lines\": ["
                + String.join(
                        ", ",
                        List.of(lines).stream().map(line -> "\"" + line + "\"").toList())
                + "], \"calculator\": \"" + calculator + "\", \"parameters\": " + parameters
                + ", \"reason\": \"so geübt\"}");
        return this;
    }

    private static String replaced(String text, String old, String other) {
        if (!text.contains(old)) {
            throw new IllegalArgumentException("\"" + old + "\" does not occur in " + text);
        }
        return text.replace(old, other);
    }

    Pack build() {
        String json = "{\"organisation\": \"Rechenzentrum\", " + place
                + ", \"stand\": \"2023-09-28\", \"planYear\": 2024, \"papers\": [" + String.join(",\n", papers)
                + "], \"choices\": [" + String.join(",\n", choices) + "]}";
        PackDescription description = PackJson.read(json.getBytes(StandardCharsets.UTF_8), "pack.json")
                .orThrow()
                .orElseThrow();
        Registry.Builder registry = Registry.builder()
                .layouts(List.of(LayoutJson.read(form.getBytes(StandardCharsets.UTF_8), "muster.json")
                        .orThrow()
                        .orElseThrow()));
        calculators.forEach(registry::calculator);
        kinds.forEach(registry::paper);
        return Pack.build(description, registry.build(), (file, format) -> {
            String text = tables.get(file);
            return text == null
                    ? CsvReader.read(Path.of("no such folder", file), file, format, Limits.STANDARD)
                    : CsvReader.read(text.getBytes(StandardCharsets.UTF_8), file, format, Limits.STANDARD);
        });
    }

    // ---- calculators ----

    /** A rule for forecasts that is in force everywhere and always. */
    static Calculator rule(String id, Function<CalculationRequest, Contribution> contribution) {
        return rule(id, Validity.from(LocalDate.of(1900, 1, 1)), contribution);
    }

    static Calculator rule(String id, Validity validity, Function<CalculationRequest, Contribution> contribution) {
        CalculatorInfo info = new CalculatorInfo(
                id,
                "Regel " + id,
                "hochrechnung",
                Jurisdiction.EVERYWHERE,
                validity,
                LegalSource.practice("Übung"),
                Map.of("faktor", "Faktor"));
        return new Calculator() {
            @Override
            public CalculatorInfo info() {
                return info;
            }

            @Override
            public Contribution contribute(CalculationRequest request) {
                return contribution.apply(request);
            }
        };
    }

    static Calculator doubling(String id) {
        return rule(id, request -> Contribution.of(doubled(request)));
    }

    /** One relation per target: twice the actual figure. */
    static List<Relation> doubled(CalculationRequest request) {
        return request.targets().stream()
                .map(target -> times(request, target, Rational.of(2)))
                .toList();
    }

    static Relation times(CalculationRequest request, FigureKey target, Rational factor) {
        FigureKey ist = target.in(Phase.ist(STICHTAG), Period.yearTo(STICHTAG));
        return request.define(target, Formula.times(factor, Formula.ref(ist)), "")
                .rounded(RoundTo.CENT);
    }

    // ---- what came out ----

    /** The figure in a row and column of the paper; the row is a line or an account. */
    static FigureKey key(Pack pack, String row, String column) {
        LayoutBinding binding =
                Optional.ofNullable(pack.bindings().get("bericht")).orElseThrow();
        var of = binding.layout().column(column).orElseThrow();
        return binding.layout().line(row).flatMap(line -> binding.key(line, of)).orElseGet(() -> binding.key(row, of));
    }

    /** A computed number as text. */
    static String number(PackRun run, String row, String column) {
        return run.evaluation()
                .value(key(run.pack(), row, column))
                .ifKnown()
                .orElseThrow()
                .toString();
    }

    static List<Problem> errors(Pack pack) {
        return pack.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }
}
