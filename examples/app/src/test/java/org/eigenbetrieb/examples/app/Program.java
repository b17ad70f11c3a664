package org.eigenbetrieb.examples.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/**
 * One run of the command line program, with everything it said.
 *
 * @param status exit status
 * @param out what went to standard output
 * @param err what went to standard error
 */
record Program(int status, String out, String err) {

    static Program run(Object... args) {
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Program(status, out.toString(), err.toString());
    }

    /** {@code pack <folder> --out <out> --quiet} with further options. */
    static Program pack(Path folder, Path out, String... options) {
        Object[] args = new Object[5 + options.length];
        args[0] = "pack";
        args[1] = folder;
        args[2] = "--out";
        args[3] = out;
        args[4] = "--quiet";
        System.arraycopy(options, 0, args, 5, options.length);
        return run(args);
    }
}
