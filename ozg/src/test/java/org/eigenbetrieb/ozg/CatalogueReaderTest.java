package org.eigenbetrieb.ozg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.junit.jupiter.api.Test;

/** Reading a city's list: good rows are kept, every odd one is named with its place. */
class CatalogueReaderTest {

    private static Read<Leistungskatalog> read(String text) {
        return Leistungskatalog.read(Koblenz.table("liste.csv", text), Koblenz.STAND);
    }

    private static List<String> problems(Read<?> read) {
        return read.problems().stream()
                .map(problem -> problem.code() + " " + problem.place())
                .toList();
    }

    @Test
    void nameAndStatusAreEnough() {
        Read<Leistungskatalog> read = read("leistung,status\nWohngeld,ja\nHundesteuer,In Arbeit\n");

        assertThat(read.problems()).isEmpty();
        assertThat(read.value().entries()).extracting(Leistung::id).containsExactly("2", "3");
        assertThat(read.value().entries())
                .extracting(Leistung::status)
                .containsExactly(OnlineStatus.ONLINE, OnlineStatus.IN_PROGRESS);
        assertThat(read.value().entries()).extracting(Leistung::scope).containsOnly(Scope.UNASSIGNED);
    }

    @Test
    void aListWithoutEntriesIsNamed() {
        assertThat(problems(read("nr,leistung,status\n"))).containsExactly("EB-OZG-012 liste.csv");
    }

    @Test
    void aWordForNoOfficeIsNoOffice() {
        Read<Leistungskatalog> read = read("leistung,status,amt\nA,ja,-\nB,ja,ohne\nC,ja,Keins\nD,ja,31;-\nE,ja,\n");

        assertThat(read.value().entries())
                .extracting(Leistung::aemter)
                .containsExactly(List.of(), List.of(), List.of(), List.of("31"), List.of());
        assertThat(problems(read))
                .containsExactly(
                        "EB-OZG-013 liste.csv:2:3",
                        "EB-OZG-013 liste.csv:3:3",
                        "EB-OZG-013 liste.csv:4:3",
                        "EB-OZG-013 liste.csv:5:3");
        assertThat(read.value().findings())
                .filteredOn(finding -> finding.code().equals("EB-OZG-111"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.cells()).hasSize(4));
    }

    @Test
    void aColumnWithAnotherUsualNameIsAWarning() {
        assertThat(read("nr,leistung,status,grund\n1,A,nein,kein-bedarf\n").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("EB-OZG-007");
                    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                    assertThat(problem.message()).contains("did you mean \"gruende\"");
                });
    }

    @Test
    void codesThatSeemToNameAPersonAreNeitherKeptNorQuoted() {
        Read<Leistungskatalog> read = read("nr,leistung,status,unterscheidung,gruende\n"
                + "frau-muster,A,nein,frau-muster,frau-muster;wartet-land;Frau Muster\n");
        Leistung entry = read.value().entries().get(0);

        assertThat(problems(read))
                .containsOnly("EB-OZG-008 liste.csv:2:1", "EB-OZG-008 liste.csv:2:4", "EB-OZG-008 liste.csv:2:5");
        assertThat(entry.variant()).isEmpty();
        assertThat(entry.reasons()).containsExactly(Reason.of("wartet-land"));
        assertThat(read.toString().toLowerCase(Locale.ROOT)).doesNotContain("frau-muster", "frau muster");
    }

    @Test
    void whatDoesNotFitIsNotQuotedWhereItSeemsToNameAPerson() {
        Read<Leistungskatalog> read = read(
                "nr,leistung,status,verlauf,fokus\n" + "1,A,Frau Muster,,\n2,B,ja,Frau Muster,\n3,C,ja,,Frau Muster\n");

        assertThat(problems(read))
                .containsExactly("EB-OZG-001 liste.csv:2:3", "EB-OZG-006 liste.csv:3:4", "EB-OZG-006 liste.csv:4:5");
        assertThat(read.toString()).doesNotContain("Muster");
    }

    @Test
    void aMissingColumnIsNamed() {
        Read<Leistungskatalog> read = read("leistung,stattus\nWohngeld,ja\n");

        assertThat(read.value().entries()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-CSV-019");
            assertThat(problem.message()).contains("did you mean \"stattus\"");
        });
    }

    @Test
    void aRowThatIsNoEntryIsNamedAndLeftOut() {
        Read<Leistungskatalog> read =
                read("nr,leistung,status\n1,Wohngeld,ja\n2,,ja\n3,Hundesteuer,fertig\n4,Reisepass,\n");

        assertThat(read.value().entries()).hasSize(1);
        assertThat(problems(read))
                .containsExactly("EB-OZG-001 liste.csv:3:2", "EB-OZG-001 liste.csv:4:3", "EB-OZG-001 liste.csv:5:3");
        assertThat(read.problems().get(1).message()).contains("\"fertig\" is not a status");
        assertThat(read.problems().get(1).expected()).contains("ja, in Arbeit, geplant, nein");
    }

    @Test
    void aRepeatedNumberIsNamedWithTheFirstLine() {
        Read<Leistungskatalog> read = read("nr,leistung,status\n1,Wohngeld,ja\n1,Hundesteuer,ja\n");

        assertThat(read.value().entries()).hasSize(1);
        assertThat(problems(read)).containsExactly("EB-OZG-002 liste.csv:3:1");
        assertThat(read.problems().get(0).message()).contains("line 2");
    }

    @Test
    void unknownKeysTypesAndReasonsAreKeptAndReported() {
        Read<Leistungskatalog> read =
                read("leistung,status,leika,typisierung,gruende\nWohngeld,nein,A1,9x;2/3,mondphase;wartet-land\n");
        Leistung entry = read.value().entries().get(0);

        assertThat(entry.leika()).isEqualTo("A1");
        assertThat(entry.leikaKey()).isEmpty();
        assertThat(entry.typisierung()).isEqualTo(Typisierung.of("9x;2/3"));
        assertThat(entry.reasons()).containsExactly(Reason.of("mondphase"), Reason.of("wartet-land"));
        assertThat(entry.reasons().get(0).kind()).isEqualTo(Reason.Kind.OTHER);
        assertThat(problems(read))
                .containsExactly("EB-OZG-003 liste.csv:2:3", "EB-OZG-004 liste.csv:2:4", "EB-OZG-005 liste.csv:2:5");
        assertThat(read.isClean()).isTrue();
    }

    @Test
    void proseInPlaceOfACodeIsLeftOutWithAnError() {
        Read<Leistungskatalog> read = read("leistung,status,gruende\nWohngeld,nein,Das Land ist dran.\n");

        assertThat(read.value().entries().get(0).reasons()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-OZG-005");
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
        });
    }

    @Test
    void fieldsThatDoNotFitAreNamedAndTheEntryIsKept() {
        Read<Leistungskatalog> read = read("leistung,status,fokus,enthaltene_leistungen,efa,reifegrade,verlauf,art\n"
                + "Wohngeld,ja,vielleicht,0,bald,1.1=drei,2023-13-01,fremd\n");

        assertThat(read.value().entries()).hasSize(1);
        assertThat(read.problems()).hasSize(6).extracting(Problem::code).containsOnly("EB-OZG-006");
    }

    @Test
    void aHistoryThatDoesNotLeadToTheStatusIsRefused() {
        Read<Leistungskatalog> read = read("leistung,status,verlauf\n"
                + "A,ja,2022-05-01 geplant;2023-01-10 ja\n"
                + "B,ja,2022-05-01\n"
                + "C,ja,2022-05-01 geplant\n"
                + "D,ja,2023-05-01 geplant;2022-05-01 ja\n");

        assertThat(read.value().entries().get(0).history()).hasSize(2);
        assertThat(read.value().entries().get(1).since()).hasValue(LocalDate.of(2022, 5, 1));
        assertThat(read.value().entries().get(2).history()).isEmpty();
        assertThat(problems(read)).containsExactly("EB-OZG-006 liste.csv:4:3", "EB-OZG-006 liste.csv:5:3");
    }

    @Test
    void severalOfficesAreSeparatedBySemicolonOrComma() {
        Read<Leistungskatalog> read = read("leistung,status,amt\nA,ja,66; 70\nB,ja,\"31, 66\"\nC,ja,01\n");

        assertThat(read.value().entries())
                .extracting(Leistung::aemter)
                .containsExactly(List.of("66", "70"), List.of("31", "66"), List.of("01"));
    }

    @Test
    void scopeAndOzgLeistungMustFit() {
        Read<Leistungskatalog> read =
                read("leistung,status,art,ozg_leistung\nA,ja,lokal,Wohngeld\nB,ja,lokal,\nC,ja,,Wohngeld\n");

        assertThat(read.value().entries())
                .extracting(Leistung::scope)
                .containsExactly(Scope.OZG, Scope.LOCAL, Scope.OZG);
        assertThat(problems(read)).containsExactly("EB-OZG-006 liste.csv:2:3");
    }

    /** A misspelled nr is too short to be alike; without numbers the columns that may hold them are a warning. */
    @Test
    void aListWhoseNumbersAreUnderAnotherNameIsAWarning() {
        Read<Leistungskatalog> read = read("nxr,leistung,status\n17,A,ja\n18,B,ja\n");

        assertThat(read.value().entries()).extracting(Leistung::id).containsExactly("2", "3");
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.toString()).startsWith("EB-OZG-007").contains("\"nxr\"", "no column \"nr\"");
        });
    }

    /** The number of the line may be the number of another entry. */
    @Test
    void anEntryWithoutNumberTakesNoNumberOfAnother() {
        Read<Leistungskatalog> read = read("nr,leistung,status\n3,A,ja\n,B,ja\n");

        assertThat(read.value().entries()).extracting(Leistung::id).containsExactly("3", "Zeile 3");
        assertThat(problems(read)).containsExactly("EB-OZG-009 liste.csv:3:1");
    }

    @Test
    void aNumberThatSeemsToNameAPersonIsNotKept() {
        Read<Leistungskatalog> read = read("nr,leistung,status\nfrau-musterfrau,A,ja\n");

        assertThat(read.value().entries()).extracting(Leistung::id).containsExactly("Zeile 2");
        assertThat(problems(read)).containsExactly("EB-OZG-008 liste.csv:2:1");
    }

    @Test
    void columnsThatAreMissingHideNoOthers() {
        assertThat(problems(read("leistung,sttaus,vrelauf\nA,ja,\n")))
                .containsExactly("EB-CSV-019 liste.csv:1", "EB-OZG-007 liste.csv:1:3");
    }

    /** The levels: 1.1 from 0 to 4, 2.0 from 0 to 7. */
    @Test
    void aRatingOutsideOfItsModelIsLeftOutAndOneOfAnUnknownModelIsMarked() {
        Read<Leistungskatalog> read =
                read("nr,leistung,status,reifegrade\n1,A,ja,1.1=4;2.0=7\n2,B,ja,1.1=5\n3,C,ja,2.0=8;3.0=1\n");

        assertThat(read.value().entries())
                .extracting(entry -> entry.ratings().toString())
                .containsExactly("[1.1=4, 2.0=7]", "[]", "[3.0=1]");
        assertThat(read.problems())
                .extracting(problem -> problem.code() + " " + problem.place().line() + " " + problem.severity())
                .containsExactly("EB-OZG-006 3 ERROR", "EB-OZG-006 4 ERROR", "EB-OZG-011 4 WARNING");
        assertThat(CatalogueReport.ratings(read.value()).columns())
                .extracting(column -> column.header())
                .contains("Modell 1.1", "Modell 2.0", "Modell 3.0 (unbekannt, ungeprüft)");
    }

    @Test
    void columnsThatAreNotReadAreListedOnce() {
        Read<Leistungskatalog> read = read("nr,leistung,status,bemerkung\n1,A,ja,x\n2,B,ja,y\n");

        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-OZG-007");
            assertThat(problem.severity()).isEqualTo(Severity.INFO);
            assertThat(problem.message()).contains("\"bemerkung\"");
        });
    }

    @Test
    void aMisspelledColumnIsNamedWithWhatWasMeant() {
        Read<Leistungskatalog> read = read("leistung,status,gruendee\nA,ja,wartet-land\n");

        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.toString())
                    .startsWith(
                            "EB-OZG-007  liste.csv:1:3  column \"gruendee\" is not read – did you mean \"gruende\"?");
        });
    }

    @Test
    void aTextThatSeemsToNameAPersonIsLeftOutAndNamed() {
        Read<Leistungskatalog> read =
                read("leistung,status,amt\nAnmeldung bei Herrn Ozgmann,ja,61\nBauen,ja,Bearbeiterin Nassfeld\n");

        assertThat(problems(read)).containsExactly("EB-OZG-008 liste.csv:2:1", "EB-OZG-008 liste.csv:3:3");
        assertThat(read.value().entries()).hasSize(2);
        assertThat(read.value().entries() + " " + read.problems())
                .contains("[zurückgehalten]")
                .doesNotContain("Ozgmann")
                .doesNotContain("Nassfeld");
    }

    @Test
    void aCityWithItsOwnColumnsAndWords() {
        CatalogueFormat format = CatalogueFormat.STANDARD
                .column(CatalogueFormat.Field.NAME, "einzelleistung")
                .column(CatalogueFormat.Field.STATUS, "online")
                .word("verfügbar", OnlineStatus.ONLINE)
                .localMark("keine offizielle OZG-Leistung!");
        Read<Leistungskatalog> read = Leistungskatalog.read(
                Koblenz.table(
                        "liste.csv",
                        "einzelleistung,online,ozg_leistung\nA,Verfügbar,Wohngeld\nB,nein,keine offizielle OZG-Leistung!\n"),
                Koblenz.STAND,
                format);

        assertThat(read.problems()).isEmpty();
        assertThat(read.value().entries())
                .extracting(Leistung::status)
                .containsExactly(OnlineStatus.ONLINE, OnlineStatus.NOT_OFFERED);
        assertThat(read.value().entries()).extracting(Leistung::scope).containsExactly(Scope.OZG, Scope.LOCAL);
    }
}
