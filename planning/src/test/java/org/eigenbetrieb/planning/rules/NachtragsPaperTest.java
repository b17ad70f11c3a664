package org.eigenbetrieb.planning.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.planning.Planning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The decisions as a paper of a pack. */
class NachtragsPaperTest {

    private static final String BYLAW = "wert;betrag;einheit;gueltig_ab;gueltig_bis;satzung;paragraf\n";

    @TempDir
    Path folder;

    private Pack pack(String land, String parameters, String bylaw) throws IOException {
        Files.writeString(folder.resolve("pack.json"), """
                {
                  "organisation": "Werke Musterstadt", "land": "%l", "municipality": "Musterstadt",
                  "stand": "2023-09-15", "planYear": 2024,
                  "papers": [{
                    "id": "betraege", "title": "Beträge", "year": 2023, "stichtag": "2023-06-30", "file": "betraege.csv",
                    "format": {"delimiter": ";", "encoding": "utf-8", "notation": "german"},
                    "keys": {"line": "posten", "phase": "phase", "period": "zeitraum"},
                    "columns": {"wert": {"role": "input", "exact": true}}
                  }, {
                    "id": "nachtrag", "title": "Nachtragsprüfung", "kind": "nachtragspruefung", "year": 2023,
                    "stichtag": "2023-06-30", "format": {"delimiter": ";", "encoding": "utf-8", "notation": "german"},
                    "files": {"satzung": "satzung.csv"}, "parameters": {%p}
                  }],
                  "documents": [{"id": "pruefung", "title": "Prüfung", "papers": ["nachtrag"]}]
                }
                """.replace("%l", land).replace("%p", parameters));
        Files.writeString(folder.resolve("betraege.csv"), """
                posten;phase;zeitraum;wert
                jahresergebnis;ANSATZ;2023;100.000,00
                jahresergebnis;HOCHRECHNUNG.2023-06-30;2023;40.000,00
                erhoehung-eigenkapital;ANSATZ;2023;0
                erhoehung-eigenkapital;HOCHRECHNUNG.2023-06-30;2023;60.000,00
                investitionskredite;ANSATZ;2023;0
                investitionskredite;HOCHRECHNUNG.2023-06-30;2023;0
                """);
        Files.writeString(folder.resolve("satzung.csv"), BYLAW + bylaw);
        return PackFolder.read(folder, Planning.registry()).value().orElseThrow();
    }

    /** Problems that ask for something; the amounts of these tests stand alone. */
    private static List<Problem> problems(Pack pack) {
        return pack.problems().stream()
                .filter(problem -> problem.severity() != Severity.INFO)
                .toList();
    }

    private static String print(Pack pack) {
        return Renderers.text(240).render(pack.run().document("pruefung", View.PRINTED));
    }

    @Test
    void the_paper_prints_what_the_bylaw_and_the_answers_decide() throws IOException {
        Pack pack = pack(
                "RP",
                "\"antwort.haushaltslage-beeintraechtigt\": \"ja\"",
                "erhebliche-zufuehrung;50.000,00;EUR;2020-01-01;;Betriebssatzung Musterstadt;§ 7\n");

        assertThat(problems(pack)).isEmpty();
        assertThat(print(pack))
                .contains("60.000,00", "50.000,00", "-10.000,00", "erfüllt", "§ 15 Abs. 3 Nr. 2")
                .contains("rp-15-3-3: summe-mittelverwendung")
                .contains("Muss der Plan geändert werden? Ja, nach § 15 Abs. 3 Nr. 1, § 15 Abs. 3 Nr. 2.")
                .doesNotContain("nicht gedruckt werden");
    }

    @Test
    void a_bylaw_that_is_no_longer_in_force_leaves_the_trigger_open() throws IOException {
        Pack pack = pack(
                "RP",
                "",
                "erhebliche-zufuehrung;50.000,00;EUR;2020-01-01;2022-12-31;Betriebssatzung Musterstadt;§ 7\n");

        assertThat(print(pack))
                .contains("rp-15-3-2: Wert „erhebliche-zufuehrung“ (Betriebssatzung oder Beschluss)")
                .contains("Muss der Plan geändert werden? Das ist nicht entscheidbar, weil Angaben fehlen zu");
    }

    @Test
    void bad_rows_of_the_bylaw_and_wrong_parameters_are_named() throws IOException {
        Pack pack = pack(
                "RP",
                "\"antwort.haushaltslage-beeintraechtigt\": \"vielleicht\", \"antwort.x\": \"ja\", \"nachtrag\": \"0\"",
                """
                erhebliche-zufuehrung;viel;EUR;2020-01-01;;Satzung;
                erhebliche-hebung;1,00;vzae;2020-01-01;;Satzung;
                mehrausgaben-anlagengruppe;1,00;EUR;;;Satzung;
                erhebliche-verschlechterung;1,00;EUR;2020-01-01;2019-01-01;Satzung;
                """);

        assertThat(problems(pack))
                .extracting(problem -> problem.code())
                .containsExactlyInAnyOrder(
                        "EB-RUL-003",
                        "EB-RUL-003",
                        "EB-RUL-003",
                        "EB-RUL-004",
                        "EB-RUL-004",
                        "EB-RUL-004",
                        "EB-RUL-004");
        assertThat(problems(pack))
                .extracting(problem -> problem.place().toString())
                .contains("satzung.csv:2:2", "satzung.csv:3:3", "satzung.csv:4:4", "satzung.csv:5");
    }

    @Test
    void where_no_rules_are_known_the_problem_says_so() throws IOException {
        Pack pack = pack("BY", "", "");

        assertThat(problems(pack)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-RUL-001");
            assertThat(problem.message()).contains("BY Musterstadt", "2023-06-30");
        });
    }

    // ------------------------------------------------------------------------------------------------ own rule files

    private static String rules(String id, String land, String municipality, String trigger, String limit) {
        return """
                {"format": "eigenbetrieb-change-rules/1", "id": "%i", "title": "Eigene Regeln", "land": "%l"%m,
                 "validFrom": "2020-01-01", "dates": "printed", "complete": true,
                 "source": {"kind": "bylaw", "title": "Betriebssatzung", "standing": "printed"},
                 "triggers": [{"id": "%t", "title": "Das Ergebnis sinkt", "consequence": "nachtrag",
                   "source": {"kind": "bylaw", "title": "Betriebssatzung", "section": "§ 9", "standing": "printed"},
                   "when": {"title": "Verschlechterung", "decrease": ["jahresergebnis"], "above": [{"amount": "%a EUR"}]}}]}
                """.replace("%i", id)
                .replace("%l", land)
                .replace("%m", municipality.isEmpty() ? "" : ", \"municipality\": \"" + municipality + "\"")
                .replace("%t", trigger)
                .replace("%a", limit);
    }

    private void ownRules(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules").resolve(file), text);
    }

    @Test
    void a_land_that_the_library_does_not_know_is_a_file_in_the_folder_rules() throws IOException {
        ownRules("bayern.json", rules("by-eigene", "BY", "", "by-1", "50000.00"));

        Pack pack = pack("BY", "", "");

        // 100.000 less 40.000 is 60.000, 10.000 more than the file allows
        assertThat(problems(pack)).isEmpty();
        assertThat(print(pack)).contains("Muss der Plan geändert werden? Ja, nach § 9.", "-10.000,00");
    }

    @Test
    void changing_only_the_rule_file_flips_only_the_trigger_that_differs() throws IOException {
        ownRules("satzung.json", rules("muster-regeln", "RP", "Musterstadt", "rp-15-3-1", "60000.00"));
        String lenient = print(pack("RP", "", ""));
        ownRules("satzung.json", rules("muster-regeln", "RP", "Musterstadt", "rp-15-3-1", "59999.99"));
        String strict = print(pack("RP", "", ""));

        assertThat(lenient).contains("Das Ergebnis sinkt", "rp-15-3-2: Wert").doesNotContain("Ja, nach");
        assertThat(strict).contains("Das Ergebnis sinkt", "rp-15-3-2: Wert").contains("Ja, nach § 9.");
    }

    @Test
    void rule_files_that_cannot_be_used_are_named_and_the_others_are_used() throws IOException {
        ownRules("a.json", "{");
        ownRules("b.json", rules("rp-eigenbetrieb", "RP", "", "rp-15-3-1", "1.00"));
        ownRules("c.json", rules("muster-regeln", "RP", "Musterstadt", "rp-15-3-1", "1.00"));

        Pack pack = pack("RP", "", "");
        List<Problem> problems = PackFolder.read(folder, Planning.registry()).problems();

        assertThat(problems)
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .extracting(problem -> problem.code() + " " + problem.place().file())
                .containsExactly("EB-JSN-001 rules/a.json", "EB-RUL-005 rules/b.json");
        assertThat(print(pack)).contains("Ja, nach § 9.");
    }
}
