package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/codes.md and the codes in the sources together, both ways. */
class CodesTest {

    private static final String DOCUMENT = "docs/codes.md";
    private static final String GERMAN = "core/src/main/resources/org/eigenbetrieb/core/folder/probleme-de.txt";
    private static final Pattern LITERAL = Pattern.compile("\"(EB-[A-Z]{3}-[0-9]{3})");
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| (EB-[A-Z]{3}-[0-9]{3}) \\|(.*)$");

    private final Map<String, String> inSources = inSources();
    private final List<String> documented = documented();

    @Test
    void everyCodeOfTheSourcesIsDocumented() {
        List<String> missing = new ArrayList<>();
        inSources.forEach((code, file) -> {
            if (!documented.contains(code)) {
                missing.add(code + "  (" + file + ")");
            }
        });
        assertThat(missing)
                .as("codes without a row in " + DOCUMENT + ": say what it means and what a person should do")
                .isEmpty();
    }

    @Test
    void everyDocumentedCodeIsInTheSources() {
        assertThat(documented.stream().filter(code -> !inSources.containsKey(code)))
                .as("rows of " + DOCUMENT + " whose code no source uses: remove them, and never reuse a code")
                .isEmpty();
    }

    @Test
    void everyCodeIsDocumentedOnceAndInOrder() {
        assertThat(documented).as("codes of " + DOCUMENT).doesNotHaveDuplicates();
        Map<String, String> last = new TreeMap<>();
        for (String code : documented) {
            String area = code.substring(0, 6);
            String before = last.put(area, code);
            assertThat(before == null || before.compareTo(code) < 0)
                    .as("in " + DOCUMENT + " " + code + " stands after " + before + "; keep them in order")
                    .isTrue();
        }
    }

    /** The report of findings is German: of every code of an input it says what it means and what to do. */
    @Test
    void everyCodeOfAnInputIsSaidInGerman() {
        List<String> problems = new ArrayList<>();
        Matcher matcher = TABLE_ROW.matcher(RepositoryRoot.text(DOCUMENT));
        while (matcher.find()) {
            boolean finding = matcher.group(2).contains("A finding:")
                    || matcher.group(1).startsWith("EB-CHK")
                    || matcher.group(1).charAt(7) != '0';
            if (!finding) {
                problems.add(matcher.group(1));
            }
        }
        assertThat(RepositoryRoot.text(GERMAN)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .peek(line -> assertThat(line)
                                .as("a code, what it means, what to do")
                                .matches("EB-[A-Z]{3}-[0-9]{3} [A-ZÄÖÜ„].*[.;] .*[.]"))
                        .map(line -> line.substring(0, 10)))
                .as(GERMAN + " holds one line for each code of a problem in " + DOCUMENT)
                .containsExactlyInAnyOrderElementsOf(problems);
    }

    private static Map<String, String> inSources() {
        Map<String, String> found = new TreeMap<>();
        for (String file : RepositoryRoot.mainFiles("java/.*[.]java")) {
            Matcher matcher = LITERAL.matcher(RepositoryRoot.text(file));
            while (matcher.find()) {
                found.putIfAbsent(matcher.group(1), file);
            }
        }
        assertThat(found).as("codes in src/main/java").isNotEmpty();
        return found;
    }

    private static List<String> documented() {
        List<String> found = new ArrayList<>();
        Matcher matcher = TABLE_ROW.matcher(RepositoryRoot.text(DOCUMENT));
        while (matcher.find()) {
            found.add(matcher.group(1));
            assertThat(matcher.group(2).split("\\|", -1))
                    .as(DOCUMENT + ": " + matcher.group(1) + " wants level, meaning and what to do")
                    .hasSize(4)
                    .allMatch(cell -> cell.isEmpty() || !cell.isBlank());
        }
        return found;
    }
}
