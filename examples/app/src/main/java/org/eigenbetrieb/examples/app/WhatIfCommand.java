package org.eigenbetrieb.examples.app;

import java.util.List;
import org.eigenbetrieb.core.pack.PackRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a changed input moves. */
@Command(
        name = "what-if",
        mixinStandardHelpOptions = true,
        description = "Prints what moves if an input changes, paper by paper.")
final class WhatIfCommand extends Question {

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "<input>",
            description = "Words that name inputs of one phase and year, such as: strom ansatz 2024")
    private List<String> input;

    @Option(
            names = "--change",
            required = true,
            paramLabel = "<change>",
            description = "A percentage such as \"+20 %%\", or the new amount such as 450.000.")
    private String change;

    @SuppressWarnings("NullAway.Init")
    WhatIfCommand() {}

    @Override
    String answer(PackRun run) {
        return new Session(run).whatIf(String.join(" ", input), change) + "\n";
    }
}
