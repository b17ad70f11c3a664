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

    /** The documented limit: it looks like any other noun. */
    @Test
    void aFamilyNameAloneIsFoundOnlyWhenItIsGiven() {
        assertThat(GUARD.suspicion("Notfallplan (Klingebiel)")).isEmpty();
        assertThat(GUARD.with(List.of("Klingebiel")).suspicion("Notfallplan (Klingebiel)"))
                .isPresent();
        assertThatThrownBy(() -> GUARD.with(List.of("Klingebiel Meier"))).hasMessageContaining("one by one");
    }

    /** All cells of the catalogue, of the tables of the security report and of the project list. */
    @Test
    void theTextsOfTheExampleNameNoOne() throws IOException {
        List<String> suspected = new ArrayList<>();
        int cells = 0;
        try (Stream<Path> files = Files.list(Path.of("../examples/koblenz"))) {
            for (Path file : files.filter(
                            each -> each.getFileName().toString().matches("(ozg|isms|sicherheit|projekte)-.*[.]csv"))
                    .toList()) {
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

        assertThat(cells).isGreaterThan(4_000);
        assertThat(suspected).isEmpty();
    }
}
