package org.eigenbetrieb.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonGuardTest {

    private static final PersonGuard GUARD = PersonGuard.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Schulung Petra Kabelbaum Grundschule Lützel",
                "Laptop Klaus Kabelbaum Rathaus Platz 1",
                "Herr OB Kabelbaum",
                "Herr M. teilt mit",
                "Zimmer von Frau K.",
                "Kabelbaum (Jürgen)",
                "Kabelbaum Maria",
                "z. Hd. Kabelbaum",
                "Vertretung: Kabelbaum",
                "gezeichnet Kabelbaum",
                "Konto m.kabelbaum sperren",
                "kabelbaum(at)example.org",
                "Kl\u0430us",
                "Bronisław Kabelbaum",
                "Đorđe Kabelbaum",
                "Frau Doktor Kabelbaum, Muster GmbH"
            })
    void namesBesidePlacesOfficesAndMarksAreFound(String text) {
        assertThat(GUARD.suspicion(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Clemens-Brentano-Haus",
                "Konrad Adenauer Ufer",
                "Karl Marx Haus",
                "Ulrich-Areal",
                "Kita St. Martin Netzwerk",
                "Kita St. Elisabeth Arenberg",
                "Wartung durch Robert Bosch GmbH",
                "Dr. Oetker Stiftung",
                "Georg Fischer AG",
                "Anton-App",
                "Zuständig: Kommunales Rechenzentrum",
                "Anlage B. Leitungsplan",
                "Abschnitt A. Server",
                "Punkt C. Notstrom",
                "Daten, Marie-Curie-Programm",
                "s.oben",
                "Leitung: Amt 10",
                "Vertretung: Werkleitung"
            })
    void placesFirmsProductsAndListsNameNoOne(String text) {
        assertThat(GUARD.suspicion(text)).isEmpty();
    }

    /** Invented names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Schulung, Ansprechpartnerin Yilzem",
                "Ansprechpartner: Kabelbaum",
                "Ansprechpartner/in Kabelbaum",
                "Bearbeiter Nassfeld",
                "Bearbeiterin: Nassfeld",
                "Sachbearbeiterin Nassfeld, Zimmer 3",
                "Verfasser Kurzmann",
                "zuständig: Postfeld",
                "zuständig ist Postfeld",
                "Konzept (verantwortlich Winzmann)",
                "verantwortlich – Winzmann",
                "i. A. Ozgmann",
                "i.A. Ozgmann",
                "gez. Idmann",
                "Tel. Meierfeld",
                "Telefon: Meierfeld",
                "E-Mail: Meierfeld",
                "Konto s.kabelbaum@example.org sperren",
                "Schulung durch H. Kurzmann",
                "Link an Frau Postfeld"
            })
    void whatStandsBehindARoleMayBeAName(String text) {
        assertThat(GUARD.suspicion(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zuständig: Ordnungsamt",
                "zuständig ist die Werkleitung",
                "Ansprechpartner: Servicestelle",
                "Ansprechpartner im Fachamt",
                "Ansprechpartner KGRZ",
                "Bearbeiter Amt 61",
                "verantwortlich: Informationssicherheitsbeauftragter",
                "verantwortlich für Datenschutz",
                "Verfasser: Abteilung Infrastruktur",
                "E-Mail Verschlüsselung",
                "Link in einer E-Mail",
                "eingegangene E-Mails",
                "E-Mail: Postfachverwaltung",
                "Tel. 0261 129-0",
                "Telefonie: Umstellung",
                "gez. Werkleitung",
                "i. A. Rechenzentrum",
                "z. B. Server",
                "Zuständigkeit der Länder",
                "Verantwortlicher im Sinne der DSGVO",
                "zuständige Behörde",
                "Zuständige Stelle",
                "Autorisierung von Nutzern"
            })
    void officesAndFunctionsAreNoNames(String text) {
        assertThat(GUARD.suspicion(text)).isEmpty();
    }

    /** Invented family names behind common first names, in the ways in which lists, systems and capitals write them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kabelbaum, Klaus",
                "KABELBAUM, KLAUS",
                "Schulung (Kabelbaum, Ayşe)",
                "Kabelbaum, Mark",
                "Kabelbaum, S.",
                "KLAUS KABELBAUM",
                "UWE KABELBAUM",
                "MAX KABELBAUM",
                "FRAU KABELBAUM",
                "M. Kabelbaum",
                "M.Kabelbaum",
                "M. KABELBAUM",
                "H. M. Kabelbaum",
                "Stefan K.",
                "klaus kabelbaum",
                "anruf von frau kabelbaum",
                "Konto klaus.kabelbaum gesperrt",
                "Klaus-Peter Kabelbaum",
                "Alexander von Kabelbaum",
                "ISB Frank Kabelbaum",
                "Jörg Kabelbaum",
                "Joerg Kabelbaum",
                "Jo\u0308rg Kabelbaum",
                "Jorg Kabelbaum",
                "Kl\u00ADaus Kabelbaum",
                "Klaus\u00A0Kabelbaum",
                "Kai Kabelbaum",
                "Max Kabelbaum",
                "Ben Kabelbaum",
                "Mark Kabelbaum",
                "Marc Kabelbaum",
                "Ernst Kabelbaum",
                "Otto Kabelbaum",
                "Rosa Kabelbaum",
                "Ingo Kabelbaum",
                "Arne Kabelbaum",
                "Gert Kabelbaum",
                "Reiner Kabelbaum",
                "Kim Kabelbaum",
                "Jan Kabelbaum",
                "August Kabelbaum",
                "Ivan Kabelbaum",
                "Olga Kabelbaum",
                "Bürger Ali Kabelbaum",
                "Ahmed Kabelbaum",
                "Mehmet Kabelbaum",
                "Mustafa Kabelbaum",
                "Fatma Kabelbaum",
                "Ayşe Kabelbaum",
                "Ayse Kabelbaum",
                "Giulia Kabelbaum",
                "Oleksandr Kabelbaum",
                "Mohammed Al-Kabelbaum",
                "Tel. 0261 129-1234 Kabelbaum",
                "Kollegin Kabelbaum"
            })
    void aFirstNameOrAnInitialBesideAFamilyNameNamesAPerson(String text) {
        assertThat(GUARD.suspicion(text)).isPresent();
    }

    /** So common that they are no hint at anyone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Amtsleiter Müller",
                "Notfallplan (Müller)",
                "verfasst von Mueller",
                "Familie SCHMIDT",
                "Schulz (CISO)",
                "RA Yılmaz",
                "Yilmaz"
            })
    void aCommonFamilyNameThatIsNoOtherWordNamesAPerson(String text) {
        assertThat(GUARD.suspicion(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Willy-Brandt-Platz", "Schulzentrum", "Richter", "Koch", "Weber", "Stein", "Bauer", "Fischer"})
    void placesAndOtherWordsAreNoFamilyNames(String text) {
        assertThat(GUARD.suspicion(text)).isEmpty();
    }

    /** What looks like a first name and is a noun, an adjective, a month, an abbreviation or a place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mark Up",
                "Mark IV",
                "Ernst nehmen",
                "Hinweise ernst nehmen",
                "Max. Laufzeit",
                "Max Laufzeit",
                "max. Anzahl Nutzer",
                "Max-Planck-Institut",
                "Rosa Luxemburg Straße",
                "Umzug in die Rosa-Luxemburg-Straße 3",
                "Konrad-Adenauer-Ufer",
                "Standort Mitte, Martin-Luther-Straße",
                "Peter Altmeier Schule",
                "Reiner Testbetrieb",
                "Reiner Netzausfall",
                "Otto Office",
                "Wartung im August Ende",
                "Bericht Januar, April und August",
                "Mai Wartung",
                "Jan Feb",
                "Jan. 2024",
                "MS Office",
                "MS Teams",
                "HR Portal",
                "DR Test",
                "DR-Konzept",
                "KIM Anschluss",
                "PIA DSB",
                "ELENA Verfahren",
                "Jasmin Projekt",
                "Wolf im Logo",
                "Anlage, S. 5",
                "A. Netzwerk",
                "N. N.",
                "Antwort in 5 ms (Mittel)",
                "§ 266 Abs. 2 A. III",
                "I. Vorjahre",
                "lasse prüfen",
                "frank und frei",
                "Bewertung nach A, B und C",
                "E.ON Netz",
                "T-Systems",
                "zu Peter",
                "Zeitpunkt, Art, Ausmaß",
                "Termine, Mai",
                "zuständige Personen oder Rollen",
                "gleichstellung von mann und frau der verwaltung",
                "Familie und Beruf"
            })
    void ordinaryWordsThatAreAlsoFirstNamesNameNoOne(String text) {
        assertThat(GUARD.suspicion(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"frau-kabelbaum", "klaus-kabelbaum", "m-klaus_kabelbaum", "Herr Kabelbaum", "zuständig-kabelbaum"
            })
    void anIdInSmallLettersMayNameAPerson(String id) {
        assertThat(GUARD.suspicionInId(id)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mobiles-arbeiten-telearbeit",
                "K2-KGRZ",
                "17_089",
                "8.1",
                "v-2023-1",
                "neue-software",
                "max-laufzeit",
                ""
            })
    void idsAreUsuallyNoNames(String id) {
        assertThat(GUARD.suspicionInId(id)).isEmpty();
    }

    /** The documented limit: it looks like any other noun. */
    @Test
    void aFamilyNameAloneIsFoundOnlyWhenItIsGiven() {
        assertThat(GUARD.suspicion("Notfallplan (Kabelbaum)")).isEmpty();
        assertThat(GUARD.with(List.of("Kabelbaum")).suspicion("Notfallplan (Kabelbaum)"))
                .isPresent();
        assertThatThrownBy(() -> GUARD.with(List.of("Kabelbaum Meier"))).hasMessageContaining("one by one");
    }

    /** All cells of the example pack: titles, names of accounts, reasons, explanations. */
    @Test
    void theTextsOfTheExampleNameNoOne() throws IOException {
        List<String> suspected = new ArrayList<>();
        int cells = 0;
        try (Stream<Path> files = Files.list(Path.of("../examples/koblenz"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".csv")).toList()) {
                String name = file.getFileName().toString();
                CsvTable table = CsvReader.read(file, name, CsvFormat.RFC4180, Limits.STANDARD)
                        .value();
                for (CsvTable.Row row : table.rows()) {
                    for (CsvTable.Cell cell : row.cells()) {
                        cells++;
                        GUARD.suspicion(cell.text()).ifPresent(why -> suspected.add(cell.place() + " " + why));
                    }
                }
            }
        }

        assertThat(cells).isGreaterThan(14_000);
        assertThat(suspected).isEmpty();
    }
}
