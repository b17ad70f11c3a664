package org.eigenbetrieb.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.source.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations stand beside the amounts of their accounts and name accounts that exist. */
class ErlaeuterungenPaperTest {

    private static Pack pack(Path folder, String list) {
        LandPacks pack = LandPacks.in(folder, "RP", "2023-09-28").accounts("rp-erfolgsplan");
        pack.write("liste.csv", "konto,bezeichnung,grund\n" + list);
        pack.write("konten.csv", """
                posten,konto,bezeichnung,ansatz
                umsatzerloese,4411,Druck,1000
                umsatzerloese,4412,Beratung,500
                bezogene-leistungen,5421,Papier,700
                """);
        return pack.paper(
                        "{\"id\": \"gruende\", \"title\": \"Erläuterungen\", \"kind\": \"erlaeuterungen\", \"year\": 2024,"
                                + " \"files\": {\"liste\": \"liste.csv\", \"konten\": \"konten.csv\"}}")
                .read()
                .value();
    }

    @Test
    void the_explanations_of_koblenz_stand_beside_both_plans() {
        PackRun run = PackFolder.read(Path.of("..", "examples", "koblenz"), Planning.registry())
                .value()
                .orElseThrow()
                .run();

        String printed = Renderers.text(200).render(run.document("wirtschaftsplan-2024", View.PRINTED));

        // erfolgsplan-2024-konten.csv: Strom 400.000 in 2024
        assertThat(printed)
                .contains("Erläuterungen zum Erfolgsplan 2024", "mehr Räume; Preise", "Wegfall durch Eigenbedarf");
        assertThat(run.findings().stream()
                        .filter(finding -> finding.code().startsWith("EB-ERL"))
                        .map(Finding::message))
                .containsExactly(
                        "account 4412903000 is explained as dropped and no longer planned, but has Ist 2023 182 €",
                        "account 4412901000 is called \"UE aus Vermietung / Arbeitsplatzpauschale\" here, \"UE aus"
                                + " Vermietung HW/SR\" in the Erfolgsplan",
                        "account 4419910000 is called \"UE aus Hostingbetrieb\" here, \"UE aus Hosting\" in the Erfolgsplan",
                        "account 4419911000 is called \"UE aus Netzwerkbetrieb / Infrastrukturpauschale\" here, \"UE aus"
                                + " Netzwerkbetrieb\" in the Erfolgsplan");
    }

    @Test
    void unknown_renamed_and_repeated_accounts_are_findings_with_their_places(@TempDir Path folder) {
        Pack pack =
                pack(folder, "9999,Fremd,so\n4411,Drucken,so\n4412,Beratung,so\n4412,beratung,so\n4411-5421,Alle,so\n");

        assertThat(pack.run().findings())
                .extracting(
                        finding -> finding.code() + " " + finding.cells().get(0).source())
                .containsExactly("EB-ERL-101 liste.csv:2:1", "EB-ERL-102 liste.csv:3:2", "EB-ERL-103 liste.csv:5:1");
    }

    @Test
    void a_row_without_account_or_reason_is_named_and_left_out(@TempDir Path folder) {
        Pack pack = pack(folder, ",Fremd,so\n4411,Druck,\n");

        assertThat(pack.problems())
                .extracting(Problem::code)
                .contains("EB-ERL-001")
                .filteredOn(code -> code.equals("EB-ERL-001"))
                .hasSize(2);
    }

    @Test
    void without_its_tables_nothing_is_read(@TempDir Path folder) {
        Pack pack = LandPacks.in(folder, "RP", "2023-09-28")
                .paper(
                        "{\"id\": \"gruende\", \"title\": \"Erläuterungen\", \"kind\": \"erlaeuterungen\", \"year\": 2024}")
                .read()
                .value();

        assertThat(pack.problems()).extracting(Problem::code).containsExactly("EB-ERL-002", "EB-ERL-002");
    }
}
