package org.eigenbetrieb.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.law.Jurisdiction;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.planning.projects.PaceRule;
import org.eigenbetrieb.planning.projects.Portfolio;
import org.eigenbetrieb.planning.projects.ProjectExport;
import org.eigenbetrieb.planning.projects.ProjectList;
import org.eigenbetrieb.planning.projects.ProjectListReader;
import org.eigenbetrieb.planning.rules.ChangeRules;
import org.eigenbetrieb.planning.rules.NachtragsPruefung;
import org.eigenbetrieb.planning.rules.PlanBasis;
import org.eigenbetrieb.planning.rules.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/projects.md and docs/change-rules.md show works, in Java and in a pack. */
class DocumentExamplesTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path KOBLENZ = Path.of("..", "examples", "koblenz");

    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    /** The first block of a language, without blanks around its lines. */
    private static String block(String document, String language) throws IOException {
        String all = Files.readString(DOCS.resolve(document));
        String fence = "\n\n```" + language + "\n"; // behind a blank line it opens a block
        int from = all.indexOf(fence) + fence.length();
        return all.substring(from, all.indexOf("\n```", from));
    }

    /** Code without blanks and comments: the formatter breaks lines where the document does not. */
    private static String code(String text) {
        return text.replaceAll("//[^\n]*", "").replaceAll("\\s+", "");
    }

    private static void assertShown(String document) throws IOException {
        String source = Files.readString(
                Path.of("src", "test", "java", "org", "eigenbetrieb", "planning", "DocumentExamplesTest.java"));
        assertThat(code(source)).as("docs/" + document).contains(code(block(document, "java")));
    }

    @Test
    void theProjectsOfTheDocument() throws IOException {
        Path file = KOBLENZ.resolve("projekte-2023-08-31.csv");

        CsvTable table = CsvReader.read(file, "projekte-2023-08-31.csv", CsvFormat.RFC4180, Limits.STANDARD)
                .orThrow();
        ProjectList list =
                ProjectListReader.read(table, LocalDate.of(2023, 8, 31)).orThrow();
        Portfolio portfolio = Portfolio.of(list, PaceRule.standard());
        out.println(portfolio.byStatus());
        out.println(portfolio.assessments().get("10_025"));
        portfolio.findings().forEach(finding -> out.println(finding));
        byte[] csv = ProjectExport.csv(portfolio, CsvFormat.GERMAN_EXCEL);
        String json = ProjectExport.json(portfolio);

        assertShown("projects.md");
        assertThat(text.toString())
                .contains("{COMPLETED=6, ON_SCHEDULE=47, CRITICAL=3, DELAYED=4, NOT_DERIVABLE=8}")
                .contains("EB-PRJ-005");
        assertThat(Files.readString(DOCS.resolve("projects.md")))
                .contains(portfolio.byStatus().toString());
        assertThat(csv).isNotEmpty();
        assertThat(json).contains("10_025");
    }

    @Test
    void theDecisionsOfTheDocument() throws IOException {
        Path folder = KOBLENZ;

        PackRun run = PackFolder.read(folder, Planning.registry())
                .value()
                .orElseThrow()
                .run();
        LocalDate stichtag = LocalDate.of(2023, 6, 30);
        ChangeRules rules = RuleBook.standard()
                .select("eigenbetrieb", Jurisdiction.of(Land.RP, "Koblenz"), stichtag)
                .orThrow()
                .orElseThrow();
        NachtragsPruefung pruefung = NachtragsPruefung.of(
                rules,
                run.evaluation(),
                PlanBasis.hochrechnung(2023, stichtag),
                Map.of("haushaltslage-beeintraechtigt", false),
                run.pack()::label);
        pruefung.results()
                .values()
                .forEach(
                        result -> out.println(result.trigger().id() + " " + result.outcome() + " " + result.missing()));
        out.println(pruefung.explain("rp-15-2-1").get(0).toText());

        assertShown("change-rules.md");
        assertThat(text.toString())
                .contains("rp-15-3-1 NOT_MET []", "rp-15-3-2 NOT_MET []", "rp-15-3-3 CANNOT_BE_DECIDED [")
                .contains("248.752,70 €", "prosawerte.csv");
    }

    @Test
    void thePapersOfBothDocumentsFitIntoTheKoblenzPack(@TempDir Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(KOBLENZ)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(KOBLENZ.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
        String papers = block("projects.md", "") + ",\n"
                + block("change-rules.md", "").replace("{\"satzung\": \"satzung.csv\"}", "{}");
        Path description = folder.resolve("pack.json");
        String withPapers = insert(Files.readString(description), "\"papers\": [", papers + ",\n");
        Files.writeString(
                description,
                insert(
                        withPapers,
                        "\"documents\": [",
                        "{\"id\": \"neu\", \"title\": \"Neu\", \"papers\": [\"projekte\", \"nachtrag\"]},"));

        Pack pack = PackFolder.read(folder, Planning.registry()).value().orElseThrow();
        String printed = Renderers.text(200).render(pack.run().document("neu", View.PRINTED));

        assertThat(pack.problems().stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .filter(problem -> !problem.code().equals("EB-PCK-021")))
                .as("errors, but for papers of other modules")
                .isEmpty();
        assertThat(printed)
                .contains("Projekte nach Amt und Status zum 31.08.2023", "Pflicht zur Änderung und Zustimmung")
                .contains("248.752,70", "Veränderungen gegenüber dem Plan")
                .doesNotContain("konnte nicht gedruckt werden");
    }

    /** Puts something behind the first occurrence of a text. */
    private static String insert(String into, String behind, String what) {
        int at = into.indexOf(behind) + behind.length();
        return into.substring(0, at) + "\n" + what + into.substring(at);
    }
}
