package org.eigenbetrieb.core.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eigenbetrieb.core.json.FindingsJson;
import org.eigenbetrieb.core.json.ReportJson;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.report.Renderers;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Severity;

/**
 * Writes what a run leads to: every document in every format, {@code findings.json}, the findings as a report
 * ({@code pruefbericht}) and the check folder.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class PackOutput {

    private PackOutput() {}

    /**
     * Writes a run.
     *
     * @param run the finished run
     * @param problems everything that was wrong with the inputs
     * @param view what the cells of the papers show
     * @param folder the folder; created when it does not exist
     * @param progress is told the name of each file before it is written
     * @return the files in the order of writing, relative to the folder
     * @throws IOException when a file cannot be written
     */
    public static List<Path> write(
            PackRun run, List<Problem> problems, View view, Path folder, Consumer<String> progress) throws IOException {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        for (PackDescription.DocumentDescription described :
                run.pack().description().documents()) {
            ReportDocument document = run.document(described.id(), view);
            String name = described.id();
            written.add(write(folder, name + ".html", Renderers.html().render(document), progress));
            written.add(write(folder, name + ".md", Renderers.markdown().render(document), progress));
            written.add(write(folder, name + ".txt", Renderers.text().render(document), progress));
            written.add(write(folder, name + ".csv", Renderers.csv().render(document), progress));
            written.add(write(folder, name + ".json", ReportJson.write(document), progress));
        }
        String findings = FindingsJson.write(run.findings(), problems, run.coverage());
        written.add(write(folder, "findings.json", findings, progress));
        progress.accept("pruefbericht");
        FindingsReport.write(folder, report(run, problems)).forEach(name -> written.add(Path.of(name)));
        progress.accept("check/");
        CheckFolder.write(folder.resolve("check"), run.printedNet().net(), run.verdicts());
        CheckFolder.writeRepairs(folder.resolve("check"), run.repairs());
        for (String file : List.of("figures.csv", "relations.csv", "verdicts.csv", "repairs.csv")) {
            written.add(Path.of("check", file));
        }
        return List.copyOf(written);
    }

    /**
     * The report of findings, and what is wrong with the inputs: first where something could not be used, because then
     * the rest is incomplete; else last.
     */
    private static ReportDocument report(PackRun run, List<Problem> problems) {
        PackDescription pack = run.pack().description();
        Map<String, String> titles = new HashMap<>();
        pack.papers().forEach(paper -> titles.put(paper.id(), paper.title()));
        ReportDocument report = FindingsReport.of(
                run.printedNet().net(),
                run.verdicts(),
                run.findings(),
                run.coverage(),
                new FindingsReport.Papers(pack.organisation(), pack.stand(), titles));
        List<Problem> serious = problems.stream()
                .filter(problem -> problem.severity() != Severity.INFO)
                .toList();
        if (serious.isEmpty()) {
            return report;
        }
        List<Section> sections = new ArrayList<>(report.sections());
        boolean incomplete = serious.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        sections.add(incomplete ? 0 : sections.size(), ProblemSection.of(serious));
        return new ReportDocument(
                report.title(),
                report.subtitle(),
                report.organisation(),
                report.paperNumber(),
                report.stand(),
                report.facts(),
                sections);
    }

    private static Path write(Path folder, String name, String text, Consumer<String> progress) throws IOException {
        progress.accept(name);
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        return Path.of(name);
    }
}
