package org.eigenbetrieb.examples.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.Checker;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Findings;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.RepairLimits;
import org.eigenbetrieb.core.check.RepairReport;
import org.eigenbetrieb.core.check.Repairs;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.folder.CheckFolder;
import org.eigenbetrieb.core.folder.FindingsReport;
import org.eigenbetrieb.core.json.FindingsJson;
import org.eigenbetrieb.core.source.Read;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks tables of any origin, given as check folders. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks folders with figures.csv and relations.csv; writes verdicts.csv, repairs.csv and"
                + " findings.json.",
        footer = "Exit status, highest of all folders: 0 no contradiction, 1 a contradiction or jointly inconsistent"
                + " figures, 2 a folder could not be read or its check failed.")
final class CheckCommand implements Callable<Integer> {

    private static final BigDecimal LONGEST = BigDecimal.valueOf(86_400);

    private static final List<String> RESULTS = List.of(
            "verdicts.csv",
            "repairs.csv",
            "findings.json",
            "pruefbericht.html",
            "pruefbericht.md",
            "pruefbericht.txt",
            "pruefbericht.json");

    /** With a budget the clock ends the search; about ten times as many steps as a second takes. */
    private static final long STEPS_PER_SECOND = 300_000_000;

    /** At most how many milliseconds of the budget are kept for what comes after the search. */
    private static final long LAST = 500;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "<folder>", description = "Folders with figures.csv and relations.csv.")
    private List<Path> folders;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "<folder>",
            description = "Folder to write to; each checked folder gets one of its name in it.")
    private Path out;

    @Option(
            names = "--budget",
            paramLabel = "<seconds>",
            description =
                    "Time per folder, reading and writing included, as near as can be; what could not be proven in it"
                            + " is reported as open. Without it the search for repairs ends after a fixed amount of work.")
    private @Nullable BigDecimal budget;

    @Option(
            names = "--repairs",
            paramLabel = "<number>",
            defaultValue = "1000",
            description = "How many repairs of one part are listed at most (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--stand",
            paramLabel = "<date>",
            description = "Date of the papers, for example 2023-09-28. With it the findings are written as a report for"
                    + " people, too: pruefbericht.html, .md, .txt and .json.")
    private @Nullable LocalDate stand;

    @SuppressWarnings("NullAway.Init")
    CheckCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter log = spec.commandLine().getErr();
        if (most < 1 || (budget != null && (budget.signum() <= 0 || budget.compareTo(LONGEST) > 0))) {
            throw new ParameterException(
                    spec.commandLine(),
                    most < 1
                            ? "--repairs " + most + ": expected at least 1"
                            : "--budget " + budget + ": expected seconds above 0 and up to " + LONGEST);
        }
        Map<String, Path> names = new LinkedHashMap<>();
        boolean unique = true;
        for (Path folder : folders) {
            Path before = names.putIfAbsent(name(folder), folder);
            if (before != null) {
                log.println("EB-FOL-003  " + folder + "  has the same name as " + before + ", both would be written to "
                        + out.resolve(name(folder)));
                unique = false;
            }
        }
        if (!unique) {
            return 2;
        }
        Map<String, Path> ready = new LinkedHashMap<>();
        int status = 0;
        for (Map.Entry<String, Path> folder : names.entrySet()) {
            try {
                removeResults(out.resolve(folder.getKey()));
                ready.put(folder.getKey(), folder.getValue());
            } catch (IOException failure) {
                status = failed(folder.getKey(), folder.getValue(), failure);
            }
        }
        for (Map.Entry<String, Path> folder : ready.entrySet()) {
            status = Math.max(status, contained(folder.getKey(), folder.getValue()));
        }
        return status;
    }

    /** What an earlier run wrote says nothing about this one, which may not come so far. */
    private static void removeResults(Path folder) throws IOException {
        for (String result : RESULTS) {
            Files.deleteIfExists(folder.resolve(result));
        }
    }

    private static String name(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "root" : name.toString();
    }

    /** One folder that fails is named and leaves no half result; the others are checked all the same. */
    private int contained(String name, Path folder) throws IOException {
        try {
            return check(name, folder);
        } catch (IOException | RuntimeException failure) {
            int status = failed(name, folder, failure);
            removeResults(out.resolve(name));
            return status;
        }
    }

    private int failed(String name, Path folder, Exception failure) {
        spec.commandLine().getErr().println("EB-FOL-004  " + folder + "  " + Main.message(failure));
        spec.commandLine().getOut().println(name + ": the check failed, nothing was written");
        return 2;
    }

    private int check(String name, Path folder) throws IOException {
        Timer timer = new Timer("budget", true);
        AtomicBoolean searched = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        try {
            if (budget != null) {
                long whole = Math.max(1, budget.movePointRight(3).longValue());
                // What was found has to be written down, too.
                after(timer, Math.max(1, whole - Math.min(whole / 2, LAST)), searched);
                after(timer, whole, over);
            }
            return check(name, folder, searched, over);
        } finally {
            timer.cancel();
        }
    }

    private RepairLimits limits(AtomicBoolean searched) {
        RepairLimits limits = RepairLimits.STANDARD.listing(most);
        if (budget == null) {
            return limits;
        }
        long steps = budget.setScale(0, RoundingMode.CEILING).longValueExact() * STEPS_PER_SECOND;
        return new RepairLimits(most, steps, searched::get);
    }

    private static void after(Timer timer, long milliseconds, AtomicBoolean flag) {
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        flag.set(true);
                    }
                },
                milliseconds);
    }

    private int check(String name, Path folder, AtomicBoolean searched, AtomicBoolean over) throws IOException {
        PrintWriter to = spec.commandLine().getOut();
        PrintWriter log = spec.commandLine().getErr();
        Read<Optional<CheckNet>> read = CheckFolder.read(folder);
        if (!read.problems().isEmpty()) {
            log.println(folder + ":");
            read.problems().forEach(log::println);
        }
        if (read.value().isEmpty()) {
            to.println(name + ": could not be read, nothing was checked");
            return 2;
        }
        CheckNet net = read.value().get();
        List<RelationVerdict> verdicts = Checker.check(net);
        RepairReport repairs = Repairs.of(net, verdicts, limits(searched));
        List<Finding> findings = Findings.of(net, verdicts, repairs, over::get);
        Coverage coverage = Coverage.of(verdicts, repairs.openReasons(), Map.of(), 0);
        Path folderOut = out.resolve(name);
        CheckFolder.writeVerdicts(folderOut, net, verdicts);
        CheckFolder.writeRepairs(folderOut, repairs);
        Files.write(
                folderOut.resolve("findings.json"),
                FindingsJson.write(findings, read.problems(), coverage).getBytes(StandardCharsets.UTF_8));
        if (stand != null) {
            FindingsReport.write(
                    folderOut,
                    FindingsReport.of(
                            net, verdicts, findings, coverage, new FindingsReport.Papers(name, stand, Map.of())));
        }
        to.println(name + ": " + coverage.count(Verdict.EXACT) + " exact, " + coverage.count(Verdict.WITHIN_ROUNDING)
                + " within rounding, " + coverage.count(Verdict.CONTRADICTION) + " contradictions, "
                + coverage.count(Verdict.NOT_CHECKABLE) + " not checkable"
                + (coverage.checkedAnything() ? "" : " – nothing was checked"));
        for (Finding finding : findings) {
            CheckCell cell = finding.cells().get(0);
            to.println("  " + finding.code() + "  "
                    + Optional.ofNullable(cell.source()).map(Object::toString).orElse(cell.id()) + "  "
                    + finding.message());
            if (!finding.advice().isEmpty()) {
                to.println("      repair: " + finding.advice());
            }
            finding.beneath().forEach(each -> to.println("      with it: " + each.message()));
        }
        repairs.openReasons().forEach((part, reason) -> to.println("  open: " + part + ": " + reason));
        return findings.isEmpty() ? 0 : 1;
    }
}
