package org.eigenbetrieb.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.law.LegalSource;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.Test;

/** kw and ku as DOMAIN rules: dated on their day, undated at the next vacancy, the Bavarian lock. */
class ResolutionTest {

    private static final LocalDate END = LocalDate.of(2026, 12, 31);
    private static final ResolutionRule GENERAL = Staffing.rules().get(0);
    private static final ResolutionRule BAVARIAN = Staffing.rules().get(1);
    private static final SourceRef PLACE = SourceRef.of("vakanzen.csv", 2, 0);

    private static Stellenuebersicht plan(String... notes) {
        String[] lines = new String[notes.length + 1];
        lines[0] = "org_einheit,gruppe,haushalt,art,stellen,nach_gruppe,stellennummer,datum";
        System.arraycopy(notes, 0, lines, 1, notes.length);
        CsvTable posts = Koblenz.csv(
                "stellen.csv",
                "org_einheit,gruppe,soll,soll_vorjahr,ist",
                "10,A 12,3.00,3.00,3.00",
                "10,A 11,3.00,3.00,3.00",
                "20,A 11,2.00,2.00,2.00");
        return Staffing.read(posts, Koblenz.csv("vermerke.csv", lines), ReadOptions.of(2026, LocalDate.of(2025, 6, 30)))
                .orThrow();
    }

    private static Vacancy vacancy(String day, String unit, String group, long tenths) {
        return new Vacancy(LocalDate.parse(day), unit, PayGroup.parse(group), Quantity.of(tenths, 1, Unit.VZAE), PLACE);
    }

    @Test
    void aDatedKwFallsAwayOnTheDayAfterWhateverBecomesFree() {
        Resolution resolution = Resolution.of(
                plan("10,A 12,2026,kw,1.0,,1/1,2026-07-31"),
                GENERAL,
                List.of(vacancy("2026-03-01", "10", "A 12", 10)),
                END);
        assertThat(resolution.steps()).hasSize(1);
        Resolution.Step step = resolution.steps().get(0);
        assertThat(step.effect()).isEqualTo(Resolution.Effect.FALLS);
        assertThat(step.day()).isEqualTo(LocalDate.of(2026, 8, 1));
        assertThat(resolution.changes(LocalDate.of(2026, 7, 31))).isEmpty();
        assertThat(resolution.changes(END)).isEqualTo(Map.of(PayGroup.parse("A 12"), Rational.of(-1)));
    }

    @Test
    void anUndatedKwTakesTheNextVacancyOfItsGroupAndWaitsForTheRest() {
        Resolution resolution = Resolution.of(
                plan("10,A 11,2026,kw,1.5,,1/1,"),
                GENERAL,
                List.of(vacancy("2026-09-01", "20", "A 11", 10), vacancy("2026-03-01", "10", "A 12", 10)),
                END);
        assertThat(resolution.steps()).hasSize(1);
        assertThat(resolution.steps().get(0).unit()).isEqualTo("20");
        assertThat(resolution.steps().get(0).posts()).isEqualTo(Rational.ONE);
        assertThat(resolution.pending()).hasSize(1);
        assertThat(resolution.pending().get(0).posts()).isEqualTo(Rational.HALF);
    }

    @Test
    void aKuConvertsOnItsDayOrTheNextVacancyAndKeepsTheNumberOfPosts() {
        Resolution resolution = Resolution.of(
                plan("10,A 12,2026,ku,1.0,A 11,1/1,2026-03-31", "10,A 12,2026,ku,1.0,A 11,1/2,"),
                GENERAL,
                List.of(vacancy("2026-05-01", "10", "A 12", 10)),
                END);
        assertThat(resolution.steps())
                .extracting(Resolution.Step::day)
                .containsExactly(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 1));
        assertThat(resolution.changes(END))
                .isEqualTo(Map.of(
                        PayGroup.parse("A 11"), Rational.of(2),
                        PayGroup.parse("A 12"), Rational.of(-2)));
    }

    @Test
    void kwComesBeforeKu() {
        Resolution resolution = Resolution.of(
                plan("10,A 12,2026,ku,1.0,A 11,1/1,", "10,A 12,2026,kw,1.0,,1/2,"),
                GENERAL,
                List.of(vacancy("2026-05-01", "10", "A 12", 10)),
                END);
        assertThat(resolution.steps()).extracting(Resolution.Step::effect).containsExactly(Resolution.Effect.FALLS);
    }

    @Test
    void inBavariaALowerVacancyIsLockedAndTheKwBecomesAKu() {
        Stellenuebersicht plan = plan("10,A 12,2026,kw,1.0,,1/1,");
        List<Vacancy> vacancies =
                List.of(vacancy("2026-03-01", "20", "A 11", 10), vacancy("2026-09-01", "10", "A 12", 10));
        Resolution bavarian = Resolution.of(plan, BAVARIAN, vacancies, END);
        assertThat(bavarian.steps())
                .extracting(Resolution.Step::effect)
                .containsExactly(Resolution.Effect.LOCKED, Resolution.Effect.CONVERTS);
        // One A 11 locked, one A 12 became A 11: one A 12 less in the end.
        assertThat(bavarian.changes(END)).isEqualTo(Map.of(PayGroup.parse("A 12"), Rational.of(-1)));
        Resolution general = Resolution.of(plan, GENERAL, vacancies, END);
        assertThat(general.steps()).extracting(Resolution.Step::effect).containsExactly(Resolution.Effect.FALLS);
        assertThat(general.steps().get(0).day()).isEqualTo(LocalDate.of(2026, 9, 1));
    }

    @Test
    void ceilingsCountKwAsGoneOnlyWhereTheRuleSaysSoAndNotWhenDatedLater() {
        Stellenuebersicht plan = plan("10,A 12,2026,kw,1.0,,1/1,", "10,A 11,2026,kw,1.0,,1/2,2027-06-30");
        assertThat(Resolution.of(plan, BAVARIAN, List.of(), END).ceilingChanges())
                .isEqualTo(Map.of(PayGroup.parse("A 12"), Rational.of(-1)));
        assertThat(Resolution.of(plan, GENERAL, List.of(), END).ceilingChanges())
                .isEmpty();
    }

    @Test
    void aNoteWithoutAmountIsPendingAndNeverTakenForOnePost() {
        Resolution resolution = Resolution.of(plan("10,A 12,2026,kw,,,1/1,2026-03-31"), GENERAL, List.of(), END);
        assertThat(resolution.steps()).isEmpty();
        assertThat(resolution.pending()).hasSize(1);
        assertThat(resolution.pending().get(0).posts()).isNull();
    }

    @Test
    void inKoblenzTheReplacementPostFallsAwayOnTheFirstOfAugust() {
        // stellenvermerke-2024.csv, text line 1083: 17/077, 1,0 by the note of 2023, kw 31.07.2024
        Resolution resolution = Resolution.of(Koblenz.plan(), GENERAL, List.of(), LocalDate.of(2024, 12, 31));
        assertThat(resolution.steps()).hasSize(1);
        assertThat(resolution.steps().get(0).day()).isEqualTo(LocalDate.of(2024, 8, 1));
        assertThat(resolution.steps().get(0).posts()).isEqualTo(Rational.ONE);
        assertThat(resolution.steps().get(0).note().number()).contains("17/077");
        assertThat(resolution.table("kw").rows()).hasSize(1);
    }

    @Test
    void rulesAreDataAndOneWithoutSourceIsRefused() {
        String header = "id,land,gueltig_ab,gueltig_bis,kw_ohne_datum,ku_ohne_datum,bereich,niedrigere_vakanz,"
                + "obergrenzen,quelle_art,quelle,quelle_stelle,quelle_sicherheit";
        var read = Staffing.readRules(Koblenz.csv(
                "regeln.csv",
                header,
                "haus,RP,2026-01-01,,nie,nie,einheit,ohne-wirkung,wie-ausgewiesen,BYLAW,Haushaltssatzung,§ 5,PRINTED",
                "ohne,RP,2026-01-01,,nie,nie,einheit,ohne-wirkung,wie-ausgewiesen,BYLAW,,,PRINTED"));
        assertThat(read.value()).extracting(ResolutionRule::id).containsExactly("haus");
        assertThat(read.problems()).extracting(Problem::code).containsExactly("EB-STF-008");
        assertThat(BAVARIAN.source().standing()).isEqualTo(LegalSource.Standing.VERIFIED);
        assertThat(GENERAL.source().standing()).isEqualTo(LegalSource.Standing.UNVERIFIED);
    }

    @Test
    void vacanciesAreReadFromATable() {
        var read = Staffing.readVacancies(
                Koblenz.csv("vakanzen.csv", "datum,org_einheit,gruppe,stellen", "01.05.2026,10,A 12,0.5", ",10,A 12,1"),
                Notation.PLAIN);
        assertThat(read.value()).hasSize(1);
        assertThat(read.value().get(0).day()).isEqualTo(LocalDate.of(2026, 5, 1));
        assertThat(read.problems()).hasSize(1);
    }
}
