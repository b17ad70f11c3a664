package org.eigenbetrieb.ozg.fim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.ozg.Koblenz;
import org.eigenbetrieb.ozg.LeikaKey;
import org.eigenbetrieb.ozg.Typisierung;
import org.junit.jupiter.api.Test;

/** The catalogue of the FIM portal, and lists of OZG-Leistungen. Rows are made up in the form of the portal. */
class LeikakatalogTest {

    private static final String HEADER =
            "Schluessel;Bezeichnung;Bezeichnung2;Typ;Leistungsgruppierung;Synonyme;Besondere Merkmale;Veröffentlichungsdatum\n";

    private static Read<Leikakatalog> read(String rows) {
        return Leikakatalog.read(CsvReader.read(
                        (HEADER + rows).getBytes(StandardCharsets.ISO_8859_1),
                        "leika.csv",
                        Leikakatalog.format(CsvFormat.Delimiter.SEMICOLON),
                        Limits.STANDARD)
                .orThrow());
    }

    @Test
    void aServiceIsReadWithAllItsFields() {
        Read<Leikakatalog> read = read("99050035001000;Gewerbeanmeldung Entgegennahme;Gewerbe anmelden;2/3;Gewerbe;"
                + "Gewerbeschein|Betriebseröffnung;SDG|EfA;01.07.2021 09:30\n");
        LeikaLeistung service =
                read.value().find(LeikaKey.parse("99050035001000")).orElseThrow();

        assertThat(read.problems()).isEmpty();
        assertThat(service.name()).isEqualTo("Gewerbeanmeldung Entgegennahme");
        assertThat(service.secondName()).isEqualTo("Gewerbe anmelden");
        assertThat(service.typisierung().types()).containsExactly("2/3");
        assertThat(service.synonyms()).containsExactly("Gewerbeschein", "Betriebseröffnung");
        assertThat(service.features()).containsExactly("SDG", "EfA");
        assertThat(service.published()).isEqualTo(LocalDateTime.of(2021, 7, 1, 9, 30));
        assertThat(service.other()).containsEntry("Leistungsgruppierung", "Gewerbe");
        assertThat(service.source()).hasToString("leika.csv:2");
    }

    @Test
    void everyTypeOfTheOfficialListIsKnownAndOthersAreKept() {
        assertThat(List.of(
                        "1", "2", "2a", "2b", "3", "3a", "3b", "2/3", "1;2/3", "4", "4a", "4b", "5", "6", "7", "10",
                        "11", "12"))
                .allMatch(type -> Typisierung.of(type).unknown().isEmpty());
        assertThat(Typisierung.of("1;2/3").types()).containsExactly("1", "2/3");

        Read<Leikakatalog> read = read("99050035001000;A;;13;;;;\n");
        assertThat(read.value().entries().get(0).typisierung()).hasToString("13");
        assertThat(read.problems()).extracting(Problem::code).containsExactly("EB-OZG-004");
    }

    @Test
    void oddRowsAreReportedAndKept() {
        Read<Leikakatalog> read = read("ABC;Ohne Schlüssel;;;;;;\n"
                + "99050035001000;Erste;;;;;;\n"
                + "99050035001000;Zweite;;;;;;31.02.2021 09:30\n"
                + ";Nur ein Name;;;;;;\n"
                + ";;;5;;;;\n");

        assertThat(read.value().entries()).hasSize(4);
        assertThat(read.value().find(LeikaKey.parse("99050035001000")))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Erste"));
        assertThat(read.problems())
                .extracting(problem -> problem.code() + " " + problem.place())
                .containsExactly(
                        "EB-OZG-003 leika.csv:2:1",
                        "EB-OZG-031 leika.csv:4:1",
                        "EB-OZG-032 leika.csv:4:8",
                        "EB-OZG-030 leika.csv:6");
    }

    @Test
    void aKeyThatASpreadsheetHasSpoiledIsReportedAndTheServiceKept() {
        Read<Leikakatalog> read = read("9,905E+13;Gewerbeanmeldung;;;;;;\n");

        assertThat(read.value().entries())
                .singleElement()
                .satisfies(service -> assertThat(service.name()).isEqualTo("Gewerbeanmeldung"));
        assertThat(read.problems()).extracting(Problem::code).contains("EB-CSV-018");
    }

    @Test
    void aListOfOzgLeistungenWithOneRowPerService() {
        Read<List<OzgLeistung>> read = OzgLeistung.read(
                Koblenz.table(
                        "ozg.csv",
                        "OZG-ID,OZG-Leistung,Themenfeld,LeiKa\n"
                                + "10001,Wohngeld,Bauen & Wohnen,99107023001000\n"
                                + "10001,Wohngeld,Bauen & Wohnen,99107023001001|99107023002000\n"
                                + "10001,Mietzuschuss,Bauen & Wohnen,99107023001000\n"
                                + "X1,Hundehaltung,,Bello\n"
                                + ",Ohne Nummer,,\n"),
                new OzgLeistung.Columns("OZG-ID", "OZG-Leistung", "Themenfeld", "LeiKa"));

        assertThat(read.value()).hasSize(2);
        assertThat(read.value().get(0).leika()).containsExactly("99107023001000", "99107023001001", "99107023002000");
        assertThat(read.value().get(0).topic()).isEqualTo("Bauen & Wohnen");
        assertThat(read.problems())
                .extracting(problem -> problem.code() + " " + problem.place())
                .containsExactly(
                        "EB-OZG-041 ozg.csv:4:1",
                        "EB-OZG-041 ozg.csv:5:1",
                        "EB-OZG-003 ozg.csv:5:4",
                        "EB-OZG-040 ozg.csv:6");
        assertThat(read.problems().get(3).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aMisspelledColumnIsKeptUnderItsNameAndNamed() {
        Read<Leikakatalog> read = Leikakatalog.read(CsvReader.read(
                        "Schluessel;Bezeichnung;Synonym;Extra\n99050035001000;A;B|C;x\n"
                                .getBytes(StandardCharsets.ISO_8859_1),
                        "leika.csv",
                        Leikakatalog.format(CsvFormat.Delimiter.SEMICOLON),
                        Limits.STANDARD)
                .orThrow());

        assertThat(read.value().entries().get(0).synonyms()).isEmpty();
        assertThat(read.value().entries().get(0).other()).containsEntry("Synonym", "B|C");
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("EB-OZG-033  leika.csv:1:3")
                .contains("did you mean \"Synonyme\"?");
    }

    /** One remedy, not two that contradict each other. */
    @Test
    void aCatalogueInUtf8IsNotSaidToBeWindows1252() {
        List<Problem> problems = CsvReader.read(
                        (HEADER + "99050035001000;Änderung;;;;;;\n").getBytes(StandardCharsets.UTF_8),
                        "leika.csv",
                        Leikakatalog.format(CsvFormat.Delimiter.SEMICOLON),
                        Limits.STANDARD)
                .problems();

        assertThat(problems)
                .extracting(Problem::toString)
                .anyMatch(text -> text.contains("declare the encoding UTF-8"))
                .noneMatch(text -> text.contains("Windows-1252"));
    }
}
