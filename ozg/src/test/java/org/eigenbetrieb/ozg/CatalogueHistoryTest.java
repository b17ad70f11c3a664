package org.eigenbetrieb.ozg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eigenbetrieb.core.quantity.Rational;
import org.junit.jupiter.api.Test;

/** Change, time in a status, burn-up and forecast; numbers worked out by hand. */
class CatalogueHistoryTest {

    private static final CountingRule ROWS = CountingRule.rows();

    /** Ten services, so many of them online, the next planned. */
    private static Leistungskatalog state(String stand, int online) {
        List<Leistung> entries = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            entries.add(Samples.entry("" + i, i <= online ? OnlineStatus.ONLINE : OnlineStatus.PLANNED));
        }
        return new Leistungskatalog(LocalDate.parse(stand), entries);
    }

    private static Leistung since(String id, OnlineStatus status, String day) {
        return Leistung.builder()
                .from(Samples.entry(id, status))
                .addHistory(new StatusChange(LocalDate.parse(day), status))
                .build();
    }

    @Test
    void movedNewAndRemovedEntriesAreToldApart() {
        Leistungskatalog before = Samples.catalogue(
                "2022-09-28",
                Samples.entry("1", OnlineStatus.PLANNED),
                Samples.entry("2", OnlineStatus.ONLINE),
                Samples.entry("3", OnlineStatus.PLANNED));
        Leistungskatalog after = Samples.catalogue(
                "2023-09-28",
                Samples.entry("1", OnlineStatus.ONLINE),
                Samples.entry("2", OnlineStatus.ONLINE),
                Samples.entry("4", OnlineStatus.ONLINE));
        CatalogueChange change = CatalogueChange.between(before, after);

        assertThat(change.moved()).extracting(pair -> pair.after().id()).containsExactly("1");
        assertThat(change.added()).extracting(Leistung::id).containsExactly("4");
        assertThat(change.removed()).extracting(Leistung::id).containsExactly("3");
        assertThat(change.count(OnlineStatus.PLANNED, OnlineStatus.ONLINE)).isEqualTo(1);
        assertThat(change.flows()).containsEntry(OnlineStatus.ONLINE, new CatalogueChange.Flow(1, 2, 0, 3));
        assertThat(change.flows()).containsEntry(OnlineStatus.PLANNED, new CatalogueChange.Flow(2, 0, 2, 0));
        assertThatThrownBy(() -> CatalogueChange.between(after, before)).hasMessageContaining("earlier one first");
    }

    @Test
    void aServiceOfTwoOfficesIsPairedWithTheSameOffice() {
        Leistung first = Leistung.builder()
                .from(Samples.entry("1", OnlineStatus.ONLINE))
                .name("Gebühr")
                .addAemter("20")
                .build();
        Leistung second = Leistung.builder()
                .from(Samples.entry("2", OnlineStatus.PLANNED))
                .name("Gebühr")
                .addAemter("85")
                .build();
        CatalogueChange change = CatalogueChange.between(
                Samples.catalogue("2022-09-28", first, second),
                Samples.catalogue(
                        "2023-09-28",
                        Leistung.builder().from(second).id("1").build(),
                        Leistung.builder().from(first).id("2").build()));

        assertThat(change.moved()).isEmpty();
        assertThat(change.pairs()).hasSize(2);
    }

    @Test
    void theKeyIdentifiesAServiceThatWasRenamed() {
        Leistung before = Leistung.builder()
                .from(Samples.entry("1", OnlineStatus.PLANNED))
                .leika("99050035001000")
                .build();
        Leistung after = Leistung.builder()
                .from(before)
                .name("Gewerbe anmelden")
                .status(OnlineStatus.ONLINE)
                .build();

        assertThat(CatalogueChange.between(
                                Samples.catalogue("2022-09-28", before), Samples.catalogue("2023-09-28", after))
                        .moved())
                .hasSize(1);
    }

    private static Leistungskatalog list(String stand, String rows) {
        return Leistungskatalog.read(
                        Koblenz.table("liste.csv", "nr,amt,ozg_leistung,leistung,leika,status,verlauf\n" + rows),
                        LocalDate.parse(stand))
                .orThrow();
    }

    private static CatalogueChange change(String before, String after) {
        return CatalogueChange.between(list("2025-03-31", before), list("2026-03-31", after));
    }

    @Test
    void anAddedOrCorrectedKeyMakesNoOtherService() {
        for (String key : List.of("", "99008001013000")) {
            CatalogueChange change = change(
                    "1,31,Personalausweis,Ausweis beantragen," + key + ",ja,\n",
                    "1,31,Personalausweis,Ausweis beantragen,99008001012000,ja,\n");

            assertThat(change.pairs()).as(key).hasSize(1);
            assertThat(change.moved()).isEmpty();
            assertThat(CatalogueReport.moves(change).rows()).isEmpty();
            assertThat(CatalogueReport.moves(change).notes().toString()).contains("Neu online: 0.");
        }
    }

    @Test
    void theKeyDecidesBeforeTheNameAndTheNumberOnlyWithTheName() {
        CatalogueChange change = change(
                "1,31,PA,A,99008001012000,nein,\n2,31,PA,B,,nein,\n3,31,PA,C,,nein,\n4,31,PA,D,,nein,\n",
                "1,31,PA,B,99008001012000,ja,\n2,31,PA,B,,ja,\n3,31,PB,C,,ja,\n4,31,PB,E,,ja,\n");

        assertThat(change.pairs())
                .extracting(pair -> pair.before().name() + pair.after().name())
                .containsExactly("AB", "BB", "CC");
        assertThat(change.added()).extracting(Leistung::name).containsExactly("E");
        assertThat(change.renamed()).as("of another OZG-Leistung").isEmpty();
    }

    @Test
    void aRenamedServiceIsNotNewWithoutSayingSo() {
        CatalogueChange change = change(
                "2,31,Hund,Beta anmelden,,geplant,\n3,31,Hund,Gamma abmelden,,nein,\n",
                "2,31,Hund,Beta anmelden (neu benannt),,ja,\n3,31,Hund,Gamma abmelden,,ja,\n");

        assertThat(change.renamed())
                .singleElement()
                .satisfies(pair -> assertThat(pair.before().name()).isEqualTo("Beta anmelden"));
        assertThat(CatalogueReport.moves(change).notes().toString())
                .contains("Neu online: 2. Davon neu in der Liste: 1.", "unter derselben Nummer", "Nr. 2.");
        assertThat(CatalogueReport.moves(change).rows().toString())
                .contains("nicht in der Liste; Nr. 2 war „Beta anmelden“, geplant");
        assertThat(CatalogueReport.moves(change("2,31,Hund,Beta,,ja,\n", "2,31,Hund,Beta anmelden,,ja,\n"))
                        .notes()
                        .toString())
                .contains("1 davon war dann schon zuvor online");
    }

    @Test
    void datedChangesAreHeldAgainstTheEarlierState() {
        CatalogueChange change = change(
                "1,31,PA,Z,,ja,\n2,31,PA,W,,nein,\n3,31,PA,V,,ja,\n4,31,PA,U,,geplant,\n",
                "1,31,PA,Z,,geplant,2020-01-01 geplant;2021-01-01\n2,31,PA,W,,geplant,2019-05-05 geplant\n"
                        + "3,31,PA,V,,geplant,2025-04-01\n4,31,PA,U,,ja,2025-03-31 geplant;2025-04-01\n");

        assertThat(change.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-OZG-132");
            assertThat(finding.meldung()).contains("Nr. 1 („geplant“ statt „ja“), 2 („geplant“ statt „nein“)");
        });
    }

    @Test
    void aDatedChangeGivesTheExactTimeInTheStatus() {
        CatalogueHistory history = CatalogueHistory.of(
                List.of(Samples.catalogue("2023-09-28", since("1", OnlineStatus.PLANNED, "2023-09-18"))));

        assertThat(history.timeInStatus()).singleElement().satisfies(time -> {
            assertThat(time.atLeast()).isEqualTo(10);
            assertThat(time.most()).hasValue(10);
        });
    }

    @Test
    void withoutDatesTheStatesBoundTheTime() {
        CatalogueHistory history =
                CatalogueHistory.of(List.of(state("2023-01-31", 4), state("2023-01-01", 3), state("2023-03-02", 4)));
        List<CatalogueHistory.TimeInStatus> times = history.timeInStatus();

        assertThat(times.get(0).atLeast()).as("online in all three states").isEqualTo(60);
        assertThat(times.get(0).most()).as("the beginning was never seen").isEmpty();
        assertThat(times.get(3).atLeast()).as("online since the second state").isEqualTo(30);
        assertThat(times.get(3).most())
                .as("still planned on 1 January, so online from 2 January at the earliest")
                .hasValue(59);
    }

    @Test
    void withASingleStateNothingIsKnownAboutTheBeginning() {
        CatalogueHistory history = CatalogueHistory.of(List.of(state("2023-09-28", 3)));

        assertThat(history.timeInStatus().get(0).atLeast()).isZero();
        assertThat(history.timeInStatus().get(0).most()).isEmpty();
        assertThat(history.forecast(ROWS, LocalDate.of(2024, 1, 1))).isEmpty();
    }

    @Test
    void whatIsStuckIsOrderedByTime() {
        CatalogueHistory history = CatalogueHistory.of(List.of(Samples.catalogue(
                "2023-09-28",
                since("1", OnlineStatus.PLANNED, "2023-01-01"),
                since("2", OnlineStatus.ONLINE, "2020-01-01"),
                since("3", OnlineStatus.IN_PROGRESS, "2021-01-01"),
                Samples.entry("4", OnlineStatus.PLANNED))));

        assertThat(history.stuck()).extracting(time -> time.entry().id()).containsExactly("3", "1", "4");
        assertThat(CatalogueReport.stuck(history, 2).rows()).hasSize(2);
        assertThat(CatalogueReport.stuck(history, 2).notes().toString())
                .contains("3 Leistungen sind geplant oder in Arbeit, aufgeführt sind 2");
    }

    @Test
    void whatIsStuckIsCountedByReason() {
        CatalogueHistory history = CatalogueHistory.of(List.of(Samples.catalogue(
                "2023-09-28",
                waiting("1", "2023-01-01", "rollout-laeuft"),
                waiting("2", "2021-09-28", "wartet-land"),
                waiting("3", "2023-09-01", "wartet-land"))));

        assertThat(CatalogueReport.stuckByReason(history).rows().toString())
                .containsSubsequence("Wartet auf das Land", "=2 ", "=730 ", "Rollout läuft", "=1 ", "=270 ");
    }

    private static Leistung waiting(String id, String day, String reason) {
        return Leistung.builder()
                .from(since(id, OnlineStatus.PLANNED, day))
                .addReasons(Reason.of(reason))
                .build();
    }

    @Test
    void theBurnUpHasOnePointPerState() {
        CatalogueHistory history = CatalogueHistory.of(List.of(state("2023-01-01", 2), state("2023-01-11", 4)));

        assertThat(history.burnUp(ROWS))
                .containsExactly(
                        new CatalogueHistory.Point(LocalDate.of(2023, 1, 1), 2, 10),
                        new CatalogueHistory.Point(LocalDate.of(2023, 1, 11), 4, 10));
    }

    @Test
    void theForecastTakesTheMiddleSlowestAndFastestPace() {
        // 2 → 4 in 10 days (1/5 per day), 4 → 5 in 20 days (1/20 per day), all: 3 in 30 days (1/10 per day)
        CatalogueHistory history =
                CatalogueHistory.of(List.of(state("2023-01-01", 2), state("2023-01-11", 4), state("2023-01-31", 5)));
        OnlineForecast forecast =
                history.forecast(ROWS, LocalDate.of(2023, 2, 20)).orElseThrow();

        assertThat(forecast.low()).isEqualTo(Rational.of(6));
        assertThat(forecast.middle()).isEqualTo(Rational.of(7));
        assertThat(forecast.high()).isEqualTo(Rational.of(9));
        assertThat(forecast.share(forecast.middle())).isEqualTo(Rational.of(70));
        assertThat(forecast.method()).contains("2 Abschnitten");
        assertThat(CatalogueReport.forecast(forecast).rows()).hasSize(3);
    }

    @Test
    void withOnePaceTheUncertaintyIsEverythingThatIsPossible() {
        CatalogueHistory history = CatalogueHistory.of(List.of(state("2023-01-01", 2), state("2023-01-11", 4)));
        OnlineForecast forecast =
                history.forecast(ROWS, LocalDate.of(2023, 1, 16)).orElseThrow();

        assertThat(forecast.low()).isEqualTo(Rational.of(4));
        assertThat(forecast.middle()).isEqualTo(Rational.of(5));
        assertThat(forecast.high()).isEqualTo(Rational.of(10));
        assertThat(forecast.method()).contains("nicht bekannt");
    }

    @Test
    void aForecastThatFallsSaysWhy() {
        // 3 online, then 1: 2 less in 365 days, so that 275 days later it would be less than 0
        OnlineForecast forecast = CatalogueHistory.of(List.of(state("2025-03-31", 3), state("2026-03-31", 1)))
                .forecast(ROWS, LocalDate.of(2026, 12, 31))
                .orElseThrow();

        assertThat(forecast.low()).isEqualTo(forecast.middle()).isLessThan(Rational.of(forecast.now()));
        assertThat(forecast.method())
                .contains("zurückgegangen", "zuletzt waren es 1")
                .doesNotContain("unverändert");
        assertThat(CatalogueHistory.of(List.of(state("2023-01-01", 2), state("2023-01-11", 4), state("2023-01-31", 3)))
                        .forecast(ROWS, LocalDate.of(2023, 2, 10))
                        .orElseThrow()
                        .method())
                .contains("liegt unten unter den zuletzt 3");
    }

    @Test
    void theShareOfAForecastIsThatOfTheNumberThatIsPrinted() {
        // 2 to 3 of 10 in 365 days; after 275 more 3 + 275/365 = 3.753: 4, and 4 of 10 are 40 %
        OnlineForecast forecast = CatalogueHistory.of(List.of(state("2025-03-31", 2), state("2026-03-31", 3)))
                .forecast(ROWS, LocalDate.of(2026, 12, 31))
                .orElseThrow();

        assertThat(CatalogueReport.forecast(forecast).rows().get(1).toString())
                .contains("4", "40")
                .doesNotContain("37");
    }

    @Test
    void nothingGoesAboveAll() {
        CatalogueHistory history = CatalogueHistory.of(List.of(state("2023-01-01", 2), state("2023-01-02", 9)));

        assertThat(history.forecast(ROWS, LocalDate.of(2024, 1, 1))
                        .orElseThrow()
                        .middle())
                .isEqualTo(Rational.of(10));
        assertThatThrownBy(() -> history.forecast(ROWS, LocalDate.of(2022, 1, 1)))
                .hasMessageContaining("2023-01-02");
    }

    @Test
    void twoStatesOfOneDayAreRefused() {
        assertThatThrownBy(() -> CatalogueHistory.of(List.of(state("2023-01-01", 2), state("2023-01-01", 3))))
                .hasMessageContaining("2023-01-01");
        assertThatThrownBy(() -> CatalogueHistory.of(List.of())).hasMessageContaining("at least one");
    }
}
