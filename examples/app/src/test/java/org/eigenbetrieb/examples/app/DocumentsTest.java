package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.planning.Planning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/ and the code together: every field is documented, every example works, every link leads somewhere. */
class DocumentsTest {

    private static final String PACK = "docs/pack.md";
    private static final String CHECK_FOLDER = "docs/check-folder.md";
    private static final Pattern FIELD =
            Pattern.compile("(?:fields|parts)\\s*[.](?!report|place|within)[a-zA-Z]+\\(" + "\\s*\"([a-zA-Z]+)\"");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#[^)]*)?\\)");

    @Test
    void everyFieldOfPackAndLayoutIsDocumented() {
        String document = RepositoryRoot.text(PACK);
        TreeSet<String> missing = new TreeSet<>();
        int fields = 0;
        for (String reader : List.of("PackJson", "LayoutJson", "LawJson")) {
            String file = "core/src/main/java/org/eigenbetrieb/core/json/" + reader + ".java";
            Matcher matcher = FIELD.matcher(RepositoryRoot.text(file));
            while (matcher.find()) {
                fields++;
                if (!document.contains("`" + matcher.group(1) + "`")) {
                    missing.add(matcher.group(1) + " (" + reader + ")");
                }
            }
        }
        assertThat(fields).as("fields that the JSON readers ask for").isGreaterThan(60);
        assertThat(missing)
                .as("fields that " + PACK + " does not mention: say type, default and meaning")
                .isEmpty();
    }

    @Test
    void theSmallPackOfTheDocumentIsCleanAndComputesWhatItSays(@TempDir Path folder) throws IOException {
        List<String> json = blocks(PACK, "json");
        write(folder, "pack.json", json.get(0));
        write(folder, "guv.csv", "\uFEFF" + blocks(PACK, "csv").get(0));

        Read<Optional<Pack>> read = PackFolder.read(folder, Planning.registry());

        assertThat(read.problems())
                .as("the pack shown in " + PACK + " has no problem; the posts that it has no row of are named")
                .singleElement()
                .satisfies(named -> {
                    assertThat(named.code()).isEqualTo("EB-PCK-027");
                    assertThat(named.severity()).isEqualTo(Severity.INFO);
                    assertThat(named.message()).contains("bezogene-leistungen");
                });
        FigureKey forecast = FigureKey.parse("jahresergebnis|HOCHRECHNUNG.2026-06-30|2026");
        assertThat(read.value().orElseThrow().run().evaluation().value(forecast).ifKnown())
                .contains(Rational.parse("78525.80"));
    }

    @Test
    void theCheckFolderOfTheDocumentHasTheVerdictsThatItShows(@TempDir Path temporary) throws IOException {
        List<String> csv = blocks(CHECK_FOLDER, "csv");
        Path folder = Files.createDirectory(temporary.resolve("example"));
        write(folder, "figures.csv", csv.get(0));
        write(folder, "relations.csv", csv.get(1));
        StringWriter err = new StringWriter();

        int status = Main.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "check",
                folder.toString(),
                "--out",
                temporary.resolve("out").toString());

        assertThat(status).as(() -> "status of check; it said: " + err).isEqualTo(1);
        assertThat(Files.readString(temporary.resolve("out/example/verdicts.csv"))
                        .lines())
                .as("verdicts.csv of the example in " + CHECK_FOLDER)
                .containsExactlyElementsOf(csv.get(2).lines().toList());
        assertThat(Files.readString(temporary.resolve("out/example/repairs.csv"))
                        .lines())
                .as("repairs.csv of the example in " + CHECK_FOLDER)
                .containsExactlyElementsOf(csv.get(3).lines().toList());
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        Path root = RepositoryRoot.path();
        List<String> broken = new ArrayList<>();
        for (Path document : documents(root)) {
            Matcher matcher = LINK.matcher(Files.readString(document));
            while (matcher.find()) {
                Path target = document.resolveSibling(matcher.group(1)).normalize();
                if (!matcher.group(1).isEmpty() && !Files.exists(target)) {
                    broken.add(root.relativize(document) + ": " + matcher.group(1));
                }
            }
        }
        assertThat(broken).as("links that lead nowhere").isEmpty();
    }

    private static List<Path> documents(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/koblenz/README.md")) {
            found.add(root.resolve(name));
        }
        try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(found::add);
        }
        return found;
    }

    private static List<String> blocks(String document, String language) {
        List<String> found = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("(?ms)^```" + language + "\n(.*?)^```").matcher(RepositoryRoot.text(document));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
