package org.eigenbetrieb.examples.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.Checker;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Findings;
import org.eigenbetrieb.core.check.RelationVerdict;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.folder.CheckFolder;
import org.eigenbetrieb.core.json.FindingsJson;
import org.eigenbetrieb.core.source.Read;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks tables of any origin, given as check folders. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks folders with figures.csv and relations.csv and writes verdicts.csv and findings.json.",
        footer =
                "Exit status, highest of all folders: 0 no contradiction, 1 a contradiction, 2 a folder could not be read.")
final class CheckCommand implements Callable<Integer> {

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

    @SuppressWarnings("NullAway.Init")
    CheckCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter log = spec.commandLine().getErr();
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
        int status = 0;
        for (Map.Entry<String, Path> folder : names.entrySet()) {
            status = Math.max(status, check(folder.getKey(), folder.getValue()));
        }
        return status;
    }

    private static String name(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "root" : name.toString();
    }

    private int check(String name, Path folder) throws IOException {
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
        List<Finding> findings = Findings.of(net, verdicts);
        Coverage coverage = Coverage.of(verdicts, Map.of(), Map.of(), 0);
        Path folderOut = out.resolve(name);
        CheckFolder.writeVerdicts(folderOut, net, verdicts);
        Files.write(
                folderOut.resolve("findings.json"),
                FindingsJson.write(findings, read.problems(), coverage).getBytes(StandardCharsets.UTF_8));
        to.println(name + ": " + coverage.count(Verdict.EXACT) + " exact, " + coverage.count(Verdict.WITHIN_ROUNDING)
                + " within rounding, " + coverage.count(Verdict.CONTRADICTION) + " contradictions, "
                + coverage.count(Verdict.NOT_CHECKABLE) + " not checkable"
                + (coverage.checkedAnything() ? "" : " – nothing was checked"));
        findings.forEach(finding -> to.println("  " + finding.code() + "  " + finding.message()));
        return findings.isEmpty() ? 0 : 1;
    }
}
