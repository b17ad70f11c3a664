package org.eigenbetrieb.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the JShell sessions that the documents show, with the command that they show, and compares everything that is
 * printed.
 *
 * <p>JShell ends with status 0 whatever a snippet throws. What counts is therefore the text behind each prompt; that the
 * comparison sees an exception is tested with one.
 */
class JShellSessionTest {

    private static final List<String> DOCUMENTS = List.of("docs/jshell.md", "README.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```jshell\n(.*?)^```");
    private static final String PROMPT = "jshell> ";
    private static final String COMMAND = "$ ./examples/jshell/run";
    /** A dumb terminal of JDK 17 writes this behind each prompt. */
    private static final String NOTHING = " \b";

    private static final int SECONDS = 300;

    @TempDir
    private Path folder;

    /** What was typed and what was printed. */
    private record Exchange(String input, String output) {
        @Override
        public String toString() {
            return PROMPT + input + "\n" + output + "\n";
        }
    }

    /** A whole session; the greeting is what is printed before the first prompt. */
    private record Transcript(String greeting, List<Exchange> exchanges) {

        /** A session as it stands on the screen or in a document. */
        static Transcript parse(String screen) {
            String[] parts = ("\n" + screen).split("\n" + PROMPT, -1);
            List<Exchange> exchanges = Arrays.stream(parts)
                    .skip(1)
                    .map(part -> {
                        int end = part.indexOf('\n');
                        return new Exchange(
                                part.substring(0, end), part.substring(end + 1).stripTrailing());
                    })
                    .toList();
            return new Transcript(parts[0], exchanges);
        }

        @Override
        public String toString() {
            return exchanges.stream().map(Exchange::toString).collect(Collectors.joining("\n"));
        }
    }

    @Test
    void theSessionsOfTheDocumentsPrintWhatTheDocumentsShow() throws IOException, InterruptedException {
        String throwing = "throw new IllegalStateException(\"a snippet that throws\")";
        List<Transcript> shown = shown();
        List<String> inputs = new ArrayList<>();
        shown.forEach(session -> session.exchanges().forEach(exchange -> inputs.add(exchange.input())));
        inputs.add(throwing);

        Transcript printed = run(inputs);

        int from = 0;
        for (Transcript session : shown) {
            int to = from + session.exchanges().size();
            List<Exchange> answers = new ArrayList<>();
            for (int i = from; i < to; i++) {
                answers.add(withoutEcho(
                        printed.exchanges().get(i),
                        session.exchanges().get(i - from).output()));
            }
            assertThat(new Transcript("", answers))
                    .as("the session as it is printed; correct the block in " + DOCUMENTS)
                    .hasToString(session.toString());
            assertThat(session.greeting().lines().filter(line -> !line.isBlank() && !line.equals(COMMAND)))
                    .as("lines that a document shows before the first prompt")
                    .allMatch(line -> printed.greeting().lines().anyMatch(line::equals), "is printed");
            from = to;
        }
        String thrown = "|  Exception java.lang.IllegalStateException: a snippet that throws\n|        at (#"
                + inputs.size() + ":1)";
        assertThat(withoutEcho(printed.exchanges().get(from), thrown).output())
                .as("what a snippet that throws prints, although JShell ends with status 0")
                .isEqualTo(thrown);
    }

    /**
     * The line editor of a newer JDK now and then writes the beginning of an input that it was drawing when its end came.
     * That, and nothing else, may stand before what is expected.
     */
    private static Exchange withoutEcho(Exchange printed, String expected) {
        String output = printed.output();
        String before = output.endsWith(expected) ? output.substring(0, output.length() - expected.length()) : "";
        return printed.input().startsWith(before)
                ? new Exchange(printed.input(), output.substring(before.length()))
                : printed;
    }

    @Test
    void noDocumentShowsAnErrorAsResult() throws IOException {
        for (Transcript session : shown()) {
            assertThat(session.exchanges())
                    .noneMatch(exchange -> exchange.output().isBlank())
                    .noneMatch(exchange -> exchange.output().contains("|  Exception"))
                    .noneMatch(exchange -> exchange.output().contains("|  Error"));
        }
    }

    private static List<Transcript> shown() throws IOException {
        List<Transcript> found = new ArrayList<>();
        for (String document : DOCUMENTS) {
            Matcher matcher = BLOCK.matcher(RepositoryRoot.text(document));
            while (matcher.find()) {
                found.add(Transcript.parse(matcher.group(1)));
            }
        }
        assertThat(found)
                .as("blocks ```jshell in " + DOCUMENTS)
                .isNotEmpty()
                .allMatch(session -> !session.exchanges().isEmpty());
        return found;
    }

    /** Runs the command of the documents with the classes of this test, and pairs each input with what it prints. */
    private Transcript run(List<String> inputs) throws IOException, InterruptedException {
        Path in = Files.writeString(folder.resolve("in"), String.join("\n", inputs) + "\n");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        RepositoryRoot.path().resolve("examples/jshell/run").toString())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.endsWith("_OPTIONS"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("EIGENBETRIEB_CLASS_PATH", classPath());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as("ends within " + SECONDS + " seconds")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(err)).as("what JShell complains about").isEmpty();
        assertThat(process.exitValue()).as("status").isZero();

        String screen = Files.readString(out, StandardCharsets.UTF_8)
                .replace("\r\n", "\n")
                .replace(NOTHING, "");
        String[] parts = screen.split("\n" + PROMPT, -1);
        assertThat(parts)
                .as("greeting, an answer to each input, and a last prompt without one; printed was\n" + screen)
                .hasSize(inputs.size() + 2);
        assertThat(parts[parts.length - 1]).isBlank();
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            exchanges.add(new Exchange(inputs.get(i), parts[i + 1].stripTrailing()));
        }
        return new Transcript(parts[0], exchanges);
    }

    /** Where this test has its classes from: modules and class path. */
    private static String classPath() {
        Stream<String> modules = ModuleLayer.boot().configuration().modules().stream()
                .map(module -> module.reference().location())
                .flatMap(Optional::stream)
                .filter(location -> "file".equals(location.getScheme()))
                .map((URI location) -> Path.of(location).toString());
        Stream<String> others = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
        return Stream.concat(modules, others)
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
