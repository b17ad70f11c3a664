package org.eigenbetrieb.planning;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Dimensions;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.formula.Relation;
import org.eigenbetrieb.core.json.PackJson;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.time.Period;
import org.eigenbetrieb.core.time.Phase;

/** A small interim report in memory: a few accounts, a Stichtag and the choice of forecast rules. */
final class Zwischenbericht {

    private static final String STROM = "5221000000";

    private final LocalDate stichtag;
    private final List<String> choices = new ArrayList<>();
    private final StringBuilder table = new StringBuilder("posten;konto;plan;ist;vorjahr;ist_vorjahr\n");

    private Zwischenbericht(LocalDate stichtag) {
        this.stichtag = stichtag;
    }

    static Zwischenbericht zum(String stichtag) {
        return new Zwischenbericht(LocalDate.parse(stichtag));
    }

    /** An account of materials; numbers in German notation, empty for missing. */
    Zwischenbericht account(String account, String plan, String ist, String year, String sameDate) {
        table.append(String.join(";", "roh-hilfs-und-betriebsstoffe", account, plan, ist, year, sameDate))
                .append('\n');
        return this;
    }

    Zwischenbericht service(String account, String plan, String ist) {
        table.append(String.join(";", "bezogene-leistungen", account, plan, ist, "", ""))
                .append('\n');
        return this;
    }

    /** Electricity with the figures of a half-year. */
    Zwischenbericht strom() {
        return account(STROM, "325.000", "153.979,13", "335.221,21", "160.000,00");
    }

    /** A choice; parameters as in JSON, such as {@code "convention": "days"}. */
    Zwischenbericht choose(String calculator, String parameters, String... lines) {
        StringBuilder choice = new StringBuilder("{\"slot\": \"hochrechnung\", \"calculator\": \"")
                .append(calculator)
                .append("\", \"parameters\": {")
                .append(parameters)
                .append("}, \"reason\": \"Probe\"");
        if (lines.length > 0) {
            choice.append(", \"lines\": [\"")
                    .append(String.join("\", \"", lines))
                    .append("\"]");
        }
        choices.add(choice.append('}').toString());
        return this;
    }

    Zwischenbericht chooseInPaper(String calculator, String... lines) {
        choose(calculator, "", lines);
        String last = choices.remove(choices.size() - 1);
        choices.add(last.substring(0, last.length() - 1) + ", \"paper\": \"zwischenbericht\"}");
        return this;
    }

    Computed compute() {
        String json = """
                {
                  "organisation": "Eigenbetrieb Rechenzentrum",
                  "land": "RP",
                  "stand": "2024-12-31",
                  "planYear": 2024,
                  "papers": [
                    {
                      "id": "zwischenbericht",
                      "title": "Zwischenbericht",
                      "layout": "rp-zwischenbericht-guv",
                      "year": %d,
                      "stichtag": "%s",
                      "file": "zwischenbericht.csv",
                      "format": {"delimiter": ";", "encoding": "utf-8", "notation": "german"},
                      "keys": {"line": "posten", "account": "konto"},
                      "accounts": {"complete": true},
                      "columns": {
                        "plan": {"column": "plan", "role": "input", "exact": true},
                        "ist": {"column": "ist", "role": "input", "exact": true},
                        "vorjahr": {"column": "ergebnis", "role": "input", "exact": true},
                        "ist_vorjahr": {"column": "ist-vorjahr", "role": "input", "exact": true}
                      }
                    }
                  ],
                  "choices": [%s]
                }
                """.formatted(stichtag.getYear(), stichtag, String.join(",\n    ", choices));
        PackDescription description = PackJson.read(json.getBytes(StandardCharsets.UTF_8), "pack.json")
                .orThrow()
                .orElseThrow();
        Pack pack = Pack.build(
                description,
                Planning.registry(),
                (file, format) -> CsvReader.read(
                        table.toString().getBytes(StandardCharsets.UTF_8), file, format, Limits.STANDARD));
        return new Computed(pack.run(), stichtag);
    }

    /** What was computed. */
    record Computed(PackRun run, LocalDate stichtag) {

        private FigureKey account(String account) {
            return new FigureKey(
                    Layout.Records.ACCOUNTS.concept(),
                    Phase.hochrechnung(stichtag),
                    Period.year(stichtag.getYear()),
                    Dimensions.of(DimensionKey.KONTO, account));
        }

        private Value value(String account) {
            return run.evaluation().value(account(account));
        }

        /** The forecast of electricity in euros and cents. */
        String strom() {
            return forecast(STROM);
        }

        String forecast(String account) {
            return value(account).ifKnown().orElseThrow().toString();
        }

        String total(String line) {
            FigureKey key = new FigureKey(
                    Concept.of(line),
                    Phase.hochrechnung(stichtag),
                    Period.year(stichtag.getYear()),
                    Dimensions.of(DimensionKey.GLIEDERUNG, "zwischenbericht"));
            return run.evaluation().value(key).ifKnown().orElseThrow().toString();
        }

        Failure failure() {
            return value(STROM).ifFailed().orElseThrow();
        }

        /** The rule in words, as explanations print it. */
        String rule() {
            Optional<Relation> relation = run.pack().net().defining(account(STROM));
            return relation.orElseThrow().rule();
        }

        /** Problems that ask for something; that most posts have no account is the idea of these tests. */
        List<Problem> problems() {
            return run.pack().problems().stream()
                    .filter(problem -> problem.severity() != Severity.INFO)
                    .toList();
        }

        Map<String, String> failedRules() {
            return run.coverage().failedRules();
        }
    }
}
