package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What examples/neighbour claims of itself; its own tests run in examples/neighbour/verify.sh, with the installed
 * library.
 */
class NeighbourTest {

    private static final String POM = "examples/neighbour/pom.xml";
    private static final String SERVICE =
            "examples/neighbour/src/main/java/de/beispielstadt/abwasser/service/Service.java";

    @Test
    void itStandsAlone() {
        assertThat(RepositoryRoot.text(POM))
                .as(POM + " has no parent and names no path into this repository")
                .doesNotContain("<parent>", "relativePath", "systemPath", "../");
        for (String pom : List.of("pom.xml", "examples/pom.xml")) {
            assertThat(RepositoryRoot.text(pom))
                    .as(pom + " does not have the neighbour as a module")
                    .doesNotContain("neighbour</module>");
        }
    }

    @Test
    void itUsesTheVersionOfThisRepository() {
        String parent = first("<artifactId>eigenbetrieb-parent</artifactId>\\s*<version>([^<]+)<", "pom.xml");
        assertThat(first("<eigenbetrieb.version>([^<]+)<", POM)).isEqualTo(parent);
    }

    @Test
    void theServiceEmbedsTheLibraryInTwentyLines() {
        String embedding = RepositoryRoot.between(
                RepositoryRoot.text(SERVICE), "// The embedding: 20 lines.", "// End of the embedding.");
        assertThat(embedding
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.matches("(/\\*\\*|\\*).*")))
                .as("lines of the embedding without comments and blank lines")
                .hasSizeBetween(10, 20);
    }

    private static String first(String pattern, String file) {
        Matcher matcher = Pattern.compile(pattern).matcher(RepositoryRoot.text(file));
        assertThat(matcher.find()).as(file + " contains " + pattern).isTrue();
        return matcher.group(1);
    }
}
