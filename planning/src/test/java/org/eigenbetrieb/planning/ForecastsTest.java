package org.eigenbetrieb.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.json.PackJson;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.quantity.Rational;
import org.junit.jupiter.api.Test;

/** By which method a printed forecast was made. */
class ForecastsTest {

    private static final LocalDate HALF_YEAR = LocalDate.of(2023, 6, 30);

    /** A printed interim report; the pack declares the linear method by months for every line. */
    private static PackRun report(List<String> rows) {
        String json = """
                {
                  "organisation": "Eigenbetrieb Rechenzentrum", "land": "RP", "stand": "2023-09-28", "planYear": 2024,
                  "papers": [{
                    "id": "guv", "title": "Zwischenbericht", "layout": "rp-zwischenbericht-guv", "year": 2023,
                    "stichtag": "2023-06-30", "file": "guv.csv",
                    "format": {"delimiter": ",", "encoding": "utf-8", "notation": "plain"},
                    "keys": {"line": "posten", "account": "konto", "label": "name"},
                    "accounts": {"complete": true},
                    "columns": {
                      "plan": {"column": "plan", "role": "input", "exact": true},
                      "ist": {"column": "ist", "role": "input"},
                      "hochrechnung": {"column": "hochrechnung", "role": "claim"}
                    }
                  }],
                  "choices": [{"slot": "hochrechnung", "calculator": "hochrechnung.linear", "reason": "Probe"}]
                }
                """;
        StringBuilder table = new StringBuilder("posten,konto,name,plan,ist,hochrechnung\n");
        rows.forEach(
                row -> table.append("roh-hilfs-und-betriebsstoffe,").append(row).append('\n'));
        Pack pack = Pack.build(
                PackJson.read(json.getBytes(StandardCharsets.UTF_8), "pack.json")
                        .orThrow()
                        .orElseThrow(),
                Planning.registry(),
                (name, format) -> CsvReader.read(
                        table.toString().getBytes(StandardCharsets.UTF_8), name, format, Limits.STANDARD));
        return pack.run();
    }

    private static Forecasts fingerprint(PackRun run) {
        return Forecasts.fingerprint(
                Objects.requireNonNull(run.pack().bindings().get("guv")),
                run.evaluation(),
                ForecastMethod.standard(HALF_YEAR));
    }

    /** Lines of zwischenbericht-guv.csv (Koblenz, 30.06.2023), textzeile 109 to 119. */
    private static List<String> koblenz() {
        return List.of(
                "5221000000,Strom,325000,153979,307957",
                "5222000000,Heizungskosten,9000,3000,6000",
                "5238002000,Hardware,210000,92453,184906",
                "5631902000,Papier,8500,6914,13828",
                "5631904000,Kuverts,7500,2667,5333",
                "5631905000,Verbrauchsmaterial,1600,0,0",
                "5639002000,Weiterveräußerung Schulnetz,500000,210669,421338");
    }

    @Test
    void the_half_year_was_doubled() {
        Forecasts forecasts = fingerprint(report(koblenz()));

        assertThat(forecasts.lines()).hasSize(7);
        assertThat(forecasts.main().orElseThrow().id()).isEqualTo("linear-months");
        assertThat(forecasts.explained(forecasts.main().orElseThrow())).isEqualTo(7);
        assertThat(forecasts.deviating()).isEmpty();
        assertThat(forecasts.undeclared()).isEmpty();
    }

    @Test
    void a_line_without_anything_yet_is_ambiguous() {
        Forecasts.Line line = fingerprint(report(koblenz())).lines().get(5);

        assertThat(line.isAmbiguous()).isTrue();
        assertThat(line.fits()).extracting(ForecastMethod::id).containsExactly("linear-months", "linear-days", "ist");
    }

    @Test
    void lines_that_do_not_follow_the_declared_method_are_one_finding_and_what_fits_is_named() {
        List<String> rows = new ArrayList<>(koblenz());
        rows.set(0, "5221000000,Strom,325000,153979,325000");
        rows.set(3, "5631902000,Papier,8500,6914,12345");
        PackRun run = report(rows);

        Forecasts forecasts = fingerprint(run);
        assertThat(forecasts.deviating())
                .extracting(line -> line.cell().label())
                .containsExactly("Strom", "Papier");
        // 325.000 instead of 2 × 153.979
        assertThat(forecasts.deviating().get(0).declaredGap()).isEqualTo(Rational.of(17_042));
        assertThat(run.findings())
                .filteredOn(finding -> finding.code().equals("EB-HOC-101"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.cells()).hasSize(2);
                    assertThat(finding.message())
                            .isEqualTo(
                                    "2 of 7 forecast lines do not follow the method that is declared for them: \"Strom\""
                                            + " is off by 17.042 €, what fits is: Planwert, Planwert, wenn nicht überschritten;"
                                            + " \"Papier\" is off by -1.483 €, no method fits");
                });
    }

    @Test
    void a_report_that_follows_its_method_raises_no_finding() {
        assertThat(report(koblenz()).findings()).extracting(Finding::code).doesNotContain("EB-HOC-101");
    }

    private static final List<String> PLANTED = List.of(
            "linear-months",
            "linear-days",
            "planwert",
            "ist",
            "planwert-oder-ist",
            "restplan-months",
            "linear-months.1000",
            "linear-days.100");

    /** The forecast by a method, computed here with decimals of its own. */
    private static BigDecimal forecast(String method, long plan, long ist) {
        BigDecimal actual = BigDecimal.valueOf(ist);
        BigDecimal days =
                actual.multiply(BigDecimal.valueOf(365)).divide(BigDecimal.valueOf(181), 10, RoundingMode.HALF_UP);
        return switch (method) {
            case "linear-months" -> actual.multiply(BigDecimal.valueOf(2));
            case "linear-days" -> days.setScale(0, RoundingMode.HALF_UP);
            case "planwert" -> BigDecimal.valueOf(plan);
            case "ist" -> actual;
            case "planwert-oder-ist" -> BigDecimal.valueOf(Math.max(plan, ist));
            case "restplan-months" ->
                actual.add(BigDecimal.valueOf(plan).divide(BigDecimal.valueOf(2)))
                        .setScale(0, RoundingMode.HALF_UP);
            case "linear-months.1000" -> actual.multiply(BigDecimal.valueOf(2)).setScale(-3, RoundingMode.HALF_UP);
            default -> days.setScale(-2, RoundingMode.HALF_UP);
        };
    }

    @Property(tries = 12)
    void a_planted_method_is_recovered(@ForAll long seed) {
        Random random = new Random(seed);
        String planted = PLANTED.get(random.nextInt(PLANTED.size()));
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long plan = 10_000L + random.nextInt(1_000_000);
            long ist = i == 0 ? plan + 5_000 : 1_000L + random.nextInt(900_000);
            rows.add((5_221_000_000L + i) + ",Zeile " + i + "," + plan + "," + ist + ","
                    + forecast(planted, plan, ist).toPlainString());
        }

        Forecasts forecasts = fingerprint(report(rows));

        assertThat(forecasts.main().orElseThrow().id()).isEqualTo(planted);
        assertThat(forecasts.explained(forecasts.main().orElseThrow())).isEqualTo(12);
        assertThat(forecasts.deviating()).isEmpty();
    }
}
