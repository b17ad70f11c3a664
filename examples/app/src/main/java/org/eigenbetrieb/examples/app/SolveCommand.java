package org.eigenbetrieb.examples.app;

import java.util.List;
import org.eigenbetrieb.core.pack.PackRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what an input must be so that a figure reaches a target. */
@Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        description = "Prints what an input must be so that a figure reaches a target, and what moves then.")
final class SolveCommand extends Question {

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "<figure>",
            description = "Words that name the figure, such as: jahresergebnis ansatz 2024")
    private List<String> figure;

    @Option(names = "--target", required = true, paramLabel = "<amount>", description = "What it is to be: 400.000")
    private String target;

    @Option(
            names = "--by",
            required = true,
            paramLabel = "<input>",
            description = "Words that name the input that may change: \"strom ansatz 2024\"")
    private String by;

    @SuppressWarnings("NullAway.Init")
    SolveCommand() {}

    @Override
    String answer(PackRun run) {
        return new Session(run).solve(String.join(" ", figure), target, by) + "\n";
    }
}
