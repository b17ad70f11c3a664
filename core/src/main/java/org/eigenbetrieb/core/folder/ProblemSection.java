package org.eigenbetrieb.core.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Problem;

/**
 * What is wrong with the inputs, for people: by code, in German what it means and what to do, then each place with the
 * English wording.
 */
final class ProblemSection {

    private static final int MOST_PROBLEMS = 200;
    private static final int CODE = 10;

    private ProblemSection() {}

    static Section of(List<Problem> problems) {
        List<Problem> first = new ArrayList<>(problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS)));
        first.sort(Comparator.comparing(Problem::severity)); // stable: errors before warnings, each in their order
        Map<String, List<String>> byCode = new LinkedHashMap<>();
        for (Problem problem : first) {
            byCode.computeIfAbsent(problem.code(), code -> new ArrayList<>())
                    .add(problem.place() + ": " + problem.message()
                            + (problem.expected().isEmpty() ? "" : " – " + problem.expected()));
        }
        Map<String, String> meanings = meanings();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                "Was beim Einlesen auffiel: nicht lesbare Angaben, fehlende Teile, Beträge, für die kein"
                        + " Formular eine Zeile hat. Zu jedem Code steht, was er bedeutet und was zu tun ist, darunter jede Stelle"
                        + " (Datei:Zeile:Feld) mit dem Wortlaut für die Bearbeitung (englisch)."));
        byCode.forEach((code, items) -> {
            blocks.add(Block.paragraph((code + " " + meanings.getOrDefault(code, "")).strip()));
            blocks.add(Block.items(items));
        });
        if (problems.size() > MOST_PROBLEMS) {
            blocks.add(Block.paragraph(
                    "Weitere " + (problems.size() - MOST_PROBLEMS) + " Probleme stehen in findings.json."));
        }
        return new Section("eingaben", "Probleme der Unterlagen", blocks);
    }

    /** What codes mean, in German; a plug-in's own codes are not among them. */
    private static Map<String, String> meanings() {
        String file = "probleme-de.txt";
        try (InputStream in = ProblemSection.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The library is incomplete: " + file + " is missing");
            }
            Map<String, String> meanings = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("EB-"))
                    .forEach(line -> meanings.put(
                            line.substring(0, CODE), line.substring(CODE).strip()));
            return meanings;
        } catch (IOException e) {
            throw new UncheckedIOException("The library cannot be read: " + file, e);
        }
    }
}
