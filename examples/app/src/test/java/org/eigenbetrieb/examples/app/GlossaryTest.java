package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigenbetrieb.core.calculator.CalculatorInfo;
import org.eigenbetrieb.core.csv.CsvFormat;
import org.eigenbetrieb.core.csv.CsvReader;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.csv.Limits;
import org.eigenbetrieb.core.json.LayoutJson;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.planning.Planning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Holds docs/glossary.csv and the code together, both ways: every word of a public name is a glossary term or an English
 * word, every concept of a layout is a glossary term, and every glossary term is used.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // all classes are read once
class GlossaryTest {

    private static final String GLOSSARY = "docs/glossary.csv";
    private static final String ENGLISH = "english-words.txt";
    private static final List<String> COLUMNS = List.of("term", "label", "english", "source");
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

    private final CsvTable glossary = glossary();
    private final Set<String> terms = terms();
    private final List<String> english = english();
    private final Map<String, String> words = words();
    private final Map<String, String> concepts = concepts();

    @Test
    void everyWordOfAPublicNameIsAGlossaryTermOrAnEnglishWord() {
        assertThat(lines(words, terms, Set.copyOf(english)))
                .as("words of public names, ids of columns, slots and calculators that nobody has decided on."
                        + " A German term of a statute, ordinance or form: add a row to " + GLOSSARY
                        + ". An English word: add it to " + ENGLISH + ". Any other German word: rename it in English")
                .isEmpty();
    }

    @Test
    void everyConceptOfALayoutIsAGlossaryTerm() {
        assertThat(lines(concepts, terms, Set.of()))
                .as("concepts of layouts without explanation: add a row to " + GLOSSARY
                        + " with the whole id, its label, an English gloss and the statute or form that defines it")
                .isEmpty();
    }

    @Test
    void everyGlossaryTermIsUsed() {
        assertThat(terms.stream().filter(term -> !words.containsKey(term) && !concepts.containsKey(term)))
                .as("terms of " + GLOSSARY + " that neither a public name nor a layout uses: remove their rows")
                .isEmpty();
    }

    @Test
    void everyEnglishWordIsUsedAndNoGlossaryTerm() {
        assertThat(english.stream().filter(word -> !words.containsKey(word) || terms.contains(word)))
                .as("lines of " + ENGLISH + " that no public name uses, or that are glossary terms: remove them")
                .isEmpty();
    }

    @Test
    void theEnglishWordsAreSortedLowerCaseAndDifferent() {
        assertThat(english)
                .as("keep " + ENGLISH + " sorted, one word a line, each once")
                .isSorted();
        assertThat(english).doesNotHaveDuplicates().allMatch(word -> word.matches("[a-z]+"), "is one lower-case word");
    }

    @Test
    void theGlossaryIsCompleteSortedAndWithoutDuplicates() {
        List<String> inOrder = new ArrayList<>();
        for (CsvTable.Row row : glossary.rows()) {
            inOrder.add(row.cell("term").text());
            for (String column : COLUMNS) {
                assertThat(row.cell(column).text())
                        .as(row.cell(column).place() + ": column \"" + column + "\" wants some text")
                        .isNotBlank();
            }
        }
        assertThat(inOrder)
                .as("terms of " + GLOSSARY + ": each once, in alphabetical order")
                .doesNotHaveDuplicates();
        assertThat(inOrder)
                .as("terms of " + GLOSSARY + ": keep them in alphabetical order")
                .isSorted();
        assertThat(inOrder).allMatch(term -> term.matches("[a-z][a-z0-9-]*"), "is transliterated and lower-case");
    }

    /** What is in neither set, each with a place where it is used. */
    private static List<String> lines(Map<String, String> used, Set<String> known, Set<String> alsoKnown) {
        List<String> lines = new ArrayList<>();
        used.forEach((word, place) -> {
            if (!known.contains(word) && !alsoKnown.contains(word)) {
                lines.add(word + "  (" + place + ")");
            }
        });
        return lines;
    }

    private static CsvTable glossary() {
        return CsvReader.read(
                        RepositoryRoot.path().resolve(GLOSSARY),
                        GLOSSARY,
                        CsvFormat.RFC4180.unguarded(),
                        Limits.STANDARD)
                .orThrow();
    }

    private Set<String> terms() {
        assertThat(glossary.header()).isEqualTo(COLUMNS);
        Set<String> found = new TreeSet<>();
        glossary.rows().forEach(row -> found.add(row.cell("term").text()));
        return found;
    }

    private static List<String> english() {
        try (InputStream in = GlossaryTest.class.getResourceAsStream(ENGLISH)) {
            return new String(Objects.requireNonNull(in, ENGLISH).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words by a place where each is used. */
    private static Map<String, String> words() {
        Map<String, String> found = new TreeMap<>();
        JavaClasses classes =
                new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("org.eigenbetrieb");
        assertThat(classes.contain("org.eigenbetrieb.core.figure.Figure")
                        && classes.contain("org.eigenbetrieb.planning.Planning"))
                .as("the modules are on the class path or module path of this test")
                .isTrue();
        for (JavaClass type : classes.stream()
                .sorted(Comparator.comparing(JavaClass::getName))
                .toList()) {
            if (!isPublic(type) || type.getPackageName().startsWith("org.eigenbetrieb.testkit")) {
                continue;
            }
            split(type.getPackageName(), type.getPackageName(), found);
            split(type.getSimpleName(), type.getName(), found);
            for (JavaMember member : type.getMembers()) {
                boolean abbreviation = type.isEquivalentTo(Land.class) && member instanceof JavaField; // RP, BW, …
                if (isOpen(member.getModifiers())
                        && !abbreviation
                        && !member.getName().startsWith("<")) {
                    split(member.getName(), member.getFullName(), found);
                }
            }
        }
        for (Layout layout : layouts()) {
            String place = "layout " + layout.id();
            split(layout.id(), place, found);
            split(layout.gliederung(), place, found);
            split(layout.records().dimension().id(), place, found);
            for (LayoutColumn column : layout.columns()) {
                split(column.id(), place + ", column " + column.id(), found);
                if (column.content() instanceof LayoutColumn.Facts facts) {
                    split(facts.slot(), place + ", column " + column.id(), found);
                    split(facts.dimensions().toString(), place + ", column " + column.id(), found);
                }
            }
        }
        Planning.registry().calculators().values().forEach(calculator -> {
            CalculatorInfo info = calculator.info();
            split(info.id(), "calculator " + info.id(), found);
            info.parameters().keySet().forEach(name -> split(name, "parameter of " + info.id(), found));
        });
        return found;
    }

    private static boolean isPublic(JavaClass type) {
        return !type.isAnonymousClass()
                && isOpen(type.getModifiers())
                && type.getEnclosingClass().map(GlossaryTest::isPublic).orElse(true);
    }

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return !modifiers.contains(JavaModifier.SYNTHETIC)
                && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
    }

    private static void split(String name, String place, Map<String, String> found) {
        Matcher matcher = WORD.matcher(name);
        while (matcher.find()) {
            found.putIfAbsent(matcher.group().toLowerCase(Locale.ROOT), place);
        }
    }

    /** Concepts by a layout that has them. */
    private static Map<String, String> concepts() {
        Map<String, String> found = new TreeMap<>();
        found.put(Layout.Records.ACCOUNTS.concept().id(), "Layout.Records.ACCOUNTS");
        for (Layout layout : layouts()) {
            String place = "layout " + layout.id();
            layout.lines().stream()
                    .map(LayoutRow.Line::concept)
                    .forEach(concept -> found.putIfAbsent(concept.id(), place));
            found.putIfAbsent(layout.records().concept().id(), place);
            layout.external().forEach(concept -> found.putIfAbsent(concept.id(), place));
        }
        return found;
    }

    /** The layouts of all modules, registered or not. */
    private static List<Layout> layouts() {
        List<Layout> layouts = new ArrayList<>();
        for (String file : RepositoryRoot.mainFiles("resources/.*/layouts/[^/]+[.]json")) {
            layouts.add(LayoutJson.read(RepositoryRoot.text(file).getBytes(StandardCharsets.UTF_8), file)
                    .orThrow()
                    .orElseThrow());
        }
        assertThat(layouts).as("layouts in src/main/resources").isNotEmpty();
        return layouts;
    }
}
