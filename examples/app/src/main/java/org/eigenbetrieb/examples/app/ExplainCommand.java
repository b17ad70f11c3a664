package org.eigenbetrieb.examples.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints where a figure comes from. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Prints where a figure comes from: rules, accounts, files and lines.")
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "<folder>", description = "Folder with pack.json and its tables.")
    private Path folder;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "<figure>",
            description = "Words that name the figure, a key (concept|phase|period) or a cell (paper:row:column).")
    private List<String> figure;

    @SuppressWarnings("NullAway.Init")
    ExplainCommand() {}

    @Override
    public Integer call() {
        PrintWriter log = spec.commandLine().getErr();
        Read<Optional<Pack>> read = PackFolder.read(folder, Modules.registry());
        read.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .forEach(log::println);
        if (read.value().isEmpty()) {
            return 2;
        }
        spec.commandLine()
                .getOut()
                .print(read.value()
                        .get()
                        .run()
                        .explain(String.join(" ", figure))
                        .toText());
        return read.isClean() ? 0 : 2;
    }
}
