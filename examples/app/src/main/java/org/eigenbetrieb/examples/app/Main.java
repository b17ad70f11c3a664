package org.eigenbetrieb.examples.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line program. */
@Command(
        name = "eigenbetrieb",
        mixinStandardHelpOptions = true,
        version = "eigenbetrieb 0.1.0-SNAPSHOT",
        description = "Computes, checks and prints what a German municipal enterprise lays before its committee.",
        subcommands = {
            PackCommand.class,
            ExplainCommand.class,
            WhatIfCommand.class,
            SolveCommand.class,
            CheckCommand.class
        })
public final class Main {

    private Main() {}

    /**
     * Runs the program and ends the virtual machine with its exit status.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /**
     * Runs the program.
     *
     * @param out where results go
     * @param err where problems and progress go
     * @param args the command line
     * @return exit status: 0 done, 1 done and contradictions found (only with {@code --strict}), 2 something could not
     *     be read or written or the command line is wrong
     */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(out);
        line.setErr(err);
        line.setExecutionExceptionHandler((failure, command, result) -> {
            command.getErr().println("eigenbetrieb: " + message(failure));
            return 2;
        });
        line.setParameterExceptionHandler((mistake, given) -> {
            CommandLine command = mistake.getCommandLine();
            command.getErr().println(mistake.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(mistake, command.getErr());
            command.usage(command.getErr());
            return 2;
        });
        int status = args.length == 0 ? usage(line) : line.execute(args);
        out.flush();
        err.flush();
        return status;
    }

    /** The message of a file system error is often no more than the name of the file. */
    static String message(Exception failure) {
        if (failure instanceof FileSystemException file) {
            String reason = file.getReason();
            if (failure instanceof FileAlreadyExistsException) {
                reason = "there is a file with this name, no folder";
            } else if (failure instanceof AccessDeniedException) {
                reason = "access is denied";
            } else if (reason == null) {
                reason = "it cannot be created";
            }
            return "cannot write " + file.getFile() + ": " + reason + "; name a folder to write to with --out";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static int usage(CommandLine line) {
        line.usage(line.getErr());
        return 2;
    }
}
