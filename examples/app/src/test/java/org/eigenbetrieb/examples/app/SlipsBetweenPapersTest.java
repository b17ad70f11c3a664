package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.planning.ForecastMethod;
import org.eigenbetrieb.planning.Forecasts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slips of units, precision and account numbers between the papers of Koblenz, and the method of its forecast. */
class SlipsBetweenPapersTest {

    private static List<String> messages(List<Finding> findings, String code) {
        return findings.stream()
                .filter(finding -> finding.code().equals(code))
                .map(Finding::message)
                .toList();
    }

    @Test
    void the_papers_of_koblenz_have_no_mistyped_account_and_follow_their_methods() {
        List<Finding> findings = Koblenz.whole().run().findings();

        assertThat(findings).extracting(Finding::code).doesNotContain("EB-PCK-107", "EB-HOC-101", "EB-CHK-009");
        assertThat(findings)
                .extracting(Finding::message)
                .noneMatch(message -> message.contains("carried on as if it were exact")
                        || message.contains("with another sign")
                        || message.contains("thousands were taken for ones"));
    }

    @Test
    void an_account_with_two_swapped_digits_is_found_by_name_and_amounts(@TempDir Path folder) {
        // zwischenbericht-guv.csv, textzeile 109: Strom, 325.000 planned and 335.221,21 in 2022, as in the Erfolgsplan
        List<Finding> findings = Koblenz.wholeTo(folder.resolve("koblenz"))
                .replace("zwischenbericht-guv.csv", ",5221000000,Strom", ",5212000000,Strom")
                .run()
                .findings();

        assertThat(messages(findings, "EB-PCK-107"))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .contains("5221000000 \"Strom\"")
                        .contains("5212000000 \"Strom\"")
                        .contains("the numbers differ by a typing error"));
    }

    @Test
    void an_account_with_a_dropped_digit_is_found_although_it_was_filled_up(@TempDir Path folder) {
        List<Finding> findings = Koblenz.wholeTo(folder.resolve("koblenz"))
                .replace("zwischenbericht-guv.csv", ",5238002000,", ",538002000,")
                .run()
                .findings();

        assertThat(messages(findings, "EB-PCK-107"))
                .singleElement()
                .satisfies(message -> assertThat(message).contains("5238002000").contains("5380020000"));
    }

    @Test
    void the_half_year_of_the_profit_and_loss_account_was_doubled_and_the_vermoegensplan_mixes_two_methods() {
        PackRun run = Koblenz.whole().run();

        // zwischenbericht-guv.csv: every printed Hochrechnung is twice the Ist, within rounding
        Forecasts guv = fingerprint(run, Koblenz.GUV);
        assertThat(guv.main().orElseThrow().id()).isEqualTo("linear-months");
        assertThat(guv.lines()).hasSizeGreaterThan(80);
        assertThat(guv.deviating()).isEmpty();
        // zwischenbericht-vermoegensplan.csv: 60.000, 1.200.000 and 15.000 are the plan; Abschreibungen 1.451.248 for
        // 1.410.000 and Konzessionen 102.647 for 550.000 are doubled
        Forecasts investments = fingerprint(run, Koblenz.ZWISCHENBERICHT_VERMOEGENSPLAN);
        ForecastMethod main = investments.main().orElseThrow();
        assertThat(main.id()).isEqualTo("planwert");
        assertThat(investments.deviating())
                .extracting(line -> line.gaps().get(main))
                .containsExactly(Rational.of(41_248), Rational.of(-447_353));
        assertThat(investments.deviating())
                .allSatisfy(line ->
                        assertThat(line.fits()).extracting(ForecastMethod::id).containsExactly("linear-months"));
        assertThat(investments.undeclared()).isEmpty();
    }

    private static Forecasts fingerprint(PackRun run, String paper) {
        return Forecasts.fingerprint(
                Objects.requireNonNull(run.pack().bindings().get(paper)),
                run.evaluation(),
                ForecastMethod.standard(LocalDate.of(2023, 6, 30)));
    }
}
