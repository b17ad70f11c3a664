package org.eigenbetrieb.ozg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.eigenbetrieb.core.check.Finding;
import org.junit.jupiter.api.Test;

/** The rules of the list on rows made for them. */
class PlausibilityTest {

    private static final String HEADER = "nr,amt,art,leistung,unterscheidung,status,gruende\n";

    private static List<Finding> findings(String rows) {
        return Leistungskatalog.read(Koblenz.table("liste.csv", HEADER + rows), LocalDate.of(2023, 9, 13))
                .orThrow()
                .findings();
    }

    private static List<String> rows(String code, String rows) {
        return findings(rows).stream()
                .filter(finding -> finding.code().equals(code))
                .flatMap(finding -> finding.cells().stream())
                .map(cell -> cell.place().row())
                .toList();
    }

    @Test
    void oneNameAtTwoOfficesIsNoRepetition() {
        assertThat(rows("EB-OZG-121", "1,20,lokal,Gebühr,,ja,\n2,85,lokal,Gebühr,,ja,\n"))
                .isEmpty();
        assertThat(rows("EB-OZG-121", "1,20,lokal,Gebühr,,ja,\n2,20,lokal,Gebühr,,ja,\n"))
                .containsExactly("1", "2");
    }

    @Test
    void whatTheListTellsApartIsNoRepetition() {
        assertThat(rows("EB-OZG-121", "1,20,lokal,Gebühr,zaehler,ja,\n2,20,lokal,Gebühr,rohrbruch,ja,\n"))
                .isEmpty();
        assertThat(rows("EB-OZG-121", "1,20,lokal,Gebühr,zaehler,ja,\n2,20,lokal,Gebühr,zaehler,ja,\n"))
                .containsExactly("1", "2");
    }

    @Test
    void aRepetitionWithTwoStatusesSaysTheTotalOnly() {
        assertThat(findings("1,20,lokal,Gebühr,,ja,\n2,20,lokal,Gebühr,,nein,kein-bedarf\n"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("EB-OZG-122");
                    assertThat(finding.meldung())
                            .contains("insgesamt 1 statt 2")
                            .doesNotContain("„ja“");
                });
    }

    @Test
    void whoeverIsWaitedForAndWhateverElseIsSaidWaitingIsWaiting() {
        String[] reasons = {"wartet-fachamt", "wartet-land", "wartet-land;pilot", "pilot;wartet-land", "vorgesehen"};
        for (String reason : reasons) {
            assertThat(rows("EB-OZG-103", "1,31,lokal,Karte,,in Arbeit," + reason + "\n"))
                    .as(reason)
                    .containsExactly("1");
        }
        assertThat(rows("EB-OZG-103", "1,31,lokal,Karte,,in Arbeit,pilot\n")).isEmpty();
    }

    @Test
    void anOfferAtTimesIsCountedOneWay() {
        String online = "1,31,lokal,Wahl,,ja,nur-zeitweise\n";
        String notOffered = "2,01,lokal,Empfang,,nein,nur-zeitweise\n";

        assertThat(findings(online + notOffered))
                .filteredOn(finding -> finding.code().equals("EB-OZG-109"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.meldung()).contains("Nr. 1 mit „ja“, Nr. 2 mit „nein“"));
        assertThat(rows("EB-OZG-105", online + notOffered))
                .as("what is counted in two ways is still online with a restriction")
                .containsExactly("1");
        assertThat(rows("EB-OZG-105", online)).containsExactly("1");
        assertThat(rows("EB-OZG-108", notOffered)).containsExactly("2");
    }

    @Test
    void aRepetitionAtOneOfSeveralOfficesIsCountedPerOffice() {
        String key = "nr,amt,ozg_leistung,leistung,leika,status,gruende\n";
        Leistungskatalog catalogue = Leistungskatalog.read(
                        Koblenz.table(
                                "liste.csv",
                                key + "1,31,PA,A,99008001012000,ja,\n2,31,PA,B,99008001012000,nein,kein-bedarf\n"
                                        + "3,34,PA,A,99008001012000,ja,\n"),
                        LocalDate.of(2023, 9, 13))
                .orThrow();

        assertThat(catalogue.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EB-OZG-122");
            assertThat(finding.meldung()).contains("Je Amt einmal gezählt: insgesamt 2 statt 3");
        });
        Tally distinct = catalogue.tally(CountingRule.distinct());
        assertThat(distinct.total()).isEqualTo(1);
        assertThat(distinct.count(OnlineStatus.ONLINE)).isZero();
        assertThat(distinct.count(OnlineStatus.NOT_OFFERED)).isEqualTo(1);
        assertThat(CatalogueReport.totals(catalogue).notes().toString())
                .contains("1 Leistung steht mit verschiedenem Status in mehreren Zeilen");
    }

    @Test
    void anOfficeThatIsWrittenInSeveralWaysIsNamed() {
        assertThat(findings("1,31,lokal,A,,ja,\n2,031,lokal,B,,ja,\n3,Amt 31,lokal,C,,ja,\n4,32,lokal,D,,ja,\n"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("EB-OZG-118");
                    assertThat(finding.meldung())
                            .contains("„31“, „031“, „Amt 31“ sehen nach demselben Amt aus und zählen als 3 Ämter");
                    assertThat(finding.cells())
                            .extracting(cell -> cell.place().row())
                            .containsExactly("1", "2", "3");
                });
    }

    @Test
    void aVariantIsACode() {
        assertThat(Leistungskatalog.read(
                                Koblenz.table("liste.csv", HEADER + "1,20,lokal,Gebühr,Meldung eines Bruchs,ja,\n"),
                                LocalDate.of(2023, 9, 13))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("EB-OZG-006"));
    }
}
