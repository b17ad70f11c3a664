package org.eigenbetrieb.core.architecture.bad;

import java.io.PrintStream;

/** Breaks the rule that only programs print. */
@SuppressWarnings("CatchAndPrintStackTrace")
final class Prints {

    void hello() {
        System.out.println("hello");
    }

    void trace() {
        try {
            hello();
        } catch (IllegalStateException e) {
            e.printStackTrace();
        }
    }

    void leave() {
        System.exit(1);
    }

    void allowed(PrintStream out) {
        out.println("hello");
    }
}
