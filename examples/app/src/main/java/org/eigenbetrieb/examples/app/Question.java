package org.eigenbetrieb.examples.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eigenbetrieb.core.folder.PackFolder;
import org.eigenbetrieb.core.pack.Pack;
import org.eigenbetrieb.core.pack.PackRun;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.Severity;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers a question about a pack on standard output. */
abstract class Question implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "<folder>", description = "Folder with pack.json and its tables.")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    Question() {}

    /** The answer as text. */
    abstract String answer(PackRun run);

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
        spec.commandLine().getOut().print(answer(read.value().get().run()));
        return read.isClean() ? 0 : 2;
    }
}
