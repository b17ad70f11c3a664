package org.eigenbetrieb.examples.app;

import java.util.List;
import org.eigenbetrieb.core.pack.PackRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints where a figure comes from. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Prints where a figure comes from: rules, accounts, files and lines.")
final class ExplainCommand extends Question {

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "<figure>",
            description = "Words that name the figure, a key (concept|phase|period) or a cell (paper:row:column).")
    private List<String> figure;

    @SuppressWarnings("NullAway.Init")
    ExplainCommand() {}

    @Override
    String answer(PackRun run) {
        return run.explain(String.join(" ", figure)).toText();
    }
}
