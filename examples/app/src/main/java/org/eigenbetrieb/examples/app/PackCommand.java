package org.eigenbetrieb.examples.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Repair;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.folder.PackOutput;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.pack.View;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes, checks and writes a pack. */
@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = "Computes and checks a pack and writes its papers, findings.json and the check folder.")
final class PackCommand implements Callable<Integer> {

    private static final int MOST_FINDINGS = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<folder>", description = "Folder with pack.json and its tables.")
    private Path folder;

    @Option(names = "--out", required = true, paramLabel = "<folder>", description = "Folder to write to.")
    private Path out;

    @Option(
            names = "--recompute",
            description = "Show only what follows from the inputs, to no more decimals than they support.")
    private boolean recompute;

    @Option(names = "--strict", description = "Exit with status 1 when a printed figure contradicts another.")
    private boolean strict;

    @Option(names = "--quiet", description = "Print no progress.")
    private boolean quiet;

    @SuppressWarnings("NullAway.Init")
    PackCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter log = spec.commandLine().getErr();
        if (Files.exists(out) && Files.exists(folder) && Files.isSameFile(folder, out)) {
            log.println(
                    "eigenbetrieb: --out is the folder of the pack itself; name another one, so that no table of the"
                            + " pack is overwritten");
            return 2;
        }
        progress("reading " + folder);
        Read<Optional<Pack>> read = PackFolder.read(folder, Modules.registry());
        read.problems().stream()
                .filter(problem -> problem.severity() != Severity.INFO)
                .forEach(log::println);
        if (read.value().isEmpty()) {
            log.println("Nothing was computed: pack.json cannot be used.");
            return 2;
        }
        progress("computing and checking");
        PackRun run = read.value().get().run();
        PackOutput.write(
                run,
                read.problems(),
                recompute ? View.RECOMPUTED : View.PRINTED,
                out,
                name -> progress("writing " + name));
        summarise(run, read.problems());
        if (!read.isClean()) {
            return 2;
        }
        return strict && run.coverage().count(Verdict.CONTRADICTION) > 0 ? 1 : 0;
    }

    private void progress(String text) {
        if (!quiet) {
            spec.commandLine().getErr().println("… " + text);
        }
    }

    /** Why figures have no value: the most frequent reason, the others are in findings.json. */
    private static Optional<String> withoutValue(Coverage coverage) {
        Map<String, Integer> byReason = new LinkedHashMap<>();
        coverage.withoutValue().values().forEach(reason -> byReason.merge(reason, 1, Integer::sum));
        return byReason.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> "without a value: " + most.getValue() + " of "
                        + coverage.withoutValue().size() + " because of \"" + most.getKey()
                        + "\"; findings.json names them all");
    }

    private void summarise(PackRun run, List<Problem> problems) {
        PrintWriter to = spec.commandLine().getOut();
        PackDescription pack = run.pack().description();
        Coverage coverage = run.coverage();
        to.println();
        to.println(pack.organisation() + ", Stand " + pack.stand());
        to.println("  " + run.pack().figures().figures().size() + " figures read, "
                + (run.pack().net().figures().size() - coverage.withoutValue().size())
                + " figures have a value, " + coverage.withoutValue().size() + " have none, "
                + run.pack().net().relations().size()
                + " relations");
        to.println("  checked: " + coverage.count(Verdict.EXACT) + " exact, "
                + coverage.count(Verdict.WITHIN_ROUNDING) + " within rounding, "
                + coverage.count(Verdict.CONTRADICTION)
                + (coverage.count(Verdict.CONTRADICTION) == 1 ? " contradiction, " : " contradictions, ")
                + coverage.count(Verdict.NOT_CHECKABLE) + " not checkable, "
                + coverage.failedRules().size() + " without a usable rule");
        if (!coverage.checkedAnything()) {
            to.println("  Nothing was checked: the pack prints no figures that could be compared.");
        }
        withoutValue(coverage).ifPresent(why -> to.println("  " + why));
        problems.stream()
                .filter(problem -> problem.code().equals("EB-PCK-027"))
                .forEach(problem -> to.println("  " + problem.message()));
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        if (errors > 0) {
            to.println("  " + errors + (errors == 1 ? " problem" : " problems")
                    + " in the inputs: the figures concerned are missing, see above");
        }
        findings(run.findings(), to);
        to.println();
        for (PackDescription.DocumentDescription document : pack.documents()) {
            to.println(out.resolve(document.id() + ".html") + "   " + document.title());
        }
        to.println(out.resolve("pruefbericht.html")
                + "   all findings, paper by paper, with the cell marked in its table");
        to.println(out.resolve("findings.json") + "   the same for programs, with every cell concerned");
        to.println(out.resolve("check") + "   every figure, relation and verdict as CSV");
        to.println("Also as .md, .txt, .csv and .json. Where a figure comes from: explain " + folder
                + " \"<concept> <phase> <year>\"");
        advise(run.findings(), to);
    }

    /** The first findings, which are the worst, and how many more there are. */
    private static void findings(List<Finding> findings, PrintWriter to) {
        int number = 0;
        for (Finding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
            number++;
            CheckCell cell = finding.cells().get(0);
            to.println();
            to.println("F" + number + "  " + finding.code() + "  "
                    + Optional.ofNullable(cell.source()).map(Object::toString).orElse(cell.id()));
            to.println("    " + finding.message());
        }
        List<Severity> others =
                findings.stream().skip(MOST_FINDINGS).map(Finding::severity).toList();
        if (!others.isEmpty()) {
            to.println();
            to.println("… and " + others.size() + " more: "
                    + Stream.of(Severity.ERROR, Severity.WARNING, Severity.INFO)
                            .filter(others::contains)
                            .map(severity -> Collections.frequency(others, severity) + " " + noun(severity))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String noun(Severity severity) {
        return switch (severity) {
            case ERROR -> "to correct";
            case WARNING -> "to look into";
            case INFO -> "to note";
        };
    }

    private static String unit(CheckCell cell) {
        String symbol = Notation.symbol(cell.unit());
        return symbol.isEmpty() ? "" : " " + symbol;
    }

    /** One line: what to look at first. */
    private void advise(List<Finding> findings, PrintWriter to) {
        findings.stream().findFirst().ifPresent(worst -> {
            CheckCell cell = worst.suspect()
                    .map(Repair.Change::cell)
                    .orElse(worst.cells().get(0));
            String what = worst.suspect()
                    .filter(Repair.Change::isProposed)
                    .map(change -> ": \"" + cell.label() + "\" may have to be "
                            + Notation.GERMAN.format(change.proposed()) + unit(cell))
                    .orElse("");
            to.println();
            to.println("Start with F1 at "
                    + Optional.ofNullable(cell.source()).map(Object::toString).orElse(cell.id()) + what
                    + "; details under F1 in pruefbericht.html");
        });
    }
}
