package org.eigenbetrieb.planning.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.planning.Planning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project list as a paper of a pack. */
class ProjectPaperTest {

    @TempDir
    Path folder;

    private Pack pack(String files, String parameters) throws IOException {
        Files.writeString(folder.resolve("pack.json"), """
                {
                  "organisation": "Rechenzentrum Musterstadt", "land": "RP", "municipality": "Musterstadt",
                  "stand": "2023-12-15", "planYear": 2024,
                  "papers": [{
                    "id": "projekte", "title": "Projektliste", "kind": "projekte", "year": 2023, "stichtag": "2023-11-30",
                    "format": {"delimiter": ";", "encoding": "utf-8", "notation": "german"},
                    "files": {%f}, "parameters": {%p}
                  }],
                  "documents": [{"id": "projektbericht", "title": "Projektbericht", "papers": ["projekte"]}]
                }
                """.replace("%f", files).replace("%p", parameters));
        Files.writeString(folder.resolve("jetzt.csv"), """
                proj_id;art;name;thema;erledigung_prozent;geplanter_abschluss;q4_2023
                10_001;Projekt;eAkte;Einführung;50,5;Q4/2024;z
                17_001;Projekt;Backup;Betrieb;40;Q3/2023;v
                """);
        Files.writeString(folder.resolve("vorher.csv"), """
                proj_id;art;name;thema;erledigung_prozent;geplanter_abschluss
                10_001;Projekt;eAkte;Einführung;60;Q2/2024
                """);
        return PackFolder.read(folder, Planning.registry()).value().orElseThrow();
    }

    @Test
    void a_list_becomes_figures_findings_and_a_report() throws IOException {
        Pack pack = pack(
                "\"liste\": \"jetzt.csv\", \"vorherige\": \"vorher.csv\"", "\"vorheriger-stichtag\": \"2023-08-31\"");
        PackRun run = pack.run();

        assertThat(pack.problems()).isEmpty();
        assertThat(run.evaluation()
                        .value(FigureKey.parse("projekte|IST.2023-11-30|@2023-11-30"))
                        .ifKnown())
                .contains(Rational.of(2));
        assertThat(run.findings())
                .extracting(Finding::code)
                .containsExactly("EB-PRJ-007", "EB-PRJ-011", "EB-PRJ-012", "EB-PRJ-010");
        assertThat(run.findings().get(1).cells())
                .extracting(cell -> String.valueOf(cell.source()))
                .containsExactly("jetzt.csv:2", "vorher.csv:2");
        assertThat(Renderers.text(160).render(run.document("projektbericht", View.PRINTED)))
                .contains(
                        "Projekte nach Amt und Status zum 30.11.2023", "Veränderungen seit 31.08.2023", "50,5", "-9,5")
                .contains("war am 31.08.2023 zu 60 % erledigt und ist es jetzt zu 50,5 %");
    }

    @Test
    void the_printed_status_can_be_chosen_and_columns_renamed() throws IOException {
        Files.writeString(folder.resolve("eigene.csv"), "Vorhaben;Stand;bis;q4_2023\nHalle;10;Q1/2023;a\n");

        Pack pack = pack(
                "\"liste\": \"eigene.csv\"",
                "\"regel\": \"gedruckt\", \"spalte.name\": \"Vorhaben\", \"spalte.erledigung_prozent\": \"Stand\","
                        + " \"spalte.geplanter_abschluss\": \"bis\"");

        assertThat(pack.problems()).isEmpty();
        assertThat(pack.run()
                        .evaluation()
                        .value(FigureKey.parse("projekte|IST.2023-11-30|@2023-11-30|status=a"))
                        .ifKnown())
                .contains(Rational.ONE);
    }

    @Test
    void every_wrong_parameter_is_named_and_the_list_read_all_the_same() throws IOException {
        Pack pack = pack(
                "\"liste\": \"jetzt.csv\", \"vorherige\": \"vorher.csv\"",
                "\"vorheriger-stichtag\": \"2023-12-31\", \"regel\": \"ampel\", \"spalte.nummer\": \"Nr\"");

        assertThat(pack.problems())
                .hasSize(3)
                .allMatch(problem -> problem.code().equals("EB-PRJ-015"))
                .allMatch(problem -> problem.place().toString().startsWith("pack.json:"));
        assertThat(pack.figures().figures()).isNotEmpty();
    }

    @Test
    void a_paper_without_a_list_says_so() throws IOException {
        assertThat(pack("\"vorherige\": \"vorher.csv\"", "").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("\"liste\" is missing"));
    }
}
