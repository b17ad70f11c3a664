package org.eigenbetrieb.core.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PaperContent;
import org.eigenbetrieb.core.pack.PaperRequest;
import org.eigenbetrieb.core.pack.RecordPaper;
import org.eigenbetrieb.core.pack.Registry;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pack is a folder, and nothing outside of it is read. */
class PackFolderTest {

    private static final String FORM = """
            {
              "id": "muster", "form": "Muster", "version": "1", "validFrom": "2000-01-01",
              "source": {"kind": "form", "title": "Muster", "standing": "printed"},
              "columns": [{"id": "plan", "header": "Plan {year}", "phase": "ansatz"}],
              "rows": [
                {"line": "a", "shared": true}, {"line": "b", "shared": true},
                {"line": "summe", "shared": true, "terms": {"a": 1, "b": 1}}
              ]
            }
            """;
    private static final String TABLE = "posten,plan\na,1\nb,2\nsumme,4\n";

    @TempDir
    private Path outside;

    private Path folder = Path.of("");

    @BeforeEach
    void aFolderWithATableInAnother() throws IOException {
        folder = Files.createDirectories(outside.resolve("pack"));
        Files.writeString(outside.resolve("geheim.csv"), TABLE);
        write("plan.csv", TABLE);
        write("layouts/muster.json", FORM);
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void describe(String file) throws IOException {
        write("pack.json", """
                {
                  "organisation": "Rechenzentrum", "land": "RP", "stand": "2023-09-28", "planYear": 2024,
                  "papers": [
                    {"id": "plan", "title": "Plan", "layout": "muster", "year": 2024, "file": "FILE",
                     "keys": {"line": "posten"}, "columns": {"plan": {"column": "plan", "role": "input", "exact": true}}}
                  ],
                  "documents": [{"id": "vorlage", "title": "Vorlage", "papers": ["plan"]}]
                }
                """.replace("FILE", file.replace("\\", "\\\\")));
    }

    private Read<Optional<Pack>> read() {
        return PackFolder.read(folder, Registry.builder().build());
    }

    private static Optional<Rational> total(Pack pack) {
        return pack.run()
                .evaluation()
                .value(FigureKey.parse("summe|ANSATZ|2024"))
                .ifKnown();
    }

    // ---- reading ----

    @Test
    void a_pack_is_read_with_its_tables_and_its_own_layouts() throws IOException {
        describe("plan.csv");
        Read<Optional<Pack>> read = read();

        assertThat(read.problems()).isEmpty();
        assertThat(total(read.value().orElseThrow())).contains(Rational.of(3));
    }

    @Test
    void a_table_may_lie_in_a_folder_of_the_folder() throws IOException {
        write("tabellen/plan.csv", TABLE);
        describe("tabellen/../tabellen/plan.csv");

        assertThat(total(read().value().orElseThrow())).contains(Rational.of(3));
    }

    @Test
    void a_folder_without_description_is_a_problem() {
        Read<Optional<Pack>> read = read();

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).extracting(Problem::code).containsExactly("EB-PCK-001");
    }

    @Test
    void a_folder_that_does_not_exist_is_a_problem() {
        assertThat(PackFolder.read(outside.resolve("fehlt"), Registry.builder().build())
                        .problems())
                .extracting(Problem::code)
                .containsExactly("EB-PCK-001");
    }

    @Test
    void a_description_that_cannot_be_used_yields_no_pack_and_all_problems() throws IOException {
        write("pack.json", "{\"organisation\": \"\", \"papers\": []}");
        Read<Optional<Pack>> read = read();

        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .hasSizeGreaterThan(2)
                .allSatisfy(problem -> assertThat(problem.place().file()).isEqualTo("pack.json"));
    }

    // ---- outside ----

    @ParameterizedTest
    @ValueSource(strings = {"../geheim.csv", "tabellen/../../geheim.csv", "..", "..\\geheim.csv", "unter\\plan.csv"})
    void a_name_that_leads_out_of_the_folder_is_refused(String name) throws IOException {
        describe(name);
        assertRefused(name);
    }

    @Test
    void an_absolute_name_is_refused() throws IOException {
        String name = outside.resolve("geheim.csv").toString();
        describe(name);

        assertRefused(name);
    }

    @Test
    void a_link_that_leads_out_of_the_folder_is_refused() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.csv"), outside.resolve("geheim.csv"));
        describe("link.csv");

        assertRefused("link.csv");
    }

    @Test
    void a_folder_that_is_a_link_to_outside_is_refused() throws IOException {
        Path elsewhere = Files.createDirectories(outside.resolve("anderswo"));
        Files.writeString(elsewhere.resolve("plan.csv"), TABLE);
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        describe("link/plan.csv");

        assertRefused("link/plan.csv");
    }

    @Test
    void a_link_inside_the_folder_is_followed() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("plan.csv"));
        describe("link.csv");

        assertThat(total(read().value().orElseThrow())).contains(Rational.of(3));
    }

    @Test
    void a_folder_that_is_reached_through_a_link_is_itself() throws IOException {
        describe("plan.csv");
        Path link = Files.createSymbolicLink(outside.resolve("verknuepft"), folder);
        Read<Optional<Pack>> read = PackFolder.read(link, Registry.builder().build());

        assertThat(read.problems()).isEmpty();
        assertThat(total(read.value().orElseThrow())).contains(Rational.of(3));
    }

    @Test
    void a_layout_that_is_a_link_to_outside_is_refused() throws IOException {
        Files.writeString(outside.resolve("fremd.json"), FORM.replace("\"muster\"", "\"fremd\""));
        Files.createSymbolicLink(folder.resolve("layouts/fremd.json"), outside.resolve("fremd.json"));
        describe("plan.csv");

        assertThat(read().problems()).extracting(Problem::code).containsExactly("EB-PCK-017");
    }

    private void assertRefused(String name) {
        Read<Optional<Pack>> read = read();

        assertThat(read.problems())
                .filteredOn(problem -> problem.code().equals("EB-PCK-017"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place()).hasToString("pack.json:4:5");
                    assertThat(problem.message()).contains("\"" + name + "\"", "leads out of the folder");
                });
        assertThat(read.value().map(Pack::figures).orElseThrow().figures()).isEmpty();
        assertThat(total(read.value().orElseThrow())).isEmpty();
    }

    @Test
    void a_folder_in_place_of_a_table_is_a_problem_and_no_exception() throws IOException {
        describe("layouts");

        assertThat(read().problems()).extracting(Problem::code).contains("EB-CSV-020");
    }

    private static void pipe(Path path) throws IOException, InterruptedException {
        int status;
        try {
            status = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
        } catch (IOException e) {
            status = 1; // no such program
        }
        assumeTrue(status == 0, "this system has no named pipes");
    }

    @Test
    void a_pipe_in_place_of_a_table_is_refused_and_not_waited_for() throws IOException, InterruptedException {
        pipe(folder.resolve("pipe.csv"));
        describe("pipe.csv");

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), this::read).problems())
                .filteredOn(problem -> problem.code().equals("EB-CSV-020"))
                .singleElement()
                .asString()
                .contains("pipe.csv", "is no regular file");
    }

    @Test
    void a_pipe_in_place_of_the_description_is_refused_and_not_waited_for() throws IOException, InterruptedException {
        pipe(folder.resolve("pack.json"));

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), this::read).problems())
                .singleElement()
                .asString()
                .startsWith("EB-PCK-001  pack.json")
                .contains("is no regular file");
    }

    @Test
    void a_description_that_is_a_link_to_outside_is_refused() throws IOException {
        describe("plan.csv");
        Files.move(folder.resolve("pack.json"), outside.resolve("pack.json"));
        Files.createSymbolicLink(folder.resolve("pack.json"), outside.resolve("pack.json"));
        Read<Optional<Pack>> read = read();

        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).extracting(Problem::code).containsExactly("EB-PCK-017");
    }

    @Test
    void own_layouts_behind_a_link_to_outside_are_named_and_not_read() throws IOException {
        describe("plan.csv");
        Files.move(folder.resolve("layouts"), outside.resolve("layouts"));
        Files.createSymbolicLink(folder.resolve("layouts"), outside.resolve("layouts"));

        assertThat(read().problems()).extracting(Problem::code).containsExactly("EB-PCK-017", "EB-PCK-002");
    }

    // ---- own layouts ----

    @Test
    void a_layout_with_an_id_that_is_taken_is_named() throws IOException {
        describe("plan.csv");
        write("layouts/zweite.json", FORM);

        assertThat(read().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-PCK-019");
            assertThat(problem.place()).hasToString("layouts/zweite.json");
        });
        assertThat(total(read().value().orElseThrow())).contains(Rational.of(3));
    }

    @Test
    void a_layout_that_cannot_be_used_is_named_in_its_own_file() throws IOException {
        describe("plan.csv");
        write("layouts/kaputt.json", FORM.replace("\"muster\"", "\"kaputt\"").replace("\"b\": 1", "\"c\": 1"));

        assertThat(read().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-LAY-003");
            assertThat(problem.place().file()).isEqualTo("layouts/kaputt.json");
        });
    }

    // ---- writing ----

    @Test
    void a_run_is_written_as_documents_findings_and_a_check_that_reads_back() throws IOException {
        describe("plan.csv");
        Read<Optional<Pack>> read = read();
        Path out = outside.resolve("aus/gabe");
        List<String> progress = new ArrayList<>();
        List<Path> written =
                PackOutput.write(read.value().orElseThrow().run(), read.problems(), View.PRINTED, out, progress::add);

        assertThat(written)
                .extracting(Path::toString)
                .contains("vorlage.html", "vorlage.md", "vorlage.txt", "vorlage.csv", "vorlage.json", "findings.json")
                .contains(Path.of("check", "relations.csv").toString());
        assertThat(written).allSatisfy(file -> assertThat(out.resolve(file)).isNotEmptyFile());
        assertThat(progress).contains("vorlage.html", "check/");
        assertThat(Files.readString(out.resolve("findings.json"))).contains("EB-CHK-002");
        assertThat(Files.readString(out.resolve("check/verdicts.csv")))
                .contains("plan:summe:plan,CONTRADICTION,4,3,3,1");
    }

    @Test
    void inputs_that_cannot_be_used_stand_before_everything_that_is_said_of_the_figures() throws IOException {
        describe("plan.csv");
        write("layouts/kaputt.json", FORM.replace("\"muster\"", "\"kaputt\"").replace("\"b\": 1", "\"c\": 1"));
        Read<Optional<Pack>> read = read();
        PackOutput.write(read.value().orElseThrow().run(), read.problems(), View.PRINTED, outside, name -> {});

        assertThat(Files.readString(outside.resolve("pruefbericht.txt")))
                .containsSubsequence(
                        "Probleme der Unterlagen",
                        "EB-LAY-003 Das Formular nennt etwas, das es nicht hat.",
                        "layouts/kaputt.json:",
                        "Auf einen Blick",
                        "EB-CHK-002");
    }

    @Test
    void what_is_written_is_the_same_every_time() throws IOException {
        describe("plan.csv");
        Path one = outside.resolve("eins");
        Path two = outside.resolve("zwei");
        for (Path out : List.of(one, two)) {
            Read<Optional<Pack>> read = read();
            PackOutput.write(read.value().orElseThrow().run(), read.problems(), View.PRINTED, out, name -> {});
        }

        try (var files = Files.walk(one)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(two.resolve(one.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    /** A kind that reads a document; what it says becomes a problem that the test sees. */
    private static final RecordPaper READER = new RecordPaper() {
        @Override
        public String kind() {
            return "schrift";
        }

        @Override
        public boolean readsDocument(String role) {
            return role.startsWith("schrift");
        }

        @Override
        public PaperContent read(PaperRequest request) {
            PaperContent.Builder content = PaperContent.builder();
            request.documents().forEach((role, document) -> {
                try (InputStream in = document.open()) {
                    content.addProblems(Problem.warning(
                            "EB-TST-001",
                            SourceRef.of(document.file()),
                            role + ": " + new String(in.readAllBytes(), StandardCharsets.UTF_8) + " "
                                    + document.sha256(),
                            ""));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return content.build();
        }
    };

    private List<String> problemsOfDocuments(String files) throws IOException {
        write("pack.json", """
                {
                  "organisation": "Rechenzentrum", "land": "RP", "stand": "2023-09-28", "planYear": 2024,
                  "papers": [{"id": "a", "title": "A", "kind": "schrift", "year": 2024, "files": {FILES}}]
                }
                """.replace("FILES", files));
        return PackFolder.read(folder, Registry.builder().paper(READER).build()).problems().stream()
                .map(problem -> problem.code() + " " + problem.place() + " " + problem.message())
                .toList();
    }

    @Test
    void a_document_of_the_folder_is_given_to_its_kind_as_it_is() throws IOException {
        write("brief.txt", "abc");

        // SHA-256 of "abc" as FIPS 180 prints it
        assertThat(problemsOfDocuments("\"schrift\": \"brief.txt\""))
                .contains("EB-TST-001 brief.txt schrift: abc"
                        + " ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void documents_outside_missing_or_no_files_are_named_and_stop_nothing_else() throws IOException {
        Files.writeString(outside.resolve("geheim.txt"), "geheim");
        Files.createDirectories(folder.resolve("ordner"));
        write("brief.txt", "abc");

        assertThat(problemsOfDocuments("\"schrift-1\": \"../geheim.txt\", \"schrift-2\": \"weg.txt\","
                        + " \"schrift-3\": \"ordner\", \"schrift-4\": \"brief.txt\""))
                .anyMatch(text -> text.startsWith("EB-PCK-017 pack.json:3:") && text.contains("../geheim.txt"))
                .anyMatch(text -> text.startsWith("EB-PCK-032 weg.txt there is no such file"))
                .anyMatch(text -> text.startsWith("EB-PCK-032 ordner this is no regular file"))
                .anyMatch(text -> text.startsWith("EB-TST-001 brief.txt schrift-4: abc"))
                .noneMatch(text -> text.contains("geheim "));
    }
}
