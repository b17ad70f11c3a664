package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files of the repository from wherever a test runs. */
final class RepositoryRoot {

    private RepositoryRoot() {}

    /** The folder with README.md and the parent's pom.xml. */
    static Path path() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("README.md")) && Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "no folder above " + start + " holds README.md and mvnw; run the tests inside" + " the repository");
    }

    /** A text file of the repository. */
    static String text(String file) {
        try {
            return Files.readString(path().resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The lines between the lines in which two marks stand. */
    static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        int firstLine = start < 0 ? 0 : text.indexOf('\n', start) + 1;
        int end = firstLine == 0 ? -1 : text.indexOf(to, firstLine);
        if (end < 0) {
            throw new IllegalArgumentException("the text has no \"" + from + "\" … \"" + to + "\"");
        }
        return text.substring(firstLine, text.lastIndexOf('\n', end) + 1);
    }

    /** The lines of a test's source between two marks, without indentation: what a document shows. */
    static String snippet(String test, String from, String to) {
        String source = text("examples/app/src/test/java/org/eigenbetrieb/examples/app/" + test + ".java");
        return between(source, "// " + from, "// " + to).stripTrailing().stripIndent();
    }

    /** Checks that a document holds a block of lines. */
    static void assertShows(String document, String block) {
        assertThat(text(document).contains(block))
                .as(document + " no longer shows what the code says or prints. Put this into it:\n" + block)
                .isTrue();
    }

    /** The files of all modules whose name behind {@code src/main/} matches; sorted, relative to the repository. */
    static List<String> mainFiles(String behindMain) {
        Path root = path();
        Pattern wanted = Pattern.compile("(?!.*target/).*src/main/" + behindMain);
        try (Stream<Path> files = Files.walk(root, 20)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> wanted.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the files of " + root, e);
        }
    }
}
